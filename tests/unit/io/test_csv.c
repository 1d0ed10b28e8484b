/* test_csv.c - records, their lines, and what is refused, beside a plain libcsv
 * that sees the whole file at once. */
#include <csv.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "bp/csv.h"
#include "helper.h"

enum { BUFFER = 65536 }; /* bytes that the reader takes at once */

/* What came of reading a file to its end or to what was refused. */
typedef struct reading {
    char *cells; /* "[a][b]\n" for a record of two */
    char *lines; /* "1 2 5 " for records that start on these */
    bp_status status;
    bp_error error;
    size_t n_blank;
    uint64_t checksum;
} reading;

static void reading_free(reading *r) {
    free(r->cells);
    free(r->lines);
    *r = (reading){0};
}

static reading read_path(const char *path, char delimiter) {
    reading r = {0};
    size_t cells_length, lines_length;
    bp_csv *csv = NULL;
    FILE *cells = open_memstream(&r.cells, &cells_length);
    FILE *lines = open_memstream(&r.lines, &lines_length);
    assert_true(cells && lines);
    r.status = bp_csv_open(&csv, path, delimiter, &r.error);
    bp_record record = {.n_cells = 1};
    while (!r.status) {
        r.status = bp_csv_next(csv, &record, &r.error);
        if (r.status || record.n_cells == 0)
            break;
        fprintf(lines, "%zu ", record.line);
        for (size_t i = 0; i < record.n_cells; i++)
            fprintf(cells, "[%s]", record.cells[i]);
        fputc('\n', cells);
    }
    if (csv) {
        r.n_blank = bp_csv_blank_lines(csv);
        r.checksum = bp_csv_checksum(csv);
    }
    bp_csv_close(csv);
    fclose(cells);
    fclose(lines);
    return r;
}

static reading read_bytes_of(const char *bytes, size_t length) {
    write_bytes("t.csv", bytes, length);
    return read_path("t.csv", ',');
}

/* Bytes come in as many at a time as `piece` says: a socket that keeps the
 * bounds of what is sent stands for a slow pipe. */
static reading read_in_pieces(const char *bytes, size_t length, size_t piece) {
    int ends[2], old_input = dup(STDIN_FILENO);
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        for (size_t i = 0; i < length; i += piece) {
            size_t n = length - i < piece ? length - i : piece;
            if (send(ends[1], bytes + i, n, MSG_NOSIGNAL) != (ssize_t)n)
                _exit(1);
        }
        _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    reading r = read_path("-", ',');
    dup2(old_input, STDIN_FILENO);
    close(old_input);
    waitpid(child, NULL, 0);
    return r;
}

static void check_file(const char *bytes, size_t length, const char *cells,
                       const char *lines) {
    reading r = read_bytes_of(bytes, length);
    if (r.status)
        fail_msg("%s", r.error.message);
    assert_string_equal(r.cells, cells);
    assert_string_equal(r.lines, lines);
    reading_free(&r);
}

/* For files without NUL bytes. */
static void check(const char *text, const char *cells, const char *lines) {
    check_file(text, strlen(text), cells, lines);
}

static void check_refused(const char *bytes, size_t length,
                          const char *sentence) {
    reading r = read_bytes_of(bytes, length);
    assert_string_equal(r.error.message, sentence);
    assert_int_equal(r.status, BP_EDATA);
    reading_free(&r);
}

static void refused(const char *text, const char *sentence) {
    check_refused(text, strlen(text), sentence);
}

/* The oracle: libcsv over the whole file, and a count of lines that knows
 * nothing but quotes. */
typedef struct oracle {
    char *cells;
    size_t length, whole; /* where the last whole record ends */
    FILE *out;
    bool failed;
} oracle;

static void oracle_cell(void *data, size_t length, void *context) {
    oracle *o = context;
    fprintf(o->out, "[%.*s]", (int)length, (const char *)data);
}

static void oracle_record(int terminator, void *context) {
    (void)terminator;
    oracle *o = context;
    fputc('\n', o->out);
    fflush(o->out);
    o->whole = o->length;
}

static oracle oracle_read(const char *bytes, size_t length) {
    oracle o = {0};
    struct csv_parser parser;
    o.out = open_memstream(&o.cells, &o.length);
    assert_non_null(o.out);
    assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
    size_t parsed =
        csv_parse(&parser, bytes, length, oracle_cell, oracle_record, &o);
    o.failed = parsed != length ||
               csv_fini(&parser, oracle_cell, oracle_record, &o) != 0;
    csv_free(&parser);
    fclose(o.out);
    o.cells[o.whole] = '\0';
    return o;
}

