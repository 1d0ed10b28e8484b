/* strongest.h - which of many to show. */
#ifndef BP_PLOT_STRONGEST_H
#define BP_PLOT_STRONGEST_H

#include <stddef.h>

#include "bp/error.h"
#include "bp/network.h"

/* Of n strengths the `most` greatest (of equals the first), or all: their
 * numbers, ascending, in `*chosen`, which the caller frees. Returns how many
 * by `*n_chosen`. BP_ESYSTEM. */
bp_status strongest(const double *strengths, size_t n, size_t most,
                    size_t **chosen, size_t *n_chosen, bp_error *err);

/* The sum of a unit's squared weights: of all that go out from input k of a
 * layer, or come in to its unit n. Arrays of n_inputs and n_units. */
void strengths_of(const bp_layer *layer, float *params, double *out,
                  double *in);

#endif
