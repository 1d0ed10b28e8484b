/* text.c - clipping, UTF-8, and the nearest right word. */
#include "bp/text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

const char *bp_clip(const char *text, char clip[BP_CLIP]) {
    enum { SHOWN = 40 };
    size_t length = strnlen(text, SHOWN + 1);
    if (length <= SHOWN) {
        memcpy(clip, text, length + 1);
        return clip;
    }
    length = SHOWN;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--; /* never inside a character */
    memcpy(clip, text, length);
    strcpy(clip + length, "...");
    return clip;
}

/* Bytes of the character at `c`, of which `left` are there; 0 when it is not
 * one. The ranges of the second byte are those of RFC 3629, section 4: they
 * keep out overlong forms, surrogates, and what is above U+10FFFF. */
static size_t character_length(const unsigned char *c, size_t left) {
    if (c[0] < 0x80)
        return 1;
    size_t length = c[0] < 0xe0 ? 2 : c[0] < 0xf0 ? 3 : 4;
    if (c[0] < 0xc2 || c[0] > 0xf4 || left < length)
        return 0;
    unsigned char low = c[0] == 0xe0 ? 0xa0 : c[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = c[0] == 0xed ? 0x9f : c[0] == 0xf4 ? 0x8f : 0xbf;
    if (c[1] < low || c[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (c[i] < 0x80 || c[i] > 0xbf)
            return 0;
    return length;
}

bool bp_text_is_utf8(const char *text, size_t length) {
    const unsigned char *c = (const unsigned char *)text;
    while (length > 0) {
        size_t n = character_length(c, length);
        if (n == 0)
            return false;
        c += n;
        length -= n;
    }
    return true;
}

size_t bp_text_distance(const char *a, const char *b) {
    enum { LONGEST = 63 };
    size_t n_a = strlen(a), n_b = strlen(b);
    if (n_a > LONGEST || n_b > LONGEST)
        return SIZE_MAX;
    /* d[i][j]: the distance of the first i letters of a, the first j of b */
    size_t d[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= n_a; i++) {
        for (size_t j = 0; j <= n_b; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            int p = tolower((unsigned char)a[i - 1]);
            int q = tolower((unsigned char)b[j - 1]);
            size_t best = d[i - 1][j - 1] + (p != q);
            if (d[i - 1][j] + 1 < best)
                best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best)
                best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && p == tolower((unsigned char)b[j - 2]) &&
                q == tolower((unsigned char)a[i - 2]) &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    }
    return d[n_a][n_b];
}

const char *bp_text_nearest(const char *word, const char *const *names) {
    const char *nearest = NULL;
    size_t best = strlen(word) / 3 + 1; /* one more than is allowed */
    for (; *names; names++) {
        size_t distance = bp_text_distance(word, *names);
        if (distance < best) {
            best = distance;
            nearest = *names;
        }
    }
    return nearest;
}
