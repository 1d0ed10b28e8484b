/* table_look.c - a look at the first rows of a table. */
#include "table_look.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"

/* What can part cells, the likeliest first. */
static const char candidates[] = ",;\t|";

/* How much to look at. */
enum { BYTES = 1 << 16, ROWS = 1000 };

static void look_free(bp_look *look) {
    free(look->rows);
    free(look->cells);
    free(look->text);
    *look = (bp_look){0};
}

void table_forget_look(bp_table *table) {
    if (!table->look)
        return;
    look_free(table->look);
    free(table->look);
    table->look = NULL;
}

/* Room while rows are added. The text never moves: unquoted cells and their
 * ends take no more than what they were read from. */
typedef struct room {
    size_t rows, cells;          /* capacities */
    size_t n_cells, text_length; /* so far */
} room;

static bp_status add_row(bp_look *look, room *have, const bp_record *row,
                         bp_error *err) {
    bp_status status = bp_grow(&look->rows, &have->rows, look->n_rows + 1,
                               sizeof *look->rows, err);
    if (!status)
        status = bp_grow(&look->cells, &have->cells,
                         have->n_cells + row->n_cells, sizeof(char *), err);
    if (status)
        return status;
    look->rows[look->n_rows] = *row;
    look->rows[look->n_rows++].are_numbers = NULL; /* they go with the reader */
    for (size_t i = 0; i < row->n_cells; i++) {
        size_t size = strlen(row->cells[i]) + 1;
        char *copy = look->text + have->text_length;
        memcpy(copy, row->cells[i], size);
        have->text_length += size;
        look->cells[have->n_cells++] = copy;
    }
    return BP_OK;
}

/* Tells the rows where their cells are, once those don't move any more. */
static void point_at_cells(bp_look *look) {
    char **cells = look->cells;
    for (size_t i = 0; i < look->n_rows; i++) {
        look->rows[i].cells = cells;
        cells += look->rows[i].n_cells;
    }
}

/* Reads the first rows of `length` bytes of text. */
static bp_status read_rows(bp_look *look, const bp_table *table,
                           const bp_dialect *dialect, const bp_head *head,
                           size_t length, bp_error *err) {
    *look = (bp_look){.separator = head->separator};
    look->text = bp_alloc(length + 2, 1, err);
    char *text = bp_alloc(length + 1, 1, err);
    bp_csv *csv = NULL;
    bp_status status = look->text && text ? BP_OK : BP_ESYSTEM;
    if (!status)
        status = bp_csv_new(&csv, dialect, false, err);
    if (!status) {
        memcpy(text, head->text, length);
        bp_piece piece = {.name = table->file,
                          .line = head->line,
                          .has_quotes = head->has_quotes,
                          .text = text,
                          .length = length};
        bp_csv_start(csv, &piece);
    }
    room have = {0};
    bool at_end = false;
    while (!status && !at_end && look->n_rows < ROWS) {
        bp_record row;
        status = bp_csv_next(csv, &row, err);
        at_end = status || row.n_cells == 0;
        if (!at_end)
            status = add_row(look, &have, &row, err);
    }
    look->is_all = !status && at_end && head->is_all && length == head->length;
    if (status == BP_EDATA && look->n_rows > 0)
        status = BP_OK;
    point_at_cells(look);
    bp_csv_free(csv);
    free(text);
    return status;
}

/* Reads the rows of the head's first lines or, if no row ends there, of all of
 * it. */
static bp_status look_with(bp_look *look, const bp_table *table,
                           const bp_dialect *dialect, const bp_head *head,
                           bp_error *err) {
    size_t length = head->length;
    if (length > BYTES) {
        const char *newline = memrchr(head->text, '\n', BYTES);
        length = newline ? (size_t)(newline - head->text) + 1 : length;
    }
    bp_status status = read_rows(look, table, dialect, head, length, err);
    if (length == head->length || (!status && look->n_rows > 0))
        return status;
    look_free(look);
    return read_rows(look, table, dialect, head, head->length, err);
}

/* How well a character parts the rows: the more the better. */
typedef struct fit {
    size_t n_even;    /* rows with as many cells as the first */
    size_t n_mixed;   /* cells that look as if they were parted wrongly */
    size_t n_numbers; /* cells that are numbers */
    size_t n_cells;   /* of the first row */
} fit;

/* Another candidate in a cell is suspicious, unless it is in a number. */
static bool is_mixed(const char *cell, char delimiter) {
    for (const char *c = candidates; *c; c++)
        if (*c != delimiter && strchr(cell, *c))
            return !bp_num_has_other_decimal(cell, '.');
    return false;
}

static bool is_number(const char *cell, char decimal) {
    double value;
    return bp_num_parse(cell, decimal, &value) != BP_NUM_WORD;
}

