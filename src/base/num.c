/* num.c - numbers to text and back, exactly.
 *
 * Reading takes the fast path of Clinger, "How to read floating point numbers
 * accurately" (1990): a decimal whose digits fit into 53 bits and whose power
 * of ten is exact in a double needs one multiplication or division, which IEEE
 * 754 rounds correctly. All other numbers are strtod's.
 */
#include "bp/num.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const double powers_of_ten[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* A decimal taken apart: digits * 10^exponent. */
typedef struct decimal {
    uint64_t digits;
    int exponent;
    bool exact; /* all digits are in `digits`, and the exponent is small */
} decimal;

/* Takes digits from `*text` on; returns how many there were. */
static size_t take_digits(const char **text, decimal *d) {
    const char *start = *text;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        if (d->digits >= (UINT64_C(1) << 53) / 10)
            d->exact = false;
        else
            d->digits = d->digits * 10 + (uint64_t)(**text - '0');
    }
    return (size_t)(*text - start);
}

/* Takes `e-12`; false when an `e` has no digits behind it. */
static bool take_exponent(const char **text, decimal *d) {
    if (**text != 'e' && **text != 'E')
        return true;
    (*text)++;
    bool negative = **text == '-';
    if (**text == '-' || **text == '+')
        (*text)++;
    decimal power = {.exact = true};
    if (take_digits(text, &power) == 0)
        return false;
    if (!power.exact || power.digits > 1000)
        d->exact = false;
    else
        d->exponent += negative ? -(int)power.digits : (int)power.digits;
    return true;
}

/* Takes a whole decimal apart; false when the text is not one. */
static bool take_decimal(const char *text, decimal *d) {
    const char *whole = text;
    size_t n_whole = take_digits(&text, d);
    if (n_whole > 1 && *whole == '0')
        return false;
    size_t n_part = 0;
    if (*text == '.') {
        text++;
        n_part = take_digits(&text, d);
        if (n_part > 1000)
            d->exact = false;
        else
            d->exponent -= (int)n_part;
    }
    return n_whole + n_part > 0 && take_exponent(&text, d) && *text == '\0';
}

bp_num_kind bp_num_parse(const char *text, double *value) {
    bool negative = *text == '-';
    const char *unsigned_text = text + (*text == '-' || *text == '+');
    decimal d = {.exact = true};
    if (!take_decimal(unsigned_text, &d))
        return BP_NUM_WORD;
    double number;
    if (d.exact && d.exponent >= -22 && d.exponent <= 22) {
        number = (double)d.digits;
        if (d.exponent < 0)
            number /= powers_of_ten[-d.exponent];
        else
            number *= powers_of_ten[d.exponent];
    } else {
        number = strtod(unsigned_text, NULL);
        if (!isfinite(number))
            return BP_NUM_RANGE;
    }
    *value = negative ? -number : number;
    return BP_NUM_OK;
}

bool bp_num_has_decimal_comma(const char *text) {
    text += *text == '-' || *text == '+';
    size_t n_digits = 0, n_after = 0, n_commas = 0;
    for (; *text; text++) {
        if (*text >= '0' && *text <= '9') {
            n_digits++;
            n_after += n_commas;
        } else if (*text == ',') {
            n_commas++;
        } else if (*text != '.' || n_commas > 0) {
            return false;
        }
    }
    return n_commas == 1 && n_digits > n_after && n_after > 0;
}

static bool reads_back(const char *text, double value, bool is_float) {
    double read = strtod(text, NULL);
    return is_float ? (float)read == (float)value : read == value;
}

/* Writes the decimal of `digits` digits that is next to the nearest one, away
 * from zero. */
static void write_next(char *text, double value, int digits) {
    char nearest[BP_NUM_TEXT], next[BP_NUM_TEXT];
    long long whole = 0;
    snprintf(nearest, sizeof nearest, "%.*e", digits - 1, fabs(value));
    const char *c = nearest;
    for (; *c != 'e'; c++)
        if (*c != '.')
            whole = 10 * whole + (*c - '0');
    int more = snprintf(next, sizeof next, "%lld", whole + 1) - digits;
    int power = (int)strtol(c + 1, NULL, 10) + more;
    snprintf(text, BP_NUM_TEXT, "%s%c%s%.16se%+03d", value < 0 ? "-" : "",
             next[0], digits > 1 ? "." : "", next + 1, power % 1000);
}

/* `survive` digits are what any decimal keeps on its way through the binary
 * format: no decimal with fewer can read back to a value that it is not the
 * nearest to. That fails for denormals, which have fewer bits; and a power of
 * two lies nearer to its neighbour below than to the one above, so the second
 * nearest decimal may read back where the nearest doesn't. */
static const char *shortest(double value, bool is_float, int survive,
                            double least_normal, char text[BP_NUM_TEXT]) {
    int power;
    bool denormal = fabs(value) < least_normal;
    bool power_of_two = fabs(frexp(value, &power)) == 0.5;
    for (int digits = denormal || power_of_two ? 1 : survive;; digits++) {
        snprintf(text, BP_NUM_TEXT, "%.*g", digits, value);
        if (reads_back(text, value, is_float))
            return text;
        if (power_of_two)
            write_next(text, value, digits);
        if (power_of_two && reads_back(text, value, is_float))
            return text;
    }
}

const char *bp_num_from_float(float value, char text[BP_NUM_TEXT]) {
    assert(isfinite(value));
    return shortest((double)value, true, FLT_DIG, (double)FLT_MIN, text);
}

const char *bp_num_from_double(double value, char text[BP_NUM_TEXT]) {
    assert(isfinite(value));
    return shortest(value, false, DBL_DIG, DBL_MIN, text);
}
