/* test_csv_refused.c - what is no CSV, and where; and any text, good or bad, is
 * read as libcsv reads it. */
#include "csv_helper.h"

/* A bit more than the bytes that the reader looks at at once. */
enum { BLOCK = 66 };

static void refused(const char *text, const char *sentence) {
    refused_as(&comma, text, sentence);
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
    static const char *const forms[] = {
        "a,b\n\n1,%s,2\n", "a,b\n\n1,\"%s\",2\n", "a,b\n\n\"1\", %s ,2\n"};
    for (size_t i = 0; i < COUNT(bad); i++)
        for (size_t form = 0; form < COUNT(forms); form++) {
            char text[64];
            snprintf(text, sizeof text, forms[form], bad[i]);
            refused(text, "t.csv:3: column 2: not UTF-8 text; if it is "
                          "Latin-1, convert it with iconv -f LATIN1 -t UTF-8");
        }
    refused("a\n\xe9", "t.csv:2: column 1: not UTF-8 text; if it is Latin-1, "
                       "convert it with iconv -f LATIN1 -t UTF-8");
    refused("\xe2\x82,\xac\n", "t.csv:1: column 1: not UTF-8 text; if it is "
                               "Latin-1, convert it with iconv -f LATIN1 -t "
                               "UTF-8");
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
    refused_as(&runs, " 3   5\" disk\n",
               "t.csv:1: column 2: a stray quote; quote the whole cell and "
               "double the quotes in it");
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
    refused_as(&hash, "#\"\na\n\"b\n#\"\"", /* no comment: it is quoted */
               "t.csv:3: column 1: the quote that opens here is never closed");
}

#define RETURN_ON(line)                                                        \
    "t.csv:" #line ": a bare carriage return ends a line; convert the file "   \
    "with tr '\\r' '\\n'"

static void test_a_bare_return_is_refused(void **state) {
    (void)state;
    static const char *const first[] = {
        "a,b\r1,2\r3,4\r", "a,b\r1,2",           "a,b\r1,2\n",
        "a,b\r",           "\"a\"\r\"b\"\r\n",   "a\r\"b\nc\"\n",
        "\"a\"\r",         "1,2\r3,\"4\r\n5\"\n"};
    static const char *const second[] = {
        "a,b\n1,2\r3,4\n", "a,b\n1,2\r3,4\r\n", "\"a\nb\"\rc\n",  "a,b\n1,2\r",
        "a,b\n1,\"2\"\r",  "a\nb\r\r\n",        "a\n\"b\"\r\r\n", "a\nb\r \n"};
    for (size_t i = 0; i < COUNT(first); i++)
        refused(first[i], RETURN_ON(1));
    for (size_t i = 0; i < COUNT(second); i++)
        refused(second[i], RETURN_ON(2));
    refused_as(&runs, "a\n\"b\" \r \n", RETURN_ON(2));
    refused_as(&runs, "a\nb \r \n", RETURN_ON(2));
}

static void test_the_first_of_two_faults_is_told(void **state) {
    (void)state;
    refused("a,b\rc,\"d\n", RETURN_ON(1));
    refused("a,b\"\rc\n", "t.csv:1: column 2: a stray quote; quote the whole "
                          "cell and double the quotes in it");
    refused("a,\xe9\rb\n", "t.csv:1: column 2: not UTF-8 text; if it is "
                           "Latin-1, convert it with iconv -f LATIN1 -t UTF-8");
}

static void test_a_return_before_a_record_is_blank(void **state) {
    (void)state;
    check_as(&comma, "\ra\n \r\r b,\"c\"\n\n\r", "[a]\n[b][c]\n", "1 2 ");
    check_as(&runs, "\ra\n \r\r b \"c\"\n\n\r", "[a]\n[b][c]\n", "1 2 ");
}

