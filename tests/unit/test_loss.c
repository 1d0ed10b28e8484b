/* test_loss.c - the losses and their first delta, as loss.h writes them. */
#include "helper.h"

#include <float.h>

#include "bp/loss.h"

static void names_are_found(void **state) {
    (void)state;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
        assert_int_equal(bp_loss_find(bp_loss_names[loss]), loss);
    assert_int_equal(bp_loss_find("mse"), BP_MSE);
    assert_int_equal(bp_loss_find("cross-entropy"), BP_CROSS_ENTROPY);
    assert_int_equal(bp_loss_find("MSE"), BP_N_LOSSES);
    assert_int_equal(bp_loss_find(""), BP_N_LOSSES);
    assert_null(bp_loss_names[BP_N_LOSSES]);
}

static void losses_go_with_their_outputs(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
        bool shares = f == BP_SIGMOID || f == BP_SOFTMAX;
        assert_true(shares == !bp_loss_check(BP_CROSS_ENTROPY, f));
        assert_true((f != BP_SOFTMAX) == !bp_loss_check(BP_MSE, f));
    }
}

/* The loss of one row. */
static double loss_of(bp_loss loss, bp_activation f, const float *a,
                      const float *t, size_t n) {
    float a_row[BP_LANES] = {0}, t_row[BP_LANES] = {0};
    memcpy(a_row, a, n * sizeof *a);
    memcpy(t_row, t, n * sizeof *t);
    return bp_loss_sum(0, loss, f, (bp_matrix){a_row, 1, n, BP_LANES},
                       (bp_matrix){t_row, 1, n, n});
}

static void mse_is_half_the_squares(void **state) {
    (void)state;
    const float a[] = {1, 2, -3}, t[] = {0, 4, -3};
    assert_true(loss_of(BP_MSE, BP_IDENTITY, a, t, 3) == 2.5);
    assert_true(loss_of(BP_MSE, BP_IDENTITY, a, a, 3) == 0);
}

static void softmax_cross_entropy_is_the_log_of_the_right_share(void **state) {
    (void)state;
    const float a[] = {0.25f, 0.5f, 0.25f};
    const float first[] = {1, 0, 0}, second[] = {0, 1, 0};
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, a, first, 3), log(4),
                1e-7, 0);
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, a, second, 3), log(2),
                1e-7, 0);
}

static void sigmoid_cross_entropy_counts_both_sides(void **state) {
    (void)state;
    const float a[] = {0.25f, 0.25f, 0.5f}, t[] = {1, 0, 0.5f};
    double wanted = log(4) + log(4.0 / 3) + log(2);
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SIGMOID, a, t, 3), wanted, 1e-7,
                0);
}

static void right_outputs_cost_nothing(void **state) {
    (void)state;
    const float t[] = {1, 0, 0};
    assert_true(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, t, t, 3) == 0);
    assert_true(loss_of(BP_CROSS_ENTROPY, BP_SIGMOID, t, t, 3) == 0);
}

static void wrong_outputs_cost_87_each(void **state) {
    (void)state;
    const float a[] = {0, 1}, t[] = {1, 0};
    const float tiny[] = {FLT_MIN / 4, 1};
    const double most = 126 * log(2);
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, a, t, 2), most, 1e-7, 0);
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, tiny, t, 2), most, 1e-7,
                0);
    assert_near(loss_of(BP_CROSS_ENTROPY, BP_SIGMOID, a, t, 2), 2 * most, 1e-7,
                0);
}

static const struct {
    bp_loss loss;
    bp_activation f;
} pairs[] = {{BP_CROSS_ENTROPY, BP_SOFTMAX},
             {BP_CROSS_ENTROPY, BP_SIGMOID},
             {BP_MSE, BP_IDENTITY}};

static void rows_are_summed_and_padding_is_not(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (size_t p = 0; p < COUNT(pairs); p++) {
        bp_matrix a = new_matrix(9, 5, 16), t = new_matrix(9, 5, 7);
        fill(a, &rng, 0.1, 0.9);
        fill_targets(t, pairs[p].loss, pairs[p].f, &rng);
        double sum = 0;
        for (size_t m = 0; m < a.rows; m++)
            sum += loss_of(pairs[p].loss, pairs[p].f, bp_row(a, m),
                           bp_row(t, m), 5);
        fill_padding(a, NAN);
        fill_padding(t, NAN);
        assert_true(bp_loss_sum(0, pairs[p].loss, pairs[p].f, a, t) == sum);
        free(a.data);
        free(t.data);
    }
}

