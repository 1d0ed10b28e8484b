/* test_encoder_fit.c - what is learnt from a table: levels, and the notes and
 * refusals with their wording. */
#include "encoder_helper.h"

/* Fitting must be refused with this sentence. */
static void check_fit_refused(const char *text, bp_task task,
                              const char *sentence) {
    fitted f;
    look_at(&f, text);
    f.how.task = task;
    f.how.scaling = BP_SCALE_STANDARD;
    must_refuse(&f, sentence);
    forget(&f);
}

static void check_notes(const char *text, bp_task task, const char *wanted) {
    fitted f;
    look_at(&f, text);
    f.how.task = task;
    f.how.scaling = BP_SCALE_STANDARD;
    must_fit(&f);
    check_strings(&f.notes, wanted);
    forget(&f);
}

static void test_numbers_too_large_to_scale_are_refused(void **state) {
    (void)state;
    check_fit_refused("x,y\n1e200,1\n-1e200,2\n3,3\n", BP_REGRESS,
                      "t.csv: column 'x': its numbers are too large to be "
                      "scaled; leave it out with --ignore");
    fitted f;
    look_at(&f, "x,y\n1.7e308,1\n-1.7e308,2\n");
    f.how.scaling = BP_SCALE_MINMAX;
    fit(&f);
    assert_int_equal(f.status, BP_EDATA);
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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_too_large_to_scale_are_refused),
        cmocka_unit_test(test_every_rule_that_touched_data_is_noted),
        cmocka_unit_test(test_a_lone_word_among_numbers_is_named),
        cmocka_unit_test(test_a_column_without_a_value_is_refused),
        cmocka_unit_test(test_a_column_of_ids_is_refused),
        cmocka_unit_test(test_a_target_of_ids_is_refused),
        cmocka_unit_test(test_ids_are_taken_when_they_are_asked_for_or_few),
        cmocka_unit_test(test_a_target_that_never_changes_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
