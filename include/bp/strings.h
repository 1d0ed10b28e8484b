/* strings.h - a growing list of texts: names, levels, notes.
 *
 * The list owns its texts. A zeroed list is empty and ready to use;
 * bp_strings_free empties it and leaves it zeroed.
 */
#ifndef BP_STRINGS_H
#define BP_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

typedef struct bp_strings {
    char **items;
    size_t count;
    size_t capacity;
} bp_strings;

/* Adds a copy of `text`. BP_ESYSTEM when memory runs out. */
bp_status bp_strings_add(bp_strings *list, const char *text, bp_error *err);

/* Adds a text written as printf writes it. */
bp_status bp_strings_addf(bp_strings *list, bp_error *err, const char *format,
                          ...) __attribute__((format(printf, 3, 4)));

/* The place of `text` in the list; its count when it isn't there. */
size_t bp_strings_find(const bp_strings *list, const char *text);

void bp_strings_free(bp_strings *list);

#endif
