/* test_loss.c - the losses, as loss.h writes them. */
#include "helper.h"

#include <float.h>

#include "../../src/nn/vmath.h"
#include "bp/loss.h"

static void names_are_found(void **state) {
    (void)state;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
        assert_int_equal(bp_loss_find(bp_loss_names[loss]), loss);
    assert_int_equal(bp_loss_find("mse"), BP_MSE);
    assert_int_equal(bp_loss_find("cross-entropy"), BP_CROSS_ENTROPY);
    assert_int_equal(bp_loss_find("mae"), BP_MAE);
    assert_int_equal(bp_loss_find("huber"), BP_HUBER);
    assert_int_equal(bp_loss_find("poisson"), BP_POISSON);
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
        assert_true((f != BP_SOFTMAX) == !bp_loss_check(BP_MAE, f));
        assert_true((f != BP_SOFTMAX) == !bp_loss_check(BP_HUBER, f));
        assert_true((f == BP_EXP) == !bp_loss_check(BP_POISSON, f));
    }
}

static void counts_are_not_negative(void **state) {
    (void)state;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++) {
        for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
            assert_null(bp_loss_target_check(loss, f, 0));
            assert_null(bp_loss_target_check(loss, f, 1));
            bool refused = bp_loss_target_check(loss, f, -0.5) != NULL;
            assert_true(refused == (loss == BP_POISSON || f == BP_EXP));
        }
    }
}

/* The loss of one row. */
static double loss_of(bp_loss loss, bp_activation f, const float *a,
                      const float *t, size_t n) {
    bp_matrix a_row = new_weights(1, n), t_row = new_matrix(1, n);
    bp_matrix_set_row(a_row, 0, a);
    bp_matrix_set_row(t_row, 0, t);
    double sum = bp_loss_sum(0, portable(), loss, f, a_row, t_row, NULL);
    free(a_row.data);
    free(t_row.data);
    return sum;
}

static void mse_is_half_the_squares(void **state) {
    (void)state;
    const float a[] = {1, 2, -3}, t[] = {0, 4, -3};
    assert_true(loss_of(BP_MSE, BP_IDENTITY, a, t, 3) == 2.5);
    assert_true(loss_of(BP_MSE, BP_IDENTITY, a, a, 3) == 0);
}

static void mae_is_what_is_between(void **state) {
    (void)state;
    const float a[] = {1, 2, -3}, t[] = {0, 4.5f, -3};
    assert_true(loss_of(BP_MAE, BP_IDENTITY, a, t, 3) == 3.5);
    assert_true(loss_of(BP_MAE, BP_IDENTITY, a, a, 3) == 0);
}

/* Squares up to 1, which go on as straight lines. */
static void huber_bends_at_1(void **state) {
    (void)state;
    static const float errors[] = {0, 0.5f, 1, -1, 1.5f, -3, 100};
    static const double wanted[] = {0, 0.125, 0.5, 0.5, 1, 2.5, 99.5};
    const float zero = 0;
    for (size_t i = 0; i < COUNT(errors); i++) {
        assert_true(loss_of(BP_HUBER, BP_IDENTITY, &errors[i], &zero, 1) ==
                    wanted[i]);
        assert_true(loss_of(BP_HUBER, BP_IDENTITY, &zero, &errors[i], 1) ==
                    wanted[i]);
    }
}

static void poisson_is_half_the_deviance(void **state) {
    (void)state;
    const float a[] = {2, 0.5f, 3}, t[] = {3, 0, 3};
    assert_near(loss_of(BP_POISSON, BP_EXP, a, t, 1), 3 * log(1.5) - 1, 1e-15,
                0);
    assert_true(loss_of(BP_POISSON, BP_EXP, a + 1, t + 1, 1) == 0.5);
    assert_true(loss_of(BP_POISSON, BP_EXP, a + 2, t + 2, 1) == 0);
}

/* a is t (1 + e): then it is t (e - log(1 + e)), and t e^2 / 2 about; what is
 * left of logs that cancel must still be right. */
