/* encoder_dataset.c - a whole training table as a dataset, on several threads.
 *
 * Which rows lie in which piece is known since they were counted, so each
 * thread writes the rows of its piece to where they belong, and what comes out
 * doesn't depend on which thread wrote them.
 */
#include <assert.h>
#include <stdlib.h>

#include "bp/encoder.h"
#include "bp/mem.h"
#include "encoder_codes.h"

/* What the threads share; each has rows of its own. */
typedef struct encoding {
    const bp_encoder *encoder;
    const bp_table *table;
    const bp_filter *filter;
    bp_dataset *data;
    size_t *inputs, *targets; /* their cells in a row */
    bp_rows *rows;
    bp_cells *cells; /* kept from the first reading; NULL: the text is read */
    codes_memo **memos;
} encoding;

static bp_status refuse_changed(const bp_piece *piece, bp_error *err) {
    return bp_fail(err, BP_EDATA, "%s: has changed while it was read",
                   piece->name);
}

static bp_status encode_row(const encoding *e, const bp_record *record,
                            size_t row, bp_error *err) {
    const bp_dataset *data = e->data;
    bp_status status =
        bp_encoder_inputs(e->encoder, record, e->inputs,
                          data->x + row * data->n_inputs, NULL, err);
    return status ? status
                  : bp_encoder_targets(e->encoder, record, e->targets,
                                       data->t + row * data->n_targets, err);
}

static bool knows(void *context, size_t number) {
    const encoding *e = context;
    return cells_of(e->cells, number) != NULL;
}

/* Encodes a piece from the codes of its cells, which are then forgotten: so
 * they and the dataset never take room for both at once. */
static bp_status encode_codes(const encoding *e, size_t thread,
                              const bp_piece *piece, bp_error *err) {
    bp_dataset *data = e->data;
    codes_memo **memo = &e->memos[thread];
    const cell_code *row = cells_of(e->cells, piece->number);
    bp_status status = *memo ? BP_OK : codes_memo_new(memo, e->encoder, err);
    for (size_t i = 0; !status && i < piece->n_rows; i++) {
        size_t at = piece->first_row + i;
        status = codes_encode(*memo, e->encoder, e->cells, row,
                              data->x + at * data->n_inputs,
                              data->t + at * data->n_targets, err);
        row += e->cells->n_cols;
    }
    if (!status)
        cells_forget(e->cells, piece->number);
    return status;
}

static bp_status encode_piece(void *context, size_t thread, bp_piece *piece,
                              bp_error *err) {
    const encoding *e = context;
    if (!piece->text)
        return encode_codes(e, thread, piece, err);
    bp_rows *rows = &e->rows[thread];
    bp_record record;
    size_t n = 0;
    bp_status status =
        rows->csv ? BP_OK : bp_rows_init(rows, e->table, false, err);
    if (status)
        return status;
    bp_rows_start(rows, piece);
    while (!(status = bp_rows_next(rows, &record, err)) && record.n_cells > 0) {
        if (bp_filter_drops(e->filter, &record))
            continue;
        if (n == piece->n_rows)
            return refuse_changed(piece, err);
        status = encode_row(e, &record, piece->first_row + n++, err);
        if (status)
            return status;
    }
    return !status && n < piece->n_rows ? refuse_changed(piece, err) : status;
}

static size_t *positions(const bp_column *columns, size_t n, bp_error *err) {
    size_t *cells = bp_alloc(n, sizeof *cells, err);
    for (size_t i = 0; cells && i < n; i++)
        cells[i] = columns[i].position;
    return cells;
}

static bp_status encode_pieces(encoding *e, size_t n_threads, bp_error *err) {
    const bp_encoder *encoder = e->encoder;
    bp_piece_job job = {.work = encode_piece, .context = e, .knows = knows};
    e->inputs = positions(encoder->inputs, encoder->n_inputs, err);
    e->targets = positions(encoder->targets, encoder->n_targets, err);
    e->rows = bp_alloc(n_threads, sizeof *e->rows, err);
    e->memos = bp_alloc(n_threads, sizeof(codes_memo *), err);
    bp_status status = BP_ESYSTEM;
    if (e->inputs && e->targets && e->rows && e->memos)
        status = bp_pieces_run(e->table->pieces, n_threads, &job, err);
    if (status == BP_EDATA && e->cells) {
        e->cells = NULL; /* the text knows the line */
        status = bp_pieces_run(e->table->pieces, n_threads, &job, err);
    }
    for (size_t i = 0; e->rows && i < n_threads; i++)
        bp_rows_free(&e->rows[i]);
    for (size_t i = 0; e->memos && i < n_threads; i++)
        codes_memo_free(e->memos[i]);
    free(e->memos);
    free(e->rows);
    free(e->inputs);
    free(e->targets);
    return status;
}

bp_status bp_encoder_dataset(const bp_encoder *encoder, const bp_table *table,
                             const bp_filter *filter, size_t n_threads,
                             size_t memory, bp_dataset *data, bp_error *err) {
    encoding e = {
        .encoder = encoder, .table = table, .filter = filter, .data = data};
    assert(bp_pieces_rows(table->pieces) == table->n_rows);
    bp_status status = bp_dataset_init(
        data, table->n_rows, bp_encoder_width(encoder), encoder->n_targets,
        bp_encoder_classes(encoder), memory, err);
    if (table->cells && codes_suffice(encoder, table->cells))
        e.cells = table->cells;
    if (!status)
        status = encode_pieces(&e, n_threads, err);
    if (status)
        bp_dataset_free(data);
    return status;
}
