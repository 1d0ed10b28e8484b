/* product.c - the three matrix products of backpropagation.
 *
 * All three are one loop, `chain`: a tile of the output is kept in registers
 * while the summed index runs, and each step adds, to each row i of the tile,
 * an element of one factor times a vector of the other:
 *
 *   product    tile (rows x columns)     element a(i, k)   vector b(k)
 *   forward    z: batch rows x units     x[m + i][k]       w[k][n ..]
 *   gradient   dw: inputs x units        x[k][first + i]   delta[k][n ..]
 *   backward   dx^T: inputs x rows       w[first + i][k]   delta^T[k][m ..]
 *
 * This file is compiled with -ffp-contract=fast: each `acc += a * b` below is
 * one fused multiply-add on every compiler (the tests hold it against fmaf),
 * and it has no other product of floats.
 */
#include <math.h>
#include <string.h>

#include "isa.h"

/* A panel of 8 columns is half a vector of AVX-512: AVX2 is as wide. */
#if defined BP_ISA_AVX512
#define HALF_WIDTH(width, instead)                                             \
    if ((width) < LANES) {                                                     \
        instead;                                                               \
        return;                                                                \
    }
#else
#define HALF_WIDTH(width, instead)
#endif

/* A tile's accumulators; NARROW_ROWS is the most rows of any. */
typedef struct tile {
    vec acc[NARROW_ROWS][TILE_VECTORS];
} tile;

INLINE vec load(const float *from) {
    return *(const vec *)from;
}

INLINE void store(float *to, vec v) {
    *(vec *)to = v;
}

#if LANES > 1
#define MULTIPLY_ADD(acc, a, b) ((acc) += (a) * (b))
#else
#define MULTIPLY_ADD(acc, a, b) ((acc) = fmaf(a, b, acc))
#endif

INLINE void clear(tile *t) {
    for (int i = 0; i < NARROW_ROWS; i++)
        for (int v = 0; v < TILE_VECTORS; v++)
            t->acc[i][v] = (vec){0};
}

/* One link of each chain of a tile: adds the element of row i, an expression of
 * i, times the vectors at b. */
#define LINK(element)                                                          \
    do {                                                                       \
        vec b_k[TILE_VECTORS];                                                 \
        for (int v = 0; v < vectors; v++)                                      \
            b_k[v] = load(b + v * LANES);                                      \
        for (int i = 0; i < rows; i++)                                         \
            for (int v = 0; v < vectors; v++)                                  \
                MULTIPLY_ADD(t->acc[i][v], element, b_k[v]);                   \
    } while (0)

/* A link fills the registers; clang would unroll two and spill. */
#ifdef __clang__
#define NOT_UNROLLED _Pragma("clang loop unroll(disable)")
#else
#define NOT_UNROLLED
#endif

/* Goes n steps along both factors. Element (i, 0) is a[i * a_row]. `rows` and
 * `vectors` are constants wherever this is inlined, so that the two inner loops
 * unroll and acc becomes registers. */
INLINE void chain(tile *t, const int rows, const int vectors, const float *a,
                  size_t a_row, size_t a_step, const float *b, size_t b_step,
                  size_t n) {
    NOT_UNROLLED
    for (size_t k = 0; k < n; k++) {
        LINK(a[(size_t)i * a_row]);
        a += a_step;
        b += b_step;
    }
}

/* The chain over all columns of `from`, panel by panel, for tile rows that are
 * rows first .. of it. */
INLINE void chain_columns(tile *t, const int rows, const int vectors,
                          bp_matrix from, size_t first, const float *b,
                          size_t b_step) {
    for (size_t p = 0; p < bp_panels(from.cols); p++) {
        const float *a = bp_panel_row(from, p, first);
        size_t n = bp_panel_cols(from, p);
        switch (bp_panel_width(from, p)) { /* a constant, to address by */
        case 8: chain(t, rows, vectors, a, 8, 1, b, b_step, n); break;
        case 16: chain(t, rows, vectors, a, 16, 1, b, b_step, n); break;
        default: chain(t, rows, vectors, a, BP_PANEL, 1, b, b_step, n);
        }
        b += n * b_step;
    }
}

/* As chain, with element (i, k) at a[i][k]. */
INLINE void chain_rows(tile *t, const int rows, const int vectors,
                       const float *const *a, const float *b, size_t b_step,
                       size_t n) {
    NOT_UNROLLED
    for (size_t k = 0; k < n; k++) {
        LINK(a[i][k]);
        b += b_step;
    }
}

/* As chain, with element (i, k) at a[k][first + i]. */
INLINE void chain_across_rows(tile *t, const int rows, const int vectors,
                              const float *const *a, size_t first,
                              const float *b, size_t b_step, size_t n) {
    NOT_UNROLLED
    for (size_t k = 0; k < n; k++) {
        const float *a_k = a[k] + first;
        LINK(a_k[i]);
        b += b_step;
    }
}

INLINE void store_tile(const tile *t, const int rows, const int vectors,
                       float *c, size_t c_row) {
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++)
            store(c + (size_t)i * c_row + v * LANES, t->acc[i][v]);
}

