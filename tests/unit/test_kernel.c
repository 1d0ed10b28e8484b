/* test_kernel.c - every set of kernels gives the bits of a plain fmaf loop.
 *
 * The plain loops below are the contract of kernel.h in C. Transfer functions,
 * their slopes and softmax have no such oracle here (test_activation.c holds
 * them against double); they must be alike in all sets. */
#include "helper.h"

/* ---- the oracle ---- */

static void plain_forward(bp_matrix z, bp_matrix x, bp_matrix w,
                          const float *b) {
    for (size_t m = 0; m < z.rows; m++) {
        for (size_t n = 0; n < w.cols; n++) {
            float chain = 0;
            for (size_t k = 0; k < w.rows; k++)
                chain = fmaf(bp_row(x, m)[k], bp_row(w, k)[n], chain);
            bp_row(z, m)[n] = chain + b[n];
        }
    }
}

static void plain_backward(bp_matrix dx, bp_matrix delta, bp_matrix w) {
    for (size_t m = 0; m < dx.rows; m++) {
        for (size_t k = 0; k < w.rows; k++) {
            float chain = 0;
            for (size_t n = 0; n < w.cols; n++)
                chain = fmaf(bp_row(delta, m)[n], bp_row(w, k)[n], chain);
            bp_row(dx, m)[k] = chain;
        }
    }
}

static void plain_gradient(bp_matrix dw, float *db, bp_matrix x,
                           bp_matrix delta) {
    for (size_t n = 0; n < dw.cols; n++) {
        for (size_t k = 0; k < dw.rows; k++) {
            float chain = 0;
            for (size_t m = 0; m < x.rows; m++)
                chain = fmaf(bp_row(x, m)[k], bp_row(delta, m)[n], chain);
            bp_row(dw, k)[n] = chain;
        }
        db[n] = 0;
        for (size_t m = 0; m < x.rows; m++)
            db[n] += bp_row(delta, m)[n];
    }
}

static void plain_step(float *w, float *v, const float *grad, size_t n,
                       float scale, float l2, float momentum, float rate) {
    for (size_t i = 0; i < n; i++) {
        float g = fmaf(scale, grad[i], l2 * w[i]);
        v[i] = fmaf(momentum, v[i], g);
        w[i] = fmaf(-rate, v[i], w[i]);
    }
}

/* ---- products ---- */

/* M rows of a batch, K inputs, N units. */
typedef struct shape {
    size_t m, k, n;
} shape;

static const shape shapes[] = {
    {1, 1, 1},      {7, 1, 1},       {1, 1, 37},      {32, 1, 37},
    {1, 37, 1},     {32, 37, 1},     {1, 7, 3},       {7, 7, 3},
    {32, 7, 3},     {100, 7, 3},     {256, 7, 3},     {13, 17, 19},
    {1, 17, 19},    {7, 17, 19},     {100, 17, 19},   {12, 16, 32},
    {16, 16, 16},   {17, 33, 65},    {1, 784, 128},   {7, 784, 128},
    {32, 784, 128}, {100, 784, 128}, {256, 784, 128}, {19, 300, 250},
};

/* What a layer has: x as a batch comes in (no padding) or as the layer before
 * leaves it (with anything in the padding), all else as the engine keeps it. */
typedef struct layer {
    bp_matrix x, w, b, z, delta, dx, dw, db;
} layer;

