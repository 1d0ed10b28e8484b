/* text.c - a step as text for a terminal, in lines of at most 79 columns. */
#include <string.h>

#include "bp/error.h"
#include "flow.h"
#include "trace/voice.h"
#include "width.h"

enum { INDENT = 4, LEFT = 10 };

static void title(const voice *v, const char *text) {
    flow line = {.out = v->out, .indent = 2};
    flow_words(&line, "%s", text);
    flow_end(&line);
}

static void heading(const voice *v, const char *text) {
    fputc('\n', v->out);
    title(v, text);
}

static void words(const voice *v, const char *text) {
    fputs("  ", v->out);
    flow line = {.out = v->out, .at = 2, .indent = 2};
    flow_words(&line, "%s", text);
    flow_end(&line);
}

static void labelled(const voice *v, const char *label, const char *text) {
    flow line = flow_label(v->out, label, FLOW_ANSWER);
    flow_words(&line, "%s", text);
    flow_end(&line);
}

static void name(const voice *v, const char *text) {
    words(v, text);
}

/* Sets the items of a formula: what follows an operator stays with it. */
static void set_formula(flow *line, const char *text) {
    while (*text) {
        size_t length = strcspn(text, " ");
        if (length == 1 && strchr("+-=*/", *text) && text[1])
            length += 1 + strcspn(text + 2, " ");
        flow_item(line, "%.*s", (int)length, text);
        text += length;
        text += strspn(text, " ");
    }
}

static void formula(const voice *v, const char *left, const char *right) {
    fprintf(v->out, "%*s%-*s = ", INDENT, "", LEFT, left);
    flow line = {
        .out = v->out, .at = INDENT + LEFT + 3, .indent = INDENT + LEFT + 3};
    set_formula(&line, right);
    flow_end(&line);
}

static void named(const voice *v, const char *label, const char *right) {
    fprintf(v->out, "%*s", INDENT, "");
    flow line = {.out = v->out, .at = INDENT, .indent = INDENT + 4};
    flow_words(&line, "%s:", label);
    set_formula(&line, right);
    flow_end(&line);
}

static void row(const voice *v, const voice_column *columns, size_t n,
                const char *const *cells) {
    fprintf(v->out, "%*s", INDENT, "");
    for (size_t i = 0; i < n; i++) {
        bool is_last = i + 1 == n;
        size_t width = columns[i].width,
               its = text_width(cells[i], strlen(cells[i]));
        if (columns[i].is_number)
            fprintf(v->out, "%*s%s", (int)(its < width ? width - its : 1), "",
                    cells[i]);
        else
            text_put_cell(v->out, cells[i], width);
        if (!is_last && !columns[i].is_number)
            fputc(' ', v->out);
    }
    fputc('\n', v->out);
}

static void head(const voice *v, const voice_column *columns, size_t n) {
    const char *cells[16];
    for (size_t i = 0; i < n; i++)
        cells[i] = columns[i].head;
    row(v, columns, n, cells);
}

static void end(const voice *v) {
    (void)v;
}

const voice_kind voice_text = {.title = title,
                               .heading = heading,
                               .words = words,
                               .labelled = labelled,
                               .name = name,
                               .formula = formula,
                               .named = named,
                               .head = head,
                               .row = row,
                               .end = end};
