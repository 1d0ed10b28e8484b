/* judge.c - whether an input gives the target away:
 *
 *   classes, by level   the commonest class of each level is wrong in at most
 *                       1 % of the rows in which the commonest class is
 *   classes, a number   the ranges of its values in the classes are apart
 *   number, by level    the means of the levels explain 99.99 % of the variance
 *   number, a number    Pearson's |r| is at least 0.99999
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "check/leaks.h"

/* Rows of the commonest class of those counted. */
static size_t most_of(const size_t *counts, size_t n) {
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = counts[i] > most ? counts[i] : most;
    return most;
}

static size_t sum_of(const size_t *counts, size_t n) {
    size_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += counts[i];
    return sum;
}

static bp_status judge_levels(leaks *l, const feature *f, bp_error *err) {
    size_t n_rows = sum_of(l->class_counts, l->n_classes), n_right = 0;
    size_t n_wrong_before = n_rows - most_of(l->class_counts, l->n_classes);
    for (size_t i = 0; i <= f->n_levels; i++)
        n_right += most_of(f->counts + i * l->n_classes, l->n_classes);
    size_t n_wrong = n_rows - n_right;
    if (n_wrong_before == 0 || n_wrong * 100 > n_wrong_before)
        return BP_OK;
    char clip[BP_CLIP], target[BP_CLIP];
    size_t col = l->inputs[f->input].col, t = l->targets[0].col;
    return check_add(l->c, "leak", col, t, err,
                     "column '%s' alone gives the target '%s' away: by its "
                     "levels %zu of %zu rows are guessed wrong, without it "
                     "%zu; was it known before the target was?",
                     bp_clip(check_name(l->c, col), clip),
                     bp_clip(check_name(l->c, t), target), n_wrong, n_rows,
                     n_wrong_before);
}

static int by_lowest(const void *a, const void *b, void *lowest) {
    const double *x = lowest;
    double i = x[*(const size_t *)a], j = x[*(const size_t *)b];
    return (i > j) - (i < j);
}

/* True when no two classes share any of their ranges. */
static bool are_apart(const feature *f, size_t *order, size_t n) {
    for (size_t i = 0; i < n; i++) {
        order[i] = i;
        if (f->counts[i] == 0)
            return false;
    }
    qsort_r(order, n, sizeof *order, by_lowest, f->lowest);
    for (size_t i = 1; i < n; i++)
        if (f->highest[order[i - 1]] >= f->lowest[order[i]])
            return false;
    return n > 1;
}

static bp_status judge_ranges(leaks *l, const feature *f, bp_error *err) {
    size_t n = l->n_classes, *order;
    if (sum_of(f->counts, n) < ROWS_EACH * n)
        return BP_OK;
    order = bp_alloc(n, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    bool apart = are_apart(f, order, n);
    free(order);
    char clip[BP_CLIP], target[BP_CLIP];
    size_t col = l->inputs[f->input].col, t = l->targets[0].col;
    return apart ? check_add(l->c, "leak", col, t, err,
                             "column '%s' alone gives the target '%s' away: "
                             "its numbers have a range for each class, and "
                             "none of them overlap; was it known before the "
                             "target was?",
                             bp_clip(check_name(l->c, col), clip),
                             bp_clip(check_name(l->c, t), target))
                 : BP_OK;
}

/* The share of the target's variance that the input explains: that between
 * levels, or the square of Pearson's r. */
static double explained(const feature *f) {
    double yy = f->yy - f->y * f->y / f->n, between = 0;
    if (!f->by_level) {
        double xx = f->xx - f->x * f->x / f->n;
        double xy = f->xy - f->x * f->y / f->n;
        return xy * xy / (xx * yy);
    }
    for (size_t i = 0; i <= f->n_levels; i++)
        if (f->counts[i])
            between += f->sums[i] * f->sums[i] / (double)f->counts[i];
    return (between - f->y * f->y / f->n) / yy;
}

static bp_status judge_number(leaks *l, const feature *f, bp_error *err) {
    static const double enough_r = 0.99999, enough_share = 0.9999;
    double share = explained(f);
    double enough = f->by_level ? enough_share : enough_r * enough_r;
    if (f->n < ROWS_EACH || !(share >= enough))
        return BP_OK;
    char clip[BP_CLIP], target[BP_CLIP];
    size_t col = l->inputs[f->input].col, t = l->targets[f->target].col;
    bp_clip(check_name(l->c, col), clip);
    bp_clip(check_name(l->c, t), target);
    if (f->by_level)
        return check_add(l->c, "leak", col, t, err,
                         "column '%s' alone gives the target '%s' away: the "
                         "means of its levels explain %.4f %% of the variance; "
                         "was it known before the target was?",
                         clip, target, 100 * share);
    return check_add(l->c, "leak", col, t, err,
                     "column '%s' alone gives the target '%s' away: they lie "
                     "on a line (r %.6f); was it known before the target was?",
                     clip, target, copysign(sqrt(share), f->xy));
}

/* A copy of the target has been found already, and so has what was found by
 * levels. */
static bool is_told(const leaks *l, const feature *f) {
    const check *c = l->c;
    size_t col = l->inputs[f->input].col, t = l->targets[f->target].col;
    if (c->scan.columns[col].hash == c->scan.columns[t].hash)
        return true;
    for (size_t i = 0; i < c->texts.count; i++)
        if (strcmp(c->findings[i].kind, "leak") == 0 &&
            c->findings[i].col == col && c->findings[i].other == t)
            return true;
    return false;
}

bp_status check_judge(leaks *l, const feature *f, bp_error *err) {
    if (is_told(l, f))
        return BP_OK;
    return !l->n_classes ? judge_number(l, f, err)
           : f->by_level ? judge_levels(l, f, err)
                         : judge_ranges(l, f, err);
}
