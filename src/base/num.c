/* num.c - text to numbers, exactly.
 *
 * A decimal is digits * 10^power. Three roads lead from there to the nearest
 * double, each for what the one before can't do:
 *
 * 1. Digits below 2^53 and a power of ten that is exact in a double: one
 *    multiplication or division, which IEEE 754 rounds correctly (Clinger,
 *    "How to read floating point numbers accurately", 1990).
 * 2. A product of 128 bits with a bound on its error: when both ends of the
 *    interval round to the same double, that is it (num_powers.h).
 * 3. strtod, for what is exactly between two doubles, or subnormal.
 */
#include "bp/num.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "num_powers.h"

static const double powers_of_ten[] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum {
    EXACT = 22, /* the largest power of ten that is exact in a double */
    FITS = 19,  /* so many digits fit into 64 bits, whatever they are */
};

/* ---- the nearest double ---- */

/* Rounds to 53 bits, to nearest. False when the error hides on which side of
 * the middle between two doubles the number lies (or that it is the middle:
 * then the even one would be right), and for subnormals, which have fewer
 * bits. */
static bool round_wide(num_wide wide, double *value) {
    enum { MANTISSA = 53, REST = 128 - MANTISSA, BIAS = 1023 };
    int exponent = wide.exponent + 127; /* of the highest bit */
    num_u128 half = (num_u128)1 << (REST - 1);
    num_u128 rest = wide.bits & (2 * half - 1);
    if (half - rest <= NUM_WIDE_ERROR || exponent < 1 - BIAS)
        return false;
    if (exponent > BIAS) {
        *value = HUGE_VAL;
        return true;
    }
    /* The highest bit goes without saying: here it adds the last 1 to the
     * exponent, as does a mantissa that is rounded up to the next power. */
    uint64_t bits = (uint64_t)(exponent + BIAS - 1) << (MANTISSA - 1);
    bits += (uint64_t)(wide.bits >> REST) + (rest > half);
    memcpy(value, &bits, sizeof *value);
    return true;
}

static inline bool is_easy(uint64_t digits, int64_t power) {
    return digits <= UINT64_C(1) << 53 && power >= -EXACT && power <= EXACT;
}

static inline double easy(uint64_t digits, int64_t power) {
    double exact = (double)(int64_t)digits;
    return power < 0 ? exact / powers_of_ten[-power]
                     : exact * powers_of_ten[power];
}

bool num_nearest(uint64_t digits, int64_t power, double *value) {
    if (digits == 0)
        *value = 0;
    else if (is_easy(digits, power))
        *value = easy(digits, power);
    else if (power >= NUM_POWER_LEAST && power <= NUM_POWER_MOST)
        return round_wide(num_times_power(digits, (int)power), value);
    else
        return false;
    return true;
}

/* ---- long ones ---- */

/* Writes the digits of a decimal from its first that is not 0 on, `most` of
 * them, and moves `power` from the last digit to the last written. Returns how
 * many there are; `*more` when a digit that was left out is not 0. */
static size_t gather(const char *text, size_t most, char *digits,
                     int64_t *power, bool *more) {
    size_t n = 0;
    *more = false;
    for (; *text && *text != 'e' && *text != 'E'; text++) {
        bool is_digit = *text >= '0' && *text <= '9';
        if (!is_digit || (n == 0 && *text == '0'))
            continue;
        if (n < most) {
            digits[n++] = *text;
        } else {
            ++*power;
            *more = *more || *text != '0';
        }
    }
    return n;
}

/* The first digits decide most of the time: if they and the next larger number
 * have the same nearest double, so has all that lies between. */
static bool read_first_digits(const char *text, int64_t power, double *value) {
    char digits[FITS];
    bool more;
    size_t n = gather(text, FITS, digits, &power, &more);
    uint64_t whole = 0;
    double next;
    for (size_t i = 0; i < n; i++)
        whole = 10 * whole + (uint64_t)(digits[i] - '0');
    return num_nearest(whole, power, value) &&
           (!more || (num_nearest(whole + 1, power, &next) && *value == next));
}

/* A middle between two doubles has at most 767 digits. Of a longer decimal it
 * is enough to know whether it is more than its first digits say. */
static double read_all_digits(const char *text, int64_t power) {
    enum { ENOUGH = 770, ROOM_FOR_POWER = 32 };
    char digits[ENOUGH + ROOM_FOR_POWER];
    bool more;
    size_t n = gather(text, ENOUGH, digits, &power, &more);
    if (more) {
        digits[n++] = '1';
        power--;
    }
    /* Without a point, it reads the same in every locale. */
    snprintf(digits + n, ROOM_FOR_POWER - 1, "e%lld", (long long)power);
    return strtod(digits, NULL);
}

/* ---- the form ---- */

/* A text taken apart: digits * 10^power. */
typedef struct decimal {
    const char *first; /* behind the sign */
    size_t n_digits;   /* more than FITS make `digits` worthless */
    uint64_t digits;
    int64_t power;
} decimal;

