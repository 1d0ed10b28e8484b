/* profile.c - what a column of a table holds, seen over all its rows. */
#include "bp/profile.h"

#include <math.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"

const char *const bp_missing_words[] = {"NA",   "N/A",  "NaN",  "nan", "null",
                                        "NULL", "None", "none", "?",   NULL};

bool bp_cell_is_missing(const char *cell, const bp_strings *missing) {
    return *cell == '\0' || bp_strings_find(missing, cell) < missing->count;
}

/* Mean and squares are updated number by number (Welford, "Note on a method
 * for calculating corrected sums of squares and products", 1962): one pass,
 * and no loss when the mean is large. */
static void add_number(bp_profile *profile, double value) {
    if (profile->n_numbers == 0)
        profile->min = profile->max = value;
    profile->n_numbers++;
    profile->min = value < profile->min ? value : profile->min;
    profile->max = value > profile->max ? value : profile->max;
    profile->whole = profile->whole && value == floor(value);
    double distance = value - profile->mean;
    profile->mean += distance / (double)profile->n_numbers;
    profile->squares += distance * (value - profile->mean);
}

static void add_word(bp_profile *profile, const char *cell, size_t row,
                     bool is_beyond) {
    if (profile->n_words == 0)
        profile->word_row = row;
    profile->n_words++;
    profile->n_beyond += is_beyond;
    profile->n_commas += bp_num_has_decimal_comma(cell);
}

double bp_profile_deviation(const bp_profile *profile) {
    return sqrt(profile->squares / (double)profile->n_numbers);
}

void bp_profile_column(bp_profile *profile, const bp_table *table, size_t col,
                       const bp_strings *missing) {
    *profile = (bp_profile){.whole = true};
    for (size_t row = 0; row < table->n_rows; row++) {
        const char *cell = bp_table_cell(table, row, col);
        double value;
        if (*cell == '\0') {
            profile->n_empty++;
            continue;
        }
        bp_num_kind kind = bp_num_parse(cell, &value);
        if (kind == BP_NUM_OK)
            add_number(profile, value);
        else if (kind == BP_NUM_WORD && bp_cell_is_missing(cell, missing))
            profile->n_missing++;
        else
            add_word(profile, cell, row, kind == BP_NUM_RANGE);
    }
}

bp_status bp_profile_check(const bp_profile *profile, const bp_table *table,
                           size_t col, bp_error *err) {
    size_t n_slips = profile->n_commas + profile->n_beyond;
    if (n_slips == 0 || n_slips < profile->n_words)
        return BP_OK;
    char name[BP_CLIP], cell[BP_CLIP];
    size_t row = profile->word_row;
    const char *word = bp_table_cell(table, row, col);
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': '%s' %s", table->file,
                   table->lines[row], bp_clip(table->names.items[col], name),
                   bp_clip(word, cell),
                   bp_num_has_decimal_comma(word)
                       ? "has a decimal comma; write it with a point, or say "
                         "--categorical if it is no number"
                       : "is beyond the range of numbers (1.8e308)");
}

/* A node of the tree of different texts holds a text of the table or, for
 * numbers, a value. */
typedef union level {
    const char *text;
    double value;
} level;

static int by_text(const void *a, const void *b) {
    return strcmp(((const level *)a)->text, ((const level *)b)->text);
}

static int by_value(const void *a, const void *b) {
    double x = ((const level *)a)->value, y = ((const level *)b)->value;
    return (x > y) - (x < y);
}

/* What walking the tree passes on. */
typedef struct walk {
    bp_strings *levels;
    bool numeric;
    bp_status status;
    bp_error *err;
} walk;

static void list_level(const void *node, VISIT visit, void *context) {
    walk *w = context;
    const level *found = *(const level *const *)node;
    char text[BP_NUM_TEXT];
    if (w->status || (visit != postorder && visit != leaf))
        return;
    w->status = bp_strings_add(
        w->levels,
        w->numeric ? bp_num_from_double(found->value, text) : found->text,
        w->err);
}

/* Adds a cell to the tree; false when memory runs out. */
static bool add_level(void **tree, const char *cell, bool numeric) {
    level key = {.text = cell};
    if (numeric && bp_num_parse(cell, &key.value) != BP_NUM_OK)
        return true;
    if (numeric && key.value == 0)
        key.value = 0; /* not -0 */
    int (*order)(const void *, const void *) = numeric ? by_value : by_text;
    if (tfind(&key, tree, order))
        return true;
    level *added = malloc(sizeof *added);
    if (!added)
        return false;
    *added = key;
    if (tsearch(added, tree, order))
        return true;
    free(added);
    return false;
}

bp_status bp_column_levels(bp_strings *levels, const bp_table *table,
                           size_t col, bool numeric, bp_error *err) {
    void *tree = NULL;
    walk w = {.levels = levels, .numeric = numeric, .err = err};
    for (size_t row = 0; row < table->n_rows && !w.status; row++)
        if (!add_level(&tree, bp_table_cell(table, row, col), numeric))
            w.status = bp_fail(err, BP_ESYSTEM, "out of memory for levels");
    twalk_r(tree, list_level, &w);
    tdestroy(tree, free);
    return w.status;
}
