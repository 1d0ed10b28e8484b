/* training.c - how a model was trained, and how good it is. */
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "flow.h"
#include "show/show.h"
#include "show/spark.h"
#include "width.h"

static double loss_at(const void *context, size_t i) {
    return ((const bp_epoch *)context)[i].loss;
}

static double held_out_loss_at(const void *context, size_t i) {
    return ((const bp_epoch *)context)[i].held_out_loss;
}

const char *show_ending(const bp_model *model) {
    if (model->has_state) /* it hasn't ended */
        return "so far";
    switch (model->history.ending) {
    case BP_END_PATIENCE: return "then the held-out loss got no better";
    case BP_END_CONVERGED: return "then there was no better step";
    case BP_END_INTERRUPTED: return "then it was interrupted";
    default: return "all are done";
    }
}

static void tell_curve(const char *label, const bp_history *history,
                       double (*value)(const void *, size_t)) {
    const bp_epoch *epochs = history->epochs;
    size_t n = history->n_epochs, best = 0;
    char text[SHOW_SPARK_TEXT];
    for (size_t i = 1; i < n; i++)
        if (value(epochs, i) < value(epochs, best))
            best = i;
    flow line = flow_label(stdout, label, FLOW_ANSWER);
    if (n > 1)
        flow_item(&line, "%.6g first,", value(epochs, 0));
    if (n > 1)
        flow_item(&line, "%.6g smallest (epoch %zu),", value(epochs, best),
                  best + 1);
    flow_item(&line, "%.6g last", value(epochs, n - 1));
    flow_end(&line);
    if (n > 1)
        printf("%*s%s\n", FLOW_ANSWER, "",
               show_spark(value, epochs, n, show_has_utf8(), text));
}

/* "20 of 100;", where the recipe says of how many. */
static void tell_epochs(const bp_model *model) {
    const bp_history *history = &model->history;
    flow line = flow_label(stdout, "epochs", FLOW_ANSWER);
    const bp_setting *set = bp_model_setting(model, "epochs");
    const char *asked = set ? set->value : NULL;
    char clip[BP_CLIP];
    bool is_whole = !model->has_state && history->ending == BP_END_EPOCHS;
    const char *stop = model->has_state ? "" : ";";
    if (asked && !is_whole)
        flow_item(&line, "%zu of %s%s", history->n_epochs, bp_clip(asked, clip),
                  stop);
    else
        flow_item(&line, "%zu%s", history->n_epochs, stop);
    flow_item(&line, "%s", show_ending(model));
    flow_end(&line);
}

/* Of the last step of an epoch. Where it never changed, the recipe says what it
 * is. */
static void tell_rate(const bp_history *history) {
    double first = history->epochs[0].rate;
    double last = history->epochs[history->n_epochs - 1].rate;
    if (first == last)
        return;
    flow line = flow_label(stdout, "rate", FLOW_ANSWER);
    flow_item(&line, "%.6g in the first epoch, %.6g in the last", first, last);
    flow_end(&line);
}

/* Which weights the network has, where rows were held out. */
static void tell_weights(const bp_history *history) {
    flow line = flow_label(stdout, "weights", FLOW_ANSWER);
    if (history->refit) {
        flow_words(&line,
                   "learnt anew from all rows for %zu epoch%s: after epoch %zu "
                   "the held-out loss was smallest",
                   history->refit, history->refit == 1 ? "" : "s",
                   history->best);
    } else {
        flow_item(&line, "of epoch %zu,", history->best);
        flow_item(&line, "when the held-out loss was smallest");
    }
    flow_end(&line);
}

void show_tell_training(const bp_model *model) {
    const bp_history *history = &model->history;
    size_t n = history->n_epochs;
    flow line;
    puts("\nTraining");
    tell_epochs(model);
    if (history->best)
        tell_weights(history);
    if (history->n_recoveries) {
        line = flow_label(stdout, "recoveries", FLOW_ANSWER);
        flow_item(&line, "%zu:", history->n_recoveries);
        flow_item(&line, "training diverged, and went on at half the rate");
        flow_end(&line);
    }
    if (!n)
        return;
    tell_rate(history);
    tell_curve("loss", history, loss_at);
    if (history->has_held_out)
        tell_curve("held out", history, held_out_loss_at);
}

