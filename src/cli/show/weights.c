/* weights.c - the weights of each layer, a column a unit. */
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "show/names.h"
#include "show/show.h"
#include "width.h"

/* As many units side by side as fit; without --all, so many in all. */
enum { NAME = 17, CELL = 11, BESIDE = 5, UNITS = 20, INPUTS = 50 };

/* Units from .. to of layer i, and what they are called. */
typedef struct block {
    const bp_model *model;
    size_t i, from, to;
} block;

static void put_heading(const block *b) {
    const bp_network *net = &b->model->network;
    bool is_last = b->i + 1 == net->n_layers;
    fputs("  ", stdout);
    text_put_cell(stdout, b->i ? "unit before" : "input", NAME);
    for (size_t n = b->from; n < b->to; n++) {
        char unit[32];
        snprintf(unit, sizeof unit, "unit %zu", n + 1);
        const char *name = is_last
                               ? show_output_name(&b->model->encoder,
                                                  net->layers[b->i].n_units, n)
                               : unit;
        size_t width = text_width(name, strlen(name));
        printf(" %*s", width < CELL ? (int)(CELL - width) : 0, "");
        text_put_cell(stdout, name, width < CELL ? width : CELL);
    }
    putchar('\n');
}

static void put_biases(const block *b) {
    const bp_network *net = &b->model->network;
    const float *bias = bp_layer_b(&net->layers[b->i], net->params);
    printf("  %-*s", NAME, "(bias)");
    for (size_t n = b->from; n < b->to; n++)
        printf(" %*.5g", CELL, (double)bias[n]);
    putchar('\n');
}

static void put_weights(const block *b, const char *name, size_t k) {
    const bp_network *net = &b->model->network;
    fputs("  ", stdout);
    text_put_cell(stdout, name, NAME);
    for (size_t n = b->from; n < b->to; n++)
        printf(" %*.5g", CELL,
               (double)*bp_layer_weight(&net->layers[b->i], net->params, k, n));
    putchar('\n');
}

static void put_block(const block *b, size_t n_inputs) {
    show_input at = {0};
    char name[SHOW_NAME];
    put_heading(b);
    put_biases(b);
    for (size_t k = 0; k < n_inputs; k++) {
        if (b->i) {
            snprintf(name, sizeof name, "%zu", k + 1);
        } else {
            show_next_input(&b->model->encoder, &at);
            show_input_name(&b->model->encoder, &at, name);
        }
        put_weights(b, name, k);
    }
}

void show_tell_weights(const bp_model *model, const show_values *v) {
    const bp_network *net = &model->network;
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        size_t n_units = layer->n_units, n_inputs = layer->n_inputs;
        if (!v->all && n_units > UNITS)
            n_units = UNITS;
        if (!v->all && n_inputs > INPUTS)
            n_inputs = INPUTS;
        printf("\nWeights of layer %zu\n", i + 1);
        for (size_t from = 0; from < n_units; from += BESIDE) {
            size_t to = from + BESIDE < n_units ? from + BESIDE : n_units;
            if (from)
                putchar('\n');
            put_block(&(block){model, i, from, to}, n_inputs);
        }
        if (n_units < layer->n_units || n_inputs < layer->n_inputs)
            printf("and %zu unit%s and %zu input%s more, which --all shows\n",
                   layer->n_units - n_units,
                   show_plural(layer->n_units - n_units),
                   layer->n_inputs - n_inputs,
                   show_plural(layer->n_inputs - n_inputs));
    }
}
