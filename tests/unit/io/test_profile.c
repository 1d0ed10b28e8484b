/* test_profile.c - what a column is taken for: its cells and its words, and
 * which rows count.
 *
 * Levels, and that nothing depends on pieces and threads, are in
 * test_profile_levels.c; the arithmetic is in test_profile_medians.c. */
#include "bp/profile.h"

#include "profile_helper.h"

static void check_counts(const char *rows, size_t n_numbers, size_t n_empty,
                         size_t n_missing, size_t n_words) {
    profiled p;
    start(&p);
    look_at(&p, rows);
    const bp_profile *its = p.profiles;
    assert_int_equal(its->n_numbers, n_numbers);
    assert_int_equal(its->n_empty, n_empty);
    assert_int_equal(its->n_missing, n_missing);
    assert_int_equal(its->n_words, n_words);
    assert_int_equal(p.table.n_rows, n_numbers + n_empty + n_missing + n_words);
    assert_int_equal(bp_profile_is_numeric(its), n_numbers > 0 && n_words == 0);
    forget(&p);
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
    check_counts("na\nNan\nNone.\n??\n-\nNull\nN\n\" NA\"\n", 0, 0, 0, 8);
    check_counts("inf\nInfinity\n-inf\n0x10\n1e\n1_000\n\" 1\"\n--1\n", 0, 0, 0,
                 8);
}

static void test_a_column_without_values_has_none(void **state) {
    (void)state;
    profiled p;
    start(&p);
    look_at(&p, ",NA\n,NA\n");
    for (size_t col = 0; col < 2; col++) {
        assert_int_equal(p.profiles[col].n_numbers, 0);
        assert_int_equal(p.profiles[col].n_words, 0);
        assert_null(p.profiles[col].word);
        assert_false(p.profiles[col].counts_up);
        assert_true(p.profiles[col].mean == 0 && p.profiles[col].squares == 0);
    }
    assert_int_equal(p.profiles[0].levels.count, 0);
    check_levels_of(&p, 1, false, "[NA]2");
    forget(&p);
}

static void test_which_cells_are_missing(void **state) {
    (void)state;
    bp_missing missing = {0};
    bp_error err;
    assert_ok(bp_strings_add(&missing.words, "-", &err));
    assert_ok(bp_strings_add(&missing.words, "-9", &err));
    for (int numeric = 0; numeric < 2; numeric++) {
        missing.in_text = false;
        assert_true(bp_cell_is_missing("", &missing, numeric));
        assert_int_equal(bp_cell_is_missing("-", &missing, numeric), numeric);
        assert_int_equal(bp_cell_is_missing("-9", &missing, numeric), numeric);
        missing.in_text = true;
        assert_true(bp_cell_is_missing("-", &missing, numeric));
        assert_false(bp_cell_is_missing("--", &missing, numeric));
        assert_false(bp_cell_is_missing("NA", &missing, numeric));
        assert_false(bp_cell_is_missing("0", &missing, numeric));
    }
    bp_strings_free(&missing.words);
    assert_true(bp_cell_is_missing("", &missing, false));
    assert_false(bp_cell_is_missing("NA", &missing, true));
}

/* Words for missing may be numbers. */
static void test_a_number_can_be_said_to_be_missing(void **state) {
    (void)state;
    static const bool required[] = {true}, numeric[] = {true};
    profiled p;
    bp_error err;
    start(&p);
    p.missing.in_text = true;
    assert_ok(bp_strings_add(&p.missing.words, "-999", &err));
    assert_ok(bp_strings_add(&p.missing.words, "0", &err));
    for (int i = 0; i < 2; i++) /* again is as once */
        assert_ok(bp_missing_index(&p.missing, '.', &err));
    assert_int_equal(p.missing.n_numbers, 2);
    look_at(&p, "1\n-999\n2\n-999.0\n-0\n3\n999\nNA\n");
    assert_int_equal(p.profiles[0].n_numbers, 4);
    assert_int_equal(p.profiles[0].n_missing, 4);
    assert_true(p.profiles[0].min == 1 && p.profiles[0].max == 999);
    check_levels_of(&p, 0, true, "[1]1[2]1[3]1[999]1");
    p.how.filter = (bp_filter){required, numeric, &p.missing, '.'};
    look(&p);
    assert_int_equal(p.table.n_rows, 4);
    assert_int_equal(p.profiles[0].n_missing, 0);
    p.how.filter.numeric = (const bool[]){false};
    look(&p); /* as a text, -999.0 is another one */
    assert_int_equal(p.table.n_rows, 6);
    forget(&p);
    assert_null(p.missing.numbers);
}

