/* source.h - the road from a CSV file to a data set in memory, in the two
 * steps of `bp train`: the rows are gone over to see what the columns hold, and
 * once more to encode them. The last column is the target.
 */
#ifndef BP_BENCH_SOURCE_H
#define BP_BENCH_SOURCE_H

#include <stddef.h>

#include "bp/dataset.h"
#include "bp/model.h"
#include "bp/profile.h"
#include "bp/table.h"

/* The table at `path`, and what its columns hold. Owns all but the path. */
typedef struct source {
    const char *path;
    bp_table table;
    bp_profile *profiles; /* n_cols */
    bp_missing missing;
    size_t n_threads;
} source;

/* Opens the table and goes over it. `from` must stay where it is. */
void source_open(source *from, const char *path, size_t n_threads,
                 bp_strings *notes);
void source_free(source *from);

/* Fits model->encoder and encodes all rows: a text in the last column is a
 * class, a number is a number. */
void source_encode(const source *from, bp_model *model, bp_dataset *data);

#endif
