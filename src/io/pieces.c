/* pieces.c - the text of files, cut where rows end.
 *
 * In CSV that is read strictly each quote opens or closes, or is one of a pair
 * that does both; so a newline ends a row if the number of quotes before it is
 * even. That holds up to the first place that is not CSV, and there whoever
 * reads the rows stops anyway.
 */
#include "bp/pieces.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "pieces_inner.h"

/* Room for `length` bytes and a NUL. */
static bp_status reserve(buffer *b, size_t length, bp_error *err) {
    return bp_grow(&b->bytes, &b->capacity, length + 1, 1, err);
}

static bp_source *source_of(const bp_pieces *pieces) {
    return pieces->sources[pieces->n_opened - 1];
}

const char *pieces_file(const bp_pieces *pieces) {
    return bp_source_name(source_of(pieces));
}

const char *pieces_find(const buffer *b, size_t from, char c) {
    return memchr(b->bytes + from, c, b->length - from);
}

/* True when the rest of an input had better not be waited for: rows that have
 * come are wanted at once. Where a text is kept, its pieces are cut by size
 * alone. */
static bool pauses(const bp_pieces *pieces) {
    const buffer *b = &pieces->waiting;
    return !pieces->how.keep && b->length &&
           memrchr(b->bytes, '\n', b->length) &&
           !bp_source_is_ready(source_of(pieces));
}

/* False when the input would have to be waited for and had better not be:
 * something has failed before. */
static bool may_read(const bp_pieces *pieces) {
    return !pieces->may_wait || bp_source_is_ready(source_of(pieces)) ||
           pieces->may_wait(pieces->waiter);
}

bp_status pieces_fill(bp_pieces *pieces, size_t length, bool more,
                      bp_error *err) {
    buffer *b = &pieces->waiting;
    bp_status status = reserve(b, length, err);
    while (!status && !pieces->at_end && b->length < length &&
           (more || !pauses(pieces))) {
        more = false;
        size_t n = 0;
        if (!may_read(pieces))
            return BP_EDATA; /* it has been said what */
        status = bp_source_read(source_of(pieces), b->bytes + b->length,
                                length - b->length, &n, err);
        if (status)
            break;
        XXH64_update(&pieces->checksum, b->bytes + b->length, n);
        b->length += n;
        pieces->at_end = n == 0;
    }
    return status;
}

void pieces_drop(bp_pieces *pieces, size_t length) {
    buffer *b = &pieces->waiting;
    memmove(b->bytes, b->bytes + length, b->length - length);
    b->length -= length;
    pieces->offset += length;
}

size_t pieces_size(const bp_pieces *pieces) {
    return pieces->how.size ? pieces->how.size : BP_PIECE;
}

static bp_status open_next(bp_pieces *pieces, bp_error *err) {
    if (pieces->n_opened > 0 && !pieces->how.keep) {
        bp_source_close(source_of(pieces));
        pieces->sources[pieces->n_opened - 1] = NULL;
    }
    bp_source *source;
    bp_status status = bp_source_open(&source, pieces->paths[pieces->n_opened],
                                      pieces->how.keep, err);
    if (status)
        return status;
    pieces->sources[pieces->n_opened++] = source;
    pieces->offset = 0;
    pieces->line = 1;
    pieces->at_end = false;
    pieces->at_start = true;
    status = pieces_start(pieces, err);
    if (!status)
        status = pieces_fill(pieces, pieces_size(pieces), false, err);
    if (!status && pieces->at_end && pieces->waiting.length == 0)
        status = bp_fail(err, BP_EDATA, "%s: empty: it has no rows",
                         pieces_file(pieces));
    return status;
}