static void poisson_is_right_near_the_target(void **state) {
    (void)state;
    static const float targets[] = {1, 10, 1000, 1e6f};
    for (size_t i = 0; i < COUNT(targets); i++) {
        for (int power = -20; power < 0; power++) {
            float t = targets[i];
            float a = t + ldexpf(t, power);
            double e = ((double)a - (double)t) / (double)t;
            double wanted =
                (double)t * (power < -9
                                 ? e * e / 2 - e * e * e / 3 + e * e * e * e / 4
                                 : e - log1p(e));
            double got = loss_of(BP_POISSON, BP_EXP, &a, &t, 1);
            assert_true(got > 0);
            assert_near(got, wanted, 1e-9, 1e-15 * (double)t);
        }
    }
}

static void a_wide_log_is_as_good_as_the_librarys(void **state) {
    (void)state;
    bp_rng rng = rng_of(9);
    assert_true(vm_log_wide(1) == 0);
    for (int i = 0; i < 200000; i++) {
        double x = 0.5 + bp_rng_uniform(&rng);
        if (i % 4 == 1)
            x = ldexp(x, (int)bp_rng_below(&rng, 560) - 280);
        if (i % 4 == 2)
            x = 1 + ldexp(x - 1, -(int)bp_rng_below(&rng, 50));
        assert_near(vm_log_wide(x), log(x), 6e-16, 0);
    }
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
    assert_true(loss_of(BP_POISSON, BP_EXP, t, t, 3) == 0);
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
    assert_near(loss_of(BP_POISSON, BP_EXP, a, t, 2), most - 1 + 1, 1e-15, 0);
}

static const struct {
    bp_loss loss;
    bp_activation f;
} pairs[] = {{BP_CROSS_ENTROPY, BP_SOFTMAX}, {BP_CROSS_ENTROPY, BP_SIGMOID},
             {BP_MSE, BP_IDENTITY},          {BP_MAE, BP_IDENTITY},
             {BP_HUBER, BP_IDENTITY},        {BP_POISSON, BP_EXP}};

static const size_t widths[] = {1, 5, 8, 9, 16, 17, 33, 42, 64, 70};

static void check_sum(bp_loss loss, bp_activation f, size_t n, bp_rng *rng) {
    bp_matrix a = new_matrix(9, n), t = new_roomy(9, n, 9);
    float *a_row = new_floats(n), *t_row = new_floats(n);
    fill(a, rng, 0.1, 0.9);
    fill_targets(t, loss, f, rng);
    double sum = 0.25;
    for (size_t m = 0; m < a.rows; m++) {
        bp_matrix_get_row(a, m, a_row);
        bp_matrix_get_row(t, m, t_row);
        sum += loss_of(loss, f, a_row, t_row, n);
    }
    fill_padding(a, NAN);
    fill_padding(t, NAN);
    fill_spare_rows(a, NAN);
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++)
        assert_true(bp_loss_sum(0.25, kernels[k], loss, f, a, t, NULL) == sum);
    free(a.data);
    free(t.data);
    free(a_row);
    free(t_row);
}

static void rows_are_summed_and_padding_is_not(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (size_t p = 0; p < COUNT(pairs); p++)
        for (size_t w = 0; w < COUNT(widths); w++)
            check_sum(pairs[p].loss, pairs[p].f, widths[w], &rng);
}

