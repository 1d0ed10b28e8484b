/* mem.h - memory that can run out politely.
 *
 * Every function returns zeroed memory or NULL with `err` set (BP_ESYSTEM); a
 * product of sizes that overflows counts as running out. The caller frees with
 * free().
 */
#ifndef BP_MEM_H
#define BP_MEM_H

#include <stddef.h>

#include "bp/error.h"

/* `count` items of `size` bytes. A count of 0 gives a pointer to free. */
void *bp_alloc(size_t count, size_t size, bp_error *err);

/* `count` floats that start on a 64-byte boundary, the width of the widest
 * vector register and of a cache line. More than a third of the machine's
 * memory is refused: training needs two blocks of a network's size. */
float *bp_alloc_floats(size_t count, bp_error *err);

/* Bytes of memory that the machine has; SIZE_MAX when it doesn't say. */
size_t bp_memory(void);

/* Makes room in the array `*items` (of `*capacity` items of `size` bytes) for
 * `needed` items, doubling so that adding n items one by one costs O(n). New
 * room is not zeroed. On failure the array is as it was. */
bp_status bp_grow(void *items, size_t *capacity, size_t needed, size_t size,
                  bp_error *err);

/* A copy of `text`. */
char *bp_copy(const char *text, bp_error *err);

#endif