static layer new_layer(shape s, size_t x_stride, uint64_t seed) {
    size_t n_stride = bp_padded(s.n);
    layer l = {
        .x = new_matrix(s.m, s.k, x_stride),
        .w = new_matrix(s.k, s.n, n_stride),
        .b = new_matrix(1, s.n, n_stride),
        .z = new_matrix(s.m, s.n, n_stride),
        .delta = new_matrix(s.m, s.n, n_stride),
        .dx = new_matrix(s.m, s.k, bp_padded(s.k)),
        .dw = new_matrix(s.k, s.n, n_stride),
        .db = new_matrix(1, s.n, n_stride),
    };
    bp_rng rng = rng_of(seed);
    fill(l.x, &rng, -1, 1);
    fill_padding(l.x, 0.5f);
    fill(l.w, &rng, -1, 1);
    fill(l.b, &rng, -1, 1);
    fill(l.delta, &rng, -1, 1);
    /* what the last batch left behind must not matter */
    fill(l.z, &rng, -9, 9);
    fill(l.dx, &rng, -9, 9);
    fill(l.dw, &rng, -9, 9);
    fill(l.db, &rng, -9, 9);
    return l;
}

static void layer_free(layer *l) {
    free(l->x.data);
    free(l->w.data);
    free(l->b.data);
    free(l->z.data);
    free(l->delta.data);
    free(l->dx.data);
    free(l->dw.data);
    free(l->db.data);
}

static void check_products(const bp_kernel *kernel, shape s, size_t x_stride,
                           const layer *plain) {
    layer l = new_layer(s, x_stride, 1);
    kernel->forward(l.z, l.x, l.w, l.b.data);
    kernel->backward(l.dx, l.delta, l.w);
    kernel->gradient(l.dw, l.db.data, l.x, l.delta);
    assert_same_matrix(l.z, plain->z);
    assert_same_matrix(l.dx, plain->dx);
    assert_same_matrix(l.dw, plain->dw);
    assert_same_matrix(l.db, plain->db);
    assert_padding_is_zero(l.dx);
    assert_padding_is_zero(l.dw);
    assert_padding_is_zero(l.db);
    assert_same_matrix(l.x, plain->x); /* inputs stay inputs */
    assert_same_matrix(l.w, plain->w);
    assert_same_matrix(l.delta, plain->delta);
    layer_free(&l);
}

static void products_are_a_plain_loop(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < COUNT(shapes); i++) {
        shape s = shapes[i];
        layer plain = new_layer(s, s.k, 1);
        plain_forward(plain.z, plain.x, plain.w, plain.b.data);
        plain_backward(plain.dx, plain.delta, plain.w);
        plain_gradient(plain.dw, plain.db.data, plain.x, plain.delta);
        for (size_t j = 0; j < n_kernels; j++) {
            check_products(kernels[j], s, s.k, &plain);
            if (s.k != bp_padded(s.k))
                check_products(kernels[j], s, bp_padded(s.k), &plain);
        }
        layer_free(&plain);
    }
}

/* A chain in another order, or not fused, gives another sum here: 2^24 + 1 is
 * 2^24, and the last bit of the square at the end is lost if it is rounded
 * before -1 is added. */
static void the_order_of_a_chain_shows(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    enum { K = 5 };
    const float d = 0x1.001p0f;
    float x[K] = {1, 1, 1, 1, d}, column[K] = {0x1p24f, 1, -0x1p24f, -1, d};
    float w[K * BP_LANES] = {0}, b[BP_LANES] = {0}, z[BP_LANES];
    for (size_t k = 0; k < K; k++)
        w[k * BP_LANES] = column[k];
    for (size_t i = 0; i < n_kernels; i++) {
        kernels[i]->forward((bp_matrix){z, 1, 1, BP_LANES},
                            (bp_matrix){x, 1, K, K},
                            (bp_matrix){w, K, 1, BP_LANES}, b);
        assert_true(z[0] == 0x1p-11f + 0x1p-24f);
    }
}

