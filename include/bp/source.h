/* source.h - the bytes of an input, wherever they come from.
 *
 * A path, or "-" for standard input; what is compressed by gzip or zstd is
 * recognised by its first bytes, whatever its name is, and unpacked (several
 * members or frames in a row are one input). Bytes are handed out as they
 * come: a reader waits only when there is nothing.
 */
#ifndef BP_SOURCE_H
#define BP_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

typedef struct bp_source bp_source;

/* Opens `path`. With `keep`, what has been read can be read again. BP_EDATA
 * when it can't be read. The caller closes `*source`. */
bp_status bp_source_open(bp_source **source, const char *path, bool keep,
                         bp_error *err);
void bp_source_close(bp_source *source);

/* Reads the next bytes, at least one and at most `capacity`; `*n` is 0 at the
 * end, and only there. BP_EDATA for what can't be read or unpacked: damaged,
 * or cut off in the middle. */
bp_status bp_source_read(bp_source *source, char *bytes, size_t capacity,
                         size_t *n, bp_error *err);

/* True when bp_source_read wouldn't wait: there are bytes, or the end. */
bool bp_source_is_ready(const bp_source *source);

/* Reads `length` bytes again that lay at `offset` (unpacked) when they were
 * read first; threads may do so at once. A plain file is read where it lies,
 * BP_EDATA when it has become shorter; other inputs were kept: in memory when
 * they are small, else in a scratch file (scratch.h). */
bp_status bp_source_again(const bp_source *source, size_t offset, char *bytes,
                          size_t length, bp_error *err);

/* For messages: the path, or "standard input". */
const char *bp_source_name(const bp_source *source);

#endif
