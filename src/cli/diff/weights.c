/* weights.c - the layers of two networks, and their weights. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "diff/diff.h"
#include "show/names.h"

/* `4-8-3`, and `tanh, softmax`. */
static void sizes_text(const bp_network *net, char *text, size_t size) {
    size_t n = (size_t)snprintf(text, size, "%zu", bp_network_inputs(net));
    for (size_t i = 0; i < net->n_layers && n < size; i++)
        n += (size_t)snprintf(text + n, size - n, "-%zu",
                              net->layers[i].n_units);
}

static void activations_text(const bp_network *net, char *text, size_t size) {
    size_t n = 0;
    for (size_t i = 0; i < net->n_layers && n < size; i++)
        n += (size_t)snprintf(text + n, size - n, "%s%s", i ? "," : "",
                              bp_activation_names[net->layers[i].f]);
}

void diff_network(diff *d) {
    const bp_network *a = &d->a->network, *b = &d->b->network;
    enum { ROOM = BP_MAX_LAYERS * 12 + 12 };
    char in_a[ROOM], in_b[ROOM];
    sizes_text(a, in_a, ROOM);
    sizes_text(b, in_b, ROOM);
    diff_texts(d, DIFF_NETWORK, NULL, "layers", in_a, in_b);
    activations_text(a, in_a, ROOM);
    activations_text(b, in_b, ROOM);
    diff_texts(d, DIFF_NETWORK, NULL, "activations", in_a, in_b);
    d->is_comparable = a->n_layers == b->n_layers;
    for (size_t i = 0; d->is_comparable && i + 1 < a->n_layers; i++)
        d->is_comparable = a->layers[i].n_units == b->layers[i].n_units;
}

/* For each input of A's network which of B's it is: that of the same column,
 * and there the value, the indicator, the level or the other levels. */
static void match_inputs(const diff *d, const size_t *starts, size_t *matches) {
    const bp_encoder *a = &d->a->encoder, *b = &d->b->encoder;
    show_input at = {0};
    for (size_t k = 0; show_next_input(a, &at); k++) {
        const bp_column *p = &a->inputs[at.column];
        size_t j = d->inputs[at.column], place = at.place;
        matches[k] = SIZE_MAX;
        if (j == SIZE_MAX || b->inputs[j].type != p->type)
            continue;
        const bp_column *q = &b->inputs[j];
        if (p->type == BP_CATEGORY)
            place = place < p->levels.count
                        ? diff_find_level(q, p->levels.items[place])
                        : q->levels.count;
        if (place < bp_column_width(q))
            matches[k] = starts[j] + place;
    }
}

static size_t *new_input_matches(diff *d) {
    const bp_encoder *b = &d->b->encoder;
    bp_error ignored;
    size_t *matches =
        bp_alloc(bp_network_inputs(&d->a->network), sizeof *matches, &ignored);
    size_t *starts = bp_alloc(b->n_inputs, sizeof *starts, &ignored);
    for (size_t j = 0, at = 0; starts && j < b->n_inputs; j++) {
        starts[j] = at;
        at += bp_column_width(&b->inputs[j]);
    }
    if (matches && starts)
        match_inputs(d, starts, matches);
    else
        d->has_failed = true;
    free(starts);
    return matches;
}

/* Likewise the outputs: classes, or targets. A single output stands for the
 * second of two classes. */
static size_t *new_output_matches(diff *d) {
    const bp_encoder *a = &d->a->encoder, *b = &d->b->encoder;
    size_t n_a = bp_network_outputs(&d->a->network);
    size_t n_b = bp_network_outputs(&d->b->network);
    bp_error ignored;
    size_t *matches = bp_alloc(n_a, sizeof *matches, &ignored);
    d->has_failed = d->has_failed || !matches;
    for (size_t n = 0; matches && n < n_a; n++) {
        const char *name = show_output_name(a, n_a, n);
        if (a->task != b->task)
            matches[n] = SIZE_MAX;
        else if (a->task == BP_REGRESS)
            matches[n] = d->targets[n];
        else if (n_a == 1 || n_b == 1)
            matches[n] =
                n_a == n_b && strcmp(name, show_output_name(b, 1, 0)) == 0
                    ? 0
                    : SIZE_MAX;
        else
            matches[n] = diff_find_level(&b->targets[0], name);
    }
    return matches;
}

static void count(diff_layer *its, size_t unit, size_t input, float a,
                  float b) {
    double by = fabs((double)a - (double)b);
    its->n_compared++;
    its->n_differ += a != b;
    its->square_sum += by * by;
    its->size_sum += (double)a * (double)a;
    if (by > its->largest) {
        its->largest = by;
        its->unit = unit;
        its->input = input;
    }
}

/* Layer i, unit by unit. `inputs` and `units` are NULL where they are the same
 * by number. */
static void compare_layer(diff *d, size_t i, const size_t *inputs,
                          const size_t *units) {
    const bp_network *a = &d->a->network, *b = &d->b->network;
    const bp_layer *p = &a->layers[i], *q = &b->layers[i];
    diff_layer *its = &d->layers[i];
    for (size_t n = 0; n < p->n_units; n++) {
        size_t m = units ? units[n] : n;
        if (m == SIZE_MAX)
            continue;
        count(its, n, p->n_inputs, bp_layer_b(p, a->params)[n],
              bp_layer_b(q, b->params)[m]);
        for (size_t k = 0; k < p->n_inputs; k++) {
            size_t l = inputs ? inputs[k] : k;
            if (l != SIZE_MAX)
                count(its, n, k, *bp_layer_weight(p, a->params, k, n),
                      *bp_layer_weight(q, b->params, l, m));
        }
    }
    its->n_only_a = (p->n_inputs + 1) * p->n_units - its->n_compared;
    its->n_only_b = (q->n_inputs + 1) * q->n_units - its->n_compared;
}

void diff_weights(diff *d) {
    size_t n_layers = d->a->network.n_layers;
    if (!d->is_comparable)
        return;
    size_t *inputs = new_input_matches(d), *outputs = new_output_matches(d);
    for (size_t i = 0; inputs && outputs && i < n_layers; i++)
        compare_layer(d, i, i ? NULL : inputs,
                      i + 1 < n_layers ? NULL : outputs);
    free(inputs);
    free(outputs);
}
