/* watch.c - what goes on while a network trains. */
#include "train/watch.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bp/metrics.h"
#include "bp/num.h"
#include "bp/text.h"
#include "clock.h"
#include "train/stuck.h"

bp_status watch_parse_every(const char *text, const char *name, interval *every,
                            bp_error *err) {
    char clip[BP_CLIP], digits[32];
    size_t length = strlen(text);
    double n = 0;
    *every = (interval){0};
    if (option_seconds(text, &every->seconds) && every->seconds > 0)
        return BP_OK;
    if (length > 1 && length < sizeof digits && text[length - 1] == 'e') {
        snprintf(digits, sizeof digits, "%.*s", (int)(length - 1), text);
        bool is_plain = strspn(digits, "0123456789") == length - 1;
        if (is_plain && bp_num_parse(digits, '.', &n) == BP_NUM_OK && n >= 1 &&
            n < 1e9 && n == (double)(size_t)n) {
            every->epochs = (size_t)n;
            return BP_OK;
        }
    }
    return bp_fail(err, BP_EUSAGE,
                   "%s: --every '%s': must be a time (30s, 5m, 2h) or a number "
                   "of epochs (10e)",
                   name, bp_clip(text, clip));
}

bp_status watch_open(watch *w, bp_error *err) {
    const train_values *v = w->values;
    const bp_state *resumed = w->what->how.resume;
    w->started = w->kept = clock_seconds();
    bp_status status = watch_parse_every(v->every, "train", &w->every, err);
    if (status || !v->log)
        return status;
    train_log_how how = {.append = v->resume != NULL,
                         .has_held_out = w->what->how.held_out.n_rows > 0,
                         .n_rows = w->what->rows.n_rows,
                         .n_rows_done = resumed ? resumed->row : 0};
    return train_log_open(&w->log, v->log, &how, err);
}

/* Keeps the first failure of the log or of a checkpoint. */
static void note_failure(watch *w, bp_status status, const bp_error *err) {
    if (!status || w->log_error.status)
        return;
    w->log_error = *err;
}

static bp_wish look_at_clock(watch *w) {
    double limit = w->values->max_time;
    if (limit == 0 || clock_seconds() - w->started < limit)
        return BP_GO_ON;
    w->is_out_of_time = true;
    return BP_STOP;
}

/* Is a checkpoint due? */
static bool is_due(const watch *w, size_t n_epochs, bool ends_epoch) {
    if (!w->values->checkpoint)
        return false;
    if (w->every.epochs)
        return ends_epoch && n_epochs >= w->kept_epoch + w->every.epochs;
    return clock_seconds() - w->kept >= w->every.seconds;
}

/* A training that has gone nowhere so far may never: better to know it soon. */
static void look_if_stuck(watch *w, const bp_history *history) {
    enum { SHORT = 3 * STUCK_EPOCHS };
    char sentence[512];
    bp_error err;
    if (w->is_refit || w->values->quiet || history->n_epochs != STUCK_EPOCHS ||
        w->what->how.epochs < SHORT ||
        !stuck_is_at_baseline(w->what, w->model,
                              history->epochs[STUCK_EPOCHS - 1].loss))
        return;
    if (!stuck_explain(w->what, w->model, w->kernel, true, sentence,
                       sizeof sentence, &err))
        progress_say(&w->shown, "after %d epochs %s", STUCK_EPOCHS, sentence);
}

static bp_wish on_epoch(void *context, const bp_history *history) {
    watch *w = context;
    bp_error err;
    progress_epoch(&w->shown, history);
    look_if_stuck(w, history);
    if (!w->is_refit)
        note_failure(w, train_log_epoch(w->log, history, &err), &err);
    bp_wish wish = look_at_clock(w);
    if (wish == BP_GO_ON && is_due(w, history->n_epochs, true))
        wish = BP_KEEP;
    return wish;
}

static bp_wish on_batch(void *context, size_t n_done, size_t n_rows) {
    watch *w = context;
    progress_batch(&w->shown, n_done, n_rows);
    bp_wish wish = look_at_clock(w);
    if (wish == BP_GO_ON && is_due(w, 0, false))
        wish = BP_KEEP;
    return wish;
}

/* The column that input number `i` of the network comes from. */
static const char *input_name(const bp_encoder *encoder, size_t i) {
    for (size_t col = 0; col < encoder->n_inputs; col++) {
        size_t width = bp_column_width(&encoder->inputs[col]);
        if (i < width)
            return encoder->inputs[col].name;
        i -= width;
    }
    return NULL;
}

static void on_divergence(void *context, const bp_divergence *what) {
    watch *w = context;
    const char *name = input_name(&w->model->encoder, what->input);
    bp_error err;
    progress_diverged(&w->shown, what, name);
    if (!w->is_refit)
        note_failure(w, train_log_diverged(w->log, what, name, &err), &err);
}

/* A checkpoint is a model file that can also be gone on from: in a refit, what
 * was learnt before it; else, what is learnt so far, which isn't judged. */
static bp_status keep(void *context, const bp_network *net,
                      const bp_state *state, bp_error *err) {
    watch *w = context;
    if (!w->values->checkpoint)
        return BP_OK;
    bp_model model = *w->model;
    model.has_state = true;
    model.state = *state;
    model.in_refit = w->is_refit;
    if (!w->is_refit) {
        model.network = *net;
        model.history = state->history;
        model.scores = model.held_out = (bp_scores){0};
    }
    bp_status status = bp_model_save(&model, w->values->checkpoint, err);
    note_failure(w, status, err); /* no reason to lose what is learnt */
    w->kept = clock_seconds();
    w->kept_epoch = state->history.n_epochs;
    return BP_OK;
}

void watch_start(watch *w, bp_training *how, const bp_selection *rows,
                 bool is_refit) {
    const train_values *v = w->values;
    const bp_state *resumed = how->resume;
    w->is_refit = is_refit;
    w->kept_epoch = 0;
    how->observer = (bp_observer){.epoch = on_epoch,
                                  .batch = on_batch,
                                  .diverged = on_divergence,
                                  .keep = keep,
                                  .context = w};
    progress_how shown = {.n_epochs = how->epochs,
                          .n_rows = rows->n_rows,
                          .quiet = v->quiet,
                          .verbose = v->verbose,
                          .has_held_out = how->held_out.n_rows > 0,
                          .is_classification = rows->data->n_classes > 0};
    if (resumed) {
        shown.n_epochs_done = resumed->history.n_epochs;
        shown.n_rows_done = resumed->row;
        w->kept_epoch = resumed->history.n_epochs;
    }
    progress_start(&w->shown, &shown);
}

void watch_stop(watch *w) {
    progress_end(&w->shown);
}

void watch_restart(watch *w, size_t number) {
    bp_error err;
    note_failure(w, train_log_restart(w->log, number, &err), &err);
}

void watch_refit(watch *w, size_t n_epochs) {
    bp_error err;
    note_failure(w, train_log_refit(w->log, n_epochs, &err), &err);
}

void watch_say(watch *w, const char *format, ...) {
    bp_error text;
    va_list args;
    if (w->values->quiet)
        return;
    va_start(args, format);
    vsnprintf(text.message, sizeof text.message, format, args);
    va_end(args);
    progress_say(&w->shown, "%s", text.message);
}

bp_status watch_close(watch *w, const bp_history *history, bp_error *err) {
    bp_error why;
    if (history)
        note_failure(w, train_log_end(w->log, history, &why), &why);
    note_failure(w, train_log_close(w->log, &why), &why);
    w->log = NULL;
    if (w->log_error.status)
        *err = w->log_error;
    return w->log_error.status;
}
