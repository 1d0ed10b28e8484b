/* network.c - units and weights of a network, as nodes and edges. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "plot/kinds.h"
#include "plot/strongest.h"
#include "show/names.h"

/* The units (or inputs) of each column that are shown, and the node that the
 * first of them is. */
typedef struct column {
    size_t n_units;
    size_t *shown, n_shown;
    size_t first_node;
} column;

static bp_status choose(column *col, const bp_network *net, size_t i,
                        bp_error *err) {
    bool is_last = i == net->n_layers;
    const bp_layer *layer = &net->layers[is_last ? i - 1 : i];
    col->n_units = is_last ? layer->n_units : layer->n_inputs;
    double *strengths = bp_alloc(col->n_units, sizeof *strengths, err);
    if (!strengths)
        return err->status;
    strengths_of(layer, net->params, is_last ? NULL : strengths,
                 is_last ? strengths : NULL);
    bp_status status = strongest(strengths, col->n_units, PLOT_UNITS,
                                 &col->shown, &col->n_shown, err);
    free(strengths);
    return status;
}

/* All names of inputs, in their order. */
static bp_status list_inputs(const bp_encoder *encoder, bp_strings *names,
                             bp_error *err) {
    show_input at = {0};
    char name[SHOW_NAME];
    bp_status status = BP_OK;
    while (!status && show_next_input(encoder, &at))
        status =
            bp_strings_add(names, show_input_name(encoder, &at, name), err);
    return status;
}

static void name_node(chart_node *node, const bp_model *model,
                      const bp_strings *inputs, size_t unit) {
    size_t n_layers = model->network.n_layers;
    if (node->column == 0 && unit < inputs->count)
        snprintf(node->name, CHART_TEXT, "%s", inputs->items[unit]);
    else if (node->column == n_layers)
        snprintf(node->name, CHART_TEXT, "%.*s", CHART_TEXT - 1,
                 show_output_name(&model->encoder,
                                  bp_network_outputs(&model->network), unit));
}

/* Units from the top, and below them a unit that is always 1. */
static void add_nodes(chart *c, const bp_model *model, column *col, size_t i,
                      const bp_strings *inputs) {
    bool has_bias = i < model->network.n_layers;
    size_t n = col->n_shown + has_bias;
    col->first_node = c->n_nodes;
    for (size_t row = 0; row < n; row++) {
        chart_node *node = &c->nodes[c->n_nodes++];
        *node = (chart_node){.column = i, .row = row, .n_rows = n};
        node->is_bias = row == col->n_shown;
        if (!node->is_bias)
            name_node(node, model, inputs, col->shown[row]);
    }
}

static void add_edges(chart *c, const bp_model *model, const column *from,
                      const column *to, size_t i) {
    const bp_layer *layer = &model->network.layers[i];
    float *params = model->network.params;
    for (size_t k = 0; k <= from->n_shown; k++) {
        for (size_t n = 0; n < to->n_shown; n++) {
            size_t unit = to->shown[n];
            chart_edge *edge = &c->edges[c->n_edges++];
            edge->from = from->first_node + k;
            edge->to = to->first_node + n;
            edge->weight =
                k < from->n_shown
                    ? *bp_layer_weight(layer, params, from->shown[k], unit)
                    : bp_layer_b(layer, params)[unit];
            c->scale = fmax(c->scale, fabs(edge->weight));
        }
    }
}

static bp_status add_heads(chart *c, const bp_model *model, const column *cols,
                           bp_error *err) {
    const bp_network *net = &model->network;
    bp_status status = bp_strings_add(&c->heads, "inputs", err);
    for (size_t i = 0; i < net->n_layers && !status; i++) {
        const char *f = bp_activation_names[net->layers[i].f];
        if (i + 1 < net->n_layers)
            status = bp_strings_addf(&c->heads, err, "layer %zu: %s", i + 1, f);
        else
            status = bp_strings_addf(&c->heads, err, "outputs: %s", f);
    }
    for (size_t i = 0; i <= net->n_layers && !status; i++) {
        if (cols[i].n_shown < cols[i].n_units)
            status = bp_strings_addf(&c->feet, err, "%zu of %zu",
                                     cols[i].n_shown, cols[i].n_units);
        else
            status = bp_strings_addf(&c->feet, err, "%zu", cols[i].n_units);
    }
    return status;
}

