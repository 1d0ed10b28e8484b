/* pieces.h - the text of one or several files, in pieces of whole rows.
 *
 * A piece ends where a row ends: a newline in quotes never parts one. Pieces
 * are worked on by several threads at once and finished one at a time in their
 * order, so what is added up in finishing doesn't depend on the number of
 * threads. Where they are cut depends on nothing but the text and the size of
 * a piece (only at the end of a pipe's pause, too, where nothing is kept).
 *
 * The text is checked here for what can't be text in rows: NUL bytes, UTF-16,
 * formats that are no text (foreign.h), a row that never ends. Everything else
 * is for who reads the rows (csv.h).
 */
#ifndef BP_PIECES_H
#define BP_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"

/* How a file is written. */
typedef struct bp_dialect {
    char delimiter;    /* between cells */
    bool blanks;       /* any run of blanks and tabs is one delimiter; then
                          delimiter is ' ' */
    char decimal;      /* of numbers: '.' or ',' */
    char comment;      /* a line that starts with it is passed over; 0: none */
    size_t skip_lines; /* at the start of each file, whatever is on them */
} bp_dialect;

/* A stretch of whole rows. */
typedef struct bp_piece {
    size_t number;    /* from 0, through all files */
    size_t file;      /* which one, from 0 */
    const char *name; /* of that file, for messages */
    bool is_first;    /* of its file */
    size_t line;      /* of the first byte, from 1 */
    size_t first_row; /* of all the table's; known once rows were counted */
    size_t n_rows;    /* set by who counts them */
    bool has_quotes;  /* there is a quote in it */
    char *text;       /* `length` bytes and a NUL; to be written over at will,
                         and gone when the piece is finished */
    size_t length;
} bp_piece;

/* The size of a piece unless somebody says otherwise, and the most that one
 * row may be long. */
enum { BP_PIECE = 1 << 20, BP_LONGEST_ROW = 1 << 26 };

typedef struct bp_pieces bp_pieces;

/* What of a dialect matters before rows are read, and how much to take. */
typedef struct bp_cutting {
    size_t size;       /* of a piece, more when a row is longer; 0: BP_PIECE */
    bool keep;         /* the text can be gone over again */
    char comment;      /* as in bp_dialect */
    size_t skip_lines; /* as in bp_dialect */
} bp_cutting;

/* Opens the first of `n_paths` files ("-" is standard input). The caller closes
 * `*pieces`; `paths` must outlive it. BP_EDATA when it can't be read. */
bp_status bp_pieces_open(bp_pieces **pieces, const char *const *paths,
                         size_t n_paths, const bp_cutting *how, bp_error *err);
void bp_pieces_close(bp_pieces *pieces);

/* How the first file starts, without taking it away: what will be the first
 * piece, behind byte order mark and skipped lines. */
typedef struct bp_head {
    const char *text; /* a view, until the first bp_pieces_run */
    size_t length;
    size_t line; /* of its first byte */
    bool has_quotes;
    bool is_all;    /* of the only file */
    char separator; /* what a first line `sep=;`, as Excel writes it, says;
                       such lines are skipped. 0: there is none */
} bp_head;

bp_status bp_pieces_head(bp_pieces *pieces, bp_head *head, bp_error *err);

/* Says what parts the cells, before the first bp_pieces_run: a further file
 * with a line `sep=` that says something else is BP_EDATA from now on. */
void bp_pieces_expect(bp_pieces *pieces, char delimiter);

/* Lines `sep=;` of files behind the first, all that were opened so far. */
typedef struct bp_separators {
    size_t count;
    const char *name; /* of the first such file, for messages */
    char separator;   /* what it says */
} bp_separators;

bp_separators bp_pieces_separators(const bp_pieces *pieces);

/* What is done with each piece. */
typedef struct bp_piece_job {
    /* Works on a piece, on thread `thread` (0 .. n_threads - 1). */
    bp_status (*work)(void *context, size_t thread, bp_piece *piece,
                      bp_error *err);
    /* Finishes it on the same thread; called in the order of the pieces, one
     * at a time. May be NULL. */
    bp_status (*finish)(void *context, size_t thread, bp_piece *piece,
                        bp_error *err);
    void *context;
    /* True when a piece can be worked on without its text, which is NULL then.
     * May be NULL. */
    bool (*knows)(void *context, size_t number);
} bp_piece_job;

/* Goes over all pieces on up to `n_threads` threads; none is started for a
 * single piece. The first failure in the order of the text is the one
 * reported, after all pieces before it have been finished. Each further call
 * goes over the same pieces again (with `keep` only). */
bp_status bp_pieces_run(bp_pieces *pieces, size_t n_threads,
                        const bp_piece_job *job, bp_error *err);

/* The files' name for messages: the first one's. */
const char *bp_pieces_name(const bp_pieces *pieces);

/* All rows counted in the last run that set n_rows. */
size_t bp_pieces_rows(const bp_pieces *pieces);

/* XXH64 (seed 0) of all bytes of all files, unpacked, as `xxhsum -H1` prints
 * it; known after the first run. */
uint64_t bp_pieces_checksum(const bp_pieces *pieces);

#endif
