/* test_num.c - numbers to text and back, to the last bit. */
#include "helper.h"

#include "bp/num.h"

/* ---- reading ---- */

/* The text is a number, the one that strtod reads, or both say out of range. */
static void check_like_strtod(const char *text) {
    double value = 7, wanted = strtod(text, NULL);
    bp_num_kind kind = bp_num_parse(text, &value);
    if (kind != (isfinite(wanted) ? BP_NUM_OK : BP_NUM_RANGE))
        fail_msg("%s: kind %d", text, (int)kind);
    if (kind == BP_NUM_OK && bits_of_double(value) != bits_of_double(wanted))
        fail_msg("%s: %.17g, but strtod says %.17g", text, value, wanted);
}

static void check_both_signs(const char *text) {
    char with_sign[2000] = "-";
    check_like_strtod(text);
    strcat(with_sign, text);
    check_like_strtod(with_sign);
    with_sign[0] = '+';
    check_like_strtod(with_sign);
}

/* `check` for each of the words between blanks. */
static void check_each(const char *words, void (*check)(const char *)) {
    char word[100];
    for (int used; sscanf(words, "%99s%n", word, &used) == 1; words += used)
        check(word);
}

static void plain_numbers_are_read(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } known[] = {
        {"0", 0},           {"1", 1},      {"-1", -1},     {"+1", 1},
        {"0.5", 0.5},       {".5", 0.5},   {"5.", 5},      {"-.5", -0.5},
        {"1e3", 1000},      {"1E3", 1000}, {"1e+3", 1000}, {"1e-3", 0.001},
        {"1e003", 1000},    {"0e0", 0},    {"0.0", 0},     {"0.25e2", 25},
        {"123456", 123456}, {"5.1", 5.1},  {"10", 10},     {"0.007", 0.007},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(known[i].text, &value), BP_NUM_OK);
        assert_true(value == known[i].value);
    }
}

static void minus_zero_keeps_its_sign(void **state) {
    (void)state;
    static const char *const zeros[] = {"-0", "-0.0", "-0e5", "-.0",
                                        "-0.00000000000000000000000000"};
    for (size_t i = 0; i < COUNT(zeros); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(zeros[i], &value), BP_NUM_OK);
        assert_true(value == 0 && signbit(value));
    }
}

static void check_word(const char *text) {
    double value = 7;
    if (bp_num_parse(text, &value) != BP_NUM_WORD)
        fail_msg("'%s' was taken for a number", text);
    assert_true(value == 7);
}

static void words_are_no_numbers(void **state) {
    (void)state;
    check_each(
        ". + - e e5 .e5 +. -. 1e 1e+ 1e- 1ee5 1e5.0 +-1 -+1 --1 ++1 1- 1+1 "
        "1.2.3 1..2 ..1 007 00 -007 +01 00.5 01e5 0x10 0X1p3 1x nan NaN NAN "
        "nan() inf -inf INF infinity 1f 1L 1d0 1,5 1,000 1_000 1'000 %1 1% "
        "$1 O l 1e5e5 0x 1.e 1.5e 1e--5 0b1 ",
        check_word);
}

static void blanks_and_foreign_digits_make_words(void **state) {
    (void)state;
    static const char *const words[] = {"",
                                        " ",
                                        " 1",
                                        "1 ",
                                        "\t1",
                                        "1\n",
                                        "- 1",
                                        "1e 5",
                                        "1 2",
                                        "\xc2\xa0\x31",     /* no-break space */
                                        "\xe2\x88\x92\x31", /* minus sign */
                                        "\xd9\xa1"};        /* Arabic one */
    for (size_t i = 0; i < COUNT(words); i++)
        check_word(words[i]);
}

static void numbers_too_large_are_out_of_range(void **state) {
    (void)state;
    static const char *const large[] = {
        "1e999",
        "-1e999",
        "1e309",
        "1.7976931348623159e308", /* the first that is too large */
        "2e308",
        "1e2147483647",
        "1e2147483648",
        "1e99999999999999999999",
        "1e18446744073709551617",
    };
    for (size_t i = 0; i < COUNT(large); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(large[i], &value), BP_NUM_RANGE);
    }
}

