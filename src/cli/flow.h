/* flow.h - text in lines of at most 79 columns, which break between items.
 *
 * Whatever came in from a file is made harmless to a terminal, as in an error.
 */
#ifndef BP_FLOW_H
#define BP_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct flow {
    FILE *out;
    size_t at;     /* columns that are taken */
    size_t indent; /* of the lines after the first */
    bool has_item; /* on this line */
} flow;

/* Columns before what stands behind a label: in a report on standard error, and
 * in an answer on standard output. */
enum { FLOW_REPORT = 12, FLOW_ANSWER = 14 };

/* Starts a paragraph with a label, and `width` columns before what follows. */
flow flow_label(FILE *out, const char *label, size_t width);

/* Starts one on standard error without a label. */
flow flow_plain(void);

/* Prints an item as printf does, on a new line if it doesn't fit; it is never
 * broken itself. */
void flow_item(flow *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints words: each one, parted by blanks, is an item. */
void flow_words(flow *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the paragraph. */
void flow_end(flow *line);

#endif