/* The lines on which records start, and the lines with nothing on them. */
static char *lines_of(const char *bytes, size_t length, size_t *n_blank) {
    char *text = NULL;
    size_t text_length, line = 1;
    FILE *out = open_memstream(&text, &text_length);
    assert_non_null(out);
    bool quoted = false, in_record = false, blank = true;
    *n_blank = 0;
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\r\n", bytes[i]) || quoted) {
            if (!in_record)
                fprintf(out, "%zu ", line);
            in_record = true;
            blank = false;
        }
        if (bytes[i] == '"')
            quoted = !quoted;
        if (bytes[i] != '\n')
            continue;
        line++;
        *n_blank += blank && !in_record;
        blank = true;
        in_record = quoted;
    }
    fclose(out);
    return text;
}

static void check_against_libcsv(const char *bytes, size_t length,
                                 const reading *r) {
    size_t n_blank;
    oracle o = oracle_read(bytes, length);
    size_t same = 0;
    while (r->cells[same] && r->cells[same] == o.cells[same])
        same++;
    if (r->cells[same] || o.cells[same])
        fail_msg("'%.60s' where libcsv has '%.60s'", r->cells + same,
                 o.cells + same);
    if (o.failed) {
        assert_int_equal(r->status, BP_EDATA);
    } else {
        if (r->status)
            fail_msg("%s", r->error.message);
        char *lines = lines_of(bytes, length, &n_blank);
        assert_string_equal(r->lines, lines);
        free(lines);
        if (length > 0 && bytes[length - 1] == '\n')
            assert_int_equal(r->n_blank, n_blank);
        assert_int_equal(r->checksum, XXH64(bytes, length, 0));
    }
    free(o.cells);
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
    check("\"\"\n", "[]\n", "1 ");
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
    check("a,b\n1,\"2\"", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b\n\"1\n2\",\"3\n4\"", "[a][b]\n[1\n2][3\n4]\n", "1 2 ");
    check("a,b\n1,2\n  ", "[a][b]\n[1][2]\n", "1 2 ");
}

static void test_windows_line_ends_are_line_ends(void **state) {
    (void)state;
    check("a,b\r\n1,2\r\n", "[a][b]\n[1][2]\n", "1 2 ");
    check("a,b\r\n\r\n1,\"2\"\r\n", "[a][b]\n[1][2]\n", "1 3 ");
    check("a,b\n1,2\r\n3,4", "[a][b]\n[1][2]\n[3][4]\n", "1 2 3 ");
}

static void test_a_byte_order_mark_is_passed_over(void **state) {
    (void)state;
    check("\xef\xbb\xbf"
          "a,b\n1,2\n",
          "[a][b]\n[1][2]\n", "1 2 ");
    check("\xef\xbb\xbf\"a\",b\n", "[a][b]\n", "1 ");
    check("\xef\xbb\xbf\n\na\n", "[a]\n", "3 ");
    check("\xef\xbb\xbf", "", "");
    check("x\n\xef\xbb\xbf"
          "a\n",
          "[x]\n[\xef\xbb\xbf"
          "a]\n",
          "1 2 ");
}

