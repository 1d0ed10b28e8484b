/* model_read.c - a model from JSON, believed only after it is checked. */
#include <endian.h>
#include <float.h>
#include <math.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"
#include "bp/json.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/num.h"

static bp_status read_strings(const bp_json *at, const char *key,
                              bp_strings *list, bp_error *err) {
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(at, key, &array, &count, err);
    while (!status && bp_json_next(&array, &element)) {
        const char *text;
        status = bp_json_as_text(&element, &text, err);
        if (!status)
            status = bp_strings_add(list, text, err);
    }
    return status;
}

/* An array of `n` finite numbers, into memory of its own. */
static bp_status read_numbers(const bp_json *at, const char *key, size_t n,
                              double **numbers, bp_error *err) {
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(at, key, &array, &count, err);
    if (!status && count != n)
        status = bp_json_fail(&array, err, "%zu numbers where %zu must be",
                              count, n);
    if (status)
        return status;
    *numbers = bp_alloc(n, sizeof **numbers, err);
    if (!*numbers)
        return BP_ESYSTEM;
    while (!status && bp_json_next(&array, &element))
        status = bp_json_as_number(&element, *numbers + element.index, err);
    return status;
}

static bool read_checksum(const char *text, uint64_t *checksum) {
    static const char scheme[] = "xxh64:";
    size_t length = sizeof scheme - 1;
    if (strncmp(text, scheme, length) != 0 || strlen(text) != length + 16 ||
        strspn(text + length, "0123456789abcdef") != 16)
        return false;
    *checksum = strtoull(text + length, NULL, 16);
    return true;
}

static bp_status read_data(const bp_json *root, bp_model *model,
                           bp_error *err) {
    static const char *const keys[] = {
        "rows", "columns", "header", "delimiter", "missing", "checksum", NULL};
    bp_encoder *encoder = &model->encoder;
    bp_json data;
    const char *delimiter, *checksum;
    bp_status status = bp_json_object(root, "data", &data, err);
    if (!status)
        status = bp_json_only(&data, keys, err);
    if (!status)
        status =
            bp_json_size(&data, "rows", 1, UINT32_MAX, &model->n_rows, err);
    if (!status)
        status = bp_json_size(&data, "columns", 1, UINT32_MAX,
                              &encoder->n_file_columns, err);
    if (!status)
        status = bp_json_bool(&data, "header", &encoder->has_names, err);
    if (!status)
        status = bp_json_text(&data, "delimiter", &delimiter, err);
    if (!status && (strlen(delimiter) != 1 || strchr("\"\r\n", *delimiter)))
        status =
            bp_json_fail(&data, err, "the delimiter is no single character");
    if (!status)
        encoder->delimiter = *delimiter;
    if (!status)
        status = read_strings(&data, "missing", &encoder->missing, err);
    if (!status)
        status = bp_json_text(&data, "checksum", &checksum, err);
    if (!status && !read_checksum(checksum, &model->checksum))
        status = bp_json_fail(&data, err,
                              "the checksum is not xxh64: and 16 "
                              "hexadecimal digits");
    return status;
}

static bp_status read_category(const bp_json *at, bp_column *column,
                               bp_error *err) {
    static const char *const keys[] = {"name",    "position", "type",
                                       "numeric", "levels",   NULL};
    bp_status status = bp_json_only(at, keys, err);
    if (!status)
        status = bp_json_bool(at, "numeric", &column->numeric, err);
    if (!status)
        status = read_strings(at, "levels", &column->levels, err);
    if (!status && column->levels.count == 0)
        status = bp_json_fail(at, err, "a category without levels");
    if (!status && bp_column_index(column, err) != BP_OK) {
        bp_error doubled = *err;
        status = err->status == BP_EMODEL
                     ? bp_json_fail(at, err, "%s", doubled.message)
                     : err->status;
    }
    return status;
}

static bp_status read_scale(const bp_json *at, bp_column *column, bool is_input,
                            bp_error *err) {
    static const char *const input_keys[] = {
        "name", "position", "type", "fill", "centre", "scale", NULL};
    static const char *const target_keys[] = {"name",   "position", "type",
                                              "centre", "scale",    NULL};
    bp_status status =
        bp_json_only(at, is_input ? input_keys : target_keys, err);
    if (!status && is_input)
        status =
            bp_json_number(at, "fill", -DBL_MAX, DBL_MAX, &column->fill, err);
    if (!status)
        status = bp_json_number(at, "centre", -DBL_MAX, DBL_MAX,
                                &column->centre, err);
    if (!status)
        status = bp_json_number(at, "scale", 0, DBL_MAX, &column->scale, err);
    return status;
}

