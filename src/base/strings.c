/* strings.c - a growing list of texts. */
#include "bp/strings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

/* Takes `text` over, also when it fails. */
static bp_status add_owned(bp_strings *list, char *text, bp_error *err) {
    if (!text)
        return bp_fail(err, BP_ESYSTEM, "out of memory for a text");
    bp_status status = bp_grow(&list->items, &list->capacity, list->count + 1,
                               sizeof *list->items, err);
    if (status)
        free(text);
    else
        list->items[list->count++] = text;
    return status;
}

bp_status bp_strings_add(bp_strings *list, const char *text, bp_error *err) {
    return add_owned(list, strdup(text), err);
}

bp_status bp_strings_addf(bp_strings *list, bp_error *err, const char *format,
                          ...) {
    char *text;
    va_list args;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    return add_owned(list, length < 0 ? NULL : text, err);
}

size_t bp_strings_find(const bp_strings *list, const char *text) {
    size_t i = 0;
    while (i < list->count && strcmp(list->items[i], text) != 0)
        i++;
    return i;
}

void bp_strings_free(bp_strings *list) {
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i]);
    free(list->items);
    *list = (bp_strings){0};
}
