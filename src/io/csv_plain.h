/* csv_plain.h - the plainest lines: numbers and simple words, nothing else. */
#ifndef BP_CSV_PLAIN_H
#define BP_CSV_PLAIN_H

#include "bp/csv.h"
#include "csv_strict.h"

/* What a byte is to a plain line. */
typedef enum csv_class {
    CSV_HARD, /* not for this reader: quotes, blanks, bytes beyond ASCII */
    CSV_SIMPLE,
    CSV_DELIMITER,
    CSV_NEWLINE,
    CSV_RETURN,
} csv_class;

/* Owns its arrays. */
typedef struct csv_plain {
    bool is_off; /* such dialects have no plain lines */
    char decimal, comment;
    unsigned char classes[256];
    size_t room;  /* cells that a line may have */
    size_t pause; /* lines until the next attempt, after one that failed */
    char **cells, **ends;
    double *values;
    bool *are_numbers;
} csv_plain;

void csv_plain_init(csv_plain *plain, const bp_dialect *dialect, bool keep_raw);
void csv_plain_free(csv_plain *plain);

/* Makes ready for lines of `n_cells` cells. BP_ESYSTEM. */
bp_status csv_plain_expect(csv_plain *plain, size_t n_cells, bp_error *err);

/* Reads the line at the place if it is a plain one: parts it and reads its
 * numbers in one go. False when it isn't, and then nothing has changed. */
bool csv_plain_read(csv_plain *plain, csv_place *place, bp_record *record);

#endif
