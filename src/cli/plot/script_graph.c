/* script_graph.c - a network as units and weights, in gnuplot's language.
 *
 * A weight is a line: the wider, the greater; blue and whole above 0, orange
 * and dashed below.
 */
#include <math.h>

#include "plot/script.h"

enum { WIDTHS = 8, RADIUS = 9, ROW = 40, FEET = 64 };

static const double widest_line = 5;

static double names_width(const chart *c, size_t column) {
    double width = 0;
    for (size_t i = 0; i < c->n_nodes; i++)
        if (c->nodes[i].column == column)
            width = fmax(width, script_width(c->nodes[i].name, NAME_COLUMNS,
                                             SMALL_SIZE));
    return width;
}

void script_measure_graph(paper *p, const chart *c) {
    size_t n_rows = 1;
    for (size_t i = 0; i < c->n_nodes; i++)
        if (c->nodes[i].n_rows > n_rows)
            n_rows = c->nodes[i].n_rows;
    double row = n_rows > 12 ? ROW * 12.0 / (double)n_rows : ROW;
    p->left = EDGE + fmax(names_width(c, 0) + 10, 40) + RADIUS;
    p->right = EDGE + fmax(names_width(c, c->n_columns - 1) + 10, 50) + RADIUS;
    p->top = HEAD + 30;
    p->bottom = FEET + 8;
    if (p->width <= 0)
        p->width = fmax(USUAL_WIDTH, p->left + p->right +
                                         130.0 * (double)(c->n_columns - 1));
    if (p->height <= 0)
        p->height = p->top + p->bottom +
                    fmax(row, 18) * (double)(n_rows < 5 ? 5 : n_rows);
}

static double node_x(const paper *p, const chart *c, size_t column) {
    return p->left + (p->width - p->left - p->right) * (double)column /
                         (double)(c->n_columns - 1);
}

static double node_y(const paper *p, const chart_node *node) {
    double height = p->height - p->top - p->bottom;
    return p->top + height * ((double)node->row + 0.5) / (double)node->n_rows;
}

/* Which of the widths a weight has, from 0; -1: too small to be seen. */
static int width_of(const chart *c, double weight) {
    double share = fmin(fabs(weight) / c->scale, 1);
    return (int)ceil(share * WIDTHS - 1e-9) - 1;
}

/* Arrow styles 1 ... WIDTHS for weights above 0, and as many for others. */
static void put_styles(const paper *p) {
    for (int i = 0; i < 2 * WIDTHS; i++) {
        int step = i % WIDTHS + 1;
        double width = widest_line * step / WIDTHS;
        /* the weaker, the fainter: else a layer is a thicket */
        unsigned alpha = (unsigned)(150 - 110 * step / WIDTHS);
        fprintf(
            p->out,
            "set style arrow %d nohead lw %.2f dt %s lc rgb \"#%02x%06x\"\n",
            i + 1, width, i < WIDTHS ? "1" : "(6,4)", alpha,
            script_colour(i < WIDTHS ? 0 : 1));
    }
}

static void put_edges(const paper *p, const chart *c) {
    fputs("$edges << EOD\n", p->out);
    for (int width = 0; width < WIDTHS; width++) {
        for (size_t i = 0; i < c->n_edges; i++) {
            const chart_edge *edge = &c->edges[i];
            if (width_of(c, edge->weight) != width)
                continue;
            const chart_node *from = &c->nodes[edge->from];
            const chart_node *to = &c->nodes[edge->to];
            double x = node_x(p, c, from->column), y = node_y(p, from);
            fprintf(p->out, "%.2f %.2f %.2f %.2f %d\n", x, y,
                    node_x(p, c, to->column) - x, node_y(p, to) - y,
                    width + 1 + (edge->weight < 0 ? WIDTHS : 0));
        }
    }
    fputs("EOD\n", p->out);
}

static void put_nodes(const paper *p, const chart *c) {
    fputs("$nodes << EOD\n", p->out);
    for (size_t i = 0; i < c->n_nodes; i++)
        fprintf(p->out, "%.2f %.2f %d\n", node_x(p, c, c->nodes[i].column),
                node_y(p, &c->nodes[i]), c->nodes[i].is_bias ? 5 : 7);
    fputs("EOD\n", p->out);
    for (size_t i = 0; i < c->n_nodes; i++) {
        const chart_node *node = &c->nodes[i];
        double x = node_x(p, c, node->column), y = node_y(p, node);
        if (node->is_bias)
            script_label(p, x, y, ALIGN_CENTRE, SMALL_SIZE, 0, "1");
        else if (node->column == 0)
            script_name(p, x - RADIUS - 5, y, ALIGN_RIGHT, false, node->name);
        else if (node->column + 1 == c->n_columns)
            script_name(p, x + RADIUS + 5, y, ALIGN_LEFT, false, node->name);
    }
}

static void put_heads(const paper *p, const chart *c) {
    for (size_t i = 0; i < c->heads.count; i++)
        script_label(p, node_x(p, c, i), HEAD + 12, ALIGN_CENTRE, SMALL_SIZE, 0,
                     c->heads.items[i]);
    for (size_t i = 0; i < c->feet.count; i++)
        script_label(p, node_x(p, c, i), p->height - p->bottom + 12,
                     ALIGN_CENTRE, SMALL_SIZE, 0x404040, c->feet.items[i]);
}

/* Lines of some widths, and what they stand for. */
static void put_key(const paper *p, const chart *c) {
    double y = p->height - 22, x = EDGE;
    fputs("$key << EOD\n", p->out);
    for (int i = 0; i < 4; i++) {
        int width = i % 2 ? WIDTHS / 4 : WIDTHS;
        fprintf(p->out, "%.2f %.2f 40 0 %d\n", x + i * 170, y,
                width + (i < 2 ? 0 : WIDTHS));
    }
    fputs("EOD\n", p->out);
    for (int i = 0; i < 4; i++) {
        char text[CHART_TICK + 16];
        double value = (i < 2 ? 1 : -1) * c->scale / (i % 2 ? 4 : 1);
        snprintf(text, sizeof text, "weight %+.3g", value);
        script_label(p, x + i * 170 + 48, y, ALIGN_LEFT, SMALL_SIZE, 0, text);
    }
}

void script_draw_graph(const paper *p, const chart *c) {
    script_pixels(p);
    put_styles(p);
    put_edges(p, c);
    put_nodes(p, c);
    put_heads(p, c);
    put_key(p, c);
    fprintf(
        p->out,
        "plot $edges using 1:2:3:4:5 with vectors arrowstyle variable "
        "notitle, $key using 1:2:3:4:5 with vectors arrowstyle variable "
        "notitle, $nodes using 1:2:3 with points pt variable ps %g lc rgb "
        "\"#000000\" notitle, $nodes using 1:2:3 with points pt variable ps "
        "%g lc rgb \"#ffffff\" notitle\n",
        2.1 * p->point, 1.75 * p->point);
}
