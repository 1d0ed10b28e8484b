/* test_dataset.c - rows, and batches of them in any order. */
#include "helper.h"

#include "bp/dataset.h"

/* Input j of row i is 10 i + j; target j of it 100 i + j, or its class. */
static bp_dataset numbered(size_t n_rows, size_t n_inputs, size_t n_targets,
                           size_t n_classes) {
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, n_rows, n_inputs, n_targets, n_classes,
                              false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t j = 0; j < n_inputs; j++)
            data.x[i * n_inputs + j] = (float)(10 * i + j);
        for (size_t j = 0; j < n_targets; j++)
            data.t[i * n_targets + j] =
                (float)(n_classes ? i % n_classes : 100 * i + j);
    }
    return data;
}

static void room_is_zeroed(void **state) {
    (void)state;
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, 7, 5, 2, 0, false, SIZE_MAX, &err));
    assert_int_equal(data.n_rows, 7);
    assert_int_equal(data.n_inputs, 5);
    assert_int_equal(data.n_targets, 2);
    assert_int_equal(data.n_classes, 0);
    for (size_t i = 0; i < 35; i++)
        assert_true(data.x[i] == 0);
    for (size_t i = 0; i < 14; i++)
        assert_true(data.t[i] == 0);
    bp_dataset_free(&data);
    assert_null(data.x);
    assert_null(data.t);
    bp_dataset_free(&data);
}

