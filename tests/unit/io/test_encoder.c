/* test_encoder.c - cells to inputs by the formulas of encoder.h, computed here
 * by hand, and the notes and refusals with their wording. */
#include "bp/encoder.h"

#include <float.h>
#include <math.h>

#include "helper.h"

enum { MOST_COLUMNS = 8 };

/* A table, its profiles, and what was learnt from them. */
typedef struct fitted {
    bp_table table;
    bp_profile profiles[MOST_COLUMNS];
    bool categorical[MOST_COLUMNS];
    bp_strings missing, notes;
    bp_encoder encoder;
    bp_status status;
    bp_error error;
} fitted;

static void look_at(fitted *f, const char *text) {
    *f = (fitted){.table = table_of(text, BP_HEADER_YES),
                  .missing = usual_words()};
    assert_true(f->table.n_cols <= MOST_COLUMNS);
    for (size_t col = 0; col < f->table.n_cols; col++)
        bp_profile_column(&f->profiles[col], &f->table, col, &f->missing);
}

/* Fits: the last column is the target, all others are inputs. */
static void fit_as(fitted *f, bp_task task, bp_scaling scaling,
                   bp_scaling target_scaling) {
    static const size_t inputs[] = {0, 1, 2, 3, 4, 5, 6, 7};
    size_t target = f->table.n_cols - 1;
    bp_fit fit = {.inputs = inputs,
                  .targets = &target,
                  .n_inputs = f->table.n_cols - 1,
                  .n_targets = 1,
                  .categorical = f->categorical,
                  .task = task,
                  .scaling = scaling,
                  .target_scaling = target_scaling};
    f->status = bp_encoder_fit(&f->encoder, &f->table, f->profiles, &f->missing,
                               &fit, &f->notes, &f->error);
}

static void must_fit(const fitted *f) {
    if (f->status)
        fail_msg("%s", f->error.message);
}

static void forget(fitted *f) {
    bp_encoder_free(&f->encoder);
    bp_table_free(&f->table);
    bp_strings_free(&f->missing);
    bp_strings_free(&f->notes);
}

/* Fits a regression with `scaling` and encodes the table into `data`. */
static void encode(fitted *f, const char *text, bp_scaling scaling,
                   bp_dataset *data) {
    bp_error err;
    look_at(f, text);
    fit_as(f, BP_REGRESS, scaling, BP_SCALE_NONE);
    must_fit(f);
    assert_ok(bp_encoder_dataset(&f->encoder, &f->table, data, &err));
}

static void check_inputs(const bp_dataset *data, size_t col,
                         const double *wanted) {
    for (size_t row = 0; row < data->n_rows; row++) {
        float x = data->x[row * data->n_inputs + col];
        if (x != (float)wanted[row])
            fail_msg("row %zu: %.9g where %.9g must be", row, (double)x,
                     wanted[row]);
    }
}

/* Fitting must be refused with this sentence. */
static void check_fit_refused(const char *text, bp_task task,
                              const char *sentence) {
    fitted f;
    look_at(&f, text);
    fit_as(&f, task, BP_SCALE_STANDARD, BP_SCALE_NONE);
    assert_string_equal(f.error.message, sentence);
    assert_int_equal(f.status, BP_EDATA);
    assert_null(f.encoder.inputs);
    forget(&f);
}

static void check_notes(const char *text, bp_task task, const char *wanted) {
    fitted f;
    look_at(&f, text);
    fit_as(&f, task, BP_SCALE_STANDARD, BP_SCALE_NONE);
    must_fit(&f);
    check_strings(&f.notes, wanted);
    forget(&f);
}

/* Encodes a record of the fitted columns, as prediction does. */
static bp_status encode_cells(const fitted *f, const char *const *cells,
                              float *x, size_t *n_filled, bp_error *err) {
    static const size_t columns[] = {0, 1, 2, 3, 4, 5, 6, 7};
    char *copies[MOST_COLUMNS];
    for (size_t i = 0; i < f->encoder.n_inputs; i++)
        copies[i] = (char *)(uintptr_t)cells[i];
    bp_record record = {7, f->encoder.n_inputs, copies};
    return bp_encoder_inputs(&f->encoder, "new.csv", &record, columns, x,
                             n_filled, err);
}

static void check_cell(const fitted *f, const char *cell, float wanted) {
    float x = -99;
    bp_error err;
    assert_ok(encode_cells(f, &cell, &x, NULL, &err));
    assert_true(x == wanted);
}

