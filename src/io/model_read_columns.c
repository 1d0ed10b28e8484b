/* model_read_columns.c - the columns of a model, from JSON. */
#include "model_read.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

static bp_status check_numbers(const bp_json *at, const bp_strings *levels,
                               bp_error *err) {
    for (size_t i = 0; i < levels->count; i++) {
        double value;
        const char *level = levels->items[i];
        char clip[BP_CLIP];
        if (*level && bp_num_parse(level, '.', &value) != BP_NUM_OK)
            return bp_json_fail(at, err, "the level '%s' is not a number",
                                bp_clip(level, clip));
    }
    return BP_OK;
}

/* The level that is taken for a missing cell. */
static bp_status read_fill_level(const bp_json *at, bp_column *column,
                                 bp_error *err) {
    bp_json fill;
    const char *text;
    char clip[BP_CLIP];
    column->has_fill = model_has(at, "fill");
    if (!column->has_fill)
        return BP_OK;
    bp_status status = bp_json_member(at, "fill", &fill, err);
    if (!status)
        status = bp_json_as_text(&fill, &text, err);
    if (status)
        return status;
    column->fill_level = bp_strings_find(&column->levels, text);
    if (column->fill_level == column->levels.count)
        return bp_json_fail(&fill, err, "'%s' is none of the levels",
                            bp_clip(text, clip));
    return BP_OK;
}

/* One for each of the column's inputs, or class. */
static bp_status read_counts(const bp_json *at, bp_column *column,
                             bp_error *err) {
    bp_json array, element = {0};
    size_t n, width = bp_column_width(column);
    if (!model_has(at, "counts"))
        return BP_OK;
    bp_status status = bp_json_array(at, "counts", &array, &n, err);
    if (!status && n != width)
        status = bp_json_fail(&array, err, "%zu numbers where %zu must be", n,
                              width);
    if (status)
        return status;
    column->counts = bp_alloc(width, sizeof *column->counts, err);
    if (!column->counts)
        return BP_ESYSTEM;
    while (!status && bp_json_next(&array, &element))
        status = bp_json_as_size(&element, 0, UINT32_MAX,
                                 &column->counts[element.index], err);
    return status;
}

static bp_status read_category(const bp_json *at, bp_column *column,
                               bool is_input, bp_error *err) {
    static const char *const input_keys[] = {"name",    "position", "type",
                                             "numeric", "levels",   "other",
                                             "fill",    "counts",   NULL};
    static const char *const target_keys[] = {
        "name", "position", "type", "numeric", "levels", "counts", NULL};
    bp_status status =
        bp_json_only(at, is_input ? input_keys : target_keys, err);
    if (!status)
        status = bp_json_bool(at, "numeric", &column->numeric, err);
    if (!status)
        status = model_read_strings(at, "levels", &column->levels, err);
    if (!status && column->levels.count == 0)
        status = bp_json_fail(at, err, "a category without levels");
    if (!status && column->numeric)
        status = check_numbers(at, &column->levels, err);
    if (!status && bp_column_index(column, err) != BP_OK) {
        bp_error doubled = *err;
        status = err->status == BP_EMODEL
                     ? bp_json_fail(at, err, "%s", doubled.message)
                     : err->status;
    }
    if (!status)
        status = model_read_flag(at, "other", &column->has_other, err);
    if (!status)
        status = read_counts(at, column, err);
    return status ? status : read_fill_level(at, column, err);
}

static bp_status read_number(const bp_json *at, bp_column *column,
                             bool is_input, bp_error *err) {
    static const char *const input_keys[] = {"name",  "position",  "type",
                                             "fill",  "indicator", "centre",
                                             "scale", "mean",      NULL};
    static const char *const target_keys[] = {
        "name", "position", "type", "centre", "scale", "mean", NULL};
    bp_status status =
        bp_json_only(at, is_input ? input_keys : target_keys, err);
    column->has_fill = model_has(at, "fill");
    if (!status && column->has_fill)
        status =
            bp_json_number(at, "fill", -DBL_MAX, DBL_MAX, &column->fill, err);
    if (!status)
        status = model_read_flag(at, "indicator", &column->has_indicator, err);
    if (!status && !column->has_fill && model_has(at, "indicator"))
        status =
            bp_json_fail(at, err, "\"fill\" is missing where an indicator is");
    if (!status)
        status = bp_json_number(at, "centre", -DBL_MAX, DBL_MAX,
                                &column->centre, err);
    if (!status)
        status = bp_json_number(at, "scale", 0, DBL_MAX, &column->scale, err);
    column->mean = column->centre;
    if (!status && model_has(at, "mean"))
        status =
            bp_json_number(at, "mean", -DBL_MAX, DBL_MAX, &column->mean, err);
    return status;
}

