/* scratch.c - files without a name, and floats that lie in one.
 *
 * Linux makes a file without a name when asked with O_TMPFILE (open(2)); where
 * the file system can't, one is made with a name and unlinked at once.
 */
#include "bp/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bp/mem.h"

/* Who names a folder means it: another isn't taken when that one fails. */
static const char *scratch_folder(void) {
    const char *named = getenv("TMPDIR");
    if (named && *named)
        return named;
    return access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp";
}

static bp_status no_room(bp_error *err, size_t bytes, int failure) {
    return bp_fail(err, BP_ESYSTEM,
                   "%s: no room for a scratch file of %zu bytes: %s; TMPDIR "
                   "can name another folder",
                   scratch_folder(), bytes, strerror(failure));
}

static int open_and_unlink(const char *folder) {
    char *path;
    if (asprintf(&path, "%s/bp-XXXXXX", folder) < 0) {
        errno = ENOMEM;
        return -1;
    }
    int fd = mkostemp(path, O_CLOEXEC);
    int failure = errno;
    if (fd >= 0)
        unlink(path);
    free(path);
    errno = failure;
    return fd;
}

bp_status bp_scratch_open(int *fd, bp_error *err) {
    const char *folder = scratch_folder();
    *fd = -1;
#ifdef O_TMPFILE
    *fd = open(folder, O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
#endif
    if (*fd < 0)
        *fd = open_and_unlink(folder);
    if (*fd >= 0)
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM,
                   "%s: no scratch file can be made there: %s; TMPDIR can name "
                   "another folder",
                   folder, strerror(errno));
}

/* 0, or what went wrong. */
static int write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

bp_status bp_scratch_write(int fd, const void *bytes, size_t length,
                           bp_error *err) {
    off_t end = lseek(fd, 0, SEEK_CUR);
    int failure = write_all(fd, bytes, length);
    if (!failure)
        return BP_OK;
    return no_room(err, (end < 0 ? 0 : (size_t)end) + length, failure);
}

bp_status bp_scratch_read(int fd, size_t offset, void *bytes, size_t length,
                          bp_error *err) {
    char *to = bytes;
    while (length > 0) {
        ssize_t got = pread(fd, to, length, (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return bp_fail(err, BP_ESYSTEM,
                           "%s: the scratch file can't be read: %s",
                           scratch_folder(), strerror(got < 0 ? errno : EIO));
        to += got;
        offset += (size_t)got;
        length -= (size_t)got;
    }
    return BP_OK;
}

/* Bytes of a file for `count` floats, never 0: nothing can't be mapped. */
static size_t mapped_bytes(size_t count) {
    return count ? count * sizeof(float) : sizeof(float);
}

/* What a disk does that can't set room aside: it is written to. */
static int write_zeros(int fd, size_t bytes) {
    static const char zeros[1 << 16];
    int failure = 0;
    for (size_t done = 0; done < bytes && !failure; done += sizeof zeros) {
        size_t left = bytes - done;
        failure =
            write_all(fd, zeros, left < sizeof zeros ? left : sizeof zeros);
    }
    return failure;
}

static bp_status take_room(int fd, size_t bytes, bp_error *err) {
    int failure;
    do
        failure = posix_fallocate(fd, 0, (off_t)bytes);
    while (failure == EINTR);
    if (failure == EOPNOTSUPP || failure == ENOSYS || failure == EINVAL)
        failure = write_zeros(fd, bytes);
    return failure ? no_room(err, bytes, failure) : BP_OK;
}

static bp_status map_floats(bp_floats *floats, size_t count, bp_error *err) {
    if (count > INT64_MAX / sizeof(float))
        return no_room(err, SIZE_MAX, EFBIG);
    size_t bytes = mapped_bytes(count);
    int fd;
    bp_status status = bp_scratch_open(&fd, err);
    if (status)
        return status;
    status = take_room(fd, bytes, err);
    void *items = MAP_FAILED;
    if (!status) {
        items = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (items == MAP_FAILED)
            status = no_room(err, bytes, errno);
    }
    close(fd); /* the mapping holds the file */
    if (!status)
        *floats = (bp_floats){items, count, true};
    return status;
}

/* Many floats take their room page by page, as they are written: until then it
 * may be somebody else's. Large pages make them quick to reach in any order. */
enum { LAZY_FROM = 1 << 22 };

static bp_status map_memory(bp_floats *floats, size_t count, bp_error *err) {
    size_t bytes = mapped_bytes(count);
    void *items = MAP_FAILED;
    if (count <= INT64_MAX / sizeof(float) && bytes < bp_memory())
        items = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (items == MAP_FAILED)
        return bp_fail(err, BP_ESYSTEM,
                       "out of memory: %zu items of %zu bytes asked for", count,
                       sizeof(float));
#ifdef MADV_HUGEPAGE
    madvise(items, bytes, MADV_HUGEPAGE);
#endif
    *floats = (bp_floats){items, count, true};
    return BP_OK;
}

bp_status bp_floats_new(bp_floats *floats, size_t count, bool in_file,
                        bp_error *err) {
    *floats = (bp_floats){0};
    if (in_file)
        return map_floats(floats, count, err);
    if (count >= LAZY_FROM)
        return map_memory(floats, count, err);
    float *items = bp_alloc_floats(count, err);
    if (!items)
        return BP_ESYSTEM;
    *floats = (bp_floats){items, count, false};
    return BP_OK;
}

void bp_floats_free(bp_floats *floats) {
    if (floats->is_mapped)
        munmap(floats->items, mapped_bytes(floats->count));
    else
        free(floats->items);
    *floats = (bp_floats){0};
}
