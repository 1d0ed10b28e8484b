/* profile_medians.c - exact medians in constant memory.
 *
 * A double's bits, turned so that they sort as the numbers do, are a key of 64
 * bits. Going over the table once counts how often each value of the first 16
 * bits comes, which tells in which of them the middle lies; three times more
 * does the same for the next 16 bits of the keys that start so (a radix
 * selection: D. E. Knuth, "The art of computer programming", volume 3, 5.2.5
 * and 5.3.3).
 *
 * The second one of two middles is the same number, or the least beyond it.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/profile.h"
#include "kept_rows.h"

/* Bits found in one go, and columns that are done together at most: a thread
 * has half a megabyte of counts for each. */
enum { BITS = 16, DIGITS = 1 << BITS, GROUP = 32 };

/* The lower middle of a column. */
typedef struct search {
    size_t col;
    size_t rank;    /* among the numbers that start as the key does so far */
    uint64_t key;   /* its first bits, without those behind */
    bool has_other; /* an upper middle, */
    uint64_t other; /* its key, once the last bits are known */
} search;

/* What one thread has counted. */
typedef struct worker {
    kept_rows rows;
    size_t *counts;        /* n_searches * DIGITS: how often the next bits come;
                              NULL until there is something to count */
    uint64_t least[GROUP]; /* of the keys beyond those that start so */
} worker;

typedef struct selection {
    const bp_profiling *how;
    const bp_table *table;
    worker *workers; /* of each thread */
    search searches[GROUP];
    size_t n_searches;
    int n_bits; /* known so far */
} selection;

/* Without branches: cells have any sign. The sum makes 0 of -0. */
static inline uint64_t key_of(double value) {
    uint64_t bits;
    value += 0.0;
    memcpy(&bits, &value, sizeof bits);
    return bits ^ (-(bits >> 63) | UINT64_C(1) << 63);
}

