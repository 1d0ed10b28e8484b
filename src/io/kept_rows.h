/* kept_rows.h - the rows of a piece that a filter keeps, with their numbers:
 * row i of the table is row i of the dataset that is made of it.
 */
#ifndef BP_KEPT_ROWS_H
#define BP_KEPT_ROWS_H

#include "bp/profile.h"
#include "bp/table.h"

/* For one thread; a zeroed one is free. */
typedef struct kept_rows {
    bp_rows rows;
    const bp_filter *filter;
    bool are_counted;    /* before, with the same filter */
    size_t n, n_dropped; /* of the piece: rows kept so far, and the others */
} kept_rows;

bp_status kept_rows_init(kept_rows *kept, const bp_table *table,
                         const bp_filter *filter, bool are_counted,
                         bp_error *err);
void kept_rows_free(kept_rows *kept);

/* Starts on a piece; its text is written over. */
void kept_rows_start(kept_rows *kept, const bp_piece *piece);

/* The next row, and its number `*n` among those kept of the piece, from 0;
 * n_cells is 0 at the end. Where they are counted, row piece->first_row + *n of
 * the table is there for sure: BP_EDATA for a file that has changed since. */
bp_status kept_rows_next(kept_rows *kept, bp_record *row, size_t *n,
                         bp_error *err);

#endif
