/* test_loss_delta.c - the first delta of each loss, as loss.h writes it. */
#include "helper.h"

#include "bp/loss.h"
#include "bp/textbook.h"

static const size_t widths[] = {1, 5, 8, 9, 16, 17, 33, 42, 64, 70};

/* The first delta of three outputs, whose padding it leaves zero. */
static void check_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                        const float *a, const float *t, const float *wanted) {
    bp_matrix outputs = new_matrix(1, 3), targets = new_matrix(1, 3);
    bp_matrix delta = new_matrix(1, 3);
    bp_matrix_set_row(outputs, 0, a);
    bp_matrix_set_row(targets, 0, t);
    bp_loss_delta(kernel, loss, f, delta, outputs, outputs, targets, NULL);
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

static void mae_has_the_sign_in_its_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const float a[] = {0.75f, 0.5f, 0.25f}, t[] = {1, 0.5f, -7};
    const float signs[] = {-1, 0, 1}, slopes[] = {-0.1875f, 0, 0.1875f};
    const float nan[] = {NAN, 0, 0}, zeros[] = {0, 0, 0};
    for (size_t k = 0; k < n_kernels; k++) {
        check_delta(kernels[k], BP_MAE, BP_IDENTITY, a, t, signs);
        check_delta(kernels[k], BP_MAE, BP_SIGMOID, a, t, slopes);
        check_delta(kernels[k], BP_MAE, BP_IDENTITY, nan, zeros, nan);
    }
}

static void huber_has_a_short_error_in_its_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const float a[] = {0.75f, 0.5f, 0.25f}, t[] = {3, 0.25f, -7};
    const float errors[] = {-1, 0.25f, 1};
    const float slopes[] = {-0.1875f, 0.0625f, 0.1875f};
    const float nan[] = {NAN, 0, 0}, zeros[] = {0, 0, 0};
    for (size_t k = 0; k < n_kernels; k++) {
        check_delta(kernels[k], BP_HUBER, BP_IDENTITY, a, t, errors);
        check_delta(kernels[k], BP_HUBER, BP_SIGMOID, a, t, slopes);
        check_delta(kernels[k], BP_HUBER, BP_IDENTITY, nan, zeros, nan);
    }
}

static void poisson_has_the_simple_delta(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const float a[] = {0.75f, 2, 9}, t[] = {0, 5, 9};
    const float wanted[] = {0.75f, -3, 0}, scaled[] = {0.5625f, -6, 0};
    for (size_t k = 0; k < n_kernels; k++) {
        check_delta(kernels[k], BP_POISSON, BP_EXP, a, t, wanted);
        check_delta(kernels[k], BP_MSE, BP_EXP, a, t, scaled);
    }
}

/* Weights are powers of two: nothing is rounded. */
static void weights_multiply_the_deltas_of_rows(void **state) {
    (void)state;
    static const float weights[] = {1, 0, 2, 0.25f};
    bp_rng rng = rng_of(6);
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++) {
        for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
            if (bp_loss_check(loss, f))
                continue;
            bp_matrix a = new_matrix(4, 37), t = new_roomy(4, 37, 9);
            bp_matrix plain = new_matrix(4, 37), delta = new_weights(4, 37);
            fill(a, &rng, 0.1, 0.9);
            fill_targets(t, loss, f, &rng);
            bp_loss_delta(portable(), loss, f, plain, a, a, t, NULL);
            bp_loss_delta(portable(), loss, f, delta, a, a, t, weights);
            for (size_t m = 0; m < 4; m++)
                for (size_t j = 0; j < 37; j++)
                    assert_true(*bp_at(delta, m, j) ==
                                weights[m] * *bp_at(plain, m, j));
            assert_padding_is_zero(delta);
            free(a.data);
            free(t.data);
            free(plain.data);
            free(delta.data);
        }
    }
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
        bp_loss_delta(portable(), BP_MSE, BP_IDENTITY, delta, a, a, t, NULL);
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
                  t, NULL);
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
        cmocka_unit_test(cross_entropy_has_the_simple_delta),
        cmocka_unit_test(mse_has_the_slope_in_its_delta),
        cmocka_unit_test(mae_has_the_sign_in_its_delta),
        cmocka_unit_test(huber_has_a_short_error_in_its_delta),
        cmocka_unit_test(poisson_has_the_simple_delta),
        cmocka_unit_test(weights_multiply_the_deltas_of_rows),
        cmocka_unit_test(delta_goes_row_by_row),
        cmocka_unit_test(delta_has_every_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