static void test_records_before_a_refusal_are_given(void **state) {
    (void)state;
    csv_reading r = read_judged("a,b\n\n1,2\n3,4\"\n", 14, &comma);
    assert_int_equal(r.status, BP_EDATA);
    assert_string_equal(r.cells.text, "[a][b]\n[1][2]\n");
    assert_string_equal(r.lines.text, "1 3 ");
    reading_free(&r);
}

/* Everything that may stand in a file, in one that is valid. */
static const char nasty[] =
    "name,note\r\n"
    "\r\n"
    "a,\"one \"\"two\"\"\r\n\n \t\r\n\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"\r\n"
    " \t \n"
    "\xc3\xa9,\xe2\x82\xac , \r\n"
    "\"\"\"\", \" x \" \n"
    "\"\n\n\n\",\"\"\n"
    ",\n"
    "last,\"cell\"";

/* The bytes, behind so many others that they start anywhere in a block, in
 * rows or in a single cell. */
static void check_everywhere(const char *bytes) {
    char text[BLOCK + sizeof nasty];
    for (size_t before = 0; before <= BLOCK; before++)
        for (int rows = 0; rows < 2; rows++) {
            memset(text, 'x', before);
            for (size_t i = 4; rows && i < before; i += 5)
                text[i] = i % 2 ? '\n' : ',';
            strcpy(text + before, bytes);
            check_judged(text, strlen(text), &comma);
        }
}

static void test_the_edge_of_a_block_changes_nothing(void **state) {
    (void)state;
    static const char *const texts[] = {
        nasty,       ",",           "\n",         "\r\n",       "\r",
        ",\r\n",     ", \r\n \r\n", "\xc3\xa9\n", "\xc3",       "\n\"",
        "\n\"a\"",   "\n\"a\"b",    "\"\n",       "\n\"\n\"\n", "\n\n\n",
        "\n\xe9\n,", "\n\ra,\"\""};
    for (size_t i = 0; i < COUNT(texts); i++)
        check_everywhere(texts[i]);
}

static void test_a_text_may_end_anywhere(void **state) {
    (void)state;
    for (size_t length = 0; length < sizeof nasty; length++)
        check_judged(nasty, length, &comma);
}

static void test_a_cell_of_a_megabyte_is_whole(void **state) {
    (void)state;
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 16);
    assert_non_null(text);
    for (int quoted = 0; quoted < 2; quoted++) {
        size_t n = 0;
        text[n++] = quoted ? '"' : 'x';
        for (size_t i = 1; i < SIZE; i++)
            text[n++] = quoted && i % 50 == 0 ? '\n' : (char)('a' + i % 26);
        text[n++] = quoted ? '"' : 'x';
        strcpy(text + n, ",2\n3,4\n");
        csv_reading r = read_judged(text, n + 7, &comma);
        assert_int_equal(r.status, BP_OK);
        assert_memory_equal(r.cells.text + 1, text + quoted,
                            n - 2 * (size_t)quoted);
        reading_free(&r);
    }
    free(text);
}

static void test_a_record_of_many_cells_is_whole(void **state) {
    (void)state;
    enum { CELLS = 100000 };
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (int i = 0; i < CELLS; i++)
        fprintf(out, i ? ",%d" : "%d", i);
    fputs("\n1\n", out);
    for (int i = 0; i < CELLS; i++)
        fprintf(out, i ? ",%d" : "\"%d\"", i);
    fclose(out);
    csv_reading r = read_judged(text, length, &comma);
    assert_int_equal(r.status, BP_OK);
    assert_string_equal(r.lines.text, "1 2 3 ");
    reading_free(&r);
    free(text);
}

static bp_dialect draw_dialect(bp_rng *rng) {
    bp_dialect dialect = {.delimiter = pick(rng, ",,,;\t ")};
    dialect.comment = bp_rng_below(rng, 4) == 0 ? '#' : 0;
    dialect.blanks = bp_rng_below(rng, 4) == 0;
    if (dialect.blanks)
        dialect.delimiter = ' ';
    return dialect;
}

