/* test_encoder_levels.c - levels that are rare, that training never saw, that
 * are very many, and those of missing cells. */
#include "encoder_helper.h"

/* a comes 4 times, b 3, c 2, d and e once, and 2 cells are empty. */
static const char rows[] = "c,y\na,1\nb,2\nd,3\na,4\n,5\nc,6\nb,7\na,8\n,9\n"
                           "e,10\nb,11\nc,12\na,13\n";

static void fit_rare(fitted *f, const char *text, size_t min_count) {
    look_at(f, text);
    f->how.min_count = min_count;
    must_fit(f);
}

static void test_every_level_has_its_own_input_as_a_rule(void **state) {
    (void)state;
    for (size_t min_count = 0; min_count < 2; min_count++) {
        fitted f;
        fit_rare(&f, rows, min_count);
        check_strings(&f.encoder.inputs[0].levels, "[][a][b][c][d][e]");
        assert_false(f.encoder.inputs[0].has_other);
        assert_int_equal(bp_encoder_width(&f.encoder), 6);
        forget(&f);
    }
}

static void test_rare_levels_share_one_input(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    fit_rare(&f, rows, 3);
    must_encode(&f, &data);
    check_strings(&f.encoder.inputs[0].levels, "[][a][b]");
    assert_true(f.encoder.inputs[0].has_other);
    assert_int_equal(bp_column_width(&f.encoder.inputs[0]), 4);
    static const double empty[] = {0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0},
                        a[] = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1},
                        b[] = {0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0},
                        other[] = {0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0};
    assert_int_equal(data.n_rows, 13);
    check_inputs(&data, 0, empty);
    check_inputs(&data, 1, a);
    check_inputs(&data, 2, b);
    check_inputs(&data, 3, other);
    check_strings(&f.notes,
                  "[column 'c': 2 empty cells taken as a level of their own]"
                  "[column 'c': 3 levels seen fewer than 3 times share one "
                  "input]");
    bp_dataset_free(&data);
    forget(&f);
}

static void test_a_count_is_enough_when_it_is_reached(void **state) {
    (void)state;
    fitted f;
    fit_rare(&f, rows, 2);
    check_strings(&f.encoder.inputs[0].levels, "[][a][b][c]");
    forget(&f);
    fit_rare(&f, "c,y\na,1\na,2\nb,3\n", 2);
    check_strings(&f.notes, "[column 'c': 1 level seen fewer than 2 times "
                            "takes the input for other levels]");
    forget(&f);
    fit_rare(&f, "c,y\na,1\na,2\nb,3\nb,4\n", 2);
    check_strings(&f.encoder.inputs[0].levels, "[a][b]");
    assert_false(f.encoder.inputs[0].has_other);
    check_strings(&f.notes, "");
    forget(&f);
}

/* Spelt in two ways, but one number. */
static void test_numbers_are_counted_by_value(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n1,1\n1.0,2\n10,3\n2,4\n2,5\n");
    f.categorical[0] = true;
    f.how.min_count = 2;
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[1][2]");
    check_level(&f, "1.00", 0);
    check_level(&f, "10", 2);
    check_level(&f, "word", 2);
    forget(&f);
}

static void test_missing_cells_are_never_rare(void **state) {
    (void)state;
    fitted f;
    fit_rare(&f, "c,y\na,1\na,2\n,3\nb,4\n", 2);
    check_strings(&f.encoder.inputs[0].levels, "[][a]");
    forget(&f);
    fit_rare(&f, "c,y\na,1\nb,2\n,3\n", 2); /* still two inputs that differ */
    check_strings(&f.encoder.inputs[0].levels, "[]");
    check_level(&f, "", 0);
    check_level(&f, "a", 1);
    forget(&f);
}

static void test_what_fills_a_missing_cell_is_not_rare(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\na,1\nb,2\nc,3\nb,4\n,5\n");
    f.how.min_count = 2;
    f.how.category_filling = BP_FILL_MOST_FREQUENT;
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[b]");
    check_level(&f, "", 0);
    check_level(&f, "a", 1);
    forget(&f);
}

static void test_levels_that_are_all_rare_are_refused(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\na,1\nb,2\nc,3\nb,4\n");
    f.how.min_count = 3;
    must_refuse(&f, "t.csv: column 'c': none of its levels (3) is seen 3 "
                    "times, so that nothing tells them apart; leave it out "
                    "with --ignore, or lower --min-count");
    forget(&f);
}

static void test_classes_are_never_rare(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "x,c\n1,a\n2,a\n3,b\n");
    f.how.task = BP_CLASSIFY;
    f.how.min_count = 2;
    must_fit(&f);
    check_strings(&f.encoder.targets[0].levels, "[a][b]");
    assert_false(f.encoder.targets[0].has_other);
    forget(&f);
}

