/* mean.c - the mean of a file's rows, as the network sees them: of a category,
 * the share that each level has. */
#include <stdlib.h>

#include "bp/mem.h"
#include "explain/explain.h"

/* Sums, in the order of the rows. */
typedef struct adding {
    explanation *e;
    size_t *columns;
    bp_rows rows;
    float *x;
    double *sums;
    size_t n_rows;
} adding;

static bp_status add_row(adding *a, const bp_record *record, bp_error *err) {
    const bp_encoder *encoder = &a->e->model.encoder;
    size_t width = bp_encoder_width(encoder);
    bp_status status =
        bp_encoder_inputs(encoder, record, a->columns, a->x, NULL, err);
    for (size_t i = 0; !status && i < width; i++)
        a->sums[i] += (double)a->x[i];
    a->n_rows += !status;
    return status;
}

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    adding *a = context;
    bp_record record;
    (void)thread;
    bp_rows_start(&a->rows, piece);
    for (;;) {
        bp_status status = bp_rows_next(&a->rows, &record, err);
        if (status || record.n_cells == 0)
            return status;
        status = add_row(a, &record, err);
        if (status)
            return status;
    }
}

static bp_status add_rows(adding *a, bp_table *table, bp_error *err) {
    explanation *e = a->e;
    size_t width = bp_encoder_width(&e->model.encoder);
    const bp_piece_job job = {.work = work, .context = a};
    a->columns = bp_alloc(e->model.encoder.n_inputs, sizeof *a->columns, err);
    a->x = bp_alloc(width, sizeof *a->x, err);
    a->sums = e->mean = bp_alloc(width, sizeof *e->mean, err);
    if (!a->columns || !a->x || !a->sums)
        return BP_ESYSTEM;
    bp_strings ignored = {0};
    bp_status status = explain_open(e, &e->values->mean_of, 1, table,
                                    a->columns, &ignored, err);
    bp_strings_free(&ignored);
    if (!status)
        status = bp_rows_init(&a->rows, table, false, err);
    if (!status)
        status = bp_pieces_run(table->pieces, 1, &job, err);
    if (!status && a->n_rows == 0)
        return bp_fail(err, BP_EDATA, "%s: no rows to take the mean of",
                       table->file);
    for (size_t i = 0; !status && i < width; i++)
        a->sums[i] /= (double)a->n_rows;
    return status;
}

bp_status explain_mean(explanation *e, bp_error *err) {
    adding a = {.e = e};
    bp_table table = {0};
    bp_dialect dialect = e->model.encoder.dialect;
    bp_status status = add_rows(&a, &table, err);
    e->model.encoder.dialect = dialect;
    bp_rows_free(&a.rows);
    free(a.columns);
    free(a.x);
    bp_table_free(&table);
    return status;
}
