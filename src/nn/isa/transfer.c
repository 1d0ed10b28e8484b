/* transfer.c - the transfer functions, their slopes, and softmax.
 *
 * The formulas stand in activation.h. Every function here goes element by
 * element, so the compiler may use vectors of any width.
 */
#include <float.h>
#include <math.h>

#include "../vmath.h"
#include "isa.h"

/* y[i] = expression of i, for i in 0..n-1. y may be an array that the
 * expression reads, but then element i of it is all it reads in round i. */
#define EACH(y, expression)                                                    \
    INDEPENDENT                                                                \
    for (size_t i = 0; i < n; i++)                                             \
    (y)[i] = (expression)

void ISA(transfer)(bp_activation f, float *a, const float *z, size_t n) {
    switch (f) {
    case BP_SIGMOID: EACH(a, vm_sigmoid(z[i])); break;
    case BP_TANH: EACH(a, vm_tanh(z[i])); break;
    case BP_RELU: EACH(a, z[i] > 0 ? z[i] : 0); break;
    case BP_LEAKY_RELU: EACH(a, z[i] > 0 ? z[i] : BP_LEAK * z[i]); break;
    case BP_ELU: EACH(a, z[i] > 0 ? z[i] : vm_expm1(z[i])); break;
    case BP_GELU: EACH(a, z[i] * vm_normal_cdf(z[i])); break;
    case BP_SILU: EACH(a, z[i] * vm_sigmoid(z[i])); break;
    case BP_SOFTPLUS: EACH(a, vm_softplus(z[i])); break;
    case BP_EXP: EACH(a, vm_exp(z[i])); break;
    default: EACH(a, z[i]); break;
    }
}

static inline float silu_slope(float z) {
    float s = vm_sigmoid(z);
    return s * fmaf(z, 1 - s, 1);
}

static inline float gelu_slope(float z) {
    return fmaf(z, vm_normal_pdf(z), vm_normal_cdf(z));
}

/* softplus' slope is s(z); a = log(1 + e^z) gives it as 1 - e^-a. */
static inline float softplus_slope(float a) {
    return -vm_expm1(-a);
}

void ISA(slope)(bp_activation f, float *delta, const float *a, const float *z,
                size_t n) {
    switch (f) {
    case BP_SIGMOID: EACH(delta, delta[i] * (a[i] * (1 - a[i]))); break;
    case BP_TANH: EACH(delta, delta[i] * fmaf(-a[i], a[i], 1)); break;
    case BP_RELU: EACH(delta, a[i] > 0 ? delta[i] : 0); break;
    case BP_LEAKY_RELU:
        EACH(delta, a[i] > 0 ? delta[i] : BP_LEAK * delta[i]);
        break;
    case BP_ELU:
        EACH(delta, a[i] > 0 ? delta[i] : delta[i] * (a[i] + 1));
        break;
    case BP_GELU: EACH(delta, delta[i] * gelu_slope(z[i])); break;
    case BP_SILU: EACH(delta, delta[i] * silu_slope(z[i])); break;
    case BP_SOFTPLUS: EACH(delta, delta[i] * softplus_slope(a[i])); break;
    case BP_EXP: EACH(delta, delta[i] * a[i]); break;
    default: break; /* identity: slope 1 */
    }
}

/* Softmax goes through a few rows at a time, so that e^z is computed for all of
 * them side by side. */
enum { SOME_ROWS = 32 };

/* a = z - the greatest of each row, so that no e^z overflows. */
static void take_greatest_away(bp_matrix a, bp_matrix z, size_t first,
                               size_t n_rows) {
    for (size_t m = first; m < first + n_rows; m++) {
        float greatest = -FLT_MAX;
        for (size_t p = 0; p < bp_panels(z.cols); p++) {
            const float *z_m = bp_panel_row(z, p, m);
            for (size_t j = 0; j < bp_panel_cols(z, p); j++)
                greatest = z_m[j] > greatest ? z_m[j] : greatest;
        }
        for (size_t p = 0; p < bp_panels(z.cols); p++) {
            const float *z_m = bp_panel_row(z, p, m);
            float *a_m = bp_panel_row(a, p, m);
            size_t n = bp_panel_width(z, p);
            EACH(a_m, z_m[i] - greatest);
        }
    }
}

/* Each row by its sum; padding isn't part of it. */
static void divide_by_sum(bp_matrix a, size_t first, size_t n_rows) {
    for (size_t m = first; m < first + n_rows; m++) {
        float sum = 0;
        for (size_t p = 0; p < bp_panels(a.cols); p++) {
            const float *a_m = bp_panel_row(a, p, m);
            for (size_t j = 0; j < bp_panel_cols(a, p); j++)
                sum += a_m[j];
        }
        for (size_t p = 0; p < bp_panels(a.cols); p++) {
            float *a_m = bp_panel_row(a, p, m);
            size_t n = bp_panel_width(a, p);
            EACH(a_m, a_m[i] / sum);
        }
    }
}

void ISA(softmax)(bp_matrix a, bp_matrix z) {
    for (size_t m = 0; m < a.rows; m += SOME_ROWS) {
        size_t n_rows = a.rows - m < SOME_ROWS ? a.rows - m : SOME_ROWS;
        take_greatest_away(a, z, m, n_rows);
        for (size_t p = 0; p < bp_panels(a.cols); p++) {
            float *a_m = bp_panel_row(a, p, m);
            size_t n = n_rows * bp_panel_width(a, p);
            EACH(a_m, vm_exp(a_m[i]));
        }
        divide_by_sum(a, m, n_rows);
    }
}
