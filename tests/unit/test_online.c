/* test_online.c - learning row by row gives the bits of batches of one row.
 *
 * The oracle is backprop.c with its optimizer, whose products test_product.c
 * and test_backprop.c hold against plain loops and the textbook. */
#include "helper.h"

#include "bp/backprop.h"
#include "bp/online.h"
#include "bp/optimizer.h"

typedef struct shape {
    size_t n_layers;
    size_t sizes[5];
} shape;

static const shape shapes[] = {{1, {1, 1}},           {1, {6, 4}},
                               {2, {4, 8, 3}},        {3, {5, 37, 20, 3}},
                               {2, {33, 100, 9}},     {2, {70, 16, 65}},
                               {4, {9, 8, 40, 17, 2}}};

enum { ROWS = 12 };

/* Rows that lie one behind another with nothing between, as in a dataset; some
 * numbers of them are 0 or -0, whose products have signs too. */
static float *new_rows(size_t n_inputs) {
    bp_rng rng = rng_of(3);
    float *rows = new_floats(ROWS * n_inputs);
    for (size_t i = 0; i < ROWS * n_inputs; i++) {
        uint64_t kind = bp_rng_below(&rng, 8);
        float number = uniform(&rng, -2, 2);
        rows[i] = kind == 0 ? 0 : kind == 1 ? -0.0f : number;
    }
    return rows;
}

static bp_matrix new_targets(size_t n_outputs, bp_loss loss, bp_activation f) {
    bp_rng rng = rng_of(4);
    bp_matrix t = new_matrix(ROWS, n_outputs);
    fill_targets(t, loss, f, &rng);
    return t;
}

/* A network and its optimizer. */
typedef struct learner {
    bp_network net;
    bp_optimizer opt;
} learner;

static learner new_learner(shape s, bp_activation hidden, bp_activation output,
                           double momentum, double l2) {
    learner l;
    bp_error err;
    bp_activation f[4] = {BP_IDENTITY};
    for (size_t i = 0; i < s.n_layers; i++)
        f[i] = i + 1 < s.n_layers ? hidden : output;
    l.net = new_network(s.sizes, f, s.n_layers, 2);
    assert_ok(bp_optimizer_init(&l.opt, &l.net, 0.001, momentum, l2, &err));
    return l;
}

static void learner_free(learner *l) {
    bp_network_free(&l->net);
    bp_optimizer_free(&l->opt);
}

/* All rows as batches of one; the sum of their losses after each. */
static void learn_in_batches(learner *l, bp_loss loss, const float *rows,
                             bp_matrix targets, double *sums) {
    bp_workspace ws;
    bp_error err;
    bp_activation f = bp_network_last(&l->net)->f;
    size_t n_inputs = bp_network_inputs(&l->net), n_outputs = targets.cols;
    bp_matrix t = new_matrix(1, n_outputs);
    float *target = new_floats(n_outputs);
    double sum = 0.5;
    assert_ok(bp_workspace_init(&ws, &l->net, 1, true, &err));
    for (size_t i = 0; i < ROWS; i++) {
        const float *x = rows + i * n_inputs;
        bp_matrix_get_row(targets, i, target);
        bp_matrix_set_row(t, 0, target);
        bp_matrix a = bp_forward(portable(), &l->net, &ws, &x, 1);
        sum = bp_loss_sum(sum, portable(), loss, f, a, t);
        bp_sink step = bp_optimizer_step(&l->opt, portable(), &l->net, 1);
        bp_backward(portable(), &l->net, &ws, t, loss, &step);
        assert_true(isfinite(sum));
        sums[i] = sum;
    }
    bp_workspace_free(&ws);
    free(t.data);
    free(target);
}

static void check_online(const bp_kernel *kernel, learner *l, bp_loss loss,
                         const float *rows, bp_matrix targets,
                         const double *sums) {
    bp_online online;
    bp_error err;
    size_t n_inputs = bp_network_inputs(&l->net);
    double sum = 0.5;
    assert_ok(bp_online_init(&online, &l->net, &l->opt, loss, &err));
    for (size_t i = 0; i < ROWS; i++) {
        bp_matrix_get_row(targets, i, online.t);
        sum =
            bp_online_learn(&online, kernel, &l->opt, rows + i * n_inputs, sum);
        assert_true(sum == sums[i]);
    }
    bp_online_free(&online);
    assert_null(online.layers);
    assert_null(online.memory);
    bp_online_free(&online);
}

static void check_learner(shape s, bp_activation hidden, bp_activation output,
                          double momentum, double l2) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    bp_loss loss = output == BP_SOFTMAX ? BP_CROSS_ENTROPY : BP_MSE;
    float *rows = new_rows(s.sizes[0]), *before = new_rows(s.sizes[0]);
    bp_matrix targets = new_targets(s.sizes[s.n_layers], loss, output);
    double sums[ROWS];
    learner wanted = new_learner(s, hidden, output, momentum, l2);
    learn_in_batches(&wanted, loss, rows, targets, sums);
    for (size_t k = 0; k < n_kernels; k++) {
        learner l = new_learner(s, hidden, output, momentum, l2);
        check_online(kernels[k], &l, loss, rows, targets, sums);
        assert_same_floats(l.net.params, wanted.net.params, l.net.n_params);
        assert_same_floats(l.opt.v, wanted.opt.v, l.net.n_params);
        assert_block_padding_is_zero(&l.net, l.net.params);
        assert_block_padding_is_zero(&l.net, l.opt.v);
        learner_free(&l);
    }
    assert_same_floats(rows, before, ROWS * s.sizes[0]);
    learner_free(&wanted);
    free(rows);
    free(before);
    free(targets.data);
}

static void rows_are_batches_of_one(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        for (bp_activation f = 0; f < BP_SOFTMAX; f++) {
            check_learner(shapes[s], f, BP_SOFTMAX, 0.9, 0.01);
            check_learner(shapes[s], BP_TANH, f, 0.9, 0.01);
        }
    }
}

static void a_step_may_be_plain(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        check_learner(shapes[s], BP_RELU, BP_SOFTMAX, 0, 0);
        check_learner(shapes[s], BP_RELU, BP_IDENTITY, 0, 0.1);
        check_learner(shapes[s], BP_RELU, BP_IDENTITY, 0.5, 0);
    }
}

/* The delta of cross-entropy with sigmoid has no slope. */
static void sigmoid_goes_with_cross_entropy(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    const shape s = {2, {5, 9, 1}};
    float *rows = new_rows(5);
    bp_matrix targets = new_targets(1, BP_CROSS_ENTROPY, BP_SIGMOID);
    double sums[ROWS];
    learner wanted = new_learner(s, BP_TANH, BP_SIGMOID, 0.9, 0.01);
    learn_in_batches(&wanted, BP_CROSS_ENTROPY, rows, targets, sums);
    for (size_t k = 0; k < n_kernels; k++) {
        learner l = new_learner(s, BP_TANH, BP_SIGMOID, 0.9, 0.01);
        check_online(kernels[k], &l, BP_CROSS_ENTROPY, rows, targets, sums);
        assert_same_floats(l.net.params, wanted.net.params, l.net.n_params);
        learner_free(&l);
    }
    learner_free(&wanted);
    free(rows);
    free(targets.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_batches_of_one),
        cmocka_unit_test(a_step_may_be_plain),
        cmocka_unit_test(sigmoid_goes_with_cross_entropy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
