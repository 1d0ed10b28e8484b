/* text.h - small questions about a text.
 *
 * Texts are C strings in UTF-8. Nothing here allocates what it returns.
 */
#ifndef BP_TEXT_H
#define BP_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Room for a clipped text: 40 bytes, an ellipsis and the end. */
enum { BP_CLIP = 48 };

/* `text` for a message: whole when it is short, else its first 40 bytes (cut
 * between characters) and "...". Writes into `clip` and returns it. */
const char *bp_clip(const char *text, char clip[BP_CLIP]);

/* True when the `length` bytes are whole, valid UTF-8 (RFC 3629). */
bool bp_text_is_utf8(const char *text, size_t length);

/* How many single-character insertions, deletions, changes and swaps of
 * neighbours turn `a` into `b`, ASCII letter case ignored (the optimal string
 * alignment distance). Texts longer than 63 bytes count as far apart. */
size_t bp_text_distance(const char *a, const char *b);

/* The best guess at which of `names` was meant by `word`, or NULL when none is
 * near: at most a third of the word's letters may be wrong. `names` ends with
 * NULL. */
const char *bp_text_nearest(const char *word, const char *const *names);

#endif
