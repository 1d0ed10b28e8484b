/* test_matching.c - which cell is which input, and whether the first record is
 * a header: the model with names or without, the file with names or without,
 * and somebody saying so or not. */
#include "bp/matching.h"

#include "encoder_helper.h"

/* Models are fitted on small files; the last column is the target unless the
 * file says `target` elsewhere, and `id` is no input. `how` says the rest. */
static bp_encoder fitted_model(const char *text, bp_header header, bp_fit how) {
    fitted f;
    size_t inputs[MOST_COLUMNS], n_inputs = 0;
    start(&f);
    f.reading.header = header;
    write_text("t.csv", text);
    look(&f);
    size_t target = bp_strings_find(&f.table.names, "target");
    if (target == f.table.n_cols)
        target--;
    for (size_t col = 0; col < f.table.n_cols; col++)
        if (col != target && strcmp(f.table.names.items[col], "id") != 0)
            inputs[n_inputs++] = col;
    how.inputs = inputs;
    how.n_inputs = n_inputs;
    how.targets = &target;
    how.n_targets = 1;
    how.categorical = f.categorical;
    how.category_filling = BP_FILL_LEVEL;
    f.status = bp_encoder_fit(&f.encoder, &f.table, f.profiles, &f.missing,
                              &how, &f.notes, &f.error);
    must(&f);
    bp_encoder encoder = f.encoder;
    f.encoder = (bp_encoder){0};
    forget(&f);
    return encoder;
}

static bp_encoder model_of(const char *text, bp_header header, bp_task task) {
    return fitted_model(text, header, (bp_fit){.task = task});
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

/* The record `line`, on line 4 of a file. */
static bp_status match(const bp_encoder *encoder, const char *line,
                       bp_header header, size_t *columns, bool *is_header,
                       bp_error *err) {
    char text[256], *cells[MOST_COLUMNS], *rest = text;
    bp_record record = {.file = "t.csv", .line = 4, .cells = cells};
    snprintf(text, sizeof text, "%s", line);
    while (rest) {
        assert_true(record.n_cells < MOST_COLUMNS);
        cells[record.n_cells++] = strsep(&rest, ",");
    }
    return bp_match_columns(encoder, &record, header, columns, is_header, err);
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

/* A model that takes any word as a level, with or without an input for it. */
static bp_encoder takes_all(bool has_names, size_t min_count) {
    return fitted_model(has_names ? "colour,shape,kind\nred,round,x\nblue,"
                                    "square,y\nred,square,x\nblue,round,y\n"
                                    "green,flat,x\n"
                                  : "red,round,x\nblue,square,y\n"
                                    "red,square,x\nblue,round,y\n"
                                    "green,flat,x\n",
                        has_names ? BP_HEADER_YES : BP_HEADER_NO,
                        (bp_fit){.task = BP_CLASSIFY,
                                 .min_count = min_count,
                                 .unseen = BP_UNSEEN_OTHER});
}

static void test_unseen_categories_alone_are_no_data(void **state) {
    (void)state;
    for (size_t min_count = 1; min_count < 3; min_count++) {
        check_match(takes_all(false, min_count), "colour,shape", BP_HEADER_AUTO,
                    true, 0, 1);
        check_match(takes_all(false, min_count), "red,oblong", BP_HEADER_AUTO,
                    false, 0, 1);
        check_match(takes_all(true, min_count), "shape,colour", BP_HEADER_AUTO,
                    true, 1, 0);
        check_match(takes_all(true, min_count), "pink,round", BP_HEADER_AUTO,
                    false, 0, 1);
        check_refused(takes_all(true, min_count), "pink,oblong", BP_HEADER_AUTO,
                      "t.csv:4: no column 'colour', which the model takes");
        check_match(takes_all(true, min_count), "pink,oblong", BP_HEADER_NO,
                    false, 0, 1);
    }
}

static void test_numbers_are_known_by_the_models_decimal(void **state) {
    (void)state;
    bp_encoder encoder = numbers_without_names();
    encoder.dialect.decimal = ',';
    check_match(encoder, "1.5,word", BP_HEADER_AUTO, true, 0, 1);
    check_match(numbers_without_names(), "1.5,word", BP_HEADER_AUTO, false, 0,
                1);
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
        cmocka_unit_test(test_unseen_categories_alone_are_no_data),
        cmocka_unit_test(test_numbers_are_known_by_the_models_decimal),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