bp_status bp_pieces_open(bp_pieces **opened, const char *const *paths,
                         size_t n_paths, const bp_cutting *how, bp_error *err) {
    bp_pieces *pieces = bp_alloc(1, sizeof *pieces, err);
    if (!pieces)
        return BP_ESYSTEM;
    pieces->paths = paths;
    pieces->n_paths = n_paths;
    pieces->how = *how;
    XXH64_reset(&pieces->checksum, 0);
    pieces->sources = bp_alloc(n_paths, sizeof(bp_source *), err);
    bp_status status = pieces->sources ? open_next(pieces, err) : BP_ESYSTEM;
    if (status)
        bp_pieces_close(pieces);
    else
        *opened = pieces;
    return status;
}

void bp_pieces_close(bp_pieces *pieces) {
    if (!pieces)
        return;
    for (size_t i = 0; pieces->sources && i < pieces->n_opened; i++)
        bp_source_close(pieces->sources[i]);
    free(pieces->sources);
    free(pieces->waiting.bytes);
    free(pieces->places);
    free(pieces);
}

bp_status pieces_is_single(bp_pieces *pieces, bool *single, bp_error *err) {
    bp_status status = BP_OK;
    if (!pieces->has_cut)
        status = pieces_fill(pieces, pieces_size(pieces), false, err);
    *single = pieces->has_cut
                  ? pieces->is_complete && pieces->n_places <= 1
                  : pieces->at_end && pieces->n_opened == pieces->n_paths;
    return status;
}

static size_t count(const char *text, size_t length, char c) {
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += text[i] == c;
    return n;
}

/* True when a row can start here: nothing but blanks and comments is none. */
static bool has_content(const bp_pieces *pieces, const char *text,
                        size_t length) {
    const char *end = text + length;
    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *next = newline ? newline + 1 : end;
        bool comment = pieces->how.comment && *text == pieces->how.comment;
        for (; !comment && text < next; text++)
            if (!strchr(" \t\r\n", *text))
                return true;
        text = next;
    }
    return false;
}

/* Where the last row of the text ends; 0 when none does. Quotes in comments
 * count for nothing, so with comments the text is gone through line by line. */
static size_t last_row_end(const bp_pieces *pieces, const char *text,
                           size_t length, bool has_quotes) {
    const char *newline = NULL;
    if (!has_quotes) {
        newline = memrchr(text, '\n', length);
        return newline ? (size_t)(newline - text) + 1 : 0;
    }
    size_t end = 0;
    if (pieces->how.comment == 0) {
        bool inside = count(text, length, '"') % 2;
        for (end = length; end > 0; end--) {
            inside ^= text[end - 1] == '"';
            if (text[end - 1] == '\n' && !inside)
                break;
        }
        return end;
    }
    bool inside = false;
    for (size_t start = 0; start < length;) {
        newline = memchr(text + start, '\n', length - start);
        if (!newline)
            break;
        size_t next = (size_t)(newline - text) + 1;
        if (inside || text[start] != pieces->how.comment)
            inside ^= count(text + start, next - start, '"') % 2;
        end = inside ? end : next;
        start = next;
    }
    return end;
}

static bp_status refuse_nul(const bp_pieces *pieces, const char *nul,
                            bp_error *err) {
    const char *text = pieces->waiting.bytes;
    size_t line = pieces->line + count(text, (size_t)(nul - text), '\n');
    return bp_fail(err, BP_EDATA, "%s:%zu: a NUL byte: this is no text file",
                   pieces_file(pieces), line);
}

/* A quote that is never closed makes the rest of the file one row. */
static bp_status refuse_long(const bp_pieces *pieces, bp_error *err) {
    const buffer *b = &pieces->waiting;
    const char *quote = pieces_find(b, 0, '"');
    size_t before = quote ? (size_t)(quote - b->bytes) : 0;
    return bp_fail(
        err, BP_EDATA, "%s:%zu: a row of more than 64 MiB starts here%s",
        pieces_file(pieces), pieces->line + count(b->bytes, before, '\n'),
        quote ? "; is its quote never closed?" : "");
}

/* Where the next piece ends in the first `length` bytes of what waits; 0 when
 * no row is whole yet. */
