/* tell_forward.c - forward through the network, and the loss at its end. */
#include <math.h>

#include "bp/text.h"
#include "trace/formulas.h"
#include "trace/tell.h"

/* ---- activation = sum(weight * input) + bias ---- */

/* The largest products, one after the other; then what the others sum to. */
static void put_products(teller *to, size_t l, const trace_neuron *neuron,
                         const pick *p) {
    double others = 0;
    for (size_t k = 0; k < p->n; k++) {
        size_t i = picked(p, k);
        put_product(to, neuron->weights[i].before,
                    trace_source_value(to->t, l, i), k == 0);
    }
    if (p->is_all)
        return;
    for (size_t i = 0; i < p->total; i++)
        if (!pick_has(p, i))
            others += neuron->weights[i].product;
    put_addend(to, others, false);
}

static void tell_activation(teller *to, size_t l, const trace_neuron *neuron) {
    const trace_layer *layer = &to->t->layers[l];
    pick p = pick_start(layer->n_inputs, TELL_INPUTS, to->all);
    for (size_t i = 0; i < layer->n_inputs; i++)
        pick_offer(&p, i, neuron->weights[i].product);
    if (!p.is_all) {
        char clip[BP_CLIP];
        put(to, "the largest products are those of");
        for (size_t k = 0; k < p.n; k++)
            put(to, "%s %s", k ? "," : "",
                bp_clip(trace_source_name(to->t, l, picked(&p, k)), clip));
        put(to, "; the %zu others are summed up behind them", p.total - p.n);
        say_words(to);
    }
    put_products(to, l, neuron, &p);
    put_addend(to, neuron->bias, false);
    put(to, " = ");
    put_number(to, neuron->activation);
    say_formula(to, "activation");
}

/* ---- output = transfer(activation) ---- */

static void tell_output(teller *to, const trace_layer *layer,
                        const trace_neuron *neuron) {
    if (layer->transfer == BP_IDENTITY)
        put(to, "activation");
    else
        put(to, "%s(%s", bp_activation_names[layer->transfer], "");
    if (layer->transfer != BP_IDENTITY) {
        put_number(to, neuron->activation);
        put(to, ")");
    }
    put(to, " = ");
    put_number(to, neuron->output);
    say_formula(to, "output");
}

/* The sum that all shares of softmax are parts of. Activations beyond a few
 * hundred have powers that no number holds; then the shares alone are told. */
static double tell_powers(teller *to, const trace_layer *layer) {
    pick p = pick_start(layer->n_neurons, TELL_UNITS, to->all);
    double sum = 0, others = 0;
    for (size_t j = 0; j < layer->n_neurons; j++) {
        sum += exp(layer->neurons[j].activation);
        pick_offer(&p, j, exp(layer->neurons[j].activation));
    }
    if (!isfinite(sum) || sum == 0)
        return 0;
    for (size_t k = 0; k < p.n; k++) {
        put(to, k ? " + e^" : "e^");
        put_number(to, layer->neurons[picked(&p, k)].activation);
    }
    for (size_t j = 0; j < layer->n_neurons; j++)
        if (!pick_has(&p, j))
            others += exp(layer->neurons[j].activation);
    if (!p.is_all)
        put_addend(to, others, false);
    put(to, " = ");
    put_number(to, sum);
    say_formula(to, "S");
    say_end(to);
    return sum;
}

static void tell_softmax(teller *to, const trace_layer *layer, const pick *p) {
    put(to, "The outputs are positive and sum to 1: of the sum S of all "
            "e^activation, each has its share.");
    say_words(to);
    double sum = tell_powers(to, layer);
    for (size_t k = 0; k < p->n; k++) {
        const trace_neuron *neuron = &layer->neurons[picked(p, k)];
        say_name(to, neuron->name);
        put(to, "e^");
        put_number(to, neuron->activation);
        put(to, " / ");
        if (sum > 0)
            put_number(to, sum);
        else
            put(to, "S");
        put(to, " = ");
        put_number(to, neuron->output);
        say_formula(to, "output");
        say_end(to);
    }
}

/* ---- layer by layer ---- */

