/* test_train.c - the loop: what it learns, when it ends, what it tells. */
#include "train_helper.h"

#include "bp/backprop.h"
#include "bp/optimizer.h"

/* ---- what it learns ---- */

static void one_seed_gives_the_same_bytes(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    bp_dataset data = corners(50);
    bp_training how = plan(20, 8);
    bp_history first_history;
    bp_network first = trained(portable(), &data, &how, &first_history);
    for (size_t k = 0; k < n_kernels; k++) {
        bp_history history;
        bp_network net = trained(kernels[k], &data, &how, &history);
        assert_true(same_params(&net, &first));
        assert_int_equal(history.n_epochs, 20);
        assert_true(same_history(&history, &first_history));
        bp_history_free(&history);
        bp_network_free(&net);
    }
    bp_history_free(&first_history);
    bp_network_free(&first);
    bp_dataset_free(&data);
}

static void another_seed_gives_others(void **state) {
    (void)state;
    bp_dataset data = corners(50);
    bp_training how = plan(2, 8);
    bp_history histories[2];
    bp_network a = trained(portable(), &data, &how, &histories[0]);
    how.seed++;
    bp_network b = trained(portable(), &data, &how, &histories[1]);
    assert_false(same_params(&a, &b));
    bp_history_free(&histories[0]);
    bp_history_free(&histories[1]);
    bp_network_free(&a);
    bp_network_free(&b);
    bp_dataset_free(&data);
}

/* The loop once more, written out: every epoch shuffles the rows with a stream
 * of its own, the last batch has what is left, and each step divides by its
 * own. */
static void train_by_hand(bp_network *net, const bp_dataset *data,
                          const bp_training *how, double *losses) {
    size_t n_rows = data->n_rows, batch = how->batch_size;
    bp_workspace ws;
    bp_optimizer optimizer;
    bp_rng rng;
    bp_error err;
    uint32_t *order = calloc(n_rows, sizeof *order);
    assert_non_null(order);
    const float **x = calloc(batch, sizeof *x);
    assert_non_null(x);
    bp_matrix t = new_matrix(batch, 3);
    assert_ok(bp_workspace_init(&ws, net, batch, true, &err));
    assert_ok(bp_optimizer_init(&optimizer, net, &how->descent, &err));
    for (size_t epoch = 0; epoch < how->epochs; epoch++) {
        double sum = 0;
        bp_rng_seed_at(&rng, how->seed, BP_RNG_SHUFFLE, epoch);
        for (uint32_t i = 0; i < n_rows; i++)
            order[i] = i;
        bp_rng_shuffle(&rng, order, n_rows);
        for (size_t first = 0; first < n_rows; first += batch) {
            t.rows = first + batch > n_rows ? n_rows % batch : batch;
            for (size_t m = 0; m < t.rows; m++) {
                x[m] = bp_dataset_inputs(data, order[first + m]);
                bp_dataset_targets(data, order[first + m], t, m);
            }
            bp_matrix a = bp_forward(portable(), net, &ws, x, t.rows);
            sum +=
                bp_loss_sum(0, portable(), how->loss, BP_SOFTMAX, a, t, NULL);
            bp_sink step = bp_optimizer_begin(&optimizer, portable(), net,
                                              t.rows, how->schedule.rate);
            bp_backward(portable(), net, &ws, t, how->loss, &step);
            bp_optimizer_end(&optimizer);
        }
        losses[epoch] = sum / (double)n_rows;
    }
    bp_workspace_free(&ws);
    bp_optimizer_free(&optimizer);
    free(order);
    free(x);
    free(t.data);
}

static void check_by_hand(size_t n_rows, size_t batch_size) {
    bp_dataset data = corners(n_rows);
    bp_training how = plan(5, batch_size);
    bp_history history;
    double losses[5];
    bp_network net = trained(bp_kernel_find(NULL), &data, &how, &history);
    bp_network by_hand = new_network(sizes, acts, 2, 1);
    train_by_hand(&by_hand, &data, &how, losses);
    assert_true(same_params(&net, &by_hand));
    for (size_t i = 0; i < 5; i++)
        assert_near(history.epochs[i].loss, losses[i], 1e-14, 0);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_network_free(&by_hand);
    bp_dataset_free(&data);
}

/* Batches of 4, 4 and 2 rows. */
static void the_last_batch_may_be_smaller(void **state) {
    (void)state;
    check_by_hand(10, 4);
}

/* Every row is a batch. */
static void rows_one_by_one_are_batches(void **state) {
    (void)state;
    check_by_hand(50, 1);
    check_by_hand(1, 1);
}

