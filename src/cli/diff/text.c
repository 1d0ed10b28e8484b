/* text.c - the differences for people: a line each, by group. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "diff/diff.h"
#include "flow.h"
#include "show/names.h"

/* Without --all, so many of a group. */
enum { SHOWN = 30, NUMBER = 32 };

static const char *const headings[DIFF_N_GROUPS] = {"Inputs",
                                                    "Targets",
                                                    "Cells",
                                                    "Network",
                                                    "Weights",
                                                    "Settings",
                                                    "Data",
                                                    "Training",
                                                    "Scores on training rows",
                                                    "Scores on held-out rows",
                                                    "Notes"};

double diff_relative(const diff_layer *layer) {
    return layer->size_sum > 0 ? sqrt(layer->square_sum / layer->size_sum) : -1;
}

const char *diff_place(const diff *d, size_t i, char *text, size_t size) {
    const bp_layer *layer = &d->a->network.layers[i];
    size_t k = d->layers[i].input;
    if (k == layer->n_inputs) {
        snprintf(text, size, "bias");
    } else if (i) {
        snprintf(text, size, "input %zu", k + 1);
    } else {
        char name[SHOW_NAME];
        show_input at = {0};
        for (size_t j = 0; j <= k; j++)
            show_next_input(&d->a->encoder, &at);
        snprintf(text, size, "%s", show_input_name(&d->a->encoder, &at, name));
    }
    return text;
}

/* Two different numbers, with so many digits that they look different. */
static void tell_apart(double a, double b, char in_a[NUMBER],
                       char in_b[NUMBER]) {
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(in_a, NUMBER, "%.*g", digits, a);
        snprintf(in_b, NUMBER, "%.*g", digits, b);
        if (strcmp(in_a, in_b) != 0)
            return;
    }
}

static const char *text_of(const diff_value *value, const char *number,
                           char clip[BP_CLIP]) {
    if (value->kind == DIFF_NUMBER)
        return number;
    return value->kind == DIFF_TEXT ? bp_clip(show_level(value->text), clip)
                                    : "";
}

/* `+ name (value)` for a column; else `name what: value -> value`, with neither
 * name nor what where there is none. */
static void tell_values(const diff_item *item, flow *line) {
    char in_a[NUMBER] = "", in_b[NUMBER] = "", a[BP_CLIP], b[BP_CLIP];
    bool has_a = item->a.kind != DIFF_NOTHING;
    bool has_b = item->b.kind != DIFF_NOTHING;
    bool is_column = item->name && !item->what && item->group <= DIFF_TARGETS;
    const char *format = is_column ? "(%s)" : "%s";
    tell_apart(item->a.number, item->b.number, in_a, in_b);
    if (item->group == DIFF_NOTES && (has_a || has_b)) {
        flow_words(line, "%s", has_a ? item->a.text : item->b.text);
        return;
    }
    if (has_a)
        flow_item(line, format, text_of(&item->a, in_a, a));
    if (has_a && has_b)
        flow_item(line, "->");
    if (has_b)
        flow_item(line, format, text_of(&item->b, in_b, b));
    if (!has_a && !has_b)
        flow_item(line, "differs");
}

static void tell_item(const diff_item *item) {
    bool has_a = item->a.kind != DIFF_NOTHING;
    bool has_b = item->b.kind != DIFF_NOTHING;
    flow line = {.out = stdout, .at = 4, .indent = 6};
    char clip[BP_CLIP];
    fputs(has_a && !has_b ? "  - " : has_b && !has_a ? "  + " : "    ", stdout);
    if (item->name)
        flow_item(&line, "%s%s", item->group == DIFF_SETTINGS ? "--" : "",
                  bp_clip(item->name, clip));
    if (item->what)
        flow_item(&line, "%s%s", item->what, has_a || has_b ? ":" : "");
    tell_values(item, &line);
    flow_end(&line);
}

static void tell_layer(const diff *d, size_t i) {
    const diff_layer *its = &d->layers[i];
    bool is_whole = its->n_only_a + its->n_only_b == 0;
    char place[SHOW_NAME];
    flow line = {.out = stdout, .at = 4, .indent = 6};
    fputs("    ", stdout);
    flow_item(&line, "layer %zu:", i + 1);
    if (its->n_compared == 0)
        flow_words(&line, "none that both have");
    else
        flow_item(&line, "%zu of %zu%s differ", its->n_differ, its->n_compared,
                  is_whole ? "" : " that both have");
    if (its->n_differ) {
        flow_item(&line, "by up to %.6g", its->largest);
        flow_item(&line,
                  its->size_sum > 0 ? "(unit %zu, %s)," : "(unit %zu, %s)",
                  its->unit + 1, diff_place(d, i, place, sizeof place));
    }
    if (its->n_differ && its->size_sum > 0)
        flow_item(&line, "relative RMS difference %.3g", diff_relative(its));
    flow_end(&line);
}

static void tell_weights(const diff *d) {
    bool is_headed = false;
    if (!d->is_comparable) {
        printf("\n%s\n    not compared: the hidden layers have other sizes\n",
               headings[DIFF_WEIGHTS]);
        return;
    }
    for (size_t i = 0; i < d->a->network.n_layers; i++) {
        const diff_layer *its = &d->layers[i];
        if (!its->n_differ && !its->n_only_a && !its->n_only_b)
            continue;
        if (!is_headed)
            printf("\n%s\n", headings[DIFF_WEIGHTS]);
        is_headed = true;
        tell_layer(d, i);
    }
}

void diff_tell(const diff *d) {
    char a[BP_CLIP], b[BP_CLIP];
    flow line = {.out = stdout, .indent = 2};
    flow_item(&line, "%s ->", bp_clip(d->names[0], a));
    flow_item(&line, "%s", bp_clip(d->names[1], b));
    flow_end(&line);
    for (size_t i = 0, group = 0; group < DIFF_N_GROUPS; group++) {
        size_t from = i;
        if (group == DIFF_WEIGHTS)
            tell_weights(d);
        for (; i < d->n_items && d->items[i].group == group; i++) {
            if (i == from)
                printf("\n%s\n", headings[group]);
            if (d->values->all || i - from < SHOWN)
                tell_item(&d->items[i]);
        }
        if (!d->values->all && i - from > SHOWN)
            printf("    and %zu more, which --all shows\n", i - from - SHOWN);
    }
}
