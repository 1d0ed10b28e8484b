/* report_end.c - how training ended and what it came to.
 *
 * A score on rows held out stands beside what always saying the same would get
 * on them, with its 95 % interval: 95 % right is bad where 97 % of all rows are
 * of one class, and 60 % of ten rows may be luck.
 */
#include "train/report_end.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "flow.h"

/* The value of an option that shaped the model; NULL when it isn't there. */
static const char *setting(const bp_model *model, const char *name) {
    const bp_setting *found = bp_model_setting(model, name);
    return found ? found->value : NULL;
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* ---- why it ended ---- */

/* "stopped after 37 of 100 epochs". */
static void write_when(char *text, size_t size, const bp_model *model) {
    size_t n = model->history.n_epochs;
    const char *asked = setting(model, "epochs");
    bool is_whole = model->history.ending == BP_END_EPOCHS ||
                    (asked && strtoull(asked, NULL, 10) == n);
    const char *verb = is_whole                                    ? "finished"
                       : model->history.ending == BP_END_CONVERGED ? "converged"
                                                                   : "stopped";
    if (asked && !is_whole)
        snprintf(text, size, "%s after %zu of %.20s epoch%s", verb, n, asked,
                 strcmp(asked, "1") == 0 ? "" : "s");
    else
        snprintf(text, size, "%s after %zu epoch%s", verb, n, plural(n));
}

/* That all epochs are done and the last weights kept, which is what was asked,
 * isn't worth a line. Who interrupted it knows why. */
static void say_ending(const bp_model *model) {
    const bp_history *history = &model->history;
    bool keeps_last = history->best == 0 || history->best == history->n_epochs;
    if (history->ending == BP_END_EPOCHS && keeps_last && !history->refit)
        return;
    char when[80], why[96] = "", kept[112] = "";
    size_t waited = history->n_epochs - history->best;
    write_when(when, sizeof when, model);
    if (history->ending == BP_END_PATIENCE)
        snprintf(why, sizeof why,
                 ": the held-out loss got no better for %zu epoch%s", waited,
                 plural(waited));
    else if (history->ending == BP_END_CONVERGED)
        snprintf(why, sizeof why, ": no step makes the loss smaller");
    if (history->refit)
        snprintf(kept, sizeof kept,
                 "; then learnt anew from all rows for %zu epoch%s, the best "
                 "number",
                 history->refit, plural(history->refit));
    else if (history->best)
        snprintf(kept, sizeof kept, "; kept the weights of epoch %zu%s",
                 history->best,
                 history->ending == BP_END_PATIENCE
                     ? ""
                     : ", whose held-out loss is the smallest");
    flow line = flow_plain();
    flow_words(&line, "%s%s%s", when, why, kept);
    flow_end(&line);
}

static void say_recoveries(const bp_history *history) {
    if (history->n_recoveries == 0)
        return;
    flow line = flow_plain();
    flow_words(&line,
               "training diverged %zu time%s, and went on with half the "
               "learning rate each time; a smaller --learning-rate avoids that",
               history->n_recoveries, plural(history->n_recoveries));
    flow_end(&line);
}

/* ---- the training rows ---- */

static void say_training_scores(const bp_model *model) {
    const bp_scores *scores = &model->scores;
    char accuracy[48] = "", clip[BP_CLIP];
    if (model->encoder.task == BP_CLASSIFY)
        snprintf(accuracy, sizeof accuracy, ", accuracy %.2f %%",
                 100 * scores->accuracy.value);
    flow line = flow_plain();
    flow_words(&line, "loss %.6g%s on the %zu training row%s", scores->loss,
               accuracy, scores->n_rows, plural(scores->n_rows));
    flow_end(&line);
    for (size_t i = 0; i < scores->n_targets; i++) {
        line = flow_plain();
        flow_words(&line, "%s: root mean square error %.6g, R2 %.4f",
                   bp_clip(model->encoder.targets[i].name, clip),
                   scores->rmse[i].value, scores->r2[i]);
        flow_end(&line);
    }
}

/* ---- the rows held out ---- */

/* What a score beside its baseline says of a model: it is no better; it is, but
 * chance can do that; it is better. */
typedef enum verdict { USELESS, UNSURE, USEFUL } verdict;

static void say_verdict(verdict found, const char *baseline) {
    if (found == USEFUL)
        return;
    flow line = flow_plain();
    if (found == USELESS)
        flow_words(&line,
                   "that is no better than %s: this model has learnt nothing "
                   "useful yet",
                   baseline);
    else
        flow_words(&line,
                   "the interval takes in what %s gets: that this model is any "
                   "better may be chance",
                   baseline);
    flow_end(&line);
}

/* "held out (30 rows): ". */
static flow begin_held_out(const bp_model *model) {
    size_t n = model->held_out.n_rows;
    flow line = flow_plain();
    flow_words(&line, "held out (%zu row%s%s):", n, plural(n),
               model->history.refit ? ", before it learnt from them" : "");
    return line;
}

static void say_held_out_classes(const bp_model *model,
                                 const char *baseline_class) {
    const bp_scores *scores = &model->held_out;
    const bp_score *accuracy = &scores->accuracy;
    char clip[BP_CLIP], baseline[80] = "always saying the commonest class";
    if (baseline_class)
        snprintf(baseline, sizeof baseline, "always saying '%s'",
                 bp_clip(baseline_class, clip));
    flow line = begin_held_out(model);
    flow_words(&line,
               "accuracy %.1f %% (95 %% interval %.1f to %.1f); %s gets "
               "%.1f %%",
               100 * accuracy->value, 100 * accuracy->low, 100 * accuracy->high,
               baseline, 100 * accuracy->baseline);
    flow_end(&line);
    say_verdict(accuracy->value <= accuracy->baseline ? USELESS
                : accuracy->low <= accuracy->baseline ? UNSURE
                                                      : USEFUL,
                baseline);
}

static void say_held_out_number(const bp_model *model, size_t i) {
    const bp_scores *scores = &model->held_out;
    const bp_score *rmse = &scores->rmse[i];
    const char *baseline = "always saying the mean";
    char clip[BP_CLIP];
    flow line = begin_held_out(model);
    flow_words(&line,
               "%s: root mean square error %.6g (95 %% interval %.6g to %.6g), "
               "R2 %.4f; %s gets %.6g",
               bp_clip(model->encoder.targets[i].name, clip), rmse->value,
               rmse->low, rmse->high, scores->r2[i], baseline, rmse->baseline);
    flow_end(&line);
    say_verdict(rmse->value >= rmse->baseline  ? USELESS
                : rmse->high >= rmse->baseline ? UNSURE
                                               : USEFUL,
                baseline);
}

void report_end(const bp_model *model, const char *path,
                const char *baseline_class, const char *stuck) {
    const bp_scores *held_out = &model->held_out;
    say_ending(model);
    say_recoveries(&model->history);
    say_training_scores(model);
    if (held_out->n_rows && model->encoder.task == BP_CLASSIFY)
        say_held_out_classes(model, baseline_class);
    for (size_t i = 0; held_out->n_rows && i < held_out->n_targets; i++)
        say_held_out_number(model, i);
    if (*stuck) {
        flow stuck_line = flow_plain();
        flow_words(&stuck_line, "%s", stuck);
        flow_end(&stuck_line);
    }
    if (strcmp(path, "-") == 0)
        return;
    flow line = flow_plain();
    flow_words(&line, "model written to");
    flow_item(&line, "%s", path);
    flow_end(&line);
}
