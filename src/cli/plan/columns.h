/* columns.h - the part of planning that is about columns: which are left
 * out, which are targets, what is to be known of each. */
#ifndef BP_PLAN_COLUMNS_H
#define BP_PLAN_COLUMNS_H

#include "plan/plan.h"

/* Marks the columns that options name. */
bp_status plan_mark(plan *p, bp_error *err);

/* Leaves out a first column without a name that numbers the rows; either way,
 * a note says that it has none. */
bp_status plan_row_numbers(plan *p, bp_strings *notes, bp_error *err);

/* Refuses words in a column that must be, or nearly is, one of numbers; in any
 * such column. */
bp_status plan_check_column(const plan *p, size_t col, bp_error *err);
bp_status plan_check_numbers(const plan *p, bp_error *err);

/* Chooses targets and inputs. */
bp_status plan_targets(plan *p, bp_error *err);

/* Decides whether the table must be gone over once more, and marks what for:
 * rows to be left out, and columns of which all texts must be known. */
bool plan_wants_more(plan *p);

#endif
