/* report_training.c - how it will be learnt, on standard error. */
#include "train/report_training.h"

#include "bp/text.h"
#include "flow.h"

/* What goes with an optimizer. */
static void show_optimizer(flow *line, const train_values *v) {
    const char *name = bp_optimizer_names[v->optimizer];
    if (v->optimizer == BP_LBFGS) {
        flow_item(line, "%s,", name);
        return;
    }
    flow_item(line, "%s,", name);
    flow_item(line, "learning rate %g,", v->rate);
    if (v->optimizer == BP_SGD && v->momentum > 0)
        flow_item(line, "%smomentum %g,", v->nesterov ? "Nesterov " : "",
                  v->momentum);
    if (v->schedule != BP_CONSTANT)
        flow_item(line, "schedule %s,", bp_schedule_names[v->schedule]);
    if (v->warmup > 0)
        flow_item(line, "%zu epoch%s of warm-up,", v->warmup,
                  v->warmup == 1 ? "" : "s");
}

/* The share of each hidden layer, or of all of them. */
static void show_dropout(flow *line, const option_reals *shares) {
    for (size_t i = 0; i < shares->count; i++)
        flow_item(line, i == 0 ? "dropout %g," : "%g,", shares->items[i]);
}

/* What keeps it from learning too much. */
static void show_restraints(flow *line, const train_values *v,
                            const training *what) {
    const struct {
        const char *name;
        double value;
    } restraints[] = {{"l1", v->l1},
                      {"l2", v->l2},
                      {"weight decay", v->weight_decay},
                      {"clip norm", v->clip_norm},
                      {"label smoothing", v->label_smoothing},
                      {"noise", v->noise}};
    for (size_t i = 0; i < sizeof restraints / sizeof *restraints; i++)
        if (restraints[i].value > 0)
            flow_item(line, "%s %g,", restraints[i].name, restraints[i].value);
    if (what->how.dropout)
        show_dropout(line, &v->dropout);
    if (what->class_weights)
        flow_item(line, "weighted classes,");
    if (what->rows.data->weights)
        flow_item(line, "weighted rows,");
}

static void show_held_out(const train_values *v, const training *what) {
    size_t n = what->how.held_out.n_rows, patience = what->how.patience;
    const char *more = patience > 0 || what->refits ? ";" : "";
    char clip[BP_CLIP];
    flow line = flow_label(stderr, "held out", FLOW_REPORT);
    if (what->why_all)
        flow_words(&line, "nothing: %s", what->why_all);
    else if (training_judges_by_file(v))
        flow_words(&line, "%zu row%s of %s%s", n, n == 1 ? "" : "s",
                   bp_clip(v->validation, clip), more);
    else
        flow_words(&line, "%zu of %zu rows, to judge it by%s", n,
                   what->rows.data->n_rows, more);
    if (!what->why_all && patience > 0)
        flow_words(&line, "ends after %zu epoch%s without a better loss%s",
                   patience, patience == 1 ? "" : "s", what->refits ? ";" : "");
    if (what->refits)
        flow_words(&line, "then learns anew from all of them");
    flow_end(&line);
}

/* Where a resumed training goes on. */
static void show_resumed(const training *what) {
    const bp_state *from =
        what->refit_resume ? what->refit_resume : what->how.resume;
    if (!from)
        return;
    flow line = flow_label(stderr, "goes on", FLOW_REPORT);
    flow_words(&line, "in epoch %zu%s", from->history.n_epochs + 1,
               what->refit_resume ? " of learning anew" : "");
    if (from->row)
        flow_words(&line, "after %zu of its rows", from->row);
    flow_end(&line);
}

void report_training(const train_values *v, const training *what) {
    flow line = flow_label(stderr, "training", FLOW_REPORT);
    flow_item(&line, "%zu epoch%s,", v->epochs, v->epochs == 1 ? "" : "s");
    if (!bp_optimizer_is_full_batch((bp_optimizer_kind)v->optimizer))
        flow_item(&line, "batches of %zu,", v->batch_size);
    show_optimizer(&line, v);
    show_restraints(&line, v, what);
    if (v->restarts > 1)
        flow_item(&line, "%zu restarts,", v->restarts);
    flow_item(&line, "seed %zu", v->seed);
    flow_end(&line);
    show_held_out(v, what);
    show_resumed(what);
}
