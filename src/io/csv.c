/* csv.c - the records in a piece of text.
 *
 * A line without a quote is parted here, in place: each block of 64 bytes is
 * turned into a set of bits, one for each byte that may end a cell, so that
 * only those bytes have to be looked at one by one. A record with a quote is
 * read by libcsv (csv_strict.c).
 */
#include "bp/csv.h"

#include <assert.h>
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "csv_plain.h"
#include "csv_strict.h"

enum { BLOCK = 64 };

/* Where something lies in the raw bytes of a record. */
typedef struct span {
    size_t start, length;
} span;

struct bp_csv {
    bp_dialect dialect;
    char tab; /* parts cells, too, where all blanks do; else it is the
                 delimiter once more */
    bool keep_raw;
    csv_plain plain;
    csv_strict *strict;

    csv_place place;
    char *block;     /* that reading is in; NULL: not looked at yet */
    uint64_t marks;  /* bit i: its byte i is not of a cell, and not yet seen */
    bool has_beyond; /* one of its bytes is beyond ASCII */
    size_t n_blank, n_comments;

    char **cells, **ends; /* of the line's cells */
    size_t cells_capacity, ends_capacity;

    char *raw;
    span *raw_cells;
    size_t raw_capacity, raw_cells_capacity;
};

/* Room for all cells that can end in one block, behind `n` of them. */
static bp_status make_room(bp_csv *csv, size_t n, bp_error *err) {
    bp_status status = bp_grow(&csv->cells, &csv->cells_capacity, n + BLOCK + 1,
                               sizeof(char *), err);
    return status ? status
                  : bp_grow(&csv->ends, &csv->ends_capacity, n + BLOCK + 1,
                            sizeof(char *), err);
}

bp_status bp_csv_new(bp_csv **made, const bp_dialect *dialect, bool keep_raw,
                     bp_error *err) {
    assert(dialect->delimiter && !strchr("\r\n\"", dialect->delimiter));
    bp_csv *csv = bp_alloc(1, sizeof *csv, err);
    if (!csv)
        return BP_ESYSTEM;
    csv->dialect = *dialect;
    csv->tab = dialect->blanks ? '\t' : dialect->delimiter;
    csv->keep_raw = keep_raw;
    csv_plain_init(&csv->plain, dialect, keep_raw);
    bp_status status = make_room(csv, 0, err);
    if (!status)
        status = csv_strict_new(&csv->strict, dialect, err);
    if (status) {
        bp_csv_free(csv);
        return status;
    }
    *made = csv;
    return BP_OK;
}

void bp_csv_free(bp_csv *csv) {
    if (!csv)
        return;
    csv_plain_free(&csv->plain);
    csv_strict_free(csv->strict);
    free(csv->cells);
    free(csv->ends);
    free(csv->raw);
    free(csv->raw_cells);
    free(csv);
}

/* 16 bytes at once; of two that were compared, each is 0 or all bits. */
typedef unsigned char bytes __attribute__((vector_size(16)));

/* The top bit of each byte, the first one's lowest. The product moves the top
 * bit of byte k to bit 56 + k, and no two bits meet on the way. */
static uint64_t top_bits(bytes b) {
    const uint64_t tops = UINT64_C(0x8080808080808080);
    const uint64_t gather = UINT64_C(0x0002040810204081);
    uint64_t half[2];
    memcpy(half, &b, sizeof half);
    return (le64toh(half[0]) & tops) * gather >> 56 |
           ((le64toh(half[1]) & tops) * gather >> 56) << 8;
}

/* Marks what may end a cell in the block, and sets has_beyond. Behind the end
 * of the text are newlines, so that a last line always ends. */
static uint64_t look(bp_csv *csv, const char *block) {
    char last[BLOCK];
    size_t left = (size_t)(csv->place.end - block);
    if (left < BLOCK) {
        memset(last, '\n', BLOCK);
        memcpy(last, block, left);
        block = last;
    }
    const unsigned char delimiter = (unsigned char)csv->dialect.delimiter;
    const unsigned char tab = (unsigned char)csv->tab;
    bytes all = {0};
    uint64_t marks = 0;
    for (unsigned i = 0; i < BLOCK; i += sizeof(bytes)) {
        bytes b;
        memcpy(&b, block + i, sizeof b);
        all |= b;
        marks |= top_bits((bytes)((b == delimiter) | (b == tab) | (b == '\n') |
                                  (b == '\r') | (b == '"')))
                 << i;
    }
    csv->has_beyond = top_bits(all) != 0;
    return marks;
}

