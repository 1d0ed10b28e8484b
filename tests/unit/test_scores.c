/* test_scores.c - how sure scores are, of which rows, and what they are held
 * against. */
#include "metrics_helper.h"

/* ---- intervals ---- */

/* Two classes, so many rows and so many of them right. */
static bp_score accuracy_of(size_t right, size_t n_rows) {
    bp_network net = hand_on(1, BP_SIGMOID);
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, n_rows, 1, 1, 2, false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows; i++) {
        data.x[i] = 1;
        data.t[i] = i < right;
    }
    bp_scores scores = evaluate(&net, &data, BP_CROSS_ENTROPY);
    bp_score accuracy = scores.accuracy;
    assert_int_equal(scores.n_rows, n_rows);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
    return accuracy;
}

/* The four cases of Newcombe, "Two-sided confidence intervals for the single
 * proportion", 1998, table I, method 3, to its four digits. */
static void wilson_as_published(void **state) {
    (void)state;
    static const struct {
        size_t right, n_rows;
        double low, high;
    } cases[] = {{81, 263, 0.2553, 0.3662},
                 {15, 148, 0.0624, 0.1605},
                 {0, 20, 0, 0.1611},
                 {1, 29, 0.0061, 0.1718}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t right = cases[i].right, n = cases[i].n_rows;
        bp_score score = accuracy_of(right, n);
        assert_true(score.value == (double)right / (double)n);
        assert_near(score.low, cases[i].low, 0, 0.00005);
        assert_near(score.high, cases[i].high, 0, 0.00005);
        assert_true(score.baseline == 0);
        bp_score wrong = accuracy_of(n - right, n); /* its mirror image */
        assert_near(wrong.low, 1 - cases[i].high, 0, 0.00005);
        assert_near(wrong.high, 1 - cases[i].low, 0, 0.00005);
    }
}

static void wilson_at_the_ends(void **state) {
    (void)state;
    for (size_t n = 1; n < 400; n++) {
        bp_score none = accuracy_of(0, n), all = accuracy_of(n, n);
        assert_true(none.low == 0 && none.high > 0 && none.high < 1);
        assert_true(all.high == 1 && all.low > 0 && all.low < 1);
    }
}

