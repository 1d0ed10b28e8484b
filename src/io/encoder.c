/* encoder.c - from cells of text to inputs of a network, and back: one record
 * at a time, at training and at prediction alike.
 *
 * Fitting is in encoder_fit.c, whole tables are in encoder_dataset.c.
 */
#include "bp/encoder.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "encoder_cell.h"
#include "slip.h"

const char *const bp_column_type_names[] = {"number", "category", NULL};
const char *const bp_task_names[] = {"classify", "regress", NULL};
const char *const bp_scaling_names[] = {"standard", "minmax", "none", NULL};
const char *const bp_filling_names[] = {
    "mean", "median", "most-frequent", "level", "error", "drop", NULL};
const char *const bp_unseen_names[] = {"error", "other", NULL};

static void column_free(bp_column *column) {
    free(column->name);
    free(column->sorted);
    free(column->counts);
    bp_strings_free(&column->levels);
}

void bp_encoder_free(bp_encoder *encoder) {
    for (size_t i = 0; i < encoder->n_inputs; i++)
        column_free(&encoder->inputs[i]);
    for (size_t i = 0; i < encoder->n_targets; i++)
        column_free(&encoder->targets[i]);
    free(encoder->inputs);
    free(encoder->targets);
    bp_missing_free(&encoder->missing);
    *encoder = (bp_encoder){0};
}

static int by_level(const void *a, const void *b, void *levels) {
    char *const *items = ((const bp_strings *)levels)->items;
    return strcmp(items[*(const size_t *)a], items[*(const size_t *)b]);
}

bp_status bp_column_index(bp_column *column, bp_error *err) {
    size_t n = column->levels.count;
    column->sorted = bp_alloc(n, sizeof *column->sorted, err);
    if (!column->sorted)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        column->sorted[i] = i;
    qsort_r(column->sorted, n, sizeof *column->sorted, by_level,
            &column->levels);
    for (size_t i = 1; i < n; i++) {
        const char *level = column->levels.items[column->sorted[i]];
        char clip[BP_CLIP];
        if (strcmp(level, column->levels.items[column->sorted[i - 1]]) == 0)
            return bp_fail(err, BP_EMODEL, "the level '%s' stands twice",
                           bp_clip(level, clip));
    }
    return BP_OK;
}

static inline size_t width_of(const bp_column *column) {
    if (column->type == BP_NUMBER)
        return column->has_indicator ? 2 : 1;
    return column->levels.count + column->has_other;
}

size_t bp_column_width(const bp_column *column) {
    return width_of(column);
}

size_t bp_encoder_width(const bp_encoder *encoder) {
    size_t width = 0;
    for (size_t i = 0; i < encoder->n_inputs; i++)
        width += bp_column_width(&encoder->inputs[i]);
    return width;
}

size_t bp_encoder_classes(const bp_encoder *encoder) {
    return encoder->task == BP_CLASSIFY ? encoder->targets[0].levels.count : 0;
}

static bp_num_kind number_of(const bp_encoder *encoder, const place *at,
                             double *value) {
    bp_num_kind kind =
        bp_record_number(at->record, at->i, encoder->dialect.decimal, value);
    bool is_missing =
        kind == BP_NUM_OK && bp_number_is_missing(&encoder->missing, *value);
    return is_missing ? BP_NUM_WORD : kind;
}

static bool is_missing(const bp_encoder *encoder, const place *at,
                       bool is_numeric) {
    const bp_missing *missing = &encoder->missing;
    double value;
    if (bp_cell_is_missing(at->cell, missing, is_numeric))
        return true;
    return is_numeric && missing->n_numbers &&
           bp_record_number(at->record, at->i, encoder->dialect.decimal,
                            &value) == BP_NUM_OK &&
           bp_number_is_missing(missing, value);
}

static bp_status refuse(const place *at, const char *why, bp_error *err) {
    char name[BP_CLIP], cell[BP_CLIP];
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': '%s' %s",
                   at->record->file, at->record->line,
                   bp_clip(at->column->name, name), bp_clip(at->cell, cell),
                   why);
}

