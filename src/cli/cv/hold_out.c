/* hold_out.c - in a fold, rows to find the best epoch by.
 *
 * They are drawn as training draws them, but from the other folds alone, and
 * whole groups at a time where rows of a group stay together. */
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/split.h"
#include "cv/cv.h"
#include "train/training.h"

/* How many groups these rows are of. */
static bp_status count_groups(const cv *c, const uint32_t *groups, size_t n,
                              size_t *n_groups, bp_error *err) {
    bool *seen = bp_alloc(c->n_groups, sizeof *seen, err);
    if (!seen)
        return BP_ESYSTEM;
    *n_groups = 0;
    for (size_t i = 0; i < n; i++) {
        *n_groups += !seen[groups[i]];
        seen[groups[i]] = true;
    }
    free(seen);
    return BP_OK;
}

/* Is there anything that can't be done without rows held out? */
static bool is_asked_for(const train_values *v) {
    return strcmp(v->validation, "auto") != 0 || v->patience > 0 ||
           v->refit == REFIT_YES;
}

/* Deals the groups out to folds of about the share asked for, and takes one;
 * without rows if there is nothing to part, and nobody insists. */
static bp_status draw_groups(const cv *c, const bp_dataset *part,
                             const uint32_t *groups, bp_split *split,
                             bp_error *err) {
    double share = training_share(&c->train, part->n_rows);
    size_t n_groups, n_folds = (size_t)(1 / share + 0.5);
    bp_status status = count_groups(c, groups, part->n_rows, &n_groups, err);
    if (status)
        return status;
    if (n_groups < 2 && !is_asked_for(&c->train))
        return BP_OK; /* as of too few rows, none is held out */
    if (n_groups < 2)
        return bp_fail(err, BP_EDATA,
                       "the other folds are one group, of which no part can be "
                       "held out to find the best epoch by; leave out "
                       "--validation, --patience and --refit");
    n_folds = n_folds > n_groups ? n_groups : n_folds < 2 ? 2 : n_folds;
    uint32_t *fold = bp_alloc(part->n_rows, sizeof *fold, err);
    if (!fold)
        return BP_ESYSTEM;
    status = bp_split_folds(fold, part, groups, n_folds, c->train.seed, err);
    if (!status)
        status = bp_split_fold(split, fold, part->n_rows, 0, err);
    free(fold);
    return status;
}

bp_status cv_hold_out(const cv *c, uint32_t *rows, bp_selection *learnt,
                      bp_selection *held_out, bp_error *err) {
    size_t n = learnt->n_rows;
    const bp_dataset *data = learnt->data;
    bp_split split = {0};
    float *t = bp_alloc(n, sizeof *t, err);
    uint32_t *groups = bp_alloc(n, sizeof *groups, err);
    bp_status status = t && groups ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++) {
        t[i] = data->t[rows[i] * data->n_targets];
        groups[i] = c->groups ? c->groups[rows[i]] : 0;
    }
    /* All that splitting looks at. */
    bp_dataset part = {
        .n_rows = n, .n_targets = 1, .n_classes = data->n_classes, .t = t};
    if (!status)
        status = c->groups ? draw_groups(c, &part, groups, &split, err)
                           : bp_split_hold_out(&split, &part,
                                               training_share(&c->train, n),
                                               c->train.seed, err);
    if (!status && split.rows) {
        for (size_t i = 0; i < n; i++)
            groups[i] = rows[split.rows[i]];
        for (size_t i = 0; i < n; i++)
            rows[i] = groups[i];
        *learnt = (bp_selection){data, rows, split.n_train};
        *held_out =
            (bp_selection){data, rows + split.n_train, split.n_held_out};
    }
    bp_split_free(&split);
    free(groups);
    free(t);
    return status;
}
