/* show_flow.c - a growing line that breaks between items. */
#include "show_flow.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "check_width.h"

enum { WIDTH = 79 };

show_flow show_begin(const char *label) {
    printf("  %-*s", SHOW_LABEL - 2, label);
    return (show_flow){.at = SHOW_LABEL, .indent = SHOW_LABEL};
}

static void put(show_flow *line, const char *text) {
    bp_error clean;
    bp_error_write(&clean, BP_OK, "%s", text);
    size_t width = check_width(clean.message, strlen(clean.message));
    if (line->has_item && line->at + 1 + width > WIDTH) {
        printf("\n%*s", (int)line->indent, "");
        line->at = line->indent;
    } else if (line->has_item) {
        putchar(' ');
        line->at++;
    }
    fputs(clean.message, stdout);
    line->at += width;
    line->has_item = true;
}

void show_item(show_flow *line, const char *format, ...) {
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put(line, text);
}

void show_words(show_flow *line, const char *text) {
    while (*text) {
        char word[256];
        size_t length = strcspn(text, " ");
        snprintf(word, sizeof word, "%.*s", (int)(length < 255 ? length : 255),
                 text);
        put(line, word);
        text += length;
        text += strspn(text, " ");
    }
}

void show_end(show_flow *line) {
    putchar('\n');
    *line = (show_flow){0};
}

bp_status show_flush(bp_error *err) {
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM, "standard output: can't be written: %s",
                   errno ? strerror(errno) : "writing failed");
}
