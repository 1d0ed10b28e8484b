/* encoder_fit_levels.c - the levels of a category, from the profile of its
 * column: which have an input of their own, which share one, and what a
 * missing cell is. */
#include "encoder_fit.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* From this many inputs on, a column is worth a note. */
enum { MANY_INPUTS = 1000 };

/* What is found out about the column. */
typedef struct findings {
    bp_level_list list; /* its texts that aren't missing */
    size_t n_levels;    /* of these, and of missing cells if they are one */
    size_t n_missing;
    size_t n_rare;      /* of the texts, those seen too seldom */
    size_t most_cells;  /* of one level, not counting the missing ones */
    size_t most_common; /* the column's level of which there are so many */
    bool is_level;      /* missing cells are a level of their own */
} findings;

static bp_status refuse_levels(const fitting *f, size_t col, bool is_target,
                               const findings *found) {
    char clip[BP_CLIP];
    const char *name = fitting_name(f, col, clip);
    return bp_fail(f->err, BP_EDATA,
                   "%s: column '%s' has %zu different texts in %zu rows, too "
                   "many to learn from; %s--categorical '%s'",
                   f->table->file, name, found->n_levels, f->table->n_rows,
                   is_target ? "name another --target, or say "
                             : "leave it out with --ignore, or say ",
                   name);
}

static bp_status refuse_over(const fitting *f, size_t col, bool is_target) {
    char clip[BP_CLIP];
    return bp_fail(f->err, BP_EDATA,
                   "%s: column '%s' has more than %d different texts, too many "
                   "to learn from; %s",
                   f->table->file, fitting_name(f, col, clip), BP_MAX_LEVELS,
                   is_target ? "name another --target"
                             : "leave it out with --ignore");
}

/* A name, an id, a date: so many levels that none is seen often enough. */
static bool is_id_like(const fitting *f, size_t col, size_t n_levels) {
    enum { HARMLESS = 50 };
    return n_levels > HARMLESS && n_levels > f->table->n_rows / 2 &&
           !f->fit->categorical[col];
}

/* One word makes a column text: say which, since it may be a slip. */
static bp_status note_lone_word(const fitting *f, size_t col) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP], word[BP_CLIP], file[BP_CLIP], of[BP_CLIP + 4] = "";
    if (profile->n_words != 1 || profile->n_numbers < 2)
        return BP_OK;
    if (strcmp(profile->word_file, f->table->file) != 0)
        snprintf(of, sizeof of, " of %s", bp_clip(profile->word_file, file));
    return bp_strings_addf(
        f->notes, f->err,
        "column '%s' is taken as categories for one cell: line %zu%s has '%s', "
        "all others are numbers",
        fitting_name(f, col, clip), profile->word_line, of,
        bp_clip(profile->word, word));
}

static bp_status note_missing(const fitting *f, const bp_column *column,
                              size_t col, const findings *found) {
    char clip[BP_CLIP], level[BP_CLIP];
    const char *name = fitting_name(f, col, clip);
    const char *kind =
        column->numeric || f->missing->in_text ? "missing" : "empty";
    size_t n = found->n_missing;
    if (found->is_level)
        return bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu %s cell%s taken as a level of %s own", name, n,
            kind, plural(n), n == 1 ? "its" : "their");
    if (n == 0 || !column->has_fill)
        return BP_OK;
    return bp_strings_addf(
        f->notes, f->err,
        "column '%s': %zu %s cell%s filled with the most frequent level '%s'",
        name, n, kind, plural(n),
        bp_clip(column->levels.items[column->fill_level], level));
}

static bp_status note_width(const fitting *f, const bp_column *column,
                            size_t col, const findings *found) {
    size_t width = bp_column_width(column);
    char clip[BP_CLIP];
    const char *name = fitting_name(f, col, clip);
    bp_status status = BP_OK;
    if (column->has_other)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu level%s seen fewer than %zu times %s", name,
            found->n_rare, plural(found->n_rare), f->fit->min_count,
            found->n_rare == 1 ? "takes the input for other levels"
                               : "share one input");
    if (!status && width >= MANY_INPUTS)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s' has %zu levels and makes %zu inputs%s", name,
            found->n_levels, width,
            column->has_other ? "" : "; --min-count lets rare ones share one");
    if (!status && width == 1)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s' is constant ('%s'): nothing can be learnt from it",
            name, column->levels.items[0]);
    return status;
}

static void count_levels(const fitting *f, const bp_column *column, size_t col,
                         bool is_target, findings *found) {
    const bp_profile *profile = &f->profiles[col];
    found->n_missing = profile->n_empty;
    if (column->numeric || f->missing->in_text)
        found->n_missing += profile->n_missing;
    found->is_level = found->n_missing && !is_target &&
                      f->fit->category_filling == BP_FILL_LEVEL;
    found->n_levels = found->list.texts.count + found->is_level;
}

