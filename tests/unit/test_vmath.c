/* test_vmath.c - the errors that vmath.h states are not exceeded.
 *
 * Held against the C library's functions in double, whose own errors are far
 * below those looked for. All exponents are visited, with random fractions and
 * both ends of each; the fractions of every function's lively region densely.
 */
#include "helper.h"

#include "../../src/nn/vmath.h"

/* ---- the exact functions ---- */

static double exact_sigmoid(double x) {
    return 1 / (1 + exp(-x));
}

static double exact_softplus(double x) {
    return (x > 0 ? x : 0) + log1p(exp(-fabs(x)));
}

static double exact_normal_pdf(double x) {
    return exp(-x * x / 2) / sqrt(2 * acos(-1));
}

static double exact_normal_cdf(double x) {
    return erfc(-x / sqrt(2)) / 2;
}

typedef struct function {
    const char *name;
    float (*f)(float);
    double (*exact)(double);
    double low, high; /* its domain */
    double ulps;      /* the error that vmath.h states there */
    bool falls;       /* where x grows */
} function;

/* Domains of one row each where a function is monotone. */
static const function functions[] = {
    {"exp", vm_exp, exp, -INFINITY, INFINITY, 0.982, false},
    {"expm1", vm_expm1, expm1, -INFINITY, 0, 0.891, false},
    {"log", vm_log, log, 0, INFINITY, 0.900, false},
    {"log1p", vm_log1p, log1p, 0, 1, 0.917, false},
    {"sigmoid", vm_sigmoid, exact_sigmoid, -INFINITY, INFINITY, 1.480, false},
    {"tanh", vm_tanh, tanh, -INFINITY, INFINITY, 1.133, false},
    {"softplus", vm_softplus, exact_softplus, -INFINITY, 0, 1.702, false},
    {"softplus", vm_softplus, exact_softplus, 0.5, INFINITY, 1.702, false},
    {"pdf", vm_normal_pdf, exact_normal_pdf, -INFINITY, 0, 1.290, false},
    {"pdf", vm_normal_pdf, exact_normal_pdf, 0, INFINITY, 1.290, true},
    {"erf", vm_erf, erf, -INFINITY, INFINITY, 1.470, false},
    {"cdf", vm_normal_cdf, exact_normal_cdf, -INFINITY, INFINITY, 3.618, false},
    {"cdf", vm_normal_cdf, exact_normal_cdf, -1.125, INFINITY, 2.098, false},
};

/* ---- errors ---- */

/* The distance between the floats around `exact`. */
static double ulp_at(double exact) {
    int power = exact == 0 ? -1000 : ilogb(exact);
    return ldexp(1, (power < -126 ? -126 : power) - 23);
}

/* What is stated is rounded to three places, and the C library may be off in
 * its last bit. */
static const double SLACK = 0.0006;

static void check_error(const function *f, float x) {
    double exact = f->exact((double)x), got = (double)f->f(x);
    if (isinf(exact) && isinf(got) && (exact > 0) == (got > 0))
        return;
    if (isinf(got)) /* as far as it stands for the float beyond the last */
        got = copysign(0x1p128, got);
    double error = fabs(got - exact) / ulp_at(exact);
    if (exact >= 0x1p128 && got >= 0x1p128)
        return;
    if (!(error <= f->ulps + SLACK))
        fail_msg("%s(%a) = %a is off by %.3f ulp, not %.3f", f->name, (double)x,
                 got, error, f->ulps);
}

/* From x to the next float the function may not step against its direction. */
static void check_step(const function *f, float x) {
    float next = nextafterf(x, INFINITY);
    if ((double)next > f->high || (double)x < f->low)
        return;
    float from = f->f(x), to = f->f(next);
    if (f->falls ? !(to <= from) : !(to >= from))
        fail_msg("%s steps the wrong way after %a", f->name, (double)x);
}

