/* fold.c - one fold: what is learnt from all others, judged by it. */
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/rng.h"
#include "bp/text.h"
#include "cv/cv.h"
#include "plan/network.h"
#include "train/courses.h"
#include "train/training.h"

/* What a fold needs while it runs. Owns what it points to, but c. */
typedef struct job {
    cv *c;
    size_t number;
    train_values values; /* of its plan */
    plan plan;           /* a view of the whole table's */
    bool *left_out;
    bp_profile *profiles;
    double *medians;
    bp_model model;
    bp_dataset data;  /* all rows, as this fold encodes them */
    bp_split split;   /* the other folds' rows, and its own */
    uint32_t *learnt; /* the other folds' rows once more, maybe parted */
    training what;
} job;

/* The medians that stand in for missing numbers, of the other folds. */
static bp_status find_medians(job *j, const bp_profiling *how, bp_error *err) {
    plan *p = &j->plan;
    bool *wanted = bp_alloc(p->table.n_cols, sizeof *wanted, err);
    bool any = false;
    if (!wanted)
        return BP_ESYSTEM;
    for (size_t i = 0; i < p->n_inputs; i++) {
        size_t col = p->inputs[i];
        const bp_profile *its = &j->profiles[col];
        wanted[col] = p->number_filling == BP_FILL_MEDIAN &&
                      bp_profile_is_numeric(its) && !j->c->categorical[col] &&
                      its->n_empty + its->n_missing > 0;
        any = any || wanted[col];
    }
    bp_status status = any ? bp_profile_medians(j->medians, wanted, j->profiles,
                                                &p->table, how, err)
                           : BP_OK;
    free(wanted);
    return status;
}

/* Missing as a level of its own that only the fold's rows have is a level like
 * any other that is first seen there: what stands in for it is none of those
 * known, or the input for others where there is one. */
static void let_missing_be_unseen(bp_encoder *encoder) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        bp_column *column = &encoder->inputs[i];
        if (column->type != BP_CATEGORY || column->has_fill)
            continue;
        column->has_fill = true; /* of no account where there is the level */
        column->fill_level = column->levels.count;
    }
}

/* Fits the encoder without the fold's rows. Those may have levels that no other
 * row has. */
static bp_status fit_encoder(job *j, bp_error *err) {
    plan *p = &j->plan;
    const cv *c = j->c;
    size_t n_dropped;
    bp_error why;
    bp_profiling how = {.missing = &p->missing,
                        .ignored = p->ignored,
                        .all_levels = c->all_levels,
                        .filter = plan_filter(p),
                        .left_out = j->left_out,
                        .n_threads = p->n_threads};
    bp_status status =
        bp_profile_table(j->profiles, &p->table, &how, &n_dropped, NULL, err);
    if (!status)
        status = find_medians(j, &how, err);
    if (status)
        return status;
    bp_fit fit = plan_encoding(p);
    fit.categorical = c->categorical;
    fit.medians = j->medians;
    fit.unseen = BP_UNSEEN_OTHER;
    if (fit.task == BP_CLASSIFY)
        fit.classes = &c->whole.encoder.targets[0];
    status = bp_encoder_fit(&j->model.encoder, &p->table, j->profiles,
                            &p->missing, &fit, &j->model.notes, &why);
    if (status)
        return bp_fail(err, status, "in the other folds, %s", why.message);
    let_missing_be_unseen(&j->model.encoder);
    return BP_OK;
}

static bp_status encode(job *j, bp_error *err) {
    plan *p = &j->plan;
    bp_filter filter = plan_filter(p);
    pthread_mutex_lock(&j->c->table);
    bp_status status = fit_encoder(j, err);
    if (!status)
        status = bp_encoder_dataset(&j->model.encoder, &p->table, &filter,
                                    p->n_threads, j->c->weights != NULL,
                                    p->memory, &j->data, err);
    pthread_mutex_unlock(&j->c->table);
    return status;
}

/* Classes are those of the whole table, but two must be left to learn from. */
static bp_status check_classes(const job *j, bp_error *err) {
    const bp_dataset *data = &j->data;
    char clip[BP_CLIP];
    float first = data->t[j->split.rows[0]];
    if (!data->n_classes)
        return BP_OK;
    for (size_t i = 1; i < j->split.n_train; i++)
        if (data->t[j->split.rows[i]] != first)
            return BP_OK;
    const bp_strings *classes = &j->model.encoder.targets[0].levels;
    return bp_fail(err, BP_EDATA,
                   "all rows of the other folds are of the class '%s': there "
                   "is nothing to learn",
                   bp_clip(classes->items[(size_t)first], clip));
}

/* How much rows count, 1 in the mean of those that are learnt from. */
static bp_status weigh(job *j, bp_error *err) {
    const bp_selection *rows = &j->what.rows;
    const float *weights = j->c->weights;
    double sum = 0;
    if (!weights)
        return BP_OK;
    for (size_t i = 0; i < rows->n_rows; i++)
        sum += (double)weights[rows->rows[i]];
    if (!(sum > 0))
        return bp_fail(err, BP_EDATA,
                       "all rows to learn from have the --weight 0");
    double mean = sum / (double)rows->n_rows;
    for (size_t row = 0; row < j->data.n_rows; row++)
        j->data.weights[row] = (float)((double)weights[row] / mean);
    return BP_OK;
}