static bp_status read_column(const bp_json *at, const bp_encoder *encoder,
                             bp_column *column, bool is_input, bp_error *err) {
    const char *name;
    size_t type;
    bp_status status = bp_json_text(at, "name", &name, err);
    if (!status) {
        column->name = bp_copy(name, err);
        status = column->name ? BP_OK : BP_ESYSTEM;
    }
    if (!status)
        status = bp_json_size(at, "position", 1, encoder->n_file_columns,
                              &column->position, err);
    if (!status) {
        column->position--;
        status = bp_json_choice(at, "type", bp_column_type_names, &type, err);
    }
    if (status)
        return status;
    column->type = (bp_column_type)type;
    if (!is_input && (encoder->task == BP_CLASSIFY) != (type == BP_CATEGORY))
        return bp_json_fail(at, err,
                            "a target of type %s, where the task is "
                            "to %s",
                            bp_column_type_names[type],
                            bp_task_names[encoder->task]);
    return type == BP_CATEGORY ? read_category(at, column, err)
                               : read_scale(at, column, is_input, err);
}

static bp_status read_columns(const bp_json *root, const char *key,
                              bp_encoder *encoder, bp_column **columns,
                              size_t *n_columns, bp_error *err) {
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(root, key, &array, &count, err);
    if (!status && count == 0)
        status = bp_json_fail(&array, err, "no column at all");
    if (status)
        return status;
    *columns = bp_alloc(count, sizeof **columns, err);
    if (!*columns)
        return BP_ESYSTEM;
    *n_columns = count;
    bool is_input = columns == &encoder->inputs;
    while (!status && bp_json_next(&array, &element))
        status = read_column(&element, encoder, &(*columns)[element.index],
                             is_input, err);
    if (!status && !is_input && encoder->task == BP_CLASSIFY && count != 1)
        status = bp_json_fail(&array, err,
                              "%zu targets, where a classifier "
                              "has one",
                              count);
    return status;
}

/* As options write them: whole numbers with all their digits. */
static void spell_number(double number, char text[BP_NUM_TEXT]) {
    const double all_whole = 9007199254740992; /* 2^53 */
    if (number == floor(number) && fabs(number) < all_whole)
        snprintf(text, BP_NUM_TEXT, "%.0f", number);
    else
        bp_num_from_double(number, text);
}

static bp_status read_recipe(const bp_json *root, bp_model *model,
                             bp_error *err) {
    enum { MOST = 1000 };
    bp_json recipe, member = {0};
    bp_status status = bp_json_object(root, "recipe", &recipe, err);
    if (!status && bp_json_count(&recipe) > MOST)
        status = bp_json_fail(&recipe, err, "more than %d options", MOST);
    if (!status)
        status = bp_json_only(&recipe, NULL, err);
    while (!status && bp_json_next(&recipe, &member)) {
        char number_text[BP_NUM_TEXT];
        const char *text = number_text;
        bool is_number = !bp_json_is_text(&member);
        double number;
        status = is_number ? bp_json_as_number(&member, &number, err)
                           : bp_json_as_text(&member, &text, err);
        if (!status && is_number)
            spell_number(number, number_text);
        if (!status)
            status = bp_model_set(model, member.key, text, is_number, err);
    }
    return status;
}

static bp_status read_history(const bp_json *root, bp_model *model,
                              bp_error *err) {
    static const char *const keys[] = {"epochs", "interrupted", "loss", NULL};
    bp_history *history = &model->history;
    bp_json json;
    bp_status status = bp_json_object(root, "history", &json, err);
    if (!status)
        status = bp_json_only(&json, keys, err);
    if (!status)
        status = bp_json_size(&json, "epochs", 0, UINT32_MAX,
                              &history->n_epochs, err);
    if (!status)
        status = bp_json_bool(&json, "interrupted", &history->stopped, err);
    if (!status)
        status =
            read_numbers(&json, "loss", history->n_epochs, &history->loss, err);
    return status;
}

