/* test_side_column.c - weights and groups of rows, and where rows stand: one
 * for each row of the dataset, whatever the threads and the pieces. */
#include "bp/side_column.h"

#include "encoder_helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

static const size_t threads[] = {1, 2, 3, 7}, sizes[] = {0, 1000, 50, 1};

static void look_in_pieces(fitted *f, size_t piece_size, size_t n_threads) {
    start(f);
    f->reading.piece_size = piece_size;
    f->n_threads = n_threads;
    f->required[2] = f->numeric[2] = true; /* rows without y don't count */
    look(f);
}

/* ---- any number of rows ---- */

enum { ROWS = 700, NAMES = 60 };

/* Groups with quotes and lines in them, in an order that only counting shows;
 * weights; and a target that some rows lack. */
static size_t write_mixed(uint32_t *groups, size_t *n_groups, float *weights,
                          size_t *lines) {
    size_t number[NAMES], n = 0, line = 2;
    *n_groups = 0;
    bp_rng rng;
    bp_rng_seed(&rng, 90, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < NAMES; i++)
        number[i] = NAMES;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs("g,w,y\n", out);
    for (size_t i = 0; i < ROWS; i++) {
        size_t name = bp_rng_below(&rng, 1 + i * NAMES / ROWS);
        double weight = (double)bp_rng_below(&rng, 1000) / 8;
        bool drops = bp_rng_below(&rng, 7) == 0;
        if (!drops) {
            if (number[name] == NAMES)
                number[name] = (*n_groups)++;
            groups[n] = (uint32_t)number[name];
            weights[n] = (float)weight;
            lines[n++] = line;
        }
        if (name == 5)
            fprintf(out, ",%g,%s\n", weight, drops ? "NA" : "1");
        else
            fprintf(out, name % 2 ? "\"n,%zu\n\",%g,%s\n" : "%zu,%g,%s\n", name,
                    weight, drops ? "" : "2");
        line += name != 5 && name % 2 ? 2 : 1;
    }
    fclose(out);
    return n;
}

static void test_each_row_has_its_own(void **state) {
    (void)state;
    static uint32_t wanted_groups[ROWS], groups[ROWS];
    static float wanted_weights[ROWS], weights[ROWS];
    static size_t lines[ROWS], rows[ROWS];
    static bp_row_place places[ROWS];
    size_t n_wanted,
        n = write_mixed(wanted_groups, &n_wanted, wanted_weights, lines);
    assert_true(n < ROWS && n_wanted > NAMES / 2);
    for (size_t i = 0; i < COUNT(sizes) * COUNT(threads); i++) {
        fitted f;
        bp_error err;
        size_t n_groups = 0, n_threads = threads[i / COUNT(sizes)];
        look_in_pieces(&f, sizes[i % COUNT(sizes)], n_threads);
        assert_int_equal(f.table.n_rows, n);
        bp_filter filter = filter_of(&f);
        memset(groups, 0xff, sizeof groups);
        assert_ok(bp_side_groups(&f.table, &filter, 0, n_threads, groups,
                                 &n_groups, &err));
        assert_int_equal(n_groups, n_wanted);
        assert_memory_equal(groups, wanted_groups, n * sizeof *groups);
        assert_ok(
            bp_side_weights(&f.table, &filter, 1, n_threads, weights, &err));
        assert_memory_equal(weights, wanted_weights, n * sizeof *weights);
        for (size_t row = 0; row < n; row++)
            rows[row] = row;
        assert_ok(bp_side_places(&f.table, &filter, rows, n, n_threads, places,
                                 &err));
        for (size_t row = 0; row < n; row++)
            assert_int_equal(places[row].line, lines[row]);
        forget(&f);
    }
}

