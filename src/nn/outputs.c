/* outputs.c - the outputs of a network for many rows, and what they stand for.
 */
#include <stdlib.h>

#include "bp/backprop.h"
#include "bp/evaluation.h"
#include "bp/mem.h"

enum { BATCH = 256 };

/* What a batch needs. */
typedef struct run {
    bp_workspace ws;
    bp_matrix t;
    const float **x;
} run;

static bp_status run_init(run *r, const bp_network *net, size_t threads,
                          bp_error *err) {
    bp_status status = bp_workspace_init(&r->ws, net, BATCH, false, err);
    if (!status)
        status = bp_batch_init(&r->t, BATCH, bp_network_outputs(net), err);
    if (!status && threads > 1 && bp_is_worth_a_team(net, BATCH))
        status = bp_team_new(&r->ws.team, threads, err);
    if (status)
        return status;
    r->x = bp_alloc(BATCH, sizeof *r->x, err);
    return r->x ? BP_OK : BP_ESYSTEM;
}

static void run_free(run *r) {
    bp_team_free(r->ws.team);
    bp_workspace_free(&r->ws);
    free(r->t.data);
    free(r->x);
}

bp_status bp_outputs(float *a, double *loss, const bp_kernel *kernel,
                     const bp_network *net, const bp_selection *rows,
                     bp_loss which, size_t threads, bp_error *err) {
    run r = {0};
    size_t n = bp_network_outputs(net);
    double sum = 0;
    bp_status status = run_init(&r, net, threads, err);
    for (size_t first = 0; !status && first < rows->n_rows; first += BATCH) {
        size_t left = rows->n_rows - first;
        r.t.rows = left < BATCH ? left : BATCH;
        for (size_t m = 0; m < r.t.rows; m++) {
            size_t row = bp_selected(rows, first + m);
            r.x[m] = bp_dataset_inputs(rows->data, row);
            bp_dataset_targets(rows->data, row, r.t, m);
        }
        bp_matrix out = bp_forward(kernel, net, &r.ws, r.x, r.t.rows);
        for (size_t m = 0; m < r.t.rows; m++)
            bp_matrix_get_row(out, m, a + (first + m) * n);
        if (loss)
            sum = bp_loss_sum(sum, kernel, which, bp_network_last(net)->f, out,
                              r.t, NULL);
    }
    if (loss && !status)
        *loss = sum / (double)rows->n_rows;
    run_free(&r);
    return status;
}

bool bp_has_probabilities(bp_activation f) {
    return f == BP_SOFTMAX || f == BP_SIGMOID;
}

void bp_probabilities(float *p, const float *a, size_t n, bp_activation f) {
    if (n == 1) {
        p[0] = 1 - a[0];
        p[1] = a[0];
        return;
    }
    float sum = 0;
    for (size_t j = 0; j < n; j++)
        sum += a[j];
    if (f == BP_SOFTMAX || sum == 0)
        sum = 1; /* it is one already, or there is nothing to share out */
    for (size_t j = 0; j < n; j++)
        p[j] = a[j] / sum;
}
