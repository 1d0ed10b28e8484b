/* split.c - rows to learn from and rows held out, and folds.
 *
 * All rows are shuffled once; who takes the first rows of a class in that order
 * takes any of them with the same chance. */
#include "bp/split.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "bp/rng.h"

static bp_status check_rows(size_t n_rows, bp_error *err) {
    if (n_rows <= UINT32_MAX)
        return BP_OK;
    return bp_fail(err, BP_EDATA, "%zu rows: at most %u can be split", n_rows,
                   UINT32_MAX);
}

/* 0 .. n - 1 in random order. */
static uint32_t *shuffled(bp_rng *rng, size_t n, bp_error *err) {
    uint32_t *order = bp_alloc(n, sizeof *order, err);
    if (!order)
        return NULL;
    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)i;
    bp_rng_shuffle(rng, order, n);
    return order;
}

/* ---- classes; without any, all rows are of one ---- */

static size_t count_classes(const bp_dataset *data) {
    return data->n_classes ? data->n_classes : 1;
}

static size_t class_of(const bp_dataset *data, size_t row) {
    return data->n_classes ? (size_t)data->t[row] : 0;
}

typedef struct share {
    size_t n_rows;
    size_t n_held_out;
    uint64_t remainder; /* what rounding down took away */
    size_t rank;        /* at random, for equal remainders */
} share;

