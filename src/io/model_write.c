/* model_write.c - a model as JSON: header first, weights last, one unit's
 * weights a line, so that `head` shows what a model is and `git diff` works. */
#include <endian.h>
#include <inttypes.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"
#include "bp/json.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/num.h"

static void add_strings(bp_json_out *out, struct cJSON *to, const char *key,
                        const bp_strings *list) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < list->count; i++)
        bp_json_add_text(out, array, NULL, list->items[i]);
    bp_json_add(out, to, key, array);
}

static void add_numbers(bp_json_out *out, struct cJSON *to, const char *key,
                        const double *numbers, size_t n) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < n; i++)
        bp_json_add_number(out, array, NULL, numbers[i]);
    bp_json_add(out, to, key, array);
}

/* What is false as a rule is left out. */
static void add_flag(bp_json_out *out, struct cJSON *to, const char *key,
                     bool value) {
    if (value)
        bp_json_add_bool(out, to, key, true);
}

static void add_data(bp_json_out *out, const bp_model *model) {
    const bp_encoder *encoder = &model->encoder;
    char checksum[32], delimiter[2] = {encoder->dialect.delimiter, '\0'};
    snprintf(checksum, sizeof checksum, "xxh64:%016" PRIx64, model->checksum);
    struct cJSON *data = bp_json_new_object(out);
    bp_json_add_size(out, data, "rows", model->n_rows);
    bp_json_add_size(out, data, "columns", encoder->n_file_columns);
    bp_json_add_bool(out, data, "header", encoder->has_names);
    bp_json_add_text(out, data, "delimiter", delimiter);
    add_flag(out, data, "blanks", encoder->dialect.blanks);
    if (encoder->dialect.decimal == ',')
        bp_json_add_text(out, data, "decimal", ",");
    add_strings(out, data, "missing", &encoder->missing.words);
    add_flag(out, data, "missing_in_text", encoder->missing.in_text);
    bp_json_add_text(out, data, "checksum", checksum);
    bp_json_add(out, out->tree, "data", data);
}

static struct cJSON *column_json(bp_json_out *out, const bp_column *column) {
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_text(out, json, "name", column->name);
    bp_json_add_size(out, json, "position", column->position + 1);
    bp_json_add_text(out, json, "type", bp_column_type_names[column->type]);
    if (column->type == BP_CATEGORY) {
        bp_json_add_bool(out, json, "numeric", column->numeric);
        add_strings(out, json, "levels", &column->levels);
        add_flag(out, json, "other", column->has_other);
        if (column->has_fill)
            bp_json_add_text(out, json, "fill",
                             column->levels.items[column->fill_level]);
        return json;
    }
    if (column->has_fill)
        bp_json_add_number(out, json, "fill", column->fill);
    add_flag(out, json, "indicator", column->has_indicator);
    bp_json_add_number(out, json, "centre", column->centre);
    bp_json_add_number(out, json, "scale", column->scale);
    return json;
}

static void add_columns(bp_json_out *out, const char *key,
                        const bp_column *columns, size_t n) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < n; i++)
        bp_json_add(out, array, NULL, column_json(out, &columns[i]));
    bp_json_add_lines(out, out->tree, key, array, 1);
}

static void add_recipe(bp_json_out *out, const bp_model *model) {
    struct cJSON *recipe = bp_json_new_object(out);
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *setting = &model->settings[i];
        if (setting->is_number)
            bp_json_add_raw(out, recipe, setting->name, setting->value);
        else
            bp_json_add_text(out, recipe, setting->name, setting->value);
    }
    bp_json_add(out, out->tree, "recipe", recipe);
}

static void add_results(bp_json_out *out, const bp_model *model) {
    const bp_scores *scores = &model->scores;
    struct cJSON *history = bp_json_new_object(out);
    bp_json_add_size(out, history, "epochs", model->history.n_epochs);
    bp_json_add_bool(out, history, "interrupted", model->history.stopped);
    add_numbers(out, history, "loss", model->history.loss,
                model->history.n_epochs);
    bp_json_add(out, out->tree, "history", history);
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_number(out, json, "loss", scores->loss);
    if (model->encoder.task == BP_CLASSIFY) {
        bp_json_add_number(out, json, "accuracy", scores->accuracy);
    } else {
        add_numbers(out, json, "rmse", scores->rmse, scores->n_targets);
        add_numbers(out, json, "r2", scores->r2, scores->n_targets);
    }
    bp_json_add(out, out->tree, "scores", json);
}

/* One unit's weights a line; cJSON would take 80 bytes for each of them, so
 * they are written as text at once. NULL when memory runs out. */
