/* gnuplot.c - charts as pictures: script, child, and what comes back. */
#include "plot/gnuplot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plot/child.h"
#include "plot/letters.h"
#include "plot/script.h"

/* Pixels each way without which there is nothing to be seen. */
enum { LEAST_ROOM = 40 };

static void measure(paper *p, const chart *c) {
    switch (c->form) {
    case CHART_XY: script_measure_xy(p, c); break;
    case CHART_CELLS: script_measure_cells(p, c); break;
    case CHART_TILES: script_measure_tiles(p, c); break;
    case CHART_GRAPH: script_measure_graph(p, c); break;
    }
}

/* Words may need more room than what they are about. */
static void widen(paper *p, const chart *c) {
    double needed = fmax(script_width(c->title, CHART_TEXT, TITLE_SIZE) * 1.1,
                         script_width(c->subtitle, CHART_TEXT, SMALL_SIZE)) +
                    2 * EDGE;
    for (size_t i = 0; i < c->n_series; i++)
        needed = fmax(needed, p->left + KEY_ROOM +
                                  script_width(c->series[i].name, CHART_TEXT,
                                               SMALL_SIZE + 1));
    if (needed <= p->width)
        return;
    if (c->is_square)
        p->right += needed - p->width;
    p->width = needed;
}

static void draw(const paper *p, const chart *c) {
    switch (c->form) {
    case CHART_XY: script_draw_xy(p, c); break;
    case CHART_CELLS: script_draw_cells(p, c); break;
    case CHART_TILES: script_draw_tiles(p, c); break;
    case CHART_GRAPH: script_draw_graph(p, c); break;
    }
}

/* A point of gnuplot's letters in a PNG is more than a pixel, its points are
 * smaller than in an SVG, and so are its dashes. */
static const double png_letters = 0.81, svg_points = 0.72;

static void write_png_terminal(const paper *p) {
    static const char *const names[] = {"pngcairo", "png"};
    for (int i = 0; i < 2; i++)
        fprintf(p->out,
                "%s {\nset terminal %s noenhanced size %.0f,%.0f font "
                "\"sans-serif,%d\" fontscale %g linewidth %d%s background rgb "
                "\"#ffffff\"\n} ",
                i ? "else" : "if (strstrt(GPVAL_TERMINALS, \"pngcairo\"))",
                names[i], p->width * GNUPLOT_PNG_SCALE,
                p->height * GNUPLOT_PNG_SCALE, FONT_SIZE,
                png_letters * GNUPLOT_PNG_SCALE, GNUPLOT_PNG_SCALE,
                i ? "" : " pointscale 2 dashlength 1.5");
    fputc('\n', p->out);
}

/* Whatever else gnuplot was built with, it has svg; its better PNG is not in
 * all builds. */
static void write_script(FILE *out, paper p, const chart *c,
                         gnuplot_format format) {
    p.out = out;
    p.point = format == GNUPLOT_SVG ? svg_points : 1;
    fputs("set encoding utf8\n", out);
    if (format == GNUPLOT_SVG)
        fprintf(out,
                "set terminal svg noenhanced size %.0f,%.0f fixed font "
                "\"sans-serif,%d\" background rgb \"#ffffff\"\n",
                p.width, p.height, FONT_SIZE);
    else
        write_png_terminal(&p);
    script_head(&p, c);
    draw(&p, c);
}

/* The first line that says something: gnuplot shows the place of an error by a
 * caret on a line of its own. */
static bp_status complain(const child_answer *answer, bp_error *err) {
    const char *line = answer->messages ? answer->messages : "";
    line += strspn(line, " ^\t\r\n");
    if (!*line && answer->exit_code < 0)
        return bp_fail(err, BP_ESYSTEM, "gnuplot was killed");
    if (!*line)
        return bp_fail(err, BP_ESYSTEM,
                       "gnuplot failed without a word (exit code %d)",
                       answer->exit_code);
    return bp_fail(err, BP_ESYSTEM, "gnuplot failed: %.*s",
                   (int)strcspn(line, "\r\n"), line);
}

