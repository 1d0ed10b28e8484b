/* step.c - does steps of learning and keeps all numbers of the last one.
 *
 * The numbers are the textbook's; nothing is computed here but their parts: the
 * products that it sums up, forward and backward. */
#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "trace/trace.h"

/* ---- what a step leaves in the textbook ---- */

static void take_neuron(trace *t, size_t l, size_t j, const bp_neuron *from) {
    const trace_layer *layer = &t->layers[l];
    trace_neuron *to = &layer->neurons[j];
    to->sum = 0;
    for (size_t i = 0; i < layer->n_inputs; i++) {
        trace_weight *weight = &to->weights[i];
        weight->before = from->weight[i];
        weight->product = from->weight[i] * trace_source_value(t, l, i);
        weight->back = from->weight[i] * from->error;
        weight->gradient = from->gradient[i];
        to->sum += weight->product;
    }
    to->bias = from->bias;
    to->activation = from->activation;
    to->output = from->output;
    to->slope = layer->transfer == BP_SOFTMAX
                    ? 1
                    : bp_textbook_slope(layer->transfer, from->activation);
    to->error = from->error;
    to->bias_gradient = from->bias_gradient;
}

/* What the connections to the next layer bring back, or what an output lacks.
 * The next layer has been taken. */
static void take_pull(trace *t, size_t l, size_t j) {
    trace_neuron *neuron = &t->layers[l].neurons[j];
    neuron->pull = 0;
    if (l + 1 == t->n_layers) {
        trace_output *output = &t->outputs[j];
        output->difference = output->expected - neuron->output;
        output->loss = bp_textbook_cost(t->loss, trace_last(t)->transfer,
                                        output->expected, neuron->output);
        neuron->pull =
            bp_textbook_pull(t->loss, output->expected, neuron->output);
        return;
    }
    const trace_layer *behind = &t->layers[l + 1];
    for (size_t n = 0; n < behind->n_neurons; n++)
        neuron->pull += behind->neurons[n].weights[j].back;
}

static void take_step(trace *t, const bp_textbook *book) {
    for (size_t l = 0; l < t->n_layers; l++)
        for (size_t j = 0; j < t->layers[l].n_neurons; j++)
            take_neuron(t, l, j, &book->layers[l].neurons[j]);
    for (size_t l = 0; l < t->n_layers; l++)
        for (size_t j = 0; j < t->layers[l].n_neurons; j++)
            take_pull(t, l, j);
}

/* What came out of it. */
static void take_after(trace *t, const bp_textbook *book) {
    for (size_t l = 0; l < t->n_layers; l++) {
        for (size_t j = 0; j < t->layers[l].n_neurons; j++) {
            const bp_neuron *from = &book->layers[l].neurons[j];
            trace_neuron *to = &t->layers[l].neurons[j];
            for (size_t i = 0; i < t->layers[l].n_inputs; i++)
                to->weights[i].after = from->weight[i];
            to->bias_after = from->bias;
            to->output_after = from->output;
        }
    }
    for (size_t j = 0; j < t->n_outputs; j++)
        t->outputs[j].loss_after = bp_textbook_cost(
            t->loss, trace_last(t)->transfer, t->outputs[j].expected,
            trace_last(t)->neurons[j].output_after);
}

/* ---- numbers beyond all bounds ---- */

static bool neuron_is_finite(const trace_neuron *neuron, size_t n_inputs) {
    /* What isn't finite makes a sum that isn't. */
    double all = neuron->sum + neuron->activation + neuron->output +
                 neuron->slope + neuron->pull + neuron->error +
                 neuron->bias_after + neuron->output_after;
    for (size_t i = 0; isfinite(all) && i < n_inputs; i++) {
        const trace_weight *weight = &neuron->weights[i];
        all = weight->product + weight->back + weight->gradient + weight->after;
    }
    return isfinite(all);
}

static bool is_finite(const trace *t) {
    bool finite = isfinite(t->loss_before) && isfinite(t->loss_after);
    for (size_t l = 0; l < t->n_layers; l++)
        for (size_t j = 0; finite && j < t->layers[l].n_neurons; j++)
            finite = neuron_is_finite(&t->layers[l].neurons[j],
                                      t->layers[l].n_inputs);
    return finite;
}

static bp_status refuse(const trace *t, size_t step, bp_error *err) {
    if (step == 0)
        return bp_fail(err, BP_EDIVERGED,
                       "%s: the network's outputs for this row, or their loss, "
                       "are beyond the range of numbers (1.8e308)",
                       t->network_file);
    return bp_fail(err, BP_EDIVERGED,
                   "%s: numbers grow beyond their range (1.8e308) within %zu "
                   "step%s; try a smaller --learning-rate",
                   t->network_file, step, step == 1 ? "" : "s");
}

/* ---- steps ---- */

/* 0, 1, 2, 5, 10, 20, 50, ... and the last. */
static bool is_told(const trace *t, size_t step) {
    size_t digit = step;
    while (digit >= 10 && digit % 10 == 0)
        digit /= 10;
    return step == t->steps || digit <= 2 || digit == 5;
}

static void add_point(trace *t, size_t step, double loss) {
    if (is_told(t, step) && t->n_points < TRACE_POINTS)
        t->points[t->n_points++] = (trace_point){step, loss};
}

static bp_status do_steps(trace *t, bp_textbook *book, const double *x,
                          const double *expected, bp_error *err) {
    for (size_t step = 0; step < t->steps; step++) {
        bp_textbook_forward(book, x);
        t->loss_before = bp_textbook_loss(book, expected);
        if (!isfinite(t->loss_before))
            return refuse(t, step, err);
        if (step == 0)
            t->loss_first = t->loss_before;
        add_point(t, step, t->loss_before);
        bp_textbook_backward(book, expected);
        if (step + 1 == t->steps)
            take_step(t, book);
        bp_textbook_update(book, t->rate, 0, t->freeze_bias);
    }
    bp_textbook_forward(book, x);
    t->loss_after = bp_textbook_loss(book, expected);
    add_point(t, t->steps, t->loss_after);
    take_after(t, book);
    return is_finite(t) ? BP_OK : refuse(t, t->steps, err);
}

bp_status trace_run(trace *t, bp_textbook *book, bp_error *err) {
    double *x = bp_alloc(t->n_inputs, sizeof *x, err);
    double *expected = bp_alloc(t->n_outputs, sizeof *expected, err);
    bp_status status = x && expected ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < t->n_inputs; i++)
        x[i] = t->inputs[i].value;
    for (size_t j = 0; !status && j < t->n_outputs; j++)
        expected[j] = t->outputs[j].expected;
    if (!status)
        status = do_steps(t, book, x, expected, err);
    book->input = NULL; /* x is gone */
    free(x);
    free(expected);
    return status;
}
