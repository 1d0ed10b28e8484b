/* formulas.h - the formulas of a step in words, as activation.h and loss.h have
 * them in letters. */
#ifndef BP_TRACE_FORMULAS_H
#define BP_TRACE_FORMULAS_H

#include "bp/activation.h"
#include "bp/loss.h"

/* output = ..., of the activation z. */
const char *formula_transfer(bp_activation f);

/* slope = ..., of the output or the activation z. */
const char *formula_slope(bp_activation f);

/* loss = ..., of what is expected and the actual outputs. */
const char *formula_loss(bp_loss loss, bp_activation f);

/* error = ..., of an output. */
const char *formula_error(bp_loss loss);

#endif
