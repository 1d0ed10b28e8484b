/* test_network.c - one block of parameters, and how they are first drawn. */
#include "helper.h"

static const size_t three[] = {5, 17, 70, 3};
static const bp_activation sigmoids[] = {BP_SIGMOID, BP_SIGMOID, BP_SIGMOID};

static void layers_are_as_asked_for(void **state) {
    (void)state;
    const bp_activation f[] = {BP_RELU, BP_TANH, BP_SOFTMAX};
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, three, f, 3, &err));
    assert_int_equal(net.n_layers, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(net.layers[i].n_inputs, three[i]);
        assert_int_equal(net.layers[i].n_units, three[i + 1]);
        assert_int_equal(net.layers[i].f, f[i]);
    }
    assert_int_equal(bp_network_inputs(&net), 5);
    assert_int_equal(bp_network_outputs(&net), 3);
    assert_ptr_equal(bp_network_last(&net), &net.layers[2]);
    assert_int_equal(bp_network_count(&net), 6 * 17 + 18 * 70 + 71 * 3);
    bp_network_free(&net);
}

/* Every weight and bias has a place of its own within the block. */
static void no_two_parameters_share_a_place(void **state) {
    (void)state;
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, three, sigmoids, 3, &err));
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        const bp_layer *layer = &net.layers[i];
        bp_matrix w = bp_layer_w(layer, net.params);
        assert_int_equal(w.rows, layer->n_inputs);
        assert_int_equal(w.cols, layer->n_units);
        assert_int_equal(w.room, layer->n_inputs);
        for (size_t n = 0; n < layer->n_units; n++) {
            for (size_t k = 0; k < layer->n_inputs; k++) {
                float *weight = bp_layer_weight(layer, net.params, k, n);
                assert_ptr_equal(weight, bp_at(w, k, n));
                assert_true(weight < net.params + net.n_params);
                *weight += 1;
                count++;
            }
            bp_layer_b(layer, net.params)[n] += 1;
            count++;
        }
    }
    assert_int_equal(count, bp_network_count(&net));
    size_t ones = 0;
    for (size_t i = 0; i < net.n_params; i++) {
        assert_true(net.params[i] == 0 || net.params[i] == 1);
        ones += net.params[i] == 1;
    }
    assert_int_equal(ones, count);
    assert_block_padding_is_zero(&net, net.params);
    bp_network_free(&net);
}

/* Kernels load whole vectors from the start of each row of a panel, of half a
 * cache line where it has 8 columns. */
static void rows_are_aligned(void **state) {
    (void)state;
    bp_network net = new_network(three, sigmoids, 3, 1);
    for (size_t i = 0; i < 3; i++) {
        const bp_layer *layer = &net.layers[i];
        bp_matrix w = bp_layer_w(layer, net.params);
        assert_int_equal((uintptr_t)w.data % 64, 0);
        for (size_t p = 0; p < bp_panels(w.cols); p++)
            for (size_t k = 0; k < w.rows; k++)
                assert_int_equal((uintptr_t)bp_panel_row(w, p, k) %
                                     (bp_panel_width(w, p) == 8 ? 32 : 64),
                                 0);
        assert_int_equal((uintptr_t)bp_layer_b(layer, net.params) % 64, 0);
    }
    bp_network_free(&net);
}

static void a_new_network_is_zero(void **state) {
    (void)state;
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, three, sigmoids, 3, &err));
    for (size_t i = 0; i < net.n_params; i++)
        assert_true(bits_of(net.params[i]) == 0);
    assert_true(bp_network_is_finite(&net));
    bp_network_free(&net);
}

static void a_freed_network_may_be_freed_again(void **state) {
    (void)state;
    bp_network net = new_network(three, sigmoids, 3, 1);
    bp_network_free(&net);
    assert_null(net.params);
    assert_null(net.layers);
    assert_int_equal(net.n_layers, 0);
    bp_network_free(&net);
}

