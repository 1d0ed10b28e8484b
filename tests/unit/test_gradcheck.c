/* test_gradcheck.c - the check of gradients: that it passes what is right and
 * finds what is wrong, which it is shown with kernels that have a fault. (What
 * it finds in whole builds with a fault, tests/broken tries.) */
#include "helper.h"

#include "bp/gradcheck.h"

enum { ROWS = 20 };

static const size_t sizes[] = {3, 9, 4, 2};

/* Rows with targets, for regression. The caller frees it. */
static bp_dataset new_data(size_t n_rows, size_t n_inputs, size_t n_targets,
                           double low, double high) {
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(5);
    assert_ok(bp_dataset_init(&data, n_rows, n_inputs, n_targets, 0, false,
                              SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows * n_inputs; i++)
        data.x[i] = uniform(&rng, -1, 1);
    for (size_t i = 0; i < n_rows * n_targets; i++)
        data.t[i] = uniform(&rng, low, high);
    return data;
}

static bp_gradcheck run_with(const bp_kernel *kernel, const bp_network *net,
                             bp_loss loss, const bp_dataset *data, size_t most,
                             uint64_t seed) {
    bp_gradcheck check;
    bp_error err;
    bp_selection rows = bp_select_all(data);
    assert_ok(
        bp_gradcheck_run(&check, kernel, net, loss, &rows, most, seed, &err));
    return check;
}

static bp_gradcheck run(const bp_network *net, bp_loss loss,
                        const bp_dataset *data) {
    return run_with(bp_kernel_find(NULL), net, loss, data, SIZE_MAX, 1);
}

/* The largest errors of all. */
static double worst_of_engine(const bp_gradcheck *check) {
    double worst = 0;
    for (size_t i = 0; i < check->n_items; i++)
        worst = fmax(worst, check->items[i].engine_error);
    return worst;
}

static double worst_of_textbook(const bp_gradcheck *check) {
    double worst = 0;
    for (size_t i = 0; i < check->n_items; i++)
        worst = fmax(worst, check->items[i].textbook_error);
    return worst;
}

static void what_is_right_passes(void **state) {
    (void)state;
    bp_dataset data = new_data(ROWS, 3, 2, 0, 1);
    for (bp_activation hidden = 0; hidden < BP_EXP; hidden++)
        for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
            for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
                if (bp_loss_check(loss, f) || f == BP_SOFTMAX)
                    continue; /* its targets are classes */
                const bp_activation fs[] = {hidden, hidden, f};
                bp_network net = new_network(sizes, fs, 3, 3);
                bp_gradcheck check = run(&net, loss, &data);
                assert_int_equal(check.n_rows, ROWS);
                assert_int_equal(check.n_items, bp_network_count(&net));
                assert_int_equal(check.n_on_kink, 0);
                assert_true(worst_of_engine(&check) < 1e-4);
                assert_true(worst_of_textbook(&check) < 1e-7);
                bp_gradcheck_free(&check);
                bp_network_free(&net);
            }
    bp_dataset_free(&data);
}

/* ---- faults ---- */

static void no_slope(bp_activation f, float *delta, const float *a,
                     const float *z, size_t n) {
    (void)f, (void)delta, (void)a, (void)z, (void)n;
}

/* A slope that is not a number in one place. */
static void odd_slope(bp_activation f, float *delta, const float *a,
                      const float *z, size_t n) {
    portable()->slope(f, delta, a, z, n);
    delta[0] = NAN;
}

static void no_bias_gradient(float *db, bp_matrix delta, size_t panel) {
    memset(db, 0, bp_panel_width(delta, panel) * sizeof *db);
}

static void one_row_too_few(float *dw, bp_matrix x, bp_matrix delta,
                            size_t unit) {
    x.rows--;
    delta.rows--;
    portable()->gradient(dw, x, delta, unit);
}