static char *weights_text(const bp_layer *layer, float *params) {
    char *text = NULL, number[BP_NUM_TEXT];
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++) {
        fputs(n ? "],\n\t\t\t\t[" : "[\n\t\t\t\t[", out);
        for (size_t k = 0; k < layer->n_inputs; k++) {
            float w = *bp_layer_weight(layer, params, k, n);
            fprintf(out, k ? ", %s" : "%s", bp_num_from_float(w, number));
        }
    }
    fputs("]\n\t\t\t]", out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

static char *biases_text(const bp_layer *layer, float *params) {
    char *text = NULL, number[BP_NUM_TEXT];
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++)
        fprintf(out, n ? ", %s" : "[%s",
                bp_num_from_float(bp_layer_b(layer, params)[n], number));
    fputs("]", out);
    if (fclose(out) == 0)
        return text;
    free(text);
    return NULL;
}

/* `count` floats as a JSON text of base64, little-endian. */
static char *base64_text(const float *floats, size_t count, bp_error *err) {
    size_t bytes = count * sizeof(float), room = (bytes + 2) / 3 * 4 + 3;
    uint32_t *little = bp_alloc(count, sizeof *little, err);
    char *text = bp_alloc(room, 1, err);
    if (little && text) {
        memcpy(little, floats, bytes);
        for (size_t i = 0; i < count; i++)
            little[i] = htole32(little[i]);
        text[0] = '"';
        b64_ntop((const unsigned char *)little, bytes, text + 1, room - 1);
        strcat(text + (bytes + 2) / 3 * 4, "\"");
    }
    free(little);
    return text;
}

/* Weights unit by unit, as in the other form. */
static char *weights_base64(const bp_layer *layer, float *params,
                            bp_error *err) {
    size_t n_in = layer->n_inputs;
    float *weights = bp_alloc(layer->n_units * n_in, sizeof(float), err);
    if (!weights)
        return NULL;
    for (size_t n = 0; n < layer->n_units; n++)
        for (size_t k = 0; k < n_in; k++)
            weights[n * n_in + k] = *bp_layer_weight(layer, params, k, n);
    char *text = base64_text(weights, layer->n_units * n_in, err);
    free(weights);
    return text;
}

static void add_parameters(bp_json_out *out, struct cJSON *to, const char *key,
                           char *text) {
    if (text)
        bp_json_add_raw(out, to, key, text);
    else
        out->failed = true;
    free(text);
}

static void add_layers(bp_json_out *out, const bp_model *model, bp_error *err) {
    const bp_network *net = &model->network;
    struct cJSON *layers = bp_json_new_array(out);
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        struct cJSON *json = bp_json_new_object(out);
        bp_json_add_size(out, json, "inputs", layer->n_inputs);
        bp_json_add_size(out, json, "units", layer->n_units);
        bp_json_add_text(out, json, "activation",
                         bp_activation_names[layer->f]);
        if (model->base64) {
            add_parameters(out, json, "biases",
                           base64_text(bp_layer_b(layer, net->params),
                                       layer->n_units, err));
            add_parameters(out, json, "weights",
                           weights_base64(layer, net->params, err));
        } else {
            add_parameters(out, json, "biases",
                           biases_text(layer, net->params));
            add_parameters(out, json, "weights",
                           weights_text(layer, net->params));
        }
        bp_json_add(out, layers, NULL, json);
    }
    bp_json_add(out, out->tree, "layers", layers);
}

bp_status bp_model_save(const bp_model *model, const char *path,
                        bp_error *err) {
    bp_json_out out;
    bp_json_out_init(&out);
    const bp_encoder *encoder = &model->encoder;
    bp_json_add_text(&out, out.tree, "format", "bp-model");
    bp_json_add_size(&out, out.tree, "version", 1);
    bp_json_add_text(&out, out.tree, "bp", model->version);
    bp_json_add_text(&out, out.tree, "task", bp_task_names[encoder->task]);
    add_columns(&out, "inputs", encoder->inputs, encoder->n_inputs);
    add_columns(&out, "targets", encoder->targets, encoder->n_targets);
    if (encoder->unseen != BP_UNSEEN_ERROR)
        bp_json_add_text(&out, out.tree, "unseen",
                         bp_unseen_names[encoder->unseen]);
    add_data(&out, model);
    struct cJSON *notes = bp_json_new_array(&out);
    for (size_t i = 0; i < model->notes.count; i++)
        bp_json_add_text(&out, notes, NULL, model->notes.items[i]);
    bp_json_add_lines(&out, out.tree, "notes", notes, 1);
    add_recipe(&out, model);
    add_results(&out, model);
    bp_json_add_text(&out, out.tree, "loss", bp_loss_names[model->loss]);
    bp_json_add_text(&out, out.tree, "encoding",
                     model->base64 ? "base64" : "text");
    add_layers(&out, model, err);
    char *text = bp_json_print(&out);
    bp_json_out_free(&out);
    if (!text)
        return bp_fail(err, BP_ESYSTEM, "%s: out of memory writing it", path);
    bp_status status = bp_file_write(path, text, strlen(text), err);
    free(text);
    return status;
}
