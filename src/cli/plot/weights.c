/* weights.c - the weights of the first layer: as a table in colours, or, of
 * inputs that are pixels, as an image for each unit.
 *
 * An input that was constant in training is always 0: its weights do nothing
 * and were never learnt, so they are left out.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "plot/kinds.h"
#include "plot/strongest.h"
#include "show/names.h"

/* From 8 x 8 on, that many numbers are more likely to be an image. And numbers
 * stand in a table's cells up to so many units. */
enum { IMAGE_FROM = 64, NUMBERED_COLS = 12, NUMBERED_ROWS = 40 };

/* What is shown of the layer. */
typedef struct view {
    const bp_layer *layer;
    float *params;
    double *in, *out;  /* strengths */
    bool *is_constant; /* of each input */
    size_t n_constant;
    size_t *rows, n_rows; /* inputs */
    size_t *cols, n_cols; /* units */
} view;

static void view_free(view *v) {
    free(v->in);
    free(v->out);
    free(v->is_constant);
    free(v->rows);
    free(v->cols);
}

static bp_status view_init(view *v, const bp_model *model, bp_error *err) {
    const bp_encoder *encoder = &model->encoder;
    v->layer = &model->network.layers[0];
    v->params = model->network.params;
    v->out = bp_alloc(v->layer->n_inputs, sizeof *v->out, err);
    v->in = bp_alloc(v->layer->n_units, sizeof *v->in, err);
    v->is_constant = bp_alloc(v->layer->n_inputs, sizeof *v->is_constant, err);
    if (!v->out || !v->in || !v->is_constant)
        return err->status;
    show_input at = {0};
    for (size_t k = 0; show_next_input(encoder, &at); k++) {
        const bp_column *column = &encoder->inputs[at.column];
        v->is_constant[k] =
            column->type == BP_NUMBER && at.place == 0 && column->scale == 0;
        v->n_constant += v->is_constant[k];
    }
    strengths_of(v->layer, v->params, v->out, v->in);
    for (size_t k = 0; k < v->layer->n_inputs; k++)
        if (v->is_constant[k])
            v->out[k] = 0;
    return BP_OK;
}

static double weight(const view *v, size_t k, size_t n) {
    return v->is_constant[k]
               ? NAN
               : (double)*bp_layer_weight(v->layer, v->params, k, n);
}

/* Of all that is shown; NAN is passed over. */
static void find_scale(chart *c) {
    for (size_t i = 0; i < c->n_grids; i++) {
        const chart_grid *grid = &c->grids[i];
        for (size_t at = 0; at < grid->n_rows * grid->n_cols; at++)
            c->scale = fmax(c->scale, fabs(grid->values[at]));
    }
    if (!(c->scale > 0))
        c->scale = 1;
}

static size_t whole_root(size_t n) {
    size_t root = (size_t)(sqrt((double)n) + 0.5);
    return root * root == n ? root : 0;
}

/* The width of the images that the inputs look like; 0: they don't. */
static size_t likely_width(const bp_encoder *encoder, size_t n) {
    for (size_t i = 0; i < encoder->n_inputs; i++)
        if (encoder->inputs[i].type != BP_NUMBER ||
            encoder->inputs[i].has_indicator)
            return 0;
    return n >= IMAGE_FROM ? whole_root(n) : 0;
}

static bp_status add_tiles(chart *c, view *v, size_t width, bp_error *err) {
    size_t n_inputs = v->layer->n_inputs, most = PLOT_PIXELS / n_inputs;
    most = most < 1 ? 1 : most > PLOT_TILES ? PLOT_TILES : most;
    bp_status status =
        strongest(v->in, v->layer->n_units, most, &v->cols, &v->n_cols, err);
    if (!status)
        status = chart_add_grids(c, v->n_cols, n_inputs / width, width, err);
    for (size_t i = 0; i < v->n_cols && !status; i++) {
        snprintf(c->grids[i].title, CHART_TEXT, "unit %zu", v->cols[i] + 1);
        for (size_t k = 0; k < n_inputs; k++)
            c->grids[i].values[k] = weight(v, k, v->cols[i]);
    }
    v->n_rows = n_inputs;
    c->form = CHART_TILES;
    return status;
}

/* Of the units, classes if they are the last ones. */
static bp_status add_unit_names(chart *c, const view *v, const bp_model *model,
                                bp_error *err) {
    bp_status status = BP_OK;
    for (size_t j = 0; j < v->n_cols && !status; j++) {
        if (model->network.n_layers == 1)
            status =
                bp_strings_add(&c->x.names,
                               show_output_name(&model->encoder,
                                                v->layer->n_units, v->cols[j]),
                               err);
        else
            status = bp_strings_addf(&c->x.names, err, "%zu", v->cols[j] + 1);
    }
    return status;
}

