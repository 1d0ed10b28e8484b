/* profile.h - what the columns of a table hold, seen over all rows.
 *
 * A column is numeric when every cell that isn't missing is a number (num.h):
 * `007` is none. An empty cell is missing. In a column that is otherwise
 * numeric the usual words (NA, N/A, NaN, null, None, ?) are missing too; in a
 * column of text they are values like any other (NA is Namibia), unless
 * somebody gave the words himself.
 *
 * Pieces are profiled on several threads and merged in their order: the result
 * doesn't depend on the number of threads.
 */
#ifndef BP_PROFILE_H
#define BP_PROFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/levels.h"
#include "bp/strings.h"
#include "bp/table.h"

/* The words that stand for a missing number unless somebody says otherwise;
 * ends with NULL. */
extern const char *const bp_missing_words[];

/* How many different texts of a column are kept: of those that are numbers,
 * unless all are asked for, and of all together. */
enum { BP_FEW_LEVELS = 256, BP_MAX_LEVELS = 65536 };

/* Which cells are missing. Owns words and numbers. */
typedef struct bp_missing {
    bp_strings words;
    bool in_text;    /* they are missing in columns of text, too */
    double *numbers; /* words that are numbers, such as -999, by value */
    size_t n_numbers;
} bp_missing;

/* Finds the numbers among the words. */
bp_status bp_missing_index(bp_missing *missing, char decimal, bp_error *err);
void bp_missing_free(bp_missing *missing);

/* True when a number stands for a missing cell. */
static inline bool bp_number_is_missing(const bp_missing *missing,
                                        double value) {
    for (size_t i = 0; i < missing->n_numbers; i++)
        if (missing->numbers[i] == value)
            return true;
    return false;
}

/* Where a cell is. */
typedef struct bp_cell_place {
    const char *file; /* the name lives as long as the table */
    size_t line;
} bp_cell_place;

/* Owns word and levels. */
typedef struct bp_profile {
    size_t n_empty;        /* cells with nothing in them */
    size_t n_missing;      /* cells with a word for missing */
    size_t n_numbers;      /* cells that are numbers */
    size_t n_words;        /* all other cells */
    size_t n_decimals;     /* of the words, numbers with the other decimal */
    size_t n_thousands;    /* of the other words, those with thousands parted */
    size_t n_beyond;       /* of the words, numbers beyond a double's range */
    bp_cell_place empty;   /* the first empty cell, when there is one, */
    bp_cell_place missing; /* and the first that is empty or such a word */
    char *word;            /* the first word, when there is one, */
    const char *word_file; /* and where it is */
    size_t word_line;
    bool is_whole;   /* all numbers are whole */
    bool counts_up;  /* row i holds i, or all rows from 0 or 1 on, in each file
                        or over all of them: row numbers */
    double min, max; /* of the numbers, as mean and squares */
    double mean;
    double squares;   /* sum of squared distances from the mean */
    bp_levels levels; /* all texts that aren't empty, in no order; over
                         when there are too many to keep */
} bp_profile;

static inline bool bp_profile_is_numeric(const bp_profile *profile) {
    return profile->n_numbers > 0 && profile->n_words == 0;
}

/* Population standard deviation of a numeric column. */
double bp_profile_deviation(const bp_profile *profile);

/* Which rows count: those in which no column of `required` is missing. Words
 * for missing count as missing there if `numeric`, or if they do in text. */
typedef struct bp_filter {
    const bool *required, *numeric; /* n_cols each; NULL: all rows count */
    const bp_missing *missing;
    char decimal;
} bp_filter;

/* True when the row doesn't count. */
bool bp_filter_drops(const bp_filter *filter, const bp_record *row);

/* What to look at. */
typedef struct bp_profiling {
    const bp_missing *missing;
    const bool *ignored;    /* n_cols: columns not looked at; NULL: none */
    const bool *all_levels; /* n_cols: columns of which up to BP_MAX_LEVELS
                               texts are kept even if all are numbers; NULL:
                               none */
    bp_filter filter;       /* zeroed: all rows count */
    const bool *left_out;   /* by number of the rows that count, see below:
                               rows not looked at; NULL: none */
    size_t keep_bytes;      /* of the cells, in the table, for encoding them
                               without reading the text again: at most so many
                               bytes, 4 a cell; 0: none */
    size_t n_threads;
} bp_profiling;

/* Goes over the table and profiles its columns into profiles[n_cols], zeroed
 * or from an earlier call. Counts the rows (table->n_rows, and those of each
 * piece), and in `*n_dropped` those that don't. Adds notes on lines passed
 * over (NULL: no notes).
 *
 * With `left_out` the profiles are those of a table without these rows (only
 * row numbers count on), which are counted as rows of the table all the same.
 * The table's rows have been counted before with the same filter. No cells are
 * kept, and those that an earlier call has kept stay as they are: so what is
 * learnt from some of the rows can encode all of them. */
bp_status bp_profile_table(bp_profile *profiles, bp_table *table,
                           const bp_profiling *how, size_t *n_dropped,
                           bp_strings *notes, bp_error *err);
void bp_profiles_free(bp_profile *profiles, size_t n_cols);

/* The exact median (the mean of the middle two when they are two) of the
 * numbers of each column that is `wanted`, NULL for the others; goes over the
 * table a few times, in constant memory. `profiles` are of the same rows. */
bp_status bp_profile_medians(double *medians, const bool *wanted,
                             const bp_profile *profiles, bp_table *table,
                             const bp_profiling *how, bp_error *err);

/* BP_EDATA for a column that would be numeric if all its words were spelt
 * otherwise: numbers with the other decimal, with thousands parted, or beyond
 * the range of a double. */
bp_status bp_profile_check(const bp_profile *profile, const bp_table *table,
                           size_t col, bp_error *err);

/* True when a cell is missing: empty or, in a column of numbers or where words
 * count in text, such a word. */
bool bp_cell_is_missing(const char *cell, const bp_missing *missing,
                        bool is_numeric);

/* The texts of a column sorted by bytes, or with `by_value` its different
 * numbers, by value, each in its shortest form (1, 1.0 and 1e0 are one); with
 * how often each came. profile->levels must not be over. Words for missing are
 * left out by value. */
typedef struct bp_level_list {
    bp_strings texts;
    size_t *counts; /* of each */
} bp_level_list;

bp_status bp_profile_levels(bp_level_list *list, const bp_profile *profile,
                            const bp_missing *missing, char decimal,
                            bool by_value, bp_error *err);
void bp_level_list_free(bp_level_list *list);

#endif
