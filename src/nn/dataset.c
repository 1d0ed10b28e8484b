/* dataset.c - encoded rows, and their targets as outputs. */
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
static void spread_class(bp_matrix t, size_t m, float class_number) {
    if (t.cols == 1) {
        *bp_at(t, m, 0) = class_number;
        return;
    }
    enum { PIECE = 8 }; /* that every panel is made of: no call for so little */
    for (size_t p = 0; p < bp_panels(t.cols); p++)
        for (size_t j = 0; j < bp_panel_width(t, p); j += PIECE)
            memset(bp_panel_row(t, p, m) + j, 0, PIECE * sizeof(float));
    *bp_at(t, m, (size_t)class_number) = 1;
}

void bp_dataset_targets(const bp_dataset *data, size_t row, bp_matrix t,
                        size_t m) {
    if (data->n_classes)
        spread_class(t, m, data->t[row]);
    else
        bp_matrix_set_row(t, m, data->t + row * data->n_targets);
}
