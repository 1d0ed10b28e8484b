/* table_helper.h - what the tests of tables share: what is in a table, as one
 * line of text. */
#ifndef BP_TEST_TABLE_HELPER_H
#define BP_TEST_TABLE_HELPER_H

#include "helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

static const char *const table_paths[] = {"t.csv", "u.csv", "v.csv"};

static const bp_reading commas = {.dialect = {.delimiter = ','}};
static const bp_reading any = {.header = BP_HEADER_AUTO};

/* Going over the rows of a table. */
typedef struct telling {
    bp_rows rows;
    FILE *out;
    bool with_lines; /* before each row */
} telling;

static inline bp_status tell_rows(void *context, size_t thread, bp_piece *piece,
                                  bp_error *err) {
    telling *t = context;
    bp_record row;
    bp_status status;
    (void)thread;
    bp_rows_start(&t->rows, piece);
    while (!(status = bp_rows_next(&t->rows, &row, err)) && row.n_cells > 0) {
        fputc('|', t->out);
        if (t->with_lines)
            fprintf(t->out, "%zu", row.line);
        for (size_t i = 0; i < row.n_cells; i++)
            fprintf(t->out, "[%s]", row.cells[i]);
    }
    piece->n_rows = t->rows.n_rows;
    return status;
}

/* All rows, after the names: "[a][b]|[1][2]|[3][4]". The caller frees it. */
static inline bp_status tell_table(const bp_table *table, bool with_lines,
                                   bool takes_ragged, char **told,
                                   bp_error *err) {
    size_t length;
    telling t = {.with_lines = with_lines};
    bp_piece_job job = {.work = tell_rows, .context = &t};
    t.out = open_memstream(told, &length);
    assert_non_null(t.out);
    for (size_t i = 0; i < table->names.count; i++)
        fprintf(t.out, "[%s]", table->names.items[i]);
    bp_status status = bp_rows_init(&t.rows, table, false, err);
    t.rows.takes_ragged = takes_ragged;
    if (!status)
        status = bp_pieces_run(table->pieces, 1, &job, err);
    bp_rows_free(&t.rows);
    fclose(t.out);
    return status;
}

static inline void check_table(const bp_table *table, const char *wanted) {
    char *told;
    bp_error err;
    for (int run = 0; run < 2; run++) {
        assert_ok(tell_table(table, false, false, &told, &err));
        assert_string_equal(told, wanted);
        free(told);
    }
    assert_int_equal(table->names.count, table->n_cols);
    size_t n_rows = 0;
    for (const char *c = wanted; *c; c++)
        n_rows += *c == '|';
    assert_int_equal(bp_pieces_rows(table->pieces), n_rows);
}

/* Opens t.csv and as many further files, and checks what is in them. */
static inline void check_files(size_t n_files, const bp_reading *how,
                               bool has_header, const char *wanted,
                               const char *notes) {
    bp_table table;
    bp_strings said = {0};
    bp_error err;
    assert_ok(bp_table_open(&table, table_paths, n_files, how, &said, &err));
    check_table(&table, wanted);
    assert_int_equal(table.has_header, has_header);
    assert_string_equal(table.file, "t.csv");
    assert_null(table.look);
    check_strings(&said, notes);
    bp_table_free(&table);
    assert_null(table.file);
    bp_table_free(&table);
    bp_strings_free(&said);
}

static inline void check_read(const char *text, const bp_reading *how,
                              bool has_header, const char *wanted,
                              const char *notes) {
    write_text("t.csv", text);
    check_files(1, how, has_header, wanted, notes);
}

/* Opening must fail. */
static inline void check_no_table(const char *text, const bp_reading *how,
                                  const char *sentence) {
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    write_text("t.csv", text);
    assert_fails(bp_table_open(&table, table_paths, 1, how, &notes, &err),
                 BP_EDATA, sentence);
    assert_null(table.pieces);
    assert_null(table.look);
    bp_strings_free(&notes);
}

/* Opening or going over the rows must fail. */
static inline bp_status read_files(size_t n_files, const bp_reading *how,
                                   bp_error *err) {
    bp_table table;
    bp_strings notes = {0};
    char *told;
    bp_status status =
        bp_table_open(&table, table_paths, n_files, how, &notes, err);
    bp_strings_free(&notes);
    if (status)
        return status;
    status = tell_table(&table, false, false, &told, err);
    free(told);
    bp_table_free(&table);
    return status;
}

static inline void check_refused(const char *text, const bp_reading *how,
                                 const char *sentence) {
    bp_error err;
    write_text("t.csv", text);
    assert_fails(read_files(1, how, &err), BP_EDATA, sentence);
}

#endif
