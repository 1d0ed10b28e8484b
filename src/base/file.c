/* file.c - whole files, read and written so that nothing is ever half. */
#include "bp/file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bp/mem.h"

static bp_status cannot(bp_error *err, bp_status status, const char *path,
                        const char *what) {
    return bp_fail(err, status, "%s: can't be %s: %s", *path ? path : "''",
                   what, strerror(errno));
}

/* Reads until the end into a buffer that grows. */
static bp_status read_all(FILE *file, const char *path, char **text,
                          size_t *length, bp_status on_failure, bp_error *err) {
    size_t capacity = 0, n = 0;
    char *buffer = NULL;
    for (;;) {
        bp_status status = bp_grow(&buffer, &capacity, n + 65536, 1, err);
        if (status) {
            free(buffer);
            return status;
        }
        size_t got = fread(buffer + n, 1, capacity - n - 1, file);
        n += got;
        if (got == 0)
            break;
    }
    if (ferror(file)) {
        free(buffer);
        return cannot(err, on_failure, path, "read");
    }
    buffer[n] = '\0';
    *text = buffer;
    *length = n;
    return BP_OK;
}

bp_status bp_file_read(const char *path, char **text, size_t *length,
                       bp_status on_failure, bp_error *err) {
    if (strcmp(path, "-") == 0)
        return read_all(stdin, "standard input", text, length, on_failure, err);
    FILE *file = fopen(path, "rb");
    if (!file)
        return cannot(err, on_failure, path, "read");
    bp_status status = read_all(file, path, text, length, on_failure, err);
    fclose(file);
    return status;
}

/* `link`'s own target, seen from where `link` is. */
static char *link_target(const char *link, bp_error *err) {
    char target[PATH_MAX];
    ssize_t length = readlink(link, target, sizeof target);
    if (length < 0 || length == sizeof target) {
        bp_error_write(err, BP_ESYSTEM, "%s: the link can't be followed", link);
        return NULL;
    }
    const char *slash = target[0] == '/' ? NULL : strrchr(link, '/');
    int folder = slash ? (int)(slash - link) + 1 : 0;
    char *path;
    if (asprintf(&path, "%.*s%.*s", folder, link, (int)length, target) >= 0)
        return path;
    bp_error_write(err, BP_ESYSTEM, "out of memory for a file name");
    return NULL;
}

/* Where a write to `path` ends up: symbolic links are followed, also to a file
 * that isn't there yet. The caller frees it. */
static char *follow_links(const char *path, bp_error *err) {
    enum { MOST_LINKS = 40 };
    struct stat info;
    char *at = bp_copy(path, err);
    for (int i = 0; at && lstat(at, &info) == 0 && S_ISLNK(info.st_mode); i++) {
        errno = ELOOP;
        char *next = i < MOST_LINKS ? link_target(at, err) : NULL;
        if (i == MOST_LINKS)
            (void)cannot(err, BP_ESYSTEM, path, "written");
        free(at);
        at = next;
    }
    return at;
}

/* A file's name can neither be nothing nor end as a folder's. */
static bool names_a_file(const char *path) {
    size_t length = strlen(path);
    return length > 0 && path[length - 1] != '/';
}

bp_status bp_file_check_writable(const char *path, bp_error *err) {
    struct stat info;
    if (strcmp(path, "-") == 0)
        return BP_OK;
    bool exists = stat(path, &info) == 0;
    if (exists && S_ISDIR(info.st_mode))
        return bp_fail(err, BP_ESYSTEM,
                       "%s: can't be written: it is a directory", path);
    if (!names_a_file(path))
        return bp_fail(err, BP_ESYSTEM,
                       "'%s': can't be written: it names no file", path);
    if ((exists && access(path, W_OK) != 0) || (!exists && errno != ENOENT))
        return cannot(err, BP_ESYSTEM, path, "written");
    if (exists && !S_ISREG(info.st_mode))
        return BP_OK;
    char *target = follow_links(path, err);
    if (!target)
        return BP_ESYSTEM;
    const char *folder = dirname(target);
    bool open_folder = stat(folder, &info) == 0;
    if (open_folder && !S_ISDIR(info.st_mode)) {
        errno = ENOTDIR;
        open_folder = false;
    }
    open_folder = open_folder && access(folder, W_OK | X_OK) == 0;
    free(target);
    return open_folder ? BP_OK : cannot(err, BP_ESYSTEM, path, "written");
}

static bool write_all(int fd, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text += written;
        length -= (size_t)written;
    }
    return true;
}

/* Pipes and devices: nothing to rename, and often nothing to fsync. */
static bp_status write_directly(const char *path, const char *text,
                                size_t length, bp_error *err) {
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDOUT_FILENO : open(path, O_WRONLY | O_CLOEXEC);
    bool written = fd >= 0 && write_all(fd, text, length);
    int failure = errno;
    if (fd >= 0 && !standard && close(fd) != 0 && written) {
        written = false;
        failure = errno;
    }
    errno = failure;
    return written ? BP_OK
                   : cannot(err, BP_ESYSTEM,
                            standard ? "standard output" : path, "written");
}

/* The permissions a new file of this process gets. */
static mode_t default_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bp_status write_and_rename(const char *target, mode_t mode,
                                  const char *text, size_t length,
                                  bp_error *err) {
    char
        *temporary; /* in the same folder, with a name that is never too long */
    const char *slash = strrchr(target, '/');
    if (asprintf(&temporary, "%.*s.bp-XXXXXX",
                 slash ? (int)(slash - target) + 1 : 0, target) < 0)
        return bp_fail(err, BP_ESYSTEM, "out of memory for a file name");
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) {
        (void)cannot(err, BP_ESYSTEM, target, "written");
        free(temporary);
        return BP_ESYSTEM;
    }
    bool written =
        write_all(fd, text, length) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
    int failure = errno;
    written = close(fd) == 0 && written;
    if (!written || rename(temporary, target) != 0) {
        errno = written ? errno : failure;
        (void)cannot(err, BP_ESYSTEM, target, "written");
        unlink(temporary);
        free(temporary);
        return BP_ESYSTEM;
    }
    free(temporary);
    return BP_OK;
}

bp_status bp_file_write(const char *path, const char *text, size_t length,
                        bp_error *err) {
    struct stat info;
    bool exists = strcmp(path, "-") != 0 && stat(path, &info) == 0;
    if (exists && access(path, W_OK) != 0)
        return cannot(err, BP_ESYSTEM, path, "written");
    if (strcmp(path, "-") == 0 || (exists && !S_ISREG(info.st_mode)))
        return write_directly(path, text, length, err);
    if (!names_a_file(path))
        return bp_fail(err, BP_ESYSTEM,
                       "'%s': can't be written: it names no file", path);
    char *target = follow_links(path, err);
    if (!target)
        return BP_ESYSTEM;
    mode_t mode = exists ? info.st_mode & 07777 : default_mode();
    bp_status status = write_and_rename(target, mode, text, length, err);
    free(target);
    return status;
}
