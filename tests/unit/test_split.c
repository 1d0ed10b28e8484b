/* test_split.c - sizes, proportions and chances of what is held out. */
#include "split_helper.h"

static void assert_ascending(const uint32_t *rows, size_t n, uint8_t *seen) {
    for (size_t i = 0; i < n; i++) {
        assert_true(i == 0 || rows[i] > rows[i - 1]);
        assert_int_equal(seen[rows[i]]++, 0);
    }
}

/* Every row once, and both parts ascending. */
static void assert_is_split(const bp_split *split, size_t n_rows) {
    uint8_t *seen = calloc(n_rows, 1);
    assert_non_null(seen);
    assert_int_equal(split->n_train + split->n_held_out, n_rows);
    assert_ascending(split->rows, split->n_train, seen);
    assert_ascending(split->rows + split->n_train, split->n_held_out, seen);
    free(seen);
}

static bp_split hold_out(const bp_dataset *data, double share, uint64_t seed) {
    bp_split split;
    bp_error err;
    assert_ok(bp_split_hold_out(&split, data, share, seed, &err));
    assert_is_split(&split, data->n_rows);
    assert_true(split.n_held_out >= 1 && split.n_train >= 1);
    return split;
}

/* The rows of class c among those held out. */
static size_t held_out_of(const bp_split *split, const bp_dataset *data,
                          size_t c) {
    size_t n = 0;
    for (size_t i = 0; i < split->n_held_out; i++)
        n += data->t[split->rows[split->n_train + i]] == (float)c;
    return n;
}

