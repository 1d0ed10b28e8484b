/* metrics.c - how good a network is on some rows, and how sure that is. */
#include "bp/metrics.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* Of 95 % of a normal distribution. */
static const double z = 1.96;

static double target_of(const bp_selection *rows, size_t i, size_t j) {
    const bp_dataset *data = rows->data;
    return (double)data->t[bp_selected(rows, i) * data->n_targets + j];
}

static size_t class_of(const bp_selection *rows, size_t i) {
    return (size_t)rows->data->t[bp_selected(rows, i)];
}

/* ---- sums over the rows seen so far ---- */

typedef struct sums {
    size_t n_rows;
    double loss;
    size_t right;
    double *squares; /* of the errors, a target each, */
    double *scatter; /* and how far these squares lie from their mean, squared:
                        Welford 1962 */
} sums;

/* Everything that evaluation needs. */
typedef struct evaluation {
    bp_workspace ws;
    const float **x;     /* the rows of a batch */
    const bp_swap *swap; /* NULL: these rows are as they are in the data */
    float *swapped;      /* else here (BATCH x inputs) */
    bp_matrix t;         /* and their targets */
    float *row;          /* the outputs of one */
    sums sum;
} evaluation;

enum { BATCH = 256 };

static void add_error(sums *sum, size_t j, double error) {
    double square = error * error, n = (double)sum->n_rows;
    double before = n > 0 ? sum->squares[j] / n : square;
    sum->squares[j] += square;
    double after = sum->squares[j] / (n + 1);
    sum->scatter[j] += (square - before) * (square - after);
}

static void add_batch(evaluation *e, const bp_selection *rows, bp_matrix a) {
    sums *sum = &e->sum;
    for (size_t m = 0; m < a.rows; m++, sum->n_rows++) {
        if (rows->data->n_classes) {
            bp_matrix_get_row(a, m, e->row);
            sum->right += bp_predicted_class(e->row, a.cols) ==
                          class_of(rows, sum->n_rows);
            continue;
        }
        for (size_t j = 0; j < a.cols; j++)
            add_error(sum, j,
                      (double)*bp_at(e->t, m, j) - (double)*bp_at(a, m, j));
    }
}

/* ---- from sums to scores ---- */

/* Wilson's interval; its ends are exact where all rows are alike. */
bp_score bp_share_score(size_t right, size_t n_rows) {
    double k = (double)right, n = (double)n_rows, middle = k + z * z / 2;
    double reach = z * sqrt(k * (n - k) / n + z * z / 4);
    return (bp_score){.value = k / n,
                      .low = right > 0 ? (middle - reach) / (n + z * z) : 0,
                      .high =
                          right < n_rows ? (middle + reach) / (n + z * z) : 1};
}

bp_score bp_root_score(double squares, double scatter, double n) {
    double mean = squares / n;
    double reach = n > 1 ? z * sqrt(scatter / (n - 1) / n) : 0;
    return (bp_score){.value = sqrt(mean),
                      .low = mean > reach ? sqrt(mean - reach) : 0,
                      .high = sqrt(mean + reach)};
}

static double mean_of(const bp_selection *rows, size_t j) {
    double sum = 0;
    for (size_t i = 0; i < rows->n_rows; i++)
        sum += target_of(rows, i, j);
    return sum / (double)rows->n_rows;
}

/* The sum of squared distances of target j from `centre`. */
static double spread_of(const bp_selection *rows, size_t j, double centre) {
    double spread = 0;
    for (size_t i = 0; i < rows->n_rows; i++) {
        double distance = target_of(rows, i, j) - centre;
        spread += distance * distance;
    }
    return spread;
}

static void finish(bp_scores *scores, const sums *sum,
                   const bp_selection *rows) {
    double n = (double)sum->n_rows;
    scores->n_rows = sum->n_rows;
    scores->loss = sum->loss / n;
    if (rows->data->n_classes)
        scores->accuracy = bp_share_score(sum->right, sum->n_rows);
    for (size_t j = 0; j < scores->n_targets; j++) {
        double spread = spread_of(rows, j, mean_of(rows, j));
        scores->r2[j] = spread > 0 ? 1 - sum->squares[j] / spread : 0;
        scores->rmse[j] = bp_root_score(sum->squares[j], sum->scatter[j], n);
    }
}

/* ---- evaluation ---- */

static bp_status evaluation_init(evaluation *e, const bp_network *net,
                                 size_t n_targets, const bp_swap *swap,
                                 size_t threads, bp_error *err) {
    size_t n_outputs = bp_network_outputs(net);
    bp_status status = bp_workspace_init(&e->ws, net, BATCH, false, err);
    if (!status)
        status = bp_batch_init(&e->t, BATCH, n_outputs, err);
    if (!status && threads > 1 && bp_is_worth_a_team(net, BATCH))
        status = bp_team_new(&e->ws.team, threads, err);
    if (status)
        return status;
    e->x = bp_alloc(BATCH, sizeof *e->x, err);
    e->swap = swap;
    e->swapped = bp_alloc(swap ? bp_network_inputs(net) : 0,
                          BATCH * sizeof *e->swapped, err);
    e->row = bp_alloc(n_outputs, sizeof *e->row, err);
    e->sum.squares = bp_alloc(n_targets, sizeof(double), err);
    e->sum.scatter = bp_alloc(n_targets, sizeof(double), err);
    bool is_room = e->x && e->swapped && e->row;
    return is_room && e->sum.squares && e->sum.scatter ? BP_OK : BP_ESYSTEM;
}

