/* json.c - how good a model is, as one JSON object; bp-eval(1) has its
 * members. */
#include <string.h>

#include "answer.h"
#include "bp/json.h"
#include "bp/num.h"
#include "eval/eval.h"

typedef struct cJSON json;

static void add_if(bp_json_out *out, json *to, const char *key, bool is_there,
                   double number) {
    if (is_there)
        bp_json_add_number(out, to, key, number);
    else
        bp_json_add_raw(out, to, key, "null");
}

static void add_place(bp_json_out *out, json *to, const bp_row_place *place) {
    answer_add_clean(out, to, "file", place->file);
    bp_json_add_size(out, to, "line", place->line);
}

/* ---- classes ---- */

static void add_mean(bp_json_out *out, json *to, const char *key,
                     const bp_class_mean *mean) {
    json *object = bp_json_new_object(out);
    bp_json_add_number(out, object, "precision", mean->precision);
    bp_json_add_number(out, object, "recall", mean->recall);
    bp_json_add_number(out, object, "f1", mean->f1);
    bp_json_add(out, to, key, object);
}

static void add_classes(bp_json_out *out, const bp_class_evaluation *e,
                        const bp_strings *names) {
    json *array = bp_json_new_array(out);
    for (size_t c = 0; c < e->n_classes; c++) {
        const bp_class_score *class = &e->classes[c];
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "class", names->items[c]);
        bp_json_add_size(out, of, "rows", class->n_rows);
        bp_json_add_size(out, of, "predicted", class->n_predicted);
        bp_json_add_size(out, of, "right", class->n_right);
        bp_json_add_number(out, of, "precision", class->precision);
        bp_json_add_number(out, of, "recall", class->recall);
        bp_json_add_number(out, of, "f1", class->f1);
        add_if(out, of, "auc", class->has_auc, class->auc);
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, out->tree, "classes", array, 1);
}

static void add_confusion(bp_json_out *out, const bp_class_evaluation *e,
                          const bp_strings *names) {
    json *array = bp_json_new_array(out);
    for (size_t k = 0; k < e->n_confusions; k++) {
        const bp_confusion *cell = &e->confusions[k];
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "actual", names->items[cell->actual]);
        bp_json_add_text(out, of, "predicted", names->items[cell->predicted]);
        bp_json_add_size(out, of, "rows", cell->n_rows);
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, out->tree, "confusion", array, 1);
}

static void add_calibration(bp_json_out *out, const bp_class_evaluation *e,
                            const bp_strings *names) {
    json *to = bp_json_new_object(out), *array = bp_json_new_array(out);
    bp_json_add_number(out, to, "error", e->calibration_error);
    if (e->n_classes == 2)
        bp_json_add_text(out, to, "class", names->items[1]);
    else
        bp_json_add_raw(out, to, "class", "null");
    for (size_t b = 0; b < BP_BINS; b++) {
        const bp_bin *bin = &e->bins[b];
        json *of = bp_json_new_object(out);
        bp_json_add_number(out, of, "low", bin->low);
        bp_json_add_number(out, of, "high", bin->high);
        bp_json_add_size(out, of, "rows", bin->n_rows);
        add_if(out, of, "predicted", bin->n_rows > 0, bin->predicted);
        add_if(out, of, "observed", bin->n_rows > 0, bin->observed);
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, to, "bins", array, 2);
    bp_json_add(out, out->tree, "calibration", to);
}

static void add_class_baseline(bp_json_out *out, const bp_class_evaluation *e,
                               const bp_strings *names) {
    json *to = bp_json_new_object(out);
    bp_json_add_text(out, to, "of", "these rows");
    bp_json_add_text(out, to, "class", names->items[e->commonest]);
    bp_json_add_number(out, to, "accuracy", e->accuracy.baseline);
    add_mean(out, to, "macro", &e->baseline_macro);
    add_mean(out, to, "weighted", &e->baseline_weighted);
    bp_json_add_number(out, to, "log_loss", e->baseline_log_loss);
    bp_json_add(out, out->tree, "baseline", to);
}

static void add_worst_classes(bp_json_out *out, const eval_report *report,
                              const bp_strings *names) {
    const bp_class_evaluation *e = &report->judged->classes;
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < report->n_worst; i++) {
        char number[BP_NUM_TEXT];
        size_t row = report->worst[i];
        size_t class = (size_t)report->judged->rows.data.t[row];
        json *of = bp_json_new_object(out);
        add_place(out, of, &report->places[i]);
        bp_json_add_text(out, of, "actual", names->items[class]);
        bp_json_add_text(out, of, "predicted", names->items[e->predicted[row]]);
        bp_json_add_raw(out, of, "probability",
                        bp_num_from_float(e->likely[row], number));
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, out->tree, "worst", array, 1);
}

static void add_class_figures(bp_json_out *out, const eval_report *report) {
    const bp_class_evaluation *e = &report->judged->classes;
    const bp_strings *names = &report->judged->model->encoder.targets[0].levels;
    answer_add_score(out, out->tree, "accuracy", &e->accuracy);
    add_mean(out, out->tree, "macro", &e->macro);
    add_mean(out, out->tree, "weighted", &e->weighted);
    add_if(out, out->tree, "auc", e->has_auc, e->auc);
    add_if(out, out->tree, "log_loss", e->has_probabilities, e->log_loss);
    if (e->has_probabilities)
        add_calibration(out, e, names);
    else
        bp_json_add_raw(out, out->tree, "calibration", "null");
    add_class_baseline(out, e, names);
    add_classes(out, e, names);
    add_confusion(out, e, names);
    add_worst_classes(out, report, names);
}

