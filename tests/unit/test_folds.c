/* test_folds.c - rows and groups dealt out to folds. */
#include "split_helper.h"

enum { MAX_ROWS = 1000, MAX_FOLDS = 20 };

static void check_folds(const bp_dataset *data, size_t n_folds) {
    uint32_t fold[MAX_ROWS], again[MAX_ROWS];
    bp_error err;
    assert_ok(bp_split_folds(fold, data, NULL, n_folds, 4, &err));
    assert_ok(bp_split_folds(again, data, NULL, n_folds, 4, &err));
    assert_memory_equal(fold, again, data->n_rows * sizeof *fold);
    size_t n_classes = data->n_classes ? data->n_classes : 1;
    size_t in_all[MAX_FOLDS] = {0};
    for (size_t c = 0; c < n_classes; c++) {
        size_t counts[MAX_FOLDS] = {0}, n = 0;
        for (size_t row = 0; row < data->n_rows; row++) {
            assert_true(fold[row] < n_folds);
            bool counts_here = !data->n_classes || data->t[row] == (float)c;
            counts[fold[row]] += counts_here;
            n += counts_here;
        }
        for (size_t f = 0; f < n_folds; f++) {
            assert_in_range(counts[f], n / n_folds,
                            (n + n_folds - 1) / n_folds);
            in_all[f] += counts[f];
        }
    }
    for (size_t f = 0; f < n_folds; f++)
        assert_in_range(in_all[f], data->n_rows / n_folds,
                        (data->n_rows + n_folds - 1) / n_folds);
}

static void folds_are_alike(void **state) {
    (void)state;
    const size_t some[] = {51, 1, 0, 33, 18, 7}, single[] = {1, 1, 1, 1, 1};
    bp_dataset data[] = {plain(20), plain(97), classes(some, 6),
                         classes(single, 5)};
    for (size_t i = 0; i < COUNT(data); i++) {
        for (size_t n = 1; n <= MAX_FOLDS && n <= data[i].n_rows; n++)
            check_folds(&data[i], n);
        free(data[i].t);
    }
}

static void folds_are_drawn(void **state) {
    (void)state;
    const bp_dataset data = plain(60);
    uint32_t a[60], b[60];
    bp_error err;
    assert_ok(bp_split_folds(a, &data, NULL, 3, 1, &err));
    assert_ok(bp_split_folds(b, &data, NULL, 3, 2, &err));
    assert_memory_not_equal(a, b, sizeof a);
    size_t in_turn = 0;
    for (size_t i = 0; i < 60; i++)
        in_turn += a[i] == i % 3;
    assert_true(in_turn < 40);
}

static void more_folds_than_rows_are_refused(void **state) {
    (void)state;
    const bp_dataset data = plain(4);
    const uint32_t groups[] = {9, 9, 4, 4};
    uint32_t fold[4];
    bp_error err;
    assert_refused(bp_split_folds(fold, &data, NULL, 5, 1, &err), BP_EDATA);
    assert_non_null(strstr(err.message, "4 rows"));
    assert_ok(bp_split_folds(fold, &data, NULL, 4, 1, &err));
    assert_refused(bp_split_folds(fold, &data, groups, 3, 1, &err), BP_EDATA);
    assert_non_null(strstr(err.message, "2 groups"));
    assert_ok(bp_split_folds(fold, &data, groups, 2, 1, &err));
    assert_true(fold[0] == fold[1] && fold[2] == fold[3]);
    assert_true(fold[0] != fold[2]);
}