/* Runs TILE(rows) with the constant that `rows` is. */
#define SWITCH_6(TILE)                                                         \
    case 1: TILE(1); break;                                                    \
    case 2: TILE(2); break;                                                    \
    case 3: TILE(3); break;                                                    \
    case 4: TILE(4); break;                                                    \
    case 5: TILE(5); break;                                                    \
    case 6:                                                                    \
        TILE(6);                                                               \
        break;
#define SWITCH_12(TILE)                                                        \
    SWITCH_6(TILE)                                                             \
    case 7: TILE(7); break;                                                    \
    case 8: TILE(8); break;                                                    \
    case 9: TILE(9); break;                                                    \
    case 10: TILE(10); break;                                                  \
    case 11: TILE(11); break;                                                  \
    case 12:                                                                   \
        TILE(12);                                                              \
        break;
#define SWITCH_ROWS(most, TILE) ISA_NAME(SWITCH, most)(TILE)

/* Rows of the next tile, when `left` are left: equal tiles beat full ones and
 * a small rest. */
INLINE size_t tile_rows(size_t left, size_t most) {
    size_t n_tiles = (left + most - 1) / most;
    return (left + n_tiles - 1) / n_tiles;
}

/* Covers `n_rows` rows of a panel with tiles: runs TILE(rows, vectors) for the
 * tile at `row` and `col`. */
#define FOR_EACH_TILE(n_rows, width)                                           \
    if ((width) % (TILE_VECTORS * LANES) == 0)                                 \
        for (size_t row = 0, rows; row < (n_rows); row += rows) {              \
            rows = tile_rows((n_rows)-row, TILE_ROWS);                         \
            for (size_t col = 0; col < (width); col += TILE_VECTORS * LANES)   \
                switch (rows) {                                                \
                    SWITCH_ROWS(TILE_ROWS, WIDE_TILE)                          \
                default: break;                                                \
                }                                                              \
        }                                                                      \
    else                                                                       \
        for (size_t row = 0, col = 0, rows; row < (n_rows); row += rows) {     \
            rows = tile_rows((n_rows)-row, NARROW_ROWS);                       \
            switch (rows) {                                                    \
                SWITCH_ROWS(NARROW_ROWS, NARROW_TILE)                          \
            default: break;                                                    \
            }                                                                  \
        }
#define WIDE_TILE(rows)   TILE(rows, TILE_VECTORS)
#define NARROW_TILE(rows) TILE(rows, NARROW_VECTORS)

INLINE void add_bias(tile *t, const int rows, const int vectors,
                     const float *b) {
    for (int v = 0; v < vectors; v++) {
        vec bias = load(b + v * LANES);
        for (int i = 0; i < rows; i++)
            t->acc[i][v] += bias;
    }
}

/* a = f(z) for the contiguous floats of a block. */
static void transfer_block(bp_activation f, float *a, const float *z,
                           size_t n) {
    if (f != BP_SOFTMAX && f != BP_IDENTITY)
        ISA(transfer)(f, a, z, n);
    else if (a != z)
        memcpy(a, z, n * sizeof *a);
}

INLINE void forward_tile(const int rows, const int vectors, float *z,
                         size_t width, bp_matrix x, size_t first,
                         const float *w, const float *b) {
    tile t;
    clear(&t);
    chain_columns(&t, rows, vectors, x, first, w, width);
    add_bias(&t, rows, vectors, b);
    store_tile(&t, rows, vectors, z, width);
}

void ISA(forward)(bp_matrix z, bp_matrix a, bp_activation f, bp_matrix x,
                  bp_matrix w, const float *b, size_t unit) {
    bp_block block = bp_forward_block(z, unit);
    size_t width = bp_panel_width(z, block.panel);
    HALF_WIDTH(width, forward_avx2(z, a, f, x, w, b, unit));
    float *z_block = bp_panel_row(z, block.panel, block.first);
    const float *w_panel = bp_panel_row(w, block.panel, 0);
    const float *b_panel = b + block.panel * BP_PANEL;
#define TILE(r, v)                                                             \
    forward_tile(r, v, z_block + row * width + col, width, x,                  \
                 block.first + row, w_panel + col, b_panel + col)
    FOR_EACH_TILE(block.rows, width)
#undef TILE
    transfer_block(f, bp_panel_row(a, block.panel, block.first), z_block,
                   block.rows * width);
}

INLINE void forward_rows_tile(const int rows, const int vectors, float *z,
                              size_t width, const float *const *x,
                              size_t n_inputs, const float *w, const float *b) {
    tile t;
    clear(&t);
    chain_rows(&t, rows, vectors, x, w, width, n_inputs);
    add_bias(&t, rows, vectors, b);
    store_tile(&t, rows, vectors, z, width);
}

