/* training.c - how training went, and what it said of the model. */
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "plot/kinds.h"
#include "report/html.h"
#include "report/page.h"
#include "show/show.h"

static void say_epochs(const page *p) {
    const bp_history *history = &p->model->history;
    html_element(p->out, "p", "%zu epoch%s of training on %zu row%s; %s.%s",
                 history->n_epochs, page_plural(history->n_epochs),
                 p->model->n_rows, page_plural(p->model->n_rows),
                 show_ending(p->model),
                 p->model->has_state
                     ? " This is a checkpoint: training can go on from it."
                     : "");
    if (history->best && history->refit)
        html_element(p->out, "p",
                     "After epoch %zu the held-out loss was smallest; then the "
                     "network learnt anew from all rows for %zu epoch%s, and "
                     "these weights are the model's.",
                     history->best, history->refit,
                     page_plural(history->refit));
    else if (history->best)
        html_element(p->out, "p",
                     "The weights are those of epoch %zu, when the held-out "
                     "loss was smallest.",
                     history->best);
    if (history->n_recoveries)
        html_element(p->out, "p",
                     "%zu time%s training diverged and went on at half the "
                     "learning rate.",
                     history->n_recoveries, page_plural(history->n_recoveries));
}

/* ---- scores of that time ---- */

enum { TEXT = 64 };

typedef struct both {
    const bp_scores *of[2];
    size_t n;
} both;

static void put_score(FILE *out, const char *label, const bp_score *scores[2],
                      size_t n, bool is_share) {
    const char *unit = is_share ? " %" : "";
    double factor = is_share ? 100 : 1;
    int digits = is_share ? 4 : 6;
    html_row(out, label);
    for (size_t k = 0; k < n; k++)
        html_number(out, "%.*g%s", digits, factor * scores[k]->value, unit);
    html_row_end(out);
    html_row(out, is_share ? "accuracy, 95 % interval" : "RMSE, 95 % interval");
    for (size_t k = 0; k < n; k++)
        html_number(out, "%.*g to %.*g%s", digits, factor * scores[k]->low,
                    digits, factor * scores[k]->high, unit);
    html_row_end(out);
    html_row(out, is_share ? "accuracy of the commonest class for all"
                           : "RMSE of the mean for all");
    for (size_t k = 0; k < n; k++)
        html_number(out, "%.*g%s", digits, factor * scores[k]->baseline, unit);
    html_row_end(out);
}

static void put_target(const page *p, const both *b, size_t j) {
    const bp_score *rmse[2] = {0};
    char clip[BP_CLIP], label[TEXT];
    for (size_t k = 0; k < b->n; k++)
        rmse[k] = &b->of[k]->rmse[j];
    snprintf(label, TEXT, "RMSE of %s",
             bp_clip(p->model->encoder.targets[j].name, clip));
    put_score(p->out, label, rmse, b->n, false);
    html_row(p->out, "R2");
    for (size_t k = 0; k < b->n; k++)
        html_number(p->out, "%.4f", b->of[k]->r2[j]);
    html_row_end(p->out);
}

static void put_scores(const page *p) {
    const bp_model *model = p->model;
    char heads[2 * TEXT] = "Score";
    both b = {.n = 0};
    if (model->scores.n_rows) {
        snprintf(heads + strlen(heads), TEXT, "|#%zu training row%s",
                 model->scores.n_rows, page_plural(model->scores.n_rows));
        b.of[b.n++] = &model->scores;
    }
    if (model->held_out.n_rows) {
        snprintf(heads + strlen(heads), TEXT, "|#%zu held-out row%s",
                 model->held_out.n_rows, page_plural(model->held_out.n_rows));
        b.of[b.n++] = &model->held_out;
    }
    if (b.n == 0)
        return;
    html_table(p->out, "Scores at the end of training", heads);
    html_row(p->out, "loss");
    for (size_t k = 0; k < b.n; k++)
        html_number(p->out, "%.6g", b.of[k]->loss);
    html_row_end(p->out);
    if (model->encoder.task == BP_CLASSIFY) {
        const bp_score *accuracy[2] = {&b.of[0]->accuracy,
                                       b.n > 1 ? &b.of[1]->accuracy : NULL};
        put_score(p->out, "accuracy", accuracy, b.n, true);
    } else {
        size_t n = model->encoder.n_targets;
        for (size_t j = 0; j < n && j < PAGE_TARGETS; j++)
            put_target(p, &b, j);
    }
    html_table_end(p->out);
    if (model->held_out.n_rows && model->history.refit)
        html_element(p->out, "p class=\"note\"",
                     "The held-out rows were judged before the network learnt "
                     "from them, too.");
}

bp_status page_training(page *p, bp_error *err) {
    chart c = {0};
    const char *const names[] = {p->model_name};
    html_section(p->out, "training", "Training");
    say_epochs(p);
    bp_status status = plot_loss(&c, p->model, names, 1, err);
    status = page_figure(p, &c, status, err);
    if (!status)
        put_scores(p);
    html_section_end(p->out);
    return status;
}
