/* cmd_predict.h - bp predict: raw CSV in, predictions out. */
#ifndef BP_CMD_PREDICT_H
#define BP_CMD_PREDICT_H

#include "option/option.h"

extern const option_spec predict_options[];

bp_status cmd_predict(const command *cmd, int argc, char **argv, bp_error *err);

#endif
