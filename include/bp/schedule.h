/* schedule.h - how the learning rate changes while training goes on.
 *
 * With t = steps done / all steps (0 at the first step), e = whole epochs done,
 * and the learning rate r:
 *
 *   constant     r
 *   step         r factor^floor(e / every)
 *   exponential  r factor^e
 *   inverse      r / (1 + (1 / factor - 1) e)
 *   cosine       r (1 + cos(pi t)) / 2          (Loshchilov & Hutter 2017)
 *   one-cycle    from r/25 up to r in the first 30 % of the steps and down to
 *                r/250000 in the rest, each half a cosine (Smith & Topin 2018)
 *   plateau      r; times factor each time that `every` epochs in a row
 *                brought no better loss (the held-out rows' where there are
 *                some)
 *
 * A warm-up of w epochs lets the rate of its steps grow in a line from r/n to r
 * over its n steps, times what the schedule says. Nothing here calls libm: the
 * rate is the same everywhere.
 */
#ifndef BP_SCHEDULE_H
#define BP_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum bp_schedule_kind {
    BP_CONSTANT,
    BP_STEP,
    BP_EXPONENTIAL,
    BP_INVERSE,
    BP_COSINE,
    BP_ONE_CYCLE,
    BP_PLATEAU,
    BP_N_SCHEDULES,
} bp_schedule_kind;

extern const char *const bp_schedule_names[BP_N_SCHEDULES + 1];

typedef struct bp_schedule {
    bp_schedule_kind kind;
    double rate;
    double factor; /* above 0, at most 1 */
    size_t every;  /* epochs, at least 1 */
    size_t warmup; /* epochs */
} bp_schedule;

/* Where training is. */
typedef struct bp_moment {
    size_t step;            /* steps done in this epoch */
    size_t steps_per_epoch; /* at least 1 */
    size_t epoch;           /* epochs done */
    size_t n_epochs;        /* to be done in all */
    size_t n_drops;         /* plateau: how often the rate was dropped */
} bp_moment;

/* The rate of the step that comes next. */
double bp_schedule_rate(const bp_schedule *schedule, const bp_moment *at);

/* cos(pi x) for x from 0 to 1, to some 1e-15. */
double bp_cos_pi(double x);

#endif