/* The plain sum from the first output to the last, over all panels. */
static void a_row_is_summed_in_order(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    for (size_t w = 0; w < COUNT(widths); w++) {
        size_t n = widths[w];
        bp_matrix a = new_weights(1, n), t = new_weights(1, n);
        fill(a, &rng, -1, 1);
        fill(t, &rng, -1, 1);
        double sum = 0;
        for (size_t j = 0; j < n; j++) {
            double error = (double)*bp_at(t, 0, j) - (double)*bp_at(a, 0, j);
            sum += error * error / 2;
        }
        assert_true(
            bp_loss_sum(0, portable(), BP_MSE, BP_IDENTITY, a, t, NULL) == sum);
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
            assert_true(!isfinite(loss_of(BP_MAE, BP_IDENTITY, a, t, 3)));
            assert_true(!isfinite(loss_of(BP_HUBER, BP_IDENTITY, a, t, 3)));
            assert_true(!isfinite(loss_of(BP_POISSON, BP_EXP, a, t, 3)));
            t[at] = 0;
            assert_true(!isfinite(loss_of(BP_POISSON, BP_EXP, a, t, 3)));
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
    assert_true(isfinite(loss_of(BP_MAE, BP_IDENTITY, a, t, 2)));
    assert_true(isfinite(loss_of(BP_HUBER, BP_IDENTITY, a, t, 2)));
}

/* All of one size with all of another. */
static void losses_of_extremes_are_the_formulas(void **state) {
    (void)state;
    static const float sizes[] = {0, 0x1p-149f, FLT_MIN, 1e-10f, 0.5f,
                                  1, 7,         1e4f,    1e20f,  FLT_MAX};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t j = 0; j < COUNT(sizes); j++) {
            const float *a = &sizes[i], *t = &sizes[j];
            double e = fabs((double)*t - (double)*a);
            double log_a = log(fmax((double)*a, (double)FLT_MIN));
            double poisson =
                (*t > 0 ? (double)*t * (log((double)*t) - log_a) : 0) -
                ((double)*t - (double)*a);
            assert_near(loss_of(BP_MSE, BP_EXP, a, t, 1), e * e / 2, 1e-15, 0);
            assert_near(loss_of(BP_MAE, BP_EXP, a, t, 1), e, 0, 0);
            assert_near(loss_of(BP_HUBER, BP_EXP, a, t, 1),
                        e <= 1 ? e * e / 2 : e - 0.5, 1e-15, 0);
            assert_near(loss_of(BP_POISSON, BP_EXP, a, t, 1), poisson, 1e-13,
                        1e-15 * (double)*t);
        }
    }
}

static void weights_multiply_the_losses_of_rows(void **state) {
    (void)state;
    static const float weights[] = {1, 0, 2.5f, 0.25f}, ones[] = {1, 1, 1, 1};
    bp_rng rng = rng_of(5);
    for (size_t p = 0; p < COUNT(pairs); p++) {
        bp_loss loss = pairs[p].loss;
        bp_activation f = pairs[p].f;
        bp_matrix a = new_matrix(4, 37), t = new_matrix(4, 37);
        fill(a, &rng, 0.1, 0.9);
        fill_targets(t, loss, f, &rng);
        double wanted = 0.5;
        for (size_t m = 0; m < 4; m++) {
            float a_row[37], t_row[37];
            bp_matrix_get_row(a, m, a_row);
            bp_matrix_get_row(t, m, t_row);
            wanted += (double)weights[m] * loss_of(loss, f, a_row, t_row, 37);
        }
        assert_true(bp_loss_sum(0.5, portable(), loss, f, a, t, weights) ==
                    wanted);
        assert_true(bp_loss_sum(0.5, portable(), loss, f, a, t, ones) ==
                    bp_loss_sum(0.5, portable(), loss, f, a, t, NULL));
        free(a.data);
        free(t.data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(losses_go_with_their_outputs),
        cmocka_unit_test(counts_are_not_negative),
        cmocka_unit_test(mse_is_half_the_squares),
        cmocka_unit_test(mae_is_what_is_between),
        cmocka_unit_test(huber_bends_at_1),
        cmocka_unit_test(poisson_is_half_the_deviance),
        cmocka_unit_test(poisson_is_right_near_the_target),
        cmocka_unit_test(a_wide_log_is_as_good_as_the_librarys),
        cmocka_unit_test(softmax_cross_entropy_is_the_log_of_the_right_share),
        cmocka_unit_test(sigmoid_cross_entropy_counts_both_sides),
        cmocka_unit_test(right_outputs_cost_nothing),
        cmocka_unit_test(wrong_outputs_cost_87_each),
        cmocka_unit_test(rows_are_summed_and_padding_is_not),
        cmocka_unit_test(a_row_is_summed_in_order),
        cmocka_unit_test(an_output_that_is_not_finite_shows),
        cmocka_unit_test(finite_outputs_have_a_finite_loss),
        cmocka_unit_test(losses_of_extremes_are_the_formulas),
        cmocka_unit_test(weights_multiply_the_losses_of_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
