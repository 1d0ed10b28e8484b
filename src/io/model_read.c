/* model_read.c - a model from JSON, believed only after it is checked.
 *
 * Its columns, its results, its network and its state are read in files beside.
 */
#include "model_read.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"
#include "bp/mem.h"
#include "bp/num.h"

bp_status model_read_strings(const bp_json *at, const char *key,
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

bool model_has(const bp_json *at, const char *key) {
    bp_json member;
    bp_error ignored;
    return bp_json_member(at, key, &member, &ignored) == BP_OK;
}

bp_status model_read_flag(const bp_json *at, const char *key, bool *value,
                          bp_error *err) {
    *value = false;
    return model_has(at, key) ? bp_json_bool(at, key, value, err) : BP_OK;
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

/* How cells were parted and numbers written. */
static bp_status read_dialect(const bp_json *data, bp_dialect *dialect,
                              bp_error *err) {
    static const char *const decimals[] = {".", ",", NULL};
    const char *delimiter;
    size_t decimal = 0;
    bp_status status = bp_json_text(data, "delimiter", &delimiter, err);
    if (!status && (strlen(delimiter) != 1 || strchr("\"\r\n", *delimiter)))
        status =
            bp_json_fail(data, err, "the delimiter is no single character");
    if (!status)
        status = model_read_flag(data, "blanks", &dialect->blanks, err);
    if (!status && dialect->blanks && *delimiter != ' ')
        status = bp_json_fail(
            data, err, "blanks part the cells, and the delimiter is '%s'",
            delimiter);
    if (!status && model_has(data, "decimal"))
        status = bp_json_choice(data, "decimal", decimals, &decimal, err);
    if (status)
        return status;
    dialect->delimiter = *delimiter;
    dialect->decimal = *decimals[decimal];
    return BP_OK;
}

static bp_status read_data(const bp_json *root, bp_model *model,
                           bp_error *err) {
    static const char *const keys[] = {
        "rows",    "columns", "header",          "delimiter", "blanks",
        "decimal", "missing", "missing_in_text", "checksum",  NULL};
    bp_encoder *encoder = &model->encoder;
    bp_json data;
    const char *checksum;
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
        status = read_dialect(&data, &encoder->dialect, err);
    if (!status)
        status =
            model_read_strings(&data, "missing", &encoder->missing.words, err);
    if (!status)
        status = model_read_flag(&data, "missing_in_text",
                                 &encoder->missing.in_text, err);
    if (!status)
        status =
            bp_missing_index(&encoder->missing, encoder->dialect.decimal, err);
    if (!status)
        status = bp_json_text(&data, "checksum", &checksum, err);
    if (!status && !read_checksum(checksum, &model->checksum))
        status = bp_json_fail(&data, err,
                              "the checksum is not xxh64: and 16 "
                              "hexadecimal digits");
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
    bp_activation f = bp_network_last(&model->network)->f;
    const char *why = bp_loss_check(model->loss, f);
    if (!why && !n_classes &&
        (f == BP_SOFTMAX || model->loss == BP_CROSS_ENTROPY))
        why = "softmax and cross-entropy are for classes, and the task is to "
              "regress";
    if (!why && f == BP_SOFTMAX && outputs == 1)
        why = "softmax of one output is always 1";
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
    static const char *const keys[] = {
        "format", "version",  "bp",     "task",   "inputs",  "targets",
        "unseen", "data",     "notes",  "recipe", "history", "scores",
        "loss",   "encoding", "layers", "state",  NULL};
    bp_encoder *encoder = &model->encoder;
    const char *version;
    size_t task, loss, unseen = BP_UNSEEN_ERROR;
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
        status = model_read_columns(root, encoder, err);
    if (!status && model_has(root, "unseen"))
        status = bp_json_choice(root, "unseen", bp_unseen_names, &unseen, err);
    encoder->unseen = (bp_unseen)unseen;
    if (!status)
        status = model_read_strings(root, "notes", &model->notes, err);
    if (!status)
        status = read_recipe(root, model, err);
    if (!status)
        status = model_read_results(root, model, err);
    if (!status)
        status = bp_json_choice(root, "loss", bp_loss_names, &loss, err);
    if (!status) {
        model->loss = (bp_loss)loss;
        status = model_read_network(root, length, model, err);
    }
    if (!status)
        status = check_fit(root, model, err);
    return status ? status : model_read_state(root, model, err);
}

bp_status bp_model_load(bp_model *model, const char *path, bp_error *err) {
    *model = (bp_model){0};
    char *text = NULL;
    size_t length;
    bp_json root = {0};
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    bp_status status = bp_file_read(path, &text, &length, BP_EMODEL, err);
    if (!status)
        status = bp_json_parse(&root, name, text, length, err);
    if (!status)
        status = read_model(&root, length, model, err);
    bp_json_free(&root);
    free(text);
    if (status)
        bp_model_free(model);
    return status;
}
