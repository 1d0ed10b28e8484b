/* text.c - the report for people: 80 columns on standard output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "check/check.h"
#include "width.h"

/* Columns are shown two lines each up to so many, and one line each then; of
 * more, the first ones, and those that something is said of. */
enum { WITH_CONTENTS = 60, WITHOUT = 60 };

enum { NAME = 18, COMMONEST = 3 };

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static void tell_file(const check *c) {
    const bp_table *table = &c->plan.table;
    const check_scan *scan = &c->scan;
    size_t n_others = c->values->train.common.n_operands - 1;
    char line[1024], parted[32], clip[BP_CLIP], others[40] = "";
    if (n_others)
        snprintf(others, sizeof others, " and %zu more", n_others);
    if (table->dialect.delimiter == '\t')
        snprintf(parted, sizeof parted, "tabs");
    else
        snprintf(parted, sizeof parted, "'%c'", table->dialect.delimiter);
    snprintf(line, sizeof line,
             "%s%s: %zu row%s, %zu column%s, parted by %s; %s",
             bp_clip(table->file, clip), others, scan->n_rows,
             plural(scan->n_rows), table->n_cols, plural(table->n_cols),
             table->dialect.blanks ? "blanks" : parted,
             table->has_header ? "names in the first row" : "no header");
    text_put_words(stdout, line, 0, 2);
}

static void tell_ragged(const check *c) {
    const check_scan *scan = &c->scan;
    char line[512];
    if (!scan->n_ragged)
        return;
    snprintf(line, sizeof line,
             "%zu of %zu row%s %s more or fewer than %zu cell%s; columns are "
             "looked into once all rows have as many",
             scan->n_ragged, scan->n_rows, plural(scan->n_rows),
             scan->n_ragged == 1 ? "has" : "have", c->plan.table.n_cols,
             plural(c->plan.table.n_cols));
    fputs("\nRagged rows\n  ", stdout);
    text_put_words(stdout, line, 2, 2);
    for (size_t i = 0; i < scan->n_ragged && i < CHECK_RAGGED; i++) {
        const check_ragged *r = &scan->ragged[i];
        char clip[BP_CLIP];
        snprintf(line, sizeof line, "%s:%zu: %zu cell%s",
                 bp_clip(r->at.file, clip), r->at.line, r->n_cells,
                 plural(r->n_cells));
        fputs("  ", stdout);
        text_put_words(stdout, line, 2, 4);
    }
    if (scan->n_ragged > CHECK_RAGGED)
        printf("  and %zu more\n", scan->n_ragged - CHECK_RAGGED);
}

/* What training does with it, in at most 31 columns. */
static void taken_as(const check *c, size_t col, char *text, size_t size) {
    const check_column *column = &c->columns[col];
    const char *scaled =
        c->values->train.scale == BP_SCALE_NONE ? "" : ", scaled";
    size_t n = column->width - column->has_other;
    switch (column->use) {
    case CHECK_TARGET:
        if (column->is_known && column->taken == BP_CATEGORY)
            snprintf(text, size, "target, %zu classes", n);
        else
            snprintf(text, size, "target%s",
                     column->refusal ? ", refused" : "");
        return;
    case CHECK_INPUT:
        if (!column->is_known)
            snprintf(text, size, "input");
        else if (column->taken == BP_CATEGORY)
            snprintf(text, size, "input, %zu level%s%s", n, plural(n),
                     column->has_other ? " and others" : "");
        else
            snprintf(text, size, "%s%s", n > 1 ? "2 inputs" : "input", scaled);
        return;
    case CHECK_REFUSED:
        snprintf(text, size, "refused: %s",
                 strcmp(column->type, "empty") == 0  ? "no value at all"
                 : strcmp(column->type, "text") == 0 ? "nearly all different"
                                                     : "see below");
        return;
    case CHECK_IGNORED: snprintf(text, size, "left out, as asked"); return;
    case CHECK_ROW_NUMBERS:
        snprintf(text, size, "left out: numbers the rows");
        return;
    default: snprintf(text, size, "not known yet"); return;
    }
}

