/* loss.c - the losses and the delta they send backwards. */
#include "bp/loss.h"

#include <float.h>
#include <string.h>

#include "vmath.h"

const char *const bp_loss_names[BP_N_LOSSES + 1] = {"cross-entropy", "mse",
                                                    NULL};

bp_loss bp_loss_find(const char *name) {
    int i = 0;
    while (i < BP_N_LOSSES && strcmp(name, bp_loss_names[i]) != 0)
        i++;
    return (bp_loss)i;
}

const char *bp_loss_check(bp_loss loss, bp_activation f) {
    if (loss == BP_CROSS_ENTROPY && f != BP_SOFTMAX && f != BP_SIGMOID)
        return "cross-entropy needs outputs between 0 and 1: softmax or "
               "sigmoid";
    if (loss == BP_MSE && f == BP_SOFTMAX)
        return "softmax outputs go with the loss cross-entropy";
    return NULL;
}

/* Written so that a NaN stays one. */
static double log_of(float p) {
    return (double)vm_log(p < FLT_MIN ? FLT_MIN : p);
}

static double softmax_row(const float *a, const float *t, size_t n) {
    double sum = 0;
    for (size_t j = 0; j < n; j++)
        if (t[j] != 0)
            sum -= (double)t[j] * log_of(a[j]);
    return sum;
}

static double sigmoid_row(const float *a, const float *t, size_t n) {
    double sum = 0;
    for (size_t j = 0; j < n; j++) {
        double expected = (double)t[j];
        if (t[j] != 0)
            sum -= expected * log_of(a[j]);
        if (t[j] != 1)
            sum -= (1 - expected) * log_of(1 - a[j]);
    }
    return sum;
}

static double mse_row(const float *a, const float *t, size_t n) {
    double sum = 0;
    for (size_t j = 0; j < n; j++) {
        double error = (double)t[j] - (double)a[j];
        sum += error * error;
    }
    return sum / 2;
}

double bp_loss_sum(double sum, bp_loss loss, bp_activation f, bp_matrix a,
                   bp_matrix t) {
    double (*row)(const float *, const float *, size_t) =
        loss == BP_MSE    ? mse_row
        : f == BP_SOFTMAX ? softmax_row
                          : sigmoid_row;
    for (size_t m = 0; m < a.rows; m++)
        sum += row(bp_row(a, m), bp_row(t, m), a.cols);
    return sum;
}

void bp_loss_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                   bp_matrix delta, bp_matrix a, const float *z, bp_matrix t) {
    for (size_t m = 0; m < a.rows; m++) {
        float *delta_m = bp_row(delta, m);
        const float *a_m = bp_row(a, m), *t_m = bp_row(t, m);
        for (size_t j = 0; j < a.cols; j++)
            delta_m[j] = a_m[j] - t_m[j];
    }
    if (loss != BP_CROSS_ENTROPY)
        kernel->slope(f, delta.data, a.data, z, a.rows * a.stride);
}
