/* csv_strict.c - one record that has quotes in it, read by libcsv.
 *
 * libcsv pushes cells at callbacks and knows no lines. So bytes are handed to
 * it line by line, and no further than a carriage return: a record ends within
 * the line in which its callback came.
 */
#include "csv_strict.h"

#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"

struct csv_strict {
    struct csv_parser parser;
    char delimiter;
    bool blanks; /* as in bp_dialect */

    csv_place *place; /* of the line that is being read */
    size_t cell_line; /* where the cell that is being read starts */
    bool ended;       /* the record has */
    bool returned;    /* with a carriage return */

    char *text; /* the cells of the record, NUL-terminated, one after another */
    size_t text_length, text_capacity;
    size_t *offsets; /* where each starts */
    size_t n_cells, offsets_capacity;
    char **cells;
    size_t cells_capacity;
    bp_status status; /* a callback can't return one */
    bp_error *err;

    char *joined; /* a line with one blank for each run of them */
    size_t joined_capacity;
    bool begun;  /* something of the record has been joined */
    bool quoted; /* its next byte is within quotes */
};

static void start_parser(csv_strict *strict) {
    enum { STEP = 65536 };
    csv_init(&strict->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&strict->parser, (unsigned char)strict->delimiter);
    /* a long cell would be copied each 128 bytes that it grows */
    csv_set_blk_size(&strict->parser, STEP);
}

bp_status csv_strict_new(csv_strict **strict, const bp_dialect *dialect,
                         bp_error *err) {
    *strict = bp_alloc(1, sizeof **strict, err);
    if (!*strict)
        return BP_ESYSTEM;
    (*strict)->delimiter = dialect->delimiter;
    (*strict)->blanks = dialect->blanks;
    start_parser(*strict);
    return BP_OK;
}

void csv_strict_free(csv_strict *strict) {
    if (!strict)
        return;
    csv_free(&strict->parser);
    free(strict->text);
    free(strict->offsets);
    free(strict->cells);
    free(strict->joined);
    free(strict);
}

/* libcsv calls this at the end of each cell. */
static void end_cell(void *data, size_t length, void *context) {
    csv_strict *strict = context;
    if (strict->status)
        return;
    strict->status = bp_grow(&strict->text, &strict->text_capacity,
                             strict->text_length + length + 1, 1, strict->err);
    if (!strict->status)
        strict->status =
            bp_grow(&strict->offsets, &strict->offsets_capacity,
                    strict->n_cells + 1, sizeof(size_t), strict->err);
    if (strict->status)
        return;
    char *cell = strict->text + strict->text_length;
    unsigned char bits = 0;
    for (size_t i = 0; i < length; i++)
        bits |= (unsigned char)(cell[i] = ((const char *)data)[i]);
    cell[length] = '\0';
    strict->offsets[strict->n_cells++] = strict->text_length;
    strict->text_length += length + 1;
    strict->cell_line = strict->place->line;
    if (bits & 0x80 && !bp_text_is_utf8(cell, length))
        strict->status =
            csv_refuse_bytes(strict->place, strict->n_cells, strict->err);
}

/* libcsv calls this at the end of each record. */
static void end_record(int terminator, void *context) {
    csv_strict *strict = context;
    strict->ended = true;
    strict->returned = terminator == '\r';
}

bp_status csv_refuse_bytes(const csv_place *place, size_t col, bp_error *err) {
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column %zu: not UTF-8 text; if it is Latin-1, "
                   "convert it with iconv -f LATIN1 -t UTF-8",
                   place->file, place->line, col);
}

/* To libcsv a carriage return ends a record as a newline does; but in a file
 * where nothing follows it, line numbers would mean nothing. */
bp_status csv_refuse_return(const csv_place *place, bp_error *err) {
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: a bare carriage return ends a line; convert the "
                   "file with tr '\\r' '\\n'",
                   place->file, place->line);
}

