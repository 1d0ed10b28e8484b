/* test_csv.c - records and their lines, cells, raw bytes; and how a cell is
 * written. Every text here is read by a plain libcsv beside. */
#include "csv_helper.h"

/* Without the raw bytes, plain lines are read by a reader of their own. */
static void check(const char *text, const char *cells, const char *lines) {
    check_as(&comma, text, cells, lines);
    csv_reading r = read_text(text, strlen(text), &comma, false);
    assert_string_equal(r.cells.text, cells);
    assert_string_equal(r.lines.text, lines);
    assert_int_equal(r.n_wrong, 0);
    reading_free(&r);
}

static void test_cells_are_split_trimmed_and_unquoted(void **state) {
    (void)state;
    check("a,b\n1,2\n", "[a][b]\n[1][2]\n", "1 2 ");
    check(" a ,\tb\t, c d \n", "[a][b][c d]\n", "1 ");
    check("\" a \",\"\tb\"\n", "[ a ][\tb]\n", "1 ");
    check("  \"a\"  ,\"b\" \n", "[a][b]\n", "1 ");
    check("\"a \"\"b\"\" c\",\"\"\"\"\n", "[a \"b\" c][\"]\n", "1 ");
    check("\"x,y\",\"\"\n", "[x,y][]\n", "1 ");
    check(",\n,,\n", "[][]\n[][][]\n", "1 2 ");
    check(" ,\t\n , , \n", "[][]\n[][][]\n", "1 2 ");
    check("\"\"\n", "[]\n", "1 ");
    check("a,\n\"a\",\n", "[a][]\n[a][]\n", "1 2 ");
    check("\v1\f,\x01\n", "[\v1\f][\x01]\n", "1 ");
}

static void test_a_quoted_cell_may_hold_lines(void **state) {
    (void)state;
    check("\"a\nb\",c\nd,e\n", "[a\nb][c]\n[d][e]\n", "1 3 ");
    check("\"\n\n\n\",c\nd,e\n", "[\n\n\n][c]\n[d][e]\n", "1 5 ");
    check("\"a\r\nb\"\r\nc\r\n", "[a\r\nb]\n[c]\n", "1 3 ");
    check("\"a\rb\"\nc\n", "[a\rb]\n[c]\n", "1 2 ");
    check("x,\"1\n2\",\"3\n4\"\ny,z,w\n", "[x][1\n2][3\n4]\n[y][z][w]\n",
          "1 4 ");
    check("\"\n \t \n\"\n\nx\n", "[\n \t \n]\n[x]\n", "1 5 ");
}

