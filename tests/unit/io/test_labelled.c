/* test_labelled.c - data with targets for an encoder fitted on other data:
 * which column is which, which rows count, what is made of their cells. */
#include "labelled_helper.h"

/* ---- which column is which ---- */

/* Rows a, b, y of `text` are 1, 10, 5 and 2, 20, 6. Frees the encoder. */
static void check_two(bp_encoder encoder, const char *text, bp_header header) {
    bp_labelled made;
    bp_error err;
    bp_reading how = {.header = header};
    assert_ok(read_text(&encoder, text, &how, &made, &err));
    assert_int_equal(made.data.n_rows, 2);
    assert_int_equal(made.data.n_inputs, 2);
    assert_int_equal(made.data.n_targets, 1);
    assert_int_equal(made.data.n_classes, 0);
    assert_null(made.data.weights);
    check_inputs(&made.data, 0, (const double[]){1, 2});
    check_inputs(&made.data, 1, (const double[]){10, 20});
    assert_true(made.data.t[0] == 5 && made.data.t[1] == 6);
    assert_int_equal(made.n_dropped, 0);
    check_strings(&made.notes, "");
    bp_labelled_free(&made);
    assert_null(made.table.pieces);
    bp_labelled_free(&made);
    bp_encoder_free(&encoder);
}

static void test_columns_are_found_by_name_in_any_order(void **state) {
    (void)state;
    static const bp_header headers[] = {BP_HEADER_AUTO, BP_HEADER_YES};
    for (size_t i = 0; i < COUNT(headers); i++) {
        check_two(two_numbers(BP_HEADER_YES), "a,b,y\n1,10,5\n2,20,6\n",
                  headers[i]);
        check_two(two_numbers(BP_HEADER_YES),
                  "y,id,b,x,x,a\n5,p,10,,,1\n6,q,20,,,2\n", headers[i]);
    }
}

static void test_columns_are_found_by_position_without_names(void **state) {
    (void)state;
    check_two(two_numbers(BP_HEADER_YES), "1,10,5\n2,20,6\n", BP_HEADER_AUTO);
    check_two(two_numbers(BP_HEADER_YES), "1,10,5\n2,20,6\n", BP_HEADER_NO);
    check_two(two_numbers(BP_HEADER_NO), "1,10,5\n2,20,6\n", BP_HEADER_AUTO);
    check_two(two_numbers(BP_HEADER_NO), "p,q,r\n1,10,5\n2,20,6\n",
              BP_HEADER_YES);
}

static void test_a_target_that_is_not_there_is_named(void **state) {
    (void)state;
    bp_encoder encoder = with_classes();
    check_refused(&encoder, "n,colour\n1,red\n", BP_EMODEL,
                  "v.csv:1: no column 'kind', the model's target: without it "
                  "nothing says what is right");
    check_refused(&encoder, "n,Kind,colour\n1,no,red\n", BP_EMODEL,
                  "v.csv:1: no column 'kind', the model's target; is it "
                  "'Kind'?");
    check_refused(&encoder, "kind,colour,n,kind\nno,red,1,no\n", BP_EMODEL,
                  "v.csv:1: two columns are named 'kind' (1 and 4); rename "
                  "one");
    check_refused(&encoder, "kind,n\nno,1\n", BP_EMODEL,
                  "v.csv:1: no column 'colour', which the model takes");
    check_refused(&encoder, "1,red\n2,blue\n", BP_EMODEL,
                  "v.csv:1: 2 columns without names the model knows, so that "
                  "nothing says which is the target; write the 3 of its "
                  "training file");
    bp_encoder_free(&encoder);
}

/* ---- which rows count ---- */

static void test_rows_without_a_target_are_left_out_and_counted(void **state) {
    (void)state;
    bp_labelled made;
    bp_error err;
    bp_encoder encoder = two_numbers(BP_HEADER_YES);
    assert_ok(read_text(&encoder,
                        "y,a,b\n5,1,10\n,3,30\n\nNA,x,30\n6,2,20\n?,9,9\n",
                        &as_it_comes, &made, &err));
    assert_int_equal(made.data.n_rows, 2);
    assert_int_equal(made.n_dropped, 3);
    check_inputs(&made.data, 0, (const double[]){1, 2});
    assert_true(made.data.t[0] == 5 && made.data.t[1] == 6);
    check_strings(&made.notes, "[1 blank line passed over]"
                               "[3 rows without a target left out]");
    bp_row_place places[2];
    static const size_t rows[] = {0, 1};
    assert_ok(
        bp_side_places(&made.table, &made.filter, rows, 2, 2, places, &err));
    assert_int_equal(places[0].line, 2);
    assert_int_equal(places[1].line, 6);
    float weights[2];
    assert_ok(bp_side_weights(&made.table, &made.filter, 2, 1, weights, &err));
    assert_true(weights[0] == 10 && weights[1] == 20);
    bp_labelled_free(&made);
    check_refused(&encoder, "a,b,y\n1,1,\n2,2,NA\n", BP_EDATA,
                  "v.csv: no row has a value in the target 'y'");
    check_refused(&encoder, "a,b,y\n", BP_EDATA,
                  "v.csv: a header and no rows below it");
    check_refused(&encoder, "a,b,y\n1,1,1\n1,1\n", BP_EDATA,
                  "v.csv:3: 2 cells where line 1 has 3; write out the missing "
                  "ones, empty if need be");
    bp_encoder_free(&encoder);
}

