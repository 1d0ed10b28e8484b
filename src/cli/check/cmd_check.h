/* cmd_check.h - bp check: what training would make of a CSV file. */
#ifndef BP_CMD_CHECK_H
#define BP_CMD_CHECK_H

#include "train/cmd_train.h"

/* What the options are set to. */
typedef struct check_values {
    train_values train; /* those that training takes, too */
    bool json;
} check_values;

extern const option_spec check_options[];

bp_status cmd_check(const command *cmd, int argc, char **argv, bp_error *err);

#endif
