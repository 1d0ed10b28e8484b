/* test_table.c - names, rows and files of a table, and what is refused. How
 * its layout is found is for test_table_look.c. */
#include "bp/table.h"

#include "table_helper.h"

static const bp_reading names = {.dialect = {.delimiter = ','},
                                 .header = BP_HEADER_YES};
static const bp_reading no_names = {.dialect = {.delimiter = ','},
                                    .header = BP_HEADER_NO};

/* ---- names ---- */

static void test_a_column_without_a_name_is_called_by_its_place(void **state) {
    (void)state;
    check_read("a,,c,\n1,2,3,4\n", &commas, true,
               "[a][column 2][c][column 4]|[1][2][3][4]",
               "[column 2 has no name in the header: called 'column 2']"
               "[column 4 has no name in the header: called 'column 4']");
    check_read(",\n1,2\n", &commas, true, "[column 1][column 2]|[1][2]",
               "[column 2 has no name in the header: called 'column 2']");
    check_read("a,b\n1,2\n", &no_names, false,
               "[column 1][column 2]|[a][b]|[1][2]", "");
}

static void check_unnamed(const char *text, const bp_reading *how,
                          bool wanted) {
    bp_table table = table_of_how(text, how);
    assert_int_equal(table.first_is_unnamed, wanted);
    bp_table_free(&table);
}

static void test_it_is_known_whether_the_first_has_a_name(void **state) {
    (void)state;
    check_unnamed(",b\n1,2\n", &commas, true);
    check_unnamed("\"\",b\n1,2\n", &names, true);
    check_unnamed("a,\n1,2\n", &commas, false);
    check_unnamed(",b\n1,2\n", &no_names, false);
}

static void test_two_columns_of_one_name_are_refused(void **state) {
    (void)state;
    check_no_table("a,b,a\n1,2,3\n", &commas,
                   "t.csv:1: two columns are named 'a' (1 and 3); rename one");
    check_no_table("\n\nx,b,c,b\n1,2,3,4\n", &names,
                   "t.csv:3: two columns are named 'b' (2 and 4); rename one");
    check_no_table("a,b,a,b\n1,2,3,4\n", &names,
                   "t.csv:1: two columns are named 'a' (1 and 3); rename one");
    check_read("a,A\n1,2\n", &commas, true, "[a][A]|[1][2]", "");
}

static void test_a_made_up_name_is_not_one_that_is_there(void **state) {
    (void)state;
    check_no_table("column 2,,c\n1,2,3\n", &commas,
                   "t.csv:1: two columns are named 'column 2' (1 and 2); "
                   "rename one");
    check_no_table(",column 1,c\n1,2,3\n", &commas,
                   "t.csv:1: two columns are named 'column 1' (1 and 2); "
                   "rename one");
}

/* ---- what is refused ---- */

static void test_ragged_rows_are_refused_with_both_lines(void **state) {
    (void)state;
    check_refused("a,b,c\n1,2,3\n4,5\n", &commas,
                  "t.csv:3: 2 cells where line 1 has 3; write out the missing "
                  "ones, empty if need be");
    check_refused("\na,b,c\n\n1\n", &commas,
                  "t.csv:4: 1 cell where line 2 has 3; write out the missing "
                  "ones, empty if need be");
    check_refused("a,b\n1,2\n1,2,3\n", &commas,
                  "t.csv:3: 3 cells where line 1 has 2; quote a cell that has "
                  "the delimiter in it");
    check_refused("1,2\n1,2,3\n", &no_names,
                  "t.csv:2: 3 cells where line 1 has 2; quote a cell that has "
                  "the delimiter in it");
    check_refused("a\n1,2\n", &no_names,
                  "t.csv:2: 2 cells where line 1 has 1; does another "
                  "--delimiter part its cells?");
}

/* As R writes it: row names, and a header without a name for them. */
static void test_a_header_one_name_short_is_recognised(void **state) {
    (void)state;
    check_refused("a,b\nr1,1,2\nr2,3,4\n", &names,
                  "t.csv:2: 3 cells where line 1 has 2; does the header lack "
                  "the name of a first column (R's row names have none: write "
                  "them with col.names=NA)?");
    check_refused("a,b\n1,2,3,4\n", &names,
                  "t.csv:2: 4 cells where line 1 has 2; quote a cell that has "
                  "the delimiter in it");
}

