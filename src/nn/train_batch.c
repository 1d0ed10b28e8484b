/* train_batch.c - learning from a batch of rows: what is put in, forward, loss,
 * backward, step. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/rng.h"
#include "trainer.h"

/* The plainest kind of training has a short cut when its batch is one row. */
static bool suits_online(const trainer *tr) {
    const bp_training *how = tr->how;
    bool is_plain_loss = how->loss == BP_CROSS_ENTROPY || how->loss == BP_MSE;
    return tr->batch_size == 1 && is_plain_loss && !how->dropout &&
           how->noise == 0 && how->label_smoothing == 0 &&
           !how->class_weights && !tr->rows->data->weights &&
           bp_online_suits(&how->descent);
}

static bp_status team_init(trainer *tr, bp_error *err) {
    if (tr->how->threads < 2 || !bp_is_worth_a_team(tr->net, tr->batch_size))
        return BP_OK;
    return bp_team_new(&tr->ws.team, tr->how->threads, err);
}

bp_status trainer_batch_init(trainer *tr, bp_error *err) {
    enum { LARGE = 1 << 18 }; /* floats: a megabyte */
    const bp_training *how = tr->how;
    size_t batch = tr->batch_size, n_inputs = tr->rows->data->n_inputs;
    tr->is_online = suits_online(tr);
    if (tr->is_online)
        return bp_online_init(&tr->online, tr->net, &tr->optimizer, how->loss,
                              err);
    tr->is_large = tr->rows->n_rows * n_inputs >= LARGE;
    bp_status status = bp_workspace_init(&tr->ws, tr->net, batch, true, err);
    if (!status && how->dropout)
        status = bp_workspace_drop(&tr->ws, tr->net, how->dropout, err);
    if (!status)
        status = team_init(tr, err);
    if (!status)
        status = bp_batch_init(&tr->t, batch, bp_network_outputs(tr->net), err);
    if (status)
        return status;
    tr->x = bp_alloc(batch, sizeof *tr->x, err);
    if (how->class_weights || tr->rows->data->weights)
        tr->weights = bp_alloc(batch, sizeof *tr->weights, err);
    if (how->noise > 0)
        tr->noisy = bp_alloc(batch * n_inputs, sizeof *tr->noisy, err);
    bool all =
        tr->x && (tr->noisy || how->noise == 0) &&
        (tr->weights || (!how->class_weights && !tr->rows->data->weights));
    return all ? BP_OK : BP_ESYSTEM;
}

void trainer_batch_free(trainer *tr) {
    bp_online_free(&tr->online);
    bp_team_free(tr->ws.team);
    bp_workspace_free(&tr->ws);
    free(tr->x);
    free(tr->noisy);
    free(tr->weights);
    free(tr->t.data);
}

size_t trainer_batch_rows(const trainer *tr, size_t first) {
    size_t left = tr->rows->n_rows - first;
    return left < tr->batch_size ? left : tr->batch_size;
}

/* Rows lie anywhere in memory, and waiting for them takes as long as some of
 * the products. So while the gradient comes in, piece by piece, the same share
 * of the next batch is asked for. */
