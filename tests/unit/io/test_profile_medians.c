/* test_profile_medians.c - the arithmetic of profiles: mean and spread beside
 * a computation in two passes and long double, and medians beside sorting. */
#include "bp/profile.h"

#include <float.h>
#include <math.h>

#include "bp/mem.h"
#include "profile_helper.h"

static const size_t threads[] = {1, 2, 3, 7};
static const size_t sizes[] = {0, 4096, 64};

/* ---- mean and spread ---- */

static void check_moments(const char *rows, double mean, double squares) {
    profiled p;
    start(&p);
    look_at(&p, rows);
    assert_true(p.profiles[0].mean == mean);
    assert_true(p.profiles[0].squares == squares);
    double n = (double)p.profiles[0].n_numbers;
    assert_true(bp_profile_deviation(&p.profiles[0]) == sqrt(squares / n));
    forget(&p);
}

static void test_mean_and_deviation_are_the_textbooks(void **state) {
    (void)state;
    check_moments("2\n4\n4\n4\n5\n5\n7\n9\n", 5, 32);
    check_moments("-3\n", -3, 0);
    check_moments("NA\n-1\n\"\"\n-4\n?\n", -2.5, 4.5);
    check_moments("1000000000000001\n1000000000000002\n1000000000000003\n",
                  1000000000000002, 2);
}

static void test_least_and_largest_are_found(void **state) {
    (void)state;
    profiled p;
    start(&p);
    p.reading.piece_size = 8;
    look_at(&p, "NA,5\n-1.5,5\n?,5\n-7,5\n-1.25,5\n");
    assert_true(p.profiles[0].min == -7 && p.profiles[0].max == -1.25);
    assert_true(p.profiles[1].min == 5 && p.profiles[1].max == 5);
    close_file(&p);
    look_at(&p, "1.7976931348623157e308\n1e-400\n");
    assert_true(p.profiles[0].max == DBL_MAX && p.profiles[0].min == 0);
    forget(&p);
}

enum { ROWS = 1000 };

static void write_values(const double *values, size_t n) {
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%.17g\n", values[i]);
    assert_int_equal(fclose(out), 0);
}

/* In two passes; the second one corrects the first. */
static void two_passes(const double *values, long double *mean,
                       long double *deviation) {
    long double sum = 0, squares = 0, rest = 0;
    for (int i = 0; i < ROWS; i++)
        sum += (long double)values[i];
    for (int i = 0; i < ROWS; i++) {
        long double distance = (long double)values[i] - sum / ROWS;
        rest += distance;
        squares += distance * distance;
    }
    *mean = sum / ROWS + rest / ROWS;
    *deviation = sqrtl((squares - rest * rest / ROWS) / ROWS);
}

/* Mean and deviation, in whatever pieces. */
static void check_spread(const double *values, double tolerance) {
    long double centre, spread;
    two_passes(values, &centre, &spread);
    double deviation = (double)spread;
    write_values(values, ROWS);
    profiled p;
    start(&p);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        p.reading.piece_size = sizes[i];
        look(&p);
        double mean = p.profiles[0].mean;
        double its = bp_profile_deviation(&p.profiles[0]);
        /* as near as the spread allows, and a double */
        double off = fabs(mean - (double)centre);
        if (off > deviation * tolerance + fabs((double)centre) * DBL_EPSILON)
            fail_msg("pieces of %zu: mean %.17g, not %.17g", sizes[i], mean,
                     (double)centre);
        if (fabs(its - deviation) > deviation * tolerance)
            fail_msg("pieces of %zu: deviation %.17g, not %.17g", sizes[i], its,
                     deviation);
        close_file(&p);
    }
    forget(&p);
}

static void test_deviation_survives_a_large_mean(void **state) {
    (void)state;
    static const double means[] = {0, 1, -1000, 1e6, 1e9, -1e12, 1e15, 1e150};
    static const double spreads[] = {1, 1e-3, 1e3, 1e-150, 1e140};
    double values[ROWS];
    bp_rng rng;
    bp_rng_seed(&rng, 30, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < COUNT(means); i++) {
        for (size_t j = 0; j < COUNT(spreads); j++) {
            for (int k = 0; k < ROWS; k++)
                values[k] =
                    means[i] + spreads[j] * (bp_rng_uniform(&rng) - 0.5);
            check_spread(values, 1e-12);
        }
    }
}

/* The first number, from which distances are taken, may be far off. */
static void test_deviation_survives_a_first_number_far_off(void **state) {
    (void)state;
    double values[ROWS];
    bp_rng rng;
    bp_rng_seed(&rng, 32, BP_RNG_SHUFFLE);
    for (int exponent = 0; exponent < 70; exponent += 10) {
        for (int i = 0; i < ROWS; i++)
            values[i] = bp_rng_uniform(&rng);
        values[0] = ldexp(1, exponent);
        check_spread(values, 1e-10);
    }
}

