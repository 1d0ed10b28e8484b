/* test_num_random.c - text to numbers, to the last bit: millions of them. */
#include "num_helper.h"

#include <float.h>

/* Appends `n` random digits, the first of them not 0. */
static void append_digits(char *text, size_t n, bp_rng *rng) {
    size_t at = strlen(text);
    for (size_t i = 0; i < n; i++)
        text[at + i] = (char)('0' + (i ? bp_rng_below(rng, 10)
                                       : 1 + bp_rng_below(rng, 9)));
    text[at + n] = '\0';
}

static void random_decimals_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (int i = 0; i < 200000; i++) {
        char text[100] = "";
        append_digits(text, (size_t)bp_rng_below(&rng, 12), &rng);
        if (text[0] == '\0')
            strcat(text, "0");
        if (bp_rng_below(&rng, 2)) {
            strcat(text, ".");
            append_digits(text, (size_t)bp_rng_below(&rng, 12), &rng);
        }
        if (bp_rng_below(&rng, 2)) {
            int range = bp_rng_below(&rng, 2) ? 30 : 345;
            int power = (int)bp_rng_below(&rng, 2 * (uint64_t)range);
            sprintf(text + strlen(text), "e%d", power - range);
        }
        check_like_strtod(text);
    }
}

static void mantissas_of_15_to_20_digits_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(2);
    for (int i = 0; i < 100000; i++) {
        char text[100] = "";
        append_digits(text, 15 + (size_t)bp_rng_below(&rng, 6), &rng);
        sprintf(text + strlen(text), "e%d", (int)bp_rng_below(&rng, 60) - 40);
        check_like_strtod(text);
    }
}

/* Of each power of ten, well beyond both ends. */
static void all_powers_of_ten_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(9);
    for (int power = -350; power <= 320; power++) {
        for (int i = 0; i < 100; i++) {
            char text[100] = "";
            append_digits(text, 1 + (size_t)bp_rng_below(&rng, 19), &rng);
            sprintf(text + strlen(text), "e%d", power);
            check_like_strtod(text);
        }
    }
}

/* All that printf makes of a double is read back. */
static void printed_doubles_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    for (int i = 0; i < 50000; i++) {
        double value = double_of(bp_rng_next(&rng));
        if (!isfinite(value))
            continue;
        char text[100];
        int digits = (int)bp_rng_below(&rng, 21);
        snprintf(text, sizeof text, "%.*e", digits, value);
        check_like_strtod(text);
    }
}

/* As files hold them: from 1e-6 to 1e6, in the forms that programs write. */
static void usual_cells_are_read_like_strtod(void **state) {
    (void)state;
    static const char *const forms[] = {"%.17g", "%.9g", "%.6f", "%.15e",
                                        "%.16f", "%.2f", "%.3g", "%.20f"};
    bp_rng rng = rng_of(10);
    for (int i = 0; i < 1000000; i++) {
        double scale = 1e-6;
        for (uint64_t tens = bp_rng_below(&rng, 13); tens > 0; tens--)
            scale *= 10;
        double value = (2 * bp_rng_uniform(&rng) - 1) * scale;
        char text[100];
        snprintf(text, sizeof text, forms[(size_t)i % COUNT(forms)], value);
        check_reads(text, '.', strtod(text, NULL));
    }
}

/* Decimals that lie exactly between two doubles, a little above, and a little
 * below: 2 m + 1 over 2^j has 54 bits, and its decimal is that of
 * (2 m + 1) 5^j with the point moved. */
static void halfway_decimals_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(4);
    for (int i = 0; i < 50000; i++) {
        uint64_t m = (UINT64_C(1) << 52) + (bp_rng_next(&rng) >> 12);
        uint64_t n = 2 * m + 1;
        int j = (int)bp_rng_below(&rng, 5);
        for (int power = 0; power < j; power++)
            n *= 5;
        char digits[32], text[128];
        snprintf(digits, sizeof digits, "%llu", (unsigned long long)n);
        int whole = (int)strlen(digits) - j;
        static const char *const ends[] = {"", "0", "00000000000000000001",
                                           "49", "5"};
        for (size_t end = 0; end < COUNT(ends); end++) {
            snprintf(text, sizeof text, "%.*s.%s%s", whole, digits,
                     digits + whole, ends[end]);
            check_like_strtod(text);
        }
        snprintf(text, sizeof text, "%llu.99999999999999e-%d",
                 (unsigned long long)(n - 1), j);
        check_like_strtod(text);
    }
}

/* With all their digits, up to 767 and zeros behind them; then a little more,
 * far behind, and a little less. */
static void long_middles_are_read_like_strtod(void **state) {
    (void)state;
    if (LDBL_MANT_DIG <= DBL_MANT_DIG)
        skip();
    bp_rng rng = rng_of(11);
    for (int i = 0; i < 2000; i++) {
        double below = double_of(bp_rng_next(&rng) >> 1);
        if (i < 1000)
            below = double_of(bp_rng_next(&rng) >> (2 + i % 20));
        double above = nextafter(below, INFINITY);
        if (!isfinite(below) || !isfinite(above))
            continue;
        char text[1900];
        long double middle = ((long double)below + (long double)above) / 2;
        snprintf(text, sizeof text, "%.1100Lf", middle);
        check_like_strtod(text);
        strcat(text, "1");
        check_like_strtod(text);
        snprintf(text, sizeof text, "%.1100Lf", middle);
        size_t last = strlen(text) - 1;
        for (; text[last] == '0'; last--)
            text[last] = '9';
        if (text[last] != '.')
            text[last]--;
        check_like_strtod(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_decimals_are_read_like_strtod),
        cmocka_unit_test(mantissas_of_15_to_20_digits_are_read_like_strtod),
        cmocka_unit_test(all_powers_of_ten_are_read_like_strtod),
        cmocka_unit_test(printed_doubles_are_read_like_strtod),
        cmocka_unit_test(usual_cells_are_read_like_strtod),
        cmocka_unit_test(halfway_decimals_are_read_like_strtod),
        cmocka_unit_test(long_middles_are_read_like_strtod),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
