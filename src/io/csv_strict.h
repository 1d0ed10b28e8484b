/* csv_strict.h - one record that has quotes in it, read by libcsv. */
#ifndef BP_CSV_STRICT_H
#define BP_CSV_STRICT_H

#include "bp/csv.h"

typedef struct csv_strict csv_strict;

/* Where reading is in a text. */
typedef struct csv_place {
    const char *file; /* for messages */
    char *at, *end;   /* the next byte, and the NUL behind the last */
    size_t line;      /* of the next byte */
} csv_place;

/* The caller frees `*strict`. */
bp_status csv_strict_new(csv_strict **strict, const bp_dialect *dialect,
                         bp_error *err);
void csv_strict_free(csv_strict *strict);

/* Reads the record that starts at `place`, on a line with a quote, and moves
 * the place behind it. Sets what the record has, but for its raw bytes; the
 * text is left as it is. */
bp_status csv_strict_next(csv_strict *strict, csv_place *place,
                          bp_record *record, bp_error *err);

/* What both readers refuse: a cell of bytes that are not UTF-8 (`col` from 1),
 * and a carriage return that ends a line by itself. */
bp_status csv_refuse_bytes(const csv_place *place, size_t col, bp_error *err);
bp_status csv_refuse_return(const csv_place *place, bp_error *err);

#endif
