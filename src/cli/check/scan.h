/* scan.h - once over all rows of a table, for what training never asks:
 * rows that are ragged, rows that come again, columns that are alike.
 */
#ifndef BP_CHECK_SCAN_H
#define BP_CHECK_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/profile.h"
#include "bp/table.h"
#include "check/set.h"

/* Where a row starts. */
typedef struct check_place {
    const char *file; /* NULL: nowhere */
    size_t line;
} check_place;

/* What the scan finds out about a column, ragged rows left out. */
typedef struct check_cells {
    uint64_t hash;     /* of all its cells, in their order */
    check_set numbers; /* its different numbers, as values */
    size_t n_words;    /* cells that are neither missing nor numbers, */
    uint64_t word;     /* the first one's hash, */
    bool many_words;   /* and they are not all the same */
} check_cells;

typedef struct check_ragged {
    check_place at;
    size_t n_cells;
} check_ragged;

/* How many ragged rows are told one by one, and of how many different numbers
 * a column can have it is told how many. */
enum { CHECK_RAGGED = 5, CHECK_DISTINCT = 65536 };

/* Owns columns. */
typedef struct check_scan {
    size_t n_rows; /* ragged ones, too */
    size_t n_blank, n_comments;
    size_t n_ragged;
    check_ragged ragged[CHECK_RAGGED]; /* the first ones */
    check_cells *columns;              /* n_cols */
    size_t limit;                      /* of different numbers kept */
    size_t n_repeats;         /* rows with the cells of an earlier one */
    check_place again, first; /* the first of them, and that earlier one */
} check_scan;

/* Goes over the table, which was opened on `paths`. Rows are told apart by
 * 64-bit hashes, 16 bytes for each row, all in memory. BP_EDATA for what is not
 * CSV. */
bp_status check_scan_table(check_scan *scan, const bp_table *table,
                           const char *const *paths, const bp_missing *missing,
                           size_t n_threads, bp_error *err);
void check_scan_free(check_scan *scan, size_t n_cols);

#endif
