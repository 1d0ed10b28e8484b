/* classes.c - how good classes are predicted. */
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "plot/kinds.h"
#include "report/html.h"
#include "report/page.h"

static const bp_strings *classes_of(const page *p) {
    return &p->model->encoder.targets[0].levels;
}

/* ---- scores ---- */

static void put_share(FILE *out, const char *label, double model,
                      double baseline) {
    html_row(out, label);
    html_number(out, "%.4f", model);
    html_number(out, "%.4f", baseline);
    html_row_end(out);
}

static void put_figures(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    FILE *out = p->out;
    html_table(out, "Scores of these rows", "Score|#Model|#Baseline");
    html_row(out, "accuracy");
    html_number(out, "%.2f %%", 100 * e->accuracy.value);
    html_number(out, "%.2f %%", 100 * e->accuracy.baseline);
    html_row_end(out);
    html_row(out, "accuracy, 95 % interval");
    html_number(out, "%.2f to %.2f %%", 100 * e->accuracy.low,
                100 * e->accuracy.high);
    html_number(out, " ");
    html_row_end(out);
    put_share(out, "precision, macro mean", e->macro.precision,
              e->baseline_macro.precision);
    put_share(out, "recall, macro mean", e->macro.recall,
              e->baseline_macro.recall);
    put_share(out, "F1, macro mean", e->macro.f1, e->baseline_macro.f1);
    put_share(out, "F1, weighted mean", e->weighted.f1,
              e->baseline_weighted.f1);
    if (e->has_auc)
        put_share(out, e->n_classes == 2 ? "AUC" : "AUC, macro mean", e->auc,
                  0.5);
    if (e->has_probabilities) {
        html_row(out, "log loss");
        html_number(out, "%.6g", e->log_loss);
        html_number(out, "%.6g", e->baseline_log_loss);
        html_row_end(out);
        html_row(out, "calibration error");
        html_number(out, "%.4f", e->calibration_error);
        html_number(out, " ");
        html_row_end(out);
    }
    html_table_end(out);
}

static void put_scores(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    char clip[BP_CLIP];
    html_section(p->out, "scores", "Scores");
    put_figures(p);
    html_element(
        p->out, "p class=\"note\"",
        "Baseline: the commonest class of these rows, '%s', for all%s. "
        "A macro mean is that of the classes, a weighted mean counts "
        "each as often as it has rows.",
        bp_clip(classes_of(p)->items[e->commonest], clip),
        e->has_probabilities ? "; for the log loss, their shares of the classes"
                             : "");
    if (e->has_auc && e->n_auc < e->n_classes)
        html_element(p->out, "p class=\"note\"",
                     "AUC: without %zu class%s that have no rows here.",
                     e->n_classes - e->n_auc,
                     e->n_classes - e->n_auc == 1 ? "" : "es");
    html_section_end(p->out);
}

/* ---- a class a line ---- */

typedef struct ranked_class {
    size_t class;
    double f1;
} ranked_class;

/* By F1, the least first. */
static int by_f1(const void *left, const void *right) {
    const ranked_class *a = left, *b = right;
    int order = (a->f1 > b->f1) - (a->f1 < b->f1);
    return order ? order : (a->class > b->class) - (a->class < b->class);
}

static void put_class(const page *p, size_t number) {
    const bp_class_score *class = &p->judged->classes.classes[number];
    char name[PAGE_NAME];
    html_row(p->out, page_name(classes_of(p)->items[number], name));
    html_number(p->out, "%zu", class->n_rows);
    html_number(p->out, "%zu", class->n_right);
    html_number(p->out, "%.4f", class->precision);
    html_number(p->out, "%.4f", class->recall);
    html_number(p->out, "%.4f", class->f1);
    if (class->has_auc)
        html_number(p->out, "%.4f", class->auc);
    else
        html_number(p->out, "-");
    html_row_end(p->out);
}

static bp_status put_each(const page *p, bp_error *err) {
    const bp_class_evaluation *e = &p->judged->classes;
    size_t n = e->n_classes;
    bool cut = n > PAGE_CLASSES;
    ranked_class *order = bp_alloc(n, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    for (size_t c = 0; c < n; c++)
        order[c] = (ranked_class){c, e->classes[c].f1};
    if (cut)
        qsort(order, n, sizeof *order, by_f1);
    html_table(p->out, cut ? "Classes, the least F1 first" : "Each class",
               "Class|#Rows|#Right|#Precision|#Recall|#F1|#AUC");
    for (size_t i = 0; i < n && i < PAGE_CLASSES; i++)
        put_class(p, order[i].class);
    html_table_end(p->out);
    if (cut)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp eval --all lists.",
                     n - PAGE_CLASSES);
    free(order);
    return BP_OK;
}

/* ---- what is taken for what ---- */

/* The most rows first, and of equals the first. */
static int by_rows(const void *left, const void *right) {
    const bp_confusion *a = left, *b = right;
    int order = (a->n_rows < b->n_rows) - (a->n_rows > b->n_rows);
    if (!order)
        order = (a->actual > b->actual) - (a->actual < b->actual);
    return order
               ? order
               : (a->predicted > b->predicted) - (a->predicted < b->predicted);
}

