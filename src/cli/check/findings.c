/* findings.c - what is to be known before training, but for inputs that
 * give the target away (leaks.c). */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "check/check.h"

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

bp_status check_add(check *c, const char *kind, size_t col, size_t other,
                    bp_error *err, const char *format, ...) {
    size_t n = c->texts.count;
    bp_error line;
    va_list args;
    va_start(args, format);
    vsnprintf(line.message, sizeof line.message, format, args);
    va_end(args);
    bp_status status = bp_grow(&c->findings, &c->findings_capacity, n + 1,
                               sizeof *c->findings, err);
    if (status)
        return status;
    c->findings[n] = (check_finding){kind, col, other};
    return bp_strings_add(&c->texts, line.message, err);
}

static bool is_constant(const check *c, size_t col) {
    const bp_profile *its = &c->profiles[col];
    if (bp_profile_is_numeric(its))
        return its->min == its->max;
    return its->n_words > 0 && !c->columns[col].is_over &&
           c->columns[col].n_distinct == 1 && c->columns[col].n_missing == 0;
}

static bool is_input(const check *c, size_t col) {
    return c->columns[col].use == CHECK_INPUT;
}

static bp_status find_constant(check *c, size_t col, bp_error *err) {
    const bp_profile *its = &c->profiles[col];
    char clip[BP_CLIP], value[BP_CLIP], number[BP_NUM_TEXT];
    if (!is_input(c, col) || !is_constant(c, col))
        return BP_OK;
    if (bp_profile_is_numeric(its))
        bp_num_from_double(its->min, number);
    return check_add(c, "constant", col, SIZE_MAX, err,
                     "column '%s' is constant (%s): nothing can be learnt from "
                     "it%s",
                     bp_clip(check_name(c, col), clip),
                     bp_profile_is_numeric(its) ? number
                                                : bp_clip(its->word, value),
                     c->columns[col].n_missing && bp_profile_is_numeric(its)
                         ? " but which cells are missing"
                         : "");
}

/* True when each row has a value of its own: one that tells rows apart, and
 * nothing else. Measured numbers can do that, but seldom whole ones. */
static bool all_differ(const check *c, size_t col) {
    enum { WORDS = 10, NUMBERS = 50 };
    const bp_profile *its = &c->profiles[col];
    const check_column *column = &c->columns[col];
    size_t n = its->n_numbers + its->n_words;
    bool is_numeric = bp_profile_is_numeric(its);
    return !column->is_over && column->n_missing == 0 &&
           column->n_distinct == n && n > (is_numeric ? NUMBERS : WORDS) &&
           (!is_numeric || its->is_whole);
}

static bp_status find_id(check *c, size_t col, bp_error *err) {
    const bp_profile *its = &c->profiles[col];
    char clip[BP_CLIP];
    const char *name = bp_clip(check_name(c, col), clip);
    if (!is_input(c, col))
        return BP_OK;
    if (strcmp(c->columns[col].type, "row number") == 0)
        return check_add(c, "id", col, SIZE_MAX, err,
                         "column '%s' numbers the rows: leave it out unless "
                         "their order says something",
                         name);
    return all_differ(c, col)
               ? check_add(c, "id", col, SIZE_MAX, err,
                           "column '%s' has another %s in each row: leave it "
                           "out if it is a name or an id",
                           name,
                           bp_profile_is_numeric(its) ? "whole number" : "text")
               : BP_OK;
}

/* The file's name only where there are several. */
static void put_place(const check *c, const check_place *place, char *text,
                      size_t size) {
    char clip[BP_CLIP];
    if (c->values->train.common.n_operands == 1)
        snprintf(text, size, "line %zu", place->line);
    else
        snprintf(text, size, "%s:%zu", bp_clip(place->file, clip), place->line);
}

/* One word between a column and its being numeric. Text that is a category for
 * good reasons has some numbers, at most. */
static bp_status find_word(check *c, size_t col, bp_error *err) {
    const bp_profile *its = &c->profiles[col];
    const check_cells *cells = &c->scan.columns[col];
    char clip[BP_CLIP], word[BP_CLIP], place[2 * BP_CLIP], others[64] = "";
    check_place first = {its->word_file, its->word_line};
    bool is_used = c->columns[col].use != CHECK_IGNORED &&
                   c->columns[col].use != CHECK_ROW_NUMBERS;
    if (!is_used || its->n_words == 0 || cells->many_words ||
        its->n_numbers < 2 || its->n_numbers < its->n_words)
        return BP_OK;
    size_t n = its->n_words - 1;
    if (n)
        snprintf(others, sizeof others, " and %zu other cell%s", n, plural(n));
    put_place(c, &first, place, sizeof place);
    return check_add(c, "word", col, SIZE_MAX, err,
                     "column '%s' would hold numbers if it weren't for '%s' in "
                     "%s%s; if that means missing, name it with --na",
                     bp_clip(check_name(c, col), clip),
                     bp_clip(its->word, word), place, others);
}

static bp_status find_refused(check *c, size_t col, bp_error *err) {
    const char *refusal = c->columns[col].refusal;
    return refusal ? check_add(c, "refused", col, SIZE_MAX, err, "%s", refusal)
                   : BP_OK;
}

typedef bp_status (*finder)(check *c, size_t col, bp_error *err);

static bp_status for_columns(check *c, finder find, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t col = 0; !status && col < check_n_cols(c); col++)
        status = find(c, col, err);
    return status;
}

