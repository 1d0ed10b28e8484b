/* reading.h - how files are read, as the command line says it. */
#ifndef BP_READING_H
#define BP_READING_H

#include "bp/table.h"
#include "option/option.h"

/* What the options are set to. */
typedef struct reading_values {
    bool header, no_header;
    char delimiter, decimal, comment; /* 0: not given */
    size_t skip_lines;
} reading_values;

/* Turns them into what a table is opened with. What was not given is as
 * `usual` has it (NULL: to be found out). BP_EUSAGE when they exclude each
 * other. */
bp_status reading_make(const reading_values *v, const command *cmd,
                       const bp_dialect *usual, bp_reading *reading,
                       bp_error *err);

#endif
