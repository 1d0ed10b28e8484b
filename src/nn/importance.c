/* importance.c - shuffle a column, look what that costs, and again.
 *
 * The evaluations of one shuffle are shared out among threads, a column each:
 * most networks are too small for their products to be. Who adds up what comes
 * out does so shuffle by shuffle.
 */
#include "bp/importance.h"

#include <assert.h>
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/parallel.h"
#include "bp/rng.h"

/* What the threads share. */
typedef struct job {
    const bp_kernel *kernel;
    const bp_network *net;
    const bp_selection *rows;
    bp_loss loss;
    const bp_scores *scores;
    const bp_shuffling *how;
    bp_importance *importances;
    uint32_t *order; /* this shuffle: row i takes the column of order[i] */
    size_t n_done;   /* shuffles before it */
    _Atomic bool has_failed;
    bp_error *err; /* who failed first writes here */
} job;

/* A mean and the sum of squares about it, with one more value (Welford 1962);
 * all values the same leave a sum of exactly 0. */
static void add_value(double *mean, double *squares, size_t n_before,
                      double value) {
    double distance = value - *mean;
    *mean += distance / (double)(n_before + 1);
    *squares += distance * (value - *mean);
}

static bp_status add_shuffle(job *j, size_t column, bp_error *err) {
    const bp_shuffling *how = j->how;
    const bp_swap swap = {how->starts[column], how->starts[column + 1],
                          j->order};
    bp_scores scores;
    bp_status status = bp_evaluate_swapped(&scores, j->kernel, j->net, j->rows,
                                           j->loss, &swap, 1, err);
    if (status)
        return status;
    bp_importance *made = &j->importances[column];
    add_value(&made->fall, &made->fall_sd, j->n_done,
              bp_scores_summary(j->scores) - bp_scores_summary(&scores));
    add_value(&made->rise, &made->rise_sd, j->n_done,
              scores.loss - j->scores->loss);
    bp_scores_free(&scores);
    return BP_OK;
}

static void add_shuffles(void *context, size_t begin, size_t end) {
    job *j = context;
    for (size_t column = begin; column < end; column++) {
        bp_error err;
        if (add_shuffle(j, column, &err) &&
            !atomic_exchange(&j->has_failed, true))
            *j->err = err;
    }
}

static void shuffle(job *j) {
    bp_rng rng;
    size_t n_rows = j->rows->n_rows;
    for (size_t i = 0; i < n_rows; i++)
        j->order[i] = (uint32_t)i;
    bp_rng_seed_at(&rng, j->how->seed, BP_RNG_PERMUTE, j->n_done);
    bp_rng_shuffle(&rng, j->order, n_rows);
}

static bp_status run(job *j, bp_team *team) {
    for (; j->n_done < j->how->repeats; j->n_done++) {
        shuffle(j);
        bp_team_run(team, j->how->n_columns, add_shuffles, j);
        if (atomic_load(&j->has_failed))
            return BP_ESYSTEM;
    }
    return BP_OK;
}

bp_status bp_importances(bp_importance *importances, const bp_kernel *kernel,
                         const bp_network *net, const bp_selection *rows,
                         bp_loss loss, const bp_scores *scores,
                         const bp_shuffling *how, bp_error *err) {
    assert(rows->n_rows > 0 && rows->n_rows <= UINT32_MAX && how->repeats > 0);
    job j = {kernel,      net,  rows, loss,  scores, how,
             importances, NULL, 0,    false, err};
    bp_team *team = NULL;
    size_t n = how->n_columns;
    for (size_t i = 0; i < n; i++)
        importances[i] = (bp_importance){0};
    j.order = bp_alloc(rows->n_rows, sizeof *j.order, err);
    bp_status status = j.order ? BP_OK : BP_ESYSTEM;
    if (!status && how->threads > 1 && n > 1)
        status = bp_team_new(&team, how->threads, err);
    if (!status)
        status = run(&j, team);
    bp_team_free(team);
    free(j.order);
    for (size_t i = 0; !status && i < n; i++) {
        bp_importance *made = &importances[i];
        made->fall_sd = sqrt(made->fall_sd / (double)how->repeats);
        made->rise_sd = sqrt(made->rise_sd / (double)how->repeats);
    }
    return status;
}
