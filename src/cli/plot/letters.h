/* letters.h - texts from files, made fit to be drawn. */
#ifndef BP_PLOT_LETTERS_H
#define BP_PLOT_LETTERS_H

#include <stddef.h>

/* Room for a text that was made fit. */
enum { LETTERS_TEXT = 1024 };

/* Copies `text` with '?' for control characters and for what is no UTF-8; of
 * more than `columns` columns (at least 4) it is cut and ends in "...". */
const char *letters_clip(const char *text, size_t columns,
                         char clean[LETTERS_TEXT]);

#endif
