/* lbfgs.c - a quasi-Newton method for small data.
 *
 * A step goes along -H g, where H is what the kept pairs s, y tell of the
 * inverse of the Hessian (Nocedal & Wright 2006, algorithms 7.4 and 7.5), as
 * far as the strong Wolfe conditions ask for (3.5 and 3.6, with the cubic of
 * equation 3.59). Parameters are floats, so near a minimum the conditions can
 * become impossible to meet: then the best point found is taken, as long as its
 * value is smaller than before.
 */
#include "bp/lbfgs.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "dot.h"

/* Values that a line search may ask for. */
enum { MOST_TRIALS = 25 };

/* How much longer the next step is while the value still falls steeply. */
#define STRETCH 4.0

/* Of the Wolfe conditions: the least share of the first slope's promise, and
 * the most of that slope that may be left. */
#define C1 1e-4
#define C2 0.9

bp_status bp_lbfgs_init(bp_lbfgs *lbfgs, size_t n_params, bp_error *err) {
    enum { BLOCKS = 2 * BP_LBFGS_PAIRS + 4 };
    /* A network of so many parameters fits into memory: no overflow here. */
    *lbfgs = (bp_lbfgs){.n = n_params,
                        .n_blocks = BLOCKS,
                        .memory = bp_alloc_floats(BLOCKS * n_params, err)};
    if (!lbfgs->memory)
        return BP_ESYSTEM;
    float *at = lbfgs->memory;
    for (size_t i = 0; i < BP_LBFGS_PAIRS; i++, at += n_params)
        lbfgs->s[i] = at;
    for (size_t i = 0; i < BP_LBFGS_PAIRS; i++, at += n_params)
        lbfgs->y[i] = at;
    lbfgs->grad = at;
    lbfgs->direction = at + n_params;
    lbfgs->before = at + 2 * n_params;
    lbfgs->trial_grad = at + 3 * n_params;
    return BP_OK;
}

void bp_lbfgs_free(bp_lbfgs *lbfgs) {
    free(lbfgs->memory);
    *lbfgs = (bp_lbfgs){0};
}

/* ---- the direction ---- */

/* a = a + factor b */
static void add(float *a, double factor, const float *b, size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] = (float)((double)a[i] + factor * (double)b[i]);
}

static void multiply(float *a, double factor, size_t n) {
    for (size_t i = 0; i < n; i++)
        a[i] = (float)((double)a[i] * factor);
}

/* The place of the pair that is `age` steps older than the newest. */
static size_t place_of(const bp_lbfgs *l, size_t age) {
    return (l->newest + BP_LBFGS_PAIRS - age) % BP_LBFGS_PAIRS;
}

/* direction = -H grad; without any pair H is 1. */
static void find_direction(bp_lbfgs *l) {
    double rho[BP_LBFGS_PAIRS], alpha[BP_LBFGS_PAIRS];
    size_t n = l->n;
    float *q = l->direction;
    memcpy(q, l->grad, n * sizeof *q);
    for (size_t age = 0; age < l->n_pairs; age++) {
        size_t i = place_of(l, age);
        rho[i] = 1 / dot_of(l->y[i], l->s[i], n);
        alpha[i] = rho[i] * dot_of(l->s[i], q, n);
        add(q, -alpha[i], l->y[i], n);
    }
    if (l->n_pairs > 0) { /* how large H is, as the newest pair has it */
        const float *y = l->y[l->newest];
        multiply(q, 1 / (rho[l->newest] * dot_of(y, y, n)), n);
    }
    for (size_t age = l->n_pairs; age-- > 0;) {
        size_t i = place_of(l, age);
        double beta = rho[i] * dot_of(l->y[i], q, n);
        add(q, alpha[i] - beta, l->s[i], n);
    }
    multiply(q, -1, n);
}

/* ---- how far to go ---- */

/* A point along the direction: how far from where the step begins, the value
 * there, and its slope along the direction. */
typedef struct point {
    double at, value, slope;
} point;

typedef struct search {
    bp_lbfgs *l;
    float *params;
    const bp_objective *objective;
    point start;
    double last; /* where the parameters are now */
    size_t n_left;
} search;

static double value_of(const bp_objective *objective, float *grad) {
    return objective->value(objective->context, grad);
}

static void move_to(search *s, double at) {
    const bp_lbfgs *l = s->l;
    memcpy(s->params, l->before, l->n * sizeof *s->params);
    if (at != 0)
        add(s->params, at, l->direction, l->n);
    s->last = at;
}

/* A point that can't be told is worse than any other. */
static point look_at(search *s, double at) {
    const bp_lbfgs *l = s->l;
    s->n_left--;
    move_to(s, at);
    double value = value_of(s->objective, l->trial_grad);
    double slope = dot_of(l->trial_grad, l->direction, l->n);
    if (!isfinite(value) || !isfinite(slope))
        return (point){at, INFINITY, 0};
    return (point){at, value, slope};
}

