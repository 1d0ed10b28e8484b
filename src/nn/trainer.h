/* trainer.h - what the parts of training share: the loop (train.c), learning
 * from a batch (train_batch.c), and the state that it goes on from
 * (train_state.c). */
#ifndef BP_TRAINER_H
#define BP_TRAINER_H

#include <assert.h>

#include "bp/lbfgs.h"
#include "bp/online.h"
#include "bp/train.h"

/* Blocks of floats that a state can have, see trainer_list_blocks. */
enum { TRAINER_BLOCKS = 3 + 2 * BP_STATE_BLOCKS + 2 * BP_LBFGS_PAIRS + 8 };

/* All that training keeps from batch to batch. */
typedef struct trainer {
    bp_network *net;
    const bp_kernel *kernel;
    const bp_selection *rows;
    const bp_training *how;
    bool is_full_batch;
    size_t batch_size; /* at most the rows that there are */
    size_t steps_per_epoch;
    bp_optimizer optimizer;
    bp_lbfgs lbfgs;
    uint32_t *order; /* the rows, shuffled anew each epoch */

    bool is_online; /* learns with the next, else with what follows that */
    bp_online online;
    bp_workspace ws;
    const float **x; /* the rows of one batch, */
    float *noisy;    /* NULL, or copies of them with noise, */
    bp_matrix t;     /* their targets, */
    float *weights;  /* and NULL, or what each counts */
    bp_sink step;    /* for its gradient */
    size_t next;     /* where the batch behind it starts in the order */
    bool is_large;   /* the rows don't fit into a processor's own cache */

    bp_state state; /* blocks and history: views of what is below and above */
    float *blocks[TRAINER_BLOCKS];
    size_t block_floats[TRAINER_BLOCKS];
    float *good;      /* parameters and optimizer's state as they were at the
                         start of the last epoch that all was well in */
    float *best;      /* NULL, or the best parameters */
    bool is_finished; /* lbfgs found no better step */
} trainer;

/* train_batch.c */
bp_status trainer_batch_init(trainer *tr, bp_error *err);
void trainer_batch_free(trainer *tr);

/* Learns from the rows order[first ..] with the rate given; returns `sum` with
 * their losses. */
double trainer_learn_batch(trainer *tr, size_t first, double rate, double sum);

/* Rows of the batch from `first` on. */
size_t trainer_batch_rows(const trainer *tr, size_t first);

/* One step that all rows share; returns the sum of their losses. */
double trainer_learn_all(trainer *tr, double rate);

/* Says where a batch went wrong: layer, row, input and value. */
void trainer_find_fault(const trainer *tr, size_t first, bp_divergence *what);

/* The number of the step that comes next, over all epochs: what is drawn for it
 * depends on it. */
static inline uint64_t trainer_step_number(const trainer *tr, size_t first) {
    assert(tr->batch_size > 0);
    return (uint64_t)tr->state.history.n_epochs * tr->steps_per_epoch +
           first / tr->batch_size;
}

/* train_state.c */

/* Room for all blocks; then either as at the start, or as how->resume says:
 * BP_EMODEL when that isn't a state of such a training. */
bp_status trainer_state_init(trainer *tr, bp_error *err);
void trainer_state_free(trainer *tr);

/* Keeps, or goes back to, the parameters and the optimizer's state that are
 * good; the epoch starts anew then. */
void trainer_remember(trainer *tr);
void trainer_go_back(trainer *tr);

/* Keeps the parameters as the best ones; the network gets those back. */
void trainer_remember_best(trainer *tr);
void trainer_take_best(trainer *tr);

/* Hands the state to the observer. */
bp_status trainer_keep(trainer *tr, bp_error *err);

#endif
