/* output.h - a growing text of cells, as they are written to CSV.
 *
 * Each thread of a prediction has one of its own, and what is in it goes to
 * standard output at once when its turn comes. That memory ran out is
 * remembered and asked for once, as ferror() is of a file: nothing is added
 * from then on.
 */
#ifndef BP_OUTPUT_H
#define BP_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/pieces.h"

typedef struct output {
    char *bytes; /* no NUL behind them */
    size_t length, capacity;
    bool has_failed;
} output;

void output_free(output *out);

/* BP_ESYSTEM when memory ran out since the last output_clear. */
bp_status output_check(const output *out, bp_error *err);

/* Empties it, but keeps its room. */
void output_clear(output *out);

void output_add(output *out, const char *bytes, size_t length);
void output_char(output *out, char c);

/* A cell, quoted (RFC 4180) where it must be: where it holds the delimiter, a
 * quote or a line end, or starts or ends with a blank; an empty one too where
 * blanks are the delimiter. */
void output_cell(output *out, const char *cell, const bp_dialect *dialect);

/* A cell that is a number, written with a point: with the dialect's decimal. */
void output_number(output *out, const char *number, const bp_dialect *dialect);

/* `value` with the fewest digits, but at least six, that are nearer to it than
 * `noise` (17 digits if none are): the text that printf's %g gives for so
 * many. */
void output_rounded(output *out, double value, double noise,
                    const bp_dialect *dialect);

#endif
