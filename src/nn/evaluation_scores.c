/* evaluation_scores.c - AUC, log loss and calibration.
 *
 * An AUC takes the scores in order. They are sorted by their bits, the sign
 * turned so that integers compare as the floats do, eleven bits at a time from
 * the lowest on: many classes mean as many sorts of all rows.
 */
#include "evaluation_scores.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* ---- AUC ---- */

/* Of each row, and room for sorting. */
typedef struct ranking {
    size_t n_rows;
    float *divisor;  /* its outputs by it are its scores */
    uint64_t *items; /* scores, and in the lowest bit whether the row is of the
                        class */
    uint64_t *spare;
} ranking;

/* Ascending as the float; -0 is 0. */
static uint64_t item_of(float score, bool is_of_class) {
    uint32_t bits;
    score += 0.0F;
    memcpy(&bits, &score, sizeof bits);
    bits ^= bits >> 31 ? UINT32_MAX : UINT32_C(1) << 31;
    return (uint64_t)bits << 1 | is_of_class;
}

/* By the bits from 1 on. */
static void sort(ranking *r) {
    enum { DIGIT = 11, N = 1 << DIGIT };
    for (unsigned shift = 1; shift < 33; shift += DIGIT) {
        size_t starts[N + 1] = {0};
        for (size_t i = 0; i < r->n_rows; i++)
            starts[(r->items[i] >> shift & (N - 1)) + 1]++;
        for (size_t d = 0; d < N; d++)
            starts[d + 1] += starts[d];
        for (size_t i = 0; i < r->n_rows; i++)
            r->spare[starts[r->items[i] >> shift & (N - 1)]++] = r->items[i];
        uint64_t *sorted = r->spare;
        r->spare = r->items;
        r->items = sorted;
    }
}

/* The Mann-Whitney statistic of sorted items, by all pairs: counted in halves,
 * so that it is exact. */
static double area(const ranking *r, size_t n_of_class) {
    uint64_t halves = 0, n_below = 0;
    for (size_t i = 0; i < r->n_rows;) {
        uint64_t score = r->items[i] >> 1, n_equal[2] = {0};
        for (; i < r->n_rows && r->items[i] >> 1 == score; i++)
            n_equal[r->items[i] & 1]++;
        halves += n_equal[1] * (2 * n_below + n_equal[0]);
        n_below += n_equal[0];
    }
    double pairs = (double)n_of_class * (double)(r->n_rows - n_of_class);
    return (double)halves / (2 * pairs);
}

static void rank_class(bp_class_evaluation *e, ranking *r, const float *a,
                       size_t n, const float *actual, size_t c) {
    bp_class_score *class = &e->classes[c];
    class->has_auc = class->n_rows > 0 && class->n_rows < e->n_rows;
    if (!class->has_auc)
        return;
    for (size_t i = 0; i < e->n_rows; i++) {
        float score = n == 1 ? a[i] : a[i * n + c] / r->divisor[i];
        if (n == 1 && c == 0)
            score = e->has_probabilities ? 1 - score : -score;
        r->items[i] = item_of(score, actual[i] == (float)c);
    }
    sort(r);
    class->auc = area(r, class->n_rows);
    e->auc += class->auc;
    e->n_auc++;
}

static bp_status ranking_init(ranking *r, size_t n_rows, bp_error *err) {
    *r = (ranking){.n_rows = n_rows,
                   .divisor = bp_alloc(n_rows, sizeof *r->divisor, err),
                   .items = bp_alloc(n_rows, sizeof *r->items, err),
                   .spare = bp_alloc(n_rows, sizeof *r->spare, err)};
    return r->divisor && r->items && r->spare ? BP_OK : BP_ESYSTEM;
}

static void ranking_free(ranking *r) {
    free(r->divisor);
    free(r->items);
    free(r->spare);
}

