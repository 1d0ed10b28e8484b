/* courses.h - one training after another: restarts from other first weights, of
 * which the best is kept, and a refit on all rows. */
#ifndef BP_COURSES_H
#define BP_COURSES_H

#include "train/watch.h"

/* Trains model->network, which has its first weights, and fills in
 * model->history: that of the course whose weights were kept, number `*kept`.
 */
bp_status courses_run(bp_model *model, const training *what, watch *w,
                      size_t *kept, bp_error *err);

/* Trains anew from that course's first weights, with what->all and for as many
 * epochs as were best, which is noted in the history. Where rows held out
 * didn't say how many, or when it is to end before, the model stays what it is;
 * `*done` says so. */
bp_status courses_refit(bp_model *model, const training *what, watch *w,
                        size_t kept, bool *done, bp_error *err);

#endif