static void test_an_empty_file_has_no_records(void **state) {
    (void)state;
    static const char *const files[] = {"", "\n", "\r\n", " ", " \t\n\n \r\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check(files[i], "", "");
}

static void test_the_end_of_the_file_stays_the_end(void **state) {
    (void)state;
    bp_csv *csv;
    bp_record record;
    bp_error err;
    write_text("t.csv", "a");
    assert_ok(bp_csv_open(&csv, "t.csv", ',', &err));
    assert_string_equal(bp_csv_name(csv), "t.csv");
    assert_ok(bp_csv_next(csv, &record, &err));
    assert_int_equal(record.n_cells, 1);
    for (int i = 0; i < 3; i++) {
        assert_ok(bp_csv_next(csv, &record, &err));
        assert_int_equal(record.n_cells, 0);
    }
    bp_csv_close(csv);
    bp_csv_close(NULL);
}

static void test_blank_lines_are_passed_over_and_counted(void **state) {
    (void)state;
    static const struct {
        const char *text, *lines;
        size_t n_blank;
    } files[] = {
        {"a\nb\nc\n", "1 2 3 ", 0},
        {"\na\nb\nc\n", "2 3 4 ", 1},
        {"a\n\nb\nc\n", "1 3 4 ", 1},
        {"a\nb\nc\n\n", "1 2 3 ", 1},
        {"\n\na\n\n\nb\n\n\nc\n\n\n", "3 6 9 ", 8},
        {" \na\n\t\nb\n \t \nc\n  \n", "2 4 6 ", 4},
        {"\r\na\r\n\r\nb\r\nc\r\n\r\n", "2 4 5 ", 3},
        {"a\n \r\nb\n\"c\"\n", "1 3 4 ", 1},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        reading r = read_bytes_of(files[i].text, strlen(files[i].text));
        assert_string_equal(r.cells, "[a]\n[b]\n[c]\n");
        assert_string_equal(r.lines, files[i].lines);
        assert_int_equal(r.n_blank, files[i].n_blank);
        reading_free(&r);
    }
}

static void test_blank_lines_within_quotes_are_text(void **state) {
    (void)state;
    reading r = read_bytes_of("\"\n\n\n\"\n\nb\n", 8);
    assert_string_equal(r.cells, "[\n\n\n]\n[b]\n");
    assert_string_equal(r.lines, "1 6 ");
    assert_int_equal(r.n_blank, 1);
    reading_free(&r);
}

static void test_another_delimiter_parts_the_cells(void **state) {
    (void)state;
    static const struct {
        char delimiter;
        const char *text, *cells;
    } files[] = {
        {';', "a;b,c;\"d;e\"\n", "[a][b,c][d;e]\n"},
        {'\t', "a\t\tb c\t \n\t\n", "[a][][b c][]\n[][]\n"},
        {'|', "a|b\n|\n", "[a][b]\n[][]\n"},
        {' ', "a b\n\"c d\" e\n", "[a][b]\n[c d][e]\n"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        write_text("t.csv", files[i].text);
        reading r = read_path("t.csv", files[i].delimiter);
        assert_int_equal(r.status, BP_OK);
        assert_string_equal(r.cells, files[i].cells);
        assert_int_equal(r.n_blank, 0);
        reading_free(&r);
    }
}

static void test_utf8_is_kept_byte_for_byte(void **state) {
    (void)state;
    check("\xc3\xa9,\xe2\x82\xac,\xf0\x9f\x98\x80\n",
          "[\xc3\xa9][\xe2\x82\xac][\xf0\x9f\x98\x80]\n", "1 ");
    check("\xf4\x8f\xbf\xbf,\xef\xbf\xbd,\xed\x9f\xbf,\xee\x80\x80\n",
          "[\xf4\x8f\xbf\xbf][\xef\xbf\xbd][\xed\x9f\xbf][\xee\x80\x80]\n",
          "1 ");
}

static void test_what_is_not_utf8_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\x80",                /* a continuation of nothing */
        "\xff",                /* in no UTF-8 text */
        "caf\xe9",             /* Latin-1 */
        "\xc0\x80",            /* overlong */
        "\xe0\x80\x80",        /* overlong */
        "\xed\xa0\x80",        /* a surrogate */
        "\xf4\x90\x80\x80",    /* above U+10FFFF */
        "\xe2\x82",            /* cut short */
        "\xc3\xa9\xc3",        /* cut short behind a good one */
        "\xf8\x88\x80\x80\x80" /* five bytes */
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[64];
        snprintf(text, sizeof text, "a,b\n\n1,%s,2\n", bad[i]);
        refused(text, "t.csv:3: column 2: not UTF-8 text; if it is Latin-1, "
                      "convert it with iconv -f LATIN1 -t UTF-8");
    }
    refused("a\n\xe9", "t.csv:2: column 1: not UTF-8 text; if it is Latin-1, "
                       "convert it with iconv -f LATIN1 -t UTF-8");
}

static void test_a_nul_byte_is_refused_with_its_line(void **state) {
    (void)state;
    check_refused("\0", 1, "t.csv:1: a NUL byte: this is no text file");
    check_refused("a,b\n1,\0\n", 8,
                  "t.csv:2: a NUL byte: this is no text file");
    check_refused("a\n\n\"\n\0\"\n", 8,
                  "t.csv:4: a NUL byte: this is no text file");
    char *text = calloc(1, BUFFER + 8);
    assert_non_null(text);
    memset(text, '\n', BUFFER + 8);
    text[BUFFER + 3] = '\0';
    check_refused(text, BUFFER + 8,
                  "t.csv:65540: a NUL byte: this is no text file");
    free(text);
}

