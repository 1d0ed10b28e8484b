/* encoder.h - from cells of text to inputs of a network, and back.
 *
 * Fitted once on the training table, stored in the model, and then applied to
 * every row, at training and at prediction alike:
 *
 *   a number    (value - centre) / scale, a missing cell taken as `fill`;
 *               0 where scale is 0 (the column was constant)
 *   a category  one input a level: 1 for the cell's level, 0 for the others;
 *               empty cells are a level of their own, ""
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

/* One column, as input or as target. Owns name, levels and sorted. */
typedef struct bp_column {
    char *name;
    size_t position; /* in the training file, from 0 */
    bp_column_type type;
    double fill; /* numbers: stands in for a missing cell (inputs only) */
    double centre, scale;
    bool numeric;      /* categories: levels are numbers; 1.0 is the level 1 */
    bp_strings levels; /* categories */
    size_t *sorted;    /* the levels' numbers, by their text */
} bp_column;

/* Owns everything it points to. */
typedef struct bp_encoder {
    bp_task task;
    bool has_names;             /* the training file had a header */
    size_t n_file_columns;      /* the training file's */
    char delimiter;             /* the training file's */
    bp_strings missing;         /* the words for a missing number */
    size_t n_inputs, n_targets; /* columns, not units */
    bp_column *inputs, *targets;
} bp_encoder;

/* What to fit. Column numbers are the table's. */
typedef struct bp_fit {
    const size_t *inputs, *targets;
    size_t n_inputs, n_targets;
    const bool *categorical; /* n_cols: take this column as categories even if
                                it is numeric (or text, nearly all different) */
    bp_task task;
    bp_scaling scaling, target_scaling;
} bp_fit;

/* Fits an encoder on all rows of `table`, profiled column by column. Adds a
 * line to `notes` for every rule that touched data. BP_EDATA for columns that
 * can't be learnt from, with what to do. */
bp_status bp_encoder_fit(bp_encoder *encoder, const bp_table *table,
                         const bp_profile *profiles, const bp_strings *missing,
                         const bp_fit *fit, bp_strings *notes, bp_error *err);
void bp_encoder_free(bp_encoder *encoder);

/* Sorts the levels of a column whose other members are filled in. BP_EMODEL
 * when two are alike. */
bp_status bp_column_index(bp_column *column, bp_error *err);

/* Inputs that a column makes: 1, or one a level. */
size_t bp_column_width(const bp_column *column);

/* The network's inputs, and the classes (0 for regression). */
size_t bp_encoder_width(const bp_encoder *encoder);
size_t bp_encoder_classes(const bp_encoder *encoder);

/* Encodes one record: input i is in cell columns[i]. x has bp_encoder_width
 * floats. Where a number was missing, n_filled[i] goes up by one (NULL: nobody
 * counts). BP_EDATA, with file and line, for a word where a number must be and
 * for a level that training never saw. */
bp_status bp_encoder_inputs(const bp_encoder *encoder, const char *file,
                            const bp_record *record, const size_t *columns,
                            float *x, size_t *n_filled, bp_error *err);

/* Likewise the targets, n_targets floats: a class's number, or numbers. */
bp_status bp_encoder_targets(const bp_encoder *encoder, const char *file,
                             const bp_record *record, const size_t *columns,
                             float *t, bp_error *err);

/* Encodes all rows of the training table. */
bp_status bp_encoder_dataset(const bp_encoder *encoder, const bp_table *table,
                             bp_dataset *data, bp_error *err);

/* The prediction of target j from its output, in the target's own units. */
double bp_encoder_value(const bp_encoder *encoder, size_t j, float output);

#endif
