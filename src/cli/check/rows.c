/* rows.c - which rows come again: those that sorting by hashes puts side
 * by side. */
#include "check/rows.h"

#include <stdlib.h>

#include "bp/mem.h"
#include "bp/parallel.h"

bp_status check_rows_add(check_rows *rows, const check_row *items, size_t n,
                         bp_error *err) {
    for (size_t i = 0; i < n; i++) {
        struct check_bin *bin = &rows->bins[items[i].hash >> 56];
        if (bin->count == bin->capacity &&
            bp_grow(&bin->items, &bin->capacity, bin->count + 1,
                    sizeof *bin->items, err))
            return BP_ESYSTEM;
        bin->items[bin->count++] = items[i];
    }
    return BP_OK;
}

static int by_hash_and_place(const void *a, const void *b) {
    const check_row *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

static void sort_bins(void *context, size_t begin, size_t end) {
    check_rows *rows = context;
    for (size_t i = begin; i < end; i++)
        if (rows->bins[i].count > 1)
            qsort(rows->bins[i].items, rows->bins[i].count, sizeof(check_row),
                  by_hash_and_place);
}

/* Sorted: of each run of one hash, the first is no copy. */
static void count_in(const struct check_bin *bin, check_repeat *found) {
    size_t start = 0;
    for (size_t i = 1; i < bin->count; i++) {
        const check_row *row = &bin->items[i];
        if (row->hash != bin->items[start].hash) {
            start = i;
            continue;
        }
        if (found->count++ == 0 || row->place < found->again) {
            found->again = row->place;
            found->first = bin->items[start].place;
        }
    }
}

bp_status check_rows_repeats(check_rows *rows, size_t n_threads,
                             check_repeat *found, bp_error *err) {
    enum { WORTH_THREADS = 1 << 16 };
    bp_team *team = NULL;
    size_t n = 0;
    for (size_t i = 0; i < CHECK_BINS; i++)
        n += rows->bins[i].count;
    if (n_threads > 1 && n >= WORTH_THREADS &&
        bp_team_new(&team, n_threads, err))
        return BP_ESYSTEM;
    bp_team_run(team, CHECK_BINS, sort_bins, rows);
    bp_team_free(team);
    *found = (check_repeat){0};
    for (size_t i = 0; i < CHECK_BINS; i++)
        count_in(&rows->bins[i], found);
    return BP_OK;
}

void check_rows_free(check_rows *rows) {
    for (size_t i = 0; i < CHECK_BINS; i++)
        free(rows->bins[i].items);
    *rows = (check_rows){0};
}
