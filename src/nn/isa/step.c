/* step.c - the steps of gradient descent, each a loop over its parameters.
 *
 * The formulas stand in optimizer.h. The state comes as two blocks: what sgd
 * and rmsprop keep is in the first alone; adam has m and s in them, rprop its
 * lengths and last signs. Nothing is summed, so vectors of any width give the
 * same bits; square roots and quotients are the correctly rounded ones that
 * IEEE 754 asks for.
 */
#include <math.h>

#include "isa.h"

/* The bounds of rprop's lengths and how they change (Riedmiller & Braun 1993).
 */
#define LEAST_LENGTH 1e-6F
#define MOST_LENGTH  50.0F
#define GROWTH       1.2F
#define SHRINKAGE    0.5F

/* The gradient of a parameter, with what keeps weights small. */
INLINE float slope_of(const bp_step *k, float w, float grad) {
    float pull = w > 0 ? k->l1 : w < 0 ? -k->l1 : 0;
    return fmaf(k->scale, grad, k->l2 * w) + pull;
}

INLINE float decayed(const bp_step *k, float w) {
    return fmaf(-k->decay, w, w);
}

/* What most training is made of: no l1, no decay. */
static void plain_sgd(const bp_step *step, float l2, float *w, float *v,
                      const float *grad, size_t n) {
    float scale = step->scale, momentum = step->beta1, rate = step->rate;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = fmaf(scale, grad[i], l2 * w[i]);
        v[i] = fmaf(momentum, v[i], g);
        w[i] = fmaf(-rate, v[i], w[i]);
    }
}

static void sgd(const bp_step *step, float *w, float *v, const float *grad,
                size_t n) {
    const bp_step k = *step;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = slope_of(&k, w[i], grad[i]);
        v[i] = fmaf(k.beta1, v[i], g);
        w[i] = fmaf(-k.rate, v[i], decayed(&k, w[i]));
    }
}

static void nesterov(const bp_step *step, float *w, float *v, const float *grad,
                     size_t n) {
    const bp_step k = *step;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = slope_of(&k, w[i], grad[i]);
        v[i] = fmaf(k.beta1, v[i], g);
        float ahead = fmaf(k.beta1, v[i], g);
        w[i] = fmaf(-k.rate, ahead, decayed(&k, w[i]));
    }
}

static void rmsprop(const bp_step *step, float *w, float *s, const float *grad,
                    size_t n) {
    const bp_step k = *step;
    float rest = 1 - k.beta2;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = slope_of(&k, w[i], grad[i]);
        s[i] = fmaf(k.beta2, s[i], rest * g * g);
        float along = g / (sqrtf(s[i]) + k.epsilon);
        w[i] = fmaf(-k.rate, along, decayed(&k, w[i]));
    }
}

static void adam(const bp_step *step, float *w, float *m, float *s,
                 const float *grad, size_t n) {
    const bp_step k = *step;
    float rest1 = 1 - k.beta1, rest2 = 1 - k.beta2;
    float rate = k.rate * k.unbias1;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = slope_of(&k, w[i], grad[i]);
        m[i] = fmaf(k.beta1, m[i], rest1 * g);
        s[i] = fmaf(k.beta2, s[i], rest2 * g * g);
        float along = m[i] / (sqrtf(s[i] * k.unbias2) + k.epsilon);
        w[i] = fmaf(-rate, along, decayed(&k, w[i]));
    }
}

/* Signs are kept and multiplied, not gradients: those may be so small that
 * their product is 0. */
static void rprop(const bp_step *step, float *w, float *lengths, float *signs,
                  const float *grad, size_t n) {
    const bp_step k = *step;
    INDEPENDENT
    for (size_t i = 0; i < n; i++) {
        float g = slope_of(&k, w[i], grad[i]);
        float sign = g > 0 ? 1.0F : g < 0 ? -1.0F : 0.0F;
        float agreement = sign * signs[i], length = lengths[i];
        float longer = length * GROWTH, shorter = length * SHRINKAGE;
        longer = longer > MOST_LENGTH ? MOST_LENGTH : longer;
        shorter = shorter < LEAST_LENGTH ? LEAST_LENGTH : shorter;
        length = agreement > 0 ? longer : length;
        length = agreement < 0 ? shorter : length;
        sign = agreement < 0 ? 0 : sign;
        lengths[i] = length;
        signs[i] = sign;
        w[i] = fmaf(-sign, length, decayed(&k, w[i]));
    }
}

void ISA(step)(const bp_step *step, float *w, float *s, float *r,
               const float *grad, size_t n, bool are_biases) {
    bool is_plain = are_biases || (step->l1 == 0 && step->decay == 0);
    if (step->kind == BP_STEP_SGD && is_plain) {
        plain_sgd(step, are_biases ? 0 : step->l2, w, s, grad, n);
        return;
    }
    bp_step k = *step;
    if (are_biases)
        k.l1 = k.l2 = k.decay = 0;
    switch (k.kind) {
    case BP_STEP_NESTEROV: nesterov(&k, w, s, grad, n); break;
    case BP_STEP_RMSPROP: rmsprop(&k, w, s, grad, n); break;
    case BP_STEP_ADAM: adam(&k, w, s, r, grad, n); break;
    case BP_STEP_RPROP: rprop(&k, w, s, r, grad, n); break;
    default: sgd(&k, w, s, grad, n);
    }
}
