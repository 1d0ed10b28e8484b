/* product_helper.h - products of a layer, unit by unit, and the plain loops
 * that they are held against. */
#ifndef BP_TEST_PRODUCT_HELPER_H
#define BP_TEST_PRODUCT_HELPER_H

#include "helper.h"

static const float ELSEWHERE = 12345;

/* ---- the oracle ---- */

static inline void plain_forward(bp_matrix z, bp_matrix x, bp_matrix w,
                                 const float *b) {
    for (size_t m = 0; m < z.rows; m++) {
        for (size_t n = 0; n < w.cols; n++) {
            float chain = 0;
            for (size_t k = 0; k < w.rows; k++)
                chain = fmaf(*bp_at(x, m, k), *bp_at(w, k, n), chain);
            *bp_at(z, m, n) = chain + b[n];
        }
    }
}

static inline void plain_backward(bp_matrix dx, bp_matrix w, bp_matrix delta) {
    for (size_t m = 0; m < dx.rows; m++) {
        for (size_t k = 0; k < w.rows; k++) {
            float chain = 0;
            for (size_t n = 0; n < w.cols; n++)
                chain = fmaf(*bp_at(delta, m, n), *bp_at(w, k, n), chain);
            *bp_at(dx, m, k) = chain;
        }
    }
}

static inline void plain_gradient(bp_matrix dw, float *db, bp_matrix x,
                                  bp_matrix delta) {
    for (size_t n = 0; n < dw.cols; n++) {
        for (size_t k = 0; k < dw.rows; k++) {
            float chain = 0;
            for (size_t m = 0; m < x.rows; m++)
                chain = fmaf(*bp_at(x, m, k), *bp_at(delta, m, n), chain);
            *bp_at(dw, k, n) = chain;
        }
        db[n] = 0;
        for (size_t m = 0; m < x.rows; m++)
            db[n] += *bp_at(delta, m, n);
    }
}

/* ---- a layer to try them on ---- */

/* M rows of a batch, K inputs, N units. */
typedef struct shape {
    size_t m, k, n;
} shape;

/* `rows` is x once more, as rows; `few` is dx once more, of as many rows as
 * backward_few is for. */
typedef struct layer {
    input_rows rows;
    bp_matrix x, w, b, z, a, delta, delta_t, dx, few, dw, db;
} layer;

/* Inputs as the engine has them, or worse. */
static inline void fill_layer(layer *l, bp_rng *rng) {
    for (size_t m = 0; m < l->x.rows; m++)
        bp_matrix_set_row(l->x, m, l->rows.at[m]);
    fill_padding(l->x, NAN);
    fill_spare_rows(l->x, NAN);
    fill(l->w, rng, -1, 1);
    fill(l->b, rng, -1, 1);
    fill(l->delta, rng, -1, 1);
    fill_spare_rows(l->delta, NAN);
    plain_transpose(l->delta_t, l->delta);
    fill_padding(l->delta_t, NAN);
    fill_spare_rows(l->delta_t, NAN);
    fill_padding(l->z, 9);
    fill_padding(l->a, 9);
    fill_padding(l->dw, 9);
}

/* With memory for `more` rows than a batch of this size has to have. */
static inline layer new_layer(shape s, size_t more, uint64_t seed) {
    size_t n_few = (s.m - 1) % (BP_FEW_ROWS - 1) + 1;
    size_t room = bp_padded(s.m) + more;
    bp_rng rng = rng_of(seed);
    layer l = {
        .rows = new_inputs(s.m, s.k, &rng, -1, 1),
        .x = new_roomy(s.m, s.k, room),
        .w = new_weights(s.k, s.n),
        .b = new_weights(1, s.n),
        .z = new_roomy(s.m, s.n, room),
        .a = new_roomy(s.m, s.n, room),
        .delta = new_roomy(s.m, s.n, room),
        .delta_t = new_roomy(s.n, s.m, s.n + more),
        .dx = new_roomy(s.m, s.k, room),
        .few = new_roomy(n_few, s.k, room),
        .dw = new_weights(s.k, s.n),
        .db = new_weights(1, s.n),
    };
    fill_layer(&l, &rng);
    return l;
}

static inline void layer_free(layer *l) {
    bp_matrix all[] = {l->x,       l->w,  l->b,   l->z,  l->a, l->delta,
                       l->delta_t, l->dx, l->few, l->dw, l->db};
    for (size_t i = 0; i < COUNT(all); i++)
        free(all[i].data);
    inputs_free(&l->rows);
}

