/* profile.h - what a column of a table holds, seen over all its rows.
 *
 * A column is numeric when every cell that isn't missing is a number (num.h):
 * `007` is none. An empty cell is missing. In a column that is otherwise
 * numeric the usual words (NA, N/A, NaN, null, None, ?) are missing too; in a
 * column of text they are values like any other (NA is Namibia).
 */
#ifndef BP_PROFILE_H
#define BP_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/strings.h"
#include "bp/table.h"

/* The words that stand for a missing number unless somebody says otherwise;
 * ends with NULL. */
extern const char *const bp_missing_words[];

typedef struct bp_profile {
    size_t n_empty;   /* cells with nothing in them */
    size_t n_missing; /* cells with a word for missing */
    size_t n_numbers;
    size_t n_words;  /* all other cells */
    size_t n_commas; /* of the words, numbers with a decimal comma */
    size_t n_beyond; /* of the words, numbers beyond the range of a double */
    size_t word_row; /* of the first word, when there is one */
    bool whole;      /* all numbers are whole */
    double min, max; /* of the numbers, as mean and squares */
    double mean;
    double squares; /* sum of squared distances from the mean */
} bp_profile;

static inline bool bp_profile_is_numeric(const bp_profile *profile) {
    return profile->n_numbers > 0 && profile->n_words == 0;
}

/* Population standard deviation of a numeric column. */
double bp_profile_deviation(const bp_profile *profile);

/* Profiles column `col`; `missing` are the words for a missing number. */
void bp_profile_column(bp_profile *profile, const bp_table *table, size_t col,
                       const bp_strings *missing);

/* BP_EDATA for a column that would be numeric if all its words were spelt
 * otherwise: numbers with a decimal comma, or beyond the range of a double. */
bp_status bp_profile_check(const bp_profile *profile, const bp_table *table,
                           size_t col, bp_error *err);

/* True when a cell of a numeric column is missing: empty or such a word. */
bool bp_cell_is_missing(const char *cell, const bp_strings *missing);

/* The different texts of a column (empty ones too), sorted by bytes. With
 * `numeric`, the different numbers, by value, each in its shortest form, and
 * missing cells left out. */
bp_status bp_column_levels(bp_strings *levels, const bp_table *table,
                           size_t col, bool numeric, bp_error *err);

#endif