static void check_cell_refused(const fitted *f, const char *cell,
                               const char *sentence) {
    float x[64];
    bp_error err;
    assert_fails(encode_cells(f, &cell, x, NULL, &err), BP_EDATA, sentence);
}

/* The level of the only input, a category, that `cell` is. */
static void check_level(const fitted *f, const char *cell, size_t level) {
    float x[64];
    bp_error err;
    assert_ok(encode_cells(f, &cell, x, NULL, &err));
    size_t width = bp_encoder_width(&f->encoder);
    for (size_t i = 0; i < width; i++)
        assert_true(x[i] == (i == level ? 1 : 0));
}

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
    static const char *const rows[][2] = {
        {"1", "2"}, {"", "2"}, {"?", "NA"}, {"3", "none"}};
    look_at(&f, "a,b,y\n1,2,3\n2,3,4\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    for (size_t i = 0; i < 4; i++)
        assert_ok(encode_cells(&f, rows[i], x, n_filled, &err));
    assert_int_equal(n_filled[0], 2);
    assert_int_equal(n_filled[1], 2);
    assert_true(x[0] == 3 && x[1] == 2.5f);
    forget(&f);
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

static void test_an_empty_cell_is_a_level_of_its_own(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\nb,1\n,2\na,3\n,4\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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

static void test_numbers_as_categories_have_one_spelling(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n10,1\n2.0,2\n2,3\n-0,4\n");
    f.categorical[0] = true;
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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

static void test_numbers_as_categories_have_a_level_for_missing(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n3,1\nNA,2\n,3\n1,4\n");
    f.categorical[0] = true;
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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

static void test_text_is_never_spelt_anew(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n007,1\n7,2\n7.0,3\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
                       "write it with a point");
    check_cell_refused(&f, "1e400",
                       "new.csv:7: column 'x': '1e400' is beyond the range of "
                       "numbers (1.8e308)");
    forget(&f);
}

static void test_a_number_too_large_for_the_network_is_refused(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n1,1\n2,2\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
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
    fit_as(&f, BP_REGRESS, BP_SCALE_MINMAX, BP_SCALE_NONE);
    must_fit(&f);
    check_cell(&f, "2e200", 0.5f);
    forget(&f);
}

static void test_numbers_too_large_to_scale_are_refused(void **state) {
    (void)state;
    check_fit_refused("x,y\n1e200,1\n-1e200,2\n3,3\n", BP_REGRESS,
                      "t.csv: column 'x': its numbers are too large to be "
                      "scaled; leave it out with --ignore");
    fitted f;
    look_at(&f, "x,y\n1.7e308,1\n-1.7e308,2\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_MINMAX, BP_SCALE_NONE);
    assert_int_equal(f.status, BP_EDATA);
    forget(&f);
}

static void test_numbers_that_differ_are_never_silently_constant(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    look_at(&f, "x,y\n0,1\n1e-200,2\n"); /* its square is no double */
    fit_as(&f, BP_REGRESS, BP_SCALE_STANDARD, BP_SCALE_NONE);
    if (f.status == BP_OK && f.notes.count == 0) {
        static const char *const cells[] = {"0", "1e-200"};
        float first, second;
        assert_ok(encode_cells(&f, cells, &first, NULL, &err));
        assert_ok(encode_cells(&f, cells + 1, &second, NULL, &err));
        assert_true(first != second);
    }
    forget(&f);
}

static void test_classes_are_numbered_in_their_order(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    bp_error err;
    look_at(&f, "x,c\n1,no\n2,yes\n3,maybe\n4,no\n");
    fit_as(&f, BP_CLASSIFY, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    assert_int_equal(bp_encoder_classes(&f.encoder), 3);
    check_strings(&f.encoder.targets[0].levels, "[maybe][no][yes]");
    assert_ok(bp_encoder_dataset(&f.encoder, &f.table, &data, &err));
    static const float wanted[] = {1, 2, 0, 1};
    assert_memory_equal(data.t, wanted, sizeof wanted);
    assert_int_equal(data.n_classes, 3);
    assert_int_equal(data.n_targets, 1);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_numbers_may_be_classes(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    bp_error err;
    look_at(&f, "x,c\n1,10\n2,9.0\n3,9\n4,-1\n");
    f.categorical[1] = true;
    fit_as(&f, BP_CLASSIFY, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    check_strings(&f.encoder.targets[0].levels, "[-1][9][10]");
    assert_ok(bp_encoder_dataset(&f.encoder, &f.table, &data, &err));
    static const float wanted[] = {2, 1, 1, 0};
    assert_memory_equal(data.t, wanted, sizeof wanted);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_an_unknown_class_says_what_is_known(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    look_at(&f, "x,c\n1,no\n2,yes\n");
    fit_as(&f, BP_CLASSIFY, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    char first[] = "1", second[] = "perhaps", *cells[] = {first, second};
    bp_record record = {9, 2, cells};
    size_t column = 1;
    float t;
    assert_fails(
        bp_encoder_targets(&f.encoder, "new.csv", &record, &column, &t, &err),
        BP_EDATA,
        "new.csv:9: column 'c': 'perhaps' is a class the model was "
        "not trained on; it knows no, yes");
    forget(&f);
}

static void test_a_missing_target_is_no_target(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    look_at(&f, "x,y\n1,5\n2,6\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    char number[] = "1", missing[] = "NA", *cells[] = {number, missing};
    bp_record record = {9, 2, cells};
    size_t column = 1;
    float t;
    assert_fails(
        bp_encoder_targets(&f.encoder, "new.csv", &record, &column, &t, &err),
        BP_EDATA, "new.csv:9: column 'y': 'NA' is no target to learn");
    column = 0;
    assert_ok(
        bp_encoder_targets(&f.encoder, "new.csv", &record, &column, &t, &err));
    assert_true(t == 1);
    forget(&f);
}

static void test_predictions_come_back_in_the_targets_units(void **state) {
    (void)state;
    for (int scaling = 0; scaling < BP_N_SCALINGS; scaling++) {
        fitted f;
        bp_dataset data;
        bp_error err;
        static const double values[] = {-7.25, 1000, 0.5, 123.456};
        look_at(&f, "x,y\n1,-7.25\n2,1000\n3,0.5\n4,123.456\n");
        fit_as(&f, BP_REGRESS, BP_SCALE_NONE, (bp_scaling)scaling);
        must_fit(&f);
        assert_ok(bp_encoder_dataset(&f.encoder, &f.table, &data, &err));
        for (size_t i = 0; i < 4; i++) {
            double back = bp_encoder_value(&f.encoder, 0, data.t[i]);
            assert_true(fabs(back - values[i]) < 1e-4);
        }
        bp_dataset_free(&data);
        forget(&f);
    }
}

static void test_a_prediction_is_output_times_scale_plus_centre(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,y\n1,2\n2,6\n3,10\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_MINMAX);
    must_fit(&f);
    assert_true(f.encoder.targets[0].centre == 2);
    assert_true(f.encoder.targets[0].scale == 8);
    assert_true(bp_encoder_value(&f.encoder, 0, 0) == 2);
    assert_true(bp_encoder_value(&f.encoder, 0, 1) == 10);
    assert_true(bp_encoder_value(&f.encoder, 0, -0.5f) == -2);
    assert_int_equal(bp_encoder_classes(&f.encoder), 0);
    forget(&f);
}

static void test_several_targets_are_scaled_each_by_its_own(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    bp_error err;
    static const size_t inputs[] = {2}, targets[] = {3, 0};
    look_at(&f, "a,skip,x,b\n0,z,1,10\n4,z,3,30\n");
    bp_fit fit = {inputs,
                  targets,
                  1,
                  2,
                  f.categorical,
                  BP_REGRESS,
                  BP_SCALE_STANDARD,
                  BP_SCALE_MINMAX};
    assert_ok(bp_encoder_fit(&f.encoder, &f.table, f.profiles, &f.missing, &fit,
                             &f.notes, &err));
    assert_ok(bp_encoder_dataset(&f.encoder, &f.table, &data, &err));
    static const float x[] = {-1, 1}, t[] = {0, 0, 1, 1};
    assert_memory_equal(data.x, x, sizeof x);
    assert_memory_equal(data.t, t, sizeof t);
    assert_int_equal(data.n_targets, 2);
    assert_true(bp_encoder_value(&f.encoder, 0, 0.5f) == 20);
    assert_true(bp_encoder_value(&f.encoder, 1, 0.5f) == 2);
    assert_int_equal(f.encoder.inputs[0].position, 2);
    assert_int_equal(f.encoder.targets[0].position, 3);
    assert_string_equal(f.encoder.targets[0].name, "b");
    assert_string_equal(f.encoder.targets[1].name, "a");
    assert_int_equal(f.encoder.n_file_columns, 4);
    assert_true(f.encoder.has_names);
    assert_int_equal(f.encoder.delimiter, ',');
    bp_dataset_free(&data);
    forget(&f);
}

static void test_every_rule_that_touched_data_is_noted(void **state) {
    (void)state;
    check_notes("a,y\n1,1\n3,2\n", BP_REGRESS, "");
    check_notes("a,y\n1,1\n,2\n4,3\n", BP_REGRESS,
                "[column 'a': 1 empty cell filled with the mean 2.5]");
    check_notes("a,b,y\n1,,1\n,NA,2\n,3,3\n2,4,4\n", BP_REGRESS,
                "[column 'a': 2 empty cells filled with the mean 1.5]"
                "[column 'b': 1 empty cell filled with the mean 3.5]"
                "[column 'b': 1 cell with a word for missing (NA and the like) "
                "filled with the mean 3.5]");
    check_notes("a,y\nNA,1\n?,2\n1,3\n2,4\n0,5\n", BP_REGRESS,
                "[column 'a': 2 cells with a word for missing (NA and the "
                "like) filled with the mean 1]");
    check_notes("a,y\n1,1\n,2\n2,3\n1,4\n", BP_REGRESS,
                "[column 'a': 1 empty cell filled with the mean 1.33333]");
    check_notes("a,y\nx,1\n,2\n", BP_REGRESS,
                "[column 'a': 1 empty cell taken as a level of its own]");
    check_notes("a,b,y\nx,1.50,1\nx,1.5,2\n", BP_REGRESS,
                "[column 'a' is constant ('x'): nothing can be learnt from it]"
                "[column 'b' is constant (1.5): nothing can be learnt from "
                "it]");
}

static void test_a_lone_word_among_numbers_is_named(void **state) {
    (void)state;
    check_notes("a,y\n1,1\n\n2,2\no3,3\n", BP_REGRESS,
                "[column 'a' is taken as categories for one cell: line 5 has "
                "'o3', all others are numbers]");
    check_notes("a,y\n1,1\nx,2\ny,3\n", BP_REGRESS, "");
    check_notes("a,y\n1,1\nx,2\n", BP_REGRESS, "");
}

static void test_a_column_without_a_value_is_refused(void **state) {
    (void)state;
    check_fit_refused("a,b,y\n1,,1\n2,NA,2\n", BP_REGRESS,
                      "t.csv: column 'b' has no value in any row; leave it "
                      "out with --ignore");
}

/* A file of rows that all differ in their column `name`. */
static void write_ids(char *text, const char *header, int n_rows, int n_ids) {
    strcpy(text, header);
    for (int i = 0; i < n_rows; i++)
        snprintf(text + strlen(text), 32, "id%d,%d\n", i % n_ids, i % 7);
}

static void test_a_column_of_ids_is_refused(void **state) {
    (void)state;
    char text[8192];
    write_ids(text, "id,y\n", 60, 60);
    check_fit_refused(text, BP_REGRESS,
                      "t.csv: column 'id' has 60 different texts in 60 rows, "
                      "too many to learn from; leave it out with --ignore, or "
                      "say --categorical 'id'");
    write_ids(text, "id,y\n", 101, 51);
    check_fit_refused(text, BP_REGRESS,
                      "t.csv: column 'id' has 51 different texts in 101 rows, "
                      "too many to learn from; leave it out with --ignore, or "
                      "say --categorical 'id'");
}

static void test_a_target_of_ids_is_refused(void **state) {
    (void)state;
    char text[8192] = "x,id\n";
    for (int i = 0; i < 60; i++)
        snprintf(text + strlen(text), 32, "%d,id%d\n", i, i);
    check_fit_refused(text, BP_CLASSIFY,
                      "t.csv: column 'id' has 60 different texts in 60 rows, "
                      "too many to learn from; name another --target, or say "
                      "--categorical 'id'");
}

static void test_ids_are_taken_when_they_are_asked_for_or_few(void **state) {
    (void)state;
    static const struct {
        int n_rows, n_ids;
        bool categorical;
    } cases[] = {{60, 60, true}, {102, 51, false}, {50, 50, false}};
    for (size_t i = 0; i < 3; i++) {
        char text[8192];
        fitted f;
        write_ids(text, "id,y\n", cases[i].n_rows, cases[i].n_ids);
        look_at(&f, text);
        f.categorical[0] = cases[i].categorical;
        fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
        must_fit(&f);
        assert_int_equal(bp_encoder_width(&f.encoder), cases[i].n_ids);
        forget(&f);
    }
}

static void test_a_target_that_never_changes_is_refused(void **state) {
    (void)state;
    check_fit_refused("x,y\n1,2.50\n2,2.5\n", BP_REGRESS,
                      "t.csv: the target 'y' is 2.5 in every row: there is "
                      "nothing to learn");
    check_fit_refused("x,y\n1,yes\n2,yes\n", BP_CLASSIFY,
                      "t.csv: the target 'y' has one class, 'yes': there is "
                      "nothing to learn");
    check_fit_refused("x,y\n1,1\n2,1.0\n", BP_CLASSIFY,
                      "t.csv: the target 'y' has one class, '1': there is "
                      "nothing to learn");
}

static void test_a_bad_row_stops_the_dataset_with_its_line(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    bp_error err;
    look_at(&f, "x,y\n1,1\n\n3e38,2\n2,3\n");
    fit_as(&f, BP_REGRESS, BP_SCALE_NONE, BP_SCALE_NONE);
    must_fit(&f);
    bp_table_free(&f.table);
    f.table = table_of("x,y\n1,1\n\n4e38,2\n", BP_HEADER_YES);
    assert_fails(bp_encoder_dataset(&f.encoder, &f.table, &data, &err),
                 BP_EDATA,
                 "t.csv:4: column 'x': '4e38' is too large for the network's "
                 "32-bit numbers");
    assert_null(data.x);
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
    assert_null(bp_column_type_names[BP_N_COLUMN_TYPES]);
    assert_null(bp_task_names[BP_N_TASKS]);
    assert_null(bp_scaling_names[BP_N_SCALINGS]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standard_takes_the_mean_away_and_divides),
        cmocka_unit_test(test_minmax_maps_to_zero_and_one),
        cmocka_unit_test(test_none_leaves_numbers_alone),
        cmocka_unit_test(test_scaling_is_done_in_double),
        cmocka_unit_test(test_a_constant_column_is_zero_whatever_comes),
        cmocka_unit_test(test_a_missing_number_is_filled_with_the_mean),
        cmocka_unit_test(test_filled_cells_are_counted_by_column),
        cmocka_unit_test(test_a_category_makes_one_input_a_level),
        cmocka_unit_test(test_an_empty_cell_is_a_level_of_its_own),
        cmocka_unit_test(test_na_in_text_is_a_level_like_any_other),
        cmocka_unit_test(test_numbers_as_categories_have_one_spelling),
        cmocka_unit_test(test_numbers_as_categories_have_a_level_for_missing),
        cmocka_unit_test(test_text_is_never_spelt_anew),
        cmocka_unit_test(test_an_unknown_category_says_what_is_known),
        cmocka_unit_test(test_an_unknown_category_lists_only_so_many),
        cmocka_unit_test(test_what_is_no_number_is_refused),
        cmocka_unit_test(test_a_number_too_large_for_the_network_is_refused),
        cmocka_unit_test(test_large_numbers_are_fine_once_scaled),
        cmocka_unit_test(test_numbers_too_large_to_scale_are_refused),
        cmocka_unit_test(test_numbers_that_differ_are_never_silently_constant),
        cmocka_unit_test(test_classes_are_numbered_in_their_order),
        cmocka_unit_test(test_numbers_may_be_classes),
        cmocka_unit_test(test_an_unknown_class_says_what_is_known),
        cmocka_unit_test(test_a_missing_target_is_no_target),
        cmocka_unit_test(test_predictions_come_back_in_the_targets_units),
        cmocka_unit_test(test_a_prediction_is_output_times_scale_plus_centre),
        cmocka_unit_test(test_several_targets_are_scaled_each_by_its_own),
        cmocka_unit_test(test_every_rule_that_touched_data_is_noted),
        cmocka_unit_test(test_a_lone_word_among_numbers_is_named),
        cmocka_unit_test(test_a_column_without_a_value_is_refused),
        cmocka_unit_test(test_a_column_of_ids_is_refused),
        cmocka_unit_test(test_a_target_of_ids_is_refused),
        cmocka_unit_test(test_ids_are_taken_when_they_are_asked_for_or_few),
        cmocka_unit_test(test_a_target_that_never_changes_is_refused),
        cmocka_unit_test(test_a_bad_row_stops_the_dataset_with_its_line),
        cmocka_unit_test(test_levels_are_indexed_and_twins_refused),
        cmocka_unit_test(test_names_stand_in_the_order_of_their_enums),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
