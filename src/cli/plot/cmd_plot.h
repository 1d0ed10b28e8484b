/* cmd_plot.h - bp plot: charts of models. */
#ifndef BP_CMD_PLOT_H
#define BP_CMD_PLOT_H

#include "option/option.h"

extern const option_spec plot_options[];

bp_status cmd_plot(const command *cmd, int argc, char **argv, bp_error *err);

#endif
