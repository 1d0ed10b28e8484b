/* test_product.c - products in units give the bits of a plain fmaf loop.
 *
 * The plain loops of product_helper.h are the contract of kernel.h in C; every
 * set of kernels is held against them. Where a kernel may find anything (the
 * padding of x, the rows after the last) it finds NaN here, and where it has no
 * business it finds ELSEWHERE. */
#include "product_helper.h"

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

static void products_are_a_plain_loop_at_the_edges(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(edges); i++)
        for (size_t j = 0; j < COUNT(edges); j++)
            check_shape(edge_shape(i, j), true);
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
        cmocka_unit_test(extreme_products_are_a_plain_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
