/* kernel.h - the arithmetic of the engine, one set per instruction set.
 *
 * The contract: every element of a product is ONE chain of fused multiply-adds
 *     acc = fma(a, b, acc),  acc = 0 at first,
 * in ascending order of the summed index. A wider vector or another tile only
 * changes which elements are computed side by side, never the chain of one. So
 * all sets give the same bits, equal to a plain fmaf triple loop; and one seed
 * gives one model file on every machine.
 *
 * Outputs come first. Rows of matrices are padded (matrix.h): a kernel may
 * compute whole vectors up to the stride, and leaves zeros where it found them
 * in delta and grad.
 */
#ifndef BP_KERNEL_H
#define BP_KERNEL_H

#include "bp/activation.h"
#include "bp/matrix.h"

typedef struct bp_kernel {
    const char *name; /* "avx512", "avx2", "neon", "portable" */

    /* z (M x N) = x (M x K) w (K x N) + b (N): a chain over k, then + b. */
    void (*forward)(bp_matrix z, bp_matrix x, bp_matrix w, const float *b);

    /* dx (M x K) = delta (M x N) w^T: a chain over n. */
    void (*backward)(bp_matrix dx, bp_matrix delta, bp_matrix w);

    /* dw (K x N) = x^T delta, db (N) = column sums of delta: chains over the
     * batch's rows, in order. */
    void (*gradient)(bp_matrix dw, float *db, bp_matrix x, bp_matrix delta);

    /* a = f(z), all but softmax; `n` floats. `a` may be `z`. */
    void (*transfer)(bp_activation f, float *a, const float *z, size_t n);

    /* delta = delta * f'(z), from a, and from z where a doesn't tell (`z` may
     * be NULL elsewhere); `n` floats. */
    void (*slope)(bp_activation f, float *delta, const float *a, const float *z,
                  size_t n);

    /* a = softmax(z) over each row's `cols`. `a` may be `z`. */
    void (*softmax)(bp_matrix a, bp_matrix z);

    /* One step of gradient descent with momentum over `n` parameters:
     *     g = scale * grad + l2 * w
     *     v = momentum * v + g
     *     w = w - rate * v */
    void (*step)(float *w, float *v, const float *grad, size_t n, float scale,
                 float l2, float momentum, float rate);
} bp_kernel;

/* The set called `name`, or the fastest this processor has when `name` is NULL.
 * NULL when the set isn't in this build or the processor can't run it. */
const bp_kernel *bp_kernel_find(const char *name);

#endif