static bp_status fill(chart *c, const bp_model *model, column *cols,
                      const bp_strings *inputs, bp_error *err) {
    size_t n_layers = model->network.n_layers, n_nodes = 0, n_edges = 0;
    for (size_t i = 0; i <= n_layers; i++) {
        bp_status status = choose(&cols[i], &model->network, i, err);
        if (status)
            return status;
        n_nodes += cols[i].n_shown + 1;
        if (i > 0)
            n_edges += (cols[i - 1].n_shown + 1) * cols[i].n_shown;
    }
    bp_status status = chart_add_graph(c, n_nodes, n_edges, err);
    if (status)
        return status;
    for (size_t i = 0; i <= n_layers; i++)
        add_nodes(c, model, &cols[i], i, inputs);
    for (size_t i = 0; i < n_layers; i++)
        add_edges(c, model, &cols[i], &cols[i + 1], i);
    return add_heads(c, model, cols, err);
}

/* Of many edges the greatest: else a layer is a thicket. */
static bp_status keep_greatest(chart *c, bp_error *err) {
    size_t *kept, n_kept;
    c->n_edges_in_all = c->n_edges;
    if (c->n_edges <= PLOT_EDGES)
        return BP_OK;
    double *sizes = bp_alloc(c->n_edges, sizeof *sizes, err);
    if (!sizes)
        return err->status;
    for (size_t i = 0; i < c->n_edges; i++)
        sizes[i] = fabs(c->edges[i].weight);
    bp_status status =
        strongest(sizes, c->n_edges, PLOT_EDGES, &kept, &n_kept, err);
    free(sizes);
    if (status)
        return status;
    for (size_t i = 0; i < n_kept; i++)
        c->edges[i] = c->edges[kept[i]];
    c->n_edges = n_kept;
    free(kept);
    return BP_OK;
}

static void put_subtitle(chart *c, const bp_model *model, bool is_whole) {
    char units[64] = "", edges[96] = "";
    if (!is_whole)
        snprintf(units, sizeof units, "; units with the greatest weights");
    if (c->n_edges < c->n_edges_in_all)
        snprintf(edges, sizeof edges, "%s the %zu greatest of %zu",
                 is_whole ? ";" : ", and of theirs", c->n_edges,
                 c->n_edges_in_all);
    snprintf(c->subtitle, CHART_TEXT,
             "%zu weights and biases (from the squares)%s%s",
             bp_network_count(&model->network), units, edges);
}

bp_status plot_network(chart *c, const bp_model *model, const char *name,
                       bp_error *err) {
    size_t n_layers = model->network.n_layers;
    column cols[PLOT_COLUMNS] = {{0}};
    bp_strings inputs = {0};
    char clip[BP_CLIP];
    bp_clip(name, clip);
    if (n_layers + 1 > PLOT_COLUMNS)
        return bp_fail(err, BP_EUSAGE,
                       "%s: too deep to be drawn: %zu layers of units, where "
                       "at most %d have room; 'bp show --weights' lists them",
                       clip, n_layers, PLOT_COLUMNS - 1);
    c->form = CHART_GRAPH;
    c->n_columns = n_layers + 1;
    c->has_signs = true;
    bp_status status = list_inputs(&model->encoder, &inputs, err);
    if (!status)
        status = fill(c, model, cols, &inputs, err);
    bool is_whole = true;
    for (size_t i = 0; i <= n_layers; i++) {
        is_whole = is_whole && cols[i].n_shown == cols[i].n_units;
        free(cols[i].shown);
    }
    if (!(c->scale > 0))
        c->scale = 1;
    snprintf(c->title, CHART_TEXT, "Network: %s", clip);
    if (!status)
        status = keep_greatest(c, err);
    put_subtitle(c, model, is_whole);
    bp_strings_free(&inputs);
    return status;
}
