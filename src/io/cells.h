/* cells.h - the cells of a table in 4 bytes each, kept when it is gone over
 * first, so that its text need not be read again to encode it.
 *
 * A code holds a number of few digits, exactly: digits / 10^places is the very
 * double that its text was read as. Or it says that a cell is empty, or which
 * of the column's words it holds. What fits into no code (a long number) keeps
 * its piece from being kept, and then that piece's text is read again.
 *
 *   bits 31 .. 4   digits, signed; or which special cell
 *   bits  3 .. 0   places, 0 .. 9; or CELL_SPECIAL
 */
#ifndef BP_CELLS_H
#define BP_CELLS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/levels.h"
#include "bp/scratch.h"

typedef uint32_t cell_code;

enum { CELL_SPECIAL = 15, CELL_EMPTY = 0, CELL_MINUS_ZERO, CELL_WORD };

/* The codes of one piece, rows x n_cols. */
typedef struct kept_piece {
    cell_code *codes; /* in its block; NULL: not kept */
    size_t block;
} kept_piece;

/* Room for several pieces, given back when all of them are forgotten. */
typedef struct cell_block {
    bp_floats room; /* as many bytes as codes */
    size_t used, n_pieces;
} cell_block;

/* Owns everything it points to. */
typedef struct bp_cells {
    size_t n_cols;
    kept_piece *pieces;
    size_t n_pieces, piece_capacity;
    bp_levels *words;  /* of each column: what the codes of words mean */
    bool *has_numbers; /* n_cols */

    pthread_mutex_t taking; /* guards: */
    cell_block *blocks;
    size_t n_blocks, block_capacity;
    size_t bytes, limit;
} bp_cells;

/* Makes room for the cells of a table, `limit` bytes at most. */
bp_status cells_new(bp_cells **cells, size_t n_cols, size_t limit,
                    bp_error *err);
void cells_free(bp_cells *cells);

/* Copies the codes of a piece's n_rows rows; threads may do so at once.
 * kept->codes is NULL where there is no room. */
bp_status cells_copy(bp_cells *cells, const cell_code *codes, size_t n_rows,
                     kept_piece *kept, bp_error *err);

/* Keeps a copy as that of piece `number`; pieces come in order. A `kept`
 * without codes says that this one can't be kept. */
bp_status cells_keep(bp_cells *cells, size_t number, kept_piece kept,
                     bp_error *err);

/* In the codes of n_rows rows, the words of column `col` are numbered as they
 * came in a piece: numbers them as they came in all pieces. */
bp_status cells_translate(const bp_cells *cells, cell_code *codes,
                          size_t n_rows, size_t col, const bp_levels *in_piece,
                          const bp_levels *in_all, bp_error *err);

/* Forgets a piece; threads may do so at once. */
void cells_forget(bp_cells *cells, size_t number);

static inline const cell_code *cells_of(const bp_cells *cells, size_t number) {
    return cells && number < cells->n_pieces ? cells->pieces[number].codes
                                             : NULL;
}

static inline cell_code cell_special(size_t which) {
    return (cell_code)(which << 4) | CELL_SPECIAL;
}

static inline bool cell_is_number(cell_code code) {
    return (code & CELL_SPECIAL) != CELL_SPECIAL;
}

/* The word of a column that a special code stands for. */
static inline size_t cell_word(cell_code code) {
    return (code >> 4) - CELL_WORD;
}

extern const double cell_powers[10];

static inline double cell_number(cell_code code) {
    return (double)((int32_t)code >> 4) / cell_powers[code & CELL_SPECIAL];
}

/* The code of a number; false when there is none. `*places` are those of the
 * column so far: tried first, since most of its numbers have no more. */
bool cell_find_code(double value, unsigned *places, cell_code *code);

#endif
