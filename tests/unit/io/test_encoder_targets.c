/* test_encoder_targets.c - cells to targets, and predictions back. */
#include "encoder_helper.h"

#include <math.h>

static void test_classes_are_numbered_in_their_order(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    look_at(&f, "x,c\n1,no\n2,yes\n3,maybe\n4,no\n");
    f.how.task = BP_CLASSIFY;
    must_fit(&f);
    assert_int_equal(bp_encoder_classes(&f.encoder), 3);
    check_strings(&f.encoder.targets[0].levels, "[maybe][no][yes]");
    must_encode(&f, &data);
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
    look_at(&f, "x,c\n1,10\n2,9.0\n3,9\n4,-1\n");
    f.categorical[1] = true;
    f.how.task = BP_CLASSIFY;
    must_fit(&f);
    check_strings(&f.encoder.targets[0].levels, "[-1][9][10]");
    must_encode(&f, &data);
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
    f.how.task = BP_CLASSIFY;
    must_fit(&f);
    char first[] = "1", second[] = "perhaps", *cells[] = {first, second};
    bp_record record = {
        .file = "new.csv", .line = 9, .n_cells = 2, .cells = cells};
    size_t column = 1;
    float t;
    assert_fails(bp_encoder_targets(&f.encoder, &record, &column, &t, &err),
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
    must_fit(&f);
    char number[] = "1", missing[] = "NA", *cells[] = {number, missing};
    bp_record record = {
        .file = "new.csv", .line = 9, .n_cells = 2, .cells = cells};
    size_t column = 1;
    float t;
    assert_fails(bp_encoder_targets(&f.encoder, &record, &column, &t, &err),
                 BP_EDATA, "new.csv:9: column 'y': 'NA' is no target to learn");
    column = 0;
    assert_ok(bp_encoder_targets(&f.encoder, &record, &column, &t, &err));
    assert_true(t == 1);
    forget(&f);
}

static void test_predictions_come_back_in_the_targets_units(void **state) {
    (void)state;
    for (int scaling = 0; scaling < BP_N_SCALINGS; scaling++) {
        fitted f;
        bp_dataset data;
        static const double values[] = {-7.25, 1000, 0.5, 123.456};
        look_at(&f, "x,y\n1,-7.25\n2,1000\n3,0.5\n4,123.456\n");
        f.how.target_scaling = (bp_scaling)scaling;
        must_fit(&f);
        must_encode(&f, &data);
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
    f.how.target_scaling = BP_SCALE_MINMAX;
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
    f.how.inputs = inputs;
    f.how.n_inputs = 1;
    f.how.targets = targets;
    f.how.n_targets = 2;
    f.how.categorical = f.categorical;
    f.how.scaling = BP_SCALE_STANDARD;
    f.how.target_scaling = BP_SCALE_MINMAX;
    assert_ok(bp_encoder_fit(&f.encoder, &f.table, f.profiles, &f.missing,
                             &f.how, &f.notes, &err));
    must_encode(&f, &data);
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
    assert_int_equal(f.encoder.dialect.delimiter, ',');
    bp_dataset_free(&data);
    forget(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes_are_numbered_in_their_order),
        cmocka_unit_test(test_numbers_may_be_classes),
        cmocka_unit_test(test_an_unknown_class_says_what_is_known),
        cmocka_unit_test(test_a_missing_target_is_no_target),
        cmocka_unit_test(test_predictions_come_back_in_the_targets_units),
        cmocka_unit_test(test_a_prediction_is_output_times_scale_plus_centre),
        cmocka_unit_test(test_several_targets_are_scaled_each_by_its_own),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
