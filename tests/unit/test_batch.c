/* test_batch.c - the bits of outputs and gradients don't depend on how they
 * were computed: on the other rows of a batch, on the set of kernels, on what
 * was in the workspace, on the number of threads.
 *
 * That they are right is test_backprop.c's business. */
#include "helper.h"

#include <stdatomic.h>
#include <time.h>

#include "bp/backprop.h"
#include "bp/parallel.h"

typedef struct shape {
    size_t n_layers;
    size_t sizes[5];
} shape;

static const shape deep = {3, {5, 37, 20, 3}};

/* Each of its products is worth a thread, with 64 rows. */
static const shape wide = {3, {40, 70, 90, 50}};

/* A network, a batch for it, and a gradient with something in it. */
typedef struct bench {
    bp_network net;
    bp_loss loss;
    input_rows x;
    bp_matrix t;
    bp_workspace ws;
    float *grad;
} bench;

static bench new_bench(shape s, size_t rows, bp_activation hidden,
                       bp_activation output) {
    bench b = {.loss = output == BP_SOFTMAX ? BP_CROSS_ENTROPY : BP_MSE};
    bp_error err;
    bp_activation f[4] = {BP_IDENTITY};
    for (size_t i = 0; i < s.n_layers; i++)
        f[i] = i + 1 < s.n_layers ? hidden : output;
    b.net = new_network(s.sizes, f, s.n_layers, 2);
    bp_rng rng = rng_of(2);
    b.x = new_inputs(rows, s.sizes[0], &rng, -1, 1);
    b.t = new_matrix(rows, s.sizes[s.n_layers]);
    fill_targets(b.t, b.loss, output, &rng);
    assert_ok(bp_workspace_init(&b.ws, &b.net, rows, true, &err));
    b.grad = new_floats(b.net.n_params);
    for (size_t i = 0; i < b.net.n_params; i++)
        b.grad[i] = 9;
    return b;
}

static void bench_free(bench *b) {
    bp_network_free(&b->net);
    bp_workspace_free(&b->ws);
    inputs_free(&b->x);
    free(b->t.data);
    free(b->grad);
}

/* The first `rows` rows, forward and back; returns their outputs. */
static bp_matrix run(bench *b, const bp_kernel *kernel, size_t rows) {
    bp_sink sink = bp_sink_into(b->grad);
    bp_matrix a = bp_forward(kernel, &b->net, &b->ws, b->x.at, rows);
    bp_backward(kernel, &b->net, &b->ws, top(b->t, rows), b->loss, &sink);
    return a;
}

/* ---- rows and their neighbours ---- */

/* A row alone has the bits that it has among others. */
static void outputs_dont_depend_on_neighbours(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    enum { MANY = 61 };
    for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
        bool last_only = bp_activation_is_for_outputs(f);
        bench b = new_bench(deep, MANY, last_only ? BP_RELU : f, f);
        bp_error err;
        bp_workspace one;
        assert_ok(bp_workspace_init(&one, &b.net, 1, false, &err));
        for (size_t k = 0; k < n_kernels; k++) {
            bp_matrix all = bp_forward(kernels[k], &b.net, &b.ws, b.x.at, MANY);
            for (size_t m = 0; m < MANY; m++) {
                bp_matrix a =
                    bp_forward(kernels[k], &b.net, &one, b.x.at + m, 1);
                assert_same_floats(a.data, bp_at(all, m, 0), 3);
            }
        }
        bp_workspace_free(&one);
        bench_free(&b);
    }
}

/* Below BP_FEW_ROWS delta goes back another way; it is the same delta. */
static void few_rows_go_back_as_many(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t batches[] = {1, 2, 7, 8, 9, 16, 17};
    for (bp_activation f = 0; f < BP_EXP; f++) {
        for (size_t k = 0; k < n_kernels; k++) {
            bench many = new_bench(wide, 40, f, BP_SOFTMAX);
            run(&many, kernels[k], 40);
            for (size_t i = 0; i < COUNT(batches); i++) {
                size_t rows = batches[i];
                bench few = new_bench(wide, 40, f, BP_SOFTMAX);
                run(&few, kernels[k], rows);
                for (size_t l = 0; l < few.net.n_layers; l++)
                    assert_same_matrix(few.ws.stages[l].delta,
                                       top(many.ws.stages[l].delta, rows));
                bench_free(&few);
            }
            bench_free(&many);
        }
    }
}

