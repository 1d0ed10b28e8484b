/* cells.c - the cells of a table in 4 bytes each. */
#include "cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

const double cell_powers[10] = {1e0, 1e1, 1e2, 1e3, 1e4,
                                1e5, 1e6, 1e7, 1e8, 1e9};

enum { MOST_PLACES = 9, MOST_DIGITS = (1 << 27) - 1 };

/* digits / 10^places is `value`? The sum rounds to a whole number. */
static inline bool fits(double value, unsigned places, cell_code *code) {
    const double shift = 6755399441055744.0; /* 1.5 * 2^52 */
    double digits = value * cell_powers[places] + shift - shift;
    if (!(fabs(digits) <= MOST_DIGITS) || digits / cell_powers[places] != value)
        return false;
    *code = (cell_code)((int32_t)digits * 16) | places;
    return true;
}

bool cell_find_code(double value, unsigned *places, cell_code *code) {
    if (value == 0 && signbit(value)) {
        *code = cell_special(CELL_MINUS_ZERO);
        return true;
    }
    if (fits(value, *places, code))
        return true;
    for (unsigned i = 0; i <= MOST_PLACES; i++)
        if (fits(value, i, code)) {
            *places = i > *places ? i : *places;
            return true;
        }
    return false;
}

bp_status cells_new(bp_cells **made, size_t n_cols, size_t limit,
                    bp_error *err) {
    bp_cells *cells = bp_alloc(1, sizeof *cells, err);
    if (!cells)
        return BP_ESYSTEM;
    cells->n_cols = n_cols;
    cells->limit = limit;
    cells->words = bp_alloc(n_cols, sizeof *cells->words, err);
    cells->has_numbers = bp_alloc(n_cols, sizeof *cells->has_numbers, err);
    if (!cells->words || !cells->has_numbers) {
        cells_free(cells);
        return BP_ESYSTEM;
    }
    *made = cells;
    return BP_OK;
}

static void turn_off(bp_cells *cells) {
    for (size_t i = 0; i < cells->n_pieces; i++)
        free(cells->pieces[i]);
    cells->n_pieces = 0;
    cells->is_off = true;
}

void cells_free(bp_cells *cells) {
    if (!cells)
        return;
    turn_off(cells);
    for (size_t col = 0; cells->words && col < cells->n_cols; col++)
        bp_levels_free(&cells->words[col]);
    free(cells->words);
    free(cells->has_numbers);
    free(cells->pieces);
    free(cells);
}

bp_status cells_keep(bp_cells *cells, size_t number, const cell_code *codes,
                     size_t n_rows, bp_error *err) {
    if (cells->is_off)
        return BP_OK;
    size_t bytes = n_rows * cells->n_cols * sizeof *codes;
    if (codes && bytes > cells->limit - cells->bytes) {
        turn_off(cells);
        return BP_OK;
    }
    bp_status status = bp_grow(&cells->pieces, &cells->capacity, number + 1,
                               sizeof *cells->pieces, err);
    if (status)
        return status;
    cell_code *copy = codes ? bp_alloc(bytes, 1, err) : NULL;
    if (codes && !copy)
        return BP_ESYSTEM;
    if (codes)
        memcpy(copy, codes, bytes);
    cells->bytes += codes ? bytes : 0;
    cells->pieces[number] = copy;
    cells->n_pieces = number + 1;
    return BP_OK;
}

bp_status cells_translate(const bp_cells *cells, cell_code *codes,
                          size_t n_rows, size_t col, const bp_levels *in_piece,
                          const bp_levels *in_all, bp_error *err) {
    if (in_piece->count == 0)
        return BP_OK;
    cell_code *meant = bp_alloc(in_piece->count, sizeof *meant, err);
    if (!meant)
        return BP_ESYSTEM;
    for (size_t i = 0; i < in_piece->count; i++)
        meant[i] = cell_special(
            CELL_WORD + bp_levels_find(in_all, in_piece->items[i].text));
    cell_code *code = codes + col;
    for (size_t row = 0; row < n_rows; row++, code += cells->n_cols)
        if (!cell_is_number(*code) && *code >> 4 >= CELL_WORD)
            *code = meant[cell_word(*code)];
    free(meant);
    return BP_OK;
}

void cells_forget(bp_cells *cells, size_t number) {
    free(cells->pieces[number]);
    cells->pieces[number] = NULL;
}
