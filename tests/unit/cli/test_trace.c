/* test_trace.c - the numbers of a step of learning.
 *
 * Those of the 2-2-2 network that courses work through are as printed there;
 * those of random networks are the engine's, which are float32, and sums and
 * products of each other. */
#include "helper.h"

#include "bp/backprop.h"
#include "trace/pick.h"
#include "trace/trace.h"

/* ---- a trace of a textbook ---- */

static trace new_trace(const bp_textbook *book, const double *x,
                       const double *targets) {
    trace t = {.network_file = "net", .rate = 0.5, .steps = 1};
    bp_error err;
    assert_ok(trace_init(&t, book, &err));
    assert_ok(trace_name_rest(&t, &err));
    for (size_t i = 0; i < t.n_inputs; i++)
        t.inputs[i].value = x[i];
    for (size_t j = 0; j < t.n_outputs; j++)
        t.outputs[j].expected = targets[j];
    return t;
}

static const double inputs[] = {0.05, 0.10}, targets[] = {0.01, 0.99};

static bp_textbook worked_example(void) {
    static const size_t sizes[] = {2, 2, 2};
    static const bp_activation f[] = {BP_SIGMOID, BP_SIGMOID};
    static const double weights[2][2][2] = {{{0.15, 0.20}, {0.25, 0.30}},
                                            {{0.40, 0.45}, {0.50, 0.55}}};
    static const double biases[] = {0.35, 0.60};
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_new(&book, sizes, f, 2, BP_MSE, &err));
    for (size_t l = 0; l < 2; l++) {
        for (size_t j = 0; j < 2; j++) {
            bp_neuron *neuron = &book.layers[l].neurons[j];
            memcpy(neuron->weight, weights[l][j], sizeof weights[l][j]);
            neuron->bias = biases[l];
        }
    }
    return book;
}

/* Alike in all digits that are printed. */
static void assert_printed(double got, const char *printed) {
    char text[64];
    const char *point = strchr(printed, '.');
    snprintf(text, sizeof text, "%.*f", (int)strlen(point + 1), got);
    assert_string_equal(text, printed);
}

static void the_example_is_as_printed(void **state) {
    (void)state;
    bp_textbook book = worked_example();
    trace t = new_trace(&book, inputs, targets);
    bp_error err;
    t.freeze_bias = true;
    assert_ok(trace_run(&t, &book, &err));
    const trace_neuron *h1 = &t.layers[0].neurons[0];
    const trace_neuron *o1 = &t.layers[1].neurons[0];
    assert_string_equal(h1->name, "h1");
    assert_string_equal(o1->name, "o1");
    assert_int_equal(o1->first_weight, 5);
    assert_printed(h1->activation, "0.3775");
    assert_printed(h1->output, "0.593269992");
    assert_printed(t.outputs[0].loss, "0.274811083");
    assert_printed(t.loss_before, "0.298371109");
    assert_printed(o1->slope, "0.186815602");
    assert_printed(o1->error, "-0.138498562");
    assert_printed(o1->weights[0].back, "-0.055399425");
    assert_printed(h1->pull, "-0.036350306");
    assert_printed(h1->slope, "0.241300709");
    assert_printed(h1->weights[0].gradient, "0.000438568");
    assert_printed(o1->weights[0].gradient, "0.082167041");
    assert_printed(o1->weights[0].after, "0.358916480");
    assert_printed(h1->weights[0].after, "0.149780716");
    assert_true(o1->bias_after == 0.6);
    assert_printed(t.loss_after, "0.291027774");
    trace_free(&t);
    bp_textbook_free(&book);
}

static void the_example_ends_as_printed(void **state) {
    (void)state;
    static const size_t steps[] = {0,   1,   2,   5,    10,   20,   50,
                                   100, 200, 500, 1000, 2000, 5000, 10000};
    bp_textbook book = worked_example();
    trace t = new_trace(&book, inputs, targets);
    bp_error err;
    t.freeze_bias = true;
    t.steps = 10000;
    assert_ok(trace_run(&t, &book, &err));
    assert_printed(t.loss_first, "0.298371109");
    assert_printed(t.loss_after * 1e5, "3.5101878");
    assert_int_equal(t.n_points, COUNT(steps));
    for (size_t i = 0; i < COUNT(steps); i++)
        assert_int_equal(t.points[i].step, steps[i]);
    assert_printed(t.points[1].loss, "0.291027774");
    assert_true(t.points[13].loss == t.loss_after);
    trace_free(&t);
    bp_textbook_free(&book);
}

