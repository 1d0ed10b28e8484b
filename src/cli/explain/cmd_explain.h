/* cmd_explain.h - bp explain: why this prediction. */
#ifndef BP_CMD_EXPLAIN_H
#define BP_CMD_EXPLAIN_H

#include "option/option.h"

extern const option_spec explain_options[];

bp_status cmd_explain(const command *cmd, int argc, char **argv, bp_error *err);

#endif
