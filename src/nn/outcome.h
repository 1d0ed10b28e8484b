/* outcome.h - what is explained of a network's outputs, and its slopes. */
#ifndef BP_OUTCOME_H
#define BP_OUTCOME_H

#include "bp/attribution.h"

/* Makes `error` of each neuron of the last layer dF/dz, after a forward pass.
 */
void outcome_slopes(bp_textbook *book, bp_of of, size_t k);

#endif