/* The reading of a cell is bound by these few instructions a digit. */
static inline const char *take_digits(const char *text, uint64_t *digits) {
    uint64_t sum = *digits;
#pragma GCC unroll 8
    for (unsigned digit; (digit = (unsigned char)*text - (unsigned)'0') <= 9;
         text++)
        sum = sum * 10 + digit;
    *digits = sum;
    return text;
}

/* Takes the digits and the decimal sign; NULL when it is no number. */
static inline const char *take_mantissa(decimal *d, char sign) {
    const char *end = take_digits(d->first, &d->digits);
    d->n_digits = (size_t)(end - d->first);
    if (d->n_digits > 1 && *d->first == '0')
        return NULL;
    if (*end == sign) {
        const char *part = end + 1;
        end = take_digits(part, &d->digits);
        d->n_digits += (size_t)(end - part);
        d->power = part - end;
    }
    return d->n_digits > 0 ? end : NULL;
}

/* Takes `e-12` to the end of the text; false when something else is there. */
static inline bool take_exponent(const char *text, int64_t *power) {
    const int64_t endless = INT64_C(1) << 50; /* longer than any text */
    if (*text != 'e' && *text != 'E')
        return false;
    text++;
    bool negative = *text == '-';
    text += *text == '-' || *text == '+';
    const char *first = text;
    int64_t exponent = 0;
    for (; *text >= '0' && *text <= '9'; text++)
        if (exponent < endless)
            exponent = exponent * 10 + (*text - '0');
    *power += negative ? -exponent : exponent;
    return text > first && *text == '\0';
}

/* A value that is drawn from many cells has any sign: a branch on it would be
 * guessed wrong half the time. */
static inline void give(double *value, double number, bool negative) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    bits |= (uint64_t)negative << 63;
    memcpy(value, &bits, sizeof bits);
}

/* Not part of its caller, which so needs no stack. */
static __attribute__((noinline)) bp_num_kind
read_slowly(const char *first, size_t n_digits, uint64_t digits, int64_t power,
            bool negative, double *value) {
    double number;
    bool found = n_digits <= FITS ? num_nearest(digits, power, &number)
                                  : read_first_digits(first, power, &number);
    if (!found)
        number = read_all_digits(first, power);
    if (isinf(number))
        return BP_NUM_RANGE;
    give(value, number, negative);
    return BP_NUM_OK;
}

bp_num_kind bp_num_parse(const char *text, char decimal_sign, double *value) {
    bool negative = *text == '-';
    decimal d = {.first = text + (negative || *text == '+')};
    const char *end = take_mantissa(&d, decimal_sign);
    if (!end || (*end != '\0' && !take_exponent(end, &d.power)))
        return BP_NUM_WORD;
    if (d.n_digits > FITS || !is_easy(d.digits, d.power))
        return read_slowly(d.first, d.n_digits, d.digits, d.power, negative,
                           value);
    give(value, easy(d.digits, d.power), negative);
    return BP_NUM_OK;
}

const char *bp_num_scan(const char *text, char decimal_sign, double *value) {
    bool negative = *text == '-';
    decimal d = {.first = text + negative};
    const char *end = take_mantissa(&d, decimal_sign);
    if (!end || d.n_digits > FITS || !is_easy(d.digits, d.power))
        return NULL;
    give(value, easy(d.digits, d.power), negative);
    return end;
}

bool bp_num_has_other_decimal(const char *text, char decimal_sign) {
    char other = decimal_sign == '.' ? ',' : '.';
    text += *text == '-' || *text == '+';
    size_t n_digits = 0, n_after = 0, n_signs = 0;
    for (; *text && *text != 'e' && *text != 'E'; text++) {
        if (*text >= '0' && *text <= '9') {
            n_digits++;
            n_after += n_signs;
        } else if (*text == other) {
            n_signs++;
        } else if (*text != decimal_sign || n_signs > 0) {
            return false;
        }
    }
    int64_t power = 0;
    return n_signs == 1 && n_digits > n_after && n_after > 0 &&
           (*text == '\0' || take_exponent(text, &power));
}

/* How many digits the text starts with. */
static size_t count_digits(const char *text) {
    size_t n = 0;
    while (text[n] >= '0' && text[n] <= '9')
        n++;
    return n;
}

bool bp_num_has_thousands(const char *text, char decimal_sign) {
    enum { GROUP = 3 };
    char other = decimal_sign == '.' ? ',' : '.';
    text += *text == '-' || *text == '+';
    size_t n = count_digits(text);
    if (n < 1 || n > GROUP || *text == '0' || text[n] != other)
        return false;
    for (text += n; *text == other; text += 1 + GROUP)
        if (count_digits(text + 1) != GROUP)
            return false;
    if (*text == decimal_sign)
        text += 1 + count_digits(text + 1);
    int64_t power = 0;
    return *text == '\0' || take_exponent(text, &power);
}