/* Room for the levels that a message lists. */
enum { KNOWN = 160 };

static const char *known_levels(const bp_column *column, char known[KNOWN]) {
    const bp_strings *levels = &column->levels;
    size_t length = 0;
    known[0] = '\0';
    for (size_t i = 0; i < levels->count; i++) {
        char clip[BP_CLIP];
        const char *level = levels->items[i];
        bp_clip(*level ? level : "(empty)", clip);
        if (length + strlen(clip) + 8 > KNOWN) {
            strcpy(known + length, ", ...");
            break;
        }
        length += (size_t)sprintf(known + length, "%s%s", i ? ", " : "", clip);
    }
    return known;
}

static bp_status refuse_level(const place *at, bool is_class, bp_error *err) {
    char known[KNOWN], why[256];
    snprintf(why, sizeof why,
             "is a %s the model was not trained on; it knows %s",
             is_class ? "class" : "category", known_levels(at->column, known));
    return refuse(at, why, err);
}

/* A missing cell that nothing stands in for. */
static bp_status refuse_missing(const place *at, bp_error *err) {
    char known[KNOWN], name[BP_CLIP], cell[BP_CLIP], what[BP_CLIP + 64];
    bool is_number = at->column->type == BP_NUMBER;
    if (*at->cell)
        snprintf(what, sizeof what,
                 "'%s' is a missing cell, and none was in training",
                 bp_clip(at->cell, cell));
    else
        strcpy(what, "the cell is empty, and no cell was in training");
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': %s; %s%s",
                   at->record->file, at->record->line,
                   bp_clip(at->column->name, name), what,
                   is_number ? "nothing stands in for it" : "the model knows ",
                   is_number ? "" : known_levels(at->column, known));
}

/* The number of the level `text`; the count of levels when there is none. */
static size_t find_level(const bp_column *column, const char *text) {
    size_t low = 0, high = column->levels.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t level = column->sorted[middle];
        int order = strcmp(text, column->levels.items[level]);
        if (order == 0)
            return level;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return column->levels.count;
}

/* Likewise of a cell. Levels that are numbers are spelt in their shortest
 * form, with a point, and most cells are, too: they are looked for as they are
 * before they are read. */
static size_t level_of(const bp_encoder *encoder, const place *at,
                       bool *misses) {
    const bp_column *column = at->column;
    char decimal = encoder->dialect.decimal, text[BP_NUM_TEXT];
    size_t n = column->levels.count, level = n;
    double value;
    *misses = false;
    if (!column->numeric || decimal == '.')
        level = find_level(column, at->cell);
    if (level < n)
        return level;
    if (column->numeric && number_of(encoder, at, &value) == BP_NUM_OK)
        return find_level(column,
                          bp_num_from_double(value == 0 ? 0 : value, text));
    *misses = is_missing(encoder, at, column->numeric);
    return *misses ? find_level(column, "") : n;
}

static bp_status encode_category(const bp_encoder *encoder, const place *at,
                                 float *x, effect *done, bp_error *err) {
    const bp_column *column = at->column;
    size_t n = column->levels.count, width = bp_column_width(column);
    bool misses;
    size_t level = level_of(encoder, at, &misses);
    if (level == n && misses) {
        if (!column->has_fill)
            return refuse_missing(at, err);
        level = column->fill_level;
        *done = FILLED;
    } else if (level == n) {
        if (!column->has_other && encoder->unseen == BP_UNSEEN_ERROR)
            return refuse_level(at, false, err);
        *done = UNSEEN;
    }
    memset(x, 0, width * sizeof *x);
    if (level < width) /* the one behind the levels is for others */
        x[level] = 1;
    return BP_OK;
}

static bp_status scale_number(const place *at, double value, float *x,
                              bp_error *err) {
    *x = column_scaled(at->column, value);
    if (isfinite(*x))
        return BP_OK;
    return refuse(at, "is too large for the network's 32-bit numbers", err);
}