static double value_of(uint64_t key) {
    uint64_t bits = key >> 63 ? key & ~(UINT64_C(1) << 63) : ~key;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* ---- one going-over ---- */

static inline void count(const selection *s, worker *w, size_t i,
                         uint64_t key) {
    uint64_t start = s->n_bits ? key >> (64 - s->n_bits) : 0;
    if (start == s->searches[i].key)
        w->counts[i * DIGITS + (key >> (64 - BITS - s->n_bits)) % DIGITS]++;
    else if (start > s->searches[i].key && key < w->least[i])
        w->least[i] = key;
}

static bp_status work(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    const selection *s = context;
    const bool *left_out = s->how->left_out;
    worker *w = &s->workers[thread];
    char decimal = s->table->dialect.decimal;
    if (!w->counts)
        w->counts = bp_alloc(s->n_searches * DIGITS, sizeof *w->counts, err);
    if (!w->counts)
        return BP_ESYSTEM;
    kept_rows_start(&w->rows, piece);
    for (;;) {
        bp_record row;
        size_t n;
        bp_status status = kept_rows_next(&w->rows, &row, &n, err);
        if (status || row.n_cells == 0)
            return status;
        if (left_out && left_out[piece->first_row + n])
            continue;
        for (size_t i = 0; i < s->n_searches; i++) {
            double value;
            if (bp_record_number(&row, s->searches[i].col, decimal, &value) ==
                    BP_NUM_OK &&
                !bp_number_is_missing(s->how->missing, value))
                count(s, w, i, key_of(value));
        }
    }
}

/* ---- the next bits ---- */

/* How often the digit comes, and the count starts anew for the next bits. */
static size_t take_count(selection *s, size_t i, size_t digit) {
    size_t n = 0;
    for (size_t thread = 0; thread < s->how->n_threads; thread++) {
        size_t *counts = s->workers[thread].counts;
        if (!counts)
            continue;
        n += counts[i * DIGITS + digit];
        counts[i * DIGITS + digit] = 0;
    }
    return n;
}

static uint64_t least_beyond(const selection *s, size_t i) {
    uint64_t least = UINT64_MAX;
    for (size_t thread = 0; thread < s->how->n_threads; thread++) {
        uint64_t its = s->workers[thread].least[i];
        least = its < least ? its : least;
    }
    return least;
}

/* Finds the digit in which the rank lies, and the first one behind it that
 * comes at all: with the last bits, that is the next larger number. */
static bp_status choose(selection *s, size_t i, bp_error *err) {
    search *its = &s->searches[i];
    size_t before = 0, found = DIGITS, n_found = 0, behind = DIGITS;
    for (size_t digit = 0; digit < DIGITS; digit++) {
        size_t n = take_count(s, i, digit);
        if (found == DIGITS && before + n > its->rank) {
            found = digit;
            n_found = n;
        } else if (found == DIGITS) {
            before += n;
        } else if (n > 0 && behind == DIGITS) {
            behind = digit;
        }
    }
    if (found == DIGITS) /* fewer numbers than there were */
        return bp_fail(err, BP_EDATA, "%s: has changed while it was read",
                       s->table->file);
    its->rank -= before;
    its->other = its->rank + 1 < n_found ? its->key << BITS | found
                 : behind < DIGITS       ? its->key << BITS | behind
                                         : least_beyond(s, i);
    its->key = its->key << BITS | found;
    return BP_OK;
}

/* ---- some columns at once ---- */

static double middle_of(const search *its) {
    double low = value_of(its->key);
    if (!its->has_other || its->other == its->key)
        return low;
    double high = value_of(its->other), sum = low + high;
    return isfinite(sum) ? sum / 2 : low / 2 + high / 2;
}

static void start(selection *s, const size_t *cols, size_t n,
                  const bp_profile *profiles) {
    s->n_searches = n;
    for (size_t i = 0; i < n; i++) {
        size_t n_numbers = profiles[cols[i]].n_numbers;
        s->searches[i] = (search){.col = cols[i],
                                  .rank = (n_numbers - 1) / 2,
                                  .has_other = n_numbers % 2 == 0};
    }
    for (size_t thread = 0; thread < s->how->n_threads; thread++)
        for (size_t i = 0; i < n; i++)
            s->workers[thread].least[i] = UINT64_MAX;
}

static bp_status select_group(selection *s, const size_t *cols, size_t n,
                              const bp_profile *profiles, double *medians,
                              bp_error *err) {
    bp_piece_job job = {.work = work, .context = s};
    bp_status status = BP_OK;
    start(s, cols, n, profiles);
    for (s->n_bits = 0; !status && s->n_bits < 64; s->n_bits += BITS) {
        status = bp_pieces_run(s->table->pieces, s->how->n_threads, &job, err);
        for (size_t i = 0; !status && i < n; i++)
            status = choose(s, i, err);
    }
    for (size_t i = 0; !status && i < n; i++)
        medians[cols[i]] = middle_of(&s->searches[i]);
    return status;
}

/* ---- all columns ---- */

static bp_status selection_init(selection *s, bp_error *err) {
    assert(s->how->n_threads > 0);
    s->workers = bp_alloc(s->how->n_threads, sizeof *s->workers, err);
    bp_status status = s->workers ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < s->how->n_threads; i++)
        status = kept_rows_init(&s->workers[i].rows, s->table, &s->how->filter,
                                s->how->left_out != NULL, err);
    return status;
}

static void selection_free(selection *s) {
    for (size_t i = 0; s->workers && i < s->how->n_threads; i++) {
        kept_rows_free(&s->workers[i].rows);
        free(s->workers[i].counts);
    }
    free(s->workers);
}

bp_status bp_profile_medians(double *medians, const bool *wanted,
                             const bp_profile *profiles, bp_table *table,
                             const bp_profiling *how, bp_error *err) {
    selection s = {.how = how, .table = table};
    bp_status status = selection_init(&s, err);
    size_t cols[GROUP], n = 0;
    for (size_t col = 0; !status && col <= table->n_cols; col++) {
        bool is_end = col == table->n_cols;
        if (!is_end && wanted[col] && profiles[col].n_numbers > 0)
            cols[n++] = col;
        if (n > 0 && (n == GROUP || is_end)) {
            status = select_group(&s, cols, n, profiles, medians, err);
            n = 0;
        }
    }
    selection_free(&s);
    return status;
}