/* NA is a class like any other where training saw it. */
static void test_a_word_for_missing_can_be_a_class(void **state) {
    (void)state;
    bp_labelled made;
    bp_error err;
    bp_encoder encoder =
        encoder_of("n,y\n1,NA\n2,b\n3,NA\n", BP_HEADER_YES,
                   (bp_fit){.task = BP_CLASSIFY, .scaling = BP_SCALE_NONE});
    assert_ok(
        read_text(&encoder, "n,y\n1,b\n2,\n3,NA\n", &as_it_comes, &made, &err));
    assert_int_equal(made.data.n_rows, 2);
    assert_int_equal(made.n_dropped, 1);
    assert_true(made.data.t[0] == 1 && made.data.t[1] == 0);
    bp_labelled_free(&made);
    bp_encoder_free(&encoder);
}

/* ---- cells ---- */

static void test_a_class_the_model_never_saw_is_refused(void **state) {
    (void)state;
    bp_encoder encoder = with_classes();
    check_refused(&encoder,
                  "n,colour,kind\n1,red,no\n1,red,\n1,red,maybe\n1,red,?\n",
                  BP_EDATA,
                  "v.csv:4: column 'kind': 'maybe' is a class the model was "
                  "not trained on; it knows no, yes; a row whose target is "
                  "empty is left out");
    bp_encoder_free(&encoder);
    encoder = two_numbers(BP_HEADER_YES);
    check_refused(&encoder, "a,b,y\n1,1,1\n1,1,one\n", BP_EDATA,
                  "v.csv:3: column 'y': 'one' is not a number; a row whose "
                  "target is empty is left out");
    check_refused(&encoder, "a,b,y\n1,1,1\none,1,1\n", BP_EDATA,
                  "v.csv:3: column 'a': 'one' is not a number");
    bp_encoder_free(&encoder);
}

static void test_missing_and_unseen_cells_follow_the_encoder(void **state) {
    (void)state;
    static const char text[] = "kind,colour,n\nyes,red,\nno,green,1\n"
                               "no,blue,NA\n,violet,\nyes,violet,2\n";
    bp_encoder encoder = with_classes();
    check_refused(&encoder, text, BP_EDATA,
                  "v.csv:3: column 'colour': 'green' is a category the model "
                  "was not trained on; it knows blue, red");
    encoder.unseen = BP_UNSEEN_OTHER;
    for (size_t size = 0; size < 2; size++) {
        bp_labelled made;
        bp_error err;
        bp_reading how = {.piece_size = size};
        assert_ok(read_text(&encoder, text, &how, &made, &err));
        check_inputs(&made.data, 0, (const double[]){2, 1, 2, 2});
        check_inputs(&made.data, 1, (const double[]){0, 0, 1, 0});
        check_inputs(&made.data, 2, (const double[]){1, 0, 0, 0});
        static const float wanted[] = {1, 0, 0, 1};
        assert_int_equal(made.data.n_classes, 2);
        assert_memory_equal(made.data.t, wanted, sizeof wanted);
        assert_int_equal(made.n_filled[0], 2);
        assert_int_equal(made.n_unseen[0], 0);
        assert_int_equal(made.n_filled[1], 0);
        assert_int_equal(made.n_unseen[1], 2);
        check_strings(&made.notes,
                      "[1 row without a target left out]"
                      "[column 'n': 2 missing cells filled with the model's "
                      "value 2]"
                      "[column 'colour': 2 cells with a level that training "
                      "never saw, taken as other]");
        bp_labelled_free(&made);
    }
    bp_encoder_free(&encoder);
}

/* The model stays as it is. */
static void test_the_file_may_be_written_another_way(void **state) {
    (void)state;
    bp_labelled made;
    bp_error err;
    bp_encoder encoder = two_numbers(BP_HEADER_YES);
    bp_reading how = {.dialect = {.decimal = ','}};
    assert_ok(read_text(&encoder, "y;b;a\n0,5;1,25;2\n", &how, &made, &err));
    assert_int_equal(made.data.n_rows, 1);
    assert_true(made.data.x[0] == 2 && made.data.x[1] == 1.25F);
    assert_true(made.data.t[0] == 0.5F);
    check_strings(&made.notes, "[cells are parted by ';']");
    assert_int_equal(encoder.dialect.decimal, '.');
    bp_labelled_free(&made);
    bp_encoder_free(&encoder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_found_by_name_in_any_order),
        cmocka_unit_test(test_columns_are_found_by_position_without_names),
        cmocka_unit_test(test_a_target_that_is_not_there_is_named),
        cmocka_unit_test(test_rows_without_a_target_are_left_out_and_counted),
        cmocka_unit_test(test_a_word_for_missing_can_be_a_class),
        cmocka_unit_test(test_a_class_the_model_never_saw_is_refused),
        cmocka_unit_test(test_missing_and_unseen_cells_follow_the_encoder),
        cmocka_unit_test(test_the_file_may_be_written_another_way),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