static void numbers_too_small_are_zero(void **state) {
    (void)state;
    static const char *const small[] = {"1e-999", "1e-2147483648",
                                        "1e-99999999999999999999",
                                        "0e99999999999999999999", "2e-324"};
    for (size_t i = 0; i < COUNT(small); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(small[i], &value), BP_NUM_OK);
        assert_true(value == 0);
    }
}

static void the_end_of_the_fast_path_is_read_like_strtod(void **state) {
    (void)state;
    check_each(
        "1e22 1e23 9e22 9e23 9007199254740991e22 9007199254740993e22 1e-22 "
        "1e-23 9007199254740991e-22 9007199254740992 9007199254740993 "
        "9007199254740994 9007199254740995 9007199254740991 "
        "900719925474099.1 900719925474099.3 90071992547409.91 "
        "0.9007199254740993 1234567890123456789 12345678901234567890 "
        "123456789012345678901 0.1e-21 0.1e-22 100e21 1000e21 "
        "1.00000000000000000000000 10000000000000000000000 "
        "100000000000000000000000 0.0000000000000000000001 "
        "0.00000000000000000000001 123456789.123456789e-15 ",
        check_both_signs);
}

static void the_ends_of_the_range_are_read_like_strtod(void **state) {
    (void)state;
    check_each("1.7976931348623157e308 1.7976931348623158e308 "
               "17976931348623157e292 0.00017976931348623157e312 "
               "2.2250738585072014e-308 2.2250738585072011e-308 "
               "2.225073858507201e-308 4.9406564584124654e-324 5e-324 "
               "2.4703282292062328e-324 2.4703282292062327e-324 3e-324 1e-323 "
               "1e-310 123456789e-320 ",
               check_both_signs);
}

/* Where sloppy readers go wrong. */
static void nasty_numbers_are_read_like_strtod(void **state) {
    (void)state;
    check_each(
        "2.2250738585072012e-308 6.92949564460091956e-310 "
        "0.500000000000000166533453693773481063544750213623046875 "
        "3.518437208883201171875e13 62.5364939768271845828 "
        "8.10109172351e-10 1.50000000000000011102230246251565 "
        "9007199254740991.4999999999999999999999999999999995 "
        "5445618932859895362967233318697132813618813095743952975.4392982234 "
        "1.8254370818746402660437411213933955878019332885742187 "
        "7.2057594037927933e16 1.1754943508222875e-38 3.4028234663852886e38 "
        "0.1 0.2 0.3 0.7 1e15 1e16 1e17 1e21 4.35 2.675 1.005 1e0 1e-0 1e+0 ",
        check_both_signs);
}

/* Long runs of zeros before, between and after digits. */
static void many_zeros_are_read_like_strtod(void **state) {
    (void)state;
    char text[1100];
    static const int runs[] = {1, 14, 15, 16, 17, 21, 22, 23, 100, 999, 1001};
    for (size_t i = 0; i < COUNT(runs); i++) {
        int n = runs[i];
        snprintf(text, sizeof text, "0.%0*d1", n, 0);
        check_both_signs(text);
        snprintf(text, sizeof text, "1%0*d", n, 0);
        check_both_signs(text);
        snprintf(text, sizeof text, "1.%0*d", n, 0);
        check_both_signs(text);
        snprintf(text, sizeof text, "1.%0*d1", n, 0);
        check_both_signs(text);
        snprintf(text, sizeof text, "1%0*de-%d", n, 0, n);
        check_both_signs(text);
        snprintf(text, sizeof text, "0.%0*d1e%d", n, 0, n);
        check_both_signs(text);
        snprintf(text, sizeof text, "1e%0*d5", n, 0);
        check_both_signs(text);
        snprintf(text, sizeof text, "1e-%0*d5", n, 0);
        check_both_signs(text);
    }
}

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
            int power = (int)bp_rng_below(&rng, (uint64_t)(2 * range));
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

