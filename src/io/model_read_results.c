/* model_read_results.c - the history and the scores of a model, from JSON.
 * Whether they are true is not checked, only whether they can be. */
#include "model_read.h"

#include <float.h>
#include <stddef.h>

#include "bp/mem.h"

/* One member of all epochs, for which there is memory. */
static bp_status read_series(const bp_json *at, const char *key, double min,
                             double max, const bp_history *history,
                             size_t offset, bp_error *err) {
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(at, key, &array, &count, err);
    if (!status && count != history->n_epochs)
        status = bp_json_fail(&array, err, "%zu numbers where %zu must be",
                              count, history->n_epochs);
    while (!status && bp_json_next(&array, &element)) {
        char *epoch = (char *)&history->epochs[element.index];
        double *number = (double *)(epoch + offset);
        status = bp_json_as_number(&element, number, err);
        if (!status && (*number < min || *number > max))
            status = bp_json_fail(&element, err,
                                  "%.16g, which is not within %.16g and %.16g",
                                  *number, min, max);
    }
    return status;
}

/* A count that is left out when it is 0. */
static bp_status read_count(const bp_json *at, const char *key, size_t max,
                            size_t *count, bp_error *err) {
    *count = 0;
    return model_has(at, key) ? bp_json_size(at, key, 1, max, count, err)
                              : BP_OK;
}

/* How many epochs there were and how they ended; takes memory for as many as
 * the file tells of. */
static bp_status read_epochs(const bp_json *json, bp_history *history,
                             bp_error *err) {
    size_t ending = 0, count = 0;
    bp_json loss;
    bp_status status =
        bp_json_size(json, "epochs", 0, UINT32_MAX, &history->n_epochs, err);
    if (!status)
        status = bp_json_choice(json, "ending", bp_ending_names, &ending, err);
    history->ending = (bp_ending)ending;
    if (!status)
        status = read_count(json, "recoveries", UINT32_MAX,
                            &history->n_recoveries, err);
    if (!status)
        status = bp_json_array(json, "loss", &loss, &count, err);
    if (status)
        return status;
    history->epochs = bp_alloc(count, sizeof *history->epochs, err);
    history->capacity = count;
    return history->epochs ? BP_OK : BP_ESYSTEM;
}

static bp_status read_held_out(const bp_json *json, bool classify,
                               bp_history *history, bp_error *err) {
    bp_json best;
    bp_status status = BP_OK;
    history->has_held_out =
        model_has(json, "held_out_loss") || model_has(json, "held_out_score");
    if (history->has_held_out)
        status = read_series(json, "held_out_loss", 0, DBL_MAX, history,
                             offsetof(bp_epoch, held_out_loss), err);
    if (!status && history->has_held_out)
        status = read_series(json, "held_out_score", classify ? 0 : -DBL_MAX, 1,
                             history, offsetof(bp_epoch, held_out_score), err);
    if (!status)
        status =
            read_count(json, "best", history->n_epochs, &history->best, err);
    if (!status && history->best && !history->has_held_out &&
        !bp_json_member(json, "best", &best, err))
        status = bp_json_fail(&best, err,
                              "an epoch is the best where no rows "
                              "were held out");
    return status;
}

bp_status model_read_history(const bp_json *at, const char *key, bool classify,
                             bool has_state, bp_history *history,
                             bp_error *err) {
    static const char *const keys[] = {
        "epochs", "ending",        "best",           "recoveries",    "refit",
        "loss",   "held_out_loss", "held_out_score", "learning_rate", NULL};
    bp_json json;
    bp_status status = bp_json_object(at, key, &json, err);
    if (!status)
        status = bp_json_only(&json, keys, err);
    if (!status)
        status = read_epochs(&json, history, err);
    if (!status)
        status = read_series(&json, "loss", 0, DBL_MAX, history,
                             offsetof(bp_epoch, loss), err);
    if (!status)
        status = read_held_out(&json, classify, history, err);
    if (!status)
        status = read_count(&json, "refit", UINT32_MAX, &history->refit, err);
    if (!status && (has_state || model_has(&json, "learning_rate")))
        status = read_series(&json, "learning_rate", 0, DBL_MAX, history,
                             offsetof(bp_epoch, rate), err);
    return status;
}

