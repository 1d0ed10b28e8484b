/* learn.c - the losses of a row, and the step of gradient descent.
 *
 * The formulas stand in loss.h and optimizer.h.
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

void ISA(step)(float *w, float *v, const float *grad, size_t n, float scale,
               float l2, float momentum, float rate) {
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = fmaf(scale, grad[i], l2 * w[i]);
        v[i] = fmaf(momentum, v[i], g);
        w[i] = fmaf(-rate, v[i], w[i]);
    }
}
