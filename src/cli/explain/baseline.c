/* baseline.c - what a row is held against.
 *
 * The training mean, as far as a model knows it. Of categories it doesn't know
 * how often each level was there, so each has an equal part.
 */
#include <string.h>

#include "explain/explain.h"

const char *const explain_kind_names[] = {"mean",   "fill", "middle", "zero",
                                          "levels", "row",  "shares", NULL};

/* True when the recipe says so. */
static bool is_set(const bp_model *model, const char *name, const char *value) {
    for (size_t i = 0; i < model->n_settings; i++)
        if (strcmp(model->settings[i].name, name) == 0)
            return strcmp(model->settings[i].value, value) == 0;
    return false;
}

static explain_kind kind_of(const bp_model *model, const bp_column *column) {
    if (column->type == BP_CATEGORY)
        return EXPLAIN_ALIKE;
    if (is_set(model, "scale", bp_scaling_names[BP_SCALE_STANDARD]))
        return EXPLAIN_MEAN;
    if (column->has_fill)
        return is_set(model, "missing", bp_filling_names[BP_FILL_MEAN])
                   ? EXPLAIN_MEAN
                   : EXPLAIN_FILL;
    return is_set(model, "scale", bp_scaling_names[BP_SCALE_MINMAX])
               ? EXPLAIN_MIDDLE
               : EXPLAIN_ZERO;
}

/* In the column's own unit. Scaled by its standard deviation, its centre is the
 * mean. */
static double number_of(const bp_model *model, const bp_column *column,
                        explain_kind kind) {
    bool is_standard =
        is_set(model, "scale", bp_scaling_names[BP_SCALE_STANDARD]);
    switch (kind) {
    case EXPLAIN_MEAN: return is_standard ? column->centre : column->fill;
    case EXPLAIN_FILL: return column->fill;
    case EXPLAIN_MIDDLE: return column->centre + column->scale / 2;
    default: return 0;
    }
}

/* Rounded as the encoder rounds: a cell that is as in the baseline contributes
 * nothing. */
static double scaled(const bp_column *column, double value) {
    return column->scale == 0
               ? 0
               : (double)(float)((value - column->centre) / column->scale);
}

static void from_model(const explanation *e, explain_part *part, double *x) {
    const bp_column *column = &e->model.encoder.inputs[part->input];
    part->kind = kind_of(&e->model, column);
    for (size_t i = 0; i < bp_column_width(column); i++)
        x[i] = 0;
    if (column->type == BP_NUMBER) {
        part->baseline = number_of(&e->model, column, part->kind);
        x[0] = scaled(column, part->baseline);
        return;
    }
    size_t n = column->levels.count;
    for (size_t i = 0; i < n; i++)
        x[i] = 1 / (double)n;
}

/* The inputs of another row, or the mean of several. */
static void from_rows(const explanation *e, explain_part *part, size_t first,
                      double *x) {
    const bp_column *column = &e->model.encoder.inputs[part->input];
    part->kind = e->mean ? EXPLAIN_SHARES : EXPLAIN_ROW;
    for (size_t i = 0; i < bp_column_width(column); i++)
        x[i] = e->mean ? e->mean[first + i] : (double)e->against.x[first + i];
    part->baseline = column->centre + column->scale * x[0];
}

void explain_baseline(explanation *e, double *x) {
    const bp_encoder *encoder = &e->model.encoder;
    size_t at = 0;
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        e->parts[i].input = i;
        if (e->mean || e->against.number)
            from_rows(e, &e->parts[i], at, x + at);
        else
            from_model(e, &e->parts[i], x + at);
        at += bp_column_width(&encoder->inputs[i]);
    }
}
