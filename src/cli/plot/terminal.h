/* terminal.h - charts as lines of text. */
#ifndef BP_PLOT_TERMINAL_H
#define BP_PLOT_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/error.h"
#include "plot/chart.h"

/* Columns of the terminal that standard output is; 80 where it is none, or
 * isn't what is written to. */
size_t terminal_width(bool is_stdout);

/* Draws a chart of at most `width` columns (at least 40) into `*text`, which
 * the caller frees. Characters are ASCII where the terminal has no UTF-8 (names
 * are as they are). BP_ESYSTEM for memory. */
bp_status terminal_draw(const chart *c, size_t width, bool has_utf8,
                        char **text, size_t *length, bp_error *err);

/* The forms: terminal_xy.c, terminal_cells.c, terminal_graph.c. */
typedef struct sheet {
    FILE *out;
    size_t width;
    bool has_utf8;
} sheet;
bp_status terminal_xy(const sheet *s, const chart *c, bp_error *err);
void terminal_bars(const sheet *s, const chart *c);
void terminal_cells(const sheet *s, const chart *c);
void terminal_tiles(const sheet *s, const chart *c);
bp_status terminal_graph(const sheet *s, const chart *c, bp_error *err);

/* terminal.c: a text in so many columns, at its left or right end; longer ones
 * are cut. */
void terminal_put(const sheet *s, const char *text, size_t columns);
void terminal_put_right(const sheet *s, const char *text, size_t columns);
void terminal_fill(const sheet *s, size_t columns);

#endif