static void outputs_and_gradients_are_alike_in_all_sets(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t batches[] = {1, 7, 8, 40};
    for (bp_activation f = 0; f < BP_EXP; f++) {
        for (size_t i = 0; i < COUNT(batches); i++) {
            bench first = new_bench(deep, batches[i], f, BP_SOFTMAX);
            bp_matrix a = run(&first, portable(), batches[i]);
            for (size_t k = 0; k < n_kernels; k++) {
                bench b = new_bench(deep, batches[i], f, BP_SOFTMAX);
                assert_same_matrix(run(&b, kernels[k], batches[i]), a);
                assert_same_floats(b.grad, first.grad, b.net.n_params);
                bench_free(&b);
            }
            bench_free(&first);
        }
    }
}

/* What a larger batch left in the workspace is gone: its later rows were of
 * NaN, which would show. */
static void check_used_again(bp_activation f, const bp_kernel *kernel,
                             size_t rows) {
    enum { MANY = 40 };
    bench used = new_bench(deep, MANY, f, BP_IDENTITY);
    bench fresh = new_bench(deep, MANY, f, BP_IDENTITY);
    for (size_t m = rows; m < MANY; m++)
        for (size_t j = 0; j < used.x.cols; j++)
            input_row(used.x, m)[j] = NAN;
    run(&used, kernel, MANY);
    assert_true(isnan(used.grad[0]));
    bp_matrix a = run(&used, kernel, rows);
    assert_same_matrix(a, run(&fresh, kernel, rows));
    assert_same_floats(used.grad, fresh.grad, used.net.n_params);
    assert_block_padding_is_zero(&used.net, used.grad);
    assert_true(isfinite(used.grad[0]));
    bench_free(&used);
    bench_free(&fresh);
}

static void a_workspace_may_be_used_again(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t batches[] = {1, 3, 7, 8, 9, 20, 33};
    for (bp_activation f = 0; f < BP_EXP; f++)
        for (size_t k = 0; k < n_kernels; k++)
            for (size_t i = 0; i < COUNT(batches); i++)
                check_used_again(f, kernels[k], batches[i]);
}

/* ---- the sink ---- */

/* What lies at a place of the block; there are gaps between the parts. */
typedef enum place { WEIGHT, BIAS, PADDING_OF_W, PADDING_OF_B, GAP } place;

/* What came in: how often each parameter, and as what. Pieces come from other
 * threads, where an assertion can't fail: `wrong` is looked at afterwards. */
typedef struct pieces {
    const bench *b;
    const place *places;
    atomic_uint *times;
    atomic_bool wrong;
    const char *caller;
    int patience;           /* milliseconds to wait for another thread */
    atomic_bool by_another; /* thread than the one that runs the test */
} pieces;

static _Thread_local char here;

static void name_panels(bp_matrix m, const float *block, place *names,
                        place real, place padding) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        for (size_t i = 0; i < m.rows; i++)
            for (size_t j = 0; j < bp_panel_width(m, p); j++)
                names[bp_panel_row(m, p, i) + j - block] =
                    j < bp_panel_cols(m, p) ? real : padding;
}

/* The caller frees them. */
static place *new_places(const bp_network *net) {
    place *names = calloc(net->n_params, sizeof *names);
    assert_non_null(names);
    for (size_t i = 0; i < net->n_params; i++)
        names[i] = GAP;
    for (size_t l = 0; l < net->n_layers; l++) {
        const bp_layer *layer = &net->layers[l];
        name_panels(bp_layer_w(layer, net->params), net->params, names, WEIGHT,
                    PADDING_OF_W);
        name_panels(biases_of(layer, net->params), net->params, names, BIAS,
                    PADDING_OF_B);
    }
    return names;
}

/* When work is to be shared, the caller isn't done before another thread has
 * come or its patience is at an end. */
static void note_thread(pieces *seen) {
    const struct timespec millisecond = {0, 1000000};
    if (&here != seen->caller)
        atomic_store(&seen->by_another, true);
    while (!seen->by_another && seen->patience-- > 0)
        nanosleep(&millisecond, NULL);
}

/* Keeps the gradient, too. */
static void take(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases) {
    pieces *seen = context;
    const bp_network *net = &seen->b->net;
    note_thread(seen);
    if (n == 0 || at >= net->n_params || n > net->n_params - at) {
        atomic_store(&seen->wrong, true);
        return;
    }
    for (size_t i = at; i < at + n; i++) {
        atomic_fetch_add(&seen->times[i], 1);
        seen->b->grad[i] = grad[i - at];
        place what = seen->places[i];
        if (are_biases ? what != BIAS && what != PADDING_OF_B
                       : what != WEIGHT && what != PADDING_OF_W)
            atomic_store(&seen->wrong, true);
    }
}

