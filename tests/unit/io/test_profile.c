/* test_profile.c - what a column is taken for, and its mean and spread beside
 * a computation in two passes and long double. */
#include "bp/profile.h"

#include <float.h>
#include <math.h>

#include "helper.h"

/* The profile of the only column of a table with these rows. */
static bp_profile profile_of(const char *rows) {
    bp_table table = table_of(rows, BP_HEADER_NO);
    bp_strings missing = usual_words();
    bp_profile profile;
    bp_profile_column(&profile, &table, 0, &missing);
    bp_strings_free(&missing);
    bp_table_free(&table);
    return profile;
}

static void check_counts(const char *rows, size_t n_numbers, size_t n_empty,
                         size_t n_missing, size_t n_words) {
    bp_profile p = profile_of(rows);
    assert_int_equal(p.n_numbers, n_numbers);
    assert_int_equal(p.n_empty, n_empty);
    assert_int_equal(p.n_missing, n_missing);
    assert_int_equal(p.n_words, n_words);
    assert_int_equal(bp_profile_is_numeric(&p), n_numbers > 0 && n_words == 0);
}

static void check_refused(const char *rows, const char *sentence) {
    bp_table table = table_of(rows, BP_HEADER_YES);
    bp_strings missing = usual_words();
    bp_profile profile;
    bp_error err;
    bp_profile_column(&profile, &table, 0, &missing);
    assert_fails(bp_profile_check(&profile, &table, 0, &err), BP_EDATA,
                 sentence);
    bp_strings_free(&missing);
    bp_table_free(&table);
}

static void check_levels(const char *rows, bool numeric, const char *wanted) {
    bp_table table = table_of(rows, BP_HEADER_NO);
    bp_strings levels = {0};
    bp_error err;
    assert_ok(bp_column_levels(&levels, &table, 0, numeric, &err));
    check_strings(&levels, wanted);
    bp_strings_free(&levels);
    bp_table_free(&table);
}

static void test_a_column_of_numbers_is_numeric(void **state) {
    (void)state;
    check_counts("1\n-2.5\n+3\n4e2\n.5\n5.\n0\n-0\n0.1e-3\n", 9, 0, 0, 0);
}

static void test_leading_zeros_make_text(void **state) {
    (void)state;
    check_counts("007\n", 0, 0, 0, 1);
    check_counts("1\n2\n03\n", 2, 0, 0, 1);
    check_counts("-01\n00\n00.5\n", 0, 0, 0, 3);
    check_counts("0\n0.5\n-0.5\n", 3, 0, 0, 0);
}

static void test_zero_and_one_stay_numbers(void **state) {
    (void)state;
    check_counts("0\n1\n1\n0\n", 4, 0, 0, 0);
}

static void test_an_empty_cell_is_missing(void **state) {
    (void)state;
    check_counts("1\n\"\"\n3\n", 2, 1, 0, 0);
    check_counts("a\n\"\"\n\"\"\n", 0, 2, 0, 1);
    check_counts("\"\"\n\"\"\n", 0, 2, 0, 0);
}

static void test_the_usual_words_are_missing_numbers(void **state) {
    (void)state;
    check_counts("1\nNA\nN/A\nNaN\nnan\nnull\nNULL\nNone\nnone\n?\n", 1, 0, 9,
                 0);
    check_counts("NA\nNA\n", 0, 0, 2, 0);
}

static void test_near_misses_of_the_usual_words_are_words(void **state) {
    (void)state;
    check_counts("na\nNan\nNone.\n??\n-\nNull\n\" NA\"\n", 0, 0, 0, 7);
    check_counts("inf\nInfinity\n-inf\n0x10\n1e\n1_000\n\" 1\"\n--1\n", 0, 0, 0,
                 8);
}

