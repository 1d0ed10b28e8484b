/* lbfgs.h - a quasi-Newton method for small data: steps that know how the slope
 * changes.
 *
 * Limited-memory BFGS (Nocedal 1980; Liu & Nocedal 1989; the two-loop recursion
 * of Nocedal & Wright, "Numerical Optimization", 2006, algorithm 7.4) with the
 * last ten steps kept, and a line search for the strong Wolfe conditions
 * (algorithms 3.5 and 3.6 there; c1 = 1e-4, c2 = 0.9). All sums are taken in
 * double, in an order that the block alone fixes. Parameters stay float32.
 */
#ifndef BP_LBFGS_H
#define BP_LBFGS_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

enum { BP_LBFGS_PAIRS = 10 };

/* What is to be made small: returns its value at the parameters as they are
 * (not finite where it can't be told) and writes its gradient. */
typedef struct bp_objective {
    double (*value)(void *context, float *grad);
    void *context;
} bp_objective;

/* Owns memory. All of its state, for who keeps it: the blocks and the counts.
 */
typedef struct bp_lbfgs {
    size_t n;       /* parameters */
    size_t n_pairs; /* kept so far, at most BP_LBFGS_PAIRS */
    size_t newest;  /* the place of the last one */
    float *memory;  /* all blocks below, one behind the other: the
                       first 2 BP_LBFGS_PAIRS are all that goes on */
    size_t n_blocks;
    float *s[BP_LBFGS_PAIRS];               /* changes of the parameters, */
    float *y[BP_LBFGS_PAIRS];               /* and of the gradient */
    float *grad;                            /* at the parameters as they are */
    float *direction, *before, *trial_grad; /* of no use between steps */
    double value;                           /* likewise */
    bool has_value; /* value and grad are known; who changes the parameters or
                       the objective between steps, or puts kept pairs into a
                       new one of these, says false, and they are asked for */
} bp_lbfgs;

bp_status bp_lbfgs_init(bp_lbfgs *lbfgs, size_t n_params, bp_error *err);
void bp_lbfgs_free(bp_lbfgs *lbfgs);

/* One step: changes `params`. Returns the value there; `*is_over` becomes true
 * when no step makes it smaller (then the parameters are as they were). A value
 * that isn't finite at the start is returned as it is. */
double bp_lbfgs_step(bp_lbfgs *lbfgs, float *params,
                     const bp_objective *objective, bool *is_over);

#endif
