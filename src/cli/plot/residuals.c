/* residuals.c - how far off predicted numbers are, over what was predicted. */
#include <math.h>
#include <stdio.h>

#include "bp/text.h"
#include "plot/kinds.h"

static bp_status add_points(chart *c, const bp_number_score *target,
                            size_t n_rows, size_t every, bp_error *err) {
    size_t n = (n_rows + every - 1) / every;
    double x[2] = {INFINITY, -INFINITY}, y[2] = {0, 0};
    chart_series *points = chart_add(c, CHART_POINTS, n, err);
    if (!points)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++) {
        points->x[i] = target->predicted[i * every];
        points->y[i] = bp_residual(target, i * every);
        x[0] = fmin(x[0], points->x[i]);
        x[1] = fmax(x[1], points->x[i]);
        y[0] = fmin(y[0], points->y[i]);
        y[1] = fmax(y[1], points->y[i]);
    }
    chart_axis_fit(&c->x, x[0], x[1]);
    chart_axis_fit(&c->y, fmin(y[0], -target->rmse.value),
                   fmax(y[1], target->rmse.value));
    return BP_OK;
}

static bp_status add_line(chart *c, double at, const char *name,
                          bp_error *err) {
    chart_series *line = chart_add(c, CHART_GUIDE, 2, err);
    if (!line)
        return BP_ESYSTEM;
    line->x[0] = c->x.low;
    line->x[1] = c->x.high;
    line->y[0] = line->y[1] = at;
    snprintf(line->name, CHART_TEXT, "%s", name);
    return BP_OK;
}

bp_status plot_residuals(chart *c, const bp_number_evaluation *e, size_t j,
                         const bp_encoder *encoder, const char *name,
                         bp_error *err) {
    const bp_number_score *target = &e->targets[j];
    size_t every = (e->n_rows + PLOT_POINTS - 1) / PLOT_POINTS;
    char clip[BP_CLIP], file[BP_CLIP], r2[48] = "", some[64] = "", line[96];
    bp_clip(encoder->targets[j].name, clip);
    bp_status status = add_points(c, target, e->n_rows, every, err);
    snprintf(line, sizeof line, "0, and plus and minus the RMSE, %.4g",
             target->rmse.value);
    if (!status)
        status = add_line(c, 0, line, err);
    if (!status)
        status = add_line(c, target->rmse.value, "", err);
    if (!status)
        status = add_line(c, -target->rmse.value, "", err);
    if (target->has_r2)
        snprintf(r2, sizeof r2, ", R2 %.4f", target->r2);
    if (every > 1)
        snprintf(some, sizeof some, "; one row of %zu is shown", every);
    snprintf(c->title, CHART_TEXT, "Residuals of %s: %s", clip,
             bp_clip(name, file));
    snprintf(c->subtitle, CHART_TEXT, "%zu row%s, RMSE %.4g%s%s", e->n_rows,
             e->n_rows == 1 ? "" : "s", target->rmse.value, r2, some);
    snprintf(c->x.label, CHART_TEXT, "predicted %s", clip);
    snprintf(c->y.label, CHART_TEXT, "actual - predicted");
    return status;
}