static void odd_numbers_of_steps_have_their_last(void **state) {
    (void)state;
    bp_textbook book = worked_example();
    trace t = new_trace(&book, inputs, targets);
    bp_error err;
    t.steps = 23;
    assert_ok(trace_run(&t, &book, &err));
    assert_int_equal(t.n_points, 7); /* 0 1 2 5 10 20 23 */
    assert_int_equal(t.points[6].step, 23);
    trace_free(&t);
    bp_textbook_free(&book);
}

/* ---- against the engine ---- */

static const size_t sizes[] = {5, 7, 6, 4};

/* What the engine makes of one row of a random network. */
typedef struct engine {
    bp_network net;
    bp_workspace ws;
    input_rows x;
    bp_matrix t, a;
    float *grad;
} engine;

static engine run_engine(const bp_activation *f, bp_loss loss, uint64_t seed) {
    engine e = {.net = new_network(sizes, f, 3, seed)};
    bp_rng rng = rng_of(seed);
    bp_error err;
    e.x = new_inputs(1, sizes[0], &rng, -1, 1);
    e.t = new_matrix(1, sizes[3]);
    fill_targets(e.t, loss, f[2], &rng);
    e.grad = new_floats(e.net.n_params);
    assert_ok(bp_workspace_init(&e.ws, &e.net, 1, true, &err));
    e.a = bp_forward(portable(), &e.net, &e.ws, e.x.at, 1);
    bp_sink sink = bp_sink_into(e.grad);
    bp_backward(portable(), &e.net, &e.ws, e.t, loss, &sink);
    return e;
}

static void engine_free(engine *e) {
    bp_network_free(&e->net);
    bp_workspace_free(&e->ws);
    inputs_free(&e->x);
    free(e->t.data);
    free(e->grad);
}

static trace trace_of(const engine *e, const bp_textbook *book) {
    double x[5], expected[4];
    for (size_t i = 0; i < 5; i++)
        x[i] = (double)e->x.at[0][i];
    for (size_t j = 0; j < 4; j++)
        expected[j] = (double)*bp_at(e->t, 0, j);
    return new_trace(book, x, expected);
}

static void check_gradients(const engine *e, const trace *t) {
    double greatest = 0;
    for (size_t l = 0; l < 3; l++) {
        const bp_layer *layer = &e->net.layers[l];
        for (size_t j = 0; j < layer->n_units; j++) {
            const trace_neuron *neuron = &t->layers[l].neurons[j];
            for (size_t i = 0; i < layer->n_inputs; i++) {
                double want = (double)*bp_layer_weight(layer, e->grad, i, j);
                assert_near(neuron->weights[i].gradient, want, 1e-5, 1e-5);
                greatest = fmax(greatest, fabs(want));
            }
            assert_near(neuron->bias_gradient,
                        (double)bp_layer_b(layer, e->grad)[j], 1e-5, 1e-5);
        }
    }
    assert_true(greatest > 0.01); /* or nothing was compared */
}

/* Sums and products of what is told give what is told. */
static void check_parts(const trace *t) {
    const double tiny = 1e-12;
    for (size_t l = 0; l < t->n_layers; l++) {
        for (size_t j = 0; j < t->layers[l].n_neurons; j++) {
            const trace_neuron *neuron = &t->layers[l].neurons[j];
            double sum = 0, back = 0;
            for (size_t i = 0; i < t->layers[l].n_inputs; i++) {
                const trace_weight *weight = &neuron->weights[i];
                double input = trace_source_value(t, l, i);
                sum += weight->product;
                assert_near(weight->product, weight->before * input, tiny, 0);
                assert_near(weight->gradient, -neuron->error * input, tiny, 0);
                assert_near(weight->after,
                            weight->before - t->rate * weight->gradient, tiny,
                            tiny);
            }
            assert_near(neuron->activation, sum + neuron->bias, tiny, tiny);
            assert_near(neuron->bias_after,
                        neuron->bias - t->rate * neuron->bias_gradient, tiny,
                        tiny);
            bool is_last = l + 1 == t->n_layers;
            bool has_slope = !is_last || !trace_cancels_slope(t);
            assert_near(neuron->error,
                        neuron->pull * (has_slope ? neuron->slope : 1), tiny,
                        tiny);
            for (size_t n = 0; !is_last && n < t->layers[l + 1].n_neurons; n++)
                back += t->layers[l + 1].neurons[n].weights[j].back;
            if (!is_last)
                assert_near(neuron->pull, back, tiny, tiny);
        }
    }
}

