/* test_num_write.c - numbers to text: it reads back, and none is shorter. */
#include "helper.h"

#include <float.h>

#include "bp/num.h"

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
    assert_int_equal(bp_num_parse(text, '.', &read), BP_NUM_OK);
    if (bits_of((float)read) != bits_of(value))
        fail_msg("%a was written as %s", (double)value, text);
}

static void check_double(double value) {
    char text[BP_NUM_TEXT];
    double read = 7;
    assert_ptr_equal(bp_num_from_double(value, text), text);
    assert_int_equal(bp_num_parse(text, '.', &read), BP_NUM_OK);
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

/* Neither of them special: normal, and no power of two. */
static void check_written_as_printf_writes(double value, bool as_float) {
    char text[BP_NUM_TEXT], wanted[64];
    int digits = (as_float ? FLT_DIG : DBL_DIG) - 1;
    double read;
    do {
        snprintf(wanted, sizeof wanted, "%.*g", ++digits, value);
        read = strtod(wanted, NULL);
    } while (as_float ? (float)read != (float)value : read != value);
    if (as_float)
        bp_num_from_float((float)value, text);
    else
        bp_num_from_double(value, text);
    assert_string_equal(text, wanted);
}

/* Also those that have few digits, or lie in the middle of two decimals. */
static void numbers_are_written_as_printf_writes_them(void **state) {
    (void)state;
    bp_rng rng = rng_of(12);
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = bp_rng_next(&rng);
        float few = float_of((uint32_t)bits);
        double many = double_of(bits);
        if (i % 4 == 1)
            few = (float)(many = bp_rng_uniform(&rng) - 0.5);
        if (i % 4 == 2)
            few = (float)(many = (double)(bits % 100000000) / 32);
        if (i % 4 == 3) {
            many = (double)(bits >> 12) / 64;
            few = (float)(bits % 1000000) / 1000;
        }
        int power;
        if (isnormal(few) && fabs(frexp((double)few, &power)) != 0.5)
            check_written_as_printf_writes((double)few, true);
        if (isnormal(many) && fabs(frexp(many, &power)) != 0.5)
            check_written_as_printf_writes(many, false);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floats_survive),
        cmocka_unit_test(doubles_survive),
        cmocka_unit_test(random_numbers_are_written_shortest),
        cmocka_unit_test(short_decimals_are_written_as_they_are),
        cmocka_unit_test(powers_of_two_are_written_shortest),
        cmocka_unit_test(denormals_are_written_shortest),
        cmocka_unit_test(numbers_are_written_as_printf_writes_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