static void test_what_is_constant_has_no_spread(void **state) {
    (void)state;
    static const double constants[] = {0.1, -1e15 / 3, 1e308, 5e-324, 0};
    double values[ROWS];
    profiled p;
    start(&p);
    for (size_t i = 0; i < COUNT(constants); i++) {
        for (int j = 0; j < ROWS; j++)
            values[j] = constants[i];
        write_values(values, ROWS);
        for (size_t j = 0; j < COUNT(sizes); j++) {
            p.reading.piece_size = sizes[j];
            look(&p);
            assert_true(p.profiles[0].mean == constants[i]);
            assert_true(p.profiles[0].squares == 0);
            close_file(&p);
        }
    }
    forget(&p);
}

/* Sums of whole numbers are exact, and so are means: to the last bit the same
 * in whatever pieces. */
static void test_means_of_whole_numbers_are_exact(void **state) {
    (void)state;
    double values[ROWS], sum = 0;
    bp_rng rng;
    bp_rng_seed(&rng, 33, BP_RNG_SHUFFLE);
    for (int i = 0; i < ROWS; i++) {
        values[i] = (double)bp_rng_below(&rng, 1000000) - 300000;
        sum += values[i] - values[0];
    }
    write_values(values, ROWS);
    profiled p;
    start(&p);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        p.reading.piece_size = sizes[i];
        look(&p);
        assert_true(p.profiles[0].mean == values[0] + sum / ROWS);
        close_file(&p);
    }
    forget(&p);
}

/* Too large for sums: infinite, not NaN, which would pass for anything. */
static void test_sums_that_overflow_are_infinite(void **state) {
    (void)state;
    static const char *const rows[] = {"1e308\n-1e308\n", "-1e308\n1e308\n",
                                       "1e200\n0\n1e200\n",
                                       "5e307\n17e307\n17e307\n-17e307\n",
                                       "1e308\n-1e308\n1\n2\n-1e308\n1e308\n"};
    profiled p;
    start(&p);
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t j = 0; j < 2; j++) {
            p.reading.piece_size = j;
            look_at(&p, rows[i]);
            assert_true(p.profiles[0].mean == p.profiles[0].mean);
            assert_true(p.profiles[0].squares == (double)INFINITY);
            assert_true(isinf(bp_profile_deviation(&p.profiles[0])));
            close_file(&p);
        }
    }
    forget(&p);
}

/* Nor may they be less than nothing when squares are too small to add up. */
static void test_squares_that_vanish_do_no_harm(void **state) {
    (void)state;
    double values[ROWS] = {0};
    profiled p;
    for (int i = 1; i < ROWS; i++)
        values[i] = 1.4e-162;
    write_values(values, ROWS);
    start(&p);
    look(&p);
    assert_true(p.profiles[0].squares >= 0);
    forget(&p);
}

/* ---- medians ---- */

/* `n_cols` columns of `n_rows` cells; NaN is a cell that is no number. */
static void write_columns(const double *values, size_t n_rows, size_t n_cols) {
    static const char *const others[] = {"NA", "", "x"};
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (size_t i = 0; i < n_rows * n_cols; i++) {
        if (isnan(values[i]))
            fprintf(out, "%s", others[i % COUNT(others)]);
        else
            fprintf(out, "%.17g", values[i]);
        fputc((i + 1) % n_cols ? ',' : '\n', out);
    }
    assert_int_equal(fclose(out), 0);
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double sorted_median(const double *values, size_t n_rows, size_t n_cols,
                            size_t col) {
    double sorted[ROWS];
    size_t n = 0;
    for (size_t row = 0; row < n_rows; row++)
        if (!isnan(values[row * n_cols + col]))
            sorted[n++] = values[row * n_cols + col];
    assert_true(n > 0);
    qsort(sorted, n, sizeof *sorted, by_value);
    double low = sorted[(n - 1) / 2], high = sorted[n / 2];
    return isfinite(low + high) ? (low + high) / 2 : low / 2 + high / 2;
}

static void check_medians(const double *values, size_t n_rows, size_t n_cols) {
    enum { MOST = 80 };
    double medians[MOST];
    bool wanted[MOST];
    bp_error err;
    profiled p;
    start(&p);
    write_columns(values, n_rows, n_cols);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        p.reading.piece_size = sizes[i];
        for (size_t j = 0; j < COUNT(threads); j++) {
            p.how.n_threads = threads[j];
            look(&p);
            for (size_t col = 0; col < n_cols; col++) {
                medians[col] = -77;
                wanted[col] = col % 5 != 3;
            }
            assert_ok(bp_profile_medians(medians, wanted, p.profiles, &p.table,
                                         &p.how, &err));
            for (size_t col = 0; col < n_cols; col++) {
                double must = wanted[col]
                                  ? sorted_median(values, n_rows, n_cols, col)
                                  : -77;
                if (medians[col] != must)
                    fail_msg("column %zu: %.17g, not %.17g", col, medians[col],
                             must);
            }
            assert_int_equal(bp_pieces_rows(p.table.pieces), n_rows);
        }
        close_file(&p);
    }
    forget(&p);
}

