/* online.h - learning from one row at a time.
 *
 * With a batch of one row every product is a vector times a matrix, and the
 * gradient of a weight is one multiplication: no batch matrices, no units, no
 * gradient in memory. For one row the results are those of backprop.h and
 * optimizer.h, to the last bit. It knows the plainest of steps alone (sgd with
 * momentum and l2), and neither dropout nor weights of rows.
 */
#ifndef BP_ONLINE_H
#define BP_ONLINE_H

#include <stdbool.h>

#include "bp/error.h"
#include "bp/loss.h"
#include "bp/network.h"
#include "bp/optimizer.h"

/* Owns layers and memory; net and optimizer are the caller's. */
typedef struct bp_online {
    size_t n_layers;
    bp_row_layer *layers;
    bp_loss loss;
    float *t;      /* the targets of the row, N of them */
    float *memory; /* where all its vectors lie */
} bp_online;

/* Can such steps be taken row by row? */
bool bp_online_suits(const bp_descent *how);

/* Made for `net` and the state of `opt`, which must both outlive it. */
bp_status bp_online_init(bp_online *online, const bp_network *net,
                         const bp_optimizer *opt, bp_loss loss, bp_error *err);
void bp_online_free(bp_online *online);

/* Forward, backward and a step at `rate` for the row x with the targets
 * online->t; returns `sum` plus its loss, measured before the step. */
double bp_online_learn(bp_online *online, const bp_kernel *kernel,
                       bp_optimizer *opt, const float *x, double sum,
                       double rate);

#endif
