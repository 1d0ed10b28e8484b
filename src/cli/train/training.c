/* training.c - from options to a training. */
#include "train/training.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "reading.h"
#include "train/class_weights.h"

/* Fewer rows than FEW_ROWS judge nothing, and are all needed. From so many that
 * a fifth of them isn't missed, nobody wants to learn twice as long for it. */
enum { FEW_ROWS = 50, MANY_ROWS = 10000 };

static const double usual_share = 0.2;

/* How --validation is meant. */
typedef enum judge { BY_NONE, BY_SHARE, BY_AUTO, BY_FILE } judge;

static judge judge_of(const train_values *v, double *share) {
    *share = usual_share;
    if (strcmp(v->validation, "none") == 0)
        return BY_NONE;
    if (strcmp(v->validation, "auto") == 0)
        return BY_AUTO;
    return bp_num_parse(v->validation, '.', share) == BP_NUM_OK ? BY_SHARE
                                                                : BY_FILE;
}

bool training_judges_by_file(const train_values *v) {
    double share;
    return judge_of(v, &share) == BY_FILE;
}

double training_share(const train_values *v, size_t n_rows) {
    double share;
    switch (judge_of(v, &share)) {
    case BY_SHARE: return share;
    case BY_AUTO: return n_rows < FEW_ROWS ? 0 : share;
    default: return 0;
    }
}

void training_decide_refit(training *t, const train_values *v) {
    bool is_parted =
        t->how.held_out.n_rows > 0 && t->how.held_out.data == t->all.data;
    t->refits =
        is_parted && (v->refit == REFIT_YES ||
                      (v->refit == REFIT_AUTO && t->all.n_rows <= MANY_ROWS));
}

static double usual_rate(const train_values *v) {
    switch ((bp_optimizer_kind)v->optimizer) {
    case BP_ADAM:
    case BP_ADAMW: return 0.003;
    case BP_RMSPROP: return 0.001;
    case BP_LBFGS: return 1; /* its line search finds the length */
    default: return 0.01;
    }
}

static bool any(const option_reals *list) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] > 0)
            return true;
    return false;
}

/* The sentence about the first two options that don't go together, or NULL. */
static const char *find_conflict(const command *cmd, const train_values *v) {
    bool full = bp_optimizer_is_full_batch((bp_optimizer_kind)v->optimizer);
    bool lbfgs = v->optimizer == BP_LBFGS;
    double share;
    judge by = judge_of(v, &share);
    if (by == BY_SHARE && (share <= 0 || share >= 1))
        return "--validation: a share is between 0 and 1, as 0.2";
    if (by == BY_NONE && option_given(cmd, v, "patience"))
        return "--patience waits for held-out rows to get better, and "
               "--validation none holds none out";
    if (by == BY_NONE && v->refit == REFIT_YES)
        return "--refit wants to know how many epochs were best, and "
               "--validation none doesn't tell";
    if (by == BY_FILE && v->refit == REFIT_YES)
        return "--refit learns from the rows held out, too, and --validation "
               "FILE holds none out";
    if (v->nesterov && v->optimizer != BP_SGD)
        return "--nesterov is for --optimizer sgd";
    if (full && option_given(cmd, v, "batch-size"))
        return "rprop and lbfgs take all rows for a step: --batch-size doesn't "
               "go with them";
    if (lbfgs && (any(&v->dropout) || v->noise > 0))
        return "lbfgs needs a loss that stays the same: --dropout and --noise "
               "don't go with it";
    if (lbfgs && (v->clip_norm > 0 || v->weight_decay > 0 ||
                  v->schedule != BP_CONSTANT || v->warmup > 0 ||
                  option_given(cmd, v, "learning-rate")))
        return "lbfgs finds the length of its steps by itself: no "
               "--learning-rate, --schedule, --warmup, --clip-norm or "
               "--weight-decay";
    if (v->checkpoint && v->restarts > 1)
        return "--checkpoint keeps a single training; it excludes --restarts";
    if (v->resume && v->options_from)
        return "--resume goes on as it was; it excludes --options-from";
    return NULL;
}

bp_status training_check(const command *cmd, train_values *v, bp_error *err) {
    const char *why = find_conflict(cmd, v);
    if (why)
        return bp_fail(err, BP_EUSAGE, "%s: %s", cmd->name, why);
    if (!option_given(cmd, v, "learning-rate") && v->rate == 0)
        v->rate = usual_rate(v);
    return BP_OK;
}

/* One number for all hidden layers, or one each. */
static bp_status set_dropout(training *t, const plan *p, const bp_network *net,
                             bp_error *err) {
    const option_reals *asked = &p->values->dropout;
    size_t n_hidden = net->n_layers - 1;
    if (!any(asked))
        return BP_OK;
    if (n_hidden == 0 || (asked->count != 1 && asked->count != n_hidden))
        return bp_fail(err, BP_EUSAGE,
                       "%s: --dropout names %zu layer%s of %zu hidden one%s",
                       p->cmd->name, asked->count, asked->count == 1 ? "" : "s",
                       n_hidden, n_hidden == 1 ? "" : "s");
    for (size_t i = 0; i < n_hidden; i++)
        t->dropout[i] = asked->items[asked->count == 1 ? 0 : i];
    t->how.dropout = t->dropout;
    return BP_OK;
}