/* What the plain loops make of it. */
static inline void run_plain(layer *l) {
    plain_forward(l->z, l->x, l->w, l->b.data);
    plain_backward(l->dx, l->w, l->delta);
    plain_gradient(l->dw, l->db.data, l->x, l->delta);
    fill_padding(l->db, 0); /* that of delta, summed */
}

static inline layer plain_layer(shape s, uint64_t seed) {
    layer l = new_layer(s, 0, seed);
    run_plain(&l);
    return l;
}

static inline void assert_same_memory(bp_matrix got, bp_matrix want) {
    assert_int_equal(floats_of(got), floats_of(want));
    assert_same_floats(got.data, want.data, floats_of(got));
}

/* Inputs stay inputs, with all that is beside them. */
static inline void assert_same_inputs(const layer *l, const layer *before) {
    assert_same_floats(l->rows.data, before->rows.data,
                       1 + l->rows.rows * l->rows.cols);
    assert_same_memory(l->x, before->x);
    assert_same_memory(l->w, before->w);
    assert_same_memory(l->b, before->b);
    assert_same_memory(l->delta, before->delta);
    assert_same_memory(l->delta_t, before->delta_t);
}

/* ---- products ---- */

typedef enum output { Z, DX, DW } output;

static inline bp_matrix output_of(const layer *l, output which) {
    return which == Z ? l->z : which == DX ? l->dx : l->dw;
}

static inline void forward_unit(const bp_kernel *kernel, layer *l,
                                size_t unit) {
    kernel->forward(l->z, l->a, BP_IDENTITY, l->x, l->w, l->b.data, unit);
}

static inline void forward_rows_unit(const bp_kernel *kernel, layer *l,
                                     size_t unit) {
    kernel->forward_rows(l->z, l->a, BP_IDENTITY, l->rows.at, l->w, l->b.data,
                         unit);
}

static inline void backward_unit(const bp_kernel *kernel, layer *l,
                                 size_t unit) {
    kernel->backward(l->dx, l->w, l->delta_t, unit);
}

/* Goes into dw by way of a piece of memory, as in the engine. */
static inline void take_piece(layer *l, size_t unit, const float *piece,
                              size_t size) {
    bp_block block = bp_gradient_block(l->dw, unit);
    size_t n = block.rows * bp_panel_width(l->dw, block.panel);
    memcpy(bp_panel_row(l->dw, block.panel, block.first), piece,
           n * sizeof *piece);
    for (size_t i = n; i < size; i++)
        assert_true(piece[i] == ELSEWHERE);
}

enum { PIECE = (BP_UNIT_INPUTS + 1) * BP_PANEL };

static inline void gradient_unit(const bp_kernel *kernel, layer *l,
                                 size_t unit) {
    _Alignas(64) float piece[PIECE];
    for (size_t i = 0; i < PIECE; i++)
        piece[i] = ELSEWHERE;
    kernel->gradient(piece, l->x, l->delta, unit);
    take_piece(l, unit, piece, PIECE);
}

static inline void gradient_rows_unit(const bp_kernel *kernel, layer *l,
                                      size_t unit) {
    _Alignas(64) float piece[PIECE];
    for (size_t i = 0; i < PIECE; i++)
        piece[i] = ELSEWHERE;
    kernel->gradient_rows(piece, l->rows.at, l->w, l->delta, unit);
    take_piece(l, unit, piece, PIECE);
}

static const struct product {
    output output;
    void (*do_unit)(const bp_kernel *kernel, layer *l, size_t unit);
    size_t (*n_units)(bp_matrix output);
    bp_block (*block)(bp_matrix output, size_t unit);
} products[] = {
    {Z, forward_unit, bp_forward_units, bp_forward_block},
    {Z, forward_rows_unit, bp_forward_units, bp_forward_block},
    {DX, backward_unit, bp_backward_units, bp_backward_block},
    {DW, gradient_unit, bp_gradient_units, bp_gradient_block},
    {DW, gradient_rows_unit, bp_gradient_units, bp_gradient_block},
};

static const size_t edges[] = {7,  8,  9,  15, 16, 17, 31, 32, 33,
                               40, 41, 47, 48, 49, 63, 64, 65};

/* Each two of them meet in each two of M, K and N. */
static inline shape edge_shape(size_t i, size_t j) {
    return (shape){edges[i], edges[j], edges[(i + j) % COUNT(edges)]};
}

#endif
