/* encoder_dataset.h - encoding all rows of a table: what the training table
 * (encoder_dataset.c) and other data with targets (labelled.c) share.
 */
#ifndef BP_ENCODER_DATASET_H
#define BP_ENCODER_DATASET_H

#include "bp/encoder.h"
#include "cells.h"

/* What to encode, and how. */
typedef struct dataset_source {
    const bp_encoder *encoder;
    const bp_table *table; /* its rows counted with: */
    const bp_filter *filter;
    const size_t *inputs, *targets; /* the cells of a row that hold them */
    bp_cells *cells;    /* kept from the first reading, with which the text need
                           not be read: inputs and targets are then where they
                           were in training, and nothing is counted; or NULL */
    const char *remedy; /* said of a target that is refused; or NULL */
    bp_encoded counts;  /* to be added to, once all went well; or NULLs */
    size_t n_threads;
} dataset_source;

bp_status dataset_encode(const dataset_source *from, bool weighted,
                         size_t memory, bp_dataset *data, bp_error *err);

#endif