static void test_utf16_is_refused_in_both_orders(void **state) {
    (void)state;
    static const char *const sentence =
        "t.csv: UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8";
    check_refused("\xff\xfe\x61\0\x0a\0", 6, sentence);
    check_refused("\xfe\xff\0\x61\0\x0a", 6, sentence);
    check_refused("\xff\xfe", 2, sentence);
    check_refused("\xfe\xff", 2, sentence);
    check_refused("a\0,\0", 4, "t.csv:1: a NUL byte: this is no text file");
}

static void test_utf16_is_known_when_it_comes_byte_by_byte(void **state) {
    (void)state;
    reading r = read_in_pieces("\xff\xfe\x61\0\x0a\0", 6, 1);
    assert_int_equal(r.status, BP_EDATA);
    assert_string_equal(r.error.message,
                        "standard input: UTF-16 text; convert it with iconv "
                        "-f UTF-16 -t UTF-8");
    reading_free(&r);
}

static void test_a_stray_quote_is_refused(void **state) {
    (void)state;
    refused("a,b\"c\n", "t.csv:1: column 2: a stray quote; quote the whole "
                        "cell and double the quotes in it");
    refused("a,b\n\"x\"y,1\n", "t.csv:2: column 1: a stray quote; quote the "
                               "whole cell and double the quotes in it");
    refused("a,b,c\n\n1,2,\"x\ny\"z\n", "t.csv:4: column 3: a stray quote; "
                                        "quote the whole cell and double the "
                                        "quotes in it");
    refused("\"a\" \"b\"\n", "t.csv:1: column 1: a stray quote; quote the "
                             "whole cell and double the quotes in it");
    refused("5\" disk", "t.csv:1: column 1: a stray quote; quote the whole "
                        "cell and double the quotes in it");
}

static void test_an_unclosed_quote_is_refused_where_it_opens(void **state) {
    (void)state;
    refused("\"", "t.csv:1: column 1: the quote that opens here is never "
                  "closed");
    refused("a,b\n1,\"2\n3,4\n5,6\n", "t.csv:2: column 2: the quote that "
                                      "opens here is never closed");
    refused("\n\n\"a\n\nb\n", "t.csv:3: column 1: the quote that opens here "
                              "is never closed");
    refused("\"a\nb\",\"c\nd\n\n", "t.csv:2: column 2: the quote that opens "
                                   "here is never closed");
    refused("a\n\"b\"\"", "t.csv:2: column 1: the quote that opens here is "
                          "never closed");
    refused("a, \"b,c\n\n", "t.csv:1: column 2: the quote that opens here is "
                            "never closed");
}

static void test_a_bare_return_is_refused(void **state) {
    (void)state;
    static const char *const first =
        "t.csv:1: a bare carriage return ends a line; convert the file with "
        "tr '\\r' '\\n'";
    static const char *const second =
        "t.csv:2: a bare carriage return ends a line; convert the file with "
        "tr '\\r' '\\n'";
    refused("a,b\r1,2\r3,4\r", first);
    refused("a,b\r1,2", first);
    refused("a,b\r1,2\n", first);
    refused("\"a\"\r\"b\"\r\n", first);
    refused("a,b\n1,2\r3,4\n", second);
    refused("a,b\n1,2\r3,4\r\n", second);
    refused("\"a\nb\"\rc\n", second);
}

static void test_a_bare_return_is_refused_as_the_last_byte(void **state) {
    (void)state;
    refused("a,b\r", "t.csv:1: a bare carriage return ends a line; convert "
                     "the file with tr '\\r' '\\n'");
    refused("a,b\n1,2\r", "t.csv:2: a bare carriage return ends a line; "
                          "convert the file with tr '\\r' '\\n'");
    refused("a,b\n1,\"2\"\r", "t.csv:2: a bare carriage return ends a line; "
                              "convert the file with tr '\\r' '\\n'");
}

static void test_a_bare_return_is_refused_before_an_open_quote(void **state) {
    (void)state;
    refused("a\r\"b\nc\"\n", "t.csv:1: a bare carriage return ends a line; "
                             "convert the file with tr '\\r' '\\n'");
    refused("1,2\r3,\"4\r\n5\"\n", "t.csv:1: a bare carriage return ends a "
                                   "line; convert the file with tr '\\r' "
                                   "'\\n'");
}