static void expect_fault(const bp_kernel *kernel, bool is_number) {
    static const bp_activation fs[] = {BP_TANH, BP_TANH, BP_IDENTITY};
    bp_dataset data = new_data(ROWS, 3, 2, -1, 1);
    bp_network net = new_network(sizes, fs, 3, 3);
    bp_gradcheck check = run_with(kernel, &net, BP_MSE, &data, SIZE_MAX, 1);
    double worst = worst_of_engine(&check);
    assert_true(worst > 0.1);
    assert_true((isinf(worst) == 0) == is_number);
    assert_true(worst_of_textbook(&check) < 1e-7);
    bp_gradcheck_free(&check);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void what_is_wrong_is_found(void **state) {
    (void)state;
    bp_kernel broken = *portable();
    broken.slope = no_slope;
    expect_fault(&broken, true);
    broken.slope = odd_slope;
    expect_fault(&broken, false);
    broken = *portable();
    broken.bias_gradient = no_bias_gradient;
    expect_fault(&broken, true);
    broken = *portable();
    broken.gradient = one_row_too_few;
    expect_fault(&broken, true);
}

/* ---- samples ---- */

static size_t count_of(const bp_gradcheck *check, size_t layer, bool biases) {
    size_t n = 0;
    for (size_t i = 0; i < check->n_items; i++) {
        const bp_gradcheck_item *item = &check->items[i];
        n += item->layer == layer && (item->input == sizes[layer]) == biases;
    }
    return n;
}

static void assert_ordered(const bp_gradcheck *check) {
    for (size_t i = 1; i < check->n_items; i++) {
        const bp_gradcheck_item *a = &check->items[i - 1], *b = a + 1;
        bool a_bias = a->input == sizes[a->layer];
        bool b_bias = b->input == sizes[b->layer];
        assert_true(a->layer < b->layer ||
                    (a->layer == b->layer &&
                     (a_bias < b_bias ||
                      (a_bias == b_bias &&
                       (a->unit < b->unit ||
                        (a->unit == b->unit && a->input < b->input))))));
    }
}

static void a_sample_has_some_of_each_layer(void **state) {
    (void)state;
    static const bp_activation fs[] = {BP_TANH, BP_TANH, BP_IDENTITY};
    bp_dataset data = new_data(ROWS, 3, 2, -1, 1);
    bp_network net = new_network(sizes, fs, 3, 3);
    const bp_kernel *kernel = bp_kernel_find(NULL);
    for (size_t most = 1; most < 100; most++) {
        size_t count = bp_network_count(&net);
        bp_gradcheck check = run_with(kernel, &net, BP_MSE, &data, most, 1);
        assert_int_equal(check.n_items, most < count ? most : count);
        assert_ordered(&check);
        assert_true(worst_of_engine(&check) < 1e-4);
        bp_gradcheck_free(&check);
    }
    /* the last layer has 2 biases and no more: the others get their share */
    bp_gradcheck check = run_with(kernel, &net, BP_MSE, &data, 30, 1);
    assert_int_equal(count_of(&check, 2, true), 2);
    assert_int_equal(count_of(&check, 1, true), 4);
    for (size_t l = 0; l < 3; l++)
        assert_in_range(count_of(&check, l, false), 5, 7);
    bp_gradcheck other = run_with(kernel, &net, BP_MSE, &data, 30, 2);
    assert_memory_not_equal(check.items, other.items, 30 * sizeof *check.items);
    bp_gradcheck_free(&other);
    bp_gradcheck_free(&check);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

/* ---- kinks ---- */

/* 1-1-1-1, with the weights w and no biases. */
static bp_network new_line(const bp_activation *f, const float *w) {
    static const size_t ones[] = {1, 1, 1, 1};
    bp_network net = new_network(ones, f, 3, 1);
    for (size_t l = 0; l < 3; l++) {
        *bp_layer_weight(&net.layers[l], net.params, 0, 0) = w[l];
        *bp_layer_b(&net.layers[l], net.params) = 0;
    }
    return net;
}

static bp_gradcheck check_line(bp_activation middle, bp_loss loss,
                               const float *w, float x, float t) {
    const bp_activation f[] = {BP_IDENTITY, middle, BP_IDENTITY};
    bp_network net = new_line(f, w);
    bp_dataset data = new_data(2, 1, 1, 3, 3);
    data.x[0] = x;
    data.t[0] = t;
    data.x[1] = 0.5;
    bp_gradcheck check = run(&net, loss, &data);
    bp_dataset_free(&data);
    bp_network_free(&net);
    return check;
}

static void expect_line(bp_activation middle, bp_loss loss, const float *w,
                        float x, float t, size_t n_rows, size_t n_on_kink) {
    bp_gradcheck check = check_line(middle, loss, w, x, t);
    assert_int_equal(check.n_rows, n_rows);
    assert_int_equal(check.n_kink_rows, 2 - n_rows);
    assert_int_equal(check.n_on_kink, n_on_kink);
    assert_true(worst_of_engine(&check) < 1e-4);
    assert_true(worst_of_textbook(&check) < 1e-6);
    bp_gradcheck_free(&check);
}

static void kinks_raise_no_alarm(void **state) {
    (void)state;
    static const float plain[] = {1, 1, 1}, steep[] = {1, 1000, 1};
    /* far from z = 0, near, on it */
    expect_line(BP_RELU, BP_MSE, plain, 0.3f, 1, 2, 0);
    expect_line(BP_RELU, BP_MSE, plain, 1e-5f, 1, 2, 0);
    expect_line(BP_RELU, BP_MSE, plain, -1e-5f, 1, 2, 0);
    expect_line(BP_RELU, BP_MSE, plain, 0, 1, 1, 0);
    expect_line(BP_LEAKY_RELU, BP_MSE, plain, 0, 1, 1, 0);
    expect_line(BP_ELU, BP_MSE, plain, 1e-5f, 1, 2, 0);
    /* a step before a weight of 1000 is 1000 steps behind it, and even the
     * smallest one is too long */
    bp_gradcheck check = check_line(BP_RELU, BP_MSE, steep, 1e-7f, 1);
    assert_int_equal(check.n_rows, 2);
    assert_true(check.n_on_kink > 0 && check.n_on_kink < check.n_items);
    for (size_t i = 0; i < check.n_items; i++)
        if (check.items[i].is_on_kink) {
            assert_true(check.items[i].layer == 0);
            assert_true(check.items[i].engine_error == 0);
        }
    assert_true(worst_of_engine(&check) < 1e-4);
    bp_gradcheck_free(&check);
    /* losses of pieces; identity outputs: a = x */
    expect_line(BP_IDENTITY, BP_MAE, plain, 1, 1, 1, 0);
    expect_line(BP_IDENTITY, BP_MAE, plain, 1, 1.00001f, 2, 0);
    expect_line(BP_IDENTITY, BP_HUBER, plain, 1, 2.00001f, 2, 0);
}

/* exp(z) is 0 or infinite in double, too. */
static void rows_without_a_finite_loss_are_left_out(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_IDENTITY, BP_IDENTITY, BP_EXP};
    static const float w[] = {1, 1000, 1};
    bp_network net = new_line(f, w);
    bp_dataset data = new_data(2, 1, 1, 1, 1);
    data.x[0] = -1;
    data.x[1] = 0.001f;
    bp_gradcheck check = run(&net, BP_POISSON, &data);
    assert_int_equal(check.n_endless_rows, 1);
    assert_int_equal(check.n_rows, 1);
    assert_near(check.loss, exp(1) - 2, 1e-6, 0);
    bp_gradcheck_free(&check);
    data.x[1] = 1;
    check = run(&net, BP_POISSON, &data);
    assert_int_equal(check.n_rows, 0);
    bp_gradcheck_free(&check);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* ---- sums and rounding ---- */

/* Two rows with opposite gradients: what is left is rounding, and its relative
 * error would be anything. */
static void what_cancels_raises_no_alarm(void **state) {
    (void)state;
    static const size_t ones[] = {1, 1};
    static const bp_activation f[] = {BP_TANH};
    bp_network net = new_network(ones, f, 1, 1);
    bp_dataset data = new_data(2, 1, 1, 0, 0);
    data.x[0] = 0.7f;
    data.x[1] = -0.7f;
    data.t[0] = -0.3f;
    data.t[1] = 0.3f;
    *bp_layer_b(&net.layers[0], net.params) = 0;
    bp_gradcheck check = run(&net, BP_MSE, &data);
    const bp_gradcheck_item *bias = &check.items[1];
    assert_int_equal(bias->input, 1);
    assert_true(fabs(bias->difference) < 1e-9);
    assert_true(bias->floor > 1e-4);
    assert_true(worst_of_engine(&check) < 1e-5);
    bp_gradcheck_free(&check);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void the_worst_of_a_layer_is_named(void **state) {
    (void)state;
    bp_gradcheck_item items[] = {
        {.layer = 0, .engine_error = 0.1, .textbook_error = 0.6},
        {.layer = 0, .engine_error = 0.4, .textbook_error = 0.2},
        {.layer = 0, .engine_error = 9, .is_on_kink = true},
        {.layer = 0, .engine_error = 0.2, .textbook_error = 0.4},
        {.layer = 0, .engine_error = 0.3, .textbook_error = 0.1},
        {.layer = 1, .engine_error = 0.5, .textbook_error = 0.5},
        {.layer = 2, .is_on_kink = true},
    };
    bp_gradcheck check = {.n_items = COUNT(items), .items = items};
    bp_gradcheck_errors engine, textbook;
    bp_error err;
    assert_ok(bp_gradcheck_layer(&check, 0, &engine, &textbook, &err));
    assert_int_equal(engine.n_checked, 4);
    assert_int_equal(engine.worst, 1);
    assert_near(engine.largest, 0.4, 0, 0);
    assert_near(engine.median, 0.25, 1e-15, 0);
    assert_int_equal(textbook.worst, 0);
    assert_near(textbook.median, 0.3, 1e-15, 0);
    assert_ok(bp_gradcheck_layer(&check, 1, &engine, &textbook, &err));
    assert_near(engine.median, 0.5, 0, 0);
    assert_ok(bp_gradcheck_layer(&check, 2, &engine, &textbook, &err));
    assert_int_equal(engine.n_checked, 0);
    assert_int_equal(engine.worst, COUNT(items));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_right_passes),
        cmocka_unit_test(what_is_wrong_is_found),
        cmocka_unit_test(a_sample_has_some_of_each_layer),
        cmocka_unit_test(kinks_raise_no_alarm),
        cmocka_unit_test(rows_without_a_finite_loss_are_left_out),
        cmocka_unit_test(what_cancels_raises_no_alarm),
        cmocka_unit_test(the_worst_of_a_layer_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
