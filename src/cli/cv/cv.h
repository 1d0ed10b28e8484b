/* cv.h - cross-validation, for those who run it and those who tell of it.
 *
 * What is decided, such as types of columns, task and network, is decided once,
 * on the whole table. What is learnt is learnt in each fold anew from the other
 * folds alone: scales, levels, what stands in for missing cells, weights of
 * classes and rows, and the network.
 *
 * Every fold has the same seed, for its first weights and for the order of its
 * rows, so that folds differ by their rows alone.
 */
#ifndef BP_CV_H
#define BP_CV_H

#include <pthread.h>

#include "bp/dataset.h"
#include "bp/kernel.h"
#include "bp/metrics.h"
#include "cv/cmd_cv.h"
#include "plan/plan.h"

/* What came of a fold. Owns scores. */
typedef struct cv_fold {
    bool is_done;
    bp_status status;
    bp_error error;   /* when it failed */
    size_t n_train;   /* rows of the other folds */
    size_t n_epochs;  /* that its weights are from */
    bp_scores scores; /* of its own rows, errors in the targets' units */
} cv_fold;

/* Everything. Owns what it points to, but cmd, values and kernel. */
typedef struct cv {
    const command *cmd;
    const cv_values *values;
    const bp_kernel *kernel;
    train_values train; /* the values of the plan, */
    char *ignore;       /* and one of them */
    plan plan;          /* of the whole table; plan.f[0] is the output's */
    bp_model whole;     /* fitted on the whole table; not trained */
    option_list layers; /* of its network */
    bool *categorical;  /* n_cols: not to be taken as numbers in any fold, */
    bool *all_levels;   /* so that all their texts must be known */
    size_t n_rows;
    float *weights;   /* n_rows; NULL: all the same */
    uint32_t *groups; /* n_rows; NULL: none */
    size_t n_groups;
    uint32_t *fold; /* n_rows: which one judges the row */
    size_t n_folds;
    cv_fold *folds;

    pthread_mutex_t mutex; /* guards: */
    size_t n_taken, n_told;
    size_t first_failed;   /* n_folds: none */
    pthread_mutex_t table; /* guards the table, which is gone over by one fold
                              at a time */
} cv;

/* plan/plan.c: from the table to which fold each row is of. */
bp_status cv_plan(cv *c, bp_error *err);

/* fold.c: trains without the rows of fold `number`, and judges it by them.
 */
bp_status cv_fold_run(cv *c, size_t number, cv_fold *fold, bp_error *err);

/* hold_out.c: parts `*learnt`, rows of other folds, which are `rows`, into
 * rows to learn from and rows to find the best epoch by. */
bp_status cv_hold_out(const cv *c, uint32_t *rows, bp_selection *learnt,
                      bp_selection *held_out, bp_error *err);

/* scores.c: a score of a fold. */
typedef enum cv_score {
    CV_LOSS,
    CV_ACCURACY,
    CV_RMSE,
    CV_R2,
    CV_BASELINE, /* of the accuracy, or of the rmse */
} cv_score;

double cv_score_of(const cv_fold *fold, cv_score which, size_t target);

/* Its mean over the folds, and the standard deviation (n - 1). */
typedef struct cv_mean {
    double mean, sd;
} cv_mean;

cv_mean cv_mean_of(const cv *c, cv_score which, size_t target);

/* The accuracy over all rows, with Wilson's interval. */
bp_score cv_pooled(const cv *c);

/* Of a target, the rmse and its baseline over all rows, without an interval,
 * and 1 - rmse^2 / baseline^2, which unlike R2 of a fold means something of
 * folds of one row, too. */
double cv_pooled_r2(const cv *c, size_t target, bp_score *rmse);

/* text.c, json.c: a line on standard error, and the result on standard
 * output. */
void cv_tell_fold(const cv *c, size_t number);
void cv_tell(const cv *c);
bp_status cv_tell_json(const cv *c, bp_error *err);

#endif
