/* rng.h - random numbers that are the same everywhere.
 *
 * xoshiro256++ 1.0 (Blackman & Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), its state filled by splitmix64 (Steele, Lea & Flood,
 * 2014). The state is always a parameter: there is no hidden generator.
 */
#ifndef BP_RNG_H
#define BP_RNG_H

#include <stddef.h>
#include <stdint.h>

typedef struct bp_rng {
    uint64_t s[4];
} bp_rng;

/* What random numbers are drawn for. Each use has its own stream of one seed,
 * so that drawing more for one never changes another. */
typedef enum bp_rng_stream {
    BP_RNG_WEIGHTS = 1, /* initial weights */
    BP_RNG_SHUFFLE = 2, /* the order of rows */
    BP_RNG_SPLIT = 3,   /* which rows are held out */
    BP_RNG_DROPOUT = 4, /* which units are left out */
    BP_RNG_NOISE = 5,   /* what is added to inputs */
    BP_RNG_PERMUTE = 6, /* the order in which a column is shuffled */
} bp_rng_stream;

void bp_rng_seed(bp_rng *rng, uint64_t seed, bp_rng_stream stream);

/* A stream of its own for each number of some count, such as the epoch's. */
void bp_rng_seed_at(bp_rng *rng, uint64_t seed, bp_rng_stream stream,
                    uint64_t number);

/* 64 random bits. */
uint64_t bp_rng_next(bp_rng *rng);

/* A double, uniform in [0, 1), a multiple of 2^-53. */
double bp_rng_uniform(bp_rng *rng);

/* Nearly standard normal: the sum of twelve uniform numbers of 16 bits,
 * minus 6. Its mean is 0 and its variance 1 - 2^-32; but its tails are thin: it
 * never goes beyond 6, and its kurtosis is 2.9 instead of 3. Good for noise,
 * cheap (three times bp_rng_next), and exact: nothing in it is rounded. */
double bp_rng_normal(bp_rng *rng);

/* A whole number, uniform in [0, n), n > 0, without bias. */
uint64_t bp_rng_below(bp_rng *rng, uint64_t n);

/* Shuffles `order` so that each of the n! orders is equally likely (Fisher &
 * Yates, 1938). */
void bp_rng_shuffle(bp_rng *rng, uint32_t *order, size_t n);

/* 64 random bits without a state: number `index` of the many that belong to
 * `key`, which is step index + 1 of a splitmix64 that starts there. For what
 * must not depend on the order, or on the thread, in which it is drawn. Keys
 * should be random themselves: those that lie a few of splitmix64's strides
 * apart have numbers in common. */
static inline uint64_t bp_rng_at(uint64_t key, uint64_t index) {
    uint64_t z = key + (index + 1) * UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

#endif
