/* judged.c - reads labelled rows, runs them through a model and has what comes
 * out judged. */
#include "eval/judged.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/parallel.h"
#include "bp/text.h"
#include "train/report.h"

static bp_status read_rows(judged *made, const judging *how, size_t memory,
                           bp_error *err) {
    bp_reading reading;
    const bp_encoder *encoder = &made->model->encoder;
    bp_status status =
        reading_make(how->reading, how->cmd, &encoder->dialect, &reading, err);
    if (!status)
        status = bp_labelled_read(encoder, how->paths, how->n_paths, &reading,
                                  made->n_threads, memory, &made->rows, err);
    return status;
}

/* ---- where rows stand ---- */

typedef struct wanted {
    size_t row, place;
} wanted;

static int by_row(const void *left, const void *right) {
    const wanted *a = left, *b = right;
    return (a->row > b->row) - (a->row < b->row);
}

static bp_status find_sorted(const judged *made, const wanted *order, size_t n,
                             bp_row_place *places, bp_error *err) {
    size_t *rows = bp_alloc(n, sizeof *rows, err);
    bp_row_place *found = bp_alloc(n, sizeof *found, err);
    bp_status status = rows && found ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++)
        rows[i] = order[i].row;
    if (!status)
        status = bp_side_places(&made->rows.table, &made->rows.filter, rows, n,
                                made->n_threads, found, err);
    for (size_t i = 0; !status && i < n; i++)
        places[order[i].place] = found[i];
    free(rows);
    free(found);
    return status;
}

bp_status judged_places(const judged *made, const size_t *rows, size_t n,
                        bp_row_place *places, bp_error *err) {
    wanted *order = bp_alloc(n, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        order[i] = (wanted){rows[i], i};
    qsort(order, n, sizeof *order, by_row);
    bp_status status = n > 0 ? find_sorted(made, order, n, places, err) : BP_OK;
    free(order);
    return status;
}

/* ---- outputs ---- */

/* Huge inputs, or weights, can drive outputs beyond all bounds. */
static bp_status refuse_row(const judged *made, size_t row, bp_error *err) {
    bp_row_place at;
    bp_status status = judged_places(made, &row, 1, &at, err);
    if (status)
        return status;
    return bp_fail(
        err, BP_EMODEL,
        "%s:%zu: the model's outputs for this row are beyond the range "
        "of numbers; are its cells in the units of the training file?",
        at.file, at.line);
}

static bp_status check_outputs(const judged *made, bp_error *err) {
    const bp_encoder *encoder = &made->model->encoder;
    size_t n = made->n_outputs;
    for (size_t i = 0; i < made->rows.data.n_rows; i++)
        for (size_t j = 0; j < n; j++) {
            float a = made->a[i * n + j];
            if (!isfinite(a) || (encoder->task == BP_REGRESS &&
                                 !isfinite(bp_encoder_value(encoder, j, a))))
                return refuse_row(made, i, err);
        }
    return BP_OK;
}

static bp_status run_model(judged *made, const bp_kernel *kernel, size_t memory,
                           bp_error *err) {
    const bp_network *net = &made->model->network;
    size_t n_rows = made->rows.data.n_rows, n = bp_network_outputs(net);
    bool fits = n_rows <= SIZE_MAX / sizeof(float) / n;
    size_t count = fits ? n_rows * n : SIZE_MAX / sizeof(float);
    made->n_outputs = n;
    bp_status status =
        bp_floats_new(&made->room, count, count > memory / sizeof(float), err);
    if (status)
        return status;
    made->a = made->room.items;
    bp_selection all = bp_select_all(&made->rows.data);
    status = bp_outputs(made->a, &made->loss, kernel, net, &all,
                        made->model->loss, made->n_threads, err);
    return status ? status : check_outputs(made, err);
}

/* ---- numbers ---- */

/* True when targets were scaled by their mean, which the model keeps then. */
static bool keeps_mean(const bp_model *model) {
    const bp_setting *set = bp_model_setting(model, "target-scale");
    const char *scaling = set ? set->value : "auto";
    if (strcmp(scaling, "auto") == 0)
        return bp_network_last(&model->network)->f == BP_IDENTITY;
    return strcmp(scaling, bp_scaling_names[BP_SCALE_STANDARD]) == 0;
}

/* Both in the units of the file: actual numbers as they stand there. */
static bp_status fill_in(judged *made, bp_error *err) {
    bp_number_evaluation *e = &made->numbers;
    const bp_labelled *rows = &made->rows;
    bp_status status =
        bp_side_numbers(&rows->table, &rows->filter, rows->targets,
                        e->n_targets, made->n_threads, e->values, err);
    for (size_t j = 0; !status && j < e->n_targets; j++)
        for (size_t i = 0; i < e->n_rows; i++)
            e->targets[j].predicted[i] = bp_encoder_value(
                &made->model->encoder, j, made->a[i * made->n_outputs + j]);
    return status;
}

static bp_status judge_target(judged *made, size_t j, bp_error *err) {
    const bp_column *column = &made->model->encoder.targets[j];
    char clip[BP_CLIP];
    bp_error why;
    bp_status status = bp_evaluate_numbers(
        &made->numbers, j, made->has_centre ? &column->centre : NULL, &why);
    if (status == BP_EDATA)
        return bp_fail(err, status, "%s: target '%s': %s",
                       made->rows.table.file, bp_clip(column->name, clip),
                       why.message);
    if (status)
        *err = why;
    return status;
}

static bp_status judge_numbers(judged *made, bp_error *err) {
    size_t n_targets = made->model->encoder.n_targets;
    bp_status status = bp_number_evaluation_init(
        &made->numbers, made->rows.data.n_rows, n_targets, err);
    if (!status)
        status = fill_in(made, err);
    made->has_centre = keeps_mean(made->model);
    for (size_t j = 0; !status && j < n_targets; j++)
        status = judge_target(made, j, err);
    return status;
}

/* ---- all of it ---- */

bp_status judged_make(judged *made, const bp_model *model,
                      const bp_kernel *kernel, const judging *how,
                      bp_error *err) {
    size_t memory = how->memory ? how->memory : bp_memory() / 3;
    *made =
        (judged){.model = model,
                 .n_threads = how->threads ? how->threads : bp_processors()};
    bp_status status = read_rows(made, how, memory, err);
    if (!status)
        status = run_model(made, kernel, memory, err);
    if (!status && model->encoder.task == BP_REGRESS)
        status = judge_numbers(made, err);
    else if (!status)
        status = bp_evaluate_classes(&made->classes, made->a, made->n_outputs,
                                     bp_network_last(&model->network)->f,
                                     made->rows.data.t, made->rows.data.n_rows,
                                     made->rows.data.n_classes, err);
    if (status)
        judged_free(made);
    return status;
}

void judged_free(judged *made) {
    bp_labelled_free(&made->rows);
    bp_floats_free(&made->room);
    bp_class_evaluation_free(&made->classes);
    bp_number_evaluation_free(&made->numbers);
    *made = (judged){0};
}

void judged_tell_notes(const judged *made) {
    const bp_strings *notes = &made->rows.notes;
    for (size_t i = 0; i < notes->count; i++)
        report_line("bp: %s: %s", made->rows.table.file, notes->items[i]);
}
