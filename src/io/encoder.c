/* encoder.c - from cells of text to inputs of a network, and back.
 *
 * Fitting is in encoder_fit.c.
 */
#include "bp/encoder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

const char *const bp_column_type_names[] = {"number", "category", NULL};
const char *const bp_task_names[] = {"classify", "regress", NULL};
const char *const bp_scaling_names[] = {"standard", "minmax", "none", NULL};

static void column_free(bp_column *column) {
    free(column->name);
    free(column->sorted);
    bp_strings_free(&column->levels);
}

void bp_encoder_free(bp_encoder *encoder) {
    for (size_t i = 0; i < encoder->n_inputs; i++)
        column_free(&encoder->inputs[i]);
    for (size_t i = 0; i < encoder->n_targets; i++)
        column_free(&encoder->targets[i]);
    free(encoder->inputs);
    free(encoder->targets);
    bp_strings_free(&encoder->missing);
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

size_t bp_column_width(const bp_column *column) {
    return column->type == BP_NUMBER ? 1 : column->levels.count;
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

/* A cell as a level is spelt: numbers in their shortest form, and empty where
 * one is missing. */
static const char *as_level(const bp_encoder *encoder, const bp_column *column,
                            const char *cell, char text[BP_NUM_TEXT]) {
    double value;
    if (!column->numeric)
        return cell;
    if (bp_num_parse(cell, &value) == BP_NUM_OK)
        return bp_num_from_double(value == 0 ? 0 : value, text);
    return bp_cell_is_missing(cell, &encoder->missing) ? "" : cell;
}

/* One cell, and where it stands: what messages need. */
typedef struct place {
    const char *file;
    size_t line;
    const bp_column *column;
    const char *cell;
} place;

static bp_status refuse(const place *at, const char *why, bp_error *err) {
    char name[BP_CLIP], cell[BP_CLIP];
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': '%s' %s", at->file,
                   at->line, bp_clip(at->column->name, name),
                   bp_clip(at->cell, cell), why);
}

static bp_status unknown_level(const place *at, bool is_class, bp_error *err) {
    const bp_strings *levels = &at->column->levels;
    char known[160] = "";
    size_t length = 0;
    for (size_t i = 0; i < levels->count; i++) {
        char clip[BP_CLIP];
        const char *level = levels->items[i];
        bp_clip(*level ? level : "(empty)", clip);
        if (length + strlen(clip) + 8 > sizeof known) {
            strcpy(known + length, ", ...");
            break;
        }
        length += (size_t)sprintf(known + length, "%s%s", i ? ", " : "", clip);
    }
    char why[256];
    snprintf(why, sizeof why,
             "is a %s the model was not trained on; it knows "
             "%s",
             is_class ? "class" : "category", known);
    if (*at->cell)
        return refuse(at, why, err);
    char name[BP_CLIP];
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column '%s': the cell is empty, and no cell was in "
                   "training; the model knows %s",
                   at->file, at->line, bp_clip(at->column->name, name), known);
}

static bp_status encode_category(const bp_encoder *encoder, const place *at,
                                 float *x, bp_error *err) {
    char text[BP_NUM_TEXT];
    size_t n_levels = at->column->levels.count;
    size_t level =
        find_level(at->column, as_level(encoder, at->column, at->cell, text));
    if (level == n_levels)
        return unknown_level(at, false, err);
    for (size_t i = 0; i < n_levels; i++)
        x[i] = i == level ? 1 : 0;
    return BP_OK;
}

static bp_status encode_number(const place *at, double value, float *x,
                               bp_error *err) {
    const bp_column *column = at->column;
    double scaled =
        column->scale == 0 ? 0 : (value - column->centre) / column->scale;
    *x = (float)scaled;
    if (isfinite(*x))
        return BP_OK;
    return refuse(at, "is too large for the network's 32-bit numbers", err);
}

