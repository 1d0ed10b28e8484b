/* row.c - a single row through a layer and back; a few rows back.
 *
 * What product.c does for a batch, where there aren't rows enough to fill its
 * tiles. Every sum is the same chain. Compiled with -ffp-contract=fast as that
 * is, for the products of vectors; those of single floats say fmaf, since a
 * compiler may take a sum of products apart to vectorise it.
 */
#include <math.h>

#include "isa.h"

/* A part of a panel's row: a vector, but never wider than the narrowest panel.
 */
#define PART (LANES < 8 ? LANES : 8)
#if LANES > 1
typedef float part __attribute__((vector_size(PART * sizeof(float))));
#define MULTIPLY_ADD(acc, a, b) ((acc) += (a) * (b))
#else
typedef float part;
#define MULTIPLY_ADD(acc, a, b) ((acc) = fmaf(a, b, acc))
#endif

/* A panel of z = x w + b, for a width the compiler knows. */
INLINE void forward_panel(const size_t width, float *z, const float *x,
                          size_t n_inputs, const float *w, const float *b) {
    part acc[BP_PANEL / PART] = {0};
    for (size_t k = 0; k < n_inputs; k++, w += width)
        for (size_t v = 0; v < width / PART; v++)
            MULTIPLY_ADD(acc[v], x[k], *(const part *)(w + v * PART));
    for (size_t v = 0; v < width / PART; v++)
        *(part *)(z + v * PART) = acc[v] + *(const part *)(b + v * PART);
}

void ISA(row_forward)(const bp_row_layer *layer, const float *x) {
    size_t n_inputs = layer->n_inputs, n = bp_padded(layer->n_units);
    const float *w = layer->w, *b = layer->b;
    float *z = layer->z;
    for (size_t at = 0; at < n; at += BP_PANEL) {
        switch (n - at) {
        case 8: forward_panel(8, z + at, x, n_inputs, w, b + at); break;
        case 16: forward_panel(16, z + at, x, n_inputs, w, b + at); break;
        default: forward_panel(BP_PANEL, z + at, x, n_inputs, w, b + at);
        }
        w += BP_PANEL * n_inputs;
    }
    if (layer->f == BP_SOFTMAX)
        ISA(softmax)
    (bp_view(layer->a, 1, layer->n_units, 1), bp_view(z, 1, layer->n_units, 1));
    else if (layer->f != BP_IDENTITY) ISA(transfer)(layer->f, layer->a, z, n);
}

/* So many chains are on their way at once, and each row of w is read along. */
enum { CHAINS = 8 };

/* Adds, for `n_chains` rows of a panel of w, the products with delta. */
INLINE void add_chains(float acc[CHAINS], const size_t n_chains, const float *w,
                       size_t width, const float *delta, size_t n) {
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < n_chains; i++)
            acc[i] = fmaf(delta[j], w[i * width + j], acc[i]);
}

/* Elements k .. k + n_chains - 1 of dx = delta w^T. */
INLINE void backward_chains(const size_t n_chains, float *dx, bp_matrix w,
                            bp_matrix delta, size_t m, size_t k) {
    float acc[CHAINS] = {0};
    for (size_t p = 0; p < bp_panels(w.cols); p++)
        add_chains(acc, n_chains, bp_panel_row(w, p, k), bp_panel_width(w, p),
                   bp_panel_row(delta, p, m), bp_panel_cols(w, p));
    for (size_t i = 0; i < n_chains; i++)
        dx[i] = acc[i];
}

void ISA(backward_few)(bp_matrix dx, bp_matrix w, bp_matrix delta) {
    for (size_t m = 0; m < dx.rows; m++) {
        size_t k = 0;
        for (; k + CHAINS <= dx.cols; k += CHAINS)
            backward_chains(CHAINS, bp_at(dx, m, k), w, delta, m, k);
        if (k < dx.cols)
            backward_chains(dx.cols - k, bp_at(dx, m, k), w, delta, m, k);
    }
}

/* Elements k .. k + n_chains - 1 of dx, for a single row. */
INLINE void row_chains(const size_t n_chains, float *dx,
                       const bp_row_layer *layer, size_t k) {
    float acc[CHAINS] = {0};
    size_t left = layer->n_units, padded = bp_padded(left);
    const float *w = layer->w, *delta = layer->delta;
    for (; left > BP_PANEL; left -= BP_PANEL, padded -= BP_PANEL) {
        add_chains(acc, n_chains, w + k * BP_PANEL, BP_PANEL, delta, BP_PANEL);
        w += BP_PANEL * layer->n_inputs;
        delta += BP_PANEL;
    }
    add_chains(acc, n_chains, w + k * padded, padded, delta, left);
    for (size_t i = 0; i < n_chains; i++)
        dx[k + i] = acc[i];
}

void ISA(row_backward)(const bp_row_layer *layer, float *dx) {
    size_t k = 0, n_inputs = layer->n_inputs;
    for (; k + CHAINS <= n_inputs; k += CHAINS)
        row_chains(CHAINS, dx, layer, k);
    if (k < n_inputs)
        row_chains(n_inputs - k, dx, layer, k);
}

/* The gradient of the weights in one panel from n inputs on: for one row, each
 * is a chain of a single product. */
INLINE void gradient_panel(const size_t width, float *dw, const float *x,
                           size_t n, const float *delta) {
    for (size_t k = 0; k < n; k++, dw += width)
        for (size_t v = 0; v < width / PART; v++) {
            part acc = {0};
            MULTIPLY_ADD(acc, x[k], *(const part *)(delta + v * PART));
            *(part *)(dw + v * PART) = acc;
        }
}

/* The biases' gradient is delta, as a chain that begins with 0: so it has no
 * -0. */
static void step_biases(const bp_row_layer *layer, const bp_step *step,
                        float dw[BP_PANEL]) {
    size_t n = bp_padded(layer->n_units);
    for (size_t at = 0; at < n; at += BP_PANEL) {
        size_t width = n - at < BP_PANEL ? n - at : BP_PANEL;
        for (size_t j = 0; j < width; j += PART)
            *(part *)(dw + j) =
                *(const part *)(layer->delta + at + j) + (part){0};
        ISA(step)(step, layer->b + at, layer->v_b + at, NULL, dw, width, true);
    }
}

void ISA(row_step)(const bp_row_layer *layer, const float *x, float l2,
                   float momentum, float rate) {
    _Alignas(64) float dw[BP_UNIT_INPUTS * BP_PANEL];
    const bp_step step = {.kind = BP_STEP_SGD,
                          .scale = 1,
                          .l2 = l2,
                          .rate = rate,
                          .beta1 = momentum};
    size_t n_inputs = layer->n_inputs, n = bp_padded(layer->n_units);
    float *w = layer->w, *v = layer->v_w;
    for (size_t at = 0; at < n; at += BP_PANEL) {
        size_t width = n - at < BP_PANEL ? n - at : BP_PANEL, some;
        for (size_t k = 0; k < n_inputs; k += some) {
            some =
                n_inputs - k < BP_UNIT_INPUTS ? n_inputs - k : BP_UNIT_INPUTS;
            const float *delta = layer->delta + at;
            switch (width) {
            case 8: gradient_panel(8, dw, x + k, some, delta); break;
            case 16: gradient_panel(16, dw, x + k, some, delta); break;
            default: gradient_panel(BP_PANEL, dw, x + k, some, delta);
            }
            ISA(step)(&step, w, v, NULL, dw, some * width, false);
            w += some * width;
            v += some * width;
        }
    }
    step_biases(layer, &step, dw);
}