static void groups_are_never_parted(void **state) {
    (void)state;
    const bp_dataset data = plain(MAX_ROWS);
    for (size_t n_groups = 5; n_groups < 200; n_groups = 2 * n_groups + 1) {
        uint32_t groups[MAX_ROWS], fold[MAX_ROWS], again[MAX_ROWS];
        size_t counts[5] = {0};
        bp_error err;
        bp_rng rng = rng_of(n_groups);
        for (size_t i = 0; i < MAX_ROWS; i++) /* numbers of any size */
            groups[i] =
                UINT32_MAX / (1 + (uint32_t)bp_rng_below(&rng, n_groups));
        for (size_t i = 0; i < n_groups; i++)
            groups[i] = UINT32_MAX / (1 + (uint32_t)i); /* none is empty */
        assert_ok(bp_split_folds(fold, &data, groups, 5, 1, &err));
        assert_ok(bp_split_folds(again, &data, groups, 5, 1, &err));
        assert_memory_equal(fold, again, sizeof fold);
        for (size_t i = 0; i < MAX_ROWS; i++) {
            assert_true(fold[i] < 5);
            counts[fold[i]]++;
            for (size_t k = 0; k < i; k++)
                assert_true(groups[i] != groups[k] || fold[i] == fold[k]);
        }
        for (size_t f = 0; f < 5; f++)
            assert_true(counts[f] > 0);
    }
}

/* 5 | 4 | 3, and the rest where there is least: 5 | 4 1 | 3 2. */
static void the_largest_group_is_dealt_first(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 5, 2, 4, 3};
    static const size_t together[] = {3, 1, 4, 3, 4}; /* with which group */
    uint32_t groups[15], fold[15], of_group[5];
    const bp_dataset data = plain(15);
    bp_error err;
    for (size_t g = 0, row = 0; g < 5; g++)
        for (size_t i = 0; i < sizes[g]; i++)
            groups[row++] = (uint32_t)(100 - g);
    for (uint64_t seed = 0; seed < 10; seed++) {
        assert_ok(bp_split_folds(fold, &data, groups, 3, seed, &err));
        for (size_t row = 0; row < 15; row++)
            of_group[100 - groups[row]] = fold[row];
        assert_int_equal(of_group[1], 0);
        assert_int_equal(of_group[3], 1);
        assert_int_equal(of_group[4], 2);
        for (size_t g = 0; g < 5; g++)
            assert_int_equal(of_group[g], of_group[together[g]]);
    }
}

/* Groups of one size fall anywhere. */
static void equal_groups_draw_lots(void **state) {
    (void)state;
    const uint32_t groups[] = {1, 1, 2, 2, 3, 3, 4, 4};
    const bp_dataset data = plain(8);
    size_t first[2] = {0};
    bp_error err;
    for (uint64_t seed = 0; seed < 100; seed++) {
        uint32_t fold[8];
        assert_ok(bp_split_folds(fold, &data, groups, 2, seed, &err));
        first[fold[0]]++;
    }
    assert_in_range(first[0], 30, 70);
}

static void a_fold_is_held_out(void **state) {
    (void)state;
    const uint32_t fold[] = {2, 0, 1, 2, 2, 0};
    static const uint32_t wanted[3][6] = {
        {0, 2, 3, 4, 1, 5}, {0, 1, 3, 4, 5, 2}, {1, 2, 5, 0, 3, 4}};
    static const size_t n_held_out[] = {2, 1, 3};
    for (size_t f = 0; f < 3; f++) {
        bp_split split;
        bp_error err;
        assert_ok(bp_split_fold(&split, fold, 6, f, &err));
        assert_int_equal(split.n_held_out, n_held_out[f]);
        assert_int_equal(split.n_train, 6 - n_held_out[f]);
        assert_memory_equal(split.rows, wanted[f], sizeof wanted[f]);
        bp_split_free(&split);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_are_alike),
        cmocka_unit_test(folds_are_drawn),
        cmocka_unit_test(more_folds_than_rows_are_refused),
        cmocka_unit_test(groups_are_never_parted),
        cmocka_unit_test(the_largest_group_is_dealt_first),
        cmocka_unit_test(equal_groups_draw_lots),
        cmocka_unit_test(a_fold_is_held_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