/* Range and mean, or the commonest levels; and what missing cells become. */
static void tell_contents(const check *c, size_t col) {
    const bp_profile *its = &c->profiles[col];
    const check_column *column = &c->columns[col];
    char line[512] = "", clip[BP_CLIP];
    int n = 0;
    if (bp_profile_is_numeric(its)) {
        n = snprintf(line, sizeof line, "%.6g to %.6g, mean %.6g", its->min,
                     its->max, its->mean);
    } else {
        bp_level levels[COMMONEST];
        size_t n_levels = check_commonest(c, col, levels, COMMONEST);
        for (size_t i = 0; i < n_levels; i++)
            n += snprintf(line + n, sizeof line - (size_t)n, "%s%s %zu",
                          i ? ", " : "", bp_clip(levels[i].text, clip),
                          levels[i].count);
        if (n_levels && column->n_distinct > n_levels)
            n += snprintf(line + n, sizeof line - (size_t)n, ", ...");
    }
    if (column->n_missing && column->missing_as)
        snprintf(line + n, sizeof line - (size_t)n, "%smissing: %s",
                 n ? "; " : "", column->missing_as);
    if (!*line)
        return;
    fputs("    ", stdout);
    text_put_words(stdout, line, 4, 4);
}

static void tell_column(const check *c, size_t col, bool with_contents) {
    const check_column *column = &c->columns[col];
    char distinct[32], taken[64];
    taken_as(c, col, taken, sizeof taken);
    snprintf(distinct, sizeof distinct, "%s%zu", column->is_over ? ">" : "",
             column->n_distinct);
    text_put_cell(stdout, check_name(c, col), NAME);
    printf(" %-10s %7zu %8s  %s\n", column->type, column->n_missing, distinct,
           taken);
    if (with_contents)
        tell_contents(c, col);
}

static bool is_shown(const check *c, size_t col) {
    check_use use = c->columns[col].use;
    return col < WITHOUT || use == CHECK_TARGET;
}

static void tell_columns(const check *c) {
    size_t n = check_n_cols(c), n_hidden = 0;
    printf("\n%-*s %-10s %7s %8s  %s\n", NAME, "Column", "type", "missing",
           "distinct", "taken as");
    for (size_t col = 0; col < n; col++)
        if (is_shown(c, col))
            tell_column(c, col, n <= WITH_CONTENTS);
        else
            n_hidden++;
    if (n_hidden)
        printf("and %zu more column%s, which --json shows\n", n_hidden,
               plural(n_hidden));
}

static void tell_task(const check *c) {
    const plan *p = &c->plan;
    const bp_level_list *list = &c->classes.list;
    enum { SHOWN = 12 };
    char line[1024], clip[BP_CLIP];
    if (!c->is_chosen)
        return;
    int n = snprintf(line, sizeof line, "Task: %s (%s)",
                     p->task == BP_CLASSIFY ? "classification" : "regression",
                     p->task_reason);
    for (size_t i = 0; i < list->texts.count && i < SHOWN; i++)
        n += snprintf(line + n, sizeof line - (size_t)n, "%s %s %zu",
                      i ? "," : "; rows of each class:",
                      bp_clip(list->texts.items[i], clip), list->counts[i]);
    if (list->texts.count > SHOWN)
        snprintf(line + n, sizeof line - (size_t)n, " and %zu classes more",
                 list->texts.count - SHOWN);
    fputc('\n', stdout);
    text_put_words(stdout, line, 0, 2);
}

/* A sentence that ends the report needn't be told twice. */
static void tell_list(const check *c, const char *heading,
                      const bp_strings *list) {
    enum { SHOWN = 50 };
    size_t n = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i], c->refusal.message) == 0)
            continue;
        if (n++ == 0)
            printf("\n%s\n", heading);
        if (n > SHOWN)
            continue;
        fputs("- ", stdout);
        text_put_words(stdout, list->items[i], 2, 2);
    }
    if (n > SHOWN)
        printf("and %zu more, which --json shows\n", n - SHOWN);
}

/* Not wrapped: it is to be copied. */
static void tell_line(const check *c) {
    if (!c->line)
        return;
    fputs("\nTo train\n  ", stdout);
    text_put_cell(stdout, c->line, text_width(c->line, strlen(c->line)));
    fputc('\n', stdout);
}

void check_tell(const check *c) {
    tell_file(c);
    tell_ragged(c);
    if (c->profiles)
        tell_columns(c);
    tell_task(c);
    tell_list(c, "Notes", &c->notes);
    tell_list(c, "Findings", &c->texts);
    tell_line(c);
    if (*c->refusal.message) {
        fputs("\nAs it is, bp train refuses it\n  ", stdout);
        text_put_words(stdout, c->refusal.message, 2, 2);
    }
}
