/* pieces_inner.h - what the two halves of pieces share: cutting the text
 * (pieces.c) and going over it on threads (pieces_run.c). */
#ifndef BP_PIECES_INNER_H
#define BP_PIECES_INNER_H

#define XXH_INLINE_ALL
#include <string.h>
#include <xxhash.h>

#include "bp/pieces.h"
#include "bp/source.h"

/* Where a piece lies. */
typedef struct place {
    size_t file, offset, length, line;
    size_t first_row, n_rows;
    bool is_first, has_quotes;
} place;

/* Bytes with room for a NUL behind them. */
typedef struct buffer {
    char *bytes;
    size_t length, capacity;
} buffer;

struct bp_pieces {
    const char *const *paths;
    size_t n_paths;
    bp_cutting how;

    bp_source **sources; /* of each path; only the last one is open, unless
                            they are kept */
    size_t n_opened;
    buffer waiting; /* read and not yet in a piece */
    size_t offset;  /* of its first byte in the file */
    size_t line;
    bool at_end;    /* of the file */
    bool at_start;  /* nothing of it has been cut yet */
    char separator; /* of the first file */
    char expected;  /* what further files must say, if they do; 0: anything */
    size_t n_further, further_file; /* further files that do; the first */
    char further;                   /* and what it says */
    XXH64_state_t checksum;

    /* Asked before an input is waited for, unless NULL; false: don't, since
     * something has failed. */
    bool (*may_wait)(void *waiter);
    void *waiter;

    place *places; /* of all pieces cut so far, if they are kept */
    size_t n_places, capacity;
    bool has_cut;     /* at least one */
    bool is_complete; /* there are no more */
};

/* As bp_source_name says it; the source itself may be closed by now. */
static inline const char *pieces_name(const char *path) {
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Of the file that is read: its name for messages, and how much of it to take
 * at once. */
const char *pieces_file(const bp_pieces *pieces);
size_t pieces_size(const bp_pieces *pieces);

/* Reads on until `length` bytes wait, the file ends, or the input pauses; with
 * `more`, a first time in any case. */
bp_status pieces_fill(bp_pieces *pieces, size_t length, bool more,
                      bp_error *err);

/* Takes bytes away from the front of what waits. */
void pieces_drop(bp_pieces *pieces, size_t length);

/* Where the character is behind the first `from` bytes; NULL when it isn't. */
const char *pieces_find(const buffer *b, size_t from, char c);

/* Passes over what stands before the rows of a file that was just opened. */
bp_status pieces_start(bp_pieces *pieces, bp_error *err);

/* Cuts the next piece off the text: its bytes are put into `text`, and what
 * was in there is lost. cut->length is 0 at the end of the last file. */
bp_status pieces_cut(bp_pieces *pieces, buffer *text, place *cut,
                     bp_error *err);

/* True when the text waiting is all there is, and no longer than a piece. */
bp_status pieces_is_single(bp_pieces *pieces, bool *single, bp_error *err);

#endif
