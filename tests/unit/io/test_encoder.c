/* test_encoder.c - cells to inputs by the formulas of encoder.h, computed here
 * by hand, and the refusals with their wording. */
#include "encoder_helper.h"

#include <float.h>
#include <math.h>

static void test_standard_takes_the_mean_away_and_divides(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "x,y\n2,1\n4,2\n4,3\n4,4\n5,5\n5,6\n7,7\n9,8\n",
           BP_SCALE_STANDARD, &data);
    static const double wanted[] = {-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2};
    check_inputs(&data, 0, wanted);
    assert_true(f.encoder.inputs[0].centre == 5);
    assert_true(f.encoder.inputs[0].scale == 2);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_minmax_maps_to_zero_and_one(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "x,y\n-2,1\n6,2\n0,3\n2,4\n", BP_SCALE_MINMAX, &data);
    static const double wanted[] = {0, 1, 0.25, 0.5};
    check_inputs(&data, 0, wanted);
    assert_true(f.encoder.inputs[0].centre == -2);
    assert_true(f.encoder.inputs[0].scale == 8);
    check_cell(&f, "14", 2);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_none_leaves_numbers_alone(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "x,y\n-2.5,1\n1e3,2\n0.1,3\n", BP_SCALE_NONE, &data);
    static const double wanted[] = {-2.5, 1000, 0.1};
    check_inputs(&data, 0, wanted);
    assert_true(f.encoder.inputs[0].centre == 0);
    assert_true(f.encoder.inputs[0].scale == 1);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_scaling_is_done_in_double(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "x,y\n100000000001,1\n100000000003,2\n", BP_SCALE_STANDARD,
           &data);
    static const double wanted[] = {-1, 1};
    check_inputs(&data, 0, wanted);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_a_constant_column_is_zero_whatever_comes(void **state) {
    (void)state;
    static const double zeros[] = {0, 0}, threes[] = {3, 3};
    for (int scaling = 0; scaling < BP_N_SCALINGS; scaling++) {
        fitted f;
        bp_dataset data;
        bool none = scaling == BP_SCALE_NONE;
        encode(&f, "x,y\n3,1\n3,2\n", (bp_scaling)scaling, &data);
        check_inputs(&data, 0, none ? threes : zeros);
        check_cell(&f, "1e9", none ? 1e9f : 0);
        check_strings(&f.notes, "[column 'x' is constant (3): nothing can be "
                                "learnt from it]");
        bp_dataset_free(&data);
        forget(&f);
    }
}

