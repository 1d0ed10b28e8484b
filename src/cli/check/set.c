/* set.c - how many different numbers there are: a hash table with open
 * addressing and linear probing, at most half full. */
#include "check/set.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* Puts a hash where it belongs; false when it is there already. */
static bool put(uint64_t *slots, size_t n_slots, uint64_t hash) {
    size_t mask = n_slots - 1, i = hash & mask;
    while (slots[i] && slots[i] != hash)
        i = (i + 1) & mask;
    bool is_new = slots[i] == 0;
    slots[i] = hash;
    return is_new;
}

static bp_status grow(check_set *set, bp_error *err) {
    enum { FIRST = 16 };
    size_t n_slots = set->n_slots ? 2 * set->n_slots : FIRST;
    uint64_t *slots = bp_alloc(n_slots, sizeof *slots, err);
    if (!slots)
        return BP_ESYSTEM;
    for (size_t i = 0; i < set->n_slots; i++)
        if (set->slots[i])
            put(slots, n_slots, set->slots[i]);
    free(set->slots);
    set->slots = slots;
    set->n_slots = n_slots;
    return BP_OK;
}

static void give_up(check_set *set) {
    check_set_free(set);
    set->is_over = true;
}

bp_status check_set_add(check_set *set, uint64_t hash, size_t limit,
                        bp_error *err) {
    if (set->is_over)
        return BP_OK;
    if (2 * (set->count + 1) > set->n_slots && grow(set, err))
        return BP_ESYSTEM;
    set->count += put(set->slots, set->n_slots, hash ? hash : 1);
    if (set->count > limit)
        give_up(set);
    return BP_OK;
}

bp_status check_set_merge(check_set *set, const check_set *more, size_t limit,
                          bp_error *err) {
    bp_status status = BP_OK;
    if (more->is_over)
        give_up(set);
    for (size_t i = 0; !status && !set->is_over && i < more->n_slots; i++)
        if (more->slots[i])
            status = check_set_add(set, more->slots[i], limit, err);
    return status;
}

void check_set_clear(check_set *set) {
    if (set->count)
        memset(set->slots, 0, set->n_slots * sizeof *set->slots);
    set->count = 0;
    set->is_over = false;
}

void check_set_free(check_set *set) {
    free(set->slots);
    *set = (check_set){0};
}