static bp_status read_scores(const bp_json *root, bp_model *model,
                             bp_error *err) {
    static const char *const class_keys[] = {"loss", "accuracy", NULL};
    static const char *const value_keys[] = {"loss", "rmse", "r2", NULL};
    bool classify = model->encoder.task == BP_CLASSIFY;
    bp_scores *scores = &model->scores;
    bp_json json;
    bp_status status = bp_json_object(root, "scores", &json, err);
    if (!status)
        status = bp_json_only(&json, classify ? class_keys : value_keys, err);
    if (!status)
        status = bp_json_number(&json, "loss", 0, DBL_MAX, &scores->loss, err);
    if (status || classify)
        return status ? status
                      : bp_json_number(&json, "accuracy", 0, 1,
                                       &scores->accuracy, err);
    scores->n_targets = model->encoder.n_targets;
    status = read_numbers(&json, "rmse", scores->n_targets, &scores->rmse, err);
    return status
               ? status
               : read_numbers(&json, "r2", scores->n_targets, &scores->r2, err);
}

/* What a layer says of itself, before memory is taken for it. */
static bp_status read_layer_head(const bp_json *at, size_t *n_inputs,
                                 size_t *n_units, bp_activation *f,
                                 bp_error *err) {
    static const char *const keys[] = {"inputs", "units",   "activation",
                                       "biases", "weights", NULL};
    size_t choice = 0;
    bp_status status = bp_json_only(at, keys, err);
    if (!status)
        status = bp_json_size(at, "inputs", 1, BP_MAX_UNITS, n_inputs, err);
    if (!status)
        status = bp_json_size(at, "units", 1, BP_MAX_UNITS, n_units, err);
    if (!status)
        status =
            bp_json_choice(at, "activation", bp_activation_names, &choice, err);
    *f = (bp_activation)choice;
    return status;
}

/* A parameter takes at least two bytes of the file ("0,"), five in base64: a
 * network that claims more can't be in it. */
static bp_status check_claim(const bp_json *layers, double n_params,
                             size_t length, bp_error *err) {
    if (n_params * 2 <= (double)length)
        return BP_OK;
    return bp_json_fail(layers, err,
                        "%.0f parameters are claimed, more than "
                        "the file has room for",
                        n_params);
}

static bp_status read_network_head(const bp_json *layers, size_t n_layers,
                                   size_t length, bp_network *net,
                                   bp_error *err) {
    size_t sizes[BP_MAX_LAYERS + 1];
    bp_activation f[BP_MAX_LAYERS];
    double n_params = 0;
    bp_json element = {0};
    if (n_layers == 0 || n_layers > BP_MAX_LAYERS)
        return bp_json_fail(layers, err, "%zu layers, where 1 to %d must be",
                            n_layers, BP_MAX_LAYERS);
    while (bp_json_next(layers, &element)) {
        size_t i = element.index, n_inputs = 0;
        bp_status status =
            read_layer_head(&element, &n_inputs, &sizes[i + 1], &f[i], err);
        if (status)
            return status;
        if (i > 0 && n_inputs != sizes[i])
            return bp_json_fail(&element, err,
                                "%zu inputs where the layer "
                                "before has %zu units",
                                n_inputs, sizes[i]);
        if (f[i] == BP_SOFTMAX && i + 1 < n_layers)
            return bp_json_fail(&element, err, "softmax is for the last layer");
        sizes[i] = n_inputs;
        n_params += ((double)n_inputs + 1) * (double)sizes[i + 1];
    }
    bp_status status = check_claim(layers, n_params, length, err);
    return status ? status : bp_network_init(net, sizes, f, n_layers, err);
}

static bp_status read_float(const bp_json *at, float *number, bp_error *err) {
    double value;
    bp_status status = bp_json_as_number(at, &value, err);
    if (status)
        return status;
    *number = (float)value;
    return isfinite(*number)
               ? BP_OK
               : bp_json_fail(at, err, "%g does not fit into 32 bits", value);
}

