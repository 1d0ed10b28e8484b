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
} bp_rng_stream;

void bp_rng_seed(bp_rng *rng, uint64_t seed, bp_rng_stream stream);

/* 64 random bits. */
uint64_t bp_rng_next(bp_rng *rng);

/* A double, uniform in [0, 1), a multiple of 2^-53. */
double bp_rng_uniform(bp_rng *rng);

/* A whole number, uniform in [0, n), n > 0, without bias. */
uint64_t bp_rng_below(bp_rng *rng, uint64_t n);

/* Shuffles `order` so that each of the n! orders is equally likely (Fisher &
 * Yates, 1938). */
void bp_rng_shuffle(bp_rng *rng, uint32_t *order, size_t n);

#endif