static void check_at(const function *f, float x) {
    if ((double)x < f->low || (double)x > f->high)
        return;
    check_error(f, x);
    check_step(f, x);
}

static float signed_bits(uint32_t magnitude, bool negative) {
    return float_of(magnitude | (negative ? UINT32_C(1) << 31 : 0));
}

/* Each exponent: its ends and random fractions, of both signs. */
static void check_exponent(const function *f, uint32_t exponent, int draws,
                           bp_rng *rng) {
    uint32_t first = exponent << 23, last = first | 0x7fffff;
    for (int sign = 0; sign < 2; sign++) {
        for (uint32_t i = 0; i < 8; i++) {
            check_at(f, signed_bits(first + i, sign));
            check_at(f, signed_bits(last - i, sign));
        }
        for (int i = 0; i < draws; i++) {
            uint32_t fraction = (uint32_t)bp_rng_below(rng, 1 << 23);
            check_at(f, signed_bits(first + fraction, sign));
        }
    }
}

static void errors_are_as_stated(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (size_t i = 0; i < COUNT(functions); i++) {
        for (uint32_t exponent = 0; exponent < 255; exponent++) {
            bool lively = exponent >= 127 - 6 && exponent <= 127 + 6;
            check_exponent(&functions[i], exponent, lively ? 20000 : 300, &rng);
        }
        for (int n = 0; n < 20000; n++) /* evenly, where results overflow,
                                           vanish or change formula */
            check_at(&functions[i], uniform(&rng, -110, 95));
    }
}

/* The neighbourhood of every place where a function changes its formula or
 * reaches its end. */
static void errors_are_as_stated_at_the_seams(void **state) {
    (void)state;
    static const float seams[] = {
        0.0f,    FLT_MIN, 0.5f,     0.55f,    0.75f,   0.9375f, 1.0f,
        1.125f,  1.5f,    3.92f,    9.011f,   14.17f,  14.5f,   15.0f,
        16.635f, 16.98f,  17.328f,  25.0f,    87.336f, 88.722f, 88.7228f,
        89.0f,   103.28f, 103.972f, 103.973f, 104.0f,  FLT_MAX};
    for (size_t i = 0; i < COUNT(functions); i++) {
        for (size_t s = 0; s < COUNT(seams); s++) {
            uint32_t middle = bits_of(seams[s]);
            uint32_t from = middle > 2000 ? middle - 2000 : 0;
            for (uint32_t bits = from; bits < middle + 2000; bits++) {
                if (bits >= bits_of(INFINITY))
                    break;
                check_at(&functions[i], signed_bits(bits, false));
                check_at(&functions[i], signed_bits(bits, true));
            }
        }
    }
}

/* Where the argument is n log(2) / 2 the reduction changes n. */
static void errors_are_as_stated_where_the_reduction_steps(void **state) {
    (void)state;
    for (int n = -300; n < 256; n++) {
        uint32_t middle = bits_of((float)(n * log(2) / 2));
        for (uint32_t bits = middle - 20; n != 0 && bits < middle + 20; bits++)
            for (size_t i = 0; i < COUNT(functions); i++)
                check_at(&functions[i], float_of(bits));
    }
}

/* Between 0 and 1/2, where softplus is not promised to be monotone. */
static void softplus_is_as_stated_in_between(void **state) {
    (void)state;
    const function softplus = {"softplus", vm_softplus, exact_softplus, 0,
                               0.5,        1.702,       false};
    bp_rng rng = rng_of(2);
    for (int i = 0; i < 50000; i++) {
        float x = uniform(&rng, 0, 0.5);
        check_error(&softplus, x);
        float back = vm_softplus(x), on = vm_softplus(nextafterf(x, 1));
        assert_true(nextafterf(on, 1) >= back); /* by one float at most */
    }
}

/* ---- the ends ---- */

static void check_value(float (*f)(float), float x, float wanted) {
    if (!same_float(f(x), wanted))
        fail_msg("f(%a) is %a, but %a is right", (double)x, (double)f(x),
                 (double)wanted);
}