/* An estimate within 0 and `max`. */
static bp_status read_score(const bp_json *at, double max, bp_score *score,
                            bp_error *err) {
    static const char *const keys[] = {"value", "low", "high", "baseline",
                                       NULL};
    double *const numbers[] = {&score->value, &score->low, &score->high,
                               &score->baseline};
    bp_status status = bp_json_only(at, keys, err);
    for (size_t i = 0; !status && keys[i]; i++)
        status = bp_json_number(at, keys[i], 0, max, numbers[i], err);
    if (!status && (score->low > score->value || score->value > score->high))
        status = bp_json_fail(at, err,
                              "the value %.16g is not within its interval, "
                              "%.16g to %.16g",
                              score->value, score->low, score->high);
    return status;
}

/* An array with an element a target. */
static bp_status find_targets(const bp_json *at, const char *key, size_t n,
                              bp_json *array, bp_error *err) {
    size_t count;
    bp_status status = bp_json_array(at, key, array, &count, err);
    if (!status && count != n)
        status = bp_json_fail(array, err, "%zu elements where %zu must be",
                              count, n);
    return status;
}

static bp_status read_targets(const bp_json *at, size_t n, bp_scores *scores,
                              bp_error *err) {
    bp_json rmse, r2, element = {0};
    bp_status status = find_targets(at, "rmse", n, &rmse, err);
    if (!status)
        status = find_targets(at, "r2", n, &r2, err);
    if (status)
        return status;
    scores->n_targets = n;
    scores->rmse = bp_alloc(n, sizeof *scores->rmse, err);
    scores->r2 = bp_alloc(n, sizeof *scores->r2, err);
    if (!scores->rmse || !scores->r2)
        return BP_ESYSTEM;
    while (!status && bp_json_next(&rmse, &element))
        status =
            read_score(&element, DBL_MAX, &scores->rmse[element.index], err);
    element = (bp_json){0};
    while (!status && bp_json_next(&r2, &element)) {
        double *number = &scores->r2[element.index];
        status = bp_json_as_number(&element, number, err);
        if (!status && *number > 1)
            status =
                bp_json_fail(&element, err, "%.16g, which is above 1", *number);
    }
    return status;
}

static bp_status read_scores_of(const bp_json *scores_json, const char *key,
                                const bp_encoder *encoder, bp_scores *scores,
                                bp_error *err) {
    static const char *const class_keys[] = {"rows", "loss", "accuracy", NULL};
    static const char *const value_keys[] = {"rows", "loss", "rmse", "r2",
                                             NULL};
    bool classify = encoder->task == BP_CLASSIFY;
    bp_json json, accuracy;
    bp_status status = bp_json_object(scores_json, key, &json, err);
    if (!status)
        status = bp_json_only(&json, classify ? class_keys : value_keys, err);
    if (!status)
        status =
            bp_json_size(&json, "rows", 1, UINT32_MAX, &scores->n_rows, err);
    if (!status)
        status = bp_json_number(&json, "loss", 0, DBL_MAX, &scores->loss, err);
    if (status || !classify)
        return status ? status
                      : read_targets(&json, encoder->n_targets, scores, err);
    status = bp_json_member(&json, "accuracy", &accuracy, err);
    return status ? status : read_score(&accuracy, 1, &scores->accuracy, err);
}

/* What training goes on from may have been kept before anything was scored. */
static bp_status read_scores(const bp_json *root, bp_model *model,
                             bp_error *err) {
    static const char *const keys[] = {"training", "held_out", NULL};
    bp_json json;
    bp_status status = bp_json_object(root, "scores", &json, err);
    if (!status)
        status = bp_json_only(&json, keys, err);
    if (!status && (model_has(&json, "training") || !model_has(root, "state")))
        status = read_scores_of(&json, "training", &model->encoder,
                                &model->scores, err);
    if (!status && model_has(&json, "held_out"))
        status = read_scores_of(&json, "held_out", &model->encoder,
                                &model->held_out, err);
    return status;
}

bp_status model_read_results(const bp_json *root, bp_model *model,
                             bp_error *err) {
    bp_status status =
        model_read_history(root, "history", model->encoder.task == BP_CLASSIFY,
                           model_has(root, "state"), &model->history, err);
    return status ? status : read_scores(root, model, err);
}
