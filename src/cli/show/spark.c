/* spark.c - a curve as one line of characters. */
#include "show/spark.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STEPS = 8 };

bool show_has_utf8(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *locale = getenv(names[i]);
        if (!locale || !*locale)
            continue;
        const char *charmap = strchr(locale, '.');
        return charmap && (strncasecmp(charmap, ".utf-8", 6) == 0 ||
                           strncasecmp(charmap, ".utf8", 5) == 0);
    }
    return false;
}

const char *show_spark(double (*value)(const void *context, size_t i),
                       const void *context, size_t n, bool utf8,
                       char text[SHOW_SPARK_TEXT]) {
    static const char ascii[STEPS + 1] = ".:-=+*#@";
    double means[SHOW_SPARK], low = INFINITY, high = -INFINITY;
    size_t n_shown = n < SHOW_SPARK ? n : SHOW_SPARK, length = 0;
    for (size_t c = 0; c < n_shown; c++) {
        size_t from = n / n_shown * c + n % n_shown * c / n_shown;
        size_t to = n / n_shown * (c + 1) + n % n_shown * (c + 1) / n_shown;
        means[c] = 0;
        for (size_t i = from; i < to; i++)
            means[c] += value(context, i) / (double)(to - from);
        low = fmin(low, means[c]);
        high = fmax(high, means[c]);
    }
    bool logs = low > 0;
    double range = logs ? log(high) - log(low) : high - low;
    for (size_t c = 0; c < n_shown; c++) {
        double above = logs ? log(means[c]) - log(low) : means[c] - low;
        int step = range > 0 ? (int)(above / range * STEPS) : 0;
        step = step < 0 ? 0 : step >= STEPS ? STEPS - 1 : step;
        if (utf8) { /* the blocks of U+2581 and following */
            memcpy(text + length, "\xe2\x96", 2);
            text[length + 2] = (char)(0x81 + step);
            length += 3;
        } else {
            text[length++] = ascii[step];
        }
    }
    text[length] = '\0';
    return text;
}
