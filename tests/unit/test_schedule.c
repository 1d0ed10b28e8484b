/* test_schedule.c - learning rates by hand, by other formulas and at the ends.
 */
#include "helper.h"

#include "bp/schedule.h"

static bp_schedule of_kind(bp_schedule_kind kind, double rate) {
    return (bp_schedule){.kind = kind, .rate = rate, .factor = 0.5, .every = 1};
}

/* The rate after `steps` of n_epochs * per_epoch. */
static double rate_at(const bp_schedule *schedule, size_t steps,
                      size_t n_epochs, size_t per_epoch) {
    const bp_moment at = {.step = steps % per_epoch,
                          .steps_per_epoch = per_epoch,
                          .epoch = steps / per_epoch,
                          .n_epochs = n_epochs};
    return bp_schedule_rate(schedule, &at);
}

static void names_are_the_fields(void **state) {
    (void)state;
    assert_string_equal(bp_schedule_names[BP_CONSTANT], "constant");
    assert_string_equal(bp_schedule_names[BP_STEP], "step");
    assert_string_equal(bp_schedule_names[BP_EXPONENTIAL], "exponential");
    assert_string_equal(bp_schedule_names[BP_INVERSE], "inverse");
    assert_string_equal(bp_schedule_names[BP_COSINE], "cosine");
    assert_string_equal(bp_schedule_names[BP_ONE_CYCLE], "one-cycle");
    assert_string_equal(bp_schedule_names[BP_PLATEAU], "plateau");
    assert_null(bp_schedule_names[BP_N_SCHEDULES]);
}

/* ---- the cosine ---- */

static void the_cosine_is_near_the_long_one(void **state) {
    (void)state;
    enum { N = 100003 }; /* a prime: no fraction of two is among them */
    double worst = 0;
    for (size_t i = 0; i <= N; i++) {
        double x = (double)i / N;
        long double right = cosl(acosl(-1) * (long double)x);
        double error = (double)fabsl((long double)bp_cos_pi(x) - right);
        worst = error > worst ? error : worst;
    }
    assert_true(worst < 2.5e-16);
}

static void the_cosine_is_exact_where_it_can_be(void **state) {
    (void)state;
    assert_true(bp_cos_pi(0) == 1);
    assert_true(bp_cos_pi(0.5) == 0);
    assert_true(bp_cos_pi(1) == -1);
    for (size_t i = 0; i <= 1024; i++) {
        double x = (double)i / 1024;
        assert_true(bp_cos_pi(1 - x) == -bp_cos_pi(x));
    }
}

static void the_cosine_never_rises(void **state) {
    (void)state;
    enum { N = 4096 };
    for (size_t i = 0; i < N; i++)
        assert_true(bp_cos_pi((double)(i + 1) / N) < bp_cos_pi((double)i / N));
}

/* ---- the schedules ---- */

static void constant_is_the_rate_itself(void **state) {
    (void)state;
    static const double rates[] = {0.1, 1e-3, 0.7, 3e-320, 1e300};
    for (size_t i = 0; i < COUNT(rates); i++) {
        const bp_schedule schedule = of_kind(BP_CONSTANT, rates[i]);
        for (size_t step = 0; step < 50; step++)
            assert_true(rate_at(&schedule, step, 7, 7) == rates[i]);
    }
}

/* 0.5, 0.5, 0.5, 0.25, ... whatever the step in the epoch. */
static void step_drops_every_so_many_epochs(void **state) {
    (void)state;
    static const double wanted[] = {0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125};
    bp_schedule schedule = of_kind(BP_STEP, 0.5);
    schedule.every = 3;
    for (size_t epoch = 0; epoch < COUNT(wanted); epoch++)
        for (size_t step = 0; step < 4; step++)
            assert_true(rate_at(&schedule, 4 * epoch + step, 9, 4) ==
                        wanted[epoch]);
}

static void exponential_is_a_power(void **state) {
    (void)state;
    bp_schedule schedule = of_kind(BP_EXPONENTIAL, 0.1);
    schedule.factor = 0.9;
    assert_true(rate_at(&schedule, 0, 100, 1) == 0.1);
    assert_near(rate_at(&schedule, 3, 100, 1), 0.1 * 0.729, 1e-15, 0);
    for (size_t epoch = 0; epoch < 300; epoch++)
        assert_near(rate_at(&schedule, 2 * epoch + 1, 300, 2),
                    0.1 * pow(0.9, (double)epoch), 1e-13, 0);
    schedule.factor = 1;
    assert_true(rate_at(&schedule, 999999999, 1000000000, 1) == 0.1);
}

