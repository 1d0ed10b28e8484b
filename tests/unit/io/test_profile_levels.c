/* test_profile_levels.c - the different texts of a column, how many are kept,
 * and that nothing of a profile depends on pieces and threads. */
#include "bp/profile.h"

#include "profile_helper.h"

static const size_t threads[] = {1, 2, 3, 7};

/* ---- in their order ---- */

static void check_levels(const char *rows, bool by_value, const char *wanted) {
    profiled p;
    start(&p);
    look_at(&p, rows);
    check_levels_of(&p, 0, by_value, wanted);
    forget(&p);
}

static void test_levels_of_text_are_sorted_by_bytes(void **state) {
    (void)state;
    check_levels("b\na\nB\nc\na\nb\na\n", false, "[B]1[a]3[b]2[c]1");
    check_levels("\xc3\xa9\nz\n~\n", false, "[z]1[~]1[\xc3\xa9]1");
    check_levels("ab\na\n\"a \"\nabc\n", false, "[a]1[a ]1[ab]1[abc]1");
    check_levels("10\n9\n1.0\n1\nx\n", false, "[1]1[1.0]1[10]1[9]1[x]1");
}

static void test_levels_of_text_hold_na_but_nothing_empty(void **state) {
    (void)state;
    profiled p;
    check_levels("b\n\"\"\nNA\n\"\"\nNA\n", false, "[NA]2[b]1");
    start(&p);
    p.missing.in_text = true;
    look_at(&p, "b\n\"\"\nNA\n?\n");
    check_levels_of(&p, 0, false, "[b]1");
    assert_int_equal(p.profiles[0].n_missing, 2);
    forget(&p);
}

static void test_levels_of_numbers_are_sorted_by_value(void **state) {
    (void)state;
    check_levels("10\n9\n-1\n100\n0.5\n9\n", true,
                 "[-1]1[0.5]1[9]2[10]1[100]1");
    check_levels("1e3\n-1e-3\n1e-5\n", true, "[-0.001]1[1e-05]1[1000]1");
    check_levels("2\n\"\"\nNA\n1\n?\n", true, "[1]1[2]1");
}

static void test_numbers_of_one_value_are_one_level(void **state) {
    (void)state;
    check_levels("1.0\n1\n1e0\n+1\n1.\n0.1e1\n1\n", true, "[1]7");
    check_levels("0\n-0\n0.0\n-0e5\n", true, "[0]4");
    check_levels("-0\n1\n", true, "[0]1[1]1");
    check_levels("0.1\n0.10000000000000001\n0.10000000000000002\n", true,
                 "[0.1]2[0.10000000000000002]1");
}

/* ---- how many are kept ---- */

/* `n_numbers` different numbers and `n_words` different words, all twice, in
 * an order that mixes them. */
static void write_levels(size_t n_numbers, size_t n_words) {
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    size_t most = n_numbers > n_words ? n_numbers : n_words;
    for (size_t i = 0; i < 2 * most; i++) {
        size_t k = i * 7919 % most; /* a prime: all of them come */
        if (k < n_numbers)
            fprintf(out, "%zu.5\n", k);
        if (k < n_words)
            fprintf(out, "w%zu\n", k);
    }
    assert_int_equal(fclose(out), 0);
}

/* With this many, and with one more number or word. */
static void check_limit(size_t n_numbers, size_t n_words, bool all,
                        size_t piece_size) {
    profiled p;
    start(&p);
    p.how.all_levels = &all;
    p.reading.piece_size = piece_size;
    for (size_t i = 0; i < 3; i++) {
        size_t numbers = n_numbers + (i == 1), words = n_words + (i == 2);
        bool over = numbers > (all ? BP_MAX_LEVELS : BP_FEW_LEVELS) ||
                    numbers + words > BP_MAX_LEVELS;
        write_levels(numbers, words);
        for (size_t j = 0; j < 2; j++) {
            p.how.n_threads = threads[2 * j];
            look(&p);
            const bp_levels *levels = &p.profiles[0].levels;
            assert_int_equal(levels->is_over, over);
            assert_int_equal(levels->count, over ? 0 : numbers + words);
            for (size_t k = 0; k < levels->count; k++)
                assert_int_equal(levels->items[k].count, 2);
        }
        assert_int_equal(p.profiles[0].n_numbers, 2 * numbers);
        assert_int_equal(p.profiles[0].n_words, 2 * words);
        close_file(&p);
    }
    forget(&p);
}

static void test_few_different_numbers_are_kept(void **state) {
    (void)state;
    check_limit(BP_FEW_LEVELS, 0, false, 64);
    check_limit(BP_FEW_LEVELS, 0, false, 0);
    check_limit(BP_FEW_LEVELS, 3, false, 0);
}

