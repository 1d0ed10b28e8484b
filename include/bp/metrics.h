/* metrics.h - how good a network is on a dataset. */
#ifndef BP_METRICS_H
#define BP_METRICS_H

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"

/* Owns rmse and r2. */
typedef struct bp_scores {
    double loss;      /* mean over the rows, as loss.h defines it */
    double accuracy;  /* classification: share of rows whose class is right */
    size_t n_targets; /* regression: how many entries the next two have */
    double *rmse;     /* sqrt(mean((t - a)^2)), in the encoded target's units */
    double *r2;       /* 1 - sum((t - a)^2) / sum((t - mean t)^2) */
} bp_scores;

/* The class a row of `n` outputs says: the greatest output (the first of
 * equals), or with one output 1 where it is above one half. */
size_t bp_predicted_class(const float *a, size_t n);

/* Runs all rows of `data` through `net`, on `threads` threads. The sums go over
 * the rows in order: the scores don't depend on how the rows are batched. */
bp_status bp_evaluate(bp_scores *scores, const bp_kernel *kernel,
                      const bp_network *net, const bp_dataset *data,
                      bp_loss loss, size_t threads, bp_error *err);
void bp_scores_free(bp_scores *scores);

#endif
