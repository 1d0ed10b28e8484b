/* scratch.h - room on the disk for what doesn't fit into memory.
 *
 * A scratch file has no name: it was unlinked when it was made, and is gone
 * with the last who holds it, however the program ends. It lies in the folder
 * that the environment's TMPDIR names, else in /var/tmp, else in /tmp.
 */
#ifndef BP_SCRATCH_H
#define BP_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

/* Opens a new scratch file for reading and writing; the caller closes `*fd`.
 * BP_ESYSTEM with the folder's name. */
bp_status bp_scratch_open(int *fd, bp_error *err);

/* Writes behind what was written last; BP_ESYSTEM with the folder's name when
 * the disk is full. */
bp_status bp_scratch_write(int fd, const void *bytes, size_t length,
                           bp_error *err);

/* Reads `length` bytes at `offset`, which must have been written; threads may
 * do so at once. */
bp_status bp_scratch_read(int fd, size_t offset, void *bytes, size_t length,
                          bp_error *err);

/* Floats in memory or, mapped, in a scratch file. Owns them. */
typedef struct bp_floats {
    float *items;
    size_t count;
    bool is_mapped;
} bp_floats;

/* `count` zeros that start on a 64-byte boundary; in a scratch file when
 * `in_file` says so, with the room on the disk taken at once: a disk that is
 * full is BP_ESYSTEM here and never a crash later. */
bp_status bp_floats_new(bp_floats *floats, size_t count, bool in_file,
                        bp_error *err);
void bp_floats_free(bp_floats *floats);

#endif
