/* test_table.c - rows, names and lines; how a header is told from data. */
#include "bp/table.h"
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "helper.h"

/* What a table holds, as "names|row|row": each cell in brackets. */
static char *table_text(const bp_table *table) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (size_t i = 0; i < table->names.count; i++)
        fprintf(out, "[%s]", table->names.items[i]);
    for (size_t row = 0; row < table->n_rows; row++) {
        fputc('|', out);
        for (size_t col = 0; col < table->n_cols; col++)
            fprintf(out, "[%s]", bp_table_cell(table, row, col));
    }
    fclose(out);
    return text;
}

static void check_table(const bp_table *table, const char *wanted) {
    char *text = table_text(table);
    assert_string_equal(text, wanted);
    assert_int_equal(table->names.count, table->n_cols);
    free(text);
}

/* Reads `text` as a file and holds table and notes against what is wanted. */
static void check_read(const char *text, bp_header header, bool has_header,
                       const char *wanted, const char *notes) {
    bp_table table;
    bp_strings said = {0};
    bp_error err;
    write_text("t.csv", text);
    assert_ok(bp_table_read(&table, "t.csv", ',', header, &said, &err));
    check_table(&table, wanted);
    assert_int_equal(table.has_header, has_header);
    check_strings(&said, notes);
    bp_table_free(&table);
    bp_strings_free(&said);
}

static void check_names(const char *text, const char *wanted) {
    check_read(text, BP_HEADER_AUTO, true, wanted, "");
}

static void check_data(const char *text, const char *wanted) {
    check_read(text, BP_HEADER_AUTO, false, wanted, "");
}

static void check_refused(const char *text, bp_header header,
                          const char *sentence) {
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    write_text("t.csv", text);
    assert_fails(bp_table_read(&table, "t.csv", ',', header, &notes, &err),
                 BP_EDATA, sentence);
    assert_null(table.text);
    assert_int_equal(table.n_rows, 0);
    bp_strings_free(&notes);
}

static void test_words_above_numbers_are_names(void **state) {
    (void)state;
    check_names("a,b\n1,2\n3,4\n", "[a][b]|[1][2]|[3][4]");
    check_names("a,b\n1,x\n2,y\n", "[a][b]|[1][x]|[2][y]");
    check_names("a,b\nx,1\nx,2\n", "[a][b]|[x][1]|[x][2]");
    check_names("a,b\n,x\n2,x\n", "[a][b]|[][x]|[2][x]");
    check_names("a\n1\n", "[a]|[1]");
    check_names("a,b\n1e999,x\n", "[a][b]|[1e999][x]");
}

static void test_a_name_that_comes_again_is_one_above_numbers(void **state) {
    (void)state;
    check_names("a,b\n1,b\n2,b\n", "[a][b]|[1][b]|[2][b]");
}

static void test_a_number_in_the_first_row_makes_it_data(void **state) {
    (void)state;
    check_data("1,2\n3,4\n", "[column 1][column 2]|[1][2]|[3][4]");
    check_data("a,1\nb,2\n", "[column 1][column 2]|[a][1]|[b][2]");
    check_data("a,-.5e3\nb,c\n", "[column 1][column 2]|[a][-.5e3]|[b][c]");
    check_data("a,1e999\nb,2\n", "[column 1][column 2]|[a][1e999]|[b][2]");
}

static void test_text_above_text_is_names_when_none_comes_again(void **state) {
    (void)state;
    check_names("a,b\nx,y\nz,y\n", "[a][b]|[x][y]|[z][y]");
    check_names("a,b\nb,a\n", "[a][b]|[b][a]");
    check_names("a,b\n007,x\n", "[a][b]|[007][x]");
}

static void test_text_that_comes_again_is_data(void **state) {
    (void)state;
    check_data("a,b\nx,y\na,z\n", "[column 1][column 2]|[a][b]|[x][y]|[a][z]");
    check_data("a,b\nx,b\n", "[column 1][column 2]|[a][b]|[x][b]");
    check_data("a,b\n1,b\nx,b\n", "[column 1][column 2]|[a][b]|[1][b]|[x][b]");
}

static void test_numbers_are_looked_for_in_a_hundred_rows(void **state) {
    (void)state;
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    for (int n = 99; n <= 100; n++) {
        FILE *out = fopen("t.csv", "w");
        assert_non_null(out);
        fputs("a,b\n", out);
        for (int i = 0; i < n; i++)
            fputs(",b\n", out);
        fputs("1,b\nx,b\n", out);
        fclose(out);
        assert_ok(
            bp_table_read(&table, "t.csv", ',', BP_HEADER_AUTO, &notes, &err));
        assert_int_equal(table.has_header, n == 99);
        bp_table_free(&table);
    }
}

