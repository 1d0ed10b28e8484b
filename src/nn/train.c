/* train.c - the training loop: epoch after epoch, judged on rows held out,
 * ended in time, and taken back when it goes wrong. */
#include "bp/train.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/metrics.h"
#include "bp/rng.h"
#include "trainer.h"

const char *const bp_ending_names[BP_N_ENDINGS + 1] = {
    "epochs", "patience", "converged", "interrupted", NULL};

/* So often the learning rate is halved before training gives up. */
enum { MOST_RECOVERIES = 5 };

/* A loss that is so many times what it was has exploded, however the data lie.
 */
static const double explosion = 1e4;

/* Multiply-adds between two calls of the observer: a few milliseconds. */
enum { BETWEEN_CALLS = 1 << 26 };

/* Rows that a full-batch optimizer takes at a time. */
enum { PART_OF_ALL = 256 };

static bp_status trainer_init(trainer *tr, bp_error *err) {
    const bp_training *how = tr->how;
    size_t n_rows = tr->rows->n_rows;
    assert(n_rows > 0);
    if (n_rows > UINT32_MAX)
        return bp_fail(err, BP_EDATA, "%zu rows: at most %u can be trained on",
                       n_rows, UINT32_MAX);
    tr->is_full_batch = bp_optimizer_is_full_batch(how->descent.kind);
    size_t batch = tr->is_full_batch ? PART_OF_ALL : how->batch_size;
    tr->batch_size = batch < n_rows ? batch : n_rows;
    tr->steps_per_epoch = (n_rows + tr->batch_size - 1) / tr->batch_size;
    tr->order = bp_alloc(n_rows, sizeof *tr->order, err);
    if (!tr->order)
        return BP_ESYSTEM;
    bp_status status =
        how->descent.kind == BP_LBFGS
            ? bp_lbfgs_init(&tr->lbfgs, tr->net->n_params, err)
            : bp_optimizer_init(&tr->optimizer, tr->net, &how->descent, err);
    if (!status)
        status = trainer_batch_init(tr, err);
    return status ? status : trainer_state_init(tr, err);
}

static void trainer_free(trainer *tr) {
    trainer_state_free(tr);
    trainer_batch_free(tr);
    bp_optimizer_free(&tr->optimizer);
    bp_lbfgs_free(&tr->lbfgs);
    free(tr->order);
}

/* The order of an epoch depends on nothing but the seed and its number. Who
 * takes all rows at once takes them as they lie. */
static void shuffle(trainer *tr) {
    bp_rng rng;
    for (size_t i = 0; i < tr->rows->n_rows; i++)
        tr->order[i] = (uint32_t)bp_selected(tr->rows, i);
    if (tr->is_full_batch)
        return;
    bp_rng_seed_at(&rng, tr->how->seed, BP_RNG_SHUFFLE,
                   tr->state.history.n_epochs);
    bp_rng_shuffle(&rng, tr->order, tr->rows->n_rows);
}

/* The learning rate of the step that comes next. */
static double rate_of(const trainer *tr) {
    bool once = tr->is_full_batch;
    bp_moment at = {.step = once ? 0 : tr->state.row / tr->batch_size,
                    .steps_per_epoch = once ? 1 : tr->steps_per_epoch,
                    .epoch = tr->state.history.n_epochs,
                    .n_epochs = tr->how->epochs,
                    .n_drops = tr->state.n_drops};
    return bp_schedule_rate(&tr->how->schedule, &at) * tr->state.rate_factor;
}

/* Does the rate change from step to step in this epoch? */
static bool changes_within(const trainer *tr) {
    const bp_schedule *schedule = &tr->how->schedule;
    return schedule->kind == BP_COSINE || schedule->kind == BP_ONE_CYCLE ||
           tr->state.history.n_epochs < schedule->warmup;
}

/* The greatest loss of a row that a batch may have on the average: it is held
 * against the mean of the first epoch, or of what came of that. */
static double loss_limit(const trainer *tr) {
    const bp_state *state = &tr->state;
    double usual = state->history.n_epochs ? state->history.epochs[0].loss
                   : state->row ? state->loss_sum / (double)state->row
                                : DBL_MAX;
    return explosion * (usual + 1);
}

/* Written so that what isn't a number has exploded, too. */
static inline bool has_exploded(double sum, size_t n_rows, double limit) {
    return !(sum <= limit * (double)n_rows && sum < INFINITY);
}

