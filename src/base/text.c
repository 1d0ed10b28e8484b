/* text.c - clipping, UTF-8, and the nearest right word. */
#include "bp/text.h"

#include <ctype.h>
#include <iconv.h>
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

/* UTF-16 as the other side makes iconv refuse what UTF-8 may not hold either:
 * surrogates, and numbers above U+10FFFF. */
bool bp_text_is_utf8(const char *text, size_t length) {
    iconv_t converter = iconv_open("UTF-16LE", "UTF-8");
    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        return false;
    char *from = (char *)text; /* iconv never writes here; its type is older */
    bool valid = true;
    while (valid && length > 0) {
        char scratch[1024];
        char *to = scratch;
        size_t room = sizeof scratch, before = length;
        size_t result = iconv(converter, &from, &length, &to, &room);
        valid = result != (size_t)-1 || length < before;
        if (result == (size_t)-1 && room > 4)
            valid = false; /* stopped, and not for want of room */
    }
    iconv_close(converter);
    return valid;
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
    size_t allowed = strlen(word) / 3 > 0 ? strlen(word) / 3 : 1;
    size_t best = allowed + 1;
    for (; *names; names++) {
        size_t distance = bp_text_distance(word, *names);
        if (distance < best) {
            best = distance;
            nearest = *names;
        }
    }
    return nearest;
}
