/* test_loss.c - the losses and their first delta, as loss.h writes them. */
#include "helper.h"

#include <float.h>

#include "bp/loss.h"
#include "bp/textbook.h"

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
    bp_matrix a_row = new_weights(1, n), t_row = new_matrix(1, n);
    bp_matrix_set_row(a_row, 0, a);
    bp_matrix_set_row(t_row, 0, t);
    double sum = bp_loss_sum(0, portable(), loss, f, a_row, t_row);
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
        assert_true(bp_loss_sum(0.25, kernels[k], loss, f, a, t) == sum);
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
        assert_true(bp_loss_sum(0, portable(), BP_MSE, BP_IDENTITY, a, t) ==
                    sum);
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

/* The first delta of three outputs, whose padding it leaves zero. */
static void check_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                        const float *a, const float *t, const float *wanted) {
    bp_matrix outputs = new_matrix(1, 3), targets = new_matrix(1, 3);
    bp_matrix delta = new_matrix(1, 3);
    bp_matrix_set_row(outputs, 0, a);
    bp_matrix_set_row(targets, 0, t);
    bp_loss_delta(kernel, loss, f, delta, outputs, outputs, targets);
    assert_same_floats(delta.data, wanted, 3);
    assert_padding_is_zero(delta);
    free(outputs.data);
    free(targets.data);
    free(delta.data);
}

static void cross_entropy_has_the_simple_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const bp_activation outputs[] = {BP_SOFTMAX, BP_SIGMOID};
    const float a[] = {0.25f, 0.5f, 0.25f}, t[] = {0, 1, 0};
    const float wanted[] = {0.25f, -0.5f, 0.25f};
    for (size_t k = 0; k < n_kernels; k++)
        for (size_t f = 0; f < COUNT(outputs); f++)
            check_delta(kernels[k], BP_CROSS_ENTROPY, outputs[f], a, t, wanted);
}

static void mse_has_the_slope_in_its_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const float a[] = {0.75f, 0.5f, 0.25f}, t[] = {1, 0, 1};
    const float wanted[] = {-0.25f * 0.1875f, 0.5f * 0.25f, -0.75f * 0.1875f};
    for (size_t k = 0; k < n_kernels; k++)
        check_delta(kernels[k], BP_MSE, BP_SIGMOID, a, t, wanted);
}

/* Matrices that each have another room, and more than a panel. */
static void delta_goes_row_by_row(void **state) {
    (void)state;
    bp_rng rng = rng_of(2);
    for (size_t w = 0; w < COUNT(widths); w++) {
        bp_matrix a = new_matrix(6, widths[w]), t = new_weights(6, widths[w]);
        bp_matrix delta = new_roomy(6, widths[w], 9);
        fill(a, &rng, -1, 1);
        fill(t, &rng, -1, 1);
        fill_padding(a, 0.5f);
        fill_spare_rows(a, NAN);
        fill_spare_rows(delta, 12345);
        bp_loss_delta(portable(), BP_MSE, BP_IDENTITY, delta, a, a, t);
        for (size_t m = 0; m < a.rows; m++)
            for (size_t j = 0; j < a.cols; j++)
                assert_true(*bp_at(delta, m, j) ==
                            *bp_at(a, m, j) - *bp_at(t, m, j));
        assert_padding_is_zero(delta);
        assert_spare_rows_are(delta, 12345);
        free(a.data);
        free(t.data);
        free(delta.data);
    }
}

/* All slopes, those that need z too; numbers as test_activation.c has them. */
static void check_slopes(const bp_kernel *kernel, bp_activation f, size_t n) {
    bp_rng rng = rng_of(4);
    bp_matrix z = new_matrix(6, n), a = new_matrix(6, n), t = new_matrix(6, n);
    bp_matrix delta = new_roomy(6, n, 20);
    fill(z, &rng, -4, 4);
    fill(t, &rng, -1, 1);
    kernel->transfer(f, a.data, z.data, floats_of(z));
    fill_spare_rows(z, NAN);
    fill_spare_rows(delta, 12345);
    bp_loss_delta(kernel, BP_MSE, f, delta, a, bp_activation_needs_z(f) ? z : a,
                  t);
    for (size_t m = 0; m < a.rows; m++) {
        for (size_t j = 0; j < n; j++) {
            double error = (double)(*bp_at(a, m, j) - *bp_at(t, m, j));
            double slope = bp_textbook_slope(f, (double)*bp_at(z, m, j));
            assert_near((double)*bp_at(delta, m, j), error * slope, 1e-6, 1e-5);
        }
    }
    assert_padding_is_zero(delta);
    assert_spare_rows_are(delta, 12345);
    free(z.data);
    free(a.data);
    free(t.data);
    free(delta.data);
}

static void delta_has_every_slope(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++)
        for (bp_activation f = 0; f < BP_SOFTMAX; f++)
            for (size_t w = 0; w < COUNT(widths); w++)
                check_slopes(kernels[k], f, widths[w]);
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
        cmocka_unit_test(a_row_is_summed_in_order),
        cmocka_unit_test(an_output_that_is_not_finite_shows),
        cmocka_unit_test(finite_outputs_have_a_finite_loss),
        cmocka_unit_test(cross_entropy_has_the_simple_delta),
        cmocka_unit_test(mse_has_the_slope_in_its_delta),
        cmocka_unit_test(delta_goes_row_by_row),
        cmocka_unit_test(delta_has_every_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