/* All that printf makes of a double is read back. */
static void printed_doubles_are_read_like_strtod(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    for (int i = 0; i < 100000; i++) {
        double value = double_of(bp_rng_next(&rng));
        if (!isfinite(value))
            continue;
        char text[100];
        int digits = (int)bp_rng_below(&rng, 21);
        snprintf(text, sizeof text, "%.*e", digits, value);
        check_like_strtod(text);
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

static void decimal_commas_are_recognised(void **state) {
    (void)state;
    static const char *const with[] = {
        "3,14", "-3,14", "+3,14", "0,5", "1.234,5", "1.234.567,89", "1,000"};
    static const char *const without[] = {
        "",     ",",    "3",       "3.14", ",5",    "5,",   "1,2,3", "a,b",
        "1,2 ", "1,2a", "1,234.5", "-,",   "1,2e3", "1, 2", "--1,2", ".,5"};
    for (size_t i = 0; i < COUNT(with); i++)
        assert_true(bp_num_has_decimal_comma(with[i]));
    for (size_t i = 0; i < COUNT(without); i++)
        assert_false(bp_num_has_decimal_comma(without[i]));
}

/* ---- writing ---- */

static const double edges[] = {0,
                               -0.0,
                               1,
                               -1,
                               0.1,
                               0.2,
                               0.3,
                               1.0 / 3,
                               2.0 / 3,
                               10,
                               100,
                               1e5,
                               1e6,
                               1e7,
                               123456,
                               1234567,
                               16777215,
                               16777216,
                               16777217,
                               1e15,
                               1e16,
                               1e17,
                               1e21,
                               1e22,
                               1e23,
                               5e-324,
                               4.9406564584124654e-324,
                               1e-323,
                               1.5e-323,
                               2.2250738585072014e-308,
                               2.2250738585072009e-308,
                               1.7976931348623157e308,
                               1.401298464324817e-45,
                               2.802596928649634e-45,
                               1.1754942106924411e-38,
                               1.1754943508222875e-38,
                               3.4028234663852886e38,
                               3.4028232635611926e38,
                               9007199254740991,
                               9007199254740992,
                               0.5,
                               0.25,
                               33554430};

/* Reads back through a double, as a JSON reader does. */
static void check_float(float value) {
    char text[BP_NUM_TEXT];
    double read = 7;
    assert_ptr_equal(bp_num_from_float(value, text), text);
    assert_int_equal(bp_num_parse(text, &read), BP_NUM_OK);
    if (bits_of((float)read) != bits_of(value))
        fail_msg("%a was written as %s", (double)value, text);
}

static void check_double(double value) {
    char text[BP_NUM_TEXT];
    double read = 7;
    assert_ptr_equal(bp_num_from_double(value, text), text);
    assert_int_equal(bp_num_parse(text, &read), BP_NUM_OK);
    if (bits_of_double(read) != bits_of_double(value))
        fail_msg("%a was written as %s", value, text);
}

static void floats_survive(void **state) {
    (void)state;
    bp_rng rng = rng_of(5);
    for (size_t i = 0; i < COUNT(edges); i++)
        check_float((float)(fabs(edges[i]) < 1e39 ? edges[i] : 0));
    for (int i = 0; i < 100000; i++) {
        float value = float_of((uint32_t)bp_rng_next(&rng));
        if (isfinite(value))
            check_float(value);
    }
}

static void doubles_survive(void **state) {
    (void)state;
    bp_rng rng = rng_of(6);
    for (size_t i = 0; i < COUNT(edges); i++)
        check_double(edges[i]);
    for (int i = 0; i < 50000; i++) {
        double value = double_of(bp_rng_next(&rng));
        if (isfinite(value))
            check_double(value);
    }
}

/* How many significant digits a text has. */
static int count_digits(const char *text) {
    int digits = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9' || (digits == 0 && *text == '0'))
            continue;
        digits++;
        zeros = *text == '0' ? zeros + 1 : 0;
    }
    return digits - zeros; /* of 1000 only the 1 counts */
}

/* The fewest digits of any decimal that reads back to `value` (a float's, when
 * `as_float`): of each length, the decimals just below and above it. */
static int fewest_digits(double value, bool as_float) {
    for (int digits = 1;; digits++) {
        char text[64];
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        int power = atoi(strchr(text, 'e') + 1) - (digits - 1);
        long long rounded = 0;
        for (const char *c = text; *c != 'e'; c++)
            if (*c >= '0' && *c <= '9')
                rounded = 10 * rounded + (*c - '0');
        for (long long near = rounded - 1; near <= rounded + 1; near++) {
            snprintf(text, sizeof text, "%llde%d", near, power);
            double read = strtod(text, NULL);
            if (as_float ? (float)read == (float)value : read == value)
                return digits;
        }
    }
}

static void check_float_is_shortest(float value) {
    char text[BP_NUM_TEXT];
    bp_num_from_float(value, text);
    if (count_digits(text) > fewest_digits((double)value, true))
        fail_msg("%s is not the shortest for %a", text, (double)value);
}

static void check_double_is_shortest(double value) {
    char text[BP_NUM_TEXT];
    bp_num_from_double(value, text);
    if (count_digits(text) > fewest_digits(value, false))
        fail_msg("%s is not the shortest for %a", text, value);
}

static void random_numbers_are_written_shortest(void **state) {
    (void)state;
    bp_rng rng = rng_of(7);
    for (int i = 0; i < 10000; i++) {
        check_float_is_shortest(uniform(&rng, 0, 1));
        float value = float_of((uint32_t)(bp_rng_next(&rng) >> 33));
        if (isnormal(value))
            check_float_is_shortest(value);
        double wide = double_of(bp_rng_next(&rng) >> 1);
        if (isnormal(wide))
            check_double_is_shortest(wide);
    }
}

static void short_decimals_are_written_as_they_are(void **state) {
    (void)state;
    char text[BP_NUM_TEXT];
    assert_string_equal(bp_num_from_float(0.1f, text), "0.1");
    assert_string_equal(bp_num_from_float(-2.5f, text), "-2.5");
    assert_string_equal(bp_num_from_float(0, text), "0");
    assert_string_equal(bp_num_from_float(-0.0f, text), "-0");
    assert_string_equal(bp_num_from_float(3, text), "3");
    assert_string_equal(bp_num_from_double(0.1, text), "0.1");
    assert_string_equal(bp_num_from_double(5.1, text), "5.1");
    assert_string_equal(bp_num_from_double(1234567, text), "1234567");
    assert_string_equal(bp_num_from_double(1e100, text), "1e+100");
}

/* Below a power of two the floats lie closer than above it, so that the
 * nearest decimal of some length may fail where its neighbour reads back. */
static void powers_of_two_are_written_shortest(void **state) {
    (void)state;
    for (int power = -126; power < 128; power++)
        check_float_is_shortest((float)ldexp(1, power));
    for (int power = -1022; power < 1024; power++)
        check_double_is_shortest(ldexp(1, power));
}

/* They have fewer bits, so fewer digits may do. */
static void denormals_are_written_shortest(void **state) {
    (void)state;
    bp_rng rng = rng_of(8);
    for (int bits = 1; bits <= 23; bits++) {
        check_float_is_shortest(float_of(UINT32_C(1) << (bits - 1)));
        check_float_is_shortest(
            float_of((uint32_t)(bp_rng_next(&rng) >> (64 - bits)) | 1));
    }
    for (int bits = 1; bits <= 52; bits++) {
        check_double_is_shortest(double_of(UINT64_C(1) << (bits - 1)));
        check_double_is_shortest(
            double_of(bp_rng_next(&rng) >> (64 - bits) | 1));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_numbers_are_read),
        cmocka_unit_test(minus_zero_keeps_its_sign),
        cmocka_unit_test(words_are_no_numbers),
        cmocka_unit_test(blanks_and_foreign_digits_make_words),
        cmocka_unit_test(numbers_too_large_are_out_of_range),
        cmocka_unit_test(numbers_too_small_are_zero),
        cmocka_unit_test(the_end_of_the_fast_path_is_read_like_strtod),
        cmocka_unit_test(the_ends_of_the_range_are_read_like_strtod),
        cmocka_unit_test(nasty_numbers_are_read_like_strtod),
        cmocka_unit_test(many_zeros_are_read_like_strtod),
        cmocka_unit_test(random_decimals_are_read_like_strtod),
        cmocka_unit_test(mantissas_of_15_to_20_digits_are_read_like_strtod),
        cmocka_unit_test(printed_doubles_are_read_like_strtod),
        cmocka_unit_test(halfway_decimals_are_read_like_strtod),
        cmocka_unit_test(decimal_commas_are_recognised),
        cmocka_unit_test(floats_survive),
        cmocka_unit_test(doubles_survive),
        cmocka_unit_test(random_numbers_are_written_shortest),
        cmocka_unit_test(short_decimals_are_written_as_they_are),
        cmocka_unit_test(powers_of_two_are_written_shortest),
        cmocka_unit_test(denormals_are_written_shortest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