static double sum_of_losses(const trace *t, bool after) {
    double sum = 0;
    for (size_t j = 0; j < t->n_outputs; j++)
        sum += after ? t->outputs[j].loss_after : t->outputs[j].loss;
    return sum;
}

static void check_pair(bp_activation hidden, bp_activation output,
                       bp_loss loss) {
    const bp_activation f[] = {hidden, hidden, output};
    engine e = run_engine(f, loss, 2); /* no relu is dead */
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_init(&book, &e.net, loss, &err));
    trace t = trace_of(&e, &book);
    t.rate = 0.01;
    assert_ok(trace_run(&t, &book, &err));
    for (size_t j = 0; j < 4; j++)
        assert_near(t.layers[2].neurons[j].output, (double)*bp_at(e.a, 0, j),
                    1e-5, 1e-5);
    check_gradients(&e, &t);
    check_parts(&t);
    assert_near(sum_of_losses(&t, false), t.loss_before, 1e-12, 0);
    assert_near(sum_of_losses(&t, true), t.loss_after, 1e-12, 0);
    assert_true(t.loss_after < t.loss_before);
    trace_free(&t);
    bp_textbook_free(&book);
    engine_free(&e);
}

static void gradients_are_the_engines(void **state) {
    (void)state;
    size_t n = 0;
    for (int loss = 0; loss < BP_N_LOSSES; loss++) {
        for (int output = 0; output < BP_N_ACTIVATIONS; output++) {
            if (bp_loss_check((bp_loss)loss, (bp_activation)output))
                continue;
            for (int hidden = 0; hidden < BP_N_ACTIVATIONS; hidden++) {
                if (bp_activation_is_for_outputs((bp_activation)hidden))
                    continue;
                check_pair((bp_activation)hidden, (bp_activation)output,
                           (bp_loss)loss);
                n++;
            }
        }
    }
    assert_int_equal(n, (3 * 10 + 2 + 1) * 9);
}

static void hidden_layers_are_numbered(void **state) {
    (void)state;
    const bp_activation f[] = {BP_TANH, BP_TANH, BP_IDENTITY};
    engine e = run_engine(f, BP_MSE, 3);
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_init(&book, &e.net, BP_MSE, &err));
    trace t = trace_of(&e, &book);
    assert_string_equal(trace_source_name(&t, 0, 4), "i5");
    assert_string_equal(trace_source_name(&t, 1, 6), "h1.7");
    assert_string_equal(trace_source_name(&t, 2, 0), "h2.1");
    assert_string_equal(t.layers[2].neurons[3].name, "o4");
    assert_int_equal(t.layers[1].neurons[0].first_weight, 5 * 7 + 1);
    assert_int_equal(t.layers[2].neurons[3].first_weight,
                     5 * 7 + 7 * 6 + 3 * 6 + 1);
    trace_free(&t);
    bp_textbook_free(&book);
    engine_free(&e);
}

/* ---- beyond all bounds ---- */

static void numbers_that_grow_too_far_are_refused(void **state) {
    (void)state;
    static const size_t one[] = {1, 1};
    static const bp_activation f[] = {BP_IDENTITY};
    const double x[] = {1e9}, t0[] = {0};
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_new(&book, one, f, 1, BP_MSE, &err));
    book.layers[0].neurons[0].weight[0] = 1;
    trace t = new_trace(&book, x, t0);
    t.steps = 100;
    assert_refused(trace_run(&t, &book, &err), BP_EDIVERGED);
    assert_non_null(strstr(err.message, "--learning-rate"));
    trace_free(&t);
    bp_textbook_free(&book);
}

