/* csv.c - comma-separated values, one record at a time.
 *
 * libcsv pushes cells at callbacks and knows no lines. So bytes are handed to
 * it line by line: a record ends within the line in which its callback came,
 * and a line that is not blank and ends no record leaves a quote open.
 */
#include "bp/csv.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "bp/mem.h"
#include "bp/text.h"

enum { CHUNK = 65536 };

struct bp_csv {
    char *name;
    int fd;
    struct csv_parser parser;
    XXH64_state_t checksum;

    char buffer[CHUNK]; /* bytes start .. end - 1 wait to be parsed */
    size_t start, end;
    bool at_end;

    size_t line;       /* of the next byte, from 1 */
    size_t first_line; /* of the record being read */
    size_t cell_line;  /* where the cell being read starts */
    bool blank;        /* nothing on this line so far */
    bool in_record;    /* the record goes on from an earlier line */
    bool ended;        /* a record has ended on this line */
    bool returned;     /* it ended with a carriage return, just now */
    size_t n_blank;

    char *text; /* the cells of the record, NUL-terminated, one after another */
    size_t text_length, text_capacity;
    size_t *offsets; /* where each starts */
    size_t n_cells, offsets_capacity;
    char **cells;
    size_t cells_capacity;
    bp_status status; /* a callback can't return one */
    bp_error *err;
};

/* libcsv calls this at the end of each cell. */
static void end_cell(void *data, size_t length, void *context) {
    bp_csv *csv = context;
    if (csv->status)
        return;
    csv->status = bp_grow(&csv->text, &csv->text_capacity,
                          csv->text_length + length + 1, 1, csv->err);
    if (!csv->status)
        csv->status = bp_grow(&csv->offsets, &csv->offsets_capacity,
                              csv->n_cells + 1, sizeof *csv->offsets, csv->err);
    if (csv->status)
        return;
    char *cell = csv->text + csv->text_length;
    unsigned char bits = 0;
    for (size_t i = 0; i < length; i++)
        bits |= (unsigned char)(cell[i] = ((const char *)data)[i]);
    cell[length] = '\0';
    csv->offsets[csv->n_cells++] = csv->text_length;
    csv->text_length += length + 1;
    csv->cell_line = csv->line;
    if (bits & 0x80 && !bp_text_is_utf8(cell, length))
        csv->status = bp_fail(csv->err, BP_EDATA,
                              "%s:%zu: column %zu: not UTF-8 text; if it is "
                              "Latin-1, convert it with iconv -f LATIN1 -t "
                              "UTF-8",
                              csv->name, csv->line, csv->n_cells);
}

/* libcsv calls this at the end of each record. */
static void end_record(int terminator, void *context) {
    bp_csv *csv = context;
    csv->ended = true;
    csv->returned = terminator == '\r';
    csv->in_record = false;
}

static bp_status unreadable(bp_csv *csv) {
    return bp_fail(csv->err, BP_EDATA, "%s: can't be read: %s",
                   *csv->name ? csv->name : "''", strerror(errno));
}

bp_status bp_csv_open(bp_csv **opened, const char *path, char delimiter,
                      bp_error *err) {
    bp_csv *csv = bp_alloc(1, sizeof *csv, err);
    if (!csv)
        return BP_ESYSTEM;
    bool standard = strcmp(path, "-") == 0;
    csv->err = err;
    csv->fd = -1;
    csv->line = csv->first_line = csv->cell_line = 1;
    csv->blank = true;
    csv->name = bp_copy(standard ? "standard input" : path, err);
    bp_status status = csv->name ? BP_OK : BP_ESYSTEM;
    if (!status)
        csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&csv->parser, (unsigned char)delimiter);
    XXH64_reset(&csv->checksum, 0);
    if (!status) {
        csv->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
        status = csv->fd < 0 ? unreadable(csv) : BP_OK;
    }
    if (status) {
        bp_csv_close(csv);
        return status;
    }
    *opened = csv;
    return BP_OK;
}

void bp_csv_close(bp_csv *csv) {
    if (!csv)
        return;
    csv_free(&csv->parser);
    if (csv->fd > STDIN_FILENO)
        close(csv->fd);
    free(csv->name);
    free(csv->text);
    free(csv->offsets);
    free(csv->cells);
    free(csv);
}

/* Reads what there is into the empty part of the buffer. */
static bp_status read_some(bp_csv *csv) {
    ssize_t got;
    do
        got = read(csv->fd, csv->buffer + csv->end, CHUNK - csv->end);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return unreadable(csv);
    csv->at_end = got == 0;
    XXH64_update(&csv->checksum, csv->buffer + csv->end, (size_t)got);
    const char *nul = memchr(csv->buffer + csv->end, '\0', (size_t)got);
    csv->end += (size_t)got;
    if (!nul)
        return BP_OK;
    size_t line = csv->line;
    for (const char *from = csv->buffer + csv->start; from < nul; from++)
        line += *from == '\n';
    return bp_fail(csv->err, BP_EDATA,
                   "%s:%zu: a NUL byte: this is no text "
                   "file",
                   csv->name, line);
}

