/* script_xy.c - series over two axes, in gnuplot's language.
 *
 * Values are written as places from 0 to 1 along the axes, and ticks as texts
 * at such places: gnuplot rounds nothing and chooses nothing.
 */
#include <math.h>

#include "plot/script.h"

enum { CROWD = 1000, PLOT_HEIGHT = 330, BAR_HEIGHT = 24, NUMBER_TICKS = 7 };

static double names_width(const bp_strings *names) {
    double widest = 0;
    for (size_t i = 0; i < names->count; i++)
        widest = fmax(widest,
                      script_width(names->items[i], NAME_COLUMNS, SMALL_SIZE));
    return widest;
}

static double ticks_width(const chart_axis *axis) {
    if (axis->names.count)
        return names_width(&axis->names);
    chart_tick ticks[CHART_TICKS];
    double widest = 0;
    for (size_t n = chart_ticks(axis, NUMBER_TICKS, ticks); n-- > 0;)
        widest =
            fmax(widest, script_width(ticks[n].text, CHART_TICK, SMALL_SIZE));
    return widest;
}

static size_t n_explained(const chart *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->n_series; i++)
        n += c->series[i].name[0] != '\0';
    return n;
}

void script_measure_xy(paper *p, const chart *c) {
    double n_names = (double)c->y.names.count;
    p->left = EDGE + (c->y.label[0] ? 24 : 0) + ticks_width(&c->y) + 10;
    p->right = EDGE + 14;
    p->top = HEAD;
    p->bottom = 58 + (double)n_explained(c) * LINE_HEIGHT + 12;
    double height = n_names > 0 ? n_names * BAR_HEIGHT + 12 : PLOT_HEIGHT;
    if (p->width <= 0)
        p->width = c->is_square ? p->left + 400 + p->right : USUAL_WIDTH;
    if (p->height <= 0)
        p->height = p->top + (c->is_square ? 400 : height) + p->bottom;
}

static void put_tics(const paper *p, char letter, const chart_axis *axis) {
    chart_tick ticks[CHART_TICKS];
    size_t n_names = axis->names.count;
    size_t n = n_names ? n_names : chart_ticks(axis, NUMBER_TICKS, ticks);
    fprintf(p->out,
            "set %ctics out nomirror scale %g offset %s font \",%d\" "
            "noenhanced (",
            letter, n_names ? 0.0 : 0.6, letter == 'x' ? "0,0.3" : "0.4,0",
            SMALL_SIZE);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? ", " : "", p->out);
        if (n_names)
            script_tick(p->out, axis->names.items[i], NAME_COLUMNS);
        else
            script_tick(p->out, ticks[i].text, CHART_TICK);
        fprintf(p->out, " %.6f",
                chart_place(axis, n_names ? (double)i : ticks[i].at));
    }
    fputs(")\n", p->out);
}

static void put_axes(const paper *p, const chart *c) {
    double middle = (p->top + p->height - p->bottom) / 2;
    fprintf(p->out,
            "set lmargin at screen %.6f\nset rmargin at screen %.6f\n"
            "set tmargin at screen %.6f\nset bmargin at screen %.6f\n"
            "set xrange [0:1]\nset yrange [0:1]\nset border 3 lw 0.8\n"
            "set grid back lc rgb \"#d8d8d8\" lw 0.6 dt 1\n",
            p->left / p->width, 1 - p->right / p->width, 1 - p->top / p->height,
            p->bottom / p->height);
    if (c->y.names.count)
        fputs(
            "unset grid\nset grid xtics back lc rgb \"#d8d8d8\" lw 0.6 dt 1\n",
            p->out);
    put_tics(p, 'x', &c->x);
    put_tics(p, 'y', &c->y);
    script_label(p, (p->left + p->width - p->right) / 2,
                 p->height - p->bottom + 42, ALIGN_CENTRE, FONT_SIZE, 0,
                 c->x.label);
    script_label_upright(p, EDGE + 4, middle, ALIGN_CENTRE, FONT_SIZE,
                         c->y.label);
    fprintf(p->out,
            "set key at screen %.6f,%.6f left top Left reverse vertical "
            "maxcols 1 samplen 4 spacing 1.25 noenhanced font \",%d\"\n",
            p->left / p->width, (p->bottom - 56) / p->height, SMALL_SIZE + 1);
}

static void put_number(FILE *out, double value) {
    if (isfinite(value))
        fprintf(out, " %.6f", value);
    else
        fputs(" NaN", out);
}