static void what_fits_no_machine_is_refused(void **state) {
    (void)state;
    bp_dataset data;
    bp_error err;
    const size_t many = (size_t)1 << 40;
    assert_refused(
        bp_dataset_init(&data, many, 1000, 1, 0, false, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_null(data.x);
    assert_refused(
        bp_dataset_init(&data, many, 1, 1000, 0, false, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_null(data.t);
    assert_refused(
        bp_dataset_init(&data, SIZE_MAX, 2, 1, 0, false, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_refused(
        bp_dataset_init(&data, SIZE_MAX / 4, 1, 4, 0, false, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_refused(
        bp_dataset_init(&data, SIZE_MAX / 8, 1, 7, 0, false, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_refused(bp_dataset_init(&data, SIZE_MAX, 2, 1, 0, false, 0, &err),
                   BP_ESYSTEM);
    assert_null(data.x);
    bp_dataset_free(&data);
}

/* One stretch: x, and t on the next 64-byte boundary. */
static void inputs_and_targets_start_on_boundaries(void **state) {
    (void)state;
    for (size_t n_rows = 0; n_rows < 40; n_rows++) {
        bp_dataset data;
        bp_error err;
        assert_ok(
            bp_dataset_init(&data, n_rows, 3, 1, 0, false, SIZE_MAX, &err));
        assert_int_equal((uintptr_t)data.x % 64, 0);
        assert_int_equal((uintptr_t)data.t % 64, 0);
        assert_true(data.t >= data.x + 3 * n_rows);
        assert_true(data.t < data.x + 3 * n_rows + 16);
        assert_true(data.t + n_rows <= data.room.items + data.room.count);
        bp_dataset_free(&data);
    }
}

static void what_takes_more_than_memory_allows_is_in_a_file(void **state) {
    (void)state;
    bp_error err;
    bp_dataset data;
    const size_t bytes = (16 + 5) * sizeof(float);
    assert_ok(bp_dataset_init(&data, 5, 3, 1, 0, false, bytes, &err));
    assert_false(data.room.is_mapped);
    bp_dataset_free(&data);
    assert_ok(bp_dataset_init(&data, 5, 3, 1, 0, false, bytes - 1, &err));
    assert_true(data.room.is_mapped);
    for (size_t i = 0; i < 5; i++) {
        assert_true(data.x[3 * i + 2] == 0 && data.t[i] == 0);
        data.x[3 * i + 2] = data.t[i] = (float)i;
    }
    for (size_t i = 0; i < 5; i++)
        assert_true(bp_dataset_inputs(&data, i)[2] == (float)i &&
                    data.t[i] == (float)i);
    bp_dataset_free(&data);
    assert_null(data.room.items);
}

static void inputs_are_those_of_the_row(void **state) {
    (void)state;
    bp_dataset data = numbered(6, 3, 2, 0);
    for (size_t row = 0; row < 6; row++)
        for (size_t j = 0; j < 3; j++)
            assert_true(bp_dataset_inputs(&data, row)[j] ==
                        (float)(10 * row + j));
    bp_dataset_free(&data);
}

/* As many panels as it takes; what is beside the rows and after them stays. */
static void targets_go_where_the_panels_are(void **state) {
    (void)state;
    static const size_t widths[] = {1, 8, 9, 16, 17, 32, 33, 48, 65, 100};
    static const size_t order[] = {5, 0, 3, 3, 1};
    for (size_t i = 0; i < COUNT(widths); i++) {
        bp_dataset data = numbered(6, 3, widths[i], 0);
        bp_matrix t = new_roomy(5, widths[i], 20);
        fill_spare_rows(t, NAN);
        for (size_t m = 0; m < 5; m++)
            bp_dataset_targets(&data, order[m], t, m);
        for (size_t m = 0; m < 5; m++)
            for (size_t j = 0; j < widths[i]; j++)
                assert_true(*bp_at(t, m, j) == (float)(100 * order[m] + j));
        assert_padding_is_zero(t);
        assert_spare_rows_are(t, NAN);
        free(t.data);
        bp_dataset_free(&data);
    }
}

static void a_class_is_spread_over_the_outputs(void **state) {
    (void)state;
    static const size_t n_classes[] = {2, 3, 8, 9, 16, 17, 33, 70};
    for (size_t i = 0; i < COUNT(n_classes); i++) {
        size_t n = n_classes[i];
        bp_dataset data = numbered(150, 1, 1, n);
        bp_matrix t = new_roomy(150, n, 153);
        fill_spare_rows(t, NAN);
        for (size_t m = 0; m < t.rows; m++) {
            for (size_t j = 0; j < n; j++)
                *bp_at(t, m, j) = 9; /* no leftovers */
            bp_dataset_targets(&data, m, t, m);
        }
        for (size_t m = 0; m < t.rows; m++)
            for (size_t j = 0; j < n; j++)
                assert_true(*bp_at(t, m, j) == (j == m % n ? 1.0f : 0.0f));
        assert_padding_is_zero(t);
        assert_spare_rows_are(t, NAN);
        free(t.data);
        bp_dataset_free(&data);
    }
}

static void two_classes_may_share_one_output(void **state) {
    (void)state;
    static const size_t order[] = {1, 1, 0, 3};
    static const float wanted[] = {1, 1, 0, 1};
    bp_dataset data = numbered(4, 1, 1, 2);
    bp_matrix one = new_matrix(4, 1), two = new_matrix(4, 2);
    for (size_t m = 0; m < 4; m++) {
        bp_dataset_targets(&data, order[m], one, m);
        bp_dataset_targets(&data, order[m], two, m);
        assert_true(*bp_at(one, m, 0) == wanted[m]);
        assert_true(*bp_at(two, m, 0) == 1 - wanted[m]);
        assert_true(*bp_at(two, m, 1) == wanted[m]);
    }
    free(one.data);
    free(two.data);
    bp_dataset_free(&data);
}

/* Into the row of t that is asked for, and no other. */
static void targets_come_alone(void **state) {
    (void)state;
    bp_dataset numbers = numbered(6, 3, 40, 0), classes = numbered(6, 3, 1, 40);
    bp_matrix t = new_matrix(3, 40);
    for (size_t i = 0; i < floats_of(t); i++)
        t.data[i] = 9;
    bp_dataset_targets(&numbers, 4, t, 1);
    for (size_t j = 0; j < 40; j++)
        assert_true(*bp_at(t, 1, j) == (float)(400 + j));
    bp_dataset_targets(&classes, 5, t, 1);
    for (size_t j = 0; j < 40; j++) {
        assert_true(*bp_at(t, 1, j) == (j == 5 ? 1.0f : 0.0f));
        assert_true(*bp_at(t, 0, j) == 9);
        assert_true(*bp_at(t, 2, j) == 9);
    }
    free(t.data);
    bp_dataset_free(&numbers);
    bp_dataset_free(&classes);
}

/* ---- weights ---- */

static void weights_start_as_1(void **state) {
    (void)state;
    for (size_t n_rows = 0; n_rows < 40; n_rows++) {
        bp_dataset data;
        bp_error err;
        assert_ok(
            bp_dataset_init(&data, n_rows, 3, 1, 0, true, SIZE_MAX, &err));
        assert_int_equal((uintptr_t)data.weights % 64, 0);
        assert_true(data.weights >= data.t + n_rows);
        assert_true(data.weights + n_rows == data.room.items + data.room.count);
        for (size_t i = 0; i < n_rows; i++) {
            assert_true(data.weights[i] == 1 && data.t[i] == 0);
            data.t[i] = 2;
            assert_true(data.weights[i] == 1);
        }
        assert_ok(bp_dataset_normalize_weights(&data, &err));
        bp_dataset_free(&data);
        assert_null(data.weights);
        bp_dataset_free(&data);
    }
}

static void weights_are_made_only_when_asked_for(void **state) {
    (void)state;
    bp_dataset data = numbered(6, 3, 1, 0);
    bp_error err;
    assert_null(data.weights);
    assert_ok(bp_dataset_normalize_weights(&data, &err));
    bp_dataset_free(&data);
}

/* They count when it is asked whether all fits. */
static void weights_take_room(void **state) {
    (void)state;
    const size_t bytes = (16 + 16 + 5) * sizeof(float);
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, 5, 3, 1, 0, true, bytes, &err));
    assert_false(data.room.is_mapped);
    bp_dataset_free(&data);
    assert_ok(bp_dataset_init(&data, 5, 3, 1, 0, true, bytes - 1, &err));
    assert_true(data.room.is_mapped && data.weights[4] == 1);
    bp_dataset_free(&data);
    assert_refused(
        bp_dataset_init(&data, SIZE_MAX / 4, 1, 1, 0, true, SIZE_MAX, &err),
        BP_ESYSTEM);
    assert_refused(
        bp_dataset_init(&data, SIZE_MAX / 2, 1, 1, 0, true, SIZE_MAX, &err),
        BP_ESYSTEM);
}

static void weights_become_1_in_the_mean(void **state) {
    (void)state;
    static const float given[] = {0, 1, 2, 5}, wanted[] = {0, 0.5f, 1, 2.5f};
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, 4, 1, 1, 0, true, SIZE_MAX, &err));
    memcpy(data.weights, given, sizeof given);
    assert_ok(bp_dataset_normalize_weights(&data, &err));
    assert_same_floats(data.weights, wanted, 4);
    for (size_t i = 0; i < 4; i++) /* no sum of floats could hold these */
        data.weights[i] = 3e38f;
    assert_ok(bp_dataset_normalize_weights(&data, &err));
    for (size_t i = 0; i < 4; i++)
        assert_true(data.weights[i] == 1);
    memset(data.weights, 0, sizeof given);
    assert_refused(bp_dataset_normalize_weights(&data, &err), BP_EDATA);
    bp_dataset_free(&data);
}

/* 8 rows of four classes, as scikit-learn weighs the three that are there:
 * 8 / (3 * 4), 8 / (3 * 3), 8 / (3 * 1). */
static void classes_are_balanced(void **state) {
    (void)state;
    static const float t[] = {0, 1, 0, 3, 0, 1, 1, 0};
    static const uint32_t some[] = {1, 2, 5};
    bp_dataset data = numbered(8, 1, 1, 4);
    memcpy(data.t, t, sizeof t);
    bp_selection rows = bp_select_all(&data);
    double weights[4];
    bp_dataset_balance(&data, &rows, weights);
    assert_near(weights[0], 8.0 / 12, 1e-15, 0);
    assert_near(weights[1], 8.0 / 9, 1e-15, 0);
    assert_true(weights[2] == 0);
    assert_near(weights[3], 8.0 / 3, 1e-15, 0);
    rows = (bp_selection){&data, some, 3};
    bp_dataset_balance(&data, &rows, weights);
    assert_near(weights[0], 3.0 / 2, 1e-15, 0);
    assert_near(weights[1], 3.0 / 4, 1e-15, 0);
    assert_true(weights[2] == 0 && weights[3] == 0);
    bp_dataset_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(room_is_zeroed),
        cmocka_unit_test(what_fits_no_machine_is_refused),
        cmocka_unit_test(inputs_and_targets_start_on_boundaries),
        cmocka_unit_test(what_takes_more_than_memory_allows_is_in_a_file),
        cmocka_unit_test(inputs_are_those_of_the_row),
        cmocka_unit_test(targets_go_where_the_panels_are),
        cmocka_unit_test(a_class_is_spread_over_the_outputs),
        cmocka_unit_test(two_classes_may_share_one_output),
        cmocka_unit_test(targets_come_alone),
        cmocka_unit_test(weights_start_as_1),
        cmocka_unit_test(weights_are_made_only_when_asked_for),
        cmocka_unit_test(weights_take_room),
        cmocka_unit_test(weights_become_1_in_the_mean),
        cmocka_unit_test(classes_are_balanced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
