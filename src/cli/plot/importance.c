/* importance.c - which columns a model's score hangs on. */
#include <math.h>
#include <stdio.h>

#include "bp/text.h"
#include "plot/kinds.h"

static bp_status add_bars(chart *c, const ranked_column *ranked,
                          const bp_encoder *encoder, size_t n, bp_error *err) {
    double low = 0, high = 0;
    chart_series *bars = chart_add(c, CHART_BARS, n, err);
    bp_status status = bars ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; i < n && !status; i++) {
        const bp_importance *its = &ranked[i].importance;
        bars->x[i] = its->fall;
        bars->y[i] = (double)i;
        bars->low[i] = its->fall - its->fall_sd;
        bars->high[i] = its->fall + its->fall_sd;
        low = fmin(low, bars->low[i]);
        high = fmax(high, bars->high[i]);
        status = bp_strings_add(&c->y.names,
                                encoder->inputs[ranked[i].column].name, err);
    }
    chart_axis_fit(&c->x, low, high);
    chart_axis_name(&c->y, true);
    return status;
}

bp_status plot_importance(chart *c, const ranked_column *ranked,
                          const bp_encoder *encoder, size_t repeats,
                          size_t n_rows, double score, const char *name,
                          bp_error *err) {
    size_t n = encoder->n_inputs, shown = n < PLOT_BARS ? n : PLOT_BARS;
    bool is_class = encoder->task == BP_CLASSIFY;
    const char *measure = is_class ? "accuracy" : "R2";
    char clip[BP_CLIP], some[64] = "";
    bp_status status = add_bars(c, ranked, encoder, shown, err);
    if (shown < n)
        snprintf(some, sizeof some, "; the first %zu of %zu columns", shown, n);
    snprintf(c->title, CHART_TEXT, "Importance of columns: %s",
             bp_clip(name, clip));
    snprintf(c->subtitle, CHART_TEXT,
             "%zu rows, %s %.4f; mean and standard deviation of %zu "
             "shuffle%s%s",
             n_rows, measure, score, repeats, repeats == 1 ? "" : "s", some);
    snprintf(c->x.label, CHART_TEXT, "fall in %s when the column is shuffled",
             measure);
    return status;
}
