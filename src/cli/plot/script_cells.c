/* script_cells.c - grids of cells in colours, in gnuplot's language.
 *
 * Who sees no colours sees signs: a cell below 0 has a bar in its middle, like
 * a minus sign, unless its number stands in it.
 */
#include <math.h>
#include <string.h>

#include "plot/script.h"

enum {
    LEAST_HEIGHT = 280,
    CELL = 46,
    LARGEST_CELL = 90,
    SMALLEST_CELL = 12,
    TILE_GAP = 14,
    TILE_TITLE = 18
};

/* Where cell (or tile) i is, with so many in a row. */
static double col_of(size_t i, size_t across) {
    return (double)(i % across);
}

static double row_of(size_t i, size_t across) {
    size_t row = i / across;
    return (double)row;
}

static double widest(const bp_strings *names) {
    double width = 0;
    for (size_t i = 0; i < names->count; i++)
        width = fmax(width,
                     script_width(names->items[i], NAME_COLUMNS, SMALL_SIZE));
    return width;
}

/* Of a cell, from the room for all of them; 0 or less: as is usual. */
static double cell_size(const paper *p, const chart *c) {
    double n_rows = (double)c->grids[0].n_rows;
    double n_cols = (double)c->grids[0].n_cols;
    double wide =
        ((p->width > 0 ? p->width : USUAL_WIDTH) - p->left - p->right) / n_cols;
    if (p->width <= 0)
        wide = fmin(fmax(wide, SMALLEST_CELL),
                    fmin(fmax(CELL, widest(&c->x.names) + 10), LARGEST_CELL));
    if (p->height <= 0)
        return wide;
    return fmin(wide, (p->height - p->top - p->bottom) / n_rows);
}

void script_measure_cells(paper *p, const chart *c) {
    const chart_grid *grid = &c->grids[0];
    p->left = EDGE + (c->y.label[0] ? 24 : 0) + widest(&c->y.names) + 8;
    p->right = SCALE_ROOM + EDGE;
    p->top = HEAD;
    p->bottom = widest(&c->x.names) + 8 + (c->x.label[0] ? 30 : 0) + 8;
    double cell = cell_size(p, c);
    if (p->width <= 0)
        p->width = fmax(p->left + cell * (double)grid->n_cols + p->right,
                        USUAL_WIDTH * 0.75);
    if (p->height <= 0)
        p->height = fmax(p->top + cell * (double)grid->n_rows + p->bottom,
                         LEAST_HEIGHT);
}

/* The cells of a grid whose top left corner is at (x, y): runs of one colour
 * along a row in one piece. */
static void put_cells(const paper *p, const chart *c, const chart_grid *grid,
                      double x, double y, double cell) {
    for (size_t i = 0; i < grid->n_rows; i++) {
        const double *row = &grid->values[i * grid->n_cols];
        for (size_t j = 0, end; j < grid->n_cols; j = end) {
            end = j + 1;
            if (isnan(row[j]))
                continue;
            unsigned colour = script_shade(row[j] / c->scale);
            while (end < grid->n_cols && !isnan(row[end]) &&
                   script_shade(row[end] / c->scale) == colour)
                end++;
            script_box(p, x + cell * (double)j, y + cell * (double)i,
                       cell * (double)(end - j), cell, colour);
        }
    }
}

static void put_signs(const paper *p, const chart *c, const chart_grid *grid,
                      double x, double y, double cell) {
    double width = 0.5 * cell, height = fmax(1, 0.1 * cell);
    if (!c->has_signs || c->texts.count)
        return;
    for (size_t i = 0; i < grid->n_rows * grid->n_cols; i++) {
        double share = grid->values[i] / c->scale;
        double left = x + cell * (col_of(i, grid->n_cols) + 0.25);
        double middle = y + cell * (row_of(i, grid->n_cols) + 0.5);
        if (share < 0 && script_shade(share) != 0xffffff)
            script_box(p, left, middle - height / 2, width, height,
                       script_on_shade(share));
    }
}

static void put_frame(const paper *p, const chart_grid *grid, double x,
                      double y, double cell) {
    fprintf(p->out,
            "set object rect from first %g,%g to first %g,%g front fs empty "
            "border lc rgb \"#404040\" lw 0.8\n",
            x, y, x + cell * (double)grid->n_cols,
            y + cell * (double)grid->n_rows);
}

static void plot_boxes(const paper *p) {
    fputs("plot $cells using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder "
          "fc rgb variable notitle, $scale using 1:2:3:4:5:6:7 with boxxyerror "
          "fs solid 1 noborder fc rgb variable notitle\n",
          p->out);
}

