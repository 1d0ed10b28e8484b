/* test_evaluation_numbers.c - figures of numbers, worked out by hand. */
#include "bp/evaluation.h"

#include "helper.h"

static bp_number_evaluation numbers_of(size_t n, const double *actual,
                                       const double *predicted) {
    bp_number_evaluation e;
    bp_error err;
    assert_ok(bp_number_evaluation_init(&e, n, 1, &err));
    for (size_t i = 0; i < n; i++) {
        e.targets[0].actual[i] = actual[i];
        e.targets[0].predicted[i] = predicted[i];
    }
    return e;
}

static bp_number_evaluation judge(size_t n, const double *actual,
                                  const double *predicted,
                                  const double *centre) {
    bp_number_evaluation e = numbers_of(n, actual, predicted);
    bp_error err;
    assert_ok(bp_evaluate_numbers(&e, 0, centre, &err));
    return e;
}

/* Residuals -1, 0, 2, 1; mean 4; distances from it 3, 2, 0, 5. */
static const double actual[] = {1, 2, 4, 9}, predicted[] = {2, 2, 2, 8};

static void all_figures_by_hand(void **state) {
    (void)state;
    bp_number_evaluation e = judge(4, actual, predicted, NULL);
    const bp_number_score *of = &e.targets[0];
    assert_near(bp_residual(of, 2), 2, 0, 0);
    assert_near(of->rmse.value, sqrt(6.0 / 4), 1e-15, 0);
    assert_near(of->mae, 1, 1e-15, 0);
    assert_near(of->median, 1, 1e-15, 0);
    assert_near(of->bias, -.5, 1e-15, 0);
    assert_near(of->r2, 1 - 6.0 / 38, 1e-15, 0);
    assert_near(of->centre, 4, 1e-15, 0);
    assert_near(of->rmse.baseline, sqrt(38.0 / 4), 1e-15, 0);
    assert_near(of->baseline_mae, 2.5, 1e-15, 0);
    assert_near(of->baseline_median, 2.5, 1e-15, 0);
    assert_near(of->baseline_r2, 0, 0, 1e-15);
    bp_number_evaluation_free(&e);
    assert_null(e.targets);
    bp_number_evaluation_free(&e);
}

/* Mean of squares 1.5; they lie -0.5, -1.5, 2.5, -0.5 from it. */
static void the_interval_is_that_of_the_mean_square(void **state) {
    (void)state;
    bp_number_evaluation e = judge(4, actual, predicted, NULL);
    double reach = 1.96 * sqrt((.25 + 2.25 + 6.25 + .25) / 3 / 4);
    assert_near(e.targets[0].rmse.high, sqrt(1.5 + reach), 1e-15, 0);
    assert_near(e.targets[0].rmse.low, 0, 0, 0);
    bp_number_evaluation_free(&e);
}

/* Distances 4, 3, 1, 4 from 5. */
static void the_baseline_may_be_of_other_rows(void **state) {
    (void)state;
    const double centre = 5;
    bp_number_evaluation e = judge(4, actual, predicted, &centre);
    const bp_number_score *of = &e.targets[0];
    assert_near(of->rmse.baseline, sqrt(42.0 / 4), 1e-15, 0);
    assert_near(of->baseline_mae, 3, 1e-15, 0);
    assert_near(of->baseline_median, 3.5, 1e-15, 0);
    assert_near(of->baseline_r2, 1 - 42.0 / 38, 1e-15, 0);
    assert_near(of->r2, 1 - 6.0 / 38, 1e-15, 0);
    bp_number_evaluation_free(&e);
}

/* 0.1 + 0.1 + 0.1 isn't 0.3: the mean of equal numbers may not be the number.
 */
static void r2_of_equal_numbers(void **state) {
    (void)state;
    const double same[] = {.1, .1, .1}, off[] = {.1, .1, .2};
    bp_number_evaluation e = judge(3, same, same, NULL);
    assert_true(e.targets[0].r2 == 1);
    bp_number_evaluation_free(&e);
    e = judge(3, same, off, NULL);
    assert_true(e.targets[0].r2 == 0);
    assert_near(e.targets[0].median, 0, 0, 0);
    bp_number_evaluation_free(&e);
    e = judge(1, actual, predicted, NULL);
    assert_false(e.targets[0].has_r2);
    assert_near(e.targets[0].rmse.high, 1, 1e-15, 0);
    bp_number_evaluation_free(&e);
}

/* The middle one of an odd number. */
static void the_median_of_three(void **state) {
    (void)state;
    const double zeros[] = {0, 0, 0}, off[] = {5, -1, 2};
    bp_number_evaluation e = judge(3, zeros, off, NULL);
    assert_near(e.targets[0].median, 2, 0, 0);
    bp_number_evaluation_free(&e);
}

static void squares_beyond_all_numbers_are_refused(void **state) {
    (void)state;
    const double huge[] = {1e200, -1e200}, none[] = {0, 0};
    bp_error err;
    bp_number_evaluation e = numbers_of(2, huge, none);
    assert_refused(bp_evaluate_numbers(&e, 0, NULL, &err), BP_EDATA);
    bp_number_evaluation_free(&e);
}

static void targets_dont_touch_each_other(void **state) {
    (void)state;
    bp_number_evaluation e;
    bp_error err;
    assert_ok(bp_number_evaluation_init(&e, 2, 2, &err));
    const double values[] = {1, 2, 10, 20, 1, 3, 10, 22};
    memcpy(e.values, values, sizeof values);
    assert_ok(bp_evaluate_numbers(&e, 0, NULL, &err));
    assert_ok(bp_evaluate_numbers(&e, 1, NULL, &err));
    assert_near(e.targets[0].mae, .5, 1e-15, 0);
    assert_near(e.targets[1].mae, 1, 1e-15, 0);
    assert_near(e.targets[1].centre, 15, 1e-15, 0);
    bp_number_evaluation_free(&e);
}

/* Rows 0 and 3 are equally bad. */
static void the_worst_row_comes_first(void **state) {
    (void)state;
    static const size_t want[] = {2, 0, 3, 1};
    bp_number_evaluation e = judge(4, actual, predicted, NULL);
    size_t rows[4];
    bp_error err;
    assert_ok(bp_worst_numbers(rows, 4, &e, 0, &err));
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(rows[i], want[i]);
    bp_number_evaluation_free(&e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_figures_by_hand),
        cmocka_unit_test(the_interval_is_that_of_the_mean_square),
        cmocka_unit_test(the_baseline_may_be_of_other_rows),
        cmocka_unit_test(r2_of_equal_numbers),
        cmocka_unit_test(the_median_of_three),
        cmocka_unit_test(squares_beyond_all_numbers_are_refused),
        cmocka_unit_test(targets_dont_touch_each_other),
        cmocka_unit_test(the_worst_row_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
