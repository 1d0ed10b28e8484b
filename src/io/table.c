/* table.c - a table's layout, and its rows piece by piece.
 *
 * How the layout is found is in table_look.c.
 */
#include "bp/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "cells.h"
#include "table_look.h"

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* Column numbers by name, those of one name in their order. */
static int by_name(const void *a, const void *b, void *names) {
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    char *const *items = ((const bp_strings *)names)->items;
    int order = strcmp(items[i], items[j]);
    return order ? order : (i > j) - (i < j);
}

/* The name of a column that the header gives none. */
static bool is_made_up(const char *name, size_t col) {
    char made_up[32];
    snprintf(made_up, sizeof made_up, BP_COLUMN_NAME, col + 1);
    return strcmp(name, made_up) == 0;
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
                   table->file, table->first_line,
                   bp_clip(table->names.items[second], clip), first + 1,
                   second + 1);
}

/* What to say of the separator: nothing when it is the usual one, or given. */
static bp_status note_dialect(const bp_table *table, const bp_reading *how,
                              bp_strings *notes, bp_error *err) {
    bp_status status = BP_OK;
    char delimiter = table->dialect.delimiter;
    char separator = table->look->separator;
    if (separator)
        status = bp_strings_addf(
            notes, err, "the first line, 'sep=%c', was passed over", separator);
    if (!status && how->dialect.delimiter == 0 && delimiter != ',')
        status = bp_strings_addf(notes, err, "cells are parted by %s%c%s",
                                 delimiter == '\t' ? "tab" : "'",
                                 delimiter == '\t' ? 's' : delimiter,
                                 delimiter == '\t' ? "" : "'");
    return status;
}

bp_status bp_table_peek(bp_table *table, const char *const *paths,
                        size_t n_paths, const bp_reading *how, bool keep,
                        bp_record *first, bp_strings *notes, bp_error *err) {
    bp_cutting cutting = {.size = how->piece_size,
                          .keep = keep,
                          .comment = how->dialect.comment,
                          .skip_lines = how->dialect.skip_lines};
    *table = (bp_table){.dialect = how->dialect};
    *first = (bp_record){0};
    if (!table->dialect.decimal)
        table->dialect.decimal = '.';
    bp_status status =
        bp_pieces_open(&table->pieces, paths, n_paths, &cutting, err);
    if (!status) {
        table->file = bp_copy(bp_pieces_name(table->pieces), err);
        status = table->file ? BP_OK : BP_ESYSTEM;
    }
    if (!status)
        status = table_look(table, err);
    if (!status && how->dialect.delimiter == 0)
        bp_pieces_expect(table->pieces, table->dialect.delimiter);
    if (!status)
        status = note_dialect(table, how, notes, err);
    if (status) {
        bp_table_free(table);
        return status;
    }
    if (table->look->n_rows > 0)
        *first = table->look->rows[0];
    table->n_cols = first->n_cells;
    table->first_line = first->line;
    return BP_OK;
}

bp_status bp_table_settle(bp_table *table, bool has_header, bp_strings *notes,
                          bp_error *err) {
    const bp_record *first = table->look->rows;
    bp_status status = BP_OK;
    table->has_header = has_header;
    table->first_is_unnamed =
        has_header && table->n_cols > 0 && *first->cells[0] == '\0';
    for (size_t col = 0; !status && col < table->n_cols; col++) {
        const char *name = has_header ? first->cells[col] : "";
        status = *name ? bp_strings_add(&table->names, name, err)
                       : bp_strings_addf(&table->names, err, BP_COLUMN_NAME,
                                         col + 1);
        if (!status && has_header && !*name && notes && col > 0)
            status =
                bp_strings_addf(notes, err, BP_COLUMN_NOTE, col + 1, col + 1);
    }
    table_forget_look(table);
    return status;
}

/* A first file without rows, or nothing but a header. */
static bp_status check_rows(const bp_table *table, bp_error *err) {
    const struct bp_look *look = table->look;
    if (look->n_rows == 0)
        return bp_fail(err, BP_EDATA, "%s: empty: it has no rows", table->file);
    if (look->n_rows == 1 && look->is_all && table->has_header)
        return bp_fail(err, BP_EDATA,
                       "%s: a header and no rows below it; if its only row is "
                       "data, say --no-header",
                       table->file);
    return BP_OK;
}

bp_status bp_table_open(bp_table *table, const char *const *paths,
                        size_t n_paths, const bp_reading *how,
                        bp_strings *notes, bp_error *err) {
    bp_record first;
    bp_status status =
        bp_table_peek(table, paths, n_paths, how, true, &first, notes, err);
    if (status)
        return status;
    table->has_header = how->header == BP_HEADER_AUTO
                            ? table->look->n_rows > 0 &&
                                  table_has_header(table->look, &table->dialect)
                            : how->header == BP_HEADER_YES;
    status = check_rows(table, err);
    if (!status)
        status = bp_table_settle(table, table->has_header, notes, err);
    if (!status)
        status = refuse_twins(table, err);
    if (status)
        bp_table_free(table);
    return status;
}

void bp_table_free(bp_table *table) {
    table_forget_look(table);
    cells_free(table->cells);
    free(table->file);
    bp_strings_free(&table->names);
    bp_pieces_close(table->pieces);
    *table = (bp_table){0};
}

