/* test_activation.c - the transfer functions and slopes are the formulas of
 * activation.h: in the textbook, and in every set of kernels.
 *
 * The textbook is held against the formulas themselves and against values
 * known elsewhere; the kernels are held against the textbook. */
#include "helper.h"

#include <float.h>

#include "bp/activation.h"
#include "bp/textbook.h"

static void names_are_found(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
        assert_int_equal(bp_activation_find(bp_activation_names[f]), f);
    assert_null(bp_activation_names[BP_N_ACTIVATIONS]);
    assert_int_equal(bp_activation_find("Sigmoid"), BP_N_ACTIVATIONS);
    assert_int_equal(bp_activation_find(""), BP_N_ACTIVATIONS);
    assert_int_equal(bp_activation_find("relu "), BP_N_ACTIVATIONS);
}

static void names_are_the_fields(void **state) {
    (void)state;
    assert_int_equal(bp_activation_find("identity"), BP_IDENTITY);
    assert_int_equal(bp_activation_find("sigmoid"), BP_SIGMOID);
    assert_int_equal(bp_activation_find("tanh"), BP_TANH);
    assert_int_equal(bp_activation_find("relu"), BP_RELU);
    assert_int_equal(bp_activation_find("leaky-relu"), BP_LEAKY_RELU);
    assert_int_equal(bp_activation_find("elu"), BP_ELU);
    assert_int_equal(bp_activation_find("gelu"), BP_GELU);
    assert_int_equal(bp_activation_find("silu"), BP_SILU);
    assert_int_equal(bp_activation_find("softplus"), BP_SOFTPLUS);
    assert_int_equal(bp_activation_find("exp"), BP_EXP);
    assert_int_equal(bp_activation_find("softmax"), BP_SOFTMAX);
}

static void two_are_for_outputs_only(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
        assert_true(bp_activation_is_for_outputs(f) ==
                    (f == BP_EXP || f == BP_SOFTMAX));
}

/* Two z with the same a but other slopes: then a doesn't tell. */
static void only_what_turns_back_needs_z(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        bool turns_back = false;
        for (double z = -5; z < 5; z += 0.125)
            turns_back |= bp_textbook_slope(f, z) < 0;
        assert_int_equal(bp_activation_needs_z(f), turns_back);
    }
}

/* Known values: 0.8413447 is the normal distribution at 1, and so on. */
static void values_are_known(void **state) {
    (void)state;
    static const struct {
        bp_activation f;
        double z, a, slope;
    } known[] = {
        {BP_IDENTITY, -3, -3, 1},
        {BP_SIGMOID, 0, 0.5, 0.25},
        {BP_SIGMOID, 1, 0.7310585786300049, 0.19661193324148185},
        {BP_TANH, 0, 0, 1},
        {BP_TANH, 1, 0.7615941559557649, 0.41997434161402614},
        {BP_RELU, -2, 0, 0},
        {BP_RELU, 0, 0, 0},
        {BP_RELU, 2, 2, 1},
        {BP_LEAKY_RELU, -2, -0.02, 0.01},
        {BP_LEAKY_RELU, 0, 0, 0.01},
        {BP_LEAKY_RELU, 2, 2, 1},
        {BP_ELU, -1, -0.6321205588285577, 0.36787944117144233},
        {BP_ELU, 0, 0, 1},
        {BP_ELU, 2, 2, 1},
        {BP_GELU, 0, 0, 0.5},
        {BP_GELU, 1, 0.8413447460685429, 1.0833154705876864},
        {BP_GELU, -1, -0.15865525393145707, -0.08331547058768632},
        {BP_SILU, 0, 0, 0.5},
        {BP_SILU, 1, 0.7310585786300049, 0.9276705118714869},
        {BP_SILU, -1, -0.2689414213699951, 0.07232948812851325},
        {BP_SOFTPLUS, 0, 0.6931471805599453, 0.5},
        {BP_SOFTPLUS, 1, 1.3132616875182228, 0.7310585786300049},
        {BP_EXP, 0, 1, 1},
        {BP_EXP, 1, 2.718281828459045, 2.718281828459045},
        {BP_EXP, -1, 0.36787944117144233, 0.36787944117144233},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        bp_activation f = known[i].f;
        double z = known[i].z;
        /* the leak is a float's 0.01 */
        assert_near(bp_textbook_transfer(f, z), known[i].a, 3e-8, 1e-15);
        assert_near(bp_textbook_slope(f, z), known[i].slope, 3e-8, 1e-15);
    }
}

static bool has_a_kink(bp_activation f) {
    return f == BP_RELU || f == BP_LEAKY_RELU || f == BP_ELU;
}

static void slopes_are_those_of_the_functions(void **state) {
    (void)state;
    const double h = 1e-5;
    bp_rng rng = rng_of(1);
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        for (int i = 0; i < 2000; i++) {
            double z = (double)uniform(&rng, -12, 12);
            if (has_a_kink(f) && fabs(z) < 2 * h)
                continue;
            double rise = (bp_textbook_transfer(f, z + h) -
                           bp_textbook_transfer(f, z - h)) /
                          (2 * h);
            assert_near(bp_textbook_slope(f, z), rise, 1e-9, 1e-9);
        }
    }
}

/* All but exp at large z. */
static void the_textbook_is_finite_far_out(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
        for (double z = 1; z < 1e30; z *= 10) {
            assert_true(isfinite(bp_textbook_transfer(f, -z)));
            assert_true(isfinite(bp_textbook_slope(f, -z)));
            if (f == BP_EXP)
                continue;
            assert_true(isfinite(bp_textbook_transfer(f, z)));
            assert_true(isfinite(bp_textbook_slope(f, z)));
        }
    }
}

