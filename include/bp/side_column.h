/* side_column.h - a column that is neither input nor target: what it says of
 * the rows that are learnt from.
 *
 * The table is gone over once more, on several threads; its rows have been
 * counted with the same filter. Item i is of row i of the dataset that
 * bp_encoder_dataset makes with that filter.
 */
#ifndef BP_SIDE_COLUMN_H
#define BP_SIDE_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/profile.h"
#include "bp/table.h"

/* Numbers, 0 or more, into weights[table->n_rows]. BP_EDATA with file and line
 * for a cell that is missing, no number, negative, or beyond float32. Which
 * numbers stand for a missing cell is said by filter->missing, if it isn't
 * NULL, even when the filter drops nothing. */
bp_status bp_side_weights(const bp_table *table, const bp_filter *filter,
                          size_t col, size_t n_threads, float *weights,
                          bp_error *err);

/* Numbers as they are, those of column cols[i] into values[i * n_rows] and on
 * (n_rows is the table's). BP_EDATA with file and line for a cell that is
 * none. */
bp_status bp_side_numbers(const bp_table *table, const bp_filter *filter,
                          const size_t *cols, size_t n_cols, size_t n_threads,
                          double *values, bp_error *err);

/* Rows with the same text are a group; the groups are numbered from 0 as they
 * come first in the table, into groups[table->n_rows]. Nothing is as good a
 * text as any. */
bp_status bp_side_groups(const bp_table *table, const bp_filter *filter,
                         size_t col, size_t n_threads, uint32_t *groups,
                         size_t *n_groups, bp_error *err);

/* Finds file and line of some rows, whose numbers are given in ascending order.
 */
typedef struct bp_row_place {
    const char *file;
    size_t line;
} bp_row_place;

bp_status bp_side_places(const bp_table *table, const bp_filter *filter,
                         const size_t *rows, size_t n, size_t n_threads,
                         bp_row_place *places, bp_error *err);

#endif
