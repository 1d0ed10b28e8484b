/* report.c - what training understood and how it ended, on standard error. */
#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"

enum { WIDTH = 79, LABEL = 12 };

void report_line(const char *format, ...) {
    bp_error line, clean;
    va_list args;
    va_start(args, format);
    vsnprintf(line.message, sizeof line.message, format, args);
    va_end(args);
    bp_error_write(&clean, BP_OK, "%s", line.message);
    fprintf(stderr, "%s\n", clean.message);
}

/* A growing line that breaks between items, under a label. */
typedef struct flow {
    size_t at;
} flow;

static flow begin(const char *label) {
    fprintf(stderr, "  %-*s", LABEL - 2, label);
    return (flow){LABEL};
}

/* Prints an item as printf does, on a new line if it doesn't fit. */
__attribute__((format(printf, 2, 3))) static void
item(flow *line, const char *format, ...) {
    char text[256];
    bp_error clean;
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    bp_error_write(&clean, BP_OK, "%s", text);
    size_t length = strlen(clean.message);
    if (line->at > LABEL && line->at + 1 + length > WIDTH) {
        fprintf(stderr, "\n%*s", LABEL, "");
        line->at = LABEL;
    } else if (line->at > LABEL) {
        fputc(' ', stderr);
        line->at++;
    }
    fputs(clean.message, stderr);
    line->at += length;
}

/* Names of more columns than this are no help. */
enum { SHOWN = 12 };

static void show_inputs(const bp_encoder *encoder) {
    flow line = begin("inputs");
    size_t n_numbers = 0;
    for (size_t i = 0; i < encoder->n_inputs; i++)
        n_numbers += encoder->inputs[i].type == BP_NUMBER;
    size_t n_categories = encoder->n_inputs - n_numbers;
    if (n_numbers)
        item(&line, "%zu number%s%s", n_numbers, n_numbers == 1 ? "" : "s",
             n_categories ? "," : ":");
    if (n_categories)
        item(&line, n_categories == 1 ? "%zu category:" : "%zu categories:",
             n_categories);
    for (size_t i = 0; i < encoder->n_inputs && i < SHOWN; i++) {
        const bp_column *column = &encoder->inputs[i];
        char clip[BP_CLIP];
        const char *comma = i + 1 < encoder->n_inputs ? "," : "";
        bp_clip(column->name, clip);
        if (column->type == BP_NUMBER)
            item(&line, "%s%s", clip, comma);
        else
            item(&line, "%s (%zu level%s)%s", clip, bp_column_width(column),
                 bp_column_width(column) == 1 ? "" : "s", comma);
    }
    if (encoder->n_inputs > SHOWN)
        item(&line, "and %zu more", encoder->n_inputs - SHOWN);
    fputc('\n', stderr);
}

static void show_classes(flow *line, const bp_column *target,
                         const bp_dataset *data) {
    size_t n = target->levels.count;
    size_t *counts = calloc(n, sizeof *counts);
    for (size_t row = 0; counts && row < data->n_rows; row++)
        counts[(size_t)data->t[row]]++;
    item(line, "%zu classes:", n);
    for (size_t i = 0; counts && i < n && i < SHOWN; i++) {
        char clip[BP_CLIP];
        item(line, "%s (%zu)%s", bp_clip(target->levels.items[i], clip),
             counts[i], i + 1 < n ? "," : "");
    }
    if (n > SHOWN)
        item(line, "and %zu more", n - SHOWN);
    free(counts);
}

static void show_targets(const plan *p, const bp_encoder *encoder,
                         const bp_dataset *data) {
    flow line = begin("target");
    char clip[BP_CLIP];
    if (encoder->task == BP_CLASSIFY) {
        item(&line, "%s,", bp_clip(encoder->targets[0].name, clip));
        show_classes(&line, &encoder->targets[0], data);
    } else {
        for (size_t i = 0; i < encoder->n_targets; i++)
            item(&line, "%s%s", bp_clip(encoder->targets[i].name, clip),
                 i + 1 < encoder->n_targets ? "," : "");
    }
    fputc('\n', stderr);
    line = begin("task");
    item(&line, "%s (%s)",
         p->task == BP_CLASSIFY ? "classification" : "regression",
         p->task_reason);
    fputc('\n', stderr);
}

static void show_network(const bp_model *model) {
    const bp_network *net = &model->network;
    flow line = begin("network");
    char sizes[1024];
    size_t length =
        (size_t)snprintf(sizes, sizeof sizes, "%zu", bp_network_inputs(net));
    for (size_t i = 0; i < net->n_layers && length < sizeof sizes; i++)
        length += (size_t)snprintf(sizes + length, sizeof sizes - length,
                                   "-%zu", net->layers[i].n_units);
    item(&line, "%s,", sizes);
    for (size_t i = 0; i < net->n_layers; i++)
        item(&line, "%s%s", bp_activation_names[net->layers[i].f],
             i + 1 < net->n_layers ? "," : ";");
    item(&line, "%zu parameters;", bp_network_count(net));
    item(&line, "loss %s", bp_loss_names[model->loss]);
    fputc('\n', stderr);
}

static void show_training(const train_values *v) {
    flow line = begin("training");
    item(&line, "%zu epoch%s,", v->epochs, v->epochs == 1 ? "" : "s");
    item(&line, "batches of %zu,", v->batch_size);
    item(&line, "learning rate %g,", v->rate);
    item(&line, "momentum %g,", v->momentum);
    item(&line, "l2 %g,", v->l2);
    item(&line, "seed %zu", v->seed);
    fputc('\n', stderr);
}

/* Words of a note, wrapped. */
static void show_note(const char *note) {
    flow line = begin("note");
    while (*note) {
        size_t length = strcspn(note, " ");
        item(&line, "%.*s", (int)length, note);
        note += length;
        note += strspn(note, " ");
    }
    fputc('\n', stderr);
}

void report_plan(const plan *p, const bp_model *model, const bp_dataset *data) {
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
    show_training(p->values);
    for (size_t i = 0; i < model->notes.count; i++)
        show_note(model->notes.items[i]);
}

void report_end(const bp_model *model, const char *path) {
    const bp_scores *scores = &model->scores;
    const bp_encoder *encoder = &model->encoder;
    char clip[BP_CLIP];
    if (encoder->task == BP_CLASSIFY) {
        report_line("loss %.6g, accuracy %.2f %% on the %zu training rows",
                    scores->loss, 100 * scores->accuracy, model->n_rows);
    } else {
        report_line("loss %.6g on the %zu training rows", scores->loss,
                    model->n_rows);
        for (size_t i = 0; i < scores->n_targets; i++)
            report_line("%s: root mean square error %.6g, R2 %.4f",
                        bp_clip(encoder->targets[i].name, clip),
                        scores->rmse[i], scores->r2[i]);
    }
    if (strcmp(path, "-") != 0)
        report_line("model written to %s", path);
}
