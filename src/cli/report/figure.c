/* figure.c - charts in a page: gnuplot's pictures, made fit to stand among
 * others.
 *
 * Title and subtitle stand below a chart as text of the page, which wraps and
 * can be read out, instead of in it. gnuplot gives its elements the same ids in
 * each picture: they get a prefix, and so does what refers to them.
 */
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "plot/gnuplot.h"
#include "report/html.h"
#include "report/page.h"

/* Pixels at the top, for titles, that are left out. */
enum { HEAD = 44 };

/* What refers to ids, or gives one. */
static const char *const before_id[] = {" id=\"",  " id='", "href=\"#",
                                        "href='#", "url(#", NULL};

static size_t length_before_id(const char *at) {
    for (const char *const *before = before_id; *before; before++)
        if (strncmp(at, *before, strlen(*before)) == 0)
            return strlen(*before);
    return 0;
}

/* Copies what is in <svg>, its closing tag included. Texts between elements
 * are left as they are. */
static void put_inside(FILE *out, const char *svg, size_t number) {
    bool in_tag = false;
    while (*svg) {
        size_t n = in_tag ? length_before_id(svg) : 0;
        if (n > 0) {
            fprintf(out, "%.*sc%zu-", (int)n, svg, number);
            svg += n;
            continue;
        }
        if (*svg == '<')
            in_tag = true;
        else if (*svg == '>')
            in_tag = false;
        fputc(*svg++, out);
    }
}

/* The document starts with a declaration and gnuplot's title. */
static bp_status put_svg(FILE *out, const char *svg, size_t number,
                         bp_error *err) {
    const char *box = strstr(svg, "viewBox=\"0 0 ");
    const char *inside = strstr(svg, "</desc>");
    unsigned width, height;
    if (!box || !inside || !strstr(inside, "</svg>") ||
        sscanf(box, "viewBox=\"0 0 %u %u\"", &width, &height) != 2 ||
        height <= HEAD)
        return bp_fail(err, BP_ESYSTEM,
                       "gnuplot's picture is none that a page can hold; is "
                       "'gnuplot' something else here? " PAGE_WITHOUT
                       " does without");
    fprintf(out,
            "<svg viewBox=\"0 %d %u %u\" width=\"%u\" height=\"%u\" "
            "style=\"--width:%upx\" role=\"img\" "
            "aria-labelledby=\"caption-%zu\">",
            HEAD, width, height - HEAD, width, height - HEAD, width, number);
    put_inside(out, inside + strlen("</desc>"), number);
    return BP_OK;
}

static void put_caption(page *p, const char *title, const char *subtitle) {
    fprintf(p->out, "<figcaption id=\"caption-%zu\"><strong>", p->n_charts);
    html_put(p->out, title);
    fputs("</strong>", p->out);
    if (*subtitle)
        html_say(p->out, ". %s.", subtitle);
    fputs("</figcaption>", p->out);
}

static bp_status draw(page *p, chart *c, bp_error *err) {
    char title[CHART_TEXT], subtitle[CHART_TEXT], *svg;
    size_t length;
    /* ": model.json", which all of the page is of */
    char clip[BP_CLIP];
    const char *name = bp_clip(p->model_name, clip);
    size_t of = strlen(c->title), suffix = strlen(name) + 2;
    bool has_suffix =
        of > suffix && strcmp(c->title + of - suffix + 2, name) == 0;
    snprintf(title, sizeof title, "%.*s", (int)(has_suffix ? of - suffix : of),
             c->title);
    memcpy(subtitle, c->subtitle, sizeof subtitle);
    c->title[0] = c->subtitle[0] = '\0';
    bp_status status =
        gnuplot_draw(c, GNUPLOT_SVG, 0, 0, PAGE_WITHOUT, &svg, &length, err);
    if (status)
        return status;
    fputs("<figure>\n<div class=\"chart\">", p->out);
    status = put_svg(p->out, svg, ++p->n_charts, err);
    fputs("</div>\n", p->out);
    put_caption(p, title, subtitle);
    fputs("\n</figure>\n", p->out);
    free(svg);
    return status;
}

bp_status page_figure(page *p, chart *c, bp_status made, bp_error *err) {
    bp_status status = made;
    if (p->values->no_charts) {
        status = made == BP_ESYSTEM ? made : BP_OK;
    } else if (made == BP_EUSAGE || made == BP_EMODEL) {
        html_element(p->out, "p", "No chart: %s.", err->message);
        status = BP_OK;
    } else if (!made) {
        status = draw(p, c, err);
    }
    chart_free(c);
    return status;
}
