/* cmd_show.h - bp show: what a model file holds, for people and programs. */
#ifndef BP_CMD_SHOW_H
#define BP_CMD_SHOW_H

#include "option/option.h"

extern const option_spec show_options[];

bp_status cmd_show(const command *cmd, int argc, char **argv, bp_error *err);

#endif
