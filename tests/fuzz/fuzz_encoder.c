/* fuzz_encoder.c - any text as a table to learn from: read, profiled, fitted
 * and encoded, or refused.
 *
 * The first line (its first bytes, see `choose`) says how; the rest is the
 * file. What is accepted must be encoded, and be finite; it is the same with
 * any number of threads, in pieces of any size, from the text or from the cells
 * that were kept, and row by row as prediction does it. */
#include <math.h>

#include "encoder_run.h"

static void check_finite(const float *numbers, size_t n, const char *what) {
    for (size_t i = 0; i < n; i++)
        if (!isfinite(numbers[i]))
            stop("number %zu of the %s is %g", i, what, (double)numbers[i]);
}

/* Rows encoded by themselves. */
typedef struct walk {
    const run *r;
    bp_filter filter;
    size_t n;
} walk;

/* Cells of other columns: refused, or numbers. */
static void check_strange_row(const run *r, const bp_record *row, float *x) {
    size_t shifted[MOST_COLUMNS];
    bp_error ignored;
    for (size_t i = 0; i < r->table.n_cols; i++)
        shifted[i] = (i + 1) % r->table.n_cols;
    if (bp_encoder_inputs(&r->encoder, row, shifted, x, NULL, &ignored) ==
        BP_OK)
        check_finite(x, r->data.n_inputs, "inputs from strange cells");
}

static void check_row(walk *w, const bp_record *row, float *x) {
    const run *r = w->r;
    const bp_dataset *data = &r->data;
    size_t n_unseen[MOST_COLUMNS] = {0}, n_filled[MOST_COLUMNS] = {0};
    bp_encoded counts = {n_filled, n_unseen};
    bp_error err;
    float t;
    if (bp_encoder_inputs(&r->encoder, row, r->columns, x, &counts, &err) ||
        bp_encoder_targets(&r->encoder, row, r->columns + r->table.n_cols - 1,
                           &t, &err))
        stop("a row is refused by itself: %s", err.message);
    if (w->n >= data->n_rows ||
        memcmp(x, bp_dataset_inputs(data, w->n), data->n_inputs * sizeof *x) !=
            0 ||
        t != data->t[w->n])
        stop("row %zu of the dataset is not what its record makes", w->n);
    for (size_t i = 0; i < r->encoder.n_inputs; i++)
        if (n_unseen[i] && !r->encoder.inputs[i].has_other)
            stop("row %zu has a level that training has not seen", w->n);
    w->n++;
    check_strange_row(r, row, x);
}

static bp_status walk_piece(void *context, size_t thread, bp_piece *piece,
                            bp_error *err) {
    (void)thread;
    walk *w = context;
    bp_rows rows;
    bp_record row;
    float *x = malloc((w->r->data.n_inputs + 1) * sizeof *x);
    bp_status status = bp_rows_init(&rows, &w->r->table, false, err);
    if (!x || status)
        abort();
    bp_rows_start(&rows, piece);
    while (!(status = bp_rows_next(&rows, &row, err)) && row.n_cells > 0)
        if (!bp_filter_drops(&w->filter, &row))
            check_row(w, &row, x);
    bp_rows_free(&rows);
    free(x);
    return status;
}

static void check_rows(const run *r) {
    bp_error err;
    walk w = {.r = r, .filter = filter_of(r)};
    bp_piece_job job = {.work = walk_piece, .context = &w};
    if (bp_pieces_run(r->table.pieces, 1, &job, &err))
        stop("encoded, but not read again: %s", err.message);
    if (w.n != r->data.n_rows)
        stop("%zu rows, and %zu in the dataset", w.n, r->data.n_rows);
}

static void same_size(size_t a, size_t b, const char *what) {
    if (a != b)
        stop("%s: %zu and %zu", what, a, b);
}

static void same_bytes(const void *a, const void *b, size_t n,
                       const char *what) {
    if (n > 0 && memcmp(a, b, n) != 0)
        stop("%s differ", what);
}

static void same_texts(const bp_strings *a, const bp_strings *b,
                       const char *what) {
    same_size(a->count, b->count, what);
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            stop("%s: '%s' and '%s'", what, a->items[i], b->items[i]);
}

static void same_levels(const run *a, const run *b, size_t col) {
    bp_level_list lists[2] = {{{0}, NULL}, {{0}, NULL}};
    const run *runs[] = {a, b};
    bp_error err;
    for (size_t i = 0; i < 2; i++)
        if (bp_profile_levels(&lists[i], &runs[i]->profiles[col],
                              &runs[i]->missing, runs[i]->table.dialect.decimal,
                              takes_numbers(runs[i], col), &err))
            stop("no levels: %s", err.message);
    same_texts(&lists[0].texts, &lists[1].texts, "levels");
    same_bytes(lists[0].counts, lists[1].counts,
               lists[0].texts.count * sizeof(size_t), "counts of levels");
    bp_level_list_free(&lists[0]);
    bp_level_list_free(&lists[1]);
}

