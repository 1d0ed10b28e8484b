/* cells.c - the cells of a table in 4 bytes each.
 *
 * Pieces lie in blocks of large pages: those are quick to get, and are given
 * back whole, for the dataset to take.
 */
#include "cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

const double cell_powers[10] = {1e0, 1e1, 1e2, 1e3, 1e4,
                                1e5, 1e6, 1e7, 1e8, 1e9};

enum { MOST_PLACES = 9, MOST_DIGITS = (1 << 27) - 1 };

/* Codes in a block: 16 MiB of them, from which on bp_floats has large pages. */
enum { BLOCK = 1 << 22 };

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
    pthread_mutex_init(&cells->taking, NULL);
    cells->words = bp_alloc(n_cols, sizeof *cells->words, err);
    cells->has_numbers = bp_alloc(n_cols, sizeof *cells->has_numbers, err);
    if (!cells->words || !cells->has_numbers) {
        cells_free(cells);
        return BP_ESYSTEM;
    }
    *made = cells;
    return BP_OK;
}

void cells_free(bp_cells *cells) {
    if (!cells)
        return;
    for (size_t i = 0; i < cells->n_blocks; i++)
        bp_floats_free(&cells->blocks[i].room);
    for (size_t col = 0; cells->words && col < cells->n_cols; col++)
        bp_levels_free(&cells->words[col]);
    pthread_mutex_destroy(&cells->taking);
    free(cells->words);
    free(cells->has_numbers);
    free(cells->blocks);
    free(cells->pieces);
    free(cells);
}

/* A small table takes no more than it needs. */
static bp_status add_block(bp_cells *cells, size_t n, bp_error *err) {
    size_t size = cells->n_blocks == 0 || n > BLOCK ? n : BLOCK;
    bp_status status = bp_grow(&cells->blocks, &cells->block_capacity,
                               cells->n_blocks + 1, sizeof *cells->blocks, err);
    if (status)
        return status;
    cell_block *block = &cells->blocks[cells->n_blocks];
    *block = (cell_block){0};
    status = bp_floats_new(&block->room, size, false, err);
    cells->n_blocks += !status;
    return status;
}

/* Takes room for n codes, behind what was taken before. */
static bp_status take_room(bp_cells *cells, size_t n, kept_piece *kept,
                           bp_error *err) {
    size_t bytes = n * sizeof *kept->codes;
    if (bytes > cells->limit - cells->bytes)
        return BP_OK;
    cells->bytes += bytes;
    const cell_block *last =
        cells->n_blocks ? &cells->blocks[cells->n_blocks - 1] : NULL;
    if (!last || last->room.count - last->used < n) {
        bp_status status = add_block(cells, n, err);
        if (status)
            return status;
    }
    size_t at = cells->n_blocks - 1;
    cell_block *block = &cells->blocks[at];
    *kept = (kept_piece){(cell_code *)block->room.items + block->used, at};
    block->used += n;
    block->n_pieces++;
    return BP_OK;
}

bp_status cells_copy(bp_cells *cells, const cell_code *codes, size_t n_rows,
                     kept_piece *kept, bp_error *err) {
    size_t n = n_rows * cells->n_cols;
    *kept = (kept_piece){NULL, 0};
    pthread_mutex_lock(&cells->taking);
    bp_status status = take_room(cells, n, kept, err);
    pthread_mutex_unlock(&cells->taking);
    if (kept->codes)
        memcpy(kept->codes, codes, n * sizeof *codes);
    return status;
}

bp_status cells_keep(bp_cells *cells, size_t number, kept_piece kept,
                     bp_error *err) {
    bp_status status = bp_grow(&cells->pieces, &cells->piece_capacity,
                               number + 1, sizeof *cells->pieces, err);
    if (status)
        return status;
    cells->pieces[number] = kept;
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
    kept_piece *piece = &cells->pieces[number];
    cell_block *block = &cells->blocks[piece->block];
    piece->codes = NULL;
    pthread_mutex_lock(&cells->taking);
    if (--block->n_pieces == 0)
        bp_floats_free(&block->room);
    pthread_mutex_unlock(&cells->taking);
}
