/* loss.h - what training makes small, and where backpropagation begins.
 *
 * For one row with targets t and outputs a (sums go over the outputs):
 *
 *   cross-entropy  -sum t log a                          softmax outputs
 *   cross-entropy  -sum t log a + (1 - t) log(1 - a)     sigmoid outputs
 *   mse            1/2 sum (t - a)^2                     all but softmax
 *   mae            sum |t - a|                           all but softmax
 *   huber          sum e^2/2 where |e| <= 1, else |e| - 1/2; e = t - a
 *                                                        all but softmax
 *   poisson        sum t log(t/a) - (t - a)              exp outputs, t >= 0
 *                  (half the deviance; 0 log 0 = 0)
 *
 * The loss of many rows is their mean. With the half, the error of an output is
 * the textbook's (expected - actual) * slope:
 *
 *   delta = dL/dz = (a - t) f'(z)     mse
 *   delta = sign(a - t) f'(z)         mae; 0 where they are equal
 *   delta = max(-1, min(1, a - t)) f'(z)   huber (Huber 1964)
 *   delta = a - t                     poisson: exp is its canonical link
 *   delta = dL/dz =  a - t            cross-entropy: the slope of softmax and
 *                                     of sigmoid cancels against the log's
 * (Bishop, "Pattern Recognition and Machine Learning", 2006, section 5.2.)
 *
 * Errors of scaled targets are in the targets' standard deviations (or ranges):
 * that is what huber's 1 means. A row's weight, where rows have one, multiplies
 * its loss and its delta.
 *
 * A log is taken of nothing below 2^-126 (FLT_MIN), so that a row's loss is
 * finite while its outputs are: at most about 87.3 an output.
 */
#ifndef BP_LOSS_H
#define BP_LOSS_H

#include "bp/kernel.h"

typedef enum bp_loss {
    BP_CROSS_ENTROPY,
    BP_MSE,
    BP_MAE,
    BP_HUBER,
    BP_POISSON,
    BP_N_LOSSES,
} bp_loss;

extern const char *const bp_loss_names[BP_N_LOSSES + 1];

/* The loss called `name`; BP_N_LOSSES when there is none. */
bp_loss bp_loss_find(const char *name);

/* NULL when the loss goes with outputs of activation f, else the sentence that
 * says why not. */
const char *bp_loss_check(bp_loss loss, bp_activation f);

/* NULL when t, as it is compared with outputs of activation f, can be a target
 * of this loss, else the sentence that says why not. */
const char *bp_loss_target_check(bp_loss loss, bp_activation f, double t);

/* `sum` plus the losses of the rows of a (M x N) for targets t (M x N), times
 * their M weights (NULL: all 1), added row by row, so that a total doesn't
 * depend on how rows were batched. Not finite exactly when some output isn't.
 */
double bp_loss_sum(double sum, const bp_kernel *kernel, bp_loss loss,
                   bp_activation f, bp_matrix a, bp_matrix t,
                   const float *weights);

/* delta (M x N) of the output layer, from its z, its a, and the targets t,
 * times the rows' weights (NULL: all 1). z may be a where f doesn't need it. */
void bp_loss_delta(const bp_kernel *kernel, bp_loss loss, bp_activation f,
                   bp_matrix delta, bp_matrix a, bp_matrix z, bp_matrix t,
                   const float *weights);

#endif