/* `count` floats from base64, checked to be that many and finite. */
static bp_status read_base64(const bp_json *at, size_t count, float **floats,
                             bp_error *err) {
    const char *text;
    bp_status status = bp_json_as_text(at, &text, err);
    if (status)
        return status;
    size_t bytes = count * sizeof(float);
    if (strlen(text) != (bytes + 2) / 3 * 4)
        return bp_json_fail(at, err,
                            "%zu characters of base64 where %zu "
                            "numbers take %zu",
                            strlen(text), count, (bytes + 2) / 3 * 4);
    *floats = bp_alloc(count + 1, sizeof **floats, err);
    if (!*floats)
        return BP_ESYSTEM;
    if (b64_pton(text, (unsigned char *)*floats, bytes + 3) != (int)bytes)
        return bp_json_fail(at, err, "not base64");
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, *floats + i, sizeof bits);
        bits = le32toh(bits);
        memcpy(*floats + i, &bits, sizeof bits);
        if (!isfinite((*floats)[i]))
            return bp_json_fail(at, err, "number %zu is not finite", i);
    }
    return BP_OK;
}

static bp_status read_layer_base64(const bp_json *biases,
                                   const bp_json *weights,
                                   const bp_layer *layer, float *params,
                                   bp_error *err) {
    size_t n_in = layer->n_inputs, n_units = layer->n_units;
    float *b = NULL, *w = NULL;
    bp_status status = read_base64(biases, n_units, &b, err);
    if (!status)
        status = read_base64(weights, n_units * n_in, &w, err);
    for (size_t n = 0; !status && n < n_units; n++) {
        bp_layer_b(layer, params)[n] = b[n];
        for (size_t k = 0; k < n_in; k++)
            *bp_layer_weight(layer, params, k, n) = w[n * n_in + k];
    }
    free(b);
    free(w);
    return status;
}

static bp_status read_unit(const bp_json *at, const bp_layer *layer, size_t n,
                           float *params, bp_error *err) {
    bp_json number = {0};
    if (!bp_json_is_array(at))
        return bp_json_fail(at, err, "not an array of a unit's weights");
    if (bp_json_count(at) != layer->n_inputs)
        return bp_json_fail(at, err,
                            "%zu numbers where the layer has %zu "
                            "inputs",
                            bp_json_count(at), layer->n_inputs);
    bp_status status = BP_OK;
    while (!status && bp_json_next(at, &number))
        status = read_float(
            &number, bp_layer_weight(layer, params, number.index, n), err);
    return status;
}

static bp_status read_layer_text(const bp_json *biases, const bp_json *weights,
                                 const bp_layer *layer, float *params,
                                 bp_error *err) {
    bp_json element = {0};
    bp_status status = BP_OK;
    if (!bp_json_is_array(biases) || !bp_json_is_array(weights))
        return bp_json_fail(bp_json_is_array(biases) ? weights : biases, err,
                            "not an array");
    if (bp_json_count(biases) != layer->n_units)
        return bp_json_fail(biases, err,
                            "%zu numbers where the layer has %zu "
                            "units",
                            bp_json_count(biases), layer->n_units);
    if (bp_json_count(weights) != layer->n_units)
        return bp_json_fail(weights, err,
                            "%zu rows where the layer has %zu "
                            "units",
                            bp_json_count(weights), layer->n_units);
    while (!status && bp_json_next(biases, &element))
        status = read_float(&element, bp_layer_b(layer, params) + element.index,
                            err);
    element = (bp_json){0};
    while (!status && bp_json_next(weights, &element))
        status = read_unit(&element, layer, element.index, params, err);
    return status;
}

static bp_status read_network(const bp_json *root, size_t length,
                              bp_model *model, bp_error *err) {
    static const char *const encodings[] = {"text", "base64", NULL};
    bp_json layers, element = {0};
    size_t n_layers, encoding;
    bp_status status =
        bp_json_choice(root, "encoding", encodings, &encoding, err);
    if (!status)
        status = bp_json_array(root, "layers", &layers, &n_layers, err);
    if (!status)
        status =
            read_network_head(&layers, n_layers, length, &model->network, err);
    model->base64 = !status && encoding == 1;
    while (!status && bp_json_next(&layers, &element)) {
        bp_json biases, weights;
        const bp_layer *layer = &model->network.layers[element.index];
        status = bp_json_member(&element, "biases", &biases, err);
        if (!status)
            status = bp_json_member(&element, "weights", &weights, err);
        if (!status)
            status = (model->base64 ? read_layer_base64 : read_layer_text)(
                &biases, &weights, layer, model->network.params, err);
    }
    return status;
}

