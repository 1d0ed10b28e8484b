/* scores.c - means over folds. */
#include <math.h>

#include "cv/cv.h"

double cv_score_of(const cv_fold *fold, cv_score which, size_t target) {
    const bp_scores *scores = &fold->scores;
    switch (which) {
    case CV_LOSS: return scores->loss;
    case CV_ACCURACY: return scores->accuracy.value;
    case CV_RMSE: return scores->rmse[target].value;
    case CV_R2: return scores->r2[target];
    default:
        return scores->n_targets ? scores->rmse[target].baseline
                                 : scores->accuracy.baseline;
    }
}

cv_mean cv_mean_of(const cv *c, cv_score which, size_t target) {
    double n = (double)c->n_folds, sum = 0, squares = 0;
    for (size_t i = 0; i < c->n_folds; i++)
        sum += cv_score_of(&c->folds[i], which, target);
    for (size_t i = 0; i < c->n_folds; i++) {
        double distance = cv_score_of(&c->folds[i], which, target) - sum / n;
        squares += distance * distance;
    }
    return (cv_mean){sum / n, sqrt(squares / (n - 1))};
}

/* Wilson, "Probable inference, the law of succession, and statistical
 * inference", 1927; z = 1.96, as in bp/metrics.h. */
bp_score cv_pooled(const cv *c) {
    const double z = 1.96;
    double right = 0, guessed = 0, n = (double)c->n_rows;
    for (size_t i = 0; i < c->n_folds; i++) {
        const bp_scores *scores = &c->folds[i].scores;
        double n_rows = (double)scores->n_rows;
        right += round(scores->accuracy.value * n_rows);
        guessed += round(scores->accuracy.baseline * n_rows);
    }
    double middle = right + z * z / 2;
    double reach = z * sqrt(right * (n - right) / n + z * z / 4);
    return (bp_score){.value = right / n,
                      .low = right > 0 ? (middle - reach) / (n + z * z) : 0,
                      .high = right < n ? (middle + reach) / (n + z * z) : 1,
                      .baseline = guessed / n};
}

double cv_pooled_r2(const cv *c, size_t target, bp_score *rmse) {
    double squares = 0, guessed = 0, n = (double)c->n_rows;
    for (size_t i = 0; i < c->n_folds; i++) {
        const bp_scores *scores = &c->folds[i].scores;
        const bp_score *its = &scores->rmse[target];
        squares += (double)scores->n_rows * its->value * its->value;
        guessed += (double)scores->n_rows * its->baseline * its->baseline;
    }
    *rmse =
        (bp_score){.value = sqrt(squares / n), .baseline = sqrt(guessed / n)};
    return guessed > 0 ? 1 - squares / guessed : 0;
}
