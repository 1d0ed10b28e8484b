/* pick.h - of many things, the largest few: what is shown of a large network.
 *
 * Things are offered one by one in their order and come out in that order. Of
 * two of one size the first is the larger one.
 */
#ifndef BP_TRACE_PICK_H
#define BP_TRACE_PICK_H

#include <stdbool.h>
#include <stddef.h>

enum { PICK_SHOWN = 5 };

typedef struct pick {
    size_t n;     /* how many are picked */
    size_t total; /* of how many */
    bool is_all;
    size_t items[PICK_SHOWN]; /* unless it is all of them */
    double sizes[PICK_SHOWN];
} pick;

/* All of `total` things, when they are at most `few`, or when `all` are to be
 * shown; else room for the largest ones, to be offered. */
pick pick_start(size_t total, size_t few, bool all);
void pick_offer(pick *p, size_t item, double size);

/* The k-th one picked. */
static inline size_t picked(const pick *p, size_t k) {
    return p->is_all ? k : p->items[k];
}

/* True when the item is one of them. */
bool pick_has(const pick *p, size_t item);

#endif
