/* terminal_cells.c - grids of cells, as lines of text.
 *
 * Where no numbers stand in the cells, their sign and size do: shades above 0,
 * dashes below.
 */
#include <math.h>
#include <string.h>

#include "plot/terminal.h"
#include "width.h"

enum { NAMES = 24, STEPS = 4, SHADE_WIDTH = 2, ONE_LINE = 64 };

static const char *shade(const sheet *s, double share) {
    static const char *const above[2][STEPS] = {
        {" +", "++", "+#", "##"},
        {"\xe2\x96\x91\xe2\x96\x91", "\xe2\x96\x92\xe2\x96\x92",
         "\xe2\x96\x93\xe2\x96\x93", "\xe2\x96\x88\xe2\x96\x88"}};
    static const char *const below[2][STEPS] = {
        {" -", "--", "-=", "=="},
        {" -", "--", "==", "\xe2\x89\xa1\xe2\x89\xa1"}};
    if (isnan(share))
        return "  ";
    int step = (int)lround(fmin(fabs(share), 1) * STEPS) - 1;
    if (step < 0)
        return s->has_utf8 ? " \xc2\xb7" : " .";
    return share < 0 ? below[s->has_utf8][step] : above[s->has_utf8][step];
}

static void put_key(const sheet *s, const chart *c) {
    fprintf(s->out, "\n%s: ", c->unit);
    for (int i = c->has_signs ? -STEPS : 0; i <= STEPS; i++) {
        double share = (double)i / STEPS;
        fprintf(s->out, "%s", shade(s, share));
        if (i == -STEPS || i == 0 || i == STEPS)
            fprintf(s->out, i ? " %+.3g" : " %.3g", share * c->scale);
        if (i < STEPS)
            fputs(i == 0 && s->width < ONE_LINE ? "\n"
                  : i % STEPS                   ? " "
                                                : "  ",
                  s->out);
    }
    fputc('\n', s->out);
}

static size_t widest(const bp_strings *list, size_t most) {
    size_t width = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t its = text_width(list->items[i], strlen(list->items[i]));
        width = its > width ? its : width;
    }
    return width > most ? most : width;
}

/* Parts of as many columns as have room, one below the other. */
static void put_part(const sheet *s, const chart *c, size_t from, size_t to,
                     size_t names, size_t cell) {
    const chart_grid *grid = &c->grids[0];
    terminal_put(s, c->y.label, names);
    for (size_t j = from; j < to; j++) {
        fputc(' ', s->out);
        terminal_put_right(s, c->x.names.items[j], cell);
    }
    fputc('\n', s->out);
    for (size_t i = 0; i < grid->n_rows; i++) {
        terminal_put(s, c->y.names.items[i], names);
        for (size_t j = from; j < to; j++) {
            size_t at = i * grid->n_cols + j;
            fputc(' ', s->out);
            if (c->texts.count) {
                terminal_put_right(s, c->texts.items[at], cell);
            } else {
                terminal_fill(s, cell - SHADE_WIDTH);
                fputs(shade(s, grid->values[at] / c->scale), s->out);
            }
        }
        fputc('\n', s->out);
    }
}

void terminal_cells(const sheet *s, const chart *c) {
    size_t n_cols = c->grids[0].n_cols;
    size_t names = widest(&c->y.names, NAMES);
    size_t label = strlen(c->y.label);
    if (label > names)
        names = label < NAMES ? label : NAMES;
    size_t cell = c->texts.count ? widest(&c->texts, 12) : SHADE_WIDTH;
    size_t heads = widest(&c->x.names, c->texts.count ? 12 : 4);
    if (heads > cell)
        cell = heads;
    if (cell < 4 && heads > 3)
        cell = 4;
    size_t room = (s->width - 1 - names) / (cell + 1);
    for (size_t from = 0; from < n_cols; from += room) {
        size_t to = n_cols - from < room ? n_cols : from + room;
        if (from)
            fputc('\n', s->out);
        put_part(s, c, from, to, names, cell);
    }
    if (c->x.label[0])
        fprintf(s->out, "\nacross: %s\n", c->x.label);
    if (!c->texts.count)
        put_key(s, c);
}

void terminal_tiles(const sheet *s, const chart *c) {
    size_t rows = c->grids[0].n_rows, cols = c->grids[0].n_cols;
    size_t wide = cols * SHADE_WIDTH + 2;
    size_t across = s->width / wide;
    if (across < 1)
        across = 1;
    for (size_t from = 0; from < c->n_grids; from += across) {
        size_t to = c->n_grids - from < across ? c->n_grids : from + across;
        for (size_t i = from; i < to; i++)
            terminal_put(s, c->grids[i].title, i + 1 < to ? wide : wide - 2);
        fputc('\n', s->out);
        for (size_t row = 0; row < rows; row++) {
            for (size_t i = from; i < to; i++) {
                const double *values = &c->grids[i].values[row * cols];
                for (size_t j = 0; j < cols; j++)
                    fputs(shade(s, values[j] / c->scale), s->out);
                if (i + 1 < to)
                    fputs("  ", s->out);
            }
            fputc('\n', s->out);
        }
        fputc('\n', s->out);
    }
    put_key(s, c);
}