/* Levels that aren't listed, with or without an input for them. */
static void check_unseen(size_t min_count, bp_unseen unseen, size_t hot) {
    fitted f;
    bp_error err;
    float x[8];
    size_t n_filled = 0, n_unseen = 0;
    bp_encoded counts = {&n_filled, &n_unseen};
    const char *cells[] = {"zebra", "a"};
    look_at(&f, rows);
    f.how.min_count = min_count;
    f.how.unseen = unseen;
    must_fit(&f);
    assert_int_equal(f.encoder.unseen, unseen);
    check_level(&f, "zebra", hot);
    for (size_t i = 0; i < 2; i++)
        assert_ok(encode_cells(&f, cells + i, x, &counts, &err));
    assert_int_equal(n_unseen, 1);
    assert_int_equal(n_filled, 0);
    counts = (bp_encoded){0}; /* nobody counts */
    assert_ok(encode_cells(&f, cells, x, &counts, &err));
    forget(&f);
}

static void test_unseen_levels_take_the_input_for_others(void **state) {
    (void)state;
    check_unseen(3, BP_UNSEEN_OTHER, 3);
    check_unseen(3, BP_UNSEEN_ERROR, 3);
}

static void test_unseen_levels_are_none_or_refused_without_one(void **state) {
    (void)state;
    fitted f;
    check_unseen(1, BP_UNSEEN_OTHER, 60);
    fit_rare(&f, rows, 1);
    check_cell_refused(&f, "zebra",
                       "new.csv:7: column 'c': 'zebra' is a category the model "
                       "was not trained on; it knows (empty), a, b, c, d, e");
    forget(&f);
}

static void test_unseen_classes_are_always_refused(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    float t;
    look_at(&f, "x,c\n1,a\n2,b\n");
    f.how.task = BP_CLASSIFY;
    f.how.unseen = BP_UNSEEN_OTHER;
    must_fit(&f);
    char number[] = "1", word[] = "c", *cells[] = {number, word};
    bp_record record = {
        .file = "new.csv", .line = 9, .n_cells = 2, .cells = cells};
    assert_fails(
        bp_encoder_targets(&f.encoder, &record, encoder_columns + 1, &t, &err),
        BP_EDATA,
        "new.csv:9: column 'c': 'c' is a class the model was not "
        "trained on; it knows a, b");
    forget(&f);
}

/* `n_levels` that come twice each. */
static void write_pairs(size_t n_levels) {
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs("city,y\n", out);
    for (size_t i = 0; i < 2 * n_levels; i++)
        fprintf(out, "city%zu,%zu\n", i % n_levels, i % 7);
    fclose(out);
}

static void check_many(size_t n_levels, const char *more, const char *wanted) {
    fitted f;
    write_pairs(n_levels);
    FILE *out = fopen("t.csv", "a");
    assert_non_null(out);
    fputs(more, out);
    fclose(out);
    start(&f);
    look(&f);
    f.categorical[0] = true;
    f.how.min_count = *more ? 2 : 1;
    must_fit(&f);
    check_strings(&f.notes, wanted);
    forget(&f);
}

static void test_a_category_of_many_inputs_is_noted(void **state) {
    (void)state;
    check_many(999, "", "");
    check_many(1000, "",
               "[column 'city' has 1000 levels and makes 1000 inputs; "
               "--min-count lets rare ones share one]");
    check_many(999, "x,1\ny,2\n",
               "[column 'city': 2 levels seen fewer than 2 times share one "
               "input]"
               "[column 'city' has 1001 levels and makes 1000 inputs]");
}

static void test_more_levels_than_can_be_kept_are_refused(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\na,1\nb,2\n");
    f.categorical[0] = true; /* no help */
    f.profiles[0].levels.is_over = true;
    must_refuse(&f, "t.csv: column 'c' has more than 65536 different texts, "
                    "too many to learn from; leave it out with --ignore");
    forget(&f);
    look_at(&f, "x,c\n1,a\n2,b\n");
    f.how.task = BP_CLASSIFY;
    f.profiles[1].levels.is_over = true;
    must_refuse(&f, "t.csv: column 'c' has more than 65536 different texts, "
                    "too many to learn from; name another --target");
    forget(&f);
}

static void test_a_missing_category_may_be_the_commonest(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    float x[3];
    size_t n_filled = 0, n_unseen = 0;
    bp_encoded counts = {&n_filled, &n_unseen};
    const char *empty = "";
    look_at(&f, "c,y\nc,1\n,2\nb,3\na,4\nb,5\nc,6\n,7\n,8\n");
    f.how.category_filling = BP_FILL_MOST_FREQUENT;
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[a][b][c]");
    check_strings(&f.notes, "[column 'c': 3 empty cells filled with the most "
                            "frequent level 'b']");
    check_level(&f, "", 1);
    assert_ok(encode_cells(&f, &empty, x, &counts, &err));
    assert_int_equal(n_filled, 1);
    assert_int_equal(n_unseen, 0);
    check_cell_refused(&f, "NA",
                       "new.csv:7: column 'c': 'NA' is a category the model "
                       "was not trained on; it knows a, b, c");
    forget(&f);
}

