/* moments.h - mean and spread of numbers, right to about the last bit.
 *
 * Sums are taken of distances from a pivot, the first number, and of their
 * squares: nothing is lost when the mean is large (Chan, Golub & LeVeque,
 * "Algorithms for computing the sample variance", The American Statistician 37,
 * 1983). What rounding takes from a sum is added up beside it (Knuth's TwoSum;
 * Ogita, Rump & Oishi, "Accurate sum and dot product", SIAM Journal on
 * Scientific Computing 26, 2005), so that hardly anything depends on where
 * numbers were parted. Sums that overflow are NaN or infinite.
 */
#ifndef BP_MOMENTS_H
#define BP_MOMENTS_H

/* high + low, as if it had twice the bits. */
typedef struct doubled {
    double high, low;
} doubled;

typedef struct moments {
    double pivot;
    doubled sum;     /* of the distances, */
    doubled squares; /* and of their squares */
} moments;

static inline void doubled_add(doubled *sum, double value) {
    double high = sum->high + value, part = high - sum->high;
    sum->low += (sum->high - (high - part)) + (value - part);
    sum->high = high;
}

/* a - b. */
static inline doubled doubled_difference(double a, double b) {
    double high = a - b, part = high - a;
    return (doubled){high, (a - (high - part)) - (b + part)};
}

/* Adds a number; the pivot was set to the first. */
static inline void moments_add(moments *m, double value) {
    doubled distance = doubled_difference(value, m->pivot);
    doubled_add(&m->sum, distance.high);
    m->sum.low += distance.low;
    doubled_add(&m->squares, distance.high * distance.high);
}

/* Adds `part`, of n numbers, to `all`, of n_all before it. */
void moments_merge(moments *all, double n_all, const moments *part, double n);

/* The mean of n numbers, n > 0, and the sum of their squared distances from
 * it; either is infinite when a sum overflowed. */
void moments_finish(const moments *m, double n, double *mean, double *squares);

#endif
