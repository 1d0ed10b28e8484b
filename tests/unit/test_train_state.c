/* test_train_state.c - training that is interrupted anywhere and goes on from
 * its state ends in the same bytes as training that never was. */
#include "train_helper.h"

/* A state, as whoever keeps one must copy it. */
static bp_state copy_of(const bp_state *state) {
    bp_state copy = *state;
    copy.blocks = calloc(state->n_blocks, sizeof(float *));
    copy.block_floats = calloc(state->n_blocks, sizeof(size_t));
    assert_non_null(copy.blocks);
    assert_non_null(copy.block_floats);
    for (size_t i = 0; i < state->n_blocks; i++) {
        size_t bytes = state->block_floats[i] * sizeof(float);
        copy.block_floats[i] = state->block_floats[i];
        copy.blocks[i] = malloc(bytes);
        assert_non_null(copy.blocks[i]);
        memcpy(copy.blocks[i], state->blocks[i], bytes);
    }
    copy.history.epochs =
        calloc(state->history.n_epochs + 1, sizeof *copy.history.epochs);
    assert_non_null(copy.history.epochs);
    if (state->history.n_epochs)
        memcpy(copy.history.epochs, state->history.epochs,
               state->history.n_epochs * sizeof *copy.history.epochs);
    return copy;
}

/* Training is stopped as by a signal, in the midst of a batch: the set of
 * kernels counts its products of first layers. */
static volatile sig_atomic_t raised;
static size_t n_left;

static void count_and_forward(bp_matrix z, bp_matrix a, bp_activation f,
                              const float *const *x, bp_matrix w,
                              const float *b, size_t unit) {
    if (n_left > 0 && --n_left == 0)
        raised = 1;
    bp_kernel_find(NULL)->forward_rows(z, a, f, x, w, b, unit);
}

static bp_kernel counting(void) {
    bp_kernel kernel = *bp_kernel_find(NULL);
    kernel.forward_rows = count_and_forward;
    return kernel;
}

typedef struct keeper {
    bool has_state;
    bp_state state;
    size_t n_within; /* an epoch, states that were kept */
} keeper;

static bp_status keep(void *context, const bp_network *net,
                      const bp_state *state, bp_error *err) {
    (void)net, (void)err;
    keeper *k = context;
    if (k->has_state)
        bp_state_free(&k->state);
    k->state = copy_of(state);
    k->has_state = true;
    k->n_within += state->row > 0;
    return BP_OK;
}

/* Trains with a stop every few batches, each time from a fresh network. */
static bp_network train_in_parts(const bp_selection *rows, bp_training how,
                                 size_t stop_after, bp_history *history,
                                 size_t *n_within) {
    keeper k = {0};
    bp_kernel kernel = counting();
    how.observer = (bp_observer){.keep = keep, .context = &k};
    how.stop = &raised;
    for (size_t part = 0;; part++) {
        bp_network net = new_network(sizes, acts, 2, 1);
        bp_state from = k.state;
        bp_error err;
        how.resume = k.has_state ? &from : NULL;
        k.has_state = false;
        raised = 0;
        n_left = stop_after + part % 3;
        assert_ok(bp_train(&net, &kernel, rows, &how, history, &err));
        if (how.resume)
            bp_state_free(&from);
        if (history->ending != BP_END_INTERRUPTED) {
            *n_within = k.n_within;
            return net;
        }
        assert_true(k.has_state);
        assert_true(part < 1000);
        bp_history_free(history);
        bp_network_free(&net);
    }
}

static void check(const bp_training *how, const bp_selection *rows) {
    static const size_t stops[] = {2, 3, 11};
    bp_history whole;
    bp_network wanted = trained_on(portable(), rows, how, &whole);
    bool in_batches = !bp_optimizer_is_full_batch(how->descent.kind);
    for (size_t i = 0; i < 3; i++) {
        bp_history parts;
        size_t n_within;
        bp_network net =
            train_in_parts(rows, *how, stops[i], &parts, &n_within);
        assert_true(same_params(&net, &wanted));
        assert_true(same_history(&parts, &whole));
        assert_true(!in_batches || n_within > 2);
        bp_history_free(&parts);
        bp_network_free(&net);
    }
    bp_history_free(&whole);
    bp_network_free(&wanted);
}

static void every_optimizer_goes_on(void **state) {
    (void)state;
    bp_dataset data = corners(90);
    uint32_t order[90];
    for (uint32_t i = 0; i < 90; i++)
        order[i] = i;
    bp_selection rows = {&data, order, 60};
    for (int kind = 0; kind < BP_N_OPTIMIZERS; kind++)
        for (int held_out = 0; held_out < 2; held_out++) {
            bp_training how = plan(12, 8);
            how.descent.kind = (bp_optimizer_kind)kind;
            how.schedule.rate = 0.01;
            if (held_out)
                how.held_out = (bp_selection){&data, order + 60, 30};
            how.patience = held_out ? 4 : 0;
            check(&how, &rows);
        }
    bp_dataset_free(&data);
}

static void all_that_is_drawn_and_scheduled_goes_on(void **state) {
    (void)state;
    static const double dropout[] = {0.3, 0}, class_weights[] = {1, 2, 0.5};
    bp_dataset data = corners(70);
    bp_selection rows = bp_select_all(&data);
    for (int kind = 0; kind < BP_N_SCHEDULES; kind++) {
        bp_training how = plan(10, 16);
        how.schedule.kind = (bp_schedule_kind)kind;
        how.schedule.warmup = 2;
        how.descent.nesterov = true;
        how.descent.clip_norm = 0.5;
        how.dropout = dropout;
        how.noise = 0.1;
        how.label_smoothing = 0.1;
        how.class_weights = class_weights;
        check(&how, &rows);
    }
    bp_dataset_free(&data);
}

/* So large that it diverges at first. */
static void recoveries_go_on(void **state) {
    (void)state;
    bp_dataset data = corners(60);
    bp_selection rows = bp_select_all(&data);
    bp_training how = plan(8, 8);
    for (size_t i = 0; i < 60 * 4; i++)
        data.x[i] *= 1e19f;
    how.schedule.rate = 4e-19;
    bp_history history;
    bp_network net = new_network(sizes, acts, 2, 1);
    bp_error err;
    if (bp_train(&net, portable(), &rows, &how, &history, &err) == BP_OK)
        check(&how, &rows);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void another_training_is_refused(void **state) {
    (void)state;
    bp_dataset data = corners(60);
    bp_selection rows = bp_select_all(&data), fewer = {&data, NULL, 16};
    bp_training how = plan(8, 8);
    keeper k = {0};
    bp_kernel kernel = counting();
    bp_history history;
    bp_error err;
    raised = 0;
    n_left = 3;
    how.stop = &raised;
    how.observer = (bp_observer){.keep = keep, .context = &k};
    bp_network net = trained_on(&kernel, &rows, &how, &history);
    assert_true(k.has_state);
    raised = 0;
    bp_history_free(&history);
    how.resume = &k.state;
    how.descent.kind = BP_ADAM; /* has one block more */
    assert_refused(bp_train(&net, portable(), &rows, &how, &history, &err),
                   BP_EMODEL);
    bp_history_free(&history);
    how.descent.kind = BP_SGD;
    k.state.row = 24;
    assert_refused(bp_train(&net, portable(), &fewer, &how, &history, &err),
                   BP_EMODEL);
    bp_history_free(&history);
    bp_state_free(&k.state);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_optimizer_goes_on),
        cmocka_unit_test(all_that_is_drawn_and_scheduled_goes_on),
        cmocka_unit_test(recoveries_go_on),
        cmocka_unit_test(another_training_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