static void test_records_before_a_refusal_are_given(void **state) {
    (void)state;
    reading r = read_bytes_of("a,b\n\n1,2\n3,4\"\n", 14);
    assert_int_equal(r.status, BP_EDATA);
    assert_string_equal(r.cells, "[a][b]\n[1][2]\n");
    assert_string_equal(r.lines, "1 3 ");
    reading_free(&r);
}

static void test_a_file_that_cant_be_read_says_why(void **state) {
    (void)state;
    reading r = read_path("missing.csv", ',');
    assert_int_equal(r.status, BP_EDATA);
    assert_string_equal(r.error.message, "missing.csv: can't be read: No such "
                                         "file or directory");
    reading_free(&r);
    r = read_path(".", ',');
    assert_int_equal(r.status, BP_EDATA);
    assert_string_equal(r.error.message, ".: can't be read: Is a directory");
    reading_free(&r);
}

static void test_the_checksum_is_xxh64_of_all_bytes(void **state) {
    (void)state;
    reading r = read_bytes_of("", 0);
    assert_int_equal(r.checksum, UINT64_C(0xef46db3751d8e999));
    reading_free(&r);
    static const char text[] = "\xef\xbb\xbf"
                               "a,b\r\n\r\n1,\"2\n\"\r\n \n";
    r = read_bytes_of(text, sizeof text - 1);
    assert_int_equal(r.checksum, XXH64(text, sizeof text - 1, 0));
    reading_free(&r);
}

/* Everything that may stand in a file, in one that is valid. */
static const char nasty[] =
    "\xef\xbb\xbf"
    "name,note\r\n"
    "\r\n"
    "a,\"one \"\"two\"\"\r\n\n \t\r\n\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"\r\n"
    " \t \n"
    "\"\"\"\", \" x \" \n"
    "\"\n\n\n\",\"\"\n"
    ",\n"
    "last,\"cell\"";

static void test_a_slow_pipe_gives_the_same_records(void **state) {
    (void)state;
    reading file = read_bytes_of(nasty, sizeof nasty - 1);
    assert_int_equal(file.status, BP_OK);
    assert_string_equal(file.lines, "1 3 8 9 13 14 ");
    for (size_t piece = 1; piece <= 12; piece++) {
        reading r = read_in_pieces(nasty, sizeof nasty - 1, piece);
        if (r.status)
            fail_msg("%s", r.error.message);
        assert_string_equal(r.cells, file.cells);
        assert_string_equal(r.lines, file.lines);
        assert_int_equal(r.n_blank, file.n_blank);
        assert_int_equal(r.checksum, file.checksum);
        reading_free(&r);
    }
    reading_free(&file);
}

static void test_a_named_pipe_is_read_to_its_end(void **state) {
    (void)state;
    reading file = read_bytes_of(nasty, sizeof nasty - 1);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int fd = open("pipe", O_WRONLY);
        bool written = fd >= 0;
        for (size_t i = 0; written && i < sizeof nasty - 1; i++)
            written = write(fd, nasty + i, 1) == 1;
        _exit(written ? 0 : 1);
    }
    reading r = read_path("pipe", ',');
    assert_int_equal(r.status, BP_OK);
    assert_string_equal(r.cells, file.cells);
    assert_string_equal(r.lines, file.lines);
    assert_int_equal(r.checksum, file.checksum);
    waitpid(child, NULL, 0);
    reading_free(&r);
    reading_free(&file);
}

