/* optimizer.c - gradient descent: from gradients to better weights. */
#include "bp/optimizer.h"

#include <stdlib.h>

#include "bp/mem.h"

bp_status bp_optimizer_init(bp_optimizer *opt, const bp_network *net,
                            double rate, double momentum, double l2,
                            bp_error *err) {
    *opt = (bp_optimizer){.rate = (float)rate,
                          .momentum = (float)momentum,
                          .l2 = (float)l2,
                          .v = bp_alloc_floats(net->n_params, err)};
    return opt->v ? BP_OK : BP_ESYSTEM;
}

void bp_optimizer_free(bp_optimizer *opt) {
    free(opt->v);
    *opt = (bp_optimizer){0};
}

void bp_optimizer_step(bp_optimizer *opt, const bp_kernel *kernel,
                       bp_network *net, float *grad, size_t n_rows) {
    float scale = 1 / (float)n_rows;
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        size_t w = layer->w_at, b = layer->b_at;
        kernel->step(net->params + w, opt->v + w, grad + w, b - w, scale,
                     opt->l2, opt->momentum, opt->rate);
        kernel->step(net->params + b, opt->v + b, grad + b,
                     bp_padded(layer->n_units), scale, 0, opt->momentum,
                     opt->rate);
    }
}
