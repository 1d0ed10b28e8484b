/* online.c - learning from one row at a time. */
#include "bp/online.h"

#include <assert.h>
#include <stdlib.h>

#include "bp/mem.h"

/* z, a and delta of a layer, padded. */
static size_t floats_of(const bp_layer *layer) {
    return 3 * bp_padded(layer->n_units);
}

bool bp_online_suits(const bp_descent *how) {
    return how->kind == BP_SGD && !(how->nesterov && how->momentum != 0) &&
           how->l1 == 0 && how->weight_decay == 0 && how->clip_norm == 0;
}

bp_status bp_online_init(bp_online *online, const bp_network *net,
                         const bp_optimizer *opt, bp_loss loss, bp_error *err) {
    assert(bp_online_suits(&opt->how));
    *online = (bp_online){.n_layers = net->n_layers, .loss = loss};
    size_t n_floats = bp_padded(bp_network_outputs(net));
    for (size_t i = 0; i < net->n_layers; i++)
        n_floats += floats_of(&net->layers[i]);
    online->layers = bp_alloc(net->n_layers, sizeof *online->layers, err);
    online->memory = bp_alloc_floats(n_floats, err);
    if (!online->layers || !online->memory) {
        bp_online_free(online);
        return BP_ESYSTEM;
    }
    float *memory = online->memory;
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        size_t padded = bp_padded(layer->n_units);
        online->layers[i] = (bp_row_layer){
            .f = layer->f,
            .n_inputs = layer->n_inputs,
            .n_units = layer->n_units,
            .w = net->params + layer->w_at,
            .b = net->params + layer->b_at,
            .v_w = opt->state[0] + layer->w_at,
            .v_b = opt->state[0] + layer->b_at,
            .z = bp_activation_needs_z(layer->f) ? memory + 2 * padded : memory,
            .a = memory,
            .delta = memory + padded,
        };
        memory += floats_of(layer);
    }
    online->t = memory;
    return BP_OK;
}

void bp_online_free(bp_online *online) {
    free(online->layers);
    free(online->memory);
    *online = (bp_online){0};
}

static void forward(const bp_online *online, const bp_kernel *kernel,
                    const float *x) {
    for (size_t i = 0; i < online->n_layers; i++) {
        const bp_row_layer *layer = &online->layers[i];
        kernel->row_forward(layer, x);
        x = layer->a;
    }
}

/* From the last layer to the first: the errors go back through the weights
 * before these are changed. */
static void backward(const bp_online *online, const bp_kernel *kernel,
                     const bp_descent *how, const float *x, double rate) {
    for (size_t i = online->n_layers; i-- > 0;) {
        const bp_row_layer *layer = &online->layers[i];
        const float *input = x;
        if (i > 0) {
            const bp_row_layer *before = &online->layers[i - 1];
            kernel->row_backward(layer, before->delta);
            kernel->slope(before->f, before->delta, before->a, before->z,
                          bp_padded(before->n_units));
            input = before->a;
        }
        kernel->row_step(layer, input, (float)how->l2, (float)how->momentum,
                         (float)rate);
    }
}

/* The delta of the outputs; for the common losses without much ado. */
static void send_back(const bp_online *online, const bp_kernel *kernel,
                      const bp_row_layer *last) {
    size_t n = last->n_units;
    if (online->loss != BP_CROSS_ENTROPY && online->loss != BP_MSE) {
        bp_loss_delta(kernel, online->loss, last->f,
                      bp_view(last->delta, 1, n, 1), bp_view(last->a, 1, n, 1),
                      bp_view(last->z, 1, n, 1), bp_view(online->t, 1, n, 1),
                      NULL);
        return;
    }
    for (size_t j = 0; j < n; j++)
        last->delta[j] = last->a[j] - online->t[j];
    if (online->loss == BP_MSE)
        kernel->slope(last->f, last->delta, last->a, last->z, bp_padded(n));
}

double bp_online_learn(bp_online *online, const bp_kernel *kernel,
                       bp_optimizer *opt, const float *x, double sum,
                       double rate) {
    const bp_row_layer *last = &online->layers[online->n_layers - 1];
    size_t n = last->n_units;
    forward(online, kernel, x);
    sum = bp_loss_sum(sum, kernel, online->loss, last->f,
                      bp_view(last->a, 1, n, 1), bp_view(online->t, 1, n, 1),
                      NULL);
    send_back(online, kernel, last);
    backward(online, kernel, &opt->how, x, rate);
    opt->n_steps++;
    return sum;
}