static void sizes_are_rounded_half_up(void **state) {
    (void)state;
    static const struct {
        size_t n_rows;
        double share;
        size_t n_held_out;
    } cases[] = {
        {10, 0.2, 2},     {10, 0.25, 3}, {10, 0.24, 2}, {150, 0.1, 15},
        {7, 0.5, 4},      {3, 0.5, 2},   {2, 0.5, 1},   {100, 0.999, 99},
        {100, 1e-300, 1}, {2, 1e-9, 1},  {2, 0.999, 1}, {1000, 0.0015, 2},
        {5, 0.09, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const bp_dataset data = plain(cases[i].n_rows);
        const size_t all[] = {cases[i].n_rows};
        bp_dataset one_class = classes(all, 1);
        bp_split split = hold_out(&data, cases[i].share, i);
        bp_split same = hold_out(&one_class, cases[i].share, i);
        assert_int_equal(split.n_held_out, cases[i].n_held_out);
        assert_int_equal(same.n_held_out, cases[i].n_held_out);
        bp_split_free(&split);
        bp_split_free(&same);
        bp_split_free(&split);
        assert_null(split.rows);
        free(one_class.t);
    }
}

static void fewer_than_two_rows_are_refused(void **state) {
    (void)state;
    for (size_t n = 0; n < 2; n++) {
        const bp_dataset data = plain(n);
        bp_split split;
        bp_error err;
        assert_refused(bp_split_hold_out(&split, &data, 0.5, 1, &err),
                       BP_EDATA);
        assert_null(split.rows);
        bp_split_free(&split);
    }
}

/* Rows have numbers of 32 bits. No row is looked at. */
static void too_many_rows_are_refused(void **state) {
    (void)state;
    const bp_dataset data = plain((size_t)UINT32_MAX + 1);
    bp_split split;
    bp_error err;
    uint32_t fold;
    assert_refused(bp_split_hold_out(&split, &data, 0.5, 1, &err), BP_EDATA);
    assert_refused(bp_split_folds(&fold, &data, NULL, 2, 1, &err), BP_EDATA);
}

static bool same_split(const bp_split *a, const bp_split *b) {
    size_t n = a->n_train + a->n_held_out;
    return a->n_held_out == b->n_held_out &&
           memcmp(a->rows, b->rows, n * sizeof *a->rows) == 0;
}

static void a_seed_has_one_split(void **state) {
    (void)state;
    const size_t counts[] = {30, 50, 20};
    bp_dataset data[] = {plain(100), classes(counts, 3)};
    for (size_t i = 0; i < COUNT(data); i++) {
        bp_split first = hold_out(&data[i], 0.3, 5);
        bp_split again = hold_out(&data[i], 0.3, 5);
        bp_split other = hold_out(&data[i], 0.3, 6);
        assert_true(same_split(&first, &again));
        assert_false(same_split(&first, &other));
        bp_split_free(&first);
        bp_split_free(&again);
        bp_split_free(&other);
        free(data[i].t);
    }
}

/* In 2000 splits each of 10 rows is held out some 600 times (the standard
 * deviation is 20). */
static void each_row_has_the_same_chance(void **state) {
    (void)state;
    const bp_dataset data = plain(10);
    size_t times[10] = {0};
    for (uint64_t seed = 0; seed < 2000; seed++) {
        bp_split split = hold_out(&data, 0.3, seed);
        for (size_t i = 0; i < split.n_held_out; i++)
            times[split.rows[split.n_train + i]]++;
        bp_split_free(&split);
    }
    for (size_t row = 0; row < 10; row++)
        assert_in_range(times[row], 500, 700);
}

/* Quotas that are whole are met; else each class gives its quota rounded up or
 * down, and the sum is right. */
static void classes_keep_their_proportions(void **state) {
    (void)state;
    static const double shares[] = {0.01, 0.1, 0.2, 0.25, 1.0 / 3, 0.5};
    const size_t counts[] = {600, 300, 60, 37, 3};
    bp_dataset data = classes(counts, COUNT(counts));
    for (size_t s = 0; s < COUNT(shares); s++) {
        bp_split split = hold_out(&data, shares[s], s);
        assert_int_equal(split.n_held_out, floor(shares[s] * 1000 + 0.5));
        for (size_t c = 0; c < COUNT(counts); c++) {
            double quota = (double)split.n_held_out * (double)counts[c] / 1000;
            assert_near((double)held_out_of(&split, &data, c), quota, 0, 1);
        }
        bp_split_free(&split);
    }
    bp_split split = hold_out(&data, 0.1, 9);
    assert_int_equal(held_out_of(&split, &data, 0), 60);
    assert_int_equal(held_out_of(&split, &data, 1), 30);
    assert_int_equal(held_out_of(&split, &data, 2), 6);
    assert_int_equal(held_out_of(&split, &data, 3), 4); /* 3.7 */
    assert_int_equal(held_out_of(&split, &data, 4), 0); /* 0.3 */
    bp_split_free(&split);
    free(data.t);
}

/* Of classes with one remainder each gets the rest at times. */
static void equal_remainders_draw_lots(void **state) {
    (void)state;
    const size_t counts[] = {5, 5, 5, 5};
    bp_dataset data = classes(counts, 4);
    size_t times[4] = {0};
    for (uint64_t seed = 0; seed < 400; seed++) {
        bp_split split = hold_out(&data, 0.1, seed); /* 2 rows */
        assert_int_equal(split.n_held_out, 2);
        for (size_t c = 0; c < 4; c++) {
            size_t n = held_out_of(&split, &data, c);
            assert_true(n <= 1);
            times[c] += n;
        }
        bp_split_free(&split);
    }
    for (size_t c = 0; c < 4; c++)
        assert_in_range(times[c], 140, 260);
    free(data.t);
}

static void a_single_row_of_a_class_is_learnt_from(void **state) {
    (void)state;
    const size_t counts[] = {1, 50, 1, 48, 0};
    bp_dataset data = classes(counts, 5);
    for (uint64_t seed = 0; seed < 50; seed++) {
        bp_split split = hold_out(&data, 0.5, seed);
        assert_int_equal(split.n_held_out, 50);
        assert_int_equal(held_out_of(&split, &data, 0), 0);
        assert_int_equal(held_out_of(&split, &data, 2), 0);
        bp_split_free(&split);
    }
    free(data.t);
}

/* Even when almost all rows are asked for. */
static void each_class_keeps_a_row(void **state) {
    (void)state;
    const size_t counts[] = {40, 2, 3, 2, 1};
    bp_dataset data = classes(counts, 5);
    static const double shares[] = {0.75, 0.85, 0.9, 0.95, 0.999};
    static const size_t wanted[] = {36, 41, 43, 43, 43}; /* 43 = 48 - 5 */
    for (size_t s = 0; s < COUNT(shares); s++) {
        bp_split split = hold_out(&data, shares[s], s);
        assert_int_equal(split.n_held_out, wanted[s]);
        for (size_t c = 0; c < 5; c++)
            assert_true(held_out_of(&split, &data, c) < counts[c]);
        bp_split_free(&split);
    }
    free(data.t);
}

static void where_each_class_has_one_row_one_is_held_out(void **state) {
    (void)state;
    const size_t counts[] = {1, 1, 0, 1, 1};
    bp_dataset data = classes(counts, 5);
    size_t times[5] = {0};
    for (uint64_t seed = 0; seed < 200; seed++) {
        bp_split split = hold_out(&data, 0.75, seed);
        assert_int_equal(split.n_held_out, 1);
        times[(size_t)data.t[split.rows[3]]]++;
        bp_split_free(&split);
    }
    for (size_t c = 0; c < 5; c++)
        assert_true(c == 2 ? times[c] == 0 : times[c] > 20);
    free(data.t);
}

/* So many small classes that the rest isn't made up one row a round. */
static void many_small_classes_are_split_quickly(void **state) {
    (void)state;
    enum { N = 100000 };
    size_t *counts = calloc(N, sizeof *counts);
    assert_non_null(counts);
    for (size_t c = 0; c < N; c++)
        counts[c] = 2;
    counts[7] = (size_t)3 * N;
    bp_dataset data = classes(counts, N);
    bp_split split = hold_out(&data, 0.75, 1);
    assert_int_equal(split.n_held_out, ((size_t)5 * N - 2) * 3 / 4 + 1);
    assert_int_equal(held_out_of(&split, &data, 8), 1);
    bp_split_free(&split);
    free(data.t);
    free(counts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_rounded_half_up),
        cmocka_unit_test(fewer_than_two_rows_are_refused),
        cmocka_unit_test(too_many_rows_are_refused),
        cmocka_unit_test(a_seed_has_one_split),
        cmocka_unit_test(each_row_has_the_same_chance),
        cmocka_unit_test(classes_keep_their_proportions),
        cmocka_unit_test(equal_remainders_draw_lots),
        cmocka_unit_test(a_single_row_of_a_class_is_learnt_from),
        cmocka_unit_test(each_class_keeps_a_row),
        cmocka_unit_test(where_each_class_has_one_row_one_is_held_out),
        cmocka_unit_test(many_small_classes_are_split_quickly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