static void test_places_are_of_the_rows_asked_for(void **state) {
    (void)state;
    static const char *const paths[] = {"t.csv", "u.csv"};
    static const size_t rows[] = {0, 2, 2, 3};
    fitted f;
    bp_error err;
    bp_row_place places[4];
    start(&f);
    write_text("t.csv", "x,y\n1,1\n\n2,2\n");
    write_text("u.csv", "x,y\n\"3\",3\n4,4\n5,5\n");
    f.status =
        bp_table_open(&f.table, paths, 2, &f.reading, &f.notes, &f.error);
    must(&f);
    bp_profiling how = {.missing = &f.missing, .n_threads = 2};
    assert_ok(
        bp_profile_table(f.profiles, &f.table, &how, &f.n_dropped, NULL, &err));
    assert_ok(bp_side_places(&f.table, &how.filter, rows, 4, 2, places, &err));
    static const char *const files[] = {"t.csv", "u.csv", "u.csv", "u.csv"};
    static const size_t lines[] = {2, 2, 2, 3};
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(places[i].file, files[i]);
        assert_int_equal(places[i].line, lines[i]);
    }
    forget(&f);
}

/* ---- weights ---- */

static void test_weights_are_numbers_from_0_on(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    float weights[5];
    static const float wanted[] = {0, 0, 2.5F, 3e38F, 0};
    look_at(&f, "w,y\n0,1\n-0,2\n2.5,3\n3e38,4\n1e-400,5\n");
    bp_filter none = {0};
    assert_ok(bp_side_weights(&f.table, &none, 0, 1, weights, &err));
    assert_memory_equal(weights, wanted, sizeof wanted); /* no -0 */
    forget(&f);
}

/* The cell is on line 4, behind a row that doesn't count. */
static void check_no_weight(const char *cell, char decimal,
                            const char *sentence) {
    for (size_t i = 0; i < 2; i++) {
        fitted f;
        bp_error err;
        float weights[3];
        char text[128];
        snprintf(text, sizeof text, "x;w;y\n1;1;1\n1;-1;\n1;%s;1\n1;nix;1\n",
                 cell);
        start(&f);
        assert_ok(bp_strings_add(&f.missing.words, "999", &err));
        assert_ok(bp_missing_index(&f.missing, decimal, &err));
        f.reading.dialect = (bp_dialect){.delimiter = ';', .decimal = decimal};
        f.reading.piece_size = i;
        f.n_threads = 2;
        f.required[2] = f.numeric[2] = true;
        write_text("t.csv", text);
        look(&f);
        bp_filter filter = filter_of(&f);
        assert_fails(bp_side_weights(&f.table, &filter, 1, 2, weights, &err),
                     BP_EDATA, sentence);
        free(f.missing.numbers);
        forget(&f);
    }
}

static void test_a_cell_that_is_no_weight_is_refused(void **state) {
    (void)state;
    check_no_weight("", '.',
                    "t.csv:4: column 'w': the cell is empty; every row needs a "
                    "weight, 0 if it shall not count");
    check_no_weight("NA", '.',
                    "t.csv:4: column 'w': 'NA' is a missing cell; every row "
                    "needs a weight, 0 if it shall not count");
    check_no_weight("999", '.',
                    "t.csv:4: column 'w': '999' is a missing cell; every row "
                    "needs a weight, 0 if it shall not count");
    check_no_weight("heavy", '.',
                    "t.csv:4: column 'w': 'heavy' is not a number; a weight is "
                    "one, 0 or more");
    check_no_weight("-0.5", '.',
                    "t.csv:4: column 'w': '-0.5' is negative; a weight is 0 or "
                    "more");
    check_no_weight("-1e999", '.',
                    "t.csv:4: column 'w': '-1e999' is negative; a weight is 0 "
                    "or more");
    static const char *const beyond[] = {"3.5e38", "1e999"};
    for (size_t i = 0; i < COUNT(beyond); i++) {
        char sentence[256];
        snprintf(sentence, sizeof sentence,
                 "t.csv:4: column 'w': '%s' is too large for the network's "
                 "32-bit numbers; only how the weights compare counts: divide "
                 "all by one number",
                 beyond[i]);
        check_no_weight(beyond[i], '.', sentence);
    }
    check_no_weight("1,5", '.',
                    "t.csv:4: column 'w': '1,5' has a decimal comma; write it "
                    "with a point, or say --decimal , if all numbers are "
                    "written so");
    check_no_weight("1.5", ',',
                    "t.csv:4: column 'w': '1.5' has a decimal point; write it "
                    "with a comma, or say --decimal . if all numbers are "
                    "written so");
}

