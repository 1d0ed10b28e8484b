/* profile_table.c - going over a table to see what its columns hold.
 *
 * Each piece is profiled by itself, on some thread, and then merged into what
 * all pieces before it made: so the sums don't depend on the threads.
 */
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/profile.h"
#include "cells.h"

/* A column, in a piece or in all pieces so far. Sums are taken of distances
 * from a pivot, the first number, which is never farther from the mean than
 * what is measured: nothing is lost when the mean is large (Chan, Golub &
 * LeVeque, "Algorithms for computing the sample variance", The American
 * Statistician 37, 1983). */
typedef struct column {
    bp_profile seen;       /* without mean, and squares only of all pieces */
    double pivot, sum;     /* of the distances, */
    double sum_of_squares; /* in a piece: and of their squares */
    double first_count; /* what row 0 would hold, while the column counts up */
    bp_levels numbers, words; /* the texts that are numbers, and the others */
    unsigned places;          /* of its numbers, see cells.h */
} column;

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
    bp_rows *rows;                /* of each thread */
    code_list *codes;             /* of each thread, in its piece */
    column *columns;              /* n_cols of each thread, */
    column *all;                  /* and of all pieces */
    _Atomic bool *is_over;        /* n_cols: too many different numbers, */
    _Atomic bool *has_many_words; /* and words */
    size_t *n_dropped, *n_kept;   /* of each thread, in its piece */
    size_t n_rows, all_dropped, n_blank, n_comments;
} profiling;

static void clear(column *c) {
    bp_levels numbers = c->numbers, words = c->words;
    free(c->seen.word);
    bp_levels_clear(&numbers);
    bp_levels_clear(&words);
    *c = (column){.seen = {.is_whole = true, .counts_up = true},
                  .numbers = numbers,
                  .words = words};
}

static void column_free(column *c) {
    free(c->seen.word);
    bp_levels_free(&c->numbers);
    bp_levels_free(&c->words);
}

/* From 2^52 on a double has no fraction; below, the sum rounds it off. */
static inline bool is_whole(double value) {
    const double limit = 4503599627370496.0;
    double size = fabs(value);
    return size >= limit || size + limit - limit == size;
}

