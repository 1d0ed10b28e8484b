/* evaluation_numbers.c - how good numbers are predicted, and which rows came
 * out worst. */
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "bp/evaluation.h"
#include "bp/mem.h"

bp_status bp_number_evaluation_init(bp_number_evaluation *e, size_t n_rows,
                                    size_t n_targets, bp_error *err) {
    assert(n_rows > 0);
    bool fits = n_rows <= SIZE_MAX / 2 / n_targets;
    *e = (bp_number_evaluation){
        .n_rows = n_rows,
        .n_targets = n_targets,
        .targets = bp_alloc(n_targets, sizeof *e->targets, err),
        .values = bp_alloc(fits ? 2 * n_targets * n_rows : SIZE_MAX,
                           sizeof *e->values, err)};
    if (!e->targets || !e->values) {
        bp_number_evaluation_free(e);
        return BP_ESYSTEM;
    }
    for (size_t j = 0; j < n_targets; j++) {
        e->targets[j].actual = e->values + j * n_rows;
        e->targets[j].predicted = e->values + (n_targets + j) * n_rows;
    }
    return BP_OK;
}

void bp_number_evaluation_free(bp_number_evaluation *e) {
    free(e->targets);
    free(e->values);
    *e = (bp_number_evaluation){0};
}

/* ---- what errors come to ---- */

/* Of errors e: sum of e^2, how far e^2 lies from its mean, squared and summed
 * up (Welford 1962), mean of |e|, median of |e|, mean of e. */
typedef struct errors {
    double squares, scatter, mean, median, bias;
} errors;

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Overwrites the errors. */
static errors sum_up(double *e, size_t n) {
    errors sum = {0};
    for (size_t i = 0; i < n; i++) {
        double square = e[i] * e[i];
        double before = i > 0 ? sum.squares / (double)i : square;
        sum.squares += square;
        sum.scatter +=
            (square - before) * (square - sum.squares / ((double)i + 1));
        sum.bias += e[i];
        e[i] = fabs(e[i]);
        sum.mean += e[i];
    }
    sum.bias /= (double)n;
    sum.mean /= (double)n;
    qsort(e, n, sizeof *e, by_size);
    sum.median = n % 2 ? e[n / 2] : (e[n / 2 - 1] + e[n / 2]) / 2;
    return sum;
}

static double mean_of(const double *values, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += values[i];
    return sum / (double)n;
}

static double spread_of(const double *values, size_t n) {
    double mean = mean_of(values, n), spread = 0;
    for (size_t i = 0; i < n; i++)
        spread += (values[i] - mean) * (values[i] - mean);
    return spread;
}

/* Rounding makes a spread where all are alike. */
static bool are_alike(const double *values, size_t n) {
    for (size_t i = 1; i < n; i++)
        if (values[i] != values[0])
            return false;
    return true;
}

static double r2_of(const bp_number_score *target, size_t n, double squares) {
    if (are_alike(target->actual, n))
        return squares == 0 ? 1 : 0;
    return 1 - squares / spread_of(target->actual, n);
}

bp_status bp_evaluate_numbers(bp_number_evaluation *e, size_t j,
                              const double *centre, bp_error *err) {
    bp_number_score *target = &e->targets[j];
    size_t n = e->n_rows;
    double *room = bp_alloc(n, sizeof *room, err);
    if (!room)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        room[i] = -bp_residual(target, i);
    errors model = sum_up(room, n);
    target->centre = centre ? *centre : mean_of(target->actual, n);
    for (size_t i = 0; i < n; i++)
        room[i] = target->centre - target->actual[i];
    errors baseline = sum_up(room, n);
    free(room);
    target->rmse = bp_root_score(model.squares, model.scatter, (double)n);
    target->rmse.baseline = sqrt(baseline.squares / (double)n);
    target->mae = model.mean;
    target->baseline_mae = baseline.mean;
    target->median = model.median;
    target->baseline_median = baseline.median;
    target->bias = model.bias + 0.0; /* not -0 */
    target->has_r2 = n > 1;
    target->r2 = r2_of(target, n, model.squares);
    target->baseline_r2 = r2_of(target, n, baseline.squares);
    if (isfinite(target->rmse.high) && isfinite(target->r2) &&
        isfinite(target->rmse.baseline) && isfinite(target->baseline_r2))
        return BP_OK;
    return bp_fail(err, BP_EDATA,
                   "the squares of the errors are beyond the range of numbers; "
                   "give the target in larger units");
}

/* ---- the worst rows ---- */

typedef struct rated {
    double badness;
    size_t row;
} rated;

static int by_badness(const void *left, const void *right) {
    const rated *a = left, *b = right;
    int worse = (a->badness < b->badness) - (a->badness > b->badness);
    return worse ? worse : (a->row > b->row) - (a->row < b->row);
}

static rated *new_ratings(size_t n_rows, bp_error *err) {
    rated *all = bp_alloc(n_rows, sizeof *all, err);
    for (size_t i = 0; all && i < n_rows; i++)
        all[i].row = i;
    return all;
}

static void take_worst(size_t *rows, size_t n, rated *all, size_t n_rows) {
    qsort(all, n_rows, sizeof *all, by_badness);
    for (size_t i = 0; i < n; i++)
        rows[i] = all[i].row;
    free(all);
}

bp_status bp_worst_numbers(size_t *rows, size_t n,
                           const bp_number_evaluation *e, size_t j,
                           bp_error *err) {
    rated *all = new_ratings(e->n_rows, err);
    if (!all)
        return BP_ESYSTEM;
    for (size_t i = 0; i < e->n_rows; i++)
        all[i].badness = fabs(bp_residual(&e->targets[j], i));
    take_worst(rows, n, all, e->n_rows);
    return BP_OK;
}

bp_status bp_worst_classes(size_t *rows, size_t n, const bp_class_evaluation *e,
                           bp_error *err) {
    assert(e->has_probabilities);
    rated *all = new_ratings(e->n_rows, err);
    if (!all)
        return BP_ESYSTEM;
    for (size_t i = 0; i < e->n_rows; i++)
        all[i].badness = -(double)e->likely[i];
    take_worst(rows, n, all, e->n_rows);
    return BP_OK;
}
