/* encoder.h - from cells of text to inputs of a network, and back.
 *
 * Fitted once on the training table, stored in the model, and then applied to
 * every row, at training and at prediction alike:
 *
 *   a number    (value - centre) / scale, a missing cell taken as `fill`;
 *               0 where scale is 0 (the column was constant); behind it, if
 *               the column has an indicator, 1 for a missing cell and else 0
 *   a category  one input a level: 1 for the cell's level, 0 for the others;
 *               behind them, if the column has an input for other levels, 1
 *               for a level that isn't listed. Missing cells are a level of
 *               their own, "", or are taken as the level `fill_level`
 *
 * A numeric target is scaled alike, and predictions are scaled back; a
 * classification's target is one category whose levels are the classes.
 */
#ifndef BP_ENCODER_H
#define BP_ENCODER_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/csv.h"
#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/profile.h"
#include "bp/strings.h"
#include "bp/table.h"

typedef enum bp_column_type {
    BP_NUMBER,
    BP_CATEGORY,
    BP_N_COLUMN_TYPES,
} bp_column_type;

extern const char *const bp_column_type_names[BP_N_COLUMN_TYPES + 1];

typedef enum bp_task {
    BP_CLASSIFY,
    BP_REGRESS,
    BP_N_TASKS,
} bp_task;

extern const char *const bp_task_names[BP_N_TASKS + 1];

/* How a number is scaled, from the training rows:
 *   standard  centre = mean,     scale = standard deviation
 *   minmax    centre = minimum,  scale = maximum - minimum
 *   none      centre = 0,        scale = 1 */
typedef enum bp_scaling {
    BP_SCALE_STANDARD,
    BP_SCALE_MINMAX,
    BP_SCALE_NONE,
    BP_N_SCALINGS,
} bp_scaling;

extern const char *const bp_scaling_names[BP_N_SCALINGS + 1];

/* What is done about missing cells of inputs:
 *   mean, median    numbers only: that of the training rows stands in
 *   most-frequent   the commonest value does (the first by value or by bytes
 *                   of several)
 *   level           categories only: missing is a level of its own
 *   error           training refuses them, and so does prediction
 *   drop            rows with one aren't learnt from; prediction refuses */
typedef enum bp_filling {
    BP_FILL_MEAN,
    BP_FILL_MEDIAN,
    BP_FILL_MOST_FREQUENT,
    BP_FILL_LEVEL,
    BP_FILL_ERROR,
    BP_FILL_DROP,
    BP_N_FILLINGS,
} bp_filling;

extern const char *const bp_filling_names[BP_N_FILLINGS + 1];

/* What is done about a level of an input that isn't listed:
 *   error   it is refused
 *   other   all inputs of the column are 0
 * Where the column has an input for other levels the level takes that one,
 * whatever is said here: levels seen too seldom in training aren't listed, and
 * can't be told from those that training never saw. */
typedef enum bp_unseen {
    BP_UNSEEN_ERROR,
    BP_UNSEEN_OTHER,
    BP_N_UNSEEN,
} bp_unseen;

extern const char *const bp_unseen_names[BP_N_UNSEEN + 1];

/* One column, as input or as target. Owns name, levels, counts and sorted. */
typedef struct bp_column {
    char *name;
    size_t position; /* in the training file, from 0 */
    bp_column_type type;
    bool has_fill; /* inputs: something stands in for a missing cell */
    double fill;   /* numbers: this value */
    double centre, scale;
    double mean;        /* numbers: of the training rows that have one */
    bool has_indicator; /* numbers */
    bool numeric;       /* categories: levels are numbers; 1.0 is the level 1 */
    bp_strings levels;  /* categories */
    size_t fill_level;  /* categories with has_fill: this level */
    bool has_other;     /* categories: an input for other levels */
    size_t *counts;     /* categories: training rows with 1 in each of the
                           column's inputs (of a class: of it); NULL: nobody
                           knows */
    size_t *sorted;     /* the levels' numbers, by their text */
} bp_column;