static void test_ragged_rows_can_be_taken(void **state) {
    (void)state;
    bp_error err;
    char *told;
    bp_table table = table_of_how("a,b\n1\n1,2,3\n4,5\n", &names);
    assert_ok(tell_table(&table, false, true, &told, &err));
    assert_string_equal(told, "[a][b]|[1]|[1][2][3]|[4][5]");
    free(told);
    bp_table_free(&table);
}

static void test_a_file_without_rows_is_refused(void **state) {
    (void)state;
    static const char only_names[] =
        "t.csv: a header and no rows below it; if its only row is data, say "
        "--no-header";
    check_no_table("", &commas, "t.csv: empty: it has no rows");
    check_no_table("\n \n\n", &no_names, "t.csv: empty: it has no rows");
    check_no_table("\n \n\n", &names, "t.csv: empty: it has no rows");
    check_no_table("\n \n\n", &any, "t.csv: empty: it has no rows");
    check_no_table("a,b\n", &commas, only_names);
    check_no_table("a,b\n\n \n", &any, only_names);
    check_no_table("1,2", &names, only_names);
}

static void test_what_is_no_csv_is_passed_up(void **state) {
    (void)state;
    check_refused("a,b\n1,\"2\n", &commas,
                  "t.csv:2: column 2: the quote that opens here is never "
                  "closed");
    bp_error err;
    write_bytes("t.csv", "a,b\n\0,2\n", 8);
    assert_fails(read_files(1, &commas, &err), BP_EDATA,
                 "t.csv:2: a NUL byte: this is no text file");
    write_bytes("t.csv", "\n\0,2\n", 5);
    assert_fails(read_files(1, &names, &err), BP_EDATA,
                 "t.csv:2: a NUL byte: this is no text file");
    unlink("t.csv");
    assert_fails(read_files(1, &commas, &err), BP_EDATA,
                 "t.csv: can't be read: No such file or directory");
}

static void test_the_header_again_is_refused(void **state) {
    (void)state;
    check_refused("a,b\n1,2\na,b\n3,4\n", &commas,
                  "t.csv:3: the header comes again; remove this line");
    check_refused(",b\n1,2\n,b\n3,4\n", &names,
                  "t.csv:3: the header comes again; remove this line");
    check_refused("\"a\n\",\n1,2\n\n\"a\n\",\n", &names,
                  "t.csv:5: the header comes again; remove this line");
    check_read("a,b\na,B\n", &names, true, "[a][b]|[a][B]", "");
    check_read("a\na\n1\n", &names, true, "[a]|[a]|[1]", "");
    check_read("column 1,x\n1,2\n,x\n", &names, true,
               "[column 1][x]|[1][2]|[][x]", "");
    check_read("a,b\n1,2\na,b\n", &no_names, false,
               "[column 1][column 2]|[a][b]|[1][2]|[a][b]", "");
}

/* ---- several files ---- */

static void test_files_are_one_table(void **state) {
    (void)state;
    write_text("t.csv", "a,b\n1,2\n");
    write_text("u.csv", "\xef\xbb\xbf\"a\",b\r\n3,4\r\n");
    write_text("v.csv", "\n\na,b\n5,6");
    check_files(3, &any, true, "[a][b]|[1][2]|[3][4]|[5][6]", "");
    write_text("t.csv", "1,2\n");
    write_text("u.csv", "3,4\n");
    check_files(2, &commas, false, "[column 1][column 2]|[1][2]|[3][4]", "");
    write_text("t.csv", "a,b\n");
    write_text("u.csv", "a,b\n3,4\n");
    check_files(2, &commas, true, "[a][b]|[3][4]", "");
    write_text("t.csv", ",b\n1,2\n");
    write_text("u.csv", ",b\n3,4\n");
    check_files(2, &names, true, "[column 1][b]|[1][2]|[3][4]", "");
}