static void test_a_slow_pipe_is_refused_alike(void **state) {
    (void)state;
    static const struct {
        const char *text, *sentence;
    } files[] = {
        {"a,b\n\n1,\"x\ny\"z\n", "standard input:4: column 2: a stray quote; "
                                 "quote the whole cell and double the quotes "
                                 "in it"},
        {"a,b\n\n1,\"x\ny\n", "standard input:3: column 2: the quote that "
                              "opens here is never closed"},
        {"a,b\n1,\xe9\n", "standard input:2: column 2: not UTF-8 text; if it "
                          "is Latin-1, convert it with iconv -f LATIN1 -t "
                          "UTF-8"},
        {"a,b\n1,2\r3,4\n", "standard input:2: a bare carriage return ends a "
                            "line; convert the file with tr '\\r' '\\n'"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t piece = 1; piece < 5; piece++) {
            reading r =
                read_in_pieces(files[i].text, strlen(files[i].text), piece);
            assert_int_equal(r.status, BP_EDATA);
            assert_string_equal(r.error.message, files[i].sentence);
            reading_free(&r);
        }
}

/* A file in which `bytes` start at `at`, behind rows of x. */
static char *behind_rows(const char *bytes, size_t at) {
    char *text = malloc(at + strlen(bytes) + 1);
    assert_non_null(text);
    memset(text, 'x', at);
    for (size_t i = 4095; i < at; i += 4096)
        text[i] = '\n';
    text[at - 1] = '\n';
    strcpy(text + at, bytes);
    return text;
}

static void test_the_edge_of_the_buffer_changes_nothing(void **state) {
    (void)state;
    const char *text = nasty + 3;
    for (size_t before = 0; before <= strlen(text) + 1; before++) {
        char *file = behind_rows(text, BUFFER - before);
        reading r = read_bytes_of(file, strlen(file));
        check_against_libcsv(file, strlen(file), &r);
        reading_free(&r);
        free(file);
    }
}

static void test_what_is_bad_at_the_edge_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *sentence;
    } files[] = {
        {"a,\"b\"c,d\n", "t.csv:17: column 2: a stray quote; quote the whole "
                         "cell and double the quotes in it"},
        {"a,\"b\nc,d\n", "t.csv:17: column 2: the quote that opens here is "
                         "never closed"},
        {"a,\xc3,d\n", "t.csv:17: column 2: not UTF-8 text; if it is Latin-1, "
                       "convert it with iconv -f LATIN1 -t UTF-8"},
        {"a,b\rc,d\n", "t.csv:17: a bare carriage return ends a line; convert "
                       "the file with tr '\\r' '\\n'"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        for (size_t before = 1; before <= strlen(files[i].text); before++) {
            char *file = behind_rows(files[i].text, BUFFER - before);
            refused(file, files[i].sentence);
            free(file);
        }
}

static void test_a_cell_of_a_megabyte_is_whole(void **state) {
    (void)state;
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 16);
    assert_non_null(text);
    for (int quoted = 0; quoted < 2; quoted++) {
        bp_csv *csv;
        bp_record record;
        bp_error err;
        size_t n = 0;
        text[n++] = quoted ? '"' : 'x';
        for (size_t i = 1; i < SIZE; i++)
            text[n++] = quoted && i % 50 == 0 ? '\n' : (char)('a' + i % 26);
        text[n++] = quoted ? '"' : 'x';
        memcpy(text + n, ",2\n3,4\n", 7);
        write_bytes("t.csv", text, n + 7);
        assert_ok(bp_csv_open(&csv, "t.csv", ',', &err));
        assert_ok(bp_csv_next(csv, &record, &err));
        assert_int_equal(record.n_cells, 2);
        assert_int_equal(strlen(record.cells[0]), quoted ? SIZE - 1 : SIZE + 1);
        assert_memory_equal(record.cells[0], text + quoted,
                            strlen(record.cells[0]));
        assert_string_equal(record.cells[1], "2");
        assert_ok(bp_csv_next(csv, &record, &err));
        assert_int_equal(record.line, quoted ? 2 + (SIZE - 1) / 50 : 2);
        assert_string_equal(record.cells[1], "4");
        bp_csv_close(csv);
    }
    free(text);
}

static void test_a_record_of_many_cells_is_whole(void **state) {
    (void)state;
    enum { CELLS = 100000 };
    bp_csv *csv;
    bp_record record;
    bp_error err;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < CELLS; i++)
        fprintf(out, i ? ",%d" : "%d", i);
    fputs("\n1\n", out);
    fclose(out);
    assert_ok(bp_csv_open(&csv, "t.csv", ',', &err));
    assert_ok(bp_csv_next(csv, &record, &err));
    assert_int_equal(record.n_cells, CELLS);
    for (int i = 0; i < CELLS; i++)
        assert_int_equal(atoi(record.cells[i]), i);
    assert_ok(bp_csv_next(csv, &record, &err));
    assert_int_equal(record.n_cells, 1);
    assert_int_equal(record.line, 2);
    bp_csv_close(csv);
}

static void test_memory_does_not_grow_with_the_file(void **state) {
    (void)state;
    static const char row[] = "one cell,\"another, longer one\",a third\r\n";
    enum { ROWS = 600000 };
    struct rusage before, after;
    bp_csv *csv;
    bp_record record = {.n_cells = 3};
    bp_error err;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < ROWS; i++)
        fwrite(row, 1, sizeof row - 1, out);
    fclose(out);
    getrusage(RUSAGE_SELF, &before);
    assert_ok(bp_csv_open(&csv, "t.csv", ',', &err));
    size_t n = 0;
    for (; record.n_cells == 3; n++)
        assert_ok(bp_csv_next(csv, &record, &err));
    assert_int_equal(n, ROWS + 1);
    bp_csv_close(csv);
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 4096); /* KiB */
}