bp_status bp_rows_init(bp_rows *rows, const bp_table *table, bool keep_raw,
                       bp_error *err) {
    *rows = (bp_rows){.table = table};
    return bp_csv_new(&rows->csv, &table->dialect, keep_raw, err);
}

void bp_rows_free(bp_rows *rows) {
    bp_csv_free(rows->csv);
    *rows = (bp_rows){0};
}

void bp_rows_start(bp_rows *rows, const bp_piece *piece) {
    rows->piece = piece;
    rows->n_rows = 0;
    rows->at_header = piece->is_first && rows->table->has_header;
    bp_csv_start(rows->csv, piece);
}

static bp_status refuse_ragged(const bp_rows *rows, const bp_record *row,
                               bp_error *err) {
    const bp_table *table = rows->table;
    size_t n = table->n_cols;
    bool is_next = rows->piece->is_first && rows->n_rows == 0;
    const char *remedy =
        n == 1             ? "does another --delimiter part its cells?"
        : row->n_cells < n ? "write out the missing ones, empty if need be"
        : is_next && table->has_header && row->n_cells == n + 1
            ? "does the header lack the name of a first column (R's row names "
              "have none: write them with col.names=NA)?"
            : "quote a cell that has the delimiter in it";
    char of[BP_CLIP + 4] = "", clip[BP_CLIP];
    if (rows->piece->file > 0)
        snprintf(of, sizeof of, " of %s", bp_clip(table->file, clip));
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: %zu cell%s where line %zu%s has %zu; %s", row->file,
                   row->line, row->n_cells, plural(row->n_cells),
                   table->first_line, of, n, remedy);
}

/* The first cell in which a record isn't the header; n_cols if it is. */
static size_t differs_from_header(const bp_table *table,
                                  const bp_record *record) {
    size_t col = 0;
    while (col < table->n_cols &&
           (strcmp(record->cells[col], table->names.items[col]) == 0 ||
            (*record->cells[col] == '\0' && table->has_header &&
             is_made_up(table->names.items[col], col))))
        col++;
    return col;
}

/* All files have the same columns in the same order. */
static bp_status check_header(const bp_table *table, const bp_record *header,
                              bp_error *err) {
    if (header->n_cells != table->n_cols)
        return bp_fail(err, BP_EDATA, "%s:%zu: %zu column%s where %s has %zu",
                       header->file, header->line, header->n_cells,
                       plural(header->n_cells), table->file, table->n_cols);
    size_t col = differs_from_header(table, header);
    char this_clip[BP_CLIP], that_clip[BP_CLIP];
    if (col == table->n_cols)
        return BP_OK;
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column %zu is '%s', but '%s' in %s; all files must "
                   "have the same columns in the same order",
                   header->file, header->line, col + 1,
                   bp_clip(header->cells[col], this_clip),
                   bp_clip(table->names.items[col], that_clip), table->file);
}

static bool is_header_again(const bp_table *table, const bp_record *row) {
    return table->has_header && table->n_cols > 1 &&
           row->n_cells == table->n_cols &&
           (table->first_is_unnamed ||
            *row->cells[0] == *table->names.items[0]) &&
           differs_from_header(table, row) == table->n_cols;
}

bp_status bp_rows_next(bp_rows *rows, bp_record *row, bp_error *err) {
    const bp_table *table = rows->table;
    bp_status status = bp_csv_next(rows->csv, row, err);
    if (!status && rows->at_header && row->n_cells > 0) {
        rows->at_header = false;
        if (rows->piece->file > 0)
            status = check_header(table, row, err);
        if (!status)
            status = bp_csv_next(rows->csv, row, err);
    }
    if (status || row->n_cells == 0)
        return status;
    if (row->n_cells != table->n_cols && !rows->takes_ragged)
        return refuse_ragged(rows, row, err);
    if (is_header_again(table, row))
        return bp_fail(err, BP_EDATA,
                       "%s:%zu: the header comes again; remove this line",
                       row->file, row->line);
    rows->n_rows++;
    return BP_OK;
}

/* Lines `sep=;` that further files start with. */
static bp_status note_separators(const bp_table *table, bp_strings *notes,
                                 bp_error *err) {
    bp_separators found = bp_pieces_separators(table->pieces);
    char clip[BP_CLIP], more[64] = "";
    if (found.count == 0)
        return BP_OK;
    if (found.count > 1)
        snprintf(more, sizeof more, ", and so was that of %zu more file%s",
                 found.count - 1, plural(found.count - 1));
    return bp_strings_addf(notes, err,
                           "the first line of %s, 'sep=%c', was passed over%s",
                           bp_clip(found.name, clip), found.separator, more);
}

bp_status bp_table_note_passed(const bp_table *table, size_t n_blank,
                               size_t n_comments, bp_strings *notes,
                               bp_error *err) {
    bp_status status = note_separators(table, notes, err);
    if (!status && n_blank)
        status = bp_strings_addf(notes, err, "%zu blank line%s passed over",
                                 n_blank, plural(n_blank));
    if (!status && n_comments)
        status = bp_strings_addf(notes, err, "%zu comment%s passed over",
                                 n_comments, plural(n_comments));
    return status;
}
