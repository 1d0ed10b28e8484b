/* judged.h - a model, held against labelled rows: what commands tell of. */
#ifndef BP_JUDGED_H
#define BP_JUDGED_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/evaluation.h"
#include "bp/importance.h"
#include "bp/kernel.h"
#include "bp/labelled.h"
#include "bp/model.h"
#include "bp/scratch.h"
#include "bp/side_column.h"
#include "option/option.h"
#include "reading.h"

/* By which rows, and how they are read. */
typedef struct judging {
    const command *cmd;            /* for messages */
    const reading_values *reading; /* what the options say */
    const char *const *paths;      /* "-" is standard input */
    size_t n_paths;
    size_t threads; /* 0: one a processor */
    size_t memory;  /* bytes for rows and outputs, more goes to a scratch file;
                       0: a third of the machine's */
} judging;

/* Owns what it points to, but `model` and the paths, which must outlive it. */
typedef struct judged {
    const bp_model *model;
    size_t n_threads;
    bp_labelled rows; /* rows.data: n_rows, encoded x and t; rows.notes */
    size_t n_outputs;
    bp_floats room; /* of the outputs */
    float *a;       /* outputs: rows.data.n_rows x n_outputs */
    double loss;    /* mean of the model's own loss, as training has it */

    bp_class_evaluation classes;  /* model->encoder.task == BP_CLASSIFY */
    bp_number_evaluation numbers; /* BP_REGRESS: raw units of each target */
    bool has_centre; /* BP_REGRESS: baselines are by the means of the training
                        rows, which the model keeps; else by these rows' own */
} judged;

/* Reads the rows, runs them through the model and judges what comes out. Set
 * model->encoder.unseen before, if an option says so. BP_EUSAGE, BP_EDATA or
 * BP_EMODEL with the sentence to print. */
bp_status judged_make(judged *made, const bp_model *model,
                      const bp_kernel *kernel, const judging *how,
                      bp_error *err);
void judged_free(judged *made);

/* Where rows stand in the files: `rows` in any order, n places. */
bp_status judged_places(const judged *made, const size_t *rows, size_t n,
                        bp_row_place *places, bp_error *err);

/* An input column of the model, and how much the score hangs on it. */
typedef struct ranked_column {
    size_t column; /* in encoder->inputs */
    bp_importance importance;
} ranked_column;

/* importance.c: ranks all input columns (room for as many), the greatest fall
 * of the score first; `score` is that of the rows as they are. */
bp_status judged_rank_columns(const judged *done, const bp_kernel *kernel,
                              size_t repeats, uint64_t seed,
                              ranked_column *ranked, double *score,
                              bp_error *err);

/* Says on standard error what was done to rows and cells, a line each. */
void judged_tell_notes(const judged *made);

#endif
