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
} sums;

static void add_batch(sums *sum, const bp_dataset *data, size_t first,
                      bp_matrix a, bp_matrix t) {
    for (size_t m = 0; m < a.rows; m++) {
        const float *a_m = bp_row(a, m), *t_m = bp_row(t, m);
        if (data->n_classes) {
            size_t class_number = (size_t)data->t[first + m];
            sum->right += bp_predicted_class(a_m, a.cols) == class_number;
            continue;
        }
        for (size_t j = 0; j < a.cols; j++) {
            double error = (double)t_m[j] - (double)a_m[j];
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
                      bp_loss loss, bp_error *err) {
    enum { BATCH = 256 };
    size_t n_outputs = bp_network_outputs(net);
    *scores = (bp_scores){.n_targets = data->n_classes ? 0 : data->n_targets};
    bp_workspace ws = {0};
    bp_matrix x = {NULL, BATCH, data->n_inputs, data->n_inputs};
    bp_matrix t = {NULL, BATCH, n_outputs, n_outputs};
    bp_status status = bp_workspace_init(&ws, net, BATCH, false, err);
    if (status)
        goto out;
    status = BP_ESYSTEM;
    x.data = bp_alloc_floats(x.rows * x.stride, err);
    t.data = bp_alloc_floats(t.rows * t.stride, err);
    scores->rmse = bp_alloc(scores->n_targets, sizeof(double), err);
    scores->r2 = bp_alloc(scores->n_targets, sizeof(double), err);
    if (!x.data || !t.data || !scores->rmse || !scores->r2)
        goto out;
    sums sum = {.squares = scores->rmse};
    for (size_t first = 0; first < data->n_rows; first += BATCH) {
        size_t left = data->n_rows - first;
        x.rows = t.rows = left < BATCH ? left : BATCH;
        bp_dataset_batch(data, NULL, first, x, t);
        bp_matrix a = bp_forward(kernel, net, &ws, x);
        sum.loss = bp_loss_sum(sum.loss, loss, bp_network_last(net)->f, a, t);
        add_batch(&sum, data, first, a, t);
    }
    finish(scores, &sum, data);
    status = BP_OK;
out:
    if (status)
        bp_scores_free(scores);
    bp_workspace_free(&ws);
    free(x.data);
    free(t.data);
    return status;
}

void bp_scores_free(bp_scores *scores) {
    free(scores->rmse);
    free(scores->r2);
    *scores = (bp_scores){0};
}
