/* csv_judge.h - what bp_csv makes of a text, and what libcsv does; for unit
 * tests and fuzzing.
 *
 * The judge hands the text to libcsv byte by byte, so that it knows where
 * records start and end. Of bp's own rules it knows, in the plainest way there
 * is: lines, comments, runs of blanks, carriage returns, UTF-8. */
#ifndef BP_TEST_CSV_JUDGE_H
#define BP_TEST_CSV_JUDGE_H

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "bp/csv.h"
#include "bp/text.h"

/* Text that is written bit by bit, the last bit of which may be taken back. */
typedef struct record_text {
    FILE *file;
    char *text;
    size_t length, whole;
} record_text;

/* What came of reading a text to its end or to what was refused. */
typedef struct csv_reading {
    record_text cells; /* "[a][b]\n" for a record of two */
    record_text lines; /* "1 2 5 " for records that start on these */
    record_text raw;   /* of each record, with a newline behind it */
    record_text parts; /* the raw cells with delimiters between them, alike */
    size_t n_records, n_blank, n_comments;
    size_t n_values; /* cells found to be numbers while they were parted, and */
    size_t n_wrong;  /* those of them that bp_num_parse reads otherwise */
    bp_status status;
    bp_error error;
} csv_reading;

static inline void text_open(record_text *t) {
    t->file = open_memstream(&t->text, &t->length);
    if (!t->file)
        abort();
}

static inline void text_keep(record_text *t) {
    fflush(t->file);
    t->whole = t->length;
}

static inline void text_close(record_text *t) {
    fclose(t->file);
    t->file = NULL;
    t->text[t->whole] = '\0';
}

static inline void each_text(csv_reading *r, void (*call)(record_text *)) {
    call(&r->cells);
    call(&r->lines);
    call(&r->raw);
    call(&r->parts);
}

static inline void text_free(record_text *t) {
    free(t->text);
}

static inline void reading_free(csv_reading *r) {
    each_text(r, text_free);
}

/* ---- bp ---- */

/* A number that was read in passing is the very same bits. */
static inline void note_values(csv_reading *r, const bp_record *record,
                               const bp_dialect *dialect) {
    char decimal = dialect->decimal ? dialect->decimal : '.';
    for (size_t i = 0; record->are_numbers && i < record->n_cells; i++) {
        double value;
        if (!record->are_numbers[i])
            continue;
        r->n_values++;
        r->n_wrong +=
            bp_num_parse(record->cells[i], decimal, &value) != BP_NUM_OK ||
            memcmp(&value, &record->values[i], sizeof value) != 0;
    }
}

static inline void note_record(csv_reading *r, const bp_csv *csv,
                               const bp_record *record,
                               const bp_dialect *dialect) {
    char delimiter = dialect->delimiter;
    r->n_records++;
    note_values(r, record, dialect);
    fprintf(r->lines.file, "%zu ", record->line);
    for (size_t i = 0; i < record->n_cells; i++)
        fprintf(r->cells.file, "[%s]", record->cells[i]);
    fputc('\n', r->cells.file);
    for (size_t i = 0; record->raw && i < record->n_cells; i++) {
        size_t length;
        const char *cell = bp_csv_raw_cell(csv, record, i, &length);
        if (i > 0)
            fputc(delimiter, r->parts.file);
        fwrite(cell, 1, length, r->parts.file);
    }
    if (record->raw) {
        fwrite(record->raw, 1, record->raw_length, r->raw.file);
        fputc('\n', r->raw.file);
        fputc('\n', r->parts.file);
    }
    each_text(r, text_keep);
}

/* Reads a text that starts on line `line`, in memory that is not a byte longer
 * than it must be. */
static inline csv_reading read_with(bp_csv *csv, const char *text,
                                    size_t length, size_t line,
                                    const bp_dialect *dialect) {
    csv_reading r = {0};
    each_text(&r, text_open);
    bp_piece piece = {.name = "t.csv",
                      .line = line,
                      .text = malloc(length + 1),
                      .length = length,
                      .has_quotes = memchr(text, '"', length) != NULL};
    if (!piece.text)
        abort();
    memcpy(piece.text, text, length);
    piece.text[length] = '\0';
    bp_record record;
    bp_csv_start(csv, &piece);
    while (!(r.status = bp_csv_next(csv, &record, &r.error)) &&
           record.n_cells > 0)
        note_record(&r, csv, &record, dialect);
    r.n_blank = bp_csv_blank_lines(csv);
    r.n_comments = bp_csv_comments(csv);
    free(piece.text);
    each_text(&r, text_close);
    return r;
}

static inline csv_reading read_text(const char *text, size_t length,
                                    const bp_dialect *dialect, bool keep_raw) {
    bp_csv *csv;
    bp_error err;
    if (bp_csv_new(&csv, dialect, keep_raw, &err))
        abort();
    csv_reading r = read_with(csv, text, length, 1, dialect);
    bp_csv_free(csv);
    return r;
}

/* ---- the judge ---- */

