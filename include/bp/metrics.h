/* metrics.h - how good a network is on some rows, beside what one gets for
 * nothing.
 *
 * The 95 % interval of an accuracy is Wilson's (1927), z = 1.96; that of a root
 * mean square error comes from the mean of the squared errors +- 1.96 standard
 * errors of that mean, cut at 0; of one row it is the value alone.
 */
#ifndef BP_METRICS_H
#define BP_METRICS_H

#include <stdint.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"

/* An estimate with its 95 % interval, and what predicting one and the same
 * thing for every row would get: the commonest class of the training rows, or
 * their mean. */
typedef struct bp_score {
    double value, low, high;
    double baseline;
} bp_score;

/* Owns rmse and r2. */
typedef struct bp_scores {
    size_t n_rows;
    double loss;       /* mean over the rows, as loss.h defines it */
    bp_score accuracy; /* classification: share of rows whose class is right */
    size_t n_targets;  /* regression: how many entries the next two have */
    bp_score *rmse; /* sqrt(mean((t - a)^2)), in the encoded target's units */
    double *r2;     /* 1 - sum((t - a)^2) / sum((t - mean t)^2) */
} bp_scores;

/* The scores of `right` rows of n_rows (at least one), and of n errors whose
 * squares sum up to `squares` and lie `scatter` from their mean, squared and
 * summed up, with their intervals; the baseline is left 0. */
bp_score bp_share_score(size_t right, size_t n_rows);
bp_score bp_root_score(double squares, double scatter, double n);

/* The class a row of `n` outputs says: the greatest output (the first of
 * equals), or with one output 1 where it is above one half. */
size_t bp_predicted_class(const float *a, size_t n);

/* Runs all selected rows (at least one) through `net`, on `threads` threads.
 * The sums go over the rows in order: the scores don't depend on how the rows
 * are batched. Row weights are of no account. Baselines are left 0. */
bp_status bp_evaluate(bp_scores *scores, const bp_kernel *kernel,
                      const bp_network *net, const bp_selection *rows,
                      bp_loss loss, size_t threads, bp_error *err);

/* Some inputs of each row taken from another: inputs first .. end - 1 of row i
 * of a selection are those of its row from[i]. */
typedef struct bp_swap {
    size_t first, end;
    const uint32_t *from; /* as many as rows are selected */
} bp_swap;

/* As bp_evaluate, of rows whose inputs are swapped like this. */
bp_status bp_evaluate_swapped(bp_scores *scores, const bp_kernel *kernel,
                              const bp_network *net, const bp_selection *rows,
                              bp_loss loss, const bp_swap *swap, size_t threads,
                              bp_error *err);

/* Fills in the baselines of what bp_evaluate made of `rows`: what is learnt
 * from the rows `train` alone (at least one), the commonest class (of equals
 * the one with the lowest number) or each target's mean, judged on `rows`. */
bp_status bp_add_baselines(bp_scores *scores, const bp_selection *train,
                           const bp_selection *rows, bp_error *err);
void bp_scores_free(bp_scores *scores);

/* One number, the greater the better: the accuracy, or the mean of r2. */
double bp_scores_summary(const bp_scores *scores);

#endif