static size_t find_end(const bp_pieces *pieces, size_t length,
                       bool has_quotes) {
    const buffer *b = &pieces->waiting;
    if (pieces->at_end && length == b->length)
        return length;
    size_t end = last_row_end(pieces, b->bytes, length, has_quotes);
    return pieces->at_start && !has_content(pieces, b->bytes, end) ? 0 : end;
}

/* Finds the cut in what waits. The rows before a NUL byte are a piece yet. */
static bp_status try_cut(const bp_pieces *pieces, place *cut, bp_error *err) {
    const buffer *b = &pieces->waiting;
    const char *quote = pieces_find(b, 0, '"'), *nul = pieces_find(b, 0, '\0');
    size_t length = nul ? (size_t)(nul - b->bytes) : b->length;
    cut->length = find_end(pieces, length, quote != NULL);
    cut->has_quotes = quote && quote < b->bytes + cut->length;
    return nul && cut->length == 0 ? refuse_nul(pieces, nul, err) : BP_OK;
}

/* Finds where the next piece ends, reading on while not even one row is
 * whole. The length is 0 at the end of the file. */
static bp_status find_cut(bp_pieces *pieces, place *cut, bp_error *err) {
    const buffer *b = &pieces->waiting;
    size_t size = pieces_size(pieces);
    bp_status status = pieces_fill(pieces, size, false, err);
    while (!status) {
        status = try_cut(pieces, cut, err);
        if (status || cut->length > 0 || pieces->at_end)
            break;
        if (b->length >= BP_LONGEST_ROW)
            return refuse_long(pieces, err);
        while (b->length >= size)
            size *= 2;
        status = pieces_fill(pieces, size, true, err);
    }
    return status;
}

bp_status bp_pieces_head(bp_pieces *pieces, bp_head *head, bp_error *err) {
    place cut = {0};
    bp_status status = find_cut(pieces, &cut, err);
    *head = (bp_head){.text = pieces->waiting.bytes,
                      .length = cut.length,
                      .line = pieces->line,
                      .has_quotes = cut.has_quotes,
                      .is_all = pieces->at_end && pieces->n_paths == 1 &&
                                cut.length == pieces->waiting.length,
                      .separator = pieces->separator};
    return status;
}

/* The buffer that waits becomes the piece's; what is behind its end goes on
 * waiting in the piece's old one. */
static bp_status swap(bp_pieces *pieces, buffer *text, size_t end,
                      bp_error *err) {
    buffer full = pieces->waiting;
    size_t rest = full.length - end;
    bp_status status = reserve(text, rest, err);
    if (status)
        return status;
    memcpy(text->bytes, full.bytes + end, rest);
    text->length = rest;
    pieces->waiting = *text;
    full.length = end;
    full.bytes[end] = '\0';
    *text = full;
    pieces->offset += end;
    pieces->line += count(full.bytes, end, '\n');
    pieces->at_start = false;
    return BP_OK;
}

bp_status pieces_cut(bp_pieces *pieces, buffer *text, place *cut,
                     bp_error *err) {
    bp_status status = BP_OK;
    *cut = (place){0};
    for (;;) {
        status = find_cut(pieces, cut, err);
        if (status || cut->length > 0)
            break;
        if (pieces->n_opened == pieces->n_paths) {
            pieces->is_complete = true;
            return BP_OK;
        }
        status = open_next(pieces, err);
        if (status)
            return status;
    }
    if (status)
        return status;
    cut->file = pieces->n_opened - 1;
    cut->offset = pieces->offset;
    cut->line = pieces->line;
    cut->is_first = pieces->at_start;
    if (pieces->how.keep) {
        status = bp_grow(&pieces->places, &pieces->capacity,
                         pieces->n_places + 1, sizeof(place), err);
        if (!status)
            pieces->places[pieces->n_places++] = *cut;
    }
    pieces->has_cut = true;
    return status ? status : swap(pieces, text, cut->length, err);
}
