/* text.c - a gradient check for people: 80 columns on standard output. */
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "flow.h"
#include "gradcheck/report.h"

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

bool gradcheck_is_right(const gradcheck_report *report) {
    return report->engine.n_wrong == 0 && report->textbook.n_wrong == 0;
}

const char *gradcheck_input(const bp_model *model,
                            const bp_gradcheck_item *item,
                            char name[GRADCHECK_NAME]) {
    char input[SHOW_NAME];
    show_input at = {0};
    if (item->input == model->network.layers[item->layer].n_inputs) {
        snprintf(name, GRADCHECK_NAME, "bias");
    } else if (item->layer > 0) {
        snprintf(name, GRADCHECK_NAME, "unit %zu", item->input + 1);
    } else {
        for (size_t k = 0; k <= item->input; k++)
            show_next_input(&model->encoder, &at);
        snprintf(name, GRADCHECK_NAME, "input %s",
                 show_input_name(&model->encoder, &at, input));
    }
    return name;
}

const char *gradcheck_unit(const bp_model *model, const bp_gradcheck_item *item,
                           char name[GRADCHECK_NAME]) {
    size_t n = bp_network_outputs(&model->network);
    char clip[BP_CLIP];
    if (item->layer + 1 < model->network.n_layers)
        snprintf(name, GRADCHECK_NAME, "%zu", item->unit + 1);
    else
        snprintf(
            name, GRADCHECK_NAME, "%s",
            bp_clip(show_output_name(&model->encoder, n, item->unit), clip));
    return name;
}

static const char *file_name(const char *name, char clip[BP_CLIP]) {
    return strcmp(name, "-") == 0 ? "standard input" : bp_clip(name, clip);
}

static void tell_rows(const gradcheck_report *r) {
    const bp_gradcheck *check = r->check;
    flow line = flow_label(stdout, "rows", FLOW_ANSWER);
    if (r->n_drawn == r->n_data_rows)
        flow_words(&line, "all %zu", r->n_drawn);
    else
        flow_words(&line, "%zu of %zu, drawn with seed %zu", r->n_drawn,
                   r->n_data_rows, r->seed);
    if (check->n_kink_rows)
        flow_words(&line,
                   "(%zu of them left out: on a kink, as far as float32 can "
                   "tell)",
                   check->n_kink_rows);
    if (check->n_endless_rows)
        flow_words(&line, "(%zu of them left out: without a finite loss)",
                   check->n_endless_rows);
    flow_end(&line);
}

static void tell_parameters(const gradcheck_report *r) {
    const bp_gradcheck *check = r->check;
    size_t count = bp_network_count(&r->model->network);
    flow line = flow_label(stdout, "parameters", FLOW_ANSWER);
    if (check->n_items == count)
        flow_words(&line, "all %zu", count);
    else
        flow_words(&line, "%zu of %zu, drawn with seed %zu", check->n_items,
                   count, r->seed);
    if (check->n_on_kink)
        flow_words(&line, "(%zu of them left out: too near to a kink)",
                   check->n_on_kink);
    flow_end(&line);
}

static void tell_head(const gradcheck_report *r) {
    char model[BP_CLIP], data[BP_CLIP];
    flow line = {.out = stdout, .indent = 2};
    flow_item(&line, "%s:", file_name(r->model_name, model));
    flow_words(&line, "gradients on");
    flow_item(&line, "%s", file_name(r->data_name, data));
    flow_end(&line);
    line = flow_label(stdout, "loss", FLOW_ANSWER);
    flow_words(&line, "%s without penalties, %.6g a row",
               bp_loss_names[r->model->loss], r->check->loss);
    flow_end(&line);
    tell_rows(r);
    tell_parameters(r);
}

/* Two numbers of a layer, if it has any. */
static void put_errors(const bp_gradcheck_errors *errors) {
    if (errors->n_checked)
        printf("  %10.1e %10.1e", errors->largest, errors->median);
    else
        printf("  %10s %10s", "-", "-");
}

static void tell_layers(const gradcheck_report *r) {
    const bp_network *net = &r->model->network;
    printf("\nRelative errors      engine, float32        textbook, double\n"
           "layer   checked     largest     median     largest     median\n");
    for (size_t l = 0; l < net->n_layers; l++) {
        printf("%5zu %9zu", l + 1, r->engine.layers[l].n_checked);
        put_errors(&r->engine.layers[l]);
        put_errors(&r->textbook.layers[l]);
        putchar('\n');
    }
    putchar('\n');
}

static void tell_worst(const gradcheck_report *r, const char *label,
                       const gradcheck_verdict *verdict, double gradient) {
    const bp_gradcheck_item *worst = verdict->worst;
    char unit[GRADCHECK_NAME], input[GRADCHECK_NAME];
    flow line = flow_label(stdout, label, FLOW_ANSWER);
    if (verdict->n_wrong)
        flow_words(&line, "WRONG: %zu of %zu error%s above %g; the worst:",
                   verdict->n_wrong, r->check->n_items - r->check->n_on_kink,
                   plural(r->check->n_items - r->check->n_on_kink),
                   verdict->tolerance);
    else
        flow_words(&line,
                   "right: no error above %g; the worst:", verdict->tolerance);
    flow_words(&line, "layer %zu, unit", worst->layer + 1);
    flow_item(&line, "%s,", gradcheck_unit(r->model, worst, unit));
    flow_item(&line, "%s:", gradcheck_input(r->model, worst, input));
    flow_words(&line, "%.9g by backpropagation, %.9g by differences, ",
               gradient, worst->difference);
    flow_words(&line, "relative error %.1e", verdict->error);
    flow_end(&line);
}

void gradcheck_tell(const gradcheck_report *report) {
    tell_head(report);
    tell_layers(report);
    tell_worst(report, "engine", &report->engine, report->engine.worst->engine);
    tell_worst(report, "textbook", &report->textbook,
               report->textbook.worst->textbook);
}