/* A cell that is no number: it is missing, or is refused. */
static bp_status check_missing(const bp_encoder *encoder, const place *at,
                               bp_num_kind kind, bp_error *err) {
    if (is_missing(encoder, at, true))
        return BP_OK;
    if (kind == BP_NUM_RANGE)
        return refuse(at, "is beyond the range of numbers (1.8e308)", err);
    const char *slip = slip_of(at->cell, encoder->dialect.decimal);
    return refuse(at, slip ? slip : "is not a number", err);
}

static bp_status encode_number(const bp_encoder *encoder, const place *at,
                               float *x, effect *done, bp_error *err) {
    const bp_column *column = at->column;
    double value;
    bp_num_kind kind = number_of(encoder, at, &value);
    if (kind != BP_NUM_OK) {
        bp_status status = check_missing(encoder, at, kind, err);
        if (!status && !column->has_fill)
            status = refuse_missing(at, err);
        if (status)
            return status;
        value = column->fill;
        *done = FILLED;
    }
    if (column->has_indicator)
        x[1] = kind == BP_NUM_OK ? 0 : 1;
    return scale_number(at, value, x, err);
}

static void count_effect(const bp_encoded *counts, size_t i, effect done) {
    size_t *of = done == FILLED ? counts->n_filled : counts->n_unseen;
    if (of)
        of[i]++;
}

bp_status encoder_input(const bp_encoder *encoder, const place *at, float *x,
                        effect *done, bp_error *err) {
    return at->column->type == BP_NUMBER
               ? encode_number(encoder, at, x, done, err)
               : encode_category(encoder, at, x, done, err);
}

bp_status bp_encoder_inputs(const bp_encoder *encoder, const bp_record *record,
                            const size_t *columns, float *x,
                            const bp_encoded *counts, bp_error *err) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const bp_column *column = &encoder->inputs[i];
        place at = {record, column, columns[i], record->cells[columns[i]]};
        effect done = NOTHING;
        bp_status status = encoder_input(encoder, &at, x, &done, err);
        if (status)
            return status;
        if (done != NOTHING && counts)
            count_effect(counts, i, done);
        x += width_of(column);
    }
    return BP_OK;
}

static bp_status encode_class(const bp_encoder *encoder, const place *at,
                              float *t, bp_error *err) {
    bool misses;
    size_t level = level_of(encoder, at, &misses);
    if (level == at->column->levels.count)
        return misses ? refuse_missing(at, err) : refuse_level(at, true, err);
    *t = (float)level;
    return BP_OK;
}

static bp_status encode_value(const bp_encoder *encoder, const place *at,
                              float *t, bp_error *err) {
    double value;
    bp_num_kind kind = number_of(encoder, at, &value);
    if (kind == BP_NUM_OK)
        return scale_number(at, value, t, err);
    bp_status status = check_missing(encoder, at, kind, err);
    return status ? status : refuse(at, "is no target to learn", err);
}

bp_status encoder_target(const bp_encoder *encoder, const place *at, float *t,
                         bp_error *err) {
    return at->column->type == BP_NUMBER ? encode_value(encoder, at, t, err)
                                         : encode_class(encoder, at, t, err);
}

bp_status bp_encoder_targets(const bp_encoder *encoder, const bp_record *record,
                             const size_t *columns, float *t, bp_error *err) {
    for (size_t i = 0; i < encoder->n_targets; i++) {
        const bp_column *column = &encoder->targets[i];
        place at = {record, column, columns[i], record->cells[columns[i]]};
        bp_status status = encoder_target(encoder, &at, &t[i], err);
        if (status)
            return status;
    }
    return BP_OK;
}

double bp_encoder_value(const bp_encoder *encoder, size_t j, float output) {
    const bp_column *target = &encoder->targets[j];
    return (double)output * target->scale + target->centre;
}
