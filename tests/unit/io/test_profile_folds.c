/* test_profile_folds.c - profiles of some rows of a table, as cross-validation
 * takes them: those of the other rows alone; and the whole table, encoded by
 * what was learnt from them. */
#include "../../../src/io/encoder_codes.h"
#include "encoder_helper.h"

#include <math.h>

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

enum { ROWS = 600, COLUMNS = 6, FOLDS = 4 };

static const size_t threads[] = {1, 2, 3, 7}, sizes[] = {0, 4096, 200, 1};

/* Numbers with gaps, levels by their number, text of which some comes but once,
 * a class, words among numbers, and a number that some rows lack. */
static void write_row(FILE *out, bp_rng *rng, size_t i) {
    static const char *const words[] = {"red", "\"a, b\"", "blue", "\"x\ny\""};
    if (bp_rng_below(rng, 8) == 0)
        fputs(bp_rng_below(rng, 2) ? "NA" : "", out);
    else
        fprintf(out, "%.*f", (int)(i % 4), 100 * bp_rng_uniform(rng) - 50);
    const char *word =
        i % 20 ? words[bp_rng_below(rng, COUNT(words))] : "violet";
    fprintf(out, ",%zu,%s", (size_t)bp_rng_below(rng, 5), word);
    if (i % 20 == 0)
        fprintf(out, "%zu", i);
    fprintf(out, ",class%zu,", (size_t)bp_rng_below(rng, 3));
    fprintf(out, i % 97 == 3 ? "w%zu," : "%zu,", i % 13);
    fprintf(out, i % 11 == 4 ? "\n" : "%zu.5\n", (size_t)bp_rng_below(rng, 40));
}

/* All rows into t.csv, or those of which `taken` says so. */
static size_t write_rows(const bool *left_out) {
    bp_rng rng;
    bp_rng_seed(&rng, 80, BP_RNG_SHUFFLE);
    FILE *out = fopen("t.csv", "w"), *nowhere = fopen("/dev/null", "w");
    assert_non_null(out);
    assert_non_null(nowhere);
    size_t n_kept = 0;
    fputs("a,b,c,class,w,y\n", out);
    for (size_t i = 0; i < ROWS; i++) {
        bool counts = i % 11 != 4; /* y isn't missing */
        bool leaves = counts && left_out && left_out[n_kept];
        write_row(leaves ? nowhere : out, &rng, i);
        n_kept += counts;
    }
    fclose(nowhere);
    fclose(out);
    return n_kept;
}

static bool *fold_of(size_t n_rows, size_t fold) {
    bool *left_out = calloc(n_rows, 1);
    assert_non_null(left_out);
    for (size_t row = 0; row < n_rows; row++)
        left_out[row] = row % FOLDS == fold;
    return left_out;
}

/* Opens and profiles t.csv, all of it. */
static void look_at_all(fitted *f, size_t piece_size, size_t n_threads) {
    start(f);
    f->reading.piece_size = piece_size;
    f->n_threads = n_threads;
    f->keep_bytes = 1 << 20;
    f->required[5] = f->numeric[5] = true;
    look(f);
}

static bp_profiling some_of(const fitted *f, const bool *left_out) {
    static const bool all[MOST_COLUMNS] = {true, true, true, true,
                                           true, true, true, true};
    return (bp_profiling){.missing = &f->missing,
                          .all_levels = all,
                          .filter = filter_of(f),
                          .left_out = left_out,
                          .n_threads = f->n_threads,
                          .keep_bytes = 1 << 20};
}

/* Profiles again, with rows left out. */
static void look_at_some(fitted *f, const bool *left_out) {
    bp_profiling how = some_of(f, left_out);
    bp_error err;
    size_t n_rows = f->table.n_rows, n_dropped = f->n_dropped;
    assert_ok(bp_profile_table(f->profiles, &f->table, &how, &f->n_dropped,
                               NULL, &err));
    assert_int_equal(f->table.n_rows, n_rows);
    assert_int_equal(f->n_dropped, n_dropped);
    assert_int_equal(bp_pieces_rows(f->table.pieces), n_rows);
}