/* Forward and back, by a team when there are threads; every parameter came in
 * once, and as what it is. `shared` says whether threads must have helped, or
 * must not. */
static void run_and_see(bench *b, const bp_kernel *kernel, size_t threads,
                        bool shared) {
    bp_error err;
    place *places = new_places(&b->net);
    pieces seen = {.b = b,
                   .places = places,
                   .caller = &here,
                   .patience = shared ? 60000 : 0};
    bp_sink sink = {take, &seen};
    seen.times = calloc(b->net.n_params, sizeof *seen.times);
    assert_non_null(seen.times);
    if (threads)
        assert_ok(bp_team_new(&b->ws.team, threads, &err));
    bp_forward(kernel, &b->net, &b->ws, b->x.at, b->x.rows);
    bp_backward(kernel, &b->net, &b->ws, b->t, b->loss, &sink);
    bp_team_free(b->ws.team);
    b->ws.team = NULL;
    assert_false(seen.wrong);
    assert_true(seen.by_another == shared);
    for (size_t i = 0; i < b->net.n_params; i++) {
        if (places[i] == WEIGHT || places[i] == BIAS)
            assert_int_equal(seen.times[i], 1);
        assert_true(seen.times[i] <= 1);
    }
    free(seen.times);
    free(places);
}

static const size_t threads[] = {0, 1, 2, 3, 7, 16};

static void a_sink_sees_every_parameter_once(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const shape shapes[] = {{1, {1, 1}},
                                   {1, {32, 32}},
                                   {1, {33, 33}},
                                   {1, {100, 7}},
                                   {2, {7, 3, 100}}};
    static const size_t batches[] = {1, 7, 8, 64};
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t i = 0; i < COUNT(batches); i++) {
            for (size_t s = 0; s < COUNT(shapes); s++) {
                bench b =
                    new_bench(shapes[s], batches[i], BP_TANH, BP_IDENTITY);
                run_and_see(&b, kernels[k], 16, false); /* it is too small */
                bench_free(&b);
            }
        }
    }
}

/* ---- threads ---- */

static void check_threads(const bp_kernel *kernel, bp_activation hidden,
                          bp_activation output) {
    enum { MANY = 64 };
    bench first = new_bench(wide, MANY, hidden, output);
    bp_matrix a = run(&first, kernel, MANY);
    for (size_t i = 0; i < COUNT(threads); i++) {
        bench b = new_bench(wide, MANY, hidden, output);
        run_and_see(&b, kernel, threads[i], threads[i] > 1);
        assert_same_floats(b.grad, first.grad, b.net.n_params);
        size_t last = b.net.n_layers - 1;
        assert_same_matrix(b.ws.stages[last].a, a);
        bench_free(&b);
    }
    bench_free(&first);
}

static void gradients_dont_depend_on_threads(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        check_threads(kernels[k], BP_RELU, BP_SOFTMAX);
        check_threads(kernels[k], BP_GELU, BP_SOFTMAX); /* keeps z */
        check_threads(kernels[k], BP_TANH, BP_GELU);
    }
}

static void large_products_are_worth_a_team(void **state) {
    (void)state;
    bench small = new_bench(deep, 1, BP_TANH, BP_IDENTITY);
    bench large = new_bench(wide, 64, BP_TANH, BP_IDENTITY);
    assert_false(bp_is_worth_a_team(&small.net, 1));
    assert_false(bp_is_worth_a_team(&small.net, 64));
    assert_true(bp_is_worth_a_team(&small.net, 1000000));
    assert_true(bp_is_worth_a_team(&large.net, 64));
    bench_free(&small);
    bench_free(&large);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outputs_dont_depend_on_neighbours),
        cmocka_unit_test(few_rows_go_back_as_many),
        cmocka_unit_test(outputs_and_gradients_are_alike_in_all_sets),
        cmocka_unit_test(a_workspace_may_be_used_again),
        cmocka_unit_test(a_sink_sees_every_parameter_once),
        cmocka_unit_test(gradients_dont_depend_on_threads),
        cmocka_unit_test(large_products_are_worth_a_team),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
