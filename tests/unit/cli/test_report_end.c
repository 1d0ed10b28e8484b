/* test_report_end.c - how training ended, as people are told. */
#include "captured.h"

#include "train/report_end.h"

static void check(const bp_model *model, const char *path,
                  const char *baseline_class, const char *wanted) {
    captured c;
    captured_begin(&c);
    report_end(model, path, baseline_class, "");
    captured_end(&c);
    assert_string_equal(c.text, wanted);
    for (const char *line = c.text; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") < 80);
}

static bp_setting epochs_100[] = {
    {.name = (char[]){"loss"}, .value = (char[]){"auto"}},
    {.name = (char[]){"epochs"}, .value = (char[]){"100"}, .is_number = true}};

/* All epochs done, nothing held out. */
static bp_model classifier(void) {
    return (bp_model){
        .encoder = {.task = BP_CLASSIFY},
        .n_settings = COUNT(epochs_100),
        .settings = epochs_100,
        .history = {.n_epochs = 100, .ending = BP_END_EPOCHS},
        .scores = {.n_rows = 120,
                   .loss = 0.1362571,
                   .accuracy = {0.97333, 0.93, 0.99, 0.3333}},
    };
}

static bp_column ozone = {.name = (char[]){"Ozone"}};

static bp_model regressor(bp_score *rmse, double *r2) {
    return (bp_model){
        .encoder = {.task = BP_REGRESS, .n_targets = 1, .targets = &ozone},
        .n_settings = COUNT(epochs_100),
        .settings = epochs_100,
        .history = {.n_epochs = 100, .ending = BP_END_EPOCHS},
        .scores = {.n_rows = 1,
                   .loss = 0.105485,
                   .n_targets = 1,
                   .rmse = rmse,
                   .r2 = r2},
    };
}

static void scores_of_training_rows_are_said(void **state) {
    (void)state;
    bp_model model = classifier();
    check(&model, "a b.json", NULL,
          "loss 0.136257, accuracy 97.33 % on the 120 training rows\n"
          "model written to a b.json\n");
    check(&model, "-", NULL,
          "loss 0.136257, accuracy 97.33 % on the 120 training rows\n");
    bp_score rmse = {.value = 15.0864};
    double r2 = 0.789;
    model = regressor(&rmse, &r2);
    check(&model, "-", NULL,
          "loss 0.105485 on the 1 training row\n"
          "Ozone: root mean square error 15.0864, R2 0.7890\n");
}

/* ---- why it ended ---- */

#define SCORES "loss 0.136257, accuracy 97.33 % on the 120 training rows\n"

static void an_early_end_is_explained(void **state) {
    (void)state;
    bp_model model = classifier();
    model.history =
        (bp_history){.n_epochs = 37, .best = 27, .ending = BP_END_PATIENCE};
    check(&model, "-", NULL,
          "stopped after 37 of 100 epochs: the held-out loss got no better for "
          "10 epochs;\n"
          "  kept the weights of epoch 27\n" SCORES);
    model.history =
        (bp_history){.n_epochs = 2, .best = 1, .ending = BP_END_PATIENCE};
    model.n_settings = 0;
    check(&model, "-", NULL,
          "stopped after 2 epochs: the held-out loss got no better for 1 "
          "epoch; kept the\n"
          "  weights of epoch 1\n" SCORES);
    model = classifier();
    model.history = (bp_history){.n_epochs = 1, .ending = BP_END_CONVERGED};
    check(&model, "-", NULL,
          "converged after 1 of 100 epochs: no step makes the loss "
          "smaller\n" SCORES);
    model.history.ending = BP_END_INTERRUPTED;
    check(&model, "-", NULL, "stopped after 1 of 100 epochs\n" SCORES);
}

static void weights_that_are_not_the_last_are_mentioned(void **state) {
    (void)state;
    bp_model model = classifier();
    model.history.best = 100;
    check(&model, "-", NULL, SCORES);
    model.history.best = 99;
    check(&model, "-", NULL,
          "finished after 100 epochs; kept the weights of epoch 99, whose "
          "held-out loss is\n"
          "  the smallest\n" SCORES);
}

static void recoveries_are_mentioned(void **state) {
    (void)state;
    bp_model model = classifier();
    model.history.n_recoveries = 2;
    check(&model, "-", NULL,
          "training diverged 2 times, and went on with half the learning rate "
          "each time; a\n"
          "  smaller --learning-rate avoids that\n" SCORES);
}

/* ---- rows held out ---- */

static void a_good_model_is_shown_beside_the_baseline(void **state) {
    (void)state;
    bp_model model = classifier();
    model.held_out =
        (bp_scores){.n_rows = 30, .accuracy = {0.9667, 0.8333, 0.994, 0.3333}};
    check(&model, "-", "setosa",
          SCORES "held out (30 rows): accuracy 96.7 % (95 % interval 83.3 to "
                 "99.4); always saying\n"
                 "  'setosa' gets 33.3 %\n");
    model.held_out.n_rows = 1;
    check(&model, "-", NULL,
          SCORES "held out (1 row): accuracy 96.7 % (95 % interval 83.3 to "
                 "99.4); always saying\n"
                 "  the commonest class gets 33.3 %\n");
}

static void a_useless_model_is_called_useless(void **state) {
    (void)state;
    bp_model model = classifier();
    model.held_out =
        (bp_scores){.n_rows = 100, .accuracy = {0.95, 0.89, 0.98, 0.95}};
    check(&model, "-", "no",
          SCORES "held out (100 rows): accuracy 95.0 % (95 % interval 89.0 to "
                 "98.0); always\n"
                 "  saying 'no' gets 95.0 %\n"
                 "that is no better than always saying 'no': this model has "
                 "learnt nothing useful\n"
                 "  yet\n");
}

static void a_model_within_chance_is_called_so(void **state) {
    (void)state;
    bp_model model = classifier();
    model.held_out =
        (bp_scores){.n_rows = 10, .accuracy = {0.6, 0.31, 0.83, 0.31}};
    check(&model, "-", "no",
          SCORES "held out (10 rows): accuracy 60.0 % (95 % interval 31.0 to "
                 "83.0); always saying\n"
                 "  'no' gets 31.0 %\n"
                 "the interval takes in what always saying 'no' gets: that "
                 "this model is any\n"
                 "  better may be chance\n");
}

static void numbers_stand_beside_the_mean(void **state) {
    (void)state;
    bp_score rmse = {20.5, 15.25, 24.5, 24.75}, train = {.value = 15.0864};
    double r2 = 0.3145, train_r2 = 0.789;
    bp_model model = regressor(&train, &train_r2);
    model.held_out =
        (bp_scores){.n_rows = 38, .n_targets = 1, .rmse = &rmse, .r2 = &r2};
#define NUMBERS                                                                \
    "loss 0.105485 on the 1 training row\n"                                    \
    "Ozone: root mean square error 15.0864, R2 0.7890\n"                       \
    "held out (38 rows): Ozone: root mean square error "
    check(&model, "-", NULL,
          NUMBERS "20.5 (95 % interval 15.25 to\n"
                  "  24.5), R2 0.3145; always saying the mean gets 24.75\n");
    rmse.high = 24.75;
    check(&model, "-", NULL,
          NUMBERS "20.5 (95 % interval 15.25 to\n"
                  "  24.75), R2 0.3145; always saying the mean gets 24.75\n"
                  "the interval takes in what always saying the mean gets: "
                  "that this model is any\n"
                  "  better may be chance\n");
    rmse.value = 24.75;
    check(&model, "-", NULL,
          NUMBERS "24.75 (95 % interval 15.25 to\n"
                  "  24.75), R2 0.3145; always saying the mean gets 24.75\n"
                  "that is no better than always saying the mean: this model "
                  "has learnt nothing\n"
                  "  useful yet\n");
}

static void scores_of_a_refit_are_those_before_it(void **state) {
    (void)state;
    bp_model model = classifier();
    model.history.best = model.history.refit = 91;
    model.held_out =
        (bp_scores){.n_rows = 30, .accuracy = {0.9667, 0.8333, 0.994, 0.3333}};
    check(&model, "-", "no",
          "finished after 100 epochs; then learnt anew from all rows for 91 "
          "epochs, the\n"
          "  best number\n" SCORES
          "held out (30 rows, before it learnt from them): accuracy 96.7 % (95 "
          "% interval\n"
          "  83.3 to 99.4); always saying 'no' gets 33.3 %\n");
    model.history.ending = BP_END_INTERRUPTED; /* in the middle of it */
    model.history.refit = 0;
    model.held_out.n_rows = 0;
    check(&model, "-", "no",
          "finished after 100 epochs; kept the weights of epoch 91, whose "
          "held-out loss is\n"
          "  the smallest\n" SCORES);
}

static void names_can_not_drive_a_terminal(void **state) {
    (void)state;
    bp_model model = classifier();
    model.held_out =
        (bp_scores){.n_rows = 30, .accuracy = {0.9667, 0.8333, 0.994, 0.3333}};
    check(&model, "\033[2J", "\033[1mred",
          SCORES "held out (30 rows): accuracy 96.7 % (95 % interval 83.3 to "
                 "99.4); always saying\n"
                 "  '?[1mred' gets 33.3 %\n"
                 "model written to ?[2J\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_of_training_rows_are_said),
        cmocka_unit_test(an_early_end_is_explained),
        cmocka_unit_test(weights_that_are_not_the_last_are_mentioned),
        cmocka_unit_test(recoveries_are_mentioned),
        cmocka_unit_test(a_good_model_is_shown_beside_the_baseline),
        cmocka_unit_test(a_useless_model_is_called_useless),
        cmocka_unit_test(a_model_within_chance_is_called_so),
        cmocka_unit_test(numbers_stand_beside_the_mean),
        cmocka_unit_test(scores_of_a_refit_are_those_before_it),
        cmocka_unit_test(names_can_not_drive_a_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
