/* dataset.c - encoded rows, and batches of them. */
#include "bp/dataset.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

bp_status bp_dataset_init(bp_dataset *data, size_t n_rows, size_t n_inputs,
                          size_t n_targets, size_t n_classes, bp_error *err) {
    *data = (bp_dataset){.n_rows = n_rows,
                         .n_inputs = n_inputs,
                         .n_targets = n_targets,
                         .n_classes = n_classes};
    data->x = bp_alloc_floats(n_rows * n_inputs, err);
    data->t = bp_alloc_floats(n_rows * n_targets, err);
    if (data->x && data->t)
        return BP_OK;
    bp_dataset_free(data);
    return BP_ESYSTEM;
}

void bp_dataset_free(bp_dataset *data) {
    free(data->x);
    free(data->t);
    *data = (bp_dataset){0};
}

/* One output for two classes holds the class itself, 0 or 1; otherwise the
 * output of the row's class is 1 and the others are 0. */
static void spread_class(float *t, size_t n_outputs, float class_number) {
    if (n_outputs == 1) {
        t[0] = class_number;
        return;
    }
    for (size_t j = 0; j < n_outputs; j++)
        t[j] = (float)j == class_number ? 1 : 0;
}

void bp_dataset_batch(const bp_dataset *data, const uint32_t *order,
                      size_t first, bp_matrix x, bp_matrix t) {
    for (size_t m = 0; m < x.rows; m++) {
        size_t row = order ? order[m] : first + m;
        memcpy(bp_row(x, m), data->x + row * data->n_inputs,
               data->n_inputs * sizeof(float));
        if (data->n_classes)
            spread_class(bp_row(t, m), t.cols, data->t[row]);
        else
            memcpy(bp_row(t, m), data->t + row * data->n_targets,
                   data->n_targets * sizeof(float));
    }
}
