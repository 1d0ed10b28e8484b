/* fuzz_num.c - text to numbers, held against a slow reader.
 *
 * The slow one walks the grammar of num.h character by character and leaves
 * the value to strtod, which reads a point in the C locale. A difference in
 * kind or in a bit of the value stops the program.
 *
 *   clang -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -Iinclude \
 *       tests/fuzz/fuzz_num.c src/base/num.c src/base/num_write.c -lm
 */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/num.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

/* [+-] digits [. digits] [e [+-] digits], as num.h has it. */
static bool is_number(const char *text, char decimal) {
    text += *text == '+' || *text == '-';
    size_t whole = count_digits(text), part = 0;
    if (whole > 1 && text[0] == '0')
        return false;
    text += whole;
    if (*text == decimal) {
        part = count_digits(text + 1);
        text += 1 + part;
    }
    if (whole + part == 0)
        return false;
    if (*text == 'e' || *text == 'E') {
        text++;
        text += *text == '+' || *text == '-';
        size_t exponent = count_digits(text);
        if (exponent == 0)
            return false;
        text += exponent;
    }
    return *text == '\0';
}

static bp_num_kind parse_slowly(const char *text, char decimal, double *value) {
    if (!is_number(text, decimal))
        return BP_NUM_WORD;
    char *copy = strdup(text);
    if (!copy)
        abort();
    char *sign = strchr(copy, decimal);
    if (sign)
        *sign = '.';
    double number = strtod(copy, NULL);
    free(copy);
    if (!isfinite(number))
        return BP_NUM_RANGE;
    *value = number;
    return BP_NUM_OK;
}

static bool is_same(double a, double b) {
    uint64_t bits_a, bits_b;
    memcpy(&bits_a, &a, sizeof a);
    memcpy(&bits_b, &b, sizeof b);
    return bits_a == bits_b;
}

static void check_reading(const char *text, char decimal) {
    double value = 7, wanted = 7;
    bp_num_kind kind = bp_num_parse(text, decimal, &value);
    bp_num_kind wanted_kind = parse_slowly(text, decimal, &wanted);
    if (kind == wanted_kind && is_same(value, wanted))
        return;
    fprintf(stderr, "'%s' with '%c': kind %d, %a; but kind %d, %a is right\n",
            text, decimal, (int)kind, value, (int)wanted_kind, wanted);
    abort();
}

/* A number with the other sign, and without thousands, is known as such. */
static void check_other_sign(const char *text, char decimal, char other) {
    double value;
    const char *sign = strchr(text, other);
    bool is_known = bp_num_has_other_decimal(text, decimal);
    if (is_known && (!sign || is_number(text, decimal)))
        abort();
    if (sign && sign > text && sign[-1] >= '0' && sign[-1] <= '9' &&
        count_digits(sign + 1) > 0 && !is_known &&
        bp_num_parse(text, other, &value) != BP_NUM_WORD)
        abort();
}

/* A number whose thousands are parted is none, but is one without the signs
 * between them. */
static void check_thousands(const char *text, char decimal, char other) {
    double value;
    if (!bp_num_has_thousands(text, decimal))
        return;
    size_t length = strlen(text), n = 0;
    char *bare = malloc(length + 1);
    if (!bare)
        return;
    for (size_t i = 0; i <= length; i++)
        if (text[i] != other)
            bare[n++] = text[i];
    if (n == length + 1 || is_number(text, decimal) ||
        bp_num_parse(bare, decimal, &value) == BP_NUM_WORD)
        abort();
    free(bare);
}

/* What was read is written, and read again, without loss. */
static void check_writing(const char *text) {
    double value, read = 7;
    char written[BP_NUM_TEXT];
    if (bp_num_parse(text, '.', &value) != BP_NUM_OK)
        return;
    bp_num_from_double(value, written);
    if (bp_num_parse(written, '.', &read) != BP_NUM_OK || !is_same(value, read))
        abort();
    float narrow = fabs(value) < 3e38 ? (float)value : 0;
    bp_num_from_float(narrow, written);
    if (bp_num_parse(written, '.', &read) != BP_NUM_OK ||
        !is_same((double)narrow, (double)(float)read))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    check_reading(text, '.');
    check_reading(text, ',');
    check_other_sign(text, '.', ',');
    check_other_sign(text, ',', '.');
    check_thousands(text, '.', ',');
    check_thousands(text, ',', '.');
    check_writing(text);
    free(text);
    return 0;
}
