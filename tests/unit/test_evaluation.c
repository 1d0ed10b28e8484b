/* test_evaluation.c - figures of classes, worked out by hand. */
#include "bp/evaluation.h"

#include "metrics_helper.h"

static bp_class_evaluation judge(const float *a, size_t n, bp_activation f,
                                 const float *actual, size_t n_rows,
                                 size_t n_classes) {
    bp_class_evaluation e;
    bp_error err;
    assert_ok(
        bp_evaluate_classes(&e, a, n, f, actual, n_rows, n_classes, &err));
    return e;
}

/* Six rows, of which two are taken for another class. */
static const float three[] = {.7F, .2F, .1F, .4F, .5F, .1F, .2F, .6F,  .2F,
                              .1F, .8F, .1F, .3F, .3F, .4F, .5F, .25F, .25F};
static const float are[] = {0, 0, 1, 1, 2, 2};

static bp_class_evaluation judge_three(void) {
    return judge(three, 3, BP_SOFTMAX, are, 6, 3);
}

static void confusions_are_counted(void **state) {
    (void)state;
    static const size_t want[3][3] = {{1, 1, 0}, {0, 2, 0}, {1, 0, 1}};
    bp_class_evaluation e = judge_three();
    assert_int_equal(e.n_confusions, 5);
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++)
            assert_int_equal(bp_confusion_at(&e, i, j), want[i][j]);
    assert_int_equal(e.confusions[1].actual, 0);
    assert_int_equal(e.confusions[1].predicted, 1);
    assert_int_equal(e.confusions[2].n_rows, 2);
    bp_class_evaluation_free(&e);
    assert_null(e.confusions);
    bp_class_evaluation_free(&e);
}

static void each_class_has_its_figures(void **state) {
    (void)state;
    bp_class_evaluation e = judge_three();
    const bp_class_score *of = e.classes;
    assert_near(of[0].precision, 1.0 / 2, 1e-15, 0);
    assert_near(of[0].recall, 1.0 / 2, 1e-15, 0);
    assert_near(of[0].f1, 1.0 / 2, 1e-15, 0);
    assert_near(of[1].precision, 2.0 / 3, 1e-15, 0);
    assert_near(of[1].recall, 1, 1e-15, 0);
    assert_near(of[1].f1, 4.0 / 5, 1e-15, 0);
    assert_near(of[2].precision, 1, 1e-15, 0);
    assert_near(of[2].f1, 2.0 / 3, 1e-15, 0);
    assert_near(of[0].auc, 7.0 / 8, 1e-15, 0);
    assert_near(of[1].auc, 1, 1e-15, 0);
    assert_near(of[2].auc, 1, 1e-15, 0);
    assert_int_equal(of[1].n_predicted, 3);
    bp_class_evaluation_free(&e);
}

static void all_classes_have_theirs(void **state) {
    (void)state;
    bp_class_evaluation e = judge_three();
    const double p[] = {.7, .4, .6, .8, .4, .25};
    double loss = 0;
    for (size_t i = 0; i < 6; i++)
        loss -= log(p[i]) / 6;
    assert_near(e.accuracy.value, 4.0 / 6, 1e-15, 0);
    assert_near(e.accuracy.baseline, 2.0 / 6, 1e-15, 0);
    assert_near(e.macro.precision, 13.0 / 18, 1e-15, 0);
    assert_near(e.macro.recall, 2.0 / 3, 1e-15, 0);
    assert_near(e.macro.f1, 59.0 / 90, 1e-15, 0);
    assert_near(e.weighted.f1, 59.0 / 90, 1e-15, 0);
    assert_near(e.auc, (7.0 / 8 + 2) / 3, 1e-15, 0);
    assert_near(e.log_loss, loss, 1e-7, 0);
    assert_near(e.baseline_log_loss, log(3), 1e-15, 0);
    assert_near(e.baseline_macro.f1, 1.0 / 6, 1e-15, 0);
    assert_near(e.baseline_weighted.f1, 1.0 / 6, 1e-15, 0);
    bp_class_evaluation_free(&e);
}

/* .4, .5 and .5 are of one bin, .6 and .7 of another (as floats they lie above
 * and below these edges), .8 is alone. */
