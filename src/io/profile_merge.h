/* profile_merge.h - what is known of a column in a part of a table, and how two
 * parts become one.
 */
#ifndef BP_PROFILE_MERGE_H
#define BP_PROFILE_MERGE_H

#include "bp/profile.h"

/* A column, in a piece or in all pieces so far. Sums are taken of distances
 * from a pivot, the first number, which is never farther from the mean than
 * what is measured: nothing is lost when the mean is large (Chan, Golub &
 * LeVeque, "Algorithms for computing the sample variance", The American
 * Statistician 37, 1983). Owns the word and the levels. */
typedef struct profile_part {
    bp_profile seen;       /* without mean, and squares only of all pieces */
    double pivot, sum;     /* of the distances, */
    double sum_of_squares; /* in a piece: and of their squares */
    double first_count; /* what row 0 would hold, while the column counts up */
    bool restarts;      /* it counts up anew in each file, so far, */
    double restart;     /* and this is what row 0 of a file would hold */
    bp_levels numbers, words; /* the texts that are numbers, and the others */
    unsigned places;          /* of its numbers, see cells.h */
} profile_part;

/* Empties a part, zeroed or not, but keeps its room. */
void part_clear(profile_part *part);
void part_free(profile_part *part);

/* Merges the next piece, whose rows follow `n_rows` others, `n_in_file` of them
 * in its file, into `all` before it; at most `limit` different numbers are
 * kept. */
bp_status part_merge(profile_part *all, profile_part *piece, size_t n_rows,
                     size_t n_in_file, size_t limit, bp_error *err);

/* Takes out what the column has come to; the words stay in `all`. */
bp_status part_hand_over(bp_profile *profile, profile_part *all, bp_error *err);

#endif
