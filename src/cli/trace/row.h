/* row.h - one row of a table, found by its number. */
#ifndef BP_TRACE_ROW_H
#define BP_TRACE_ROW_H

#include <stddef.h>

#include "bp/table.h"

/* A record that outlives its table's text. Owns its cells. */
typedef struct trace_row {
    bp_record record;
    bp_strings cells;
} trace_row;

/* Finds row `number`, from 1, of a settled table. BP_EDATA with the count of
 * rows when there are fewer, or for a row that is no CSV. */
bp_status trace_row_find(const bp_table *table, size_t number, trace_row *row,
                         bp_error *err);
void trace_row_free(trace_row *row);

#endif
