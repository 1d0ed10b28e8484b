/* terminal.c - charts as lines of text: what their forms share. */
#include "plot/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "plot/letters.h"
#include "width.h"

enum { NARROWEST = 40, USUAL = 80, WIDEST = 200 };

size_t terminal_width(bool is_stdout) {
    struct winsize size;
    if (!is_stdout || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0)
        return USUAL;
    return size.ws_col < NARROWEST ? NARROWEST
           : size.ws_col > WIDEST  ? WIDEST
                                   : size.ws_col;
}

void terminal_fill(const sheet *s, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        fputc(' ', s->out);
}

void terminal_put(const sheet *s, const char *text, size_t columns) {
    char clean[LETTERS_TEXT];
    letters_clip(text, columns, clean);
    fputs(clean, s->out);
    size_t taken = text_width(clean, strlen(clean));
    terminal_fill(s, columns > taken ? columns - taken : 0);
}

void terminal_put_right(const sheet *s, const char *text, size_t columns) {
    char clean[LETTERS_TEXT];
    letters_clip(text, columns, clean);
    size_t taken = text_width(clean, strlen(clean));
    terminal_fill(s, columns > taken ? columns - taken : 0);
    fputs(clean, s->out);
}

static void put_line(const sheet *s, const char *text) {
    char clean[LETTERS_TEXT];
    if (*text)
        fprintf(s->out, "%s\n", letters_clip(text, s->width - 1, clean));
}

static bp_status draw(const sheet *s, const chart *c, bp_error *err) {
    put_line(s, c->title);
    put_line(s, c->subtitle);
    fputc('\n', s->out);
    switch (c->form) {
    case CHART_XY:
        if (!c->y.names.count)
            return terminal_xy(s, c, err);
        terminal_bars(s, c);
        return BP_OK;
    case CHART_CELLS: terminal_cells(s, c); return BP_OK;
    case CHART_TILES: terminal_tiles(s, c); return BP_OK;
    case CHART_GRAPH: return terminal_graph(s, c, err);
    }
    return BP_OK;
}

/* Takes blanks from the ends of all lines. */
static void trim(char *text, size_t *length) {
    size_t kept = 0;
    for (size_t i = 0; i < *length; i++) {
        if (text[i] == '\n')
            while (kept && text[kept - 1] == ' ')
                kept--;
        text[kept++] = text[i];
    }
    text[kept] = '\0';
    *length = kept;
}

bp_status terminal_draw(const chart *c, size_t width, bool has_utf8,
                        char **text, size_t *length, bp_error *err) {
    *text = NULL;
    sheet s = {open_memstream(text, length), width, has_utf8};
    if (!s.out)
        return bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    bp_status status = draw(&s, c, err);
    if (fclose(s.out) != 0 && !status)
        status = bp_fail(err, BP_ESYSTEM, "out of memory for a chart");
    if (status) {
        free(*text);
        *text = NULL;
    } else {
        trim(*text, length);
    }
    return status;
}
