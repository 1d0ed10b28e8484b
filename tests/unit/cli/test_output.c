/* test_output.c - cells and numbers as they are written. */
#include "helper.h"

#include <float.h>

#include "bp/num.h"
#include "predict/output.h"

static const bp_dialect comma = {.delimiter = ',', .decimal = '.'};
static const bp_dialect german = {.delimiter = ';', .decimal = ','};
static const bp_dialect both = {.delimiter = ',', .decimal = ','};
static const bp_dialect point = {.delimiter = '.', .decimal = '.'};
static const bp_dialect blanks = {
    .delimiter = ' ', .blanks = true, .decimal = '.'};

static void check(output *out, const char *wanted) {
    bp_error err;
    assert_ok(output_check(out, &err));
    output_char(out, '\0');
    assert_string_equal(out->bytes, wanted);
    output_clear(out);
}

/* ---- cells ---- */

static void check_cell(const char *cell, const bp_dialect *dialect,
                       const char *wanted) {
    output out = {0};
    output_cell(&out, cell, dialect);
    check(&out, wanted);
    output_free(&out);
}

static void plain_cells_are_written_as_they_are(void **state) {
    (void)state;
    check_cell("", &comma, "");
    check_cell("a", &comma, "a");
    check_cell("a b;c'd", &comma, "a b;c'd");
    check_cell("a,b", &german, "a,b");
    check_cell("a\"", &comma, "\"a\"\"\"");
}

static void cells_are_quoted_where_they_must_be(void **state) {
    (void)state;
    check_cell("a,b", &comma, "\"a,b\"");
    check_cell("a;b", &german, "\"a;b\"");
    check_cell("\"", &comma, "\"\"\"\"");
    check_cell("say \"a\"", &comma, "\"say \"\"a\"\"\"");
    check_cell("a\nb", &comma, "\"a\nb\"");
    check_cell("a\rb", &comma, "\"a\rb\"");
    check_cell(" a", &comma, "\" a\"");
    check_cell("a\t", &comma, "\"a\t\"");
    check_cell(" ", &comma, "\" \"");
}

static void blanks_as_delimiter_ask_for_more_quotes(void **state) {
    (void)state;
    check_cell("", &blanks, "\"\"");
    check_cell("a", &blanks, "a");
    check_cell("a,b", &blanks, "a,b");
    check_cell("a b", &blanks, "\"a b\"");
    check_cell("a\tb", &blanks, "\"a\tb\"");
}

static void check_number(const char *number, const bp_dialect *dialect,
                         const char *wanted) {
    output out = {0};
    output_number(&out, number, dialect);
    check(&out, wanted);
    output_free(&out);
}

static void numbers_have_the_decimal_of_their_dialect(void **state) {
    (void)state;
    check_number("-1.5e-07", &comma, "-1.5e-07");
    check_number("-1.5e-07", &german, "-1,5e-07");
    check_number("1.5", &both, "\"1,5\"");
    check_number("15", &both, "15");
    check_number("1.5", &point, "\"1.5\"");
    check_number("15", &point, "15");
}

/* ---- many of them ---- */

static void a_text_grows(void **state) {
    (void)state;
    const size_t n = 100000;
    output out = {0};
    for (size_t i = 0; i < n; i++)
        output_add(&out, "abc,", i % 5);
    assert_int_equal(out.length, 2 * n);
    for (size_t i = 0; i < 2 * n; i++)
        assert_int_equal(out.bytes[i], "aababcabc,"[i % 10]);
    output_clear(&out);
    assert_int_equal(out.length, 0);
    output_free(&out);
    assert_null(out.bytes);
}

static void no_room_is_remembered(void **state) {
    (void)state;
    bp_error err;
    output out = {0};
    output_add(&out, "abc", 3);
    output_add(&out, "x", SIZE_MAX - 1);
    output_add(&out, "def", 3);
    assert_refused(output_check(&out, &err), BP_ESYSTEM);
    assert_int_equal(out.length, 3);
    output_clear(&out);
    assert_ok(output_check(&out, &err));
    output_add(&out, "def", 3);
    check(&out, "def");
    output_free(&out);
}

/* ---- rounding ---- */

static void check_rounded(double value, double noise, const char *wanted) {
    output out = {0};
    output_rounded(&out, value, noise, &comma);
    check(&out, wanted);
    output_free(&out);
}

