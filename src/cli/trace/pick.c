/* pick.c - of many things, the largest few. */
#include "trace/pick.h"

#include <math.h>

pick pick_start(size_t total, size_t few, bool all) {
    bool is_all = all || total <= few;
    return (pick){.n = is_all ? total : 0, .total = total, .is_all = is_all};
}

/* Takes one away; those behind it move up. */
static void drop(pick *p, size_t k) {
    for (p->n--; k < p->n; k++) {
        p->items[k] = p->items[k + 1];
        p->sizes[k] = p->sizes[k + 1];
    }
}

void pick_offer(pick *p, size_t item, double size) {
    size_t smallest = 0;
    if (p->is_all)
        return;
    size = fabs(size);
    for (size_t k = 1; k < p->n; k++)
        if (p->sizes[k] <= p->sizes[smallest])
            smallest = k;
    if (p->n == PICK_SHOWN) {
        if (size <= p->sizes[smallest])
            return;
        drop(p, smallest);
    }
    p->items[p->n] = item;
    p->sizes[p->n++] = size;
}

bool pick_has(const pick *p, size_t item) {
    bool has = p->is_all;
    for (size_t k = 0; !has && k < p->n; k++)
        has = p->items[k] == item;
    return has;
}
