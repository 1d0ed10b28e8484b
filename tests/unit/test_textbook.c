/* test_textbook.c - the slow twin against a worked example and calculus.
 *
 * The worked example is the 2-2-2 network that courses on backpropagation work
 * through with a pencil; its numbers are those printed there. Gradients are
 * held against central differences of the loss. */
#include <float.h>

#include "helper.h"

#include "bp/textbook.h"

static bp_textbook new_textbook(const size_t *sizes, const bp_activation *f,
                                size_t n_layers, bp_loss loss, uint64_t seed) {
    bp_network net = new_network(sizes, f, n_layers, seed);
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_init(&book, &net, loss, &err));
    bp_network_free(&net);
    return book;
}

static bp_neuron *neuron_of(bp_textbook *book, size_t layer, size_t j) {
    return &book->layers[layer].neurons[j];
}

/* ---- the worked example ---- */

static const double inputs[] = {0.05, 0.10}, targets[] = {0.01, 0.99};

static bp_textbook worked_example(void) {
    static const size_t sizes[] = {2, 2, 2};
    static const bp_activation f[] = {BP_SIGMOID, BP_SIGMOID};
    static const double weights[2][2][2] = {{{0.15, 0.20}, {0.25, 0.30}},
                                            {{0.40, 0.45}, {0.50, 0.55}}};
    static const double biases[] = {0.35, 0.60};
    bp_textbook book = new_textbook(sizes, f, 2, BP_MSE, 1);
    for (size_t l = 0; l < 2; l++) {
        for (size_t j = 0; j < 2; j++) {
            memcpy(neuron_of(&book, l, j)->weight, weights[l][j],
                   sizeof weights[l][j]);
            neuron_of(&book, l, j)->bias = biases[l];
        }
    }
    return book;
}

static void learn(bp_textbook *book, size_t steps) {
    for (size_t i = 0; i < steps; i++) {
        bp_textbook_forward(book, inputs);
        bp_textbook_backward(book, targets);
        bp_textbook_update(book, 0.5, 0, true);
    }
    bp_textbook_forward(book, inputs);
}

/* Equal to as many digits after the point as were printed. */
#define assert_digits(got, printed, digits)                                    \
    assert_near(got, printed, 0, 0.5 * pow(10, -(digits)))

static void the_example_starts_as_printed(void **state) {
    (void)state;
    bp_textbook book = worked_example();
    bp_textbook_forward(&book, inputs);
    assert_digits(neuron_of(&book, 0, 0)->activation, 0.3775, 9);
    assert_digits(neuron_of(&book, 0, 0)->output, 0.593269992, 9);
    assert_digits(neuron_of(&book, 0, 1)->output, 0.596884378, 9);
    assert_digits(neuron_of(&book, 1, 0)->activation, 1.105905967, 9);
    assert_digits(neuron_of(&book, 1, 0)->output, 0.75136507, 8);
    assert_digits(neuron_of(&book, 1, 1)->output, 0.772928465, 9);
    assert_digits(bp_textbook_loss(&book, targets), 0.298371109, 9);
    bp_textbook_free(&book);
}

static void the_example_goes_back_as_printed(void **state) {
    (void)state;
    bp_textbook book = worked_example();
    bp_textbook_forward(&book, inputs);
    bp_textbook_backward(&book, targets);
    assert_digits(-neuron_of(&book, 1, 0)->error, 0.138498562, 9);
    assert_digits(neuron_of(&book, 1, 0)->gradient[0], 0.082167041, 9);
    assert_digits(neuron_of(&book, 0, 0)->gradient[0], 0.000438568, 9);
    bp_textbook_free(&book);
}

static void the_example_learns_as_printed(void **state) {
    (void)state;
    static const double printed[2][2][2] = {
        {{0.149780716, 0.19956143}, {0.24975114, 0.29950229}},
        {{0.35891648, 0.408666186}, {0.511301270, 0.561370121}}};
    bp_textbook book = worked_example();
    learn(&book, 1);
    for (size_t l = 0; l < 2; l++)
        for (size_t j = 0; j < 2; j++)
            for (size_t i = 0; i < 2; i++)
                assert_digits(neuron_of(&book, l, j)->weight[i],
                              printed[l][j][i], 8);
    assert_digits(neuron_of(&book, 1, 0)->weight[0], 0.358916480, 9);
    assert_digits(neuron_of(&book, 0, 0)->weight[0], 0.149780716, 9);
    assert_digits(bp_textbook_loss(&book, targets), 0.291027774, 9);
    for (size_t j = 0; j < 2; j++) { /* biases stay */
        assert_true(neuron_of(&book, 0, j)->bias == 0.35);
        assert_true(neuron_of(&book, 1, j)->bias == 0.60);
    }
    bp_textbook_free(&book);
}

