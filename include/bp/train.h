/* train.h - the training loop: shuffle, batch, forward, backward, step.
 *
 * It knows neither files nor people: progress goes to an observer, and a wish
 * to stop comes in through a flag.
 */
#ifndef BP_TRAIN_H
#define BP_TRAIN_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"

typedef struct bp_training {
    size_t epochs;     /* times that every row is seen */
    size_t batch_size; /* rows a step; the last batch of an epoch may be less */
    double rate;       /* see optimizer.h for these three */
    double momentum;
    double l2;
    bp_loss loss;
    uint64_t seed;  /* of the order of rows */
    size_t threads; /* 0 or 1: one; the result doesn't depend on it */

    /* Called after each epoch (numbered from 1) with its mean loss; may be
     * NULL. */
    void (*observe)(void *context, size_t epoch, double loss);
    void *context;

    /* When it points to something that isn't 0, training ends before the next
     * batch; may be NULL. A signal handler may set it. */
    const volatile sig_atomic_t *stop;
} bp_training;

/* What training has to tell. Owns loss. */
typedef struct bp_history {
    size_t n_epochs; /* completed */
    double *loss;    /* of each: the mean over its rows, each measured just
                        before the step that learnt from it */
    bool stopped;    /* by the flag */
} bp_history;

/* Trains `net` from the weights it has. BP_EDIVERGED when a number that is not
 * finite turns up (then `net` is of no use), BP_ESYSTEM for memory. */
bp_status bp_train(bp_network *net, const bp_kernel *kernel,
                   const bp_dataset *data, const bp_training *how,
                   bp_history *history, bp_error *err);
void bp_history_free(bp_history *history);

#endif