void ISA(forward_rows)(bp_matrix z, bp_matrix a, bp_activation f,
                       const float *const *x, bp_matrix w, const float *b,
                       size_t unit) {
    bp_block block = bp_forward_block(z, unit);
    size_t width = bp_panel_width(z, block.panel);
    HALF_WIDTH(width, forward_rows_avx2(z, a, f, x, w, b, unit));
    float *z_block = bp_panel_row(z, block.panel, block.first);
    const float *w_panel = bp_panel_row(w, block.panel, 0);
    const float *b_panel = b + block.panel * BP_PANEL;
#define TILE(r, v)                                                             \
    forward_rows_tile(r, v, z_block + row * width + col, width,                \
                      x + block.first + row, w.rows, w_panel + col,            \
                      b_panel + col)
    FOR_EACH_TILE(block.rows, width)
#undef TILE
    transfer_block(f, bp_panel_row(a, block.panel, block.first), z_block,
                   block.rows * width);
}

INLINE void gradient_tile(const int rows, const int vectors, float *dw,
                          size_t width, const float *x, size_t x_step,
                          const float *delta, size_t n) {
    tile t;
    clear(&t);
    chain(&t, rows, vectors, x, 1, x_step, delta, width, n);
    store_tile(&t, rows, vectors, dw, width);
}

void ISA(gradient)(float *dw, bp_matrix x, bp_matrix delta, size_t unit) {
    bp_matrix whole = bp_view(NULL, x.cols, delta.cols, x.cols);
    bp_block block = bp_gradient_block(whole, unit);
    size_t width = bp_panel_width(delta, block.panel);
    HALF_WIDTH(width, gradient_avx2(dw, x, delta, unit));
    size_t x_panel = block.first / BP_PANEL;
    const float *x_block = bp_panel_row(x, x_panel, 0);
    const float *delta_panel = bp_panel_row(delta, block.panel, 0);
    size_t x_step = bp_panel_width(x, x_panel);
#define TILE(r, v)                                                             \
    gradient_tile(r, v, dw + row * width + col, width, x_block + row, x_step,  \
                  delta_panel + col, x.rows)
    FOR_EACH_TILE(block.rows, width)
#undef TILE
}

INLINE void gradient_rows_tile(const int rows, const int vectors, float *dw,
                               size_t width, const float *const *x,
                               size_t first, const float *delta, size_t n) {
    tile t;
    clear(&t);
    chain_across_rows(&t, rows, vectors, x, first, delta, width, n);
    store_tile(&t, rows, vectors, dw, width);
}

void ISA(gradient_rows)(float *dw, const float *const *x, bp_matrix w,
                        bp_matrix delta, size_t unit) {
    bp_block block = bp_gradient_block(w, unit);
    size_t width = bp_panel_width(delta, block.panel);
    HALF_WIDTH(width, gradient_rows_avx2(dw, x, w, delta, unit));
    const float *delta_panel = bp_panel_row(delta, block.panel, 0);
#define TILE(r, v)                                                             \
    gradient_rows_tile(r, v, dw + row * width + col, width, x,                 \
                       block.first + row, delta_panel + col, delta.rows)
    FOR_EACH_TILE(block.rows, width)
#undef TILE
}

void ISA(bias_gradient)(float *db, bp_matrix delta, size_t panel) {
    size_t width = bp_panel_width(delta, panel);
    HALF_WIDTH(width, bias_gradient_avx2(db, delta, panel));
    for (size_t n = 0; n < width; n += LANES) {
        const float *delta_m = bp_panel_row(delta, panel, 0) + n;
        vec sum = {0};
        for (size_t m = 0; m < delta.rows; m++, delta_m += width)
            sum += load(delta_m);
        store(db + n, sum);
    }
}

INLINE void backward_tile(const int rows, const int vectors, float *dx_t,
                          bp_matrix w, size_t first, const float *delta_t,
                          size_t width) {
    tile t;
    clear(&t);
    chain_columns(&t, rows, vectors, w, first, delta_t, width);
    store_tile(&t, rows, vectors, dx_t, width);
}

/* The product gives dx transposed, a square of 32 x 32 at a time; rows of the
 * square that are padding of dx stay zero. */
void ISA(backward)(bp_matrix dx, bp_matrix w, bp_matrix delta_t, size_t unit) {
    _Alignas(64) float square[BP_PANEL * BP_PANEL];
    bp_block block = bp_backward_block(dx, unit);
    size_t first = block.panel * BP_PANEL; /* input of the layer, row of w */
    size_t n_inputs = bp_panel_cols(dx, block.panel);
    size_t m_panel = block.first / BP_PANEL;
    size_t width = bp_panel_width(delta_t, m_panel);
    HALF_WIDTH(width, backward_avx2(dx, w, delta_t, unit));
    const float *delta_panel = bp_panel_row(delta_t, m_panel, 0);
#define TILE(r, v)                                                             \
    backward_tile(r, v, square + row * width + col, w, first + row,            \
                  delta_panel + col, width)
    FOR_EACH_TILE(n_inputs, width)
#undef TILE
    size_t padded = bp_panel_width(dx, block.panel);
    memset(square + n_inputs * width, 0,
           (padded - n_inputs) * width * sizeof *square);
    ISA(transpose)
    (bp_view(bp_panel_row(dx, block.panel, block.first), block.rows, padded,
             block.rows),
     bp_view(square, padded, block.rows, padded));
}
