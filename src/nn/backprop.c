/* backprop.c - forward through the layers, and the errors back. */
#include "bp/backprop.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/rng.h"

/* A product of fewer multiply-adds isn't worth sharing out. */
enum { WORTH_A_TEAM = 100000 };

/* Rows that a batch matrix has room for. */
static size_t room_for(size_t max_rows) {
    return bp_padded(max_rows);
}

bp_status bp_batch_init(bp_matrix *m, size_t max_rows, size_t cols,
                        bp_error *err) {
    size_t room = room_for(max_rows);
    *m = bp_view(bp_alloc_floats(room * bp_padded(cols), err), max_rows, cols,
                 room);
    return m->data ? BP_OK : BP_ESYSTEM;
}

/* Floats that the batch matrices of a layer take. */
static size_t batch_floats(const bp_layer *layer, size_t max_rows,
                           bool learning) {
    size_t matrices = 1 + (size_t)learning +
                      (size_t)(learning && bp_activation_needs_z(layer->f));
    return matrices * room_for(max_rows) * bp_padded(layer->n_units);
}

/* Floats that the largest transposed delta takes; the first layer sends none
 * back. */
static size_t transposed_floats(const bp_network *net, size_t max_rows) {
    size_t most = 0;
    for (size_t i = 1; i < net->n_layers; i++)
        if (net->layers[i].n_units > most)
            most = net->layers[i].n_units;
    return most * bp_padded(max_rows);
}

static bp_matrix carve(float **memory, const bp_layer *layer, size_t max_rows) {
    size_t room = room_for(max_rows);
    bp_matrix m = bp_view(*memory, max_rows, layer->n_units, room);
    *memory += room * m.padded;
    return m;
}

bp_status bp_workspace_init(bp_workspace *ws, const bp_network *net,
                            size_t max_rows, bool learning, bp_error *err) {
    *ws = (bp_workspace){
        .max_rows = max_rows, .rows = max_rows, .n_layers = net->n_layers};
    size_t n_floats = learning ? transposed_floats(net, max_rows) : 0;
    for (size_t i = 0; i < net->n_layers; i++)
        n_floats += batch_floats(&net->layers[i], max_rows, learning);
    ws->stages = bp_alloc(net->n_layers, sizeof *ws->stages, err);
    ws->memory = bp_alloc_floats(n_floats, err);
    if (!ws->stages || !ws->memory) {
        bp_workspace_free(ws);
        return BP_ESYSTEM;
    }
    float *memory = ws->memory;
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        bp_stage *stage = &ws->stages[i];
        stage->a = stage->z = carve(&memory, layer, max_rows);
        if (learning)
            stage->delta = carve(&memory, layer, max_rows);
        if (learning && bp_activation_needs_z(layer->f))
            stage->z = carve(&memory, layer, max_rows);
        if (i > 0)
            stage->x = ws->stages[i - 1].a;
    }
    ws->delta_t = memory;
    return BP_OK;
}

void bp_workspace_free(bp_workspace *ws) {
    free(ws->stages);
    free(ws->memory);
    free(ws->drop_memory);
    *ws = (bp_workspace){0};
}

static void set_rows(bp_workspace *ws, size_t rows) {
    ws->rows = rows;
    for (size_t i = 0; i < ws->n_layers; i++) {
        bp_stage *stage = &ws->stages[i];
        stage->x.rows = stage->z.rows = stage->a.rows = stage->delta.rows =
            rows;
        stage->mask.rows = stage->kept.rows = rows;
    }
}

bp_status bp_workspace_drop(bp_workspace *ws, const bp_network *net,
                            const double *dropout, bp_error *err) {
    assert(!dropout || dropout[net->n_layers - 1] == 0);
    size_t n_floats = 0;
    for (size_t i = 0; dropout && i < net->n_layers; i++)
        if (dropout[i] > 0)
            n_floats += 2 * batch_floats(&net->layers[i], ws->max_rows, false);
    float *memory = n_floats ? bp_alloc_floats(n_floats, err) : NULL;
    if (n_floats && !memory)
        return BP_ESYSTEM;
    free(ws->drop_memory);
    ws->drop_memory = memory;
    ws->dropout = n_floats ? dropout : NULL;
    for (size_t i = 0; i + 1 < net->n_layers; i++) {
        bp_stage *stage = &ws->stages[i];
        stage->mask = stage->kept = (bp_matrix){0};
        if (ws->dropout && dropout[i] > 0) {
            stage->mask = carve(&memory, &net->layers[i], ws->max_rows);
            stage->kept = carve(&memory, &net->layers[i], ws->max_rows);
        }
        ws->stages[i + 1].x = stage->kept.data ? stage->kept : stage->a;
    }
    set_rows(ws, ws->rows);
    return BP_OK;
}

