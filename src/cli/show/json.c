/* json.c - a model as one JSON object; bp-show(1) has its members. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "answer.h"
#include "bp/json.h"
#include "bp/num.h"
#include "show/names.h"
#include "show/show.h"

typedef struct cJSON json;

static void add_strings(bp_json_out *out, json *to, const char *key,
                        const bp_strings *list) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < list->count; i++)
        bp_json_add_text(out, array, NULL, list->items[i]);
    bp_json_add(out, to, key, array);
}

static void add_counts(bp_json_out *out, json *to, const bp_column *column) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < bp_column_width(column); i++)
        bp_json_add_size(out, array, NULL, column->counts[i]);
    bp_json_add(out, to, "counts", array);
}

static json *new_column(bp_json_out *out, const bp_column *column) {
    json *to = bp_json_new_object(out);
    bp_json_add_text(out, to, "name", column->name);
    bp_json_add_size(out, to, "number", column->position + 1);
    bp_json_add_text(out, to, "type", bp_column_type_names[column->type]);
    if (column->type == BP_NUMBER) {
        bp_json_add_number(out, to, "centre", column->centre);
        bp_json_add_number(out, to, "scale", column->scale);
        bp_json_add_number(out, to, "mean", column->mean);
        if (column->has_fill)
            bp_json_add_number(out, to, "fill", column->fill);
        bp_json_add_bool(out, to, "indicator", column->has_indicator);
    } else {
        add_strings(out, to, "levels", &column->levels);
        bp_json_add_bool(out, to, "numeric", column->numeric);
        bp_json_add_bool(out, to, "other", column->has_other);
        if (column->has_fill)
            bp_json_add_text(out, to, "fill",
                             column->levels.items[column->fill_level]);
        if (column->counts)
            add_counts(out, to, column);
    }
    return to;
}

static void add_columns(bp_json_out *out, const char *key,
                        const bp_column *columns, size_t n) {
    json *array = bp_json_new_array(out);
    for (size_t i = 0; i < n; i++)
        bp_json_add(out, array, NULL, new_column(out, &columns[i]));
    bp_json_add_lines(out, out->tree, key, array, 1);
}

static void add_data(bp_json_out *out, const bp_model *model) {
    const bp_encoder *encoder = &model->encoder;
    const char delimiter[] = {encoder->dialect.delimiter, '\0'};
    const char decimal[] = {encoder->dialect.decimal, '\0'};
    char checksum[32];
    snprintf(checksum, sizeof checksum, "xxh64:%016" PRIx64, model->checksum);
    json *data = bp_json_new_object(out);
    bp_json_add_size(out, data, "rows", model->n_rows);
    bp_json_add_size(out, data, "columns", encoder->n_file_columns);
    bp_json_add_bool(out, data, "header", encoder->has_names);
    bp_json_add_text(out, data, "delimiter",
                     encoder->dialect.blanks ? "blanks" : delimiter);
    bp_json_add_text(out, data, "decimal", decimal);
    add_strings(out, data, "missing", &encoder->missing.words);
    bp_json_add_text(out, data, "checksum", checksum);
    bp_json_add(out, out->tree, "data", data);
}

/* The weights of a unit; written at once, since a node each is too much. */
static void add_unit(bp_json_out *out, json *to, const bp_layer *layer,
                     float *params, size_t n) {
    char *text = NULL, number[BP_NUM_TEXT];
    size_t length;
    FILE *line = open_memstream(&text, &length);
    out->failed = out->failed || !line;
    if (!line)
        return;
    for (size_t k = 0; k < layer->n_inputs; k++)
        fprintf(
            line, k ? ",%s" : "[%s",
            bp_num_from_float(*bp_layer_weight(layer, params, k, n), number));
    fputc(']', line);
    out->failed = fclose(line) != 0 || out->failed;
    if (text)
        bp_json_add_raw(out, to, NULL, text);
    free(text);
}

static void add_weights(bp_json_out *out, json *to, const bp_layer *layer,
                        float *params) {
    json *biases = bp_json_new_array(out), *weights = bp_json_new_array(out);
    for (size_t n = 0; n < layer->n_units; n++) {
        char number[BP_NUM_TEXT];
        bp_json_add_raw(
            out, biases, NULL,
            bp_num_from_float(bp_layer_b(layer, params)[n], number));
        add_unit(out, weights, layer, params, n);
    }
    bp_json_add(out, to, "biases", biases);
    bp_json_add_lines(out, to, "weights", weights, 3);
}

/* What the first layer's inputs and the last layer's outputs are called. */
static void add_names(bp_json_out *out, const bp_model *model) {
    const bp_encoder *encoder = &model->encoder;
    json *inputs = bp_json_new_array(out), *outputs = bp_json_new_array(out);
    size_t n = bp_network_outputs(&model->network);
    show_input at = {0};
    while (show_next_input(encoder, &at)) {
        char name[SHOW_NAME];
        bp_json_add_text(out, inputs, NULL,
                         show_input_name(encoder, &at, name));
    }
    for (size_t j = 0; j < n; j++)
        bp_json_add_text(out, outputs, NULL, show_output_name(encoder, n, j));
    bp_json_add(out, out->tree, "input_names", inputs);
    bp_json_add(out, out->tree, "output_names", outputs);
}

