/* predictor.h - predictions for the rows of a table, on several threads.
 *
 * Each thread takes a piece of the input, encodes its rows, runs them through
 * the network in batches and formats what comes out; the pieces' texts go to
 * standard output in the order of the input. Nothing that grows with the
 * number of rows is kept.
 */
#ifndef BP_PREDICTOR_H
#define BP_PREDICTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/model.h"
#include "bp/table.h"
#include "predict/write.h"

/* What the threads share, and what they add up. Who makes it sets the first
 * part; `workers` is the predictor's own. */
typedef struct predictor {
    const bp_kernel *kernel;
    const bp_model *model;
    const bp_table *table; /* settled */
    const writer *writer;  /* of the table's dialect */
    const size_t *columns; /* where each input is */
    const size_t *kept;    /* columns to be written before the predictions */
    size_t n_kept;
    bool keeps_all;       /* they are all columns, in their order */
    bool passes_bad_rows; /* a row that can't be predicted gets empty cells */

    struct worker *workers; /* one a thread */
    size_t n_workers;
    size_t n_bad; /* rows that were not predicted */
    bp_error first_bad;
} predictor;

/* Predicts all rows of the table and writes them, with a header if it has
 * one. What comes before a row that can't be predicted is written. */
bp_status predictor_run(predictor *p, size_t n_threads, bp_error *err);
void predictor_free(predictor *p);

/* What was done to the cells of input i, and lines passed over; all of it is
 * known when all rows are done. */
size_t predictor_filled(const predictor *p, size_t i);
size_t predictor_unseen(const predictor *p, size_t i);
void predictor_passed(const predictor *p, size_t *n_blank, size_t *n_comments);

/* The size of pieces that keeps what a thread holds within bounds, for a model
 * and a writer that writes `n_cells` for a row. */
size_t predictor_piece_size(const bp_model *model, size_t n_cells);

#endif
