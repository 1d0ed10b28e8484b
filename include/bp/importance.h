/* importance.h - which inputs a network's score hangs on.
 *
 * Permutation importance (Breiman, "Random forests", 2001; Fisher, Rudin &
 * Dominici, "All models are wrong, but many are useful", 2019): how much worse
 * the score gets when what stands in one column is shuffled among the rows,
 * so that it tells nothing any more while each of its values is still there:
 *
 *   fall_r  = score of the rows as they are - score after shuffle r
 *   rise_r  = loss after shuffle r - loss of the rows as they are
 *
 * and of these the mean and the standard deviation over `repeats` shuffles,
 * sqrt(mean((fall_r - mean fall)^2)), as scikit-learn's permutation_importance
 * gives them. The score is bp_scores_summary: the accuracy, or the mean R2 of
 * the targets. A column may be several inputs of the network (a category has
 * one a level): they are shuffled together.
 *
 * It says what this network makes of these rows, not what is so in the world:
 * of two columns that tell the same, each can stand in for the other.
 */
#ifndef BP_IMPORTANCE_H
#define BP_IMPORTANCE_H

#include <stddef.h>
#include <stdint.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/metrics.h"
#include "bp/network.h"

/* Of one column: how far the score falls and the loss rises; below 0 where a
 * shuffle made it better, as chance will have it with a column that tells
 * little. Exactly 0 where the network ignores the column. */
typedef struct bp_importance {
    double fall, fall_sd;
    double rise, rise_sd;
} bp_importance;

/* What is shuffled, and how. */
typedef struct bp_shuffling {
    size_t n_columns;
    const size_t *starts; /* n_columns + 1: column c is the inputs starts[c] ..
                             starts[c + 1] - 1 */
    size_t repeats;       /* shuffles of each column, at least 1 */
    uint64_t seed;        /* shuffle r is the same one for every column: what a
                             column gets doesn't depend on the others */
    size_t threads;       /* 0 or 1: one; the result doesn't depend on it */
} bp_shuffling;

/* Fills in `importances` (n_columns) from the selected rows. `scores` is what
 * bp_evaluate made of these rows with this network and loss. Takes n_columns *
 * repeats times as long as that, less what more threads save. BP_ESYSTEM for
 * memory: 4 bytes a row, and a batch a thread. */
bp_status bp_importances(bp_importance *importances, const bp_kernel *kernel,
                         const bp_network *net, const bp_selection *rows,
                         bp_loss loss, const bp_scores *scores,
                         const bp_shuffling *how, bp_error *err);

#endif