static void test_the_first_word_and_its_place_are_known(void **state) {
    (void)state;
    profiled p;
    start(&p);
    look_at(&p, "1,a\n\nNA,\n3,\noops,b\n5,c\nagain,d\n");
    assert_false(bp_profile_is_numeric(&p.profiles[0]));
    assert_int_equal(p.profiles[0].n_words, 2);
    assert_string_equal(p.profiles[0].word, "oops");
    assert_string_equal(p.profiles[0].word_file, "t.csv");
    assert_int_equal(p.profiles[0].word_line, 5);
    assert_string_equal(p.profiles[1].word, "a");
    assert_int_equal(p.profiles[1].word_line, 1);
    forget(&p);
}

static void check_whole(const char *rows, bool wanted) {
    profiled p;
    start(&p);
    look_at(&p, rows);
    assert_int_equal(p.profiles[0].is_whole, wanted);
    forget(&p);
}

static void test_whole_numbers_are_told_from_others(void **state) {
    (void)state;
    check_whole("1\n-2\n3e5\n2.0\n1e300\n-0\n", true);
    check_whole("1\n2.5\n3\n", false);
    check_whole("1\n-1e-300\n", false);
    check_whole("0.99999999999999989\n", false);
    check_whole("-0.0\n1e308\n-1e308\n2251799813685248\n", true);
    check_whole("0.5\n", false);
    check_whole("2251799813685247.75\n", false);
    check_whole("2251799813685248.5\n", false);
    check_whole("-4503599627370495.5\n", false);
    check_whole("4503599627370495\n-4503599627370497\n", true);
    check_whole("9007199254740993\n-9007199254740991\n", true);
}

static void check_counts_up(const char *rows, bool wanted) {
    profiled p;
    start(&p);
    for (p.reading.piece_size = 0; p.reading.piece_size < 5;
         p.reading.piece_size += 4) {
        look_at(&p, rows);
        assert_int_equal(p.profiles[0].counts_up, wanted);
        close_file(&p);
    }
    forget(&p);
}

static void test_row_numbers_count_up_from_0_or_1(void **state) {
    (void)state;
    check_counts_up("0\n1\n2\n3\n4\n5\n6\n", true);
    check_counts_up("1\n2\n3\n4\n5\n6\n7\n", true);
    check_counts_up("1\n2.0\n3\n\n4e0\n", true);
    check_counts_up("2\n3\n4\n", false);
    check_counts_up("-1\n0\n1\n", false);
    check_counts_up("1\n2\n4\n", false);
    check_counts_up("1\n2\n1\n2\n", false);
    check_counts_up("1\n2\n2\n3\n", false);
    check_counts_up("0.5\n1.5\n", false);
    check_counts_up("1\n\"\"\n3\n", false);
    check_counts_up("\"\"\n1\n2\n3\n", false);
    check_counts_up("NA\n2\n3\n4\n", false);
    check_counts_up("1\n2\nx\n", false);
    check_counts_up("1e300\n1e300\n", false);
}

static void check_counts_in_files(const char *one, const char *two,
                                  bool wanted) {
    static const char *const paths[] = {"t.csv", "u.csv", "t.csv"};
    profiled p;
    bp_error err;
    start(&p);
    write_text("t.csv", one);
    write_text("u.csv", two);
    for (p.reading.piece_size = 0; p.reading.piece_size < 5;
         p.reading.piece_size += 4) {
        assert_ok(bp_table_open(&p.table, paths, COUNT(paths), &p.reading,
                                &p.notes, &err));
        p.profiles = bp_alloc(p.table.n_cols, sizeof *p.profiles, &err);
        look(&p);
        assert_int_equal(p.profiles[0].counts_up, wanted);
        close_file(&p);
    }
    forget(&p);
}

static void test_row_numbers_may_start_anew_in_each_file(void **state) {
    (void)state;
    check_counts_in_files("0\n1\n2\n3\n4\n", "0\n1\n2\n", true);
    check_counts_in_files("1\n2\n3\n", "1\n2\n3\n4\n5\n6\n", true);
    check_counts_in_files("1\n2\n3\n", "4\n5\n6\n", false);
    check_counts_in_files("0\n1\n2\n", "1\n2\n3\n", false);
    check_counts_in_files("0\n1\n2\n", "0\n1\n3\n", false);
    check_counts_in_files("0\n1\n2\n", "0\nx\n2\n", false);
    check_counts_in_files("2\n3\n4\n", "2\n3\n4\n", false);
    check_counts_in_files("0\n1\n0\n1\n", "0\n1\n", false);
}

