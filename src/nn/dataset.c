/* dataset.c - encoded rows, and their targets as outputs. */
#include "bp/dataset.h"

#include <string.h>

/* x, then t on the next 64-byte boundary, in one stretch. */
bp_status bp_dataset_init(bp_dataset *data, size_t n_rows, size_t n_inputs,
                          size_t n_targets, size_t n_classes, size_t memory,
                          bp_error *err) {
    enum { LINE = 64 / sizeof(float) };
    size_t x, t, gap = 0, count, bytes;
    *data = (bp_dataset){0};
    bool is_vast = __builtin_mul_overflow(n_rows, n_inputs, &x) ||
                   __builtin_mul_overflow(n_rows, n_targets, &t);
    if (!is_vast) {
        gap = (LINE - x % LINE) % LINE;
        is_vast = __builtin_add_overflow(x, gap, &x) ||
                  __builtin_add_overflow(x, t, &count);
    }
    if (is_vast)
        count = SIZE_MAX; /* which nothing has room for */
    if (__builtin_mul_overflow(count, sizeof(float), &bytes))
        bytes = SIZE_MAX;
    bp_status status = bp_floats_new(&data->room, count, bytes > memory, err);
    if (status)
        return status;
    data->n_rows = n_rows;
    data->n_inputs = n_inputs;
    data->n_targets = n_targets;
    data->n_classes = n_classes;
    data->x = data->room.items;
    data->t = data->room.items + x;
    return BP_OK;
}

void bp_dataset_free(bp_dataset *data) {
    bp_floats_free(&data->room);
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
