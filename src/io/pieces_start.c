/* pieces_start.c - where the rows of a file start: behind a byte order mark,
 * lines to be skipped, and a line `sep=;`. */
#include <ctype.h>

#include "bp/text.h"
#include "foreign.h"
#include "pieces_inner.h"

/* UTF-8's byte order mark is passed over; what the first bytes show to be
 * something else is refused. */
static bp_status pass_mark(bp_pieces *pieces, bp_error *err) {
    enum { MARK = FOREIGN_LOOK };
    const buffer *b = &pieces->waiting;
    const char *what = NULL;
    bp_status status = pieces_fill(pieces, MARK, false, err);
    if (!status && b->length && foreign_may_be(b->bytes, b->length)) {
        status = pieces_fill(pieces, FOREIGN_BYTES, false, err);
        what = status ? NULL : foreign_format(b->bytes, b->length);
    }
    if (what)
        return bp_fail(err, BP_EDATA, "%s: %s", pieces_file(pieces), what);
    if (status)
        return status;
    if (b->length >= MARK && memcmp(b->bytes, "\xef\xbb\xbf", MARK) == 0)
        pieces_drop(pieces, MARK);
    return BP_OK;
}

static bp_status skip_line(bp_pieces *pieces, bp_error *err) {
    bool any = false; /* of a line without an end */
    for (;;) {
        const buffer *b = &pieces->waiting;
        bp_status status = pieces_fill(pieces, pieces_size(pieces), false, err);
        const char *newline = status ? NULL : pieces_find(b, 0, '\n');
        if (status || newline) {
            pieces_drop(pieces, newline ? (size_t)(newline - b->bytes) + 1 : 0);
            pieces->line += newline != NULL;
            return status;
        }
        any = any || b->length > 0;
        size_t n = pieces->line - !any;
        if (pieces->at_end)
            return bp_fail(err, BP_EDATA,
                           "%s: --skip-lines %zu leaves nothing: it has %zu "
                           "line%s",
                           pieces_file(pieces), pieces->how.skip_lines, n,
                           n == 1 ? "" : "s");
        pieces_drop(pieces, b->length);
    }
}

/* The longest line `sep=;`, with what ends it. */
enum { SEPARATOR_LINE = 7 };

/* What a line `sep=;` says; 0 when the text doesn't start with one. Letters and
 * what else can't be a delimiter make it a line like any other. */
static char separator_line(const buffer *b) {
    enum { AT = 4 };
    if (b->length < AT || memcmp(b->bytes, "sep=", AT) != 0)
        return 0;
    const char *end = pieces_find(b, 0, '\n');
    if (!end)
        return 0;
    size_t length = (size_t)(end - b->bytes);
    length -= b->bytes[length - 1] == '\r';
    char c = b->bytes[AT];
    bool parts = c == '\t' || (c > 0 && c != '"' && ispunct(c));
    return length == AT + 1 && parts ? c : 0;
}

static bp_status note_separator(bp_pieces *pieces, char separator,
                                bp_error *err) {
    if (pieces->n_opened == 1) {
        pieces->separator = separator;
        return BP_OK;
    }
    char first[BP_CLIP];
    char expected = pieces->expected;
    if (expected && separator != expected)
        return bp_fail(err, BP_EDATA,
                       "%s:%zu: 'sep=%c', but the cells of %s are parted by "
                       "%s; all files must be written alike, or say "
                       "--delimiter",
                       pieces_file(pieces), pieces->line, separator,
                       bp_clip(bp_pieces_name(pieces), first),
                       expected == '\t'
                           ? "tabs"
                           : (const char[]){'\'', expected, '\'', '\0'});
    if (pieces->n_further++ == 0) {
        pieces->further_file = pieces->n_opened - 1;
        pieces->further = separator;
    }
    return BP_OK;
}

void bp_pieces_expect(bp_pieces *pieces, char delimiter) {
    pieces->expected = delimiter;
}

bp_separators bp_pieces_separators(const bp_pieces *pieces) {
    return (bp_separators){pieces->n_further,
                           pieces_name(pieces->paths[pieces->further_file]),
                           pieces->further};
}

bp_status pieces_start(bp_pieces *pieces, bp_error *err) {
    bp_status status = pass_mark(pieces, err);
    for (size_t i = 0; !status && i < pieces->how.skip_lines; i++)
        status = skip_line(pieces, err);
    if (!status)
        status = pieces_fill(pieces, 1, false, err);
    if (!status && pieces->waiting.length && *pieces->waiting.bytes == 's')
        status = pieces_fill(pieces, SEPARATOR_LINE, false, err);
    char separator = status ? 0 : separator_line(&pieces->waiting);
    if (separator)
        status = note_separator(pieces, separator, err);
    if (separator && !status)
        status = skip_line(pieces, err);
    return status;
}
