/* diagnosis.c - which hidden units have stopped to learn. */
#include "bp/diagnosis.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "bp/backprop.h"
#include "bp/mem.h"

/* Rows that go through the network together. */
enum { MOST_ROWS = 256 };

/* In how many rows each unit of the hidden layers does no more than this. */
typedef struct counts {
    size_t *flat; /* layer after layer */
    bp_workspace ws;
    const float **inputs; /* of a batch */
} counts;

static bool can_die(bp_activation f) {
    return f == BP_RELU || f == BP_ELU || f == BP_GELU || f == BP_SILU ||
           f == BP_SOFTPLUS;
}

static bool can_saturate(bp_activation f) {
    return f == BP_SIGMOID || f == BP_TANH;
}

static bool is_flat(bp_activation f, float a, float slope) {
    switch (f) {
    case BP_SIGMOID: return slope < 0.01f / 4;
    case BP_TANH: return slope < 0.01f;
    case BP_ELU: return slope < 0.001f && a + 1 < 0.01f;
    default: return fabsf(slope) < 0.001f && fabsf(a) < 0.01f;
    }
}

/* Adds the rows of a batch; the slopes come to where delta is. */
static void count_layer(size_t *flat, const bp_kernel *kernel, bp_activation f,
                        const bp_stage *stage) {
    bp_matrix a = stage->a;
    for (size_t p = 0; p < bp_panels(a.cols); p++) {
        float *slopes = bp_panel_row(stage->delta, p, 0);
        size_t n = a.rows * bp_panel_width(a, p);
        for (size_t i = 0; i < n; i++)
            slopes[i] = 1;
        kernel->slope(f, slopes, bp_panel_row(a, p, 0),
                      bp_panel_row(stage->z, p, 0), n);
        for (size_t m = 0; m < a.rows; m++)
            for (size_t j = 0; j < bp_panel_cols(a, p); j++)
                flat[p * BP_PANEL + j] +=
                    is_flat(f, bp_panel_row(a, p, m)[j],
                            bp_panel_row(stage->delta, p, m)[j]);
    }
}

static void count_rows(counts *c, const bp_diagnosis *diagnosis,
                       const bp_kernel *kernel, const bp_network *net,
                       const bp_selection *rows) {
    size_t n_rows = diagnosis->n_rows;
    for (size_t from = 0, n; from < n_rows; from += n) {
        n = n_rows - from < MOST_ROWS ? n_rows - from : MOST_ROWS;
        for (size_t m = 0; m < n; m++) { /* 32 bits times 11 */
            uint64_t at = (uint64_t)(from + m) * rows->n_rows / n_rows;
            c->inputs[m] =
                bp_dataset_inputs(rows->data, bp_selected(rows, (size_t)at));
        }
        bp_forward(kernel, net, &c->ws, c->inputs, n);
        size_t *flat = c->flat;
        for (size_t l = 0; l < diagnosis->n_layers; l++) {
            bp_activation f = net->layers[l].f;
            if (can_die(f) || can_saturate(f))
                count_layer(flat, kernel, f, &c->ws.stages[l]);
            flat += net->layers[l].n_units;
        }
    }
}

/* From counts of rows to counts of units. */
static void judge(const counts *c, bp_diagnosis *diagnosis,
                  const bp_network *net) {
    const size_t *flat = c->flat;
    size_t n_rows = diagnosis->n_rows;
    size_t most = n_rows - n_rows / 20; /* 95 %, rounded up */
    for (size_t l = 0; l < diagnosis->n_layers; l++) {
        bp_layer_diagnosis *layer = &diagnosis->layers[l];
        bp_activation f = net->layers[l].f;
        layer->n_units = net->layers[l].n_units;
        for (size_t j = 0; j < layer->n_units; j++, flat++) {
            layer->n_dead += can_die(f) && *flat == n_rows;
            layer->n_saturated += can_saturate(f) && *flat >= most;
        }
    }
}

bp_status bp_diagnose(bp_diagnosis *diagnosis, const bp_kernel *kernel,
                      const bp_network *net, const bp_selection *rows,
                      bp_error *err) {
    assert(rows->n_rows > 0);
    size_t n_rows =
        rows->n_rows < BP_DIAGNOSIS_ROWS ? rows->n_rows : BP_DIAGNOSIS_ROWS;
    size_t batch = n_rows < MOST_ROWS ? n_rows : MOST_ROWS, n_units = 0;
    *diagnosis =
        (bp_diagnosis){.n_rows = n_rows, .n_layers = net->n_layers - 1};
    for (size_t l = 0; l < diagnosis->n_layers; l++)
        n_units += net->layers[l].n_units;
    counts c = {.flat = bp_alloc(n_units, sizeof *c.flat, err),
                .inputs = bp_alloc(batch, sizeof *c.inputs, err)};
    diagnosis->layers =
        bp_alloc(diagnosis->n_layers, sizeof *diagnosis->layers, err);
    bp_status status =
        c.flat && c.inputs && diagnosis->layers ? BP_OK : BP_ESYSTEM;
    if (!status) /* learning: it keeps each z that a slope needs */
        status = bp_workspace_init(&c.ws, net, batch, true, err);
    if (!status) {
        count_rows(&c, diagnosis, kernel, net, rows);
        judge(&c, diagnosis, net);
    }
    bp_workspace_free(&c.ws);
    free(c.inputs);
    free(c.flat);
    if (status)
        bp_diagnosis_free(diagnosis);
    return status;
}

void bp_diagnosis_free(bp_diagnosis *diagnosis) {
    free(diagnosis->layers);
    *diagnosis = (bp_diagnosis){0};
}
