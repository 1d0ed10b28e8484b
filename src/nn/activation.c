/* activation.c - the names of the transfer functions, and what they need.
 *
 * Their values are computed in isa/transfer.c, one copy per instruction set,
 * and once more in textbook.c, to be read.
 */
#include "bp/activation.h"

#include <string.h>

const char *const bp_activation_names[BP_N_ACTIVATIONS + 1] = {
    "identity", "sigmoid", "tanh",     "relu", "leaky-relu", "elu",
    "gelu",     "silu",    "softplus", "exp",  "softmax",    NULL};

bp_activation bp_activation_find(const char *name) {
    int i = 0;
    while (i < BP_N_ACTIVATIONS && strcmp(name, bp_activation_names[i]) != 0)
        i++;
    return (bp_activation)i;
}

bool bp_activation_is_for_outputs(bp_activation activation) {
    return activation == BP_EXP || activation == BP_SOFTMAX;
}

bool bp_activation_needs_z(bp_activation activation) {
    return activation == BP_GELU || activation == BP_SILU;
}
