/* metrics.c - how good a network is on a dataset. */
#include "bp/metrics.h"

#include <math.h>
#include <stdlib.h>

#include "bp/backprop.h"
#include "bp/mem.h"

size_t bp_predicted_class(const float *a, size_t n) {
    if (n == 1)
        return a[0] > 0.5f;
    size_t best = 0;
    for (size_t j = 1; j < n; j++)
        if (a[j] > a[best])
            best = j;
    return best;
}

/* Sums over the rows seen so far. */
typedef struct sums {
    double loss;
    size_t right;
    double *squares; /* of the errors, a target each: lies in scores->rmse */
    float *row;      /* the outputs of one */
} sums;

static void add_batch(sums *sum, const bp_dataset *data, size_t first,
                      bp_matrix a, bp_matrix t) {
    for (size_t m = 0; m < a.rows; m++) {
        if (data->n_classes) {
            size_t class_number = (size_t)data->t[first + m];
            bp_matrix_get_row(a, m, sum->row);
            sum->right += bp_predicted_class(sum->row, a.cols) == class_number;
            continue;
        }
        for (size_t j = 0; j < a.cols; j++) {
            double error = (double)*bp_at(t, m, j) - (double)*bp_at(a, m, j);
            sum->squares[j] += error * error;
        }
    }
}

/* The sum of squared distances of target j from its mean. */
static double spread_of(const bp_dataset *data, size_t j) {
    double mean = 0, spread = 0;
    for (size_t i = 0; i < data->n_rows; i++)
        mean += (double)data->t[i * data->n_targets + j];
    mean /= (double)data->n_rows;
    for (size_t i = 0; i < data->n_rows; i++) {
        double distance = (double)data->t[i * data->n_targets + j] - mean;
        spread += distance * distance;
    }
    return spread;
}

static void finish(bp_scores *scores, const sums *sum, const bp_dataset *data) {
    double n = (double)data->n_rows;
    scores->loss = sum->loss / n;
    scores->accuracy = data->n_classes ? (double)sum->right / n : 0;
    for (size_t j = 0; j < scores->n_targets; j++) {
        double spread = spread_of(data, j);
        scores->r2[j] = spread > 0 ? 1 - sum->squares[j] / spread : 0;
        scores->rmse[j] = sqrt(sum->squares[j] / n);
    }
}

bp_status bp_evaluate(bp_scores *scores, const bp_kernel *kernel,
                      const bp_network *net, const bp_dataset *data,
                      bp_loss loss, size_t threads, bp_error *err) {
    enum { BATCH = 256 };
    size_t n_outputs = bp_network_outputs(net);
    *scores = (bp_scores){.n_targets = data->n_classes ? 0 : data->n_targets};
    bp_workspace ws = {0};
    bp_matrix t = {0};
    const float **x = NULL;
    float *row = NULL;
    bp_status status = bp_workspace_init(&ws, net, BATCH, false, err);
    if (!status)
        status = bp_batch_init(&t, BATCH, n_outputs, err);
    if (status)
        goto out;
    if (threads > 1 && bp_is_worth_a_team(net, BATCH))
        status = bp_team_new(&ws.team, threads, err);
    if (status)
        goto out;
    status = BP_ESYSTEM;
    scores->rmse = bp_alloc(scores->n_targets, sizeof(double), err);
    scores->r2 = bp_alloc(scores->n_targets, sizeof(double), err);
    row = bp_alloc(n_outputs, sizeof *row, err);
    x = bp_alloc(BATCH, sizeof *x, err);
    if (!scores->rmse || !scores->r2 || !row || !x)
        goto out;
    sums sum = {.squares = scores->rmse, .row = row};
    for (size_t first = 0; first < data->n_rows; first += BATCH) {
        size_t left = data->n_rows - first;
        t.rows = left < BATCH ? left : BATCH;
        for (size_t m = 0; m < t.rows; m++) {
            x[m] = bp_dataset_inputs(data, first + m);
            bp_dataset_targets(data, first + m, t, m);
        }
        bp_matrix a = bp_forward(kernel, net, &ws, x, t.rows);
        sum.loss =
            bp_loss_sum(sum.loss, kernel, loss, bp_network_last(net)->f, a, t);
        add_batch(&sum, data, first, a, t);
    }
    finish(scores, &sum, data);
    status = BP_OK;
out:
    if (status)
        bp_scores_free(scores);
    bp_team_free(ws.team);
    bp_workspace_free(&ws);
    free(x);
    free(t.data);
    free(row);
    return status;
}

void bp_scores_free(bp_scores *scores) {
    free(scores->rmse);
    free(scores->r2);
    *scores = (bp_scores){0};
}
