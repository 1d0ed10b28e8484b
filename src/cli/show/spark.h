/* spark.h - a curve as one line of characters. */
#ifndef BP_SHOW_SPARK_H
#define BP_SHOW_SPARK_H

#include <stdbool.h>
#include <stddef.h>

/* The most characters that a curve takes, and room for them. */
enum { SHOW_SPARK = 60, SHOW_SPARK_TEXT = 3 * SHOW_SPARK + 1 };

/* True when the environment says that the terminal shows UTF-8: LC_ALL, or
 * LC_CTYPE, or LANG, the first that isn't empty (POSIX, 8.2). */
bool show_has_utf8(void);

/* Draws n values, one a character, or as many equal parts of them by their
 * means. The scale goes from the smallest to the greatest of them all in eight
 * steps, of their logarithms if all are above 0: else all of a loss but its
 * first epochs would be one flat line. `value` gives value i. */
const char *show_spark(double (*value)(const void *context, size_t i),
                       const void *context, size_t n, bool utf8,
                       char text[SHOW_SPARK_TEXT]);

#endif
