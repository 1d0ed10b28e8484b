/* rows.c - a row of a table by its number, and nothing kept of the others.
 *
 * Rows are counted from 1, through all files, without headers and blank lines.
 * Those before the one that is wanted needn't be any good.
 */
#include <stdlib.h>

#include "bp/matching.h"
#include "bp/mem.h"
#include "explain/explain.h"

static bp_status row_init(explain_row *row, const bp_encoder *encoder,
                          bp_error *err) {
    size_t n = encoder->n_inputs;
    row->x = bp_alloc(bp_encoder_width(encoder), sizeof *row->x, err);
    row->counts.n_filled = bp_alloc(n, sizeof *row->counts.n_filled, err);
    row->counts.n_unseen = bp_alloc(n, sizeof *row->counts.n_unseen, err);
    bool is_room = row->x && row->counts.n_filled && row->counts.n_unseen;
    return is_room ? BP_OK : BP_ESYSTEM;
}

void explain_row_free(explain_row *row) {
    free(row->file);
    free(row->x);
    free(row->counts.n_filled);
    free(row->counts.n_unseen);
    bp_strings_free(&row->cells);
    *row = (explain_row){0};
}

const char *explain_cell(const explain_row *row, size_t input) {
    const char *cell = row->cells.items[input];
    return *cell ? cell : "(empty)";
}

static bp_status take_row(explanation *e, explain_row *row,
                          const bp_record *record, bp_error *err) {
    const bp_encoder *encoder = &e->model.encoder;
    if (record->n_cells != e->table.n_cols)
        return bp_fail(err, BP_EDATA,
                       "%s:%zu: %zu cell%s where the other rows have %zu",
                       record->file, record->line, record->n_cells,
                       record->n_cells == 1 ? "" : "s", e->table.n_cols);
    bp_status status = bp_encoder_inputs(encoder, record, e->columns, row->x,
                                         &row->counts, err);
    for (size_t i = 0; !status && i < encoder->n_inputs; i++)
        status = bp_strings_add(&row->cells, record->cells[e->columns[i]], err);
    row->file = status ? NULL : bp_copy(record->file, err);
    if (!status && !row->file)
        return BP_ESYSTEM;
    row->line = record->line;
    return status;
}

/* The search for rows, from piece to piece. */
typedef struct search {
    explanation *e;
    bp_rows rows;
    size_t n_seen;
    bool is_over; /* all that are wanted were found */
} search;

static bool is_open(const explain_row *row) {
    return row->number && !row->line;
}

static bp_status look_at(search *s, const bp_record *record, bp_error *err) {
    explanation *e = s->e;
    bp_status status = BP_OK;
    s->n_seen++;
    if (s->n_seen == e->row.number)
        status = take_row(e, &e->row, record, err);
    if (!status && s->n_seen == e->against.number)
        status = take_row(e, &e->against, record, err);
    s->is_over = !is_open(&e->row) && !is_open(&e->against);
    return status;
}

/* A status that isn't BP_OK ends the reading; whether that is a failure,
 * is_over says. */
static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    search *s = context;
    bp_record record;
    (void)thread;
    bp_rows_start(&s->rows, piece);
    for (;;) {
        bp_status status = bp_rows_next(&s->rows, &record, err);
        if (status || record.n_cells == 0)
            return status;
        status = look_at(s, &record, err);
        if (status)
            return status;
        if (s->is_over)
            return bp_fail(err, BP_ECHECK, "found");
    }
}

static bp_status refuse_number(const search *s, bp_error *err) {
    const explanation *e = s->e;
    bool is_row = is_open(&e->row);
    bool are_several = e->values->common.n_operands > 2;
    return bp_fail(err, BP_EUSAGE, "explain: --%s %zu: %s has %zu row%s",
                   is_row ? "row" : "against",
                   is_row ? e->row.number : e->against.number,
                   are_several ? "the input" : e->table.file, s->n_seen,
                   s->n_seen == 1 ? "" : "s");
}

static bp_status find_rows(explanation *e, bp_error *err) {
    search s = {.e = e};
    const bp_piece_job job = {.work = work, .context = &s};
    bp_status status = bp_rows_init(&s.rows, &e->table, false, err);
    s.rows.takes_ragged = true;
    if (!status)
        status = bp_pieces_run(e->table.pieces, 1, &job, err);
    if (status == BP_ECHECK && s.is_over)
        status = BP_OK;
    else if (!status)
        status = refuse_number(&s, err);
    bp_rows_free(&s.rows);
    return status;
}

/* Looks at the first row: where is what, and is it a header? A level that the
 * model doesn't know speaks for one, whatever is done about unknown levels
 * below. */
static bp_status match(bp_encoder *encoder, bp_table *table,
                       const bp_record *first, bp_header header,
                       size_t *columns, bp_error *err) {
    bool is_header = false;
    if (first->n_cells == 0)
        return bp_fail(err, BP_EDATA, "%s: empty: it has no rows", table->file);
    bp_unseen unseen = encoder->unseen;
    encoder->unseen = BP_UNSEEN_ERROR;
    bp_status status =
        bp_match_columns(encoder, first, header, columns, &is_header, err);
    encoder->unseen = unseen;
    return status ? status : bp_table_settle(table, is_header, NULL, err);
}

bp_status explain_open(explanation *e, const char *const *paths, size_t n_paths,
                       bp_table *table, size_t *columns, bp_strings *notes,
                       bp_error *err) {
    bp_encoder *encoder = &e->model.encoder;
    bp_reading reading;
    bp_record first;
    bp_status status = reading_make(&e->values->reading, e->cmd,
                                    &encoder->dialect, &reading, err);
    if (!status)
        status = bp_table_peek(table, paths, n_paths, &reading, false, &first,
                               notes, err);
    if (status)
        return status;
    encoder->dialect = table->dialect;
    return match(encoder, table, &first, reading.header, columns, err);
}

bp_status explain_read(explanation *e, bp_error *err) {
    static const char *const standard_input[] = {"-"};
    const option_values *v = &e->values->common;
    const bp_encoder *encoder = &e->model.encoder;
    bool any = v->n_operands > 1;
    e->row.number = e->values->row;
    e->against.number = e->values->against;
    e->columns = bp_alloc(encoder->n_inputs, sizeof *e->columns, err);
    bp_status status =
        e->columns ? row_init(&e->row, encoder, err) : BP_ESYSTEM;
    if (!status)
        status = row_init(&e->against, encoder, err);
    if (!status)
        status = explain_open(e, any ? v->operands + 1 : standard_input,
                              any ? v->n_operands - 1 : 1, &e->table,
                              e->columns, &e->notes, err);
    return status ? status : find_rows(e, err);
}
