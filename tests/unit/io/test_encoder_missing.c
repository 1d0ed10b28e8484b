/* test_encoder_missing.c - what missing cells become, by every rule there is.
 */
#include "encoder_helper.h"

static void test_a_missing_number_is_filled_with_the_mean(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "x,y\n2,1\n,2\nNA,3\n6,4\n", BP_SCALE_NONE, &data);
    static const double wanted[] = {2, 4, 4, 6};
    check_inputs(&data, 0, wanted);
    assert_true(f.encoder.inputs[0].fill == 4);
    bp_dataset_free(&data);
    forget(&f);
    encode(&f, "x,y\n2,1\n,2\nNA,3\n6,4\n", BP_SCALE_STANDARD, &data);
    static const double scaled[] = {-1, 0, 0, 1};
    check_inputs(&data, 0, scaled);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_filled_cells_are_counted_by_column(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    float x[2];
    size_t n_filled[2] = {0};
    bp_encoded counts = {.n_filled = n_filled};
    static const char *const rows[][2] = {
        {"1", "2"}, {"", "2"}, {"?", "NA"}, {"3", "none"}};
    look_at(&f, "a,b,y\n1,2,3\n2,3,4\n");
    must_fit(&f);
    for (size_t i = 0; i < 4; i++)
        assert_ok(encode_cells(&f, rows[i], x, &counts, &err));
    assert_int_equal(n_filled[0], 2);
    assert_int_equal(n_filled[1], 2);
    assert_true(x[0] == 3 && x[1] == 2.5f);
    forget(&f);
}

static void test_an_empty_cell_is_a_level_of_its_own(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\nb,1\n,2\na,3\n,4\n");
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[][a][b]");
    check_strings(&f.notes, "[column 'c': 2 empty cells taken as a level of "
                            "their own]");
    check_level(&f, "", 0);
    check_level(&f, "b", 2);
    forget(&f);
}

static void test_na_in_text_is_a_level_like_any_other(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "country,y\nNA,1\nDE,2\nNA,3\n");
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[DE][NA]");
    check_strings(&f.notes, "");
    check_level(&f, "NA", 1);
    check_cell_refused(
        &f, "",
        "new.csv:7: column 'country': the cell is empty, and no cell was "
        "in training; the model knows DE, NA");
    forget(&f);
}

static void test_numbers_as_categories_have_a_level_for_missing(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n3,1\nNA,2\n,3\n1,4\n");
    f.categorical[0] = true;
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[1][3][]");
    check_strings(&f.notes, "[column 'c': 2 missing cells taken as a level of "
                            "their own]");
    check_level(&f, "", 2);
    check_level(&f, "NA", 2);
    check_level(&f, "?", 2);
    check_level(&f, "1.0", 0);
    forget(&f);
}

/* 1, 1, 2 and 8 have the mean 3, the median 1.5 and most often the value 1. */
static const char with_gaps[] = "x,y\n1,1\n,2\n8,3\n1,4\nNA,5\n2,6\n";