/* Squared errors 1, 0, 9, 4, 1: mean 3, variance 13.5. */
static void the_interval_of_a_mean_square_by_hand(void **state) {
    (void)state;
    const float x[] = {1, 2, 3, 4, 5}, t[] = {2, 2, 0, 6, 4};
    bp_network net = hand_on(1, BP_IDENTITY);
    bp_dataset data = dataset_of(5, 1, 1, 0, x, t);
    bp_scores scores = evaluate(&net, &data, BP_MSE);
    double reach = 1.96 * sqrt(13.5 / 5); /* 3.22: the lower end is cut */
    assert_near(scores.rmse[0].value, sqrt(3), 1e-15, 0);
    assert_true(scores.rmse[0].low == 0);
    assert_near(scores.rmse[0].high, sqrt(3 + reach), 1e-15, 0);
    assert_true(scores.rmse[0].baseline == 0);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Against two passes over the errors; they are far from 0, where a difference
 * of sums of squares would have lost most digits. */
static void the_interval_of_many_errors(void **state) {
    (void)state;
    enum { N = 700 };
    bp_network net = hand_on(3, BP_IDENTITY);
    bp_dataset data = random_data(N, 3, 0);
    for (size_t i = 0; i < (size_t)3 * N; i++)
        data.t[i] += i % 3 == 2 ? 1e5f : 0;
    bp_scores scores = evaluate(&net, &data, BP_MSE);
    for (size_t j = 0; j < 3; j++) {
        double mean = 0, spread = 0;
        for (size_t pass = 0; pass < 2; pass++)
            for (size_t i = j; i < (size_t)3 * N; i += 3) {
                double square = pow((double)data.t[i] - (double)data.x[i], 2);
                if (pass == 0)
                    mean += square / N;
                else
                    spread += pow(square - mean, 2);
            }
        double reach = 1.96 * sqrt(spread / (N - 1) / N);
        assert_near(scores.rmse[j].low, sqrt(mean - reach), 1e-12, 0);
        assert_near(scores.rmse[j].high, sqrt(mean + reach), 1e-12, 0);
        assert_true(scores.rmse[j].low < scores.rmse[j].value);
    }
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void errors_that_are_alike_leave_no_doubt(void **state) {
    (void)state;
    const float x[] = {0, 0, 0}, t[] = {0.1f, -0.1f, 0.1f};
    bp_network net = hand_on(1, BP_IDENTITY);
    for (size_t n = 1; n <= 3; n++) {
        bp_dataset data = dataset_of(n, 1, 1, 0, x, t);
        bp_scores scores = evaluate(&net, &data, BP_MSE);
        assert_near(scores.rmse[0].low, (double)0.1f, 1e-15, 0);
        assert_near(scores.rmse[0].high, (double)0.1f, 1e-15, 0);
        bp_scores_free(&scores);
        bp_dataset_free(&data);
    }
    bp_network_free(&net);
}

/* ---- some of the rows ---- */

/* As if they were all there is, in that order; weights don't count. */
static void check_selection(bp_activation f, bp_loss loss, size_t n_classes) {
    enum { N = 1000, SOME = 600 };
    bp_network net = hand_on(3, f);
    bp_dataset data = random_data(N, 3, n_classes);
    bp_dataset copy = random_data(SOME, 3, n_classes);
    size_t n = data.n_targets;
    uint32_t rows[SOME];
    for (size_t i = 0; i < SOME; i++) {
        rows[i] = (uint32_t)(i * 7 % N);
        memcpy(copy.x + 3 * i, data.x + (size_t)3 * rows[i], 3 * sizeof(float));
        memcpy(copy.t + n * i, data.t + n * rows[i], n * sizeof(float));
    }
    data.weights = data.x;
    const bp_selection some = {&data, rows, SOME};
    bp_scores got = evaluate_rows(&net, &some, loss);
    bp_scores wanted = evaluate(&net, &copy, loss);
    assert_same_scores(&got, &wanted);
    bp_scores_free(&got);
    bp_scores_free(&wanted);
    bp_dataset_free(&data);
    bp_dataset_free(&copy);
    bp_network_free(&net);
}

static void a_selection_is_all_that_counts(void **state) {
    (void)state;
    check_selection(BP_SOFTMAX, BP_CROSS_ENTROPY, 3);
    check_selection(BP_IDENTITY, BP_MSE, 0);
}

/* ---- baselines and the summary ---- */

/* Learnt from rows 0 to 3: class 1 (2 is as common); on rows 3 to 6 it is right
 * once. On the rows learnt from, it is right twice. */
static void the_commonest_class_is_the_baseline(void **state) {
    (void)state;
    const float x[7 * 3] = {0}, t[] = {2, 1, 2, 1, 2, 0, 2};
    static const uint32_t first[] = {0, 1, 2, 3}, last[] = {3, 4, 5, 6};
    bp_network net = hand_on(3, BP_SOFTMAX);
    bp_dataset data = dataset_of(7, 3, 1, 3, x, t);
    const bp_selection train = {&data, first, 4}, rows = {&data, last, 4};
    bp_error err;
    bp_scores scores = evaluate_rows(&net, &rows, BP_CROSS_ENTROPY);
    assert_ok(bp_add_baselines(&scores, &train, &rows, &err));
    assert_true(scores.accuracy.baseline == 0.25);
    assert_true(scores.accuracy.value == 0.25); /* class 0 for all */
    assert_ok(bp_add_baselines(&scores, &train, &train, &err));
    assert_true(scores.accuracy.baseline == 0.5);
    assert_true(bp_scores_summary(&scores) == 0.25);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Means 2 and 30 of the first two rows; of the others they are off by 2 and 4,
 * and by 0 and 10. */
static void the_mean_is_the_baseline(void **state) {
    (void)state;
    const float x[] = {0, 0, 0, 0, 3, 31, 7, 38};
    const float t[] = {1, 10, 3, 50, 4, 30, 6, 40};
    static const uint32_t first[] = {0, 1}, last[] = {2, 3};
    bp_network net = hand_on(2, BP_IDENTITY);
    bp_dataset data = dataset_of(4, 2, 2, 0, x, t);
    const bp_selection train = {&data, first, 2}, rows = {&data, last, 2};
    bp_error err;
    bp_scores scores = evaluate_rows(&net, &rows, BP_MSE);
    assert_ok(bp_add_baselines(&scores, &train, &rows, &err));
    assert_near(scores.rmse[0].baseline, sqrt(10), 1e-15, 0);
    assert_near(scores.rmse[1].baseline, sqrt(50), 1e-15, 0);
    assert_near(scores.rmse[0].value, 1, 1e-15, 0);
    assert_true(scores.accuracy.baseline == 0);
    assert_near(scores.r2[0], 1 - 2.0 / 2, 1e-15, 1e-15);
    assert_near(scores.r2[1], 1 - 5.0 / 50, 1e-15, 0);
    assert_near(bp_scores_summary(&scores), 0.45, 1e-15, 0);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_as_published),
        cmocka_unit_test(wilson_at_the_ends),
        cmocka_unit_test(the_interval_of_a_mean_square_by_hand),
        cmocka_unit_test(the_interval_of_many_errors),
        cmocka_unit_test(errors_that_are_alike_leave_no_doubt),
        cmocka_unit_test(a_selection_is_all_that_counts),
        cmocka_unit_test(the_commonest_class_is_the_baseline),
        cmocka_unit_test(the_mean_is_the_baseline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
