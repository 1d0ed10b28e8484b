/* train.c - the training loop: shuffle, batch, forward, backward, step. */
#include "bp/train.h"

#include <math.h>
#include <stdlib.h>

#include "bp/backprop.h"
#include "bp/mem.h"
#include "bp/online.h"
#include "bp/optimizer.h"
#include "bp/rng.h"

/* All that training keeps from batch to batch. */
typedef struct trainer {
    bp_network *net;
    const bp_kernel *kernel;
    const bp_dataset *data;
    const bp_training *how;
    size_t batch_size; /* at most the rows that there are */
    bp_optimizer optimizer;
    bp_rng rng;
    uint32_t *order; /* the rows, shuffled anew each epoch */

    bp_online online; /* for batches of one row; else what follows */
    bp_workspace ws;
    const float **x; /* the rows of one batch */
    bp_matrix t;     /* and their targets */
    bp_sink step;    /* for its gradient */
    size_t next;     /* where the batch behind it starts in the order */
    bool is_large;   /* the rows don't fit into a processor's own cache */
} trainer;

/* What a batch is learnt with. */
static bp_status batch_init(trainer *tr, bp_error *err) {
    enum { LARGE = 1 << 18 }; /* floats: a megabyte */
    size_t batch = tr->batch_size, n_inputs = tr->data->n_inputs;
    if (batch == 1)
        return bp_online_init(&tr->online, tr->net, &tr->optimizer,
                              tr->how->loss, err);
    tr->is_large = tr->data->n_rows * n_inputs >= LARGE;
    bp_status status = bp_workspace_init(&tr->ws, tr->net, batch, true, err);
    if (!status && tr->how->threads > 1 && bp_is_worth_a_team(tr->net, batch))
        status = bp_team_new(&tr->ws.team, tr->how->threads, err);
    if (!status)
        status = bp_batch_init(&tr->t, batch, bp_network_outputs(tr->net), err);
    if (status)
        return status;
    tr->x = bp_alloc(batch, sizeof *tr->x, err);
    return tr->x ? BP_OK : BP_ESYSTEM;
}

static bp_status trainer_init(trainer *tr, bp_error *err) {
    const bp_training *how = tr->how;
    size_t n_rows = tr->data->n_rows;
    if (n_rows > UINT32_MAX)
        return bp_fail(err, BP_EDATA, "%zu rows: at most %u can be trained on",
                       n_rows, UINT32_MAX);
    tr->batch_size = how->batch_size < n_rows ? how->batch_size : n_rows;
    bp_status status = bp_optimizer_init(&tr->optimizer, tr->net, how->rate,
                                         how->momentum, how->l2, err);
    if (!status)
        status = batch_init(tr, err);
    if (status)
        return status;
    tr->order = bp_alloc(n_rows, sizeof *tr->order, err);
    if (!tr->order)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n_rows; i++)
        tr->order[i] = (uint32_t)i;
    bp_rng_seed(&tr->rng, how->seed, BP_RNG_SHUFFLE);
    return BP_OK;
}

static void trainer_free(trainer *tr) {
    bp_online_free(&tr->online);
    bp_team_free(tr->ws.team);
    bp_workspace_free(&tr->ws);
    bp_optimizer_free(&tr->optimizer);
    free(tr->order);
    free(tr->x);
    free(tr->t.data);
}

/* Rows lie anywhere in memory, and waiting for them takes as long as some of
 * the products. So while the gradient comes in, piece by piece, the same share
 * of the next batch is asked for. */
static void fetch_share(const trainer *tr, size_t at, size_t n) {
    enum { LINE = 64 / sizeof(float) };
    const bp_dataset *data = tr->data;
    size_t left = data->n_rows - tr->next;
    size_t rows = left < tr->batch_size ? left : tr->batch_size;
    size_t end = (at + n) * rows / tr->net->n_params;
    for (size_t i = at * rows / tr->net->n_params; i < end; i++) {
        const float *x = bp_dataset_inputs(data, tr->order[tr->next + i]);
        for (size_t j = 0; j < data->n_inputs; j += LINE)
            __builtin_prefetch(x + j);
        __builtin_prefetch(x + data->n_inputs - 1);
    }
}

static void take(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases) {
    const trainer *tr = context;
    tr->step.take(tr->step.context, grad, at, n, are_biases);
    if (tr->is_large)
        fetch_share(tr, at, n);
}

static double learn_row(trainer *tr, size_t row, double sum) {
    const bp_dataset *data = tr->data;
    size_t n_outputs = bp_network_outputs(tr->net);
    bp_dataset_targets(data, row, bp_view(tr->online.t, 1, n_outputs, 1), 0);
    return bp_online_learn(&tr->online, tr->kernel, &tr->optimizer,
                           bp_dataset_inputs(data, row), sum);
}

/* Learns from the rows order[first ..]; returns `sum` with their losses. */
static double learn_batch(trainer *tr, size_t first, double sum) {
    if (tr->batch_size == 1)
        return learn_row(tr, tr->order[first], sum);
    size_t left = tr->data->n_rows - first;
    size_t n_rows = left < tr->batch_size ? left : tr->batch_size;
    tr->next = first + n_rows;
    tr->t.rows = n_rows;
    for (size_t m = 0; m < n_rows; m++) {
        size_t row = tr->order[first + m];
        tr->x[m] = bp_dataset_inputs(tr->data, row);
        bp_dataset_targets(tr->data, row, tr->t, m);
    }
    bp_matrix a = bp_forward(tr->kernel, tr->net, &tr->ws, tr->x, n_rows);
    sum = bp_loss_sum(sum, tr->kernel, tr->how->loss,
                      bp_network_last(tr->net)->f, a, tr->t);
    tr->step = bp_optimizer_step(&tr->optimizer, tr->kernel, tr->net, n_rows);
    bp_backward(tr->kernel, tr->net, &tr->ws, tr->t, tr->how->loss,
                &(bp_sink){take, tr});
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
    for (size_t first = 0; first < n_rows; first += tr->batch_size) {
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
    size_t room = 0; /* in history->loss */
    *history = (bp_history){0};
    bp_status status = trainer_init(&tr, err);
    while (!status && history->n_epochs < how->epochs) {
        size_t epoch = history->n_epochs + 1;
        double loss = 0;
        status = learn_epoch(&tr, epoch, &loss, &history->stopped, err);
        if (status || history->stopped)
            break;
        status = bp_grow(&history->loss, &room, epoch, sizeof loss, err);
        if (status)
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
