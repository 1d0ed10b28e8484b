/* explain.h - what bp explain is asked, what it finds, and who tells it. */
#ifndef BP_EXPLAIN_H
#define BP_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/attribution.h"
#include "bp/model.h"
#include "bp/strings.h"
#include "bp/table.h"
#include "option/option.h"
#include "reading.h"

/* What the options are set to. */
typedef struct explain_values {
    option_values common;
    size_t row, against; /* from 1; against 0: no row is the baseline */
    const char *mean_of; /* a file whose mean is the baseline; or NULL */
    const char *class, *target;
    size_t of;  /* explain_scale */
    size_t top; /* 0: all */
    bool json, quiet;
    size_t unseen; /* bp_unseen, when given */
    reading_values reading;
} explain_values;

/* The choices of --of. */
typedef enum explain_scale {
    EXPLAIN_PROBABILITY,
    EXPLAIN_LOGIT,
} explain_scale;

/* A row of the input, as it stood there and as it comes into the network. */
typedef struct explain_row {
    size_t number;     /* from 1; 0: none is wanted */
    size_t line;       /* 0: not found yet */
    char *file;        /* it was found in */
    bp_strings cells;  /* one an input column */
    float *x;          /* one an input of the network */
    bp_encoded counts; /* of an input column: 1 where encoding did this */
} explain_row;

/* What an input column of the baseline is. */
typedef enum explain_kind {
    EXPLAIN_MEAN,   /* of the training rows */
    EXPLAIN_LEVELS, /* a category: the share of each level in them */
    EXPLAIN_ALIKE,  /* a category: each level in equal parts */
    EXPLAIN_ROW,    /* what another row has */
    EXPLAIN_SHARES, /* of the rows of a file: the mean, or of a category the
                       share of each level */
    EXPLAIN_N_KINDS,
} explain_kind;

extern const char *const explain_kind_names[EXPLAIN_N_KINDS + 1];

/* A column's part in the answer. */
typedef struct explain_part {
    size_t input; /* which one of the encoder */
    explain_kind kind;
    double baseline;     /* of numbers, in their own unit */
    double contribution; /* in the unit of what is explained */
} explain_part;

/* Owns everything but the values. */
typedef struct explanation {
    const explain_values *values;
    const command *cmd;
    bp_model model;
    bp_table table;
    bp_strings notes;
    size_t *columns; /* where each input is in the table */
    explain_row row, against;
    double *mean; /* the inputs of the rows of values->mean_of */
    bp_textbook book;

    bp_of of;                /* what is explained, */
    size_t k;                /* of which class or target, */
    size_t predicted;        /* and which class is predicted */
    double output, baseline; /* in the unit of what is explained */
    double gap;              /* likewise, see attribution.h */
    bool has_converged;
    size_t n_points;
    explain_part *parts; /* n_inputs, by size, the greatest first; of equals
                            the one whose column comes first */
} explanation;

/* rows.c: finds the row, and the one it is held against, in the input. */
bp_status explain_read(explanation *e, bp_error *err);
void explain_row_free(explain_row *row);

/* Opens files as one table for the model and finds its columns (n_inputs, of
 * the caller); the encoder takes over the table's dialect. Adds to `notes` what
 * it found. */
bp_status explain_open(explanation *e, const char *const *paths, size_t n_paths,
                       bp_table *table, size_t *columns, bp_strings *notes,
                       bp_error *err);

/* mean.c: fills in e->mean. */
bp_status explain_mean(explanation *e, bp_error *err);

/* The cell of an input column as it is shown. */
const char *explain_cell(const explain_row *row, size_t input);

/* baseline.c: what each column of it is, and the inputs that this makes: `x`
 * has one an input of the network. */
void explain_baseline(explanation *e, double *x);

/* question.c: finds out which output is to be explained; BP_EUSAGE when the
 * model has none like it. */
bp_status explain_choose(explanation *e, bp_error *err);

/* The class or the target that is explained. */
const char *explain_name(const explanation *e);

/* answer.c: explains it. */
bp_status explain_answer(explanation *e, bp_error *err);

/* text.c, json.c: who tells it, on standard output. */
void explain_tell(const explanation *e);
bp_status explain_tell_json(const explanation *e, bp_error *err);

#endif
