/* script.h - charts in gnuplot's language: what the forms of charts share.
 *
 * Measures are in pixels of the picture, from its top left corner, with letters
 * of FONT_SIZE.
 */
#ifndef BP_PLOT_SCRIPT_H
#define BP_PLOT_SCRIPT_H

#include <stdio.h>

#include "plot/chart.h"

enum {
    FONT_SIZE = 13,
    SMALL_SIZE = 11,
    TITLE_SIZE = FONT_SIZE + 1,
    KEY_ROOM = 60, /* before what explains a series */
    LINE_HEIGHT = 19,
    EDGE = 16,         /* around everything */
    USUAL_WIDTH = 720, /* of a picture */
    SCALE_ROOM = 100,  /* for the scale of colours at the right */
    HEAD = 60,         /* for title and subtitle */
    NAME_COLUMNS = 28, /* longer names are cut */
};

typedef struct paper {
    FILE *out;
    double width, height; /* 0: to be found out by who draws */
    double point;         /* size of points that all formats show alike */
    double left, right, top, bottom; /* margins */
} paper;

typedef enum script_align {
    ALIGN_LEFT,
    ALIGN_CENTRE,
    ALIGN_RIGHT,
} script_align;

/* Writes a text as a string of gnuplot's in which nothing but letters, digits
 * and blanks stands for itself. Control characters and what is no UTF-8 become
 * '?'; of more than `columns` columns there are "..." at the end. */
void script_text(FILE *out, const char *text, size_t columns);

/* Likewise for the label of a tick, which gnuplot takes for a format. */
void script_tick(FILE *out, const char *text, size_t columns);

/* Pixels that a text takes, about, when it is cut at `columns`. */
double script_width(const char *text, size_t columns, double size);

/* Puts a text at a point; colour as 0xRRGGBB. */
void script_label(const paper *p, double x, double y, script_align align,
                  double size, unsigned colour, const char *text);
void script_label_upright(const paper *p, double x, double y,
                          script_align align, double size, const char *text);

/* Likewise a name, small and cut at NAME_COLUMNS. */
void script_name(const paper *p, double x, double y, script_align align,
                 bool is_upright, const char *name);

/* Title and subtitle; and from then on first coordinates are pixels, without
 * axes. */
void script_head(const paper *p, const chart *c);
void script_pixels(const paper *p);

/* The colour of a style's lines and points. */
unsigned script_colour(size_t style);

/* The colour of a value from -1 to 1 in 33 steps: towards blue above 0, towards
 * orange below. And that of text on it. */
unsigned script_shade(double share);
unsigned script_on_shade(double share);

/* A row of the block that boxes are plotted from. */
void script_box(const paper *p, double x, double y, double width, double height,
                unsigned colour);

/* A block `$scale` of the scale of colours, its labels, its frame. */
void script_scale(const paper *p, const chart *c, double x, double y,
                  double height);

/* The forms. They set what is left 0 of the paper's size before anything is
 * written. */
void script_measure_xy(paper *p, const chart *c);
void script_draw_xy(const paper *p, const chart *c);
void script_measure_cells(paper *p, const chart *c);
void script_draw_cells(const paper *p, const chart *c);
void script_measure_tiles(paper *p, const chart *c);
void script_draw_tiles(const paper *p, const chart *c);
void script_measure_graph(paper *p, const chart *c);
void script_draw_graph(const paper *p, const chart *c);

#endif
