/* show_flow.h - a growing line on standard output that breaks between items.
 *
 * Items are made harmless as error messages are: control characters, and bytes
 * that are no UTF-8, become '?'.
 */
#ifndef BP_SHOW_FLOW_H
#define BP_SHOW_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

typedef struct show_flow {
    size_t at;     /* columns that are taken */
    size_t indent; /* of the lines after the first */
    bool has_item;
} show_flow;

/* Where what stands behind a label starts. */
enum { SHOW_LABEL = 14 };

/* Starts a line with a label. */
show_flow show_begin(const char *label);

/* Adds an item as printf writes it, on a new line when it doesn't fit. */
void show_item(show_flow *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Likewise each word of a text. */
void show_words(show_flow *line, const char *text);

void show_end(show_flow *line);

/* Writes out what was printed: the exit code is good for nothing else when it
 * can't be written. BP_ESYSTEM. */
bp_status show_flush(bp_error *err);

#endif
