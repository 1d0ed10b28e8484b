/* test_num.c - text to numbers, to the last bit: chosen cases. */
#include "num_helper.h"

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
        assert_int_equal(bp_num_parse(known[i].text, '.', &value), BP_NUM_OK);
        assert_true(value == known[i].value);
    }
}

static void minus_zero_keeps_its_sign(void **state) {
    (void)state;
    static const char *const zeros[] = {"-0", "-0.0", "-0e5", "-.0",
                                        "-0.00000000000000000000000000"};
    for (size_t i = 0; i < COUNT(zeros); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(zeros[i], '.', &value), BP_NUM_OK);
        assert_true(value == 0 && signbit(value));
    }
}

static void check_word(const char *text) {
    for (size_t i = 0; i < 2; i++) {
        double value = 7;
        if (bp_num_parse(text, ".,"[i], &value) != BP_NUM_WORD)
            fail_msg("'%s' was taken for a number", text);
        assert_true(value == 7);
    }
}

static void words_are_no_numbers(void **state) {
    (void)state;
    check_each(
        ". + - e e5 .e5 +. -. 1e 1e+ 1e- 1ee5 1e5.0 +-1 -+1 --1 ++1 1- 1+1 "
        "1.2.3 1..2 ..1 007 00 -007 +01 00.5 01e5 0x10 0X1p3 1x nan NaN NAN "
        "nan() inf -inf INF infinity 1f 1L 1d0 1,,5 1,0,0 1_000 1'000 %1 1% "
        "$1 O l 1e5e5 0x 1.e 1.5e 1e--5 0b1 "
        "1,000.5 1.000,5 , ,. ., -, ,e5 5,e 007,5 1e1, 1e,1 e1 ,5e ",
        check_word);
}

static void the_decimal_sign_is_the_one_asked_for(void **state) {
    (void)state;
    static const char *const points[] = {"1.5",  ".5", "5.",
                                         "-0.0", "1.", "1.5e3"};
    static const char *const commas[] = {"1,5",  ",5", "5,",
                                         "-0,0", "1,", "1,5e3"};
    for (size_t i = 0; i < COUNT(points); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(commas[i], '.', &value), BP_NUM_WORD);
        assert_int_equal(bp_num_parse(points[i], ',', &value), BP_NUM_WORD);
        assert_true(value == 7);
        check_reads(points[i], '.', strtod(points[i], NULL));
        check_reads(commas[i], ',', strtod(points[i], NULL));
    }
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
        assert_int_equal(bp_num_parse(large[i], '.', &value), BP_NUM_RANGE);
    }
}

static void numbers_too_small_are_zero(void **state) {
    (void)state;
    static const char *const small[] = {"1e-999", "1e-2147483648",
                                        "1e-99999999999999999999",
                                        "0e99999999999999999999", "2e-324"};
    for (size_t i = 0; i < COUNT(small); i++) {
        double value = 7;
        assert_int_equal(bp_num_parse(small[i], '.', &value), BP_NUM_OK);
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

/* A cell can be as long as a file. */
static void cells_of_a_megabyte_are_read(void **state) {
    (void)state;
    enum { LONG = 1 << 20 };
    char *text = malloc(LONG + 100);
    assert_non_null(text);
    memset(text, '0', LONG + 100);
    memcpy(text, "0.", 2);
    strcpy(text + LONG, "125e1048575");
    check_reads(text, '.', 1.25);
    text[1] = ',';
    check_reads(text, ',', 1.25);
    strcpy(text + LONG, "1e-2000000");
    check_reads(text, ',', 0);
    memset(text, '7', LONG);
    text[LONG] = '\0';
    check_reads(text, '.', INFINITY);
    strcpy(text + LONG, "e-1048576");
    check_reads(text, '.', 7.0 / 9);
    strcpy(text + LONG, "e-1048576x");
    check_word(text);
    free(text);
}

static void numbers_with_the_other_sign_are_recognised(void **state) {
    (void)state;
    static const char *const with[] = {"3,14",    "-3,14",        "+3,14",
                                       "0,5",     "1.234,5",      "1,000",
                                       "1,5e-05", "1.234.567,89", "1.234,5E3"};
    static const char *const without[] = {
        "",      ",",      "3",      "3.14",    ",5",    "5,",        "1,2,3",
        "a,b",   "1,2 ",   "1,2a",   "1,234.5", "-,",    "1,2e",      "1, 2",
        "--1,2", ".,5",    "1e5",    "1,e5",    "1,2e+", "1e,5",      ",1e5",
        "e1,5",  "1,2e3,", "1,2e.3", "1.5",     "1,2f3", "\xd9\xa1,5"};
    static const char swap[256] = {['.'] = ',', [','] = '.'};
    for (size_t i = 0; i < COUNT(with) + COUNT(without); i++) {
        bool is_with = i < COUNT(with);
        const char *text = is_with ? with[i] : without[i - COUNT(with)];
        char swapped[32] = "";
        for (size_t c = 0; text[c]; c++)
            swapped[c] = swap[(unsigned char)text[c]]
                             ? swap[(unsigned char)text[c]]
                             : text[c];
        assert_int_equal(bp_num_has_other_decimal(text, '.'), is_with);
        assert_int_equal(bp_num_has_other_decimal(swapped, ','), is_with);
    }
}

static void numbers_with_thousands_parted_are_recognised(void **state) {
    (void)state;
    static const char *const with[] = {
        "1,000",   "-1,000",         "+12,345", "123,456,789", "1,000,000",
        "1,000.5", "1,234,567.89e3", "1,000.",  "1,000e-2"};
    static const char *const without[] = {
        "",       "1",       "1000",    "1.000",     "1000.5",  "1000,000",
        "0,123",  "1,00",    "1,0000",  "1,000,00",  ",000",    "1,000,",
        "1,,000", "1,000a",  "1,000 ",  "1,000.5.1", "1,000e",  "x1,000",
        "1,00a",  "--1,000", "001,000", "1.000,5",   "1,000.a", "1 000"};
    static const char swap[256] = {['.'] = ',', [','] = '.'};
    for (size_t i = 0; i < COUNT(with) + COUNT(without); i++) {
        bool is_with = i < COUNT(with);
        const char *text = is_with ? with[i] : without[i - COUNT(with)];
        char swapped[32] = "";
        for (size_t c = 0; text[c]; c++)
            swapped[c] = swap[(unsigned char)text[c]]
                             ? swap[(unsigned char)text[c]]
                             : text[c];
        assert_int_equal(bp_num_has_thousands(text, '.'), is_with);
        assert_int_equal(bp_num_has_thousands(swapped, ','), is_with);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_numbers_are_read),
        cmocka_unit_test(minus_zero_keeps_its_sign),
        cmocka_unit_test(words_are_no_numbers),
        cmocka_unit_test(blanks_and_foreign_digits_make_words),
        cmocka_unit_test(the_decimal_sign_is_the_one_asked_for),
        cmocka_unit_test(numbers_too_large_are_out_of_range),
        cmocka_unit_test(numbers_too_small_are_zero),
        cmocka_unit_test(the_end_of_the_fast_path_is_read_like_strtod),
        cmocka_unit_test(the_ends_of_the_range_are_read_like_strtod),
        cmocka_unit_test(nasty_numbers_are_read_like_strtod),
        cmocka_unit_test(many_zeros_are_read_like_strtod),
        cmocka_unit_test(cells_of_a_megabyte_are_read),
        cmocka_unit_test(numbers_with_the_other_sign_are_recognised),
        cmocka_unit_test(numbers_with_thousands_parted_are_recognised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
