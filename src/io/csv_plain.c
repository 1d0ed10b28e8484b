/* csv_plain.c - the plainest lines: numbers and simple words, nothing else.
 *
 * Finding out where a cell ends and what number it is are done in one go: that
 * is half the work. What isn't plain is left for csv.c, which knows all of CSV.
 */
#include "csv_plain.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"

/* After a line that wasn't plain, as many are not tried. */
enum { PAUSE = 15 };

void csv_plain_init(csv_plain *plain, const bp_dialect *dialect,
                    bool keep_raw) {
    *plain = (csv_plain){.decimal = dialect->decimal ? dialect->decimal : '.',
                         .comment = dialect->comment};
    /* what may be in a number can't be told from a delimiter in passing */
    plain->is_off = keep_raw || dialect->blanks ||
                    dialect->delimiter == plain->decimal ||
                    !strchr(",;\t|:", dialect->delimiter);
    for (unsigned char c = '!'; c < 0x7f; c++)
        plain->classes[c] = CSV_SIMPLE;
    plain->classes['"'] = CSV_HARD;
    plain->classes['\n'] = CSV_NEWLINE;
    plain->classes['\r'] = CSV_RETURN;
    plain->classes[(unsigned char)dialect->delimiter] = CSV_DELIMITER;
}

void csv_plain_free(csv_plain *plain) {
    free(plain->cells);
    free(plain->ends);
    free(plain->values);
    free(plain->are_numbers);
    *plain = (csv_plain){0};
}

bp_status csv_plain_expect(csv_plain *plain, size_t n_cells, bp_error *err) {
    if (plain->is_off || n_cells == plain->room)
        return BP_OK;
    csv_plain old = *plain;
    plain->cells = bp_alloc(n_cells, sizeof(char *), err);
    plain->ends = bp_alloc(n_cells, sizeof(char *), err);
    plain->values = bp_alloc(n_cells, sizeof(double), err);
    plain->are_numbers = bp_alloc(n_cells, sizeof(bool), err);
    plain->room = n_cells;
    csv_plain_free(&old);
    return plain->cells && plain->ends && plain->values && plain->are_numbers
               ? BP_OK
               : BP_ESYSTEM;
}

static csv_class class_of(const csv_plain *plain, char c) {
    return (csv_class)plain->classes[(unsigned char)c];
}

/* Reads a cell; returns what follows it, whatever that is. */
static char *read_cell(csv_plain *plain, size_t n, char *start) {
    /* it comes from here, and so isn't constant */
    char *end = (char *)bp_num_scan(start, plain->decimal, &plain->values[n]);
    plain->are_numbers[n] = end && class_of(plain, *end) > CSV_SIMPLE;
    if (!plain->are_numbers[n])
        for (end = start; class_of(plain, *end) == CSV_SIMPLE;)
            end++;
    plain->cells[n] = start;
    plain->ends[n] = end;
    return end;
}

/* Reads cells up to the byte that ends the line; NULL when it isn't plain. */
static char *read_cells(csv_plain *plain, char *at, size_t *n_cells) {
    for (size_t n = 0; n < plain->room; n++) {
        char *end = read_cell(plain, n, at);
        at = end + 1;
        if (class_of(plain, *end) == CSV_DELIMITER)
            continue;
        bool ends = class_of(plain, *end) == CSV_NEWLINE ||
                    (class_of(plain, *end) == CSV_RETURN && *at == '\n');
        *n_cells = n + 1;
        return ends ? end : NULL;
    }
    return NULL;
}

bool csv_plain_read(csv_plain *plain, csv_place *place, bp_record *record) {
    if (plain->room == 0 || plain->pause > 0) {
        plain->pause -= plain->pause > 0;
        return false;
    }
    size_t n = 0;
    bool is_comment = plain->comment && *place->at == plain->comment;
    char *end = is_comment ? NULL : read_cells(plain, place->at, &n);
    if (!end || end == place->at) { /* an empty line has no cells at all */
        plain->pause = PAUSE;
        return false;
    }
    place->at = end + 1 + (*end == '\r');
    for (size_t i = 0; i < n; i++)
        *plain->ends[i] = '\0';
    *record = (bp_record){.file = place->file,
                          .line = place->line++,
                          .n_cells = n,
                          .cells = plain->cells,
                          .values = plain->values,
                          .are_numbers = plain->are_numbers};
    return true;
}
