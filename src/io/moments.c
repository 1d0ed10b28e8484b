/* moments.c - mean and spread of numbers: parts become a whole. */
#include "moments.h"

#include <math.h>

static void add(doubled *sum, doubled more) {
    doubled_add(sum, more.high);
    sum->low += more.low;
}

/* The product, with what rounding took from it. */
static doubled times(double a, double b) {
    double high = a * b;
    return (doubled){high, fma(a, b, -high)};
}

static doubled product(doubled a, doubled b) {
    doubled p = times(a.high, b.high);
    p.low += a.high * b.low + a.low * b.high;
    return p;
}

/* With x - q = (x - p) + moved for the pivots p of the part and q of all:
 *   sum  (x - q)   = sum (x - p) + n moved
 *   sum (x - q)^2  = sum (x - p)^2 + 2 moved sum (x - p) + n moved^2 */
void moments_merge(moments *all, double n_all, const moments *part, double n) {
    if (n_all == 0) {
        *all = *part;
        return;
    }
    doubled moved = doubled_difference(part->pivot, all->pivot);
    doubled twice = {2 * moved.high, 2 * moved.low};
    doubled shift = product((doubled){n, 0}, moved);
    add(&all->squares, part->squares);
    add(&all->squares, product(twice, part->sum));
    add(&all->squares, product(shift, moved));
    add(&all->sum, part->sum);
    add(&all->sum, shift);
}

void moments_finish(const moments *m, double n, double *mean, double *squares) {
    doubled sum = {m->sum.high, 0};
    doubled_add(&sum, m->sum.low);
    doubled middle = {sum.high / n, 0};
    middle.low = (fma(-middle.high, n, sum.high) + sum.low) / n;
    doubled total = {m->pivot, 0};
    add(&total, middle);
    *mean = total.high + total.low;
    doubled rest = m->squares, gone = product(sum, middle);
    add(&rest, (doubled){-gone.high, -gone.low});
    *squares = rest.high + rest.low;
    if (*squares < 0) /* by rounding, where all are nearly alike */
        *squares = 0;
    if (isnan(*mean))
        *mean = INFINITY;
    if (isnan(*squares))
        *squares = INFINITY;
}
