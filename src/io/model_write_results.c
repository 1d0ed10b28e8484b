/* model_write_results.c - the history and the scores of a model as JSON. */
#include "model_write.h"

/* One member of all epochs. */
static void add_series(bp_json_out *out, struct cJSON *to, const char *key,
                       const bp_history *history, size_t offset) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < history->n_epochs; i++) {
        const char *epoch = (const char *)&history->epochs[i];
        bp_json_add_number(out, array, NULL, *(const double *)(epoch + offset));
    }
    bp_json_add(out, to, key, array);
}

static bool rate_changes(const bp_history *history) {
    for (size_t i = 1; i < history->n_epochs; i++)
        if (history->epochs[i].rate != history->epochs[0].rate)
            return true;
    return false;
}

/* A rate that never changed is in the recipe. Not so for who goes on from a
 * state: there it may have been halved from the first epoch on, or change
 * later, and then all of them must be known. */
void model_write_history(bp_json_out *out, struct cJSON *to, const char *key,
                         const bp_history *history, bool has_state) {
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_size(out, json, "epochs", history->n_epochs);
    bp_json_add_text(out, json, "ending", bp_ending_names[history->ending]);
    if (history->best)
        bp_json_add_size(out, json, "best", history->best);
    if (history->n_recoveries)
        bp_json_add_size(out, json, "recoveries", history->n_recoveries);
    if (history->refit)
        bp_json_add_size(out, json, "refit", history->refit);
    add_series(out, json, "loss", history, offsetof(bp_epoch, loss));
    if (history->has_held_out) {
        add_series(out, json, "held_out_loss", history,
                   offsetof(bp_epoch, held_out_loss));
        add_series(out, json, "held_out_score", history,
                   offsetof(bp_epoch, held_out_score));
    }
    if (has_state || rate_changes(history))
        add_series(out, json, "learning_rate", history,
                   offsetof(bp_epoch, rate));
    bp_json_add(out, to, key, json);
}

static struct cJSON *score_json(bp_json_out *out, const bp_score *score) {
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_number(out, json, "value", score->value);
    bp_json_add_number(out, json, "low", score->low);
    bp_json_add_number(out, json, "high", score->high);
    bp_json_add_number(out, json, "baseline", score->baseline);
    return json;
}

/* Nothing for no rows. */
static void add_scores(bp_json_out *out, struct cJSON *to, const char *key,
                       const bp_scores *scores, bp_task task) {
    if (scores->n_rows == 0)
        return;
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_size(out, json, "rows", scores->n_rows);
    bp_json_add_number(out, json, "loss", scores->loss);
    if (task == BP_CLASSIFY) {
        bp_json_add(out, json, "accuracy", score_json(out, &scores->accuracy));
    } else {
        struct cJSON *rmse = bp_json_new_array(out);
        struct cJSON *r2 = bp_json_new_array(out);
        for (size_t i = 0; i < scores->n_targets; i++) {
            bp_json_add(out, rmse, NULL, score_json(out, &scores->rmse[i]));
            bp_json_add_number(out, r2, NULL, scores->r2[i]);
        }
        bp_json_add_lines(out, json, "rmse", rmse, 3);
        bp_json_add(out, json, "r2", r2);
    }
    bp_json_add(out, to, key, json);
}

void model_write_results(bp_json_out *out, const bp_model *model) {
    bp_task task = model->encoder.task;
    model_write_history(out, out->tree, "history", &model->history,
                        model->has_state);
    struct cJSON *json = bp_json_new_object(out);
    add_scores(out, json, "training", &model->scores, task);
    add_scores(out, json, "held_out", &model->held_out, task);
    bp_json_add(out, out->tree, "scores", json);
}
