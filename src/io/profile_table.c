/* profile_table.c - going over a table to see what its columns hold.
 *
 * Each piece is profiled by itself, on some thread, and then merged into what
 * all pieces before it made (profile_merge.c).
 */
#include <assert.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/profile.h"
#include "cells.h"
#include "kept_rows.h"
#include "profile_merge.h"

/* The codes of a piece's cells. */
typedef struct code_list {
    cell_code *items;
    size_t capacity;
    bool is_whole; /* each cell has one */
    kept_piece kept;
} code_list;

/* What the threads share. */
typedef struct profiling {
    const bp_profiling *how;
    bp_table *table;
    bp_cells *cells;              /* the table's, to be kept; or NULL */
    kept_rows *rows;              /* of each thread */
    code_list *codes;             /* of each thread, in its piece */
    profile_part *columns;        /* n_cols of each thread, */
    profile_part *all;            /* and of all pieces */
    _Atomic bool *is_over;        /* n_cols: too many different numbers, */
    _Atomic bool *has_many_words; /* and words */
    size_t n_before_file;         /* rows of the files before */
    size_t n_rows, all_dropped, n_blank, n_comments;
} profiling;

/* From 2^52 on a double has no fraction; below, the sum rounds it off. */
static inline bool is_whole(double value) {
    const double limit = 4503599627370496.0;
    double size = fabs(value);
    return size >= limit || size + limit - limit == size;
}

static void add_number(profile_part *c, double value, size_t row) {
    bp_profile *seen = &c->seen;
    if (seen->n_numbers == 0) {
        seen->min = seen->max = c->pivot = value;
        c->first_count = value - (double)row;
    }
    seen->n_numbers++;
    seen->min = value < seen->min ? value : seen->min;
    seen->max = value > seen->max ? value : seen->max;
    seen->is_whole = seen->is_whole && is_whole(value);
    seen->counts_up = seen->counts_up && value - (double)row == c->first_count;
    double distance = value - c->pivot;
    c->sum += distance;
    c->sum_of_squares += distance * distance;
}

static bp_status add_word(profile_part *c, const bp_record *row,
                          const char *cell, bool is_beyond, char decimal,
                          bp_error *err) {
    bp_profile *seen = &c->seen;
    if (seen->n_words++ == 0) {
        seen->word = bp_copy(cell, err);
        seen->word_file = row->file;
        seen->word_line = row->line;
        if (!seen->word)
            return BP_ESYSTEM;
    }
    seen->n_beyond += is_beyond;
    if (bp_num_has_other_decimal(cell, decimal))
        seen->n_decimals++;
    else
        seen->n_thousands += bp_num_has_thousands(cell, decimal);
    return BP_OK;
}

/* Flags that say: texts are not kept any more. What a thread keeps that sees
 * one late is dropped in merging, as are all others. */
static inline bool is_set(const _Atomic bool *flag) {
    return atomic_load_explicit(flag, memory_order_relaxed);
}

static inline void set(_Atomic bool *flag, bool value) {
    atomic_store_explicit(flag, value, memory_order_relaxed);
}

/* How many different numbers are kept of a column. */
static size_t limit_of(const profiling *p, size_t col) {
    const bool *all = p->how->all_levels;
    return all && all[col] ? BP_MAX_LEVELS : BP_FEW_LEVELS;
}

/* Counts a cell that is empty or a word for missing. */
static void add_missing(bp_profile *seen, const bp_record *row, bool is_empty) {
    bp_cell_place here = {row->file, row->line};
    if (seen->n_empty + seen->n_missing == 0)
        seen->missing = here;
    if (is_empty && seen->n_empty == 0)
        seen->empty = here;
    seen->n_empty += is_empty;
    seen->n_missing += !is_empty;
}

/* Adds a cell that is no number. */
static bp_status add_other(profiling *p, profile_part *c, size_t col,
                           const bp_record *row, bp_num_kind kind,
                           cell_code *code, bp_error *err) {
    const char *cell = row->cells[col];
    c->seen.counts_up = false;
    if (*cell == '\0') {
        add_missing(&c->seen, row, true);
        *code = cell_special(CELL_EMPTY);
        return BP_OK;
    }
    bp_status status = BP_OK;
    if (kind == BP_NUM_OK || bp_cell_is_missing(cell, p->how->missing, true))
        add_missing(&c->seen, row, false);
    else
        status = add_word(c, row, cell, kind == BP_NUM_RANGE,
                          p->table->dialect.decimal, err);
    if (!status && !is_set(&p->has_many_words[col]))
        status = bp_levels_add(&c->words, cell, 1, BP_MAX_LEVELS, err);
    *code = cell_special(CELL_WORD + c->words.last);
    return status;
}