static void calibration_is_of_the_predicted_class(void **state) {
    (void)state;
    bp_class_evaluation e = judge_three();
    assert_int_equal(e.bins[4].n_rows, 3);
    assert_near(e.bins[4].predicted, 1.4 / 3, 1e-7, 0);
    assert_near(e.bins[4].observed, 1.0 / 3, 1e-15, 0);
    assert_int_equal(e.bins[6].n_rows, 2);
    assert_near(e.bins[6].predicted, .65, 1e-7, 0);
    assert_near(e.bins[6].observed, 1, 0, 0);
    assert_int_equal(e.bins[8].n_rows, 1);
    assert_near(e.calibration_error, (.4 + .7 + .2) / 6, 1e-6, 0);
    bp_class_evaluation_free(&e);
}

/* Of the four pairs one is a tie. */
static void one_output_stands_for_the_second_class(void **state) {
    (void)state;
    const float a[] = {.9F, .5F, .5F, .1F}, actual[] = {1, 1, 0, 0};
    bp_class_evaluation e = judge(a, 1, BP_SIGMOID, actual, 4, 2);
    assert_near(e.auc, 3.5 / 4, 1e-15, 0);
    assert_near(e.classes[0].auc, 3.5 / 4, 1e-15, 0);
    assert_near(e.classes[0].precision, 2.0 / 3, 1e-15, 0);
    assert_near(e.classes[1].recall, 1.0 / 2, 1e-15, 0);
    assert_near(e.log_loss, -(log(.9) + log(.5)) / 2, 1e-7, 0);
    assert_int_equal(e.bins[4].n_rows, 2); /* 0.5 belongs to 0.4 .. 0.5 */
    assert_near(e.bins[4].observed, .5, 0, 0);
    assert_near(e.bins[8].predicted, .9, 1e-7, 0);
    assert_near(e.bins[0].observed, 0, 0, 0);
    assert_near((double)e.likely[3], .9, 1e-7, 0);
    bp_class_evaluation_free(&e);
}

/* As above where one output's AUC isn't that of the other, scores below 0. */
static void scores_need_not_be_probabilities(void **state) {
    (void)state;
    const float a[] = {-3, -2, -1, 0, -0.0F, 5}, actual[] = {0, 1, 0, 1, 0, 1};
    bp_class_evaluation e = judge(a, 1, BP_IDENTITY, actual, 6, 2);
    assert_false(e.has_probabilities);
    assert_null(e.likely);
    assert_near(e.auc, (1 + 2.5 + 3) / 9, 1e-15, 0); /* 0 and -0 are a tie */
    assert_near(e.classes[0].auc, e.auc, 1e-15, 0);
    bp_class_evaluation_free(&e);
}

/* Class 2 has no rows and is given to none; class 1 has rows and is given to
 * none: nothing is divided by 0. */
static void classes_may_be_missing(void **state) {
    (void)state;
    const float a[] = {3, 2, 1, 3, 2, 1, 3, 2, 1}, actual[] = {0, 0, 1};
    bp_class_evaluation e = judge(a, 3, BP_RELU, actual, 3, 3);
    assert_int_equal(e.n_in_macro, 2);
    assert_near(e.macro.precision, (2.0 / 3 + 0) / 2, 1e-15, 0);
    assert_near(e.macro.recall, 1.0 / 2, 1e-15, 0);
    assert_near(e.weighted.recall, 2.0 / 3, 1e-15, 0);
    assert_true(e.classes[1].precision == 0 && e.classes[2].f1 == 0);
    assert_true(e.classes[1].has_auc && !e.classes[2].has_auc);
    assert_int_equal(e.n_auc, 2);
    assert_near(e.auc, .5, 1e-15, 0); /* all are alike */
    bp_class_evaluation_free(&e);
    e = judge(a, 3, BP_RELU, (const float[]){1, 1, 1}, 3, 3);
    assert_false(e.has_auc);
    assert_int_equal(e.commonest, 1);
    assert_true(e.baseline_log_loss == 0 && !signbit(e.baseline_log_loss));
    bp_class_evaluation_free(&e);
}

