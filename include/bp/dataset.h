/* dataset.h - encoded rows: what the engine learns from.
 *
 * n_rows rows of n_inputs float32 inputs and of targets. For classification a
 * row has one target, the number of its class (0 .. n_classes - 1); a batch
 * spreads it over the outputs (one output a class, or one for two classes).
 */
#ifndef BP_DATASET_H
#define BP_DATASET_H

#include <stdbool.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/matrix.h"
#include "bp/scratch.h"

/* Owns its memory: x, t and weights are views of `room`. */
typedef struct bp_dataset {
    size_t n_rows;
    size_t n_inputs;
    size_t n_targets; /* columns of t: 1 for classification */
    size_t n_classes; /* 0 for regression */
    float *x;         /* n_rows x n_inputs */
    float *t;         /* n_rows x n_targets */
    float *weights;   /* n_rows: how much a row counts in training, 1 in the
                         mean; NULL: all the same */
    bp_floats room;   /* of all three, in memory or in a scratch file */
} bp_dataset;

/* Some rows of a dataset; views. */
typedef struct bp_selection {
    const bp_dataset *data;
    const uint32_t *rows; /* their numbers; NULL: all rows of the data */
    size_t n_rows;
} bp_selection;

static inline bp_selection bp_select_all(const bp_dataset *data) {
    return (bp_selection){data, NULL, data->n_rows};
}

static inline size_t bp_selected(const bp_selection *selection, size_t i) {
    return selection->rows ? selection->rows[i] : i;
}

/* Room for n_rows rows, zeroed, and when they are `weighted` for their weights,
 * all 1: in memory, or in a scratch file when it takes more than `memory`
 * bytes. */
bp_status bp_dataset_init(bp_dataset *data, size_t n_rows, size_t n_inputs,
                          size_t n_targets, size_t n_classes, bool weighted,
                          size_t memory, bp_error *err);
void bp_dataset_free(bp_dataset *data);

/* Writes the targets of a row of `data` into row m of t (M x outputs). */
void bp_dataset_targets(const bp_dataset *data, size_t row, bp_matrix t,
                        size_t m);

/* The inputs of a row. */
static inline const float *bp_dataset_inputs(const bp_dataset *data,
                                             size_t row) {
    return data->x + row * data->n_inputs;
}

/* Divides the weights, of which none is below 0, by their mean. BP_EDATA when
 * all are 0. */
bp_status bp_dataset_normalize_weights(bp_dataset *data, bp_error *err);

/* Class weights (n_classes) with which each class counts as much as any other
 * in the selected rows: a class with `count` of the n rows weighs
 * n / (classes that have rows * count), so that the mean over the rows is 1;
 * one without rows weighs 0. (scikit-learn's class_weight="balanced", after
 * King & Zeng, "Logistic regression in rare events data", 2001.) */
void bp_dataset_balance(const bp_dataset *data, const bp_selection *rows,
                        double *class_weights);

#endif
