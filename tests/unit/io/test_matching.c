/* test_matching.c - which cell is which input, and whether the first record is
 * a header: the model with names or without, the file with names or without,
 * and somebody saying so or not. */
#include "bp/matching.h"

#include "helper.h"

/* Models are fitted on small files; the last column is the target unless the
 * file says `target` elsewhere. */
static bp_encoder model_of(const char *text, bp_header header, bp_task task) {
    bp_table table = table_of(text, header);
    bp_profile profiles[8];
    bool categorical[8] = {false};
    size_t inputs[8], n_inputs = 0, target = table.n_cols - 1;
    bp_strings missing = usual_words(), notes = {0};
    bp_encoder encoder;
    bp_error err;
    for (size_t col = 0; col < table.n_cols; col++) {
        bp_profile_column(&profiles[col], &table, col, &missing);
        if (strcmp(table.names.items[col], "target") == 0)
            target = col;
    }
    for (size_t col = 0; col < table.n_cols; col++)
        if (col != target && strcmp(table.names.items[col], "id") != 0)
            inputs[n_inputs++] = col;
    bp_fit fit = {.inputs = inputs,
                  .targets = &target,
                  .n_inputs = n_inputs,
                  .n_targets = 1,
                  .categorical = categorical,
                  .task = task};
    assert_ok(bp_encoder_fit(&encoder, &table, profiles, &missing, &fit, &notes,
                             &err));
    bp_strings_free(&missing);
    bp_strings_free(&notes);
    bp_table_free(&table);
    return encoder;
}

static bp_encoder numbers_with_names(void) {
    return model_of("width,id,length,target\n1,1,10,0\n2,2,20,1\n",
                    BP_HEADER_YES, BP_REGRESS);
}

static bp_encoder numbers_without_names(void) {
    return model_of("1,10,0\n2,20,1\n", BP_HEADER_NO, BP_REGRESS);
}

static bp_encoder words_with_names(void) {
    return model_of("colour,shape,kind\nred,round,x\nblue,square,y\n",
                    BP_HEADER_YES, BP_CLASSIFY);
}

static bp_encoder words_without_names(void) {
    return model_of("red,round,x\nblue,square,y\n", BP_HEADER_NO, BP_CLASSIFY);
}

/* The first record of `line`, on line 4 of a file. */
static bp_status match(const bp_encoder *encoder, const char *line,
                       bp_header header, size_t *columns, bool *is_header,
                       bp_error *err) {
    char text[256];
    bp_csv *csv;
    bp_record record;
    snprintf(text, sizeof text, "\n\n\n%s\n", line);
    write_text("t.csv", text);
    assert_int_equal(bp_csv_open(&csv, "t.csv", ',', err), BP_OK);
    assert_int_equal(bp_csv_next(csv, &record, err), BP_OK);
    bp_status status = bp_match_columns(encoder, "t.csv", &record, header,
                                        columns, is_header, err);
    bp_csv_close(csv);
    return status;
}

/* `wanted` is the two cells where the inputs are, and frees the encoder. */
static void check_match(bp_encoder encoder, const char *line, bp_header header,
                        bool wanted_header, size_t first, size_t second) {
    size_t columns[8] = {99, 99};
    bool is_header = !wanted_header;
    bp_error err;
    assert_int_equal(encoder.n_inputs, 2);
    assert_ok(match(&encoder, line, header, columns, &is_header, &err));
    assert_int_equal(is_header, wanted_header);
    assert_int_equal(columns[0], first);
    assert_int_equal(columns[1], second);
    bp_encoder_free(&encoder);
}

static void check_refused(bp_encoder encoder, const char *line,
                          bp_header header, const char *sentence) {
    size_t columns[8];
    bool is_header;
    bp_error err;
    assert_fails(match(&encoder, line, header, columns, &is_header, &err),
                 BP_EMODEL, sentence);
    bp_encoder_free(&encoder);
}

static void test_columns_are_found_by_name_in_any_order(void **state) {
    (void)state;
    check_match(numbers_with_names(), "width,id,length,target", BP_HEADER_AUTO,
                true, 0, 2);
    check_match(numbers_with_names(), "length,width", BP_HEADER_AUTO, true, 1,
                0);
    check_match(numbers_with_names(), "target,length,id,width", BP_HEADER_AUTO,
                true, 3, 1);
}

static void test_other_columns_are_passed_over(void **state) {
    (void)state;
    check_match(numbers_with_names(), "x,length,y,y,width,z,Width",
                BP_HEADER_AUTO, true, 4, 1);
    check_match(numbers_with_names(), "length,7,width,,", BP_HEADER_YES, true,
                2, 0);
}