/* Numbers of one of several kinds. */
static double draw(bp_rng *rng, size_t kind) {
    static const double extremes[] = {0,      -0.0,    DBL_MAX, -DBL_MAX,
                                      5e-324, -5e-324, 1,       -1};
    double uniform = bp_rng_uniform(rng) - 0.5;
    switch (kind % 7) {
    case 0: return uniform;
    case 1: return (double)bp_rng_below(rng, 10) - 5;
    case 2: return 1e9 + uniform * 1e-5; /* alike to the last bits */
    case 3: return extremes[bp_rng_below(rng, COUNT(extremes))];
    case 4: return uniform * 1e-320;
    case 5: return bp_rng_below(rng, 3) ? uniform : (double)NAN;
    default: return ldexp(uniform, (int)bp_rng_below(rng, 2000) - 1000);
    }
}

static void check_drawn(bp_rng *rng, size_t n_rows, size_t n_cols) {
    bp_error err;
    double *values = bp_alloc(n_rows * n_cols, sizeof *values, &err);
    assert_non_null(values);
    for (size_t i = 0; i < n_rows * n_cols; i++)
        values[i] = draw(rng, i < n_cols ? 0 : i % n_cols);
    check_medians(values, n_rows, n_cols);
    free(values);
}

static void test_medians_are_those_of_sorting(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 34, BP_RNG_SHUFFLE);
    for (size_t n_rows = 1; n_rows < 10; n_rows++)
        check_drawn(&rng, n_rows, 7);
    check_drawn(&rng, 1000, 7);
    check_drawn(&rng, 999, 7);
    check_drawn(&rng, 30, 80); /* more columns than are done at once */
}

static void check_median(const char *rows, double wanted) {
    profiled p;
    bp_error err;
    double median = -77;
    start(&p);
    look_at(&p, rows);
    assert_ok(bp_profile_medians(&median, &(bool){true}, p.profiles, &p.table,
                                 &p.how, &err));
    assert_memory_equal(&median, &wanted, sizeof median); /* 0 isn't -0 */
    forget(&p);
}

static void test_medians_of_few_numbers(void **state) {
    (void)state;
    check_median("7\n", 7);
    check_median("-0\n", 0);
    check_median("1\n2\n", 1.5);
    check_median("2\n1\n2\n2\n", 2);
    check_median("-3\n5\n", 1);
    check_median("x\nNA\n", -77); /* no number, no median */
    check_median("1.7e308\n1.6e308\n", 1.6e308 / 2 + 1.7e308 / 2);
    check_median("-1.7976931348623157e308\n1.7976931348623157e308\n", 0);
    check_median("5e-324\n1e-323\n", 1e-323); /* 7.4e-324 rounded to even */
}

static void test_medians_are_of_the_rows_that_count(void **state) {
    (void)state;
    static const bool required[] = {false, true}, numeric[] = {true, true};
    static const bool wanted[] = {true, false};
    profiled p;
    bp_error err;
    double medians[2];
    start(&p);
    assert_ok(bp_strings_add(&p.missing.words, "-999", &err));
    assert_ok(bp_missing_index(&p.missing, '.', &err));
    p.how.filter = (bp_filter){required, numeric, &p.missing, '.'};
    p.reading.piece_size = 8;
    for (size_t i = 0; i < COUNT(threads); i++) {
        p.how.n_threads = threads[i];
        look_at(&p, "1,1\n-900,\n-999,1\n2,1\n-8,NA\n-7,-999.0\n3,1\n");
        assert_ok(bp_profile_medians(medians, wanted, p.profiles, &p.table,
                                     &p.how, &err));
        assert_true(medians[0] == 2);
        close_file(&p);
    }
    forget(&p);
}

static void test_a_file_that_changes_meanwhile_is_refused(void **state) {
    (void)state;
    profiled p;
    bp_error err;
    double median;
    start(&p);
    look_at(&p, "1\n2\n3\n");
    write_text("t.csv", "a\nb\n3\n");
    assert_fails(bp_profile_medians(&median, &(bool){true}, p.profiles,
                                    &p.table, &p.how, &err),
                 BP_EDATA, "t.csv: has changed while it was read");
    forget(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mean_and_deviation_are_the_textbooks),
        cmocka_unit_test(test_least_and_largest_are_found),
        cmocka_unit_test(test_deviation_survives_a_large_mean),
        cmocka_unit_test(test_deviation_survives_a_first_number_far_off),
        cmocka_unit_test(test_what_is_constant_has_no_spread),
        cmocka_unit_test(test_means_of_whole_numbers_are_exact),
        cmocka_unit_test(test_sums_that_overflow_are_infinite),
        cmocka_unit_test(test_squares_that_vanish_do_no_harm),
        cmocka_unit_test(test_medians_are_those_of_sorting),
        cmocka_unit_test(test_medians_of_few_numbers),
        cmocka_unit_test(test_medians_are_of_the_rows_that_count),
        cmocka_unit_test(test_a_file_that_changes_meanwhile_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
