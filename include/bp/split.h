/* split.h - which rows are learnt from and which are held out.
 *
 * Rows are drawn with the seed alone: which ones doesn't depend on anything
 * else. With classes, each class gives its share (largest remainders), so that
 * both parts hold them in the same proportions.
 */
#ifndef BP_SPLIT_H
#define BP_SPLIT_H

#include "bp/dataset.h"
#include "bp/error.h"

/* Owns rows. */
typedef struct bp_split {
    uint32_t *rows; /* all rows of the data: those to learn from, then the
                       others, both in ascending order */
    size_t n_train, n_held_out;
} bp_split;

/* Holds out `share` (0 < share < 1) of the rows, half up, but at least one and
 * not all. Each class keeps a row to learn from, even if fewer rows are held
 * out for that (only where every class has just one row, one of them is held
 * out). BP_EDATA when there are fewer than two rows. */
bp_status bp_split_hold_out(bp_split *split, const bp_dataset *data,
                            double share, uint64_t seed, bp_error *err);

/* Deals the rows out to `n_folds` folds of nearly the same size: fold[row] is
 * its fold's number. With classes, each fold has about the same share of each.
 * With `groups` (a number for each row; NULL: none) rows of one group stay
 * together, the largest group dealt first, each to the smallest fold so far.
 * BP_EDATA when there are fewer rows (or groups) than folds. */
bp_status bp_split_folds(uint32_t *fold, const bp_dataset *data,
                         const uint32_t *groups, size_t n_folds, uint64_t seed,
                         bp_error *err);

/* All rows but those of a fold, and those. */
bp_status bp_split_fold(bp_split *split, const uint32_t *fold, size_t n_rows,
                        size_t held_out, bp_error *err);

void bp_split_free(bp_split *split);

#endif
