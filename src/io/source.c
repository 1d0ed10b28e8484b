/* source.c - the bytes of an input: a plain file, a pipe, gzip or zstd.
 *
 * Packed bytes are read into a buffer here and unpacked straight into the
 * caller's; what isn't packed goes from the system to the caller. How an input
 * is packed is seen when the first bytes are wanted, not when it is opened:
 * opening never waits for a pipe. This file doesn't know what the bytes mean.
 */
#include "bp/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bp/mem.h"
#include "spool.h"
#include "unpack.h"

/* The end of a source that is read. A failure stays: it comes after the bytes
 * before it, and again with each further call. */
typedef struct reader {
    const char *name;
    int fd;
    bool never_waits;  /* a regular file */
    bool at_end;       /* the system has no more */
    bool is_known;     /* how it is packed */
    bp_unpack *unpack; /* NULL when it isn't */
    bool has_ahead;    /* one byte was unpacked to see whether there is one */
    char ahead;
    bp_error failure;
    size_t begin, end; /* of what lies in the buffer */
    unsigned char buffer[1 << 17];
} reader;

struct bp_source {
    char *name;
    bool keep;
    bool is_file; /* that can be read twice, when it isn't packed */
    off_t start;  /* of what is read, in that file */
    bp_spool spool;
    reader *reader; /* apart, because looking whether it is ready changes it */
};

static bp_status unreadable(const char *name, int failure, bp_error *err) {
    return bp_fail(err, BP_EDATA, "%s: can't be read: %s", name,
                   strerror(failure));
}

static bool is_quiet(const reader *in, int timeout) {
    struct pollfd fd = {.fd = in->fd, .events = POLLIN};
    int n;
    do
        n = poll(&fd, 1, timeout);
    while (n < 0 && errno == EINTR);
    return n == 0;
}

static bool would_wait(const reader *in) {
    return !in->never_waits && !in->at_end && is_quiet(in, 0);
}

/* Reads what there is, and waits when there is nothing. */
static size_t read_some(reader *in, void *bytes, size_t capacity) {
    ssize_t got;
    while ((got = read(in->fd, bytes, capacity)) < 0) {
        if (errno == EAGAIN) /* somebody else set it to never wait */
            is_quiet(in, -1);
        else if (errno != EINTR) {
            (void)unreadable(in->name, errno, &in->failure);
            return 0;
        }
    }
    in->at_end = got == 0;
    return (size_t)got;
}

/* Reads into the buffer, in which there is nothing or the first few bytes. */
static void fill(reader *in) {
    if (in->begin == in->end)
        in->begin = in->end = 0;
    in->end += read_some(in, in->buffer + in->end, sizeof in->buffer - in->end);
}

/* Finds out how the input is packed; false when that would mean to wait. */
static bool recognise(reader *in, bool may_wait) {
    while (!in->is_known && !in->failure.status) {
        bp_packing packing = bp_packing_of(in->buffer, in->end);
        if (packing == BP_PACKING_UNKNOWN && !in->at_end) {
            if (!may_wait && would_wait(in))
                return false;
            fill(in);
            continue;
        }
        in->is_known = true;
        if (packing == BP_PACKING_GZIP || packing == BP_PACKING_ZSTD)
            (void)bp_unpack_new(&in->unpack, packing, in->name, &in->failure);
    }
    return true;
}

/* Unpacks from what is in the buffer. */
static size_t unpack_buffer(reader *in, char *bytes, size_t capacity) {
    bp_window window = {in->buffer + in->begin, in->end - in->begin, bytes,
                        capacity};
    (void)bp_unpack_some(in->unpack, &window, &in->failure);
    in->begin = in->end - window.n_packed;
    return capacity - window.room;
}

/* Unpacks at least a byte, or until the end or a failure; false when that would
 * mean to wait. */
static bool unpack_some(reader *in, char *bytes, size_t capacity, size_t *n,
                        bool may_wait) {
    for (;;) {
        *n = unpack_buffer(in, bytes, capacity);
        if (*n > 0 || in->failure.status)
            return true;
        if (in->at_end) {
            (void)bp_unpack_end(in->unpack, &in->failure);
            return true;
        }
        if (!may_wait && would_wait(in))
            return false;
        fill(in);
        if (in->failure.status)
            return true;
    }
}

static size_t read_unpacked(reader *in, char *bytes, size_t capacity) {
    size_t n = 0;
    if (in->has_ahead) {
        in->has_ahead = false;
        bytes[n++] = in->ahead;
    }
    if (in->failure.status)
        return n;
    if (n > 0)
        return n + unpack_buffer(in, bytes + n, capacity - n);
    unpack_some(in, bytes, capacity, &n, true);
    return n;
}

