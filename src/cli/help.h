/* help.h - what bp says about itself, from the tables. */
#ifndef BP_HELP_H
#define BP_HELP_H

#include <stdio.h>

#include "option/option.h"

/* The commands there are; ends with a NULL name. */
extern const command commands[];

/* The command called `name`, or NULL. */
const command *help_find(const char *name);

/* BP_EUSAGE with the nearest command there is. */
bp_status help_no_command(const char *name, bp_error *err);

/* All commands; one command with its options. 80 columns. */
void help_overview(FILE *out);
void help_command(FILE *out, const command *cmd);

#endif
