/* profile.c - what the columns of a table hold: which cells are missing, which
 * rows count, which columns are not what they seem. Going over the table is in
 * profile_table.c. */
#include "bp/profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

const char *const bp_missing_words[] = {"NA",   "N/A",  "NaN",  "nan", "null",
                                        "NULL", "None", "none", "?",   NULL};

bp_status bp_missing_index(bp_missing *missing, char decimal, bp_error *err) {
    double value;
    free(missing->numbers);
    missing->n_numbers = 0;
    missing->numbers =
        bp_alloc(missing->words.count, sizeof *missing->numbers, err);
    if (!missing->numbers)
        return BP_ESYSTEM;
    for (size_t i = 0; i < missing->words.count; i++)
        if (bp_num_parse(missing->words.items[i], decimal, &value) == BP_NUM_OK)
            missing->numbers[missing->n_numbers++] = value;
    return BP_OK;
}

void bp_missing_free(bp_missing *missing) {
    bp_strings_free(&missing->words);
    free(missing->numbers);
    *missing = (bp_missing){0};
}

/* Few cells begin as one of the words does. */
static bool is_listed(const bp_strings *words, const char *cell) {
    for (size_t i = 0; i < words->count; i++)
        if (*words->items[i] == *cell && strcmp(words->items[i], cell) == 0)
            return true;
    return false;
}

bool bp_cell_is_missing(const char *cell, const bp_missing *missing,
                        bool is_numeric) {
    return *cell == '\0' || ((is_numeric || missing->in_text) &&
                             is_listed(&missing->words, cell));
}

static bool drops(const bp_filter *filter, const bp_record *row, size_t col) {
    const bp_missing *missing = filter->missing;
    double value;
    if (bp_cell_is_missing(row->cells[col], missing, filter->numeric[col]))
        return true;
    return missing->n_numbers && filter->numeric[col] &&
           bp_record_number(row, col, filter->decimal, &value) == BP_NUM_OK &&
           bp_number_is_missing(missing, value);
}

bool bp_filter_drops(const bp_filter *filter, const bp_record *row) {
    if (!filter->required)
        return false;
    for (size_t col = 0; col < row->n_cells; col++)
        if (filter->required[col] && drops(filter, row, col))
            return true;
    return false;
}

double bp_profile_deviation(const bp_profile *profile) {
    return sqrt(profile->squares / (double)profile->n_numbers);
}

void bp_profiles_free(bp_profile *profiles, size_t n_cols) {
    for (size_t col = 0; profiles && col < n_cols; col++) {
        free(profiles[col].word);
        bp_levels_free(&profiles[col].levels);
        profiles[col] = (bp_profile){0};
    }
}

/* What is wrong with the first word, where each is a number but for the way it
 * is written. `1,000` may be one or a thousand: others tell. */
static const char *why_refused(const bp_profile *profile, char decimal) {
    const char *word = profile->word;
    bool comma = decimal == ',';
    bool other = bp_num_has_other_decimal(word, decimal);
    bool thousands = bp_num_has_thousands(word, decimal);
    if (!other && !thousands)
        return "is beyond the range of numbers (1.8e308)";
    if (thousands && (!other || profile->n_thousands))
        return comma ? "has points between thousands; write it without them, "
                       "or say --categorical if it is no number"
                     : "has commas between thousands; write it without them, "
                       "or say --categorical if it is no number";
    if (thousands)
        return comma ? "has a point; write it without if that parts thousands, "
                       "leave out --decimal if it stands before a fraction, or "
                       "say --categorical if it is no number"
                     : "has a comma; write it without if that parts thousands, "
                       "say --decimal , if it stands before a fraction, or "
                       "--categorical if it is no number";
    if (comma)
        return "has a decimal point, and --decimal says comma; leave that "
               "out, or say --categorical if it is no number";
    return "has a decimal comma; say --decimal , if all numbers are written "
           "so, "
           "or --categorical if it is no number";
}

bp_status bp_profile_check(const bp_profile *profile, const bp_table *table,
                           size_t col, bp_error *err) {
    size_t n_slips =
        profile->n_decimals + profile->n_thousands + profile->n_beyond;
    if (n_slips == 0 || n_slips < profile->n_words)
        return BP_OK;
    char name[BP_CLIP], word[BP_CLIP];
    const char *why = why_refused(profile, table->dialect.decimal);
    return bp_fail(err, BP_EDATA, "%s:%zu: column '%s': '%s' %s",
                   profile->word_file, profile->word_line,
                   bp_clip(table->names.items[col], name),
                   bp_clip(profile->word, word), why);
}