static bp_status hold_out_file(training *t, const plan *p,
                               const bp_model *model, bp_error *err) {
    bp_reading reading;
    const train_values *v = p->values;
    bp_status status = reading_make(&v->reading, p->cmd,
                                    &model->encoder.dialect, &reading, err);
    if (!status)
        status = bp_labelled_read(&model->encoder, &v->validation, 1, &reading,
                                  p->n_threads, p->memory, &t->file, err);
    t->how.held_out = bp_select_all(&t->file.data);
    return status;
}

/* What is asked of held-out rows can't be done without any. */
static bp_status check_needless(const plan *p, size_t n_rows, bp_error *err) {
    const char *name = p->values->refit == REFIT_YES ? "refit"
                       : option_given(p->cmd, p->values, "patience")
                           ? "patience"
                           : NULL;
    return name ? bp_fail(err, BP_EUSAGE,
                          "%s: --%s needs held-out rows, and of %zu rows none "
                          "are held out; say --validation 0.2 if some shall be",
                          p->cmd->name, name, n_rows)
                : BP_OK;
}

/* Parts the rows into those to learn from and those to judge by. */
static bp_status hold_out(training *t, const plan *p, const bp_model *model,
                          const bp_dataset *data, bp_error *err) {
    double share = training_share(p->values, data->n_rows), any;
    judge by = judge_of(p->values, &any);
    t->rows = t->all = bp_select_all(data);
    if (by == BY_FILE)
        return hold_out_file(t, p, model, err);
    if (share == 0) {
        t->why_all = by == BY_NONE ? "--validation none"
                                   : "there are too few to hold any out";
        return by == BY_NONE ? BP_OK : check_needless(p, data->n_rows, err);
    }
    bp_status status =
        bp_split_hold_out(&t->split, data, share, p->values->seed, err);
    if (status)
        return status;
    const bp_split *split = &t->split;
    t->rows = (bp_selection){data, split->rows, split->n_train};
    t->how.held_out =
        (bp_selection){data, split->rows + split->n_train, split->n_held_out};
    return BP_OK;
}

static bp_status weigh_classes(training *t, const plan *p,
                               const bp_model *model, const bp_dataset *data,
                               bp_error *err) {
    const char *asked = p->values->class_weight;
    if (!asked)
        return BP_OK;
    if (!data->n_classes)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --class-weight is for classes, and the task is "
                       "regression (%s)",
                       p->cmd->name, p->task_reason);
    t->class_weights = bp_alloc(data->n_classes, sizeof(double), err);
    if (!t->class_weights)
        return BP_ESYSTEM;
    t->how.class_weights = t->class_weights;
    if (strcmp(asked, "balanced") == 0) {
        bp_dataset_balance(data, &t->rows, t->class_weights);
        return BP_OK;
    }
    return class_weights_parse(asked, p->cmd->name, &model->encoder.targets[0],
                               t->class_weights, err);
}

static bp_descent descent_of(const train_values *v) {
    return (bp_descent){.kind = (bp_optimizer_kind)v->optimizer,
                        .momentum = v->momentum,
                        .nesterov = v->nesterov,
                        .beta1 = v->beta1,
                        .beta2 = v->beta2,
                        .epsilon = v->epsilon,
                        .l1 = v->l1,
                        .l2 = v->l2,
                        .weight_decay = v->weight_decay,
                        .clip_norm = v->clip_norm};
}

bp_status training_make(training *t, const plan *p, const bp_model *model,
                        const bp_dataset *data, bp_error *err) {
    const train_values *v = p->values;
    *t = (training){0};
    t->how = (bp_training){.epochs = v->epochs,
                           .batch_size = v->batch_size,
                           .descent = descent_of(v),
                           .schedule = {(bp_schedule_kind)v->schedule, v->rate,
                                        v->schedule_factor, v->schedule_every,
                                        v->warmup},
                           .loss = model->loss,
                           .noise = v->noise,
                           .label_smoothing = v->label_smoothing,
                           .seed = v->seed,
                           .threads = p->n_threads};
    if (v->label_smoothing > 0 && !data->n_classes)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --label-smoothing is for classes, and the task is "
                       "regression (%s)",
                       p->cmd->name, p->task_reason);
    bp_status status = set_dropout(t, p, &model->network, err);
    if (!status)
        status = hold_out(t, p, model, data, err);
    if (!status)
        status = weigh_classes(t, p, model, data, err);
    if (t->how.held_out.n_rows > 0)
        t->how.patience = v->patience;
    training_decide_refit(t, v);
    if (status)
        training_free(t);
    return status;
}

bp_training training_for_refit(const training *t, size_t epochs) {
    bp_training how = t->how;
    how.epochs = epochs;
    how.resume = t->refit_resume;
    how.held_out = (bp_selection){0};
    how.patience = 0;
    return how;
}

void training_free(training *t) {
    free(t->class_weights);
    bp_split_free(&t->split);
    bp_labelled_free(&t->file);
    *t = (training){0};
}