static void test_other_words_can_be_said_to_be_missing(void **state) {
    (void)state;
    bp_table table = table_of("1\n-\nNA\n", BP_HEADER_NO);
    bp_strings missing = {0};
    bp_profile profile;
    bp_error err;
    assert_ok(bp_strings_add(&missing, "-", &err));
    bp_profile_column(&profile, &table, 0, &missing);
    assert_int_equal(profile.n_numbers, 1);
    assert_int_equal(profile.n_missing, 1);
    assert_int_equal(profile.n_words, 1);
    assert_int_equal(profile.word_row, 2);
    assert_true(bp_cell_is_missing("", &missing));
    assert_true(bp_cell_is_missing("-", &missing));
    assert_false(bp_cell_is_missing("NA", &missing));
    assert_false(bp_cell_is_missing("0", &missing));
    bp_strings_free(&missing);
    bp_table_free(&table);
}

static void test_one_word_makes_text_and_its_row_is_known(void **state) {
    (void)state;
    bp_profile p = profile_of("1\nNA\n3\noops\n5\nagain\n");
    assert_false(bp_profile_is_numeric(&p));
    assert_int_equal(p.n_words, 2);
    assert_int_equal(p.word_row, 3);
}

static void test_whole_numbers_are_told_from_others(void **state) {
    (void)state;
    assert_true(profile_of("1\n-2\n3e5\n2.0\n1e300\n").whole);
    assert_false(profile_of("1\n2.5\n3\n").whole);
    assert_false(profile_of("1\n1e-300\n").whole);
}

static void test_the_column_asked_for_is_profiled(void **state) {
    (void)state;
    bp_table table = table_of("1,a,10\n2,b,20\n", BP_HEADER_NO);
    bp_strings missing = {0};
    bp_profile profile;
    bp_profile_column(&profile, &table, 2, &missing);
    assert_true(profile.mean == 15);
    bp_profile_column(&profile, &table, 1, &missing);
    assert_int_equal(profile.n_words, 2);
    bp_table_free(&table);
}

static void test_mean_and_deviation_are_the_textbooks(void **state) {
    (void)state;
    bp_profile p = profile_of("2\n4\n4\n4\n5\n5\n7\n9\n");
    assert_true(p.mean == 5);
    assert_true(p.squares == 32);
    assert_true(bp_profile_deviation(&p) == 2);
    assert_true(p.min == 2 && p.max == 9);
    p = profile_of("-3\n");
    assert_true(p.mean == -3 && p.min == -3 && p.max == -3);
    assert_true(bp_profile_deviation(&p) == 0);
    p = profile_of("NA\n-1\n\"\"\n-4\n?\n");
    assert_true(p.mean == -2.5 && p.min == -4 && p.max == -1);
    assert_true(bp_profile_deviation(&p) == 1.5);
}

/* Random numbers around `mean`, profiled and computed anew in two passes. */
static void check_spread(bp_rng *rng, double mean, double spread) {
    enum { ROWS = 1000 };
    double values[ROWS];
    long double sum = 0, squares = 0;
    FILE *out = fopen("t.csv", "w");
    bp_error err;
    bp_table table;
    bp_profile profile;
    bp_strings none = {0};
    assert_non_null(out);
    for (int i = 0; i < ROWS; i++) {
        values[i] = mean + spread * (bp_rng_uniform(rng) - 0.5);
        fprintf(out, "%.17g\n", values[i]);
        sum += (long double)values[i];
    }
    fclose(out);
    long double centre = sum / ROWS;
    for (int i = 0; i < ROWS; i++)
        squares += ((long double)values[i] - centre) *
                   ((long double)values[i] - centre);
    assert_ok(bp_table_read(&table, "t.csv", ',', BP_HEADER_NO, &none, &err));
    bp_profile_column(&profile, &table, 0, &none);
    double size = fabs(mean) + spread;
    assert_true(fabs(profile.mean - (double)centre) <= size * 1e-14);
    double deviation = (double)sqrtl(squares / ROWS);
    assert_true(fabs(bp_profile_deviation(&profile) - deviation) <=
                deviation * 1e-9 + size * 1e-15);
    bp_table_free(&table);
}

