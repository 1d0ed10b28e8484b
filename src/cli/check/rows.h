/* rows.h - which rows come again, by their hashes.
 *
 * 16 bytes are kept for each row. Among n rows, two different ones have one
 * hash with a probability of about n * n / 2^65: 1 in 40 million for a million
 * rows.
 */
#ifndef BP_CHECK_ROWS_H
#define BP_CHECK_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"

/* A row: its hash, and where it starts. */
typedef struct check_row {
    uint64_t hash;
    uint64_t place; /* the file's number, and in 40 bits the line's */
} check_row;

static inline check_row check_row_at(uint64_t hash, size_t file, size_t line) {
    return (check_row){hash, (uint64_t)file << 40 | line};
}
static inline size_t check_row_file(uint64_t place) {
    return (size_t)(place >> 40);
}
static inline size_t check_row_line(uint64_t place) {
    return (size_t)(place & ((UINT64_C(1) << 40) - 1));
}

/* Rows sorted roughly, as they come, by the first byte of their hashes: so they
 * can be sorted finely on several threads. Owns what it points to; a zeroed one
 * is empty. */
enum { CHECK_BINS = 256 };
typedef struct check_rows {
    struct check_bin {
        check_row *items;
        size_t count, capacity;
    } bins[CHECK_BINS];
} check_rows;

bp_status check_rows_add(check_rows *rows, const check_row *items, size_t n,
                         bp_error *err);

/* Rows that came before: how many, the first of them, and the one that it is
 * a copy of. */
typedef struct check_repeat {
    size_t count;
    uint64_t again, first; /* places */
} check_repeat;

/* Sorts the rows and counts. */
bp_status check_rows_repeats(check_rows *rows, size_t n_threads,
                             check_repeat *found, bp_error *err);
void check_rows_free(check_rows *rows);

#endif
