/* tell_update.c - gradient descent: the weights before and after, and what
 * comes of it. */
#include <math.h>

#include "bp/text.h"
#include "trace/tell.h"

enum { NUMBER = 16, NAME = 18, WEIGHT = 7 };

static const voice_column weight_columns[] = {
    {"weight", WEIGHT, false},  {"from", NAME, false},
    {"gradient", NUMBER, true}, {"before", NUMBER, true},
    {"after", NUMBER, true},
};

/* ---- the weights ---- */

static void tell_weight(teller *to, const char *weight, const char *from,
                        double gradient, double before, double after) {
    char clip[BP_CLIP], numbers[3][TELL_NUMBER];
    const char *cells[] = {
        weight, bp_clip(from, clip), number_cell(gradient, numbers[0]),
        number_cell(before, numbers[1]), number_cell(after, numbers[2])};
    to->voice.kind->row(&to->voice, weight_columns, 5, cells);
}

/* The formulas with the numbers of one weight, which stand for all others. */
static void tell_example(teller *to, size_t l, size_t j, size_t i) {
    const trace *t = to->t;
    const trace_neuron *neuron = &t->layers[l].neurons[j];
    const trace_weight *weight = &neuron->weights[i];
    char clips[2][BP_CLIP];
    put(to, "w%zu, from %s to %s:", neuron->first_weight + i,
        bp_clip(trace_source_name(t, l, i), clips[0]),
        bp_clip(neuron->name, clips[1]));
    say_words(to);
    put(to, neuron->error < 0 ? "-(" : "-");
    put_number(to, neuron->error);
    put(to, neuron->error < 0 ? ") * " : " * ");
    put_factor(to, trace_source_value(t, l, i));
    put(to, " = ");
    put_number(to, weight->gradient);
    say_formula(to, "gradient");
    put_number(to, weight->before);
    put(to, " - ");
    put_number(to, t->rate);
    put(to, " * ");
    put_factor(to, weight->gradient);
    put(to, " = ");
    put_number(to, weight->after);
    say_formula(to, "after");
    say_end(to);
}

static void tell_neuron(teller *to, size_t l, const trace_neuron *neuron) {
    const trace *t = to->t;
    size_t n = t->layers[l].n_inputs;
    double others = 0;
    pick p = pick_start(n, TELL_INPUTS, to->all);
    for (size_t i = 0; i < n; i++)
        pick_offer(&p, i, neuron->weights[i].gradient);
    say_name(to, neuron->name);
    to->voice.kind->head(&to->voice, weight_columns, 5);
    for (size_t k = 0; k < p.n; k++) {
        size_t i = picked(&p, k);
        char weight[TELL_NUMBER];
        snprintf(weight, sizeof weight, "w%zu", neuron->first_weight + i);
        tell_weight(to, weight, trace_source_name(t, l, i),
                    neuron->weights[i].gradient, neuron->weights[i].before,
                    neuron->weights[i].after);
    }
    tell_weight(to, "bias", "", neuron->bias_gradient, neuron->bias,
                neuron->bias_after);
    say_end(to);
    for (size_t i = 0; i < n; i++)
        if (!pick_has(&p, i))
            others += neuron->weights[i].gradient;
    if (p.is_all)
        return;
    put(to, "and %zu more weights, whose gradients sum to %.9g", n - p.n,
        others);
    say_words(to);
}

/* The first weight whose gradient isn't 0; where not all are told, the one with
 * the largest. */
static size_t example_of(const teller *to, const trace_layer *layer, size_t j) {
    bool is_all = to->all || layer->n_inputs <= TELL_INPUTS;
    size_t best = 0;
    for (size_t i = 1; i < layer->n_inputs; i++) {
        double its = fabs(layer->neurons[j].weights[best].gradient);
        if (is_all ? its == 0
                   : fabs(layer->neurons[j].weights[i].gradient) > its)
            best = i;
    }
    return best;
}

