/* table.h - a whole CSV file as text: rows, columns, names, line numbers.
 *
 * All rows have as many cells as the first; a file where one hasn't is refused
 * with its line. Training reads its data into a table; prediction goes record
 * by record and needs none.
 */
#ifndef BP_TABLE_H
#define BP_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/csv.h"
#include "bp/error.h"
#include "bp/strings.h"

typedef enum bp_header {
    BP_HEADER_AUTO, /* found by looking at the first row and those below */
    BP_HEADER_YES,
    BP_HEADER_NO,
} bp_header;

/* How a column without a name is called, by its number from 1. */
#define BP_COLUMN_NAME "column %zu"

/* Owns everything it points to. */
typedef struct bp_table {
    char *file; /* for messages */
    char delimiter;
    bool has_header;
    bp_strings names; /* of the columns; "column 3" where it has none */
    size_t n_rows;
    size_t n_cols;
    size_t *lines; /* of each row: where it starts in the file */
    size_t *cells; /* n_rows x n_cols offsets into text */
    char *text;
    uint64_t checksum; /* bp_csv_checksum of the file */
} bp_table;

/* Reads all of `path`. Adds to `notes` what it did that the file didn't say.
 * BP_EDATA for what can't be a table: no rows, ragged rows, doubled names. */
bp_status bp_table_read(bp_table *table, const char *path, char delimiter,
                        bp_header header, bp_strings *notes, bp_error *err);
void bp_table_free(bp_table *table);

static inline const char *bp_table_cell(const bp_table *table, size_t row,
                                        size_t col) {
    return table->text + table->cells[row * table->n_cols + col];
}

/* Keeps the rows for which keep[row] is true. */
void bp_table_keep(bp_table *table, const bool *keep);

#endif