/* ---- which rows count ---- */

static void test_rows_without_a_required_cell_do_not_count(void **state) {
    (void)state;
    static const bool required[] = {false, true, true};
    static const bool numeric[] = {true, true, false};
    profiled p;
    start(&p);
    p.how.filter = (bp_filter){required, numeric, &p.missing, '.'};
    p.how.n_threads = 2;
    for (p.reading.piece_size = 0; p.reading.piece_size < 9;
         p.reading.piece_size += 8) {
        p.missing.in_text = false;
        look_at(&p, "1,1,a\nx,,b\n2,2,NA\n,3,c\nx,NA,d\nx,4,\n3,5,e\n");
        assert_int_equal(p.table.n_rows, 4);
        assert_int_equal(bp_pieces_rows(p.table.pieces), 4);
        assert_int_equal(p.n_dropped, 3);
        assert_int_equal(p.profiles[0].n_words, 0);
        assert_int_equal(p.profiles[0].n_empty, 1);
        assert_int_equal(p.profiles[1].n_missing, 0);
        assert_true(p.profiles[1].mean == 2.75);
        check_levels_of(&p, 2, false, "[NA]1[a]1[c]1[e]1");
        p.missing.in_text = true;
        look(&p);
        assert_int_equal(p.table.n_rows, 3);
        assert_int_equal(bp_pieces_rows(p.table.pieces), 3);
        assert_int_equal(p.n_dropped, 4);
        close_file(&p);
    }
    forget(&p);
}

static void test_row_numbers_are_those_of_rows_that_count(void **state) {
    (void)state;
    static const bool required[] = {false, true}, numeric[] = {true, true};
    profiled p;
    start(&p);
    p.reading.piece_size = 8;
    look_at(&p, "1,1\n9,\n9,\n9,\n9,\n9,\n2,1\n3,1\n9,\n4,1\n");
    assert_false(p.profiles[0].counts_up);
    p.how.filter = (bp_filter){required, numeric, &p.missing, '.'};
    look(&p);
    assert_true(p.profiles[0].counts_up);
    forget(&p);
}

static void test_ignored_columns_are_not_looked_at(void **state) {
    (void)state;
    static const bool ignored[] = {true, false, true};
    profiled p;
    start(&p);
    look_at(&p, "a,1,7\nb,2,8\n");
    assert_int_equal(p.profiles[0].n_words, 2);
    p.how.ignored = ignored;
    look(&p);
    for (size_t col = 0; col < 3; col += 2) {
        assert_int_equal(p.profiles[col].n_numbers, 0);
        assert_int_equal(p.profiles[col].n_words, 0);
        assert_int_equal(p.profiles[col].levels.count, 0);
        assert_null(p.profiles[col].word);
        assert_false(p.profiles[col].counts_up);
    }
    assert_int_equal(p.profiles[1].n_numbers, 2);
    forget(&p);
}

static void test_lines_passed_over_are_told(void **state) {
    (void)state;
    profiled p;
    bp_error err;
    start(&p);
    p.reading.dialect.comment = '#';
    p.reading.piece_size = 4;
    look_at(&p, "1,a\n\n# so\n2,b\n\n\n3,c\n");
    check_strings(&p.notes, "[3 blank lines passed over][1 comment passed "
                            "over]");
    assert_ok(bp_profile_table(p.profiles, &p.table, &p.how, &p.n_dropped, NULL,
                               &err));
    forget(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_column_of_numbers_is_numeric),
        cmocka_unit_test(test_leading_zeros_make_text),
        cmocka_unit_test(test_an_empty_cell_is_missing),
        cmocka_unit_test(test_the_usual_words_are_missing_numbers),
        cmocka_unit_test(test_near_misses_of_the_usual_words_are_words),
        cmocka_unit_test(test_a_column_without_values_has_none),
        cmocka_unit_test(test_which_cells_are_missing),
        cmocka_unit_test(test_a_number_can_be_said_to_be_missing),
        cmocka_unit_test(test_the_first_word_and_its_place_are_known),
        cmocka_unit_test(test_whole_numbers_are_told_from_others),
        cmocka_unit_test(test_row_numbers_count_up_from_0_or_1),
        cmocka_unit_test(test_row_numbers_may_start_anew_in_each_file),
        cmocka_unit_test(test_rows_without_a_required_cell_do_not_count),
        cmocka_unit_test(test_row_numbers_are_those_of_rows_that_count),
        cmocka_unit_test(test_ignored_columns_are_not_looked_at),
        cmocka_unit_test(test_lines_passed_over_are_told),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