/* Does p keep enough of what the slope at the start promised? Where that is
 * less than a value's last bit, no smaller value does: who asks makes sure that
 * the value is smaller than the best so far, too. */
static bool is_low(const search *s, point p) {
    return p.value <= s->start.value + C1 * p.at * s->start.slope;
}

static bool is_flat(const search *s, point p) {
    return fabs(p.slope) <= -C2 * s->start.slope;
}

/* The minimum of the cubic through two points and their slopes, or the middle
 * where it lies too near to one of them, or nowhere. */
static double between(point a, point b) {
    double width = b.at - a.at;
    double d1 = a.slope + b.slope - 3 * (b.value - a.value) / width;
    double d2 = copysign(sqrt(d1 * d1 - a.slope * b.slope), width);
    double share = 1 - (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    if (share >= 0.1 && share <= 0.9) /* false for a NaN */
        return a.at + share * width;
    return a.at + width / 2;
}

/* Between `low`, the best so far, and `other` there are points that do. */
static point zoom(search *s, point low, point other) {
    while (s->n_left > 0) {
        point p = look_at(s, between(low, other));
        if (!is_low(s, p) || p.value >= low.value) {
            other = p;
            continue;
        }
        if (is_flat(s, p))
            return p;
        if (p.slope * (other.at - low.at) >= 0)
            other = low;
        low = p;
    }
    return low;
}

/* The point to go to; the start where none is better. */
static point search_from(search *s, double at) {
    point before = s->start;
    while (s->n_left > 0) {
        point p = look_at(s, at);
        if (!is_low(s, p) || p.value >= before.value)
            return zoom(s, before, p);
        if (is_flat(s, p))
            return p;
        if (p.slope >= 0)
            return zoom(s, p, before);
        before = p;
        at *= STRETCH;
    }
    return before;
}

/* ---- a step ---- */

/* The pair of the step just made, unless it has no positive curvature: H must
 * keep pointing downhill. */
static void keep_pair(bp_lbfgs *l, const float *params) {
    size_t n = l->n, i = (l->newest + 1) % BP_LBFGS_PAIRS;
    float *s = l->s[i], *y = l->y[i];
    for (size_t j = 0; j < n; j++) {
        s[j] = params[j] - l->before[j];
        y[j] = l->trial_grad[j] - l->grad[j];
    }
    double sy = dot_of(s, y, n), yy = dot_of(y, y, n);
    if (sy > DBL_EPSILON * yy && isfinite(1 / sy) && isfinite(yy)) {
        l->newest = i;
        if (l->n_pairs < BP_LBFGS_PAIRS)
            l->n_pairs++;
        return;
    }
    if (l->n_pairs == BP_LBFGS_PAIRS)
        l->n_pairs--;            /* the oldest, which was written over */
    memset(s, 0, n * sizeof *s); /* who keeps the state keeps it, too */
    memset(y, 0, n * sizeof *y);
}

/* Goes along the direction as it is; false, with the parameters as they were,
 * when that makes nothing smaller. */
static bool go_along(bp_lbfgs *l, float *params, const bp_objective *objective,
                     double first) {
    search s = {.l = l,
                .params = params,
                .objective = objective,
                .start = {0, l->value, dot_of(l->grad, l->direction, l->n)},
                .n_left = MOST_TRIALS};
    if (!(s.start.slope < 0) || !isfinite(s.start.slope))
        return false;
    memcpy(l->before, params, l->n * sizeof *params);
    point p = search_from(&s, first);
    if (p.at == 0) {
        move_to(&s, 0);
        return false;
    }
    if (s.last != p.at) { /* trial_grad is that of another point */
        move_to(&s, p.at);
        value_of(objective, l->trial_grad);
    }
    keep_pair(l, params);
    memcpy(l->grad, l->trial_grad, l->n * sizeof *l->grad);
    l->value = p.value;
    return true;
}

/* Without any pair nothing tells how long a step should be: not longer than 1.
 */
static double first_length(const bp_lbfgs *l) {
    double length = sqrt(dot_of(l->direction, l->direction, l->n));
    return l->n_pairs > 0 || length < 1 ? 1 : 1 / length;
}

double bp_lbfgs_step(bp_lbfgs *lbfgs, float *params,
                     const bp_objective *objective, bool *is_over) {
    *is_over = false;
    if (!lbfgs->has_value)
        lbfgs->value = value_of(objective, lbfgs->grad);
    lbfgs->has_value = isfinite(lbfgs->value);
    if (!lbfgs->has_value)
        return lbfgs->value;
    find_direction(lbfgs);
    if (go_along(lbfgs, params, objective, first_length(lbfgs)))
        return lbfgs->value;
    if (lbfgs->n_pairs > 0) { /* they may mislead: straight down, once */
        lbfgs->n_pairs = 0;
        find_direction(lbfgs);
        if (go_along(lbfgs, params, objective, first_length(lbfgs)))
            return lbfgs->value;
    }
    *is_over = true;
    return lbfgs->value;
}
