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

static void take(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases) {
    const bp_optimizer *opt = context;
    opt->kernel->step(opt->params + at, opt->v + at, grad, n, opt->scale,
                      are_biases ? 0 : opt->l2, opt->momentum, opt->rate);
}

bp_sink bp_optimizer_step(bp_optimizer *opt, const bp_kernel *kernel,
                          bp_network *net, size_t n_rows) {
    opt->kernel = kernel;
    opt->params = net->params;
    opt->scale = 1 / (float)n_rows;
    return (bp_sink){take, opt};
}
