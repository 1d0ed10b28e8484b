/* canvas.h - a drawing made of characters.
 *
 * With UTF-8 each character shows 2 x 4 dots (Braille patterns, U+2800 and
 * following), without it 1 x 2 (the characters ' . and :). Dots are counted
 * from the top left corner. Text may be put over them.
 */
#ifndef BP_PLOT_CANVAS_H
#define BP_PLOT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/error.h"

/* Owns both arrays. */
typedef struct canvas {
    size_t cols, rows; /* characters */
    bool has_utf8;
    unsigned char *dots; /* those of a character: bits of a Braille pattern */
    char *text;          /* 0: dots; ASCII */
} canvas;

bp_status canvas_init(canvas *c, size_t cols, size_t rows, bool has_utf8,
                      bp_error *err);
void canvas_free(canvas *c);

/* Dots across and down. */
size_t canvas_width(const canvas *c);
size_t canvas_height(const canvas *c);

/* Makes a dot; one outside is passed over. */
void canvas_dot(canvas *c, long x, long y);

/* A line between two dots (Bresenham's), of which dot i is left out where bit
 * i % 8 of `pattern` is 0. `*at` counts dots from line to line, for patterns
 * that go on along a curve. */
void canvas_line(canvas *c, long x0, long y0, long x1, long y1,
                 unsigned char pattern, size_t *at);

/* Puts a character over the one that dot (x, y) is in. */
void canvas_put(canvas *c, long x, long y, char letter);

/* True when one was put there (or it is outside). */
bool canvas_is_taken(const canvas *c, long x, long y);

/* Prints a row of characters, without blanks at its end if `trims`. */
void canvas_print(const canvas *c, size_t row, bool trims, FILE *out);

#endif