/* Column numbers by what is in the columns, those that are alike in order. */
static int by_hash(const void *a, const void *b, void *columns) {
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    const check_cells *cells = columns;
    if (cells[i].hash != cells[j].hash)
        return cells[i].hash < cells[j].hash ? -1 : 1;
    return (i > j) - (i < j);
}

/* The first column that is like it, if both are used for something. */
static bp_status add_twin(check *c, size_t first, size_t col, bp_error *err) {
    char clip[BP_CLIP], other[BP_CLIP];
    check_use a = c->columns[first].use, b = c->columns[col].use;
    if (a == CHECK_IGNORED || b == CHECK_IGNORED || is_constant(c, col) ||
        c->profiles[col].n_numbers + c->profiles[col].n_words == 0)
        return BP_OK;
    bool is_target = a == CHECK_TARGET || b == CHECK_TARGET;
    if (b == CHECK_TARGET) { /* say it of the input */
        size_t swap = first;
        first = col;
        col = swap;
    }
    return check_add(c, "duplicate", col, first, err,
                     "column '%s' holds the same as %s '%s' in every row",
                     bp_clip(check_name(c, col), clip),
                     is_target ? "the target" : "column",
                     bp_clip(check_name(c, first), other));
}

static bp_status find_twins(check *c, bp_error *err) {
    size_t n = check_n_cols(c), *sorted = bp_alloc(n, sizeof *sorted, err);
    size_t *twin = bp_alloc(n, sizeof *twin, err);
    bp_status status = sorted && twin ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++)
        sorted[i] = i;
    if (!status)
        qsort_r(sorted, n, sizeof *sorted, by_hash, c->scan.columns);
    for (size_t i = 0, start = 0; !status && i < n; i++) {
        if (c->scan.columns[sorted[i]].hash !=
            c->scan.columns[sorted[start]].hash)
            start = i;
        twin[sorted[i]] = sorted[start];
    }
    for (size_t col = 0; !status && col < n; col++)
        if (twin[col] != col)
            status = add_twin(c, twin[col], col, err);
    free(sorted);
    free(twin);
    return status;
}

static bp_status find_repeats(check *c, bp_error *err) {
    const check_scan *scan = &c->scan;
    char again[2 * BP_CLIP], first[2 * BP_CLIP];
    size_t n = scan->n_repeats;
    if (n == 0)
        return BP_OK;
    put_place(c, &scan->again, again, sizeof again);
    put_place(c, &scan->first, first, sizeof first);
    return check_add(c, "repeated rows", SIZE_MAX, SIZE_MAX, err,
                     "%zu row%s of %zu %s (first: %s is a copy of %s)", n,
                     plural(n), scan->n_rows,
                     n == 1 ? "is a copy of an earlier one"
                            : "are copies of earlier ones",
                     again, first);
}

/* Classes that are hard to learn, for want of rows. */
static bp_status find_imbalance(check *c, bp_error *err) {
    enum { FEW = 10, RATIO = 20 };
    const bp_level_list *list = &c->classes.list;
    size_t rare = 0, most = 0;
    char clip[BP_CLIP], other[BP_CLIP];
    for (size_t i = 0; i < list->texts.count; i++) {
        rare = list->counts[i] < list->counts[rare] ? i : rare;
        most = list->counts[i] > list->counts[most] ? i : most;
    }
    if (list->texts.count < 2 ||
        (list->counts[rare] >= FEW &&
         list->counts[most] <= RATIO * list->counts[rare]))
        return BP_OK;
    if (rare == most)
        return check_add(c, "imbalance", c->plan.targets[0], SIZE_MAX, err,
                         "each class has %zu row%s only", list->counts[rare],
                         plural(list->counts[rare]));
    return check_add(c, "imbalance", c->plan.targets[0], SIZE_MAX, err,
                     "the rarest class, '%s', has %zu row%s; the commonest, "
                     "'%s', has %zu",
                     bp_clip(list->texts.items[rare], clip), list->counts[rare],
                     plural(list->counts[rare]),
                     bp_clip(list->texts.items[most], other),
                     list->counts[most]);
}

/* Numbers that may be names of classes: nobody said, so training takes them for
 * numbers. */
static bp_status find_task(check *c, bp_error *err) {
    enum { FEW = 20, ROWS_EACH = 10 };
    const plan *p = &c->plan;
    char clip[BP_CLIP];
    if (!c->is_chosen || !c->profiles || p->task != BP_REGRESS ||
        p->n_targets != 1 || p->values->task != AUTO)
        return BP_OK;
    size_t col = p->targets[0], n = c->columns[col].n_distinct;
    if (!c->profiles[col].is_whole || n < 2 || n > FEW ||
        n * ROWS_EACH > c->profiles[col].n_numbers)
        return BP_OK;
    return check_add(c, "task", col, SIZE_MAX, err,
                     "the target '%s' has %zu different whole numbers: if they "
                     "stand for classes, say --task classify",
                     bp_clip(check_name(c, col), clip), n);
}

bp_status check_find(check *c, bp_error *err) {
    bp_status status = BP_OK;
    if (c->profiles) {
        static const finder finders[] = {find_refused, find_word, find_constant,
                                         find_id};
        for (size_t i = 0; !status && i < sizeof finders / sizeof *finders; i++)
            status = for_columns(c, finders[i], err);
        if (!status)
            status = find_twins(c, err);
    }
    if (!status)
        status = find_task(c, err);
    if (!status)
        status = find_imbalance(c, err);
    return status ? status : find_repeats(c, err);
}
