/* plan.h - decisions: from what was asked and what the data holds to what is
 * learnt. Which column is what, which task, which network, which loss.
 *
 * Nothing is decided in silence: what was chosen is in the plan, for the
 * report, and every rule that touched data is a note of the model.
 */
#ifndef BP_PLAN_H
#define BP_PLAN_H

#include <stdint.h>

#include "bp/model.h"
#include "bp/profile.h"
#include "bp/table.h"
#include "train/cmd_train.h"

/* Stands for no column. */
#define PLAN_NO_COLUMN SIZE_MAX

/* Owns table, missing, profiles and columns. */
typedef struct plan {
    const command *cmd; /* for option_given, and for messages */
    const train_values *values;
    size_t n_threads;
    size_t memory; /* bytes that encoded data may take, and what is kept of
                      cells to encode them; 0 when nobody encodes */
    bp_table table;
    bp_missing missing;
    bp_profile *profiles;     /* n_cols */
    size_t *inputs, *targets; /* column numbers */
    size_t n_inputs, n_targets;
    size_t weight_column; /* PLAN_NO_COLUMN: all rows count the same */
    bool *ignored, *categorical, *numeric; /* n_cols, as asked */
    bool *all_levels;                      /* n_cols, see profile.h */
    bool *required, *is_numeric;           /* n_cols: the filter of rows */
    double *medians;                       /* n_cols */
    bp_filling number_filling, category_filling;
    size_t n_dropped; /* rows */
    bp_task task;
    const char *task_reason; /* why this task, for the report */
    bp_activation f[BP_MAX_LAYERS];
    size_t sizes[BP_MAX_LAYERS + 1];
    size_t n_layers;
    bp_loss loss;
} plan;

/* Reads the files that are the command's operands and decides everything; fits
 * model->encoder and fills model->loss, n_rows, checksum and notes, and makes
 * model->network with first weights. BP_EUSAGE for options that don't fit the
 * data, BP_EDATA for data that can't be learnt from. */
bp_status plan_make(plan *p, bp_model *model, bp_error *err);
void plan_free(plan *p);

/* Its steps, for who wants to know more than what fails first: */

/* Opens the table. It stays open whatever the next steps come to. */
bp_status plan_open(plan *p, bp_strings *notes, bp_error *err);

/* Goes over its rows, and says which column is what. */
bp_status plan_profile(plan *p, bp_strings *notes, bp_error *err);

/* Chooses the task, and what follows from it. */
bp_status plan_choose(plan *p, bp_error *err);

/* What is to be fitted then; a view of the plan. */
bp_fit plan_encoding(const plan *p);

/* Fits the encoder, and makes the network. */
bp_status plan_fit(plan *p, bp_model *model, bp_error *err);

/* Back to where plan_open was done, for another try with other values. */
void plan_forget(plan *p);

/* Which rows are learnt from. */
bp_filter plan_filter(const plan *p);

#endif
