/* stuck.h - training that gets nowhere: that it is so, what is to be seen in
 * the network, and what to try.
 */
#ifndef BP_STUCK_H
#define BP_STUCK_H

#include <stdbool.h>

#include "bp/kernel.h"
#include "bp/model.h"
#include "train/training.h"

/* Nobody expects much of fewer epochs. */
enum { STUCK_EPOCHS = 10 };

/* Has the mean loss of an epoch not left what always saying the same gets, the
 * shares of the classes or the mean? False where weights or a loss without such
 * a number leave that open. */
bool stuck_is_at_baseline(const training *what, const bp_model *model,
                          double loss);

/* Writes a sentence about the network as it is, "" when there is nothing to
 * say: hidden units that are dead or saturated, at least half of a layer; else,
 * if it `is_at_baseline`, what else to try. Only memory can fail. */
bp_status stuck_explain(const training *what, const bp_model *model,
                        const bp_kernel *kernel, bool is_at_baseline,
                        char *sentence, size_t size, bp_error *err);

#endif