static void test_a_final_newline_may_be_missing(void **state) {
    (void)state;
    check("a", "[a]\n", "1 ");
    check("a,b\n1,2", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b\n1,", "[a][b]\n[1][]\n", "1 2 ");
    check("a,b\n1, ", "[a][b]\n[1][]\n", "1 2 ");
    check(",", "[][]\n", "1 ");
    check("\"\"", "[]\n", "1 ");
    check("a,b\n1,\"2\"", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b\n1,\"2\" ", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b\n\"1\n2\",\"3\n4\"", "[a][b]\n[1\n2][3\n4]\n", "1 2 ");
    check("a,b\n1,2\n  ", "[a][b]\n[1][2]\n", "1 2 ");
}

static void test_windows_line_ends_are_line_ends(void **state) {
    (void)state;
    check("a,b\r\n1,2\r\n", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b \r\n1,\r\n", "[a][b]\n[1][]\n", "1 2 ");
    check("a,b\r\n\r\n1,\"2\"\r\n", "[a][b]\n[1][2]\n", "1 3 ");
    check("a,b\n1,2\r\n3,4", "[a][b]\n[1][2]\n[3][4]\n", "1 2 3 ");
}

static void test_an_empty_piece_has_no_records(void **state) {
    (void)state;
    static const char *const texts[] = {"", "\n", "\r\n", " ", " \t\n\n \r\n"};
    for (size_t i = 0; i < COUNT(texts); i++)
        check(texts[i], "", "");
}

static void test_the_end_of_the_piece_stays_the_end(void **state) {
    (void)state;
    static const char *const texts[] = {"",      "a",     "a\n",
                                        "a\n\n", "\"a\"", "\"a\"\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        bp_csv *csv;
        bp_record record;
        bp_error err;
        char *text = strdup(texts[i]);
        bp_piece piece = {
            .name = "t.csv", .line = 1, .text = text, .length = strlen(text)};
        assert_ok(bp_csv_new(&csv, &comma, false, &err));
        bp_csv_start(csv, &piece);
        for (int call = 0; call < 4; call++) {
            assert_ok(bp_csv_next(csv, &record, &err));
            assert_int_equal(record.n_cells, call == 0 && i > 0);
            assert_string_equal(record.file, "t.csv");
            assert_null(record.raw);
        }
        bp_csv_free(csv);
        free(text);
    }
    bp_csv_free(NULL);
}

static void test_blank_lines_are_passed_over_and_counted(void **state) {
    (void)state;
    static const struct {
        const char *text, *lines;
        size_t n_blank;
    } texts[] = {
        {"a\nb\nc\n", "1 2 3 ", 0},
        {"\na\nb\nc\n", "2 3 4 ", 1},
        {"a\n\nb\nc\n", "1 3 4 ", 1},
        {"a\nb\nc\n\n", "1 2 3 ", 1},
        {"\n\na\n\n\nb\n\n\nc\n\n\n", "3 6 9 ", 8},
        {" \na\n\t\nb\n \t \nc\n  \n", "2 4 6 ", 4},
        {"\r\na\r\n\r\nb\r\nc\r\n\r\n", "2 4 5 ", 3},
        {"a\n \r\nb\n\"c\"\n", "1 3 4 ", 1},
        {"a\n\n\n\"b\"\n\nc\n ", "1 4 6 ", 4},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        csv_reading r =
            read_judged(texts[i].text, strlen(texts[i].text), &comma);
        assert_string_equal(r.cells.text, "[a]\n[b]\n[c]\n");
        assert_string_equal(r.lines.text, texts[i].lines);
        assert_int_equal(r.n_blank, texts[i].n_blank);
        reading_free(&r);
    }
}

static void test_blank_lines_within_quotes_are_text(void **state) {
    (void)state;
    csv_reading r = read_judged("\"\n\n\n\"\n\nb\n", 8, &comma);
    assert_string_equal(r.cells.text, "[\n\n\n]\n[b]\n");
    assert_string_equal(r.lines.text, "1 6 ");
    assert_int_equal(r.n_blank, 1);
    reading_free(&r);
}

static void test_another_delimiter_parts_the_cells(void **state) {
    (void)state;
    static const struct {
        char delimiter;
        const char *text, *cells, *lines;
    } texts[] = {
        {';', "a;b,c;\"d;e\"\n", "[a][b,c][d;e]\n", "1 "},
        {'\t', "a\t\tb c\t \n\t\n \t\n", "[a][][b c][]\n[][]\n[][]\n",
         "1 2 3 "},
        {'\t', " \na\t\" b\"\n", "[a][ b]\n", "2 "},
        {'|', "a|b\n|\n", "[a][b]\n[][]\n", "1 2 "},
        {' ', "a b\n\"c d\" e\n \n\t\n", "[a][b]\n[c d][e]\n[][]\n", "1 2 3 "},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        bp_dialect dialect = {.delimiter = texts[i].delimiter};
        check_as(&dialect, texts[i].text, texts[i].cells, texts[i].lines);
    }
}

static void test_utf8_is_kept_byte_for_byte(void **state) {
    (void)state;
    check("\xc3\xa9,\xe2\x82\xac,\xf0\x9f\x98\x80\n",
          "[\xc3\xa9][\xe2\x82\xac][\xf0\x9f\x98\x80]\n", "1 ");
    check("\xf4\x8f\xbf\xbf,\xef\xbf\xbd,\xed\x9f\xbf,\xee\x80\x80\n",
          "[\xf4\x8f\xbf\xbf][\xef\xbf\xbd][\xed\x9f\xbf][\xee\x80\x80]\n",
          "1 ");
    check("x\n\xef\xbb\xbf"
          "a,\"\xc3\xa9\"\n",
          "[x]\n[\xef\xbb\xbf"
          "a][\xc3\xa9]\n",
          "1 2 ");
}

static void check_counts(const bp_dialect *dialect, const char *text,
                         size_t n_comments, size_t n_blank) {
    csv_reading r = read_judged(text, strlen(text), dialect);
    assert_int_equal(r.n_comments, n_comments);
    assert_int_equal(r.n_blank, n_blank);
    reading_free(&r);
}

static void test_a_comment_is_passed_over_and_counted(void **state) {
    (void)state;
    check_as(&hash, "# one, \"two\na,b\n#\n1,2\n#", "[a][b]\n[1][2]\n", "2 4 ");
    check_counts(&hash, "# one, \"two\na,b\n#\n1,2\n#", 3, 0);
    check_as(&hash, "#\n\n# \xe9 \r bad\n\na\r\n#\r\nb\n", "[a]\n[b]\n",
             "5 7 ");
    check_counts(&hash, "#\n\n# \xe9 \r bad\n\na\r\n#\r\nb\n", 3, 2);
    check("#a\n#b\n", "[#a]\n[#b]\n", "1 2 ");
}

static void test_a_comment_starts_with_the_first_byte(void **state) {
    (void)state;
    check_as(&hash, "a,#b\n #c,d\n\"#e\",f\n", "[a][#b]\n[#c][d]\n[#e][f]\n",
             "1 2 3 ");
    check_as(&hash, "\"a\n#b\n\",c\n#d\n", "[a\n#b\n][c]\n", "1 ");
    check_counts(&hash, "\"a\n#b\n\",c\n#d\n", 1, 0);
}

static void test_a_run_of_blanks_is_one_delimiter(void **state) {
    (void)state;
    check_as(&runs, "a b\n  1 \t 2  \n\t3\t4\r\n5  6",
             "[a][b]\n[1][2]\n[3][4]\n[5][6]\n", "1 2 3 4 ");
    check_as(&runs, " \n\ta,b\n\t \r\n\nc;\n ", "[a,b]\n[c;]\n", "2 5 ");
    check_counts(&runs, " \n\ta,b\n\t \r\n\nc;\n ", 0, 4);
}

static void test_blanks_within_quotes_are_no_delimiter(void **state) {
    (void)state;
    check_as(&runs, "\"a  b\" \t c  \n  d\t\"\"  \"e\t\n  f\" \r\n \"g\"",
             "[a  b][c]\n[d][][e\t\n  f]\n[g]\n", "1 2 4 ");
    check_as(&runs, "\"a \"\" b\"\n", "[a \" b]\n", "1 ");
    bp_dialect both = runs;
    both.comment = '#';
    check_as(&both, "# x \"y\n 1  2\n # 3\n", "[1][2]\n[#][3]\n", "2 3 ");
}

static void test_lines_are_counted_from_the_piece_on(void **state) {
    (void)state;
    bp_csv *csv;
    bp_error err;
    assert_ok(bp_csv_new(&csv, &hash, true, &err));
    csv_reading r = read_with(csv, "a\n\n\"b\n\",c\n#\nd\n", 14, 100, &hash);
    assert_string_equal(r.lines.text, "100 102 105 ");
    reading_free(&r);
    r = read_with(csv, "a\n\"b\nc", 6, 7, &hash); /* leaves libcsv amidst */
    assert_string_equal(r.error.message, "t.csv:8: column 1: the quote that "
                                         "opens here is never closed");
    reading_free(&r);
    r = read_with(csv, "a,b\"\n", 5, 3, &hash);
    assert_string_equal(r.lines.text, "");
    reading_free(&r);
    r = read_with(csv, "\"x\",y\n", 6, 20, &hash);
    assert_ok(r.status);
    assert_string_equal(r.cells.text, "[x][y]\n");
    assert_string_equal(r.lines.text, "20 ");
    assert_int_equal(r.n_blank + r.n_comments, 0);
    reading_free(&r);
    bp_csv_free(csv);
}

static void check_raw(const bp_dialect *dialect, const char *text,
                      const char *raw, const char *parts) {
    csv_reading r = read_judged(text, strlen(text), dialect);
    assert_string_equal(r.raw.text, raw);
    assert_string_equal(r.parts.text, parts);
    reading_free(&r);
}

static void test_raw_bytes_are_as_they_lay_in_the_file(void **state) {
    (void)state;
    static const char text[] = " a , \"b\"\"\" \r\n\n\"c,\n\",\td\n#x\n,,\r\n1";
    static const char raw[] = " a , \"b\"\"\" \n\"c,\n\",\td\n,,\n1\n";
    check_raw(&hash, text, raw, raw);
    check_raw(&runs, " a \t b\r\n\"c  d\" \"\"\n", " a \t b\n\"c  d\" \"\"\n",
              "a b\n\"c  d\" \"\"\n");
}

static void test_raw_cells_are_views_of_the_record(void **state) {
    (void)state;
    char text[] = " a,\" b,\"\n";
    bp_piece piece = {
        .name = "t.csv", .line = 1, .text = text, .length = sizeof text - 1};
    bp_csv *csv;
    bp_record record;
    bp_error err;
    size_t length;
    assert_ok(bp_csv_new(&csv, &comma, true, &err));
    bp_csv_start(csv, &piece);
    assert_ok(bp_csv_next(csv, &record, &err));
    assert_int_equal(record.raw_length, 8);
    assert_ptr_equal(bp_csv_raw_cell(csv, &record, 0, &length), record.raw);
    assert_int_equal(length, 2);
    assert_ptr_equal(bp_csv_raw_cell(csv, &record, 1, &length), record.raw + 3);
    assert_int_equal(length, 5);
    bp_csv_free(csv);
}

/* How a cell is written. */
static void check_written(const char *cell, char delimiter,
                          const char *wanted) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    bp_csv_write(out, cell, delimiter);
    assert_false(ferror(out));
    fclose(out);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_a_cell_is_quoted_only_where_it_must_be(void **state) {
    (void)state;
    check_written("", ',', "");
    check_written("a", ',', "a");
    check_written("a b", ',', "a b");
    check_written("-1.5e3", ',', "-1.5e3");
    check_written("caf\xc3\xa9", ',', "caf\xc3\xa9");
    check_written("a;b", ',', "a;b");
    check_written("a;b", ';', "\"a;b\"");
    check_written("a,b", ',', "\"a,b\"");
    check_written("a,b", ';', "a,b");
    check_written(" a", ',', "\" a\"");
    check_written("a ", ',', "\"a \"");
    check_written("\ta", ',', "\"\ta\"");
    check_written("a\t", ',', "\"a\t\"");
    check_written("a\tb", ',', "a\tb");
    check_written("a\tb", '\t', "\"a\tb\"");
    check_written("a\nb", ',', "\"a\nb\"");
    check_written("a\rb", ',', "\"a\rb\"");
    check_written("\"", ',', "\"\"\"\"");
    check_written("a\"b", ',', "\"a\"\"b\"");
}

static void test_what_is_written_is_read_back(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 22, BP_RNG_SHUFFLE);
    for (int i = 0; i < 3000; i++) {
        bp_dialect dialect = {.delimiter = pick(&rng, ",;\t|")};
        char *wanted = NULL, *text = NULL;
        size_t length, text_length;
        FILE *file = open_memstream(&text, &text_length);
        FILE *cells = open_memstream(&wanted, &length);
        assert_true(file && cells);
        for (uint64_t rows = 1 + bp_rng_below(&rng, 5); rows > 0; rows--) {
            for (uint64_t n = 2 + bp_rng_below(&rng, 3); n > 0; n--) {
                char cell[8];
                size_t at = 0;
                for (uint64_t k = bp_rng_below(&rng, 7); k > 0; k--)
                    cell[at++] = pick(&rng, "ab \t\"\n\r,;|");
                cell[at] = '\0';
                bp_csv_write(file, cell, dialect.delimiter);
                fputc(n > 1 ? dialect.delimiter : '\n', file);
                fprintf(cells, "[%s]", cell);
            }
            fputc('\n', cells);
        }
        fclose(file);
        fclose(cells);
        csv_reading r = read_judged(text, text_length, &dialect);
        if (r.status)
            fail_msg("%s", r.error.message);
        assert_string_equal(r.cells.text, wanted);
        reading_free(&r);
        free(wanted);
        free(text);
    }
}

static void test_a_full_disk_shows_in_the_stream(void **state) {
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    setvbuf(full, NULL, _IONBF, 0);
    bp_csv_write(full, "a,b", ',');
    assert_true(ferror(full));
    fclose(full);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_are_split_trimmed_and_unquoted),
        cmocka_unit_test(test_a_quoted_cell_may_hold_lines),
        cmocka_unit_test(test_a_final_newline_may_be_missing),
        cmocka_unit_test(test_windows_line_ends_are_line_ends),
        cmocka_unit_test(test_an_empty_piece_has_no_records),
        cmocka_unit_test(test_the_end_of_the_piece_stays_the_end),
        cmocka_unit_test(test_blank_lines_are_passed_over_and_counted),
        cmocka_unit_test(test_blank_lines_within_quotes_are_text),
        cmocka_unit_test(test_another_delimiter_parts_the_cells),
        cmocka_unit_test(test_utf8_is_kept_byte_for_byte),
        cmocka_unit_test(test_a_comment_is_passed_over_and_counted),
        cmocka_unit_test(test_a_comment_starts_with_the_first_byte),
        cmocka_unit_test(test_a_run_of_blanks_is_one_delimiter),
        cmocka_unit_test(test_blanks_within_quotes_are_no_delimiter),
        cmocka_unit_test(test_lines_are_counted_from_the_piece_on),
        cmocka_unit_test(test_raw_bytes_are_as_they_lay_in_the_file),
        cmocka_unit_test(test_raw_cells_are_views_of_the_record),
        cmocka_unit_test(test_a_cell_is_quoted_only_where_it_must_be),
        cmocka_unit_test(test_what_is_written_is_read_back),
        cmocka_unit_test(test_a_full_disk_shows_in_the_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
