/* width.c - text in columns of a terminal. */
#include "width.h"

#include <stdint.h>
#include <string.h>

enum { WIDTH = 79 };

/* The next character's bytes; 1 for what is no UTF-8. */
static size_t next(const char *text, size_t length, uint32_t *point) {
    static const uint8_t masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    unsigned char first = (unsigned char)*text;
    size_t n = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (n > length)
        n = 1;
    *point = first & masks[n];
    for (size_t i = 1; i < n; i++)
        *point = *point << 6 | ((unsigned char)text[i] & 0x3f);
    return n;
}

static int is_in(const uint32_t (*ranges)[2], size_t n, uint32_t point) {
    for (size_t i = 0; i < n; i++)
        if (point >= ranges[i][0] && point <= ranges[i][1])
            return 1;
    return 0;
}

static size_t width_of(uint32_t point) {
    static const uint32_t wide[][2] = {
        {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},
        {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
    static const uint32_t none[][2] = {{0x0300, 0x036f}, {0x200b, 0x200f},
                                       {0x20d0, 0x20ff}, {0xfe00, 0xfe0f},
                                       {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};
    if (point < 0x300)
        return 1;
    if (is_in(none, sizeof none / sizeof *none, point))
        return 0;
    return is_in(wide, sizeof wide / sizeof *wide, point) ? 2 : 1;
}

size_t text_width(const char *text, size_t length) {
    size_t width = 0;
    for (size_t i = 0, n; i < length; i += n) {
        uint32_t point;
        n = next(text + i, length - i, &point);
        width += width_of(point);
    }
    return width;
}

/* C0, DEL and C1; the latter are two bytes in UTF-8. */
static void put(FILE *out, const char *text, size_t length) {
    for (size_t i = 0, n; i < length; i += n) {
        uint32_t point;
        n = next(text + i, length - i, &point);
        if (point < ' ' || (point >= 0x7f && point < 0xa0))
            fputc('?', out);
        else
            fwrite(text + i, 1, n, out);
    }
}

/* As many bytes as take at most `width` columns. */
static size_t fitting(const char *text, size_t width) {
    size_t length = strlen(text), i = 0, at = 0;
    while (i < length) {
        uint32_t point;
        size_t n = next(text + i, length - i, &point);
        if (at + width_of(point) > width)
            break;
        at += width_of(point);
        i += n;
    }
    return i;
}

void text_put_cell(FILE *out, const char *text, size_t width) {
    size_t length = strlen(text), taken = text_width(text, length);
    if (taken > width) {
        length = fitting(text, width - 3);
        taken = text_width(text, length) + 3;
        put(out, text, length);
        fputs("...", out);
    } else {
        put(out, text, length);
    }
    fprintf(out, "%*s", (int)(width - taken), "");
}

void text_put_words(FILE *out, const char *text, size_t at, size_t indent) {
    for (;;) {
        size_t length = strcspn(text, " ");
        size_t width = text_width(text, length);
        if (at > indent && at + 1 + width > WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (at > indent) {
            fputc(' ', out);
            at++;
        }
        put(out, text, length);
        at += width;
        text += length;
        text += strspn(text, " ");
        if (!*text)
            break;
    }
    fputc('\n', out);
}
