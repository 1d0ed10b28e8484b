/* flow.c - text in lines that break between items. */
#include "flow.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bp/error.h"
#include "width.h"

enum { WIDTH = 79, HANGING = 2 };

flow flow_label(FILE *out, const char *label, size_t width) {
    fprintf(out, "  %-*s", (int)width - 2, label);
    return (flow){.out = out, .at = width, .indent = width};
}

flow flow_plain(void) {
    return (flow){.out = stderr, .indent = HANGING};
}

/* An item of `length` bytes, without control characters. */
static void put(flow *line, const char *text, size_t length) {
    size_t width = text_width(text, length);
    if (line->has_item && line->at + 1 + width > WIDTH) {
        fprintf(line->out, "\n%*s", (int)line->indent, "");
        line->at = line->indent;
    } else if (line->has_item) {
        fputc(' ', line->out);
        line->at++;
    }
    fwrite(text, 1, length, line->out);
    line->at += width;
    line->has_item = true;
}

/* What printf writes, as a terminal may see it. */
__attribute__((format(printf, 2, 0))) static void
write_clean(bp_error *clean, const char *format, va_list args) {
    bp_error text;
    vsnprintf(text.message, sizeof text.message, format, args);
    bp_error_write(clean, BP_OK, "%s", text.message);
}

void flow_item(flow *line, const char *format, ...) {
    bp_error clean;
    va_list args;
    va_start(args, format);
    write_clean(&clean, format, args);
    va_end(args);
    put(line, clean.message, strlen(clean.message));
}

void flow_words(flow *line, const char *format, ...) {
    bp_error clean;
    va_list args;
    va_start(args, format);
    write_clean(&clean, format, args);
    va_end(args);
    for (const char *word = clean.message; *word;) {
        size_t length = strcspn(word, " ");
        if (length)
            put(line, word, length);
        word += length;
        word += strspn(word, " ");
    }
}

void flow_end(flow *line) {
    fputc('\n', line->out);
    *line = (flow){0};
}
