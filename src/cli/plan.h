/* plan.h - decisions: from what was asked and what the data holds to what is
 * learnt. Which column is what, which task, which network, which loss.
 *
 * Nothing is decided in silence: what was chosen is in the plan, for the
 * report, and every rule that touched data is a note of the model.
 */
#ifndef BP_PLAN_H
#define BP_PLAN_H

#include "bp/model.h"
#include "bp/profile.h"
#include "bp/table.h"
#include "cmd_train.h"

/* Owns table, profiles and columns. */
typedef struct plan {
    const command *cmd; /* for option_given, and for messages */
    const train_values *values;
    bp_table table;
    bp_profile *profiles;     /* n_cols */
    size_t *inputs, *targets; /* column numbers */
    size_t n_inputs, n_targets;
    bool *ignored, *categorical; /* n_cols */
    bp_task task;
    const char *task_reason; /* why this task, for the report */
    bp_activation f[BP_MAX_LAYERS];
    size_t sizes[BP_MAX_LAYERS + 1];
    size_t n_layers;
    bp_loss loss;
} plan;

/* Reads the data and decides everything; fits model->encoder and fills
 * model->loss, n_rows, checksum and notes, and makes model->network with first
 * weights. BP_EUSAGE for options that don't fit the data, BP_EDATA for data
 * that can't be learnt from. */
bp_status plan_make(plan *p, const char *path, bp_model *model, bp_error *err);
void plan_free(plan *p);

#endif
