/* numbers.c - how good numbers are predicted. */
#include <math.h>

#include "plot/kinds.h"
#include "report/html.h"
#include "report/page.h"

static size_t n_shown(const page *p) {
    size_t n = p->judged->numbers.n_targets;
    return n < PAGE_TARGETS ? n : PAGE_TARGETS;
}

static void put_row(FILE *out, const char *label, double model,
                    double baseline) {
    html_row(out, label);
    html_number(out, "%.6g", model);
    html_number(out, "%.6g", baseline);
    html_row_end(out);
}

/* What is 0 but for rounding is 0, not -0. */
static double without_sign(double value) {
    return fabs(value) < 5e-5 ? 0 : value;
}

static void put_figures(const page *p, size_t j) {
    const bp_number_score *target = &p->judged->numbers.targets[j];
    FILE *out = p->out;
    char name[PAGE_NAME], caption[PAGE_NAME + 32];
    snprintf(caption, sizeof caption, "Scores of %s",
             page_name(p->model->encoder.targets[j].name, name));
    html_table(out, caption, "Score|#Model|#Baseline");
    put_row(out, "RMSE", target->rmse.value, target->rmse.baseline);
    html_row(out, "RMSE, 95 % interval");
    html_number(out, "%.6g to %.6g", target->rmse.low, target->rmse.high);
    html_number(out, " ");
    html_row_end(out);
    put_row(out, "MAE", target->mae, target->baseline_mae);
    put_row(out, "median absolute error", target->median,
            target->baseline_median);
    if (target->has_r2) {
        html_row(out, "R2");
        html_number(out, "%.4f", target->r2);
        html_number(out, "%.4f", without_sign(target->baseline_r2));
        html_row_end(out);
    }
    html_row(out, "mean of predicted - actual");
    html_number(out, "%.6g", target->bias);
    html_number(out, " ");
    html_row_end(out);
    html_table_end(out);
    html_element(out, "p class=\"note\"", "Baseline: %.6g for all rows, %s.",
                 target->centre,
                 p->judged->has_centre
                     ? "the mean of the rows it was trained on"
                     : "the mean of these rows (the model doesn't keep that of "
                       "its training rows)");
}

static void put_more(const page *p, size_t shown) {
    size_t n = p->judged->numbers.n_targets;
    if (shown < n)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more target%s, which bp eval --all lists.",
                     n - shown, page_plural(n - shown));
}

static bp_status put_residuals(page *p, bp_error *err) {
    size_t n = n_shown(p) < PAGE_CHARTS ? n_shown(p) : PAGE_CHARTS;
    bp_status status = BP_OK;
    html_section(p->out, "residuals", "Residuals");
    html_element(p->out, "p",
                 "What a row really is less what was predicted, in the units "
                 "of the target: a good model leaves a level cloud around 0, "
                 "without a bend and not wider at one end.");
    for (size_t j = 0; j < n && !status; j++) {
        chart c = {0};
        status = plot_residuals(&c, &p->judged->numbers, j, &p->model->encoder,
                                p->model_name, err);
        status = page_figure(p, &c, status, err);
    }
    put_more(p, n);
    html_section_end(p->out);
    return status;
}

static void put_list(const page *p, size_t j) {
    const bp_number_score *target = &p->judged->numbers.targets[j];
    char name[PAGE_NAME], caption[PAGE_NAME + 64];
    snprintf(caption, sizeof caption, "Worst rows of %s, the worst first",
             page_name(p->model->encoder.targets[j].name, name));
    html_table(p->out, caption, "Row|#Actual|#Predicted|#Residual");
    for (size_t i = j * p->n_worst; i < (j + 1) * p->n_worst; i++) {
        size_t row = p->worst[i];
        html_row_place(p->out, p->places[i].file, p->places[i].line);
        html_number(p->out, "%.6g", target->actual[row]);
        html_number(p->out, "%.6g", target->predicted[row]);
        html_number(p->out, "%.6g", bp_residual(target, row));
        html_row_end(p->out);
    }
    html_table_end(p->out);
}

static void put_worst(const page *p) {
    html_section(p->out, "worst", "Worst rows");
    html_element(p->out, "p",
                 "The rows whose predictions are farthest off: hard ones, odd "
                 "ones, or wrong numbers in the file.");
    for (size_t j = 0; j < p->n_lists; j++)
        put_list(p, j);
    html_section_end(p->out);
}

bp_status page_numbers(page *p, bp_error *err) {
    html_section(p->out, "scores", "Scores");
    for (size_t j = 0; j < n_shown(p); j++)
        put_figures(p, j);
    put_more(p, n_shown(p));
    html_section_end(p->out);
    bp_status status = put_residuals(p, err);
    if (!status && p->n_lists)
        put_worst(p);
    return status;
}