static void the_example_ends_as_printed(void **state) {
    (void)state;
    bp_textbook book = worked_example();
    learn(&book, 10000);
    assert_digits(bp_textbook_loss(&book, targets), 3.5101878e-05, 12);
    bp_textbook_free(&book);
}

/* ---- gradients ---- */

static void random_row(double *x, size_t n, bp_rng *rng) {
    for (size_t i = 0; i < n; i++)
        x[i] = (double)uniform(rng, -1, 1);
}

static void random_targets(double *t, size_t n, bp_loss loss, bp_activation f,
                           bp_rng *rng) {
    float row[BP_PANEL];
    fill_targets(bp_view(row, 1, n, 1), loss, f, rng);
    for (size_t i = 0; i < n; i++)
        t[i] = (double)row[i];
}

/* The mean slope of the loss over 2 h of a parameter, around where it is. */
static double difference(bp_textbook *book, const double *x, const double *t,
                         double *parameter) {
    const double h = 1e-5, before = *parameter;
    *parameter = before + h;
    bp_textbook_forward(book, x);
    double above = bp_textbook_loss(book, t);
    *parameter = before - h;
    bp_textbook_forward(book, x);
    double below = bp_textbook_loss(book, t);
    *parameter = before;
    return (above - below) / (2 * h);
}

/* Every gradient against its central difference, whose own error is of the
 * order of h^2 = 1e-10; returns the greatest, which must not be nothing. */
static double check_gradients(bp_textbook *book, const double *x,
                              const double *t) {
    double greatest = 0;
    for (size_t l = 0; l < book->n_layers; l++) {
        for (size_t j = 0; j < book->layers[l].n_neurons; j++) {
            bp_neuron *neuron = neuron_of(book, l, j);
            for (size_t i = 0; i < book->layers[l].n_inputs; i++) {
                assert_near(neuron->gradient[i],
                            difference(book, x, t, &neuron->weight[i]), 1e-8,
                            1e-9);
                greatest = fmax(greatest, fabs(neuron->gradient[i]));
            }
            assert_near(neuron->bias_gradient,
                        difference(book, x, t, &neuron->bias), 1e-8, 1e-9);
        }
    }
    return greatest;
}

/* Hidden layers of one activation, outputs of another; a row anew each time.
 * With relu an output may be dead, but not for all rows. */
static void check_pair(bp_activation hidden, bp_activation output,
                       bp_loss loss) {
    static const size_t sizes[] = {4, 5, 4, 3};
    const bp_activation f[] = {hidden, hidden, output};
    bp_rng rng = rng_of(1);
    double greatest = 0;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        bp_textbook book = new_textbook(sizes, f, 3, loss, seed);
        double x[4], t[3];
        random_row(x, 4, &rng);
        random_targets(t, 3, loss, output, &rng);
        bp_textbook_forward(&book, x);
        bp_textbook_backward(&book, t);
        greatest = fmax(greatest, check_gradients(&book, x, t));
        bp_textbook_free(&book);
    }
    assert_true(greatest > 0.01);
}

static void gradients_are_differences(void **state) {
    (void)state;
    size_t n_pairs = 0;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++) {
        for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
            if (bp_loss_check(loss, f))
                continue;
            n_pairs++;
            check_pair(bp_activation_is_for_outputs(f) ? BP_TANH : f, f, loss);
            check_pair(BP_SILU, f, loss);
        }
    }
    assert_int_equal(n_pairs, 33); /* 2 of cross-entropy, 1 of poisson, and 10
                                      each of mse, mae, huber */
}

static void hidden_gradients_are_differences(void **state) {
    (void)state;
    for (bp_activation f = 0; !bp_activation_is_for_outputs(f); f++) {
        check_pair(f, BP_SOFTMAX, BP_CROSS_ENTROPY);
        check_pair(f, BP_IDENTITY, BP_MSE);
    }
}

