/* report_end.h - how training ended and what it came to, on standard error. */
#ifndef BP_REPORT_END_H
#define BP_REPORT_END_H

#include "bp/model.h"

/* Why training ended before its time, which weights were kept, the scores on
 * the training rows, those on the rows held out beside what one gets for
 * nothing, and where the model is (if `path` isn't "-"). The model has its
 * settings and both scores with their baselines, errors in the targets' units.
 * `baseline_class` is the commonest class of the training rows; NULL: no
 * name for it. `stuck` is what seems to be wrong with the network; "" is
 * nothing. */
void report_end(const bp_model *model, const char *path,
                const char *baseline_class, const char *stuck);

#endif
