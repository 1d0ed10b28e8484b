/* column_names.h - columns named on the command line. */
#ifndef BP_COLUMN_NAMES_H
#define BP_COLUMN_NAMES_H

#include "bp/table.h"
#include "option/option.h"

/* Finds the columns that `text` names: one name as it stands, or names, numbers
 * (from 1) and ranges (FIRST:LAST or FIRST-LAST) with commas between; a name
 * with a comma in it stands in double quotes then. Fills `columns` (room for
 * n_cols) and `*n`. BP_EUSAGE for a column that isn't there, or is named
 * twice. */
bp_status columns_find(const bp_table *table, const command *cmd,
                       const char *option, const char *text, size_t *columns,
                       size_t *n, bp_error *err);

#endif