static void put_data(const paper *p, const chart *c, size_t number) {
    const chart_series *its = &c->series[number];
    fprintf(p->out, "$data%zu << EOD\n", number);
    for (size_t i = 0; i < its->n; i++) {
        double y = chart_place(&c->y, its->y[i]);
        put_number(p->out, chart_place(&c->x, its->x[i]));
        put_number(p->out, y);
        if (its->look == CHART_INTERVALS) {
            put_number(p->out, chart_place(&c->y, its->low[i]));
            put_number(p->out, chart_place(&c->y, its->high[i]));
        } else if (its->look == CHART_BARS) {
            double half = 0.32 / fabs(c->y.high - c->y.low);
            put_number(p->out, chart_place(&c->x, 0));
            put_number(p->out, chart_place(&c->x, its->x[i]));
            put_number(p->out, y - half);
            put_number(p->out, y + half);
            put_number(p->out, chart_place(&c->x, its->low[i]));
            put_number(p->out, chart_place(&c->x, its->high[i]));
        }
        fputc('\n', p->out);
    }
    fputs("EOD\n", p->out);
}

static const char *dash(size_t number) {
    static const char *const patterns[] = {"1", "(9,5)", "(2,4)", "(10,4,2,4)"};
    return patterns[number % 4];
}

static int point(size_t style) {
    static const int shapes[CHART_STYLES] = {7, 5, 9, 13, 11, 6, 4, 8};
    return shapes[style % CHART_STYLES];
}

static void put_look(const paper *p, const chart_series *its) {
    FILE *out = p->out;
    unsigned colour = script_colour(its->style);
    switch (its->look) {
    case CHART_LINE:
        if (its->has_marks)
            fprintf(out,
                    "using 1:2 with linespoints lw 1.8 dt %s lc rgb \"#%06x\" "
                    "pt %d ps %g pi %zu",
                    dash(its->dash), colour, point(its->style), 0.7 * p->point,
                    its->n / 9 + 1);
        else
            fprintf(out, "using 1:2 with lines lw 2 dt %s lc rgb \"#%06x\"",
                    dash(its->dash), colour);
        break;
    case CHART_POINTS:
        fprintf(out,
                "using 1:2 with points pt %d ps %g lw 1.5 lc rgb \"#%06x\"",
                point(its->style),
                p->point * (its->n == 1      ? 1.4
                            : its->n > CROWD ? 0.35
                                             : 0.6),
                colour);
        break;
    case CHART_INTERVALS:
        fprintf(out,
                "using 1:2:3:4 with yerrorbars pt %d ps %g lw 1.4 lc rgb "
                "\"#%06x\"",
                point(its->style), 0.9 * p->point, colour);
        break;
    case CHART_BARS:
        fprintf(out,
                "using 1:2:3:4:5:6 with boxxyerror fs solid 1 border lc rgb "
                "\"#000000\" fc rgb \"#%06x\" lw 0.6",
                script_shade(0.35));
        break;
    case CHART_GUIDE:
        fputs("using 1:2 with lines lw 1.2 dt (3,3) lc rgb \"#606060\"", out);
        break;
    }
}

/* Beside the points, to the right. */
static void put_labels(const paper *p, const chart *c,
                       const chart_series *its) {
    double width = p->width - p->left - p->right;
    double height = p->height - p->top - p->bottom;
    for (size_t i = 0; i < its->labels.count; i++)
        script_label(p, p->left + width * chart_place(&c->x, its->x[i]) + 6,
                     p->top + height * (1 - chart_place(&c->y, its->y[i])) + 9,
                     ALIGN_LEFT, SMALL_SIZE - 2, 0x404040,
                     its->labels.items[i]);
}

void script_draw_xy(const paper *p, const chart *c) {
    put_axes(p, c);
    for (size_t i = 0; i < c->n_series; i++)
        put_labels(p, c, &c->series[i]);
    for (size_t i = 0; i < c->n_series; i++)
        put_data(p, c, i);
    for (size_t i = 0; i < c->n_series; i++) {
        const chart_series *its = &c->series[i];
        fprintf(p->out, "%s $data%zu ", i ? "," : "plot", i);
        put_look(p, its);
        fputs(its->name[0] ? " title " : " notitle", p->out);
        if (its->name[0])
            script_text(p->out, its->name, CHART_TEXT);
        if (its->look == CHART_BARS)
            fprintf(p->out,
                    ", $data%zu using 1:2:7:8 with xerrorbars pt 0 lw 1.4 lc "
                    "rgb \"#000000\" notitle",
                    i);
    }
    fputc('\n', p->out);
}
