/* scan.c - once over all rows of a table.
 *
 * Cells are hashed by XXH3 (64 bits). The hashes of a row, and of a column in
 * each piece, become one by Horner's rule modulo 2^64 with an odd factor, which
 * no change of order survives; so do those of a column's pieces, in their
 * order. How a table is cut into pieces is the same for all of its columns.
 */
#include "check/scan.h"

#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "check/rows.h"

/* What a thread finds in a piece. */
typedef struct worker {
    bp_rows rows;
    check_cells *columns;
    check_row *entries;
    size_t n_entries, capacity;
    size_t n_ragged;
    check_ragged ragged[CHECK_RAGGED];
} worker;

typedef struct scanning {
    check_scan *scan;
    const bp_table *table;
    const bp_missing *missing;
    worker *workers; /* one a thread */
    check_rows all;
} scanning;

/* 2^64 divided by the golden ratio, as Knuth takes it for hashing by
 * multiplication. */
static uint64_t chain(uint64_t hash, uint64_t next) {
    return hash * UINT64_C(0x9e3779b97f4a7c15) + next;
}

static bp_status look_at_cell(const scanning *s, check_cells *column,
                              const char *cell, uint64_t hash, bp_error *err) {
    double value;
    column->hash = chain(column->hash, hash);
    if (*cell == '\0')
        return BP_OK;
    if (bp_num_parse(cell, s->table->dialect.decimal, &value) == BP_NUM_OK) {
        value += 0.0; /* -0 is 0 */
        return check_set_add(&column->numbers,
                             XXH3_64bits(&value, sizeof value), s->scan->limit,
                             err);
    }
    if (bp_cell_is_missing(cell, s->missing, true))
        return BP_OK;
    if (column->n_words++ == 0)
        column->word = hash;
    column->many_words = column->many_words || column->word != hash;
    return BP_OK;
}

static bp_status look_at_row(const scanning *s, worker *w, const bp_record *row,
                             size_t file, bp_error *err) {
    bool is_ragged = row->n_cells != s->table->n_cols;
    uint64_t all = row->n_cells;
    bp_status status = bp_grow(&w->entries, &w->capacity, w->n_entries + 1,
                               sizeof *w->entries, err);
    for (size_t i = 0; !status && i < row->n_cells; i++) {
        uint64_t hash = XXH3_64bits(row->cells[i], strlen(row->cells[i]));
        all = chain(all, hash);
        if (!is_ragged)
            status = look_at_cell(s, &w->columns[i], row->cells[i], hash, err);
    }
    if (status)
        return status;
    w->entries[w->n_entries++] = check_row_at(all, file, row->line);
    if (is_ragged && w->n_ragged++ < CHECK_RAGGED)
        w->ragged[w->n_ragged - 1] =
            (check_ragged){{row->file, row->line}, row->n_cells};
    return BP_OK;
}

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    const scanning *s = context;
    worker *w = &s->workers[thread];
    bp_record row;
    bp_rows_start(&w->rows, piece);
    bp_status status = bp_rows_next(&w->rows, &row, err);
    while (!status && row.n_cells > 0) {
        status = look_at_row(s, w, &row, piece->file, err);
        if (!status)
            status = bp_rows_next(&w->rows, &row, err);
    }
    piece->n_rows = w->rows.n_rows;
    return status;
}

/* Adds what a piece has of a column, and empties that for the next piece. */
static bp_status merge_column(check_cells *all, check_cells *more, size_t limit,
                              bp_error *err) {
    all->hash = chain(all->hash, more->hash);
    if (all->n_words == 0)
        all->word = more->word;
    all->many_words = all->many_words || more->many_words ||
                      (more->n_words > 0 && all->word != more->word);
    all->n_words += more->n_words;
    bp_status status = BP_OK;
    if (!all->numbers.is_over)
        status = check_set_merge(&all->numbers, &more->numbers, limit, err);
    check_set_clear(&more->numbers);
    /* the thread need not look for what nobody will ask for */
    more->numbers.is_over = all->numbers.is_over;
    *more = (check_cells){.numbers = more->numbers};
    return status;
}