/* Reads a number; `*missing` when there is none. */
static bp_status read_number(const bp_encoder *encoder, const place *at,
                             double *value, bool *missing, bp_error *err) {
    *missing = false;
    switch (bp_num_parse(at->cell, value)) {
    case BP_NUM_OK: return BP_OK;
    case BP_NUM_RANGE:
        return refuse(at, "is beyond the range of numbers (1.8e308)", err);
    default: break;
    }
    *missing = bp_cell_is_missing(at->cell, &encoder->missing);
    if (*missing)
        return BP_OK;
    if (bp_num_has_decimal_comma(at->cell))
        return refuse(at, "has a decimal comma; write it with a point", err);
    return refuse(at, "is not a number", err);
}

bp_status bp_encoder_inputs(const bp_encoder *encoder, const char *file,
                            const bp_record *record, const size_t *columns,
                            float *x, size_t *n_filled, bp_error *err) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const bp_column *column = &encoder->inputs[i];
        place at = {file, record->line, column, record->cells[columns[i]]};
        bp_status status;
        if (column->type == BP_CATEGORY) {
            status = encode_category(encoder, &at, x, err);
        } else {
            double value = column->fill;
            bool missing;
            status = read_number(encoder, &at, &value, &missing, err);
            if (missing && n_filled)
                n_filled[i]++;
            if (!status)
                status =
                    encode_number(&at, missing ? column->fill : value, x, err);
        }
        if (status)
            return status;
        x += bp_column_width(column);
    }
    return BP_OK;
}

bp_status bp_encoder_targets(const bp_encoder *encoder, const char *file,
                             const bp_record *record, const size_t *columns,
                             float *t, bp_error *err) {
    for (size_t i = 0; i < encoder->n_targets; i++) {
        const bp_column *column = &encoder->targets[i];
        place at = {file, record->line, column, record->cells[columns[i]]};
        if (column->type == BP_CATEGORY) {
            char text[BP_NUM_TEXT];
            size_t level =
                find_level(column, as_level(encoder, column, at.cell, text));
            if (level == column->levels.count)
                return unknown_level(&at, true, err);
            t[i] = (float)level;
            continue;
        }
        double value;
        bool missing;
        bp_status status = read_number(encoder, &at, &value, &missing, err);
        if (!status && missing)
            status = refuse(&at, "is no target to learn", err);
        if (!status)
            status = encode_number(&at, value, &t[i], err);
        if (status)
            return status;
    }
    return BP_OK;
}

static void positions(const bp_column *columns, size_t n, size_t *out) {
    for (size_t i = 0; i < n; i++)
        out[i] = columns[i].position;
}

bp_status bp_encoder_dataset(const bp_encoder *encoder, const bp_table *table,
                             bp_dataset *data, bp_error *err) {
    size_t width = bp_encoder_width(encoder), n_cols = table->n_cols;
    bp_status status =
        bp_dataset_init(data, table->n_rows, width, encoder->n_targets,
                        bp_encoder_classes(encoder), err);
    if (status)
        return status;
    char **cells = bp_alloc(n_cols, sizeof *cells, err);
    size_t *inputs = bp_alloc(encoder->n_inputs, sizeof *inputs, err);
    size_t *targets = bp_alloc(encoder->n_targets, sizeof *targets, err);
    if (!cells || !inputs || !targets)
        status = BP_ESYSTEM;
    else {
        positions(encoder->inputs, encoder->n_inputs, inputs);
        positions(encoder->targets, encoder->n_targets, targets);
    }
    for (size_t row = 0; !status && row < table->n_rows; row++) {
        for (size_t col = 0; col < n_cols; col++)
            cells[col] = table->text + table->cells[row * n_cols + col];
        bp_record record = {table->lines[row], n_cols, cells};
        status = bp_encoder_inputs(encoder, table->file, &record, inputs,
                                   data->x + row * width, NULL, err);
        if (!status)
            status =
                bp_encoder_targets(encoder, table->file, &record, targets,
                                   data->t + row * encoder->n_targets, err);
    }
    free(cells);
    free(inputs);
    free(targets);
    if (status)
        bp_dataset_free(data);
    return status;
}

double bp_encoder_value(const bp_encoder *encoder, size_t j, float output) {
    const bp_column *target = &encoder->targets[j];
    return (double)output * target->scale + target->centre;
}
