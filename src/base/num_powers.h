/* num_powers.h - digits times a power of ten, in 128 bits with a known error.
 *
 * 10^q = 5^q 2^q, and 5^q = 5^r 5^(28 k) with 0 <= r < 28: both factors stand
 * in a short table, 5^r exactly in 64 bits and 5^(28 k) rounded down to 128.
 * After D. Lemire, "Number parsing at a gigabyte per second" (2021), with two
 * short tables in place of his one of 651 powers.
 */
#ifndef BP_NUM_POWERS_H
#define BP_NUM_POWERS_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef unsigned __int128 num_u128;

/* The number bits * 2^exponent, and at most a little more: it lies in
 * [bits, bits + NUM_WIDE_ERROR) * 2^exponent. The highest bit is set. */
typedef struct num_wide {
    num_u128 bits;
    int exponent;
} num_wide;

/* The product below is 4 too small at most, then moved up by 3 bits at most. */
enum { NUM_WIDE_ERROR = 4 << 3 };

/* What num_times_power takes. */
enum { NUM_POWER_LEAST = -336, NUM_POWER_MOST = 335, NUM_POWER_STEP = 28 };

/* Both tables hold the leading bits of powers of five. In Python:
 *
 *   from fractions import Fraction
 *   def leading(power, bits):
 *       shift = bits - 1 - (power * 152170 >> 16)
 *       return int(Fraction(5) ** power * Fraction(2) ** shift)
 *   [leading(r, 64) for r in range(28)]
 *   [divmod(leading(28 * k, 128), 2 ** 64) for k in range(-12, 12)]
 */
static const uint64_t num_fives[NUM_POWER_STEP] = {
    0x8000000000000000, 0xa000000000000000, 0xc800000000000000,
    0xfa00000000000000, 0x9c40000000000000, 0xc350000000000000,
    0xf424000000000000, 0x9896800000000000, 0xbebc200000000000,
    0xee6b280000000000, 0x9502f90000000000, 0xba43b74000000000,
    0xe8d4a51000000000, 0x9184e72a00000000, 0xb5e620f480000000,
    0xe35fa931a0000000, 0x8e1bc9bf04000000, 0xb1a2bc2ec5000000,
    0xde0b6b3a76400000, 0x8ac7230489e80000, 0xad78ebc5ac620000,
    0xd8d726b7177a8000, 0x878678326eac9000, 0xa968163f0a57b400,
    0xd3c21bcecceda100, 0x84595161401484a0, 0xa56fa5b99019a5c8,
    0xcecb8f27f4200f3a};

static const struct {
    uint64_t high, low;
} num_large_fives[] = {{0xe3e27a444d8d98b7, 0xfd1b1b2308169b25},
                       {0xe61acf033d1a45df, 0x6fb92487298e33bd},
                       {0xe858ad248f5c22c9, 0xd1b3400f8f9cff68},
                       {0xea9c227723ee8bcb, 0x465e15a979c1cadc},
                       {0xece53cec4a314ebd, 0xa4f8bf5635246428},
                       {0xef340a98172aace4, 0x86fb897116c87c34},
                       {0xf18899b1bc3f8ca1, 0xdc44e6c3cb279ac1},
                       {0xf3e2f893dec3f126, 0x5a89dba3c3efccfa},
                       {0xf64335bcf065d37d, 0x4d4617b5ff4a16d5},
                       {0xf8a95fcf88747d94, 0x75a44c6397ce912a},
                       {0xfb158592be068d2e, 0xeed6e2f0f0d56712},
                       {0xfd87b5f28300ca0d, 0x8bca9d6e188853fc},
                       {0x8000000000000000, 0x0000000000000000}, /* 5^0 */
                       {0x813f3978f8940984, 0x4000000000000000},
                       {0x82818f1281ed449f, 0xbff8f10e7a8921a4},
                       {0x83c7088e1aab65db, 0x792667c6da79e0fa},
                       {0x850fadc09923329e, 0x03e2cf6bc604ddb0},
                       {0x865b86925b9bc5c2, 0x0b8a2392ba45a9b2},
                       {0x87aa9aff79042286, 0x90fb44d2f05d0842},
                       {0x88fcf317f22241e2, 0x441fece3bdf81f03},
                       {0x8a5296ffe33cc92f, 0x82bd6b70d99aaa6f},
                       {0x8bab8eefb6409c1a, 0x1ad089b6c2f7548e},
                       {0x8d07e33455637eb2, 0xdb0b487b6423e1e8},
                       {0x8e679c2f5e44ff8f, 0x570f09eaa7ea7648}};

/* The place of the highest bit of 5^power: log2(5) = 152170 / 2^16 rounded
 * down, right for every power in reach of the tables. */
static inline int num_log2_of_five(int power) {
    return power * 152170 >> 16;
}

/* The upper 128 bits of a * b, less 3 at most: each of the three sums of lower
 * bits that are left out is less than 1. */
static inline num_u128 num_upper_product(num_u128 a, uint64_t b_high,
                                         uint64_t b_low) {
    uint64_t a_high = (uint64_t)(a >> 64), a_low = (uint64_t)a;
    return (num_u128)a_high * b_high + ((num_u128)a_high * b_low >> 64) +
           ((num_u128)a_low * b_high >> 64);
}

/* digits * 10^power, for digits > 0 and a power within the bounds above. */
static inline num_wide num_times_power(uint64_t digits, int power) {
    unsigned from_least = (unsigned)(power - NUM_POWER_LEAST);
    unsigned large = from_least / NUM_POWER_STEP;
    unsigned small = from_least % NUM_POWER_STEP;
    int shift = __builtin_clzll(digits);
    num_u128 exact = (num_u128)(digits << shift) * num_fives[small];
    num_u128 bits = num_upper_product(exact, num_large_fives[large].high,
                                      num_large_fives[large].low);
    int up = __builtin_clzll((uint64_t)(bits >> 64));
    /* Each factor was moved up to the top of its 64 or 128 bits. */
    int exponent = (num_log2_of_five((int)small) - 63) +
                   (num_log2_of_five(power - (int)small) - 127) - shift;
    return (num_wide){bits << up, exponent + 128 - up + power};
}

/* The double nearest to digits * 10^power, infinite beyond the range. False,
 * rarely, when this is not the way to find it. In num.c. */
bool num_nearest(uint64_t digits, int64_t power, double *value);

#endif