/* Goes on at `to`, behind all that was seen. */
static void go_to(bp_csv *csv, char *to) {
    csv->place.at = to;
    if (csv->block && to < csv->block + BLOCK) {
        size_t seen = (size_t)(to - csv->block);
        csv->marks &= UINT64_MAX << seen;
        return;
    }
    csv->block = to;
    csv->marks = look(csv, to);
}

void bp_csv_start(bp_csv *csv, const bp_piece *piece) {
    csv->place = (csv_place){.file = piece->name,
                             .at = piece->text,
                             .end = piece->text + piece->length,
                             .line = piece->line};
    csv->n_blank = csv->n_comments = 0;
    csv->block = NULL;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static bool are_blank(const char *from, const char *to) {
    while (from < to && is_blank(*from))
        from++;
    return from == to;
}

/* A line, up to the byte that ends it: a newline, a carriage return, the NUL
 * behind the text; or a quote, and then the cells before it are void. */
typedef struct line {
    char *end;
    size_t n_cells; /* 0: there is nothing on it */
    bool has_beyond;
} line;

/* Finds the cells of the line at the place. Writes nothing into the text: there
 * may be a quote at the end of the line yet. */
static bp_status find_cells(bp_csv *csv, line *found, bp_error *err) {
    const char delimiter = csv->dialect.delimiter, tab = csv->tab;
    const bool skips = csv->dialect.blanks;
    char *block = csv->block, *start = csv->place.at, *end;
    uint64_t marks = csv->marks;
    size_t n = 0;
    bool has_beyond = csv->has_beyond;
    for (;;) {
        while (marks == 0) {
            bp_status status = make_room(csv, n, err);
            if (status)
                return status;
            marks = look(csv, block += BLOCK);
            has_beyond |= csv->has_beyond;
        }
        end = block + __builtin_ctzll(marks);
        bool parts = *end == delimiter || *end == tab;
        /* libcsv passes over a carriage return before a record starts */
        if (!parts && !(*end == '\r' && n == 0 && are_blank(start, end)))
            break;
        csv->cells[n] = start;
        csv->ends[n] = end;
        n += parts && !(skips && end == start);
        start = end + 1;
        marks &= marks - 1;
    }
    csv->cells[n] = start;
    csv->ends[n] = end;
    n += n == 0 ? !are_blank(start, end) : !(skips && end == start);
    csv->block = block;
    csv->marks = marks;
    *found = (line){end, n, has_beyond};
    return BP_OK;
}

/* Takes the blanks off a cell; where they are delimiters there are none. */
static void trim(char **cell, char **end) {
    while (*cell < *end && is_blank(**cell))
        ++*cell;
    while (*cell < *end && is_blank((*end)[-1]))
        --*end;
}

static void end_cells(bp_csv *csv, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char *cell = csv->cells[i], *end = csv->ends[i];
        if (cell < end &&
            ((unsigned char)*cell <= ' ' || (unsigned char)end[-1] <= ' '))
            trim(&csv->cells[i], &csv->ends[i]);
        *csv->ends[i] = '\0';
    }
}

static bp_status check_bytes(const bp_csv *csv, size_t n, bp_error *err) {
    for (size_t i = 0; i < n; i++)
        if (!bp_text_is_utf8(csv->cells[i],
                             (size_t)(csv->ends[i] - csv->cells[i])))
            return csv_refuse_bytes(&csv->place, i + 1, err);
    return BP_OK;
}

/* Keeps the record's bytes from `from` on, up to the one that ends its line. */
static bp_status keep_raw(bp_csv *csv, bp_record *record, const char *from,
                          const char *end, bp_error *err) {
    size_t length = (size_t)(end - from);
    bp_status status = bp_grow(&csv->raw, &csv->raw_capacity, length, 1, err);
    if (!status)
        status = bp_grow(&csv->raw_cells, &csv->raw_cells_capacity,
                         record->n_cells, sizeof(span), err);
    if (status)
        return status;
    memcpy(csv->raw, from, length);
    record->raw = csv->raw;
    record->raw_length = length;
    return BP_OK;
}

/* Notes where the raw cells of a line without quotes lie, before blanks are
 * taken off them. */
static void note_raw(bp_csv *csv, size_t n) {
    const char *from = csv->place.at;
    for (size_t i = 0; i < n; i++)
        csv->raw_cells[i] = (span){(size_t)(csv->cells[i] - from),
                                   (size_t)(csv->ends[i] - csv->cells[i])};
    if (!csv->dialect.blanks) /* what was passed over is of the first one */
        csv->raw_cells[0] = (span){0, (size_t)(csv->ends[0] - from)};
}

