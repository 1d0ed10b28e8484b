/* loss.c - how training went: the loss after each epoch. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "plot/kinds.h"

/* From this ratio of losses on they are told by their logarithms: else all of
 * a curve but its first epochs is one flat line. */
static const double log_from = 20;

typedef struct range {
    double low, high;
} range;

static void widen(range *r, double value) {
    r->low = fmin(r->low, value);
    r->high = fmax(r->high, value);
}

static bp_status add_curve(chart *c, const bp_history *history, bool held_out,
                           size_t style, size_t dash, bool has_marks, range *r,
                           bp_error *err) {
    chart_series *series = chart_add(c, CHART_LINE, history->n_epochs, err);
    if (!series)
        return err->status;
    series->style = style;
    series->dash = dash;
    series->has_marks = has_marks || history->n_epochs == 1;
    for (size_t i = 0; i < history->n_epochs; i++) {
        const bp_epoch *epoch = &history->epochs[i];
        series->x[i] = (double)(i + 1);
        series->y[i] = held_out ? epoch->held_out_loss : epoch->loss;
        widen(r, series->y[i]);
    }
    return BP_OK;
}

static bp_status add_best(chart *c, const bp_history *history, size_t style,
                          bp_error *err) {
    chart_series *series = chart_add(c, CHART_POINTS, 1, err);
    if (!series)
        return err->status;
    series->style = style;
    series->x[0] = (double)history->best;
    series->y[0] = history->epochs[history->best - 1].held_out_loss;
    return BP_OK;
}

static chart_series *last(chart *c) {
    return &c->series[c->n_series - 1];
}

/* Of one model: two colours, and the best epoch explained. */
static bp_status add_one(chart *c, const bp_model *model, range *r,
                         bp_error *err) {
    const bp_history *history = &model->history;
    bp_status status = add_curve(c, history, false, 0, 0, false, r, err);
    if (status)
        return status;
    snprintf(last(c)->name, CHART_TEXT, "training loss (last: %.4g)",
             history->epochs[history->n_epochs - 1].loss);
    if (!history->has_held_out)
        return BP_OK;
    status = add_curve(c, history, true, 1, 1, false, r, err);
    if (status)
        return status;
    snprintf(last(c)->name, CHART_TEXT, "held-out loss (last: %.4g)",
             history->epochs[history->n_epochs - 1].held_out_loss);
    if (!history->best)
        return BP_OK;
    status = add_best(c, history, 4, err);
    if (!status)
        snprintf(last(c)->name, CHART_TEXT,
                 "best: epoch %zu, held-out loss %.4g; %s", history->best,
                 last(c)->y[0],
                 history->refit ? "then learnt anew from all rows"
                                : "the model has its weights");
    return status;
}

/* Of several: a colour and a mark each, held-out loss whole, training loss
 * dashed. */
static bp_status add_each(chart *c, const bp_model *models,
                          const char *const *names, size_t n, range *r,
                          bp_error *err) {
    char clip[BP_CLIP];
    for (size_t i = 0; i < n; i++) {
        const bp_history *history = &models[i].history;
        bool has_held_out = history->has_held_out;
        const char *name = bp_clip(names[i], clip);
        bp_status status = BP_OK;
        if (has_held_out) {
            status = add_curve(c, history, true, i, 0, true, r, err);
            if (!status && history->best)
                snprintf(last(c)->name, CHART_TEXT,
                         "%s: held out (best: %.4g, epoch %zu)", name,
                         history->epochs[history->best - 1].held_out_loss,
                         history->best);
            else if (!status)
                snprintf(last(c)->name, CHART_TEXT, "%s: held out", name);
        }
        if (!status && has_held_out && history->best)
            status = add_best(c, history, i, err);
        if (!status)
            status = add_curve(c, history, false, i, 1, true, r, err);
        if (status)
            return status;
        snprintf(last(c)->name, CHART_TEXT, "%s: training", name);
    }
    return BP_OK;
}

static void put_titles(chart *c, const bp_model *models,
                       const char *const *names, size_t n) {
    char clip[BP_CLIP];
    const bp_model *model = &models[0];
    size_t n_held_out = model->held_out.n_rows, n_train = model->scores.n_rows;
    bool same = true;
    if (model->history.refit) /* it has learnt from all rows in the end */
        n_train -= n_held_out;
    for (size_t i = 1; i < n; i++)
        same = same && models[i].loss == model->loss;
    if (n == 1)
        snprintf(c->title, CHART_TEXT, "Loss while training: %s",
                 bp_clip(names[0], clip));
    else
        snprintf(c->title, CHART_TEXT, "Loss while training: %zu models", n);
    if (!same)
        snprintf(c->subtitle, CHART_TEXT,
                 "The losses are of different kinds: shapes can be compared, "
                 "heights can't.");
    else if (n == 1 && n_held_out)
        snprintf(c->subtitle, CHART_TEXT,
                 "%zu epochs; %zu training rows, %zu held-out rows",
                 model->history.n_epochs, n_train, n_held_out);
    else if (n == 1)
        snprintf(c->subtitle, CHART_TEXT, "%zu epoch%s; %zu rows",
                 model->history.n_epochs,
                 model->history.n_epochs == 1 ? "" : "s", model->n_rows);
    else
        snprintf(c->subtitle, CHART_TEXT,
                 "Whole: held-out loss, marked at the best epoch; dashed: "
                 "training loss");
    snprintf(c->y.label, CHART_TEXT, "loss%s%s%s%s", same ? " (mean " : "",
             same ? bp_loss_names[model->loss] : "", same ? ")" : "",
             c->y.is_log ? ", log scale" : "");
    snprintf(c->x.label, CHART_TEXT, "epoch");
}

bp_status plot_loss(chart *c, const bp_model *models, const char *const *names,
                    size_t n, bp_error *err) {
    range r = {INFINITY, -INFINITY};
    char clip[BP_CLIP];
    size_t longest = 1;
    for (size_t i = 0; i < n; i++) {
        if (models[i].history.n_epochs == 0)
            return bp_fail(err, BP_EMODEL,
                           "%s: has no history: no epoch of its training was "
                           "completed",
                           bp_clip(names[i], clip));
        if (models[i].history.n_epochs > longest)
            longest = models[i].history.n_epochs;
    }
    bp_status status = n == 1 ? add_one(c, models, &r, err)
                              : add_each(c, models, names, n, &r, err);
    if (status)
        return status;
    c->y.is_log = r.low > 0 && r.high / r.low > log_from;
    c->x.is_whole = true;
    chart_axis_fit(&c->x, 0, longest > 1 ? (double)longest : 2);
    chart_axis_fit(&c->y,
                   !c->y.is_log && r.low > 0 && r.low < r.high / 2 ? 0 : r.low,
                   r.high);
    put_titles(c, models, names, n);
    return BP_OK;
}