static void check_levels_alike(const fitted *a, const fitted *b, size_t col) {
    bp_level_list x, y;
    bp_error err;
    assert_int_equal(a->profiles[col].levels.is_over,
                     b->profiles[col].levels.is_over);
    assert_ok(bp_profile_levels(&x, &a->profiles[col], &a->missing, '.', false,
                                &err));
    assert_ok(bp_profile_levels(&y, &b->profiles[col], &b->missing, '.', false,
                                &err));
    assert_int_equal(x.texts.count, y.texts.count);
    for (size_t i = 0; i < x.texts.count; i++) {
        assert_string_equal(x.texts.items[i], y.texts.items[i]);
        assert_int_equal(x.counts[i], y.counts[i]);
    }
    bp_level_list_free(&x);
    bp_level_list_free(&y);
}

/* Sums are taken piece by piece, and pieces lie elsewhere: `exact` when there
 * is one. */
static void check_alike(const fitted *a, const fitted *b, size_t col,
                        bool exact) {
    const bp_profile *x = &a->profiles[col], *y = &b->profiles[col];
    double slack = exact ? 0 : 1e-12;
    assert_int_equal(x->n_empty, y->n_empty);
    assert_int_equal(x->n_missing, y->n_missing);
    assert_int_equal(x->n_numbers, y->n_numbers);
    assert_int_equal(x->n_words, y->n_words);
    assert_int_equal(x->is_whole, y->is_whole);
    assert_true(x->min == y->min && x->max == y->max);
    assert_true(fabs(x->mean - y->mean) <= slack * fabs(y->mean));
    assert_true(fabs(x->squares - y->squares) <= slack * y->squares);
    assert_int_equal(!x->word, !y->word);
    if (x->word)
        assert_string_equal(x->word, y->word);
    check_levels_alike(a, b, col);
}

static void test_the_profile_is_that_of_the_other_rows(void **state) {
    (void)state;
    fitted all, rest;
    size_t n_rows = write_rows(NULL);
    for (size_t fold = 0; fold < FOLDS; fold++) {
        bool *left_out = fold_of(n_rows, fold);
        write_rows(left_out);
        look_at_all(&rest, 0, 1);
        write_rows(NULL);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            double moments[COLUMNS][2];
            for (size_t j = 0; j < COUNT(threads); j++) {
                look_at_all(&all, sizes[i], threads[j]);
                assert_int_equal(all.table.n_rows, n_rows);
                look_at_some(&all, left_out);
                for (size_t col = 0; col < COLUMNS; col++) {
                    double its[] = {all.profiles[col].mean,
                                    all.profiles[col].squares};
                    if (j == 0)
                        memcpy(moments[col], its, sizeof its);
                    assert_memory_equal(moments[col], its, sizeof its);
                    check_alike(&all, &rest, col, sizes[i] == 0);
                }
                forget(&all);
            }
        }
        forget(&rest);
        free(left_out);
    }
}

static void test_medians_are_those_of_the_other_rows(void **state) {
    (void)state;
    static const bool wanted[MOST_COLUMNS] = {true, true, [5] = true};
    fitted all, rest;
    bp_error err;
    size_t n_rows = write_rows(NULL);
    bool *left_out = fold_of(n_rows, 1);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        double medians[MOST_COLUMNS] = {0}, want[MOST_COLUMNS] = {0};
        write_rows(left_out);
        look_at_all(&rest, sizes[i], 1);
        bp_profiling how = some_of(&rest, NULL);
        assert_ok(bp_profile_medians(want, wanted, rest.profiles, &rest.table,
                                     &how, &err));
        write_rows(NULL);
        look_at_all(&all, sizes[i], threads[i]);
        look_at_some(&all, left_out);
        how = some_of(&all, left_out);
        assert_ok(bp_profile_medians(medians, wanted, all.profiles, &all.table,
                                     &how, &err));
        assert_memory_equal(medians, want, sizeof want);
        forget(&all);
        forget(&rest);
    }
    free(left_out);
}