/* Bytes drawn one by one: most files break a rule of CSV somewhere. */
static size_t draw_any(bp_rng *rng, char *text, size_t room) {
    static const char *const tokens[] = {"\"", ",",    "\n",       "\r\n",
                                         " ",  "\"\"", "\t",       "a",
                                         "bc", "\"\n", "\xc3\xa9", "\",\""};
    size_t length = 0, n = (size_t)bp_rng_below(rng, 24);
    for (size_t i = 0; i < n && length + 4 < room; i++) {
        const char *token =
            tokens[bp_rng_below(rng, sizeof tokens / sizeof *tokens)];
        strcpy(text + length, token);
        length += strlen(token);
    }
    return length;
}

static size_t draw_cell(bp_rng *rng, char *text) {
    char *at = text;
    bool quoted = bp_rng_below(rng, 2) == 0;
    while (bp_rng_below(rng, 4) == 0)
        *at++ = ' ';
    if (quoted)
        *at++ = '"';
    for (uint64_t n = bp_rng_below(rng, 6); n > 0; n--) {
        char c = pick(rng, quoted ? "ab ,\n\t\"\r" : "ab \t");
        *at++ = c;
        if (c == '"')
            *at++ = '"';
    }
    if (quoted)
        *at++ = '"';
    while (bp_rng_below(rng, 4) == 0)
        *at++ = ' ';
    return (size_t)(at - text);
}

/* Cells by the rules: all files are CSV. */
static size_t draw_valid(bp_rng *rng, char *text, size_t room) {
    size_t length = 0;
    for (uint64_t n = bp_rng_below(rng, 12); n > 0 && length + 200 < room;
         n--) {
        for (uint64_t k = bp_rng_below(rng, 4); k > 0; k--) {
            length += draw_cell(rng, text + length);
            if (k > 1)
                text[length++] = ',';
        }
        if (bp_rng_below(rng, 2) == 0)
            text[length++] = '\r';
        text[length++] = '\n';
    }
    return length;
}

static void compare_with_libcsv(size_t (*draw)(bp_rng *, char *, size_t),
                                int n_files) {
    enum { ROOM = 4096 };
    char text[ROOM];
    bp_rng rng;
    bp_rng_seed(&rng, 20, BP_RNG_SHUFFLE);
    for (int i = 0; i < n_files; i++) {
        size_t length = draw(&rng, text, ROOM);
        reading r = read_bytes_of(text, length);
        check_against_libcsv(text, length, &r);
        reading_free(&r);
    }
}

static void test_random_bytes_are_read_as_libcsv_reads_them(void **state) {
    (void)state;
    compare_with_libcsv(draw_any, 6000);
}

static void test_random_tables_are_read_as_libcsv_reads_them(void **state) {
    (void)state;
    compare_with_libcsv(draw_valid, 3000);
}

static void test_random_tables_are_read_alike_in_pieces(void **state) {
    (void)state;
    char text[4096];
    bp_rng rng;
    bp_rng_seed(&rng, 21, BP_RNG_SHUFFLE);
    for (int i = 0; i < 60; i++) {
        size_t length = draw_valid(&rng, text, sizeof text);
        size_t piece = 1 + (size_t)bp_rng_below(&rng, 7);
        reading r = read_in_pieces(text, length, piece);
        check_against_libcsv(text, length, &r);
        reading_free(&r);
    }
}

/* True when a carriage return ends a record and no newline is behind it. */
static bool has_bare_return(const char *bytes, size_t length) {
    bool quoted = false, in_record = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        if (quoted)
            in_record = true;
        else if (bytes[i] == '\n')
            in_record = false;
        else if (!strchr(" \t\r", bytes[i]))
            in_record = true;
        else if (bytes[i] == '\r' && in_record && bytes[i + 1] != '\n')
            return true;
    }
    return false;
}

