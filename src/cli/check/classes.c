/* classes.c - the classes of the target, and which of them a cell is. */
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "check/check.h"

/* Leaves out the words that are missing in text. */
static void drop_missing(const check *c, bp_level_list *list) {
    size_t n = 0;
    for (size_t i = 0; i < list->texts.count; i++) {
        if (bp_cell_is_missing(list->texts.items[i], &c->plan.missing, false)) {
            free(list->texts.items[i]);
            continue;
        }
        list->counts[n] = list->counts[i];
        list->texts.items[n++] = list->texts.items[i];
    }
    list->texts.count = n;
}

bp_status check_classes_find(check *c, bp_error *err) {
    const plan *p = &c->plan;
    check_classes *classes = &c->classes;
    const bp_profile *its = &p->profiles[p->targets[0]];
    if (p->task != BP_CLASSIFY || its->levels.is_over)
        return BP_OK;
    classes->is_numeric = bp_profile_is_numeric(its);
    bp_status status =
        bp_profile_levels(&classes->list, its, &p->missing,
                          p->table.dialect.decimal, classes->is_numeric, err);
    if (status)
        return status;
    if (!classes->is_numeric)
        drop_missing(c, &classes->list);
    classes->values =
        bp_alloc(classes->list.texts.count, sizeof *classes->values, err);
    if (!classes->values)
        return BP_ESYSTEM;
    for (size_t i = 0; i < classes->list.texts.count; i++)
        bp_num_parse(classes->list.texts.items[i], '.', &classes->values[i]);
    return BP_OK;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(a, *(char *const *)b);
}

/* The class's number; their count when the cell is none of them. */
size_t check_class_of(const check *c, const char *cell) {
    const check_classes *classes = &c->classes;
    size_t n = classes->list.texts.count;
    double value;
    if (!classes->is_numeric) {
        char *const *texts = classes->list.texts.items;
        char *const *found = bsearch(cell, texts, n, sizeof *texts, by_bytes);
        return found ? (size_t)(found - texts) : n;
    }
    if (bp_num_parse(cell, c->plan.table.dialect.decimal, &value) != BP_NUM_OK)
        return n;
    const double *found =
        bsearch(&value, classes->values, n, sizeof value, by_value);
    return found ? (size_t)(found - classes->values) : n;
}