static void a_loss_that_is_no_number_is_refused(void **state) {
    (void)state;
    static const size_t one[] = {1, 1};
    static const bp_activation f[] = {BP_EXP};
    const double x[] = {1}, t0[] = {0};
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_new(&book, one, f, 1, BP_MSE, &err));
    book.layers[0].neurons[0].weight[0] = 1000;
    trace t = new_trace(&book, x, t0);
    assert_refused(trace_run(&t, &book, &err), BP_EDIVERGED);
    assert_null(strstr(err.message, "--learning-rate"));
    trace_free(&t);
    bp_textbook_free(&book);
}

/* relu makes 0 of a weight that has gone to minus infinity. */
static void a_weight_that_grows_too_far_is_refused(void **state) {
    (void)state;
    static const size_t one[] = {1, 1, 1};
    static const bp_activation f[] = {BP_RELU, BP_IDENTITY};
    const double x[] = {1e160}, t0[] = {0};
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_new(&book, one, f, 2, BP_MSE, &err));
    book.layers[0].neurons[0].bias = 1e-150;
    book.layers[1].neurons[0].weight[0] = 1e150;
    trace t = new_trace(&book, x, t0);
    assert_refused(trace_run(&t, &book, &err), BP_EDIVERGED);
    assert_true(isfinite(t.loss_before) && isfinite(t.loss_after));
    trace_free(&t);
    bp_textbook_free(&book);
}

/* ---- picking ---- */

static void the_largest_are_picked_in_their_order(void **state) {
    (void)state;
    static const double sizes_of[] = {3, -9, 1, 7, 7, 0, -8, 7, 2};
    static const size_t wanted[] = {0, 1, 3, 4, 6};
    pick p = pick_start(COUNT(sizes_of), 8, false);
    for (size_t i = 0; i < 7; i++)
        pick_offer(&p, i, sizes_of[i]);
    assert_int_equal(p.n, PICK_SHOWN);
    for (size_t k = 0; k < PICK_SHOWN; k++)
        assert_int_equal(picked(&p, k), wanted[k]);
    pick_offer(&p, 7, sizes_of[7]); /* instead of the 3 */
    pick_offer(&p, 8, sizes_of[8]);
    assert_false(pick_has(&p, 0));
    assert_false(pick_has(&p, 8));
    assert_int_equal(picked(&p, 4), 7);
    pick_offer(&p, 8, 7); /* no larger than the last of its size */
    assert_false(pick_has(&p, 8));
}

static void of_equals_the_first_are_picked(void **state) {
    (void)state;
    static const size_t wanted[] = {0, 1, 2, 3, 7};
    pick p = pick_start(9, 8, false);
    for (size_t i = 0; i < 9; i++)
        pick_offer(&p, i, i == 7 ? 2 : 1);
    for (size_t k = 0; k < PICK_SHOWN; k++)
        assert_int_equal(picked(&p, k), wanted[k]);
}

static void few_or_all_are_all_picked(void **state) {
    (void)state;
    pick p = pick_start(8, 8, false);
    assert_true(p.is_all && p.n == 8 && picked(&p, 7) == 7);
    p = pick_start(900, 8, true);
    assert_true(p.is_all && p.n == 900 && pick_has(&p, 899));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_is_as_printed),
        cmocka_unit_test(the_example_ends_as_printed),
        cmocka_unit_test(odd_numbers_of_steps_have_their_last),
        cmocka_unit_test(gradients_are_the_engines),
        cmocka_unit_test(hidden_layers_are_numbered),
        cmocka_unit_test(numbers_that_grow_too_far_are_refused),
        cmocka_unit_test(a_loss_that_is_no_number_is_refused),
        cmocka_unit_test(a_weight_that_grows_too_far_is_refused),
        cmocka_unit_test(of_equals_the_first_are_picked),
        cmocka_unit_test(the_largest_are_picked_in_their_order),
        cmocka_unit_test(few_or_all_are_all_picked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