static void test_deviation_survives_a_large_mean(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 30, BP_RNG_SHUFFLE);
    static const double means[] = {0, 1, -1000, 1e6, 1e9, -1e12, 1e15, 1e150};
    static const double spreads[] = {1, 1e-3, 1e3, 1e-150, 1e140};
    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        for (size_t j = 0; j < sizeof spreads / sizeof *spreads; j++)
            check_spread(&rng, means[i], spreads[j]);
    bp_profile p = profile_of("1000000000000001\n1000000000000002\n"
                              "1000000000000003\n");
    assert_true(p.mean == 1000000000000002);
    assert_true(p.squares == 2);
}

static void test_a_decimal_comma_among_numbers_is_refused(void **state) {
    (void)state;
    check_refused("x,y\n\"3,14\",1\n",
                  "t.csv:2: column 'x': '3,14' has a decimal comma; write it "
                  "with a point, or say --categorical if it is no number");
    check_refused("x,y\n1,1\nNA,2\n\n\"-2,5\",3\n\"1.234,5\",4\n",
                  "t.csv:5: column 'x': '-2,5' has a decimal comma; write it "
                  "with a point, or say --categorical if it is no number");
}

static void test_a_decimal_comma_among_words_is_a_word(void **state) {
    (void)state;
    bp_profile p = profile_of("\"3,14\"\nabc\n2\n");
    assert_int_equal(p.n_words, 2);
    assert_int_equal(p.n_commas, 1);
    check_counts("\"1,2,3\"\n1\n", 1, 0, 0, 1);
    check_counts("\"a,b\"\n1\n", 1, 0, 0, 1);
}

static void test_a_number_beyond_a_double_is_refused(void **state) {
    (void)state;
    check_refused("x\n1\n1e309\n", "t.csv:3: column 'x': '1e309' is beyond "
                                   "the range of numbers (1.8e308)");
    check_refused("x\n\"1,5\"\n-1e999\n",
                  "t.csv:2: column 'x': '1,5' has a decimal comma; write it "
                  "with a point, or say --categorical if it is no number");
    bp_profile p = profile_of("1.7976931348623157e308\n1e-400\n");
    assert_true(p.max == DBL_MAX && p.min == 0);
}

static void test_a_number_beyond_a_double_among_words_is_a_word(void **state) {
    (void)state;
    bp_profile p = profile_of("-1e999\nabc\n2\n");
    assert_int_equal(p.n_words, 2);
    assert_int_equal(p.n_beyond, 1);
    assert_int_equal(p.n_numbers, 1);
}

/* A column may look numeric and still be no number: who says so is believed. */
static void check_passes(const char *rows) {
    bp_table table = table_of(rows, BP_HEADER_NO);
    bp_strings missing = usual_words();
    bp_profile profile;
    bp_error err;
    bp_profile_column(&profile, &table, 0, &missing);
    assert_ok(bp_profile_check(&profile, &table, 0, &err));
    bp_strings_free(&missing);
    bp_table_free(&table);
}

static void test_words_beside_slips_make_a_column_of_words(void **state) {
    (void)state;
    check_passes("\"1,5\"\nabc\n2\n");
    check_passes("1e999\nabc\n2\n");
    check_passes("1\n2\nNA\n");
    check_passes("abc\n");
}

static void test_messages_clip_what_is_long(void **state) {
    (void)state;
    check_refused("a name that is longer than anyone would want to read\n1\n"
                  "9999999999999999999999999999999999999999999999999e999\n",
                  "t.csv:3: column 'a name that is longer than anyone would "
                  "...': '9999999999999999999999999999999999999999...' is "
                  "beyond the range of numbers (1.8e308)");
}

static void test_levels_of_text_are_sorted_by_bytes(void **state) {
    (void)state;
    check_levels("b\na\nB\nc\na\nb\n", false, "[B][a][b][c]");
    check_levels("\xc3\xa9\nz\n~\n", false, "[z][~][\xc3\xa9]");
    check_levels("ab\na\n\"a \"\nabc\n", false, "[a][a ][ab][abc]");
    check_levels("10\n9\n1.0\n1\n", false, "[1][1.0][10][9]");
}

static void test_levels_of_text_hold_the_empty_one_and_na(void **state) {
    (void)state;
    check_levels("b\n\"\"\nNA\n\"\"\n", false, "[][NA][b]");
    check_levels("\"\"\n", false, "[]");
}

