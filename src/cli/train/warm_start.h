/* warm_start.h - training that goes on from a finished model, with other data.
 *
 * The model keeps its encoder and its network; the weights it has are the first
 * ones. So what was learnt before is only changed, by rows that are encoded as
 * it knows them.
 */
#ifndef BP_WARM_START_H
#define BP_WARM_START_H

#include "plan/plan.h"

/* Refuses options that don't go with --warm-start, for it keeps what they are
 * about. BP_EUSAGE. */
bp_status warm_start_check(const command *cmd, const train_values *v,
                           bp_error *err);

/* What the recipe of the model asked for and can't be done from given weights:
 * no restarts, no refit. */
void warm_start_settle(train_values *v);

/* Reads the operands for the encoder of `from`, of which `model` takes over the
 * encoder, the network and the loss. Fills what a training needs of a plan, and
 * `data`; `*weights` is what data->weights points to (NULL: there are none), to
 * be freed by the caller after it, whatever comes back. BP_EMODEL for columns
 * that don't fit, BP_EDATA for bad rows. */
bp_status warm_start_make(plan *p, bp_model *model, bp_model *from,
                          bp_dataset *data, float **weights, bp_error *err);

#endif
