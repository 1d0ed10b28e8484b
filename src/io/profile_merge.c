/* profile_merge.c - what pieces of a table know of a column becomes what the
 * whole table does. Merging goes in the order of the pieces, whatever thread
 * looked at them: so the sums are the same. */
#include "profile_merge.h"

#include <math.h>
#include <stdlib.h>

void part_clear(profile_part *c) {
    bp_levels numbers = c->numbers, words = c->words;
    free(c->seen.word);
    bp_levels_clear(&numbers);
    bp_levels_clear(&words);
    *c = (profile_part){.seen = {.is_whole = true, .counts_up = true},
                        .restarts = true,
                        .numbers = numbers,
                        .words = words};
}

void part_free(profile_part *c) {
    free(c->seen.word);
    bp_levels_free(&c->numbers);
    bp_levels_free(&c->words);
}

/* Two parts become one (Chan, Golub & LeVeque, 1983). Both are measured from
 * one pivot: large means would hide how little they differ. */
static void merge_moments(profile_part *all, const profile_part *c) {
    double n_a = (double)all->seen.n_numbers, n_b = (double)c->seen.n_numbers;
    double squares = c->sum_of_squares - c->sum * (c->sum / n_b);
    if (n_a == 0)
        all->pivot = c->pivot;
    double moved = c->pivot - all->pivot;
    if (n_a > 0) {
        double apart = moved + c->sum / n_b - all->sum / n_a;
        all->seen.squares += apart * apart * (n_a * (n_b / (n_a + n_b)));
    }
    all->sum += c->sum + n_b * moved;
    if (!(squares < 0)) /* by rounding, where all are nearly alike */
        all->seen.squares += squares;
}

static void merge_numbers(profile_part *merged, const profile_part *c) {
    bp_profile *all = &merged->seen;
    const bp_profile *part = &c->seen;
    if (part->n_numbers == 0)
        return;
    merge_moments(merged, c);
    bool first = all->n_numbers == 0;
    all->min = first || part->min < all->min ? part->min : all->min;
    all->max = first || part->max > all->max ? part->max : all->max;
    all->is_whole = all->is_whole && part->is_whole;
    all->n_numbers += part->n_numbers;
}

/* Moves a piece's first word, if all pieces before it had none. */
static void merge_word(bp_profile *all, bp_profile *part) {
    if (all->n_words == 0 && part->n_words > 0) {
        all->word = part->word;
        all->word_file = part->word_file;
        all->word_line = part->word_line;
        part->word = NULL;
    }
    all->n_words += part->n_words;
    all->n_decimals += part->n_decimals;
    all->n_thousands += part->n_thousands;
    all->n_beyond += part->n_beyond;
}

static void merge_missing(bp_profile *all, const bp_profile *part) {
    if (all->n_empty == 0)
        all->empty = part->empty;
    if (all->n_empty + all->n_missing == 0)
        all->missing = part->missing;
    all->n_empty += part->n_empty;
    all->n_missing += part->n_missing;
}

/* A column that counts up has had nothing but numbers, in the rows that were
 * looked at; before the first of them, any number of rows was left out. */
static void merge_count(profile_part *all, const profile_part *c, size_t n_rows,
                        size_t n_in_file) {
    double first = c->first_count - (double)n_rows;
    double restart = c->first_count - (double)n_in_file;
    bool has_none = c->seen.n_numbers == 0;
    if (all->seen.n_numbers == 0) {
        all->first_count = first;
        all->restart = restart;
    }
    all->seen.counts_up = all->seen.counts_up && c->seen.counts_up &&
                          (has_none || first == all->first_count);
    all->restarts = all->restarts && c->seen.counts_up &&
                    (has_none || restart == all->restart);
}

/* Row numbers go on from file to file, or start anew with each. */
static bool numbers_rows(const profile_part *c) {
    return c->seen.n_numbers > 0 &&
           ((c->seen.counts_up &&
             (c->first_count == 0 || c->first_count == 1)) ||
            (c->restarts && (c->restart == 0 || c->restart == 1)));
}

bp_status part_merge(profile_part *all, profile_part *c, size_t n_rows,
                     size_t n_in_file, size_t limit, bp_error *err) {
    merge_count(all, c, n_rows, n_in_file);
    merge_numbers(all, c);
    merge_word(&all->seen, &c->seen);
    merge_missing(&all->seen, &c->seen);
    bp_status status = bp_levels_merge(&all->numbers, &c->numbers, limit, err);
    return status ? status
                  : bp_levels_merge(&all->words, &c->words, BP_MAX_LEVELS, err);
}

/* Sums that overflowed are infinite, never NaN. */
static void finish_moments(bp_profile *profile, const profile_part *c) {
    if (profile->n_numbers > 0)
        profile->mean = c->pivot + c->sum / (double)profile->n_numbers;
    if (isnan(profile->mean))
        profile->mean = INFINITY;
    if (isnan(profile->squares))
        profile->squares = INFINITY;
}

bp_status part_hand_over(bp_profile *profile, profile_part *c, bp_error *err) {
    bp_status status =
        bp_levels_merge(&c->numbers, &c->words, BP_MAX_LEVELS, err);
    free(profile->word);
    bp_levels_free(&profile->levels);
    *profile = c->seen;
    profile->levels = c->numbers;
    finish_moments(profile, c);
    profile->counts_up = numbers_rows(c);
    c->seen.word = NULL;
    c->numbers = (bp_levels){0};
    return status;
}