typedef enum outcome { DONE, WENT_WRONG, STOPPED, FAILED } outcome;

/* Does what the observer wishes. */
static outcome grant(trainer *tr, bp_wish wish, bp_error *err) {
    if (wish == BP_GO_ON)
        return DONE;
    if (trainer_keep(tr, err))
        return FAILED;
    return wish == BP_STOP ? STOPPED : DONE;
}

static inline bool must_stop(const trainer *tr) {
    return tr->how->stop && *tr->how->stop;
}

/* Asks the observer. */
static outcome ask(trainer *tr, bp_error *err) {
    const bp_observer *observer = &tr->how->observer;
    if (must_stop(tr))
        return grant(tr, BP_STOP, err);
    if (!observer->batch)
        return DONE;
    return grant(
        tr, observer->batch(observer->context, tr->state.row, tr->rows->n_rows),
        err);
}

/* Goes on with an epoch, from where it is. */
static outcome learn_batches(trainer *tr, double *rate, bp_error *err) {
    bp_state *state = &tr->state;
    size_t n_rows = tr->rows->n_rows, n_left = 0;
    size_t work = tr->batch_size * tr->net->n_params;
    size_t n_between = work < BETWEEN_CALLS ? BETWEEN_CALLS / work : 1;
    bool changes = changes_within(tr), is_first = state->history.n_epochs == 0;
    double limit = loss_limit(tr);
    *rate = rate_of(tr);
    while (state->row < n_rows) {
        if (n_left == 0 || must_stop(tr)) {
            outcome wish = ask(tr, err);
            if (wish != DONE)
                return wish;
            n_left = n_between;
        }
        n_left--;
        if (is_first)
            limit = loss_limit(tr);
        if (changes)
            *rate = rate_of(tr);
        size_t n_batch = trainer_batch_rows(tr, state->row);
        double sum =
            trainer_learn_batch(tr, state->row, *rate, state->loss_sum);
        if (has_exploded(sum - state->loss_sum, n_batch, limit))
            return WENT_WRONG;
        state->loss_sum = sum;
        state->row += n_batch;
    }
    return DONE;
}

static outcome learn_all(trainer *tr, double *rate, bp_error *err) {
    outcome wish = ask(tr, err);
    if (wish != DONE)
        return wish;
    *rate = rate_of(tr);
    double sum = trainer_learn_all(tr, *rate);
    if (has_exploded(sum, tr->rows->n_rows, loss_limit(tr)))
        return WENT_WRONG;
    tr->state.loss_sum = sum;
    return DONE;
}

/* Judges the network on the rows held out. */
static bp_status judge(trainer *tr, bp_epoch *epoch, bp_error *err) {
    const bp_training *how = tr->how;
    bp_scores scores = {0};
    if (how->held_out.n_rows == 0)
        return BP_OK;
    bp_status status = bp_evaluate(&scores, tr->kernel, tr->net, &how->held_out,
                                   how->loss, how->threads, err);
    if (!status) {
        epoch->held_out_loss = scores.loss;
        epoch->held_out_score = bp_scores_summary(&scores);
    }
    bp_scores_free(&scores);
    return status;
}

/* Keeps the best weights, and count of how long they have been that. */
static void compare(trainer *tr, const bp_epoch *epoch) {
    bp_state *state = &tr->state;
    if (!state->history.has_held_out)
        return;
    if (epoch->held_out_loss < state->best_loss) {
        state->best_loss = epoch->held_out_loss;
        state->history.best = state->history.n_epochs;
        state->n_waited = 0;
        trainer_remember_best(tr);
    } else {
        state->n_waited++;
    }
}

/* See schedule.h: the rate drops when nothing gets better. */
static void watch_plateau(trainer *tr, const bp_epoch *epoch) {
    bp_state *state = &tr->state;
    double loss =
        state->history.has_held_out ? epoch->held_out_loss : epoch->loss;
    if (loss < state->plateau_loss) {
        state->plateau_loss = loss;
        state->n_plateau = 0;
    } else if (++state->n_plateau >= tr->how->schedule.every) {
        state->n_plateau = 0;
        state->n_drops++;
    }
}

