/* table.h - a table in one or several CSV files: its layout, and its rows.
 *
 * Opening looks at how the first file starts: which character parts cells,
 * whether the first row is names. The rows themselves are never all in memory;
 * they are gone over, as often as need be, in pieces (pieces.h).
 *
 * All rows have as many cells as the first; a row that hasn't is refused with
 * its line. Further files have the same header, if the first has one.
 */
#ifndef BP_TABLE_H
#define BP_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/csv.h"
#include "bp/error.h"
#include "bp/pieces.h"
#include "bp/strings.h"

typedef enum bp_header {
    BP_HEADER_AUTO, /* found by looking at the first row and those below */
    BP_HEADER_YES,
    BP_HEADER_NO,
} bp_header;

/* How a column without a name is called, by its number from 1; and what to say
 * of that, with its number twice. */
#define BP_COLUMN_NAME "column %zu"
#define BP_COLUMN_NOTE                                                         \
    "column %zu has no name in the header: called '" BP_COLUMN_NAME "'"

/* How to read a table. */
typedef struct bp_reading {
    bp_dialect dialect; /* delimiter 0: found among , ; tab and |
                           decimal 0: '.' */
    bp_header header;
    size_t piece_size; /* 0: BP_PIECE */
} bp_reading;

/* Owns everything it points to. */
typedef struct bp_table {
    char *file; /* the first one's name, for messages */
    bp_dialect dialect;
    bool has_header;
    bool first_is_unnamed; /* the header's first cell is empty */
    bp_strings names;      /* of the columns; "column 3" where it has none */
    size_t n_cols;
    size_t first_line; /* of the header, or of the first row without one */
    size_t n_rows;     /* once they were counted, see profile.h */
    bp_pieces *pieces;
    struct bp_look *look;   /* at the first rows, until the layout is settled */
    struct bp_cells *cells; /* what profiling kept for encoding, or NULL */
} bp_table;

/* Opens `n_paths` files ("-" is standard input) as one table; `paths` must
 * outlive it. Adds to `notes` what it found that nobody said (but
 * not that the first column has no name: row numbers have none). BP_EDATA for
 * what can't be a table: empty, a header without rows, doubled names. */
bp_status bp_table_open(bp_table *table, const char *const *paths,
                        size_t n_paths, const bp_reading *how,
                        bp_strings *notes, bp_error *err);
void bp_table_free(bp_table *table);

/* The same in two steps, for who decides by himself what is a header. The
 * first leaves the first record in `first` (good until bp_table_settle);
 * n_cells is 0 when there is none. Nothing can be kept for a second time
 * unless `keep` says so. */
bp_status bp_table_peek(bp_table *table, const char *const *paths,
                        size_t n_paths, const bp_reading *how, bool keep,
                        bp_record *first, bp_strings *notes, bp_error *err);
bp_status bp_table_settle(bp_table *table, bool has_header, bp_strings *notes,
                          bp_error *err);

/* The rows of a piece, for one thread. */
typedef struct bp_rows {
    const bp_table *table;
    bp_csv *csv;
    const bp_piece *piece;
    size_t n_rows;     /* handed out of this piece */
    bool at_header;    /* the next record is one */
    bool takes_ragged; /* rows with more or fewer cells are handed out, too:
                          set it after bp_rows_init */
} bp_rows;

bp_status bp_rows_init(bp_rows *rows, const bp_table *table, bool keep_raw,
                       bp_error *err);
void bp_rows_free(bp_rows *rows);

/* Starts on a piece; its text is written over. */
void bp_rows_start(bp_rows *rows, const bp_piece *piece);

/* The next row; n_cells is 0 at the end of the piece. BP_EDATA for a row that
 * is ragged, or the header once more. */
bp_status bp_rows_next(bp_rows *rows, bp_record *row, bp_error *err);

/* Lines passed over, as notes: adds nothing when there were none. All files
 * have been gone over. */
bp_status bp_table_note_passed(const bp_table *table, size_t n_blank,
                               size_t n_comments, bp_strings *notes,
                               bp_error *err);

#endif
