/* training.h - from options to a training: which rows, which losses count how
 * much, which steps. */
#ifndef BP_TRAINING_H
#define BP_TRAINING_H

#include "bp/labelled.h"
#include "bp/split.h"
#include "bp/train.h"
#include "plan/plan.h"

/* Owns split, file and class_weights. */
typedef struct training {
    bp_training how; /* views of what follows, and of the data */
    double dropout[BP_MAX_LAYERS];
    double *class_weights;
    bp_split split;               /* of the data, unless there is */
    bp_labelled file;             /* a file to judge it by */
    bp_selection rows;            /* to learn from */
    bool refits;                  /* and then once more, */
    bp_selection all;             /* from these */
    const bp_state *refit_resume; /* NULL: from the start */
    const char *why_all;          /* NULL, or why no rows are held out */
} training;

/* Options that don't go together, before anything is read; decides what was
 * left open. BP_EUSAGE. */
bp_status training_check(const command *cmd, train_values *v, bp_error *err);

/* Everything but the observer. `data` must outlive it. */
bp_status training_make(training *t, const plan *p, const bp_model *model,
                        const bp_dataset *data, bp_error *err);
void training_free(training *t);

/* Does --validation name a file? */
bool training_judges_by_file(const train_values *v);

/* The share of `n_rows` rows that is held out; 0: none. */
double training_share(const train_values *v, size_t n_rows);

/* Decides whether to refit, when rows, all and held_out are known. */
void training_decide_refit(training *t, const train_values *v);

/* Goes on from the state of the checkpoint `earlier`, a file called `name`; of
 * one that was kept in a refit, `model` takes what was learnt before. BP_EMODEL
 * when the data isn't what it was. */
bp_status training_resume(training *t, bp_model *model, bp_model *earlier,
                          const char *name, bp_error *err);

/* Fills in model->scores and model->held_out, errors in the targets' units. */
bp_status training_score(const training *t, const bp_kernel *kernel,
                         bp_model *model, bp_error *err);

/* Likewise model->scores alone, on all rows: after a refit, none is held out.
 */
bp_status training_score_all(const training *t, const bp_kernel *kernel,
                             bp_model *model, bp_error *err);

/* The commonest class of the rows to learn from; NULL for numbers. */
const char *training_common_class(const training *t, const bp_model *model);

/* The same, but from all rows and for `epochs` epochs, without a judge. */
bp_training training_for_refit(const training *t, size_t epochs);

#endif