/* More than a megabyte of rows, which are fetched ahead. */
static void many_rows_are_trained_on_alike(void **state) {
    (void)state;
    check_by_hand(66005, 1000);
    check_by_hand(66000, 1000);
}

static void a_batch_larger_than_the_data_is_the_data(void **state) {
    (void)state;
    bp_dataset data = corners(10);
    bp_training exact = plan(5, 10), more = plan(5, 1000000000);
    bp_history histories[2];
    bp_network a = trained(portable(), &data, &exact, &histories[0]);
    bp_network b = trained(portable(), &data, &more, &histories[1]);
    assert_true(same_params(&a, &b));
    bp_history_free(&histories[0]);
    bp_history_free(&histories[1]);
    bp_network_free(&a);
    bp_network_free(&b);
    bp_dataset_free(&data);
}

static void exclusive_or_is_learnt(void **state) {
    (void)state;
    static const size_t xor_sizes[] = {2, 4, 1};
    static const bp_activation xor_acts[] = {BP_TANH, BP_SIGMOID};
    static const float x[] = {0, 0, 0, 1, 1, 0, 1, 1}, t[] = {0, 1, 1, 0};
    bp_dataset data;
    bp_error err;
    bp_history history;
    assert_ok(bp_dataset_init(&data, 4, 2, 1, 2, false, SIZE_MAX, &err));
    memcpy(data.x, x, sizeof x);
    memcpy(data.t, t, sizeof t);
    bp_selection rows = bp_select_all(&data);
    for (uint64_t seed = 1; seed <= 5; seed++) {
        bp_network net = new_network(xor_sizes, xor_acts, 2, seed);
        bp_training how = plan(1000, 4);
        how.descent.l2 = 0;
        assert_ok(bp_train(&net, portable(), &rows, &how, &history, &err));
        assert_true(history.epochs[0].loss > 0.3);
        assert_true(history.epochs[999].loss < 0.05);
        bp_history_free(&history);
        bp_network_free(&net);
    }
    bp_dataset_free(&data);
}

