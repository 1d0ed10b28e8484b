/* test_profile_slips.c - numbers that are written in another way than was
 * said, and what comes of their column. */
#include "bp/profile.h"

#include "profile_helper.h"

static void check_refused(char decimal, const char *rows,
                          const char *sentence) {
    profiled p;
    bp_error err;
    start(&p);
    p.reading.header = BP_HEADER_YES;
    p.reading.dialect.decimal = decimal;
    look_at(&p, rows);
    assert_fails(bp_profile_check(&p.profiles[0], &p.table, 0, &err), BP_EDATA,
                 sentence);
    forget(&p);
}

static void test_the_other_decimal_among_numbers_is_refused(void **state) {
    (void)state;
    check_refused(0, "x,y\n\"3,14\",1\n",
                  "t.csv:2: column 'x': '3,14' has a decimal comma; say "
                  "--decimal , if all numbers are written so, or --categorical "
                  "if it is no number");
    check_refused('.',
                  "x,y\n1,1\nNA,2\n\n\"-2,5\",3\n\"1.234,5\",4\n-1e999,5\n",
                  "t.csv:5: column 'x': '-2,5' has a decimal comma; say "
                  "--decimal , if all numbers are written so, or --categorical "
                  "if it is no number");
    check_refused(',', "x,y\n\"1,5\",1\n3.14,2\n",
                  "t.csv:3: column 'x': '3.14' has a decimal point, and "
                  "--decimal says comma; leave that out, or say --categorical "
                  "if it is no number");
}

static void test_a_number_beyond_a_double_is_refused(void **state) {
    (void)state;
    check_refused('.', "x\n1\n1e309\n\"1,5\"\n",
                  "t.csv:3: column 'x': '1e309' is beyond the range of numbers "
                  "(1.8e308)");
    check_refused('.',
                  "a name that is longer than anyone would want to read\n1\n"
                  "9999999999999999999999999999999999999999999999999e999\n",
                  "t.csv:3: column 'a name that is longer than anyone would "
                  "...': '9999999999999999999999999999999999999999...' is "
                  "beyond the range of numbers (1.8e308)");
}

static void test_thousands_that_are_parted_are_refused(void **state) {
    (void)state;
    check_refused('.', "x\n1\n\"1,000,000\"\n\"1,000\"\n",
                  "t.csv:3: column 'x': '1,000,000' has commas between "
                  "thousands; write it without them, or say --categorical if "
                  "it is no number");
    check_refused('.', "x\n\"1,000\"\n\"1,000.5\"\n1e999\n",
                  "t.csv:2: column 'x': '1,000' has commas between thousands; "
                  "write it without them, or say --categorical if it is no "
                  "number");
    check_refused(',', "x\n1\n1.000.000\n",
                  "t.csv:3: column 'x': '1.000.000' has points between "
                  "thousands; write it without them, or say --categorical if "
                  "it is no number");
}

static void test_a_word_for_missing_may_be_beyond_a_double(void **state) {
    (void)state;
    profiled p;
    bp_error err;
    start(&p);
    assert_ok(bp_strings_add(&p.missing.words, "1e999", &err));
    look_at(&p, "1\n1e999\n2\n");
    assert_int_equal(p.profiles[0].n_missing, 1);
    assert_int_equal(p.profiles[0].n_words, 0);
    assert_int_equal(p.profiles[0].n_numbers, 2);
    forget(&p);
}

/* A column may look numeric and still be no number: who says so is believed. */
static void check_passes(const char *rows, size_t n_decimals, size_t n_beyond) {
    profiled p;
    bp_error err;
    start(&p);
    look_at(&p, rows);
    assert_ok(bp_profile_check(&p.profiles[0], &p.table, 0, &err));
    assert_int_equal(p.profiles[0].n_decimals, n_decimals);
    assert_int_equal(p.profiles[0].n_beyond, n_beyond);
    forget(&p);
}

static void test_words_beside_slips_make_a_column_of_words(void **state) {
    (void)state;
    check_passes("\"1,5\"\nabc\n2\n", 1, 0);
    check_passes("1e999\nabc\n-1e999\n2\n", 0, 2);
    check_passes("\"1,2,3\"\n1\n", 0, 0);
    check_passes("\"1,000,000\"\nabc\n1\n", 0, 0);
    check_passes("1\n2\nNA\n", 0, 0);
    check_passes("abc\n", 0, 0);
}

static void test_numbers_with_a_comma_where_it_is_said(void **state) {
    (void)state;
    profiled p;
    start(&p);
    p.reading.dialect = (bp_dialect){.delimiter = ';', .decimal = ','};
    look_at(&p, "1,5;a\n2;b\n-0,25;c\n");
    assert_int_equal(p.profiles[0].n_numbers, 3);
    assert_true(p.profiles[0].min == -0.25 && p.profiles[0].max == 2);
    check_levels_of(&p, 0, true, "[-0.25]1[1.5]1[2]1");
    close_file(&p);
    look_at(&p, ";a\n1,5;b\n1.5;c\nNA;d\n1e999;e\n1.234,5;f\n1,234.5;g\n");
    const bp_profile *its = p.profiles;
    assert_int_equal(its->n_empty, 1);
    assert_int_equal(its->n_numbers, 1);
    assert_int_equal(its->n_missing, 1);
    assert_int_equal(its->n_words, 4);
    assert_int_equal(its->n_decimals, 2);
    assert_int_equal(its->n_thousands, 1);
    assert_int_equal(its->n_beyond, 1);
    assert_string_equal(its->word, "1.5");
    forget(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_other_decimal_among_numbers_is_refused),
        cmocka_unit_test(test_a_number_beyond_a_double_is_refused),
        cmocka_unit_test(test_thousands_that_are_parted_are_refused),
        cmocka_unit_test(test_a_word_for_missing_may_be_beyond_a_double),
        cmocka_unit_test(test_words_beside_slips_make_a_column_of_words),
        cmocka_unit_test(test_numbers_with_a_comma_where_it_is_said),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
