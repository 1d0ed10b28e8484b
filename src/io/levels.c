/* levels.c - the different texts of a column, and how often each one comes.
 *
 * A hash table with open addressing and linear probing (Knuth, "The art of
 * computer programming", volume 3, 6.4, algorithm L), at most half full. It
 * holds numbers of items; the items themselves stay in the order in which they
 * came. Their hashes are kept, so that growing never reads a text again and
 * few texts are compared in vain.
 */
#include "bp/levels.h"

#include <stdlib.h>
#include <string.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "bp/mem.h"

/* Room for texts, one after another, each with its NUL. Full ones hang behind
 * the one that is being filled. */
struct bp_chunk {
    struct bp_chunk *next;
    size_t used, room;
    char bytes[];
};

/* Sets of few and short texts are many: one or more a column. */
enum { FIRST_SLOTS = 32, FIRST_CHUNK = 256, LARGEST_CHUNK = 1 << 20 };

/* The hash table holds no larger numbers of items. */
static const size_t most = UINT32_MAX - 1;

static uint64_t hash_of(const char *text) {
    return XXH3_64bits(text, strlen(text));
}

/* The place of a text in items; count when it isn't there. */
static size_t place_of(const bp_levels *levels, const char *text,
                       uint64_t hash) {
    if (levels->n_slots == 0)
        return levels->count;
    size_t mask = levels->n_slots - 1;
    for (size_t i = hash & mask; levels->slots[i]; i = (i + 1) & mask) {
        size_t item = levels->slots[i] - 1;
        if (levels->hashes[item] == hash &&
            strcmp(levels->items[item].text, text) == 0)
            return item;
    }
    return levels->count;
}

size_t bp_levels_find(const bp_levels *levels, const char *text) {
    return place_of(levels, text, hash_of(text));
}

/* Puts an item's number into the first free slot for its hash. */
static void fill_slot(bp_levels *levels, size_t item) {
    size_t mask = levels->n_slots - 1;
    size_t i = levels->hashes[item] & mask;
    while (levels->slots[i])
        i = (i + 1) & mask;
    levels->slots[i] = (uint32_t)item + 1;
}

static bp_status make_slots(bp_levels *levels, size_t n_slots, bp_error *err) {
    uint32_t *slots = bp_alloc(n_slots, sizeof *slots, err);
    if (!slots)
        return BP_ESYSTEM;
    free(levels->slots);
    levels->slots = slots;
    levels->n_slots = n_slots;
    for (size_t i = 0; i < levels->count; i++)
        fill_slot(levels, i);
    return BP_OK;
}

/* Room for `size` bytes of text. */
static bp_status make_chunk(bp_levels *levels, size_t size, bp_error *err) {
    struct bp_chunk *full = levels->texts;
    if (full && full->room - full->used >= size)
        return BP_OK;
    size_t room = full ? 2 * full->room : FIRST_CHUNK;
    room = room < LARGEST_CHUNK ? room : LARGEST_CHUNK;
    room = room > size ? room : size;
    struct bp_chunk *chunk = malloc(sizeof *chunk + room);
    if (!chunk)
        return bp_fail(err, BP_ESYSTEM,
                       "out of memory: %zu bytes for texts asked for", room);
    *chunk = (struct bp_chunk){.next = full, .room = room};
    levels->texts = chunk;
    return BP_OK;
}

/* Room for one more item with a text of `size` bytes. */
static bp_status make_room(bp_levels *levels, size_t size, bp_error *err) {
    size_t needed = levels->count + 1, capacity = levels->capacity;
    bp_status status = bp_grow(&levels->hashes, &capacity, needed,
                               sizeof *levels->hashes, err);
    if (!status)
        status = bp_grow(&levels->items, &levels->capacity, needed,
                         sizeof *levels->items, err);
    if (!status && 2 * needed > levels->n_slots)
        status = make_slots(
            levels, levels->n_slots ? 2 * levels->n_slots : FIRST_SLOTS, err);
    return status ? status : make_chunk(levels, size, err);
}

static void become_over(bp_levels *levels) {
    bp_levels_free(levels);
    levels->is_over = true;
}

/* Adds a text that isn't there. */
static bp_status add_new(bp_levels *levels, const char *text, uint64_t hash,
                         size_t count, bp_error *err) {
    size_t size = strlen(text) + 1;
    bp_status status = make_room(levels, size, err);
    if (status)
        return status;
    struct bp_chunk *chunk = levels->texts;
    char *copy = memcpy(chunk->bytes + chunk->used, text, size);
    chunk->used += size;
    size_t item = levels->count++;
    levels->items[item] = (bp_level){.text = copy, .count = count};
    levels->hashes[item] = hash;
    fill_slot(levels, item);
    return BP_OK;
}

static bp_status add_hashed(bp_levels *levels, const char *text, uint64_t hash,
                            size_t count, size_t limit, bp_error *err) {
    size_t item = place_of(levels, text, hash);
    levels->last = item; /* or will be, if it is new */
    if (item < levels->count)
        levels->items[item].count += count;
    else if (levels->count >= limit || levels->count >= most)
        become_over(levels);
    else
        return add_new(levels, text, hash, count, err);
    return BP_OK;
}

bp_status bp_levels_add(bp_levels *levels, const char *text, size_t count,
                        size_t limit, bp_error *err) {
    if (levels->is_over)
        return BP_OK;
    return add_hashed(levels, text, hash_of(text), count, limit, err);
}

bp_status bp_levels_merge(bp_levels *levels, const bp_levels *more,
                          size_t limit, bp_error *err) {
    if (more->is_over)
        become_over(levels);
    bp_status status = BP_OK;
    for (size_t i = 0; i < more->count && !levels->is_over && !status; i++)
        status = add_hashed(levels, more->items[i].text, more->hashes[i],
                            more->items[i].count, limit, err);
    return status;
}

static int by_text(const void *a, const void *b) {
    return strcmp(((const bp_level *)a)->text, ((const bp_level *)b)->text);
}

static void clear_slots(bp_levels *levels) {
    if (levels->slots)
        memset(levels->slots, 0, levels->n_slots * sizeof *levels->slots);
}

void bp_levels_sort(bp_levels *levels) {
    if (levels->count < 2)
        return;
    qsort(levels->items, levels->count, sizeof *levels->items, by_text);
    clear_slots(levels);
    for (size_t i = 0; i < levels->count; i++) {
        levels->hashes[i] = hash_of(levels->items[i].text);
        fill_slot(levels, i);
    }
}

static void free_chunks(struct bp_chunk *chunk) {
    while (chunk) {
        struct bp_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

/* Of the texts' room the chunk that was filled last is kept: it is as large as
 * any, unless one held a text of its own size. */
void bp_levels_clear(bp_levels *levels) {
    if (levels->texts) {
        free_chunks(levels->texts->next);
        levels->texts->next = NULL;
        levels->texts->used = 0;
    }
    clear_slots(levels);
    levels->count = 0;
    levels->is_over = false;
}

void bp_levels_free(bp_levels *levels) {
    free_chunks(levels->texts);
    free(levels->items);
    free(levels->hashes);
    free(levels->slots);
    *levels = (bp_levels){0};
}