/* How a layer leaves out units: one ticket each, of 2^32. */
typedef struct lottery {
    uint64_t key;      /* of this layer in this draw */
    uint32_t n_blanks; /* tickets below this are blanks */
    float prizes[2];   /* 0, and what the output of a unit that stays is
                          multiplied by: looked up, as no processor could
                          foresee a jump */
} lottery;

static lottery lottery_of(const bp_workspace *ws, size_t layer) {
    double share = ws->dropout[layer];
    return (lottery){bp_rng_at(ws->draw, layer),
                     (uint32_t)(share * 0x1p32),
                     {0, (float)(1 / (1 - share))}};
}

/* Draws the mask of a row's part in panel p, and a times mask. Units take half
 * a random number each: so unit j of row m has half j % 2 of the key's number
 * (m * padded + j) / 2, whatever batch and block they are in. */
static void drop_row(const lottery *l, const bp_stage *s, size_t p, size_t m) {
    float *mask = bp_panel_row(s->mask, p, m);
    float *kept = bp_panel_row(s->kept, p, m);
    const float *a = bp_panel_row(s->a, p, m);
    size_t width = bp_panel_width(s->mask, p);
    uint64_t at = ((uint64_t)m * s->mask.padded + p * BP_PANEL) / 2;
    for (size_t j = 0; j < width; j += 2) {
        uint64_t tickets = bp_rng_at(l->key, at + j / 2);
        mask[j] = l->prizes[(uint32_t)tickets >= l->n_blanks];
        mask[j + 1] = l->prizes[tickets >> 32 >= l->n_blanks];
    }
    for (size_t j = bp_panel_cols(s->mask, p); j < width; j++)
        mask[j] = 0; /* padding */
    for (size_t j = 0; j < width; j++)
        kept[j] = a[j] * mask[j];
}

static void drop_block(const lottery *l, const bp_stage *s, bp_block block) {
    for (size_t m = block.first; m < block.first + block.rows; m++)
        drop_row(l, s, block.panel, m);
}

/* One layer's product, to be done unit by unit; what each of them needs. */
typedef struct product {
    const bp_kernel *kernel;
    const bp_layer *layer;
    const bp_stage *stage;
    const float *const *rows; /* instead of stage->x, in the first layer */
    lottery lottery;          /* where the stage has a mask */
    const bp_stage *before;   /* the stage whose delta is computed */
    bp_activation before_f;
    bp_matrix w;
    float *params;
    bp_matrix delta_t;
    const bp_sink *sink;
} product;

/* Multiply-adds of a product of a layer. */
static size_t work_of(const bp_layer *layer, size_t rows) {
    return rows * layer->n_inputs * layer->n_units;
}

bool bp_is_worth_a_team(const bp_network *net, size_t max_rows) {
    for (size_t i = 0; i < net->n_layers; i++)
        if (work_of(&net->layers[i], max_rows) >= WORTH_A_TEAM)
            return true;
    return false;
}

/* Shares the units out, when there is enough to do. */
static void run(const bp_workspace *ws, product *p, size_t n_units,
                bp_part part) {
    bool worth = work_of(p->layer, ws->rows) >= WORTH_A_TEAM;
    bp_team_run(worth ? ws->team : NULL, n_units, part, p);
}

static void forward_units(void *context, size_t begin, size_t end) {
    const product *p = context;
    const bp_stage *s = p->stage;
    const float *b = bp_layer_b(p->layer, p->params);
    for (size_t unit = begin; unit < end; unit++) {
        if (p->rows)
            p->kernel->forward_rows(s->z, s->a, p->layer->f, p->rows, p->w, b,
                                    unit);
        else
            p->kernel->forward(s->z, s->a, p->layer->f, s->x, p->w, b, unit);
        if (s->mask.data)
            drop_block(&p->lottery, s, bp_forward_block(s->z, unit));
    }
}

bp_matrix bp_forward(const bp_kernel *kernel, const bp_network *net,
                     bp_workspace *ws, const float *const *x, size_t n_rows) {
    assert(n_rows <= ws->max_rows);
    if (n_rows != ws->rows)
        set_rows(ws, n_rows);
    ws->x = x;
    product p;
    p.kernel = kernel;
    p.params = net->params;
    for (size_t i = 0; i < net->n_layers; i++) {
        p.layer = &net->layers[i];
        p.stage = &ws->stages[i];
        p.rows = i == 0 ? x : NULL;
        p.w = bp_layer_w(p.layer, net->params);
        if (p.stage->mask.data)
            p.lottery = lottery_of(ws, i);
        run(ws, &p, bp_forward_units(p.stage->z), forward_units);
        if (p.layer->f == BP_SOFTMAX)
            kernel->softmax(p.stage->a, p.stage->z);
    }
    return ws->stages[net->n_layers - 1].a;
}

