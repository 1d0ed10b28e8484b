/* optimizer.h - gradient descent: from gradients to better weights.
 *
 * g is the mean gradient over a step's M rows, with what keeps weights small
 * added (weights only, never biases):
 *
 *   g = grad / M + l2 w + l1 sign(w)
 *
 * and then, with the rate r that the schedule says for this step (1 / M and all
 * other factors are rounded to float32 once a step):
 *
 *   sgd       v = momentum v + g            w = w - r v
 *             (Polyak 1964, in the form of Sutskever et al. 2013)
 *   nesterov  v = momentum v + g            w = w - r (g + momentum v)
 *             (Nesterov 1983, in that same form)
 *   rmsprop   s = beta2 s + (1 - beta2) g^2 w = w - r g / (sqrt(s) + epsilon)
 *             (Tieleman & Hinton 2012)
 *   adam      m = beta1 m + (1 - beta1) g   s = beta2 s + (1 - beta2) g^2
 *             w = w - r mh / (sqrt(sh) + epsilon),  mh = m / (1 - beta1^t),
 *             sh = s / (1 - beta2^t) at step t (Kingma & Ba 2015)
 *   adamw     adam, and first w = w - r weight_decay w, weights only
 *             (Loshchilov & Hutter 2019)
 *   rprop     each weight has a step length of its own, which grows by 1.2
 *             while its gradient keeps its sign and shrinks to a half when it
 *             changes; after a change the gradient counts as 0. Whole-batch
 *             gradients only. The first rate is the first length of all; no
 *             later rate counts. (iRPROP-: Igel & Huesken 2000)
 *   lbfgs     see lbfgs.h
 *
 * weight_decay goes with all of them as it does with adamw; with l2 instead,
 * what is minimised is the mean loss + l2/2 times the sum of squared weights +
 * l1 times the sum of their sizes. With clip_norm, the mean gradient grad / M
 * of the loss is shortened to that length when it is longer (Pascanu et al.
 * 2013), before l1 and l2 come to it. It takes all of the gradient, which is
 * therefore kept until it is complete; its squares are summed in double in an
 * order that the block alone fixes.
 */
#ifndef BP_OPTIMIZER_H
#define BP_OPTIMIZER_H

#include <stdint.h>

#include "bp/backprop.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/network.h"

typedef enum bp_optimizer_kind {
    BP_SGD,
    BP_ADAM,
    BP_ADAMW,
    BP_RMSPROP,
    BP_RPROP,
    BP_LBFGS,
    BP_N_OPTIMIZERS,
} bp_optimizer_kind;

extern const char *const bp_optimizer_names[BP_N_OPTIMIZERS + 1];

/* What a step is made with. What a kind doesn't use is ignored. */
typedef struct bp_descent {
    bp_optimizer_kind kind;
    double momentum;     /* sgd */
    bool nesterov;       /* sgd */
    double beta1, beta2; /* at least 0, below 1 */
    double epsilon;      /* above 0; what float32 has no number for is taken as
                            its smallest normal one, 2^-126 */
    double l1, l2, weight_decay;
    double clip_norm; /* 0: none */
} bp_descent;

/* True when the gradient must be that of all rows: rprop and lbfgs. */
bool bp_optimizer_is_full_batch(bp_optimizer_kind kind);

/* The most blocks of state that a kind has. */
enum { BP_STATE_BLOCKS = 2 };

/* Owns state and grad. */
typedef struct bp_optimizer {
    bp_descent how;
    size_t n_params;
    uint64_t n_steps; /* taken; adam's t */
    size_t n_blocks;
    float *state[BP_STATE_BLOCKS]; /* blocks as net->params: v; s; m and s;
                                      lengths and last signs */
    float *grad;    /* NULL, or the gradient, kept until it is complete */
    bool is_direct; /* each piece of the gradient makes its step at once */

    bp_step step; /* the one being taken, see kernel.h */
    const bp_kernel *kernel;
    const bp_network *net;
    float *params;
} bp_optimizer;

/* An optimizer for `net` at rest; not for lbfgs. */
bp_status bp_optimizer_init(bp_optimizer *opt, const bp_network *net,
                            const bp_descent *how, bp_error *err);
void bp_optimizer_free(bp_optimizer *opt);

/* One step is: begin; the gradients of its `n_rows` rows, in one batch or
 * several, into the sink; end. Where the optimizer is direct there must be one
 * batch, and the parameters change as its gradient comes in; else they change
 * in `end`. `rate` is this step's. */
bp_sink bp_optimizer_begin(bp_optimizer *opt, const bp_kernel *kernel,
                           bp_network *net, size_t n_rows, double rate);
void bp_optimizer_end(bp_optimizer *opt);

#endif