static void what_fits_no_machine_is_refused(void **state) {
    (void)state;
    const size_t sizes[] = {BP_MAX_UNITS, BP_MAX_UNITS, BP_MAX_UNITS,
                            BP_MAX_UNITS};
    bp_network net;
    bp_error err;
    assert_refused(bp_network_init(&net, sizes, sigmoids, 3, &err), BP_ESYSTEM);
    assert_non_null(strstr(err.message, "3000003000000 parameters"));
    assert_null(net.params);
    assert_null(net.layers);
    bp_network_free(&net);
}

static void one_parameter_that_is_not_finite_shows(void **state) {
    (void)state;
    static const float bad[] = {NAN, INFINITY, -INFINITY};
    bp_network net = new_network(three, sigmoids, 3, 1);
    assert_true(bp_network_is_finite(&net));
    for (size_t i = 0; i < COUNT(bad); i++) {
        for (size_t l = 0; l < 3; l++) {
            const bp_layer *layer = &net.layers[l];
            float *last[] = {
                bp_layer_weight(layer, net.params, 0, 0),
                bp_layer_weight(layer, net.params, layer->n_inputs - 1,
                                layer->n_units - 1),
                bp_layer_b(layer, net.params) + layer->n_units - 1};
            for (size_t j = 0; j < COUNT(last); j++) {
                float before = *last[j];
                *last[j] = bad[i];
                assert_false(bp_network_is_finite(&net));
                *last[j] = before;
            }
        }
    }
    assert_true(bp_network_is_finite(&net));
    bp_network_free(&net);
}

/* ---- first weights ---- */

static void names_are_found(void **state) {
    (void)state;
    for (bp_init init = 0; init < BP_N_INITS; init++)
        assert_int_equal(bp_init_find(bp_init_names[init]), init);
    assert_int_equal(bp_init_find("auto"), BP_INIT_AUTO);
    assert_int_equal(bp_init_find("he"), BP_INIT_HE);
    assert_int_equal(bp_init_find("He"), BP_N_INITS);
    assert_int_equal(bp_init_find(""), BP_N_INITS);
    assert_null(bp_init_names[BP_N_INITS]);
}

static bp_network drawn(bp_activation f, bp_init init, uint64_t seed) {
    const size_t sizes[] = {60, 40, 50};
    const bp_activation both[] = {f, f};
    bp_network net = new_network(sizes, both, 2, 99);
    bp_rng rng = rng_of(seed);
    bp_network_randomize(&net, init, &rng);
    return net;
}

static double bound_of(const bp_layer *layer, bp_init init) {
    double k = (double)layer->n_inputs, n = (double)layer->n_units;
    return init == BP_INIT_GLOROT ? sqrt(6 / (k + n))
           : init == BP_INIT_HE   ? sqrt(6 / k)
                                  : sqrt(3 / k);
}

/* All within the bound, some near both ends of it, their mean near 0. */
static void weights_fill_their_bounds(void **state) {
    (void)state;
    const bp_init inits[] = {BP_INIT_GLOROT, BP_INIT_HE, BP_INIT_LECUN};
    for (size_t i = 0; i < COUNT(inits); i++) {
        bp_network net = drawn(BP_TANH, inits[i], 1);
        for (size_t l = 0; l < net.n_layers; l++) {
            const bp_layer *layer = &net.layers[l];
            double bound = bound_of(layer, inits[i]);
            double least = 0, most = 0, sum = 0;
            for (size_t k = 0; k < layer->n_inputs; k++) {
                for (size_t n = 0; n < layer->n_units; n++) {
                    double w =
                        (double)*bp_layer_weight(layer, net.params, k, n);
                    least = fmin(least, w);
                    most = fmax(most, w);
                    sum += w;
                }
            }
            assert_true(most <= (double)(float)bound && most > 0.99 * bound);
            assert_true(-least <= (double)(float)bound &&
                        -least > 0.99 * bound);
            /* 2000 of them or more: within 5 standard deviations */
            assert_true(fabs(sum) < 5 * bound / sqrt(3) * sqrt(2400));
        }
        bp_network_free(&net);
    }
}

