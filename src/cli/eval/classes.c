/* classes.c - how good classes are predicted, for people. */
#include <stdio.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "eval/eval.h"
#include "flow.h"
#include "width.h"

enum { TEXT = 64, NAME = 29, PLACE = 30, CLASS = 17 };

static const bp_strings *classes_of(const eval_report *report) {
    return &report->judged->model->encoder.targets[0].levels;
}

static void tell_accuracy(const bp_class_evaluation *e) {
    const bp_score *accuracy = &e->accuracy;
    char value[TEXT], baseline[TEXT];
    snprintf(value, TEXT, "%.2f %%", 100 * accuracy->value);
    snprintf(baseline, TEXT, "%.2f %%", 100 * accuracy->baseline);
    eval_put_row("accuracy", value, baseline);
    snprintf(value, TEXT, "%.2f to %.2f %%", 100 * accuracy->low,
             100 * accuracy->high);
    eval_put_row("  95 % interval", value, "");
}

static void tell_figures(const bp_class_evaluation *e) {
    putchar('\n');
    eval_put_row("", "model", "baseline");
    tell_accuracy(e);
    eval_put_share("precision, macro mean", e->macro.precision,
                   e->baseline_macro.precision);
    eval_put_share("recall, macro mean", e->macro.recall,
                   e->baseline_macro.recall);
    eval_put_share("F1, macro mean", e->macro.f1, e->baseline_macro.f1);
    eval_put_share("F1, weighted mean", e->weighted.f1,
                   e->baseline_weighted.f1);
    if (e->has_auc)
        eval_put_share(e->n_classes == 2 ? "AUC" : "AUC, macro mean", e->auc,
                       0.5);
    if (!e->has_probabilities)
        return;
    char text[TEXT];
    eval_put_number("log loss", e->log_loss, e->baseline_log_loss);
    snprintf(text, TEXT, "%.4f", e->calibration_error);
    eval_put_row("calibration error", text, "");
}

/* What the figures are of. */
static void explain(const eval_report *report) {
    const bp_class_evaluation *e = &report->judged->classes;
    const bp_strings *names = classes_of(report);
    char clip[BP_CLIP];
    flow line = flow_label(stdout, "baseline", FLOW_ANSWER);
    flow_words(&line, "the commonest class of these rows, '%s', for all%s",
               bp_clip(names->items[e->commonest], clip),
               e->has_probabilities ? "; for the log loss, their shares of the "
                                      "classes"
                                    : "");
    flow_end(&line);
    if (e->has_auc && e->n_auc < e->n_classes) {
        line = flow_label(stdout, "AUC", FLOW_ANSWER);
        flow_words(&line, "without %zu class%s that have no rows here",
                   e->n_classes - e->n_auc,
                   e->n_classes - e->n_auc == 1 ? "" : "es");
        flow_end(&line);
    }
    if (!e->has_probabilities)
        return;
    line = flow_label(stdout, "calibration", FLOW_ANSWER);
    if (e->n_classes == 2)
        flow_words(&line, "%d bins of the probability of '%s'", BP_BINS,
                   bp_clip(names->items[1], clip));
    else
        flow_words(&line, "%d bins of the probability of the predicted class",
                   BP_BINS);
    flow_end(&line);
}

/* ---- a class a line ---- */

static void put_class(const char *name, const bp_class_mean *its, bool has_auc,
                      double auc, size_t n_rows) {
    char area[TEXT] = "-";
    if (has_auc)
        snprintf(area, sizeof area, "%.4f", auc);
    text_put_cell(stdout, name, NAME);
    printf(" %9.4f %9.4f %9.4f %9s %9zu\n", its->precision, its->recall,
           its->f1, area, n_rows);
}

/* A class among those to be sorted. */
typedef struct ranked {
    double f1;
    size_t class;
} ranked;

/* The least first. */
static int by_f1(const void *left, const void *right) {
    const ranked *a = left, *b = right;
    int order = (a->f1 > b->f1) - (a->f1 < b->f1);
    return order ? order : (a->class > b->class) - (a->class < b->class);
}

static void put_means(const bp_class_evaluation *e) {
    double weighted = 0;
    for (size_t c = 0; c < e->n_classes; c++)
        weighted += (double)e->classes[c].n_rows * e->classes[c].auc;
    put_class("macro mean", &e->macro, e->has_auc, e->auc, e->n_rows);
    put_class("weighted mean", &e->weighted, e->has_auc,
              weighted / (double)e->n_rows, e->n_rows);
}

/* All classes, or those that are worst. */
static bp_status tell_each(const eval_report *report, bp_error *err) {
    const bp_class_evaluation *e = &report->judged->classes;
    size_t n = e->n_classes;
    ranked *order = bp_alloc(n, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    for (size_t c = 0; c < n; c++)
        order[c] = (ranked){e->classes[c].f1, c};
    bool cut = n > EVAL_CLASSES && !report->values->all;
    if (cut)
        qsort(order, n, sizeof *order, by_f1);
    size_t n_shown = cut ? EVAL_CLASSES : n;
    putchar('\n');
    text_put_cell(stdout, cut ? "Classes, least F1 first" : "Classes", NAME);
    printf(" %9s %9s %9s %9s %9s\n", "precision", "recall", "F1", "AUC",
           "rows");
    for (size_t i = 0; i < n_shown; i++) {
        const bp_class_score *class = &e->classes[order[i].class];
        bp_class_mean its = {class->precision, class->recall, class->f1};
        put_class(classes_of(report)->items[order[i].class], &its,
                  class->has_auc, class->auc, class->n_rows);
    }
    if (cut)
        printf("and %zu more, which --all shows\n", n - n_shown);
    put_means(e);
    free(order);
    return BP_OK;
}

/* ---- the rest ---- */

static void tell_bins(const bp_class_evaluation *e) {
    puts("\nCalibration            rows   mean probability   share that came "
         "true");
    for (size_t b = 0; b < BP_BINS; b++) {
        const bp_bin *bin = &e->bins[b];
        printf("%.1f to %.1f      %11zu", bin->low, bin->high, bin->n_rows);
        if (bin->n_rows)
            printf("   %16.4f   %21.4f", bin->predicted, bin->observed);
        putchar('\n');
    }
}

static void tell_worst(const eval_report *report) {
    const bp_class_evaluation *e = &report->judged->classes;
    const bp_strings *names = classes_of(report);
    putchar('\n');
    text_put_cell(stdout, "Worst rows", PLACE);
    printf(" %-*s %-*s %s\n", CLASS, "actual", CLASS, "predicted",
           "p of actual");
    for (size_t i = 0; i < report->n_worst; i++) {
        size_t row = report->worst[i];
        size_t class = (size_t)report->judged->rows.data.t[row];
        eval_put_place(&report->places[i], PLACE);
        putchar(' ');
        text_put_cell(stdout, names->items[class], CLASS);
        putchar(' ');
        text_put_cell(stdout, names->items[e->predicted[row]], CLASS);
        printf(" %11.4g\n", (double)e->likely[row]);
    }
}

bp_status eval_tell_classes(const eval_report *report, bp_error *err) {
    const bp_class_evaluation *e = &report->judged->classes;
    tell_figures(e);
    putchar('\n');
    explain(report);
    bp_status status = tell_each(report, err);
    if (!status)
        status = eval_tell_confusion(report, err);
    if (status)
        return status;
    if (e->has_probabilities && report->values->all)
        tell_bins(e);
    if (report->n_worst > 0)
        tell_worst(report);
    return BP_OK;
}