typedef struct judge {
    struct csv_parser parser;
    csv_reading *r;
    const bp_dialect *dialect;
    bool begun;    /* something of a record has come */
    bool quoted;   /* the next byte is within quotes */
    bool gap;      /* blanks have come that were not handed on */
    bool ended;    /* a record has */
    bool returned; /* with a carriage return */
    bool blank;    /* nothing on this line so far */
    size_t line, line_at, record_line, record_at;
} judge;

static inline void judge_cell(void *data, size_t length, void *context) {
    judge *j = context;
    fputc('[', j->r->cells.file);
    fwrite(data, 1, length, j->r->cells.file);
    fputc(']', j->r->cells.file);
    if (!bp_text_is_utf8(data, length))
        j->r->status = BP_EDATA;
}

static inline void judge_record(int terminator, void *context) {
    judge *j = context;
    j->ended = true;
    j->returned = terminator == '\r';
}

static inline void judge_hand_on(judge *j, char c) {
    if (csv_parse(&j->parser, &c, 1, judge_cell, judge_record, j) != 1)
        j->r->status = BP_EDATA;
    if (j->begun && (j->quoted || !strchr("\r\n", c)))
        fputc(c, j->r->parts.file);
}

/* The record that has ended is one, and ends before `end`. */
static inline void judge_keep(judge *j, const char *text, size_t end) {
    csv_reading *r = j->r;
    if (r->status)
        return;
    r->n_records++;
    fprintf(r->lines.file, "%zu ", j->record_line);
    fputc('\n', r->cells.file);
    fputc('\n', r->parts.file);
    fwrite(text + j->record_at, 1, end - j->record_at, r->raw.file);
    fputc('\n', r->raw.file);
    each_text(r, text_keep);
    j->begun = j->ended = j->returned = false;
}

static inline bool judge_is_blank(const judge *j, char c) {
    return (c == ' ' || c == '\t') &&
           (j->dialect->blanks || c != j->dialect->delimiter);
}

static inline void judge_byte(judge *j, char c) {
    if (!j->quoted && j->dialect->blanks && judge_is_blank(j, c)) {
        j->gap = true;
        return;
    }
    bool ends = strchr("\r\n", c) != NULL;
    if (j->gap && j->begun && !ends)
        judge_hand_on(j, ' ');
    j->gap = false;
    if (!j->begun && !ends && !judge_is_blank(j, c)) {
        j->begun = true;
        j->record_line = j->line;
        j->record_at = j->line_at;
    }
    j->blank = j->blank && !j->begun;
    judge_hand_on(j, c);
    j->quoted ^= c == '"';
}

static inline void judge_text(judge *j, const char *text, size_t length) {
    csv_reading *r = j->r;
    for (size_t i = 0; i < length && !r->status; i++) {
        if (i == j->line_at && !j->begun && text[i] == j->dialect->comment) {
            r->n_comments++;
            while (i < length && text[i] != '\n')
                i++;
            j->line++;
            j->line_at = i + 1;
            continue;
        }
        if (j->returned && text[i] != '\n')
            r->status = BP_EDATA;
        bool returned = j->returned;
        judge_byte(j, text[i]);
        if (text[i] != '\n')
            continue;
        if (j->ended)
            judge_keep(j, text, i - returned);
        r->n_blank += j->blank;
        j->line++;
        j->line_at = i + 1;
        j->blank = !j->begun;
    }
    r->n_blank += j->blank && j->line_at < length;
}

static inline csv_reading judge_read(const char *text, size_t length,
                                     const bp_dialect *dialect) {
    csv_reading r = {0};
    judge j = {.r = &r, .dialect = dialect, .line = 1, .blank = true};
    each_text(&r, text_open);
    csv_init(&j.parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&j.parser, (unsigned char)dialect->delimiter);
    csv_set_blk_size(&j.parser, 65536);
    judge_text(&j, text, length);
    if (!r.status) {
        if (j.returned ||
            csv_fini(&j.parser, judge_cell, judge_record, &j) != 0)
            r.status = BP_EDATA;
        else if (j.ended)
            judge_keep(&j, text, length);
    }
    csv_free(&j.parser);
    each_text(&r, text_close);
    return r;
}

/* What differs between two readings; NULL when nothing does. */
static inline const char *reading_difference(const csv_reading *a,
                                             const csv_reading *b) {
    bool whole = !a->status && !b->status;
    return strcmp(a->cells.text, b->cells.text)      ? "cells"
           : strcmp(a->lines.text, b->lines.text)    ? "lines"
           : a->status != b->status                  ? "refusal"
           : a->n_records != b->n_records            ? "records"
           : a->n_wrong || b->n_wrong                ? "numbers"
           : whole && a->n_blank != b->n_blank       ? "blank lines"
           : whole && a->n_comments != b->n_comments ? "comments"
                                                     : NULL;
}

/* What of the raw bytes is not as the judge has it; NULL when all is. */
static inline const char *raw_difference(const csv_reading *r,
                                         const csv_reading *judged,
                                         const bp_dialect *dialect) {
    const record_text *parts = dialect->blanks ? &judged->parts : &judged->raw;
    return strcmp(r->raw.text, judged->raw.text) ? "raw records"
           : strcmp(r->parts.text, parts->text)  ? "raw cells"
                                                 : NULL;
}

#endif