/* delta = delta * mask * f'(z) for a block of the stage before: what was sent
 * back is the error of the outputs that it kept. */
static void multiply_slope(const product *p, bp_block block) {
    const bp_stage *s = p->before;
    float *delta = bp_panel_row(s->delta, block.panel, block.first);
    size_t n = block.rows * bp_panel_width(s->delta, block.panel);
    if (s->mask.data) {
        const float *mask = bp_panel_row(s->mask, block.panel, block.first);
        for (size_t i = 0; i < n; i++)
            delta[i] *= mask[i];
    }
    p->kernel->slope(p->before_f, delta,
                     bp_panel_row(s->a, block.panel, block.first),
                     bp_panel_row(s->z, block.panel, block.first), n);
}

static void backward_units(void *context, size_t begin, size_t end) {
    const product *p = context;
    bp_matrix dx = p->before->delta;
    for (size_t unit = begin; unit < end; unit++) {
        p->kernel->backward(dx, p->w, p->delta_t, unit);
        multiply_slope(p, bp_backward_block(dx, unit));
    }
}

/* The delta of the stage before, from that of this one. */
static void send_back(const bp_workspace *ws, product *p) {
    bp_matrix dx = p->before->delta, delta = p->stage->delta;
    if (ws->rows >= BP_FEW_ROWS) {
        p->delta_t = bp_view(ws->delta_t, delta.cols, delta.rows, delta.cols);
        p->kernel->transpose(p->delta_t, delta);
        run(ws, p, bp_backward_units(dx), backward_units);
        return;
    }
    p->kernel->backward_few(dx, p->w, delta);
    for (size_t panel = 0; panel < bp_panels(dx.cols); panel++)
        multiply_slope(p, (bp_block){panel, 0, dx.rows});
}

static void gradient_units(void *context, size_t begin, size_t end) {
    _Alignas(64) float piece[BP_UNIT_INPUTS * BP_PANEL];
    const product *p = context;
    for (size_t unit = begin; unit < end; unit++) {
        bp_block block = bp_gradient_block(p->w, unit);
        if (p->rows)
            p->kernel->gradient_rows(piece, p->rows, p->w, p->stage->delta,
                                     unit);
        else
            p->kernel->gradient(piece, p->stage->x, p->stage->delta, unit);
        float *to = bp_panel_row(p->w, block.panel, block.first);
        p->sink->take(p->sink->context, piece, (size_t)(to - p->params),
                      block.rows * bp_panel_width(p->w, block.panel), false);
    }
}

/* The gradient of the biases, panel by panel. */
static void send_bias_gradient(const product *p) {
    _Alignas(64) float piece[BP_PANEL];
    bp_matrix delta = p->stage->delta;
    for (size_t panel = 0; panel < bp_panels(delta.cols); panel++) {
        p->kernel->bias_gradient(piece, delta, panel);
        p->sink->take(p->sink->context, piece,
                      p->layer->b_at + panel * BP_PANEL,
                      bp_panel_width(delta, panel), true);
    }
}

void bp_backward(const bp_kernel *kernel, const bp_network *net,
                 bp_workspace *ws, bp_matrix t, bp_loss loss,
                 const bp_sink *sink) {
    const bp_stage *last = &ws->stages[net->n_layers - 1];
    bp_loss_delta(kernel, loss, bp_network_last(net)->f, last->delta, last->a,
                  last->z, t, ws->weights);
    product p;
    p.kernel = kernel;
    p.params = net->params;
    p.sink = sink;
    for (size_t i = net->n_layers; i-- > 0;) {
        p.layer = &net->layers[i];
        p.stage = &ws->stages[i];
        p.rows = i == 0 ? ws->x : NULL;
        p.w = bp_layer_w(p.layer, net->params);
        if (i > 0) { /* nothing before the first learns from its error */
            p.before = &ws->stages[i - 1];
            p.before_f = net->layers[i - 1].f;
            send_back(ws, &p);
        }
        run(ws, &p, bp_gradient_units(p.w), gradient_units);
        send_bias_gradient(&p);
    }
}

static void keep(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases) {
    (void)are_biases;
    memcpy((float *)context + at, grad, n * sizeof *grad);
}

bp_sink bp_sink_into(float *grad) {
    return (bp_sink){keep, grad};
}
