/* encoder_dataset.c - a whole table as a dataset, on several threads.
 *
 * Which rows lie in which piece is known since they were counted, so each
 * thread writes the rows of its piece to where they belong, and what comes out
 * doesn't depend on which thread wrote them.
 */
#include "encoder_dataset.h"

#include <assert.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "encoder_codes.h"
#include "kept_rows.h"

/* What a thread has of its own; one that gets no piece needs nothing. */
typedef struct worker {
    kept_rows rows;
    codes_memo *memo;
    bp_encoded counts;
} worker;

/* What the threads share. */
typedef struct encoding {
    const dataset_source *from;
    bp_cells *cells; /* the source's, until they are found not to do */
    bp_dataset *data;
    worker *workers;
} encoding;

static bool is_counted(const dataset_source *from) {
    return from->counts.n_filled && from->counts.n_unseen;
}

static bp_status make_ready(const encoding *e, worker *w, bp_error *err) {
    const dataset_source *from = e->from;
    size_t n = from->encoder->n_inputs;
    bp_status status =
        kept_rows_init(&w->rows, from->table, from->filter, true, err);
    if (status || !is_counted(from))
        return status;
    w->counts.n_filled = bp_alloc(n, sizeof *w->counts.n_filled, err);
    w->counts.n_unseen = bp_alloc(n, sizeof *w->counts.n_unseen, err);
    return w->counts.n_filled && w->counts.n_unseen ? BP_OK : BP_ESYSTEM;
}

static void worker_free(worker *w) {
    kept_rows_free(&w->rows);
    codes_memo_free(w->memo);
    free(w->counts.n_filled);
    free(w->counts.n_unseen);
}

static bp_status encode_targets(const dataset_source *from,
                                const bp_record *record, float *t,
                                bp_error *err) {
    bp_error why;
    bp_status status =
        bp_encoder_targets(from->encoder, record, from->targets, t, &why);
    if (status == BP_EDATA && from->remedy)
        return bp_fail(err, BP_EDATA, "%s; %s", why.message, from->remedy);
    if (status)
        *err = why;
    return status;
}

static bp_status encode_row(const encoding *e, const worker *w,
                            const bp_record *record, size_t row,
                            bp_error *err) {
    const dataset_source *from = e->from;
    const bp_dataset *data = e->data;
    bp_status status = bp_encoder_inputs(
        from->encoder, record, from->inputs, data->x + row * data->n_inputs,
        is_counted(from) ? &w->counts : NULL, err);
    return status ? status
                  : encode_targets(from, record,
                                   data->t + row * data->n_targets, err);
}

static bool knows(void *context, size_t number) {
    const encoding *e = context;
    return cells_of(e->cells, number) != NULL;
}

/* Encodes a piece from the codes of its cells, which are then forgotten: so
 * they and the dataset never take room for both at once. */
static bp_status encode_codes(const encoding *e, worker *w,
                              const bp_piece *piece, bp_error *err) {
    const bp_encoder *encoder = e->from->encoder;
    bp_dataset *data = e->data;
    const cell_code *row = cells_of(e->cells, piece->number);
    bp_status status = w->memo ? BP_OK : codes_memo_new(&w->memo, encoder, err);
    for (size_t i = 0; !status && i < piece->n_rows; i++) {
        size_t at = piece->first_row + i;
        status = codes_encode(w->memo, encoder, e->cells, row,
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
    worker *w = &e->workers[thread];
    bp_record record;
    size_t n;
    if (!piece->text)
        return encode_codes(e, w, piece, err);
    bp_status status = w->rows.rows.csv ? BP_OK : make_ready(e, w, err);
    if (status)
        return status;
    kept_rows_start(&w->rows, piece);
    while (!(status = kept_rows_next(&w->rows, &record, &n, err)) &&
           record.n_cells > 0) {
        status = encode_row(e, w, &record, piece->first_row + n, err);
        if (status)
            break;
    }
    return status;
}

static void add_counts(const encoding *e) {
    const dataset_source *from = e->from;
    for (size_t thread = 0; thread < from->n_threads; thread++) {
        const bp_encoded *its = &e->workers[thread].counts;
        for (size_t i = 0; its->n_filled && i < from->encoder->n_inputs; i++) {
            from->counts.n_filled[i] += its->n_filled[i];
            from->counts.n_unseen[i] += its->n_unseen[i];
        }
    }
}

static bp_status encode_pieces(encoding *e, bp_error *err) {
    const dataset_source *from = e->from;
    bp_piece_job job = {.work = encode_piece, .context = e, .knows = knows};
    e->workers = bp_alloc(from->n_threads, sizeof *e->workers, err);
    if (!e->workers)
        return BP_ESYSTEM;
    bp_pieces *pieces = from->table->pieces;
    bp_status status = bp_pieces_run(pieces, from->n_threads, &job, err);
    if (status == BP_EDATA && e->cells) {
        e->cells = NULL; /* the text knows the line */
        status = bp_pieces_run(pieces, from->n_threads, &job, err);
    }
    if (!status)
        add_counts(e);
    for (size_t i = 0; i < from->n_threads; i++)
        worker_free(&e->workers[i]);
    free(e->workers);
    return status;
}

bp_status dataset_encode(const dataset_source *from, bool weighted,
                         size_t memory, bp_dataset *data, bp_error *err) {
    const bp_encoder *encoder = from->encoder;
    encoding e = {.from = from, .cells = from->cells, .data = data};
    assert(bp_pieces_rows(from->table->pieces) == from->table->n_rows);
    assert(!from->cells || !is_counted(from));
    bp_status status = bp_dataset_init(
        data, from->table->n_rows, bp_encoder_width(encoder),
        encoder->n_targets, bp_encoder_classes(encoder), weighted, memory, err);
    if (!status)
        status = encode_pieces(&e, err);
    if (status)
        bp_dataset_free(data);
    return status;
}

static size_t *positions(const bp_column *columns, size_t n, bp_error *err) {
    size_t *cells = bp_alloc(n, sizeof *cells, err);
    for (size_t i = 0; cells && i < n; i++)
        cells[i] = columns[i].position;
    return cells;
}

bp_status bp_encoder_dataset(const bp_encoder *encoder, const bp_table *table,
                             const bp_filter *filter, size_t n_threads,
                             bool weighted, size_t memory, bp_dataset *data,
                             bp_error *err) {
    size_t *inputs = positions(encoder->inputs, encoder->n_inputs, err);
    size_t *targets = positions(encoder->targets, encoder->n_targets, err);
    dataset_source from = {.encoder = encoder,
                           .table = table,
                           .filter = filter,
                           .inputs = inputs,
                           .targets = targets,
                           .n_threads = n_threads};
    if (table->cells && codes_suffice(encoder, table->cells))
        from.cells = table->cells;
    *data = (bp_dataset){0};
    bp_status status = inputs && targets ? BP_OK : BP_ESYSTEM;
    if (!status)
        status = dataset_encode(&from, weighted, memory, data, err);
    free(inputs);
    free(targets);
    return status;
}