/* Ends an epoch whose batches are done. */
static outcome end_epoch(trainer *tr, double rate, bp_error *err) {
    const bp_observer *observer = &tr->how->observer;
    bp_state *state = &tr->state;
    bp_history *history = &state->history;
    bp_epoch epoch = {.loss = state->loss_sum / (double)tr->rows->n_rows,
                      .rate = rate};
    if (!bp_network_is_finite(tr->net))
        return WENT_WRONG;
    if (judge(tr, &epoch, err))
        return FAILED;
    if (!isfinite(epoch.held_out_loss) || !isfinite(epoch.held_out_score))
        return WENT_WRONG;
    if (bp_grow(&history->epochs, &history->capacity, history->n_epochs + 1,
                sizeof epoch, err))
        return FAILED;
    history->epochs[history->n_epochs++] = epoch;
    compare(tr, &epoch);
    watch_plateau(tr, &epoch);
    state->row = 0;
    state->loss_sum = 0;
    return observer->epoch
               ? grant(tr, observer->epoch(observer->context, history), err)
               : DONE;
}

/* Weights are good to go back to while the loss isn't much above where it
 * began. */
static bool is_healthy(const trainer *tr) {
    const bp_history *history = &tr->state.history;
    return history->n_epochs == 0 ||
           history->epochs[history->n_epochs - 1].loss <=
               2 * history->epochs[0].loss;
}

static outcome learn_epoch(trainer *tr, bp_error *err) {
    double rate = 0;
    shuffle(tr);
    if (tr->state.row == 0 && is_healthy(tr))
        trainer_remember(tr);
    outcome result = tr->is_full_batch ? learn_all(tr, &rate, err)
                                       : learn_batches(tr, &rate, err);
    return result == DONE ? end_epoch(tr, rate, err) : result;
}

/* Back to the last good weights with half the learning rate, some times. */
static bp_status recover(trainer *tr, bp_error *err) {
    const bp_observer *observer = &tr->how->observer;
    bp_state *state = &tr->state;
    size_t first = state->row < tr->rows->n_rows ? state->row : 0;
    bp_divergence what = {.epoch = state->history.n_epochs + 1};
    trainer_find_fault(tr, first, &what);
    double tried = rate_of(tr);
    trainer_go_back(tr);
    bool again = state->history.n_recoveries < MOST_RECOVERIES &&
                 tr->how->descent.kind != BP_LBFGS;
    if (again) {
        state->history.n_recoveries++;
        state->rate_factor /= 2;
        what.rate = rate_of(tr);
    }
    if (observer->diverged)
        observer->diverged(observer->context, &what);
    if (again)
        return BP_OK;
    return bp_fail(err, BP_EDIVERGED,
                   "training diverges in epoch %zu, even at a learning rate of "
                   "%g; try another --optimizer, a smaller --learning-rate, "
                   "--clip-norm 1, or --scale standard",
                   what.epoch, tried);
}

static bool is_over(trainer *tr) {
    bp_history *history = &tr->state.history;
    history->ending = BP_END_EPOCHS;
    if (history->n_epochs >= tr->how->epochs)
        return true;
    history->ending = BP_END_CONVERGED;
    if (tr->is_finished)
        return true;
    history->ending = BP_END_PATIENCE;
    return tr->how->patience > 0 && tr->state.n_waited >= tr->how->patience;
}

static bp_status run(trainer *tr, bp_error *err) {
    while (!is_over(tr)) {
        bp_status status = BP_OK;
        switch (learn_epoch(tr, err)) {
        case DONE: break;
        case WENT_WRONG: status = recover(tr, err); break;
        case STOPPED:
            tr->state.history.ending = BP_END_INTERRUPTED;
            return BP_OK;
        case FAILED: return err->status;
        }
        if (status)
            return status;
    }
    return BP_OK;
}

bp_status bp_train(bp_network *net, const bp_kernel *kernel,
                   const bp_selection *rows, const bp_training *how,
                   bp_history *history, bp_error *err) {
    trainer tr = {.net = net, .kernel = kernel, .rows = rows, .how = how};
    *history = (bp_history){0};
    bp_status status = trainer_init(&tr, err);
    if (!status)
        status = run(&tr, err);
    if (!status && tr.state.history.best > 0)
        trainer_take_best(&tr);
    *history = tr.state.history;
    tr.state.history = (bp_history){0};
    trainer_free(&tr);
    return status;
}

void bp_history_free(bp_history *history) {
    free(history->epochs);
    *history = (bp_history){0};
}
