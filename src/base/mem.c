/* mem.c - allocation with one sentence when it fails. */
#include "bp/mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void *out_of_memory(bp_error *err, size_t count, size_t size) {
    bp_error_write(err, BP_ESYSTEM,
                   "out of memory: %zu items of %zu bytes asked for", count,
                   size);
    return NULL;
}

void *bp_alloc(size_t count, size_t size, bp_error *err) {
    void *memory = calloc(count ? count : 1, size);
    return memory ? memory : out_of_memory(err, count, size);
}

size_t bp_memory(void) {
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? (size_t)pages * (size_t)page : SIZE_MAX;
}

/* The system may promise more than there is and kill the process that takes it
 * at its word; so large claims are held against what the machine has. */
static bool fits(size_t bytes) {
    enum { ASK_FROM = 1 << 28 };
    if (bytes < ASK_FROM)
        return true;
    return bytes < bp_memory() / 3;
}

/* Rows of a large dataset are read in any order, and with pages of 4 KB most of
 * them would cost a search for their page besides. */
static void ask_for_large_pages(void *memory, size_t bytes) {
#ifdef MADV_HUGEPAGE
    madvise(memory, bytes, MADV_HUGEPAGE);
#else
    (void)memory, (void)bytes;
#endif
}

float *bp_alloc_floats(size_t count, bp_error *err) {
    enum { LINE = 64, LARGE_PAGE = 1 << 21 };
    if (count > SIZE_MAX / sizeof(float) - LARGE_PAGE)
        return out_of_memory(err, count, sizeof(float));
    size_t bytes = count * sizeof(float);
    size_t alignment = bytes < (size_t)2 * LARGE_PAGE ? LINE : LARGE_PAGE;
    bytes = (bytes + alignment) / alignment * alignment;
    float *memory = fits(bytes) ? aligned_alloc(alignment, bytes) : NULL;
    if (!memory)
        return out_of_memory(err, count, sizeof(float));
    if (alignment == LARGE_PAGE)
        ask_for_large_pages(memory, bytes);
    memset(memory, 0, bytes);
    return memory;
}

bp_status bp_grow(void *items, size_t *capacity, size_t needed, size_t size,
                  bp_error *err) {
    if (needed <= *capacity)
        return BP_OK;
    size_t room = *capacity ? *capacity : 16;
    while (room < needed)
        room = room > SIZE_MAX / 2 ? needed : room * 2;
    void *old;
    memcpy(&old, items, sizeof old);
    void *moved = reallocarray(old, room, size);
    if (!moved) {
        out_of_memory(err, room, size);
        return BP_ESYSTEM;
    }
    memcpy(items, &moved, sizeof moved);
    *capacity = room;
    return BP_OK;
}

char *bp_copy(const char *text, bp_error *err) {
    char *copy = strdup(text);
    return copy ? copy : out_of_memory(err, strlen(text) + 1, 1);
}
