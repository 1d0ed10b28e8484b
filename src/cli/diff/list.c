/* list.c - the list of differences. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "diff/diff.h"

const char *const diff_group_names[DIFF_N_GROUPS] = {
    "inputs", "targets",  "cells",  "network",  "weights", "settings",
    "data",   "training", "scores", "held_out", "notes"};

/* A copy, or NULL for NULL. */
static char *copy(diff *d, const char *text) {
    bp_error ignored;
    char *its = text ? bp_copy(text, &ignored) : NULL;
    d->has_failed = d->has_failed || (text && !its);
    return its;
}

static diff_value copy_value(diff *d, diff_value value) {
    if (value.kind == DIFF_TEXT)
        value.text = copy(d, value.text);
    return value;
}

void diff_add(diff *d, diff_group group, const char *name, const char *what,
              diff_value a, diff_value b) {
    bp_error ignored;
    if (d->has_failed || bp_grow(&d->items, &d->capacity, d->n_items + 1,
                                 sizeof *d->items, &ignored)) {
        d->has_failed = true;
        return;
    }
    diff_item *item = &d->items[d->n_items++];
    *item = (diff_item){.group = group,
                        .name = copy(d, name),
                        .what = copy(d, what),
                        .a = copy_value(d, a),
                        .b = copy_value(d, b)};
}

void diff_numbers(diff *d, diff_group group, const char *name, const char *what,
                  double a, double b) {
    if (a != b)
        diff_add(d, group, name, what, diff_number(a), diff_number(b));
}

void diff_texts(diff *d, diff_group group, const char *name, const char *what,
                const char *a, const char *b) {
    if (a == b || (a && b && strcmp(a, b) == 0))
        return;
    diff_add(d, group, name, what, a ? diff_text(a) : diff_nothing(),
             b ? diff_text(b) : diff_nothing());
}

void diff_bools(diff *d, diff_group group, const char *name, const char *what,
                bool a, bool b) {
    diff_texts(d, group, name, what, a ? "yes" : "no", b ? "yes" : "no");
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **sorted(diff *d, const bp_strings *list) {
    bp_error ignored;
    const char **texts = bp_alloc(list->count, sizeof *texts, &ignored);
    d->has_failed = d->has_failed || !texts;
    for (size_t i = 0; texts && i < list->count; i++)
        texts[i] = list->items[i];
    if (texts)
        qsort(texts, list->count, sizeof *texts, by_text);
    return texts;
}

static bool is_same_list(const bp_strings *a, const bp_strings *b) {
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return a->count == b->count;
}

void diff_lists(diff *d, diff_group group, const char *name, const char *what,
                const bp_strings *a, const bp_strings *b, bool is_ordered) {
    size_t n_before = d->n_items, i = 0, j = 0;
    if (is_same_list(a, b))
        return;
    const char **in_a = sorted(d, a), **in_b = sorted(d, b);
    while (in_a && in_b && (i < a->count || j < b->count)) {
        int order = i == a->count   ? 1
                    : j == b->count ? -1
                                    : strcmp(in_a[i], in_b[j]);
        if (order < 0)
            diff_texts(d, group, name, what, in_a[i], NULL);
        else if (order > 0)
            diff_texts(d, group, name, what, NULL, in_b[j]);
        i += order <= 0;
        j += order >= 0;
    }
    free(in_a);
    free(in_b);
    if (is_ordered && d->n_items == n_before)
        diff_add(d, group, name, "order", diff_nothing(), diff_nothing());
}

bool diff_is_same(const diff *d, bool of_predictions) {
    for (size_t i = 0; i < d->n_items; i++)
        if (!of_predictions || diff_is_of_predictions(d->items[i].group))
            return false;
    for (size_t i = 0; d->is_comparable && i < d->a->network.n_layers; i++)
        if (d->layers[i].n_differ)
            return false;
    return true;
}

void diff_free(diff *d) {
    for (size_t i = 0; i < d->n_items; i++) {
        diff_item *item = &d->items[i];
        free(item->name);
        free(item->what);
        if (item->a.kind == DIFF_TEXT)
            free((char *)item->a.text);
        if (item->b.kind == DIFF_TEXT)
            free((char *)item->b.text);
    }
    free(d->items);
    free(d->inputs);
    free(d->targets);
    *d = (diff){0};
}

size_t diff_find_level(const bp_column *column, const char *level) {
    size_t from = 0, to = column->levels.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2, at = column->sorted[middle];
        int order = strcmp(level, column->levels.items[at]);
        if (order == 0)
            return at;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return SIZE_MAX;
}
