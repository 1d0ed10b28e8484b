/* gnuplot.h - charts as pictures, drawn by gnuplot.
 *
 * gnuplot(1) runs as a child, gets its script on its standard input and hands
 * the picture over on its standard output. No shell is between, the user's
 * gnuplot settings are not read, and nothing in a chart can be a command: see
 * script_text in script.c.
 */
#ifndef BP_PLOT_GNUPLOT_H
#define BP_PLOT_GNUPLOT_H

#include <stddef.h>

#include "bp/error.h"
#include "plot/chart.h"

typedef enum gnuplot_format {
    GNUPLOT_SVG,
    GNUPLOT_PNG,
} gnuplot_format;

/* Draws a chart of width x height pixels (0: as large as it needs; a PNG has
 * GNUPLOT_PNG_SCALE times as many each way) into `*bytes`, which the caller
 * frees; a NUL stands behind its `*length` bytes. An SVG is a whole document,
 * with a title and a description for who can't see it. BP_EUSAGE when the chart
 * has no room in that size; BP_ESYSTEM when gnuplot isn't installed (then
 * `without` is the option that the sentence offers), can't be run or complains,
 * and for memory. */
bp_status gnuplot_draw(const chart *c, gnuplot_format format, size_t width,
                       size_t height, const char *without, char **bytes,
                       size_t *length, bp_error *err);

enum { GNUPLOT_PNG_SCALE = 2 };

/* Says before the work starts that gnuplot isn't installed. BP_ESYSTEM. */
bp_status gnuplot_check(const char *without, bp_error *err);

#endif
