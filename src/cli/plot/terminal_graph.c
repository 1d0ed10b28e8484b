/* terminal_graph.c - a network, as lines of text.
 *
 * Only weights of some size are drawn, or all would be a thicket: dots in a row
 * above 0, every other one below, two rows of them for the greatest.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "plot/canvas.h"
#include "plot/strongest.h"
#include "plot/terminal.h"
#include "width.h"

enum { NAMES = 20, ROOM_ABOVE = 1 };

/* How many lines there are at most; the least share of the greatest weight that
 * is drawn, and the one from which on a line is doubled. */
enum { LINES = 24 };
static const double thin_from = 0.2, thick_from = 0.6;

typedef struct web {
    const sheet *sheet;
    const chart *chart;
    canvas canvas;
    size_t before, behind; /* columns for names */
    double least;          /* what is drawn */
} web;

static size_t names_width(const sheet *s, const chart *c, size_t column) {
    size_t width = 0;
    for (size_t i = 0; i < c->n_nodes; i++) {
        const char *name = c->nodes[i].name;
        size_t its = text_width(name, strlen(name));
        if (c->nodes[i].column == column && its > width)
            width = its;
    }
    size_t most = s->width / 4 < NAMES ? s->width / 4 : NAMES;
    return width > most ? most : width;
}

static size_t row_of(const web *w, const chart_node *node) {
    return (2 * node->row + 1) * w->canvas.rows / (2 * node->n_rows);
}

static long dot_x(const web *w, size_t column) {
    size_t last = w->canvas.cols - 1;
    long across = w->canvas.has_utf8 ? 2 : 1;
    return (long)(column * last / (w->chart->n_columns - 1)) * across;
}

static long dot_y(const web *w, const chart_node *node) {
    long down = w->canvas.has_utf8 ? 4 : 2;
    return (long)row_of(w, node) * down + down / 2;
}

static void draw_edge(web *w, const chart_edge *edge) {
    const chart_node *from = &w->chart->nodes[edge->from];
    const chart_node *to = &w->chart->nodes[edge->to];
    double share = fabs(edge->weight) / w->chart->scale;
    unsigned char pattern = edge->weight < 0 ? 0x33 : 0xff;
    if (fabs(edge->weight) < w->least)
        return;
    for (long k = 0; k < (share < thick_from ? 1 : 2); k++) {
        size_t at = 0;
        canvas_line(&w->canvas, dot_x(w, from->column), dot_y(w, from) + k,
                    dot_x(w, to->column), dot_y(w, to) + k, pattern, &at);
    }
}

/* The node in a row of characters, at either end of the drawing. */
static const char *name_at(const web *w, size_t row, size_t column) {
    for (size_t i = 0; i < w->chart->n_nodes; i++) {
        const chart_node *node = &w->chart->nodes[i];
        if (node->column == column && row_of(w, node) == row)
            return node->is_bias ? "(bias)" : node->name;
    }
    return "";
}

static void print(const web *w) {
    const sheet *s = w->sheet;
    for (size_t row = 0; row < w->canvas.rows; row++) {
        const char *behind = name_at(w, row, w->chart->n_columns - 1);
        terminal_put_right(s, name_at(w, row, 0), w->before);
        fputc(' ', s->out);
        canvas_print(&w->canvas, row, !*behind, s->out);
        if (*behind) {
            fputc(' ', s->out);
            terminal_put(s, behind, w->behind);
        }
        fputc('\n', s->out);
    }
}

static void print_heads(const web *w) {
    const sheet *s = w->sheet;
    const chart *c = w->chart;
    fputc('\n', s->out);
    for (size_t i = 0; i < c->heads.count; i++)
        fprintf(s->out, "column %zu: %s, %s\n", i + 1, c->heads.items[i],
                c->feet.items[i]);
    fprintf(s->out, "\nlines:  weights of %.3g or more\n", w->least);
    fprintf(s->out, "thick:  of %.3g or more\n", thick_from * c->scale);
    fputs("dashed: below 0\n", s->out);
}

static bp_status choose(web *w, bp_error *err) {
    const chart *c = w->chart;
    double *sizes = bp_alloc(c->n_edges, sizeof *sizes, err);
    size_t *chosen, n;
    if (!sizes)
        return err->status;
    for (size_t i = 0; i < c->n_edges; i++)
        sizes[i] = fabs(c->edges[i].weight);
    bp_status status = strongest(sizes, c->n_edges, LINES, &chosen, &n, err);
    if (!status) {
        w->least = INFINITY;
        for (size_t i = 0; i < n; i++)
            w->least = fmin(w->least, sizes[chosen[i]]);
        w->least = fmax(w->least, thin_from * c->scale);
        free(chosen);
    }
    free(sizes);
    return status;
}

bp_status terminal_graph(const sheet *s, const chart *c, bp_error *err) {
    web w = {.sheet = s, .chart = c};
    w.before = names_width(s, c, 0);
    if (w.before < strlen("(bias)"))
        w.before = strlen("(bias)");
    w.behind = names_width(s, c, c->n_columns - 1);
    size_t n_rows = 1;
    for (size_t i = 0; i < c->n_nodes; i++)
        if (c->nodes[i].n_rows > n_rows)
            n_rows = c->nodes[i].n_rows;
    size_t rows = n_rows <= 8 ? 2 * n_rows + ROOM_ABOVE : n_rows;
    bp_status status = choose(&w, err);
    if (status)
        return status;
    status = canvas_init(&w.canvas, s->width - w.before - w.behind - 3, rows,
                         s->has_utf8, err);
    if (status)
        return status;
    for (size_t i = 0; i < c->n_edges; i++)
        draw_edge(&w, &c->edges[i]);
    for (size_t i = 0; i < c->n_nodes; i++)
        canvas_put(&w.canvas, dot_x(&w, c->nodes[i].column),
                   dot_y(&w, &c->nodes[i]), c->nodes[i].is_bias ? '1' : 'O');
    print(&w);
    print_heads(&w);
    canvas_free(&w.canvas);
    return BP_OK;
}