static int by_remainder(const void *left, const void *right) {
    const share *a = *(const share *const *)left;
    const share *b = *(const share *const *)right;
    if (a->remainder != b->remainder)
        return a->remainder > b->remainder ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* How many rows a class can still give; one it keeps. */
static size_t room_of(const share *s) {
    return s->n_rows > s->n_held_out ? s->n_rows - s->n_held_out - 1 : 0;
}

static size_t room_of_all(const share *shares, size_t n_classes) {
    size_t room = 0;
    for (size_t c = 0; c < n_classes; c++)
        room += room_of(&shares[c]);
    return room;
}

/* `missing` more rows, in that order. One round of one row a class is enough
 * unless many small classes have no more to give. */
static void make_up(share **order, size_t n_classes, size_t missing) {
    while (missing > 0) {
        size_t n_open = 0;
        for (size_t c = 0; c < n_classes; c++)
            n_open += room_of(order[c]) > 0;
        assert(n_open > 0);
        size_t most = missing < n_open ? 1 : missing / n_open;
        for (size_t c = 0; c < n_classes && missing > 0; c++) {
            size_t room = room_of(order[c]);
            size_t given = room < most ? room : most;
            order[c]->n_held_out += given;
            missing -= given;
        }
    }
}

/* The classes with more than one row give n rows in proportion to their rows:
 * what is whole, and then one each by the largest remainders. */
static void share_out(share *shares, share **order, size_t n_classes,
                      size_t n) {
    size_t n_rows = 0, missing = n;
    for (size_t c = 0; c < n_classes; c++)
        n_rows += room_of(&shares[c]) > 0 ? shares[c].n_rows : 0;
    for (size_t c = 0; c < n_classes; c++) {
        if (room_of(&shares[c]) == 0)
            continue;
        uint64_t product = (uint64_t)n * shares[c].n_rows;
        shares[c].n_held_out = (size_t)(product / n_rows);
        shares[c].remainder = product % n_rows;
        missing -= shares[c].n_held_out;
    }
    qsort(order, n_classes, sizeof(share *), by_remainder);
    make_up(order, n_classes, missing);
}

/* What each class gives: n rows in all, or as many as they can. Where no class
 * can give any, the one whose row comes first gives it all the same. */
static bp_status make_shares(share *shares, const bp_dataset *data, size_t n,
                             const uint32_t *rows, bp_rng *rng, bp_error *err) {
    size_t n_classes = count_classes(data);
    uint32_t *ranks = shuffled(rng, n_classes, err);
    share **order = bp_alloc(n_classes, sizeof(share *), err);
    bool is_room = ranks && order;
    if (is_room) {
        for (size_t c = 0; c < n_classes; c++) {
            shares[c].rank = ranks[c];
            order[c] = &shares[c];
        }
        for (size_t row = 0; row < data->n_rows; row++)
            shares[class_of(data, row)].n_rows++;
        size_t room = room_of_all(shares, n_classes);
        if (room == 0)
            shares[class_of(data, rows[0])].n_held_out = 1;
        else
            share_out(shares, order, n_classes, n < room ? n : room);
    }
    free(ranks);
    free(order);
    return is_room ? BP_OK : BP_ESYSTEM;
}

/* ---- holding out ---- */

/* Half up, but at least one; that some rows stay is seen to by their classes.
 */
static size_t size_of(double part, size_t n) {
    double wanted = part * (double)n;
    size_t size = (size_t)wanted;
    size += wanted - (double)size >= 0.5;
    return size > 0 ? size : 1;
}

/* fold[row] becomes 1 for a row that is held out. */
static bp_status draw(uint32_t *fold, share *shares, const bp_dataset *data,
                      size_t n, uint64_t seed, bp_error *err) {
    bp_rng rng;
    bp_rng_seed(&rng, seed, BP_RNG_SPLIT);
    uint32_t *rows = shuffled(&rng, data->n_rows, err);
    if (!rows)
        return BP_ESYSTEM;
    bp_status status = make_shares(shares, data, n, rows, &rng, err);
    for (size_t i = 0; i < data->n_rows && !status; i++) {
        share *of_class = &shares[class_of(data, rows[i])];
        if (of_class->n_held_out > 0) {
            of_class->n_held_out--;
            fold[rows[i]] = 1;
        }
    }
    free(rows);
    return status;
}

bp_status bp_split_hold_out(bp_split *split, const bp_dataset *data,
                            double share_of_rows, uint64_t seed,
                            bp_error *err) {
    assert(share_of_rows > 0 && share_of_rows < 1);
    *split = (bp_split){0};
    size_t n_rows = data->n_rows;
    bp_status status = check_rows(n_rows, err);
    if (status)
        return status;
    if (n_rows < 2)
        return bp_fail(err, BP_EDATA,
                       "%zu rows can't be parted into rows to learn from and "
                       "rows held out: at least 2 are needed",
                       n_rows);
    uint32_t *fold = bp_alloc(n_rows, sizeof *fold, err);
    share *shares = bp_alloc(count_classes(data), sizeof *shares, err);
    status = fold && shares ? BP_OK : BP_ESYSTEM;
    if (!status)
        status =
            draw(fold, shares, data, size_of(share_of_rows, n_rows), seed, err);
    if (!status)
        status = bp_split_fold(split, fold, n_rows, 1, err);
    free(fold);
    free(shares);
    return status;
}

bp_status bp_split_fold(bp_split *split, const uint32_t *fold, size_t n_rows,
                        size_t held_out, bp_error *err) {
    *split = (bp_split){.rows = bp_alloc(n_rows, sizeof *split->rows, err)};
    if (!split->rows)
        return BP_ESYSTEM;
    for (size_t row = 0; row < n_rows; row++)
        split->n_held_out += fold[row] == held_out;
    split->n_train = n_rows - split->n_held_out;
    uint32_t *train = split->rows, *others = train + split->n_train;
    for (size_t row = 0; row < n_rows; row++)
        *(fold[row] == held_out ? others++ : train++) = (uint32_t)row;
    return BP_OK;
}

void bp_split_free(bp_split *split) {
    free(split->rows);
    *split = (bp_split){0};
}

/* ---- folds ---- */

/* Class after class, its rows in random order, as one deals cards: so the folds
 * differ by one row at most, in all and in each class. */
static bp_status deal_rows(uint32_t *fold, const bp_dataset *data,
                           size_t n_folds, bp_rng *rng, bp_error *err) {
    size_t n_classes = count_classes(data), before = 0;
    uint32_t *rows = shuffled(rng, data->n_rows, err);
    size_t *next = bp_alloc(n_classes, sizeof *next, err);
    bool is_room = rows && next;
    if (is_room) {
        for (size_t row = 0; row < data->n_rows; row++)
            next[class_of(data, row)]++;
        for (size_t c = 0; c < n_classes; c++) {
            size_t n_rows = next[c];
            next[c] = before;
            before += n_rows;
        }
        for (size_t i = 0; i < data->n_rows; i++) {
            size_t dealt = next[class_of(data, rows[i])]++;
            fold[rows[i]] = (uint32_t)(dealt % n_folds);
        }
    }
    free(rows);
    free(next);
    return is_room ? BP_OK : BP_ESYSTEM;
}

typedef struct group {
    uint32_t number;
    uint32_t rank; /* at random, for groups of one size */
    uint32_t fold;
    size_t n_rows;
} group;

static int by_number(const void *left, const void *right) {
    const group *a = left, *b = right;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int by_size(const void *left, const void *right) {
    const group *a = left, *b = right;
    if (a->n_rows != b->n_rows)
        return a->n_rows > b->n_rows ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* The groups by number, each once; gives how many there are. */
static size_t find_groups(group *groups, const uint32_t *numbers,
                          size_t n_rows) {
    size_t n = 0;
    for (size_t row = 0; row < n_rows; row++)
        groups[row] = (group){.number = numbers[row], .n_rows = 1};
    qsort(groups, n_rows, sizeof *groups, by_number);
    for (size_t i = 0; i < n_rows; i++)
        if (n > 0 && groups[n - 1].number == groups[i].number)
            groups[n - 1].n_rows++;
        else
            groups[n++] = groups[i];
    return n;
}

/* The largest first, each to the fold with the fewest rows so far, the first of
 * equals. */
static bp_status deal_groups(group *groups, size_t n_groups, size_t n_folds,
                             bp_rng *rng, bp_error *err) {
    uint32_t *ranks = shuffled(rng, n_groups, err);
    size_t *n_rows = bp_alloc(n_folds, sizeof *n_rows, err);
    bool is_room = ranks && n_rows;
    if (is_room) {
        for (size_t g = 0; g < n_groups; g++)
            groups[g].rank = ranks[g];
        qsort(groups, n_groups, sizeof *groups, by_size);
        for (size_t g = 0; g < n_groups; g++) {
            size_t smallest = 0;
            for (size_t f = 1; f < n_folds; f++)
                if (n_rows[f] < n_rows[smallest])
                    smallest = f;
            groups[g].fold = (uint32_t)smallest;
            n_rows[smallest] += groups[g].n_rows;
        }
        qsort(groups, n_groups, sizeof *groups, by_number);
    }
    free(ranks);
    free(n_rows);
    return is_room ? BP_OK : BP_ESYSTEM;
}

static bp_status deal_rows_of_groups(uint32_t *fold, const uint32_t *numbers,
                                     size_t n_rows, size_t n_folds, bp_rng *rng,
                                     bp_error *err) {
    group *groups = bp_alloc(n_rows, sizeof *groups, err);
    if (!groups)
        return BP_ESYSTEM;
    size_t n_groups = find_groups(groups, numbers, n_rows);
    bp_status status =
        n_groups < n_folds
            ? bp_fail(err, BP_EDATA,
                      "%zu groups can't be dealt out to %zu folds: ask for "
                      "fewer folds",
                      n_groups, n_folds)
            : deal_groups(groups, n_groups, n_folds, rng, err);
    for (size_t row = 0; row < n_rows && !status; row++) {
        const group wanted = {.number = numbers[row]};
        const group *found =
            bsearch(&wanted, groups, n_groups, sizeof *groups, by_number);
        fold[row] = found->fold;
    }
    free(groups);
    return status;
}

bp_status bp_split_folds(uint32_t *fold, const bp_dataset *data,
                         const uint32_t *groups, size_t n_folds, uint64_t seed,
                         bp_error *err) {
    assert(n_folds > 0);
    size_t n_rows = data->n_rows;
    bp_rng rng;
    bp_rng_seed(&rng, seed, BP_RNG_SPLIT);
    bp_status status = check_rows(n_rows, err);
    if (status)
        return status;
    if (n_rows < n_folds)
        return bp_fail(err, BP_EDATA,
                       "%zu rows can't be dealt out to %zu folds: ask for "
                       "fewer folds",
                       n_rows, n_folds);
    if (groups)
        return deal_rows_of_groups(fold, groups, n_rows, n_folds, &rng, err);
    return deal_rows(fold, data, n_folds, &rng, err);
}