static void evaluation_free(evaluation *e) {
    bp_team_free(e->ws.team);
    bp_workspace_free(&e->ws);
    free(e->x);
    free(e->swapped);
    free(e->t.data);
    free(e->row);
    free(e->sum.squares);
    free(e->sum.scatter);
}

/* The inputs of row i of the selection, row m of the batch. */
static const float *inputs_of(const evaluation *e, const bp_selection *rows,
                              size_t i, size_t m) {
    const bp_dataset *data = rows->data;
    const float *own = bp_dataset_inputs(data, bp_selected(rows, i));
    if (!e->swap)
        return own;
    size_t first = e->swap->first, n = e->swap->end - first;
    const float *other =
        bp_dataset_inputs(data, bp_selected(rows, e->swap->from[i]));
    float *x = e->swapped + m * data->n_inputs;
    memcpy(x, own, data->n_inputs * sizeof *x);
    memcpy(x + first, other + first, n * sizeof *x);
    return x;
}

static void run(evaluation *e, const bp_kernel *kernel, const bp_network *net,
                const bp_selection *rows, bp_loss loss) {
    for (size_t first = 0; first < rows->n_rows; first += BATCH) {
        size_t left = rows->n_rows - first;
        e->t.rows = left < BATCH ? left : BATCH;
        for (size_t m = 0; m < e->t.rows; m++) {
            e->x[m] = inputs_of(e, rows, first + m, m);
            bp_dataset_targets(rows->data, bp_selected(rows, first + m), e->t,
                               m);
        }
        bp_matrix a = bp_forward(kernel, net, &e->ws, e->x, e->t.rows);
        e->sum.loss = bp_loss_sum(e->sum.loss, kernel, loss,
                                  bp_network_last(net)->f, a, e->t, NULL);
        add_batch(e, rows, a);
    }
}

bp_status bp_evaluate_swapped(bp_scores *scores, const bp_kernel *kernel,
                              const bp_network *net, const bp_selection *rows,
                              bp_loss loss, const bp_swap *swap, size_t threads,
                              bp_error *err) {
    assert(rows->n_rows > 0);
    size_t n_targets = rows->data->n_classes ? 0 : rows->data->n_targets;
    *scores = (bp_scores){
        .n_targets = n_targets,
        .rmse = bp_alloc(n_targets, sizeof *scores->rmse, err),
        .r2 = bp_alloc(n_targets, sizeof *scores->r2, err),
    };
    evaluation e = {0};
    bp_status status = BP_ESYSTEM;
    if (scores->rmse && scores->r2)
        status = evaluation_init(&e, net, n_targets, swap, threads, err);
    if (!status) {
        run(&e, kernel, net, rows, loss);
        finish(scores, &e.sum, rows);
    } else {
        bp_scores_free(scores);
    }
    evaluation_free(&e);
    return status;
}

bp_status bp_evaluate(bp_scores *scores, const bp_kernel *kernel,
                      const bp_network *net, const bp_selection *rows,
                      bp_loss loss, size_t threads, bp_error *err) {
    return bp_evaluate_swapped(scores, kernel, net, rows, loss, NULL, threads,
                               err);
}

void bp_scores_free(bp_scores *scores) {
    free(scores->rmse);
    free(scores->r2);
    *scores = (bp_scores){0};
}

double bp_scores_summary(const bp_scores *scores) {
    if (scores->n_targets == 0)
        return scores->accuracy.value;
    double sum = 0;
    for (size_t j = 0; j < scores->n_targets; j++)
        sum += scores->r2[j];
    return sum / (double)scores->n_targets;
}

/* ---- baselines ---- */

/* The lowest of equals. */
static bp_status commonest_class(size_t *commonest, const bp_selection *rows,
                                 bp_error *err) {
    size_t n_classes = rows->data->n_classes;
    size_t *counts = bp_alloc(n_classes, sizeof *counts, err);
    if (!counts)
        return BP_ESYSTEM;
    for (size_t i = 0; i < rows->n_rows; i++)
        counts[class_of(rows, i)]++;
    *commonest = 0;
    for (size_t c = 1; c < n_classes; c++)
        if (counts[c] > counts[*commonest])
            *commonest = c;
    free(counts);
    return BP_OK;
}

bp_status bp_add_baselines(bp_scores *scores, const bp_selection *train,
                           const bp_selection *rows, bp_error *err) {
    assert(train->n_rows > 0 && rows->n_rows > 0);
    double n = (double)rows->n_rows;
    for (size_t j = 0; j < scores->n_targets; j++)
        scores->rmse[j].baseline =
            sqrt(spread_of(rows, j, mean_of(train, j)) / n);
    if (!rows->data->n_classes)
        return BP_OK;
    size_t commonest, right = 0;
    bp_status status = commonest_class(&commonest, train, err);
    if (status)
        return status;
    for (size_t i = 0; i < rows->n_rows; i++)
        right += class_of(rows, i) == commonest;
    scores->accuracy.baseline = (double)right / n;
    return BP_OK;
}