static bp_status finish(void *context, size_t thread, bp_piece *piece,
                        bp_error *err) {
    scanning *s = context;
    check_scan *scan = s->scan;
    worker *w = &s->workers[thread];
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < s->table->n_cols; i++)
        status =
            merge_column(&scan->columns[i], &w->columns[i], scan->limit, err);
    for (size_t i = 0; i < w->n_ragged && i < CHECK_RAGGED; i++)
        if (scan->n_ragged + i < CHECK_RAGGED)
            scan->ragged[scan->n_ragged + i] = w->ragged[i];
    scan->n_ragged += w->n_ragged;
    scan->n_rows += piece->n_rows;
    scan->n_blank += bp_csv_blank_lines(w->rows.csv);
    scan->n_comments += bp_csv_comments(w->rows.csv);
    if (!status)
        status = check_rows_add(&s->all, w->entries, w->n_entries, err);
    w->n_entries = w->n_ragged = 0;
    return status;
}

static bp_status make_workers(scanning *s, size_t n_threads, bp_error *err) {
    s->workers = bp_alloc(n_threads, sizeof *s->workers, err);
    bp_status status = s->workers ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n_threads; i++) {
        worker *w = &s->workers[i];
        status = bp_rows_init(&w->rows, s->table, false, err);
        w->rows.takes_ragged = true;
        w->columns = bp_alloc(s->table->n_cols, sizeof *w->columns, err);
        if (!w->columns)
            status = BP_ESYSTEM;
    }
    return status;
}

static void free_cells(check_cells *columns, size_t n_cols) {
    for (size_t i = 0; columns && i < n_cols; i++)
        check_set_free(&columns[i].numbers);
    free(columns);
}

static void free_workers(scanning *s, size_t n_threads) {
    for (size_t i = 0; s->workers && i < n_threads; i++) {
        bp_rows_free(&s->workers[i].rows);
        free_cells(s->workers[i].columns, s->table->n_cols);
        free(s->workers[i].entries);
    }
    free(s->workers);
}

/* Of many columns, fewer numbers are kept: some hundred megabytes in all. */
static size_t limit_for(size_t n_cols) {
    enum { FEWEST = 256, IN_ALL = 1 << 24 };
    size_t limit = CHECK_DISTINCT;
    while (limit > FEWEST && limit * n_cols > IN_ALL)
        limit /= 2;
    return limit;
}

static check_place place_of(const char *const *paths, uint64_t place) {
    const char *path = paths[check_row_file(place)];
    return (check_place){strcmp(path, "-") == 0 ? "standard input" : path,
                         check_row_line(place)};
}

bp_status check_scan_table(check_scan *scan, const bp_table *table,
                           const char *const *paths, const bp_missing *missing,
                           size_t n_threads, bp_error *err) {
    scanning s = {.scan = scan, .table = table, .missing = missing};
    bp_piece_job job = {.work = work, .finish = finish, .context = &s};
    *scan = (check_scan){.limit = limit_for(table->n_cols)};
    scan->columns = bp_alloc(table->n_cols, sizeof *scan->columns, err);
    bp_status status = scan->columns ? BP_OK : BP_ESYSTEM;
    if (!status)
        status = make_workers(&s, n_threads, err);
    if (!status)
        status = bp_pieces_run(table->pieces, n_threads, &job, err);
    free_workers(&s, n_threads);
    check_repeat found = {0};
    if (!status)
        status = check_rows_repeats(&s.all, n_threads, &found, err);
    check_rows_free(&s.all);
    scan->n_repeats = found.count;
    if (found.count) {
        scan->again = place_of(paths, found.again);
        scan->first = place_of(paths, found.first);
    }
    return status;
}

void check_scan_free(check_scan *scan, size_t n_cols) {
    free_cells(scan->columns, n_cols);
    *scan = (check_scan){0};
}
