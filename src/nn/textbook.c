/* textbook.c - backpropagation as it is explained: one row, in double.
 *
 * Read it from bp_textbook_forward on. There is nothing clever here: speed is
 * the business of backprop.c, which computes the same.
 */
#include "bp/textbook.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

static double sigmoid(double z) {
    return 1 / (1 + exp(-z));
}

/* The standard normal distribution: the area left of z, and its density. */
static double normal_cdf(double z) {
    return erfc(-z / sqrt(2)) / 2;
}

static double normal_pdf(double z) {
    return exp(-z * z / 2) / sqrt(2 * acos(-1));
}

double bp_textbook_transfer(bp_activation f, double z) {
    switch (f) {
    case BP_SIGMOID: return sigmoid(z);
    case BP_TANH: return tanh(z);
    case BP_RELU: return z > 0 ? z : 0;
    case BP_LEAKY_RELU: return z > 0 ? z : (double)BP_LEAK * z;
    case BP_ELU: return z > 0 ? z : expm1(z);
    case BP_GELU: return z * normal_cdf(z);
    case BP_SILU: return z * sigmoid(z);
    case BP_SOFTPLUS: return z > 0 ? z + log1p(exp(-z)) : log1p(exp(z));
    case BP_EXP: return exp(z);
    default: return z;
    }
}

double bp_textbook_slope(bp_activation f, double z) {
    double a = bp_textbook_transfer(f, z);
    switch (f) {
    case BP_SIGMOID: return a * (1 - a);
    case BP_TANH: return 1 - a * a;
    case BP_RELU: return z > 0 ? 1 : 0;
    case BP_LEAKY_RELU: return z > 0 ? 1 : (double)BP_LEAK;
    case BP_ELU: return z > 0 ? 1 : exp(z);
    case BP_GELU: return normal_cdf(z) + z * normal_pdf(z);
    case BP_SILU: return sigmoid(z) * (1 + z * (1 - sigmoid(z)));
    case BP_SOFTPLUS: return sigmoid(z);
    case BP_EXP: return a;
    default: return 1;
    }
}

/* Outputs that are positive and sum to 1: each e^activation's share. */
static void softmax(bp_textbook_layer *layer) {
    double greatest = layer->neurons[0].activation, sum = 0;
    for (size_t j = 1; j < layer->n_neurons; j++)
        greatest = fmax(greatest, layer->neurons[j].activation);
    for (size_t j = 0; j < layer->n_neurons; j++)
        sum += exp(layer->neurons[j].activation - greatest);
    for (size_t j = 0; j < layer->n_neurons; j++) {
        bp_neuron *neuron = &layer->neurons[j];
        neuron->output = exp(neuron->activation - greatest) / sum;
    }
}

/* What comes into a layer: the row itself, or the outputs before it. */
static double input_of(const bp_textbook *book, size_t layer, size_t i) {
    return layer == 0 ? book->input[i]
                      : book->layers[layer - 1].neurons[i].output;
}

void bp_textbook_fire(bp_textbook *book, size_t l) {
    bp_textbook_layer *layer = &book->layers[l];
    for (size_t j = 0; j < layer->n_neurons; j++) {
        bp_neuron *neuron = &layer->neurons[j];
        neuron->output =
            bp_textbook_transfer(layer->transfer, neuron->activation);
    }
    if (layer->transfer == BP_SOFTMAX)
        softmax(layer);
}

void bp_textbook_forward_from(bp_textbook *book, size_t first) {
    for (size_t l = first; l < book->n_layers; l++) {
        bp_textbook_layer *layer = &book->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++) {
            bp_neuron *neuron = &layer->neurons[j];
            double sum = 0;
            for (size_t i = 0; i < layer->n_inputs; i++)
                sum += neuron->weight[i] * input_of(book, l, i);
            neuron->activation = sum + neuron->bias;
        }
        bp_textbook_fire(book, l);
    }
}

void bp_textbook_forward(bp_textbook *book, const double *input) {
    book->input = input;
    bp_textbook_forward_from(book, 0);
}

