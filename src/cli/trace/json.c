/* json.c - a step as one JSON object; bp-trace(1) has its members. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "bp/json.h"
#include "bp/num.h"
#include "bp/text.h"
#include "trace/formulas.h"
#include "trace/trace.h"

typedef struct cJSON json;

/* An array of numbers, written at once: a node each is too much. */
typedef struct numbers {
    FILE *line; /* NULL: out of memory */
    char *text;
    size_t length, count;
} numbers;

static void numbers_start(numbers *list) {
    *list = (numbers){0};
    list->line = open_memstream(&list->text, &list->length);
}

static void numbers_add(numbers *list, double number) {
    char text[BP_NUM_TEXT];
    if (list->line)
        fprintf(list->line, list->count++ ? ", %s" : "[%s",
                bp_num_from_double(number, text));
}

static void numbers_end(numbers *list, bp_json_out *out, json *to,
                        const char *key) {
    if (list->line)
        fputs(list->count ? "]" : "[]", list->line);
    out->failed =
        !list->line || fclose(list->line) != 0 || !list->text || out->failed;
    if (list->text)
        bp_json_add_raw(out, to, key, list->text);
    free(list->text);
}

/* ---- where numbers come from ---- */

static void add_cell(bp_json_out *out, json *to, const trace_cell *cell) {
    if (!cell->text)
        return;
    answer_add_clean(out, to, "cell", cell->text);
    if (cell->origin != TRACE_SCALED)
        return;
    bp_json_add_bool(out, to, "missing", cell->is_filled);
    bp_json_add_number(out, to, "raw", cell->raw);
    bp_json_add_number(out, to, "centre", cell->centre);
    bp_json_add_number(out, to, "scale", cell->scale);
}

static void add_inputs(bp_json_out *out, const trace *t) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < t->n_inputs; i++) {
        json *to = bp_json_new_object(out);
        bp_json_add_text(out, to, "name", t->inputs[i].name);
        add_cell(out, to, &t->inputs[i].cell);
        bp_json_add_number(out, to, "value", t->inputs[i].value);
        bp_json_add(out, array, NULL, to);
    }
    bp_json_add(out, out->tree, "inputs", array);
}

static void add_outputs(bp_json_out *out, const trace *t) {
    json *array = bp_json_new_array(out);
    for (size_t j = 0; j < t->n_outputs; j++) {
        const trace_output *output = &t->outputs[j];
        const trace_neuron *neuron = &trace_last(t)->neurons[j];
        json *to = bp_json_new_object(out);
        bp_json_add_text(out, to, "name", neuron->name);
        add_cell(out, to, &output->cell);
        bp_json_add_number(out, to, "expected", output->expected);
        bp_json_add_number(out, to, "actual", neuron->output);
        bp_json_add_number(out, to, "difference", output->difference);
        bp_json_add_number(out, to, "loss", output->loss);
        bp_json_add_number(out, to, "actual_after", neuron->output_after);
        bp_json_add_number(out, to, "loss_after", output->loss_after);
        bp_json_add(out, array, NULL, to);
    }
    bp_json_add(out, out->tree, "outputs", array);
}

/* ---- layers ---- */

/* What each neuron of the next layer sends back to neuron j. */
static void add_error_parts(bp_json_out *out, json *to,
                            const trace_layer *behind, size_t j) {
    numbers list;
    numbers_start(&list);
    for (size_t n = 0; n < behind->n_neurons; n++)
        numbers_add(&list, behind->neurons[n].weights[j].back);
    numbers_end(&list, out, to, "error_parts");
}

/* The member of each weight that lies at `offset`. */
static void add_weights(bp_json_out *out, json *to, const char *key,
                        const trace_layer *layer, const trace_neuron *neuron,
                        size_t offset) {
    numbers list;
    numbers_start(&list);
    for (size_t i = 0; i < layer->n_inputs; i++) {
        double number;
        memcpy(&number, (const char *)&neuron->weights[i] + offset,
               sizeof number);
        numbers_add(&list, number);
    }
    numbers_end(&list, out, to, key);
}

