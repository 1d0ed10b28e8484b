/* test_importance.c - importances that are known beforehand. */
#include "metrics_helper.h"

#include "bp/importance.h"

/* A regression on n inputs with these weights: identity, no hidden layer. */
static bp_network weighted(size_t n, const float *weights) {
    const size_t sizes[] = {n, 1};
    const bp_activation f = BP_IDENTITY;
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, sizes, &f, 1, &err));
    for (size_t i = 0; i < n; i++)
        *bp_layer_weight(&net.layers[0], net.params, i, 0) = weights[i];
    return net;
}

/* Inputs between -1 and 1, and as target what `net` makes of them. */
static bp_dataset told_by(const bp_network *net, size_t n_rows) {
    size_t n = bp_network_inputs(net);
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(3);
    assert_ok(bp_dataset_init(&data, n_rows, n, 1, 0, false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t k = 0; k < n; k++) {
            float x = uniform(&rng, -1, 1);
            data.x[i * n + k] = x;
            data.t[i] +=
                x * *bp_layer_weight(&net->layers[0], net->params, k, 0);
        }
    }
    return data;
}

static const size_t singles[] = {0, 1, 2, 3, 4, 5, 6, 7};

static void find(bp_importance *made, const bp_network *net,
                 const bp_selection *rows, bp_loss loss,
                 const bp_shuffling *how) {
    bp_scores scores = evaluate_rows(net, rows, loss);
    bp_error err;
    assert_ok(
        bp_importances(made, portable(), net, rows, loss, &scores, how, &err));
    bp_scores_free(&scores);
}

