/* loss.c - the losses and the delta they send backwards. */
#include "bp/loss.h"

#include <string.h>

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

double bp_loss_sum(double sum, const bp_kernel *kernel, bp_loss loss,
                   bp_activation f, bp_matrix a, bp_matrix t) {
    double (*add)(double, const float *, const float *, size_t) =
        loss == BP_MSE    ? kernel->add_mse
        : f == BP_SOFTMAX ? kernel->add_softmax_loss
                          : kernel->add_sigmoid_loss;
    for (size_t m = 0; m < a.rows; m++) {
        double row = 0;
        for (size_t p = 0; p < bp_panels(a.cols); p++)
            row = add(row, bp_panel_row(a, p, m), bp_panel_row(t, p, m),
                      bp_panel_cols(a, p));
        sum += row;
    }
    return sum;
}

void bp_loss_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                   bp_matrix delta, bp_matrix a, bp_matrix z, bp_matrix t) {
    for (size_t p = 0; p < bp_panels(a.cols); p++) {
        size_t n = bp_panel_cols(a, p);
        for (size_t m = 0; m < a.rows; m++) {
            float *delta_m = bp_panel_row(delta, p, m);
            const float *a_m = bp_panel_row(a, p, m);
            const float *t_m = bp_panel_row(t, p, m);
            for (size_t j = 0; j < n; j++)
                delta_m[j] = a_m[j] - t_m[j];
        }
        if (loss != BP_CROSS_ENTROPY)
            kernel->slope(f, bp_panel_row(delta, p, 0), bp_panel_row(a, p, 0),
                          bp_panel_row(z, p, 0), a.rows * bp_panel_width(a, p));
    }
}
