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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/levels.h"

typedef uint32_t cell_code;

enum { CELL_SPECIAL = 15, CELL_EMPTY = 0, CELL_MINUS_ZERO, CELL_WORD };

/* Owns everything it points to. */
typedef struct bp_cells {
    size_t n_cols;
    cell_code **pieces; /* rows x n_cols of each piece; NULL: not kept */
    size_t n_pieces, capacity;
    size_t bytes, limit;
    bool is_off;       /* there was no room: nothing is kept */
    bp_levels *words;  /* of each column: what the codes of words mean */
    bool *has_numbers; /* n_cols */
} bp_cells;

/* Makes room for the cells of a table, `limit` bytes at most. */
bp_status cells_new(bp_cells **cells, size_t n_cols, size_t limit,
                    bp_error *err);
void cells_free(bp_cells *cells);

/* Keeps a copy of the n_rows rows of piece `number`; pieces come in order.
 * NULL: this one can't be kept. */
bp_status cells_keep(bp_cells *cells, size_t number, const cell_code *codes,
                     size_t n_rows, bp_error *err);

/* In the codes of n_rows rows, the words of column `col` are numbered as they
 * came in a piece: numbers them as they came in all pieces. */
bp_status cells_translate(const bp_cells *cells, cell_code *codes,
                          size_t n_rows, size_t col, const bp_levels *in_piece,
                          const bp_levels *in_all, bp_error *err);

/* Forgets a piece. */
void cells_forget(bp_cells *cells, size_t number);

static inline const cell_code *cells_of(const bp_cells *cells, size_t number) {
    return cells && !cells->is_off && number < cells->n_pieces
               ? cells->pieces[number]
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