/* ---- the kernels ---- */

enum { MANY = 1 << 14 };

/* From huge to tiny, of both signs; most of an ordinary size. */
static void fill_z(float *z) {
    bp_rng rng = rng_of(2);
    for (size_t i = 0; i < MANY; i++) {
        float ordinary = uniform(&rng, -20, 20);
        int power = (int)bp_rng_below(&rng, 200) - 120;
        z[i] = i % 4 ? ordinary : ldexpf(ordinary, power);
    }
    z[0] = 0;
    z[1] = -0.0f;
}

/* vmath.h is good to 4 ulp, of 2^-23 each at most; one more rounding makes
 * the product z P(z). Among denormals an ulp is 2^-149, of a P that is denormal
 * (it is down to z = -104) an ulp of P times z. */
static double smallest_error(bp_activation f, double z) {
    bool is_product = f == BP_GELU || f == BP_SILU;
    return (is_product ? fmax(20, fmin(fabs(z), 105)) : 20) * 0x1p-149;
}

/* True for an output that is infinite as it should be: exp where no float is
 * large enough. */
static bool is_beyond(float a, double exact) {
    return isinf(a) && a > 0 && exact > (double)FLT_MAX;
}

static void kernels_transfer_like_the_textbook(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static float z[MANY], a[MANY];
    fill_z(z);
    for (size_t k = 0; k < n_kernels; k++) {
        for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
            kernels[k]->transfer(f, a, z, MANY);
            for (size_t i = 0; i < MANY; i++) {
                double exact = bp_textbook_transfer(f, (double)z[i]);
                if (!is_beyond(a[i], exact))
                    assert_near((double)a[i], exact, 5 * 0x1p-23,
                                smallest_error(f, (double)z[i]));
            }
        }
    }
}

/* The kernel has a rounded a, where 1 - a and 1 - a^2 cancel: the slope is
 * good to some ulps of 1, not of itself. */
static void kernels_slope_like_the_textbook(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static float z[MANY], a[MANY], delta[MANY];
    fill_z(z);
    for (size_t k = 0; k < n_kernels; k++) {
        for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
            kernels[k]->transfer(f, a, z, MANY);
            for (size_t i = 0; i < MANY; i++)
                delta[i] = -3;
            kernels[k]->slope(f, delta, a, z, MANY);
            for (size_t i = 0; i < MANY; i++) {
                double exact = bp_textbook_slope(f, (double)z[i]);
                if (!is_beyond(a[i], exact))
                    assert_near((double)delta[i] / -3, exact,
                                f == BP_EXP ? 1e-6 : 0, 1e-6);
            }
        }
    }
}

/* ---- softmax ---- */

static void check_softmax(bp_matrix a, bp_matrix z) {
    for (size_t m = 0; m < z.rows; m++) {
        double sum = 0, total = 0, greatest = -INFINITY;
        for (size_t j = 0; j < z.cols; j++)
            greatest = fmax(greatest, (double)*bp_at(z, m, j));
        for (size_t j = 0; j < z.cols; j++)
            sum += exp((double)*bp_at(z, m, j) - greatest);
        for (size_t j = 0; j < z.cols; j++) {
            double share = exp((double)*bp_at(z, m, j) - greatest) / sum;
            /* z - greatest is rounded, to 2^-24 of at most 104 */
            assert_near((double)*bp_at(a, m, j), share, 1e-5, 0x1p-148);
            total += (double)*bp_at(a, m, j);
        }
        assert_near(total, 1, 1e-6, 0);
    }
}

static void kernels_softmax_is_a_share(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes[] = {1, 2, 3, 10, 16, 17, 32, 33, 100};
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t s = 0; s < COUNT(sizes); s++) {
            bp_matrix z = new_matrix(24, sizes[s]);
            bp_matrix a = new_matrix(24, sizes[s]);
            bp_rng rng = rng_of(3);
            for (size_t m = 0; m < z.rows; m++)
                for (size_t j = 0; j < z.cols; j++)
                    *bp_at(z, m, j) = ldexpf(uniform(&rng, -1, 1), (int)m - 4);
            kernels[k]->softmax(a, z);
            check_softmax(a, z);
            free(z.data);
            free(a.data);
        }
    }
}

static void softmax_never_overflows(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        static const float far[] = {3e38f, -3e38f, 0}, wanted[] = {1, 0, 0};
        static const float low[] = {-3.4e38f, -3.4e38f, -3.4e38f};
        static const float thirds[] = {1.0f / 3, 1.0f / 3, 1.0f / 3};
        bp_matrix z = new_matrix(2, 3), a = new_matrix(2, 3);
        bp_matrix_set_row(z, 0, far);
        bp_matrix_set_row(z, 1, low);
        kernels[k]->softmax(a, z);
        assert_same_floats(bp_at(a, 0, 0), wanted, 3);
        assert_same_floats(bp_at(a, 1, 0), thirds, 3);
        free(z.data);
        free(a.data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(names_are_the_fields),
        cmocka_unit_test(two_are_for_outputs_only),
        cmocka_unit_test(only_what_turns_back_needs_z),
        cmocka_unit_test(values_are_known),
        cmocka_unit_test(slopes_are_those_of_the_functions),
        cmocka_unit_test(the_textbook_is_finite_far_out),
        cmocka_unit_test(kernels_transfer_like_the_textbook),
        cmocka_unit_test(kernels_slope_like_the_textbook),
        cmocka_unit_test(kernels_softmax_is_a_share),
        cmocka_unit_test(softmax_never_overflows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
