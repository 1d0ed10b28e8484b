/* json.c - the result as one JSON object; bp-cv(1) has its members. */

#include "bp/json.h"
#include "answer.h"
#include "cv/cv.h"

typedef struct cJSON json;

static bool is_classification(const cv *c) {
    return c->whole.encoder.task == BP_CLASSIFY;
}

static void add_files(bp_json_out *out, const cv *c) {
    const option_values *common = &c->train.common;
    json *files = bp_json_new_array(out);
    for (size_t i = 0; i < common->n_operands; i++) {
        answer_add_clean(out, files, NULL, common->operands[i]);
    }
    bp_json_add(out, out->tree, "files", files);
}

static void add_task(bp_json_out *out, const cv *c) {
    const bp_encoder *encoder = &c->whole.encoder;
    json *targets = bp_json_new_array(out), *classes = bp_json_new_array(out);
    bp_json_add_size(out, out->tree, "rows", c->n_rows);
    if (c->groups)
        bp_json_add_size(out, out->tree, "groups", c->n_groups);
    bp_json_add_size(out, out->tree, "seed", c->train.seed);
    bp_json_add_text(out, out->tree, "task", bp_task_names[encoder->task]);
    for (size_t i = 0; i < encoder->n_targets; i++)
        bp_json_add_text(out, targets, NULL, encoder->targets[i].name);
    bp_json_add(out, out->tree, "targets", targets);
    const bp_strings *levels = &encoder->targets[0].levels;
    for (size_t i = 0; i < levels->count; i++)
        bp_json_add_text(out, classes, NULL, levels->items[i]);
    bp_json_add(out, out->tree, "classes", classes);
}

/* The value of a score: of a fold, or the mean of all, or their deviation. */
typedef struct source {
    const cv *c;
    const cv_fold *fold; /* NULL: all */
    bool is_sd;
} source;

static double value_of(const source *from, cv_score which, size_t target) {
    if (from->fold)
        return cv_score_of(from->fold, which, target);
    cv_mean of_all = cv_mean_of(from->c, which, target);
    return from->is_sd ? of_all.sd : of_all.mean;
}

static void add_scores(bp_json_out *out, json *to, const source *from) {
    const cv *c = from->c;
    bp_json_add_number(out, to, "loss", value_of(from, CV_LOSS, 0));
    if (is_classification(c)) {
        bp_json_add_number(out, to, "accuracy", value_of(from, CV_ACCURACY, 0));
        bp_json_add_number(out, to, "baseline", value_of(from, CV_BASELINE, 0));
        return;
    }
    json *targets = bp_json_new_array(out);
    for (size_t j = 0; j < c->whole.encoder.n_targets; j++) {
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "target", c->whole.encoder.targets[j].name);
        bp_json_add_number(out, of, "rmse", value_of(from, CV_RMSE, j));
        bp_json_add_number(out, of, "r2", value_of(from, CV_R2, j));
        bp_json_add_number(out, of, "baseline", value_of(from, CV_BASELINE, j));
        bp_json_add(out, targets, NULL, of);
    }
    bp_json_add(out, to, "targets", targets);
}

static void add_folds(bp_json_out *out, const cv *c) {
    json *folds = bp_json_new_array(out);
    for (size_t i = 0; i < c->n_folds; i++) {
        const cv_fold *fold = &c->folds[i];
        json *to = bp_json_new_object(out);
        bp_json_add_size(out, to, "fold", i + 1);
        bp_json_add_size(out, to, "rows", fold->scores.n_rows);
        bp_json_add_size(out, to, "other_rows", fold->n_train);
        bp_json_add_size(out, to, "epochs", fold->n_epochs);
        add_scores(out, to, &(source){.c = c, .fold = fold});
        bp_json_add(out, folds, NULL, to);
    }
    bp_json_add_lines(out, out->tree, "folds", folds, 1);
}

static void add_means(bp_json_out *out, const cv *c) {
    json *mean = bp_json_new_object(out), *sd = bp_json_new_object(out);
    add_scores(out, mean, &(source){.c = c});
    add_scores(out, sd, &(source){.c = c, .is_sd = true});
    bp_json_add(out, out->tree, "mean", mean);
    bp_json_add(out, out->tree, "sd", sd);
}

static void add_pooled_numbers(bp_json_out *out, const cv *c) {
    json *targets = bp_json_new_array(out);
    for (size_t j = 0; j < c->whole.encoder.n_targets; j++) {
        bp_score rmse;
        double r2 = cv_pooled_r2(c, j, &rmse);
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "target", c->whole.encoder.targets[j].name);
        bp_json_add_number(out, of, "rmse", rmse.value);
        bp_json_add_number(out, of, "r2", r2);
        bp_json_add_number(out, of, "baseline", rmse.baseline);
        bp_json_add(out, targets, NULL, of);
    }
    json *to = bp_json_new_object(out);
    bp_json_add(out, to, "targets", targets);
    bp_json_add(out, out->tree, "all_rows", to);
}

static void add_pooled_classes(bp_json_out *out, const cv *c) {
    bp_score all = cv_pooled(c);
    json *to = bp_json_new_object(out);
    bp_json_add_number(out, to, "accuracy", all.value);
    bp_json_add_number(out, to, "low", all.low);
    bp_json_add_number(out, to, "high", all.high);
    bp_json_add_number(out, to, "baseline", all.baseline);
    bp_json_add(out, out->tree, "all_rows", to);
}

bp_status cv_tell_json(const cv *c, bp_error *err) {
    const bp_strings *notes = &c->whole.notes;
    bp_json_out out;
    bp_json_out_init(&out);
    add_files(&out, c);
    add_task(&out, c);
    json *array = bp_json_new_array(&out);
    for (size_t i = 0; i < notes->count; i++)
        bp_json_add_text(&out, array, NULL, notes->items[i]);
    bp_json_add(&out, out.tree, "notes", array);
    add_folds(&out, c);
    add_means(&out, c);
    if (is_classification(c))
        add_pooled_classes(&out, c);
    else
        add_pooled_numbers(&out, c);
    return answer_print(&out, err);
}