/* Sure of what is wrong: the loss is large, and finite. */
static void probabilities_are_clipped(void **state) {
    (void)state;
    const float a[] = {1, 0, 1, 0}, actual[] = {1, 0};
    bp_class_evaluation e = judge(a, 2, BP_SOFTMAX, actual, 2, 2);
    assert_near(e.log_loss, 52 * log(2) / 2, 1e-12, 0);
    bp_class_evaluation_free(&e);
}

/* Several sigmoid outputs are shared out, all 0 to all alike. */
static void sigmoids_are_shared_out(void **state) {
    (void)state;
    const float a[] = {.2F, .2F, .4F, 0, 0, 0}, actual[] = {2, 1};
    float p[3];
    bp_probabilities(p, a, 3, BP_SIGMOID);
    assert_near((double)p[2], .5, 1e-7, 0);
    bp_class_evaluation e = judge(a, 3, BP_SIGMOID, actual, 2, 3);
    assert_near(e.log_loss, (log(2) + log(3)) / 2, 1e-7, 0);
    bp_class_evaluation_free(&e);
}

static void the_worst_row_comes_first(void **state) {
    (void)state;
    static const size_t want[] = {5, 1, 4, 2};
    bp_class_evaluation e = judge_three();
    size_t rows[4];
    bp_error err;
    assert_ok(bp_worst_classes(rows, 4, &e, &err));
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(rows[i], want[i]);
    bp_class_evaluation_free(&e);
}

/* AUC of many rows, by comparing all pairs. */
static void auc_is_that_of_all_pairs(void **state) {
    (void)state;
    enum { N = 500 };
    float a[N], actual[N];
    bp_rng rng = rng_of(7);
    for (size_t i = 0; i < N; i++) {
        actual[i] = (float)bp_rng_below(&rng, 2);
        a[i] = (float)((double)bp_rng_below(&rng, 300) - 100) * 1e3F;
    }
    double wins = 0, pairs = 0;
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            if (actual[i] > actual[j]) {
                wins += a[i] > a[j] ? 1 : a[i] == a[j] ? .5 : 0;
                pairs++;
            }
    bp_class_evaluation e = judge(a, 1, BP_IDENTITY, actual, N, 2);
    assert_near(e.auc, wins / pairs, 1e-14, 0);
    bp_class_evaluation_free(&e);
}

/* Whatever the threads; and as bp_evaluate has it. */
static void outputs_are_those_of_each_row(void **state) {
    (void)state;
    enum { N = 600 };
    bp_network net = hand_on(3, BP_SOFTMAX);
    bp_dataset data = random_data(N, 3, 3);
    bp_selection all = bp_select_all(&data);
    float *one = new_floats((size_t)N * 3), *two = new_floats((size_t)N * 3);
    double loss, again;
    bp_error err;
    assert_ok(bp_outputs(one, &loss, portable(), &net, &all, BP_CROSS_ENTROPY,
                         1, &err));
    assert_ok(bp_outputs(two, &again, portable(), &net, &all, BP_CROSS_ENTROPY,
                         3, &err));
    assert_same_floats(one, two, (size_t)N * 3);
    bp_scores scores = evaluate(&net, &data, BP_CROSS_ENTROPY);
    assert_true(loss == again && loss == scores.loss);
    bp_class_evaluation e = judge(one, 3, BP_SOFTMAX, data.t, N, 3);
    assert_true(e.accuracy.value == scores.accuracy.value);
    assert_true(e.accuracy.low == scores.accuracy.low);
    assert_near(e.log_loss, loss, 1e-5, 0);
    bp_class_evaluation_free(&e);
    bp_scores_free(&scores);
    free(one);
    free(two);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confusions_are_counted),
        cmocka_unit_test(each_class_has_its_figures),
        cmocka_unit_test(all_classes_have_theirs),
        cmocka_unit_test(calibration_is_of_the_predicted_class),
        cmocka_unit_test(one_output_stands_for_the_second_class),
        cmocka_unit_test(scores_need_not_be_probabilities),
        cmocka_unit_test(classes_may_be_missing),
        cmocka_unit_test(probabilities_are_clipped),
        cmocka_unit_test(sigmoids_are_shared_out),
        cmocka_unit_test(the_worst_row_comes_first),
        cmocka_unit_test(auc_is_that_of_all_pairs),
        cmocka_unit_test(outputs_are_those_of_each_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