static void tell_layer(teller *to, size_t l) {
    const trace_layer *layer = &to->t->layers[l];
    bool is_softmax = layer->transfer == BP_SOFTMAX;
    const char *name = bp_activation_names[layer->transfer];
    pick p = pick_neurons(to, l);
    put(to, "Forward: layer %zu, %zu %s neuron%s", l + 1, layer->n_neurons,
        name, plural(layer->n_neurons));
    say_heading(to);
    if (!is_softmax) {
        char left[TELL_WORDS];
        snprintf(left, sizeof left, "%s(z)", name);
        put(to, "%s", formula_transfer(layer->transfer));
        say_formula(to, left);
        say_end(to);
    }
    for (size_t k = 0; k < p.n; k++) {
        const trace_neuron *neuron = &layer->neurons[picked(&p, k)];
        say_name(to, neuron->name);
        tell_activation(to, l, neuron);
        if (!is_softmax)
            tell_output(to, layer, neuron);
        say_end(to);
    }
    if (is_softmax)
        tell_softmax(to, layer, &p);
    say_other_neurons(to, &p, layer, "outputs", offsetof(trace_neuron, output));
}

void tell_forward(teller *to) {
    put(to, "Forward");
    say_heading(to);
    put(to, "Each neuron multiplies its inputs by its weights, sums them up "
            "and adds its bias: that is its activation. The transfer function "
            "makes its output of that. The outputs of a layer are the inputs "
            "of the next one.");
    say_words(to);
    put(to, "sum(weight * input) + bias");
    say_formula(to, "activation");
    put(to, "transfer(activation)");
    say_formula(to, "output");
    say_end(to);
    for (size_t l = 0; l < to->t->n_layers; l++)
        tell_layer(to, l);
}

/* ---- the loss ---- */

/* -t*log(a), where it isn't nothing. */
static void put_log(teller *to, double t, double a, bool is_rest) {
    put(to, "-");
    put_number(to, is_rest ? 1 - t : t);
    put(to, is_rest ? "*log(1 - " : "*log(");
    put_number(to, a);
    put(to, ")");
}

static void put_difference(teller *to, double expected, double actual) {
    put_number(to, expected);
    put_addend(to, -actual, false);
}

static void put_cost(teller *to, const trace_output *output, double actual) {
    double t = output->expected;
    bool is_far = fabs(output->difference) > 1;
    switch (to->t->loss) {
    case BP_MSE:
    case BP_HUBER:
        is_far = is_far && to->t->loss == BP_HUBER;
        put(to, is_far ? "|" : "1/2*(");
        put_difference(to, t, actual);
        put(to, is_far ? "| - 1/2" : ")^2");
        break;
    case BP_MAE:
        put(to, "|");
        put_difference(to, t, actual);
        put(to, "|");
        break;
    case BP_POISSON:
        if (t != 0) {
            put_number(to, t);
            put(to, "*log(");
            put_number(to, t);
            put(to, " / ");
            put_number(to, actual);
            put(to, ") ");
        }
        put(to, "- (");
        put_difference(to, t, actual);
        put(to, ")");
        break;
    default:
        if (t != 0)
            put_log(to, t, actual, false);
        if (t != 1 && trace_last(to->t)->transfer == BP_SIGMOID) {
            put(to, t != 0 ? " " : "");
            put_log(to, t, actual, true);
        }
    }
}

void tell_loss(teller *to) {
    const trace *t = to->t;
    bool is_share = trace_last(t)->transfer == BP_SOFTMAX;
    size_t n = 0;
    put(to, "The loss");
    say_heading(to);
    put(to, "It says how far the outputs are from what was expected.");
    say_words(to);
    put(to, "%s", formula_loss(t->loss, trace_last(t)->transfer));
    say_formula(to, "loss");
    pick p = pick_start(t->n_outputs, TELL_UNITS, to->all);
    for (size_t j = 0; j < t->n_outputs; j++)
        pick_offer(&p, j, t->outputs[j].loss);
    for (size_t k = 0; k < p.n; k++) {
        const trace_output *output = &t->outputs[picked(&p, k)];
        const trace_neuron *neuron = &trace_last(t)->neurons[picked(&p, k)];
        char clip[BP_CLIP];
        if (is_share && output->expected == 0)
            continue; /* its logarithm counts 0 times */
        put_cost(to, output, neuron->output);
        put(to, " = ");
        put_number(to, output->loss);
        say_named(to, bp_clip(neuron->name, clip));
        n++;
    }
    if (n != 1 || !p.is_all) {
        put_number(to, t->loss_before);
        say_formula(to, "loss");
    }
    say_end(to);
    say_others(to, &p, "outputs, with smaller losses");
}
