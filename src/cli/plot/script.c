/* script.c - words and colours of a gnuplot script.
 *
 * Colours are those of Okabe & Ito, "Color universal design" (2008), which
 * people with any kind of colour vision tell apart.
 */
#include "plot/script.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "bp/text.h"
#include "plot/letters.h"
#include "width.h"

/* gnuplot looks for backquotes, macros and escapes in a text, and for formats
 * in some: so all that could be any of these, and the digits, which would be
 * taken for a part of the escape before, are escaped. */
static void put_escaped(FILE *out, const char *text, size_t columns,
                        bool is_format) {
    char clean[LETTERS_TEXT];
    letters_clip(text, columns, clean);
    fputc('"', out);
    for (const char *s = clean; *s; s++) {
        if (isascii((unsigned char)*s) &&
            (isalpha((unsigned char)*s) || *s == ' '))
            fputc(*s, out);
        else
            fprintf(out, "\\%03o", (unsigned char)*s);
        if (is_format && *s == '%')
            fputs("\\045", out);
    }
    fputc('"', out);
}

void script_text(FILE *out, const char *text, size_t columns) {
    put_escaped(out, text, columns, false);
}

void script_tick(FILE *out, const char *text, size_t columns) {
    put_escaped(out, text, columns, true);
}

double script_width(const char *text, size_t columns, double size) {
    char clean[LETTERS_TEXT];
    letters_clip(text, columns, clean);
    return 0.62 * size * (double)text_width(clean, strlen(clean));
}

static void put_label(const paper *p, double x, double y, script_align align,
                      double size, size_t columns, const char *text) {
    static const char *const names[] = {"left", "center", "right"};
    fputs("set label ", p->out);
    script_text(p->out, text, columns);
    fprintf(p->out, " at screen %.6f,%.6f %s font \",%g\" noenhanced front",
            x / p->width, 1 - y / p->height, names[align], size);
}

void script_label(const paper *p, double x, double y, script_align align,
                  double size, unsigned colour, const char *text) {
    if (!*text)
        return;
    put_label(p, x, y, align, size, CHART_TEXT, text);
    fprintf(p->out, " textcolor rgb \"#%06x\"\n", colour);
}

void script_label_upright(const paper *p, double x, double y,
                          script_align align, double size, const char *text) {
    if (!*text)
        return;
    put_label(p, x, y, align, size, CHART_TEXT, text);
    fputs(" rotate by 90\n", p->out);
}

void script_name(const paper *p, double x, double y, script_align align,
                 bool is_upright, const char *name) {
    if (!*name)
        return;
    put_label(p, x, y, align, SMALL_SIZE, NAME_COLUMNS, name);
    fputs(is_upright ? " rotate by 90\n" : "\n", p->out);
}

/* As many columns of letters as have room; bold ones are wider. */
static size_t columns_of(const paper *p, double size) {
    return (size_t)fmax((p->width - 2 * EDGE) / (0.62 * size), 4);
}

void script_head(const paper *p, const chart *c) {
    fputs("set label ", p->out);
    script_text(p->out, c->title, columns_of(p, TITLE_SIZE * 1.1));
    fprintf(p->out,
            " at screen %.6f,%.6f left font \"sans-serif Bold,%d\" noenhanced "
            "front\n",
            EDGE / p->width, 1 - 20 / p->height, TITLE_SIZE);
    put_label(p, EDGE, 41, ALIGN_LEFT, SMALL_SIZE, columns_of(p, SMALL_SIZE),
              c->subtitle);
    fputs(" textcolor rgb \"#404040\"\n", p->out);
}

void script_pixels(const paper *p) {
    fprintf(p->out,
            "set lmargin at screen 0\nset rmargin at screen 1\n"
            "set tmargin at screen 1\nset bmargin at screen 0\n"
            "set xrange [0:%g]\nset yrange [%g:0]\n"
            "unset border\nunset xtics\nunset ytics\nunset key\n",
            p->width, p->height);
}

unsigned script_colour(size_t style) {
    static const unsigned colours[CHART_STYLES] = {0x0072b2, 0xd55e00, 0x009e73,
                                                   0xcc79a7, 0x000000, 0x56b4e9,
                                                   0xe69f00, 0x707070};
    return colours[style % CHART_STYLES];
}

static unsigned mix(unsigned from, unsigned to, double share) {
    unsigned colour = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        double a = from >> shift & 0xff, b = to >> shift & 0xff;
        colour |= (unsigned)lround(a + (b - a) * share) << shift;
    }
    return colour;
}

enum { SHADES = 16 };

static double in_steps(double share) {
    return round(fmin(fabs(share), 1) * SHADES) / SHADES;
}

unsigned script_shade(double share) {
    static const unsigned blues[] = {0xffffff, 0x56b4e9, 0x003f70};
    static const unsigned oranges[] = {0xffffff, 0xf0a030, 0x7a2f00};
    const unsigned *colours = share < 0 ? oranges : blues;
    double at = in_steps(share);
    return at < 0.5 ? mix(colours[0], colours[1], 2 * at)
                    : mix(colours[1], colours[2], 2 * at - 1);
}

unsigned script_on_shade(double share) {
    return in_steps(share) > 0.6 ? 0xffffff : 0x000000;
}

void script_box(const paper *p, double x, double y, double width, double height,
                unsigned colour) {
    fprintf(p->out, "%.2f %.2f %.2f %.2f %.2f %.2f %u\n", x, y, x, x + width, y,
            y + height, colour);
}

void script_scale(const paper *p, const chart *c, double x, double y,
                  double height) {
    int from = c->has_signs ? -SHADES : 0, n = SHADES - from + 1;
    double step = height / n, width = 14;
    fputs("$scale << EOD\n", p->out);
    for (int i = 0; i < n; i++) {
        double share = (double)(SHADES - i) / SHADES;
        script_box(p, x, y + i * step, width, step + 0.3, script_shade(share));
        if (share < 0 && i % 3 == 0)
            script_box(p, x + 4, y + (i + 0.35) * step, 6, 1.2,
                       script_on_shade(share));
    }
    fputs("EOD\n", p->out);
    fprintf(p->out,
            "set object rect from first %g,%g to first %g,%g front fs empty "
            "border lc rgb \"#404040\" lw 0.8\n",
            x, y, x + width, y + height);
    for (int i = c->has_signs ? -2 : 0; i <= 2; i++) {
        char text[CHART_TICK];
        double value = c->scale * i / 2;
        snprintf(text, sizeof text, "%s%.2g", i > 0 && c->has_signs ? "+" : "",
                 value);
        double share = (i / 2.0 * SHADES - from + 0.5) / n;
        script_label(p, x + width + 5, y + height * (1 - share), ALIGN_LEFT,
                     SMALL_SIZE, 0, text);
    }
    script_label(p, x, y + height + 16, ALIGN_LEFT, SMALL_SIZE, 0, c->unit);
}