/* Lists the levels that have an input of their own, in their order: that of
 * missing cells is the first by its bytes, and stands behind numbers. */
static bp_status add_levels(const fitting *f, bp_column *column, bool is_target,
                            findings *found) {
    const bp_strings *texts = &found->list.texts;
    bp_status status = BP_OK;
    if (found->is_level && !column->numeric)
        status = bp_strings_add(&column->levels, "", f->err);
    for (size_t i = 0; !status && i < texts->count; i++) {
        size_t n = found->list.counts[i];
        if (!is_target && n < f->fit->min_count) {
            found->n_rare++;
            continue;
        }
        if (n > found->most_cells) {
            found->most_cells = n;
            found->most_common = column->levels.count;
        }
        status = bp_strings_add(&column->levels, texts->items[i], f->err);
    }
    if (!status && found->is_level && column->numeric)
        status = bp_strings_add(&column->levels, "", f->err);
    return status;
}

static bp_status refuse_rare(const fitting *f, size_t col,
                             const findings *found) {
    char clip[BP_CLIP];
    return bp_fail(f->err, BP_EDATA,
                   "%s: column '%s': none of its levels (%zu) is seen %zu "
                   "times, so that nothing tells them apart; leave it out with "
                   "--ignore, or lower --min-count",
                   f->table->file, fitting_name(f, col, clip), found->n_rare,
                   f->fit->min_count);
}

/* How many rows have each level; missing cells have the one that stands in for
 * them. The rare ones are behind the others. */
static bp_status count_rows(const fitting *f, bp_column *column, bool is_target,
                            const findings *found) {
    const bp_level_list *list = &found->list;
    size_t n = column->levels.count, at = 0;
    column->counts = bp_alloc(n + column->has_other, sizeof(size_t), f->err);
    if (!column->counts)
        return BP_ESYSTEM;
    if (found->is_level)
        column->counts[column->numeric ? n - 1 : at++] = found->n_missing;
    for (size_t i = 0; i < list->texts.count; i++) {
        if (is_target || list->counts[i] >= f->fit->min_count)
            column->counts[at++] = list->counts[i];
        else
            column->counts[n] += list->counts[i];
    }
    if (column->has_fill)
        column->counts[column->fill_level] += found->n_missing;
    return BP_OK;
}

static bp_status take_levels(const fitting *f, bp_column *column, size_t col,
                             bool is_target, findings *found) {
    bp_filling how = f->fit->category_filling;
    assert(is_target || how >= BP_FILL_MOST_FREQUENT);
    count_levels(f, column, col, is_target, found);
    if (is_id_like(f, col, found->n_levels))
        return refuse_levels(f, col, is_target, found);
    if (how == BP_FILL_ERROR && found->n_missing && !is_target)
        return fitting_refuse_missing(f, col, found->n_missing);
    bp_status status = add_levels(f, column, is_target, found);
    if (!status && column->levels.count == 0)
        return refuse_rare(f, col, found);
    if (!status)
        status = bp_column_index(column, f->err);
    if (status)
        return status;
    column->has_other = found->n_rare > 0;
    column->has_fill = how == BP_FILL_MOST_FREQUENT && !is_target;
    column->fill_level = column->has_fill ? found->most_common : 0;
    status = count_rows(f, column, is_target, found);
    if (!status)
        status = note_lone_word(f, col);
    if (!status && !is_target)
        status = note_missing(f, column, col, found);
    if (!status && !is_target)
        status = note_width(f, column, col, found);
    return status;
}

bp_status fitting_category(const fitting *f, bp_column *column, size_t col,
                           bool is_target) {
    const bp_profile *profile = &f->profiles[col];
    column->type = BP_CATEGORY;
    column->numeric = bp_profile_is_numeric(profile);
    if (profile->levels.is_over)
        return refuse_over(f, col, is_target);
    findings found = {0};
    bp_status status =
        bp_profile_levels(&found.list, profile, f->missing,
                          f->table->dialect.decimal, column->numeric, f->err);
    if (!status)
        status = take_levels(f, column, col, is_target, &found);
    bp_level_list_free(&found.list);
    return status;
}

bp_status fitting_classes(const fitting *f, bp_column *column) {
    const bp_column *classes = f->fit->classes;
    assert(f->fit->task == BP_CLASSIFY && classes->type == BP_CATEGORY);
    column->type = BP_CATEGORY;
    column->numeric = classes->numeric;
    free(column->name);
    column->name = bp_copy(classes->name, f->err);
    bp_status status = column->name ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < classes->levels.count; i++)
        status =
            bp_strings_add(&column->levels, classes->levels.items[i], f->err);
    return status ? status : bp_column_index(column, f->err);
}