static void fetch_share(const trainer *tr, size_t at, size_t n) {
    enum { LINE = 64 / sizeof(float) };
    const bp_dataset *data = tr->rows->data;
    size_t rows = trainer_batch_rows(tr, tr->next);
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

static double learn_row(trainer *tr, size_t row, double rate, double sum) {
    const bp_dataset *data = tr->rows->data;
    size_t n_outputs = bp_network_outputs(tr->net);
    bp_dataset_targets(data, row, bp_view(tr->online.t, 1, n_outputs, 1), 0);
    return bp_online_learn(&tr->online, tr->kernel, &tr->optimizer,
                           bp_dataset_inputs(data, row), sum, rate);
}

/* How much a row counts. */
static float weight_of(const trainer *tr, size_t row) {
    const bp_dataset *data = tr->rows->data;
    const double *class_weights = tr->how->class_weights;
    double weight = data->weights ? (double)data->weights[row] : 1;
    if (class_weights)
        weight *= class_weights[(size_t)data->t[row]];
    return (float)weight;
}

/* Each class gets an equal share of `smoothing`, as if it were that likely that
 * the label is wrong (Szegedy et al. 2016). One output stands for two classes.
 */
static void smooth(bp_matrix t, size_t m, double smoothing) {
    double share = smoothing / (t.cols == 1 ? 2 : (double)t.cols);
    for (size_t j = 0; j < t.cols; j++) {
        float *its = bp_at(t, m, j);
        *its = (float)((double)*its * (1 - smoothing) + share);
    }
}

/* Copies of a batch's rows, with noise. What is drawn depends on the seed and
 * on which step it is. */
static void add_noise(trainer *tr, size_t first, size_t n_rows) {
    size_t n_inputs = tr->rows->data->n_inputs;
    bp_rng rng;
    bp_rng_seed_at(&rng, tr->how->seed, BP_RNG_NOISE,
                   trainer_step_number(tr, first));
    for (size_t m = 0; m < n_rows; m++) {
        float *to = tr->noisy + m * n_inputs;
        for (size_t j = 0; j < n_inputs; j++)
            to[j] = (float)((double)tr->x[m][j] +
                            tr->how->noise * bp_rng_normal(&rng));
        tr->x[m] = to;
    }
}

/* Puts a batch together: rows, targets, weights, and what is drawn for it. */
static void gather(trainer *tr, size_t first, size_t n_rows) {
    const bp_dataset *data = tr->rows->data;
    const bp_training *how = tr->how;
    tr->t.rows = n_rows;
    for (size_t m = 0; m < n_rows; m++) {
        size_t row = tr->order[first + m];
        tr->x[m] = bp_dataset_inputs(data, row);
        bp_dataset_targets(data, row, tr->t, m);
        if (tr->weights)
            tr->weights[m] = weight_of(tr, row);
        if (how->label_smoothing > 0)
            smooth(tr->t, m, how->label_smoothing);
    }
    if (tr->noisy)
        add_noise(tr, first, n_rows);
    if (how->dropout) {
        bp_rng rng;
        bp_rng_seed_at(&rng, how->seed, BP_RNG_DROPOUT,
                       trainer_step_number(tr, first));
        tr->ws.draw = bp_rng_next(&rng);
    }
    tr->ws.weights = tr->weights;
}

/* Forward and backward: the gradient goes to tr->step. */
static double pass(trainer *tr, size_t first, size_t n_rows, double sum) {
    bp_loss loss = tr->how->loss;
    tr->next = first + n_rows;
    bp_matrix a = bp_forward(tr->kernel, tr->net, &tr->ws, tr->x, n_rows);
    sum = bp_loss_sum(sum, tr->kernel, loss, bp_network_last(tr->net)->f, a,
                      tr->t, tr->weights);
    bp_backward(tr->kernel, tr->net, &tr->ws, tr->t, loss,
                &(bp_sink){take, tr});
    return sum;
}

double trainer_learn_batch(trainer *tr, size_t first, double rate, double sum) {
    if (tr->is_online)
        return learn_row(tr, tr->order[first], rate, sum);
    size_t n_rows = trainer_batch_rows(tr, first);
    gather(tr, first, n_rows);
    tr->step =
        bp_optimizer_begin(&tr->optimizer, tr->kernel, tr->net, n_rows, rate);
    sum = pass(tr, first, n_rows, sum);
    bp_optimizer_end(&tr->optimizer);
    return sum;
}

/* The gradient of all rows, part after part, into tr->step. */
static double pass_all(trainer *tr) {
    double sum = 0;
    for (size_t first = 0; first < tr->rows->n_rows;) {
        size_t n_rows = trainer_batch_rows(tr, first);
        gather(tr, first, n_rows);
        sum = pass(tr, first, n_rows, sum);
        first += n_rows;
    }
    return sum;
}

/* A sink that adds to what is there. */
static void add(void *context, const float *grad, size_t at, size_t n,
                bool are_biases) {
    float *to = (float *)context + at;
    (void)are_biases;
    for (size_t i = 0; i < n; i++)
        to[i] += grad[i];
}

/* l2/2 times the squares of the weights and l1 times their sizes, summed in
 * order; adds its gradient unless that is NULL. */
static double add_penalty(const trainer *tr, float *grad) {
    const bp_descent *descent = &tr->how->descent;
    double squares = 0, sizes = 0;
    if (descent->l1 == 0 && descent->l2 == 0)
        return 0;
    for (size_t i = 0; i < tr->net->n_layers; i++) {
        const bp_layer *layer = &tr->net->layers[i];
        for (size_t at = layer->w_at; at < layer->b_at; at++) {
            double w = (double)tr->net->params[at];
            squares += w * w;
            sizes += fabs(w);
            if (grad)
                grad[at] = (float)((double)grad[at] + descent->l2 * w +
                                   descent->l1 * (double)((w > 0) - (w < 0)));
        }
    }
    return descent->l2 / 2 * squares + descent->l1 * sizes;
}

/* What lbfgs makes small: the mean loss with the penalties. */
static double objective(void *context, float *grad) {
    trainer *tr = context;
    double n = (double)tr->rows->n_rows;
    memset(grad, 0, tr->net->n_params * sizeof *grad);
    tr->step = (bp_sink){add, grad};
    double sum = pass_all(tr);
    for (size_t i = 0; i < tr->net->n_params; i++)
        grad[i] = (float)((double)grad[i] / n);
    return sum / n + add_penalty(tr, grad);
}

double trainer_learn_all(trainer *tr, double rate) {
    size_t n_rows = tr->rows->n_rows;
    if (tr->how->descent.kind == BP_LBFGS) {
        double value =
            bp_lbfgs_step(&tr->lbfgs, tr->net->params,
                          &(bp_objective){objective, tr}, &tr->is_finished);
        return (value - add_penalty(tr, NULL)) * (double)n_rows;
    }
    tr->step =
        bp_optimizer_begin(&tr->optimizer, tr->kernel, tr->net, n_rows, rate);
    double sum = pass_all(tr);
    bp_optimizer_end(&tr->optimizer);
    return sum;
}

static bool are_finite(const bp_matrix m) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        for (size_t i = 0; i < m.rows; i++)
            for (size_t j = 0; j < bp_panel_cols(m, p); j++)
                if (!isfinite(bp_panel_row(m, p, i)[j]))
                    return false;
    return true;
}

/* The first layer whose outputs aren't finite, from 1; 0: all are. */
static size_t find_layer(const trainer *tr) {
    for (size_t i = 0; i < tr->net->n_layers; i++) {
        bp_matrix a = tr->is_online ? bp_view(tr->online.layers[i].a, 1,
                                              tr->net->layers[i].n_units, 1)
                                    : tr->ws.stages[i].a;
        if (!are_finite(a))
            return i + 1;
    }
    return 0;
}

/* A loss is measured before the step, so that what one batch blew up shows in
 * the next: both are looked at. */
void trainer_find_fault(const trainer *tr, size_t first, bp_divergence *what) {
    const bp_dataset *data = tr->rows->data;
    size_t end = first + trainer_batch_rows(tr, first);
    size_t begin = first > tr->batch_size ? first - tr->batch_size : 0;
    what->layer = find_layer(tr);
    for (size_t i = begin; i < end; i++) {
        size_t row = tr->order[i];
        const float *x = bp_dataset_inputs(data, row);
        for (size_t j = 0; j < data->n_inputs; j++)
            if ((i == begin && j == 0) || fabsf(x[j]) > fabsf(what->value)) {
                what->row = row;
                what->input = j;
                what->value = x[j];
            }
    }
}