/* Owns everything it points to. */
typedef struct bp_encoder {
    bp_task task;
    bool has_names;             /* the training file had a header */
    size_t n_file_columns;      /* the training file's */
    bp_dialect dialect;         /* the training file's; comment and skip_lines
                                   are not kept in the model */
    bp_missing missing;         /* the words for missing */
    bp_unseen unseen;           /* who predicts may change it */
    size_t n_inputs, n_targets; /* columns, not units */
    bp_column *inputs, *targets;
} bp_encoder;

/* What to fit. Column numbers are the table's; arrays have n_cols items. */
typedef struct bp_fit {
    const size_t *inputs, *targets;
    size_t n_inputs, n_targets;
    const bool *categorical; /* take this column as categories even if it is
                                numeric (or text, nearly all different) */
    bp_task task;
    bp_scaling scaling, target_scaling;
    bp_filling number_filling, category_filling;
    const double *medians; /* of columns with missing cells, if that is asked */
    bool indicators;       /* for numbers with missing cells */
    size_t min_count; /* levels of inputs seen fewer times share one input; 0
                         or 1: every level has its own */
    bp_unseen unseen;
    const bp_column *classes; /* classification: the target's classes, as they
                                 were fitted on more rows; NULL: fit them */
} bp_fit;

/* Fits an encoder on `table`, profiled. Adds a line to `notes` for every rule
 * that touched data. BP_EDATA for columns that can't be learnt from, with what
 * to do. */
bp_status bp_encoder_fit(bp_encoder *encoder, const bp_table *table,
                         const bp_profile *profiles, const bp_missing *missing,
                         const bp_fit *fit, bp_strings *notes, bp_error *err);
void bp_encoder_free(bp_encoder *encoder);

/* Sorts the levels of a column whose other members are filled in. BP_EMODEL
 * when two are alike. */
bp_status bp_column_index(bp_column *column, bp_error *err);

/* Inputs that a column makes: 1 or 2, or one a level and maybe one more. */
size_t bp_column_width(const bp_column *column);

/* The network's inputs, and the classes (0 for regression). */
size_t bp_encoder_width(const bp_encoder *encoder);
size_t bp_encoder_classes(const bp_encoder *encoder);

/* What encoding did to cells, for each input column; NULL, here or instead of
 * all of it: nobody counts. */
typedef struct bp_encoded {
    size_t *n_filled; /* missing cells filled in */
    size_t *n_unseen; /* levels that aren't listed */
} bp_encoded;

/* Encodes one record: input i is in cell columns[i]. x has bp_encoder_width
 * floats. BP_EDATA, with file and line, for a word where a number must be, a
 * missing cell that nothing stands in for (not even a level of its own), and a
 * level that isn't listed, if that is an error. */
bp_status bp_encoder_inputs(const bp_encoder *encoder, const bp_record *record,
                            const size_t *columns, float *x,
                            const bp_encoded *counts, bp_error *err);

/* Likewise the targets, n_targets floats: a class's number, or numbers. */
bp_status bp_encoder_targets(const bp_encoder *encoder, const bp_record *record,
                             const size_t *columns, float *t, bp_error *err);

/* Encodes all rows of the training table that the filter doesn't drop, on
 * several threads. The table's rows have been counted with the same filter.
 * The dataset has room for weights when it is `weighted`, and lies in a scratch
 * file when it has more than `memory` bytes. */
bp_status bp_encoder_dataset(const bp_encoder *encoder, const bp_table *table,
                             const bp_filter *filter, size_t n_threads,
                             bool weighted, size_t memory, bp_dataset *data,
                             bp_error *err);

/* The prediction of target j from its output, in the target's own units. */
double bp_encoder_value(const bp_encoder *encoder, size_t j, float output);

#endif
