/* attribution.h - why a row's output is what it is: a share for each input.
 *
 * Integrated gradients (Sundararajan, Taly & Yan, "Axiomatic attribution for
 * deep networks", 2017). For a row x, a baseline x' and an output F, input i
 * contributes
 *
 *   c_i = (x_i - x'_i) * integral from 0 to 1 of
 *                        dF/dx_i (x' + s (x - x')) ds
 *
 * the slope along the straight way from the baseline to the row. Contributions
 * add up to F(x) - F(x'); an input that F doesn't depend on, or that is as in
 * the baseline, contributes exactly 0.
 *
 * The integral is computed in double on the slow twin (textbook.h): cut where a
 * unit of relu, leaky-relu or elu comes to its corner, since the slope jumps
 * there, and each part by Gauss and Kronrod's rule of 3 and 7 points, halved
 * until the two agree and the part adds up (Kronrod 1965; Piessens et al.,
 * "QUADPACK", 1983).
 */
#ifndef BP_ATTRIBUTION_H
#define BP_ATTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/textbook.h"

/* What is explained of a network with outputs a and the last layer's z:
 *   target       a_k, of regression
 *   class        a_k, of classes that are no probabilities; of the first of two
 *                classes with one output, 1 - a
 *   probability  of class k: a_k of softmax; a, or 1 - a, of one sigmoid; a_k
 *                divided by the sum of several sigmoids, as bp predict has it
 *   logit        log(p / (1 - p)) of that probability: the log of the odds
 * Probability and logit are for softmax and sigmoid alone. */
typedef enum bp_of {
    BP_OF_TARGET,
    BP_OF_CLASS,
    BP_OF_PROBABILITY,
    BP_OF_LOGIT,
} bp_of;

/* F of the book's last forward pass. */
double bp_attributed(const bp_textbook *book, bp_of of, size_t k);

/* Contributions are taken to be right when their sum is as near to the
 * difference of the outputs as this, in parts of the sum of their sizes. */
#define BP_ATTRIBUTION_TOLERANCE 1e-6

/* Owns contributions. */
typedef struct bp_attribution {
    double *contributions; /* one an input of the network */
    double output;         /* F(x) */
    double baseline;       /* F(x') */
    double gap;            /* sum of contributions - (output - baseline) */
    bool has_converged;    /* the gap is within the tolerance */
    size_t n_points;       /* of the way, where a gradient was computed */
} bp_attribution;

/* Explains F = (of, k) of the network `book`, whose last pass is written over,
 * for the row x and the baseline, both of as many inputs as the network takes.
 * The caller frees `made`. When an output or a slope isn't finite it hasn't
 * converged, and its numbers are no use. BP_ESYSTEM for memory. */
bp_status bp_attribute(bp_attribution *made, bp_textbook *book, bp_of of,
                       size_t k, const double *x, const double *baseline,
                       bp_error *err);
void bp_attribution_free(bp_attribution *attribution);

#endif