static void check_two_refused(const char *first, const char *second,
                              const bp_reading *how, const char *sentence) {
    bp_error err;
    write_text("t.csv", first);
    write_text("u.csv", second);
    assert_fails(read_files(2, how, &err), BP_EDATA, sentence);
}

static void test_files_with_other_columns_are_refused(void **state) {
    (void)state;
    check_two_refused("a,b\n1,2\n", "\nb,a\n1,2\n", &commas,
                      "u.csv:2: column 1 is 'b', but 'a' in t.csv; all files "
                      "must have the same columns in the same order");
    check_two_refused("a,b\n1,2\n", "a,c\n1,2\n", &commas,
                      "u.csv:1: column 2 is 'c', but 'b' in t.csv; all files "
                      "must have the same columns in the same order");
    check_two_refused("a,b\n1,2\n", "1,2\n3,4\n", &commas,
                      "u.csv:1: column 1 is '1', but 'a' in t.csv; all files "
                      "must have the same columns in the same order");
    check_two_refused("a,b\n1,2\n", "a\n1\n", &commas,
                      "u.csv:1: 1 column where t.csv has 2");
    check_two_refused("a,b\n1,2\n", "a,b,c\n1,2,3\n", &commas,
                      "u.csv:1: 3 columns where t.csv has 2");
    check_two_refused("\na,b\n1,2\n", "a,b\n1,2\n3\n", &commas,
                      "u.csv:3: 1 cell where line 2 of t.csv has 2; write out "
                      "the missing ones, empty if need be");
    check_two_refused("1,2,3\n", "1,2\n", &commas,
                      "u.csv:1: 2 cells where line 1 of t.csv has 3; write out "
                      "the missing ones, empty if need be");
    check_two_refused("a,b\n1,2\n", "a,b\n1,2\na,b\n", &commas,
                      "u.csv:3: the header comes again; remove this line");
    check_two_refused("\n\n", "a,b\n1,2\n", &commas,
                      "t.csv: empty: it has no rows");
    check_two_refused("\n\n", "a,b\n1,2\n", &names,
                      "t.csv: empty: it has no rows");
    check_two_refused("a,b\n1,2\n", "", &commas,
                      "u.csv: empty: it has no rows");
}

/* ---- dialects ---- */

static void test_any_run_of_blanks_is_one_delimiter(void **state) {
    (void)state;
    bp_reading how = {.dialect = {.delimiter = ' ', .blanks = true}};
    check_read("  a  b\tc \n1 2 3\n\t4  5\t \t6\n", &how, true,
               "[a][b][c]|[1][2][3]|[4][5][6]", "");
    check_refused("a b\n1 2 3\n", &how,
                  "t.csv:2: 3 cells where line 1 has 2; does the header lack "
                  "the name of a first column (R's row names have none: write "
                  "them with col.names=NA)?");
}

static void test_comments_and_skipped_lines_are_no_rows(void **state) {
    (void)state;
    bp_reading how = {
        .dialect = {.delimiter = ',', .comment = '#', .skip_lines = 1}};
    check_read("anything, \"\n# a,\"b\na,b\n1,2\n#3,4\n5,#6\n", &how, true,
               "[a][b]|[1][2]|[5][#6]", "");
    write_text("u.csv", "x\n#\na,b\n7,8\n");
    check_files(2, &how, true, "[a][b]|[1][2]|[5][#6]|[7][8]", "");
}

static void test_a_row_knows_its_line_and_the_table_its_file(void **state) {
    (void)state;
    char *told;
    bp_error err;
    bp_reading how = {.dialect = {.delimiter = ';'}, .piece_size = 6};
    bp_table table =
        table_of_how("\n\"a\nb\";c\n\n1;\"2\n\"\n3;4\n\n\n5;6", &how);
    assert_ok(tell_table(&table, true, false, &told, &err));
    assert_string_equal(told, "[a\nb][c]|5[1][2\n]|7[3][4]|10[5][6]");
    assert_string_equal(table.file, "t.csv");
    assert_int_equal(table.first_line, 2);
    assert_int_equal(table.dialect.delimiter, ';');
    assert_int_equal(table.dialect.decimal, '.');
    free(told);
    bp_table_free(&table);
}

