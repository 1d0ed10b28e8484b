/* columns.c - what is told of each column.
 *
 * Whether training takes a column, and as what, is found by having the encoder
 * fitted on that column alone: so every refusal is known, not only the first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/encoder.h"
#include "bp/mem.h"
#include "check/check.h"
#include "plan/columns.h"

/* What is done about missing cells of an input. */
static const char *missing_as(const plan *p, const bp_column *column) {
    static const char *const numbers[] = {"the mean", "the median",
                                          "the most frequent one"};
    if (column->type == BP_NUMBER && column->has_fill)
        return numbers[p->number_filling];
    if (column->type == BP_CATEGORY && column->has_fill)
        return "the commonest level";
    if (column->type == BP_CATEGORY && p->category_filling == BP_FILL_LEVEL)
        return "a level of their own";
    return (column->type == BP_NUMBER ? p->number_filling
                                      : p->category_filling) == BP_FILL_DROP
               ? "their rows are left out"
               : NULL;
}

static void keep_column(check *c, size_t col, const bp_column *column,
                        bool is_target) {
    check_column *to = &c->columns[col];
    to->is_known = true;
    to->taken = column->type;
    to->width = is_target && column->type == BP_CATEGORY
                    ? column->levels.count
                    : bp_column_width(column);
    to->has_other = column->has_other;
    if (!is_target)
        to->missing_as = missing_as(&c->plan, column);
    else
        to->missing_as = "their rows are left out";
}

/* Fits one column. A refusal is no failure: it is kept. */
static bp_status try_column(check *c, size_t col, bool is_target, bool is_first,
                            bp_error *err) {
    const plan *p = &c->plan;
    bp_fit fit = plan_encoding(p);
    bp_encoder encoder = {0};
    bp_strings notes = {0};
    bp_error why = {0};
    *(is_target ? &fit.targets : &fit.inputs) = &col;
    fit.n_inputs = !is_target;
    fit.n_targets = is_target;
    bp_status status = bp_encoder_fit(&encoder, &p->table, p->profiles,
                                      &p->missing, &fit, &notes, &why);
    if (!status && is_first)
        keep_column(c, col, is_target ? encoder.targets : encoder.inputs,
                    is_target);
    if (status == BP_EDATA) {
        c->refused[col] = !is_target;
        status = BP_OK;
        if (is_first) {
            c->columns[col].refusal = bp_copy(why.message, err);
            status = c->columns[col].refusal ? BP_OK : BP_ESYSTEM;
        }
    } else if (status) {
        *err = why;
    }
    bp_encoder_free(&encoder);
    bp_strings_free(&notes);
    return status;
}

/* A column without any value that is to be an input. */
static bool is_empty_input(const check *c, size_t col) {
    const bp_profile *its = &c->profiles[col];
    check_use use = c->columns[col].use;
    return its->n_numbers + its->n_words == 0 &&
           (use == CHECK_INPUT || use == CHECK_REFUSED);
}

/* Columns that training refuses, since their numbers are written so that they
 * are none. Leaving them out is not what helps. */
static bp_status keep_misspelt(check *c, bp_error *err) {
    const plan *p = &c->plan;
    bp_error why;
    for (size_t col = 0; col < check_n_cols(c); col++) {
        if (plan_check_column(p, col, &why) != BP_EDATA)
            continue;
        c->columns[col].use = CHECK_REFUSED;
        c->columns[col].refusal = bp_copy(why.message, err);
        if (!c->columns[col].refusal)
            return BP_ESYSTEM;
    }
    return BP_OK;
}

bp_status check_try(check *c, bool is_first, bool is_profiled, bp_error *err) {
    const plan *p = &c->plan;
    bp_status status = BP_OK;
    if (!c->profiles)
        return BP_OK;
    if (is_first && !is_profiled)
        status = keep_misspelt(c, err);
    for (size_t i = 0; !status && is_profiled && i < p->n_inputs; i++)
        status = try_column(c, p->inputs[i], false, is_first, err);
    for (size_t i = 0; !status && c->is_chosen && i < p->n_targets; i++)
        status = try_column(c, p->targets[i], true, is_first, err);
    for (size_t col = 0; !is_profiled && col < check_n_cols(c); col++)
        c->refused[col] = c->refused[col] || is_empty_input(c, col);
    for (size_t col = 0; col < check_n_cols(c); col++)
        if (is_first && c->refused[col])
            c->columns[col].use = CHECK_REFUSED;
    return status;
}

/* More levels than can be learnt from; see the encoder. */
static bool is_text(const check *c, const check_column *column) {
    enum { HARMLESS = 50 };
    return column->is_over || (column->n_distinct > HARMLESS &&
                               column->n_distinct > c->scan.n_rows / 2);
}

static const char *type_of(const check *c, size_t col) {
    enum { CONVINCING = 10 };
    const bp_profile *its = &c->profiles[col];
    const check_column *column = &c->columns[col];
    bool counts =
        its->counts_up && column->use != CHECK_TARGET &&
        (c->scan.n_rows >= CONVINCING || column->use == CHECK_ROW_NUMBERS);
    if (its->n_numbers + its->n_words == 0)
        return "empty";
    if (column->is_known && column->taken == BP_CATEGORY)
        return "category";
    if (bp_profile_is_numeric(its))
        return counts ? "row number" : "number";
    return is_text(c, column) ? "text" : "category";
}

/* The different texts that aren't missing. */
static size_t count_texts(const check *c, const bp_profile *its) {
    size_t n = 0;
    for (size_t i = 0; i < its->levels.count; i++)
        n += !bp_cell_is_missing(its->levels.items[i].text, &c->plan.missing,
                                 false);
    return n;
}

static void describe(check *c, size_t col) {
    const bp_profile *its = &c->profiles[col];
    check_column *column = &c->columns[col];
    bool is_numeric = its->n_words == 0;
    const check_set *numbers = &c->scan.columns[col].numbers;
    column->n_missing = its->n_empty;
    if (is_numeric || c->plan.missing.in_text)
        column->n_missing += its->n_missing;
    column->is_over = is_numeric ? numbers->is_over : its->levels.is_over;
    if (column->is_over)
        column->n_distinct = is_numeric ? c->scan.limit : BP_MAX_LEVELS;
    else
        column->n_distinct = is_numeric ? numbers->count : count_texts(c, its);
    column->type = type_of(c, col);
}

void check_describe(check *c) {
    for (size_t col = 0; col < check_n_cols(c); col++)
        describe(c, col);
}

static int by_count(const void *a, const void *b) {
    const bp_level *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return strcmp(x->text, y->text);
}

size_t check_commonest(const check *c, size_t col, bp_level *levels,
                       size_t most) {
    const bp_profile *its = &c->profiles[col];
    size_t n = 0;
    for (size_t i = 0; i < its->levels.count; i++) {
        bp_level level = its->levels.items[i];
        if (bp_cell_is_missing(level.text, &c->plan.missing, false))
            continue;
        if (n == most && by_count(&level, &levels[n - 1]) > 0)
            continue;
        n += n < most;
        levels[n - 1] = level;
        qsort(levels, n, sizeof *levels, by_count);
    }
    return n;
}