/* Finds the raw cells of a record that has quotes. */
static void part_raw(bp_csv *csv, const bp_record *record) {
    const bool skips = csv->dialect.blanks;
    bool quoted = false;
    size_t start = 0, n = 0;
    for (size_t i = 0; i <= record->raw_length && n < record->n_cells; i++) {
        bool at_end = i == record->raw_length;
        char c = at_end ? csv->dialect.delimiter : record->raw[i];
        quoted ^= c == '"';
        bool parts = c == csv->dialect.delimiter || c == csv->tab ||
                     (skips && c == '\r');
        if (quoted || !parts)
            continue;
        if (!skips || start < i)
            csv->raw_cells[n++] = (span){start, i - start};
        start = i + 1;
    }
}

static bp_status end_line(bp_csv *csv, const line *found, bp_record *record,
                          bp_error *err) {
    *record = (bp_record){.file = csv->place.file,
                          .line = csv->place.line,
                          .n_cells = found->n_cells,
                          .cells = csv->cells};
    bp_status status = BP_OK;
    char *end = found->end;
    bool returns = *end == '\r';
    if (csv->keep_raw)
        status = keep_raw(csv, record, csv->place.at, end, err);
    if (record->raw)
        note_raw(csv, record->n_cells);
    end_cells(csv, found->n_cells);
    if (!status && found->has_beyond)
        status = check_bytes(csv, found->n_cells, err);
    if (!status && returns && end[1] != '\n')
        status = csv_refuse_return(&csv->place, err);
    if (status)
        return status;
    csv->place.line++;
    go_to(csv, end == csv->place.end ? end : end + 1 + returns);
    return BP_OK;
}

static bp_status read_quoted(bp_csv *csv, bp_record *record, bp_error *err) {
    const char *from = csv->place.at;
    bp_status status = csv_strict_next(csv->strict, &csv->place, record, err);
    const char *end = csv->place.at;
    end -= end[-1] == '\n';
    end -= *end == '\n' && end[-1] == '\r';
    if (!status && csv->keep_raw)
        status = keep_raw(csv, record, from, end, err);
    if (record->raw)
        part_raw(csv, record);
    go_to(csv, csv->place.at);
    return status;
}

/* Passes over the rest of a line. */
static void pass_line(bp_csv *csv, char *from) {
    char *newline = memchr(from, '\n', (size_t)(csv->place.end - from));
    csv->place.line++;
    go_to(csv, newline ? newline + 1 : csv->place.end);
}

/* Reads a record of any kind; there may be none. */
static bp_status read_any(bp_csv *csv, bp_record *record, bp_error *err) {
    if (!csv->block)
        go_to(csv, csv->place.at);
    while (csv->place.at < csv->place.end) {
        if (csv->dialect.comment && *csv->place.at == csv->dialect.comment) {
            csv->n_comments++;
            pass_line(csv, csv->place.at);
            continue;
        }
        line found;
        bp_status status = find_cells(csv, &found, err);
        if (status)
            return status;
        if (*found.end == '"')
            return read_quoted(csv, record, err);
        if (found.n_cells > 0)
            return end_line(csv, &found, record, err);
        csv->n_blank++;
        pass_line(csv, found.end);
    }
    *record = (bp_record){.file = csv->place.file, .line = csv->place.line};
    return BP_OK;
}

bp_status bp_csv_next(bp_csv *csv, bp_record *record, bp_error *err) {
    if (csv_plain_read(&csv->plain, &csv->place, record)) {
        csv->block = NULL; /* nobody has looked there */
        return BP_OK;
    }
    bp_status status = read_any(csv, record, err);
    return status ? status
                  : csv_plain_expect(&csv->plain, record->n_cells, err);
}

size_t bp_csv_blank_lines(const bp_csv *csv) {
    return csv->n_blank;
}

size_t bp_csv_comments(const bp_csv *csv) {
    return csv->n_comments;
}

const char *bp_csv_raw_cell(const bp_csv *csv, const bp_record *record,
                            size_t i, size_t *length) {
    *length = csv->raw_cells[i].length;
    return record->raw + csv->raw_cells[i].start;
}

void bp_csv_write(FILE *out, const char *cell, char delimiter) {
    size_t length = strlen(cell);
    const char special[] = {delimiter, '"', '\n', '\r', '\0'};
    bool plain = cell[strcspn(cell, special)] == '\0' &&
                 (length == 0 || (!strchr(" \t", cell[0]) &&
                                  !strchr(" \t", cell[length - 1])));
    if (plain) {
        fwrite(cell, 1, length, out);
        return;
    }
    fputc('"', out);
    for (; *cell; cell++) {
        if (*cell == '"')
            fputc('"', out);
        fputc(*cell, out);
    }
    fputc('"', out);
}
