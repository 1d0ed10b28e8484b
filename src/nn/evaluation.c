/* evaluation.c - how good classes are predicted: what is counted, and what
 * follows from the counts. Probabilities are evaluation_scores.c's. */
#include "bp/evaluation.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "evaluation_scores.h"

/* ---- the confusion matrix ---- */

static int by_number(const void *left, const void *right) {
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

/* Cells by their number, actual * n_classes + predicted, each as often as it
 * has rows. */
static void number_cells(size_t *cells, const bp_class_evaluation *e,
                         const float *actual) {
    for (size_t i = 0; i < e->n_rows; i++)
        cells[i] = (size_t)actual[i] * e->n_classes + e->predicted[i];
    qsort(cells, e->n_rows, sizeof *cells, by_number);
}

static bp_status confuse(bp_class_evaluation *e, const float *actual,
                         bp_error *err) {
    size_t *cells = bp_alloc(e->n_rows, sizeof *cells, err);
    if (!cells)
        return BP_ESYSTEM;
    number_cells(cells, e, actual);
    size_t n = 0;
    for (size_t i = 0; i < e->n_rows; i++)
        n += i == 0 || cells[i] != cells[i - 1];
    e->confusions = bp_alloc(n, sizeof *e->confusions, err);
    for (size_t i = 0; e->confusions && i < e->n_rows; i++) {
        if (i == 0 || cells[i] != cells[i - 1])
            e->confusions[e->n_confusions++] = (bp_confusion){
                cells[i] / e->n_classes, cells[i] % e->n_classes, 0};
        e->confusions[e->n_confusions - 1].n_rows++;
    }
    free(cells);
    return e->confusions ? BP_OK : BP_ESYSTEM;
}

size_t bp_confusion_at(const bp_class_evaluation *e, size_t actual,
                       size_t predicted) {
    size_t low = 0, high = e->n_confusions;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const bp_confusion *cell = &e->confusions[middle];
        if (cell->actual < actual ||
            (cell->actual == actual && cell->predicted < predicted))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == e->n_confusions || e->confusions[low].actual != actual ||
        e->confusions[low].predicted != predicted)
        return 0;
    return e->confusions[low].n_rows;
}

/* ---- what follows from it ---- */

static double ratio(double above, double below) {
    return below > 0 ? above / below : 0;
}

static void score_class(bp_class_score *class) {
    double right = (double)class->n_right;
    double n = (double)class->n_rows, given = (double)class->n_predicted;
    class->precision = ratio(right, given);
    class->recall = ratio(right, n);
    class->f1 = ratio(2 * right, n + given);
}

static void add_class(bp_class_mean *mean, const bp_class_score *class,
                      double weight) {
    mean->precision += weight * class->precision;
    mean->recall += weight * class->recall;
    mean->f1 += weight * class->f1;
}

static void divide(bp_class_mean *mean, double by) {
    mean->precision /= by;
    mean->recall /= by;
    mean->f1 /= by;
}

static void score_classes(bp_class_evaluation *e) {
    for (size_t k = 0; k < e->n_confusions; k++) {
        const bp_confusion *cell = &e->confusions[k];
        e->classes[cell->actual].n_rows += cell->n_rows;
        e->classes[cell->predicted].n_predicted += cell->n_rows;
        if (cell->actual == cell->predicted)
            e->classes[cell->actual].n_right += cell->n_rows;
    }
    size_t n_right = 0;
    for (size_t c = 0; c < e->n_classes; c++) {
        bp_class_score *class = &e->classes[c];
        score_class(class);
        n_right += class->n_right;
        add_class(&e->weighted, class, (double)class->n_rows);
        if (class->n_rows || class->n_predicted) {
            add_class(&e->macro, class, 1);
            e->n_in_macro++;
        }
    }
    divide(&e->weighted, (double)e->n_rows);
    divide(&e->macro, (double)e->n_in_macro);
    e->accuracy = bp_share_score(n_right, e->n_rows);
}

/* ---- what one gets for nothing ---- */

static void add_baselines(bp_class_evaluation *e) {
    double n = (double)e->n_rows;
    size_t n_present = 0;
    e->commonest = 0;
    for (size_t c = 0; c < e->n_classes; c++) {
        double share = (double)e->classes[c].n_rows / n;
        n_present += share > 0;
        if (share > 0)
            e->baseline_log_loss -= share * log(share);
        if (e->classes[c].n_rows > e->classes[e->commonest].n_rows)
            e->commonest = c;
    }
    bp_class_score given = {.n_rows = e->classes[e->commonest].n_rows,
                            .n_predicted = e->n_rows,
                            .n_right = e->classes[e->commonest].n_rows};
    score_class(&given);
    e->accuracy.baseline = (double)given.n_rows / n;
    add_class(&e->baseline_macro, &given, 1);
    divide(&e->baseline_macro, (double)n_present);
    add_class(&e->baseline_weighted, &given, e->accuracy.baseline);
    e->baseline_log_loss += 0.0; /* not -0 */
}

/* ---- all of it ---- */

bp_status bp_evaluate_classes(bp_class_evaluation *e, const float *a, size_t n,
                              bp_activation f, const float *actual,
                              size_t n_rows, size_t n_classes, bp_error *err) {
    assert(n_rows > 0 && (n == n_classes || (n == 1 && n_classes == 2)));
    *e = (bp_class_evaluation){
        .n_rows = n_rows,
        .n_classes = n_classes,
        .classes = bp_alloc(n_classes, sizeof *e->classes, err),
        .predicted = bp_alloc(n_rows, sizeof *e->predicted, err),
        .has_probabilities = bp_has_probabilities(f)};
    bp_status status = e->classes && e->predicted ? BP_OK : BP_ESYSTEM;
    if (!status) {
        for (size_t i = 0; i < n_rows; i++)
            e->predicted[i] = bp_predicted_class(a + i * n, n);
        status = confuse(e, actual, err);
    }
    if (!status) {
        score_classes(e);
        add_baselines(e);
        status = evaluation_add_scores(e, a, n, f, actual, err);
    }
    if (status)
        bp_class_evaluation_free(e);
    return status;
}

void bp_class_evaluation_free(bp_class_evaluation *e) {
    free(e->confusions);
    free(e->classes);
    free(e->predicted);
    free(e->likely);
    *e = (bp_class_evaluation){0};
}
