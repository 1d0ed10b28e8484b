/* cmd_eval.h - bp eval: how good a model is on labelled rows. */
#ifndef BP_CMD_EVAL_H
#define BP_CMD_EVAL_H

#include "option/option.h"

extern const option_spec eval_options[];

bp_status cmd_eval(const command *cmd, int argc, char **argv, bp_error *err);

#endif
