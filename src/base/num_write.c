/* num_write.c - numbers to text: the shortest that reads back.
 *
 * Candidates of more and more digits are read back until one gives the value
 * again. They are what printf writes with %.*g for so many digits. Nearly all
 * come from one product of 128 bits (num_powers.h), rounded to fewer and fewer
 * digits; where its error leaves a digit in doubt, printf itself is asked.
 */
#include "bp/num.h"

#include <assert.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "num_powers.h"

/* What to write. */
typedef struct number {
    double value;
    bool is_float;
    double least_normal;
    int survive; /* so many digits any decimal keeps on its way through the
                    binary format: none with fewer can read back to a value
                    that it is not the nearest to */
    int places;  /* one more than always read back */
} number;

static bool is_same(const number *n, double read) {
    return n->is_float ? (float)read == (float)n->value : read == n->value;
}

/* ---- with printf ---- */

static bool reads_back(const number *n, const char *text) {
    return is_same(n, strtod(text, NULL));
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

/* Denormals have fewer bits than others, so fewer digits may do than otherwise
 * survive; and a power of two lies nearer to its neighbour below than to the
 * one above, so the second nearest decimal may read back where the nearest
 * doesn't. */
static bool is_special(const number *n) {
    int power;
    return fabs(n->value) < n->least_normal ||
           fabs(frexp(n->value, &power)) == 0.5;
}

static void write_with_printf(const number *n, char text[BP_NUM_TEXT]) {
    int power;
    bool power_of_two = fabs(frexp(n->value, &power)) == 0.5;
    for (int digits = is_special(n) ? 1 : n->survive;; digits++) {
        snprintf(text, BP_NUM_TEXT, "%.*g", digits, n->value);
        if (reads_back(n, text))
            return;
        if (power_of_two)
            write_next(text, n->value, digits);
        if (power_of_two && reads_back(n, text))
            return;
    }
}

/* ---- without ---- */

static const uint64_t tens[] = {1,
                                10,
                                100,
                                1000,
                                10000,
                                100000,
                                1000000,
                                10000000,
                                100000000,
                                1000000000,
                                10000000000,
                                100000000000,
                                1000000000000,
                                10000000000000,
                                100000000000000,
                                1000000000000000,
                                10000000000000000,
                                100000000000000000,
                                1000000000000000000};

/* digits * 10^power, rounded down, and whether anything was lost. */
typedef struct decimal {
    uint64_t digits;
    int power;
    bool has_rest;
} decimal;

/* The first digits of |value|, which is not special: `places` of them. False
 * when the error of the product hides the last one. */
static bool first_digits(const number *n, decimal *d) {
    int binary;
    double fraction = frexp(fabs(n->value), &binary);
    uint64_t mantissa = (uint64_t)(fraction * 0x1p53);
    /* log10(2) = 78913 / 2^18, nearly: the exponent of the first digit, or 1
     * less, and then there is a digit too many. */
    int exponent = (binary - 1) * 78913 >> 18;
    num_u128 rest, one;
    do {
        d->power = exponent++ - (n->places - 1);
        num_wide wide = num_times_power(mantissa, -d->power);
        int shift = 53 - binary - wide.exponent;
        one = (num_u128)1 << shift;
        rest = wide.bits & (one - 1);
        d->digits = (uint64_t)(wide.bits >> shift);
    } while (d->digits >= tens[n->places]);
    d->has_rest = rest > 0;
    bool is_exact = d->power <= 0 && -d->power < NUM_POWER_STEP;
    return is_exact || (rest >= NUM_WIDE_ERROR && rest + NUM_WIDE_ERROR < one);
}

/* Rounds to `digits` digits, a middle to the even one, as printf does. */
static decimal round_decimal(decimal d, int places, int digits) {
    uint64_t unit = tens[places - digits];
    uint64_t whole = d.digits / unit, rest = d.digits % unit;
    bool is_middle = rest == unit / 2 && !d.has_rest;
    bool is_up = is_middle ? whole % 2 == 1 : rest >= unit / 2;
    return (decimal){.digits = whole + is_up,
                     .power = d.power + places - digits};
}

/* Returns how many there are. */
static int write_digits(uint64_t whole, char digits[BP_NUM_TEXT]) {
    int n = 1;
    while (whole / 10 >= tens[n - 1])
        n++;
    for (int i = n; i-- > 0; whole /= 10)
        digits[i] = (char)('0' + whole % 10);
    return n;
}

/* Writes a decimal as %.*g does, without zeros at its end. */
static void write_decimal(decimal d, bool negative, int precision, char *text) {
    char digits[BP_NUM_TEXT];
    for (; d.digits % 10 == 0; d.digits /= 10)
        d.power++;
    int n = write_digits(d.digits, digits);
    int exponent = d.power + n - 1; /* of the first digit */
    bool is_scientific = exponent < -4 || exponent >= precision;
    int point = is_scientific ? 1 : exponent + 1; /* digits before it */
    int first = point > 0 ? 0 : point - 1, last = point > n ? point : n;
    if (negative)
        *text++ = '-';
    for (int i = first; i < last; i++) {
        if (i == point)
            *text++ = '.';
        *text++ = i >= 0 && i < n ? digits[i] : '0';
    }
    *text = '\0';
    if (is_scientific)
        snprintf(text, sizeof "e-308", "e%+03d", exponent % 1000);
}

/* False when there is a doubt. */
static bool write_fast(const number *n, char text[BP_NUM_TEXT]) {
    decimal all;
    if (is_special(n) || !first_digits(n, &all))
        return false;
    for (int digits = n->survive;; digits++) {
        decimal d = round_decimal(all, n->places, digits);
        double read;
        if (digits == n->places || !num_nearest(d.digits, d.power, &read))
            return false;
        if (is_same(n, copysign(read, n->value))) {
            write_decimal(d, n->value < 0, digits, text);
            return true;
        }
    }
}

static const char *shortest(number n, char text[BP_NUM_TEXT]) {
    assert(isfinite(n.value));
    if (!write_fast(&n, text))
        write_with_printf(&n, text);
    return text;
}

const char *bp_num_from_float(float value, char text[BP_NUM_TEXT]) {
    return shortest((number){.value = (double)value,
                             .is_float = true,
                             .least_normal = (double)FLT_MIN,
                             .survive = FLT_DIG,
                             .places = FLT_DECIMAL_DIG + 1},
                    text);
}

const char *bp_num_from_double(double value, char text[BP_NUM_TEXT]) {
    return shortest((number){.value = value,
                             .least_normal = DBL_MIN,
                             .survive = DBL_DIG,
                             .places = DBL_DECIMAL_DIG + 1},
                    text);
}
