/* dataset.h - encoded rows: what the engine learns from.
 *
 * n_rows rows of n_inputs float32 inputs and of targets. For classification a
 * row has one target, the number of its class (0 .. n_classes - 1); a batch
 * spreads it over the outputs (one output a class, or one for two classes).
 */
#ifndef BP_DATASET_H
#define BP_DATASET_H

#include <stdint.h>

#include "bp/error.h"
#include "bp/matrix.h"
#include "bp/scratch.h"

/* Owns its memory: x and t are views of `room`. */
typedef struct bp_dataset {
    size_t n_rows;
    size_t n_inputs;
    size_t n_targets; /* columns of t: 1 for classification */
    size_t n_classes; /* 0 for regression */
    float *x;         /* n_rows x n_inputs */
    float *t;         /* n_rows x n_targets */
    bp_floats room;   /* of both, in memory or in a scratch file */
} bp_dataset;

/* Room for n_rows rows, zeroed: in memory, or in a scratch file when it takes
 * more than `memory` bytes. */
bp_status bp_dataset_init(bp_dataset *data, size_t n_rows, size_t n_inputs,
                          size_t n_targets, size_t n_classes, size_t memory,
                          bp_error *err);
void bp_dataset_free(bp_dataset *data);

/* Writes the targets of a row of `data` into row m of t (M x outputs). */
void bp_dataset_targets(const bp_dataset *data, size_t row, bp_matrix t,
                        size_t m);

/* The inputs of a row. */
static inline const float *bp_dataset_inputs(const bp_dataset *data,
                                             size_t row) {
    return data->x + row * data->n_inputs;
}

#endif
