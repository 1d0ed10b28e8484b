/* kernel.h - the arithmetic of the engine, one set per instruction set.
 *
 * The contract: every element of a product is ONE chain of fused multiply-adds
 *     acc = fma(a, b, acc),  acc = 0 at first,
 * in ascending order of the summed index. A wider vector or another tile only
 * changes which elements are computed side by side, never the chain of one. So
 * all sets give the same bits, equal to a plain fmaf triple loop; and one seed
 * gives one model file on every machine.
 *
 * The three products come in units: blocks of the output that don't depend on
 * each other, so that they can be shared out among threads, and so that what
 * follows (a transfer function, a step of gradient descent) finds its numbers
 * still in the cache. A unit is one panel (matrix.h) wide; the floats of its
 * rows are contiguous.
 *
 * Outputs come first. A kernel may compute whole vectors of padding; it leaves
 * zeros where it found them in w, and in what it writes as dx and dw.
 */
#ifndef BP_KERNEL_H
#define BP_KERNEL_H

#include <stdbool.h>

#include "bp/activation.h"
#include "bp/matrix.h"

/* Rows of a batch in a unit of forward; rows of w (and of dx transposed) in a
 * unit of gradient (and of backward). */
enum { BP_UNIT_ROWS = 24, BP_UNIT_INPUTS = BP_PANEL };

/* A batch of fewer rows than this takes backward_few. */
enum { BP_FEW_ROWS = 8 };

/* A layer that learns from one row at a time; x is the row that comes in. For
 * one row a panel is a plain vector. */
typedef struct bp_row_layer {
    bp_activation f;
    size_t n_inputs, n_units; /* K and N */
    float *w, *b;             /* its parameters, as in a network */
    float *v_w, *v_b;         /* their velocities */
    float *z, *a, *delta;     /* N each, padded; z may be a where a tells f' */
} bp_row_layer;

/* A step of gradient descent, see optimizer.h: what all its parameters share.
 */
typedef enum bp_step_kind {
    BP_STEP_SGD,
    BP_STEP_NESTEROV,
    BP_STEP_RMSPROP,
    BP_STEP_ADAM,
    BP_STEP_RPROP,
} bp_step_kind;

typedef struct bp_step {
    bp_step_kind kind;
    float scale;  /* 1 / M, times what clipping leaves */
    float l1, l2; /* weights only, */
    float decay;  /* and so is this: rate times weight_decay */
    float rate;
    float beta1; /* for sgd and nesterov: momentum */
    float beta2, epsilon;
    float unbias1; /* 1 / (1 - beta1^t) */
    float unbias2; /* likewise */
} bp_step;

typedef struct bp_kernel {
    const char *name; /* "avx512", "avx2", "neon", "portable" */

    /* z (M x N) = x (M x K) w (K x N) + b (N): a chain over k, then + b; and
     * a = f(z), for any f but softmax (which leaves a = z). `a` may be `z`. */
    void (*forward)(bp_matrix z, bp_matrix a, bp_activation f, bp_matrix x,
                    bp_matrix w, const float *b, size_t unit);

    /* The same with the rows of x wherever they lie: row m at x[m]. So the
     * first layer takes the rows of a dataset, which nobody copies. */
    void (*forward_rows)(bp_matrix z, bp_matrix a, bp_activation f,
                         const float *const *x, bp_matrix w, const float *b,
                         size_t unit);

    /* dx (M x K) = delta (M x N) w^T: a chain over n. It takes delta_t (N x M),
     * the transpose of delta: w stays as it lies. */
    void (*backward)(bp_matrix dx, bp_matrix w, bp_matrix delta_t, size_t unit);

    /* All of dx, for a batch of a few rows, which aren't worth a transpose. */
    void (*backward_few)(bp_matrix dx, bp_matrix w, bp_matrix delta);

    /* dw (K x N) = x^T delta: a chain over the batch's rows. Writes the unit's
     * rows, one after another, to `dw`. */
    void (*gradient)(float *dw, bp_matrix x, bp_matrix delta, size_t unit);

    /* The same with x as in forward_rows; w is for its shape alone. */
    void (*gradient_rows)(float *dw, const float *const *x, bp_matrix w,
                          bp_matrix delta, size_t unit);

    /* Column sums of a panel of delta, in the order of its rows: as many of
     * db (N) as the panel is wide. */
    void (*bias_gradient)(float *db, bp_matrix delta, size_t panel);

    /* to (N x M) = from (M x N) transposed. */
    void (*transpose)(bp_matrix to, bp_matrix from);

    /* a = f(z), all but softmax; `n` floats. `a` may be `z`. */
    void (*transfer)(bp_activation f, float *a, const float *z, size_t n);

    /* delta = delta * f'(z), from a, and from z where a doesn't tell (`z` may
     * be NULL elsewhere); `n` floats. */
    void (*slope)(bp_activation f, float *delta, const float *a, const float *z,
                  size_t n);

    /* a = softmax(z) over each row's `cols`. `a` may be `z`. */
    void (*softmax)(bp_matrix a, bp_matrix z);

    /* `sum` plus the losses (loss.h) of n outputs a of one row for targets t.
     */
    double (*add_softmax_loss)(double sum, const float *a, const float *t,
                               size_t n);
    double (*add_sigmoid_loss)(double sum, const float *a, const float *t,
                               size_t n);
    double (*add_mse)(double sum, const float *a, const float *t, size_t n);
    double (*add_mae)(double sum, const float *a, const float *t, size_t n);
    double (*add_huber)(double sum, const float *a, const float *t, size_t n);
    double (*add_poisson)(double sum, const float *a, const float *t, size_t n);

    /* One step over `n` parameters w with two blocks of state, s and r (r for
     * adam and rprop only). epsilon must not be 0: where a gradient has always
     * been 0, as it is in padding, it is all that is divided by. */
    void (*step)(const bp_step *step, float *w, float *s, float *r,
                 const float *grad, size_t n, bool are_biases);

    /* The same for a layer and a single row: z = x w + b and a = f(z), softmax
     * too; dx (K, unpadded) = delta w^T; and the step with the gradient of this
     * row alone, x^T delta. */
    void (*row_forward)(const bp_row_layer *layer, const float *x);
    void (*row_backward)(const bp_row_layer *layer, float *dx);
    void (*row_step)(const bp_row_layer *layer, const float *x, float l2,
                     float momentum, float rate);
} bp_kernel;

