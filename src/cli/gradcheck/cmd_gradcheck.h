/* cmd_gradcheck.h - bp gradcheck: are the gradients right? */
#ifndef BP_CMD_GRADCHECK_H
#define BP_CMD_GRADCHECK_H

#include "option/option.h"

extern const option_spec gradcheck_options[];

bp_status cmd_gradcheck(const command *cmd, int argc, char **argv,
                        bp_error *err);

#endif
