/* schedule.c - the learning rate of each step.
 *
 * The rate reaches the weights, so there is no libm here: powers are products
 * and the cosine is its own series. */
#include "bp/schedule.h"

#include <assert.h>

const char *const bp_schedule_names[BP_N_SCHEDULES + 1] = {
    "constant", "step",      "exponential", "inverse",
    "cosine",   "one-cycle", "plateau",     NULL};

static const double pi = 3.14159265358979323846;

/* Both series are those of Taylor, from the inside out, for angles up to pi/4:
 * what they leave out is less than 1e-17. */
static double near_cos(double angle) {
    double square = angle * angle, sum = 1;
    for (int k = 16; k > 0; k -= 2)
        sum = 1 - square * sum / (k * (k - 1));
    return sum;
}

static double near_sin(double angle) {
    double square = angle * angle, sum = 1;
    for (int k = 17; k > 1; k -= 2)
        sum = 1 - square * sum / (k * (k - 1));
    return angle * sum;
}

/* The differences are exact, so it is 0 at one half, and as far below as above
 * on both sides of it. */
double bp_cos_pi(double x) {
    assert(x >= 0 && x <= 1);
    if (x > 0.5)
        return -bp_cos_pi(1 - x);
    return x > 0.25 ? near_sin(pi * (0.5 - x)) : near_cos(pi * x);
}

/* base^n: squares, and the product of those that n is made of. */
static double power(double base, size_t n) {
    double product = 1;
    for (; n > 0; n /= 2) {
        if (n % 2)
            product *= base;
        base *= base;
    }
    return product;
}

/* Half a cosine from one rate to another; part is from 0 to 1. */
static double glide(double from, double to, double part) {
    return from + (to - from) * ((1 - bp_cos_pi(part)) / 2);
}

static double steps_done(const bp_moment *at) {
    return (double)at->epoch * (double)at->steps_per_epoch + (double)at->step;
}

/* t, which is 1 for whoever asks when all is done. */
static double part_done(const bp_moment *at) {
    double all = (double)at->n_epochs * (double)at->steps_per_epoch;
    double done = steps_done(at);
    return done < all ? done / all : 1;
}

static double one_cycle(double rate, double t) {
    const double rise = 0.3, first = rate / 25, last = rate / 250000;
    if (t < rise)
        return glide(first, rate, t / rise);
    return glide(rate, last, (t - rise) / (1 - rise));
}

static double warm(const bp_schedule *schedule, const bp_moment *at) {
    double steps = (double)schedule->warmup * (double)at->steps_per_epoch;
    double next = steps_done(at) + 1;
    return next < steps ? next / steps : 1;
}

/* inverse: divided by the factor last, for 1 / factor can be infinite, and
 * infinity times no epochs is no number. */
static double scheduled(const bp_schedule *schedule, const bp_moment *at) {
    double rate = schedule->rate, factor = schedule->factor;
    switch (schedule->kind) {
    case BP_STEP: return rate * power(factor, at->epoch / schedule->every);
    case BP_EXPONENTIAL: return rate * power(factor, at->epoch);
    case BP_INVERSE:
        return rate / (1 + (1 - factor) * (double)at->epoch / factor);
    case BP_COSINE: return glide(rate, 0, part_done(at));
    case BP_ONE_CYCLE: return one_cycle(rate, part_done(at));
    case BP_PLATEAU: return rate * power(factor, at->n_drops);
    case BP_CONSTANT:
    case BP_N_SCHEDULES: break;
    }
    return rate;
}

double bp_schedule_rate(const bp_schedule *schedule, const bp_moment *at) {
    return scheduled(schedule, at) * warm(schedule, at);
}
