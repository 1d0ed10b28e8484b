/* learn.c - the losses of a row.
 *
 * The formulas stand in loss.h.
 */
#include <float.h>
#include <math.h>

#include "../vmath.h"
#include "isa.h"

/* Written so that a NaN stays one. */
static double log_of(float p) {
    return (double)vm_log(p < FLT_MIN ? FLT_MIN : p);
}

/* The loss of a piece of a row, added to what came before. Which target isn't 0
 * can't be foreseen, so a short piece takes all its logarithms: side by side
 * they cost less than a jump to the wrong place. The log of 1 is 0. */
double ISA(add_softmax_loss)(double sum, const float *a, const float *t,
                             size_t n) {
    enum { SHORT = 8 };
    if (n > SHORT) {
        for (size_t j = 0; j < n; j++)
            if (t[j] != 0)
                sum -= (double)t[j] * log_of(a[j]);
        return sum;
    }
    float p[SHORT], logs[SHORT];
    for (size_t j = 0; j < SHORT; j++)
        p[j] = j < n && t[j] != 0 ? a[j] : 1;
    for (size_t j = 0; j < SHORT; j++)
        logs[j] = vm_log(p[j] < FLT_MIN ? FLT_MIN : p[j]);
    for (size_t j = 0; j < n; j++)
        sum -= (double)t[j] * (double)logs[j];
    return sum;
}

double ISA(add_sigmoid_loss)(double sum, const float *a, const float *t,
                             size_t n) {
    for (size_t j = 0; j < n; j++) {
        double expected = (double)t[j];
        if (t[j] != 0)
            sum -= expected * log_of(a[j]);
        if (t[j] != 1)
            sum -= (1 - expected) * log_of(1 - a[j]);
    }
    return sum;
}

double ISA(add_mse)(double sum, const float *a, const float *t, size_t n) {
    for (size_t j = 0; j < n; j++) {
        double error = (double)t[j] - (double)a[j];
        sum += error * error / 2;
    }
    return sum;
}

double ISA(add_mae)(double sum, const float *a, const float *t, size_t n) {
    for (size_t j = 0; j < n; j++)
        sum += fabs((double)t[j] - (double)a[j]);
    return sum;
}

double ISA(add_huber)(double sum, const float *a, const float *t, size_t n) {
    for (size_t j = 0; j < n; j++) {
        double error = fabs((double)t[j] - (double)a[j]);
        sum += error <= 1 ? error * error / 2 : error - 0.5;
    }
    return sum;
}

/* Where outputs are right, large terms cancel: so all of it is in double. An
 * output that isn't finite shows in a - t, whatever its log is. */
double ISA(add_poisson)(double sum, const float *a, const float *t, size_t n) {
    for (size_t j = 0; j < n; j++) {
        double expected = (double)t[j], loss = (double)a[j] - expected;
        float actual = a[j] < FLT_MIN ? FLT_MIN : a[j];
        if (t[j] > 0)
            loss += expected * vm_log_wide(expected / (double)actual);
        sum += loss;
    }
    return sum;
}