static void biases_and_padding_start_at_zero(void **state) {
    (void)state;
    for (bp_init init = 0; init < BP_N_INITS; init++) {
        bp_network net = drawn(BP_RELU, init, 1);
        for (size_t l = 0; l < net.n_layers; l++)
            for (size_t n = 0; n < net.layers[l].n_units; n++)
                assert_true(
                    bits_of(bp_layer_b(&net.layers[l], net.params)[n]) == 0);
        assert_block_padding_is_zero(&net, net.params);
        bp_network_free(&net);
    }
}

static void zeros_are_zeros(void **state) {
    (void)state;
    bp_network net = drawn(BP_TANH, BP_INIT_ZEROS, 1);
    assert_zeros(net.params, net.n_params);
    bp_network_free(&net);
}

static bool same_params(const bp_network *a, const bp_network *b) {
    return a->n_params == b->n_params &&
           memcmp(a->params, b->params, a->n_params * sizeof(float)) == 0;
}

static void auto_suits_the_activation(void **state) {
    (void)state;
    for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++) {
        bool cut_off = f == BP_RELU || f == BP_LEAKY_RELU || f == BP_ELU ||
                       f == BP_GELU || f == BP_SILU || f == BP_SOFTPLUS;
        bp_network by_itself = drawn(f, BP_INIT_AUTO, 5);
        bp_network he = drawn(f, BP_INIT_HE, 5);
        bp_network glorot = drawn(f, BP_INIT_GLOROT, 5);
        assert_true(same_params(&by_itself, &he) == cut_off);
        assert_true(same_params(&by_itself, &glorot) == !cut_off);
        bp_network_free(&by_itself);
        bp_network_free(&he);
        bp_network_free(&glorot);
    }
}

/* Each layer for itself. */
static void auto_looks_at_each_layer(void **state) {
    (void)state;
    const size_t sizes[] = {30, 40, 20};
    const bp_activation f[] = {BP_RELU, BP_SOFTMAX};
    bp_network mixed = new_network(sizes, f, 2, 1);
    bp_rng rng = rng_of(5);
    bp_network_randomize(&mixed, BP_INIT_AUTO, &rng);
    rng = rng_of(5);
    for (size_t l = 0; l < 2; l++) {
        const bp_layer *layer = &mixed.layers[l];
        double bound = bound_of(layer, l ? BP_INIT_GLOROT : BP_INIT_HE);
        for (size_t n = 0; n < layer->n_units; n++)
            for (size_t k = 0; k < layer->n_inputs; k++)
                assert_true(*bp_layer_weight(layer, mixed.params, k, n) ==
                            (float)(bound * (2 * bp_rng_uniform(&rng) - 1)));
    }
    bp_network_free(&mixed);
}

static void a_seed_decides_all_weights(void **state) {
    (void)state;
    bp_network a = drawn(BP_TANH, BP_INIT_AUTO, 7);
    bp_network b = drawn(BP_TANH, BP_INIT_AUTO, 7);
    bp_network c = drawn(BP_TANH, BP_INIT_AUTO, 8);
    assert_true(same_params(&a, &b));
    assert_false(same_params(&a, &c));
    bp_network_free(&a);
    bp_network_free(&b);
    bp_network_free(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_are_as_asked_for),
        cmocka_unit_test(no_two_parameters_share_a_place),
        cmocka_unit_test(rows_are_aligned),
        cmocka_unit_test(a_new_network_is_zero),
        cmocka_unit_test(a_freed_network_may_be_freed_again),
        cmocka_unit_test(what_fits_no_machine_is_refused),
        cmocka_unit_test(one_parameter_that_is_not_finite_shows),
        cmocka_unit_test(names_are_found),
        cmocka_unit_test(weights_fill_their_bounds),
        cmocka_unit_test(biases_and_padding_start_at_zero),
        cmocka_unit_test(zeros_are_zeros),
        cmocka_unit_test(auto_suits_the_activation),
        cmocka_unit_test(auto_looks_at_each_layer),
        cmocka_unit_test(a_seed_decides_all_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