/* As bp_probabilities has it. */
static float divisor_of(const float *a, size_t n, bp_activation f) {
    float sum = 0;
    for (size_t j = 0; f == BP_SIGMOID && n > 1 && j < n; j++)
        sum += a[j];
    return sum == 0 ? 1 : sum;
}

static bp_status add_auc(bp_class_evaluation *e, const float *a, size_t n,
                         bp_activation f, const float *actual, bp_error *err) {
    ranking r;
    bp_status status = ranking_init(&r, e->n_rows, err);
    for (size_t i = 0; !status && i < e->n_rows; i++)
        r.divisor[i] = divisor_of(a + i * n, n, f);
    for (size_t c = 0; !status && c < e->n_classes; c++)
        rank_class(e, &r, a, n, actual, c);
    ranking_free(&r);
    if (e->n_auc > 0)
        e->auc =
            e->n_classes == 2 ? e->classes[1].auc : e->auc / (double)e->n_auc;
    e->has_auc = e->n_auc > 0;
    return status;
}

/* ---- probabilities ---- */

static double clip(float p) {
    const double least = DBL_EPSILON;
    return (double)p < least       ? least
           : (double)p > 1 - least ? 1 - least
                                   : (double)p;
}

static double row_loss(const float *p, size_t n, size_t actual) {
    double sum = 0;
    for (size_t j = 0; j < n; j++)
        sum += clip(p[j]);
    return -log(clip(p[actual]) / sum);
}

/* The first whose upper edge isn't below p. */
static bp_bin *bin_of(bp_class_evaluation *e, float p) {
    size_t b = 0;
    while (b + 1 < BP_BINS && (double)p > e->bins[b].high)
        b++;
    return &e->bins[b];
}

/* `p` said how likely something was; did it come true? */
static void add_to_bin(bp_class_evaluation *e, float p, bool is_true) {
    bp_bin *bin = bin_of(e, p);
    bin->n_rows++;
    bin->predicted += (double)p;
    bin->observed += is_true;
}

static void finish_bins(bp_class_evaluation *e) {
    for (size_t b = 0; b < BP_BINS; b++) {
        bp_bin *bin = &e->bins[b];
        if (bin->n_rows == 0)
            continue;
        bin->predicted /= (double)bin->n_rows;
        bin->observed /= (double)bin->n_rows;
        e->calibration_error += (double)bin->n_rows / (double)e->n_rows *
                                fabs(bin->predicted - bin->observed);
    }
}

static bp_status add_probabilities(bp_class_evaluation *e, const float *a,
                                   size_t n, bp_activation f,
                                   const float *actual, bp_error *err) {
    float *p = bp_alloc(e->n_classes, sizeof *p, err);
    e->likely = bp_alloc(e->n_rows, sizeof *e->likely, err);
    bp_status status = p && e->likely ? BP_OK : BP_ESYSTEM;
    for (size_t b = 0; b < BP_BINS; b++) {
        e->bins[b].low = (double)b / BP_BINS;
        e->bins[b].high = (double)(b + 1) / BP_BINS;
    }
    for (size_t i = 0; !status && i < e->n_rows; i++) {
        size_t class = (size_t)actual[i], given = e->predicted[i];
        bp_probabilities(p, a + i * n, n, f);
        e->likely[i] = p[class];
        e->log_loss += row_loss(p, e->n_classes, class);
        if (e->n_classes == 2)
            add_to_bin(e, p[1], class == 1);
        else
            add_to_bin(e, p[given], class == given);
    }
    e->log_loss /= (double)e->n_rows;
    finish_bins(e);
    free(p);
    return status;
}

bp_status evaluation_add_scores(bp_class_evaluation *e, const float *a,
                                size_t n, bp_activation f, const float *actual,
                                bp_error *err) {
    bp_status status = add_auc(e, a, n, f, actual, err);
    if (!status && e->has_probabilities)
        status = add_probabilities(e, a, n, f, actual, err);
    return status;
}
