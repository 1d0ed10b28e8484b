/* train_helper.h - what the tests of training share: rows to learn from, a
 * plain way to learn, a small network. */
#ifndef BP_TEST_TRAIN_HELPER_H
#define BP_TEST_TRAIN_HELPER_H

#include "helper.h"

#include "bp/train.h"

static const size_t sizes[] = {4, 8, 3};
static const bp_activation acts[] = {BP_TANH, BP_SOFTMAX};

/* Rows of three classes around three corners. */
static inline bp_dataset corners(size_t n_rows) {
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(1);
    assert_ok(bp_dataset_init(&data, n_rows, 4, 1, 3, false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows; i++) {
        for (size_t j = 0; j < 4; j++)
            data.x[4 * i + j] =
                uniform(&rng, -1, 1) + (j == i % 3 ? 1.5f : 0.0f);
        data.t[i] = (float)(i % 3);
    }
    return data;
}

static inline bp_training plan(size_t epochs, size_t batch_size) {
    return (bp_training){.epochs = epochs,
                         .batch_size = batch_size,
                         .descent = {.momentum = 0.9,
                                     .beta1 = 0.9,
                                     .beta2 = 0.99,
                                     .epsilon = 1e-8,
                                     .l2 = 0.001},
                         .schedule = {.rate = 0.1, .factor = 0.5, .every = 2},
                         .loss = BP_CROSS_ENTROPY,
                         .seed = 42};
}

/* A fresh 4-8-3 network, trained. */
static inline bp_network trained_on(const bp_kernel *kernel,
                                    const bp_selection *rows,
                                    const bp_training *how,
                                    bp_history *history) {
    bp_network net = new_network(sizes, acts, 2, 1);
    bp_error err;
    assert_ok(bp_train(&net, kernel, rows, how, history, &err));
    return net;
}

static inline bp_network trained(const bp_kernel *kernel,
                                 const bp_dataset *data, const bp_training *how,
                                 bp_history *history) {
    bp_selection rows = bp_select_all(data);
    return trained_on(kernel, &rows, how, history);
}

static inline bool same_params(const bp_network *a, const bp_network *b) {
    return memcmp(a->params, b->params, a->n_params * sizeof(float)) == 0;
}

static inline bool same_history(const bp_history *a, const bp_history *b) {
    return a->n_epochs == b->n_epochs && a->best == b->best &&
           a->ending == b->ending && a->n_recoveries == b->n_recoveries &&
           memcmp(a->epochs, b->epochs, a->n_epochs * sizeof *a->epochs) == 0;
}

#endif
