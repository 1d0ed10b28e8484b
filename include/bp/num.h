/* num.h - numbers to text and back, exactly.
 *
 * Numbers are parsed to double and computed in double wherever text meets
 * numbers; only the engine is float32. The C locale's decimal point is taken
 * for granted: bp never calls setlocale, and a program that uses this library
 * must leave LC_NUMERIC alone.
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
 * digits] with at least one digit before the exponent. Nothing else passes: no
 * blanks, no hexadecimal, no inf or nan; and no number with a leading zero
 * (`007`), which is a label. The value is the nearest double, as strtod's. */
bp_num_kind bp_num_parse(const char *text, double *value);

/* True for texts like `3,14` and `1.234,5`: numbers, if a comma were a point.
 */
bool bp_num_has_decimal_comma(const char *text);

/* Room for any formatted number. */
enum { BP_NUM_TEXT = 32 };

/* The shortest decimal form that reads back to the same float32 (through a
 * double, as a JSON reader does) or to the same double. `value` is finite.
 * They write into `text` and return it. */
const char *bp_num_from_float(float value, char text[BP_NUM_TEXT]);
const char *bp_num_from_double(double value, char text[BP_NUM_TEXT]);

#endif
