/* dataset.c - encoded rows, their targets as outputs, and what rows and classes
 * weigh. */
#include "bp/dataset.h"

#include <string.h>

/* The first 64-byte boundary at or behind float `at`; `is_vast` becomes true
 * when there is no such number. */
static size_t boundary(size_t at, bool *is_vast) {
    enum { LINE = 64 / sizeof(float) };
    size_t end;
    *is_vast |= __builtin_add_overflow(at, (LINE - at % LINE) % LINE, &end);
    return end;
}

/* x, then t, then the weights, each on a 64-byte boundary, in one stretch. */
bp_status bp_dataset_init(bp_dataset *data, size_t n_rows, size_t n_inputs,
                          size_t n_targets, size_t n_classes, bool weighted,
                          size_t memory, bp_error *err) {
    size_t n_x, n_t, count, bytes, t_at, weights_at = 0;
    *data = (bp_dataset){0};
    bool is_vast = __builtin_mul_overflow(n_rows, n_inputs, &n_x);
    is_vast |= __builtin_mul_overflow(n_rows, n_targets, &n_t);
    t_at = boundary(n_x, &is_vast);
    is_vast |= __builtin_add_overflow(t_at, n_t, &count);
    if (weighted) {
        weights_at = boundary(count, &is_vast);
        is_vast |= __builtin_add_overflow(weights_at, n_rows, &count);
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
    data->t = data->room.items + t_at;
    data->weights = weighted ? data->room.items + weights_at : NULL;
    for (size_t i = 0; weighted && i < n_rows; i++)
        data->weights[i] = 1;
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

bp_status bp_dataset_normalize_weights(bp_dataset *data, bp_error *err) {
    if (!data->weights || data->n_rows == 0)
        return BP_OK;
    double sum = 0;
    for (size_t i = 0; i < data->n_rows; i++)
        sum += (double)data->weights[i];
    if (sum == 0)
        return bp_fail(err, BP_EDATA,
                       "all %zu rows have the weight 0, so there is nothing to "
                       "learn: give some row a weight above 0",
                       data->n_rows);
    double mean = sum / (double)data->n_rows;
    for (size_t i = 0; i < data->n_rows; i++)
        data->weights[i] = (float)((double)data->weights[i] / mean);
    return BP_OK;
}

void bp_dataset_balance(const bp_dataset *data, const bp_selection *rows,
                        double *class_weights) {
    size_t n_found = 0;
    for (size_t c = 0; c < data->n_classes; c++)
        class_weights[c] = 0;
    for (size_t i = 0; i < rows->n_rows; i++) {
        size_t c = (size_t)data->t[bp_selected(rows, i)];
        n_found += class_weights[c] == 0;
        class_weights[c]++; /* its rows so far */
    }
    for (size_t c = 0; c < data->n_classes; c++)
        if (class_weights[c] > 0)
            class_weights[c] =
                (double)rows->n_rows / ((double)n_found * class_weights[c]);
}