static bp_status refuse_quote(csv_strict *strict) {
    const csv_place *place = strict->place;
    int why = csv_error(&strict->parser);
    if (why != CSV_EPARSE)
        return bp_fail(strict->err, BP_ESYSTEM, "%s:%zu: %s", place->file,
                       place->line, csv_strerror(why));
    return bp_fail(
        strict->err, BP_EDATA,
        "%s:%zu: column %zu: a stray quote; quote the whole cell and "
        "double the quotes in it",
        place->file, place->line, strict->n_cells + 1);
}

/* Makes one blank of each run of them outside of quotes, and none of those at
 * the start and the end of the record. */
static bp_status join_blanks(csv_strict *strict, const char **text,
                             size_t *length) {
    size_t n = 0;
    bool gap = false;
    bp_status status = bp_grow(&strict->joined, &strict->joined_capacity,
                               *length, 1, strict->err);
    for (size_t i = 0; !status && i < *length; i++) {
        char c = (*text)[i];
        if (!strict->quoted && (c == ' ' || c == '\t')) {
            gap = true;
            continue;
        }
        bool ends = c == '\n' || c == '\r';
        bool returned = n > 0 && strict->joined[n - 1] == '\r';
        if (gap && strict->begun && (!ends || returned))
            strict->joined[n++] = ' ';
        gap = false;
        strict->begun |= !ends;
        strict->quoted ^= c == '"';
        strict->joined[n++] = c;
    }
    *text = strict->joined;
    *length = n;
    return status;
}

static bp_status take_line(csv_strict *strict, const char *text,
                           size_t length) {
    bp_status status = BP_OK;
    if (strict->blanks)
        status = join_blanks(strict, &text, &length);
    while (!status && length > 0 && !strict->ended) {
        const char *end = memchr(text, '\r', length);
        size_t part = end ? (size_t)(end - text) + 1 : length;
        size_t parsed = csv_parse(&strict->parser, text, part, end_cell,
                                  end_record, strict);
        status = strict->status;
        if (!status && parsed != part)
            status = refuse_quote(strict);
        text += part;
        length -= part;
    }
    if (!status && strict->returned && (length != 1 || *text != '\n'))
        status = csv_refuse_return(strict->place, strict->err);
    return status;
}

static bp_status take_end(csv_strict *strict) {
    if (csv_fini(&strict->parser, end_cell, end_record, strict) == 0)
        return strict->status;
    return bp_fail(strict->err, BP_EDATA,
                   "%s:%zu: column %zu: the quote that opens here is never "
                   "closed",
                   strict->place->file, strict->cell_line, strict->n_cells + 1);
}

static bp_status read_cells(csv_strict *strict) {
    csv_place *place = strict->place;
    bp_status status = BP_OK;
    while (!status && !strict->ended && place->at < place->end) {
        size_t left = (size_t)(place->end - place->at);
        const char *newline = memchr(place->at, '\n', left);
        size_t length = newline ? (size_t)(newline - place->at) + 1 : left;
        status = take_line(strict, place->at, length);
        place->at += length;
        place->line += newline != NULL;
    }
    return (status || strict->ended) ? status : take_end(strict);
}

bp_status csv_strict_next(csv_strict *strict, csv_place *place,
                          bp_record *record, bp_error *err) {
    strict->place = place;
    strict->cell_line = place->line;
    strict->ended = strict->returned = strict->begun = strict->quoted = false;
    strict->n_cells = strict->text_length = 0;
    strict->status = BP_OK;
    strict->err = err;
    *record = (bp_record){.file = place->file, .line = place->line};
    bp_status status = read_cells(strict);
    if (!status)
        status = bp_grow(&strict->cells, &strict->cells_capacity,
                         strict->n_cells, sizeof(char *), err);
    if (status) { /* a parser that has failed is of no more use */
        csv_free(&strict->parser);
        start_parser(strict);
        return status;
    }
    for (size_t i = 0; i < strict->n_cells; i++)
        strict->cells[i] = strict->text + strict->offsets[i];
    record->n_cells = strict->n_cells;
    record->cells = strict->cells;
    return BP_OK;
}