/* A line through points on it, found to many digits. */
static void a_line_is_learnt(void **state) {
    (void)state;
    static const size_t line_sizes[] = {1, 1};
    static const bp_activation line_acts[] = {BP_IDENTITY};
    bp_dataset data;
    bp_error err;
    bp_history history;
    assert_ok(bp_dataset_init(&data, 20, 1, 1, 0, false, SIZE_MAX, &err));
    for (size_t i = 0; i < 20; i++) {
        data.x[i] = (float)i / 10 - 1;
        data.t[i] = 3 * data.x[i] - 0.5f;
    }
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(line_sizes, line_acts, 1, 1);
    bp_training how = plan(300, 5);
    how.descent.l2 = 0;
    how.loss = BP_MSE;
    assert_ok(bp_train(&net, portable(), &rows, &how, &history, &err));
    assert_near((double)*bp_layer_weight(&net.layers[0], net.params, 0, 0), 3,
                1e-5, 0);
    assert_near((double)bp_layer_b(&net.layers[0], net.params)[0], -0.5, 1e-5,
                0);
    assert_true(history.epochs[299].loss < 1e-10);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

/* ---- what it tells ---- */

typedef struct witness {
    size_t n_calls;
    double losses[20];
    size_t stop_after; /* 0: never */
} witness;

static bp_wish watch(void *context, const bp_history *history) {
    witness *w = context;
    size_t epoch = history->n_epochs;
    w->losses[w->n_calls++] = history->epochs[epoch - 1].loss;
    assert_int_equal(epoch, w->n_calls);
    return epoch == w->stop_after ? BP_STOP : BP_GO_ON;
}

static void watch_by(bp_training *how, witness *w) {
    how->observer = (bp_observer){.epoch = watch, .context = w};
}

static void the_observer_sees_every_epoch(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    witness seen = {0};
    bp_training how = plan(20, 8);
    bp_history history;
    watch_by(&how, &seen);
    bp_network net = trained(portable(), &data, &how, &history);
    assert_int_equal(seen.n_calls, 20);
    assert_int_equal(history.n_epochs, 20);
    assert_int_equal(history.ending, BP_END_EPOCHS);
    for (size_t i = 0; i < 20; i++)
        assert_true(seen.losses[i] == history.epochs[i].loss);
    assert_true(history.epochs[19].loss < history.epochs[0].loss / 2);
    bp_history_free(&history);
    assert_null(history.epochs);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void no_epochs_change_nothing(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    bp_training how = plan(0, 8);
    bp_history history;
    bp_network net = trained(portable(), &data, &how, &history);
    bp_network untrained = new_network(sizes, acts, 2, 1);
    assert_int_equal(history.n_epochs, 0);
    assert_int_equal(history.ending, BP_END_EPOCHS);
    assert_true(same_params(&net, &untrained));
    bp_history_free(&history);
    bp_network_free(&net);
    bp_network_free(&untrained);
    bp_dataset_free(&data);
}

/* ---- when it ends ---- */

static void a_flag_that_is_up_stops_it_at_once(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    volatile sig_atomic_t stop = 1;
    bp_training how = plan(20, 8);
    bp_history history;
    how.stop = &stop;
    bp_network net = trained(portable(), &data, &how, &history);
    bp_network untrained = new_network(sizes, acts, 2, 1);
    assert_int_equal(history.n_epochs, 0);
    assert_int_equal(history.ending, BP_END_INTERRUPTED);
    assert_true(same_params(&net, &untrained));
    bp_history_free(&history);
    bp_network_free(&net);
    bp_network_free(&untrained);
    bp_dataset_free(&data);
}

static void a_stop_after_an_epoch_leaves_what_it_learnt(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    witness seen = {.stop_after = 3};
    bp_training stopped = plan(20, 8), shorter = plan(3, 8);
    bp_history histories[2];
    watch_by(&stopped, &seen);
    bp_network a = trained(portable(), &data, &stopped, &histories[0]);
    bp_network b = trained(portable(), &data, &shorter, &histories[1]);
    assert_int_equal(histories[0].ending, BP_END_INTERRUPTED);
    assert_int_equal(histories[0].n_epochs, 3);
    assert_int_equal(seen.n_calls, 3);
    assert_true(same_params(&a, &b));
    bp_history_free(&histories[0]);
    bp_history_free(&histories[1]);
    bp_network_free(&a);
    bp_network_free(&b);
    bp_dataset_free(&data);
}

/* A kernel that raises the flag as a signal would, in the midst of the sixth
 * batch; an epoch has four. */
static volatile sig_atomic_t raised;
static int n_forward;

static void raise_and_forward_rows(bp_matrix z, bp_matrix a, bp_activation f,
                                   const float *const *x, bp_matrix w,
                                   const float *b, size_t unit) {
    if (++n_forward == 11) /* two layers a batch, of a unit each */
        raised = 1;
    portable()->forward_rows(z, a, f, x, w, b, unit);
}

static void count_and_forward(bp_matrix z, bp_matrix a, bp_activation f,
                              bp_matrix x, bp_matrix w, const float *b,
                              size_t unit) {
    n_forward++;
    portable()->forward(z, a, f, x, w, b, unit);
}

static void a_stop_within_an_epoch_ends_before_the_next_batch(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    bp_kernel kernel = *portable();
    kernel.forward_rows = raise_and_forward_rows;
    kernel.forward = count_and_forward;
    bp_training how = plan(20, 8);
    bp_history history;
    how.stop = &raised;
    bp_network net = trained(&kernel, &data, &how, &history);
    assert_int_equal(history.ending, BP_END_INTERRUPTED);
    assert_int_equal(n_forward, 12);       /* the sixth batch was finished */
    assert_int_equal(history.n_epochs, 1); /* the second epoch wasn't */
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

/* ---- when it fails ---- */

static void more_rows_than_can_be_numbered_are_refused(void **state) {
    (void)state;
    if (SIZE_MAX == UINT32_MAX)
        skip();
    bp_dataset data = {.n_inputs = 4, .n_targets = 1, .n_classes = 3};
    data.n_rows = (size_t)UINT32_MAX + 1;
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(sizes, acts, 2, 1);
    bp_training how = plan(1, 8);
    bp_history history;
    bp_error err;
    assert_refused(bp_train(&net, portable(), &rows, &how, &history, &err),
                   BP_EDATA);
    bp_history_free(&history);
    bp_network_free(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_seed_gives_the_same_bytes),
        cmocka_unit_test(another_seed_gives_others),
        cmocka_unit_test(the_last_batch_may_be_smaller),
        cmocka_unit_test(rows_one_by_one_are_batches),
        cmocka_unit_test(many_rows_are_trained_on_alike),
        cmocka_unit_test(a_batch_larger_than_the_data_is_the_data),
        cmocka_unit_test(exclusive_or_is_learnt),
        cmocka_unit_test(a_line_is_learnt),
        cmocka_unit_test(the_observer_sees_every_epoch),
        cmocka_unit_test(no_epochs_change_nothing),
        cmocka_unit_test(a_flag_that_is_up_stops_it_at_once),
        cmocka_unit_test(a_stop_after_an_epoch_leaves_what_it_learnt),
        cmocka_unit_test(a_stop_within_an_epoch_ends_before_the_next_batch),
        cmocka_unit_test(more_rows_than_can_be_numbered_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