/* R and others write no name above row names; a table calls it "column 1". */
static void
test_a_column_without_a_name_is_found_by_the_made_up_one(void **state) {
    (void)state;
    const char *file = ",x,y\n1,5,0\n2,7,1\n";
    check_match(model_of(file, BP_HEADER_YES, BP_REGRESS), ",x,y",
                BP_HEADER_AUTO, true, 0, 1);
    check_match(model_of(file, BP_HEADER_YES, BP_REGRESS), "x,column 1",
                BP_HEADER_AUTO, true, 1, 0);
    check_refused(model_of(file, BP_HEADER_YES, BP_REGRESS), "x,,y",
                  BP_HEADER_AUTO,
                  "t.csv:4: no column 'column 1', which the model takes");
    check_refused(model_of(file, BP_HEADER_YES, BP_REGRESS), ",x,column 1",
                  BP_HEADER_AUTO,
                  "t.csv:4: two columns are named 'column 1' (1 and 3); rename "
                  "one");
}

static void test_a_number_may_be_a_name_beside_a_known_one(void **state) {
    (void)state;
    check_match(numbers_with_names(), "length,2024,width", BP_HEADER_AUTO, true,
                2, 0);
}

static void test_a_missing_column_is_named(void **state) {
    (void)state;
    check_refused(numbers_with_names(), "width,x,lenght", BP_HEADER_AUTO,
                  "t.csv:4: no column 'length', which the model takes; is it "
                  "'lenght'?");
    check_refused(numbers_with_names(), "width,other", BP_HEADER_AUTO,
                  "t.csv:4: no column 'length', which the model takes");
    check_refused(words_with_names(), "Colour,shape", BP_HEADER_AUTO,
                  "t.csv:4: no column 'colour', which the model takes; is it "
                  "'Colour'?");
    check_refused(words_with_names(), "kind,color,shape", BP_HEADER_YES,
                  "t.csv:4: no column 'colour', which the model takes; is it "
                  "'color'?");
}

static void test_another_input_is_never_offered_as_the_nearest(void **state) {
    (void)state;
    bp_encoder encoder =
        model_of("width1,width2,y\n1,2,3\n2,3,4\n", BP_HEADER_YES, BP_REGRESS);
    check_refused(encoder, "width1,length", BP_HEADER_AUTO,
                  "t.csv:4: no column 'width2', which the model takes");
}

static void test_an_input_named_twice_is_refused(void **state) {
    (void)state;
    check_refused(
        numbers_with_names(), "width,length,c,width", BP_HEADER_AUTO,
        "t.csv:4: two columns are named 'width' (1 and 4); rename one");
    check_refused(
        numbers_with_names(), "length,length,width", BP_HEADER_YES,
        "t.csv:4: two columns are named 'length' (1 and 2); rename one");
}

static void test_without_names_the_layout_is_the_training_files(void **state) {
    (void)state;
    check_match(numbers_with_names(), "1,2,3,4", BP_HEADER_AUTO, false, 0, 2);
    check_match(numbers_without_names(), "1,2,3", BP_HEADER_AUTO, false, 0, 1);
    bp_encoder first =
        model_of("target,a,b\n0,1,2\n1,2,3\n", BP_HEADER_YES, BP_REGRESS);
    check_match(first, "1,2,3", BP_HEADER_AUTO, false, 1, 2);
}

static void test_without_names_the_inputs_may_stand_alone(void **state) {
    (void)state;
    check_match(numbers_with_names(), "1,2", BP_HEADER_AUTO, false, 0, 1);
    check_match(numbers_with_names(), "1,2", BP_HEADER_NO, false, 0, 1);
    bp_encoder first =
        model_of("target,a,b\n0,1,2\n1,2,3\n", BP_HEADER_YES, BP_REGRESS);
    check_match(first, "1,2", BP_HEADER_AUTO, false, 0, 1);
}

static void test_another_count_of_columns_is_refused(void **state) {
    (void)state;
    check_refused(numbers_with_names(), "1,2,3", BP_HEADER_AUTO,
                  "t.csv:4: 3 columns without names the model knows; it takes "
                  "2, or the 4 of its training file");
    check_refused(numbers_without_names(), "1", BP_HEADER_NO,
                  "t.csv:4: 1 columns without names the model knows; it takes "
                  "2, or the 3 of its training file");
    check_refused(numbers_without_names(), "a,b,c,d", BP_HEADER_YES,
                  "t.csv:4: 4 columns without names the model knows; it takes "
                  "2, or the 3 of its training file");
    check_refused(numbers_without_names(), "a,b,c,d", BP_HEADER_AUTO,
                  "t.csv:4: 4 columns without names the model knows; it takes "
                  "2, or the 3 of its training file");
}

static void test_model_with_names_file_with_names(void **state) {
    (void)state;
    check_match(numbers_with_names(), "length,width", BP_HEADER_AUTO, true, 1,
                0);
    check_match(numbers_with_names(), "length,width", BP_HEADER_YES, true, 1,
                0);
    /* Who says it is data has it so, whatever it looks like. */
    check_match(numbers_with_names(), "length,width", BP_HEADER_NO, false, 0,
                1);
}

static void test_model_with_names_file_without(void **state) {
    (void)state;
    check_match(numbers_with_names(), "1,2", BP_HEADER_AUTO, false, 0, 1);
    check_match(numbers_with_names(), "1,2", BP_HEADER_NO, false, 0, 1);
    check_refused(numbers_with_names(), "1,2", BP_HEADER_YES,
                  "t.csv:4: no column 'width', which the model takes");
}

