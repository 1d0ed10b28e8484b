/* matching.h - which column of a file is which input of a model.
 *
 * By name, in any order, when the model and the file both have names; by
 * position otherwise. Columns that the model doesn't take are passed over: the
 * target, if it is there, among them.
 */
#ifndef BP_MATCHING_H
#define BP_MATCHING_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/csv.h"
#include "bp/encoder.h"
#include "bp/error.h"
#include "bp/table.h"

/* Looks at the first record of a file and finds for each input i of the encoder
 * the cell columns[i] (n_inputs entries, the caller's) that holds it; says in
 * `*is_header` whether that record is a header. With BP_HEADER_AUTO it is one
 * when it has the name of an input, or no number and can't be data.
 * BP_EMODEL when a column is missing or the count of columns doesn't fit. */
bp_status bp_match_columns(const bp_encoder *encoder, const bp_record *first,
                           bp_header header, size_t *columns, bool *is_header,
                           bp_error *err);

/* Finds likewise for each target the column targets[j] (n_targets entries) of a
 * settled table, whose first row is a header or isn't. Here they must all be
 * there: BP_EMODEL when one isn't, or when nothing says which it is. */
bp_status bp_match_targets(const bp_encoder *encoder, const bp_table *table,
                           bool is_header, size_t *targets, bp_error *err);

#endif
