/* width.h - text in columns of a terminal.
 *
 * Characters of East Asia take two columns and marks on others none (Unicode
 * Standard Annex 11, Unicode 15; the ranges are whole blocks where a block has
 * some of either). What could drive a terminal, control characters, becomes
 * '?'.
 */
#ifndef BP_WIDTH_H
#define BP_WIDTH_H

#include <stddef.h>
#include <stdio.h>

/* Columns that the first `length` bytes of a text in UTF-8 take. */
size_t text_width(const char *text, size_t length);

/* Prints `text`, and blanks up to `width` columns; with "..." at its end when
 * it takes more. */
void text_put_cell(FILE *out, const char *text, size_t width);

/* Prints words of `text`, breaking lines before they are longer than 79
 * columns; new ones start with `indent` blanks. `at` is where it starts. */
void text_put_words(FILE *out, const char *text, size_t at, size_t indent);

#endif
