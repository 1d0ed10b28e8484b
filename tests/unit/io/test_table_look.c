/* test_table_look.c - how a header is told from data, and what parts cells. */
#include "table_helper.h"

static void check_names(const char *text, const char *wanted) {
    check_read(text, &commas, true, wanted, "");
}

static void check_data(const char *text, const char *wanted) {
    check_read(text, &commas, false, wanted, "");
}

/* ---- the header ---- */

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
    check_data("1,2\n", "[column 1][column 2]|[1][2]");
    check_data("a,2\n", "[column 1][column 2]|[a][2]");
}

/* What a number is depends on the decimal sign. */
static void test_a_decimal_comma_makes_a_number(void **state) {
    (void)state;
    bp_reading how = {.dialect = {.delimiter = ';', .decimal = ','}};
    check_read("a;1,5\nb;2,5\n", &how, false,
               "[column 1][column 2]|[a][1,5]|[b][2,5]", "");
    check_read("a;b\nb;2,5\na;3,5\n", &how, true, "[a][b]|[b][2,5]|[a][3,5]",
               "");
    how.dialect.decimal = 0; /* the usual one */
    check_read("a;1,5\nb;2,5\n", &how, true, "[a][1,5]|[b][2,5]", "");
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

/* As when files were put behind each other: the rows tell what is wrong. */
static void test_a_header_that_comes_again_is_one_above_numbers(void **state) {
    (void)state;
    check_refused("a,b\n1,2\na,b\n3,4\n", &commas,
                  "t.csv:3: the header comes again; remove this line");
    check_data("a,b\n1,2\na,c\n", "[column 1][column 2]|[a][b]|[1][2]|[a][c]");
    check_data("a,b\nx,y\na,b\n", "[column 1][column 2]|[a][b]|[x][y]|[a][b]");
    check_data("a\n1\na\n", "[column 1]|[a]|[1]|[a]");
}

/* `first`, then `n` times `line`, then `last`. */
static void write_lines(const char *first, size_t n, const char *line,
                        const char *last) {
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs(first, out);
    for (size_t i = 0; i < n; i++)
        fputs(line, out);
    fputs(last, out);
    fclose(out);
}

static void check_header(bool has_header) {
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    assert_ok(bp_table_open(&table, table_paths, 1, &commas, &notes, &err));
    assert_int_equal(table.has_header, has_header);
    bp_table_free(&table);
    bp_strings_free(&notes);
}

static void test_numbers_are_looked_for_in_a_hundred_rows(void **state) {
    (void)state;
    for (size_t n = 99; n <= 100; n++) {
        write_lines("a,b\n", n, ",b\n", "1,b\nx,b\n");
        check_header(n == 99);
    }
}

static void test_a_name_is_looked_for_in_a_thousand_rows(void **state) {
    (void)state;
    for (size_t n = 998; n <= 999; n++) {
        write_lines("a,b\n", n, "x,y\n", "a,z\n");
        check_header(n == 999);
    }
}

/* 16 lines of 4096 bytes are looked at, but the first in any case. */
static void test_names_are_looked_for_in_64_kib(void **state) {
    (void)state;
    char line[4097];
    snprintf(line, sizeof line, "x,%4093s\n", "y");
    for (size_t n = 14; n <= 16; n++) {
        write_lines("a,b\n", n, line, "a,c\n");
        check_header(n == 16);
    }
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fprintf(out, "a,\"%100000s\n\"\n1,2\n3,4\n", "b");
    fclose(out);
    check_header(true);
}

/* The look ends at what is no CSV, and at the end of a piece. */
static void test_what_is_bad_below_is_no_matter_yet(void **state) {
    (void)state;
    write_text("t.csv", "a,b\n1,2\n3,\"4\"x\n");
    check_header(true);
    write_text("t.csv", "a,b\nx,\"b\n");
    check_header(true);
}

static void test_who_says_so_is_believed(void **state) {
    (void)state;
    bp_reading yes = commas, no = commas;
    yes.header = BP_HEADER_YES;
    no.header = BP_HEADER_NO;
    check_read("1,2\n3,4\n", &yes, true, "[1][2]|[3][4]", "");
    check_read("a,b\n1,2\n", &no, false, "[column 1][column 2]|[a][b]|[1][2]",
               "");
    check_read("a,a\n1,2\n", &no, false, "[column 1][column 2]|[a][a]|[1][2]",
               "");
    check_read("a\n", &no, false, "[column 1]|[a]", "");
    check_read("a\na\n", &yes, true, "[a]|[a]", "");
}

/* ---- the delimiter ---- */

#define SEMICOLONS "[cells are parted by ';']"

static void check_parted(const char *text, const char *wanted,
                         const char *notes) {
    check_read(text, &any, true, wanted, notes);
}

static void test_each_delimiter_is_found(void **state) {
    (void)state;
    check_parted("a,b\n1,2\n", "[a][b]|[1][2]", "");
    check_parted("a;b\n1;2\n", "[a][b]|[1][2]", SEMICOLONS);
    check_parted("a\tb\n1\t2\n", "[a][b]|[1][2]", "[cells are parted by tabs]");
    check_parted("a|b\n1|2\n", "[a][b]|[1][2]", "[cells are parted by '|']");
}

static void test_who_names_a_delimiter_is_believed(void **state) {
    (void)state;
    bp_reading how = {.dialect = {.delimiter = ':'}};
    check_read("a;b:c\n1:2\n", &how, true, "[a;b][c]|[1][2]", "");
    how.dialect.delimiter = ';';
    check_read("a;b,c\n1;2\n", &how, true, "[a][b,c]|[1][2]", "");
}

static void test_decimal_commas_part_nothing(void **state) {
    (void)state;
    check_parted("a;b\n1,5;2,5\n-3,25;4\n", "[a][b]|[1,5][2,5]|[-3,25][4]",
                 SEMICOLONS);
    check_parted("a;b\n1.234,5;2\n3;4,5\n", "[a][b]|[1.234,5][2]|[3][4,5]",
                 SEMICOLONS);
    check_parted("a\tb\n1,5\t2,5\n3,5\t4,5\n", "[a][b]|[1,5][2,5]|[3,5][4,5]",
                 "[cells are parted by tabs]");
    bp_reading how = {.dialect = {.decimal = ','}};
    check_read("1,5;2,5\n3,5;4,5\n", &how, false,
               "[column 1][column 2]|[1,5][2,5]|[3,5][4,5]", SEMICOLONS);
}

static void test_commas_in_text_part_nothing(void **state) {
    (void)state;
    check_parted("a, or b;c\nx, y;1\nz;2\n", "[a, or b][c]|[x, y][1]|[z][2]",
                 SEMICOLONS);
    check_parted("name, first;age\nA, B;1\nC, D;2\n",
                 "[name, first][age]|[A, B][1]|[C, D][2]", SEMICOLONS);
    check_parted("a|b\nx, y; z|1\nw|2\n", "[a][b]|[x, y; z][1]|[w][2]",
                 "[cells are parted by '|']");
}

static void test_what_is_quoted_parts_nothing(void **state) {
    (void)state;
    check_parted("a,b\n\"1;2;3\",4\n\"5;6;7\",8\n",
                 "[a][b]|[1;2;3][4]|[5;6;7][8]", "");
    check_parted("a;b\n\"x,y,z\";1\n\"u,v\nw\";2\n",
                 "[a][b]|[x,y,z][1]|[u,v\nw][2]", SEMICOLONS);
    check_parted("\"a,b\";c\n1;2\n", "[a,b][c]|[1][2]", SEMICOLONS);
    check_parted("a;\"b\"\n1;\"2\"\n", "[a][b]|[1][2]", SEMICOLONS);
}

/* What counts: rows of one width, then whole cells, then many. */
static void test_what_parts_best_is_found(void **state) {
    (void)state;
    check_parted("a, b;c, d\nx, y;u, v\nz;w\n",
                 "[a, b][c, d]|[x, y][u, v]|[z][w]", SEMICOLONS);
    check_parted("a|b|c,d\nx|y|z,w\n", "[a][b][c,d]|[x][y][z,w]",
                 "[cells are parted by '|']");
}

/* No delimiter is found where there is none: commas would do. */
static void test_a_single_column_is_one(void **state) {
    (void)state;
    check_parted("a\n1\n2\n", "[a]|[1]|[2]", "");
    check_parted("\"a\"\n1\n2\n", "[a]|[1]|[2]", "");
    check_parted("a\nx y\nz\n", "[a]|[x y]|[z]", "");
}

static void test_a_ragged_row_doesnt_hide_the_delimiter(void **state) {
    (void)state;
    bp_error err;
    write_text("t.csv", "a;b;c\n1,5;2;3\n4;5\n6;7;8\n");
    assert_fails(read_files(1, &any, &err), BP_EDATA,
                 "t.csv:3: 2 cells where line 1 has 3; write out the missing "
                 "ones, empty if need be");
    write_text("t.csv", "a;b\n1;2;3\n");
    assert_fails(read_files(1, &any, &err), BP_EDATA,
                 "t.csv:2: 3 cells where line 1 has 2; does the header lack "
                 "the name of a first column (R's row names have none: write "
                 "them with col.names=NA)?");
}

static void test_a_line_sep_says_it(void **state) {
    (void)state;
    check_parted("sep=|\na,b|c,d\n1,2|3,4\n", "[a,b][c,d]|[1,2][3,4]",
                 "[the first line, 'sep=|', was passed over]"
                 "[cells are parted by '|']");
    check_parted("\xef\xbb\xbfsep=,\r\na,b\r\n1,2\r\n", "[a][b]|[1][2]",
                 "[the first line, 'sep=,', was passed over]");
    check_read("sep=|\na,b\n1,2\n", &commas, true, "[a][b]|[1][2]",
               "[the first line, 'sep=|', was passed over]");
}

/* If no candidate can read even the first row, the comma's say counts. */
static void test_what_none_can_read_is_refused(void **state) {
    (void)state;
    check_no_table("a\"b;c\n1;2\n", &any,
                   "t.csv:1: column 1: a stray quote; quote the whole cell "
                   "and double the quotes in it");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_above_numbers_are_names),
        cmocka_unit_test(test_a_name_that_comes_again_is_one_above_numbers),
        cmocka_unit_test(test_a_number_in_the_first_row_makes_it_data),
        cmocka_unit_test(test_a_decimal_comma_makes_a_number),
        cmocka_unit_test(test_text_above_text_is_names_when_none_comes_again),
        cmocka_unit_test(test_text_that_comes_again_is_data),
        cmocka_unit_test(test_a_header_that_comes_again_is_one_above_numbers),
        cmocka_unit_test(test_numbers_are_looked_for_in_a_hundred_rows),
        cmocka_unit_test(test_a_name_is_looked_for_in_a_thousand_rows),
        cmocka_unit_test(test_names_are_looked_for_in_64_kib),
        cmocka_unit_test(test_what_is_bad_below_is_no_matter_yet),
        cmocka_unit_test(test_who_says_so_is_believed),
        cmocka_unit_test(test_each_delimiter_is_found),
        cmocka_unit_test(test_who_names_a_delimiter_is_believed),
        cmocka_unit_test(test_decimal_commas_part_nothing),
        cmocka_unit_test(test_commas_in_text_part_nothing),
        cmocka_unit_test(test_what_is_quoted_parts_nothing),
        cmocka_unit_test(test_what_parts_best_is_found),
        cmocka_unit_test(test_a_single_column_is_one),
        cmocka_unit_test(test_a_ragged_row_doesnt_hide_the_delimiter),
        cmocka_unit_test(test_a_line_sep_says_it),
        cmocka_unit_test(test_what_none_can_read_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
