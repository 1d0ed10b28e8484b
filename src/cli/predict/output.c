/* output.c - a growing text of cells. */
#include "predict/output.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"

void output_free(output *out) {
    free(out->bytes);
    *out = (output){0};
}

bp_status output_check(const output *out, bp_error *err) {
    if (!out->has_failed)
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM,
                   "out of memory: no room for more than %zu bytes of output",
                   out->length);
}

void output_clear(output *out) {
    out->length = 0;
    out->has_failed = false;
}

/* Room for `length` bytes more; NULL when there is none. */
static char *reserve(output *out, size_t length) {
    bp_error ignored;
    if (length > out->capacity - out->length &&
        (length > SIZE_MAX - out->length ||
         bp_grow(&out->bytes, &out->capacity, out->length + length, 1,
                 &ignored)))
        out->has_failed = true;
    return out->has_failed ? NULL : out->bytes + out->length;
}

void output_add(output *out, const char *bytes, size_t length) {
    char *to = length ? reserve(out, length) : NULL;
    if (!to)
        return;
    memcpy(to, bytes, length);
    out->length += length;
}

void output_char(output *out, char c) {
    output_add(out, &c, 1);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool must_quote(const char *cell, size_t length,
                       const bp_dialect *dialect) {
    const char special[] = {dialect->delimiter, '"', '\n', '\r', '\0'};
    if (length == 0)
        return dialect->blanks;
    return cell[strcspn(cell, special)] || is_blank(cell[0]) ||
           is_blank(cell[length - 1]) ||
           (dialect->blanks && strpbrk(cell, " \t"));
}

void output_cell(output *out, const char *cell, const bp_dialect *dialect) {
    size_t length = strlen(cell);
    if (!must_quote(cell, length, dialect)) {
        output_add(out, cell, length);
        return;
    }
    output_char(out, '"');
    for (; *cell; cell++) {
        if (*cell == '"')
            output_char(out, '"');
        output_char(out, *cell);
    }
    output_char(out, '"');
}

void output_number(output *out, const char *number, const bp_dialect *dialect) {
    const char *point = dialect->decimal == '.' ? NULL : strchr(number, '.');
    if (!point && dialect->delimiter != '.') {
        output_add(out, number, strlen(number));
        return;
    }
    char text[BP_NUM_TEXT];
    snprintf(text, sizeof text, "%s", number);
    if (point)
        text[point - number] = dialect->decimal;
    output_cell(out, text, dialect);
}

enum { FEWEST = 6, MOST = 17 };

/* What output_rounded says, step by step. */
static void round_slowly(double value, double noise, char text[BP_NUM_TEXT]) {
    for (int digits = FEWEST; digits <= MOST; digits++) {
        snprintf(text, BP_NUM_TEXT, "%.*g", digits, value);
        if (fabs(strtod(text, NULL) - value) <= noise)
            break;
    }
}

/* Powers that a double holds exactly. */
static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum { MAX_POWER = 22 };

/* value * 10^power, rounded once. */
static double scaled(double value, int power) {
    return power < 0 ? value / powers[-power] : value * powers[power];
}

/* A decimal: `whole` has `digits` digits, of which the first counts
 * 10^exponent. */
typedef struct decimal {
    uint64_t whole;
    int digits, exponent;
} decimal;

/* Finds the decimal for a positive value. False where one rounding too many in
 * q = value * 10^p might have changed it: where q lies near the middle between
 * two whole numbers, or its distance from one near the noise, or log10 missed a
 * power of ten. The margins are several times what the roundings can do. */
static bool round_quickly(double value, double noise, decimal *d) {
    enum { SURE = 15 }; /* so many digits leave q some bits for its fraction */
    const double unsure = 0x1p-49;
    d->exponent = (int)floor(log10(value));
    for (d->digits = FEWEST; d->digits <= SURE; d->digits++) {
        int power = d->digits - 1 - d->exponent;
        if (power < -MAX_POWER || power > MAX_POWER)
            return false;
        double q = scaled(value, power), most = scaled(noise, power);
        d->whole = (uint64_t)(q + 0.5);
        double off = fabs(q - (double)d->whole), margin = (q + most) * unsure;
        if (q < powers[d->digits - 1] || q >= powers[d->digits] ||
            fabs(off - 0.5) <= margin || fabs(off - most) <= margin)
            return false;
        if (off < most)
            return true;
    }
    return false;
}

/* Writes it as %g does: without trailing zeros, and with an exponent where it
 * is below -4 or not below the number of digits. */
static void write_decimal(char *text, decimal d) {
    char digits[24];
    int asked = d.digits, n = asked;
    if (d.whole == (uint64_t)powers[n]) { /* rounded up to one digit more */
        d.whole /= 10;
        d.exponent++;
    }
    for (int i = n; i > 0; i--, d.whole /= 10)
        digits[i - 1] = (char)('0' + d.whole % 10);
    while (n > 1 && digits[n - 1] == '0')
        n--;
    int e = d.exponent;
    bool has_exponent = e < -4 || e >= asked;
    int before = has_exponent ? 1 : e < 0 ? 0 : e + 1; /* the point */
    if (before == 0) {
        memcpy(text, "0.0000", 6);
        text += 1 - e;
    }
    for (int i = 0; i < n || i < before; i++) {
        if (i == before && before > 0)
            *text++ = '.';
        *text++ = (char)(i < n ? digits[i] : '0');
    }
    if (has_exponent)
        snprintf(text, 8, "e%+03d", e);
    else
        *text = '\0';
}

void output_rounded(output *out, double value, double noise,
                    const bp_dialect *dialect) {
    char text[BP_NUM_TEXT];
    decimal d;
    value += 0.0; /* not -0 */
    if (value != 0 && round_quickly(fabs(value), noise, &d)) {
        text[0] = '-';
        write_decimal(text + (value < 0), d);
    } else {
        round_slowly(value, noise, text);
    }
    output_number(out, text, dialect);
}
