/* encoder_helper.h - what the tests of the encoder share: a small file, its
 * profiles, and what was learnt from them. */
#ifndef BP_TEST_ENCODER_HELPER_H
#define BP_TEST_ENCODER_HELPER_H

#include "bp/encoder.h"

#include "helper.h"

enum { MOST_COLUMNS = 8 };

static const char *const encoder_path[] = {"t.csv"};
static const size_t encoder_columns[] = {0, 1, 2, 3, 4, 5, 6, 7};

/* What may be set before looking at a file, before fitting, and what comes. */
typedef struct fitted {
    bp_reading reading;
    bp_missing missing;
    bool required[MOST_COLUMNS], numeric[MOST_COLUMNS];
    size_t n_threads;
    size_t keep_bytes; /* of cells */

    bool categorical[MOST_COLUMNS];
    bp_fit how;

    bp_table table;
    bp_profile profiles[MOST_COLUMNS];
    size_t n_dropped;
    double medians[MOST_COLUMNS];
    bp_strings notes;
    bp_encoder encoder;
    bp_status status;
    bp_error error;
} fitted;

/* The usual words, and missing categories as a level of their own. */
static inline void start(fitted *f) {
    *f = (fitted){.reading.header = BP_HEADER_YES,
                  .n_threads = 1,
                  .how = {.task = BP_REGRESS,
                          .scaling = BP_SCALE_NONE,
                          .target_scaling = BP_SCALE_NONE,
                          .category_filling = BP_FILL_LEVEL}};
    for (size_t i = 0; bp_missing_words[i]; i++)
        assert_int_equal(
            bp_strings_add(&f->missing.words, bp_missing_words[i], &f->error),
            BP_OK);
}

static inline bp_filter filter_of(const fitted *f) {
    return (bp_filter){f->required, f->numeric, &f->missing,
                       f->reading.dialect.decimal};
}

static inline void must(const fitted *f) {
    if (f->status)
        fail_msg("%s", f->error.message);
}

/* Opens and profiles t.csv. */
static inline void look(fitted *f) {
    static const bool all[MOST_COLUMNS] = {true, true, true, true,
                                           true, true, true, true};
    bp_strings notes = {0};
    bp_profiling how = {.missing = &f->missing,
                        .all_levels = all,
                        .filter = filter_of(f),
                        .n_threads = f->n_threads,
                        .keep_bytes = f->keep_bytes};
    f->status = bp_table_open(&f->table, encoder_path, 1, &f->reading, &notes,
                              &f->error);
    must(f);
    assert_true(f->table.n_cols <= MOST_COLUMNS);
    f->status = bp_profile_table(f->profiles, &f->table, &how, &f->n_dropped,
                                 NULL, &f->error);
    must(f);
    bp_strings_free(&notes);
}

/* Likewise, of a file with this text. */
static inline void look_at(fitted *f, const char *text) {
    start(f);
    write_text("t.csv", text);
    look(f);
}

/* Fits: the last column is the target, all others are inputs. */
static inline void fit(fitted *f) {
    size_t n_inputs = f->table.n_cols - 1;
    f->how.inputs = encoder_columns;
    f->how.n_inputs = n_inputs;
    f->how.targets = encoder_columns + n_inputs;
    f->how.n_targets = 1;
    f->how.categorical = f->categorical;
    f->how.medians = f->medians;
    f->status = bp_encoder_fit(&f->encoder, &f->table, f->profiles, &f->missing,
                               &f->how, &f->notes, &f->error);
}

static inline void must_fit(fitted *f) {
    fit(f);
    must(f);
}

static inline void must_encode(const fitted *f, bp_dataset *data) {
    bp_error err;
    bp_filter filter = filter_of(f);
    assert_ok(bp_encoder_dataset(&f->encoder, &f->table, &filter, f->n_threads,
                                 false, SIZE_MAX, data, &err));
}

/* Fits a regression with `scaling` and encodes the table into `data`. */
static inline void encode(fitted *f, const char *text, bp_scaling scaling,
                          bp_dataset *data) {
    look_at(f, text);
    f->how.scaling = scaling;
    must_fit(f);
    must_encode(f, data);
}

static inline void forget(fitted *f) {
    bp_encoder_free(&f->encoder);
    bp_profiles_free(f->profiles, f->table.n_cols);
    bp_table_free(&f->table);
    bp_strings_free(&f->missing.words);
    bp_strings_free(&f->notes);
}

/* Column `col` of the inputs. */
static inline void check_inputs(const bp_dataset *data, size_t col,
                                const double *wanted) {
    for (size_t row = 0; row < data->n_rows; row++) {
        float x = data->x[row * data->n_inputs + col];
        if (x != (float)wanted[row])
            fail_msg("row %zu: %.9g where %.9g must be", row, (double)x,
                     wanted[row]);
    }
}

/* Encodes a record of the fitted columns, as prediction does. */
static inline bp_status encode_cells(const fitted *f, const char *const *cells,
                                     float *x, const bp_encoded *counts,
                                     bp_error *err) {
    char *copies[MOST_COLUMNS];
    for (size_t i = 0; i < f->encoder.n_inputs; i++)
        copies[i] = (char *)(uintptr_t)cells[i];
    bp_record record = {.file = "new.csv",
                        .line = 7,
                        .n_cells = f->encoder.n_inputs,
                        .cells = copies};
    return bp_encoder_inputs(&f->encoder, &record, encoder_columns, x, counts,
                             err);
}

/* The only input is this column's, and a cell of it makes these numbers. */
static inline void check_cell_makes(const fitted *f, const char *cell,
                                    const float *wanted) {
    float x[64];
    bp_error err;
    size_t width = bp_encoder_width(&f->encoder);
    for (size_t i = 0; i < 64; i++)
        x[i] = -99;
    assert_ok(encode_cells(f, &cell, x, NULL, &err));
    for (size_t i = 0; i < width; i++)
        if (x[i] != wanted[i])
            fail_msg("'%s', input %zu: %.9g where %.9g must be", cell, i,
                     (double)x[i], (double)wanted[i]);
    assert_true(x[width] == -99);
}

static inline void check_cell(const fitted *f, const char *cell, float wanted) {
    assert_int_equal(bp_encoder_width(&f->encoder), 1);
    check_cell_makes(f, cell, &wanted);
}

/* Input `hot` is 1 and all others are 0; none is 1 when it is beyond them. */
static inline void check_level(const fitted *f, const char *cell, size_t hot) {
    float wanted[64] = {0};
    wanted[hot] = 1;
    check_cell_makes(f, cell, wanted);
}

static inline void check_cell_refused(const fitted *f, const char *cell,
                                      const char *sentence) {
    float x[64];
    bp_error err;
    assert_fails(encode_cells(f, &cell, x, NULL, &err), BP_EDATA, sentence);
}

/* Fitting must be refused with this sentence. */
static inline void must_refuse(fitted *f, const char *sentence) {
    fit(f);
    assert_string_equal(f->error.message, sentence);
    assert_int_equal(f->status, BP_EDATA);
    assert_null(f->encoder.inputs);
}

#endif
