/* set.h - setting an option's value from text: what reading a command
 * line and reading a recipe share. */
#ifndef BP_OPTION_SET_H
#define BP_OPTION_SET_H

#include "option/option.h"

static inline bool option_is_end(const option_spec *spec) {
    return !spec->name && !spec->help;
}

/* BP_EUSAGE with a sentence that names the option. */
bp_status option_set(const command *cmd, const option_spec *spec,
                     const char *text, void *values, bp_error *err);

#endif
