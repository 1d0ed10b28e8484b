/* test_backprop.c - the engine computes what the textbook does.
 *
 * The oracle is textbook.c, in double and row by row. The engine's numbers are
 * float32: each has 24 bits, so a relative error of 2^-24 = 6e-8 comes in with
 * every operation. The networks here take some tens of operations from an
 * input to a gradient, on numbers of the order of 1; sums of numbers of both
 * signs cancel, so the error is held against the greatest of their kind, too.
 */
#include "helper.h"

#include "bp/backprop.h"
#include "bp/optimizer.h"
#include "bp/textbook.h"

static const double RELATIVE = 5e-6; /* to the number itself */
static const double OF_GREATEST = 2e-6;

typedef struct shape {
    size_t n_layers;
    size_t sizes[5];
} shape;

static const shape shapes[] = {{1, {1, 1}},       {1, {6, 4}},
                               {2, {4, 8, 3}},    {3, {5, 7, 6, 2}},
                               {2, {20, 33, 17}}, {2, {37, 50, 40}}};

/* Batches that go back as a few rows, and by way of a transpose. */
static const size_t batches[] = {7, 19};

enum { MOST_UNITS = 64 };

/* A network, a batch for it, and what engine and textbook make of it. */
typedef struct bench {
    bp_network net;
    bp_loss loss;
    input_rows x;
    bp_matrix t;
    bp_workspace ws;
    float *grad; /* with something in it */
    bp_textbook book;
} bench;

static bench new_bench(shape s, size_t rows, bp_activation hidden,
                       bp_activation output, bp_loss loss) {
    bench b = {.loss = loss};
    bp_error err;
    bp_activation f[4] = {BP_IDENTITY};
    for (size_t i = 0; i < s.n_layers; i++)
        f[i] = i + 1 < s.n_layers ? hidden : output;
    b.net = new_network(s.sizes, f, s.n_layers, 2); /* no relu is dead */
    bp_rng rng = rng_of(2);
    b.x = new_inputs(rows, s.sizes[0], &rng, -1, 1);
    b.t = new_matrix(rows, s.sizes[s.n_layers]);
    fill_targets(b.t, loss, output, &rng);
    assert_ok(bp_workspace_init(&b.ws, &b.net, rows, true, &err));
    assert_ok(bp_textbook_init(&b.book, &b.net, loss, &err));
    b.grad = new_floats(b.net.n_params);
    for (size_t i = 0; i < b.net.n_params; i++)
        b.grad[i] = 9;
    return b;
}

static void bench_free(bench *b) {
    bp_network_free(&b->net);
    bp_workspace_free(&b->ws);
    bp_textbook_free(&b->book);
    free(b->grad);
    inputs_free(&b->x);
    free(b->t.data);
}

/* All rows through the textbook: outputs are held against a at once, gradients
 * are left summed, the sum of the losses is returned. */
static double run_textbook(bench *b, bp_matrix a) {
    double x[MOST_UNITS], t[MOST_UNITS], loss = 0;
    for (size_t m = 0; m < b->x.rows; m++) {
        for (size_t k = 0; k < b->x.cols; k++)
            x[k] = (double)b->x.at[m][k];
        for (size_t j = 0; j < b->t.cols; j++)
            t[j] = (double)*bp_at(b->t, m, j);
        bp_textbook_forward(&b->book, x);
        const bp_textbook_layer *last = &b->book.layers[b->book.n_layers - 1];
        for (size_t j = 0; j < a.cols; j++)
            assert_near((double)*bp_at(a, m, j), last->neurons[j].output,
                        RELATIVE, OF_GREATEST);
        loss += bp_textbook_loss(&b->book, t);
        bp_textbook_backward(&b->book, t);
    }
    return loss;
}

