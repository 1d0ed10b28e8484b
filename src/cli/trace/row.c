/* row.c - one row of a table, found by its number. */
#include "trace/row.h"

/* Rows are gone over on one thread, in their order. */
typedef struct search {
    bp_rows rows;
    size_t number; /* of the row that is wanted, from 1 */
    size_t count;  /* rows so far */
    trace_row *found;
} search;

static bp_status keep(const bp_record *record, trace_row *row, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < record->n_cells; i++)
        status = bp_strings_add(&row->cells, record->cells[i], err);
    row->record = (bp_record){.file = record->file,
                              .line = record->line,
                              .n_cells = record->n_cells,
                              .cells = row->cells.items};
    return status;
}

/* Behind the row nothing is read: what is there doesn't matter. */
static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    (void)thread;
    search *s = context;
    bp_record record = {.n_cells = 1};
    bp_status status = BP_OK;
    if (s->count < s->number)
        bp_rows_start(&s->rows, piece);
    while (!status && s->count < s->number) {
        status = bp_rows_next(&s->rows, &record, err);
        if (status || record.n_cells == 0)
            break;
        if (++s->count == s->number)
            status = keep(&record, s->found, err);
    }
    return status;
}

bp_status trace_row_find(const bp_table *table, size_t number, trace_row *row,
                         bp_error *err) {
    search s = {.number = number, .found = row};
    *row = (trace_row){0};
    bp_status status = bp_rows_init(&s.rows, table, false, err);
    if (status)
        return status;
    bp_piece_job job = {.work = work, .context = &s};
    status = bp_pieces_run(table->pieces, 1, &job, err);
    bp_rows_free(&s.rows);
    if (!status && s.count < number)
        status = bp_fail(err, s.count ? BP_EUSAGE : BP_EDATA,
                         "%s: there is no row %zu: the file has %zu row%s",
                         table->file, number, s.count, s.count == 1 ? "" : "s");
    if (status)
        trace_row_free(row);
    return status;
}

void trace_row_free(trace_row *row) {
    bp_strings_free(&row->cells);
    *row = (trace_row){0};
}