static void test_model_with_names_file_with_none_of_them(void **state) {
    (void)state;
    check_refused(numbers_with_names(), "north,south", BP_HEADER_AUTO,
                  "t.csv:4: no column 'width', which the model takes");
    check_refused(numbers_with_names(), "north,south,east", BP_HEADER_AUTO,
                  "t.csv:4: no column 'width', which the model takes");
}

static void test_model_without_names_file_with_names(void **state) {
    (void)state;
    check_match(numbers_without_names(), "u,v", BP_HEADER_AUTO, true, 0, 1);
    check_match(numbers_without_names(), "u,v,w", BP_HEADER_AUTO, true, 0, 1);
    check_match(numbers_without_names(), "u,v", BP_HEADER_YES, true, 0, 1);
    check_match(numbers_without_names(), "u,v", BP_HEADER_NO, false, 0, 1);
}

static void test_model_without_names_file_without(void **state) {
    (void)state;
    check_match(numbers_without_names(), "1,2", BP_HEADER_AUTO, false, 0, 1);
    check_match(numbers_without_names(), "1,2", BP_HEADER_NO, false, 0, 1);
    check_match(numbers_without_names(), "1,2", BP_HEADER_YES, true, 0, 1);
}

static void test_made_up_names_are_not_looked_for(void **state) {
    (void)state;
    check_match(numbers_without_names(), "column 2,column 1", BP_HEADER_AUTO,
                true, 0, 1);
}

static void test_a_row_of_missing_numbers_is_data(void **state) {
    (void)state;
    check_match(numbers_with_names(), "NA,?", BP_HEADER_AUTO, false, 0, 1);
    check_match(numbers_without_names(), "NA,", BP_HEADER_AUTO, false, 0, 1);
}

static void test_one_number_is_enough_for_data(void **state) {
    (void)state;
    check_match(numbers_with_names(), "oops,2", BP_HEADER_AUTO, false, 0, 1);
    check_match(numbers_without_names(), "oops,1e999", BP_HEADER_AUTO, false, 0,
                1);
}

static void test_categories_alone_known_ones_are_data(void **state) {
    (void)state;
    check_match(words_with_names(), "red,square", BP_HEADER_AUTO, false, 0, 1);
    check_match(words_with_names(), "blue,round,x", BP_HEADER_AUTO, false, 0,
                1);
    check_match(words_without_names(), "red,square", BP_HEADER_AUTO, false, 0,
                1);
    check_match(words_without_names(), "blue,round,x", BP_HEADER_AUTO, false, 0,
                1);
}

static void test_categories_alone_names_are_a_header(void **state) {
    (void)state;
    check_match(words_with_names(), "shape,colour", BP_HEADER_AUTO, true, 1, 0);
    check_match(words_with_names(), "kind,shape,colour", BP_HEADER_AUTO, true,
                2, 1);
    check_match(words_without_names(), "colour,shape", BP_HEADER_AUTO, true, 0,
                1);
}

static void test_categories_alone_unknown_ones_are_no_data(void **state) {
    (void)state;
    check_refused(words_with_names(), "green,round", BP_HEADER_AUTO,
                  "t.csv:4: no column 'colour', which the model takes");
    check_match(words_with_names(), "green,round", BP_HEADER_NO, false, 0, 1);
}

static void test_a_name_among_known_categories_makes_a_header(void **state) {
    (void)state;
    check_refused(words_with_names(), "red,shape", BP_HEADER_AUTO,
                  "t.csv:4: no column 'colour', which the model takes");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_are_found_by_name_in_any_order),
        cmocka_unit_test(test_other_columns_are_passed_over),
        cmocka_unit_test(
            test_a_column_without_a_name_is_found_by_the_made_up_one),
        cmocka_unit_test(test_a_number_may_be_a_name_beside_a_known_one),
        cmocka_unit_test(test_a_missing_column_is_named),
        cmocka_unit_test(test_another_input_is_never_offered_as_the_nearest),
        cmocka_unit_test(test_an_input_named_twice_is_refused),
        cmocka_unit_test(test_without_names_the_layout_is_the_training_files),
        cmocka_unit_test(test_without_names_the_inputs_may_stand_alone),
        cmocka_unit_test(test_another_count_of_columns_is_refused),
        cmocka_unit_test(test_model_with_names_file_with_names),
        cmocka_unit_test(test_model_with_names_file_without),
        cmocka_unit_test(test_model_with_names_file_with_none_of_them),
        cmocka_unit_test(test_model_without_names_file_with_names),
        cmocka_unit_test(test_model_without_names_file_without),
        cmocka_unit_test(test_made_up_names_are_not_looked_for),
        cmocka_unit_test(test_a_row_of_missing_numbers_is_data),
        cmocka_unit_test(test_one_number_is_enough_for_data),
        cmocka_unit_test(test_categories_alone_known_ones_are_data),
        cmocka_unit_test(test_categories_alone_names_are_a_header),
        cmocka_unit_test(test_categories_alone_unknown_ones_are_no_data),
        cmocka_unit_test(test_a_name_among_known_categories_makes_a_header),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