static void test_many_are_kept_of_words_or_when_asked_for(void **state) {
    (void)state;
    check_limit(0, BP_MAX_LEVELS, false, 1 << 16);
    check_limit(BP_MAX_LEVELS, 0, true, 1 << 16);
    check_limit(BP_MAX_LEVELS / 2, BP_MAX_LEVELS / 2, true, 0);
    check_limit(BP_FEW_LEVELS, BP_MAX_LEVELS - BP_FEW_LEVELS, true, 1 << 18);
}

static void test_numbers_over_their_limit_are_gone_for_good(void **state) {
    (void)state;
    profiled p;
    start(&p);
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i <= BP_FEW_LEVELS; i++)
        fprintf(out, "%d,%d\n", i, i % BP_FEW_LEVELS);
    fprintf(out, "a,a\n");
    assert_int_equal(fclose(out), 0);
    for (size_t i = 0; i < COUNT(threads); i++) {
        p.how.n_threads = threads[i];
        for (p.reading.piece_size = 0; p.reading.piece_size < 99;
             p.reading.piece_size += 33) {
            look(&p);
            assert_true(p.profiles[0].levels.is_over);
            assert_false(p.profiles[1].levels.is_over);
            assert_int_equal(p.profiles[1].levels.count, BP_FEW_LEVELS + 1);
            close_file(&p);
        }
    }
    forget(&p);
}

/* ---- pieces and threads ---- */

/* Columns: row numbers, a few levels, a word among numbers in the last third
 * and then more, mostly missing, many texts, quoted ones, numbers. */
static void write_mixed(bp_rng *rng, size_t n_rows) {
    static const char *const few[] = {"red", "green", "NA", "blue", "", "7"};
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (size_t i = 0; i < n_rows; i++) {
        fprintf(out, "%zu,%s,", i + 1, few[bp_rng_below(rng, COUNT(few))]);
        if (i >= n_rows * 2 / 3 && bp_rng_below(rng, 50) == 0)
            fprintf(out, "w%zu", i);
        else
            fprintf(out, "%zu", (size_t)bp_rng_below(rng, 200));
        fprintf(out, ",%s,t%zu,", bp_rng_below(rng, 9) ? "?" : "\"1,5\"",
                i * i % 1009);
        fprintf(out, "\"a \"\"%zu\"\"\nb\",", (size_t)bp_rng_below(rng, 5));
        fprintf(out, "%.17g\n", bp_rng_uniform(rng) - 0.5);
        if (bp_rng_below(rng, 100) == 0)
            fprintf(out, "\n");
    }
    assert_int_equal(fclose(out), 0);
}

static void check_same_levels(const profiled *a, const profiled *b,
                              size_t col) {
    bp_level_list x, y;
    bp_error err;
    const bp_profile *in_a = &a->profiles[col], *in_b = &b->profiles[col];
    assert_int_equal(in_a->levels.is_over, in_b->levels.is_over);
    assert_ok(bp_profile_levels(&x, in_a, &a->missing, '.', false, &err));
    assert_ok(bp_profile_levels(&y, in_b, &b->missing, '.', false, &err));
    assert_int_equal(x.texts.count, y.texts.count);
    for (size_t i = 0; i < x.texts.count; i++) {
        assert_string_equal(x.texts.items[i], y.texts.items[i]);
        assert_int_equal(x.counts[i], y.counts[i]);
    }
    bp_level_list_free(&x);
    bp_level_list_free(&y);
}

static void check_same(const profiled *a, const profiled *b, size_t col) {
    const bp_profile *x = &a->profiles[col], *y = &b->profiles[col];
    assert_int_equal(x->n_empty, y->n_empty);
    assert_int_equal(x->n_missing, y->n_missing);
    assert_int_equal(x->n_numbers, y->n_numbers);
    assert_int_equal(x->n_words, y->n_words);
    assert_int_equal(x->n_decimals, y->n_decimals);
    assert_int_equal(x->n_thousands, y->n_thousands);
    assert_int_equal(x->n_beyond, y->n_beyond);
    assert_int_equal(x->word_line, y->word_line);
    assert_int_equal(x->empty.line, y->empty.line);
    assert_int_equal(x->missing.line, y->missing.line);
    assert_int_equal(x->is_whole, y->is_whole);
    assert_int_equal(x->counts_up, y->counts_up);
    assert_true(x->min == y->min && x->max == y->max);
    assert_int_equal(!x->word, !y->word);
    if (x->word) {
        assert_string_equal(x->word, y->word);
        assert_string_equal(x->word_file, y->word_file);
    }
    check_same_levels(a, b, col);
}

