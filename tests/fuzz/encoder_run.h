/* encoder_run.h - from a text to a dataset, as training goes; for
 * fuzz_encoder.c. */
#ifndef BP_FUZZ_ENCODER_RUN_H
#define BP_FUZZ_ENCODER_RUN_H

#include <string.h>

#include "bp/encoder.h"
#include "fuzz_helper.h"

enum { MOST_COLUMNS = 64, N_CHOICES = 12 };

/* What is asked for. */
typedef struct choices {
    bp_reading reading;
    bp_filling number_filling, category_filling;
    bp_scaling scaling;
    size_t min_count;
    bool indicators, few_levels, own_words, classify;
    bp_unseen unseen;
    unsigned categorical; /* a bit for a column, over again from the seventh */
    size_t n_threads;     /* of the second way to go, */
    size_t piece_size;    /* with such pieces, */
    size_t keep_bytes;    /* and so much of the cells kept */
} choices;

/* One way to go, and what comes of it. */
typedef struct run {
    const choices *c;
    size_t n_threads, keep_bytes;
    bp_missing missing;
    bp_table table;
    bp_profile profiles[MOST_COLUMNS];
    bool categorical[MOST_COLUMNS], all_levels[MOST_COLUMNS];
    bool required[MOST_COLUMNS], is_numeric[MOST_COLUMNS];
    bool wants_median[MOST_COLUMNS];
    double medians[MOST_COLUMNS];
    size_t columns[MOST_COLUMNS];
    size_t n_dropped;
    bp_encoder encoder;
    bp_dataset data;
    bp_strings notes;
    bp_status status;
    bp_error error;
} run;

/* Digits mean themselves, so that seeds can be read. */
static inline choices choose(const uint8_t *bytes) {
    static const char delimiters[] = {0, ',', ';', '\t', '|', ' '};
    static const bp_filling of_numbers[] = {BP_FILL_MEAN, BP_FILL_MEDIAN,
                                            BP_FILL_MOST_FREQUENT,
                                            BP_FILL_ERROR, BP_FILL_DROP};
    static const bp_filling of_categories[] = {
        BP_FILL_LEVEL, BP_FILL_MOST_FREQUENT, BP_FILL_ERROR, BP_FILL_DROP};
    static const size_t sizes[] = {1, 7, 64, 0};
    uint8_t at[N_CHOICES];
    for (size_t i = 0; i < N_CHOICES; i++)
        at[i] = (uint8_t)(bytes[i] - '0');
    char delimiter = delimiters[at[1] % 6];
    return (choices){.reading = {.header = (bp_header)(at[0] % 3),
                                 .dialect = {.delimiter = delimiter,
                                             .blanks = delimiter == ' ',
                                             .decimal = ".,"[at[2] % 2],
                                             .comment = at[3] & 1 ? '#' : 0,
                                             .skip_lines = at[3] >> 1 & 1}},
                     .number_filling = of_numbers[at[4] % 5],
                     .category_filling = of_categories[at[5] % 4],
                     .scaling = (bp_scaling)(at[6] % BP_N_SCALINGS),
                     .min_count = at[7] % 4,
                     .indicators = at[8] & 1,
                     .unseen = at[8] & 2 ? BP_UNSEEN_OTHER : BP_UNSEEN_ERROR,
                     .own_words = at[8] & 4,
                     .few_levels = at[8] & 8,
                     .classify = at[9] & 1,
                     .categorical = at[9] >> 1,
                     .n_threads = 1 + at[10] % 3,
                     .piece_size = sizes[at[10] / 3 % 4],
                     .keep_bytes = at[11] % 3 * 128};
}

static inline void list_missing(run *r) {
    static const char *const own[] = {"NA", "-", "-999", NULL};
    const char *const *words = r->c->own_words ? own : bp_missing_words;
    r->missing.in_text = r->c->own_words;
    for (size_t i = 0; !r->status && words[i]; i++)
        r->status = bp_strings_add(&r->missing.words, words[i], &r->error);
    if (!r->status)
        r->status = bp_missing_index(&r->missing, r->c->reading.dialect.decimal,
                                     &r->error);
}

static inline void open_table(run *r, const char *const *path,
                              const bp_reading *reading) {
    if (!r->status)
        r->status =
            bp_table_open(&r->table, path, 1, reading, &r->notes, &r->error);
    if (r->status)
        return;
    size_t n = r->table.n_cols;
    const bp_dialect *dialect = &r->table.dialect;
    if (n < 2 || n > MOST_COLUMNS || dialect->comment == dialect->delimiter)
        r->status = bp_fail(&r->error, BP_EUSAGE, "for the program to refuse");
    for (size_t col = 0; !r->status && col < n; col++) {
        r->columns[col] = col;
        r->categorical[col] = r->c->categorical >> col % 7 & 1;
        r->all_levels[col] = !r->c->few_levels || r->categorical[col];
    }
}

static inline bp_filter filter_of(const run *r) {
    if (!memchr(r->required, true, sizeof r->required))
        return (bp_filter){0};
    return (bp_filter){r->required, r->is_numeric, &r->missing,
                       r->table.dialect.decimal};
}