static void add_network(bp_json_out *out, const bp_model *model,
                        bool with_weights) {
    const bp_network *net = &model->network;
    json *layers = bp_json_new_array(out);
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        json *to = bp_json_new_object(out);
        bp_json_add_size(out, to, "inputs", layer->n_inputs);
        bp_json_add_size(out, to, "units", layer->n_units);
        bp_json_add_text(out, to, "activation", bp_activation_names[layer->f]);
        bp_json_add_size(out, to, "parameters",
                         (layer->n_inputs + 1) * layer->n_units);
        if (with_weights)
            add_weights(out, to, layer, net->params);
        bp_json_add(out, layers, NULL, to);
    }
    bp_json_add_size(out, out->tree, "parameters", bp_network_count(net));
    bp_json_add_text(out, out->tree, "loss", bp_loss_names[model->loss]);
    bp_json_add(out, out->tree, "layers", layers);
    if (with_weights)
        add_names(out, model);
}

static void add_recipe(bp_json_out *out, const bp_model *model) {
    json *recipe = bp_json_new_object(out), *set = bp_json_new_array(out);
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *its = &model->settings[i];
        if (its->is_number)
            bp_json_add_raw(out, recipe, its->name, its->value);
        else
            bp_json_add_text(out, recipe, its->name, its->value);
        if (!show_is_default(its))
            bp_json_add_text(out, set, NULL, its->name);
    }
    bp_json_add(out, out->tree, "recipe", recipe);
    bp_json_add(out, out->tree, "not_default", set);
}

static void add_history(bp_json_out *out, const bp_model *model) {
    const bp_history *history = &model->history;
    json *to = bp_json_new_object(out);
    json *losses = bp_json_new_array(out), *rates = bp_json_new_array(out);
    json *held_out = bp_json_new_array(out), *scores = bp_json_new_array(out);
    bool has_rates = false; /* else they are what the recipe says */
    for (size_t i = 0; i < history->n_epochs; i++)
        has_rates = has_rates || history->epochs[i].rate != 0;
    for (size_t i = 0; i < history->n_epochs; i++) {
        const bp_epoch *epoch = &history->epochs[i];
        bp_json_add_number(out, losses, NULL, epoch->loss);
        if (has_rates)
            bp_json_add_number(out, rates, NULL, epoch->rate);
        if (!history->has_held_out)
            continue;
        bp_json_add_number(out, held_out, NULL, epoch->held_out_loss);
        bp_json_add_number(out, scores, NULL, epoch->held_out_score);
    }
    bp_json_add_size(out, to, "epochs", history->n_epochs);
    if (!model->has_state)
        bp_json_add_text(out, to, "ending", bp_ending_names[history->ending]);
    bp_json_add_size(out, to, "best", history->best);
    bp_json_add_size(out, to, "refit", history->refit);
    bp_json_add_size(out, to, "recoveries", history->n_recoveries);
    bp_json_add(out, to, "loss", losses);
    bp_json_add(out, to, "held_out_loss", held_out);
    bp_json_add(out, to, "held_out_score", scores);
    bp_json_add(out, to, "rate", rates);
    bp_json_add(out, out->tree, "training", to);
}

/* Nothing where there are none. */
static void add_scores(bp_json_out *out, const char *key, bp_task task,
                       const bp_scores *scores) {
    if (!scores->n_rows)
        return;
    json *to = bp_json_new_object(out);
    bp_json_add_size(out, to, "rows", scores->n_rows);
    bp_json_add_number(out, to, "loss", scores->loss);
    if (task == BP_CLASSIFY) {
        answer_add_score(out, to, "accuracy", &scores->accuracy);
    } else {
        json *rmse = bp_json_new_array(out), *r2 = bp_json_new_array(out);
        for (size_t i = 0; i < scores->n_targets; i++) {
            answer_add_score(out, rmse, NULL, &scores->rmse[i]);
            bp_json_add_number(out, r2, NULL, scores->r2[i]);
        }
        bp_json_add(out, to, "rmse", rmse);
        bp_json_add(out, to, "r2", r2);
    }
    bp_json_add(out, out->tree, key, to);
}

bp_status show_tell_json(const bp_model *model, const char *name,
                         const show_values *v, bp_error *err) {
    const bp_encoder *encoder = &model->encoder;
    bp_json_out out;
    bp_json_out_init(&out);
    answer_add_clean(&out, out.tree, "file", name);
    bp_json_add_text(&out, out.tree, "bp", model->version);
    bp_json_add_text(&out, out.tree, "task", bp_task_names[encoder->task]);
    bp_json_add_bool(&out, out.tree, "checkpoint", model->has_state);
    add_data(&out, model);
    add_columns(&out, "inputs", encoder->inputs, encoder->n_inputs);
    add_columns(&out, "targets", encoder->targets, encoder->n_targets);
    bp_json_add_text(&out, out.tree, "unseen",
                     bp_unseen_names[encoder->unseen]);
    add_recipe(&out, model);
    add_history(&out, model);
    add_scores(&out, "scores", encoder->task, &model->scores);
    add_scores(&out, "held_out", encoder->task, &model->held_out);
    add_strings(&out, out.tree, "notes", &model->notes);
    add_network(&out, model, v->weights);
    return answer_print(&out, err);
}
