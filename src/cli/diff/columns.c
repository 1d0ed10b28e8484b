/* columns.c - columns that only one model has, or that differ, and how
 * cells are read. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "diff/diff.h"

/* A column's name, and its place. */
typedef struct named {
    const char *name;
    size_t place;
} named;

static int by_name(const void *a, const void *b) {
    const named *p = a, *q = b;
    return strcmp(p->name, q->name);
}

/* For each column of A which of B's has its name; SIZE_MAX: none. */
static size_t *match(const bp_column *a, size_t n_a, const bp_column *b,
                     size_t n_b, bp_error *err) {
    size_t *matches = bp_alloc(n_a, sizeof *matches, err);
    named *sorted = bp_alloc(n_b, sizeof *sorted, err);
    if (!matches || !sorted) {
        free(matches);
        free(sorted);
        return NULL;
    }
    for (size_t i = 0; i < n_b; i++)
        sorted[i] = (named){b[i].name, i};
    qsort(sorted, n_b, sizeof *sorted, by_name);
    for (size_t i = 0; i < n_a; i++) {
        const named key = {a[i].name, 0};
        const named *found =
            bsearch(&key, sorted, n_b, sizeof *sorted, by_name);
        matches[i] = found ? found->place : SIZE_MAX;
    }
    free(sorted);
    return matches;
}

bp_status diff_match_models(diff *d, bp_error *err) {
    const bp_encoder *a = &d->a->encoder, *b = &d->b->encoder;
    d->inputs = match(a->inputs, a->n_inputs, b->inputs, b->n_inputs, err);
    d->targets = match(a->targets, a->n_targets, b->targets, b->n_targets, err);
    return d->inputs && d->targets ? BP_OK : BP_ESYSTEM;
}

/* The value, or the level, that stands in for a missing cell. */
static diff_value fill_of(const bp_column *column) {
    if (!column->has_fill)
        return diff_nothing();
    return column->type == BP_NUMBER
               ? diff_number(column->fill)
               : diff_text(column->levels.items[column->fill_level]);
}

static bool is_same_value(diff_value a, diff_value b) {
    return a.kind == b.kind &&
           (a.kind != DIFF_TEXT || strcmp(a.text, b.text) == 0) &&
           (a.kind != DIFF_NUMBER || a.number == b.number);
}

static void compare_columns(diff *d, diff_group group, const bp_column *a,
                            const bp_column *b) {
    const char *name = a->name;
    diff_numbers(d, group, name, "number", (double)a->position + 1,
                 (double)b->position + 1);
    diff_texts(d, group, name, "type", bp_column_type_names[a->type],
               bp_column_type_names[b->type]);
    if (a->type != b->type)
        return;
    if (a->type == BP_NUMBER) {
        diff_numbers(d, group, name, "centre", a->centre, b->centre);
        diff_numbers(d, group, name, "scale", a->scale, b->scale);
        diff_bools(d, group, name, "indicator", a->has_indicator,
                   b->has_indicator);
    } else {
        diff_lists(d, group, name, "level", &a->levels, &b->levels, true);
        diff_bools(d, group, name, "numeric", a->numeric, b->numeric);
        diff_bools(d, group, name, "other", a->has_other, b->has_other);
    }
    if (!is_same_value(fill_of(a), fill_of(b)))
        diff_add(d, group, name, "fill", fill_of(a), fill_of(b));
}

static void compare_lists(diff *d, diff_group group, const size_t *matches,
                          const bp_column *a, size_t n_a, const bp_column *b,
                          size_t n_b) {
    bp_error ignored;
    bool *is_matched = bp_alloc(n_b, sizeof *is_matched, &ignored);
    bool in_order = true;
    size_t last = 0;
    d->has_failed = d->has_failed || !is_matched;
    if (!is_matched)
        return;
    for (size_t i = 0; i < n_a; i++) {
        size_t j = matches[i];
        if (j == SIZE_MAX) {
            diff_texts(d, group, a[i].name, NULL,
                       bp_column_type_names[a[i].type], NULL);
            continue;
        }
        is_matched[j] = true;
        in_order = in_order && j >= last;
        last = j;
        compare_columns(d, group, &a[i], &b[j]);
    }
    for (size_t j = 0; j < n_b; j++)
        if (!is_matched[j])
            diff_texts(d, group, b[j].name, NULL, NULL,
                       bp_column_type_names[b[j].type]);
    if (!in_order)
        diff_add(d, group, NULL, "order", diff_nothing(), diff_nothing());
    free(is_matched);
}

static void compare_cells(diff *d, const bp_encoder *a, const bp_encoder *b) {
    const char delimiters[2][2] = {{a->dialect.delimiter, '\0'},
                                   {b->dialect.delimiter, '\0'}};
    const char decimals[2][2] = {{a->dialect.decimal, '\0'},
                                 {b->dialect.decimal, '\0'}};
    diff_group cells = DIFF_CELLS;
    diff_bools(d, cells, NULL, "header", a->has_names, b->has_names);
    diff_numbers(d, cells, NULL, "columns", (double)a->n_file_columns,
                 (double)b->n_file_columns);
    diff_texts(d, cells, NULL, "delimiter",
               a->dialect.blanks ? "blanks" : delimiters[0],
               b->dialect.blanks ? "blanks" : delimiters[1]);
    diff_texts(d, cells, NULL, "decimal", decimals[0], decimals[1]);
    diff_lists(d, cells, NULL, "missing", &a->missing.words, &b->missing.words,
               false);
    diff_bools(d, cells, NULL, "missing_in_text", a->missing.in_text,
               b->missing.in_text);
    diff_texts(d, cells, NULL, "unseen", bp_unseen_names[a->unseen],
               bp_unseen_names[b->unseen]);
}

void diff_columns(diff *d) {
    const bp_encoder *a = &d->a->encoder, *b = &d->b->encoder;
    compare_lists(d, DIFF_INPUTS, d->inputs, a->inputs, a->n_inputs, b->inputs,
                  b->n_inputs);
    diff_texts(d, DIFF_TARGETS, NULL, "task", bp_task_names[a->task],
               bp_task_names[b->task]);
    compare_lists(d, DIFF_TARGETS, d->targets, a->targets, a->n_targets,
                  b->targets, b->n_targets);
    compare_cells(d, a, b);
}
