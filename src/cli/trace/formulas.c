/* formulas.c - the formulas of a step in words. */
#include "trace/formulas.h"

const char *formula_transfer(bp_activation f) {
    static const char *const formulas[BP_N_ACTIVATIONS] = {
        [BP_IDENTITY] = "z",
        [BP_SIGMOID] = "1 / (1 + e^-z)",
        [BP_TANH] = "tanh(z)",
        [BP_RELU] = "max(0, z)",
        [BP_LEAKY_RELU] = "max(0.01 * z, z)",
        [BP_ELU] = "z, but e^z - 1 for z below 0",
        [BP_GELU] = "z * P(z), P the area left of z under the normal curve",
        [BP_SILU] = "z * sigmoid(z)",
        [BP_SOFTPLUS] = "log(1 + e^z)",
        [BP_EXP] = "e^z",
        [BP_SOFTMAX] = "e^z / sum of all outputs' e^z",
    };
    return formulas[f];
}

const char *formula_slope(bp_activation f) {
    static const char *const formulas[BP_N_ACTIVATIONS] = {
        [BP_IDENTITY] = "1",
        [BP_SIGMOID] = "output * (1 - output)",
        [BP_TANH] = "1 - output^2",
        [BP_RELU] = "1 for z above 0, else 0",
        [BP_LEAKY_RELU] = "1 for z above 0, else 0.01",
        [BP_ELU] = "1 for z above 0, else output + 1",
        [BP_GELU] = "P(z) + z * p(z), p the height of the normal curve",
        [BP_SILU] = "sigmoid(z) * (1 + z * (1 - sigmoid(z)))",
        [BP_SOFTPLUS] = "sigmoid(z)",
        [BP_EXP] = "output",
        [BP_SOFTMAX] = "none of its own",
    };
    return formulas[f];
}

const char *formula_loss(bp_loss loss, bp_activation f) {
    switch (loss) {
    case BP_MSE: return "sum of 1/2 * (expected - actual)^2";
    case BP_MAE: return "sum of |expected - actual|";
    case BP_HUBER:
        return "sum of 1/2 * d^2, or |d| - 1/2 where |d| > 1; "
               "d = expected - actual";
    case BP_POISSON:
        return "sum of expected * log(expected / actual) - "
               "(expected - actual)";
    default:
        return f == BP_SOFTMAX ? "-sum of expected * log(actual)"
                               : "-sum of expected * log(actual) + "
                                 "(1 - expected) * log(1 - actual)";
    }
}

const char *formula_error(bp_loss loss) {
    switch (loss) {
    case BP_MSE: return "(expected - actual) * slope";
    case BP_MAE: return "sign(expected - actual) * slope";
    case BP_HUBER: return "max(-1, min(1, expected - actual)) * slope";
    default: return "expected - actual";
    }
}
