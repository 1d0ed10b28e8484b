/* network.c - layers of units, and all their parameters in one block. */
#include "bp/network.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* Parts of a block start on a cache line, as vectors like it. */
static size_t align(size_t at) {
    enum { LINE = 64 / sizeof(float) };
    return (at + LINE - 1) / LINE * LINE;
}

bp_status bp_network_init(bp_network *net, const size_t *sizes,
                          const bp_activation *f, size_t n_layers,
                          bp_error *err) {
    *net = (bp_network){.n_layers = n_layers};
    net->layers = bp_alloc(n_layers, sizeof *net->layers, err);
    if (!net->layers)
        return BP_ESYSTEM;
    size_t at = 0;
    for (size_t i = 0; i < n_layers; i++) {
        assert(sizes[i] >= 1 && sizes[i] <= BP_MAX_UNITS);
        size_t n_padded = bp_padded(sizes[i + 1]);
        net->layers[i] = (bp_layer){.n_inputs = sizes[i],
                                    .n_units = sizes[i + 1],
                                    .f = f[i],
                                    .w_at = at,
                                    .b_at = align(at + sizes[i] * n_padded)};
        at = align(net->layers[i].b_at + n_padded);
    }
    net->n_params = at;
    net->params = bp_alloc_floats(at, err);
    if (net->params)
        return BP_OK;
    size_t count = bp_network_count(net);
    bp_network_free(net);
    return bp_fail(err, BP_ESYSTEM,
                   "a network of %zu parameters doesn't fit into memory; ask "
                   "for smaller layers",
                   count);
}

void bp_network_free(bp_network *net) {
    free(net->layers);
    free(net->params);
    *net = (bp_network){0};
}

size_t bp_network_count(const bp_network *net) {
    size_t count = 0;
    for (size_t i = 0; i < net->n_layers; i++)
        count += (net->layers[i].n_inputs + 1) * net->layers[i].n_units;
    return count;
}

bool bp_network_is_finite(const bp_network *net) {
    for (size_t i = 0; i < net->n_params; i++)
        if (!isfinite(net->params[i]))
            return false;
    return true;
}

const char *const bp_init_names[BP_N_INITS + 1] = {"auto",  "glorot", "he",
                                                   "lecun", "zeros",  NULL};

bp_init bp_init_find(const char *name) {
    int i = 0;
    while (i < BP_N_INITS && strcmp(name, bp_init_names[i]) != 0)
        i++;
    return (bp_init)i;
}

/* Half of what relu and its kin are given is lost, so weights must be larger
 * for the signal to keep its size from layer to layer. */
static bp_init suited_to(bp_activation f) {
    switch (f) {
    case BP_RELU:
    case BP_LEAKY_RELU:
    case BP_ELU:
    case BP_GELU:
    case BP_SILU:
    case BP_SOFTPLUS: return BP_INIT_HE;
    default: return BP_INIT_GLOROT;
    }
}

/* In double, with operations that IEEE 754 rounds correctly: the same first
 * weights everywhere. */
static double bound_of(const bp_layer *layer, bp_init init) {
    double n_in = (double)layer->n_inputs, n_out = (double)layer->n_units;
    switch (init) {
    case BP_INIT_GLOROT: return sqrt(6 / (n_in + n_out));
    case BP_INIT_HE: return sqrt(6 / n_in);
    case BP_INIT_LECUN: return sqrt(3 / n_in);
    default: return 0;
    }
}

/* Uniform in +-bound; zero for no bound, not minus zero. */
static float draw(double bound, bp_rng *rng) {
    double fraction = 2 * bp_rng_uniform(rng) - 1;
    return bound == 0 ? 0 : (float)(bound * fraction);
}

void bp_network_randomize(bp_network *net, bp_init init, bp_rng *rng) {
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        double bound =
            bound_of(layer, init == BP_INIT_AUTO ? suited_to(layer->f) : init);
        for (size_t n = 0; n < layer->n_units; n++)
            for (size_t k = 0; k < layer->n_inputs; k++)
                *bp_layer_weight(layer, net->params, k, n) = draw(bound, rng);
        memset(bp_layer_b(layer, net->params), 0,
               layer->n_units * sizeof(float));
    }
}
