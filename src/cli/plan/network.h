/* network.h - the part of planning that is about the network. */
#ifndef BP_PLAN_NETWORK_H
#define BP_PLAN_NETWORK_H

#include "plan/plan.h"

/* Refuses options that no data could go with. */
bp_status plan_check_options(const plan *p, bp_error *err);

/* Decides the loss and the activation of the outputs, f[0] for now; both follow
 * from the task and the options alone. */
bp_status plan_output(plan *p, bp_error *err);

/* How a numeric target is scaled: to where the outputs can reach. */
bp_scaling plan_target_scaling(const plan *p);

/* Decides the layers, now that the encoder is fitted, checks --layers against
 * it, and makes model->network with first weights. */
bp_status plan_network(plan *p, bp_model *model, bp_error *err);

#endif
