/* optimizer.h - gradient descent: from gradients to better weights.
 *
 * Stochastic gradient descent with momentum (Polyak, 1964, in the form of
 * Sutskever et al., 2013, with the rate outside of v):
 *
 *   g = grad / M + l2 w        mean over the batch's M rows; l2 on weights only
 *   v = momentum v + g
 *   w = w - rate v
 *
 * So what is minimised is the mean loss + l2/2 times the sum of the squared
 * weights (biases left out).
 */
#ifndef BP_OPTIMIZER_H
#define BP_OPTIMIZER_H

#include "bp/backprop.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/network.h"

typedef struct bp_optimizer {
    float rate;
    float momentum;
    float l2;
    float *v; /* the velocity, a block as net->params; owned */

    /* of the step being taken */
    const bp_kernel *kernel;
    float *params;
    float scale; /* 1 / M */
} bp_optimizer;

/* An optimizer for `net` at rest (v = 0). */
bp_status bp_optimizer_init(bp_optimizer *opt, const bp_network *net,
                            double rate, double momentum, double l2,
                            bp_error *err);
void bp_optimizer_free(bp_optimizer *opt);

/* One step: a sink for the gradient summed over `n_rows` rows, which changes
 * each parameter of `net` as its piece of the gradient comes in. */
bp_sink bp_optimizer_step(bp_optimizer *opt, const bp_kernel *kernel,
                          bp_network *net, size_t n_rows);

#endif