/* The set called `name`, or the fastest this processor has when `name` is NULL.
 * NULL when the set isn't in this build or the processor can't run it. */
const bp_kernel *bp_kernel_find(const char *name);

static inline size_t bp_blocks(size_t rows, size_t block) {
    return (rows + block - 1) / block;
}

/* What a unit covers of its output: `rows` rows of a panel from `first` on. */
typedef struct bp_block {
    size_t panel, first, rows;
} bp_block;

/* The order of units, for a product whose outputs are n_kept x n_streamed
 * blocks: `chunk` blocks along the first way, whose factor then stays in the
 * cache, are done for all blocks along the second. */
typedef struct bp_place {
    size_t kept, streamed;
} bp_place;

static inline bp_place bp_unit_place(size_t n_kept, size_t n_streamed,
                                     size_t chunk, size_t unit) {
    if (n_kept == 1)
        return (bp_place){0, unit};
    size_t first = unit / (chunk * n_streamed) * chunk;
    size_t rest = unit - first * n_streamed;
    size_t left = n_kept - first < chunk ? n_kept - first : chunk;
    return (bp_place){first + rest % left, rest / left};
}

static inline bp_block bp_make_block(size_t panel, size_t first, size_t rows,
                                     size_t most) {
    size_t left = rows - first;
    return (bp_block){panel, first, left < most ? left : most};
}

/* Units of z = x w + b; the rows of x are kept. */
static inline size_t bp_forward_units(bp_matrix z) {
    return bp_panels(z.cols) * bp_blocks(z.rows, BP_UNIT_ROWS);
}

static inline bp_block bp_forward_block(bp_matrix z, size_t unit) {
    bp_place at = bp_unit_place(bp_blocks(z.rows, BP_UNIT_ROWS),
                                bp_panels(z.cols), 4, unit);
    return bp_make_block(at.streamed, at.kept * BP_UNIT_ROWS, z.rows,
                         BP_UNIT_ROWS);
}

/* Units of dx; the rows of w are kept. */
static inline size_t bp_backward_units(bp_matrix dx) {
    return bp_panels(dx.cols) * bp_blocks(dx.rows, BP_PANEL);
}

static inline bp_block bp_backward_block(bp_matrix dx, size_t unit) {
    bp_place at = bp_unit_place(bp_panels(dx.cols),
                                bp_blocks(dx.rows, BP_PANEL), 3, unit);
    return bp_make_block(at.kept, at.streamed * BP_PANEL, dx.rows, BP_PANEL);
}

/* Units of dw; the columns of x are kept. */
static inline size_t bp_gradient_units(bp_matrix dw) {
    return bp_panels(dw.cols) * bp_blocks(dw.rows, BP_UNIT_INPUTS);
}

static inline bp_block bp_gradient_block(bp_matrix dw, size_t unit) {
    bp_place at = bp_unit_place(bp_blocks(dw.rows, BP_UNIT_INPUTS),
                                bp_panels(dw.cols), 8, unit);
    return bp_make_block(at.streamed, at.kept * BP_UNIT_INPUTS, dw.rows,
                         BP_UNIT_INPUTS);
}

#endif
