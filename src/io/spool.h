/* spool.h - keeps what was read from an input that can't be read twice.
 *
 * What is small stays in memory; as soon as it is more than BP_SPOOL_MEMORY
 * bytes, all of it lies in a scratch file and no memory is held.
 */
#ifndef BP_SPOOL_H
#define BP_SPOOL_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

enum { BP_SPOOL_MEMORY = 8 << 20 };

/* Zeroed, it is empty. Owns its memory and its file. */
typedef struct bp_spool {
    char *memory; /* BP_SPOOL_MEMORY bytes, or NULL */
    bool is_in_file;
    int fd;       /* when it is */
    size_t count; /* bytes kept */
} bp_spool;

void bp_spool_free(bp_spool *spool);

/* Adds bytes at the end. BP_ESYSTEM when there is no room. */
bp_status bp_spool_add(bp_spool *spool, const char *bytes, size_t length,
                       bp_error *err);

/* Reads bytes that were added; threads may do so at once, but not while
 * something is added. */
bp_status bp_spool_read(const bp_spool *spool, size_t offset, char *bytes,
                        size_t length, bp_error *err);

#endif