/* Row numbers count on, wherever the rows are that are looked at. */
static void test_row_numbers_are_known_by_the_rows_left(void **state) {
    (void)state;
    static const bool first[6] = {true, true, true, false, false, false},
                      odd[6] = {false, true, false, true, false, true};
    for (size_t i = 0; i < COUNT(sizes); i++)
        for (size_t j = 0; j < 2; j++) {
            fitted f;
            start(&f);
            f.reading.piece_size = sizes[i];
            write_text("t.csv", "n,x,m\n1,0,1\n2,0,2\n3,1,3\n4,0,5\n5,1,4\n"
                                "6,0,7\n");
            look(&f);
            assert_true(f.profiles[0].counts_up);
            assert_false(f.profiles[2].counts_up);
            look_at_some(&f, j ? first : odd);
            assert_int_equal(f.profiles[0].n_numbers, 3);
            assert_true(f.profiles[0].counts_up);
            assert_false(f.profiles[1].counts_up);
            assert_false(f.profiles[2].counts_up);
            forget(&f);
        }
}

static size_t count_kept(const bp_cells *cells) {
    size_t n = 0;
    for (size_t i = 0; i < cells->n_pieces; i++)
        n += cells_of(cells, i) != NULL;
    return n;
}

/* Fits on all rows but some; the target is the class, or y. */
static void fit_some(fitted *f, const bp_fit *how, const bp_column *classes) {
    static const size_t columns[] = {0, 1, 2}, target_class[] = {3},
                        target_y[] = {5};
    bp_encoder_free(&f->encoder);
    f->categorical[1] = true;
    f->how = *how;
    f->how.inputs = columns;
    f->how.n_inputs = COUNT(columns);
    f->how.targets = how->task == BP_CLASSIFY ? target_class : target_y;
    f->how.n_targets = 1;
    f->how.categorical = f->categorical;
    f->how.medians = f->medians;
    f->how.classes = classes;
    f->status = bp_encoder_fit(&f->encoder, &f->table, f->profiles, &f->missing,
                               &f->how, &f->notes, &f->error);
    must(f);
}

static const bp_fit ways[] = {
    {.task = BP_REGRESS,
     .number_filling = BP_FILL_MEDIAN,
     .category_filling = BP_FILL_MOST_FREQUENT,
     .indicators = true,
     .unseen = BP_UNSEEN_OTHER},
    {.task = BP_CLASSIFY,
     .scaling = BP_SCALE_MINMAX,
     .category_filling = BP_FILL_LEVEL,
     .min_count = 12,
     .unseen = BP_UNSEEN_OTHER},
    {.task = BP_CLASSIFY,
     .category_filling = BP_FILL_LEVEL,
     .unseen = BP_UNSEEN_OTHER},
};

/* Encodes from the kept cells, or else from the text. */
static void encode_all(fitted *f, bool from_text, bp_dataset *data) {
    bp_cells *cells = f->table.cells;
    if (from_text)
        f->table.cells = NULL;
    must_encode(f, data);
    f->table.cells = cells;
}

static void test_what_some_rows_teach_encodes_all_of_them(void **state) {
    (void)state;
    fitted f;
    size_t n_rows = write_rows(NULL);
    for (size_t i = 0; i < COUNT(ways) * FOLDS; i++) {
        const bp_fit *how = &ways[i / FOLDS];
        bool *left_out = fold_of(n_rows, i % FOLDS);
        bp_dataset coded, read;
        look_at_all(&f, 1000, 1 + i % 3);
        fit_some(&f, how, NULL);
        bp_encoder whole = f.encoder;
        f.encoder = (bp_encoder){0};
        size_t n_kept = count_kept(f.table.cells);
        assert_true(n_kept > 5);
        look_at_some(&f, left_out);
        assert_int_equal(count_kept(f.table.cells), n_kept);
        fit_some(&f, how, how->task == BP_CLASSIFY ? whole.targets : NULL);
        assert_true(codes_suffice(&f.encoder, f.table.cells));
        encode_all(&f, true, &read);
        assert_int_equal(count_kept(f.table.cells), n_kept);
        encode_all(&f, false, &coded);
        assert_int_equal(count_kept(f.table.cells), 0); /* they were used */
        assert_int_equal(read.n_rows, n_rows);
        assert_int_equal(read.n_classes, how->task == BP_CLASSIFY ? 3 : 0);
        assert_memory_equal(coded.x, read.x,
                            n_rows * read.n_inputs * sizeof(float));
        assert_memory_equal(coded.t, read.t, n_rows * sizeof(float));
        bp_dataset_free(&coded);
        bp_dataset_free(&read);
        bp_encoder_free(&whole);
        forget(&f);
        free(left_out);
    }
}

