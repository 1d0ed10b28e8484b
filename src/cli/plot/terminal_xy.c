/* terminal_xy.c - series over two axes, as lines of text.
 *
 * Lines are told apart by their dots and by the letter at their end; points
 * are letters.
 */
#include <math.h>
#include <string.h>

#include "plot/canvas.h"
#include "plot/letters.h"
#include "plot/terminal.h"
#include "width.h"

enum { ROWS = 18, SQUARE = 2 * ROWS, TICKS_UP = 6, TICK_ROOM = 12 };

typedef struct plane {
    const sheet *sheet;
    const chart *chart;
    canvas canvas;
    size_t left; /* columns before the axis */
} plane;

static long dot_x(const plane *p, double x) {
    double width = (double)canvas_width(&p->canvas) - 1;
    return lround(chart_place(&p->chart->x, x) * width);
}

static long dot_y(const plane *p, double y) {
    double height = (double)canvas_height(&p->canvas) - 1;
    return lround((1 - chart_place(&p->chart->y, y)) * height);
}

/* A mark alone is a star; else a letter for each that is explained. */
static char letter_of(const chart *c, size_t number) {
    char letter = 'a';
    for (size_t i = 0; i <= number; i++) {
        const chart_series *its = &c->series[i];
        bool is_star = its->look == CHART_POINTS && its->n == 1;
        if (i == number && is_star)
            return '*';
        if (i < number && !is_star && its->name[0] && its->look != CHART_GUIDE)
            letter++;
    }
    return letter;
}

static void draw_line(plane *p, const chart_series *its,
                      unsigned char pattern) {
    size_t at = 0;
    for (size_t i = 1; i < its->n; i++)
        canvas_line(&p->canvas, dot_x(p, its->x[i - 1]),
                    dot_y(p, its->y[i - 1]), dot_x(p, its->x[i]),
                    dot_y(p, its->y[i]), pattern, &at);
}

static void draw_series(plane *p, size_t number) {
    static const unsigned char patterns[] = {0xff, 0x77, 0x55, 0x5f};
    const chart_series *its = &p->chart->series[number];
    size_t at = 0;
    if (its->look == CHART_GUIDE)
        draw_line(p, its, 0x11);
    else if (its->look == CHART_LINE)
        draw_line(p, its, patterns[its->dash % 4]);
    for (size_t i = 0; its->look == CHART_INTERVALS && i < its->n; i++)
        canvas_line(&p->canvas, dot_x(p, its->x[i]), dot_y(p, its->low[i]),
                    dot_x(p, its->x[i]), dot_y(p, its->high[i]), 0xff, &at);
    /* a cloud is dots, a few points are letters */
    for (size_t i = 0; its->look == CHART_POINTS && its->n > 1 && i < its->n;
         i++)
        canvas_dot(&p->canvas, dot_x(p, its->x[i]), dot_y(p, its->y[i]));
}

/* Letters lie over all dots. */
static void put_letters(plane *p, size_t number) {
    const chart_series *its = &p->chart->series[number];
    char letter = letter_of(p->chart, number);
    if (!its->n || its->look == CHART_GUIDE)
        return;
    if (its->look == CHART_INTERVALS) {
        for (size_t i = 0; i < its->n; i++)
            canvas_put(&p->canvas, dot_x(p, its->x[i]), dot_y(p, its->y[i]),
                       letter);
    } else if (its->look == CHART_LINE) {
        size_t i = its->n - 1; /* the last place that is free */
        while (i && canvas_is_taken(&p->canvas, dot_x(p, its->x[i]),
                                    dot_y(p, its->y[i])))
            i--;
        canvas_put(&p->canvas, dot_x(p, its->x[i]), dot_y(p, its->y[i]),
                   letter);
    } else if (its->n == 1) {
        canvas_put(&p->canvas, dot_x(p, its->x[0]), dot_y(p, its->y[0]),
                   letter);
    }
}

/* Where a tick's row is. */
static size_t row_of(const plane *p, double at) {
    long y = dot_y(p, at), down = p->canvas.has_utf8 ? 4 : 2;
    return y < 0 ? 0 : (size_t)(y / down);
}

static void print_rows(const plane *p, const chart_tick *ticks, size_t n) {
    const sheet *s = p->sheet;
    for (size_t row = 0; row < p->canvas.rows; row++) {
        const char *text = "";
        for (size_t i = 0; i < n; i++)
            if (row_of(p, ticks[i].at) == row)
                text = ticks[i].text;
        terminal_put_right(s, text, p->left - 2);
        fputs(*text ? " +" : " |", s->out);
        canvas_print(&p->canvas, row, true, s->out);
        fputc('\n', s->out);
    }
}