static void test_lines_passed_over_are_noted_when_there_are_any(void **state) {
    (void)state;
    bp_strings notes = {0};
    bp_error err;
    bp_table table = table_of("a,b\n1,2\n", BP_HEADER_YES);
    assert_ok(bp_table_note_passed(&table, 0, 0, &notes, &err));
    check_strings(&notes, "");
    assert_ok(bp_table_note_passed(&table, 1, 0, &notes, &err));
    assert_ok(bp_table_note_passed(&table, 3, 1, &notes, &err));
    assert_ok(bp_table_note_passed(&table, 0, 2, &notes, &err));
    check_strings(&notes, "[1 blank line passed over]"
                          "[3 blank lines passed over][1 comment passed over]"
                          "[2 comments passed over]");
    bp_strings_free(&notes);
    bp_table_free(&table);
}

/* ---- in two steps ---- */

static void test_who_peeks_decides_what_is_a_header(void **state) {
    (void)state;
    for (int header = 0; header < 2; header++) {
        bp_table table;
        bp_record first;
        bp_strings notes = {0};
        bp_error err;
        char *told;
        write_text("t.csv", "\n1,,\"3\"\n4,5,6\n");
        assert_ok(bp_table_peek(&table, table_paths, 1, &commas, false, &first,
                                &notes, &err));
        assert_int_equal(first.n_cells, 3);
        assert_int_equal(first.line, 2);
        assert_string_equal(first.file, "t.csv");
        assert_string_equal(first.cells[0], "1");
        assert_string_equal(first.cells[1], "");
        assert_string_equal(first.cells[2], "3");
        assert_null(first.are_numbers);
        assert_ok(bp_table_settle(&table, header, NULL, &err));
        assert_null(table.look);
        assert_ok(tell_table(&table, false, false, &told, &err));
        assert_string_equal(told, header ? "[1][column 2][3]|[4][5][6]"
                                         : "[column 1][column 2][column 3]"
                                           "|[1][][3]|[4][5][6]");
        free(told);
        bp_table_free(&table);
        bp_strings_free(&notes);
    }
}

static void test_where_there_is_no_row_none_is_seen(void **state) {
    (void)state;
    bp_table table;
    bp_record first;
    bp_strings notes = {0};
    bp_error err;
    write_text("t.csv", "\n\n");
    assert_ok(bp_table_peek(&table, table_paths, 1, &any, false, &first, &notes,
                            &err));
    assert_int_equal(first.n_cells, 0);
    assert_ok(bp_table_settle(&table, true, NULL, &err));
    assert_int_equal(table.n_cols, 0);
    bp_table_free(&table);
    bp_strings_free(&notes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_column_without_a_name_is_called_by_its_place),
        cmocka_unit_test(test_it_is_known_whether_the_first_has_a_name),
        cmocka_unit_test(test_two_columns_of_one_name_are_refused),
        cmocka_unit_test(test_a_made_up_name_is_not_one_that_is_there),
        cmocka_unit_test(test_ragged_rows_are_refused_with_both_lines),
        cmocka_unit_test(test_a_header_one_name_short_is_recognised),
        cmocka_unit_test(test_ragged_rows_can_be_taken),
        cmocka_unit_test(test_a_file_without_rows_is_refused),
        cmocka_unit_test(test_what_is_no_csv_is_passed_up),
        cmocka_unit_test(test_the_header_again_is_refused),
        cmocka_unit_test(test_files_are_one_table),
        cmocka_unit_test(test_files_with_other_columns_are_refused),
        cmocka_unit_test(test_any_run_of_blanks_is_one_delimiter),
        cmocka_unit_test(test_comments_and_skipped_lines_are_no_rows),
        cmocka_unit_test(test_a_row_knows_its_line_and_the_table_its_file),
        cmocka_unit_test(test_lines_passed_over_are_noted_when_there_are_any),
        cmocka_unit_test(test_who_peeks_decides_what_is_a_header),
        cmocka_unit_test(test_where_there_is_no_row_none_is_seen),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