/* A level, and a class, that the rows left out have alone. */
static void test_an_unseen_level_is_other_and_a_class_is_known(void **state) {
    (void)state;
    static const bool left_out[6] = {[2] = true, [3] = true};
    for (size_t from_text = 0; from_text < 2; from_text++) {
        fitted f;
        bp_dataset data;
        start(&f);
        f.keep_bytes = 1 << 20;
        f.how.task = BP_CLASSIFY;
        f.how.unseen = BP_UNSEEN_OTHER;
        write_text("t.csv", "a,b,y\nr,1,no\nb,2,yes\nv,3,maybe\nv,1,no\n"
                            "b,2,yes\nr,1,no\n");
        look(&f);
        f.categorical[1] = true;
        must_fit(&f);
        bp_encoder whole = f.encoder;
        look_at_some(&f, left_out);
        f.how.classes = &whole.targets[0];
        must_fit(&f);
        assert_int_equal(f.encoder.inputs[0].levels.count, 2);
        assert_int_equal(f.encoder.inputs[1].levels.count, 2);
        assert_string_equal(f.encoder.targets[0].name, "y");
        check_strings(&f.encoder.targets[0].levels, "[maybe][no][yes]");
        assert_int_equal(f.encoder.targets[0].position, 2);
        encode_all(&f, from_text, &data);
        check_inputs(&data, 0, (const double[]){0, 1, 0, 0, 1, 0});
        check_inputs(&data, 1, (const double[]){1, 0, 0, 0, 0, 1});
        check_inputs(&data, 2, (const double[]){1, 0, 0, 1, 0, 1});
        check_inputs(&data, 3, (const double[]){0, 1, 0, 0, 1, 0});
        assert_int_equal(data.n_classes, 3);
        static const float wanted[] = {1, 2, 0, 1, 2, 1};
        assert_memory_equal(data.t, wanted, sizeof wanted);
        bp_dataset_free(&data);
        bp_encoder_free(&whole); /* the levels are copies */
        check_strings(&f.encoder.targets[0].levels, "[maybe][no][yes]");
        forget(&f);
    }
}

static void check_changed(const char *after, size_t piece_size) {
    static const bool none[3] = {false, false, false};
    fitted f;
    bp_error err;
    double medians[MOST_COLUMNS];
    static const bool wanted[MOST_COLUMNS] = {true};
    start(&f);
    f.reading.piece_size = piece_size;
    write_text("t.csv", "x,y\n1,1\n2,2\n3,3\n\n\n\n\n\n");
    look(&f);
    write_text("t.csv", after);
    bp_profiling how = some_of(&f, none);
    static const char sentence[] = "t.csv: has changed while it was read";
    assert_fails(
        bp_profile_medians(medians, wanted, f.profiles, &f.table, &how, &err),
        BP_EDATA, sentence);
    assert_fails(
        bp_profile_table(f.profiles, &f.table, &how, &f.n_dropped, NULL, &err),
        BP_EDATA, sentence);
    forget(&f);
}

/* There is no saying which row is which then. */
static void test_a_file_that_changes_is_refused(void **state) {
    (void)state;
    check_changed("x,y\n1,1\n2,2\n\n\n\n\n\n\n\n\n\n", 0);
    check_changed("x,y\n1,1\n2,2\n3,3\n4,4\n\n", 0);
    check_changed("x,y\n1,1\n\n\n\n\n3,3\n\n\n\n\n\n", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_profile_is_that_of_the_other_rows),
        cmocka_unit_test(test_medians_are_those_of_the_other_rows),
        cmocka_unit_test(test_row_numbers_are_known_by_the_rows_left),
        cmocka_unit_test(test_what_some_rows_teach_encodes_all_of_them),
        cmocka_unit_test(test_an_unseen_level_is_other_and_a_class_is_known),
        cmocka_unit_test(test_a_file_that_changes_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
