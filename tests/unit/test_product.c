/* test_product.c - products in units give the bits of a plain fmaf loop.
 *
 * The plain loops below are the contract of kernel.h in C; every set of kernels
 * is held against them. Where a kernel may find anything (the padding of x, the
 * rows after the last) it finds NaN here, and where it has no business it finds
 * ELSEWHERE. */
#include "helper.h"

static const float ELSEWHERE = 12345;

/* ---- the oracle ---- */

static void plain_forward(bp_matrix z, bp_matrix x, bp_matrix w,
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

static void plain_backward(bp_matrix dx, bp_matrix w, bp_matrix delta) {
    for (size_t m = 0; m < dx.rows; m++) {
        for (size_t k = 0; k < w.rows; k++) {
            float chain = 0;
            for (size_t n = 0; n < w.cols; n++)
                chain = fmaf(*bp_at(delta, m, n), *bp_at(w, k, n), chain);
            *bp_at(dx, m, k) = chain;
        }
    }
}

static void plain_gradient(bp_matrix dw, float *db, bp_matrix x,
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
static void fill_layer(layer *l, bp_rng *rng) {
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
static layer new_layer(shape s, size_t more, uint64_t seed) {
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

static void layer_free(layer *l) {
    bp_matrix all[] = {l->x,       l->w,  l->b,   l->z,  l->a, l->delta,
                       l->delta_t, l->dx, l->few, l->dw, l->db};
    for (size_t i = 0; i < COUNT(all); i++)
        free(all[i].data);
    inputs_free(&l->rows);
}

/* What the plain loops make of it. */
static void run_plain(layer *l) {
    plain_forward(l->z, l->x, l->w, l->b.data);
    plain_backward(l->dx, l->w, l->delta);
    plain_gradient(l->dw, l->db.data, l->x, l->delta);
    fill_padding(l->db, 0); /* that of delta, summed */
}

static layer plain_layer(shape s, uint64_t seed) {
    layer l = new_layer(s, 0, seed);
    run_plain(&l);
    return l;
}

static void assert_same_memory(bp_matrix got, bp_matrix want) {
    assert_int_equal(floats_of(got), floats_of(want));
    assert_same_floats(got.data, want.data, floats_of(got));
}

/* Inputs stay inputs, with all that is beside them. */
static void assert_same_inputs(const layer *l, const layer *before) {
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

static bp_matrix output_of(const layer *l, output which) {
    return which == Z ? l->z : which == DX ? l->dx : l->dw;
}

static void forward_unit(const bp_kernel *kernel, layer *l, size_t unit) {
    kernel->forward(l->z, l->a, BP_IDENTITY, l->x, l->w, l->b.data, unit);
}

static void forward_rows_unit(const bp_kernel *kernel, layer *l, size_t unit) {
    kernel->forward_rows(l->z, l->a, BP_IDENTITY, l->rows.at, l->w, l->b.data,
                         unit);
}

static void backward_unit(const bp_kernel *kernel, layer *l, size_t unit) {
    kernel->backward(l->dx, l->w, l->delta_t, unit);
}

/* Goes into dw by way of a piece of memory, as in the engine. */
static void take_piece(layer *l, size_t unit, const float *piece, size_t size) {
    bp_block block = bp_gradient_block(l->dw, unit);
    size_t n = block.rows * bp_panel_width(l->dw, block.panel);
    memcpy(bp_panel_row(l->dw, block.panel, block.first), piece,
           n * sizeof *piece);
    for (size_t i = n; i < size; i++)
        assert_true(piece[i] == ELSEWHERE);
}

enum { PIECE = (BP_UNIT_INPUTS + 1) * BP_PANEL };

static void gradient_unit(const bp_kernel *kernel, layer *l, size_t unit) {
    _Alignas(64) float piece[PIECE];
    for (size_t i = 0; i < PIECE; i++)
        piece[i] = ELSEWHERE;
    kernel->gradient(piece, l->x, l->delta, unit);
    take_piece(l, unit, piece, PIECE);
}

static void gradient_rows_unit(const bp_kernel *kernel, layer *l, size_t unit) {
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

/* ---- units, in any order ---- */

typedef enum order { ASCENDING, DESCENDING, SHUFFLED, N_ORDERS } order;

/* The caller frees them. */
static uint32_t *new_order(order way, size_t n) {
    uint32_t *units = calloc(n, sizeof *units);
    assert_non_null(units);
    bp_rng rng = rng_of(3);
    for (size_t i = 0; i < n; i++)
        units[i] = (uint32_t)(way == DESCENDING ? n - 1 - i : i);
    if (way == SHUFFLED)
        bp_rng_shuffle(&rng, units, n);
    return units;
}

/* What the last batch left behind in outputs must not matter. */
static void soil(bp_matrix m) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = 0; j < m.cols; j++)
            *bp_at(m, i, j) = -9;
    fill_spare_rows(m, ELSEWHERE);
}

static void check_product(const bp_kernel *kernel, const struct product *p,
                          layer *l, order way, const layer *plain) {
    bp_matrix out = output_of(l, p->output);
    size_t n_units = p->n_units(out);
    uint32_t *units = new_order(way, n_units);
    soil(out);
    soil(l->a);
    for (size_t i = 0; i < n_units; i++)
        p->do_unit(kernel, l, units[i]);
    assert_same_matrix(out, output_of(plain, p->output));
    assert_spare_rows_are(out, ELSEWHERE);
    if (p->output == Z) {
        assert_same_matrix(l->a, plain->z);
        assert_spare_rows_are(l->a, ELSEWHERE);
    } else
        assert_padding_is_zero(out);
    free(units);
}

/* Panel by panel, padding included, and nothing after them. */
static void check_bias_gradient(const bp_kernel *kernel, const layer *l,
                                const layer *plain) {
    for (size_t p = 0; p < bp_panels(l->db.cols); p++) {
        _Alignas(64) float db[2 * BP_PANEL];
        size_t n = bp_panel_width(l->db, p);
        for (size_t i = 0; i < COUNT(db); i++)
            db[i] = ELSEWHERE;
        kernel->bias_gradient(db, l->delta, p);
        assert_same_floats(db, bp_panel_row(plain->db, p, 0), n);
        for (size_t i = n; i < COUNT(db); i++)
            assert_true(db[i] == ELSEWHERE);
    }
}

static void check_few(const bp_kernel *kernel, layer *l, const layer *plain) {
    soil(l->few);
    kernel->backward_few(l->few, l->w, top(l->delta, l->few.rows));
    assert_same_matrix(l->few, top(plain->dx, l->few.rows));
    assert_padding_is_zero(l->few);
    assert_spare_rows_are(l->few, ELSEWHERE);
}

static void check_products(const bp_kernel *kernel, shape s, size_t more,
                           order way, const layer *plain) {
    layer l = new_layer(s, more, 1), before = new_layer(s, more, 1);
    for (size_t i = 0; i < COUNT(products); i++)
        check_product(kernel, &products[i], &l, way, plain);
    check_few(kernel, &l, plain);
    check_bias_gradient(kernel, &l, plain);
    assert_same_inputs(&l, &before);
    layer_free(&l);
    layer_free(&before);
}

static const shape shapes[] = {
    {1, 1, 1},      {7, 1, 1},       {1, 1, 37},      {32, 1, 37},
    {1, 37, 1},     {32, 37, 1},     {1, 7, 3},       {7, 7, 3},
    {32, 7, 3},     {100, 7, 3},     {256, 7, 3},     {13, 17, 19},
    {1, 17, 19},    {7, 17, 19},     {100, 17, 19},   {12, 16, 32},
    {16, 16, 16},   {17, 33, 65},    {1, 784, 128},   {7, 784, 128},
    {32, 784, 128}, {100, 784, 128}, {256, 784, 128}, {19, 300, 250},
};

static void check_shape(shape s, bool in_any_order) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t more[N_ORDERS] = {0, 16, 37};
    layer plain = plain_layer(s, 1);
    for (size_t i = 0; i < n_kernels; i++)
        for (order way = 0; way < (in_any_order ? N_ORDERS : 1); way++)
            check_products(kernels[i], s, more[way], way, &plain);
    layer_free(&plain);
}

static void products_are_a_plain_loop(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(shapes); i++)
        check_shape(shapes[i], shapes[i].m <= 32);
}

/* Sizes around the edges of vectors, tiles, blocks and panels. */
static const size_t edges[] = {7,  8,  9,  15, 16, 17, 31, 32, 33,
                               40, 41, 47, 48, 49, 63, 64, 65};

/* Each two of them meet in each two of M, K and N. */
static shape edge_shape(size_t i, size_t j) {
    return (shape){edges[i], edges[j], edges[(i + j) % COUNT(edges)]};
}

static void products_are_a_plain_loop_at_the_edges(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(edges); i++)
        for (size_t j = 0; j < COUNT(edges); j++)
            check_shape(edge_shape(i, j), true);
}

/* ---- each unit for itself ---- */

static void fill_all(bp_matrix m, float value) {
    for (size_t i = 0; i < floats_of(m); i++)
        m.data[i] = value;
}

/* The block is as in `want`, and all that is around it as it was. */
static void assert_block_only(bp_matrix got, bp_matrix want, bp_block block) {
    for (size_t p = 0; p < bp_panels(got.cols); p++) {
        for (size_t i = 0; i < got.room; i++) {
            const float *row = bp_panel_row(got, p, i);
            bool inside = p == block.panel && i >= block.first &&
                          i < block.first + block.rows;
            if (inside)
                assert_same_floats(row, bp_panel_row(want, p, i),
                                   bp_panel_cols(got, p));
            for (size_t j = 0; !inside && j < bp_panel_width(got, p); j++)
                assert_true(row[j] == ELSEWHERE);
        }
    }
}

static void check_units(const bp_kernel *kernel, layer *l, const layer *plain) {
    for (size_t i = 0; i < COUNT(products); i++) {
        const struct product *p = &products[i];
        bp_matrix out = output_of(l, p->output);
        for (size_t unit = 0; unit < p->n_units(out); unit++) {
            fill_all(out, ELSEWHERE);
            fill_all(l->a, ELSEWHERE);
            p->do_unit(kernel, l, unit);
            bp_block block = p->block(out, unit);
            assert_block_only(out, output_of(plain, p->output), block);
            if (p->output == Z)
                assert_block_only(l->a, plain->z, block);
        }
    }
}

static void a_unit_writes_its_block_only(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < COUNT(edges); i++) {
        for (size_t j = 0; j < COUNT(edges); j++) {
            shape s = edge_shape(i, j);
            layer plain = plain_layer(s, 1), l = new_layer(s, 16, 1);
            for (size_t k = 0; k < n_kernels; k++)
                check_units(kernels[k], &l, &plain);
            layer_free(&plain);
            layer_free(&l);
        }
    }
}

