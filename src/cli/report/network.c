/* network.c - the network: its layers, its units and its first weights. */
#include "bp/activation.h"
#include "plot/kinds.h"
#include "report/html.h"
#include "report/page.h"

static void put_layers(const page *p) {
    const bp_network *net = &p->model->network;
    html_table(p->out, "Layers", "Layer|#Inputs|#Units|Activation|#Parameters");
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        char label[32];
        snprintf(label, sizeof label,
                 i + 1 < net->n_layers ? "%zu" : "%zu (outputs)", i + 1);
        html_row(p->out, label);
        html_number(p->out, "%zu", layer->n_inputs);
        html_number(p->out, "%zu", layer->n_units);
        html_cell(p->out, bp_activation_names[layer->f]);
        html_number(p->out, "%zu", (layer->n_inputs + 1) * layer->n_units);
        html_row_end(p->out);
    }
    html_table_end(p->out);
}

bp_status page_network(page *p, bp_error *err) {
    size_t n = bp_network_count(&p->model->network);
    chart units = {0}, weights = {0};
    html_section(p->out, "network", "Network");
    html_element(p->out, "p", "%zu parameter%s; the loss is %s.", n,
                 page_plural(n), bp_loss_names[p->model->loss]);
    put_layers(p);
    bp_status status = plot_network(&units, p->model, p->model_name, err);
    status = page_figure(p, &units, status, err);
    if (!status) {
        status =
            plot_weights(&weights, p->model, p->model_name, PLOT_NO_WIDTH, err);
        status = page_figure(p, &weights, status, err);
    }
    html_section_end(p->out);
    return status;
}
