/* html.c - text as HTML. */
#include "report/html.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "bp/text.h"

/* Bytes of the character that starts here; 0 for a byte that starts none. */
static size_t character_length(const char *c) {
    unsigned char lead = (unsigned char)*c;
    size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return strnlen(c, length) == length && bp_text_is_utf8(c, length) ? length
                                                                      : 0;
}

static bool starts_with(const char *c, const char *bytes) {
    return strncmp(c, bytes, strlen(bytes)) == 0;
}

/* C0, DEL, C1; what parts lines; what turns the direction of all text behind
 * it (U+202A to U+202E, U+2066 to U+2069); and U+FFFE, U+FFFF. */
static bool is_control(const char *c, size_t length) {
    unsigned char first = (unsigned char)*c;
    unsigned char last = (unsigned char)c[length - 1];
    if (length == 1)
        return first < ' ' || first == 0x7f;
    if (length == 2)
        return first == 0xc2 && last < 0xa0;
    if (length != 3)
        return false;
    return (starts_with(c, "\xe2\x80") && last >= 0xa8 && last <= 0xae) ||
           (starts_with(c, "\xe2\x81") && last >= 0xa6 && last <= 0xa9) ||
           (starts_with(c, "\xef\xbf") && last >= 0xbe);
}

static void put_character(FILE *out, const char *c, size_t length) {
    switch (*c) {
    case '<': fputs("&lt;", out); break;
    case '>': fputs("&gt;", out); break;
    case '&': fputs("&amp;", out); break;
    case '"': fputs("&quot;", out); break;
    case '\'': fputs("&#39;", out); break;
    default: fwrite(c, 1, length, out); break;
    }
}

static void put_range(FILE *out, const char *text, const char *end) {
    while (text < end) {
        size_t length = character_length(text);
        if (length == 0 || is_control(text, length))
            fputc('?', out);
        else
            put_character(out, text, length);
        text += length ? length : 1;
    }
}

void html_put(FILE *out, const char *text) {
    put_range(out, text, text + strlen(text));
}

/* A number and its % stay on one line. */
static void say(FILE *out, const char *format, va_list args) {
    char text[HTML_SAY], *rest = text;
    vsnprintf(text, sizeof text, format, args);
    for (char *end; (end = strstr(rest, " %")); rest = end + 1) {
        *end = '\0';
        html_put(out, rest);
        fputs("&nbsp;", out);
    }
    html_put(out, rest);
}

void html_say(FILE *out, const char *format, ...) {
    va_list args;
    va_start(args, format);
    say(out, format, args);
    va_end(args);
}

void html_element(FILE *out, const char *name, const char *format, ...) {
    va_list args;
    fprintf(out, "<%s>", name);
    va_start(args, format);
    say(out, format, args);
    va_end(args);
    fprintf(out, "</%.*s>\n", (int)strcspn(name, " "), name);
}

void html_section(FILE *out, const char *id, const char *heading) {
    fprintf(out, "\n<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">", id, id);
    html_put(out, heading);
    fputs("</h2>\n", out);
}

void html_section_end(FILE *out) {
    fputs("</section>\n", out);
}

/* A wide table scrolls by itself, also by keys. */
void html_table(FILE *out, const char *caption, const char *heads) {
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"",
          out);
    html_put(out, caption);
    fputs("\"><table>\n<caption>", out);
    html_put(out, caption);
    fputs("</caption>\n<thead><tr>", out);
    for (const char *end;; heads = end + 1) {
        bool is_number = *heads == '#';
        heads += is_number;
        end = heads + strcspn(heads, "|");
        fprintf(out, "<th scope=\"col\"%s>%.*s</th>",
                is_number ? " class=\"n\"" : "", (int)(end - heads), heads);
        if (!*end)
            break;
    }
    fputs("</tr></thead>\n<tbody>\n", out);
}

void html_table_end(FILE *out) {
    fputs("</tbody>\n</table></div>\n", out);
}

void html_row(FILE *out, const char *label) {
    fputs("<tr><th scope=\"row\"><bdi>", out);
    html_put(out, label);
    fputs("</bdi></th>", out);
}

void html_row_place(FILE *out, const char *file, size_t line) {
    fputs("<tr><th scope=\"row\"><bdi>", out);
    html_put(out, file);
    fprintf(out, "</bdi><span class=\"line\">:%zu</span></th>", line);
}

void html_number(FILE *out, const char *format, ...) {
    va_list args;
    fputs("<td class=\"n\">", out);
    va_start(args, format);
    say(out, format, args);
    va_end(args);
    fputs("</td>", out);
}

void html_cell(FILE *out, const char *text) {
    fputs("<td><bdi>", out);
    html_put(out, text);
    fputs("</bdi></td>", out);
}

void html_row_end(FILE *out) {
    fputs("</tr>\n", out);
}

void html_shell(FILE *out, const char *word) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-_=+:,./";
    if (*word && word[strspn(word, plain)] == '\0') {
        html_put(out, word);
        return;
    }
    html_put(out, "'");
    for (const char *end; (end = strchr(word, '\'')); word = end + 1) {
        put_range(out, word, end);
        html_put(out, "'\\''");
    }
    html_put(out, word);
    html_put(out, "'");
}