static void print_below(const plane *p) {
    const sheet *s = p->sheet;
    chart_tick ticks[CHART_TICKS];
    size_t cols = p->canvas.cols, most = cols / TICK_ROOM;
    size_t n = chart_ticks(&p->chart->x, most < 3 ? 3 : most, ticks), at = 0;
    char line[1024] = "";
    terminal_fill(s, p->left - 1);
    fputc('+', s->out);
    for (size_t i = 0; i < cols && i < sizeof line - 1; i++)
        line[i] = '-';
    long across = p->canvas.has_utf8 ? 2 : 1;
    for (size_t i = 0; i < n; i++)
        line[dot_x(p, ticks[i].at) / across] = '+';
    fprintf(s->out, "%s\n", line);
    terminal_fill(s, p->left);
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(ticks[i].text);
        size_t middle = (size_t)(dot_x(p, ticks[i].at) / across);
        size_t from = middle > length / 2 ? middle - length / 2 : 0;
        if (from + length > cols)
            from = cols - length;
        if (i && from <= at)
            continue;
        terminal_fill(s, from - at);
        fputs(ticks[i].text, s->out);
        at = from + length;
    }
    fputc('\n', s->out);
}

static void print_label(const sheet *s, size_t left, const char *what,
                        const char *label) {
    char clean[LETTERS_TEXT];
    terminal_fill(s, left);
    fprintf(s->out, "%s%s\n", what,
            letters_clip(label, s->width - left - strlen(what) - 1, clean));
}

static void print_key(const plane *p) {
    const sheet *s = p->sheet;
    const chart *c = p->chart;
    char clean[LETTERS_TEXT];
    print_label(s, p->left, "across: ", c->x.label);
    print_label(s, p->left, "up:     ", c->y.label);
    for (size_t i = 0; i < c->n_series; i++) {
        const chart_series *its = &c->series[i];
        if (!its->name[0])
            continue;
        char letter = its->look == CHART_GUIDE ? '.' : letter_of(c, i);
        terminal_fill(s, p->left);
        fprintf(s->out, "%c  %s\n", letter,
                letters_clip(its->name, s->width - p->left - 4, clean));
    }
}

bp_status terminal_xy(const sheet *s, const chart *c, bp_error *err) {
    chart_tick ticks[CHART_TICKS];
    size_t n = chart_ticks(&c->y, TICKS_UP + 1, ticks), widest = 0;
    for (size_t i = 0; i < n; i++)
        if (strlen(ticks[i].text) > widest)
            widest = strlen(ticks[i].text);
    plane p = {.sheet = s, .chart = c, .left = widest + 2};
    size_t cols = s->width - p.left - 2;
    if (c->is_square && cols > SQUARE)
        cols = SQUARE;
    bp_status status = canvas_init(&p.canvas, cols, ROWS, s->has_utf8, err);
    if (status)
        return status;
    for (size_t i = 0; i < c->n_series; i++)
        draw_series(&p, i);
    for (size_t i = c->n_series; i-- > 0;) /* marks alone first */
        put_letters(&p, i);
    print_rows(&p, ticks, n);
    print_below(&p);
    print_key(&p);
    canvas_free(&p.canvas);
    return BP_OK;
}

/* ---- bars with names ---- */

enum {
    BAR_NAMES = 28,
    WIDE = 3 * BAR_NAMES,
    BAR_NUMBERS = 24,
    LEAST_NAMES = 8
};

/* From 0 to the right, or to the left of it. */
static void put_bar(const sheet *s, const chart_axis *axis, double value,
                    size_t columns) {
    double last = (double)columns - 1;
    long zero = lround(chart_place(axis, 0) * last);
    long end = lround(chart_place(axis, value) * last);
    for (long at = 0; at < (long)columns; at++) {
        bool inside = (at > zero && at <= end) || (at < zero && at >= end);
        if (at == zero)
            fputc('|', s->out);
        else if (inside)
            fputs(s->has_utf8 ? "\xe2\x96\xa0" : "=", s->out);
        else
            fputc(' ', s->out);
    }
}

void terminal_bars(const sheet *s, const chart *c) {
    const chart_series *its = &c->series[0];
    size_t names = LEAST_NAMES;
    char clean[LETTERS_TEXT];
    for (size_t i = 0; i < c->y.names.count; i++) {
        const char *name = c->y.names.items[i];
        size_t width = text_width(name, strlen(name));
        names = width > names ? width : names;
    }
    size_t most = s->width < WIDE ? s->width / 4 : BAR_NAMES;
    names = names > most ? most : names;
    size_t columns = s->width - names - BAR_NUMBERS - 3;
    for (size_t i = 0; i < its->n; i++) {
        char text[64];
        terminal_put(s, c->y.names.items[(size_t)its->y[i]], names);
        fputc(' ', s->out);
        put_bar(s, &c->x, its->x[i], columns);
        snprintf(text, sizeof text, " %.4f +- %.4f", its->x[i],
                 its->high[i] - its->x[i]);
        fprintf(s->out, "%s\n", text);
    }
    fprintf(s->out, "\n%s\n", letters_clip(c->x.label, s->width - 1, clean));
}