static void rounded_numbers_are_known(void **state) {
    (void)state;
    check_rounded(0, 0, "0");
    check_rounded(-0.0, 1, "0");
    check_rounded(1, 1e-9, "1");
    check_rounded(-1, 1e-9, "-1");
    check_rounded(3.14159265358979, 1, "3.14159");
    check_rounded(3.14159265358979, 1e-7, "3.1415927");
    check_rounded(3.14159265358979, 0, "3.14159265358979");
    check_rounded(0.1 + 0.2, 0, "0.30000000000000004");
    check_rounded(0.000123456789, 1e-9, "0.000123457");
    check_rounded(0.0000123456789, 1e-10, "1.23457e-05");
    check_rounded(123456, 1, "123456");
    check_rounded(1234567, 1, "1234567");
    check_rounded(1234567, 10, "1.23457e+06");
    check_rounded(999999.9, 1, "1e+06");
    check_rounded(9999999.9, 0.5, "1e+07");
    check_rounded(99999.96, 1, "100000");
    check_rounded(0.9999999, 1e-6, "1");
    check_rounded(0.00009999999, 1e-6, "0.0001");
    check_rounded(1e300, 1e290, "1e+300");
    check_rounded(-2.5e-300, 0, "-2.5e-300");
    check_rounded(1700000003.25, 1, "1700000003");
    check_rounded(1700000003.25, 0.1, "1700000003.2");
    check_rounded(5e-324, 0, "4.94066e-324");
    check_rounded(-DBL_MAX, 0, "-1.7976931348623157e+308");
}

/* What output_rounded is to give, step by step. */
static void round_plainly(double value, double noise, char text[BP_NUM_TEXT]) {
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(text, BP_NUM_TEXT, "%.*g", digits, value);
        if (fabs(strtod(text, NULL) - value) <= noise)
            break;
    }
}

static void check_as_plainly(double value, double noise) {
    char wanted[BP_NUM_TEXT];
    round_plainly(value, noise, wanted);
    check_rounded(value, noise, wanted);
}

static double between(bp_rng *rng, double low, double high) {
    return low + (high - low) * bp_rng_uniform(rng);
}

static void predictions_are_rounded_as_printf_does(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 1, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < 200000; i++) {
        float a = (float)between(&rng, -4, 4);
        double scale = pow(10, floor(between(&rng, -5, 8)));
        double centre = i % 3 ? scale * between(&rng, -1000, 1000) : 0;
        double noise = scale * fmax(1, fabs((double)a)) * FLT_EPSILON / 4;
        check_as_plainly((double)a * scale + centre, noise);
    }
}

/* Ties between two decimals, decimals as far off as the noise, and what lies
 * next to a power of ten: where one rounding too many shows. */
static void close_calls_are_rounded_as_printf_does(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 2, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < 100000; i++) {
        double unit = pow(10, floor(between(&rng, -12, 12)));
        double whole = floor(between(&rng, 1e5, 1e7));
        double value = (whole + (i % 2 ? 0.5 : 0)) * unit;
        check_as_plainly(value, unit * (i % 3 ? 0.5 : 0.05));
        check_as_plainly(value + unit * 0.25, unit * 0.25);
        double power = pow(10, floor(between(&rng, -20, 20)));
        check_as_plainly(nextafter(power, 0), power * 1e-9);
        check_as_plainly(nextafter(power, 1e300), power * 1e-16);
    }
}

static void all_doubles_are_rounded_as_printf_does(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 3, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < 100000; i++) {
        double value = double_of(bp_rng_next(&rng));
        if (isfinite(value))
            check_as_plainly(value, fabs(value) * between(&rng, 0, 1e-7));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_cells_are_written_as_they_are),
        cmocka_unit_test(cells_are_quoted_where_they_must_be),
        cmocka_unit_test(blanks_as_delimiter_ask_for_more_quotes),
        cmocka_unit_test(numbers_have_the_decimal_of_their_dialect),
        cmocka_unit_test(a_text_grows),
        cmocka_unit_test(no_room_is_remembered),
        cmocka_unit_test(rounded_numbers_are_known),
        cmocka_unit_test(predictions_are_rounded_as_printf_does),
        cmocka_unit_test(close_calls_are_rounded_as_printf_does),
        cmocka_unit_test(all_doubles_are_rounded_as_printf_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
