/* canvas.c - a drawing made of characters. */
#include "plot/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

enum { BRAILLE_ACROSS = 2, BRAILLE_DOWN = 4, ASCII_DOWN = 2 };

bp_status canvas_init(canvas *c, size_t cols, size_t rows, bool has_utf8,
                      bp_error *err) {
    *c = (canvas){.cols = cols, .rows = rows, .has_utf8 = has_utf8};
    c->dots = bp_alloc(rows, cols, err);
    c->text = bp_alloc(rows, cols, err);
    if (c->dots && c->text)
        return BP_OK;
    canvas_free(c);
    return BP_ESYSTEM;
}

void canvas_free(canvas *c) {
    free(c->dots);
    free(c->text);
    memset(c, 0, sizeof *c);
}

size_t canvas_width(const canvas *c) {
    return c->cols * (c->has_utf8 ? BRAILLE_ACROSS : 1);
}

size_t canvas_height(const canvas *c) {
    return c->rows * (c->has_utf8 ? BRAILLE_DOWN : ASCII_DOWN);
}

static bool is_inside(const canvas *c, long x, long y) {
    return x >= 0 && y >= 0 && (size_t)x < canvas_width(c) &&
           (size_t)y < canvas_height(c);
}

static size_t cell(const canvas *c, long x, long y) {
    size_t across = c->has_utf8 ? BRAILLE_ACROSS : 1;
    size_t down = c->has_utf8 ? BRAILLE_DOWN : ASCII_DOWN;
    return (size_t)y / down * c->cols + (size_t)x / across;
}

/* Braille counts its dots 1 2 3 downwards, 4 5 6 beside them, and 7 8 below
 * both (ISO/TR 11548-1). */
void canvas_dot(canvas *c, long x, long y) {
    static const unsigned char bits[BRAILLE_DOWN][BRAILLE_ACROSS] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    if (!is_inside(c, x, y))
        return;
    if (c->has_utf8)
        c->dots[cell(c, x, y)] |= bits[y % BRAILLE_DOWN][x % BRAILLE_ACROSS];
    else
        c->dots[cell(c, x, y)] |= bits[y % ASCII_DOWN][0];
}

void canvas_line(canvas *c, long x0, long y0, long x1, long y1,
                 unsigned char pattern, size_t *at) {
    long dx = labs(x1 - x0), dy = -labs(y1 - y0), off = dx + dy;
    long step_x = x0 < x1 ? 1 : -1, step_y = y0 < y1 ? 1 : -1;
    for (;; ++*at) {
        if (pattern >> *at % 8 & 1)
            canvas_dot(c, x0, y0);
        if (x0 == x1 && y0 == y1)
            break;
        long twice = 2 * off;
        if (twice >= dy) {
            off += dy;
            x0 += step_x;
        }
        if (twice <= dx) {
            off += dx;
            y0 += step_y;
        }
    }
}

void canvas_put(canvas *c, long x, long y, char letter) {
    if (is_inside(c, x, y))
        c->text[cell(c, x, y)] = letter;
}

bool canvas_is_taken(const canvas *c, long x, long y) {
    return !is_inside(c, x, y) || c->text[cell(c, x, y)] != 0;
}

static bool is_blank(const canvas *c, size_t at) {
    return c->text[at] ? c->text[at] == ' ' : c->dots[at] == 0;
}

void canvas_print(const canvas *c, size_t row, bool trims, FILE *out) {
    static const char ascii[] = " '.:";
    size_t first = row * c->cols, n = c->cols;
    while (trims && n && is_blank(c, first + n - 1))
        n--;
    for (size_t at = first; at < first + n; at++) {
        unsigned char dots = c->dots[at];
        if (c->text[at])
            fputc(c->text[at], out);
        else if (!c->has_utf8)
            fputc(ascii[dots & 3], out);
        else if (!dots)
            fputc(' ', out);
        else /* U+2800 and following, in UTF-8 */
            fprintf(out, "\xe2%c%c", 0xa0 + (dots >> 6), 0x80 + (dots & 0x3f));
    }
}
