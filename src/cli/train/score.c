/* score.c - what a training came to: scores on the rows it learnt from
 * and on those held out. */
#include <math.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/metrics.h"
#include "train/training.h"

/* Errors of scaled targets, back in the targets' units. */
static void unscale(bp_scores *scores, const bp_encoder *encoder) {
    for (size_t i = 0; i < scores->n_targets; i++) {
        double scale = encoder->targets[i].scale;
        bp_score *rmse = &scores->rmse[i];
        rmse->value *= scale;
        rmse->low *= scale;
        rmse->high *= scale;
        rmse->baseline *= scale;
    }
}

/* The very last step can be the one that diverged. */
static bp_status check_finite(const bp_scores *scores, bp_error *err) {
    bool finite = isfinite(scores->loss);
    for (size_t i = 0; i < scores->n_targets; i++)
        finite =
            finite && isfinite(scores->rmse[i].high) && isfinite(scores->r2[i]);
    if (finite)
        return BP_OK;
    return bp_fail(err, BP_EDIVERGED,
                   "training diverged in its last step: the error is no longer "
                   "a finite number; try a smaller --learning-rate");
}

static bp_status score(const training *t, const bp_kernel *kernel,
                       const bp_model *model, const bp_selection *rows,
                       bp_scores *scores, bp_error *err) {
    bp_scores_free(scores);
    bp_status status = bp_evaluate(scores, kernel, &model->network, rows,
                                   model->loss, t->how.threads, err);
    if (!status)
        status = bp_add_baselines(scores, &t->rows, rows, err);
    if (status)
        return status;
    unscale(scores, &model->encoder);
    return check_finite(scores, err);
}

bp_status training_score(const training *t, const bp_kernel *kernel,
                         bp_model *model, bp_error *err) {
    bp_status status = score(t, kernel, model, &t->rows, &model->scores, err);
    if (!status && t->how.held_out.n_rows > 0)
        status =
            score(t, kernel, model, &t->how.held_out, &model->held_out, err);
    return status;
}

bp_status training_score_all(const training *t, const bp_kernel *kernel,
                             bp_model *model, bp_error *err) {
    bp_selection all = bp_select_all(t->rows.data);
    return score(t, kernel, model, &all, &model->scores, err);
}

const char *training_common_class(const training *t, const bp_model *model) {
    const bp_dataset *data = t->rows.data;
    size_t best = 0, most = 0;
    for (size_t class = 0; class < data->n_classes; class ++) {
        size_t n = 0;
        for (size_t i = 0; i < t->rows.n_rows; i++)
            n += data->t[bp_selected(&t->rows, i)] == (float)class;
        if (n > most) {
            most = n;
            best = class;
        }
    }
    return data->n_classes ? model->encoder.targets[0].levels.items[best]
                           : NULL;
}

/* Moves what was learnt before a refit. */
static void take_over(bp_model *model, bp_model *earlier) {
    memcpy(model->network.params, earlier->network.params,
           model->network.n_params * sizeof(float));
    bp_history_free(&model->history);
    bp_scores_free(&model->scores);
    bp_scores_free(&model->held_out);
    model->history = earlier->history;
    model->scores = earlier->scores;
    model->held_out = earlier->held_out;
    earlier->history = (bp_history){0};
    earlier->scores = earlier->held_out = (bp_scores){0};
}

static bool are_alike(const bp_network *a, const bp_network *b) {
    bool alike = a->n_layers == b->n_layers && a->n_params == b->n_params;
    for (size_t i = 0; alike && i < a->n_layers; i++)
        alike = a->layers[i].n_inputs == b->layers[i].n_inputs &&
                a->layers[i].n_units == b->layers[i].n_units;
    return alike;
}

bp_status training_resume(training *t, bp_model *model, bp_model *earlier,
                          const char *name, bp_error *err) {
    if (earlier->checksum != model->checksum ||
        earlier->n_rows != model->n_rows)
        return bp_fail(err, BP_EMODEL,
                       "%s: the data isn't that of the checkpoint: %zu rows "
                       "with checksum %016llx, where that had %zu with %016llx",
                       name, model->n_rows, (unsigned long long)model->checksum,
                       earlier->n_rows, (unsigned long long)earlier->checksum);
    if (earlier->in_refit &&
        (!t->refits || !are_alike(&model->network, &earlier->network)))
        return bp_fail(err, BP_EMODEL,
                       "%s: the checkpoint doesn't fit its own recipe: was it "
                       "edited?",
                       name);
    if (earlier->in_refit) {
        t->refit_resume = &earlier->state;
        take_over(model, earlier);
    } else {
        t->how.resume = &earlier->state;
    }
    return BP_OK;
}
