/* complete.h - bp completion: scripts for shells, from the option tables. */
#ifndef BP_COMPLETE_H
#define BP_COMPLETE_H

#include "option/option.h"

extern const option_spec completion_options[];

bp_status cmd_completion(const command *cmd, int argc, char **argv,
                         bp_error *err);

#endif
