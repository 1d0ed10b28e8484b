/* html.h - text as HTML: what is escaped, and elements that pages are made of.
 *
 * Nothing that came in from a file can be markup, or be bytes that no HTML may
 * have: control characters and what is no UTF-8 become '?'. Functions write to
 * a stream, whose errors show in ferror(out). Ids, classes and names of
 * elements are the program's own.
 */
#ifndef BP_HTML_H
#define BP_HTML_H

#include <stdio.h>

/* What html_say and those like it print at most, in bytes. */
enum { HTML_SAY = 2048 };

/* All of a text, escaped; good in an attribute's quotes, too. */
void html_put(FILE *out, const char *text);

/* What printf would write, escaped and cut at HTML_SAY. */
void html_say(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Likewise, as an element on a line of its own; attributes may stand behind its
 * name. */
void html_element(FILE *out, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A section with its heading; `id` is what links name. Close it. */
void html_section(FILE *out, const char *id, const char *heading);
void html_section_end(FILE *out);

/* A table. Heads are parted by '|'; one that starts with '#' is of a column of
 * numbers. */
void html_table(FILE *out, const char *caption, const char *heads);
void html_table_end(FILE *out);

/* Rows of it: a label, or a line of a file, then cells. */
void html_row(FILE *out, const char *label);
void html_row_place(FILE *out, const char *file, size_t line);
void html_number(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void html_cell(FILE *out, const char *text);
void html_row_end(FILE *out);

/* A word of a command line, quoted where a shell would take it apart. */
void html_shell(FILE *out, const char *word);

#endif
