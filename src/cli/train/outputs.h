/* outputs.h - the files that training writes: each can be written, and none is
 * another one or a file that is read. */
#ifndef BP_OUTPUTS_H
#define BP_OUTPUTS_H

#include "train/cmd_train.h"

/* Before anything is read. BP_EUSAGE for files that are the same, BP_ESYSTEM
 * for what can't be written. */
bp_status outputs_check(const train_values *v, bp_error *err);

#endif
