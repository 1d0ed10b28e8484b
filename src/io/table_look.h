/* table_look.h - a look at the first rows of a table: which character parts
 * its cells, and whether the first row is names. */
#ifndef BP_TABLE_LOOK_H
#define BP_TABLE_LOOK_H

#include "bp/table.h"

/* The first rows. Owns them. */
typedef struct bp_look {
    bp_record *rows;
    size_t n_rows;
    bool is_all;    /* the table has no others */
    char separator; /* what a first line `sep=;` says, else 0 */
    char **cells;   /* of all rows */
    char *text;     /* of all cells */
} bp_look;

/* Looks: finds table->dialect.delimiter if that is 0, and leaves the first rows
 * in table->look. What is no CSV ends them, and is an error only in the first;
 * whoever reads the table will say what it is. */
bp_status table_look(bp_table *table, bp_error *err);
void table_forget_look(bp_table *table);

/* True when the first row is names: no cell of it is a number, and either a
 * column of numbers stands under one, or, where all is text, no cell of it
 * comes again in its column. */
bool table_has_header(const bp_look *look, const bp_dialect *dialect);

#endif
