/* csv.h - comma-separated values, one record at a time.
 *
 * libcsv is the judge of what CSV is (RFC 4180, read strictly); this adds what
 * it leaves out: line numbers, a byte order mark, and a refusal with a place
 * and a reason for what can't be text in rows: NUL bytes, UTF-16, bytes that
 * are not UTF-8, bare carriage returns, stray and unclosed quotes.
 *
 * A pipe is read as it comes and nothing is kept but the current record, so
 * memory doesn't grow with the length of the file.
 */
#ifndef BP_CSV_H
#define BP_CSV_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "bp/error.h"

/* One record: a view that lives until the next one is read. */
typedef struct bp_record {
    size_t line;    /* where it starts, from 1 */
    size_t n_cells; /* 0 at the end of the file, and only there */
    char **cells;   /* unquoted, NUL-terminated, valid UTF-8 */
} bp_record;

typedef struct bp_csv bp_csv;

/* Opens `path` ("-" is standard input). BP_EDATA when it can't be read. The
 * caller closes `*csv`. */
bp_status bp_csv_open(bp_csv **csv, const char *path, char delimiter,
                      bp_error *err);
void bp_csv_close(bp_csv *csv);

/* The next record; blank lines are passed over and counted. BP_EDATA with file
 * and line for what is not CSV; after that the reader is only to be closed. */
bp_status bp_csv_next(bp_csv *csv, bp_record *record, bp_error *err);

/* The file's name, for messages. */
const char *bp_csv_name(const bp_csv *csv);

/* Lines with nothing on them, so far. */
size_t bp_csv_blank_lines(const bp_csv *csv);

/* XXH64 (seed 0) of all bytes read so far, as `xxhsum -H1` prints it. */
uint64_t bp_csv_checksum(const bp_csv *csv);

/* Writes one cell, quoted only where it must be. Errors show in ferror(out). */
void bp_csv_write(FILE *out, const char *cell, char delimiter);

#endif