/* Byte order marks: UTF-8's is passed over, UTF-16's says what is wrong. */
static bp_status read_start(bp_csv *csv) {
    bp_status status = BP_OK;
    while (!status && csv->end < 3 && !csv->at_end) {
        status = read_some(csv);
        const unsigned char *b = (const unsigned char *)csv->buffer;
        if (csv->end >= 2 &&
            ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff)))
            return bp_fail(csv->err, BP_EDATA,
                           "%s: UTF-16 text; convert it with iconv -f UTF-16 "
                           "-t UTF-8",
                           csv->name);
    }
    if (csv->end >= 3 && memcmp(csv->buffer, "\xef\xbb\xbf", 3) == 0)
        csv->start = 3;
    return status;
}

static bp_status refill(bp_csv *csv) {
    if (csv->line == 1 && csv->end == 0 && !csv->at_end)
        return read_start(csv);
    csv->start = csv->end = 0;
    return read_some(csv);
}

static bp_status stray_quote(bp_csv *csv) {
    if (csv_error(&csv->parser) != CSV_EPARSE)
        return bp_fail(csv->err, BP_ESYSTEM, "%s:%zu: %s", csv->name, csv->line,
                       csv_strerror(csv_error(&csv->parser)));
    return bp_fail(
        csv->err, BP_EDATA,
        "%s:%zu: column %zu: a stray quote; quote the whole cell and "
        "double the quotes in it",
        csv->name, csv->line, csv->n_cells + 1);
}

static bool is_blank(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr(" \t\r\n", text[i]))
            return false;
    return true;
}

/* To libcsv a carriage return ends a record as a newline does; but in a file
 * where nothing follows it, line numbers would mean nothing. */
static bp_status bare_return(bp_csv *csv) {
    return bp_fail(csv->err, BP_EDATA,
                   "%s:%zu: a bare carriage return ends a line; convert the "
                   "file with tr '\\r' '\\n'",
                   csv->name, csv->line);
}

/* Hands libcsv the rest of the line or of the buffer, but no further than a
 * carriage return. */
static bp_status parse_piece(bp_csv *csv) {
    const char *from = csv->buffer + csv->start;
    if (csv->returned && *from != '\n')
        return bare_return(csv);
    csv->returned = false;
    size_t length = csv->end - csv->start;
    const char *newline = memchr(from, '\n', length);
    if (newline)
        length = (size_t)(newline - from) + 1;
    const char *carriage_return = memchr(from, '\r', length);
    if (carriage_return)
        length = (size_t)(carriage_return - from) + 1;
    csv->blank = csv->blank && is_blank(from, length);
    size_t parsed =
        csv_parse(&csv->parser, from, length, end_cell, end_record, csv);
    if (csv->status)
        return csv->status;
    if (parsed != length)
        return stray_quote(csv);
    csv->start += length;
    if (carriage_return || !newline)
        return BP_OK;
    if (!csv->ended && !csv->in_record) {
        csv->in_record = !csv->blank;
        csv->n_blank += csv->blank;
    }
    csv->line++;
    csv->ended = false;
    csv->blank = true;
    return BP_OK;
}

static bp_status parse_end(bp_csv *csv) {
    if (csv->returned)
        return bare_return(csv);
    if (csv_fini(&csv->parser, end_cell, end_record, csv) == 0)
        return csv->status;
    return bp_fail(csv->err, BP_EDATA,
                   "%s:%zu: column %zu: the quote that opens here is never "
                   "closed",
                   csv->name, csv->cell_line, csv->n_cells + 1);
}

static bp_status deliver(bp_csv *csv, bp_record *record) {
    bp_status status = bp_grow(&csv->cells, &csv->cells_capacity, csv->n_cells,
                               sizeof *csv->cells, csv->err);
    if (status)
        return status;
    for (size_t i = 0; i < csv->n_cells; i++)
        csv->cells[i] = csv->text + csv->offsets[i];
    *record = (bp_record){csv->first_line, csv->n_cells, csv->cells};
    return BP_OK;
}

bp_status bp_csv_next(bp_csv *csv, bp_record *record, bp_error *err) {
    csv->err = err;
    csv->n_cells = csv->text_length = 0;
    for (bool whole = false; !whole;) {
        if (!csv->in_record && csv->blank)
            csv->first_line = csv->cell_line = csv->line;
        size_t line = csv->line;
        bp_status status;
        if (csv->start < csv->end) {
            status = parse_piece(csv);
            whole = csv->n_cells > 0 && csv->line > line && !csv->in_record;
        } else if (!csv->at_end) {
            status = refill(csv);
        } else {
            status = parse_end(csv);
            whole = true;
        }
        if (status)
            return status;
    }
    return deliver(csv, record);
}

const char *bp_csv_name(const bp_csv *csv) {
    return csv->name;
}

size_t bp_csv_blank_lines(const bp_csv *csv) {
    return csv->n_blank;
}

uint64_t bp_csv_checksum(const bp_csv *csv) {
    return XXH64_digest(&csv->checksum);
}

void bp_csv_write(FILE *out, const char *cell, char delimiter) {
    size_t length = strlen(cell);
    const char special[] = {delimiter, '"', '\n', '\r', '\0'};
    bool plain = cell[strcspn(cell, special)] == '\0' &&
                 (length == 0 || (!strchr(" \t", cell[0]) &&
                                  !strchr(" \t", cell[length - 1])));
    if (plain)
        fwrite(cell, 1, length, out);
    else
        csv_fwrite(out, cell, length);
}
