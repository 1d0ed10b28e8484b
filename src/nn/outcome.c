/* outcome.c - what is explained of a network's outputs, and its slopes.
 *
 * With the outputs a of the last layer, S their sum over all classes and R over
 * all but class k (p = a of softmax):
 *
 *   F                          dF/dz_k            dF/dz_j of the others
 *   softmax, probability       p_k (1 - p_k)      -p_k p_j
 *   softmax, logit             1                  -p_j / R
 *   one sigmoid, probability   +-a (1 - a)
 *   one sigmoid, logit         +-1
 *   sigmoids, a_k / S          f'_k (1 - F) / S   -f'_j F / S
 *   sigmoids, log(a_k / R)     f'_k / a_k         -f'_j / R
 */
#include "outcome.h"

#include <math.h>

static const bp_textbook_layer *last_of(const bp_textbook *book) {
    return &book->layers[book->n_layers - 1];
}

static double sigmoid(double z) {
    return bp_textbook_transfer(BP_SIGMOID, z);
}

/* The sum of all outputs but that of neuron k. */
static double sum_of_others(const bp_textbook_layer *layer, size_t k) {
    double sum = 0;
    for (size_t j = 0; j < layer->n_neurons; j++)
        sum += j == k ? 0 : layer->neurons[j].output;
    return sum;
}

/* The greatest z, and the sum of e^(z - greatest), of all neurons but k: what
 * is left for them may be too small a number when p_k is near 1. */
static double exp_of_others(const bp_textbook_layer *layer, size_t k,
                            double *greatest) {
    double sum = 0;
    *greatest = -INFINITY;
    for (size_t j = 0; j < layer->n_neurons; j++)
        if (j != k)
            *greatest = fmax(*greatest, layer->neurons[j].activation);
    for (size_t j = 0; j < layer->n_neurons; j++)
        if (j != k)
            sum += exp(layer->neurons[j].activation - *greatest);
    return sum;
}

/* One output says how much is for the second class. */
static double sign_of(size_t k) {
    return k ? 1 : -1;
}

static double probability(const bp_textbook_layer *layer, size_t k) {
    double a = layer->neurons[layer->n_neurons == 1 ? 0 : k].output;
    if (layer->n_neurons == 1)
        return sigmoid(sign_of(k) * layer->neurons[0].activation);
    if (layer->transfer == BP_SOFTMAX || a == 0)
        return a;
    return a / (a + sum_of_others(layer, k));
}

static double logit(const bp_textbook_layer *layer, size_t k) {
    const bp_neuron *neurons = layer->neurons;
    double greatest;
    if (layer->n_neurons == 1)
        return sign_of(k) * neurons[0].activation;
    if (layer->transfer != BP_SOFTMAX)
        return log(neurons[k].output) - log(sum_of_others(layer, k));
    double sum = exp_of_others(layer, k, &greatest);
    return neurons[k].activation - greatest - log(sum);
}

double bp_attributed(const bp_textbook *book, bp_of of, size_t k) {
    const bp_textbook_layer *layer = last_of(book);
    switch (of) {
    case BP_OF_PROBABILITY: return probability(layer, k);
    case BP_OF_LOGIT: return logit(layer, k);
    case BP_OF_CLASS:
        if (layer->n_neurons == 1)
            return k ? layer->neurons[0].output : 1 - layer->neurons[0].output;
        return layer->neurons[k].output;
    default: return layer->neurons[k].output;
    }
}

static double slope_of(const bp_textbook_layer *layer, size_t j) {
    return bp_textbook_slope(layer->transfer, layer->neurons[j].activation);
}

/* Of the output k alone. */
static void output_slopes(const bp_textbook_layer *layer, size_t k) {
    for (size_t j = 0; j < layer->n_neurons; j++)
        layer->neurons[j].error = j == k ? slope_of(layer, j) : 0;
}

static void softmax_slopes(const bp_textbook_layer *layer, bp_of of, size_t k) {
    double p = layer->neurons[k].output, greatest;
    double sum = exp_of_others(layer, k, &greatest);
    for (size_t j = 0; j < layer->n_neurons; j++) {
        bp_neuron *neuron = &layer->neurons[j];
        if (of == BP_OF_LOGIT)
            neuron->error =
                j == k ? 1 : -exp(neuron->activation - greatest) / sum;
        else
            neuron->error =
                p * (j == k ? sum_of_others(layer, k) : -neuron->output);
    }
}

static void sigmoid_slopes(const bp_textbook_layer *layer, bp_of of, size_t k) {
    double a = layer->neurons[k].output, others = sum_of_others(layer, k);
    double share = probability(layer, k), sum = a + others;
    for (size_t j = 0; j < layer->n_neurons; j++) {
        double slope = slope_of(layer, j);
        if (of == BP_OF_LOGIT)
            layer->neurons[j].error = slope / (j == k ? a : -others);
        else
            layer->neurons[j].error =
                slope == 0 ? 0 : slope * (j == k ? 1 - share : -share) / sum;
    }
}

void outcome_slopes(bp_textbook *book, bp_of of, size_t k) {
    const bp_textbook_layer *layer = last_of(book);
    bool is_share = of == BP_OF_PROBABILITY || of == BP_OF_LOGIT;
    if (layer->n_neurons == 1) {
        double sign = of == BP_OF_TARGET ? 1 : sign_of(k);
        layer->neurons[0].error =
            sign * (of == BP_OF_LOGIT ? 1 : slope_of(layer, 0));
    } else if (!is_share) {
        output_slopes(layer, k);
    } else if (layer->transfer == BP_SOFTMAX) {
        softmax_slopes(layer, of, k);
    } else {
        sigmoid_slopes(layer, of, k);
    }
}