/* ---- numbers that overflow or vanish ---- */

static void scale(bp_matrix m, int power) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = 0; j < m.cols; j++)
            *bp_at(m, i, j) = ldexpf(*bp_at(m, i, j), power);
}

static layer new_extreme(shape s, int power) {
    layer l = new_layer(s, 0, 2);
    for (size_t m = 0; m < s.m; m++)
        for (size_t k = 0; k < s.k; k++)
            input_row(l.rows, m)[k] = ldexpf(l.rows.at[m][k], power);
    scale(l.x, power);
    scale(l.w, power);
    scale(l.delta, power);
    scale(l.delta_t, power);
    return l;
}

static void check_extremes(const bp_kernel *kernel, shape s, int power) {
    layer l = new_extreme(s, power), plain = new_extreme(s, power);
    run_plain(&plain);
    for (size_t i = 0; i < COUNT(products); i++)
        check_product(kernel, &products[i], &l, ASCENDING, &plain);
    check_few(kernel, &l, &plain);
    check_bias_gradient(kernel, &l, &plain);
    layer_free(&l);
    layer_free(&plain);
}

static void extreme_products_are_a_plain_loop(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++)
        for (int power = -90; power <= 90; power += 30)
            check_extremes(kernels[i], (shape){9, 21, 18}, power);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_are_a_plain_loop),
        cmocka_unit_test(products_are_a_plain_loop_at_the_edges),
        cmocka_unit_test(a_unit_writes_its_block_only),
        cmocka_unit_test(extreme_products_are_a_plain_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