/* x log(y); nothing where x is 0, whatever y is. Like the engine's, no log is
 * of less than FLT_MIN, so that the loss of a wrong certainty is finite. */
static double times_log(double x, double y) {
    return x == 0 ? 0 : x * log(y < (double)FLT_MIN ? (double)FLT_MIN : y);
}

/* t log(t/a) - (t - a), likewise. */
static double poisson(double t, double a) {
    double actual = a < (double)FLT_MIN ? (double)FLT_MIN : a;
    return (t == 0 ? 0 : t * log(t / actual)) - (t - a);
}

double bp_textbook_cost(bp_loss loss, bp_activation f, double expected,
                        double output) {
    double t = expected, a = output, size = fabs(t - a);
    switch (loss) {
    case BP_MSE: return size * size / 2;
    case BP_MAE: return size;
    case BP_HUBER: return size <= 1 ? size * size / 2 : size - 0.5;
    case BP_POISSON: return poisson(t, a);
    default:
        return 0 - times_log(t, a) -
               (f == BP_SIGMOID ? times_log(1 - t, 1 - a) : 0);
    }
}

/* The same where the activation is known: 1 - sigmoid(z) is sigmoid(-z), which
 * keeps its digits where the output is nearly 1. */
static double cost(bp_loss loss, bp_activation f, double t,
                   const bp_neuron *neuron) {
    if (loss != BP_CROSS_ENTROPY || f != BP_SIGMOID)
        return bp_textbook_cost(loss, f, t, neuron->output);
    return 0 - times_log(t, neuron->output) -
           times_log(1 - t, sigmoid(-neuron->activation));
}

double bp_textbook_loss(const bp_textbook *book, const double *expected) {
    const bp_textbook_layer *last = &book->layers[book->n_layers - 1];
    double loss = 0;
    for (size_t j = 0; j < last->n_neurons; j++)
        loss +=
            cost(book->loss, last->transfer, expected[j], &last->neurons[j]);
    return loss;
}

double bp_textbook_pull(bp_loss loss, double expected, double output) {
    double error = expected - output;
    switch (loss) {
    case BP_MAE: return error > 0 ? 1 : error < 0 ? -1 : error;
    case BP_HUBER: return error > 1 ? 1 : error < -1 ? -1 : error;
    default: return error;
    }
}

bool bp_textbook_cancels_slope(bp_loss loss) {
    return loss == BP_CROSS_ENTROPY || loss == BP_POISSON;
}

static double output_error(const bp_textbook *book, const bp_neuron *neuron,
                           double expected) {
    double pull = bp_textbook_pull(book->loss, expected, neuron->output);
    bp_activation f = book->layers[book->n_layers - 1].transfer;
    return bp_textbook_cancels_slope(book->loss)
               ? pull
               : pull * bp_textbook_slope(f, neuron->activation);
}

/* The errors of the neurons behind, each carried back along the weight that
 * carried this neuron's output forward. */
static double hidden_error(const bp_textbook *book, size_t layer, size_t j) {
    const bp_textbook_layer *behind = &book->layers[layer + 1];
    double sum = 0;
    for (size_t n = 0; n < behind->n_neurons; n++)
        sum += behind->neurons[n].weight[j] * behind->neurons[n].error;
    return sum * bp_textbook_slope(book->layers[layer].transfer,
                                   book->layers[layer].neurons[j].activation);
}

void bp_textbook_backward(bp_textbook *book, const double *expected) {
    for (size_t l = book->n_layers; l-- > 0;) {
        bp_textbook_layer *layer = &book->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++) {
            bp_neuron *neuron = &layer->neurons[j];
            neuron->error = l == book->n_layers - 1
                                ? output_error(book, neuron, expected[j])
                                : hidden_error(book, l, j);
            for (size_t i = 0; i < layer->n_inputs; i++)
                neuron->gradient[i] -= neuron->error * input_of(book, l, i);
            neuron->bias_gradient -= neuron->error;
        }
    }
    book->n_rows++;
}

