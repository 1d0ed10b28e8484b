/* split_helper.h - rows to be split: nothing but their classes. */
#ifndef BP_TEST_SPLIT_HELPER_H
#define BP_TEST_SPLIT_HELPER_H

#include "helper.h"

#include "bp/split.h"

/* Rows without classes. */
static inline bp_dataset plain(size_t n_rows) {
    return (bp_dataset){.n_rows = n_rows, .n_targets = 1};
}

/* counts[c] rows of class c, mixed; the caller frees its t. */
static inline bp_dataset classes(const size_t *counts, size_t n_classes) {
    bp_dataset data = {.n_targets = 1, .n_classes = n_classes};
    for (size_t c = 0; c < n_classes; c++)
        data.n_rows += counts[c];
    uint32_t *order = calloc(data.n_rows, sizeof *order);
    data.t = new_floats(data.n_rows);
    assert_non_null(order);
    for (size_t c = 0, i = 0; c < n_classes; c++)
        for (size_t k = 0; k < counts[c]; k++)
            order[i++] = (uint32_t)c;
    bp_rng rng = rng_of(3);
    bp_rng_shuffle(&rng, order, data.n_rows);
    for (size_t i = 0; i < data.n_rows; i++)
        data.t[i] = (float)order[i];
    free(order);
    return data;
}

#endif
