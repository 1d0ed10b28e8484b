/* test_moments.c - means are right to the last bit, and spreads nearly, in
 * however many parts numbers were added up. */
#include "../../../src/io/moments.h"

#include <math.h>

#include "bp/rng.h"

#include "helper.h"

enum { N = 3000 };

/* Decimals as files have them, `places` behind the point, around `middle`. */
static void draw(double values[N], uint64_t seed, int places, double middle) {
    bp_rng rng;
    bp_rng_seed(&rng, seed, BP_RNG_SHUFFLE);
    double unit = 1;
    for (int i = 0; i < places; i++)
        unit *= 10;
    for (int i = 0; i < N; i++)
        values[i] = middle + ((double)bp_rng_below(&rng, 20000) - 9000) / unit;
}

static void in_parts(const double *values, size_t size, double *mean,
                     double *squares) {
    moments all = {0};
    for (size_t i = 0; i < N; i += size) {
        moments part = {.pivot = values[i]};
        size_t n = N - i < size ? N - i : size;
        for (size_t j = i; j < i + n; j++)
            moments_add(&part, values[j]);
        moments_merge(&all, (double)i, &part, (double)n);
    }
    moments_finish(&all, N, mean, squares);
}

/* With what rounding takes, long doubles are as good as exact. */
static void slowly(const double *values, long double *mean,
                   long double *squares) {
    long double sum = 0, low = 0, rest = 0;
    for (int i = 0; i < N; i++) {
        long double value = values[i], high = sum + value, part = high - sum;
        low += (sum - (high - part)) + (value - part);
        sum = high;
    }
    *mean = (sum + low) / N;
    *squares = 0;
    for (int i = 0; i < N; i++) {
        long double distance = (long double)values[i] - *mean;
        *squares += distance * distance;
        rest += distance;
    }
    *squares -= rest * rest / N;
}

/* Squares may be off by so many last bits. */
static void check(const double values[N], double slack) {
    static const size_t sizes[] = {N, 1, 2, 7, 100, 1499, N - 1};
    long double mean, squares;
    slowly(values, &mean, &squares);
    double near = fabs((double)mean);
    long double half_ulp =
        0.501L * (long double)(nextafter(near, INFINITY) - near);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        double got_mean, got_squares;
        in_parts(values, sizes[i], &got_mean, &got_squares);
        assert_true(fabsl((long double)got_mean - mean) <= half_ulp);
        assert_true(fabs(got_squares - (double)squares) <=
                    slack * 0x1p-52 * got_squares);
    }
}

static void test_means_are_right_to_the_last_bit(void **state) {
    (void)state;
    double values[N];
    for (int places = 0; places < 8; places++) {
        draw(values, 1 + (uint64_t)places, places, 0);
        check(values, 2);
        draw(values, 20 + (uint64_t)places, places, 1234.5);
        check(values, 2);
    }
}

static void test_a_first_number_far_away_does_no_harm(void **state) {
    (void)state;
    double values[N];
    draw(values, 50, 3, 0);
    values[0] = 1e7 + 0.1;
    check(values, sqrt(N));
    draw(values, 51, 3, 1e9 + 0.1);
    check(values, 2);
}

static void test_what_overflows_is_infinite(void **state) {
    (void)state;
    double mean, squares;
    moments m = {.pivot = -1.7e308};
    moments_add(&m, -1.7e308);
    moments_add(&m, 1.7e308);
    moments_finish(&m, 2, &mean, &squares);
    assert_true(isinf(mean) && mean > 0);
    assert_true(isinf(squares) && squares > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_means_are_right_to_the_last_bit),
        cmocka_unit_test(test_a_first_number_far_away_does_no_harm),
        cmocka_unit_test(test_what_overflows_is_infinite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
