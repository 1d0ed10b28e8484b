/* text.c - a model for people: 80 columns on standard output. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "flow.h"
#include "show/names.h"
#include "show/show.h"
#include "width.h"

enum { NAME = 18, TYPE = 8, LEVELS = NAME + TYPE + 3 };

static void tell_head(const bp_model *model, const char *name) {
    const bp_encoder *encoder = &model->encoder;
    const char *task =
        encoder->task == BP_CLASSIFY ? "classification" : "regression";
    char clip[BP_CLIP], version[BP_CLIP];
    flow line = {.out = stdout, .indent = 2};
    flow_item(&line, "%s: %s, by bp %s", bp_clip(name, clip), task,
              bp_clip(model->version, version));
    flow_end(&line);
    line = flow_label(stdout, "data", FLOW_ANSWER);
    flow_item(&line, "%zu row%s of %zu column%s,", model->n_rows,
              show_plural(model->n_rows), encoder->n_file_columns,
              show_plural(encoder->n_file_columns));
    flow_item(&line, "%s", encoder->has_names ? "with names" : "without names");
    flow_end(&line);
    line = flow_label(stdout, "checksum", FLOW_ANSWER);
    flow_item(&line, "xxh64:%016" PRIx64, model->checksum);
    flow_end(&line);
    if (!model->has_state)
        return;
    line = flow_label(stdout, "checkpoint", FLOW_ANSWER);
    flow_item(&line, "yes: training can go on from it");
    flow_end(&line);
}

static void tell_levels(const bp_column *column, const char *what, bool all,
                        flow *line) {
    const bp_strings *levels = &column->levels;
    size_t n_shown =
        all || levels->count <= SHOW_LEVELS ? levels->count : SHOW_LEVELS;
    flow_item(line, "%zu %s%s:", levels->count, what,
              levels->count == 1           ? ""
              : strcmp(what, "class") == 0 ? "es"
                                           : "s");
    for (size_t i = 0; i < n_shown; i++) {
        char clip[BP_CLIP];
        flow_item(line, "%s%s", bp_clip(show_level(levels->items[i]), clip),
                  i + 1 < n_shown ? "," : "");
    }
    if (n_shown < levels->count)
        flow_item(line, "and %zu more", levels->count - n_shown);
}

static void tell_category(const bp_column *column, bool all) {
    flow line = {.out = stdout, .at = LEVELS, .indent = LEVELS};
    char clip[BP_CLIP];
    tell_levels(column, "level", all, &line);
    if (column->has_other)
        flow_item(&line, "and others");
    if (column->has_fill)
        flow_item(&line, "(missing: as %s)",
                  bp_clip(show_level(column->levels.items[column->fill_level]),
                          clip));
    else if (bp_strings_find(&column->levels, "") == column->levels.count)
        flow_item(&line, "(missing: refused)");
    flow_end(&line);
}

static void tell_number(const bp_column *column, bool is_input) {
    char fill[32] = "refused";
    if (column->has_fill)
        snprintf(fill, sizeof fill, "%.6g", column->fill);
    printf("%12.6g %12.6g", column->centre, column->scale);
    if (is_input)
        printf(" %12s", fill);
    if (column->has_indicator)
        fputs("  indicator", stdout);
    else if (column->scale == 0)
        fputs("  constant", stdout);
    putchar('\n');
}

static void tell_columns(const char *heading, const bp_column *columns,
                         size_t n, bool is_input, bool all) {
    size_t n_shown = all || n <= SHOW_COLUMNS ? n : SHOW_COLUMNS;
    bool numbers = false;
    for (size_t i = 0; i < n_shown; i++)
        numbers = numbers || columns[i].type == BP_NUMBER;
    printf("\n%-*s %-*s", NAME, heading, numbers ? TYPE : 0, "type");
    if (numbers)
        printf(" %12s %12s", "centre", "scale");
    if (numbers && is_input)
        printf(" %12s", "missing");
    putchar('\n');
    for (size_t i = 0; i < n_shown; i++) {
        const bp_column *column = &columns[i];
        text_put_cell(stdout, column->name, NAME);
        printf(" %-*s ", TYPE, bp_column_type_names[column->type]);
        if (column->type == BP_NUMBER) {
            tell_number(column, is_input);
        } else if (is_input) {
            putchar(' ');
            tell_category(column, all);
        } else {
            flow line = {.out = stdout, .at = LEVELS, .indent = LEVELS};
            putchar(' ');
            tell_levels(column, "class", all, &line);
            flow_end(&line);
        }
    }
    if (n_shown < n)
        printf("and %zu more, which --all shows\n", n - n_shown);
}

static void tell_network(const bp_model *model) {
    const bp_network *net = &model->network;
    size_t n = bp_network_count(net);
    printf("\nNetwork: %zu parameter%s, loss %s\n", n, show_plural(n),
           bp_loss_names[model->loss]);
    printf("  layer     inputs     units  activation  parameters\n");
    for (size_t i = 0; i < net->n_layers; i++) {
        const bp_layer *layer = &net->layers[i];
        printf("  %-5zu %10zu %9zu  %-10s %11zu\n", i + 1, layer->n_inputs,
               layer->n_units, bp_activation_names[layer->f],
               (layer->n_inputs + 1) * layer->n_units);
    }
}

static void tell_notes(const bp_model *model, bool all) {
    size_t n = model->notes.count;
    size_t n_shown = all || n <= SHOW_NOTES ? n : SHOW_NOTES;
    if (n)
        puts("\nNotes");
    for (size_t i = 0; i < n_shown; i++) {
        fputs("- ", stdout);
        text_put_words(stdout, model->notes.items[i], 2, 2);
    }
    if (n_shown < n)
        printf("and %zu more, which --all shows\n", n - n_shown);
}

void show_tell(const bp_model *model, const char *name, const show_values *v) {
    const bp_encoder *encoder = &model->encoder;
    tell_head(model, name);
    tell_columns("Input", encoder->inputs, encoder->n_inputs, true, v->all);
    if (encoder->unseen == BP_UNSEEN_OTHER)
        puts("Levels that are new are taken for none of these.");
    tell_columns("Target", encoder->targets, encoder->n_targets, false, v->all);
    tell_network(model);
    show_tell_recipe(model);
    show_tell_training(model);
    show_tell_scores(model, v);
    tell_notes(model, v->all);
    if (v->weights)
        show_tell_weights(model, v);
}
