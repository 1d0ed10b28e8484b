/* test_train_judge.c - rows held out, the best weights, the end in time; and
 * what happens when training goes wrong. */
#include "train_helper.h"

#include "bp/metrics.h"

/* 60 rows to learn from and 30 to judge by. */
typedef struct parted {
    bp_dataset data;
    uint32_t order[90];
    bp_selection rows, held_out;
} parted;

static void part(parted *p) {
    p->data = corners(90);
    for (uint32_t i = 0; i < 90; i++)
        p->order[i] = i;
    p->rows = (bp_selection){&p->data, p->order, 60};
    p->held_out = (bp_selection){&p->data, p->order + 60, 30};
}

static double held_out_loss(const parted *p, const bp_network *net) {
    bp_scores scores;
    bp_error err;
    assert_ok(bp_evaluate(&scores, portable(), net, &p->held_out,
                          BP_CROSS_ENTROPY, 1, &err));
    double loss = scores.loss;
    bp_scores_free(&scores);
    return loss;
}

static void the_best_weights_are_kept(void **state) {
    (void)state;
    parted p;
    part(&p);
    bp_training how = plan(60, 8);
    bp_history history;
    how.held_out = p.held_out;
    how.schedule.rate = 0.5; /* soon learns by heart */
    bp_network net = trained_on(portable(), &p.rows, &how, &history);
    assert_int_equal(history.n_epochs, 60);
    assert_in_range(history.best, 1, 59);
    for (size_t i = 0; i < 60; i++)
        assert_true(history.epochs[i].held_out_loss >=
                    history.epochs[history.best - 1].held_out_loss);
    assert_true(held_out_loss(&p, &net) ==
                history.epochs[history.best - 1].held_out_loss);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&p.data);
}

static void patience_ends_it(void **state) {
    (void)state;
    parted p;
    part(&p);
    bp_training how = plan(500, 8);
    bp_history history;
    how.held_out = p.held_out;
    how.schedule.rate = 0.5;
    how.patience = 7;
    bp_network net = trained_on(portable(), &p.rows, &how, &history);
    assert_int_equal(history.ending, BP_END_PATIENCE);
    assert_int_equal(history.n_epochs, history.best + 7);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&p.data);
}

/* What is held out never changes what is learnt, but for when it ends. */
static void held_out_rows_are_not_learnt_from(void **state) {
    (void)state;
    parted p;
    part(&p);
    bp_training how = plan(10, 8);
    bp_history plain, judged;
    bp_network a = trained_on(portable(), &p.rows, &how, &plain);
    how.held_out = p.held_out;
    bp_network b = trained_on(portable(), &p.rows, &how, &judged);
    for (size_t i = 0; i < 10; i++)
        assert_true(plain.epochs[i].loss == judged.epochs[i].loss);
    if (judged.best == 10)
        assert_true(same_params(&a, &b));
    bp_history_free(&plain);
    bp_history_free(&judged);
    bp_network_free(&a);
    bp_network_free(&b);
    bp_dataset_free(&p.data);
}