/* A training as bp train makes it, but of the other folds' rows. */
static bp_status make_training(job *j, bp_error *err) {
    const cv *c = j->c;
    training *t = &j->what;
    size_t n_train = j->split.n_train;
    bp_status status = training_make(t, &j->plan, &j->model, &j->data, err);
    if (status)
        return status;
    memcpy(j->learnt, j->split.rows, n_train * sizeof *j->learnt);
    t->rows = (bp_selection){&j->data, j->learnt, n_train};
    t->all = (bp_selection){&j->data, j->split.rows, n_train};
    if (training_share(&c->train, n_train) > 0) {
        status = cv_hold_out(c, j->learnt, &t->rows, &t->how.held_out, err);
        t->how.patience = c->train.patience;
    }
    training_decide_refit(t, &c->train);
    if (!status && t->class_weights &&
        strcmp(c->train.class_weight, "balanced") == 0)
        bp_dataset_balance(&j->data, &t->rows, t->class_weights);
    return status ? status : weigh(j, err);
}

static bp_status train(job *j, bp_error *err) {
    volatile sig_atomic_t stop = 0; /* nobody sets it */
    size_t kept;
    bool refitted;
    watch w = {.values = &j->values,
               .model = &j->model,
               .what = &j->what,
               .kernel = j->c->kernel};
    j->what.how.stop = &stop;
    bp_status status = courses_run(&j->model, &j->what, &w, &kept, err);
    if (!status)
        status = courses_refit(&j->model, &j->what, &w, kept, &refitted, err);
    j->what.how.stop = NULL;
    return status;
}

/* Scores of the fold, with baselines from all other rows. */
static bp_status judge(job *j, cv_fold *fold, bp_error *err) {
    const bp_history *history = &j->model.history;
    const bp_split *split = &j->split;
    training *t = &j->what;
    t->rows = (bp_selection){&j->data, split->rows, split->n_train};
    t->how.held_out = (bp_selection){&j->data, split->rows + split->n_train,
                                     split->n_held_out};
    bp_status status = training_score(t, j->c->kernel, &j->model, err);
    if (status)
        return status;
    fold->n_train = split->n_train;
    fold->n_epochs = history->best ? history->best : history->n_epochs;
    fold->scores = j->model.held_out;
    j->model.held_out = (bp_scores){0};
    return BP_OK;
}

/* The plan of the whole table, but with inputs as wide as the fold's. */
static void set_plan(job *j) {
    const cv *c = j->c;
    j->values = c->train;
    j->values.validation = "none";
    j->values.quiet = true;
    j->values.layers = c->layers;
    j->values.hidden.count = 0;
    j->plan = c->plan;
    j->plan.values = &j->values;
    j->plan.n_threads = 1;
}

static bp_status make_room(job *j, bp_error *err) {
    size_t n_cols = j->plan.table.n_cols, n_rows = j->c->n_rows;
    j->profiles = bp_alloc(n_cols, sizeof *j->profiles, err);
    j->medians = bp_alloc(n_cols, sizeof *j->medians, err);
    j->left_out = bp_alloc(n_rows, sizeof *j->left_out, err);
    j->learnt = bp_alloc(n_rows, sizeof *j->learnt, err);
    if (!j->profiles || !j->medians || !j->left_out || !j->learnt)
        return BP_ESYSTEM;
    for (size_t row = 0; row < n_rows; row++)
        j->left_out[row] = j->c->fold[row] == j->number;
    return bp_split_fold(&j->split, j->c->fold, n_rows, j->number, err);
}

static void job_free(job *j) {
    training_free(&j->what);
    if (j->profiles)
        bp_profiles_free(j->profiles, j->plan.table.n_cols);
    bp_dataset_free(&j->data);
    bp_model_free(&j->model);
    bp_split_free(&j->split);
    free(j->profiles);
    free(j->medians);
    free(j->left_out);
    free(j->learnt);
}

bp_status cv_fold_run(cv *c, size_t number, cv_fold *fold, bp_error *err) {
    job j = {.c = c, .number = number};
    bp_error why = {0};
    set_plan(&j);
    bp_status status = make_room(&j, &why);
    if (!status)
        status = encode(&j, &why);
    if (!status)
        status = check_classes(&j, &why);
    if (!status) {
        j.values.layers.items[0] = bp_encoder_width(&j.model.encoder);
        status = plan_network(&j.plan, &j.model, &why);
    }
    if (!status)
        status = make_training(&j, &why);
    if (!status)
        status = train(&j, &why);
    if (!status)
        status = judge(&j, fold, &why);
    job_free(&j);
    if (!status)
        return BP_OK;
    if (status == BP_EUSAGE) /* which fold it is has nothing to do with it */
        return bp_fail(err, status, "%s", why.message);
    return bp_fail(err, status, "fold %zu of %zu: %s", number + 1, c->n_folds,
                   why.message);
}
