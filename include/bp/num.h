/* num.h - numbers to text and back, exactly.
 *
 * Numbers are parsed to double and computed in double wherever text meets
 * numbers; only the engine is float32. Reading is the same in every locale.
 * Writing takes the C locale's decimal point for granted: bp never calls
 * setlocale, and a program that uses this library must leave LC_NUMERIC alone.
 */
#ifndef BP_NUM_H
#define BP_NUM_H

#include <stdbool.h>

/* What a text is, seen as a number. */
typedef enum bp_num_kind {
    BP_NUM_OK,    /* a finite number */
    BP_NUM_WORD,  /* not a number at all */
    BP_NUM_RANGE, /* the form of a number, but beyond what a double holds */
} bp_num_kind;

/* Reads a whole text as a decimal number:  [+-] digits [. digits] [e [+-]
 * digits] with at least one digit before the exponent. `decimal` is '.', or ','
 * where a comma must stand in the point's place. Nothing else passes: no
 * blanks, no hexadecimal, no inf or nan; and no number with a leading zero
 * (`007`), which is a label. The value is the nearest double, as strtod's in
 * the C locale. `*value` is left alone unless the kind is BP_NUM_OK. */
bp_num_kind bp_num_parse(const char *text, char decimal, double *value);

/* Reads the number that `text` begins with, for who finds out where it ends by
 * reading it: returns what is behind its last digit, or NULL. That is a number
 * for bp_num_parse if the text ends there, and then the values are the same;
 * but not all are found: none with an exponent or too many digits. */
const char *bp_num_scan(const char *text, char decimal, double *value);

/* True for a number with the other decimal sign, and perhaps with thousands
 * parted by this one: with '.' for `3,14` and `1.234,5`, with ',' for `3.14`
 * and `1,234.5`. Digits stand on both sides of the sign. */
bool bp_num_has_other_decimal(const char *text, char decimal);

/* True for a number whose thousands are parted by the other decimal sign, and
 * that has this one, if any: with '.' for `1,000`, `1,000,000` and `1,000.5`,
 * with ',' for `1.000.000`. The first of them has the other decimal, too: only
 * who wrote it knows. */
bool bp_num_has_thousands(const char *text, char decimal);

static inline bool bp_num_has_decimal_comma(const char *text) {
    return bp_num_has_other_decimal(text, '.');
}

/* Room for any formatted number. */
enum { BP_NUM_TEXT = 32 };

/* The shortest decimal form that reads back to the same float32 (through a
 * double, as a JSON reader does) or to the same double. `value` is finite.
 * They write into `text` and return it. */
const char *bp_num_from_float(float value, char text[BP_NUM_TEXT]);
const char *bp_num_from_double(double value, char text[BP_NUM_TEXT]);

#endif
