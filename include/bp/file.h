/* file.h - whole files, read and written so that nothing is ever half.
 *
 * The path "-" is standard input or output.
 */
#ifndef BP_FILE_H
#define BP_FILE_H

#include <stddef.h>

#include "bp/error.h"

/* Reads all of `path` into `*text`, which the caller frees; `*length` bytes
 * and a NUL behind them. Fails with `on_failure` (the status that an
 * unreadable file of this kind has) or BP_ESYSTEM for memory. */
bp_status bp_file_read(const char *path, char **text, size_t *length,
                       bp_status on_failure, bp_error *err);

/* Says before the work starts what would keep bp_file_write from writing
 * `path` after it: a folder that is missing or closed, a path that is itself a
 * folder. BP_ESYSTEM. */
bp_status bp_file_check_writable(const char *path, bp_error *err);

/* Writes `length` bytes to `path`: to a temporary file beside it, flushed to
 * the disk, then renamed, so that a reader sees the old file or the new one.
 * A symbolic link is followed, an old file's permissions are kept. What is no
 * regular file (a device, a pipe) is written directly. BP_ESYSTEM, and then
 * the old file is as it was. */
bp_status bp_file_write(const char *path, const char *text, size_t length,
                        bp_error *err);

#endif
