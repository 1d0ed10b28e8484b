/* side_column.c - what a column says of the rows that are learnt from, and
 * where they stand.
 *
 * Threads write what they find in a piece to where its rows belong. The groups
 * of a piece are numbered as they come there, and again when the piece is
 * finished, which goes in the order of the pieces.
 */
#include "bp/side_column.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "bp/levels.h"
#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "kept_rows.h"
#include "slip.h"

/* What the threads share. */
typedef struct going {
    const bp_table *table;
    const bp_filter *filter;
    size_t col;
    kept_rows *rows; /* of each thread */
    /* Takes row `row` of the table, on thread `thread`. */
    bp_status (*take)(struct going *g, size_t thread, const bp_record *record,
                      size_t row, bp_error *err);

    float *weights;
    const size_t *cols; /* of several */
    size_t n_cols;
    double *values;
    uint32_t *groups;
    bp_levels *in_piece, in_all; /* the texts: of each thread, and all */
    const size_t *wanted;
    size_t n_wanted;
    bp_row_place *places;
} going;

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    going *g = context;
    kept_rows *rows = &g->rows[thread];
    bp_record record;
    size_t n;
    bp_status status =
        rows->rows.csv ? BP_OK
                       : kept_rows_init(rows, g->table, g->filter, true, err);
    if (status)
        return status;
    kept_rows_start(rows, piece);
    while (!(status = kept_rows_next(rows, &record, &n, err)) &&
           record.n_cells > 0) {
        status = g->take(g, thread, &record, piece->first_row + n, err);
        if (status)
            break;
    }
    return status;
}

/* Goes over the table; `job` says how pieces are worked on. */
static bp_status go(going *g, size_t n_threads, bp_piece_job job,
                    bp_error *err) {
    assert(bp_pieces_rows(g->table->pieces) == g->table->n_rows);
    g->rows = bp_alloc(n_threads, sizeof *g->rows, err);
    if (!g->rows)
        return BP_ESYSTEM;
    job.context = g;
    bp_status status = bp_pieces_run(g->table->pieces, n_threads, &job, err);
    for (size_t i = 0; i < n_threads; i++)
        kept_rows_free(&g->rows[i]);
    free(g->rows);
    return status;
}

/* ---- weights ---- */

static bp_status refuse(const going *g, const bp_record *record,
                        const char *why, bp_error *err) {
    char name[BP_CLIP], cell[BP_CLIP];
    const char *text = record->cells[g->col];
    bp_clip(g->table->names.items[g->col], name);
    if (*text == '\0')
        return bp_fail(err, BP_EDATA,
                       "%s:%zu: column '%s': the cell is empty; %s",
                       record->file, record->line, name, why);
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': '%s' %s", record->file,
                   record->line, name, bp_clip(text, cell), why);
}

static bp_status refuse_word(const going *g, const bp_record *record,
                             bool is_missing, bp_error *err) {
    const char *cell = record->cells[g->col];
    if (*cell == '\0')
        return refuse(g, record,
                      "every row needs a weight, 0 if it shall not count", err);
    if (is_missing)
        return refuse(g, record,
                      "is a missing cell; every row needs a weight, 0 if it "
                      "shall not count",
                      err);
    const char *slip = slip_of(cell, g->table->dialect.decimal);
    return refuse(g, record,
                  slip ? slip : "is not a number; a weight is one, 0 or more",
                  err);
}

static bp_status take_weight(going *g, size_t thread, const bp_record *record,
                             size_t row, bp_error *err) {
    (void)thread;
    double value;
    const bp_missing *missing = g->filter->missing;
    bp_num_kind kind =
        bp_record_number(record, g->col, g->table->dialect.decimal, &value);
    bool is_missing =
        missing &&
        (kind == BP_NUM_OK
             ? bp_number_is_missing(missing, value)
             : bp_cell_is_missing(record->cells[g->col], missing, true));
    if (kind == BP_NUM_WORD || is_missing)
        return refuse_word(g, record, is_missing, err);
    if (kind == BP_NUM_RANGE)
        value = *record->cells[g->col] == '-' ? -INFINITY : INFINITY;
    float weight = (float)value;
    if (weight < 0)
        return refuse(g, record, "is negative; a weight is 0 or more", err);
    if (!isfinite(weight))
        return refuse(g, record,
                      "is too large for the network's 32-bit numbers; only how "
                      "the weights compare counts: divide all by one number",
                      err);
    g->weights[row] = weight + 0.0F; /* not -0 */
    return BP_OK;
}

bp_status bp_side_weights(const bp_table *table, const bp_filter *filter,
                          size_t col, size_t n_threads, float *weights,
                          bp_error *err) {
    going g = {.table = table,
               .filter = filter,
               .col = col,
               .take = take_weight,
               .weights = weights};
    return go(&g, n_threads, (bp_piece_job){.work = work}, err);
}