/* The greatest gradient of a layer. */
static double greatest_of(const bp_textbook_layer *layer) {
    double greatest = 0;
    for (size_t j = 0; j < layer->n_neurons; j++) {
        const bp_neuron *neuron = &layer->neurons[j];
        greatest = fmax(greatest, fabs(neuron->bias_gradient));
        for (size_t i = 0; i < layer->n_inputs; i++)
            greatest = fmax(greatest, fabs(neuron->gradient[i]));
    }
    return greatest;
}

static void check_gradients(bench *b) {
    for (size_t l = 0; l < b->net.n_layers; l++) {
        const bp_layer *layer = &b->net.layers[l];
        double greatest = greatest_of(&b->book.layers[l]);
        assert_true(greatest > 0.01);
        for (size_t j = 0; j < layer->n_units; j++) {
            const bp_neuron *neuron = &b->book.layers[l].neurons[j];
            for (size_t i = 0; i < layer->n_inputs; i++)
                assert_near((double)*bp_layer_weight(layer, b->grad, i, j),
                            neuron->gradient[i], RELATIVE,
                            OF_GREATEST * greatest);
            assert_near((double)bp_layer_b(layer, b->grad)[j],
                        neuron->bias_gradient, RELATIVE,
                        OF_GREATEST * greatest);
        }
    }
}

/* One step of gradient descent in both, from the same weights: each changes
 * as soon as its gradient is there, and must not be needed any more. */
static void check_step(bench *b, const bp_kernel *kernel) {
    bp_optimizer optimizer;
    bp_error err;
    const bp_descent how = {.kind = BP_SGD, .l2 = 0.01, .epsilon = 1e-8};
    assert_ok(bp_optimizer_init(&optimizer, &b->net, &how, &err));
    bp_sink step =
        bp_optimizer_begin(&optimizer, kernel, &b->net, b->x.rows, 0.25);
    bp_backward(kernel, &b->net, &b->ws, b->t, b->loss, &step);
    bp_optimizer_end(&optimizer);
    double steps[4];
    for (size_t l = 0; l < b->net.n_layers; l++)
        steps[l] = 0.25 * greatest_of(&b->book.layers[l]) / (double)b->x.rows;
    bp_textbook_update(&b->book, 0.25, 0.01, false);
    for (size_t l = 0; l < b->net.n_layers; l++) {
        const bp_layer *layer = &b->net.layers[l];
        double error = OF_GREATEST * (1 + steps[l]);
        for (size_t j = 0; j < layer->n_units; j++) {
            const bp_neuron *neuron = &b->book.layers[l].neurons[j];
            for (size_t i = 0; i < layer->n_inputs; i++)
                assert_near(
                    (double)*bp_layer_weight(layer, b->net.params, i, j),
                    neuron->weight[i], RELATIVE, error);
            assert_near((double)bp_layer_b(layer, b->net.params)[j],
                        neuron->bias, RELATIVE, error);
        }
    }
    bp_optimizer_free(&optimizer);
}

static void check_bench(bench *b, const bp_kernel *kernel) {
    bp_activation output = bp_network_last(&b->net)->f;
    bp_matrix a = bp_forward(kernel, &b->net, &b->ws, b->x.at, b->x.rows);
    assert_int_equal(a.rows, b->x.rows);
    assert_int_equal(a.cols, b->t.cols);
    double loss = bp_loss_sum(0, kernel, b->loss, output, a, b->t, NULL);
    assert_near(loss, run_textbook(b, a), RELATIVE, 0);
    assert_true(loss > 0.01);
    bp_sink sink = bp_sink_into(b->grad);
    bp_backward(kernel, &b->net, &b->ws, b->t, b->loss, &sink);
    check_gradients(b);
    assert_block_padding_is_zero(&b->net, b->grad);
    check_step(b, kernel);
    assert_block_padding_is_zero(&b->net, b->net.params);
}