static void add_number(column *c, double value, size_t row) {
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

static bp_status add_word(column *c, const bp_record *row, const char *cell,
                          bool is_beyond, char decimal, bp_error *err) {
    bp_profile *seen = &c->seen;
    if (seen->n_words++ == 0) {
        seen->word = bp_copy(cell, err);
        seen->word_file = row->file;
        seen->word_line = row->line;
        if (!seen->word)
            return BP_ESYSTEM;
    }
    seen->n_beyond += is_beyond;
    seen->n_decimals += bp_num_has_other_decimal(cell, decimal);
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

/* Adds a cell that is no number. */
static bp_status add_other(profiling *p, column *c, size_t col,
                           const bp_record *row, bp_num_kind kind,
                           cell_code *code, bp_error *err) {
    const char *cell = row->cells[col];
    c->seen.counts_up = false;
    if (*cell == '\0') {
        c->seen.n_empty++;
        *code = cell_special(CELL_EMPTY);
        return BP_OK;
    }
    bp_status status = BP_OK;
    if (kind == BP_NUM_OK || (kind == BP_NUM_WORD &&
                              bp_cell_is_missing(cell, p->how->missing, true)))
        c->seen.n_missing++;
    else
        status = add_word(c, row, cell, kind == BP_NUM_RANGE,
                          p->table->dialect.decimal, err);
    if (!status && !is_set(&p->has_many_words[col]))
        status = bp_levels_add(&c->words, cell, 1, BP_MAX_LEVELS, err);
    *code = cell_special(CELL_WORD + c->words.last);
    return status;
}

/* Adds a cell, and finds its code; `*has_code` becomes false if it has none. */
static bp_status add_cell(profiling *p, column *c, size_t col,
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
    column *columns = p->columns + thread * n_cols;
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

/* Profiles a piece. */
static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    profiling *p = context;
    size_t n_cols = p->table->n_cols, n = 0, n_dropped = 0;
    bp_rows *rows = &p->rows[thread];
    for (size_t col = 0; col < n_cols; col++)
        clear(&p->columns[thread * n_cols + col]);
    p->codes[thread].is_whole = p->table->cells != NULL;
    bp_rows_start(rows, piece);
    bp_record row;
    bp_status status = bp_rows_next(rows, &row, err);
    while (!status && row.n_cells > 0) {
        bool drops = bp_filter_drops(&p->how->filter, &row);
        n_dropped += drops;
        if (!drops)
            status = add_row(p, thread, &row, n++, err);
        if (!status)
            status = bp_rows_next(rows, &row, err);
    }
    p->n_kept[thread] = n;
    p->n_dropped[thread] = n_dropped;
    code_list *codes = &p->codes[thread];
    codes->kept = (kept_piece){NULL, 0};
    if (!status && codes->is_whole)
        status =
            cells_copy(p->table->cells, codes->items, n, &codes->kept, err);
    return status;
}

/* Two parts become one (Chan, Golub & LeVeque, 1983). Both are measured from
 * one pivot: large means would hide how little they differ. */
static void merge_moments(column *all, const column *c) {
    double n_a = (double)all->seen.n_numbers, n_b = (double)c->seen.n_numbers;
    double squares = c->sum_of_squares - c->sum * (c->sum / n_b);
    if (n_a == 0)
        all->pivot = c->pivot;
    double moved = c->pivot - all->pivot;
    if (n_a > 0) {
        double apart = moved + c->sum / n_b - all->sum / n_a;
        all->seen.squares += apart * apart * (n_a * (n_b / (n_a + n_b)));
    }
    all->sum += c->sum + n_b * moved;
    if (!(squares < 0)) /* by rounding, where all are nearly alike */
        all->seen.squares += squares;
}

static void merge_numbers(column *merged, const column *c) {
    bp_profile *all = &merged->seen;
    const bp_profile *part = &c->seen;
    if (part->n_numbers == 0)
        return;
    merge_moments(merged, c);
    bool first = all->n_numbers == 0;
    all->min = first || part->min < all->min ? part->min : all->min;
    all->max = first || part->max > all->max ? part->max : all->max;
    all->is_whole = all->is_whole && part->is_whole;
    all->n_numbers += part->n_numbers;
}

/* Moves a piece's first word, if all pieces before it had none. */
static void merge_word(bp_profile *all, bp_profile *part) {
    if (all->n_words == 0 && part->n_words > 0) {
        all->word = part->word;
        all->word_file = part->word_file;
        all->word_line = part->word_line;
        part->word = NULL;
    }
    all->n_words += part->n_words;
    all->n_decimals += part->n_decimals;
    all->n_beyond += part->n_beyond;
}

/* Merges a column of the next piece, whose rows follow `n_rows` others. */
static bp_status merge(profiling *p, size_t col, column *c, size_t n_rows,
                       size_t n_kept, bp_error *err) {
    column *all = &p->all[col];
    bp_profile *seen = &all->seen;
    merge_numbers(all, c);
    merge_word(seen, &c->seen);
    seen->n_empty += c->seen.n_empty;
    seen->n_missing += c->seen.n_missing;
    if (n_rows == 0)
        all->first_count = c->first_count;
    seen->counts_up =
        seen->counts_up && c->seen.counts_up &&
        (n_kept == 0 || c->first_count - (double)n_rows == all->first_count);
    bp_status status =
        bp_levels_merge(&all->numbers, &c->numbers, limit_of(p, col), err);
    if (!status)
        status = bp_levels_merge(&all->words, &c->words, BP_MAX_LEVELS, err);
    set(&p->is_over[col], all->numbers.is_over);
    set(&p->has_many_words[col], all->words.is_over);
    return status;
}

/* Keeps the cells of a piece that has been merged. */
static bp_status keep(profiling *p, size_t thread, size_t number, size_t n_kept,
                      bp_error *err) {
    bp_cells *cells = p->table->cells;
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
    size_t n_cols = p->table->n_cols, n_kept = p->n_kept[thread];
    const bp_csv *csv = p->rows[thread].csv;
    bp_status status = BP_OK;
    for (size_t col = 0; !status && col < n_cols; col++)
        status = merge(p, col, &p->columns[thread * n_cols + col], p->n_rows,
                       n_kept, err);
    if (!status)
        status = keep(p, thread, piece->number, n_kept, err);
    piece->n_rows = n_kept;
    p->n_rows += n_kept;
    p->all_dropped += p->n_dropped[thread];
    p->n_blank += bp_csv_blank_lines(csv);
    p->n_comments += bp_csv_comments(csv);
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
    p->n_dropped = bp_alloc(n_threads, sizeof *p->n_dropped, err);
    p->n_kept = bp_alloc(n_threads, sizeof *p->n_kept, err);
    if (!p->rows || !p->codes || !p->columns || !p->all || !p->is_over ||
        !p->has_many_words || !p->n_dropped || !p->n_kept)
        return BP_ESYSTEM;
    for (size_t col = 0; col < n_cols; col++)
        clear(&p->all[col]);
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < n_threads; i++)
        status = bp_rows_init(&p->rows[i], p->table, false, err);
    cells_free(p->table->cells);
    p->table->cells = NULL;
    if (!status && p->how->keep_bytes > 0)
        status = cells_new(&p->table->cells, n_cols, p->how->keep_bytes, err);
    return status;
}

static void profiling_free(profiling *p) {
    size_t n_cols = p->table->n_cols, n_threads = p->how->n_threads;
    for (size_t i = 0; p->columns && i < n_threads * n_cols; i++)
        column_free(&p->columns[i]);
    for (size_t col = 0; p->all && col < n_cols; col++)
        column_free(&p->all[col]);
    for (size_t i = 0; p->rows && i < n_threads; i++)
        bp_rows_free(&p->rows[i]);
    for (size_t i = 0; p->codes && i < n_threads; i++)
        free(p->codes[i].items);
    free(p->codes);
    free(p->rows);
    free(p->columns);
    free(p->all);
    free(p->is_over);
    free(p->has_many_words);
    free(p->n_dropped);
    free(p->n_kept);
}

/* Lets the table have what its codes mean. */
static void hand_over_words(profiling *p, size_t col) {
    bp_cells *cells = p->table->cells;
    if (!cells)
        return;
    cells->words[col] = p->all[col].words;
    cells->has_numbers[col] = p->all[col].seen.n_numbers > 0;
    p->all[col].words = (bp_levels){0};
}

/* Sums that overflowed are infinite, never NaN. */
static void finish_moments(bp_profile *profile, const column *c) {
    if (profile->n_numbers > 0)
        profile->mean = c->pivot + c->sum / (double)profile->n_numbers;
    if (isnan(profile->mean))
        profile->mean = INFINITY;
    if (isnan(profile->squares))
        profile->squares = INFINITY;
}

/* Takes out what the column has come to. */
static bp_status hand_over(bp_profile *profile, column *c, bp_error *err) {
    bp_status status =
        bp_levels_merge(&c->numbers, &c->words, BP_MAX_LEVELS, err);
    free(profile->word);
    bp_levels_free(&profile->levels);
    bool first_is_0_or_1 = c->first_count == 0 || c->first_count == 1;
    *profile = c->seen;
    profile->levels = c->numbers;
    finish_moments(profile, c);
    profile->counts_up =
        profile->counts_up && profile->n_numbers > 0 && first_is_0_or_1;
    c->seen.word = NULL;
    c->numbers = (bp_levels){0};
    return status;
}

bp_status bp_profile_table(bp_profile *profiles, bp_table *table,
                           const bp_profiling *how, size_t *n_dropped,
                           bp_strings *notes, bp_error *err) {
    profiling p = {.how = how, .table = table};
    bp_piece_job job = {.work = work, .finish = finish, .context = &p};
    bp_status status = profiling_init(&p, err);
    if (!status)
        status = bp_pieces_run(table->pieces, how->n_threads, &job, err);
    for (size_t col = 0; !status && col < table->n_cols; col++) {
        status = hand_over(&profiles[col], &p.all[col], err);
        hand_over_words(&p, col);
    }
    if (!status && notes)
        status = bp_table_note_passed(p.n_blank, p.n_comments, notes, err);
    table->n_rows = p.n_rows;
    *n_dropped = p.all_dropped;
    profiling_free(&p);
    return status;
}
