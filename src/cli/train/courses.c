/* courses.c - one training after another: restarts and a refit. */
#include "train/courses.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/rng.h"

/* The best course so far. */
typedef struct best {
    float *params; /* NULL: none yet */
    bp_history history;
    double loss;
    size_t number; /* from 0 */
} best;

/* First weights of course number `i`. */
static void draw_weights(bp_network *net, const train_values *v, size_t i) {
    bp_rng rng;
    bp_rng_seed(&rng, v->seed + i, BP_RNG_WEIGHTS);
    bp_network_randomize(net, (bp_init)v->init, &rng);
}

/* What courses are compared by: the held-out loss where rows are held out. */
static double loss_of(const bp_history *history) {
    if (history->best)
        return history->epochs[history->best - 1].held_out_loss;
    return history->n_epochs ? history->epochs[history->n_epochs - 1].loss
                             : INFINITY;
}

/* Trains; a checkpoint that doesn't suit is called by its name. */
static bp_status train(bp_network *net, const watch *w,
                       const bp_selection *rows, const bp_training *how,
                       bp_history *history, bp_error *err) {
    bp_error why = {0};
    bp_status status = bp_train(net, w->kernel, rows, how, history, &why);
    if (status == BP_EMODEL && how->resume)
        return bp_fail(err, BP_EMODEL, "%s: %s", w->values->resume,
                       why.message);
    if (status)
        *err = why;
    return status;
}

static bp_status run_one(bp_model *model, const training *what, watch *w,
                         size_t number, bp_error *err) {
    bp_training how = what->how;
    how.seed += number;
    if (number > 0)
        draw_weights(&model->network, w->values, number);
    watch_start(w, &how, &what->rows, false);
    bp_history_free(&model->history);
    bp_status status =
        train(&model->network, w, &what->rows, &how, &model->history, err);
    watch_stop(w);
    return status;
}

static bp_status keep_best(best *so_far, bp_model *model, size_t number,
                           bp_error *err) {
    size_t bytes = model->network.n_params * sizeof(float);
    double loss = loss_of(&model->history);
    if (so_far->params && !(loss < so_far->loss))
        return BP_OK;
    if (!so_far->params)
        so_far->params = bp_alloc_floats(model->network.n_params, err);
    if (!so_far->params)
        return BP_ESYSTEM;
    memcpy(so_far->params, model->network.params, bytes);
    bp_history_free(&so_far->history);
    so_far->history = model->history;
    model->history = (bp_history){0};
    so_far->loss = loss;
    so_far->number = number;
    return BP_OK;
}

static void take_best(best *so_far, bp_model *model, watch *w) {
    memcpy(model->network.params, so_far->params,
           model->network.n_params * sizeof(float));
    bp_history_free(&model->history);
    model->history = so_far->history;
    so_far->history = (bp_history){0};
    watch_say(w, "restart %zu of %zu is kept: loss %.6g", so_far->number + 1,
              w->values->restarts, so_far->loss);
}

static bool must_end(const training *what, const watch *w) {
    return *what->how.stop || w->is_out_of_time;
}

/* Restart i has the seed + i, for all but the choice of rows to hold out. One
 * that diverges is passed over, unless all do. */
static bp_status run_restarts(bp_model *model, const training *what, watch *w,
                              size_t *kept, bp_error *err) {
    const train_values *v = w->values;
    best so_far = {0};
    bp_status status = BP_OK;
    for (size_t i = 0; i < v->restarts && !must_end(what, w); i++) {
        watch_restart(w, i + 1);
        status = run_one(model, what, w, i, err);
        if (!status)
            status = keep_best(&so_far, model, i, err);
        if (status && status != BP_EDIVERGED)
            break;
    }
    if (so_far.params && (!status || status == BP_EDIVERGED)) {
        take_best(&so_far, model, w);
        *kept = so_far.number;
        status = BP_OK;
    }
    bp_history_free(&so_far.history);
    free(so_far.params);
    return status;
}

bp_status courses_run(bp_model *model, const training *what, watch *w,
                      size_t *kept, bp_error *err) {
    *kept = 0;
    return w->values->restarts > 1 ? run_restarts(model, what, w, kept, err)
                                   : run_one(model, what, w, 0, err);
}

bp_status courses_refit(bp_model *model, const training *what, watch *w,
                        size_t kept, bool *done, bp_error *err) {
    const bp_selection *all = &what->all;
    size_t bytes = model->network.n_params * sizeof(float);
    bp_training how = training_for_refit(what, model->history.best);
    int recoveries =
        (int)model->history.n_recoveries; /* each halved the rate */
    bp_network anew = model->network;
    bp_history history;
    *done = false;
    if (!what->refits || model->history.best == 0 || must_end(what, w))
        return BP_OK;
    anew.params = bp_alloc_floats(anew.n_params, err);
    if (!anew.params)
        return BP_ESYSTEM;
    how.seed += kept;
    how.schedule.rate = ldexp(how.schedule.rate, -recoveries);
    draw_weights(&anew, w->values, kept);
    watch_say(w, "once more with all %zu rows, for %zu epoch%s", all->n_rows,
              how.epochs, how.epochs == 1 ? "" : "s");
    watch_refit(w, how.epochs);
    watch_start(w, &how, all, true);
    bp_status status = train(&anew, w, all, &how, &history, err);
    watch_stop(w);
    *done = !status && history.ending != BP_END_INTERRUPTED;
    if (*done) {
        memcpy(model->network.params, anew.params, bytes);
        model->history.refit = how.epochs;
    } else if (!status) {
        model->history.ending = BP_END_INTERRUPTED;
    } else if (status == BP_EDIVERGED) {
        fprintf(stderr, "learning anew from all rows diverged: the weights of "
                        "before are kept; a smaller --learning-rate avoids "
                        "that\n");
        status = BP_OK;
    }
    bp_history_free(&history);
    free(anew.params);
    return status;
}
