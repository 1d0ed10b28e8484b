/* cmd_report.h - bp report: all that is to be known of a model, as a page. */
#ifndef BP_CMD_REPORT_H
#define BP_CMD_REPORT_H

#include "option/option.h"

extern const option_spec report_options[];

bp_status cmd_report(const command *cmd, int argc, char **argv, bp_error *err);

#endif
