/* model_write.c - a model as JSON: header first, weights last, one unit's
 * weights a line, so that `head` shows what a model is and `git diff` works.
 *
 * Its results, its network and its state are written in files beside.
 */
#include "model_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"

static void add_strings(bp_json_out *out, struct cJSON *to, const char *key,
                        const bp_strings *list) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < list->count; i++)
        bp_json_add_text(out, array, NULL, list->items[i]);
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

static void add_counts(bp_json_out *out, struct cJSON *to,
                       const bp_column *column) {
    struct cJSON *array = bp_json_new_array(out);
    for (size_t i = 0; i < bp_column_width(column); i++)
        bp_json_add_size(out, array, NULL, column->counts[i]);
    bp_json_add(out, to, "counts", array);
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
        if (column->counts)
            add_counts(out, json, column);
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
    if (column->mean != column->centre)
        bp_json_add_number(out, json, "mean", column->mean);
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
    model_write_results(&out, model);
    bp_json_add_text(&out, out.tree, "loss", bp_loss_names[model->loss]);
    model_write_network(&out, model, err);
    if (model->has_state)
        model_write_state(&out, model, err);
    char *text = bp_json_print(&out);
    bp_json_out_free(&out);
    if (!text)
        return bp_fail(err, BP_ESYSTEM, "%s: out of memory writing it", path);
    bp_status status = bp_file_write(path, text, strlen(text), err);
    free(text);
    return status;
}
