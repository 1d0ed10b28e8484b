/* cmd_trace.h - bp trace: one step of learning, every number of it. */
#ifndef BP_CMD_TRACE_H
#define BP_CMD_TRACE_H

#include "option/option.h"

extern const option_spec trace_options[];

bp_status cmd_trace(const command *cmd, int argc, char **argv, bp_error *err);

#endif