/* Numbers that overflow or vanish take the same way too. */
static void extreme_products_are_a_plain_loop(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const shape s = {9, 21, 18};
    for (int power = -90; power <= 90; power += 30) {
        layer plain = new_layer(s, s.k, 2);
        for (size_t i = 0; i < s.m * s.k; i++)
            plain.x.data[i] = ldexpf(plain.x.data[i], power);
        for (size_t i = 0; i < s.k * plain.w.stride; i++)
            plain.w.data[i] = ldexpf(plain.w.data[i], power);
        plain_forward(plain.z, plain.x, plain.w, plain.b.data);
        plain_gradient(plain.dw, plain.db.data, plain.x, plain.delta);
        bp_matrix z = new_matrix(s.m, s.n, bp_padded(s.n));
        bp_matrix dw = new_matrix(s.k, s.n, bp_padded(s.n));
        float db[2 * BP_LANES];
        for (size_t i = 0; i < n_kernels; i++) {
            kernels[i]->forward(z, plain.x, plain.w, plain.b.data);
            kernels[i]->gradient(dw, db, plain.x, plain.delta);
            assert_same_matrix(z, plain.z);
            assert_same_matrix(dw, plain.dw);
        }
        free(z.data);
        free(dw.data);
        layer_free(&plain);
    }
}

/* ---- the step ---- */

enum { LENGTH = 1024 };

static void fill_floats(float *x, size_t n, uint64_t seed, double reach) {
    bp_rng rng = rng_of(seed);
    for (size_t i = 0; i < n; i++)
        x[i] = uniform(&rng, -reach, reach);
}

static void a_step_is_the_formula(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static float w[LENGTH], v[LENGTH], grad[LENGTH];
    static float plain_w[LENGTH], plain_v[LENGTH];
    for (size_t i = 0; i < n_kernels; i++) {
        fill_floats(w, LENGTH, 1, 1);
        fill_floats(v, LENGTH, 2, 1);
        memcpy(plain_w, w, sizeof w);
        memcpy(plain_v, v, sizeof v);
        for (uint64_t n = 0; n < 20; n++) {
            fill_floats(grad, LENGTH, 3 + n, 100);
            kernels[i]->step(w, v, grad, LENGTH, 1.0f / 7, 0.01f, 0.9f, 0.3f);
            plain_step(plain_w, plain_v, grad, LENGTH, 1.0f / 7, 0.01f, 0.9f,
                       0.3f);
            assert_same_floats(w, plain_w, LENGTH);
            assert_same_floats(v, plain_v, LENGTH);
        }
    }
}

static void a_step_leaves_padding_zero(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++) {
        float w[BP_LANES] = {0}, v[BP_LANES] = {0}, grad[BP_LANES] = {0};
        bp_matrix padding = {w, 1, 0, BP_LANES};
        kernels[i]->step(w, v, grad, BP_LANES, 0.5f, 0.1f, 0.9f, 0.3f);
        assert_padding_is_zero(padding);
        padding.data = v;
        assert_padding_is_zero(padding);
    }
}

/* ---- transfer functions, slopes and softmax ---- */

enum { MANY = 1 << 15 };

/* Any float at all, and many of an ordinary size. */
static void fill_widely(float *z, size_t n) {
    static const float ends[] = {0,    -0.0f,    INFINITY,  -INFINITY, NAN,
                                 1,    -1,       0.5f,      0.55f,     -0.55f,
                                 9,    -9,       89,        -89,       104,
                                 -104, -103.97f, 0x1p-149f, 0x1p-126f, 15,
                                 -15,  1.125f,   -1.125f,   3e38f,     -3e38f};
    bp_rng rng = rng_of(7);
    for (size_t i = 0; i < n; i++)
        z[i] = i % 2 ? uniform(&rng, -20, 20)
                     : float_of((uint32_t)bp_rng_next(&rng));
    memcpy(z, ends, sizeof ends);
}

static void transfers_are_alike(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static float z[MANY], wanted[MANY], a[MANY];
    fill_widely(z, MANY);
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        portable()->transfer(f, wanted, z, MANY);
        for (size_t i = 0; i < n_kernels; i++) {
            kernels[i]->transfer(f, a, z, MANY);
            assert_same_floats(a, wanted, MANY);
            memcpy(a, z, sizeof a); /* a may be z */
            kernels[i]->transfer(f, a, a, MANY);
            assert_same_floats(a, wanted, MANY);
        }
    }
}

