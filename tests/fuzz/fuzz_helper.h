/* fuzz_helper.h - what the fuzz targets share: files in memory, and a way to
 * stop that says what went wrong. */
#ifndef BP_FUZZ_HELPER_H
#define BP_FUZZ_HELPER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property doesn't hold. */
__attribute__((noreturn, format(printf, 1, 2))) static inline void
stop(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

/* A file that is nowhere on the disk; who opens its path reads from its start.
 */
typedef struct memory_file {
    int fd;
    char path[32];
} memory_file;

static inline memory_file memory_file_new(const void *bytes, size_t length) {
    memory_file file = {.fd = memfd_create("fuzz", MFD_CLOEXEC)};
    if (file.fd < 0 || write(file.fd, bytes, length) != (ssize_t)length)
        abort();
    snprintf(file.path, sizeof file.path, "/dev/fd/%d", file.fd);
    return file;
}

static inline void memory_file_close(const memory_file *file) {
    close(file->fd);
}

#endif