static bp_status add_input_names(chart *c, const view *v,
                                 const bp_encoder *encoder, bp_error *err) {
    show_input at = {0};
    char name[SHOW_NAME];
    size_t shown = 0;
    bp_status status = BP_OK;
    for (size_t k = 0; !status && show_next_input(encoder, &at); k++) {
        if (shown == v->n_rows || v->rows[shown] != k)
            continue;
        shown++;
        status = bp_strings_add(&c->y.names,
                                show_input_name(encoder, &at, name), err);
    }
    return status ? status : bp_strings_add(&c->y.names, "(bias)", err);
}

static bp_status add_numbers(chart *c, bp_error *err) {
    const chart_grid *grid = &c->grids[0];
    bp_status status = BP_OK;
    if (grid->n_cols > NUMBERED_COLS || grid->n_rows > NUMBERED_ROWS)
        return status;
    for (size_t i = 0; i < grid->n_rows * grid->n_cols && !status; i++)
        status = isnan(grid->values[i])
                     ? bp_strings_add(&c->texts, "", err)
                     : bp_strings_addf(&c->texts, err, "%.*f",
                                       c->scale < 10 ? 2 : 1, grid->values[i]);
    return status;
}

static bp_status add_table(chart *c, view *v, const bp_model *model,
                           bp_error *err) {
    bp_status status = strongest(v->in, v->layer->n_units, PLOT_COLS, &v->cols,
                                 &v->n_cols, err);
    if (!status)
        status = strongest(v->out, v->layer->n_inputs, PLOT_ROWS, &v->rows,
                           &v->n_rows, err);
    if (!status)
        status = chart_add_grids(c, 1, v->n_rows + 1, v->n_cols, err);
    if (status)
        return status;
    double *values = c->grids[0].values;
    for (size_t j = 0; j < v->n_cols; j++) {
        for (size_t i = 0; i < v->n_rows; i++)
            values[i * v->n_cols + j] = weight(v, v->rows[i], v->cols[j]);
        values[v->n_rows * v->n_cols + j] =
            bp_layer_b(v->layer, v->params)[v->cols[j]];
    }
    c->form = CHART_CELLS;
    snprintf(c->x.label, CHART_TEXT, "%s",
             model->network.n_layers == 1 ? "output" : "unit");
    find_scale(c);
    status = add_unit_names(c, v, model, err);
    if (!status)
        status = add_input_names(c, v, &model->encoder, err);
    return status ? status : add_numbers(c, err);
}

static void put_titles(chart *c, const view *v, const char *name) {
    size_t n_inputs = v->layer->n_inputs, n_units = v->layer->n_units;
    char shown[96] = "";
    if (v->n_cols < n_units && v->n_rows < n_inputs)
        snprintf(shown, sizeof shown, "; shown: the greatest %zu x %zu",
                 v->n_rows, v->n_cols);
    else if (v->n_cols < n_units)
        snprintf(shown, sizeof shown, "; shown: the greatest %zu units",
                 v->n_cols);
    else if (v->n_rows < n_inputs)
        snprintf(shown, sizeof shown, "; shown: the greatest %zu inputs",
                 v->n_rows);
    snprintf(c->title, CHART_TEXT, "Weights of the first layer: %s", name);
    snprintf(c->subtitle, CHART_TEXT, "%zu encoded input%s, %zu unit%s%s%s",
             n_inputs, n_inputs == 1 ? "" : "s", n_units,
             n_units == 1 ? "" : "s", shown,
             v->n_constant ? "; blank: constant" : "");
    snprintf(c->unit, CHART_TEXT, "weight");
}

bp_status plot_weights(chart *c, const bp_model *model, const char *name,
                       size_t width, bp_error *err) {
    size_t n_inputs = bp_network_inputs(&model->network);
    view v = {0};
    char clip[BP_CLIP];
    bp_clip(name, clip);
    if (width == PLOT_NO_WIDTH)
        width = likely_width(&model->encoder, n_inputs);
    if (width && n_inputs > PLOT_PIXELS)
        return bp_fail(err, BP_EUSAGE,
                       "%s: images of %zu inputs are too large to be drawn "
                       "(at most %d); --width 0 makes a table",
                       clip, n_inputs, PLOT_PIXELS);
    if (width && n_inputs % width)
        return bp_fail(err, BP_EUSAGE,
                       "%s: its %zu inputs are no image whose rows have %zu "
                       "pixels",
                       clip, n_inputs, width);
    c->has_signs = true;
    bp_status status = view_init(&v, model, err);
    if (!status)
        status =
            width ? add_tiles(c, &v, width, err) : add_table(c, &v, model, err);
    if (!status) {
        find_scale(c);
        put_titles(c, &v, clip);
    }
    view_free(&v);
    return status;
}
