/* report.c - what training understood, on standard error. */
#include "train/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "flow.h"
#include "train/report_training.h"

void report_line(const char *format, ...) {
    bp_error line, clean;
    va_list args;
    va_start(args, format);
    vsnprintf(line.message, sizeof line.message, format, args);
    va_end(args);
    bp_error_write(&clean, BP_OK, "%s", line.message);
    fprintf(stderr, "%s\n", clean.message);
}

/* Names of more columns than this are no help. */
enum { SHOWN = 12 };

static void show_inputs(const bp_encoder *encoder) {
    flow line = flow_label(stderr, "inputs", FLOW_REPORT);
    size_t n_numbers = 0;
    for (size_t i = 0; i < encoder->n_inputs; i++)
        n_numbers += encoder->inputs[i].type == BP_NUMBER;
    size_t n_categories = encoder->n_inputs - n_numbers;
    if (n_numbers)
        flow_item(&line, "%zu number%s%s", n_numbers, n_numbers == 1 ? "" : "s",
                  n_categories ? "," : ":");
    if (n_categories)
        flow_item(&line,
                  n_categories == 1 ? "%zu category:" : "%zu categories:",
                  n_categories);
    for (size_t i = 0; i < encoder->n_inputs && i < SHOWN; i++) {
        const bp_column *column = &encoder->inputs[i];
        char clip[BP_CLIP];
        const char *comma = i + 1 < encoder->n_inputs ? "," : "";
        bp_clip(column->name, clip);
        if (column->type == BP_NUMBER)
            flow_item(&line, "%s%s", clip, comma);
        else
            flow_item(&line, "%s (%zu level%s)%s", clip,
                      bp_column_width(column),
                      bp_column_width(column) == 1 ? "" : "s", comma);
    }
    if (encoder->n_inputs > SHOWN)
        flow_item(&line, "and %zu more", encoder->n_inputs - SHOWN);
    flow_end(&line);
}

static void show_classes(flow *line, const bp_column *target,
                         const bp_dataset *data) {
    size_t n = target->levels.count;
    size_t *counts = calloc(n, sizeof *counts);
    for (size_t row = 0; counts && row < data->n_rows; row++)
        counts[(size_t)data->t[row]]++;
    flow_item(line, "%zu classes:", n);
    for (size_t i = 0; counts && i < n && i < SHOWN; i++) {
        char clip[BP_CLIP];
        flow_item(line, "%s (%zu)%s", bp_clip(target->levels.items[i], clip),
                  counts[i], i + 1 < n ? "," : "");
    }
    if (n > SHOWN)
        flow_item(line, "and %zu more", n - SHOWN);
    free(counts);
}

static void show_targets(const plan *p, const bp_encoder *encoder,
                         const bp_dataset *data) {
    flow line = flow_label(stderr, "target", FLOW_REPORT);
    char clip[BP_CLIP];
    if (encoder->task == BP_CLASSIFY) {
        flow_item(&line, "%s,", bp_clip(encoder->targets[0].name, clip));
        show_classes(&line, &encoder->targets[0], data);
    } else {
        for (size_t i = 0; i < encoder->n_targets; i++)
            flow_item(&line, "%s%s", bp_clip(encoder->targets[i].name, clip),
                      i + 1 < encoder->n_targets ? "," : "");
    }
    flow_end(&line);
    line = flow_label(stderr, "task", FLOW_REPORT);
    flow_item(&line, "%s (%s)",
              p->task == BP_CLASSIFY ? "classification" : "regression",
              p->task_reason);
    flow_end(&line);
}

static void show_network(const bp_model *model) {
    const bp_network *net = &model->network;
    flow line = flow_label(stderr, "network", FLOW_REPORT);
    char sizes[1024];
    size_t length =
        (size_t)snprintf(sizes, sizeof sizes, "%zu", bp_network_inputs(net));
    for (size_t i = 0; i < net->n_layers && length < sizeof sizes; i++)
        length += (size_t)snprintf(sizes + length, sizeof sizes - length,
                                   "-%zu", net->layers[i].n_units);
    flow_item(&line, "%s,", sizes);
    for (size_t i = 0; i < net->n_layers; i++)
        flow_item(&line, "%s%s", bp_activation_names[net->layers[i].f],
                  i + 1 < net->n_layers ? "," : ";");
    flow_item(&line, "%zu parameters;", bp_network_count(net));
    flow_item(&line, "loss %s", bp_loss_names[model->loss]);
    flow_end(&line);
}

/* Words of a note, wrapped. */
static void show_note(const char *note) {
    flow line = flow_label(stderr, "note", FLOW_REPORT);
    while (*note) {
        size_t length = strcspn(note, " ");
        flow_item(&line, "%.*s", (int)length, note);
        note += length;
        note += strspn(note, " ");
    }
    flow_end(&line);
}

void report_plan(const plan *p, const bp_model *model, const bp_dataset *data,
                 const training *what) {
    const bp_table *table = &p->table;
    char others[40] = "";
    size_t n_others = p->values->common.n_operands - 1;
    if (n_others)
        snprintf(others, sizeof others, " and %zu more", n_others);
    report_line("%s%s: %zu row%s, %zu columns, %s", table->file, others,
                table->n_rows, table->n_rows == 1 ? "" : "s", table->n_cols,
                table->has_header ? "names in the first row" : "no header");
    show_inputs(&model->encoder);
    show_targets(p, &model->encoder, data);
    show_network(model);
    report_training(p->values, what);
    for (size_t i = 0; i < model->notes.count; i++)
        show_note(model->notes.items[i]);
}
