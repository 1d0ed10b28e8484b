/* cmd_diff.h - bp diff: in what two models differ. */
#ifndef BP_CMD_DIFF_H
#define BP_CMD_DIFF_H

#include "option/option.h"

extern const option_spec diff_options[];

bp_status cmd_diff(const command *cmd, int argc, char **argv, bp_error *err);

#endif
