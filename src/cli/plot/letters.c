/* letters.c - texts from files, made fit to be drawn. */
#include "plot/letters.h"

#include <stdio.h>
#include <string.h>

#include "bp/error.h"
#include "width.h"

const char *letters_clip(const char *text, size_t columns,
                         char clean[LETTERS_TEXT]) {
    bp_error message; /* what it does to a text is what is needed here */
    bp_error_write(&message, BP_OK, "%.900s", text);
    size_t length = strlen(message.message);
    const char *dots = "";
    if (text_width(message.message, length) > columns) {
        dots = "...";
        while (length && text_width(message.message, length) + 3 > columns)
            while (--length && (message.message[length] & 0xc0) == 0x80)
                ;
    }
    snprintf(clean, LETTERS_TEXT, "%.*s%s", (int)length, message.message, dots);
    return clean;
}
