/* tell_backward.c - the errors, from the outputs back to the first layer. */
#include <math.h>

#include "bp/text.h"
#include "trace/formulas.h"
#include "trace/tell.h"

/* ---- the slope of the transfer function ---- */

static void put_of_output(teller *to, bp_activation f, double output,
                          bool is_below) {
    if (f == BP_SIGMOID) {
        put_number(to, output);
        put(to, " * (1 ");
        put(to, output < 0 ? "+ " : "- ");
        put_number(to, fabs(output));
        put(to, ") = ");
    } else if (f == BP_TANH) {
        put(to, "1 - ");
        put_factor(to, output);
        put(to, "^2 = ");
    } else if (f == BP_ELU && is_below) {
        put_number(to, output);
        put(to, " + 1 = ");
    }
}

static void put_of_activation(teller *to, bp_activation f, double z) {
    if (f == BP_GELU) {
        put(to, "P(");
        put_number(to, z);
        put(to, ") ");
        put(to, z < 0 ? "- " : "+ ");
        put_number(to, fabs(z));
        put(to, " * p(");
        put_number(to, z);
        put(to, ") = ");
    } else if (f == BP_SILU) {
        put(to, "sigmoid(");
        put_number(to, z);
        put(to, ") * (1 ");
        put(to, z < 0 ? "- " : "+ ");
        put_number(to, fabs(z));
        put(to, " * (1 - sigmoid(");
        put_number(to, z);
        put(to, "))) = ");
    } else if (f == BP_SOFTPLUS) {
        put(to, "sigmoid(");
        put_number(to, z);
        put(to, ") = ");
    }
}

void put_slope(teller *to, const trace_layer *layer,
               const trace_neuron *neuron) {
    put_of_output(to, layer->transfer, neuron->output, neuron->activation <= 0);
    put_of_activation(to, layer->transfer, neuron->activation);
    put_number(to, neuron->slope);
}

/* ---- the last layer ---- */

/* (expected - actual), or what mae and huber leave of it. */
static void put_pull(teller *to, const trace_output *output,
                     const trace_neuron *neuron) {
    if (neuron->pull != output->difference) {
        put_number(to, neuron->pull);
        return;
    }
    put(to, "(");
    put_number(to, output->expected);
    put_addend(to, -neuron->output, false);
    put(to, ")");
}

static void tell_output_error(teller *to, size_t j) {
    const trace *t = to->t;
    const trace_output *output = &t->outputs[j];
    const trace_neuron *neuron = &trace_last(t)->neurons[j];
    say_name(to, neuron->name);
    if (trace_cancels_slope(t)) {
        put_number(to, output->expected);
        put_addend(to, -neuron->output, false);
    } else {
        put_slope(to, trace_last(t), neuron);
        say_formula(to, "slope");
        put_pull(to, output, neuron);
        put(to, " * ");
        put_factor(to, neuron->slope);
    }
    put(to, " = ");
    put_number(to, neuron->error);
    say_formula(to, "error");
    say_end(to);
}

static void tell_cancelling(teller *to) {
    const trace *t = to->t;
    put(to,
        "The slope of %s is not in it: that of the loss, %s, has it as a "
        "divisor, and the two cancel.",
        bp_activation_names[trace_last(t)->transfer], bp_loss_names[t->loss]);
    say_words(to);
}

static void tell_outputs(teller *to) {
    const trace *t = to->t;
    size_t l = t->n_layers - 1;
    pick p = pick_neurons(to, l);
    put(to, "Backward: layer %zu, the outputs", l + 1);
    say_heading(to);
    put(to, "%s", formula_error(t->loss));
    say_formula(to, "error");
    if (!trace_cancels_slope(t)) {
        put(to, "%s", formula_slope(trace_last(t)->transfer));
        say_formula(to, "slope");
    }
    say_end(to);
    if (trace_cancels_slope(t))
        tell_cancelling(to);
    for (size_t k = 0; k < p.n; k++)
        tell_output_error(to, picked(&p, k));
    say_other_neurons(to, &p, trace_last(t), "errors",
                      offsetof(trace_neuron, error));
}

/* ---- the layers before it ---- */

/* Which weight carries how much from which neuron. */
static void tell_part(teller *to, const trace_neuron *from, size_t j) {
    char label[TELL_WORDS], clip[BP_CLIP];
    snprintf(label, sizeof label, "from %s by w%zu", bp_clip(from->name, clip),
             from->first_weight + j);
    put_number(to, from->weights[j].before);
    put(to, "*");
    put_factor(to, from->error);
    put(to, " = ");
    put_number(to, from->weights[j].back);
    say_named(to, label);
}

static void tell_parts(teller *to, const trace_layer *behind, size_t j,
                       double sum) {
    pick p = pick_start(behind->n_neurons, TELL_UNITS, to->all);
    double others = 0;
    for (size_t n = 0; n < behind->n_neurons; n++)
        pick_offer(&p, n, behind->neurons[n].weights[j].back);
    for (size_t k = 0; k < p.n; k++)
        tell_part(to, &behind->neurons[picked(&p, k)], j);
    for (size_t n = 0; n < behind->n_neurons; n++)
        if (!pick_has(&p, n))
            others += behind->neurons[n].weights[j].back;
    if (!p.is_all) {
        char label[TELL_WORDS];
        snprintf(label, sizeof label, "from %zu others", p.total - p.n);
        put_number(to, others);
        say_named(to, label);
    }
    for (size_t k = 0; k < p.n; k++)
        put_addend(to, behind->neurons[picked(&p, k)].weights[j].back, k == 0);
    if (!p.is_all)
        put_addend(to, others, false);
    if (p.total > 1) {
        put(to, " = ");
        put_number(to, sum);
    }
    say_formula(to, "sum");
}

static void tell_hidden(teller *to, size_t l) {
    const trace_layer *layer = &to->t->layers[l];
    pick p = pick_neurons(to, l);
    put(to, "Backward: layer %zu", l + 1);
    say_heading(to);
    put(to, "sum(weight * error of the neuron it leads to) * slope");
    say_formula(to, "error");
    put(to, "%s", formula_slope(layer->transfer));
    say_formula(to, "slope");
    say_end(to);
    for (size_t k = 0; k < p.n; k++) {
        const trace_neuron *neuron = &layer->neurons[picked(&p, k)];
        say_name(to, neuron->name);
        tell_parts(to, &to->t->layers[l + 1], picked(&p, k), neuron->pull);
        put_slope(to, layer, neuron);
        say_formula(to, "slope");
        put_number(to, neuron->pull);
        put(to, " * ");
        put_factor(to, neuron->slope);
        put(to, " = ");
        put_number(to, neuron->error);
        say_formula(to, "error");
        say_end(to);
    }
    say_other_neurons(to, &p, layer, "errors", offsetof(trace_neuron, error));
}

void tell_backward(teller *to) {
    size_t n = to->t->n_layers;
    put(to, "Backward");
    say_heading(to);
    put(to,
        "The error of an output contrasts what was expected with what "
        "came out. %s",
        n > 1 ? "From there the errors travel backward: each weight carries "
                "the error of the neuron it leads to back to the neuron it "
                "comes from."
              : "There is no layer before it that the errors could travel "
                "back to.");
    say_words(to);
    tell_outputs(to);
    for (size_t l = n - 1; l-- > 0;)
        tell_hidden(to, l);
}