static void an_ignored_input_has_exactly_0(void **state) {
    (void)state;
    const float weights[] = {1, 0, -2};
    bp_network net = weighted(3, weights);
    bp_dataset data = told_by(&net, 300);
    const bp_selection rows = bp_select_all(&data);
    const bp_shuffling how = {3, singles, 5, 1, 1};
    bp_importance made[3];
    find(made, &net, &rows, BP_MSE, &how);
    assert_true(made[1].fall == 0 && made[1].fall_sd == 0);
    assert_true(made[1].rise == 0 && made[1].rise_sd == 0);
    assert_true(made[0].fall > 0.1 && made[2].fall > made[0].fall);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Where a linear network is right, a shuffled column of weight w leaves the
 * error w (x - x'), of which the mean square is twice w^2 times the variance of
 * x: R2 falls by twice the share that the column has in the target's variance.
 */
static void a_linear_network_by_calculus(void **state) {
    (void)state;
    const float weights[] = {1, 3};
    bp_network net = weighted(2, weights);
    bp_dataset data = told_by(&net, 20000);
    const bp_selection rows = bp_select_all(&data);
    const bp_shuffling how = {2, singles, 4, 1, 2};
    bp_importance made[2];
    find(made, &net, &rows, BP_MSE, &how);
    assert_near(made[0].fall, 2 * 0.1, 0.03, 0);
    assert_near(made[1].fall, 2 * 0.9, 0.03, 0);
    assert_near(made[0].rise, 1.0 / 3, 0.03, 0); /* variance of x, 1 / 3 */
    assert_near(made[1].rise, 9.0 / 3, 0.03, 0);
    assert_true(made[0].fall_sd > 0 && made[0].fall_sd < 0.01);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* The class is the sign of the only input; row i gets that of order[i]. */
static double accuracy_after(const bp_dataset *data, const uint32_t *order) {
    size_t right = 0;
    for (size_t i = 0; i < data->n_rows; i++)
        right += (data->x[order[i]] > 0) == (data->t[i] > 0);
    return (double)right / (double)data->n_rows;
}

enum { ROWS = 7, REPEATS = 3 };

static void classes_by_hand(void **state) {
    (void)state;
    const float x[ROWS] = {-1, 2, 3, -4, 5, -6, 7};
    const float t[ROWS] = {0, 1, 1, 0, 1, 0, 0};
    bp_network net = hand_on(1, BP_SIGMOID);
    bp_dataset data = dataset_of(ROWS, 1, 1, 2, x, t);
    const bp_selection rows = bp_select_all(&data);
    const bp_shuffling how = {1, singles, REPEATS, 42, 1};
    double falls[REPEATS], mean = 0, variance = 0;
    for (size_t r = 0; r < REPEATS; r++) {
        uint32_t order[ROWS] = {0, 1, 2, 3, 4, 5, 6};
        bp_rng rng;
        bp_rng_seed_at(&rng, 42, BP_RNG_PERMUTE, r);
        bp_rng_shuffle(&rng, order, ROWS);
        falls[r] = 6.0 / ROWS - accuracy_after(&data, order);
        mean += falls[r] / REPEATS;
    }
    for (size_t r = 0; r < REPEATS; r++)
        variance += (falls[r] - mean) * (falls[r] - mean) / REPEATS;
    assert_true(variance > 0);
    bp_importance made;
    find(&made, &net, &rows, BP_CROSS_ENTROPY, &how);
    assert_near(made.fall, mean, 1e-14, 0);
    assert_near(made.fall_sd, sqrt(variance), 1e-14, 0);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Two inputs of which one is 1 and the other 0, as a category has them: their
 * sum stays 1 if they are shuffled together, and not if one is. */
static void inputs_of_a_column_go_together(void **state) {
    (void)state;
    const float weights[] = {1, 1, 1};
    bp_network net = weighted(3, weights);
    bp_dataset data = told_by(&net, 200);
    for (size_t i = 0; i < data.n_rows; i++) {
        float *x = data.x + 3 * i;
        data.t[i] = 1 + x[2];
        x[0] = i % 3 == 0;
        x[1] = 1 - x[0];
    }
    const bp_selection rows = bp_select_all(&data);
    static const size_t together[] = {0, 2, 3};
    const bp_shuffling one_by_one = {3, singles, 2, 9, 1};
    const bp_shuffling by_column = {2, together, 2, 9, 1};
    bp_importance alone[3], made[2];
    find(alone, &net, &rows, BP_MSE, &one_by_one);
    find(made, &net, &rows, BP_MSE, &by_column);
    assert_true(alone[0].fall > 0.1 && alone[1].fall > 0.1);
    assert_near(made[0].fall, 0, 0, 1e-12);
    assert_near(made[0].rise, 0, 0, 1e-12);
    /* and the other column gets what it got before */
    assert_memory_equal(&made[1], &alone[2], sizeof *made);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

/* Rows that aren't selected are never looked at. */
static void of_the_selected_rows(void **state) {
    (void)state;
    bp_network net = hand_on(2, BP_SOFTMAX);
    bp_dataset data = random_data(90, 2, 2);
    uint32_t numbers[45];
    for (size_t i = 0; i < COUNT(numbers); i++) {
        numbers[i] = (uint32_t)(2 * i);
        data.x[2 * (2 * i + 1)] = NAN;
    }
    const bp_selection rows = {&data, numbers, COUNT(numbers)};
    const bp_shuffling how = {2, singles, 3, 1, 1};
    bp_importance made[2];
    find(made, &net, &rows, BP_CROSS_ENTROPY, &how);
    assert_true(isfinite(made[0].rise) && made[0].rise_sd > 0);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

static void threads_and_seeds(void **state) {
    (void)state;
    bp_network net = hand_on(7, BP_SOFTMAX);
    bp_dataset data = random_data(700, 7, 7);
    const bp_selection rows = bp_select_all(&data);
    bp_shuffling how = {7, singles, 3, 5, 1};
    bp_importance one[7], made[7];
    find(one, &net, &rows, BP_CROSS_ENTROPY, &how);
    for (how.threads = 0; how.threads < 6; how.threads++) {
        find(made, &net, &rows, BP_CROSS_ENTROPY, &how);
        assert_memory_equal(made, one, sizeof one);
    }
    how.seed = 6;
    find(made, &net, &rows, BP_CROSS_ENTROPY, &how);
    for (size_t i = 0; i < 7; i++)
        assert_true(made[i].rise != one[i].rise);
    bp_dataset_free(&data);
    bp_network_free(&net);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ignored_input_has_exactly_0),
        cmocka_unit_test(a_linear_network_by_calculus),
        cmocka_unit_test(classes_by_hand),
        cmocka_unit_test(inputs_of_a_column_go_together),
        cmocka_unit_test(of_the_selected_rows),
        cmocka_unit_test(threads_and_seeds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
