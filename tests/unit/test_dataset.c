/* test_dataset.c - rows, and batches of them in any order. */
#include "helper.h"

#include "bp/dataset.h"

/* Input j of row i is 10 i + j; target j of it 100 i + j, or its class. */
static bp_dataset numbered(size_t n_rows, size_t n_inputs, size_t n_targets,
                           size_t n_classes) {
    bp_dataset data;
    bp_error err;
    assert_ok(
        bp_dataset_init(&data, n_rows, n_inputs, n_targets, n_classes, &err));
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
    assert_ok(bp_dataset_init(&data, 7, 5, 2, 0, &err));
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
    assert_refused(bp_dataset_init(&data, many, 1000, 1, 0, &err), BP_ESYSTEM);
    assert_null(data.x);
    assert_refused(bp_dataset_init(&data, many, 1, 1000, 0, &err), BP_ESYSTEM);
    assert_null(data.t);
    bp_dataset_free(&data);
}

static void rows_come_in_order(void **state) {
    (void)state;
    bp_dataset data = numbered(6, 3, 2, 0);
    bp_matrix x = new_matrix(4, 3, 3), t = new_matrix(4, 2, 2);
    bp_dataset_batch(&data, NULL, 2, x, t);
    for (size_t m = 0; m < 4; m++) {
        for (size_t j = 0; j < 3; j++)
            assert_true(bp_row(x, m)[j] == (float)(10 * (m + 2) + j));
        for (size_t j = 0; j < 2; j++)
            assert_true(bp_row(t, m)[j] == (float)(100 * (m + 2) + j));
    }
    free(x.data);
    free(t.data);
    bp_dataset_free(&data);
}

static void rows_come_in_the_order_asked_for(void **state) {
    (void)state;
    static const uint32_t order[] = {5, 0, 3, 3, 1};
    bp_dataset data = numbered(6, 3, 2, 0);
    bp_matrix x = new_matrix(5, 3, 3), t = new_matrix(5, 2, 2);
    bp_dataset_batch(&data, order, 0, x, t);
    for (size_t m = 0; m < 5; m++) {
        for (size_t j = 0; j < 3; j++)
            assert_true(bp_row(x, m)[j] == (float)(10 * order[m] + j));
        for (size_t j = 0; j < 2; j++)
            assert_true(bp_row(t, m)[j] == (float)(100 * order[m] + j));
    }
    free(x.data);
    free(t.data);
    bp_dataset_free(&data);
}

static void rows_go_where_the_stride_says(void **state) {
    (void)state;
    bp_dataset data = numbered(3, 3, 2, 0);
    bp_matrix x = new_matrix(3, 3, 16), t = new_matrix(3, 2, 5);
    bp_dataset_batch(&data, NULL, 0, x, t);
    for (size_t m = 0; m < 3; m++) {
        assert_true(bp_row(x, m)[2] == (float)(10 * m + 2));
        assert_true(bp_row(t, m)[1] == (float)(100 * m + 1));
    }
    assert_padding_is_zero(x);
    assert_padding_is_zero(t);
    free(x.data);
    free(t.data);
    bp_dataset_free(&data);
}

static void a_class_is_spread_over_the_outputs(void **state) {
    (void)state;
    bp_dataset data = numbered(7, 1, 1, 3);
    bp_matrix x = new_matrix(7, 1, 1), t = new_matrix(7, 3, 3);
    fill_padding((bp_matrix){t.data, 7, 0, 3}, 9); /* no leftovers */
    bp_dataset_batch(&data, NULL, 0, x, t);
    for (size_t m = 0; m < 7; m++)
        for (size_t j = 0; j < 3; j++)
            assert_true(bp_row(t, m)[j] == (j == m % 3 ? 1.0f : 0.0f));
    free(x.data);
    free(t.data);
    bp_dataset_free(&data);
}

static void two_classes_may_share_one_output(void **state) {
    (void)state;
    static const uint32_t order[] = {1, 1, 0, 3};
    bp_dataset data = numbered(4, 1, 1, 2);
    bp_matrix x = new_matrix(4, 1, 1), t = new_matrix(4, 1, 1);
    bp_dataset_batch(&data, order, 0, x, t);
    static const float wanted[] = {1, 1, 0, 1};
    assert_same_floats(t.data, wanted, 4);
    free(t.data);
    t = new_matrix(4, 2, 2);
    bp_dataset_batch(&data, order, 0, x, t);
    static const float spread[] = {0, 1, 0, 1, 1, 0, 0, 1};
    assert_same_floats(t.data, spread, 8);
    free(x.data);
    free(t.data);
    bp_dataset_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(room_is_zeroed),
        cmocka_unit_test(what_fits_no_machine_is_refused),
        cmocka_unit_test(rows_come_in_order),
        cmocka_unit_test(rows_come_in_the_order_asked_for),
        cmocka_unit_test(rows_go_where_the_stride_says),
        cmocka_unit_test(a_class_is_spread_over_the_outputs),
        cmocka_unit_test(two_classes_may_share_one_output),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
