/* set.h - how many different numbers there are, up to a limit.
 *
 * Of each number its hash is kept: 64 bits, so that two of the few that are
 * kept are one hash with a probability of about 1 in 10 billion.
 */
#ifndef BP_CHECK_SET_H
#define BP_CHECK_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"

/* Owns slots; a zeroed one is empty. */
typedef struct check_set {
    uint64_t *slots; /* 0 where empty */
    size_t n_slots;  /* a power of two, or 0 */
    size_t count;
    bool is_over; /* there are more than the limit: nothing is kept */
} check_set;

bp_status check_set_add(check_set *set, uint64_t hash, size_t limit,
                        bp_error *err);

/* Adds all of `more`; over when that is over, or the sum is. */
bp_status check_set_merge(check_set *set, const check_set *more, size_t limit,
                          bp_error *err);

/* Empties the set but keeps its room. */
void check_set_clear(check_set *set);
void check_set_free(check_set *set);

#endif