static void same_profiles(const run *a, const run *b, size_t col) {
    const bp_profile *p = &a->profiles[col], *q = &b->profiles[col];
    same_size(p->n_empty, q->n_empty, "empty cells");
    same_size(p->n_missing, q->n_missing, "missing cells");
    same_size(p->n_numbers, q->n_numbers, "numbers");
    same_size(p->n_words, q->n_words, "words");
    same_size(p->n_decimals, q->n_decimals, "other decimals");
    same_size(p->n_thousands, q->n_thousands, "thousands");
    same_size(p->n_beyond, q->n_beyond, "numbers beyond");
    same_size(p->word_line, q->word_line, "the first word's line");
    same_size(p->empty.line, q->empty.line, "the first empty cell's line");
    same_size(p->missing.line, q->missing.line, "the first missing cell's");
    same_size(p->is_whole, q->is_whole, "whether all are whole");
    same_size(p->counts_up, q->counts_up, "whether it counts up");
    if (p->min != q->min || p->max != q->max)
        stop("the ends differ");
    same_size(p->levels.is_over, q->levels.is_over, "too many levels");
    if (!p->levels.is_over)
        same_levels(a, b, col);
}

/* Sums of the pieces' sums are rounded elsewhere when the pieces are others:
 * what was made of them is the same only if they are. */
static void same_columns(const bp_column *a, const bp_column *b,
                         bool same_sums) {
    if (strcmp(a->name, b->name) != 0)
        stop("the names '%s' and '%s'", a->name, b->name);
    same_size(a->type, b->type, "types");
    same_size(a->has_fill, b->has_fill, "fills");
    same_size(a->fill_level, b->fill_level, "levels that fill");
    same_size(a->has_indicator, b->has_indicator, "indicators");
    same_size(a->has_other, b->has_other, "inputs for others");
    same_size(a->numeric, b->numeric, "numeric levels");
    same_texts(&a->levels, &b->levels, "a column's levels");
    if (!same_sums)
        return;
    same_bytes(&a->fill, &b->fill, sizeof a->fill, "fills");
    same_bytes(&a->centre, &b->centre, sizeof a->centre, "centres");
    same_bytes(&a->scale, &b->scale, sizeof a->scale, "scales");
}

static void same_data(const bp_dataset *a, const bp_dataset *b) {
    same_size(a->n_targets, b->n_targets, "targets");
    same_size(a->n_classes, b->n_classes, "classes");
    same_bytes(a->x, b->x, a->n_rows * a->n_inputs * sizeof(float), "inputs");
    same_bytes(a->t, b->t, a->n_rows * a->n_targets * sizeof(float), "targets");
}

static void same_results(const run *a, const run *b, bool same_sums) {
    for (size_t col = 0; col < a->table.n_cols; col++)
        same_profiles(a, b, col);
    same_bytes(a->medians, b->medians, sizeof a->medians, "medians");
    for (size_t i = 0; i < a->encoder.n_inputs; i++)
        same_columns(&a->encoder.inputs[i], &b->encoder.inputs[i], same_sums);
    same_columns(a->encoder.targets, b->encoder.targets, same_sums);
    same_size(a->n_dropped, b->n_dropped, "rows dropped");
    same_size(a->data.n_rows, b->data.n_rows, "rows");
    same_size(a->data.n_inputs, b->data.n_inputs, "inputs");
    if (same_sums)
        same_texts(&a->notes, &b->notes, "notes");
    if (same_sums || (a->c->scaling == BP_SCALE_NONE &&
                      a->c->number_filling != BP_FILL_MEAN))
        same_data(&a->data, &b->data);
}

static void same_outcome(const run *a, const run *b, bool same_sums) {
    if (a->status != b->status)
        stop("one way: %s\nthe other way: %s",
             a->status ? a->error.message : "accepted",
             b->status ? b->error.message : "accepted");
    if (!a->status)
        same_results(a, b, same_sums);
    else if (same_sums && strcmp(a->error.message, b->error.message) != 0)
        stop("one way: %s\nthe other way: %s", a->error.message,
             b->error.message);
}

/* How a table was read, for reading it likewise when less is seen of it at
 * first. */
static bp_reading settled(const bp_table *table, const bp_reading *asked,
                          size_t piece_size) {
    bp_reading reading = *asked;
    reading.dialect.delimiter = table->dialect.delimiter;
    reading.header = table->has_header ? BP_HEADER_YES : BP_HEADER_NO;
    reading.piece_size = piece_size;
    return reading;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size <= N_CHOICES)
        return 0;
    choices c = choose(data);
    memory_file file =
        memory_file_new(data + N_CHOICES + 1, size - N_CHOICES - 1);
    const char *path[] = {file.path};
    run *plain = run_new(&c, path, &c.reading, 1, 0);
    bool is_table = plain->table.pieces != NULL;
    bp_reading again =
        is_table ? settled(&plain->table, &c.reading, 0) : c.reading;
    again.piece_size = c.piece_size;
    run *pieces = run_new(&c, path, &again, 1, 0);
    run *threads = run_new(&c, path, &again, c.n_threads, c.keep_bytes);
    same_outcome(pieces, threads, true);
    if (is_table)
        same_outcome(plain, pieces, false);
    if (!plain->status) {
        check_finite(plain->data.x, plain->data.n_rows * plain->data.n_inputs,
                     "inputs");
        check_finite(plain->data.t, plain->data.n_rows, "targets");
        check_rows(plain);
    }
    run_free(threads);
    run_free(pieces);
    run_free(plain);
    memory_file_close(&file);
    return 0;
}
