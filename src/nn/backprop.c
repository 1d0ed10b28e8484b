/* backprop.c - forward through the layers, and the errors back. */
#include "bp/backprop.h"

#include <assert.h>
#include <stdlib.h>

#include "bp/mem.h"

/* Floats that the batch matrices of a layer take. */
static size_t batch_floats(const bp_layer *layer, size_t max_rows,
                           bool learning) {
    size_t matrices = 1 + (size_t)learning +
                      (size_t)(learning && bp_activation_needs_z(layer->f));
    return matrices * max_rows * bp_padded(layer->n_units);
}

static bp_matrix carve(float **memory, const bp_layer *layer, size_t rows) {
    size_t stride = bp_padded(layer->n_units);
    bp_matrix m = {*memory, rows, layer->n_units, stride};
    *memory += rows * stride;
    return m;
}

bp_status bp_workspace_init(bp_workspace *ws, const bp_network *net,
                            size_t max_rows, bool learning, bp_error *err) {
    *ws = (bp_workspace){.max_rows = max_rows};
    size_t n_floats = 0;
    for (size_t i = 0; i < net->n_layers; i++)
        n_floats += batch_floats(&net->layers[i], max_rows, learning);
    ws->z = bp_alloc(net->n_layers, sizeof *ws->z, err);
    ws->a = bp_alloc(net->n_layers, sizeof *ws->a, err);
    ws->delta = bp_alloc(net->n_layers, sizeof *ws->delta, err);
    ws->memory = bp_alloc_floats(n_floats, err);
    if (learning)
        ws->grad = bp_alloc_floats(net->n_params, err);
    if (!ws->z || !ws->a || !ws->delta || !ws->memory ||
        (learning && !ws->grad)) {
        bp_workspace_free(ws);
        return BP_ESYSTEM;
    }
    float *memory = ws->memory;
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        ws->a[i] = carve(&memory, layer, max_rows);
        if (learning)
            ws->delta[i] = carve(&memory, layer, max_rows);
        if (learning && bp_activation_needs_z(layer->f))
            ws->z[i] = carve(&memory, layer, max_rows);
    }
    return BP_OK;
}

void bp_workspace_free(bp_workspace *ws) {
    free(ws->z);
    free(ws->a);
    free(ws->delta);
    free(ws->grad);
    free(ws->memory);
    *ws = (bp_workspace){0};
}

/* The first `rows` rows of a workspace matrix. */
static bp_matrix top(bp_matrix m, size_t rows) {
    m.rows = rows;
    return m;
}

bp_matrix bp_forward(const bp_kernel *kernel, const bp_network *net,
                     bp_workspace *ws, bp_matrix x) {
    assert(x.rows <= ws->max_rows && x.cols == bp_network_inputs(net));
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        bp_matrix a = top(ws->a[i], x.rows);
        bp_matrix z = ws->z[i].data ? top(ws->z[i], x.rows) : a;
        kernel->forward(z, x, bp_layer_w(layer, net->params),
                        bp_layer_b(layer, net->params));
        if (layer->f == BP_SOFTMAX)
            kernel->softmax(a, z);
        else
            kernel->transfer(layer->f, a.data, z.data, a.rows * a.stride);
        x = a;
    }
    return x;
}

void bp_backward(const bp_kernel *kernel, const bp_network *net,
                 bp_workspace *ws, bp_matrix x, bp_matrix t, bp_loss loss) {
    size_t rows = x.rows, last = net->n_layers - 1;
    bp_loss_delta(kernel, loss, net->layers[last].f, top(ws->delta[last], rows),
                  top(ws->a[last], rows), ws->z[last].data, t);
    for (size_t i = net->n_layers; i-- > 0;) {
        const bp_layer *layer = &net->layers[i];
        bp_matrix delta = top(ws->delta[i], rows);
        bp_matrix input = i > 0 ? top(ws->a[i - 1], rows) : x;
        kernel->gradient(bp_layer_w(layer, ws->grad),
                         bp_layer_b(layer, ws->grad), input, delta);
        if (i == 0)
            break; /* nothing before it learns from the inputs' errors */
        bp_matrix before = top(ws->delta[i - 1], rows);
        kernel->backward(before, delta, bp_layer_w(layer, net->params));
        kernel->slope(net->layers[i - 1].f, before.data, input.data,
                      ws->z[i - 1].data, rows * before.stride);
    }
}
