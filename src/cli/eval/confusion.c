/* confusion.c - the confusion matrix: whole where it fits, else the largest
 * confusions of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "eval/eval.h"
#include "width.h"

enum { WIDTH = 79, LABEL = 24, GAP = 2, NAME = 26 };

/* How the matrix is laid out. */
typedef struct layout {
    size_t label;     /* columns of a row's label */
    size_t cell;      /* and of a cell, with the gap before it */
    bool has_numbers; /* classes are numbered, since their names don't fit */
    size_t digits;    /* of these numbers */
} layout;

static size_t digits_of(size_t number) {
    char text[32];
    return (size_t)snprintf(text, sizeof text, "%zu", number);
}

static size_t longest_name(const bp_strings *names) {
    size_t longest = 0;
    for (size_t c = 0; c < names->count; c++) {
        size_t width = text_width(names->items[c], strlen(names->items[c]));
        longest = width > longest ? width : longest;
    }
    return longest;
}

static size_t longest_count(const bp_class_evaluation *e) {
    size_t most = 0;
    for (size_t k = 0; k < e->n_confusions; k++)
        if (e->confusions[k].n_rows > most)
            most = e->confusions[k].n_rows;
    return digits_of(most);
}

static size_t greater(size_t a, size_t b) {
    return a > b ? a : b;
}

/* False when it doesn't fit. */
static bool lay_out(layout *how, const bp_class_evaluation *e,
                    const bp_strings *names) {
    size_t name = longest_name(names), count = longest_count(e);
    size_t n = e->n_classes;
    *how = (layout){.label = name < LABEL ? greater(name, 1) : LABEL,
                    .cell = GAP + greater(name, count),
                    .digits = digits_of(n)};
    if (n <= WIDTH && name < WIDTH && how->label + n * how->cell <= WIDTH &&
        name <= LABEL)
        return true;
    how->has_numbers = true;
    how->label += how->digits + 1;
    how->cell = GAP + greater(how->digits, count);
    return n <= WIDTH && how->label + n * how->cell <= WIDTH;
}

static void put_right(const char *text, size_t width) {
    size_t length = strlen(text), taken = text_width(text, length);
    printf("%*s", (int)(width - taken), "");
    text_put_cell(stdout, text, taken);
}

static void put_matrix(const layout *how, const bp_class_evaluation *e,
                       const bp_strings *names) {
    puts("\nConfusion matrix: a line for each actual class, a column for each "
         "predicted");
    printf("%*s", (int)how->label, "");
    for (size_t c = 0; c < e->n_classes; c++)
        if (how->has_numbers)
            printf("%*zu", (int)how->cell, c + 1);
        else
            put_right(names->items[c], how->cell);
    putchar('\n');
    for (size_t c = 0; c < e->n_classes; c++) {
        size_t label = how->label;
        if (how->has_numbers) {
            printf("%*zu ", (int)how->digits, c + 1);
            label -= how->digits + 1;
        }
        text_put_cell(stdout, names->items[c], label);
        for (size_t k = 0; k < e->n_classes; k++)
            printf("%*zu", (int)how->cell, bp_confusion_at(e, c, k));
        putchar('\n');
    }
}

/* ---- what doesn't fit ---- */

/* The most rows first, and of equals the first. */
static int by_rows(const void *left, const void *right) {
    const bp_confusion *a = left, *b = right;
    if (a->n_rows != b->n_rows)
        return a->n_rows < b->n_rows ? 1 : -1;
    if (a->actual != b->actual)
        return a->actual > b->actual ? 1 : -1;
    return a->predicted > b->predicted ? 1 : -1;
}

static void put_confusions(const bp_class_evaluation *e,
                           const bp_strings *names, const bp_confusion *order,
                           size_t n, size_t n_shown) {
    putchar('\n');
    text_put_cell(stdout, n_shown < n ? "Largest confusions" : "Confusions",
                  NAME);
    printf(" %-*s %9s %14s\n", NAME, "predicted as", "rows", "of its class");
    size_t n_left = 0;
    for (size_t i = 0; i < n; i++) {
        const bp_confusion *cell = &order[i];
        if (i >= n_shown) {
            n_left += cell->n_rows;
            continue;
        }
        text_put_cell(stdout, names->items[cell->actual], NAME);
        putchar(' ');
        text_put_cell(stdout, names->items[cell->predicted], NAME);
        printf(" %9zu %12.2f %%\n", cell->n_rows,
               100 * (double)cell->n_rows /
                   (double)e->classes[cell->actual].n_rows);
    }
    if (n_shown < n)
        printf("and %zu more with %zu row%s, which --all shows\n", n - n_shown,
               n_left, eval_plural(n_left));
    if (n == 0)
        puts("none: all rows are right");
}

bp_status eval_tell_confusion(const eval_report *report, bp_error *err) {
    const bp_class_evaluation *e = &report->judged->classes;
    const bp_strings *names = &report->judged->model->encoder.targets[0].levels;
    layout how;
    if (lay_out(&how, e, names)) {
        put_matrix(&how, e, names);
        return BP_OK;
    }
    bp_confusion *order = bp_alloc(e->n_confusions, sizeof *order, err);
    if (!order)
        return BP_ESYSTEM;
    size_t n = 0;
    for (size_t k = 0; k < e->n_confusions; k++)
        if (e->confusions[k].actual != e->confusions[k].predicted)
            order[n++] = e->confusions[k];
    qsort(order, n, sizeof *order, by_rows);
    bool cut = n > EVAL_CONFUSIONS && !report->values->all;
    put_confusions(e, names, order, n, cut ? EVAL_CONFUSIONS : n);
    free(order);
    return BP_OK;
}