/* Adds a cell, and finds its code; `*has_code` becomes false if it has none. */
static bp_status add_cell(profiling *p, profile_part *c, size_t col,
                          const bp_record *row, size_t n, cell_code *code,
                          bool *has_code, bp_error *err) {
    const char *cell = row->cells[col];
    double value;
    bp_num_kind kind =
        bp_record_number(row, col, p->table->dialect.decimal, &value);
    if (kind != BP_NUM_OK || bp_number_is_missing(p->how->missing, value))
        return add_other(p, c, col, row, kind, code, err);
    add_number(c, value, n);
    *has_code = *has_code && cell_find_code(value, &c->places, code);
    if (is_set(&p->is_over[col]))
        return BP_OK;
    return bp_levels_add(&c->numbers, cell, 1, limit_of(p, col), err);
}

static bp_status add_row(profiling *p, size_t thread, const bp_record *row,
                         size_t n, bp_error *err) {
    size_t n_cols = p->table->n_cols;
    profile_part *columns = p->columns + thread * n_cols;
    const bool *ignored = p->how->ignored;
    code_list *codes = &p->codes[thread];
    size_t at = codes->is_whole ? n * n_cols : 0;
    bp_status status = bp_grow(&codes->items, &codes->capacity, at + n_cols,
                               sizeof *codes->items, err);
    for (size_t col = 0; !status && col < n_cols; col++)
        if (!ignored || !ignored[col])
            status = add_cell(p, &columns[col], col, row, n,
                              &codes->items[at + col], &codes->is_whole, err);
    return status;
}

/* Adds the rows of a piece that aren't left out. */
static bp_status add_rows(profiling *p, size_t thread, const bp_piece *piece,
                          bp_error *err) {
    const bool *left_out = p->how->left_out;
    for (;;) {
        bp_record row;
        size_t n;
        bp_status status = kept_rows_next(&p->rows[thread], &row, &n, err);
        if (!status && row.n_cells > 0 &&
            !(left_out && left_out[piece->first_row + n]))
            status = add_row(p, thread, &row, n, err);
        if (status || row.n_cells == 0)
            return status;
    }
}

/* Profiles a piece. */
static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    profiling *p = context;
    size_t n_cols = p->table->n_cols;
    code_list *codes = &p->codes[thread];
    for (size_t col = 0; col < n_cols; col++)
        part_clear(&p->columns[thread * n_cols + col]);
    codes->is_whole = p->cells != NULL;
    codes->kept = (kept_piece){NULL, 0};
    kept_rows_start(&p->rows[thread], piece);
    /* Room for one row at least: a piece can have none to copy. */
    bp_status status = bp_grow(&codes->items, &codes->capacity, n_cols,
                               sizeof *codes->items, err);
    if (!status)
        status = add_rows(p, thread, piece, err);
    if (!status && codes->is_whole)
        status = cells_copy(p->cells, codes->items, p->rows[thread].n,
                            &codes->kept, err);
    return status;
}

/* Merges a column of the next piece. */
static bp_status merge(profiling *p, size_t col, profile_part *c,
                       bp_error *err) {
    profile_part *all = &p->all[col];
    bp_status status = part_merge(
        all, c, p->n_rows, p->n_rows - p->n_before_file, limit_of(p, col), err);
    set(&p->is_over[col], all->numbers.is_over);
    set(&p->has_many_words[col], all->words.is_over);
    return status;
}

/* Keeps the cells of a piece that has been merged. */
static bp_status keep(profiling *p, size_t thread, size_t number, size_t n_kept,
                      bp_error *err) {
    bp_cells *cells = p->cells;
    kept_piece kept = p->codes[thread].kept;
    bp_status status = BP_OK;
    if (!cells)
        return BP_OK;
    for (size_t col = 0; !status && kept.codes && col < cells->n_cols; col++) {
        if (p->all[col].words.is_over)
            kept.codes = NULL;
        else
            status =
                cells_translate(cells, kept.codes, n_kept, col,
                                &p->columns[thread * cells->n_cols + col].words,
                                &p->all[col].words, err);
    }
    return status ? status : cells_keep(cells, number, kept, err);
}

