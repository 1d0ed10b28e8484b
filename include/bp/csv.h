/* csv.h - comma-separated values: the records in a piece of text.
 *
 * libcsv is the judge of what CSV is (RFC 4180, read strictly). Lines without
 * a quote are parted by a loop of our own, several times as fast, that a fuzz
 * test holds against libcsv. This adds what libcsv leaves out: line numbers,
 * comments, and a refusal with place and reason of bytes that are not UTF-8,
 * bare carriage returns, stray quotes.
 */
#ifndef BP_CSV_H
#define BP_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/error.h"
#include "bp/num.h"
#include "bp/pieces.h"

/* One record: a view that lives until the next one is read. */
typedef struct bp_record {
    const char *file;     /* for messages */
    size_t line;          /* where it starts, from 1 */
    size_t n_cells;       /* 0 at the end of the piece, and only there */
    char **cells;         /* unquoted, without blanks around them unless quoted;
                             NUL-terminated, valid UTF-8 */
    const double *values; /* of cells that were found to be numbers */
    const bool *are_numbers; /* which those are; others may be, too. NULL when
                                none was found */
    const char *raw;         /* the bytes of the record as they lay in the file,
                                without its newline; NULL unless asked for */
    size_t raw_length;
} bp_record;

/* Reads cell `i` as bp_num_parse does, if that wasn't done yet. */
static inline bp_num_kind bp_record_number(const bp_record *record, size_t i,
                                           char decimal, double *value) {
    if (!record->are_numbers || !record->are_numbers[i])
        return bp_num_parse(record->cells[i], decimal, value);
    *value = record->values[i];
    return BP_NUM_OK;
}

typedef struct bp_csv bp_csv;

/* A reader of such files, for one thread. With `keep_raw`, records have their
 * raw bytes. The caller frees `*csv`. */
bp_status bp_csv_new(bp_csv **csv, const bp_dialect *dialect, bool keep_raw,
                     bp_error *err);
void bp_csv_free(bp_csv *csv);

/* Starts on a piece, which must live until the last record has been read; its
 * text is written over. */
void bp_csv_start(bp_csv *csv, const bp_piece *piece);

/* The next record. Blank lines and comments are passed over and counted.
 * BP_EDATA with file and line for what is not CSV. */
bp_status bp_csv_next(bp_csv *csv, bp_record *record, bp_error *err);

/* Lines with nothing on them, and comments, since the piece was started. */
size_t bp_csv_blank_lines(const bp_csv *csv);
size_t bp_csv_comments(const bp_csv *csv);

/* The raw text of the record's cell `i`, quotes and blanks included: a view of
 * `*length` bytes of record->raw. */
const char *bp_csv_raw_cell(const bp_csv *csv, const bp_record *record,
                            size_t i, size_t *length);

/* Writes one cell, quoted only where it must be. Errors show in ferror(out). */
void bp_csv_write(FILE *out, const char *cell, char delimiter);

#endif
