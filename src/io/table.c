/* table.c - a whole CSV file as text, and whether its first row is names. */
#include "bp/table.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* Room of the arrays that grow while the file is read. */
typedef struct room {
    size_t lines, cells, text, text_length;
} room;

static bp_status add_record(bp_table *table, room *have,
                            const bp_record *record, bp_error *err) {
    size_t first = table->n_rows * table->n_cols;
    bp_status status = bp_grow(&table->lines, &have->lines, table->n_rows + 1,
                               sizeof *table->lines, err);
    if (!status)
        status = bp_grow(&table->cells, &have->cells, first + table->n_cols,
                         sizeof *table->cells, err);
    for (size_t i = 0; !status && i < record->n_cells; i++) {
        size_t length = strlen(record->cells[i]) + 1;
        status = bp_grow(&table->text, &have->text, have->text_length + length,
                         1, err);
        if (status)
            break;
        memcpy(table->text + have->text_length, record->cells[i], length);
        table->cells[first + i] = have->text_length;
        have->text_length += length;
    }
    if (!status)
        table->lines[table->n_rows++] = record->line;
    return status;
}

static bp_status refuse_ragged(const bp_table *table, const bp_record *record,
                               bp_error *err) {
    const char *remedy = table->n_cols == 1
                             ? "does another --delimiter part its cells?"
                         : record->n_cells < table->n_cols
                             ? "write out the missing ones, empty if need be"
                             : "quote a cell that has the delimiter in it";
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: %zu cell%s where line %zu has %zu; %s", table->file,
                   record->line, record->n_cells,
                   record->n_cells == 1 ? "" : "s", table->lines[0],
                   table->n_cols, remedy);
}

static bp_status read_records(bp_table *table, bp_csv *csv, bp_error *err) {
    room have = {0};
    for (;;) {
        bp_record record;
        bp_status status = bp_csv_next(csv, &record, err);
        if (status || record.n_cells == 0)
            return status;
        if (table->n_rows == 0)
            table->n_cols = record.n_cells;
        if (record.n_cells != table->n_cols)
            return refuse_ragged(table, &record, err);
        status = add_record(table, &have, &record, err);
        if (status)
            return status;
    }
}

static bool is_number(const char *cell) {
    double value;
    return bp_num_parse(cell, &value) != BP_NUM_WORD;
}

/* A look at the first rows below: does this column hold numbers? */
static bool numbers_below(const bp_table *table, size_t col) {
    enum { LOOK = 100 };
    size_t numbers = 0;
    for (size_t row = 1; row < table->n_rows && row <= LOOK; row++) {
        const char *cell = bp_table_cell(table, row, col);
        if (is_number(cell))
            numbers++;
        else if (*cell)
            return false;
    }
    return numbers > 0;
}

static bool comes_again(const bp_table *table, size_t col) {
    const char *first = bp_table_cell(table, 0, col);
    for (size_t row = 1; row < table->n_rows; row++)
        if (strcmp(bp_table_cell(table, row, col), first) == 0)
            return true;
    return false;
}

/* The first row is names when no cell of it is a number, and either a column
 * of numbers stands under one, or, where all is text, no cell of it comes
 * again in its column. */
static bool first_row_is_header(const bp_table *table) {
    bool any_numbers = false, any_again = false;
    for (size_t col = 0; col < table->n_cols; col++) {
        if (is_number(bp_table_cell(table, 0, col)))
            return false;
        any_numbers = any_numbers || numbers_below(table, col);
    }
    for (size_t col = 0; !any_numbers && col < table->n_cols; col++)
        any_again = any_again || comes_again(table, col);
    return !any_again;
}

/* Column numbers by name, those of one name in their order. */
static int by_name(const void *a, const void *b, void *names) {
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    char *const *items = ((const bp_strings *)names)->items;
    int order = strcmp(items[i], items[j]);
    return order ? order : (i > j) - (i < j);
}

