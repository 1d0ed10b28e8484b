/* train_state.c - what training goes on from, and goes back to.
 *
 * All of it that is floats lies in blocks: the parameters, the optimizer's
 * state, both as they were when all was well, the best parameters. Keeping a
 * state is handing out these blocks, resuming is copying them in.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "trainer.h"

static void list(trainer *tr, float *block, size_t n_floats) {
    bp_state *state = &tr->state;
    tr->blocks[state->n_blocks] = block;
    tr->block_floats[state->n_blocks++] = n_floats;
}

/* The blocks that this training has, in the order that a state keeps them. */
static void list_blocks(trainer *tr) {
    size_t n = tr->net->n_params;
    bp_optimizer *opt = &tr->optimizer;
    tr->state.blocks = tr->blocks;
    tr->state.block_floats = tr->block_floats;
    list(tr, tr->net->params, n);
    for (size_t i = 0; i < opt->n_blocks; i++)
        list(tr, opt->state[i], n);
    for (size_t i = 0; i <= opt->n_blocks; i++)
        list(tr, tr->good + i * n, n);
    if (tr->best)
        list(tr, tr->best, n);
    if (tr->how->descent.kind == BP_LBFGS)
        list(tr, tr->lbfgs.memory, (size_t)(2 * BP_LBFGS_PAIRS) * n);
}

static bp_status copy_history(bp_history *to, const bp_history *from,
                              bp_error *err) {
    *to = *from;
    to->capacity = from->n_epochs;
    to->epochs = bp_alloc(from->n_epochs, sizeof *to->epochs, err);
    if (!to->epochs)
        return BP_ESYSTEM;
    if (from->n_epochs)
        memcpy(to->epochs, from->epochs, from->n_epochs * sizeof *to->epochs);
    return BP_OK;
}

static bool are_same_blocks(const bp_state *mine, const bp_state *other) {
    if (mine->n_blocks != other->n_blocks)
        return false;
    for (size_t i = 0; i < mine->n_blocks; i++)
        if (mine->block_floats[i] != other->block_floats[i])
            return false;
    return true;
}

static bp_status resume(trainer *tr, const bp_state *from, bp_error *err) {
    bp_state *state = &tr->state, mine = *state;
    bool fits = are_same_blocks(state, from) && from->row < tr->rows->n_rows &&
                (from->row % tr->batch_size == 0) &&
                from->history.has_held_out == (tr->best != NULL);
    if (!fits)
        return bp_fail(err, BP_EMODEL,
                       "the checkpoint is of another training: its data or its "
                       "options are different");
    *state = *from;
    state->blocks = mine.blocks;
    state->block_floats = mine.block_floats;
    state->history = (bp_history){0};
    for (size_t i = 0; i < state->n_blocks; i++)
        memcpy(mine.blocks[i], from->blocks[i],
               mine.block_floats[i] * sizeof(float));
    tr->optimizer.n_steps = from->n_steps;
    tr->lbfgs.n_pairs = from->n_pairs;
    tr->lbfgs.newest = from->newest;
    return copy_history(&state->history, &from->history, err);
}

bp_status trainer_state_init(trainer *tr, bp_error *err) {
    const bp_training *how = tr->how;
    size_t n = tr->net->n_params, n_kept = 1 + tr->optimizer.n_blocks;
    bool judges = how->held_out.n_rows > 0;
    tr->good = bp_alloc_floats(n * n_kept, err);
    tr->best = judges ? bp_alloc_floats(n, err) : NULL;
    if (!tr->good || (judges && !tr->best))
        return BP_ESYSTEM;
    tr->state = (bp_state){.rate_factor = 1,
                           .best_loss = INFINITY,
                           .plateau_loss = INFINITY,
                           .history.has_held_out = judges};
    list_blocks(tr);
    return how->resume ? resume(tr, how->resume, err) : BP_OK;
}

void trainer_state_free(trainer *tr) {
    free(tr->good);
    free(tr->best);
    bp_history_free(&tr->state.history);
}

static void copy(float *to, const float *from, size_t n) {
    memcpy(to, from, n * sizeof *to);
}

void trainer_remember(trainer *tr) {
    size_t n = tr->net->n_params;
    copy(tr->good, tr->net->params, n);
    for (size_t i = 0; i < tr->optimizer.n_blocks; i++)
        copy(tr->good + (i + 1) * n, tr->optimizer.state[i], n);
    tr->state.good_steps = tr->optimizer.n_steps;
}

void trainer_go_back(trainer *tr) {
    size_t n = tr->net->n_params;
    bool has_lengths = tr->how->descent.kind == BP_RPROP;
    for (size_t i = 0; has_lengths && i < n; i++)
        tr->good[n + i] /= 2; /* its steps don't follow the rate */
    copy(tr->net->params, tr->good, n);
    for (size_t i = 0; i < tr->optimizer.n_blocks; i++)
        copy(tr->optimizer.state[i], tr->good + (i + 1) * n, n);
    tr->optimizer.n_steps = tr->state.good_steps;
    tr->state.row = 0;
    tr->state.loss_sum = 0;
}

void trainer_remember_best(trainer *tr) {
    copy(tr->best, tr->net->params, tr->net->n_params);
}

void trainer_take_best(trainer *tr) {
    copy(tr->net->params, tr->best, tr->net->n_params);
}

bp_status trainer_keep(trainer *tr, bp_error *err) {
    const bp_observer *observer = &tr->how->observer;
    tr->state.history.ending = BP_END_INTERRUPTED;
    tr->state.n_steps = tr->optimizer.n_steps;
    tr->state.n_pairs = tr->lbfgs.n_pairs;
    tr->state.newest = tr->lbfgs.newest;
    return observer->keep
               ? observer->keep(observer->context, tr->net, &tr->state, err)
               : BP_OK;
}

void bp_state_free(bp_state *state) {
    for (size_t i = 0; state->blocks && i < state->n_blocks; i++)
        free(state->blocks[i]);
    free(state->blocks);
    free(state->block_floats);
    bp_history_free(&state->history);
    *state = (bp_state){0};
}
