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

/* Each step has a rate of its own. */
static double rate_of(size_t i) {
    return 0.001 / (double)(i + 1);
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
    const bp_descent how = {.momentum = momentum, .l2 = l2};
    assert_ok(bp_optimizer_init(&l.opt, &l.net, &how, &err));
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
        sum = bp_loss_sum(sum, portable(), loss, f, a, t, NULL);
        bp_sink step =
            bp_optimizer_begin(&l->opt, portable(), &l->net, 1, rate_of(i));
        bp_backward(portable(), &l->net, &ws, t, loss, &step);
        bp_optimizer_end(&l->opt);
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
        sum = bp_online_learn(&online, kernel, &l->opt, rows + i * n_inputs,
                              sum, rate_of(i));
        assert_true(sum == sums[i]);
    }
    assert_int_equal(l->opt.n_steps, ROWS);
    bp_online_free(&online);
    assert_null(online.layers);
    assert_null(online.memory);
    bp_online_free(&online);
}

static void check_learner(shape s, bp_activation hidden, bp_activation output,
                          bp_loss loss, double momentum, double l2) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    float *rows = new_rows(s.sizes[0]), *before = new_rows(s.sizes[0]);
    bp_matrix targets = new_targets(s.sizes[s.n_layers], loss, output);
    double sums[ROWS];
    learner wanted = new_learner(s, hidden, output, momentum, l2);
    learn_in_batches(&wanted, loss, rows, targets, sums);
    for (size_t k = 0; k < n_kernels; k++) {
        learner l = new_learner(s, hidden, output, momentum, l2);
        check_online(kernels[k], &l, loss, rows, targets, sums);
        assert_same_floats(l.net.params, wanted.net.params, l.net.n_params);
        assert_same_floats(l.opt.state[0], wanted.opt.state[0], l.net.n_params);
        assert_block_padding_is_zero(&l.net, l.net.params);
        assert_block_padding_is_zero(&l.net, l.opt.state[0]);
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
        for (bp_activation f = 0; f < BP_EXP; f++) {
            if (bp_activation_is_for_outputs(f))
                continue;
            check_learner(shapes[s], f, BP_SOFTMAX, BP_CROSS_ENTROPY, 0.9,
                          0.01);
            check_learner(shapes[s], BP_TANH, f, BP_MSE, 0.9, 0.01);
        }
    }
}

static void a_step_may_be_plain(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT(shapes); s++) {
        check_learner(shapes[s], BP_RELU, BP_SOFTMAX, BP_CROSS_ENTROPY, 0, 0);
        check_learner(shapes[s], BP_RELU, BP_IDENTITY, BP_MSE, 0, 0.1);
        check_learner(shapes[s], BP_RELU, BP_IDENTITY, BP_MSE, 0.5, 0);
    }
}

/* Each loss has a delta of its own. */
static void every_loss_is_learnt(void **state) {
    (void)state;
    const shape s = {2, {5, 9, 3}};
    static const struct {
        bp_activation output;
        bp_loss loss;
    } pairs[] = {{BP_SIGMOID, BP_CROSS_ENTROPY},
                 {BP_SOFTMAX, BP_CROSS_ENTROPY},
                 {BP_GELU, BP_MSE},
                 {BP_EXP, BP_MSE},
                 {BP_IDENTITY, BP_MAE},
                 {BP_GELU, BP_MAE},
                 {BP_IDENTITY, BP_HUBER},
                 {BP_GELU, BP_HUBER},
                 {BP_EXP, BP_POISSON}};
    for (size_t i = 0; i < COUNT(pairs); i++)
        check_learner(s, BP_TANH, pairs[i].output, pairs[i].loss, 0.9, 0.01);
}

static void plain_steps_suit(void **state) {
    (void)state;
    assert_true(bp_online_suits(&(bp_descent){.momentum = 0.9, .l2 = 0.1}));
    const bp_descent others[] = {{.momentum = 0.9, .nesterov = true},
                                 {.l1 = 0.1},
                                 {.weight_decay = 0.1},
                                 {.clip_norm = 1},
                                 {.kind = BP_ADAM},
                                 {.kind = BP_RPROP},
                                 {.kind = BP_RMSPROP},
                                 {.kind = BP_LBFGS}};
    for (size_t i = 0; i < COUNT(others); i++)
        assert_false(bp_online_suits(&others[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_batches_of_one),
        cmocka_unit_test(a_step_may_be_plain),
        cmocka_unit_test(every_loss_is_learnt),
        cmocka_unit_test(plain_steps_suit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