static bp_status finish(void *context, size_t thread, bp_piece *piece,
                        bp_error *err) {
    profiling *p = context;
    const kept_rows *rows = &p->rows[thread];
    size_t n_cols = p->table->n_cols;
    bp_status status = BP_OK;
    if (piece->is_first)
        p->n_before_file = p->n_rows;
    for (size_t col = 0; !status && col < n_cols; col++)
        status = merge(p, col, &p->columns[thread * n_cols + col], err);
    if (!status)
        status = keep(p, thread, piece->number, rows->n, err);
    piece->n_rows = rows->n;
    p->n_rows += rows->n;
    p->all_dropped += rows->n_dropped;
    p->n_blank += bp_csv_blank_lines(rows->rows.csv);
    p->n_comments += bp_csv_comments(rows->rows.csv);
    return status;
}

/* Makes room for the cells in place of those kept before. With rows left out,
 * those stay: they are of all rows. */
static bp_status renew_cells(profiling *p, bp_error *err) {
    bp_table *table = p->table;
    if (p->how->left_out)
        return BP_OK;
    cells_free(table->cells);
    table->cells = NULL;
    bp_status status = BP_OK;
    if (p->how->keep_bytes > 0)
        status =
            cells_new(&table->cells, table->n_cols, p->how->keep_bytes, err);
    p->cells = table->cells;
    return status;
}

static bp_status profiling_init(profiling *p, bp_error *err) {
    size_t n_cols = p->table->n_cols, n_threads = p->how->n_threads;
    p->rows = bp_alloc(n_threads, sizeof *p->rows, err);
    p->codes = bp_alloc(n_threads, sizeof *p->codes, err);
    p->columns = bp_alloc(n_threads * n_cols, sizeof *p->columns, err);
    p->all = bp_alloc(n_cols, sizeof *p->all, err);
    p->is_over = bp_alloc(n_cols, sizeof *p->is_over, err);
    p->has_many_words = bp_alloc(n_cols, sizeof *p->has_many_words, err);
    if (!p->rows || !p->codes || !p->columns || !p->all || !p->is_over ||
        !p->has_many_words)
        return BP_ESYSTEM;
    for (size_t col = 0; col < n_cols; col++)
        part_clear(&p->all[col]);
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < n_threads; i++)
        status = kept_rows_init(&p->rows[i], p->table, &p->how->filter,
                                p->how->left_out != NULL, err);
    return status ? status : renew_cells(p, err);
}

static void profiling_free(profiling *p) {
    size_t n_cols = p->table->n_cols, n_threads = p->how->n_threads;
    for (size_t i = 0; p->columns && i < n_threads * n_cols; i++)
        part_free(&p->columns[i]);
    for (size_t col = 0; p->all && col < n_cols; col++)
        part_free(&p->all[col]);
    for (size_t i = 0; p->rows && i < n_threads; i++)
        kept_rows_free(&p->rows[i]);
    for (size_t i = 0; p->codes && i < n_threads; i++)
        free(p->codes[i].items);
    free(p->codes);
    free(p->rows);
    free(p->columns);
    free(p->all);
    free(p->is_over);
    free(p->has_many_words);
}

/* Lets the table have what its codes mean. */
static void hand_over_words(profiling *p, size_t col) {
    bp_cells *cells = p->cells;
    if (!cells)
        return;
    cells->words[col] = p->all[col].words;
    cells->has_numbers[col] = p->all[col].seen.n_numbers > 0;
    p->all[col].words = (bp_levels){0};
}

bp_status bp_profile_table(bp_profile *profiles, bp_table *table,
                           const bp_profiling *how, size_t *n_dropped,
                           bp_strings *notes, bp_error *err) {
    profiling p = {.how = how, .table = table};
    bp_piece_job job = {.work = work, .finish = finish, .context = &p};
    assert(!how->left_out || (table->n_rows > 0 &&
                              bp_pieces_rows(table->pieces) == table->n_rows));
    bp_status status = profiling_init(&p, err);
    if (!status)
        status = bp_pieces_run(table->pieces, how->n_threads, &job, err);
    for (size_t col = 0; !status && col < table->n_cols; col++) {
        status = part_hand_over(&profiles[col], &p.all[col], err);
        hand_over_words(&p, col);
    }
    if (!status && notes)
        status =
            bp_table_note_passed(table, p.n_blank, p.n_comments, notes, err);
    table->n_rows = p.n_rows;
    *n_dropped = p.all_dropped;
    profiling_free(&p);
    return status;
}
