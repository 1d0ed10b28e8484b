/* loss.c - the losses and the delta they send backwards. */
#include "bp/loss.h"

#include <stdbool.h>
#include <string.h>

const char *const bp_loss_names[BP_N_LOSSES + 1] = {
    "cross-entropy", "mse", "mae", "huber", "poisson", NULL};

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
    if (loss == BP_POISSON && f != BP_EXP)
        return "poisson needs outputs above 0: exp";
    if (loss != BP_CROSS_ENTROPY && f == BP_SOFTMAX)
        return "softmax outputs go with the loss cross-entropy";
    return NULL;
}

const char *bp_loss_target_check(bp_loss loss, bp_activation f, double t) {
    if (t >= 0)
        return NULL;
    if (loss == BP_POISSON)
        return "poisson is for targets of 0 and above, such as counts";
    if (f == BP_EXP)
        return "exp is for targets of 0 and above: its outputs are";
    return NULL;
}

typedef double (*adder)(double sum, const float *a, const float *t, size_t n);

static adder adder_of(const bp_kernel *kernel, bp_loss loss, bp_activation f) {
    switch (loss) {
    case BP_MSE: return kernel->add_mse;
    case BP_MAE: return kernel->add_mae;
    case BP_HUBER: return kernel->add_huber;
    case BP_POISSON: return kernel->add_poisson;
    default:
        return f == BP_SOFTMAX ? kernel->add_softmax_loss
                               : kernel->add_sigmoid_loss;
    }
}

double bp_loss_sum(double sum, const bp_kernel *kernel, bp_loss loss,
                   bp_activation f, bp_matrix a, bp_matrix t,
                   const float *weights) {
    adder add = adder_of(kernel, loss, f);
    for (size_t m = 0; m < a.rows; m++) {
        double row = 0;
        for (size_t p = 0; p < bp_panels(a.cols); p++)
            row = add(row, bp_panel_row(a, p, m), bp_panel_row(t, p, m),
                      bp_panel_cols(a, p));
        sum += weights ? (double)weights[m] * row : row;
    }
    return sum;
}

/* a - t, from which all deltas are made. */
static void set_errors(bp_matrix delta, bp_matrix a, bp_matrix t, size_t p) {
    size_t n = bp_panel_cols(a, p);
    for (size_t m = 0; m < a.rows; m++) {
        float *delta_m = bp_panel_row(delta, p, m);
        const float *a_m = bp_panel_row(a, p, m);
        const float *t_m = bp_panel_row(t, p, m);
        for (size_t j = 0; j < n; j++)
            delta_m[j] = a_m[j] - t_m[j];
    }
}

/* The loss' derivative, from the errors. 0 and NaN stay what they are. */
static void shorten(bp_loss loss, float *e, size_t n) {
    if (loss == BP_MAE)
        for (size_t i = 0; i < n; i++)
            e[i] = e[i] > 0 ? 1 : e[i] < 0 ? -1 : e[i];
    if (loss == BP_HUBER)
        for (size_t i = 0; i < n; i++)
            e[i] = e[i] > 1 ? 1 : e[i] < -1 ? -1 : e[i];
}

static void weigh_rows(bp_matrix delta, const float *weights, size_t p) {
    size_t n = bp_panel_cols(delta, p);
    for (size_t m = 0; m < delta.rows; m++) {
        float *delta_m = bp_panel_row(delta, p, m);
        for (size_t j = 0; j < n; j++)
            delta_m[j] *= weights[m];
    }
}

void bp_loss_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                   bp_matrix delta, bp_matrix a, bp_matrix z, bp_matrix t,
                   const float *weights) {
    bool has_slope = loss != BP_CROSS_ENTROPY && loss != BP_POISSON;
    for (size_t p = 0; p < bp_panels(a.cols); p++) {
        size_t n = a.rows * bp_panel_width(a, p);
        set_errors(delta, a, t, p);
        shorten(loss, bp_panel_row(delta, p, 0), n);
        if (weights)
            weigh_rows(delta, weights, p);
        if (has_slope)
            kernel->slope(f, bp_panel_row(delta, p, 0), bp_panel_row(a, p, 0),
                          bp_panel_row(z, p, 0), n);
    }
}