static void an_output_that_is_not_finite_shows(void **state) {
    (void)state;
    static const float bad[] = {NAN, INFINITY, -INFINITY};
    for (size_t i = 0; i < COUNT(bad); i++) {
        for (size_t at = 0; at < 3; at++) {
            float a[] = {1, 2, 3}, t[] = {1, 1, 1};
            a[at] = bad[i];
            assert_true(!isfinite(loss_of(BP_MSE, BP_IDENTITY, a, t, 3)));
        }
    }
    /* a share is never infinite; where one is NaN, all of softmax's are */
    const float nan[] = {NAN, NAN}, t[] = {1, 0};
    assert_true(!isfinite(loss_of(BP_CROSS_ENTROPY, BP_SOFTMAX, nan, t, 2)));
    assert_true(!isfinite(loss_of(BP_CROSS_ENTROPY, BP_SIGMOID, nan, t, 1)));
    assert_true(
        !isfinite(loss_of(BP_CROSS_ENTROPY, BP_SIGMOID, nan, t + 1, 1)));
}

static void finite_outputs_have_a_finite_loss(void **state) {
    (void)state;
    const float a[] = {FLT_MAX, -FLT_MAX}, t[] = {-FLT_MAX, FLT_MAX};
    assert_true(isfinite(loss_of(BP_MSE, BP_IDENTITY, a, t, 2)));
}

/* ---- delta ---- */

static void cross_entropy_has_the_simple_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const bp_activation outputs[] = {BP_SOFTMAX, BP_SIGMOID};
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t f = 0; f < COUNT(outputs); f++) {
            float a[BP_LANES] = {0.25f, 0.5f, 0.25f}, t[] = {0, 1, 0};
            float delta[BP_LANES] = {0};
            static const float wanted[BP_LANES] = {0.25f, -0.5f, 0.25f};
            bp_loss_delta(kernels[k], BP_CROSS_ENTROPY, outputs[f],
                          (bp_matrix){delta, 1, 3, BP_LANES},
                          (bp_matrix){a, 1, 3, BP_LANES}, NULL,
                          (bp_matrix){t, 1, 3, 3});
            assert_same_floats(delta, wanted, BP_LANES);
        }
    }
}

static void mse_has_the_slope_in_its_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        float a[BP_LANES] = {0.75f, 0.5f, 0.25f}, t[] = {1, 0, 1};
        float delta[BP_LANES] = {0};
        static const float wanted[BP_LANES] = {-0.25f * 0.1875f, 0.5f * 0.25f,
                                               -0.75f * 0.1875f};
        bp_loss_delta(
            kernels[k], BP_MSE, BP_SIGMOID, (bp_matrix){delta, 1, 3, BP_LANES},
            (bp_matrix){a, 1, 3, BP_LANES}, NULL, (bp_matrix){t, 1, 3, 3});
        assert_same_floats(delta, wanted, BP_LANES);
    }
}

/* Rows of a and delta lie a stride apart, rows of t another. */
static void delta_goes_row_by_row(void **state) {
    (void)state;
    bp_rng rng = rng_of(2);
    bp_matrix a = new_matrix(6, 19, 32), t = new_matrix(6, 19, 19);
    bp_matrix delta = new_matrix(6, 19, 32);
    fill(a, &rng, -1, 1);
    fill(t, &rng, -1, 1);
    fill_padding(a, 0.5f);
    bp_loss_delta(portable(), BP_MSE, BP_IDENTITY, delta, a, NULL, t);
    for (size_t m = 0; m < a.rows; m++)
        for (size_t j = 0; j < a.cols; j++)
            assert_true(bp_row(delta, m)[j] ==
                        bp_row(a, m)[j] - bp_row(t, m)[j]);
    assert_padding_is_zero(delta);
    free(a.data);
    free(t.data);
    free(delta.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(losses_go_with_their_outputs),
        cmocka_unit_test(mse_is_half_the_squares),
        cmocka_unit_test(softmax_cross_entropy_is_the_log_of_the_right_share),
        cmocka_unit_test(sigmoid_cross_entropy_counts_both_sides),
        cmocka_unit_test(right_outputs_cost_nothing),
        cmocka_unit_test(wrong_outputs_cost_87_each),
        cmocka_unit_test(rows_are_summed_and_padding_is_not),
        cmocka_unit_test(an_output_that_is_not_finite_shows),
        cmocka_unit_test(finite_outputs_have_a_finite_loss),
        cmocka_unit_test(cross_entropy_has_the_simple_delta),
        cmocka_unit_test(mse_has_the_slope_in_its_delta),
        cmocka_unit_test(delta_goes_row_by_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