static void infinities_give_the_limits(void **state) {
    (void)state;
    check_value(vm_exp, INFINITY, INFINITY);
    check_value(vm_exp, -INFINITY, 0);
    check_value(vm_expm1, -INFINITY, -1);
    check_value(vm_log, INFINITY, INFINITY);
    check_value(vm_log, 0, -INFINITY);
    check_value(vm_log, -0.0f, -INFINITY);
    check_value(vm_sigmoid, INFINITY, 1);
    check_value(vm_sigmoid, -INFINITY, 0);
    check_value(vm_tanh, INFINITY, 1);
    check_value(vm_tanh, -INFINITY, -1);
    check_value(vm_softplus, INFINITY, INFINITY);
    check_value(vm_softplus, -INFINITY, 0);
    check_value(vm_normal_pdf, INFINITY, 0);
    check_value(vm_normal_pdf, -INFINITY, 0);
    check_value(vm_erf, INFINITY, 1);
    check_value(vm_erf, -INFINITY, -1);
    check_value(vm_normal_cdf, INFINITY, 1);
    check_value(vm_normal_cdf, -INFINITY, 0);
}

static void simple_arguments_give_exact_results(void **state) {
    (void)state;
    check_value(vm_exp, 0, 1);
    check_value(vm_exp, -0.0f, 1);
    check_value(vm_expm1, 0, 0);
    check_value(vm_expm1, -0.0f, -0.0f);
    check_value(vm_log, 1, 0);
    check_value(vm_log1p, 0, 0);
    check_value(vm_sigmoid, 0, 0.5f);
    check_value(vm_tanh, 0, 0);
    check_value(vm_tanh, -0.0f, -0.0f);
    check_value(vm_softplus, 0, (float)log(2));
    check_value(vm_erf, 0, 0);
    check_value(vm_erf, -0.0f, -0.0f);
    check_value(vm_normal_cdf, 0, 0.5f);
}

static void a_nan_stays_one(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(functions); i++)
        check_value(functions[i].f, NAN, NAN);
    check_value(vm_log, -1, NAN);
    check_value(vm_log, -FLT_MIN / 2, NAN);
    check_value(vm_log, -INFINITY, NAN);
}

static void results_end_where_stated(void **state) {
    (void)state;
    check_value(vm_exp, 88.73f, INFINITY);
    assert_true(isfinite(vm_exp(88.72f)));
    check_value(vm_exp, -103.98f, 0);
    assert_true(vm_exp(-103.97f) > 0);
    check_value(vm_expm1, -16.99f, -1);
    assert_true(vm_expm1(-16.9f) > -1);
    check_value(vm_tanh, 9.011f, 1);
    assert_true(vm_tanh(9) < 1);
    check_value(vm_erf, 3.92f, 1);
    assert_true(vm_erf(3.9f) < 1);
    assert_true(vm_normal_cdf(-14.1f) > 0);
    check_value(vm_normal_cdf, -14.18f, 0);
}

static void tanh_and_erf_are_odd(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    for (int i = 0; i < 50000; i++) {
        float x = float_of((uint32_t)(bp_rng_next(&rng) >> 33));
        if (isnan(x))
            continue;
        check_value(vm_tanh, -x, -vm_tanh(x));
        check_value(vm_erf, -x, -vm_erf(x));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_are_as_stated),
        cmocka_unit_test(errors_are_as_stated_at_the_seams),
        cmocka_unit_test(errors_are_as_stated_where_the_reduction_steps),
        cmocka_unit_test(softplus_is_as_stated_in_between),
        cmocka_unit_test(infinities_give_the_limits),
        cmocka_unit_test(simple_arguments_give_exact_results),
        cmocka_unit_test(a_nan_stays_one),
        cmocka_unit_test(results_end_where_stated),
        cmocka_unit_test(tanh_and_erf_are_odd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