static void slopes_are_alike(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static float z[MANY], a[MANY], before[MANY], wanted[MANY], delta[MANY];
    fill_widely(z, MANY);
    fill_floats(before, MANY, 8, 3);
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        const float *z_or_null = bp_activation_needs_z(f) ? z : NULL;
        portable()->transfer(f, a, z, MANY);
        memcpy(wanted, before, sizeof wanted);
        portable()->slope(f, wanted, a, z_or_null, MANY);
        for (size_t i = 0; i < n_kernels; i++) {
            memcpy(delta, before, sizeof delta);
            kernels[i]->slope(f, delta, a, z_or_null, MANY);
            assert_same_floats(delta, wanted, MANY);
        }
    }
}

/* Zeros in the padding of delta meet f(0) and 0 there. */
static void slopes_leave_padding_zero(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        for (size_t i = 0; i < n_kernels; i++) {
            float z[BP_LANES] = {0}, a[BP_LANES], delta[BP_LANES] = {0};
            kernels[i]->transfer(f, a, z, BP_LANES);
            kernels[i]->slope(f, delta, a, z, BP_LANES);
            assert_padding_is_zero((bp_matrix){delta, 1, 0, BP_LANES});
        }
    }
}

static void softmax_is_alike(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes[] = {1, 2, 3, 10, 16, 17, 100, 1000};
    for (size_t s = 0; s < COUNT(sizes); s++) {
        size_t cols = sizes[s];
        bp_rng rng = rng_of(9);
        bp_matrix z = new_matrix(40, cols, bp_padded(cols));
        bp_matrix wanted = new_matrix(40, cols, bp_padded(cols));
        bp_matrix a = new_matrix(40, cols, bp_padded(cols));
        for (size_t m = 0; m < z.rows; m++)
            for (size_t j = 0; j < cols; j++)
                bp_row(z, m)[j] = uniform(&rng, -1, 1) * (float)(1 << m % 12);
        portable()->softmax(wanted, z);
        for (size_t i = 0; i < n_kernels; i++) {
            kernels[i]->softmax(a, z);
            assert_same_matrix(a, wanted);
            memcpy(a.data, z.data, z.rows * z.stride * sizeof(float));
            kernels[i]->softmax(a, a); /* a may be z */
            assert_same_matrix(a, wanted);
        }
        free(z.data);
        free(wanted.data);
        free(a.data);
    }
}

/* ---- the sets ---- */

static void sets_are_found_by_name(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++)
        assert_ptr_equal(bp_kernel_find(kernels[i]->name), kernels[i]);
    assert_null(bp_kernel_find("abacus"));
    assert_null(bp_kernel_find(""));
}

static void the_fastest_set_is_one_of_them(void **state) {
    (void)state;
    const bp_kernel *fastest = bp_kernel_find(NULL);
    assert_non_null(fastest);
    assert_ptr_equal(bp_kernel_find(fastest->name), fastest);
    static const char *const faster_first[] = {"avx512", "avx2", "neon",
                                               "portable"};
    for (size_t i = 0; i < COUNT(faster_first); i++) {
        const bp_kernel *kernel = bp_kernel_find(faster_first[i]);
        if (kernel) {
            assert_ptr_equal(kernel, fastest);
            return;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_found_by_name),
        cmocka_unit_test(the_fastest_set_is_one_of_them),
        cmocka_unit_test(products_are_a_plain_loop),
        cmocka_unit_test(the_order_of_a_chain_shows),
        cmocka_unit_test(extreme_products_are_a_plain_loop),
        cmocka_unit_test(a_step_is_the_formula),
        cmocka_unit_test(a_step_leaves_padding_zero),
        cmocka_unit_test(transfers_are_alike),
        cmocka_unit_test(slopes_are_alike),
        cmocka_unit_test(slopes_leave_padding_zero),
        cmocka_unit_test(softmax_is_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