/* A loop over so many epochs would not be done today. */
static void powers_are_quick(void **state) {
    (void)state;
    const size_t many = 1000000000;
    bp_schedule schedule = of_kind(BP_EXPONENTIAL, 1);
    schedule.factor = 1 - 1e-9;
    for (size_t i = 0; i < 10000; i++)
        assert_near(rate_at(&schedule, many + i, many, 1), exp(-1), 1e-4, 0);
    schedule.factor = 0.5;
    assert_true(rate_at(&schedule, many, many, 1) == 0);
    assert_true(rate_at(&schedule, SIZE_MAX, SIZE_MAX, 1) == 0);
}

/* With the factor one half it is 1 / (1 + e). */
static void inverse_is_a_harmonic_row(void **state) {
    (void)state;
    bp_schedule schedule = of_kind(BP_INVERSE, 6);
    static const double wanted[] = {6, 3, 2, 1.5, 1.2, 1};
    for (size_t epoch = 0; epoch < COUNT(wanted); epoch++)
        assert_near(rate_at(&schedule, 5 * epoch + 4, 6, 5), wanted[epoch],
                    1e-15, 0);
    schedule.factor = 0.1; /* 6 / (1 + 9 e) */
    assert_near(rate_at(&schedule, 3, 6, 1), 6.0 / 28, 1e-15, 0);
    schedule.factor = 1;
    assert_true(rate_at(&schedule, 5, 6, 1) == 6);
    schedule.factor = 4e-324; /* one by which is infinite */
    assert_true(rate_at(&schedule, 0, 6, 1) == 6);
    assert_true(rate_at(&schedule, 1, 6, 1) == 0);
}

/* PyTorch's CosineAnnealingLR with T_max = 10, eta_min = 0 and the rate 0.1,
 * by its closed form (0.1 / 2) (1 + cos(k pi / 10)). */
static void cosine_is_annealing(void **state) {
    (void)state;
    static const double wanted[] = {0.1,
                                    0.0975528258147577,
                                    0.0904508497187474,
                                    0.0793892626146237,
                                    0.0654508497187474,
                                    0.05,
                                    0.0345491502812526,
                                    0.0206107373853763,
                                    0.0095491502812526,
                                    0.0024471741852423};
    const bp_schedule schedule = of_kind(BP_COSINE, 0.1);
    assert_true(rate_at(&schedule, 0, 10, 1) == 0.1);
    for (size_t k = 0; k < COUNT(wanted); k++) {
        assert_near(rate_at(&schedule, k, 10, 1), wanted[k], 0, 1e-16);
        /* Steps count as epochs do. */
        assert_near(rate_at(&schedule, k, 2, 5), wanted[k], 0, 1e-16);
        assert_near(rate_at(&schedule, 7 * k, 7, 10), wanted[k], 0, 1e-16);
    }
}

/* PyTorch's "cos" between two rates; its div_factor is 25 and its
 * final_div_factor 1e4, its pct_start 0.3. */
static double annealed(double from, double to, double part) {
    return to + (from - to) / 2 * (cos(part * acos(-1)) + 1);
}

static void one_cycle_goes_up_and_down(void **state) {
    (void)state;
    const double r = 0.2, first = r / 25, last = first / 1e4;
    const bp_schedule schedule = of_kind(BP_ONE_CYCLE, r);
    assert_true(rate_at(&schedule, 0, 1, 100) == first);
    assert_near(rate_at(&schedule, 15, 1, 100), (first + r) / 2, 1e-15, 0);
    assert_near(rate_at(&schedule, 30, 1, 100), r, 1e-15, 0);
    assert_near(rate_at(&schedule, 65, 1, 100), (r + last) / 2, 1e-14, 0);
    assert_near(rate_at(&schedule, 100, 1, 100), last, 1e-10, 0);
    for (size_t k = 0; k < 100; k++) {
        double t = (double)k / 100;
        double wanted = t < 0.3 ? annealed(first, r, t / 0.3)
                                : annealed(r, last, (t - 0.3) / 0.7);
        assert_near(rate_at(&schedule, k, 4, 25), wanted, 1e-13, 1e-16);
        double change =
            rate_at(&schedule, k + 1, 4, 25) - rate_at(&schedule, k, 4, 25);
        assert_true(k < 30 ? change > 0 : change < 0);
    }
}

