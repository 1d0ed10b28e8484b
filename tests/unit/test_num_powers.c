/* test_num_powers.c - the tables behind text and numbers, digit for digit, and
 * the error of the product. */
#include "helper.h"

#include "../../src/base/num_powers.h"

/* A whole number of up to 1024 bits, its lowest 32 bits first. */
typedef struct large {
    uint32_t words[32];
} large;

static large large_of(num_u128 number) {
    large result = {0};
    for (int i = 0; i < 4; i++)
        result.words[i] = (uint32_t)(number >> 32 * i);
    return result;
}

static void multiply_by_fives(large *number, int times) {
    for (; times > 0; times--) {
        uint64_t carry = 0;
        for (size_t i = 0; i < COUNT(number->words); i++) {
            carry += (uint64_t)number->words[i] * 5;
            number->words[i] = (uint32_t)carry;
            carry >>= 32;
        }
        assert_true(carry == 0);
    }
}

static int bits_in(const large *number) {
    for (int i = (int)COUNT(number->words); i-- > 0;)
        if (number->words[i])
            return 32 * i + 32 - __builtin_clz(number->words[i]);
    return 0;
}

/* The first 128 bits, of which the highest is 1. */
static num_u128 leading(const large *number) {
    num_u128 result = 0;
    for (int bit = bits_in(number) - 1, n = 0; n < 128; n++, bit--)
        result = 2 * result +
                 (bit < 0 ? 0 : number->words[bit / 32] >> bit % 32 & 1);
    return result;
}

static num_u128 large_five(size_t i) {
    return (num_u128)num_large_fives[i].high << 64 | num_large_fives[i].low;
}

static void positive_powers_are_exact_or_rounded_down(void **state) {
    (void)state;
    for (int power = 0; power < NUM_POWER_STEP; power++) {
        large five = large_of(1);
        multiply_by_fives(&five, power);
        assert_true((num_u128)num_fives[power] << 64 == leading(&five));
        assert_int_equal(num_log2_of_five(power), bits_in(&five) - 1);
    }
    for (int power = 0; power <= NUM_POWER_MOST; power += NUM_POWER_STEP) {
        size_t i = (size_t)(power - NUM_POWER_LEAST) / NUM_POWER_STEP;
        large five = large_of(1);
        multiply_by_fives(&five, power);
        assert_true(large_five(i) == leading(&five));
        assert_int_equal(num_log2_of_five(power), bits_in(&five) - 1);
    }
}

/* With 5^-power they give just less than a power of two, and one more would
 * give more. */
static void negative_powers_are_rounded_down(void **state) {
    (void)state;
    for (int power = NUM_POWER_LEAST; power < 0; power += NUM_POWER_STEP) {
        size_t i = (size_t)(power - NUM_POWER_LEAST) / NUM_POWER_STEP;
        large below = large_of(large_five(i));
        large above = large_of(large_five(i) + 1);
        multiply_by_fives(&below, -power);
        multiply_by_fives(&above, -power);
        assert_int_equal(bits_in(&below), 127 - num_log2_of_five(power));
        assert_int_equal(bits_in(&above), bits_in(&below) + 1);
        assert_true(large_five(i) >> 127 == 1);
    }
}

/* Where the true product is known. */
static void products_are_within_their_error(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (int power = 0; power <= 300; power++) {
        for (int i = 0; i < 20; i++) {
            uint64_t digits = bp_rng_next(&rng) >> bp_rng_below(&rng, 64) | 1;
            large product = large_of(digits);
            multiply_by_fives(&product, power);
            num_wide wide = num_times_power(digits, power);
            assert_true(leading(&product) - wide.bits < NUM_WIDE_ERROR);
            assert_int_equal(wide.exponent, bits_in(&product) - 128 + power);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positive_powers_are_exact_or_rounded_down),
        cmocka_unit_test(negative_powers_are_rounded_down),
        cmocka_unit_test(products_are_within_their_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