static void test_the_commonest_stands_by_where_none_is_missing(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\n10,1\n2,2\n2.0,3\n");
    f.categorical[0] = true;
    f.how.category_filling = BP_FILL_MOST_FREQUENT;
    must_fit(&f);
    check_strings(&f.encoder.inputs[0].levels, "[2][10]");
    check_strings(&f.notes, "");
    check_level(&f, "", 0);
    check_level(&f, "NA", 0);
    forget(&f);
}

static void test_missing_categories_may_be_an_error(void **state) {
    (void)state;
    fitted f;
    look_at(&f, "c,y\nc,1\n,2\n,3\n");
    f.how.category_filling = BP_FILL_ERROR;
    must_refuse(&f, "t.csv:3: column 'c': the first of 2 missing cells, and "
                    "--missing error allows none");
    forget(&f);
    for (int how = BP_FILL_ERROR; how <= BP_FILL_DROP; how++) {
        look_at(&f, "c,y\na,1\nb,2\n");
        f.how.category_filling = (bp_filling)how;
        f.how.unseen = BP_UNSEEN_OTHER; /* which is another matter */
        must_fit(&f);
        check_cell_refused(&f, "",
                           "new.csv:7: column 'c': the cell is empty, and no "
                           "cell was in training; the model knows a, b");
        forget(&f);
    }
}

/* With words that somebody gave, a word is missing in text, too. */
static void test_words_may_be_missing_in_text(void **state) {
    (void)state;
    static const char *const notes[] = {
        [BP_FILL_MOST_FREQUENT] = "[column 'c': 3 missing cells filled with "
                                  "the most frequent level 'a']",
        [BP_FILL_LEVEL] = "[column 'c': 3 missing cells taken as a level of "
                          "their own]"};
    for (int how = BP_FILL_MOST_FREQUENT; how <= BP_FILL_LEVEL; how++) {
        fitted f;
        start(&f);
        f.missing.in_text = true;
        write_text("t.csv", "c,y\na,1\nNA,2\n,3\nNA,4\nb,5\n");
        look(&f);
        f.how.category_filling = (bp_filling)how;
        must_fit(&f);
        bool is_level = how == BP_FILL_LEVEL;
        check_strings(&f.encoder.inputs[0].levels,
                      is_level ? "[][a][b]" : "[a][b]");
        check_strings(&f.notes, notes[how]);
        check_level(&f, "", 0);
        check_level(&f, "NA", 0);
        check_level(&f, "?", 0);
        check_level(&f, "b", is_level ? 2 : 1);
        assert_true(f.encoder.missing.in_text);
        forget(&f);
    }
}

static void test_a_word_missing_in_text_may_be_refused(void **state) {
    (void)state;
    fitted f;
    start(&f);
    f.missing.in_text = true;
    write_text("t.csv", "c,y\na,1\nb,2\n");
    look(&f);
    must_fit(&f);
    check_cell_refused(&f, "NA",
                       "new.csv:7: column 'c': 'NA' is a missing cell, and "
                       "none was in training; the model knows a, b");
    forget(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_level_has_its_own_input_as_a_rule),
        cmocka_unit_test(test_rare_levels_share_one_input),
        cmocka_unit_test(test_a_count_is_enough_when_it_is_reached),
        cmocka_unit_test(test_numbers_are_counted_by_value),
        cmocka_unit_test(test_missing_cells_are_never_rare),
        cmocka_unit_test(test_what_fills_a_missing_cell_is_not_rare),
        cmocka_unit_test(test_levels_that_are_all_rare_are_refused),
        cmocka_unit_test(test_classes_are_never_rare),
        cmocka_unit_test(test_unseen_levels_take_the_input_for_others),
        cmocka_unit_test(test_unseen_levels_are_none_or_refused_without_one),
        cmocka_unit_test(test_unseen_classes_are_always_refused),
        cmocka_unit_test(test_a_category_of_many_inputs_is_noted),
        cmocka_unit_test(test_more_levels_than_can_be_kept_are_refused),
        cmocka_unit_test(test_a_missing_category_may_be_the_commonest),
        cmocka_unit_test(test_the_commonest_stands_by_where_none_is_missing),
        cmocka_unit_test(test_missing_categories_may_be_an_error),
        cmocka_unit_test(test_words_may_be_missing_in_text),
        cmocka_unit_test(test_a_word_missing_in_text_may_be_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