/* ---- updates ---- */

static const size_t small[] = {3, 4, 2};
static const bp_activation tanhs[] = {BP_TANH, BP_TANH};

static void gradients_of_rows_are_summed(void **state) {
    (void)state;
    bp_rng rng = rng_of(2);
    double x[2][3], t[2][2], sums[2] = {0, 0};
    bp_textbook book = new_textbook(small, tanhs, 2, BP_MSE, 1);
    for (size_t row = 0; row < 2; row++) {
        random_row(x[row], 3, &rng);
        random_row(t[row], 2, &rng);
        bp_textbook one = new_textbook(small, tanhs, 2, BP_MSE, 1);
        bp_textbook_forward(&one, x[row]);
        bp_textbook_backward(&one, t[row]);
        sums[0] += neuron_of(&one, 0, 3)->gradient[2];
        sums[1] += neuron_of(&one, 1, 1)->bias_gradient;
        bp_textbook_free(&one);
        bp_textbook_forward(&book, x[row]);
        bp_textbook_backward(&book, t[row]);
    }
    assert_int_equal(book.n_rows, 2);
    assert_near(neuron_of(&book, 0, 3)->gradient[2], sums[0], 1e-14, 0);
    assert_near(neuron_of(&book, 1, 1)->bias_gradient, sums[1], 1e-14, 0);
    bp_textbook_free(&book);
}

static void an_update_is_the_formula(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    double x[3], t[2];
    bp_textbook book = new_textbook(small, tanhs, 2, BP_MSE, 1);
    for (size_t row = 0; row < 4; row++) {
        random_row(x, 3, &rng);
        random_row(t, 2, &rng);
        bp_textbook_forward(&book, x);
        bp_textbook_backward(&book, t);
    }
    bp_neuron *neuron = neuron_of(&book, 0, 1);
    double weight = neuron->weight[2], gradient = neuron->gradient[2];
    double bias = neuron->bias, bias_gradient = neuron->bias_gradient;
    bp_textbook_update(&book, 0.3, 0.02, false);
    assert_near(neuron->weight[2],
                weight - 0.3 * (gradient / 4 + 0.02 * weight), 1e-14, 0);
    assert_near(neuron->bias, bias - 0.3 * bias_gradient / 4, 1e-14, 0);
    assert_int_equal(book.n_rows, 0);
    for (size_t i = 0; i < 3; i++)
        assert_true(neuron->gradient[i] == 0);
    assert_true(neuron->bias_gradient == 0);
    bp_textbook_free(&book);
}

static void frozen_biases_stay_and_are_forgotten(void **state) {
    (void)state;
    const double x[] = {1, 2, 3}, t[] = {0, 1};
    bp_textbook book = new_textbook(small, tanhs, 2, BP_MSE, 1);
    bp_textbook_forward(&book, x);
    bp_textbook_backward(&book, t);
    bp_neuron *neuron = neuron_of(&book, 1, 0);
    double bias = neuron->bias;
    assert_true(neuron->bias_gradient != 0);
    bp_textbook_update(&book, 0.5, 0, true);
    assert_true(neuron->bias == bias);
    assert_true(neuron->bias_gradient == 0);
    bp_textbook_free(&book);
}

/* ---- losses ---- */

/* As with the engine, whose outputs round to 0 and 1 much sooner. */
static void a_wrong_certainty_costs_no_more_than_a_float_can_say(void **state) {
    (void)state;
    const double most = -log((double)FLT_MIN);
    assert_near(bp_textbook_cost(BP_CROSS_ENTROPY, BP_SOFTMAX, 1, 0), most,
                1e-14, 0);
    assert_near(bp_textbook_cost(BP_CROSS_ENTROPY, BP_SIGMOID, 0, 1), most,
                1e-14, 0);
    assert_near(bp_textbook_cost(BP_CROSS_ENTROPY, BP_SIGMOID, 1, 1e-300), most,
                1e-14, 0);
    assert_true(isfinite(bp_textbook_cost(BP_POISSON, BP_EXP, 3, 0)));
    /* What is certain and right costs nothing, and no -0. */
    assert_true(bits_of_double(bp_textbook_cost(BP_CROSS_ENTROPY, BP_SOFTMAX, 0,
                                                0.5)) == 0);
    assert_true(bits_of_double(bp_textbook_cost(BP_POISSON, BP_EXP, 0, 0)) ==
                0);
}