/* Bytes drawn one by one: most texts break a rule of CSV somewhere. */
static size_t draw_any(bp_rng *rng, char *text, char delimiter) {
    const char parts[] = {delimiter, '\0'};
    const char *const tokens[] = {
        "\"", parts,  "\n", "\r\n", " ",        "\"\"", "\t",  "a",
        "bc", "\"\n", "#",  "\r",   "\xc3\xa9", "\xe9", parts, "\n"};
    size_t length = 0;
    for (uint64_t n = bp_rng_below(rng, 100); n > 0; n--) {
        /* the worst at last: nothing behind it is read */
        size_t kinds = COUNT(tokens) - (n > 5 ? 5 : 0);
        const char *token = tokens[bp_rng_below(rng, kinds)];
        strcpy(text + length, token);
        length += strlen(token);
    }
    return length;
}

static size_t draw_cell(bp_rng *rng, char *text) {
    char *at = text;
    bool quoted = bp_rng_below(rng, 4) == 0;
    while (bp_rng_below(rng, 4) == 0)
        *at++ = ' ';
    if (quoted)
        *at++ = '"';
    for (uint64_t n = bp_rng_below(rng, 9); n > 0; n--) {
        char c = pick(rng, quoted ? "ab ,\n\t\"\r#" : "abcd. \t#");
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

/* Cells by the rules. */
static size_t draw_valid(bp_rng *rng, char *text, char delimiter) {
    size_t length = 0;
    for (uint64_t n = bp_rng_below(rng, 12); n > 0; n--) {
        for (uint64_t k = bp_rng_below(rng, 9); k > 0; k--) {
            length += draw_cell(rng, text + length);
            if (k > 1)
                text[length++] = delimiter;
        }
        if (bp_rng_below(rng, 2) == 0)
            text[length++] = '\r';
        text[length++] = '\n';
    }
    return length;
}

/* At least `part` of the texts must be read to their ends. */
static void compare_with_libcsv(size_t (*draw)(bp_rng *, char *, char),
                                size_t n_texts, double part) {
    char text[8192];
    size_t n_read = 0;
    bp_rng rng;
    bp_rng_seed(&rng, 20, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < n_texts; i++) {
        bp_dialect dialect = draw_dialect(&rng);
        size_t length = draw(&rng, text, dialect.delimiter);
        csv_reading r = read_judged(text, length, &dialect);
        n_read += r.status == BP_OK;
        reading_free(&r);
    }
    assert_true((double)n_read >= part * (double)n_texts);
}

static void test_random_bytes_are_read_as_libcsv_reads_them(void **state) {
    (void)state;
    compare_with_libcsv(draw_any, 4000, 0.02);
}

static void test_random_tables_are_read_as_libcsv_reads_them(void **state) {
    (void)state;
    compare_with_libcsv(draw_valid, 3000, 0.5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_not_utf8_is_refused),
        cmocka_unit_test(test_a_stray_quote_is_refused),
        cmocka_unit_test(test_an_unclosed_quote_is_refused_where_it_opens),
        cmocka_unit_test(test_a_bare_return_is_refused),
        cmocka_unit_test(test_the_first_of_two_faults_is_told),
        cmocka_unit_test(test_a_return_before_a_record_is_blank),
        cmocka_unit_test(test_records_before_a_refusal_are_given),
        cmocka_unit_test(test_the_edge_of_a_block_changes_nothing),
        cmocka_unit_test(test_a_text_may_end_anywhere),
        cmocka_unit_test(test_a_cell_of_a_megabyte_is_whole),
        cmocka_unit_test(test_a_record_of_many_cells_is_whole),
        cmocka_unit_test(test_random_bytes_are_read_as_libcsv_reads_them),
        cmocka_unit_test(test_random_tables_are_read_as_libcsv_reads_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
