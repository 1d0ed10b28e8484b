/* test_diagnosis.c - units that are dead, saturated, or neither, by their
 * biases: inputs are within +-1 and weights small. */
#include "helper.h"

#include "bp/diagnosis.h"

enum { UNITS = 40 }; /* more than a panel has */

static bp_dataset new_data(size_t n_rows) {
    bp_dataset data;
    bp_error err;
    bp_rng rng = rng_of(2);
    assert_ok(bp_dataset_init(&data, n_rows, 3, 1, 0, false, SIZE_MAX, &err));
    for (size_t i = 0; i < n_rows * 3; i++)
        data.x[i] = uniform(&rng, -1, 1);
    return data;
}

/* 3-40-1 with these biases in the first units, and 0 in all others. */
static bp_network new_net(bp_activation f, const float *biases, size_t n) {
    static const size_t sizes[] = {3, UNITS, 1};
    const bp_activation fs[] = {f, BP_IDENTITY};
    bp_network net = new_network(sizes, fs, 2, 1);
    for (size_t j = 0; j < UNITS; j++) {
        bp_layer_b(&net.layers[0], net.params)[j] = j < n ? biases[j] : 0;
        for (size_t k = 0; k < 3; k++)
            *bp_layer_weight(&net.layers[0], net.params, k, j) /= 10;
    }
    return net;
}

static bp_layer_diagnosis diagnose(const bp_network *net,
                                   const bp_selection *rows) {
    const bp_kernel *kernels[MAX_KERNELS];
    bp_layer_diagnosis first = {0};
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++) {
        bp_diagnosis diagnosis;
        bp_error err;
        assert_ok(bp_diagnose(&diagnosis, kernels[i], net, rows, &err));
        assert_int_equal(diagnosis.n_layers, net->n_layers - 1);
        if (i == 0)
            first = diagnosis.layers[0];
        assert_memory_equal(&first, &diagnosis.layers[0], sizeof first);
        bp_diagnosis_free(&diagnosis);
        assert_null(diagnosis.layers);
    }
    return first;
}