static void test_levels_of_numbers_are_sorted_by_value(void **state) {
    (void)state;
    check_levels("10\n9\n-1\n100\n0.5\n", true, "[-1][0.5][9][10][100]");
    check_levels("1e3\n-1e-3\n1e-5\n", true, "[-0.001][1e-05][1000]");
}

static void test_numbers_of_one_value_are_one_level(void **state) {
    (void)state;
    check_levels("1.0\n1\n1e0\n+1\n1.\n0.1e1\n", true, "[1]");
    check_levels("0\n-0\n0.0\n-0e5\n", true, "[0]");
    check_levels("-0\n1\n", true, "[0][1]");
    check_levels("0.1\n0.10\n1e-1\n", true, "[0.1]");
    check_levels("0.1\n0.10000000000000001\n0.10000000000000002\n", true,
                 "[0.1][0.10000000000000002]");
}

static void test_missing_cells_are_no_numeric_level(void **state) {
    (void)state;
    check_levels("2\n\"\"\nNA\n1\n?\n", true, "[1][2]");
}

static void test_many_levels_come_out_once_and_in_order(void **state) {
    (void)state;
    enum { LEVELS = 5000 };
    bp_error err;
    bp_table table;
    bp_strings none = {0}, levels = {0};
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < 2 * LEVELS; i++)
        fprintf(out, "%d\n", i * 7919 % LEVELS);
    fclose(out);
    assert_ok(bp_table_read(&table, "t.csv", ',', BP_HEADER_NO, &none, &err));
    assert_ok(bp_column_levels(&levels, &table, 0, true, &err));
    assert_int_equal(levels.count, LEVELS);
    for (int i = 0; i < LEVELS; i++)
        assert_int_equal(atoi(levels.items[i]), i);
    bp_strings_free(&levels);
    assert_ok(bp_column_levels(&levels, &table, 0, false, &err));
    assert_int_equal(levels.count, LEVELS);
    for (size_t i = 1; i < LEVELS; i++)
        assert_true(strcmp(levels.items[i - 1], levels.items[i]) < 0);
    bp_strings_free(&levels);
    bp_table_free(&table);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_column_of_numbers_is_numeric),
        cmocka_unit_test(test_leading_zeros_make_text),
        cmocka_unit_test(test_zero_and_one_stay_numbers),
        cmocka_unit_test(test_an_empty_cell_is_missing),
        cmocka_unit_test(test_the_usual_words_are_missing_numbers),
        cmocka_unit_test(test_near_misses_of_the_usual_words_are_words),
        cmocka_unit_test(test_other_words_can_be_said_to_be_missing),
        cmocka_unit_test(test_one_word_makes_text_and_its_row_is_known),
        cmocka_unit_test(test_whole_numbers_are_told_from_others),
        cmocka_unit_test(test_the_column_asked_for_is_profiled),
        cmocka_unit_test(test_mean_and_deviation_are_the_textbooks),
        cmocka_unit_test(test_deviation_survives_a_large_mean),
        cmocka_unit_test(test_a_decimal_comma_among_numbers_is_refused),
        cmocka_unit_test(test_a_decimal_comma_among_words_is_a_word),
        cmocka_unit_test(test_a_number_beyond_a_double_is_refused),
        cmocka_unit_test(test_a_number_beyond_a_double_among_words_is_a_word),
        cmocka_unit_test(test_words_beside_slips_make_a_column_of_words),
        cmocka_unit_test(test_messages_clip_what_is_long),
        cmocka_unit_test(test_levels_of_text_are_sorted_by_bytes),
        cmocka_unit_test(test_levels_of_text_hold_the_empty_one_and_na),
        cmocka_unit_test(test_levels_of_numbers_are_sorted_by_value),
        cmocka_unit_test(test_numbers_of_one_value_are_one_level),
        cmocka_unit_test(test_missing_cells_are_no_numeric_level),
        cmocka_unit_test(test_many_levels_come_out_once_and_in_order),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