static inline bp_profiling profiling_of(const run *r) {
    return (bp_profiling){.missing = &r->missing,
                          .all_levels = r->all_levels,
                          .filter = filter_of(r),
                          .keep_bytes = r->keep_bytes,
                          .n_threads = r->n_threads};
}

static inline void profile(run *r) {
    bp_profiling how = profiling_of(r);
    if (!r->status)
        r->status = bp_profile_table(r->profiles, &r->table, &how,
                                     &r->n_dropped, &r->notes, &r->error);
    if (!r->status && r->table.n_rows < 2)
        r->status = bp_fail(&r->error, BP_EDATA, "too few rows");
}

static inline bool takes_numbers(const run *r, size_t col) {
    return bp_profile_is_numeric(&r->profiles[col]) && !r->categorical[col];
}

static inline bool has_missing(const run *r, size_t col) {
    const bp_profile *seen = &r->profiles[col];
    return seen->n_empty > 0 ||
           (seen->n_missing > 0 && (seen->n_words == 0 || r->c->own_words));
}

/* Marks the columns whose missing cells drop a row. True when that's news:
 * without those rows, a column of text can be one of numbers. */
static inline bool wants_more(run *r) {
    const choices *c = r->c;
    bool more = false;
    for (size_t col = 0; col < r->table.n_cols; col++) {
        bool is_target = col + 1 == r->table.n_cols;
        bool is_numeric = r->profiles[col].n_words == 0;
        bp_filling filling =
            takes_numbers(r, col) ? c->number_filling : c->category_filling;
        bool drops =
            has_missing(r, col) && (is_target || filling == BP_FILL_DROP);
        more = more || (drops && !r->required[col]) ||
               (r->required[col] && is_numeric != r->is_numeric[col]);
        r->required[col] = r->required[col] || drops;
        r->is_numeric[col] = is_numeric;
    }
    return more;
}

static inline void find_medians(run *r) {
    bp_profiling how = profiling_of(r);
    for (size_t col = 0; col + 1 < r->table.n_cols; col++)
        r->wants_median[col] = r->c->number_filling == BP_FILL_MEDIAN &&
                               takes_numbers(r, col) && has_missing(r, col);
    if (memchr(r->wants_median, true, sizeof r->wants_median))
        r->status = bp_profile_medians(r->medians, r->wants_median, r->profiles,
                                       &r->table, &how, &r->error);
}

static inline void look(run *r) {
    profile(r);
    while (!r->status && wants_more(r))
        profile(r);
    for (size_t col = 0; !r->status && col < r->table.n_cols; col++)
        if (!r->categorical[col])
            r->status =
                bp_profile_check(&r->profiles[col], &r->table, col, &r->error);
    if (!r->status)
        find_medians(r);
}

static inline void fit(run *r) {
    const choices *c = r->c;
    size_t target = r->status ? 0 : r->table.n_cols - 1;
    bool classify = c->classify || !takes_numbers(r, target);
    bp_fit how = {.inputs = r->columns,
                  .targets = r->columns + target,
                  .n_inputs = target,
                  .n_targets = 1,
                  .categorical = r->categorical,
                  .task = classify ? BP_CLASSIFY : BP_REGRESS,
                  .scaling = c->scaling,
                  .target_scaling = c->scaling,
                  .number_filling = c->number_filling,
                  .category_filling = c->category_filling,
                  .medians = r->medians,
                  .indicators = c->indicators,
                  .min_count = c->min_count,
                  .unseen = c->unseen};
    if (!r->status)
        r->status = bp_encoder_fit(&r->encoder, &r->table, r->profiles,
                                   &r->missing, &how, &r->notes, &r->error);
}

/* Whether a number can be scaled is seen only now: that is all that may be
 * refused here. */
static inline void encode(run *r) {
    bp_filter filter = filter_of(r);
    if (r->status)
        return;
    r->status =
        bp_encoder_dataset(&r->encoder, &r->table, &filter, r->n_threads, false,
                           SIZE_MAX, &r->data, &r->error);
    if (r->status && !strstr(r->error.message, "too large for the network"))
        stop("fitted, but not encoded: %s", r->error.message);
}

static inline run *run_new(const choices *c, const char *const *path,
                           const bp_reading *reading, size_t n_threads,
                           size_t keep_bytes) {
    run *r = calloc(1, sizeof *r);
    if (!r)
        abort();
    r->c = c;
    r->n_threads = n_threads;
    r->keep_bytes = keep_bytes;
    list_missing(r);
    open_table(r, path, reading);
    look(r);
    fit(r);
    encode(r);
    return r;
}

static inline void run_free(run *r) {
    bp_dataset_free(&r->data);
    bp_encoder_free(&r->encoder);
    bp_profiles_free(r->profiles, MOST_COLUMNS);
    bp_table_free(&r->table);
    bp_missing_free(&r->missing);
    bp_strings_free(&r->notes);
    free(r);
}

#endif