static void check_number_filled(bp_filling how, double fill,
                                const char *notes) {
    fitted f;
    bp_dataset data;
    look_at(&f, with_gaps);
    f.how.number_filling = how;
    f.medians[0] = 1.5;
    must_fit(&f);
    must_encode(&f, &data);
    const double wanted[] = {1, fill, 8, 1, fill, 2};
    check_inputs(&data, 0, wanted);
    assert_true(f.encoder.inputs[0].has_fill);
    assert_true(f.encoder.inputs[0].fill == fill);
    assert_false(f.encoder.inputs[0].has_indicator);
    check_strings(&f.notes, notes);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_a_missing_number_is_filled_as_asked(void **state) {
    (void)state;
    check_number_filled(BP_FILL_MEAN, 3,
                        "[column 'x': 1 empty cell filled with the mean 3]"
                        "[column 'x': 1 cell with a word for missing (NA and "
                        "the like) filled with the mean 3]");
    check_number_filled(BP_FILL_MEDIAN, 1.5,
                        "[column 'x': 1 empty cell filled with the median 1.5]"
                        "[column 'x': 1 cell with a word for missing (NA and "
                        "the like) filled with the median 1.5]");
    check_number_filled(BP_FILL_MOST_FREQUENT, 1,
                        "[column 'x': 1 empty cell filled with the most "
                        "frequent value 1]"
                        "[column 'x': 1 cell with a word for missing (NA and "
                        "the like) filled with the most frequent value 1]");
}

/* Who gave the words knows them. */
static void test_words_that_were_given_are_not_explained(void **state) {
    (void)state;
    fitted f;
    start(&f);
    f.missing.in_text = true;
    write_text("t.csv", "x,y\n1,1\n?,2\n3,3\n");
    look(&f);
    must_fit(&f);
    check_strings(&f.notes, "[column 'x': 1 cell with a word for missing "
                            "filled with the mean 2]");
    check_cell(&f, "?", 2);
    forget(&f);
}

static void test_what_fills_is_scaled_like_any_number(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    look_at(&f, "x,y\n0,1\n,2\n8,3\n0,4\n");
    f.how.number_filling = BP_FILL_MOST_FREQUENT;
    f.how.scaling = BP_SCALE_MINMAX;
    must_fit(&f);
    must_encode(&f, &data);
    static const double wanted[] = {0, 0, 1, 0};
    check_inputs(&data, 0, wanted);
    bp_dataset_free(&data);
    forget(&f);
}

/* -0, 0 and 0.0 are one value; the least of several that are as common. */
static void test_the_most_frequent_is_found_by_value(void **state) {
    (void)state;
    static const struct {
        const char *rows;
        double wanted;
    } cases[] = {
        {"x,y\n5,1\n5.0,2\n0,3\n,4\n", 5},
        {"x,y\n10,1\n9,2\n9.0,3\n1e1,4\n,5\n", 9},
        {"x,y\n-0,1\n0,2\n0.0,3\n7,4\n7.0,5\n,6\n", 0},
        {"x,y\n3,1\n-3,2\n,3\n", -3},
        {"x,y\nNA,1\nNA,2\nNA,3\n4,4\n5,5\n5,6\n", 5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fitted f;
        look_at(&f, cases[i].rows);
        f.how.number_filling = BP_FILL_MOST_FREQUENT;
        must_fit(&f);
        assert_true(f.encoder.inputs[0].fill == cases[i].wanted);
        forget(&f);
    }
}

static void test_too_many_numbers_have_no_most_frequent_one(void **state) {
    (void)state;
    fitted f;
    look_at(&f, with_gaps);
    f.how.number_filling = BP_FILL_MOST_FREQUENT;
    f.profiles[0].levels.is_over = true;
    must_refuse(&f, "t.csv: column 'x': too many different numbers to look for "
                    "the most frequent one; say --missing mean or --missing "
                    "median");
    forget(&f);
}

/* Where training saw none, a missing number is still no error later on. */
static void test_without_missing_numbers_the_mean_stands_by(void **state) {
    (void)state;
    for (int how = BP_FILL_MEAN; how <= BP_FILL_MOST_FREQUENT; how++) {
        fitted f;
        look_at(&f, "x,y\n1,1\n1,2\n7,3\n");
        f.how.number_filling = (bp_filling)how;
        f.how.indicators = true;
        f.profiles[0].levels.is_over = true;
        must_fit(&f);
        check_strings(&f.notes, "");
        check_cell(&f, "", 3);
        check_cell(&f, "NA", 3);
        forget(&f);
    }
}

static void test_missing_numbers_may_be_an_error(void **state) {
    (void)state;
    fitted f;
    look_at(&f, with_gaps);
    f.how.number_filling = BP_FILL_ERROR;
    must_refuse(&f, "t.csv:3: column 'x': the first of 2 missing cells, and "
                    "--missing error allows none");
    forget(&f);
    look_at(&f, "x,y\n1,1\n,2\n");
    f.how.number_filling = BP_FILL_ERROR;
    must_refuse(&f, "t.csv:3: column 'x': a missing cell, and --missing error "
                    "allows none");
    forget(&f);
    for (int how = BP_FILL_ERROR; how <= BP_FILL_DROP; how++) {
        look_at(&f, "x,y\n1,1\n2,2\n");
        f.how.number_filling = (bp_filling)how;
        must_fit(&f);
        assert_false(f.encoder.inputs[0].has_fill);
        check_cell(&f, "3", 3);
        check_cell_refused(&f, "",
                           "new.csv:7: column 'x': the cell is empty, and no "
                           "cell was in training; nothing stands in for it");
        check_cell_refused(&f, "NA",
                           "new.csv:7: column 'x': 'NA' is a missing cell, and "
                           "none was in training; nothing stands in for it");
        check_cell_refused(&f, "na",
                           "new.csv:7: column 'x': 'na' is not a number");
        forget(&f);
    }
}

/* The rows that the filter drops are neither learnt from nor encoded. */
static void test_rows_with_missing_cells_may_be_dropped(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    start(&f);
    write_text("t.csv", "x,c,y\n1,a,1\n,b,2\n8,,3\n1,b,4\nNA,a,5\n2,a,6\n");
    f.required[0] = f.required[1] = f.numeric[0] = true;
    look(&f);
    f.how.number_filling = f.how.category_filling = BP_FILL_DROP;
    must_fit(&f);
    must_encode(&f, &data);
    assert_int_equal(f.n_dropped, 3);
    assert_int_equal(data.n_rows, 3);
    static const double x[] = {1, 1, 2}, a[] = {1, 0, 1}, b[] = {0, 1, 0};
    static const float t[] = {1, 4, 6};
    check_inputs(&data, 0, x);
    check_inputs(&data, 1, a);
    check_inputs(&data, 2, b);
    assert_memory_equal(data.t, t, sizeof t);
    check_strings(&f.notes, "");
    bp_dataset_free(&data);
    forget(&f);
}

static void test_an_indicator_says_which_cells_are_missing(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    look_at(&f, "x,z,y\n1,5,1\n,6,2\n8,7,3\nNA,8,4\n");
    f.how.indicators = true;
    must_fit(&f);
    must_encode(&f, &data);
    static const double x[] = {1, 4.5, 8, 4.5}, missing[] = {0, 1, 0, 1},
                        z[] = {5, 6, 7, 8};
    assert_int_equal(bp_column_width(&f.encoder.inputs[0]), 2);
    assert_int_equal(bp_column_width(&f.encoder.inputs[1]), 1);
    assert_int_equal(data.n_inputs, 3);
    check_inputs(&data, 0, x);
    check_inputs(&data, 1, missing);
    check_inputs(&data, 2, z);
    check_strings(&f.notes,
                  "[column 'x': 1 empty cell filled with the mean 4.5, with an "
                  "input that says so]"
                  "[column 'x': 1 cell with a word for missing (NA and the "
                  "like) filled with the mean 4.5, with an input that says "
                  "so]");
    bp_dataset_free(&data);
    forget(&f);
}

static void test_a_constant_with_an_indicator_is_worth_something(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n3,1\n,2\n3,3\n");
    f.how.indicators = true;
    f.how.scaling = BP_SCALE_STANDARD;
    must_fit(&f);
    static const float present[] = {0, 0}, missing[] = {0, 1};
    check_cell_makes(&f, "3", present);
    check_cell_makes(&f, "", missing);
    check_strings(&f.notes,
                  "[column 'x' is constant (3): nothing can be learnt from it "
                  "but which cells are missing]"
                  "[column 'x': 1 empty cell filled with the mean 3, with an "
                  "input that says so]");
    forget(&f);
}

/* Cross-validation sets it so, where missing is a level that only rows left out
 * have: then it is none of those known, or that of others. */
static void test_what_fills_may_be_beyond_the_levels(void **state) {
    (void)state;
    fitted f;
    for (size_t min_count = 1; min_count <= 2; min_count++) {
        look_at(&f, "c,y\nb,1\na,2\nb,3\na,4\nc,5\n");
        f.how.min_count = min_count;
        must_fit(&f);
        bp_column *column = &f.encoder.inputs[0];
        size_t n = column->levels.count;
        assert_int_equal(bp_column_width(column), 3);
        assert_int_equal(n, min_count == 1 ? 3 : 2);
        column->has_fill = true;
        column->fill_level = n;
        check_level(&f, "", n);
        check_level(&f, "b", 1);
        forget(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_missing_number_is_filled_with_the_mean),
        cmocka_unit_test(test_filled_cells_are_counted_by_column),
        cmocka_unit_test(test_an_empty_cell_is_a_level_of_its_own),
        cmocka_unit_test(test_na_in_text_is_a_level_like_any_other),
        cmocka_unit_test(test_numbers_as_categories_have_a_level_for_missing),
        cmocka_unit_test(test_a_missing_number_is_filled_as_asked),
        cmocka_unit_test(test_words_that_were_given_are_not_explained),
        cmocka_unit_test(test_what_fills_is_scaled_like_any_number),
        cmocka_unit_test(test_the_most_frequent_is_found_by_value),
        cmocka_unit_test(test_too_many_numbers_have_no_most_frequent_one),
        cmocka_unit_test(test_without_missing_numbers_the_mean_stands_by),
        cmocka_unit_test(test_missing_numbers_may_be_an_error),
        cmocka_unit_test(test_rows_with_missing_cells_may_be_dropped),
        cmocka_unit_test(test_an_indicator_says_which_cells_are_missing),
        cmocka_unit_test(test_a_constant_with_an_indicator_is_worth_something),
        cmocka_unit_test(test_what_fills_may_be_beyond_the_levels),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
