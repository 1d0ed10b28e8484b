/* network.h - layers of units, and all their parameters in one block.
 *
 * The parameters lie in one block, layer after layer, weights before biases; a
 * gradient or an optimizer's state is another block of the same shape. So
 * saving, loading and checking gradients are one loop each.
 *
 * Inside the block, w is a K x N matrix in panels (matrix.h): the weight from
 * input k to unit n of a layer is w[k][n]. Outside (the model file, what a
 * person reads), weights stand unit by unit.
 */
#ifndef BP_NETWORK_H
#define BP_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/activation.h"
#include "bp/error.h"
#include "bp/matrix.h"
#include "bp/rng.h"

/* The most units a layer may have, and the most layers a network. */
enum { BP_MAX_UNITS = 1000000, BP_MAX_LAYERS = 100 };

typedef struct bp_layer {
    size_t n_inputs;   /* K */
    size_t n_units;    /* N */
    bp_activation f;   /* the transfer function of its units */
    size_t w_at, b_at; /* where w and b start in a block */
} bp_layer;

typedef struct bp_network {
    size_t n_layers; /* without the inputs, which are no layer of units */
    bp_layer *layers;
    float *params;
    size_t n_params; /* floats in the block, padding included */
} bp_network;

/* A network of `n_layers` layers: layer i has sizes[i] inputs, sizes[i + 1]
 * units and the transfer function f[i]; all parameters are 0. Sizes are between
 * 1 and BP_MAX_UNITS. BP_ESYSTEM when it doesn't fit into memory. The caller
 * owns `net` and frees it with bp_network_free. */
bp_status bp_network_init(bp_network *net, const size_t *sizes,
                          const bp_activation *f, size_t n_layers,
                          bp_error *err);
void bp_network_free(bp_network *net);

static inline size_t bp_network_inputs(const bp_network *net) {
    return net->layers[0].n_inputs;
}

static inline const bp_layer *bp_network_last(const bp_network *net) {
    return &net->layers[net->n_layers - 1];
}

static inline size_t bp_network_outputs(const bp_network *net) {
    return bp_network_last(net)->n_units;
}

/* The weights (K x N) and biases (N) of a layer in a block. */
static inline bp_matrix bp_layer_w(const bp_layer *layer, float *block) {
    return bp_view(block + layer->w_at, layer->n_inputs, layer->n_units,
                   layer->n_inputs);
}

static inline float *bp_layer_b(const bp_layer *layer, float *block) {
    return block + layer->b_at;
}

/* The weight from input k to unit n. */
static inline float *bp_layer_weight(const bp_layer *layer, float *block,
                                     size_t k, size_t n) {
    return bp_at(bp_layer_w(layer, block), k, n);
}

/* How many weights and biases there are, padding left out. */
size_t bp_network_count(const bp_network *net);

/* True when every parameter is finite. */
bool bp_network_is_finite(const bp_network *net);

/* How first weights are drawn, uniform in +-bound; biases are 0:
 *   glorot  bound = sqrt(6 / (K + N))  Glorot & Bengio 2010
 *   he      bound = sqrt(6 / K)        He et al. 2015
 *   lecun   bound = sqrt(3 / K)        LeCun et al. 1998
 *   zeros   bound = 0: every unit of a layer learns the same (to see why not)
 *   auto    he where half of z is cut off (relu and its kin), else glorot */
typedef enum bp_init {
    BP_INIT_AUTO,
    BP_INIT_GLOROT,
    BP_INIT_HE,
    BP_INIT_LECUN,
    BP_INIT_ZEROS,
    BP_N_INITS,
} bp_init;

extern const char *const bp_init_names[BP_N_INITS + 1];

/* The way called `name`; BP_N_INITS when there is none. */
bp_init bp_init_find(const char *name);

/* Draws first weights: layer by layer, unit by unit, input by input. */
void bp_network_randomize(bp_network *net, bp_init init, bp_rng *rng);

#endif