static void one_cycle_of_few_steps(void **state) {
    (void)state;
    const bp_schedule schedule = of_kind(BP_ONE_CYCLE, 1);
    assert_true(rate_at(&schedule, 0, 1, 1) == 1.0 / 25);
    assert_true(rate_at(&schedule, 0, 2, 1) == 1.0 / 25);
    assert_near(rate_at(&schedule, 1, 2, 1),
                annealed(1, 1.0 / 250000, 0.2 / 0.7), 1e-15, 0);
    assert_near(rate_at(&schedule, 3, 10, 1), 1, 1e-15, 0);
}

static void plateau_has_dropped_so_often(void **state) {
    (void)state;
    const bp_schedule schedule = of_kind(BP_PLATEAU, 0.4);
    bp_moment at = {.steps_per_epoch = 3, .epoch = 8, .n_epochs = 9};
    assert_true(bp_schedule_rate(&schedule, &at) == 0.4);
    at.n_drops = 2;
    assert_true(bp_schedule_rate(&schedule, &at) == 0.1);
}

/* ---- warm-up ---- */

static void warmup_is_a_line(void **state) {
    (void)state;
    bp_schedule schedule = of_kind(BP_CONSTANT, 0.3);
    schedule.warmup = 2;
    for (size_t k = 0; k < 10; k++)
        assert_near(rate_at(&schedule, k, 4, 5), 0.3 * (double)(k + 1) / 10,
                    1e-15, 0);
    for (size_t k = 9; k < 20; k++)
        assert_true(rate_at(&schedule, k, 4, 5) == 0.3);
    schedule.warmup = 1;
    assert_true(rate_at(&schedule, 0, 4, 1) == 0.3); /* one step */
}

static void warmup_multiplies_the_schedule(void **state) {
    (void)state;
    for (int kind = 0; kind < BP_N_SCHEDULES; kind++) {
        const bp_schedule cold = of_kind((bp_schedule_kind)kind, 0.3);
        bp_schedule warm = cold;
        warm.warmup = 3;
        for (size_t k = 0; k < 40; k++) {
            double part = k < 12 ? (double)(k + 1) / 12 : 1;
            assert_near(rate_at(&warm, k, 10, 4),
                        part * rate_at(&cold, k, 10, 4), 1e-15, 0);
        }
    }
}

static void warmup_may_outlast_training(void **state) {
    (void)state;
    bp_schedule schedule = of_kind(BP_CONSTANT, 1);
    schedule.warmup = 8;
    assert_true(rate_at(&schedule, 3, 1, 4) == 4.0 / 32);
}

/* No rate is above the one asked for, or no number. */
static void rates_are_sane_at_all_ends(void **state) {
    (void)state;
    static const size_t ends[] = {0, 1, 2, 3, 1000000000, SIZE_MAX};
    for (int kind = 0; kind < BP_N_SCHEDULES; kind++)
        for (size_t n = 0; n < COUNT(ends); n++)
            for (size_t p = 1; p < COUNT(ends); p++)
                for (size_t e = 0; e < COUNT(ends); e++) {
                    bp_schedule schedule = of_kind((bp_schedule_kind)kind, 0.1);
                    schedule.warmup = ends[n];
                    const bp_moment at = {.step = ends[p] - 1,
                                          .steps_per_epoch = ends[p],
                                          .epoch = ends[e],
                                          .n_epochs = ends[n],
                                          .n_drops = ends[e]};
                    double rate = bp_schedule_rate(&schedule, &at);
                    assert_true(rate >= 0 && rate <= 0.1);
                }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_the_fields),
        cmocka_unit_test(the_cosine_is_near_the_long_one),
        cmocka_unit_test(the_cosine_is_exact_where_it_can_be),
        cmocka_unit_test(the_cosine_never_rises),
        cmocka_unit_test(constant_is_the_rate_itself),
        cmocka_unit_test(step_drops_every_so_many_epochs),
        cmocka_unit_test(exponential_is_a_power),
        cmocka_unit_test(powers_are_quick),
        cmocka_unit_test(inverse_is_a_harmonic_row),
        cmocka_unit_test(cosine_is_annealing),
        cmocka_unit_test(one_cycle_goes_up_and_down),
        cmocka_unit_test(one_cycle_of_few_steps),
        cmocka_unit_test(plateau_has_dropped_so_often),
        cmocka_unit_test(warmup_is_a_line),
        cmocka_unit_test(warmup_multiplies_the_schedule),
        cmocka_unit_test(warmup_may_outlast_training),
        cmocka_unit_test(rates_are_sane_at_all_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