static fit fit_of(const bp_look *look, char delimiter) {
    fit f = {0};
    for (size_t i = 0; i < look->n_rows; i++) {
        const bp_record *row = &look->rows[i];
        f.n_even += row->n_cells == look->rows[0].n_cells;
        for (size_t j = 0; j < row->n_cells; j++) {
            f.n_mixed += is_mixed(row->cells[j], delimiter);
            f.n_numbers += is_number(row->cells[j], '.');
        }
    }
    f.n_cells = look->n_rows ? look->rows[0].n_cells : 0;
    return f;
}

/* A character that parts nothing is out; then rows of one width count most,
 * then cells that look whole, then numbers, then many cells. */
static bool is_better(const fit *a, const fit *b) {
    if ((a->n_cells > 1) != (b->n_cells > 1))
        return a->n_cells > 1;
    if (a->n_even != b->n_even)
        return a->n_even > b->n_even;
    if (a->n_mixed != b->n_mixed)
        return a->n_mixed < b->n_mixed;
    if (a->n_numbers != b->n_numbers)
        return a->n_numbers > b->n_numbers;
    return a->n_cells > b->n_cells;
}

/* Tries one candidate, and keeps what comes of it if that is the best so far.
 * True when nothing can be better. */
static bool try_delimiter(bp_look *look, char delimiter, bp_look *best,
                          char *best_delimiter) {
    fit its = fit_of(look, delimiter), best_fit = fit_of(best, *best_delimiter);
    bool settled =
        its.n_cells > 1 && its.n_mixed == 0 && its.n_even == look->n_rows;
    if (*best_delimiter && !is_better(&its, &best_fit)) {
        look_free(look);
        return false;
    }
    look_free(best);
    *best = *look;
    *best_delimiter = delimiter;
    return settled;
}

/* Tries the candidates. Most files are parted well by the first, and need no
 * second look. What one of them can't read, another may; if none can, what the
 * first one said counts. */
static bp_status find_delimiter(bp_table *table, bp_look *best,
                                const bp_head *head, bp_error *err) {
    bp_status failure = BP_OK;
    bool settled = false;
    char *found = &table->dialect.delimiter;
    for (const char *c = candidates; !settled && *c; c++) {
        bp_dialect dialect = table->dialect;
        dialect.delimiter = *c;
        bp_look look;
        bp_error why;
        bp_status status = look_with(&look, table, &dialect, head, &why);
        if (!status) {
            settled = try_delimiter(&look, *c, best, found);
            continue;
        }
        look_free(&look);
        if (!failure) {
            failure = status;
            *err = why;
        }
        if (status != BP_EDATA)
            return status;
    }
    return *found ? BP_OK : failure;
}

bp_status table_look(bp_table *table, bp_error *err) {
    bp_head head;
    bp_status status = bp_pieces_head(table->pieces, &head, err);
    table->look = status ? NULL : bp_alloc(1, sizeof *table->look, err);
    if (!table->look)
        return status ? status : BP_ESYSTEM;
    if (table->dialect.delimiter == 0)
        table->dialect.delimiter = head.separator;
    if (table->dialect.delimiter == 0)
        return find_delimiter(table, table->look, &head, err);
    return look_with(table->look, table, &table->dialect, &head, err);
}

/* A first row that comes again whole, as when files were put behind each other
 * with their headers. */
static bool is_first_again(const bp_look *look, size_t row) {
    const bp_record *first = &look->rows[0], *other = &look->rows[row];
    if (first->n_cells == 1 || other->n_cells != first->n_cells)
        return false;
    size_t col = 0;
    while (col < first->n_cells &&
           strcmp(other->cells[col], first->cells[col]) == 0)
        col++;
    return col == first->n_cells;
}

/* A look at the first rows below: does this column hold numbers? */
static bool numbers_below(const bp_look *look, size_t col, char decimal) {
    enum { LOOK = 100 };
    size_t numbers = 0;
    for (size_t i = 1; i < look->n_rows && i <= LOOK; i++) {
        if (col >= look->rows[i].n_cells)
            continue;
        const char *cell = look->rows[i].cells[col];
        if (is_number(cell, decimal))
            numbers++;
        else if (*cell && !is_first_again(look, i))
            return false;
    }
    return numbers > 0;
}

static bool comes_again(const bp_look *look, size_t col) {
    const char *first = look->rows[0].cells[col];
    for (size_t i = 1; i < look->n_rows; i++)
        if (col < look->rows[i].n_cells &&
            strcmp(look->rows[i].cells[col], first) == 0)
            return true;
    return false;
}

bool table_has_header(const bp_look *look, const bp_dialect *dialect) {
    bool any_numbers = false, any_again = false;
    size_t n_cols = look->rows[0].n_cells;
    for (size_t col = 0; col < n_cols; col++) {
        if (is_number(look->rows[0].cells[col], dialect->decimal))
            return false;
        any_numbers = any_numbers || numbers_below(look, col, dialect->decimal);
    }
    for (size_t col = 0; !any_numbers && col < n_cols; col++)
        any_again = any_again || comes_again(look, col);
    return !any_again;
}