static void test_a_category_makes_one_input_a_level(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    encode(&f, "c,x,y\nred,1,1\nblue,2,2\ngreen,3,3\nblue,4,4\n", BP_SCALE_NONE,
           &data);
    static const double blue[] = {0, 1, 0, 1}, green[] = {0, 0, 1, 0},
                        red[] = {1, 0, 0, 0}, x[] = {1, 2, 3, 4};
    check_strings(&f.encoder.inputs[0].levels, "[blue][green][red]");
    assert_int_equal(bp_column_width(&f.encoder.inputs[0]), 3);
    assert_int_equal(bp_encoder_width(&f.encoder), 4);
    assert_int_equal(data.n_inputs, 4);
    check_inputs(&data, 0, blue);
    check_inputs(&data, 1, green);
    check_inputs(&data, 2, red);
    check_inputs(&data, 3, x);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_numbers_as_categories_have_one_spelling(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n10,1\n2.0,2\n2,3\n-0,4\n");
    f.categorical[0] = true;
    must_fit(&f);
    assert_true(f.encoder.inputs[0].numeric);
    check_strings(&f.encoder.inputs[0].levels, "[0][2][10]");
    check_level(&f, "0", 0);
    check_level(&f, "-0.0", 0);
    check_level(&f, "2.00", 1);
    check_level(&f, "+2", 1);
    check_level(&f, "1e1", 2);
    check_cell_refused(&f, "3",
                       "new.csv:7: column 'c': '3' is a category the "
                       "model was not trained on; it knows 0, 2, 10");
    check_cell_refused(&f, "1e999",
                       "new.csv:7: column 'c': '1e999' is a category the "
                       "model was not trained on; it knows 0, 2, 10");
    forget(&f);
}

static void test_text_is_never_spelt_anew(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n007,1\n7,2\n7.0,3\n");
    must_fit(&f);
    assert_false(f.encoder.inputs[0].numeric);
    check_strings(&f.encoder.inputs[0].levels, "[007][7][7.0]");
    check_level(&f, "007", 0);
    check_level(&f, "7", 1);
    check_level(&f, "7.0", 2);
    forget(&f);
}

static void test_an_unknown_category_says_what_is_known(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\na,1\n,2\nb,3\n");
    must_fit(&f);
    check_cell_refused(&f, "A",
                       "new.csv:7: column 'c': 'A' is a category the "
                       "model was not trained on; it knows (empty), "
                       "a, b");
    forget(&f);
}

static void test_an_unknown_category_lists_only_so_many(void **state) {
    (void)state;
    fitted f;
    char text[4096] = "c,y\n";
    for (int i = 10; i < 60; i++)
        snprintf(text + strlen(text), 32, "level-%d,%d\n", i, i);
    look_at(&f, text);
    must_fit(&f);
    check_cell_refused(
        &f, "x",
        "new.csv:7: column 'c': 'x' is a category the model was not trained "
        "on; it knows level-10, level-11, level-12, level-13, level-14, "
        "level-15, level-16, level-17, level-18, level-19, level-20, "
        "level-21, level-22, level-23, level-24, ...");
    forget(&f);
}

static void test_what_is_no_number_is_refused(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n1,1\n2,2\n");
    must_fit(&f);
    check_cell_refused(&f, "one",
                       "new.csv:7: column 'x': 'one' is not a number");
    check_cell_refused(&f, " 1", "new.csv:7: column 'x': ' 1' is not a number");
    check_cell_refused(&f, "007",
                       "new.csv:7: column 'x': '007' is not a number");
    check_cell_refused(&f, "inf",
                       "new.csv:7: column 'x': 'inf' is not a number");
    check_cell_refused(&f, "1,5",
                       "new.csv:7: column 'x': '1,5' has a decimal comma; "
                       "write it with a point, or say --decimal , if all "
                       "numbers are written so");
    check_cell_refused(&f, "1e400",
                       "new.csv:7: column 'x': '1e400' is beyond the range of "
                       "numbers (1.8e308)");
    forget(&f);
}

static void test_a_number_too_large_for_the_network_is_refused(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n1,1\n2,2\n");
    must_fit(&f);
    check_cell(&f, "3.4028234e38", 3.4028234e38f);
    check_cell_refused(&f, "3.5e38",
                       "new.csv:7: column 'x': '3.5e38' is too large for the "
                       "network's 32-bit numbers");
    check_cell_refused(&f, "-1e300",
                       "new.csv:7: column 'x': '-1e300' is too large for the "
                       "network's 32-bit numbers");
    forget(&f);
}

static void test_large_numbers_are_fine_once_scaled(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n1e200,1\n3e200,2\n");
    f.how.scaling = BP_SCALE_MINMAX;
    must_fit(&f);
    check_cell(&f, "2e200", 0.5f);
    forget(&f);
}

static void test_numbers_that_differ_are_never_silently_constant(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    look_at(&f, "x,y\n0,1\n1e-200,2\n"); /* its square is no double */
    f.how.scaling = BP_SCALE_STANDARD;
    fit(&f);
    if (f.status == BP_OK && f.notes.count == 0) {
        static const char *const cells[] = {"0", "1e-200"};
        float first, second;
        assert_ok(encode_cells(&f, cells, &first, NULL, &err));
        assert_ok(encode_cells(&f, cells + 1, &second, NULL, &err));
        assert_true(first != second);
    }
    forget(&f);
}

static void test_levels_are_indexed_and_twins_refused(void **state) {
    (void)state;
    bp_column column = {.type = BP_CATEGORY};
    bp_error err;
    static const char *const levels[] = {"c", "", "b", "a"};
    static const size_t sorted[] = {1, 3, 2, 0};
    for (size_t i = 0; i < 4; i++)
        assert_ok(bp_strings_add(&column.levels, levels[i], &err));
    assert_ok(bp_column_index(&column, &err));
    assert_memory_equal(column.sorted, sorted, sizeof sorted);
    free(column.sorted);
    assert_ok(bp_strings_add(&column.levels, "b", &err));
    assert_fails(bp_column_index(&column, &err), BP_EMODEL,
                 "the level 'b' stands twice");
    free(column.sorted);
    bp_strings_free(&column.levels);
}

static void test_names_stand_in_the_order_of_their_enums(void **state) {
    (void)state;
    assert_string_equal(bp_column_type_names[BP_CATEGORY], "category");
    assert_string_equal(bp_task_names[BP_REGRESS], "regress");
    assert_string_equal(bp_scaling_names[BP_SCALE_MINMAX], "minmax");
    assert_string_equal(bp_filling_names[BP_FILL_MOST_FREQUENT],
                        "most-frequent");
    assert_string_equal(bp_filling_names[BP_FILL_DROP], "drop");
    assert_string_equal(bp_unseen_names[BP_UNSEEN_OTHER], "other");
    assert_null(bp_filling_names[BP_N_FILLINGS]);
    assert_null(bp_unseen_names[BP_N_UNSEEN]);
    assert_null(bp_column_type_names[BP_N_COLUMN_TYPES]);
    assert_null(bp_task_names[BP_N_TASKS]);
    assert_null(bp_scaling_names[BP_N_SCALINGS]);
}

/* A comma in the point's place, of what is read; never in what is kept. */
static void test_the_decimal_may_be_a_comma(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    start(&f);
    f.reading.dialect = (bp_dialect){.delimiter = ';', .decimal = ','};
    write_text("t.csv", "x;c;y\n1,5;2,50;1\n-2;10;2,25\n;2,5;3\n");
    look(&f);
    f.categorical[1] = true;
    must_fit(&f);
    must_encode(&f, &data);
    static const double x[] = {1.5, -2, -0.25}, two_and_a_half[] = {1, 0, 1};
    check_inputs(&data, 0, x);
    check_inputs(&data, 1, two_and_a_half);
    assert_true(data.t[1] == 2.25f);
    check_strings(&f.encoder.inputs[1].levels, "[2.5][10]");
    assert_int_equal(f.encoder.dialect.decimal, ',');
    bp_dataset_free(&data);
    forget(&f);
}

static void test_the_other_decimal_is_refused(void **state) {
    (void)state;
    fitted f;
    start(&f);
    f.reading.dialect = (bp_dialect){.delimiter = ';', .decimal = ','};
    write_text("t.csv", "x;y\n1,5;1\n-2;2\n");
    look(&f);
    must_fit(&f);
    check_cell(&f, "0,125", 0.125f);
    check_cell_refused(&f, "1.5",
                       "new.csv:7: column 'x': '1.5' has a decimal point; "
                       "write it with a comma, or say --decimal . if all "
                       "numbers are written so");
    f.encoder.dialect.decimal = '.'; /* as who predicts may say */
    check_cell(&f, "0.125", 0.125f);
    forget(&f);
}

/* 2.5 is spelt as the level is, and is no number here. */
static void test_a_level_with_a_comma_has_no_point(void **state) {
    (void)state;
    fitted f;
    start(&f);
    f.reading.dialect = (bp_dialect){.delimiter = ';', .decimal = ','};
    write_text("t.csv", "c;y\n2,5;1\n3;2\n");
    look(&f);
    f.categorical[0] = true;
    must_fit(&f);
    check_level(&f, "2,50", 0);
    check_level(&f, "3,0", 1);
    check_cell_refused(&f, "2.5",
                       "new.csv:7: column 'c': '2.5' is a category the model "
                       "was not trained on; it knows 2.5, 3");
    forget(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standard_takes_the_mean_away_and_divides),
        cmocka_unit_test(test_minmax_maps_to_zero_and_one),
        cmocka_unit_test(test_none_leaves_numbers_alone),
        cmocka_unit_test(test_scaling_is_done_in_double),
        cmocka_unit_test(test_a_constant_column_is_zero_whatever_comes),
        cmocka_unit_test(test_a_category_makes_one_input_a_level),
        cmocka_unit_test(test_numbers_as_categories_have_one_spelling),
        cmocka_unit_test(test_text_is_never_spelt_anew),
        cmocka_unit_test(test_an_unknown_category_says_what_is_known),
        cmocka_unit_test(test_an_unknown_category_lists_only_so_many),
        cmocka_unit_test(test_what_is_no_number_is_refused),
        cmocka_unit_test(test_a_number_too_large_for_the_network_is_refused),
        cmocka_unit_test(test_large_numbers_are_fine_once_scaled),
        cmocka_unit_test(test_numbers_that_differ_are_never_silently_constant),
        cmocka_unit_test(test_levels_are_indexed_and_twins_refused),
        cmocka_unit_test(test_names_stand_in_the_order_of_their_enums),
        cmocka_unit_test(test_the_decimal_may_be_a_comma),
        cmocka_unit_test(test_the_other_decimal_is_refused),
        cmocka_unit_test(test_a_level_with_a_comma_has_no_point),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