static void check_pair(bp_activation hidden, bp_activation output,
                       bp_loss loss) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t s = 0; s < COUNT(shapes); s++) {
        if (output == BP_SOFTMAX && shapes[s].sizes[shapes[s].n_layers] == 1)
            continue; /* the share of one is 1: nothing to learn */
        for (size_t i = 0; i < COUNT(batches); i++) {
            for (size_t k = 0; k < n_kernels; k++) {
                bench b =
                    new_bench(shapes[s], batches[i], hidden, output, loss);
                check_bench(&b, kernels[k]);
                bench_free(&b);
            }
        }
    }
}

static void every_output_is_as_in_the_textbook(void **state) {
    (void)state;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
        for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
            if (!bp_loss_check(loss, f))
                check_pair(BP_TANH, f, loss);
}

static void every_hidden_layer_is_as_in_the_textbook(void **state) {
    (void)state;
    for (bp_activation f = 0; !bp_activation_is_for_outputs(f); f++) {
        check_pair(f, BP_SOFTMAX, BP_CROSS_ENTROPY);
        check_pair(f, BP_IDENTITY, BP_MSE);
    }
}

/* ---- workspaces and batches ---- */

enum { ROWS = 7 };
static const shape deep = {3, {5, 37, 20, 3}};

static void a_workspace_to_predict_has_no_delta(void **state) {
    (void)state;
    bench b = new_bench(deep, ROWS, BP_GELU, BP_SIGMOID, BP_CROSS_ENTROPY);
    bp_workspace ws;
    bp_error err;
    assert_ok(bp_workspace_init(&ws, &b.net, ROWS, false, &err));
    for (size_t l = 0; l < b.net.n_layers; l++)
        assert_null(ws.stages[l].delta.data);
    bp_matrix learning = bp_forward(portable(), &b.net, &b.ws, b.x.at, ROWS);
    bp_matrix a = bp_forward(portable(), &b.net, &ws, b.x.at, ROWS);
    assert_same_matrix(a, learning);
    bp_workspace_free(&ws);
    assert_null(ws.memory);
    bp_workspace_free(&ws);
    bench_free(&b);
}

static void a_workspace_starts_without_a_team(void **state) {
    (void)state;
    bench b = new_bench(deep, ROWS, BP_TANH, BP_SIGMOID, BP_CROSS_ENTROPY);
    assert_null(b.ws.team);
    assert_int_equal(b.ws.max_rows, ROWS);
    bench_free(&b);
}

static void a_batch_that_fits_no_machine_is_refused(void **state) {
    (void)state;
    bench b = new_bench(deep, ROWS, BP_TANH, BP_SIGMOID, BP_CROSS_ENTROPY);
    bp_workspace ws;
    bp_matrix m;
    bp_error err;
    const size_t many = (size_t)1 << 44;
    assert_refused(bp_workspace_init(&ws, &b.net, many, true, &err),
                   BP_ESYSTEM);
    assert_null(ws.memory);
    assert_null(ws.stages);
    bp_workspace_free(&ws);
    assert_refused(bp_batch_init(&m, many, 5, &err), BP_ESYSTEM);
    assert_null(m.data);
    bench_free(&b);
}

static void a_batch_has_room_for_blocks_of_rows(void **state) {
    (void)state;
    for (size_t rows = 1; rows <= 70; rows++) {
        bp_matrix m;
        bp_error err;
        assert_ok(bp_batch_init(&m, rows, 37, &err));
        assert_int_equal(m.rows, rows);
        assert_int_equal(m.cols, 37);
        assert_int_equal(m.room, bp_padded(rows));
        assert_int_equal((uintptr_t)m.data % 64, 0);
        assert_zeros(m.data, floats_of(m));
        free(m.data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_output_is_as_in_the_textbook),
        cmocka_unit_test(every_hidden_layer_is_as_in_the_textbook),
        cmocka_unit_test(a_workspace_to_predict_has_no_delta),
        cmocka_unit_test(a_workspace_starts_without_a_team),
        cmocka_unit_test(a_batch_that_fits_no_machine_is_refused),
        cmocka_unit_test(a_batch_has_room_for_blocks_of_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