static void put_names(const paper *p, const chart *c, double cell) {
    const bp_strings *rows = &c->y.names, *cols = &c->x.names;
    double height = cell * (double)rows->count;
    double below = p->top + height, name = widest(cols);
    bool upright = name > cell - 6;
    for (size_t i = 0; i < rows->count; i++)
        script_name(p, p->left - 6, p->top + cell * ((double)i + 0.5),
                    ALIGN_RIGHT, false, rows->items[i]);
    for (size_t j = 0; j < cols->count; j++) {
        double x = p->left + cell * ((double)j + 0.5);
        script_name(p, x, below + (upright ? 6 : 13),
                    upright ? ALIGN_RIGHT : ALIGN_CENTRE, upright,
                    cols->items[j]);
    }
    script_label(p, p->left + cell * (double)cols->count / 2,
                 below + (upright ? name + 8 : 22) + 18, ALIGN_CENTRE,
                 FONT_SIZE, 0, c->x.label);
    script_label_upright(p, EDGE + 4, p->top + height / 2, ALIGN_CENTRE,
                         FONT_SIZE, c->y.label);
}

static void put_texts(const paper *p, const chart *c, double cell) {
    const chart_grid *grid = &c->grids[0];
    double size = SMALL_SIZE, longest = 0;
    for (size_t i = 0; i < c->texts.count; i++)
        longest = fmax(longest, (double)strlen(c->texts.items[i]));
    while (size > 7 && 0.6 * size * longest > cell - 2)
        size--;
    for (size_t i = 0; i < c->texts.count; i++)
        script_label(
            p, p->left + cell * (col_of(i, grid->n_cols) + 0.5),
            p->top + cell * (row_of(i, grid->n_cols) + 0.5), ALIGN_CENTRE, size,
            script_on_shade(grid->values[i] / c->scale), c->texts.items[i]);
}

void script_draw_cells(const paper *p, const chart *c) {
    const chart_grid *grid = &c->grids[0];
    double cell = cell_size(p, c);
    script_pixels(p);
    fputs("$cells << EOD\n", p->out);
    put_cells(p, c, grid, p->left, p->top, cell);
    put_signs(p, c, grid, p->left, p->top, cell);
    fputs("EOD\n", p->out);
    put_frame(p, grid, p->left, p->top, cell);
    put_names(p, c, cell);
    put_texts(p, c, cell);
    script_scale(p, c, p->left + cell * (double)grid->n_cols + 28, p->top,
                 fmax(fmin(cell * (double)grid->n_rows, 240), 150));
    plot_boxes(p);
}

/* How many tiles stand side by side, and how large a cell of theirs is. */
static size_t tiles_across(const paper *p, const chart *c, double *cell) {
    double n_rows = (double)c->grids[0].n_rows;
    double n_cols = (double)c->grids[0].n_cols;
    double width =
        (p->width > 0 ? p->width : USUAL_WIDTH) - EDGE - SCALE_ROOM - EDGE;
    size_t across = (size_t)ceil(sqrt((double)c->n_grids * 1.5));
    if (across > c->n_grids)
        across = c->n_grids;
    double down = row_of(c->n_grids - 1, across) + 1;
    *cell = (width - TILE_GAP * (double)across) / ((double)across * n_cols);
    if (p->height > 0)
        *cell = fmin(
            *cell, ((p->height - HEAD - EDGE) / down - TILE_TITLE - TILE_GAP) /
                       n_rows);
    *cell = fmax(fmin(*cell, 220 / fmax(n_rows, n_cols)), 1);
    return across;
}

void script_measure_tiles(paper *p, const chart *c) {
    double cell;
    size_t across = tiles_across(p, c, &cell);
    size_t down = (c->n_grids + across - 1) / across;
    p->left = EDGE;
    p->right = SCALE_ROOM + EDGE;
    p->top = HEAD;
    p->bottom = EDGE;
    if (p->width <= 0)
        p->width = fmax(EDGE +
                            (double)across *
                                (cell * (double)c->grids[0].n_cols + TILE_GAP) +
                            SCALE_ROOM + EDGE,
                        USUAL_WIDTH * 0.75);
    if (p->height <= 0)
        p->height = fmax(HEAD +
                             (double)down * (cell * (double)c->grids[0].n_rows +
                                             TILE_TITLE + TILE_GAP) +
                             EDGE,
                         LEAST_HEIGHT);
}

void script_draw_tiles(const paper *p, const chart *c) {
    double cell, right = 0;
    size_t across = tiles_across(p, c, &cell);
    double wide = cell * (double)c->grids[0].n_cols + TILE_GAP;
    double high = cell * (double)c->grids[0].n_rows + TILE_TITLE + TILE_GAP;
    script_pixels(p);
    fputs("$cells << EOD\n", p->out);
    for (size_t i = 0; i < c->n_grids; i++) {
        double x = EDGE + wide * col_of(i, across);
        double y = HEAD + TILE_TITLE + high * row_of(i, across);
        put_cells(p, c, &c->grids[i], x, y, cell);
        put_signs(p, c, &c->grids[i], x, y, cell);
    }
    fputs("EOD\n", p->out);
    for (size_t i = 0; i < c->n_grids; i++) {
        double x = EDGE + wide * col_of(i, across);
        double y = HEAD + TILE_TITLE + high * row_of(i, across);
        put_frame(p, &c->grids[i], x, y, cell);
        script_label(p, x, y - 9, ALIGN_LEFT, SMALL_SIZE, 0, c->grids[i].title);
        right = fmax(right, x + wide);
    }
    script_scale(p, c, right + 6, HEAD + TILE_TITLE, 150);
    plot_boxes(p);
}