static void update_neuron(bp_neuron *neuron, size_t n_inputs, double n_rows,
                          double rate, double l2, bool freeze_bias) {
    for (size_t i = 0; i < n_inputs; i++) {
        double slope = neuron->gradient[i] / n_rows + l2 * neuron->weight[i];
        neuron->weight[i] -= rate * slope;
        neuron->gradient[i] = 0;
    }
    if (!freeze_bias)
        neuron->bias -= rate * neuron->bias_gradient / n_rows;
    neuron->bias_gradient = 0;
}

void bp_textbook_update(bp_textbook *book, double rate, double l2,
                        bool freeze_bias) {
    for (size_t l = 0; l < book->n_layers; l++) {
        bp_textbook_layer *layer = &book->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++)
            update_neuron(&layer->neurons[j], layer->n_inputs,
                          (double)book->n_rows, rate, l2, freeze_bias);
    }
    book->n_rows = 0;
}

static bp_status layer_init(bp_textbook_layer *layer, size_t n_inputs,
                            size_t n_neurons, bp_activation f, bp_error *err) {
    *layer = (bp_textbook_layer){.n_inputs = n_inputs, .transfer = f};
    layer->neurons = bp_alloc(n_neurons, sizeof *layer->neurons, err);
    if (!layer->neurons)
        return BP_ESYSTEM;
    layer->n_neurons = n_neurons;
    for (size_t j = 0; j < n_neurons; j++) {
        bp_neuron *neuron = &layer->neurons[j];
        neuron->weight = bp_alloc(n_inputs, sizeof(double), err);
        neuron->gradient = bp_alloc(n_inputs, sizeof(double), err);
        if (!neuron->weight || !neuron->gradient)
            return BP_ESYSTEM;
    }
    return BP_OK;
}

bp_status bp_textbook_new(bp_textbook *book, const size_t *sizes,
                          const bp_activation *f, size_t n_layers, bp_loss loss,
                          bp_error *err) {
    *book = (bp_textbook){.loss = loss};
    book->layers = bp_alloc(n_layers, sizeof *book->layers, err);
    if (!book->layers)
        return BP_ESYSTEM;
    book->n_layers = n_layers;
    for (size_t l = 0; l < n_layers; l++) {
        bp_status status =
            layer_init(&book->layers[l], sizes[l], sizes[l + 1], f[l], err);
        if (status) {
            bp_textbook_free(book);
            return status;
        }
    }
    return BP_OK;
}

static void copy_layer(bp_textbook_layer *copy, const bp_layer *layer,
                       float *params) {
    for (size_t j = 0; j < layer->n_units; j++) {
        bp_neuron *neuron = &copy->neurons[j];
        for (size_t i = 0; i < layer->n_inputs; i++)
            neuron->weight[i] = (double)*bp_layer_weight(layer, params, i, j);
        neuron->bias = (double)bp_layer_b(layer, params)[j];
    }
}

bp_status bp_textbook_init(bp_textbook *book, const bp_network *net,
                           bp_loss loss, bp_error *err) {
    size_t sizes[BP_MAX_LAYERS + 1] = {bp_network_inputs(net)};
    bp_activation f[BP_MAX_LAYERS];
    for (size_t l = 0; l < net->n_layers; l++) {
        sizes[l + 1] = net->layers[l].n_units;
        f[l] = net->layers[l].f;
    }
    bp_status status =
        bp_textbook_new(book, sizes, f, net->n_layers, loss, err);
    for (size_t l = 0; !status && l < net->n_layers; l++)
        copy_layer(&book->layers[l], &net->layers[l], net->params);
    return status;
}

void bp_textbook_free(bp_textbook *book) {
    for (size_t l = 0; l < book->n_layers; l++) {
        bp_textbook_layer *layer = &book->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++) {
            free(layer->neurons[j].weight);
            free(layer->neurons[j].gradient);
        }
        free(layer->neurons);
    }
    free(book->layers);
    *book = (bp_textbook){0};
}