static void test_who_says_so_is_believed(void **state) {
    (void)state;
    check_read("1,2\n3,4\n", BP_HEADER_YES, true, "[1][2]|[3][4]", "");
    check_read("a,b\n1,2\n", BP_HEADER_NO, false,
               "[column 1][column 2]|[a][b]|[1][2]", "");
    check_read("a,a\n1,2\n", BP_HEADER_NO, false,
               "[column 1][column 2]|[a][a]|[1][2]", "");
    check_read("a,b\na,b\n", BP_HEADER_YES, true, "[a][b]|[a][b]", "");
    check_read("a\n", BP_HEADER_NO, false, "[column 1]|[a]", "");
}

static void test_a_column_without_a_name_is_called_by_its_place(void **state) {
    (void)state;
    check_read("a,,c,\n1,2,3,4\n", BP_HEADER_AUTO, true,
               "[a][column 2][c][column 4]|[1][2][3][4]",
               "[column 2 has no name in the header: called 'column 2']"
               "[column 4 has no name in the header: called 'column 4']");
    check_read(",\n1,2\n", BP_HEADER_AUTO, true, "[column 1][column 2]|[1][2]",
               "[column 1 has no name in the header: called 'column 1']"
               "[column 2 has no name in the header: called 'column 2']");
}

static void test_two_columns_of_one_name_are_refused(void **state) {
    (void)state;
    check_refused("a,b,a\n1,2,3\n", BP_HEADER_AUTO,
                  "t.csv:1: two columns are named 'a' (1 and 3); rename one");
    check_refused("\n\nx,b,c,b\n1,2,3,4\n", BP_HEADER_YES,
                  "t.csv:3: two columns are named 'b' (2 and 4); rename one");
    check_names("a,A\n1,2\n", "[a][A]|[1][2]");
}

static void test_a_made_up_name_is_not_one_that_is_there(void **state) {
    (void)state;
    check_refused("column 2,,c\n1,2,3\n", BP_HEADER_AUTO,
                  "t.csv:1: two columns are named 'column 2' (1 and 2); "
                  "rename one");
    check_refused(",column 1,c\n1,2,3\n", BP_HEADER_AUTO,
                  "t.csv:1: two columns are named 'column 1' (1 and 2); "
                  "rename one");
}

static void test_ragged_rows_are_refused_with_both_lines(void **state) {
    (void)state;
    check_refused("a,b,c\n1,2,3\n4,5\n", BP_HEADER_AUTO,
                  "t.csv:3: 2 cells where line 1 has 3; write out the missing "
                  "ones, empty if need be");
    check_refused("\na,b,c\n\n1\n", BP_HEADER_AUTO,
                  "t.csv:4: 1 cell where line 2 has 3; write out the missing "
                  "ones, empty if need be");
    check_refused("a,b\n1,2,3\n", BP_HEADER_AUTO,
                  "t.csv:2: 3 cells where line 1 has 2; quote a cell that has "
                  "the delimiter in it");
    check_refused("a\n1,2\n", BP_HEADER_NO,
                  "t.csv:2: 2 cells where line 1 has 1; does another "
                  "--delimiter part its cells?");
}

static void test_a_file_without_rows_is_refused(void **state) {
    (void)state;
    check_refused("", BP_HEADER_AUTO, "t.csv: empty: it has no rows");
    check_refused("\n \n\n", BP_HEADER_NO, "t.csv: empty: it has no rows");
    check_refused("a,b\n", BP_HEADER_AUTO,
                  "t.csv: a header and no rows below it; if its only row is "
                  "data, say --no-header");
    check_refused("1,2\n", BP_HEADER_YES,
                  "t.csv: a header and no rows below it; if its only row is "
                  "data, say --no-header");
}

static void test_one_row_of_numbers_is_data(void **state) {
    (void)state;
    check_data("1,2\n", "[column 1][column 2]|[1][2]");
    check_data("a,2\n", "[column 1][column 2]|[a][2]");
}

static void test_what_is_no_csv_is_passed_up(void **state) {
    (void)state;
    check_refused("a,b\n1,\"2\n", BP_HEADER_AUTO,
                  "t.csv:2: column 2: the quote that opens here is never "
                  "closed");
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    assert_fails(
        bp_table_read(&table, "no.csv", ',', BP_HEADER_AUTO, &notes, &err),
        BP_EDATA, "no.csv: can't be read: No such file or directory");
}

static void test_blank_lines_are_noted_once(void **state) {
    (void)state;
    check_read("a,b\n\n1,2\n", BP_HEADER_AUTO, true, "[a][b]|[1][2]",
               "[1 blank line passed over]");
    check_read("\na,b\n\n1,2\n\n", BP_HEADER_AUTO, true, "[a][b]|[1][2]",
               "[3 blank lines passed over]");
}

static void test_notes_are_added_behind_earlier_ones(void **state) {
    (void)state;
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    assert_ok(bp_strings_add(&notes, "earlier", &err));
    write_text("t.csv", "a,b\n\n1,2\n");
    assert_ok(
        bp_table_read(&table, "t.csv", ',', BP_HEADER_AUTO, &notes, &err));
    check_strings(&notes, "[earlier][1 blank line passed over]");
    bp_table_free(&table);
    bp_strings_free(&notes);
}

