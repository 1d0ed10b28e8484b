/* levels.h - the different texts of a column, and how often each one comes.
 *
 * A hash table that grows with the number of different texts, up to a limit:
 * beyond it the set is `over`, keeps nothing and takes nothing more.
 */
#ifndef BP_LEVELS_H
#define BP_LEVELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"

/* One of them. */
typedef struct bp_level {
    const char *text; /* lives as long as the set */
    size_t count;
} bp_level;

/* Owns everything it points to; a zeroed one is empty. */
typedef struct bp_levels {
    bp_level *items; /* in the order in which they were added first */
    size_t count, capacity;
    uint64_t *hashes;       /* of each item */
    uint32_t *slots;        /* the hash table: item + 1, 0 where empty */
    size_t n_slots;         /* a power of two, or 0 */
    struct bp_chunk *texts; /* where they are kept */
    size_t last;            /* the item that was added last, or again */
    bool is_over;
} bp_levels;

/* Adds `count` cells with this text. When that would make more than `limit`
 * different texts, the set is over. BP_ESYSTEM when memory runs out. */
bp_status bp_levels_add(bp_levels *levels, const char *text, size_t count,
                        size_t limit, bp_error *err);

/* Adds all of `more`; over when that is over, or the sum is. */
bp_status bp_levels_merge(bp_levels *levels, const bp_levels *more,
                          size_t limit, bp_error *err);

/* The place of `text` in items; count when it isn't there. */
size_t bp_levels_find(const bp_levels *levels, const char *text);

/* Sorts items by their bytes, as strcmp does. */
void bp_levels_sort(bp_levels *levels);

/* Empties the set but keeps its room. */
void bp_levels_clear(bp_levels *levels);
void bp_levels_free(bp_levels *levels);

#endif
