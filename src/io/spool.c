/* spool.c - keeps what was read: in memory, then in a scratch file. */
#include "spool.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bp/mem.h"
#include "bp/scratch.h"

void bp_spool_free(bp_spool *spool) {
    free(spool->memory);
    if (spool->is_in_file)
        close(spool->fd);
    *spool = (bp_spool){0};
}

/* When that fails, what was kept stays where it is. */
static bp_status move_to_file(bp_spool *spool, bp_error *err) {
    int fd;
    bp_status status = bp_scratch_open(&fd, err);
    if (status)
        return status;
    status = bp_scratch_write(fd, spool->memory, spool->count, err);
    if (status) {
        close(fd);
        return status;
    }
    free(spool->memory);
    spool->memory = NULL;
    spool->fd = fd;
    spool->is_in_file = true;
    return BP_OK;
}

bp_status bp_spool_add(bp_spool *spool, const char *bytes, size_t length,
                       bp_error *err) {
    bp_status status = BP_OK;
    bool fits = !spool->is_in_file && length <= BP_SPOOL_MEMORY - spool->count;
    if (!fits && !spool->is_in_file)
        status = move_to_file(spool, err);
    if (fits && !spool->memory) {
        /* all at once: what isn't touched costs nothing */
        spool->memory = bp_alloc(BP_SPOOL_MEMORY, 1, err);
        status = spool->memory ? BP_OK : BP_ESYSTEM;
    }
    if (status)
        return status;
    if (fits)
        memcpy(spool->memory + spool->count, bytes, length);
    else
        status = bp_scratch_write(spool->fd, bytes, length, err);
    if (!status)
        spool->count += length;
    return status;
}

bp_status bp_spool_read(const bp_spool *spool, size_t offset, char *bytes,
                        size_t length, bp_error *err) {
    assert(offset <= spool->count && length <= spool->count - offset);
    if (spool->is_in_file)
        return bp_scratch_read(spool->fd, offset, bytes, length, err);
    if (length > 0)
        memcpy(bytes, spool->memory + offset, length);
    return BP_OK;
}
