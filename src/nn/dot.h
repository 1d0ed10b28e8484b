/* dot.h - a product of two blocks, summed in double in one order everywhere.
 *
 * Eight sums run side by side, float i being added to sum i mod 8, since one
 * alone would wait for itself; they are added up at the end. A product of two
 * floats is exact in double, so it doesn't matter who fuses it with the
 * addition.
 */
#ifndef BP_DOT_H
#define BP_DOT_H

#include <stddef.h>

static inline double dot_of(const float *a, const float *b, size_t n) {
    enum { SUMS = 8 };
    double sums[SUMS] = {0};
    size_t whole = n - n % SUMS;
    for (size_t i = 0; i < whole; i += SUMS)
        for (size_t j = 0; j < SUMS; j++)
            sums[j] += (double)a[i + j] * (double)b[i + j];
    for (size_t i = whole; i < n; i++)
        sums[i - whole] += (double)a[i] * (double)b[i];
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
           ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

#endif
