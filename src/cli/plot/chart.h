/* chart.h - what a chart is, wherever it is drawn.
 *
 * A chart is data and words: series over two axes, cells in grids, or units and
 * weights of a network. It knows no colours and no paper; gnuplot.h makes a
 * picture of it and terminal.h lines of text. Both take ticks and places from
 * here, so that both show the same.
 *
 * All texts are as they came from files: who draws makes them harmless.
 */
#ifndef BP_PLOT_CHART_H
#define BP_PLOT_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/strings.h"

enum {
    CHART_TEXT = 256,  /* room for a title, a label, a name */
    CHART_STYLES = 8,  /* colours, dashes and points that can be told apart */
    CHART_SERIES = 24, /* the most of them */
    CHART_TICKS = 32,  /* the most on an axis of numbers */
    CHART_TICK = 24,   /* room for the number at one */
};

/* From `low` to `high`, or downwards when low > high. With names it is an axis
 * of categories, of which the first is at 0, the next at 1, and so on. */
typedef struct chart_axis {
    char label[CHART_TEXT];
    double low, high;
    bool is_log;   /* of base 10; all values are above 0 */
    bool is_whole; /* no ticks between whole numbers */
    bp_strings names;
} chart_axis;

typedef struct chart_tick {
    double at;
    char text[CHART_TICK];
} chart_tick;

typedef enum chart_look {
    CHART_LINE,      /* through all points */
    CHART_POINTS,    /* a mark each */
    CHART_INTERVALS, /* likewise, with lines from low to high (of y) */
    CHART_BARS,      /* from 0 to x, with lines from low to high (of x) */
    CHART_GUIDE,     /* a thin grey line */
} chart_look;

/* n points. `style` is a colour and a shape of points, `dash` a pattern of
 * lines; equal numbers look alike, in all charts. */
typedef struct chart_series {
    char name[CHART_TEXT]; /* "": it isn't explained */
    chart_look look;
    size_t style, dash;
    bool has_marks; /* lines: some of the points are marked */
    size_t n;
    double *x, *y, *low, *high;
    bp_strings labels; /* of each point, drawn beside it; or none at all */
} chart_series;

/* n_rows x n_cols values, row by row from the top; NAN is no cell. */
typedef struct chart_grid {
    char title[CHART_TEXT];
    size_t n_rows, n_cols;
    double *values;
} chart_grid;

/* A unit of a network (or an input): `column` counts from 0 at the left, `row`
 * of `n_rows` from the top. */
typedef struct chart_node {
    char name[CHART_TEXT]; /* "": none is drawn */
    size_t column, row, n_rows;
    bool is_bias;
} chart_node;

typedef struct chart_edge {
    size_t from, to; /* nodes */
    double weight;
} chart_edge;

typedef enum chart_form {
    CHART_XY,    /* series over axes x and y */
    CHART_CELLS, /* one grid, with names in axes x (columns) and y (rows) */
    CHART_TILES, /* several grids without names, on one scale */
    CHART_GRAPH, /* nodes and edges */
} chart_form;

/* Owns all that it points to. */
typedef struct chart {
    chart_form form;
    char title[CHART_TEXT];    /* what it shows, of what */
    char subtitle[CHART_TEXT]; /* what one must know to read it */
    chart_axis x, y;
    bool is_square; /* XY: both axes are of one length */

    size_t n_series;
    chart_series series[CHART_SERIES];

    size_t n_grids;
    chart_grid *grids;
    double scale;          /* the value of the strongest colour, > 0 */
    bool has_signs;        /* else all values are from 0 to scale */
    char unit[CHART_TEXT]; /* what the values are */
    bp_strings texts;      /* CELLS: what stands in each; or none at all */

    size_t n_columns; /* GRAPH: of nodes */
    bp_strings heads; /* above each column of nodes, */
    bp_strings feet;  /* and below it */
    size_t n_nodes, n_edges;
    size_t n_edges_in_all; /* those that are left out, too */
    chart_node *nodes;
    chart_edge *edges;
} chart;

void chart_free(chart *c);

/* Adds a series of n points, all 0, to be filled in (low and high too). The
 * caller sees to it that there are no more than CHART_SERIES. NULL and `err`
 * when memory runs out. */
chart_series *chart_add(chart *c, chart_look look, size_t n, bp_error *err);

/* Makes `n` grids of one size, all 0. BP_ESYSTEM. */
bp_status chart_add_grids(chart *c, size_t n, size_t n_rows, size_t n_cols,
                          bp_error *err);

/* Makes room for nodes and edges, whose numbers start at 0. BP_ESYSTEM. */
bp_status chart_add_graph(chart *c, size_t nodes, size_t edges, bp_error *err);

/* Fits an axis of numbers around `low` to `high`, so that it starts and ends
 * with a round number. */
void chart_axis_fit(chart_axis *axis, double low, double high);

/* Makes it an axis of the categories in `names`, which it has already. */
void chart_axis_name(chart_axis *axis, bool downwards);

/* Where a value is on the axis: 0 at its start, 1 at its end. */
double chart_place(const chart_axis *axis, double value);

/* Round numbers on an axis of numbers, at most `most` (at least 2, at most
 * CHART_TICKS). Returns how many. */
size_t chart_ticks(const chart_axis *axis, size_t most,
                   chart_tick ticks[CHART_TICKS]);

#endif