static bp_status read_column(const bp_json *at, const bp_encoder *encoder,
                             bp_column *column, bool is_input, bp_error *err) {
    const char *name;
    size_t type;
    bp_status status = bp_json_text(at, "name", &name, err);
    if (!status) {
        column->name = bp_copy(name, err);
        status = column->name ? BP_OK : BP_ESYSTEM;
    }
    if (!status)
        status = bp_json_size(at, "position", 1, encoder->n_file_columns,
                              &column->position, err);
    if (!status) {
        column->position--;
        status = bp_json_choice(at, "type", bp_column_type_names, &type, err);
    }
    if (status)
        return status;
    column->type = (bp_column_type)type;
    if (!is_input && (encoder->task == BP_CLASSIFY) != (type == BP_CATEGORY))
        return bp_json_fail(at, err,
                            "a target of type %s, where the task is "
                            "to %s",
                            bp_column_type_names[type],
                            bp_task_names[encoder->task]);
    return type == BP_CATEGORY ? read_category(at, column, is_input, err)
                               : read_number(at, column, is_input, err);
}

static bp_status read_columns(const bp_json *root, const char *key,
                              bp_encoder *encoder, bp_column **columns,
                              size_t *n_columns, bp_error *err) {
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(root, key, &array, &count, err);
    if (!status && count == 0)
        status = bp_json_fail(&array, err, "no column at all");
    if (status)
        return status;
    *columns = bp_alloc(count, sizeof **columns, err);
    if (!*columns)
        return BP_ESYSTEM;
    *n_columns = count;
    bool is_input = columns == &encoder->inputs;
    while (!status && bp_json_next(&array, &element))
        status = read_column(&element, encoder, &(*columns)[element.index],
                             is_input, err);
    if (!status && !is_input && encoder->task == BP_CLASSIFY && count != 1)
        status = bp_json_fail(&array, err,
                              "%zu targets, where a classifier "
                              "has one",
                              count);
    return status;
}

/* A column of the model and where it stands in the file, for messages. */
typedef struct place {
    const bp_column *column;
    size_t index;
} place;

static int by_name(const void *a, const void *b) {
    return strcmp(((const place *)a)->column->name,
                  ((const place *)b)->column->name);
}

static int by_position(const void *a, const void *b) {
    size_t p = ((const place *)a)->column->position;
    size_t q = ((const place *)b)->column->position;
    return (p > q) - (p < q);
}

/* No two columns have one name or one place in the training file. */
static bp_status refuse_twins(const bp_json *root, const bp_encoder *encoder,
                              bp_error *err) {
    size_t n_inputs = encoder->n_inputs, n = n_inputs + encoder->n_targets;
    place *places = bp_alloc(n, sizeof *places, err);
    if (!places)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        places[i] = (place){i < n_inputs ? &encoder->inputs[i]
                                         : &encoder->targets[i - n_inputs],
                            i};
    bp_status status = BP_OK;
    qsort(places, n, sizeof *places, by_name);
    for (size_t i = 1; i < n && !status; i++)
        if (by_name(&places[i - 1], &places[i]) == 0)
            status = bp_json_fail(root, err, "two columns are named '%s'",
                                  places[i].column->name);
    qsort(places, n, sizeof *places, by_position);
    for (size_t i = 1; i < n && !status; i++)
        if (by_position(&places[i - 1], &places[i]) == 0)
            status = bp_json_fail(root, err, "two columns have position %zu",
                                  places[i].column->position + 1);
    free(places);
    return status;
}

bp_status model_read_columns(const bp_json *root, bp_encoder *encoder,
                             bp_error *err) {
    bp_status status = read_columns(root, "inputs", encoder, &encoder->inputs,
                                    &encoder->n_inputs, err);
    if (!status)
        status = read_columns(root, "targets", encoder, &encoder->targets,
                              &encoder->n_targets, err);
    return status ? status : refuse_twins(root, encoder, err);
}
