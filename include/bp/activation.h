/* activation.h - the transfer functions a = f(z) and their slopes f'(z).
 *
 *   name        f(z)                          f'(z)
 *   identity    z                             1
 *   sigmoid     1 / (1 + e^-z)                a (1 - a)
 *   tanh        tanh z                        1 - a^2
 *   relu        max(0, z)                     z > 0 ? 1 : 0
 *   leaky-relu  z > 0 ? z : 0.01 z            z > 0 ? 1 : 0.01
 *   elu         z > 0 ? z : e^z - 1           z > 0 ? 1 : a + 1
 *   gelu        z P(z)                        P(z) + z p(z)
 *   silu        z s(z)                        s(z) (1 + z (1 - s(z)))
 *   softplus    log(1 + e^z)                  s(z)
 *   exp         e^z                           a          (outputs only)
 *   softmax     e^z_j / sum_i e^z_i           (outputs only, see loss.h)
 *
 * s is the sigmoid, P and p are the standard normal's cumulative distribution
 * and density. Sources: relu Nair & Hinton 2010; leaky-relu Maas et al. 2013;
 * elu Clevert et al. 2016; gelu (exact, not its tanh form) Hendrycks & Gimpel
 * 2016; silu Elfwing et al. 2018; softplus Dugas et al. 2001.
 */
#ifndef BP_ACTIVATION_H
#define BP_ACTIVATION_H

#include <stdbool.h>

typedef enum bp_activation {
    BP_IDENTITY,
    BP_SIGMOID,
    BP_TANH,
    BP_RELU,
    BP_LEAKY_RELU,
    BP_ELU,
    BP_GELU,
    BP_SILU,
    BP_SOFTPLUS,
    BP_EXP,
    BP_SOFTMAX,
    BP_N_ACTIVATIONS,
} bp_activation;

/* The slope of leaky-relu below zero. */
#define BP_LEAK 0.01f

/* The field's names, as the command line and the model file spell them, in the
 * order of the enum and ended with NULL. */
extern const char *const bp_activation_names[BP_N_ACTIVATIONS + 1];

/* The activation called `name`; BP_N_ACTIVATIONS when there is none. */
bp_activation bp_activation_find(const char *name);

/* True when only the last layer of a network may have it: exp and softmax. */
bool bp_activation_is_for_outputs(bp_activation activation);

/* True when the slope must be computed from z because a doesn't tell it. */
bool bp_activation_needs_z(bp_activation activation);

#endif