static size_t read_plain(reader *in, char *bytes, size_t capacity) {
    size_t n = in->end - in->begin;
    if (n == 0)
        return in->at_end ? 0 : read_some(in, bytes, capacity);
    n = n < capacity ? n : capacity;
    memcpy(bytes, in->buffer + in->begin, n);
    in->begin += n;
    return n;
}

/* Whether the file is read where it lies when it is read again. */
static bool is_read_in_place(const bp_source *source) {
    return source->is_file && !source->reader->unpack;
}

bp_status bp_source_read(bp_source *source, char *bytes, size_t capacity,
                         size_t *n, bp_error *err) {
    reader *in = source->reader;
    *n = 0;
    recognise(in, true);
    if (in->unpack)
        *n = read_unpacked(in, bytes, capacity);
    else if (!in->failure.status)
        *n = read_plain(in, bytes, capacity);
    if (*n > 0 && source->keep && !is_read_in_place(source) &&
        bp_spool_add(&source->spool, bytes, *n, &in->failure))
        *n = 0;
    if (*n > 0 || !in->failure.status)
        return BP_OK;
    *err = in->failure;
    return err->status;
}

bool bp_source_is_ready(const bp_source *source) {
    reader *in = source->reader;
    if (in->never_waits || in->has_ahead)
        return true;
    if (!recognise(in, false))
        return false;
    if (in->failure.status)
        return true;
    if (!in->unpack)
        return in->begin < in->end || !would_wait(in);
    size_t n;
    if (!unpack_some(in, &in->ahead, 1, &n, false))
        return false;
    in->has_ahead = n > 0;
    return true;
}

bp_status bp_source_again(const bp_source *source, size_t offset, char *bytes,
                          size_t length, bp_error *err) {
    if (!is_read_in_place(source))
        return bp_spool_read(&source->spool, offset, bytes, length, err);
    while (length > 0) {
        ssize_t got = pread(source->reader->fd, bytes, length,
                            source->start + (off_t)offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return unreadable(source->name, errno, err);
        if (got == 0)
            return bp_fail(err, BP_EDATA,
                           "%s: has become shorter while it was read",
                           source->name);
        bytes += got;
        offset += (size_t)got;
        length -= (size_t)got;
    }
    return BP_OK;
}

const char *bp_source_name(const bp_source *source) {
    return source->name;
}

/* Only what has a size is read twice where it lies: files of size 0 that hold
 * something are made up by the system (as in /proc) when they are read. */
static void look_at_file(bp_source *source) {
    struct stat info;
    reader *in = source->reader;
    if (fstat(in->fd, &info) != 0 || !S_ISREG(info.st_mode))
        return;
    in->never_waits = true;
    source->start = lseek(in->fd, 0, SEEK_CUR);
    source->is_file = source->start >= 0 && info.st_size > 0;
}

static bp_status open_file(bp_source *source, const char *path, bp_error *err) {
    reader *in = source->reader;
    in->name = source->name;
    in->fd = STDIN_FILENO;
    if (strcmp(path, "-") != 0)
        do /* who opens a named pipe waits for a writer */
            in->fd = open(path, O_RDONLY | O_CLOEXEC);
        while (in->fd < 0 && errno == EINTR);
    if (in->fd < 0)
        return unreadable(source->name, errno, err);
    look_at_file(source);
    return BP_OK;
}

bp_status bp_source_open(bp_source **source, const char *path, bool keep,
                         bp_error *err) {
    bp_source *made = bp_alloc(1, sizeof *made, err);
    if (!made)
        return BP_ESYSTEM;
    made->keep = keep;
    made->name = bp_copy(strcmp(path, "-") == 0 ? "standard input"
                         : *path                ? path
                                                : "''",
                         err);
    bp_status status = made->name ? BP_OK : BP_ESYSTEM;
    if (!status) {
        made->reader = bp_alloc(1, sizeof *made->reader, err);
        status = made->reader ? open_file(made, path, err) : BP_ESYSTEM;
    }
    if (status)
        bp_source_close(made);
    else
        *source = made;
    return status;
}

void bp_source_close(bp_source *source) {
    if (!source)
        return;
    if (source->reader) {
        bp_unpack_free(source->reader->unpack);
        if (source->reader->fd > STDIN_FILENO)
            close(source->reader->fd);
    }
    bp_spool_free(&source->spool);
    free(source->reader);
    free(source->name);
    free(source);
}
