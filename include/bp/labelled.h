/* labelled.h - rows with their targets, for an encoder that was fitted on other
 * rows: what a model is tried on.
 *
 * Columns are matched as for prediction (matching.h): by name in any order when
 * encoder and file have names, by position otherwise; and the targets must be
 * there. Rows without a target are left out, missing cells and unseen levels of
 * inputs are what the encoder makes of them, and all of that is counted. A
 * class that the encoder doesn't know is an error.
 */
#ifndef BP_LABELLED_H
#define BP_LABELLED_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/dataset.h"
#include "bp/encoder.h"
#include "bp/error.h"
#include "bp/strings.h"
#include "bp/table.h"

/* Owns what it points to, but for the encoder's words and the paths: these must
 * outlive it. */
typedef struct bp_labelled {
    bp_dataset data;
    size_t
        *targets; /* the columns of the table that the encoder's targets are */
    size_t n_dropped; /* rows without a target, which `data` hasn't */
    size_t *n_filled, *n_unseen; /* cells of each of the encoder's inputs */
    bp_strings notes;            /* one line for each rule that touched data */
    bp_table table;   /* where the rows stand: row i of the data is row i of */
    bp_filter filter; /* the table with this filter, see side_column.h */
    bool *required, *numeric; /* the filter's */
} bp_labelled;

/* Reads `n_paths` files ("-" is standard input) as one table; `reading` is as
 * for a table (table.h). They are gone over twice, on `n_threads` threads; what
 * comes out depends on nothing but the text. The dataset has no weights, and
 * lies in a scratch file when it has more than `memory` bytes. BP_EMODEL when
 * columns don't fit the encoder, BP_EDATA for rows that are no use. */
bp_status bp_labelled_read(const bp_encoder *encoder, const char *const *paths,
                           size_t n_paths, const bp_reading *reading,
                           size_t n_threads, size_t memory, bp_labelled *made,
                           bp_error *err);
void bp_labelled_free(bp_labelled *labelled);

#endif