enum { LABEL = 26, CELL = 26, TEXT = 64 };

/* The table of scores has a column of texts for the rows learnt from and one
 * for those held out, or one of them alone. */
static void put_row(const char *label, char texts[2][TEXT], size_t n) {
    text_put_cell(stdout, label, LABEL - 1);
    for (size_t k = 0; k < n; k++) {
        if (k + 1 < n)
            printf(" %-*s", CELL - 1, texts[k]);
        else
            printf(" %s", texts[k]);
    }
    putchar('\n');
}

/* Three rows: the estimate, its interval, and what one gets for nothing. */
static void put_score(const char *label, const bp_score *scores[2], size_t n,
                      bool is_share) {
    char value[2][TEXT], interval[2][TEXT], baseline[2][TEXT];
    for (size_t k = 0; k < n; k++) {
        const bp_score *its = scores[k];
        if (is_share) {
            snprintf(value[k], TEXT, "%.2f %%", 100 * its->value);
            snprintf(interval[k], TEXT, "%.2f to %.2f %%", 100 * its->low,
                     100 * its->high);
            snprintf(baseline[k], TEXT, "%.2f %%", 100 * its->baseline);
        } else {
            snprintf(value[k], TEXT, "%.6g", its->value);
            snprintf(interval[k], TEXT, "%.6g to %.6g", its->low, its->high);
            snprintf(baseline[k], TEXT, "%.6g", its->baseline);
        }
    }
    put_row(label, value, n);
    put_row("  95 % interval", interval, n);
    put_row(is_share ? "  the commonest class" : "  the mean", baseline, n);
}

static void put_target(const bp_column *target, const bp_scores *of[2],
                       size_t n, size_t i) {
    char label[BP_CLIP + 16], clip[BP_CLIP], r2[2][TEXT];
    const bp_score *rmse[2] = {0};
    for (size_t k = 0; k < n; k++) {
        rmse[k] = &of[k]->rmse[i];
        snprintf(r2[k], TEXT, "%.4f", of[k]->r2[i]);
    }
    snprintf(label, sizeof label, "RMSE of %s", bp_clip(target->name, clip));
    put_score(label, rmse, n, false);
    put_row("  R2", r2, n);
}

void show_tell_scores(const bp_model *model, const show_values *v) {
    const bp_scores *of[2];
    char heads[2][TEXT], losses[2][TEXT];
    size_t n = 0, n_targets = model->encoder.n_targets;
    if (model->scores.n_rows) {
        snprintf(heads[n], TEXT, "%zu training row%s", model->scores.n_rows,
                 show_plural(model->scores.n_rows));
        of[n++] = &model->scores;
    }
    if (model->held_out.n_rows) {
        snprintf(heads[n], TEXT, "%zu held-out row%s", model->held_out.n_rows,
                 show_plural(model->held_out.n_rows));
        of[n++] = &model->held_out;
    }
    if (n == 0)
        return;
    for (size_t k = 0; k < n; k++)
        snprintf(losses[k], TEXT, "%.6g", of[k]->loss);
    putchar('\n');
    put_row("Scores", heads, n);
    put_row("loss", losses, n);
    if (model->encoder.task == BP_CLASSIFY) {
        const bp_score *accuracy[2] = {&of[0]->accuracy,
                                       n > 1 ? &of[1]->accuracy : NULL};
        put_score("accuracy", accuracy, n, true);
        return;
    }
    size_t n_shown =
        v->all || n_targets <= SHOW_LEVELS ? n_targets : SHOW_LEVELS;
    for (size_t i = 0; i < n_shown; i++)
        put_target(&model->encoder.targets[i], of, n, i);
    if (n_shown < n_targets)
        printf("and %zu more, which --all shows\n", n_targets - n_shown);
}