static bp_status refuse_twins(bp_table *table, bp_error *err) {
    size_t n = table->n_cols, first = n, second = n;
    size_t *sorted = bp_alloc(n, sizeof *sorted, err);
    if (!sorted)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        sorted[i] = i;
    qsort_r(sorted, n, sizeof *sorted, by_name, &table->names);
    for (size_t i = 1; i < n; i++) {
        size_t a = sorted[i - 1], b = sorted[i];
        if (b < second &&
            strcmp(table->names.items[a], table->names.items[b]) == 0) {
            first = a;
            second = b;
        }
    }
    free(sorted);
    if (second == n)
        return BP_OK;
    char clip[BP_CLIP];
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: two columns are named '%s' (%zu and %zu); rename "
                   "one",
                   table->file, table->lines[0],
                   bp_clip(table->names.items[second], clip), first + 1,
                   second + 1);
}

/* Moves the first row out of the rows, into the names. */
static bp_status take_names(bp_table *table, bp_strings *notes, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t col = 0; !status && col < table->n_cols; col++) {
        const char *name =
            table->has_header ? bp_table_cell(table, 0, col) : "";
        status =
            *name ? bp_strings_add(&table->names, name, err)
                  : bp_strings_addf(&table->names, err, "column %zu", col + 1);
        if (!status && table->has_header && !*name)
            status = bp_strings_addf(notes, err,
                                     "column %zu has no name in the header: "
                                     "called 'column %zu'",
                                     col + 1, col + 1);
    }
    if (!status)
        status = refuse_twins(table, err);
    if (!status && table->has_header) {
        table->n_rows--;
        memmove(table->lines, table->lines + 1,
                table->n_rows * sizeof *table->lines);
        memmove(table->cells, table->cells + table->n_cols,
                table->n_rows * table->n_cols * sizeof *table->cells);
    }
    return status;
}

static bp_status note_blank_lines(const bp_csv *csv, bp_strings *notes,
                                  bp_error *err) {
    size_t n = bp_csv_blank_lines(csv);
    if (n == 0)
        return BP_OK;
    return bp_strings_addf(notes, err, "%zu blank line%s passed over", n,
                           n == 1 ? "" : "s");
}

bp_status bp_table_read(bp_table *table, const char *path, char delimiter,
                        bp_header header, bp_strings *notes, bp_error *err) {
    *table = (bp_table){.delimiter = delimiter};
    bp_csv *csv = NULL;
    bp_status status = bp_csv_open(&csv, path, delimiter, err);
    if (!status) {
        table->file = bp_copy(bp_csv_name(csv), err);
        status = table->file ? read_records(table, csv, err) : BP_ESYSTEM;
    }
    if (!status) {
        table->checksum = bp_csv_checksum(csv);
        status = note_blank_lines(csv, notes, err);
    }
    if (!status && table->n_rows == 0)
        status =
            bp_fail(err, BP_EDATA, "%s: empty: it has no rows", table->file);
    if (!status) {
        table->has_header = header == BP_HEADER_AUTO
                                ? first_row_is_header(table)
                                : header == BP_HEADER_YES;
        status = take_names(table, notes, err);
    }
    if (!status && table->n_rows == 0)
        status = bp_fail(err, BP_EDATA,
                         "%s: a header and no rows below it; if its only row "
                         "is data, say --no-header",
                         table->file);
    bp_csv_close(csv);
    if (status)
        bp_table_free(table);
    return status;
}

void bp_table_free(bp_table *table) {
    free(table->file);
    bp_strings_free(&table->names);
    free(table->lines);
    free(table->cells);
    free(table->text);
    *table = (bp_table){0};
}

void bp_table_keep(bp_table *table, const bool *keep) {
    size_t kept = 0, n_cols = table->n_cols;
    for (size_t row = 0; row < table->n_rows; row++) {
        if (!keep[row])
            continue;
        table->lines[kept] = table->lines[row];
        memmove(table->cells + kept * n_cols, table->cells + row * n_cols,
                n_cols * sizeof *table->cells);
        kept++;
    }
    table->n_rows = kept;
}