/* Numbers for missing cells are known to a filter that drops nothing. */
static void test_a_missing_number_needs_no_rows_dropped(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    float weights[2];
    look_at(&f, "w,y\n1,1\n999,2\n");
    bp_filter filter = {0};
    assert_ok(bp_side_weights(&f.table, &filter, 0, 1, weights, &err));
    assert_ok(bp_strings_add(&f.missing.words, "999", &err));
    assert_ok(bp_missing_index(&f.missing, '.', &err));
    filter.missing = &f.missing;
    assert_fails(bp_side_weights(&f.table, &filter, 0, 1, weights, &err),
                 BP_EDATA,
                 "t.csv:3: column 'w': '999' is a missing cell; every row "
                 "needs a weight, 0 if it shall not count");
    free(f.missing.numbers);
    forget(&f);
}

/* ---- numbers ---- */

/* Not as floats of 32 bits: 0.1 and 16777217 are none. Row 2 lacks its y. */
static void test_numbers_are_as_they_stand(void **state) {
    (void)state;
    static const double wanted[] = {0.1, 16777217, -1e300, 1, 3, 4};
    static const size_t cols[] = {1, 2};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        fitted f;
        bp_error err;
        double values[6] = {0};
        write_text("t.csv", "x,a,y\n1,0.1,1\n2,7,\n3,16777217,3\n4,-1e300,4\n");
        look_in_pieces(&f, sizes[i], 2);
        bp_filter filter = filter_of(&f);
        assert_ok(bp_side_numbers(&f.table, &filter, cols, 2, 2, values, &err));
        assert_memory_equal(values, wanted, sizeof wanted);
        forget(&f);
    }
}

static void test_a_word_is_no_number(void **state) {
    (void)state;
    static const size_t cols[] = {1};
    fitted f;
    bp_error err;
    double values[2];
    look_at(&f, "x,a\n1,2\n2,two\n");
    bp_filter none = {0};
    assert_fails(bp_side_numbers(&f.table, &none, cols, 1, 1, values, &err),
                 BP_EDATA, "t.csv:3: column 'a': 'two' is not a number");
    forget(&f);
}

/* ---- groups ---- */

static void test_groups_are_texts(void **state) {
    (void)state;
    fitted f;
    bp_error err;
    uint32_t groups[7];
    size_t n_groups;
    static const uint32_t wanted[] = {0, 1, 2, 0, 3, 1, 4};
    look_at(&f, "g,y\n1,1\n1.0,2\n,3\n\"1\",4\nNA,5\n1.0,6\n\" 1\",7\n");
    bp_filter none = {0};
    assert_ok(bp_side_groups(&f.table, &none, 0, 1, groups, &n_groups, &err));
    assert_int_equal(n_groups, 5);
    assert_memory_equal(groups, wanted, sizeof wanted);
    forget(&f);
}

static void test_a_file_that_changes_is_refused(void **state) {
    (void)state;
    static const char *const after[] = {"g,y\n1,1\n2,2\n\n\n\n\n\n\n\n\n",
                                        "g,y\n1,1\n2,2\n3,3\n4,4\n"};
    for (size_t i = 0; i < COUNT(after); i++) {
        fitted f;
        bp_error err;
        float weights[3];
        uint32_t groups[3];
        size_t n_groups;
        bp_filter none = {0};
        look_at(&f, "g,y\n1,1\n2,2\n3,3\n\n\n\n\n");
        write_text("t.csv", after[i]);
        static const char sentence[] = "t.csv: has changed while it was read";
        assert_fails(bp_side_weights(&f.table, &none, 0, 1, weights, &err),
                     BP_EDATA, sentence);
        assert_fails(
            bp_side_groups(&f.table, &none, 0, 1, groups, &n_groups, &err),
            BP_EDATA, sentence);
        forget(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_row_has_its_own),
        cmocka_unit_test(test_places_are_of_the_rows_asked_for),
        cmocka_unit_test(test_weights_are_numbers_from_0_on),
        cmocka_unit_test(test_a_cell_that_is_no_weight_is_refused),
        cmocka_unit_test(test_a_missing_number_needs_no_rows_dropped),
        cmocka_unit_test(test_numbers_are_as_they_stand),
        cmocka_unit_test(test_a_word_is_no_number),
        cmocka_unit_test(test_groups_are_texts),
        cmocka_unit_test(test_a_file_that_changes_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
