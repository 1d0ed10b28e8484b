/* calibration.c - how often it comes true what is said to be so probable.
 *
 * A mark for each tenth of probabilities that some rows have: their mean, and
 * the share of the rows for which it came true, with its 95 % interval, that of
 * Wilson, "Probable inference, the law of succession, and statistical
 * inference" (1927), z = 1.96.
 */
#include <math.h>
#include <stdio.h>

#include "bp/text.h"
#include "plot/kinds.h"

static const double z = 1.96;

static void put_interval(chart_series *to, size_t at, const bp_bin *bin) {
    double n = (double)bin->n_rows, p = bin->observed;
    double centre = p + z * z / (2 * n);
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double whole = 1 + z * z / n;
    to->x[at] = bin->predicted;
    to->y[at] = p;
    to->low[at] = fmax((centre - half) / whole, 0);
    to->high[at] = fmin((centre + half) / whole, 1);
}

static bp_status add_bins(chart *c, const bp_class_evaluation *e,
                          bp_error *err) {
    size_t n = 0, at = 0;
    for (size_t i = 0; i < BP_BINS; i++)
        n += e->bins[i].n_rows > 0;
    chart_series *bins = chart_add(c, CHART_INTERVALS, n, err);
    bp_status status = bins ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; i < BP_BINS && !status; i++) {
        if (e->bins[i].n_rows == 0)
            continue;
        put_interval(bins, at++, &e->bins[i]);
        status = bp_strings_addf(&bins->labels, err, "%zu", e->bins[i].n_rows);
    }
    if (!status)
        snprintf(bins->name, CHART_TEXT,
                 "rows with such a probability (how many), 95 %% interval");
    return status;
}

static bp_status add_diagonal(chart *c, bp_error *err) {
    chart_series *line = chart_add(c, CHART_GUIDE, 2, err);
    if (!line)
        return BP_ESYSTEM;
    line->x[1] = line->y[1] = 1;
    snprintf(line->name, CHART_TEXT, "perfect calibration");
    return BP_OK;
}

bp_status plot_calibration(chart *c, const bp_class_evaluation *e,
                           const bp_encoder *encoder, const char *name,
                           bp_error *err) {
    char clip[BP_CLIP], class[BP_CLIP];
    if (!e->has_probabilities)
        return bp_fail(err, BP_EUSAGE,
                       "%s: its outputs are no probabilities: calibration "
                       "takes softmax or sigmoid",
                       bp_clip(name, clip));
    bp_status status = add_diagonal(c, err);
    if (!status)
        status = add_bins(c, e, err);
    c->is_square = true;
    c->x.high = c->y.high = 1;
    snprintf(c->title, CHART_TEXT, "Calibration: %s", bp_clip(name, clip));
    snprintf(c->subtitle, CHART_TEXT, "%zu rows, calibration error %.4f",
             e->n_rows, e->calibration_error);
    if (e->n_classes == 2) {
        bp_clip(encoder->targets[0].levels.items[1], class);
        snprintf(c->x.label, CHART_TEXT, "predicted probability of %s", class);
        snprintf(c->y.label, CHART_TEXT, "share of rows that are %s", class);
    } else {
        snprintf(c->x.label, CHART_TEXT, "probability of the predicted class");
        snprintf(c->y.label, CHART_TEXT, "share of rows where it is right");
    }
    return status;
}
