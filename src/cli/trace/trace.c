/* trace.c - the room that a step of a network takes, and the names in it. */
#include "trace/trace.h"

#include <stdlib.h>

#include "bp/mem.h"

static bp_status layer_init(trace_layer *copy, const bp_textbook_layer *layer,
                            size_t *n_weights, bp_error *err) {
    *copy =
        (trace_layer){.n_inputs = layer->n_inputs, .transfer = layer->transfer};
    copy->neurons = bp_alloc(layer->n_neurons, sizeof *copy->neurons, err);
    if (!copy->neurons)
        return BP_ESYSTEM;
    copy->n_neurons = layer->n_neurons;
    for (size_t j = 0; j < layer->n_neurons; j++) {
        trace_neuron *neuron = &copy->neurons[j];
        neuron->first_weight = *n_weights + 1;
        *n_weights += layer->n_inputs;
        neuron->weights =
            bp_alloc(layer->n_inputs, sizeof *neuron->weights, err);
        if (!neuron->weights)
            return BP_ESYSTEM;
    }
    return BP_OK;
}

bp_status trace_init(trace *t, const bp_textbook *book, bp_error *err) {
    size_t n_weights = 0;
    t->loss = book->loss;
    t->inputs = bp_alloc(book->layers[0].n_inputs, sizeof *t->inputs, err);
    t->layers = bp_alloc(book->n_layers, sizeof *t->layers, err);
    if (!t->inputs || !t->layers)
        return BP_ESYSTEM;
    t->n_inputs = book->layers[0].n_inputs;
    t->n_layers = book->n_layers;
    for (size_t l = 0; l < t->n_layers; l++) {
        bp_status status =
            layer_init(&t->layers[l], &book->layers[l], &n_weights, err);
        if (status)
            return status;
    }
    t->outputs = bp_alloc(trace_last(t)->n_neurons, sizeof *t->outputs, err);
    if (!t->outputs)
        return BP_ESYSTEM;
    t->n_outputs = trace_last(t)->n_neurons;
    return BP_OK;
}

/* ---- names ---- */

static bp_status set_name(char **name, const char *text, bp_error *err) {
    if (!*name)
        *name = bp_copy(text, err);
    return *name ? BP_OK : BP_ESYSTEM;
}

static bp_status name_neuron(const trace *t, size_t l, size_t j,
                             bp_error *err) {
    char name[64];
    if (l + 1 == t->n_layers)
        snprintf(name, sizeof name, "o%zu", j + 1);
    else if (t->n_layers == 2)
        snprintf(name, sizeof name, "h%zu", j + 1);
    else
        snprintf(name, sizeof name, "h%zu.%zu", l + 1, j + 1);
    return set_name(&t->layers[l].neurons[j].name, name, err);
}

bp_status trace_name_rest(trace *t, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < t->n_inputs; i++) {
        char name[64];
        snprintf(name, sizeof name, "i%zu", i + 1);
        status = set_name(&t->inputs[i].name, name, err);
    }
    for (size_t l = 0; l < t->n_layers; l++)
        for (size_t j = 0; !status && j < t->layers[l].n_neurons; j++)
            status = name_neuron(t, l, j, err);
    return status;
}

const char *trace_source_name(const trace *t, size_t layer, size_t i) {
    return layer ? t->layers[layer - 1].neurons[i].name : t->inputs[i].name;
}

double trace_source_value(const trace *t, size_t layer, size_t i) {
    return layer ? t->layers[layer - 1].neurons[i].output : t->inputs[i].value;
}

void trace_free(trace *t) {
    for (size_t i = 0; i < t->n_inputs; i++) {
        free(t->inputs[i].name);
        free(t->inputs[i].cell.text);
    }
    for (size_t l = 0; l < t->n_layers; l++) {
        trace_layer *layer = &t->layers[l];
        for (size_t j = 0; j < layer->n_neurons; j++) {
            free(layer->neurons[j].name);
            free(layer->neurons[j].weights);
        }
        free(layer->neurons);
    }
    for (size_t j = 0; j < t->n_outputs; j++)
        free(t->outputs[j].cell.text);
    free(t->inputs);
    free(t->layers);
    free(t->outputs);
    bp_strings_free(&t->notes);
    *t = (trace){0};
}