static void a_plateau_lets_the_rate_drop(void **state) {
    (void)state;
    bp_dataset data = corners(60);
    bp_training how = plan(40, 60);
    bp_history history;
    how.schedule.kind = BP_PLATEAU;
    how.schedule.rate = 1e-30; /* nothing gets better */
    how.schedule.every = 5;
    how.descent.l2 = 0;
    bp_network net = trained(portable(), &data, &how, &history);
    /* the first epoch is the best; after five others the rate is halved */
    assert_true(history.epochs[5].rate == 1e-30);
    assert_true(history.epochs[6].rate == 0.5e-30);
    assert_true(history.epochs[11].rate == 0.25e-30);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

/* ---- when it goes wrong ---- */

typedef struct seen {
    size_t n, layer, epoch;
    double last_rate;
} seen;

static void on_divergence(void *context, const bp_divergence *what) {
    seen *s = context;
    s->n++;
    s->layer = what->layer;
    s->epoch = what->epoch;
    s->last_rate = what->rate;
}

static void check_diverges(bp_activation hidden, double rate, size_t epochs) {
    const bp_activation f[] = {hidden, BP_IDENTITY};
    const size_t shape[] = {4, 8, 1};
    bp_dataset data = corners(30);
    seen s = {0};
    data.n_classes = 0; /* a number to guess */
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(shape, f, 2, 1);
    bp_training how = plan(epochs, 30);
    bp_history history;
    bp_error err;
    how.loss = BP_MSE;
    how.schedule.rate = rate;
    how.observer = (bp_observer){.diverged = on_divergence, .context = &s};
    assert_refused(bp_train(&net, portable(), &rows, &how, &history, &err),
                   BP_EDIVERGED);
    assert_non_null(strstr(err.message, "diverges in epoch"));
    assert_true(bp_network_is_finite(&net));
    assert_int_equal(s.n, 6);
    assert_true(s.last_rate == 0);
    assert_int_equal(history.n_recoveries, 5);
    for (size_t i = 0; i < history.n_epochs; i++)
        assert_true(isfinite(history.epochs[i].loss));
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void a_huge_rate_diverges(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_EXP; f++)
        check_diverges(f, 1e20, 100);
}

/* The loss was finite, the weights it led to are not. */
static void the_very_last_step_may_diverge(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_EXP; f++) {
        const bp_activation both[] = {f, BP_IDENTITY};
        const size_t shape[] = {4, 8, 1};
        bp_dataset data = corners(30);
        data.n_classes = 0;
        bp_selection rows = bp_select_all(&data);
        bp_network net = new_network(shape, both, 2, 1);
        bp_training how = plan(1, 30);
        bp_history history;
        bp_error err;
        how.loss = BP_MSE;
        how.schedule.rate = 3e38;
        bp_train(&net, portable(), &rows, &how, &history, &err);
        assert_in_range(history.n_recoveries, 1, 5);
        assert_true(bp_network_is_finite(&net));
        bp_history_free(&history);
        bp_network_free(&net);
        bp_dataset_free(&data);
    }
}

/* A rate that is some times too large is halved until it isn't. */
static void a_large_rate_is_halved_until_it_works(void **state) {
    (void)state;
    static const size_t line_sizes[] = {1, 1};
    static const bp_activation line_acts[] = {BP_IDENTITY};
    bp_dataset data;
    bp_error err;
    bp_history history;
    seen s = {0};
    assert_ok(bp_dataset_init(&data, 20, 1, 1, 0, false, SIZE_MAX, &err));
    for (size_t i = 0; i < 20; i++) {
        data.x[i] = (float)i / 10 - 1;
        data.t[i] = 3 * data.x[i];
    }
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(line_sizes, line_acts, 1, 1);
    bp_training how = plan(400, 20);
    how.loss = BP_MSE;
    how.descent.momentum = how.descent.l2 = 0;
    how.schedule.rate = 30; /* less than 2 would do: the slope's own slope is
                               1 along the bias */
    how.observer = (bp_observer){.diverged = on_divergence, .context = &s};
    assert_ok(bp_train(&net, portable(), &rows, &how, &history, &err));
    assert_int_equal(s.n, 4);
    assert_int_equal(history.n_recoveries, 4);
    assert_true(s.last_rate == 1.875);
    assert_true(history.epochs[399].loss < 1e-6);
    assert_int_equal(history.n_epochs, 400);
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

/* One row holds a number that no rate can do anything about. */
static void the_largest_input_is_found(void **state) {
    (void)state;
    bp_dataset data = corners(30);
    bp_selection rows = bp_select_all(&data);
    bp_network net = new_network(sizes, acts, 2, 1);
    bp_training how = plan(5, 8);
    bp_history history;
    bp_error err;
    how.schedule.rate = 1;
    data.x[4 * 17 + 2] = 3e38f;
    bp_status status = bp_train(&net, portable(), &rows, &how, &history, &err);
    assert_true(status == BP_OK || status == BP_EDIVERGED);
    assert_true(bp_network_is_finite(&net));
    bp_history_free(&history);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_weights_are_kept),
        cmocka_unit_test(patience_ends_it),
        cmocka_unit_test(held_out_rows_are_not_learnt_from),
        cmocka_unit_test(a_plateau_lets_the_rate_drop),
        cmocka_unit_test(a_huge_rate_diverges),
        cmocka_unit_test(the_very_last_step_may_diverge),
        cmocka_unit_test(a_large_rate_is_halved_until_it_works),
        cmocka_unit_test(the_largest_input_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