static json *new_neuron(bp_json_out *out, const trace *t, size_t l, size_t j) {
    const trace_layer *layer = &t->layers[l];
    const trace_neuron *neuron = &layer->neurons[j];
    json *to = bp_json_new_object(out);
    bp_json_add_text(out, to, "name", neuron->name);
    bp_json_add_size(out, to, "first_weight", neuron->first_weight);
    add_weights(out, to, "weights", layer, neuron,
                offsetof(trace_weight, before));
    add_weights(out, to, "products", layer, neuron,
                offsetof(trace_weight, product));
    bp_json_add_number(out, to, "sum", neuron->sum);
    bp_json_add_number(out, to, "bias", neuron->bias);
    bp_json_add_number(out, to, "activation", neuron->activation);
    bp_json_add_number(out, to, "output", neuron->output);
    if (layer->transfer != BP_SOFTMAX)
        bp_json_add_number(out, to, "slope", neuron->slope);
    if (l + 1 < t->n_layers)
        add_error_parts(out, to, &t->layers[l + 1], j);
    bp_json_add_number(out, to, "pull", neuron->pull);
    bp_json_add_number(out, to, "error", neuron->error);
    add_weights(out, to, "gradients", layer, neuron,
                offsetof(trace_weight, gradient));
    add_weights(out, to, "weights_after", layer, neuron,
                offsetof(trace_weight, after));
    bp_json_add_number(out, to, "bias_gradient", neuron->bias_gradient);
    bp_json_add_number(out, to, "bias_after", neuron->bias_after);
    bp_json_add_number(out, to, "output_after", neuron->output_after);
    return to;
}

static void add_layers(bp_json_out *out, const trace *t) {
    json *array = bp_json_new_array(out);
    for (size_t l = 0; l < t->n_layers; l++) {
        const trace_layer *layer = &t->layers[l];
        json *to = bp_json_new_object(out), *neurons = bp_json_new_array(out);
        bp_json_add_size(out, to, "inputs", layer->n_inputs);
        bp_json_add_size(out, to, "units", layer->n_neurons);
        bp_json_add_text(out, to, "activation",
                         bp_activation_names[layer->transfer]);
        bp_json_add_text(out, to, "transfer",
                         formula_transfer(layer->transfer));
        bp_json_add_text(out, to, "slope", formula_slope(layer->transfer));
        for (size_t j = 0; j < layer->n_neurons; j++)
            bp_json_add(out, neurons, NULL, new_neuron(out, t, l, j));
        bp_json_add(out, to, "neurons", neurons);
        bp_json_add(out, array, NULL, to);
    }
    bp_json_add(out, out->tree, "layers", array);
}

/* ---- all of it ---- */

static void add_head(bp_json_out *out, const trace *t) {
    json *to = out->tree;
    bp_json_add_text(out, to, "bp", BP_VERSION);
    answer_add_clean(out, to, "network_file", t->network_file);
    if (t->row_file) {
        answer_add_clean(out, to, "row_file", t->row_file);
        bp_json_add_size(out, to, "line", t->line);
    }
    bp_json_add_size(out, to, "row", t->row);
    bp_json_add_text(out, to, "task",
                     !t->is_model       ? "by hand"
                     : t->is_classifier ? "classify"
                                        : "regress");
    bp_json_add_number(out, to, "learning_rate", t->rate);
    bp_json_add_bool(out, to, "freeze_bias", t->freeze_bias);
    bp_json_add_size(out, to, "steps", t->steps);
}

static void add_loss(bp_json_out *out, const trace *t) {
    json *to = bp_json_new_object(out), *points = bp_json_new_array(out);
    bp_json_add_text(out, to, "name", bp_loss_names[t->loss]);
    bp_json_add_text(out, to, "formula",
                     formula_loss(t->loss, trace_last(t)->transfer));
    bp_json_add_text(out, to, "error", formula_error(t->loss));
    bp_json_add_bool(out, to, "cancels_slope", trace_cancels_slope(t));
    bp_json_add_number(out, to, "first", t->loss_first);
    bp_json_add_number(out, to, "before", t->loss_before);
    bp_json_add_number(out, to, "after", t->loss_after);
    for (size_t i = 0; i < t->n_points; i++) {
        json *point = bp_json_new_object(out);
        bp_json_add_size(out, point, "step", t->points[i].step);
        bp_json_add_number(out, point, "loss", t->points[i].loss);
        bp_json_add(out, points, NULL, point);
    }
    bp_json_add(out, to, "by_step", points);
    bp_json_add(out, out->tree, "loss", to);
}

bp_status trace_to_json(const trace *t, char **text, bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    add_head(&out, t);
    json *notes = bp_json_new_array(&out);
    for (size_t i = 0; i < t->notes.count; i++)
        bp_json_add_text(&out, notes, NULL, t->notes.items[i]);
    bp_json_add(&out, out.tree, "notes", notes);
    add_loss(&out, t);
    add_inputs(&out, t);
    add_outputs(&out, t);
    add_layers(&out, t);
    *text = bp_json_print(&out);
    bp_json_out_free(&out);
    return *text ? BP_OK
                 : bp_fail(err, BP_ESYSTEM, "out of memory for the report");
}

bp_status trace_tell_json(const trace *t, FILE *out, bp_error *err) {
    char *text = NULL;
    bp_status status = trace_to_json(t, &text, err);
    if (!status)
        fputs(text, out);
    free(text);
    return status;
}
