/* metrics_helper.h - networks and data whose scores are plain to see.
 *
 * The networks have one layer that hands its inputs on: weights 1 from each
 * input to the unit of the same number, 0 elsewhere. */
#ifndef BP_TEST_METRICS_HELPER_H
#define BP_TEST_METRICS_HELPER_H

#include "helper.h"

#include "bp/metrics.h"

static inline bp_network hand_on(size_t n, bp_activation f) {
    const size_t sizes[] = {n, n};
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, sizes, &f, 1, &err));
    for (size_t i = 0; i < n; i++)
        *bp_layer_weight(&net.layers[0], net.params, i, i) = 1;
    return net;
}

/* A dataset of these numbers. */
static inline bp_dataset dataset_of(size_t n_rows, size_t n_inputs,
                                    size_t n_targets, size_t n_classes,
                                    const float *x, const float *t) {
    bp_dataset data;
    bp_error err;
    assert_ok(bp_dataset_init(&data, n_rows, n_inputs, n_targets, n_classes,
                              false, SIZE_MAX, &err));
    memcpy(data.x, x, n_rows * n_inputs * sizeof *x);
    memcpy(data.t, t, n_rows * n_targets * sizeof *t);
    return data;
}

static inline bp_scores evaluate_rows(const bp_network *net,
                                      const bp_selection *rows, bp_loss loss) {
    bp_scores scores;
    bp_error err;
    assert_ok(bp_evaluate(&scores, portable(), net, rows, loss, 1, &err));
    return scores;
}

static inline bp_scores evaluate(const bp_network *net, const bp_dataset *data,
                                 bp_loss loss) {
    const bp_selection rows = bp_select_all(data);
    return evaluate_rows(net, &rows, loss);
}

static inline bp_dataset random_data(size_t n_rows, size_t n,
                                     size_t n_classes) {
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(1);
    assert_ok(bp_dataset_init(&data, n_rows, n, n_classes ? 1 : n, n_classes,
                              false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows * n; i++)
        data.x[i] = uniform(&rng, -5, 5);
    for (size_t i = 0; i < n_rows * data.n_targets; i++)
        data.t[i] = n_classes ? (float)bp_rng_below(&rng, n_classes)
                              : uniform(&rng, -5, 5);
    return data;
}

static inline void assert_same_scores(const bp_scores *got,
                                      const bp_scores *want) {
    size_t n = want->n_targets;
    assert_int_equal(got->n_targets, n);
    assert_true(got->loss == want->loss);
    assert_int_equal(got->n_rows, want->n_rows);
    assert_memory_equal(&got->accuracy, &want->accuracy, sizeof got->accuracy);
    assert_memory_equal(got->rmse, want->rmse, n * sizeof *got->rmse);
    assert_memory_equal(got->r2, want->r2, n * sizeof(double));
}

#endif