static void test_a_row_knows_its_line_and_the_table_its_file(void **state) {
    (void)state;
    static const char text[] = "\"a\nb\";c\n\n1;\"2\n\"\n3;4";
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    write_text("t.csv", text);
    assert_ok(
        bp_table_read(&table, "t.csv", ';', BP_HEADER_AUTO, &notes, &err));
    check_table(&table, "[a\nb][c]|[1][2\n]|[3][4]");
    assert_int_equal(table.lines[0], 4);
    assert_int_equal(table.lines[1], 6);
    assert_string_equal(table.file, "t.csv");
    assert_int_equal(table.delimiter, ';');
    assert_int_equal(table.checksum, XXH64(text, sizeof text - 1, 0));
    bp_table_free(&table);
    assert_null(table.file);
    bp_table_free(&table);
    bp_strings_free(&notes);
}

static void test_many_rows_keep_their_cells(void **state) {
    (void)state;
    enum { ROWS = 20000 };
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < ROWS; i++)
        fprintf(out, "%d,\"x%d\",,%d\n", i, i * 7, -i);
    fclose(out);
    assert_ok(
        bp_table_read(&table, "t.csv", ',', BP_HEADER_AUTO, &notes, &err));
    assert_int_equal(table.n_rows, ROWS);
    assert_int_equal(table.n_cols, 4);
    for (int i = 0; i < ROWS; i++) {
        char wanted[32];
        size_t row = (size_t)i;
        assert_int_equal(table.lines[row], i + 1);
        assert_int_equal(atoi(bp_table_cell(&table, row, 0)), i);
        snprintf(wanted, sizeof wanted, "x%d", i * 7);
        assert_string_equal(bp_table_cell(&table, row, 1), wanted);
        assert_string_equal(bp_table_cell(&table, row, 2), "");
        assert_int_equal(atoi(bp_table_cell(&table, row, 3)), -i);
    }
    bp_table_free(&table);
}

/* Keeps the rows of a table of six whose letter is '1'. */
static void check_keep(const char *marks, const char *wanted,
                       const char *wanted_lines) {
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    bool keep[6];
    char lines[64] = "";
    write_text("t.csv", "n,t\n1,a\n2,b\n\n3,c\n4,d\n5,e\n6,f\n");
    assert_ok(
        bp_table_read(&table, "t.csv", ',', BP_HEADER_AUTO, &notes, &err));
    for (size_t i = 0; i < 6; i++)
        keep[i] = marks[i] == '1';
    bp_table_keep(&table, keep);
    check_table(&table, wanted);
    for (size_t row = 0; row < table.n_rows; row++)
        snprintf(lines + strlen(lines), 8, "%zu ", table.lines[row]);
    assert_string_equal(lines, wanted_lines);
    bp_table_free(&table);
    bp_strings_free(&notes);
}

static void test_keep_keeps_rows_with_their_lines(void **state) {
    (void)state;
    check_keep("111111", "[n][t]|[1][a]|[2][b]|[3][c]|[4][d]|[5][e]|[6][f]",
               "2 3 5 6 7 8 ");
    check_keep("010101", "[n][t]|[2][b]|[4][d]|[6][f]", "3 6 8 ");
    check_keep("100000", "[n][t]|[1][a]", "2 ");
    check_keep("000001", "[n][t]|[6][f]", "8 ");
    check_keep("001110", "[n][t]|[3][c]|[4][d]|[5][e]", "5 6 7 ");
    check_keep("000000", "[n][t]", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_above_numbers_are_names),
        cmocka_unit_test(test_a_name_that_comes_again_is_one_above_numbers),
        cmocka_unit_test(test_a_number_in_the_first_row_makes_it_data),
        cmocka_unit_test(test_text_above_text_is_names_when_none_comes_again),
        cmocka_unit_test(test_text_that_comes_again_is_data),
        cmocka_unit_test(test_numbers_are_looked_for_in_a_hundred_rows),
        cmocka_unit_test(test_who_says_so_is_believed),
        cmocka_unit_test(test_a_column_without_a_name_is_called_by_its_place),
        cmocka_unit_test(test_two_columns_of_one_name_are_refused),
        cmocka_unit_test(test_a_made_up_name_is_not_one_that_is_there),
        cmocka_unit_test(test_ragged_rows_are_refused_with_both_lines),
        cmocka_unit_test(test_a_file_without_rows_is_refused),
        cmocka_unit_test(test_one_row_of_numbers_is_data),
        cmocka_unit_test(test_what_is_no_csv_is_passed_up),
        cmocka_unit_test(test_blank_lines_are_noted_once),
        cmocka_unit_test(test_notes_are_added_behind_earlier_ones),
        cmocka_unit_test(test_a_row_knows_its_line_and_the_table_its_file),
        cmocka_unit_test(test_many_rows_keep_their_cells),
        cmocka_unit_test(test_keep_keeps_rows_with_their_lines),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