static void put_mistakes(const page *p, const bp_confusion *order, size_t n) {
    const bp_class_evaluation *e = &p->judged->classes;
    char actual[PAGE_NAME], predicted[PAGE_NAME];
    html_table(p->out,
               n > PAGE_CONFUSIONS ? "The commonest mistakes" : "Mistakes",
               "Actual class|Predicted class|#Rows|#Share of the class");
    for (size_t i = 0; i < n && i < PAGE_CONFUSIONS; i++) {
        const bp_confusion *cell = &order[i];
        html_row(p->out, page_name(classes_of(p)->items[cell->actual], actual));
        html_cell(p->out,
                  page_name(classes_of(p)->items[cell->predicted], predicted));
        html_number(p->out, "%zu", cell->n_rows);
        html_number(p->out, "%.1f %%",
                    100 * (double)cell->n_rows /
                        (double)e->classes[cell->actual].n_rows);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    if (n > PAGE_CONFUSIONS)
        html_element(p->out, "p class=\"note\"",
                     "And %zu more, which bp eval --all lists.",
                     n - PAGE_CONFUSIONS);
}

static bp_status put_confusions(page *p, bp_error *err) {
    const bp_class_evaluation *e = &p->judged->classes;
    chart c = {0};
    size_t n = 0;
    bp_status status =
        plot_confusion(&c, e, &p->model->encoder, p->model_name, err);
    status = page_figure(p, &c, status, err);
    if (status)
        return status;
    bp_confusion *order = bp_alloc(e->n_confusions, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    for (size_t k = 0; k < e->n_confusions; k++)
        if (e->confusions[k].actual != e->confusions[k].predicted)
            order[n++] = e->confusions[k];
    qsort(order, n, sizeof *order, by_rows);
    if (n > 0)
        put_mistakes(p, order, n);
    else
        html_element(p->out, "p", "No row is given a wrong class.");
    free(order);
    return BP_OK;
}

static bp_status put_classes(page *p, bp_error *err) {
    html_section(p->out, "classes", "Classes");
    bp_status status = put_each(p, err);
    if (!status)
        status = put_confusions(p, err);
    html_section_end(p->out);
    return status;
}

/* ---- probabilities ---- */

static bp_status put_calibration(page *p, bp_error *err) {
    const bp_class_evaluation *e = &p->judged->classes;
    chart c = {0};
    char clip[BP_CLIP];
    html_section(p->out, "calibration", "Calibration");
    html_element(p->out, "p",
                 "Whether what is said to be so probable comes true so often. "
                 "The expected calibration error, the mean distance between "
                 "the two, is %.4f (best: 0).",
                 e->calibration_error);
    bp_status status =
        plot_calibration(&c, e, &p->model->encoder, p->model_name, err);
    status = page_figure(p, &c, status, err);
    if (status)
        return status;
    html_table(p->out, "Tenths of the probability that have rows",
               "Probability|#Rows|#Mean probability|#Share that came true");
    for (size_t b = 0; b < BP_BINS; b++) {
        const bp_bin *bin = &e->bins[b];
        char label[32];
        if (!bin->n_rows)
            continue;
        snprintf(label, sizeof label, "%.1f to %.1f", bin->low, bin->high);
        html_row(p->out, label);
        html_number(p->out, "%zu", bin->n_rows);
        html_number(p->out, "%.4f", bin->predicted);
        html_number(p->out, "%.4f", bin->observed);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    if (e->n_classes == 2)
        html_element(p->out, "p class=\"note\"",
                     "The probability of '%s', the second class.",
                     bp_clip(classes_of(p)->items[1], clip));
    else
        html_element(p->out, "p class=\"note\"",
                     "The probability of the predicted class.");
    html_section_end(p->out);
    return BP_OK;
}

static void put_worst(const page *p) {
    const bp_class_evaluation *e = &p->judged->classes;
    char actual[PAGE_NAME], predicted[PAGE_NAME];
    html_section(p->out, "worst", "Worst rows");
    html_element(p->out, "p",
                 "The rows whose right class was given the least probability: "
                 "hard ones, odd ones, or wrongly labelled ones.");
    html_table(p->out, "Worst rows, the worst first",
               "Row|Actual class|Predicted class|#Probability of the actual");
    for (size_t i = 0; i < p->n_worst; i++) {
        size_t row = p->worst[i];
        size_t class = (size_t)p->judged->rows.data.t[row];
        html_row_place(p->out, p->places[i].file, p->places[i].line);
        html_cell(p->out, page_name(classes_of(p)->items[class], actual));
        html_cell(p->out, page_name(classes_of(p)->items[e->predicted[row]],
                                    predicted));
        html_number(p->out, "%.4g", (double)e->likely[row]);
        html_row_end(p->out);
    }
    html_table_end(p->out);
    html_section_end(p->out);
}

bp_status page_classes(page *p, bp_error *err) {
    put_scores(p);
    bp_status status = put_classes(p, err);
    if (!status && p->judged->classes.has_probabilities)
        status = put_calibration(p, err);
    if (!status && p->n_lists)
        put_worst(p);
    return status;
}
