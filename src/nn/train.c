/* train.c - the training loop: shuffle, batch, forward, backward, step. */
#include "bp/train.h"

#include <math.h>
#include <stdlib.h>

#include "bp/backprop.h"
#include "bp/mem.h"
#include "bp/optimizer.h"
#include "bp/rng.h"

/* All that training keeps from batch to batch. */
typedef struct trainer {
    bp_network *net;
    const bp_kernel *kernel;
    const bp_dataset *data;
    const bp_training *how;
    bp_workspace ws;
    bp_optimizer optimizer;
    bp_rng rng;
    uint32_t *order; /* the rows, shuffled anew each epoch */
    bp_matrix x, t;  /* one batch */
} trainer;

static bp_status trainer_init(trainer *tr, bp_error *err) {
    const bp_training *how = tr->how;
    size_t n_rows = tr->data->n_rows, n_inputs = tr->data->n_inputs;
    size_t n_outputs = bp_network_outputs(tr->net);
    if (n_rows > UINT32_MAX)
        return bp_fail(err, BP_EDATA, "%zu rows: at most %u can be trained on",
                       n_rows, UINT32_MAX);
    size_t batch = how->batch_size < n_rows ? how->batch_size : n_rows;
    bp_status status = bp_workspace_init(&tr->ws, tr->net, batch, true, err);
    if (!status)
        status = bp_optimizer_init(&tr->optimizer, tr->net, how->rate,
                                   how->momentum, how->l2, err);
    if (status)
        return status;
    tr->order = bp_alloc(n_rows, sizeof *tr->order, err);
    tr->x = (bp_matrix){bp_alloc_floats(batch * n_inputs, err), batch, n_inputs,
                        n_inputs};
    tr->t = (bp_matrix){bp_alloc_floats(batch * n_outputs, err), batch,
                        n_outputs, n_outputs};
    if (!tr->order || !tr->x.data || !tr->t.data)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n_rows; i++)
        tr->order[i] = (uint32_t)i;
    bp_rng_seed(&tr->rng, how->seed, BP_RNG_SHUFFLE);
    return BP_OK;
}

static void trainer_free(trainer *tr) {
    bp_workspace_free(&tr->ws);
    bp_optimizer_free(&tr->optimizer);
    free(tr->order);
    free(tr->x.data);
    free(tr->t.data);
}

/* Learns from the rows order[first ..]; returns `sum` with their losses. */
static double learn_batch(trainer *tr, size_t first, double sum) {
    size_t left = tr->data->n_rows - first;
    tr->x.rows = tr->t.rows = left < tr->ws.max_rows ? left : tr->ws.max_rows;
    bp_dataset_batch(tr->data, tr->order + first, 0, tr->x, tr->t);
    bp_matrix a = bp_forward(tr->kernel, tr->net, &tr->ws, tr->x);
    sum =
        bp_loss_sum(sum, tr->how->loss, bp_network_last(tr->net)->f, a, tr->t);
    bp_backward(tr->kernel, tr->net, &tr->ws, tr->x, tr->t, tr->how->loss);
    bp_optimizer_step(&tr->optimizer, tr->kernel, tr->net, tr->ws.grad,
                      tr->x.rows);
    return sum;
}

static bp_status diverged(bp_error *err, size_t epoch, double rate) {
    return bp_fail(err, BP_EDIVERGED,
                   "training diverged in epoch %zu: the loss is no longer a "
                   "finite number; try a smaller --learning-rate than %g",
                   epoch, rate);
}

/* One pass over all rows; `*loss` becomes their mean loss. */
static bp_status learn_epoch(trainer *tr, size_t epoch, double *loss,
                             bool *stopped, bp_error *err) {
    size_t n_rows = tr->data->n_rows;
    bp_rng_shuffle(&tr->rng, tr->order, n_rows);
    double sum = 0;
    for (size_t first = 0; first < n_rows; first += tr->ws.max_rows) {
        if (tr->how->stop && *tr->how->stop) {
            *stopped = true;
            return BP_OK;
        }
        sum = learn_batch(tr, first, sum);
        if (!isfinite(sum))
            return diverged(err, epoch, tr->how->rate);
    }
    *loss = sum / (double)n_rows;
    return BP_OK;
}

bp_status bp_train(bp_network *net, const bp_kernel *kernel,
                   const bp_dataset *data, const bp_training *how,
                   bp_history *history, bp_error *err) {
    trainer tr = {.net = net, .kernel = kernel, .data = data, .how = how};
    *history = (bp_history){0};
    bp_status status = trainer_init(&tr, err);
    if (!status) {
        history->loss = bp_alloc(how->epochs, sizeof(double), err);
        status = history->loss ? BP_OK : BP_ESYSTEM;
    }
    while (!status && history->n_epochs < how->epochs) {
        size_t epoch = history->n_epochs + 1;
        double loss = 0;
        status = learn_epoch(&tr, epoch, &loss, &history->stopped, err);
        if (status || history->stopped)
            break;
        history->loss[history->n_epochs++] = loss;
        if (how->observe)
            how->observe(how->context, epoch, loss);
    }
    if (!status && !bp_network_is_finite(net))
        status = diverged(err, history->n_epochs, how->rate);
    trainer_free(&tr);
    return status;
}

void bp_history_free(bp_history *history) {
    free(history->loss);
    *history = (bp_history){0};
}