static void test_random_bare_carriage_returns_are_refused(void **state) {
    (void)state;
    char text[4096];
    bp_rng rng;
    bp_rng_seed(&rng, 23, BP_RNG_SHUFFLE);
    for (int i = 0; i < 3000; i++) {
        size_t length = draw_valid(&rng, text, sizeof text - 1);
        for (size_t at = 0; at + 1 < length; at++)
            if (text[at + 1] == '\n' && bp_rng_below(&rng, 4) == 0)
                text[at + 1] = '\r';
        text[length] = '\0';
        reading r = read_bytes_of(text, length);
        if (has_bare_return(text, length) && r.status != BP_EDATA)
            fail_msg("taken for CSV: %s", text);
        reading_free(&r);
    }
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
    static const char delimiters[] = ",;\t|";
    bp_rng rng;
    bp_rng_seed(&rng, 22, BP_RNG_SHUFFLE);
    for (int i = 0; i < 3000; i++) {
        char delimiter = pick(&rng, delimiters), *wanted = NULL;
        size_t length;
        FILE *file = fopen("t.csv", "w");
        FILE *cells = open_memstream(&wanted, &length);
        assert_true(file && cells);
        for (uint64_t rows = 1 + bp_rng_below(&rng, 5); rows > 0; rows--) {
            for (uint64_t n = 2 + bp_rng_below(&rng, 3); n > 0; n--) {
                char cell[8];
                size_t at = 0;
                for (uint64_t k = bp_rng_below(&rng, 7); k > 0; k--)
                    cell[at++] = pick(&rng, "ab \t\"\n\r,;|");
                cell[at] = '\0';
                bp_csv_write(file, cell, delimiter);
                fputc(n > 1 ? delimiter : '\n', file);
                fprintf(cells, "[%s]", cell);
            }
            fputc('\n', cells);
        }
        fclose(file);
        fclose(cells);
        reading r = read_path("t.csv", delimiter);
        if (r.status)
            fail_msg("%s", r.error.message);
        assert_string_equal(r.cells, wanted);
        reading_free(&r);
        free(wanted);
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
        cmocka_unit_test(test_a_byte_order_mark_is_passed_over),
        cmocka_unit_test(test_an_empty_file_has_no_records),
        cmocka_unit_test(test_the_end_of_the_file_stays_the_end),
        cmocka_unit_test(test_blank_lines_are_passed_over_and_counted),
        cmocka_unit_test(test_blank_lines_within_quotes_are_text),
        cmocka_unit_test(test_another_delimiter_parts_the_cells),
        cmocka_unit_test(test_utf8_is_kept_byte_for_byte),
        cmocka_unit_test(test_what_is_not_utf8_is_refused),
        cmocka_unit_test(test_a_nul_byte_is_refused_with_its_line),
        cmocka_unit_test(test_utf16_is_refused_in_both_orders),
        cmocka_unit_test(test_utf16_is_known_when_it_comes_byte_by_byte),
        cmocka_unit_test(test_a_stray_quote_is_refused),
        cmocka_unit_test(test_an_unclosed_quote_is_refused_where_it_opens),
        cmocka_unit_test(test_a_bare_return_is_refused),
        cmocka_unit_test(test_a_bare_return_is_refused_as_the_last_byte),
        cmocka_unit_test(test_a_bare_return_is_refused_before_an_open_quote),
        cmocka_unit_test(test_records_before_a_refusal_are_given),
        cmocka_unit_test(test_a_file_that_cant_be_read_says_why),
        cmocka_unit_test(test_the_checksum_is_xxh64_of_all_bytes),
        cmocka_unit_test(test_a_slow_pipe_gives_the_same_records),
        cmocka_unit_test(test_a_named_pipe_is_read_to_its_end),
        cmocka_unit_test(test_a_slow_pipe_is_refused_alike),
        cmocka_unit_test(test_the_edge_of_the_buffer_changes_nothing),
        cmocka_unit_test(test_what_is_bad_at_the_edge_is_refused),
        cmocka_unit_test(test_a_cell_of_a_megabyte_is_whole),
        cmocka_unit_test(test_a_record_of_many_cells_is_whole),
        cmocka_unit_test(test_memory_does_not_grow_with_the_file),
        cmocka_unit_test(test_random_bytes_are_read_as_libcsv_reads_them),
        cmocka_unit_test(test_random_tables_are_read_as_libcsv_reads_them),
        cmocka_unit_test(test_random_tables_are_read_alike_in_pieces),
        cmocka_unit_test(test_random_bare_carriage_returns_are_refused),
        cmocka_unit_test(test_a_cell_is_quoted_only_where_it_must_be),
        cmocka_unit_test(test_what_is_written_is_read_back),
        cmocka_unit_test(test_a_full_disk_shows_in_the_stream),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