static void put_xml(FILE *out, const char *text) {
    char clean[LETTERS_TEXT];
    letters_clip(text, CHART_TEXT, clean);
    for (const char *s = clean; *s; s++) {
        if (*s == '<')
            fputs("&lt;", out);
        else if (*s == '>')
            fputs("&gt;", out);
        else if (*s == '&')
            fputs("&amp;", out);
        else
            fputc(*s, out);
    }
}

/* gnuplot gives its own name as title and description of the document: here
 * the chart's stand in their places. */
static bp_status name_svg(const chart *c, char **bytes, size_t *length,
                          bp_error *err) {
    char *old = *bytes, *svg = NULL;
    const char *title = strstr(old, "<title>"), *end = strstr(old, "</desc>");
    if (!title || !end || end < title)
        return BP_OK;
    end += strlen("</desc>");
    FILE *out = open_memstream(&svg, length);
    if (!out)
        return bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    fwrite(old, 1, (size_t)(title - old), out);
    fputs("<title>", out);
    put_xml(out, c->title);
    fputs("</title>\n<desc>", out);
    put_xml(out, c->subtitle);
    fputs("</desc>", out);
    fputs(end, out);
    if (fclose(out) != 0) {
        free(svg);
        return bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    }
    free(old);
    *bytes = svg;
    return BP_OK;
}

static bp_status start(const char *script, size_t length, const char *without,
                       child_answer *answer, bp_error *err) {
    /* -d: without the settings of whoever calls */
    char name[] = "gnuplot", defaults[] = "-d";
    char *const argv[] = {name, defaults, NULL};
    int missing;
    bp_status status = child_run(argv, script, length, answer, &missing, err);
    if (missing)
        return bp_fail(err, BP_ESYSTEM,
                       "gnuplot isn't installed, and it draws the pictures: "
                       "install gnuplot-nox (Debian, Ubuntu) or gnuplot; "
                       "%s does without",
                       without);
    return status;
}

static bp_status run(const char *script, size_t length, const char *without,
                     child_answer *answer, bp_error *err) {
    bp_status status = start(script, length, without, answer, err);
    if (status)
        return status;
    if (answer->exit_code != 0 || answer->length == 0)
        return complain(answer, err);
    return BP_OK;
}

bp_status gnuplot_check(const char *without, bp_error *err) {
    child_answer answer = {0};
    bp_status status = start("", 0, without, &answer, err);
    free(answer.messages);
    free(answer.bytes);
    return status;
}

bp_status gnuplot_draw(const chart *c, gnuplot_format format, size_t width,
                       size_t height, const char *without, char **bytes,
                       size_t *length, bp_error *err) {
    char *script = NULL;
    size_t script_length;
    child_answer answer = {0};
    paper p = {.width = (double)width, .height = (double)height};
    measure(&p, c);
    if (!width)
        widen(&p, c);
    if ((width && p.width - p.left - p.right < LEAST_ROOM) ||
        (height && p.height - p.top - p.bottom < LEAST_ROOM))
        return bp_fail(err, BP_EUSAGE,
                       "--size %zu,%zu is too small for this chart: its words "
                       "alone take %.0f,%.0f",
                       width, height, p.left + p.right, p.top + p.bottom);
    FILE *out = open_memstream(&script, &script_length);
    if (!out)
        return bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    write_script(out, p, c, format);
    bp_status status = BP_OK;
    if (fclose(out) != 0)
        status = bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    if (!status)
        status = run(script, script_length, without, &answer, err);
    if (!status && format == GNUPLOT_SVG)
        status = name_svg(c, &answer.bytes, &answer.length, err);
    free(script);
    free(answer.messages);
    if (status)
        free(answer.bytes);
    *bytes = status ? NULL : answer.bytes;
    *length = status ? 0 : answer.length;
    return status;
}
