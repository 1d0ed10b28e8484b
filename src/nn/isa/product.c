/* product.c - the three matrix products of backpropagation, and the step.
 *
 * The loops are ordered so that the innermost one runs along a row: the
 * compiler turns it into vectors of independent chains (see kernel.h). The
 * summed index always ascends.
 */
#include <math.h>
#include <string.h>

#include "isa.h"

/* z_mn = sum_k x_mk w_kn + b_n */
void ISA(forward)(bp_matrix z, bp_matrix x, bp_matrix w, const float *b) {
    size_t n_padded = w.stride;
    for (size_t m = 0; m < z.rows; m++) {
        float *restrict z_m = bp_row(z, m);
        const float *x_m = bp_row(x, m);
        memset(z_m, 0, n_padded * sizeof *z_m);
        for (size_t k = 0; k < x.cols; k++) {
            const float *restrict w_k = bp_row(w, k);
            for (size_t n = 0; n < n_padded; n++)
                z_m[n] = fmaf(x_m[k], w_k[n], z_m[n]);
        }
        for (size_t n = 0; n < n_padded; n++)
            z_m[n] += b[n];
    }
}

/* dx_mk = sum_n delta_mn w_kn. Eight rows of the batch go side by side, so
 * that w is walked along its rows although the product wants its columns. */
void ISA(backward)(bp_matrix dx, bp_matrix delta, bp_matrix w) {
    enum { SIDE = 8 };
    for (size_t m0 = 0; m0 < dx.rows; m0 += SIDE) {
        size_t side = dx.rows - m0 < SIDE ? dx.rows - m0 : SIDE;
        for (size_t k = 0; k < dx.cols; k++) {
            const float *w_k = bp_row(w, k);
            float chain[SIDE] = {0};
            for (size_t n = 0; n < delta.cols; n++)
                for (size_t m = 0; m < side; m++)
                    chain[m] = fmaf(delta.data[(m0 + m) * delta.stride + n],
                                    w_k[n], chain[m]);
            for (size_t m = 0; m < side; m++)
                dx.data[(m0 + m) * dx.stride + k] = chain[m];
        }
    }
}

/* dw_kn = sum_m x_mk delta_mn, db_n = sum_m delta_mn */
void ISA(gradient)(bp_matrix dw, float *db, bp_matrix x, bp_matrix delta) {
    size_t n_padded = dw.stride;
    memset(dw.data, 0, dw.rows * n_padded * sizeof *dw.data);
    memset(db, 0, n_padded * sizeof *db);
    for (size_t m = 0; m < x.rows; m++) {
        const float *restrict delta_m = bp_row(delta, m);
        const float *x_m = bp_row(x, m);
        for (size_t k = 0; k < dw.rows; k++) {
            float *restrict dw_k = bp_row(dw, k);
            for (size_t n = 0; n < n_padded; n++)
                dw_k[n] = fmaf(x_m[k], delta_m[n], dw_k[n]);
        }
        for (size_t n = 0; n < n_padded; n++)
            db[n] += delta_m[n];
    }
}

void ISA(step)(float *w, float *v, const float *grad, size_t n, float scale,
               float l2, float momentum, float rate) {
    for (size_t i = 0; i < n; i++) {
        float g = fmaf(scale, grad[i], l2 * w[i]);
        v[i] = fmaf(momentum, v[i], g);
        w[i] = fmaf(-rate, v[i], w[i]);
    }
}