/* Do the columns, the network and the loss belong together? */
static bp_status check_fit(const bp_json *root, const bp_model *model,
                           bp_error *err) {
    const bp_encoder *encoder = &model->encoder;
    size_t n_classes = bp_encoder_classes(encoder);
    size_t outputs = bp_network_outputs(&model->network);
    size_t width = bp_encoder_width(encoder);
    if (bp_network_inputs(&model->network) != width)
        return bp_json_fail(root, err,
                            "the columns make %zu inputs, the first "
                            "layer has %zu",
                            width, bp_network_inputs(&model->network));
    if (n_classes == 1)
        return bp_json_fail(root, err, "a classifier with one class");
    if (n_classes && outputs != n_classes && !(n_classes == 2 && outputs == 1))
        return bp_json_fail(root, err, "%zu classes and %zu outputs", n_classes,
                            outputs);
    if (!n_classes && outputs != encoder->n_targets)
        return bp_json_fail(root, err, "%zu targets and %zu outputs",
                            encoder->n_targets, outputs);
    const char *why =
        bp_loss_check(model->loss, bp_network_last(&model->network)->f);
    return why ? bp_json_fail(root, err, "%s", why) : BP_OK;
}

/* Says what a foreign file is before it is searched for members. */
static bp_status check_format(const bp_json *root, bp_error *err) {
    static const char *const formats[] = {"bp-model", NULL};
    bp_json format;
    const char *text;
    size_t choice, version;
    if (bp_json_member(root, "format", &format, err) != BP_OK ||
        bp_json_as_text(&format, &text, err) != BP_OK ||
        bp_json_choice(root, "format", formats, &choice, err) != BP_OK)
        return bp_json_fail(root, err, "not a bp model");
    bp_status status =
        bp_json_size(root, "version", 0, UINT32_MAX, &version, err);
    if (!status && version != 1)
        status = bp_json_fail(root, err,
                              "a model of version %zu; this bp "
                              "reads version 1",
                              version);
    return status;
}

static bp_status read_model(const bp_json *root, size_t length, bp_model *model,
                            bp_error *err) {
    static const char *const keys[] = {"format",   "version", "bp",     "task",
                                       "inputs",   "targets", "data",   "notes",
                                       "recipe",   "history", "scores", "loss",
                                       "encoding", "layers",  NULL};
    bp_encoder *encoder = &model->encoder;
    const char *version;
    size_t task, loss;
    bp_status status = check_format(root, err);
    if (!status)
        status = bp_json_only(root, keys, err);
    if (!status)
        status = bp_json_text(root, "bp", &version, err);
    if (!status) {
        model->version = bp_copy(version, err);
        status = model->version ? BP_OK : BP_ESYSTEM;
    }
    if (!status)
        status = bp_json_choice(root, "task", bp_task_names, &task, err);
    if (!status) {
        encoder->task = (bp_task)task;
        status = read_data(root, model, err);
    }
    if (!status)
        status = read_columns(root, "inputs", encoder, &encoder->inputs,
                              &encoder->n_inputs, err);
    if (!status)
        status = read_columns(root, "targets", encoder, &encoder->targets,
                              &encoder->n_targets, err);
    if (!status)
        status = read_strings(root, "notes", &model->notes, err);
    if (!status)
        status = read_recipe(root, model, err);
    if (!status)
        status = read_history(root, model, err);
    if (!status)
        status = read_scores(root, model, err);
    if (!status)
        status = bp_json_choice(root, "loss", bp_loss_names, &loss, err);
    if (!status) {
        model->loss = (bp_loss)loss;
        status = read_network(root, length, model, err);
    }
    return status ? status : check_fit(root, model, err);
}

bp_status bp_model_load(bp_model *model, const char *path, bp_error *err) {
    *model = (bp_model){0};
    char *text = NULL;
    size_t length;
    bp_json root = {0};
    bp_status status = bp_file_read(path, &text, &length, BP_EMODEL, err);
    if (!status)
        status = bp_json_parse(&root, path, text, length, err);
    if (!status)
        status = read_model(&root, length, model, err);
    bp_json_free(&root);
    free(text);
    if (status)
        bp_model_free(model);
    return status;
}
