/* baseline.c - what a row is held against.
 *
 * The training mean: of numbers theirs, of categories the share of each level.
 * Where a model doesn't know how often each was there, all have equal parts.
 */
#include "explain/explain.h"

const char *const explain_kind_names[] = {"mean", "training-shares", "levels",
                                          "row",  "shares",          NULL};

/* Rounded as the encoder rounds: a cell that is as in the baseline contributes
 * nothing. */
static double scaled(const bp_column *column, double value) {
    return column->scale == 0
               ? 0
               : (double)(float)((value - column->centre) / column->scale);
}

/* The share of the training rows that has each level. */
static void take_shares(const bp_column *column, double *x) {
    size_t n = bp_column_width(column);
    double all = 0;
    for (size_t i = 0; i < n; i++)
        all += (double)column->counts[i];
    for (size_t i = 0; i < n && all > 0; i++)
        x[i] = (double)column->counts[i] / all;
}

static void from_model(const explanation *e, explain_part *part, double *x) {
    const bp_column *column = &e->model.encoder.inputs[part->input];
    size_t n = column->levels.count;
    for (size_t i = 0; i < bp_column_width(column); i++)
        x[i] = 0;
    if (column->type == BP_NUMBER) {
        part->kind = EXPLAIN_MEAN;
        part->baseline = column->mean;
        x[0] = scaled(column, column->mean);
    } else if (column->counts) {
        part->kind = EXPLAIN_LEVELS;
        take_shares(column, x);
    } else {
        part->kind = EXPLAIN_ALIKE;
        for (size_t i = 0; i < n; i++)
            x[i] = 1 / (double)n;
    }
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
