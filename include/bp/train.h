/* train.h - the training loop: shuffle, batch, forward, backward, step; judge
 * on rows held out, stop in time, and go back when it goes wrong.
 *
 * It knows neither files nor people: what happens goes to an observer, who can
 * also wish that it stops or that its state is kept. What is drawn at random in
 * an epoch depends on seed and epoch alone, and a state says where in its epoch
 * training is: so training that goes on from a state ends in the same weights
 * as if it had never been interrupted.
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
#include "bp/optimizer.h"
#include "bp/schedule.h"

/* Why training ended. */
typedef enum bp_ending {
    BP_END_EPOCHS,      /* all epochs are done */
    BP_END_PATIENCE,    /* the held-out loss got no better for long */
    BP_END_CONVERGED,   /* lbfgs found no better step */
    BP_END_INTERRUPTED, /* somebody wished it */
    BP_N_ENDINGS,
} bp_ending;

extern const char *const bp_ending_names[BP_N_ENDINGS + 1];

/* What one epoch came to. */
typedef struct bp_epoch {
    double loss;           /* mean over its rows, each measured just before the
                              step that learnt from it; row weights, label
                              smoothing, dropout and noise are in it */
    double held_out_loss;  /* after the epoch, of plain rows; 0 without any */
    double held_out_score; /* accuracy, or the mean R2 of the targets */
    double rate;           /* of its last step */
} bp_epoch;

/* What training has to tell. Owns epochs. */
typedef struct bp_history {
    size_t n_epochs; /* completed */
    bp_epoch *epochs;
    size_t capacity;
    bool has_held_out;   /* rows were held out */
    size_t best;         /* the epoch with the smallest held-out loss, from 1,
                            whose weights the network has; 0: its last weights */
    size_t n_recoveries; /* how often the learning rate was halved */
    size_t refit; /* epochs of a training after it, from all rows, held-out
                     ones too, whose weights the network has; 0: none */
    bp_ending ending;
} bp_history;

/* A number that isn't finite, or a loss that explodes. */
typedef struct bp_divergence {
    size_t epoch; /* from 1 */
    size_t layer; /* the first whose outputs are not finite, from 1; 0: none,
                     the loss explodes */
    size_t row;   /* of the data: with the largest input of the batch and the
                     one before, whose step may be what did it, */
    size_t input; /* which input that is, from 0, */
    float value;  /* and the input itself */
    double rate;  /* the learning rate from now on; 0: training gives up */
} bp_divergence;

/* All that training goes on from, beside the data and what it was asked. */
typedef struct bp_state {
    size_t row;          /* rows learnt from in this epoch */
    double loss_sum;     /* over them */
    double rate_factor;  /* what is left of the learning rate after halvings */
    uint64_t n_steps;    /* of the optimizer */
    uint64_t good_steps; /* likewise when all was well */
    double best_loss;    /* held out; infinite at first */
    size_t n_waited;     /* epochs since then */
    double plateau_loss; /* see schedule.h */
    size_t n_plateau, n_drops;
    size_t n_pairs, newest; /* of lbfgs */
    bp_history history;

    /* Floats to be kept: the parameters, the optimizer's state, both as they
     * were when all was well, the best parameters. Their number depends on
     * what was asked. */
    size_t n_blocks;
    float **blocks;
    size_t *block_floats;
} bp_state;

/* What an observer may wish. */
typedef enum bp_wish {
    BP_GO_ON,
    BP_KEEP, /* the state is handed to `keep` at once */
    BP_STOP, /* likewise if there is a `keep`, and then training ends */
} bp_wish;

/* Who watches. Any function may be NULL. */
typedef struct bp_observer {
    /* After each epoch. */
    bp_wish (*epoch)(void *context, const bp_history *history);
    /* After a batch, some times a second at least when batches take long: rows
     * learnt from in this epoch, and in all of it. */
    bp_wish (*batch)(void *context, size_t n_done, size_t n_rows);
    void (*diverged)(void *context, const bp_divergence *what);
    /* Keeps the state, which is a view that must not be changed. */
    bp_status (*keep)(void *context, const bp_network *net,
                      const bp_state *state, bp_error *err);
    void *context;
} bp_observer;

typedef struct bp_training {
    size_t epochs;     /* times that every row is seen */
    size_t batch_size; /* rows a step; the last batch of an epoch may be less;
                          of no account for full-batch optimizers */
    bp_descent descent;
    bp_schedule schedule; /* with the learning rate */
    bp_loss loss;
    const double *dropout;       /* share of each layer's outputs that is left
                                    out, 0 for the last; NULL: none */
    double noise;                /* standard deviation of what is added to each
                                    input */
    double label_smoothing;      /* classes: share that goes to all of them */
    const double *class_weights; /* n_classes; NULL: all 1 */
    bp_selection held_out;       /* n_rows is 0: none */
    size_t patience; /* epochs without a better held-out loss; 0: no end */
    uint64_t seed;   /* of the order of rows, dropout, noise */
    size_t threads;  /* 0 or 1: one; the result doesn't depend on it */

    bp_observer observer;
    const bp_state *resume; /* NULL: from the start. The history is copied */

    /* When it points to something that isn't 0, training ends before the next
     * batch, as by BP_STOP; may be NULL. A signal handler may set it. */
    const volatile sig_atomic_t *stop;
} bp_training;

/* Trains `net` from the weights it has. When rows are held out it ends with the
 * weights of the best epoch, else with the last ones. BP_EDIVERGED when it
 * diverges again and again, with `net` as it was when that began; BP_ESYSTEM
 * for memory; what `keep` returns. */
bp_status bp_train(bp_network *net, const bp_kernel *kernel,
                   const bp_selection *rows, const bp_training *how,
                   bp_history *history, bp_error *err);
void bp_history_free(bp_history *history);

/* A state that was read from somewhere: frees blocks and history. */
void bp_state_free(bp_state *state);

#endif
