/* test_transfer.c - what goes element by element: transfer functions, their
 * slopes and softmax.
 *
 * They have no oracle here (test_activation.c holds them against double); they
 * must be alike in all sets, and alike when forward applies them. */
#include "helper.h"

/* ---- transfer functions, slopes and softmax ---- */

enum { MANY = 1 << 15 };

static void fill_floats(float *x, size_t n, uint64_t seed, double reach) {
    bp_rng rng = rng_of(seed);
    for (size_t i = 0; i < n; i++)
        x[i] = uniform(&rng, -reach, reach);
}

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
            float z[BP_PANEL] = {0}, a[BP_PANEL], delta[BP_PANEL] = {0};
            kernels[i]->transfer(f, a, z, BP_PANEL);
            kernels[i]->slope(f, delta, a, z, BP_PANEL);
            assert_zeros(delta, BP_PANEL);
        }
    }
}

/* Sizes from half a vector to many panels, numbers of many sizes. */
static void check_softmax(const bp_kernel *kernel, size_t cols, size_t more) {
    enum { ROWS = 40 };
    bp_rng rng = rng_of(9);
    size_t room = bp_padded(ROWS) + more;
    bp_matrix z = new_roomy(ROWS, cols, room), a = new_roomy(ROWS, cols, room);
    bp_matrix wanted = new_matrix(ROWS, cols);
    for (size_t m = 0; m < z.rows; m++)
        for (size_t j = 0; j < cols; j++)
            *bp_at(z, m, j) = uniform(&rng, -1, 1) * (float)(1 << m % 12);
    for (size_t m = 0; m < z.rows; m++) {
        float *row = new_floats(cols);
        bp_matrix_get_row(z, m, row);
        bp_matrix_set_row(wanted, m, row);
        free(row);
    }
    portable()->softmax(wanted, wanted);
    fill_padding(z, 9); /* it isn't summed */
    fill_spare_rows(z, NAN);
    fill_spare_rows(a, 12345);
    kernel->softmax(a, z);
    assert_same_matrix(a, wanted);
    assert_spare_rows_are(a, 12345);
    memcpy(a.data, z.data, floats_of(z) * sizeof(float));
    kernel->softmax(a, a); /* a may be z */
    assert_same_matrix(a, wanted);
    free(z.data);
    free(a.data);
    free(wanted.data);
}

static void softmax_is_alike(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes[] = {1,  2,  3,  10, 16, 17,  31,
                                   32, 33, 48, 49, 65, 100, 1000};
    for (size_t i = 0; i < n_kernels; i++)
        for (size_t s = 0; s < COUNT(sizes); s++)
            for (size_t more = 0; more <= 19; more += 19)
                check_softmax(kernels[i], sizes[s], more);
}

/* ---- forward, with the transfer function ---- */

/* A layer, its z, and f of it. */
typedef struct layer {
    input_rows rows; /* x once more */
    bp_matrix x, w, b, z, wanted;
} layer;

static layer new_layer(const bp_kernel *kernel, size_t m, size_t k, size_t n) {
    bp_rng rng = rng_of(10);
    layer l = {new_inputs(m, k, &rng, -2, 2),
               new_matrix(m, k),
               new_weights(k, n),
               new_weights(1, n),
               new_matrix(m, n),
               new_matrix(m, n)};
    for (size_t i = 0; i < m; i++)
        bp_matrix_set_row(l.x, i, l.rows.at[i]);
    fill(l.w, &rng, -2, 2);
    fill(l.b, &rng, -2, 2);
    for (size_t unit = 0; unit < bp_forward_units(l.z); unit++)
        kernel->forward(l.z, l.z, BP_IDENTITY, l.x, l.w, l.b.data, unit);
    return l;
}

static void layer_free(layer *l) {
    inputs_free(&l->rows);
    free(l->x.data);
    free(l->w.data);
    free(l->b.data);
    free(l->z.data);
    free(l->wanted.data);
}

static void forward(const bp_kernel *kernel, bp_matrix z, bp_matrix a,
                    bp_activation f, const layer *l, bool by_rows) {
    const float *b = l->b.data;
    for (size_t unit = 0; unit < bp_forward_units(z); unit++)
        if (by_rows)
            kernel->forward_rows(z, a, f, l->rows.at, l->w, b, unit);
        else
            kernel->forward(z, a, f, l->x, l->w, b, unit);
}

/* Into an `a` of its own, which leaves z, and in place. */
static void check_forward(const bp_kernel *kernel, bp_activation f,
                          const layer *l, bool by_rows) {
    bp_matrix z = new_matrix(l->z.rows, l->z.cols);
    bp_matrix a = new_matrix(l->z.rows, l->z.cols);
    bp_matrix both = new_matrix(l->z.rows, l->z.cols);
    if (f == BP_SOFTMAX) /* it has all of a row to look at first */
        memcpy(l->wanted.data, l->z.data, floats_of(z) * sizeof(float));
    else
        kernel->transfer(f, l->wanted.data, l->z.data, floats_of(z));
    forward(kernel, z, a, f, l, by_rows);
    forward(kernel, both, both, f, l, by_rows);
    assert_same_matrix(z, l->z);
    assert_same_matrix(a, l->wanted);
    assert_same_matrix(both, l->wanted);
    free(z.data);
    free(a.data);
    free(both.data);
}

static void forward_applies_the_transfer_function(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes[][3] = {{1, 1, 1},    {7, 7, 3},    {23, 5, 16},
                                      {24, 17, 31}, {25, 33, 65}, {49, 3, 100}};
    for (size_t i = 0; i < n_kernels; i++) {
        for (size_t s = 0; s < COUNT(sizes); s++) {
            const size_t *size = sizes[s];
            layer l = new_layer(kernels[i], size[0], size[1], size[2]);
            for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
                for (int by_rows = 0; by_rows < 2; by_rows++)
                    check_forward(kernels[i], f, &l, by_rows);
            layer_free(&l);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transfers_are_alike),
        cmocka_unit_test(slopes_are_alike),
        cmocka_unit_test(slopes_leave_padding_zero),
        cmocka_unit_test(softmax_is_alike),
        cmocka_unit_test(forward_applies_the_transfer_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