static void expect(bp_activation f, const float *biases, size_t n,
                   size_t n_dead, size_t n_saturated) {
    bp_dataset data = new_data(50);
    bp_network net = new_net(f, biases, n);
    bp_selection rows = bp_select_all(&data);
    bp_layer_diagnosis layer = diagnose(&net, &rows);
    assert_int_equal(layer.n_units, UNITS);
    assert_int_equal(layer.n_dead, n_dead);
    assert_int_equal(layer.n_saturated, n_saturated);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void units_far_below_zero_are_dead(void **state) {
    (void)state;
    static const float biases[] = {-20, 20, -9, -1, -200};
    expect(BP_RELU, biases, 5, 4, 0);
    expect(BP_ELU, biases, 5, 3, 0);
    expect(BP_GELU, biases, 5, 3, 0);
    expect(BP_SILU, biases, 5, 2, 0);
    expect(BP_SOFTPLUS, biases, 5, 3, 0);
    expect(BP_LEAKY_RELU, biases, 5, 0, 0);
    expect(BP_IDENTITY, biases, 5, 0, 0);
}

static void units_far_from_zero_are_saturated(void **state) {
    (void)state;
    static const float biases[] = {-20, 20, -4, 4, 7, 2, 1};
    expect(BP_SIGMOID, biases, 7, 0, 3);
    expect(BP_TANH, biases, 7, 0, 5);
}

/* The least slope of gelu and silu is 0 too, but a wave doesn't end there. */
static void a_minimum_is_no_death(void **state) {
    (void)state;
    const bp_activation f[] = {BP_GELU, BP_SILU};
    static const float at[] = {-0.7517916f, -1.2784645f};
    for (size_t i = 0; i < COUNT(f); i++) {
        bp_dataset data = new_data(1);
        memset(data.x, 0, 3 * sizeof *data.x);
        bp_network net = new_net(f[i], &at[i], 1);
        bp_selection rows = bp_select_all(&data);
        assert_int_equal(diagnose(&net, &rows).n_dead, 0);
        bp_network_free(&net);
        bp_dataset_free(&data);
    }
}

/* A unit that is off where x is below 0 and on above. */
static bp_network new_switch(bp_activation f, float weight) {
    static const size_t sizes[] = {3, 1, 1};
    const bp_activation fs[] = {f, BP_IDENTITY};
    bp_network net = new_network(sizes, fs, 2, 1);
    bp_layer *layer = &net.layers[0];
    bp_layer_b(layer, net.params)[0] = 0;
    for (size_t k = 0; k < 3; k++)
        *bp_layer_weight(layer, net.params, k, 0) = k == 0 ? weight : 0;
    return net;
}

/* One row of 1 + n_off in which the unit is on keeps it alive; of saturated
 * rows, 5 % may be not. */
static void rows_count(void **state) {
    (void)state;
    static const size_t n_rows[] = {1, 19, 20, 100, 300, 1000, 5000};
    for (size_t i = 0; i < COUNT(n_rows); i++) {
        size_t n = n_rows[i];
        bp_dataset data = new_data(n);
        bp_network relu = new_switch(BP_RELU, 1);
        bp_network tanh = new_switch(BP_TANH, 10);
        bp_selection rows = bp_select_all(&data);
        for (size_t m = 0; m < n; m++)
            data.x[3 * m] = -1;
        assert_int_equal(diagnose(&relu, &rows).n_dead, 1);
        assert_int_equal(diagnose(&tanh, &rows).n_saturated, 1);
        data.x[0] = 1; /* the first row is always looked at */
        assert_int_equal(diagnose(&relu, &rows).n_dead, 0);
        for (size_t m = 0; m < n; m++) /* every twentieth, but not more */
            data.x[3 * m] = m % 20 == 19 ? 0 : -1;
        assert_int_equal(diagnose(&tanh, &rows).n_saturated, 1);
        for (size_t m = 0; m < n; m++)
            data.x[3 * m] = m % 10 == 0 ? 0 : -1;
        assert_int_equal(diagnose(&tanh, &rows).n_saturated, 0);
        bp_network_free(&relu);
        bp_network_free(&tanh);
        bp_dataset_free(&data);
    }
}

static void only_selected_rows_count(void **state) {
    (void)state;
    static const uint32_t odd[] = {1, 3, 5}, all[] = {1, 2, 3};
    bp_dataset data = new_data(6);
    bp_network net = new_switch(BP_RELU, 1);
    for (size_t m = 0; m < 6; m++)
        data.x[3 * m] = m % 2 ? -1 : 1;
    assert_int_equal(
        diagnose(&net, &(bp_selection){&data, odd, COUNT(odd)}).n_dead, 1);
    assert_int_equal(
        diagnose(&net, &(bp_selection){&data, all, COUNT(all)}).n_dead, 0);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void each_hidden_layer_is_counted(void **state) {
    (void)state;
    static const size_t sizes[] = {3, 4, 5, 2};
    static const bp_activation f[] = {BP_TANH, BP_RELU, BP_SIGMOID};
    bp_network net = new_network(sizes, f, 3, 1);
    bp_dataset data = new_data(50);
    bp_selection rows = bp_select_all(&data);
    bp_diagnosis d;
    bp_error err;
    bp_layer_b(&net.layers[0], net.params)[2] = 50;
    bp_layer_b(&net.layers[1], net.params)[0] = -50;
    bp_layer_b(&net.layers[1], net.params)[4] = -50;
    bp_layer_b(&net.layers[2], net.params)[1] = -50; /* outputs don't count */
    assert_ok(bp_diagnose(&d, portable(), &net, &rows, &err));
    assert_int_equal(d.n_rows, 50);
    assert_int_equal(d.n_layers, 2);
    assert_int_equal(d.layers[0].n_units, 4);
    assert_int_equal(d.layers[0].n_saturated, 1);
    assert_int_equal(d.layers[0].n_dead, 0);
    assert_int_equal(d.layers[1].n_units, 5);
    assert_int_equal(d.layers[1].n_dead, 2);
    assert_int_equal(d.layers[1].n_saturated, 0);
    bp_diagnosis_free(&d);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

static void a_network_without_hidden_layers_has_none(void **state) {
    (void)state;
    static const size_t sizes[] = {3, 2};
    static const bp_activation f[] = {BP_SIGMOID};
    bp_network net = new_network(sizes, f, 1, 1);
    bp_dataset data = new_data(2000);
    bp_selection rows = bp_select_all(&data);
    bp_diagnosis d;
    bp_error err;
    assert_ok(bp_diagnose(&d, portable(), &net, &rows, &err));
    assert_int_equal(d.n_rows, BP_DIAGNOSIS_ROWS);
    assert_int_equal(d.n_layers, 0);
    bp_diagnosis_free(&d);
    bp_network_free(&net);
    bp_dataset_free(&data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_far_below_zero_are_dead),
        cmocka_unit_test(units_far_from_zero_are_saturated),
        cmocka_unit_test(a_minimum_is_no_death),
        cmocka_unit_test(rows_count),
        cmocka_unit_test(only_selected_rows_count),
        cmocka_unit_test(each_hidden_layer_is_counted),
        cmocka_unit_test(a_network_without_hidden_layers_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
