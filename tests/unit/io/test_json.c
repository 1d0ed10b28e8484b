/* test_json.c - what is refused as JSON. */
#include "json_helper.h"

static void test_a_document_is_parsed_whole(void **state) {
    (void)state;
    accepted("{}");
    accepted("[]");
    accepted("null");
    accepted(" \t\r\n{\"a\": [1, -2.5e3, true, null, \"x\"]}\n\n");
    accepted("{\"\xc3\xa9\": \"\xf0\x9f\x98\x80\"}");
    accepted("\"\\ud83d\\ude00 \\\" \\\\ \\/ \\b \\f \\n \\r \\t\"");
}

static void test_an_empty_file_is_no_document(void **state) {
    (void)state;
    refused("", "m.json: empty: not a bp model");
    refused("  \n ", "m.json:2: not valid JSON; is the file cut short, or not "
                     "a bp model?");
}

static void test_what_is_not_json_is_refused_with_its_line(void **state) {
    (void)state;
    refused("hello", "m.json:1: not valid JSON; is the file cut short, or not "
                     "a bp model?");
    refused("{\n\"a\": 1,\n\"b\": tru\n}",
            "m.json:3: not valid JSON; is the file cut short, or not a bp "
            "model?");
    static const char *const bad[] = {
        "{",        "[",         "[1",        "[1,",    "{\"a\"",     "{\"a\":",
        "{\"a\":1", "{\"a\":1,", "\"abc",     "[1,]",   "{\"a\":1,}", "{a:1}",
        "{'a':1}",  "{\"a\" 1}", "[1 2]",     "nul",    "True",       "NaN",
        "Infinity", "-",         "+1",        ".5",     "[,1]",       "{,}",
        "]",        "[1}",       "{\"a\":1]", "\"\\x\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i], "m.json:1: not valid JSON; is the file cut short, or "
                        "not a bp model?");
}

static void test_what_trails_a_document_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"{} x", "{}{}",   "[] ]",    "1 2",
                                      "{},",  "\"a\"b", "nullnull"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i], "m.json:1: not valid JSON; is the file cut short, or "
                        "not a bp model?");
    refused("{}\n\n x", "m.json:3: not valid JSON; is the file cut short, or "
                        "not a bp model?");
}

static void test_nul_bytes_are_refused_with_their_line(void **state) {
    (void)state;
    refused_bytes("{}\0", 3, "m.json:1: a NUL byte: not a bp model");
    refused_bytes("{\n\"a\": \"\0\"}", 10,
                  "m.json:2: a NUL byte: not a bp model");
    refused_bytes("\0", 1, "m.json:1: a NUL byte: not a bp model");
}

static void test_escaped_nul_is_refused_with_its_line(void **state) {
    (void)state;
    refused("\"\\u0000\"", "m.json:1: \\u0000 in a text");
    refused("{\n\n\"a\\u0000\": 1}", "m.json:3: \\u0000 in a text");
    refused("[\"\\\\\\u0000\"]", "m.json:1: \\u0000 in a text");
    refused("[\"\\\\u0000\",\n\"\\u0000\"]", "m.json:2: \\u0000 in a text");
    accepted("\"\\\\u0000\"");
    accepted("\"\\\\\\\\u0000\"");
    accepted("\"u0000 \\u0001\"");
}

static void test_an_escape_that_is_none_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\"a\\u12G4b\"",   "\"\\uzzzz\"", "{\"\\u 041\": 1}", "[\"\\u00e\"]",
        "\"\\\\\\u-001\"", "\"\\U0041\"", "\"\\u12\"",        "\"\\u\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        bp_json root;
        bp_error err;
        assert_int_equal(
            bp_json_parse(&root, "m.json", bad[i], strlen(bad[i]), &err),
            BP_EMODEL);
        bp_json_free(&root);
    }
}

static void test_what_is_not_utf8_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "\"\xff\"",      "\"\xc3\"", "\"\xc0\x80\"",        "\"\xed\xa0\x80\"",
        "{\"\xe9\": 1}", "{}\x80",   "\"\xf5\x80\x80\x80\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i], "m.json: not UTF-8 text: not a bp model");
}

static void test_half_a_surrogate_pair_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"\"\\ud800\"", "\"\\udc00\"",
                                      "\"\\ud800x\"", "\"\\ud800\\u0041\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        refused(bad[i], "m.json:1: not valid JSON; is the file cut short, or "
                        "not a bp model?");
}

static void test_a_hundred_thousand_brackets_are_refused(void **state) {
    (void)state;
    enum { DEPTH = 100000 };
    static const char *const opening[] = {"[", "{\"a\":", "[{\"a\":"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(opening[i]);
        char *text = malloc(DEPTH * length + 1);
        assert_non_null(text);
        for (size_t k = 0; k < DEPTH; k++)
            memcpy(text + k * length, opening[i], length);
        text[DEPTH * length] = '\0';
        refused(text, "m.json:1: not valid JSON; is the file cut short, or "
                      "not a bp model?");
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_is_parsed_whole),
        cmocka_unit_test(test_an_empty_file_is_no_document),
        cmocka_unit_test(test_what_is_not_json_is_refused_with_its_line),
        cmocka_unit_test(test_what_trails_a_document_is_refused),
        cmocka_unit_test(test_nul_bytes_are_refused_with_their_line),
        cmocka_unit_test(test_escaped_nul_is_refused_with_its_line),
        cmocka_unit_test(test_an_escape_that_is_none_is_refused),
        cmocka_unit_test(test_what_is_not_utf8_is_refused),
        cmocka_unit_test(test_half_a_surrogate_pair_is_refused),
        cmocka_unit_test(test_a_hundred_thousand_brackets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