/* ---- numbers ---- */

static bp_status take_numbers(going *g, size_t thread, const bp_record *record,
                              size_t row, bp_error *err) {
    (void)thread;
    char decimal = g->table->dialect.decimal, name[BP_CLIP], cell[BP_CLIP];
    for (size_t i = 0; i < g->n_cols; i++) {
        size_t col = g->cols[i];
        double *value = &g->values[i * g->table->n_rows + row];
        if (bp_record_number(record, col, decimal, value) != BP_NUM_OK)
            return bp_fail(err, BP_EDATA,
                           "%s:%zu: column '%s': '%s' is not a number",
                           record->file, record->line,
                           bp_clip(g->table->names.items[col], name),
                           bp_clip(record->cells[col], cell));
    }
    return BP_OK;
}

bp_status bp_side_numbers(const bp_table *table, const bp_filter *filter,
                          const size_t *cols, size_t n_cols, size_t n_threads,
                          double *values, bp_error *err) {
    going g = {.table = table,
               .filter = filter,
               .take = take_numbers,
               .cols = cols,
               .n_cols = n_cols,
               .values = values};
    return go(&g, n_threads, (bp_piece_job){.work = work}, err);
}

/* ---- groups ---- */

static bp_status take_group(going *g, size_t thread, const bp_record *record,
                            size_t row, bp_error *err) {
    bp_levels *in_piece = &g->in_piece[thread];
    bp_status status =
        bp_levels_add(in_piece, record->cells[g->col], 1, SIZE_MAX, err);
    g->groups[row] = (uint32_t)in_piece->last;
    return status;
}

static bp_status work_groups(void *context, size_t thread, bp_piece *piece,
                             bp_error *err) {
    going *g = context;
    bp_levels_clear(&g->in_piece[thread]);
    return work(context, thread, piece, err);
}

/* Numbers the groups of a piece as they are numbered in all. */
static bp_status finish_groups(void *context, size_t thread, bp_piece *piece,
                               bp_error *err) {
    going *g = context;
    bp_levels *in_piece = &g->in_piece[thread], *in_all = &g->in_all;
    uint32_t *number = bp_alloc(in_piece->count, sizeof *number, err);
    bp_status status = number ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < in_piece->count; i++) {
        status =
            bp_levels_add(in_all, in_piece->items[i].text, 1, SIZE_MAX, err);
        number[i] = (uint32_t)in_all->last;
    }
    if (!status && (in_piece->is_over || in_all->is_over))
        status = bp_fail(err, BP_EDATA,
                         "%s: too many different groups: more than 4 billion",
                         g->table->file);
    uint32_t *groups = g->groups + piece->first_row;
    for (size_t i = 0; !status && i < piece->n_rows; i++)
        groups[i] = number[groups[i]];
    free(number);
    return status;
}

bp_status bp_side_groups(const bp_table *table, const bp_filter *filter,
                         size_t col, size_t n_threads, uint32_t *groups,
                         size_t *n_groups, bp_error *err) {
    going g = {.table = table,
               .filter = filter,
               .col = col,
               .take = take_group,
               .groups = groups};
    bp_piece_job job = {.work = work_groups, .finish = finish_groups};
    g.in_piece = bp_alloc(n_threads, sizeof *g.in_piece, err);
    bp_status status = g.in_piece ? go(&g, n_threads, job, err) : BP_ESYSTEM;
    *n_groups = g.in_all.count;
    for (size_t i = 0; g.in_piece && i < n_threads; i++)
        bp_levels_free(&g.in_piece[i]);
    free(g.in_piece);
    bp_levels_free(&g.in_all);
    return status;
}

/* ---- places ---- */

/* The place in `wanted` of the first row that isn't before `row`. */
static size_t find_wanted(const going *g, size_t row) {
    size_t low = 0, high = g->n_wanted;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->wanted[middle] < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bp_status take_place(going *g, size_t thread, const bp_record *record,
                            size_t row, bp_error *err) {
    (void)thread;
    (void)err;
    for (size_t i = find_wanted(g, row); i < g->n_wanted && g->wanted[i] == row;
         i++)
        g->places[i] = (bp_row_place){record->file, record->line};
    return BP_OK;
}

bp_status bp_side_places(const bp_table *table, const bp_filter *filter,
                         const size_t *rows, size_t n, size_t n_threads,
                         bp_row_place *places, bp_error *err) {
    going g = {.table = table,
               .filter = filter,
               .take = take_place,
               .wanted = rows,
               .n_wanted = n,
               .places = places};
    return go(&g, n_threads, (bp_piece_job){.work = work}, err);
}