static void tell_layer(teller *to, size_t l) {
    const trace_layer *layer = &to->t->layers[l];
    pick p = pick_neurons(to, l);
    put(to, "Update: layer %zu", l + 1);
    say_heading(to);
    tell_example(to, l, picked(&p, 0), example_of(to, layer, picked(&p, 0)));
    for (size_t k = 0; k < p.n; k++)
        tell_neuron(to, l, &layer->neurons[picked(&p, k)]);
    say_other_neurons(to, &p, layer, "biases' gradients",
                      offsetof(trace_neuron, bias_gradient));
}

void tell_update(teller *to) {
    const trace *t = to->t;
    put(to, "Update: gradient descent");
    say_heading(to);
    put(to,
        "The gradient of a weight is the slope of the loss: by how much "
        "the loss grows with the weight. A step goes the other way. The "
        "gradient of a bias is -error, as its input is 1%s.",
        t->freeze_bias ? "; biases are frozen here" : "");
    say_words(to);
    put(to, "-error * input");
    say_formula(to, "gradient");
    put(to, "before - rate * gradient");
    say_formula(to, "after");
    say_end(to);
    for (size_t l = 0; l < t->n_layers; l++)
        tell_layer(to, l);
}

/* ---- what comes of it ---- */

static const voice_column output_columns[] = {
    {"output", NAME, false},
    {"expected", NUMBER, true},
    {"before", NUMBER, true},
    {"after", NUMBER, true},
};

static void tell_result(teller *to, const char *name, double expected,
                        double before, double after) {
    char clip[BP_CLIP], numbers[3][TELL_NUMBER];
    const char *cells[] = {
        bp_clip(name, clip), number_cell(expected, numbers[0]),
        number_cell(before, numbers[1]), number_cell(after, numbers[2])};
    to->voice.kind->row(&to->voice, output_columns, 4, cells);
}

/* A number that the model scales, in its own unit, too. */
static void tell_in_unit(teller *to, const trace_neuron *neuron,
                         const trace_cell *cell) {
    char name[TELL_WORDS], clip[BP_CLIP];
    if (cell->origin != TRACE_SCALED || (cell->scale == 1 && cell->centre == 0))
        return;
    snprintf(name, sizeof name, "%s, unscaled", bp_clip(neuron->name, clip));
    tell_result(to, name, cell->raw,
                neuron->output * cell->scale + cell->centre,
                neuron->output_after * cell->scale + cell->centre);
}

static const voice_column point_columns[] = {
    {"steps", WEIGHT + 4, true},
    {"loss", NUMBER + 2, true},
};

static void tell_points(teller *to) {
    const trace *t = to->t;
    put(to, "The loss when so many steps are done:");
    say_words(to);
    to->voice.kind->head(&to->voice, point_columns, 2);
    for (size_t i = 0; i < t->n_points; i++) {
        char step[TELL_NUMBER], loss[TELL_NUMBER];
        snprintf(step, sizeof step, "%zu", t->points[i].step);
        const char *cells[] = {step, number_cell(t->points[i].loss, loss)};
        to->voice.kind->row(&to->voice, point_columns, 2, cells);
    }
    say_end(to);
}

void tell_after(teller *to) {
    const trace *t = to->t;
    put(to, "After the step");
    say_heading(to);
    pick p = pick_neurons(to, t->n_layers - 1);
    to->voice.kind->head(&to->voice, output_columns, 4);
    for (size_t k = 0; k < p.n; k++) {
        size_t j = picked(&p, k);
        const trace_neuron *neuron = &trace_last(t)->neurons[j];
        tell_result(to, neuron->name, t->outputs[j].expected, neuron->output,
                    neuron->output_after);
        tell_in_unit(to, neuron, &t->outputs[j].cell);
    }
    say_end(to);
    say_others(to, &p, "outputs");
    put(to, "The loss was %.9g before the step and is %.9g after it.",
        t->loss_before, t->loss_after);
    if (t->loss_after > t->loss_before)
        put(to, " It grew: the step was too long for it; try a smaller "
                "--learning-rate.");
    say_words(to);
    if (t->steps > 1)
        tell_points(to);
}