static void an_output_is_pulled_as_the_loss_says(void **state) {
    (void)state;
    assert_true(bp_textbook_pull(BP_MSE, 3, 0.5) == 2.5);
    assert_true(bp_textbook_pull(BP_MAE, 3, 0.5) == 1);
    assert_true(bp_textbook_pull(BP_MAE, -3, 0.5) == -1);
    assert_true(bp_textbook_pull(BP_MAE, 3, 3) == 0);
    assert_true(bp_textbook_pull(BP_HUBER, 3, 0.5) == 1);
    assert_true(bp_textbook_pull(BP_HUBER, -3, 0.5) == -1);
    assert_true(bp_textbook_pull(BP_HUBER, 1, 0.25) == 0.75);
    assert_true(bp_textbook_pull(BP_CROSS_ENTROPY, 1, 0.25) == 0.75);
    for (int loss = 0; loss < BP_N_LOSSES; loss++)
        assert_int_equal(bp_textbook_cancels_slope((bp_loss)loss),
                         loss == BP_CROSS_ENTROPY || loss == BP_POISSON);
}

/* ---- the copy ---- */

static void a_new_textbook_is_all_zero(void **state) {
    (void)state;
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_new(&book, small, tanhs, 2, BP_HUBER, &err));
    assert_int_equal(book.loss, BP_HUBER);
    for (size_t l = 0; l < 2; l++) {
        assert_int_equal(book.layers[l].n_inputs, small[l]);
        assert_int_equal(book.layers[l].n_neurons, small[l + 1]);
        assert_int_equal(book.layers[l].transfer, BP_TANH);
        for (size_t j = 0; j < small[l + 1]; j++) {
            const bp_neuron *neuron = neuron_of(&book, l, j);
            assert_true(neuron->bias == 0);
            for (size_t i = 0; i < small[l]; i++)
                assert_true(neuron->weight[i] == 0 && neuron->gradient[i] == 0);
        }
    }
    bp_textbook_free(&book);
}

static void a_textbook_is_a_copy_of_the_network(void **state) {
    (void)state;
    bp_network net = new_network(small, tanhs, 2, 4);
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_init(&book, &net, BP_MSE, &err));
    assert_int_equal(book.n_layers, 2);
    for (size_t l = 0; l < 2; l++) {
        const bp_layer *layer = &net.layers[l];
        assert_int_equal(book.layers[l].n_inputs, layer->n_inputs);
        assert_int_equal(book.layers[l].n_neurons, layer->n_units);
        assert_int_equal(book.layers[l].transfer, layer->f);
        for (size_t j = 0; j < layer->n_units; j++) {
            const bp_neuron *neuron = neuron_of(&book, l, j);
            for (size_t i = 0; i < layer->n_inputs; i++)
                assert_true(neuron->weight[i] ==
                            (double)*bp_layer_weight(layer, net.params, i, j));
            assert_true(neuron->bias ==
                        (double)bp_layer_b(layer, net.params)[j]);
        }
    }
    bp_network_free(&net);
    bp_textbook_free(&book);
    assert_null(book.layers);
    bp_textbook_free(&book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_starts_as_printed),
        cmocka_unit_test(the_example_goes_back_as_printed),
        cmocka_unit_test(the_example_learns_as_printed),
        cmocka_unit_test(the_example_ends_as_printed),
        cmocka_unit_test(gradients_are_differences),
        cmocka_unit_test(hidden_gradients_are_differences),
        cmocka_unit_test(gradients_of_rows_are_summed),
        cmocka_unit_test(an_update_is_the_formula),
        cmocka_unit_test(frozen_biases_stay_and_are_forgotten),
        cmocka_unit_test(a_wrong_certainty_costs_no_more_than_a_float_can_say),
        cmocka_unit_test(an_output_is_pulled_as_the_loss_says),
        cmocka_unit_test(a_new_textbook_is_all_zero),
        cmocka_unit_test(a_textbook_is_a_copy_of_the_network),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