/* ---- numbers ---- */

static void add_worst_numbers(bp_json_out *out, json *to,
                              const eval_report *report, size_t j) {
    const bp_number_score *target = &report->judged->numbers.targets[j];
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < report->n_worst; i++) {
        size_t row = report->worst[j * report->n_worst + i];
        json *of = bp_json_new_object(out);
        add_place(out, of, &report->places[j * report->n_worst + i]);
        bp_json_add_number(out, of, "actual", target->actual[row]);
        bp_json_add_number(out, of, "predicted", target->predicted[row]);
        bp_json_add_number(out, of, "residual", bp_residual(target, row));
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, to, "worst", array, 3);
}

static void add_number_baseline(bp_json_out *out, json *to,
                                const bp_number_score *target,
                                bool is_of_training) {
    json *baseline = bp_json_new_object(out);
    bp_json_add_text(out, baseline, "of",
                     is_of_training ? "training rows" : "these rows");
    bp_json_add_number(out, baseline, "mean", target->centre);
    bp_json_add_number(out, baseline, "rmse", target->rmse.baseline);
    bp_json_add_number(out, baseline, "mae", target->baseline_mae);
    bp_json_add_number(out, baseline, "median_absolute_error",
                       target->baseline_median);
    add_if(out, baseline, "r2", target->has_r2, target->baseline_r2);
    bp_json_add(out, to, "baseline", baseline);
}

static void add_number_figures(bp_json_out *out, const eval_report *report) {
    const judged *done = report->judged;
    json *array = bp_json_new_array(out);
    for (size_t j = 0; j < done->numbers.n_targets; j++) {
        const bp_number_score *target = &done->numbers.targets[j];
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "target",
                         done->model->encoder.targets[j].name);
        answer_add_score(out, of, "rmse", &target->rmse);
        bp_json_add_number(out, of, "mae", target->mae);
        bp_json_add_number(out, of, "median_absolute_error", target->median);
        add_if(out, of, "r2", target->has_r2, target->r2);
        bp_json_add_number(out, of, "bias", target->bias);
        add_number_baseline(out, of, target, done->has_centre);
        add_worst_numbers(out, of, report, j);
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, out->tree, "targets", array, 1);
}

/* ---- all of it ---- */

static void add_head(bp_json_out *out, const eval_report *report) {
    const judged *done = report->judged;
    const bp_strings *notes = &done->rows.notes;
    answer_add_clean(out, out->tree, "model", report->model_name);
    json *files = bp_json_new_array(out), *lines = bp_json_new_array(out);
    for (size_t i = 0; i < report->n_files; i++)
        answer_add_clean(out, files, NULL,
                         strcmp(report->files[i], "-") == 0 ? "standard input"
                                                            : report->files[i]);
    bp_json_add(out, out->tree, "files", files);
    bp_json_add_text(out, out->tree, "task",
                     bp_task_names[done->model->encoder.task]);
    bp_json_add_size(out, out->tree, "rows", done->rows.data.n_rows);
    bp_json_add_size(out, out->tree, "without_target", done->rows.n_dropped);
    for (size_t i = 0; i < notes->count; i++)
        bp_json_add_text(out, lines, NULL, notes->items[i]);
    bp_json_add(out, out->tree, "notes", lines);
    json *loss = bp_json_new_object(out);
    bp_json_add_text(out, loss, "name", bp_loss_names[done->model->loss]);
    bp_json_add_number(out, loss, "value", done->loss);
    bp_json_add(out, out->tree, "loss", loss);
}

static void add_importance(bp_json_out *out, const eval_report *report) {
    const bp_encoder *encoder = &report->judged->model->encoder;
    json *to = bp_json_new_object(out), *array = bp_json_new_array(out);
    bp_json_add_size(out, to, "repeats", report->values->repeats);
    bp_json_add_size(out, to, "seed", report->values->seed);
    bp_json_add_number(out, to, "score", report->score);
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const ranked_column *ranked = &report->ranked[i];
        json *of = bp_json_new_object(out);
        bp_json_add_text(out, of, "column",
                         encoder->inputs[ranked->column].name);
        bp_json_add_number(out, of, "fall", ranked->importance.fall);
        bp_json_add_number(out, of, "fall_sd", ranked->importance.fall_sd);
        bp_json_add_number(out, of, "loss_rise", ranked->importance.rise);
        bp_json_add_number(out, of, "loss_rise_sd", ranked->importance.rise_sd);
        bp_json_add(out, array, NULL, of);
    }
    bp_json_add_lines(out, to, "columns", array, 2);
    bp_json_add(out, out->tree, "importance", to);
}

bp_status eval_tell_json(const eval_report *report, bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    add_head(&out, report);
    if (report->judged->model->encoder.task == BP_CLASSIFY)
        add_class_figures(&out, report);
    else
        add_number_figures(&out, report);
    if (report->ranked)
        add_importance(&out, report);
    return answer_print(&out, err);
}
