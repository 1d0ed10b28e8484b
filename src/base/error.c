/* error.c - writes the one sentence of a failure. */
#include "bp/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"

/* Bytes of the character that starts here; 0 for a byte that starts none. */
static size_t character_length(const char *c) {
    unsigned char lead = (unsigned char)*c;
    size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return strnlen(c, length) == length && bp_text_is_utf8(c, length) ? length
                                                                      : 0;
}

/* C0 (below a blank), DEL, and C1 (U+0080 to U+009F), which some terminals
 * obey as they obey ESC. */
static bool is_control(const char *c, size_t length) {
    unsigned char first = (unsigned char)c[0], second = (unsigned char)c[1];
    return first < ' ' || first == 0x7f ||
           (length == 2 && first == 0xc2 && second < 0xa0);
}

/* Puts '?' for control characters and for bytes that are no UTF-8. */
static void clean(char *message) {
    char *to = message;
    for (const char *from = message; *from;) {
        size_t length = character_length(from);
        if (length == 0 || is_control(from, length)) {
            *to++ = '?';
            from += length ? length : 1;
            continue;
        }
        memmove(to, from, length);
        to += length;
        from += length;
    }
    *to = '\0';
}

/* A sentence that was cut inside a character loses the rest of it. */
static void drop_half_character(char *message) {
    size_t end = strlen(message), start = end;
    while (start > 0 && ((unsigned char)message[start - 1] & 0xc0) == 0x80)
        start--;
    if (start > 0 && (unsigned char)message[start - 1] >= 0xc0 &&
        character_length(message + start - 1) == 0)
        message[start - 1] = '\0';
}

void bp_error_write(bp_error *err, bp_status status, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    if (length >= (int)sizeof err->message)
        drop_half_character(err->message);
    clean(err->message);
    err->status = status;
}
