/* rng.c - xoshiro256++ seeded by splitmix64. */
#include "bp/rng.h"

static uint64_t key_of(uint64_t seed, bp_rng_stream stream) {
    return bp_rng_at(seed, 0) ^ (uint64_t)stream;
}

/* The first numbers of a key become the state. */
static void fill_state(bp_rng *rng, uint64_t key) {
    for (uint64_t i = 0; i < 4; i++)
        rng->s[i] = bp_rng_at(key, i);
}

void bp_rng_seed(bp_rng *rng, uint64_t seed, bp_rng_stream stream) {
    fill_state(rng, key_of(seed, stream));
}

/* Those after the first four are as many keys as there are numbers. */
void bp_rng_seed_at(bp_rng *rng, uint64_t seed, bp_rng_stream stream,
                    uint64_t number) {
    fill_state(rng, bp_rng_at(key_of(seed, stream), 4 + number));
}

static uint64_t rotate_left(uint64_t x, int bits) {
    return (x << bits) | (x >> (64 - bits));
}

uint64_t bp_rng_next(bp_rng *rng) {
    uint64_t *s = rng->s;
    uint64_t result = rotate_left(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

double bp_rng_uniform(bp_rng *rng) {
    return (double)(bp_rng_next(rng) >> 11) * 0x1p-53;
}

/* Four numbers of 16 bits, added up: first two and two, side by side. */
static uint64_t add_quarters(uint64_t bits) {
    const uint64_t even = UINT64_C(0x0000ffff0000ffff);
    uint64_t pairs = (bits & even) + ((bits >> 16) & even);
    return (pairs & UINT32_MAX) + (pairs >> 32);
}

/* A quarter k stands for the middle of k .. k + 1: hence twelve halves. */
double bp_rng_normal(bp_rng *rng) {
    uint64_t sum = 0;
    for (int i = 0; i < 3; i++)
        sum += add_quarters(bp_rng_next(rng));
    return ((double)sum + 12 * 0.5) * 0x1p-16 - 6;
}

/* a * b, the upper and the lower 64 bits. */
static uint64_t multiply(uint64_t a, uint64_t b, uint64_t *low) {
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;
    *low = (uint64_t)product;
    return (uint64_t)(product >> 64);
}

/* Lemire, "Fast random integer generation in an interval", 2019: the draw as a
 * fraction of 2^64, times n, rounded down. Numbers that more draws lead to than
 * to others would be too likely; those surplus draws, 2^64 mod n of them, are
 * the ones with the smallest remainders, and are thrown away. */
uint64_t bp_rng_below(bp_rng *rng, uint64_t n) {
    uint64_t remainder;
    uint64_t result = multiply(bp_rng_next(rng), n, &remainder);
    if (remainder < n) {
        uint64_t surplus = -n % n;
        while (remainder < surplus)
            result = multiply(bp_rng_next(rng), n, &remainder);
    }
    return result;
}

void bp_rng_shuffle(bp_rng *rng, uint32_t *order, size_t n) {
    for (size_t i = n; i > 1; i--) {
        size_t j = (size_t)bp_rng_below(rng, i);
        uint32_t swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
}