/* That of one thread with one piece is held against counting by hand. */
static void check_by_hand(const profiled *p, size_t n_rows) {
    assert_int_equal(p->table.n_rows, n_rows);
    assert_true(p->profiles[0].counts_up && p->profiles[0].is_whole);
    assert_true(p->profiles[0].mean == (double)(n_rows + 1) / 2);
    assert_int_equal(p->profiles[1].levels.count, 5);
    assert_true(p->profiles[2].n_words > 0);
    assert_true(p->profiles[2].word_line > n_rows * 2 / 3);
    assert_int_equal(p->profiles[3].n_decimals, p->profiles[3].n_words);
    assert_int_equal(p->profiles[3].n_words + p->profiles[3].n_missing, n_rows);
    assert_int_equal(p->profiles[4].levels.count, 505); /* squares mod 1009 */
    assert_int_equal(p->profiles[5].levels.count, 5);
    assert_true(p->profiles[6].levels.is_over);
}

static void test_nothing_depends_on_pieces_and_threads(void **state) {
    (void)state;
    enum { ROWS = 3000, COLUMNS = 7 };
    static const size_t sizes[] = {0, 1 << 16, 1000, 64, 7, 1};
    profiled first, p;
    bp_rng rng;
    bp_rng_seed(&rng, 31, BP_RNG_SHUFFLE);
    write_mixed(&rng, ROWS);
    start(&first);
    look(&first);
    check_by_hand(&first, ROWS);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        double moments[COLUMNS][2];
        start(&p);
        p.how.keep_bytes = i % 2 << 20; /* or not */
        p.reading.piece_size = sizes[i];
        for (size_t j = 0; j < COUNT(threads); j++) {
            p.how.n_threads = threads[j];
            look(&p);
            assert_int_equal(p.table.n_rows, ROWS);
            for (size_t col = 0; col < COLUMNS; col++) {
                double its[] = {p.profiles[col].mean, p.profiles[col].squares};
                if (j == 0)
                    memcpy(moments[col], its, sizeof its);
                assert_memory_equal(moments[col], its, sizeof its);
                check_same(&first, &p, col);
            }
        }
        forget(&p);
    }
    forget(&first);
}

/* ---- several files ---- */

static void test_a_word_is_found_in_the_file_that_has_it(void **state) {
    (void)state;
    static const char *const paths[] = {"t.csv", "u.csv", "v.csv"};
    write_text("t.csv", "0,a\n1,\n");
    write_text("u.csv", "2,\n\n3,\n4,b\nx,\n6,\n");
    write_text("v.csv", "y,c\n");
    for (size_t i = 0; i < COUNT(threads); i++) {
        profiled p;
        bp_error err;
        start(&p);
        p.how.n_threads = threads[i];
        p.reading.piece_size = i;
        assert_ok(
            bp_table_open(&p.table, paths, 3, &p.reading, &p.notes, &err));
        p.profiles = bp_alloc(p.table.n_cols, sizeof *p.profiles, &err);
        assert_non_null(p.profiles);
        look(&p);
        assert_int_equal(p.table.n_rows, 8);
        assert_int_equal(p.profiles[0].n_words, 2);
        assert_string_equal(p.profiles[0].word, "x");
        assert_string_equal(p.profiles[0].word_file, "u.csv");
        assert_int_equal(p.profiles[0].word_line, 5);
        assert_string_equal(p.profiles[1].word, "a");
        assert_string_equal(p.profiles[1].word_file, "t.csv");
        check_levels_of(&p, 1, false, "[a]1[b]1[c]1");
        forget(&p);
    }
}

/* Of several failures the first in the text is told, and nothing leaks. */
static void test_the_first_bad_row_is_told(void **state) {
    (void)state;
    profiled p;
    bp_error err;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < 500; i++)
        fprintf(out, i % 100 == 70 ? "%d\n" : "%d,a\n", i);
    assert_int_equal(fclose(out), 0);
    start(&p);
    p.reading.piece_size = 64;
    for (size_t i = 0; i < COUNT(threads); i++) {
        p.how.n_threads = threads[i];
        open_file(&p);
        assert_fails(bp_profile_table(p.profiles, &p.table, &p.how,
                                      &p.n_dropped, &p.notes, &err),
                     BP_EDATA,
                     "t.csv:71: 1 cell where line 1 has 2; write out the "
                     "missing ones, empty if need be");
        close_file(&p);
    }
    forget(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_levels_of_text_are_sorted_by_bytes),
        cmocka_unit_test(test_levels_of_text_hold_na_but_nothing_empty),
        cmocka_unit_test(test_levels_of_numbers_are_sorted_by_value),
        cmocka_unit_test(test_numbers_of_one_value_are_one_level),
        cmocka_unit_test(test_few_different_numbers_are_kept),
        cmocka_unit_test(test_many_are_kept_of_words_or_when_asked_for),
        cmocka_unit_test(test_numbers_over_their_limit_are_gone_for_good),
        cmocka_unit_test(test_nothing_depends_on_pieces_and_threads),
        cmocka_unit_test(test_a_word_is_found_in_the_file_that_has_it),
        cmocka_unit_test(test_the_first_bad_row_is_told),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
