/* test_metrics.c - scores by hand-computed values. */
#include "metrics_helper.h"

static void the_greatest_output_is_the_class(void **state) {
    (void)state;
    const float a[] = {0.1f, 0.5f, 0.4f}, equal[] = {0.2f, 0.4f, 0.4f};
    const float negative[] = {-3, -2, -1};
    assert_int_equal(bp_predicted_class(a, 3), 1);
    assert_int_equal(bp_predicted_class(a, 2), 1);
    assert_int_equal(bp_predicted_class(equal, 3), 1);
    assert_int_equal(bp_predicted_class(negative, 3), 2);
}

static void one_output_is_class_1_above_one_half(void **state) {
    (void)state;
    const float a[] = {0, 0.5f, 0x1.000002p-1f, 1};
    assert_int_equal(bp_predicted_class(&a[0], 1), 0);
    assert_int_equal(bp_predicted_class(&a[1], 1), 0);
    assert_int_equal(bp_predicted_class(&a[2], 1), 1);
    assert_int_equal(bp_predicted_class(&a[3], 1), 1);
}

/* Errors 0, 0, 1, -1; the targets lie 1.5 and 0.5 from their mean. */
static void regression_by_hand(void **state) {
    (void)state;
    const float x[] = {1, 2, 3, 4}, t[] = {1, 2, 4, 3};
    bp_network net = hand_on(1, BP_IDENTITY);
    bp_dataset data = dataset_of(4, 1, 1, 0, x, t);
    bp_scores scores = evaluate(&net, &data, BP_MSE);
    assert_int_equal(scores.n_targets, 1);
    assert_near(scores.loss, 0.25, 1e-15, 0);
    assert_near(scores.rmse[0].value, sqrt(0.5), 1e-15, 0);
    assert_near(scores.r2[0], 1 - 2.0 / 5, 1e-15, 0);
    bp_scores_free(&scores);
    assert_null(scores.rmse);
    assert_null(scores.r2);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void each_target_has_its_scores(void **state) {
    (void)state;
    const float x[] = {0, 10, 2, 20, 4, 30}, t[] = {1, 10, 2, 20, 6, 33};
    bp_network net = hand_on(2, BP_IDENTITY);
    bp_dataset data = dataset_of(3, 2, 2, 0, x, t);
    bp_scores scores = evaluate(&net, &data, BP_MSE);
    assert_int_equal(scores.n_targets, 2);
    assert_near(scores.loss, (1 + 0 + 4 + 9) / 2.0 / 3, 1e-15, 0);
    assert_near(scores.rmse[0].value, sqrt(5.0 / 3), 1e-15, 0);
    assert_near(scores.rmse[1].value, sqrt(9.0 / 3), 1e-15, 0);
    assert_near(scores.r2[0], 1 - 5.0 / 14, 1e-15, 0);  /* mean 3 */
    assert_near(scores.r2[1], 1 - 9.0 / 266, 1e-15, 0); /* mean 21 */
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void a_constant_target_has_a_finite_r2(void **state) {
    (void)state;
    const float x[] = {1, 2}, t[] = {5, 5};
    bp_network net = hand_on(1, BP_IDENTITY);
    bp_dataset data = dataset_of(2, 1, 1, 0, x, t);
    bp_scores scores = evaluate(&net, &data, BP_MSE);
    assert_true(isfinite(scores.r2[0]));
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Three of four rows are right. */
static void many_classes_by_hand(void **state) {
    (void)state;
    const float x[] = {9, 0, 0, 0, 9, 0, 0, 0, 0, 0, 9, 0}, t[] = {0, 1, 0, 2};
    bp_network net = hand_on(3, BP_SOFTMAX);
    bp_dataset data = dataset_of(4, 3, 1, 3, x, t);
    bp_scores scores = evaluate(&net, &data, BP_CROSS_ENTROPY);
    const double sure = log1p(2 * exp(-9));
    assert_int_equal(scores.n_targets, 0);
    assert_near(scores.accuracy.value, 0.75, 1e-15, 0);
    assert_near(scores.loss, (2 * sure + log(3) + sure + 9) / 4, 1e-6, 0);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void two_classes_by_hand(void **state) {
    (void)state;
    const float x[] = {2, -1, 0, 3}, t[] = {1, 0, 0, 0};
    bp_network net = hand_on(1, BP_SIGMOID);
    bp_dataset data = dataset_of(4, 1, 1, 2, x, t);
    bp_scores scores = evaluate(&net, &data, BP_CROSS_ENTROPY);
    double loss = log1p(exp(-2)) + log1p(exp(-1)) + log(2) + log1p(exp(3));
    assert_near(scores.accuracy.value, 0.75, 1e-15, 0);
    assert_near(scores.loss, loss / 4, 1e-6, 0);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* A class and the outputs it is held against lie in any panel. */
static void more_classes_than_a_panel_by_hand(void **state) {
    (void)state;
    enum { N = 70 };
    bp_network net = hand_on(N, BP_SOFTMAX);
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, N, N, 1, N, false, SIZE_MAX, &err));
    for (size_t i = 0; i < N; i++) {
        data.x[i * N + i] = 9;
        data.t[i] = (float)(i < 60 ? i : 69 - i); /* the last ten are wrong */
    }
    bp_scores scores = evaluate(&net, &data, BP_CROSS_ENTROPY);
    assert_near(scores.accuracy.value, 60.0 / N, 1e-15, 0);
    assert_near(scores.loss, log(exp(9) + N - 1) - 9 * 60.0 / N, 1e-6, 0);
    bp_scores_free(&scores);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* ---- batches ---- */

/* Row `i` alone, as a view. */
static bp_dataset row_of(const bp_dataset *data, size_t i) {
    bp_dataset row = *data;
    row.n_rows = 1;
    row.x += i * data->n_inputs;
    row.t += i * data->n_targets;
    return row;
}

static const size_t sizes[] = {1, 255, 256, 257, 600, 1025};

/* All rows at once give the sums of the rows one by one, to the last bit. */
static void check_sums(bp_activation f, bp_loss loss, size_t n_rows,
                       size_t n_classes) {
    bp_network net = hand_on(3, f);
    bp_dataset data = random_data(n_rows, 3, n_classes);
    bp_scores all = evaluate(&net, &data, loss);
    double sum = 0, right = 0;
    for (size_t i = 0; i < n_rows; i++) {
        bp_dataset row = row_of(&data, i);
        bp_scores one = evaluate(&net, &row, loss);
        sum += one.loss;
        right += one.accuracy.value;
        bp_scores_free(&one);
    }
    assert_true(all.loss == sum / (double)n_rows);
    assert_true(all.accuracy.value == right / (double)n_rows);
    bp_scores_free(&all);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void the_loss_doesnt_depend_on_batches(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(sizes); s++) {
        check_sums(BP_SOFTMAX, BP_CROSS_ENTROPY, sizes[s], 3);
        check_sums(BP_IDENTITY, BP_MSE, sizes[s], 0);
    }
}

static void the_errors_dont_depend_on_batches(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(sizes); s++) {
        bp_network net = hand_on(3, BP_IDENTITY);
        bp_dataset data = random_data(sizes[s], 3, 0);
        bp_scores all = evaluate(&net, &data, BP_MSE);
        double squares[3] = {0};
        for (size_t i = 0; i < 3 * sizes[s]; i++) {
            double error = (double)data.t[i] - (double)data.x[i];
            squares[i % 3] += error * error;
        }
        for (size_t j = 0; j < 3; j++)
            assert_true(all.rmse[j].value ==
                        sqrt(squares[j] / (double)sizes[s]));
        bp_scores_free(&all);
        bp_dataset_free(&data);
        bp_network_free(&net);
    }
}

/* All sets of kernels, and any number of threads (256 rows through 50 x 50
 * weights are worth some), give the scores of one. */
static void check_alike(bp_activation output, bp_loss loss, size_t n_classes) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t threads[] = {0, 1, 2, 3, 7, 16};
    const size_t shape[] = {50, 50, 50};
    const bp_activation f[] = {BP_GELU, output};
    bp_network net = new_network(shape, f, 2, 1);
    bp_dataset data = random_data(300, 50, n_classes);
    const bp_selection rows = bp_select_all(&data);
    bp_scores wanted = evaluate(&net, &data, loss);
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t i = 0; i < COUNT(threads); i++) {
            bp_scores scores;
            bp_error err;
            assert_ok(bp_evaluate(&scores, kernels[k], &net, &rows, loss,
                                  threads[i], &err));
            assert_same_scores(&scores, &wanted);
            bp_scores_free(&scores);
        }
    }
    bp_scores_free(&wanted);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void scores_are_alike_in_all_sets_and_threads(void **state) {
    (void)state;
    check_alike(BP_IDENTITY, BP_MSE, 0);
    check_alike(BP_SOFTMAX, BP_CROSS_ENTROPY, 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_greatest_output_is_the_class),
        cmocka_unit_test(one_output_is_class_1_above_one_half),
        cmocka_unit_test(regression_by_hand),
        cmocka_unit_test(each_target_has_its_scores),
        cmocka_unit_test(a_constant_target_has_a_finite_r2),
        cmocka_unit_test(many_classes_by_hand),
        cmocka_unit_test(two_classes_by_hand),
        cmocka_unit_test(more_classes_than_a_panel_by_hand),
        cmocka_unit_test(the_loss_doesnt_depend_on_batches),
        cmocka_unit_test(the_errors_dont_depend_on_batches),
        cmocka_unit_test(scores_are_alike_in_all_sets_and_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
