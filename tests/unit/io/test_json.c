/* test_json.c - what is refused as JSON, how a place is named, and what is
 * written. */
#include "bp/json.h"

#include <cjson/cJSON.h>
#include <float.h>
#include <math.h>

#include "helper.h"

/* Parses what must be a document; the caller frees it. */
static bp_json parse(const char *text) {
    bp_json root;
    bp_error err;
    assert_ok(bp_json_parse(&root, "m.json", text, strlen(text), &err));
    return root;
}

static void refused_bytes(const char *text, size_t length,
                          const char *sentence) {
    bp_json root;
    bp_error err;
    assert_fails(bp_json_parse(&root, "m.json", text, length, &err), BP_EMODEL,
                 sentence);
    bp_json_free(&root);
}

static void refused(const char *text, const char *sentence) {
    refused_bytes(text, strlen(text), sentence);
}

static void accepted(const char *text) {
    bp_json root = parse(text);
    assert_non_null(root.item);
    bp_json_free(&root);
    assert_null(root.item);
}

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

static void test_members_are_found_by_their_exact_name(void **state) {
    (void)state;
    bp_json root = parse("{\"A\": 1, \"a\": 2, \"\": 3}"), member;
    bp_error err;
    double number;
    assert_ok(bp_json_number(&root, "a", 0, 9, &number, &err));
    assert_true(number == 2);
    assert_ok(bp_json_number(&root, "", 0, 9, &number, &err));
    assert_true(number == 3);
    assert_fails(bp_json_member(&root, "b", &member, &err), BP_EMODEL,
                 "m.json: \"b\" is missing");
    bp_json_free(&root);
}

static void test_only_known_members_may_stand_and_once(void **state) {
    (void)state;
    static const char *const keys[] = {"a", "b", NULL};
    static const struct {
        const char *text, *sentence;
    } bad[] = {
        {"{\"a\": 1, \"c\": 2}",
         "m.json: c: not a member this version of bp knows"},
        {"{\"A\": 1}", "m.json: A: not a member this version of bp knows"},
        {"{\"a\": 1, \"b\": 2, \"a\": 1}", "m.json: a: stands twice"},
        {"[1]", "m.json: an array where an object must be"},
        {"\"a\"", "m.json: a text where an object must be"},
        {"null", "m.json: null where an object must be"},
    };
    bp_json root;
    bp_error err;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        root = parse(bad[i].text);
        assert_fails(bp_json_only(&root, keys, &err), BP_EMODEL,
                     bad[i].sentence);
        bp_json_free(&root);
    }
    root = parse("{\"b\": 1, \"a\": 2}");
    assert_ok(bp_json_only(&root, keys, &err));
    bp_json_free(&root);
    root = parse("{}");
    assert_ok(bp_json_only(&root, keys, &err));
    bp_json_free(&root);
}

static void test_each_kind_is_told_from_the_others(void **state) {
    (void)state;
    static const char *const kinds[] = {"an object", "an array",      "a text",
                                        "a number",  "true or false", "null"};
    bp_json root = parse("{\"0\": {}, \"1\": [], \"2\": \"x\", \"3\": 1, "
                         "\"4\": true, \"5\": null}");
    for (int i = 0; i < 6; i++) {
        char key[2] = {(char)('0' + i), '\0'};
        bp_json place;
        bp_error err = {0};
        const char *text;
        double number;
        bool value;
        size_t count;
        const bp_status got[] = {
            bp_json_object(&root, key, &place, &err),
            bp_json_array(&root, key, &place, &count, &err),
            bp_json_text(&root, key, &text, &err),
            bp_json_number(&root, key, 0, 1, &number, &err),
            bp_json_bool(&root, key, &value, &err),
        };
        for (int wanted = 0; wanted < 5; wanted++)
            assert_int_equal(got[wanted], i == wanted ? BP_OK : BP_EMODEL);
        char sentence[64];
        snprintf(sentence, sizeof sentence,
                 "m.json: %d: %s where a text must "
                 "be",
                 i, kinds[i]);
        if (i != 2)
            assert_fails(bp_json_text(&root, key, &text, &err), BP_EMODEL,
                         sentence);
    }
    bp_json_free(&root);
}

static void test_values_come_out_as_they_stand(void **state) {
    (void)state;
    bp_json root = parse("{\"t\": \"a\\n\\u00e9\", \"n\": -2.5e-3, \"y\": true,"
                         " \"f\": false, \"c\": \"two\"}");
    static const char *const names[] = {"one", "two", "three", NULL};
    bp_error err;
    const char *text;
    double number;
    bool value;
    size_t choice;
    assert_ok(bp_json_text(&root, "t", &text, &err));
    assert_string_equal(text, "a\n\xc3\xa9");
    assert_ok(bp_json_number(&root, "n", -1, 1, &number, &err));
    assert_true(number == -2.5e-3);
    assert_ok(bp_json_bool(&root, "y", &value, &err));
    assert_true(value);
    assert_ok(bp_json_bool(&root, "f", &value, &err));
    assert_false(value);
    assert_ok(bp_json_choice(&root, "c", names, &choice, &err));
    assert_int_equal(choice, 1);
    assert_fails(bp_json_choice(&root, "t", names, &choice, &err), BP_EMODEL,
                 "m.json: t: 'a?\xc3\xa9' is unknown to this version of bp");
    assert_fails(bp_json_choice(&root, "n", names, &choice, &err), BP_EMODEL,
                 "m.json: n: a number where a text must be");
    bp_json_free(&root);
}

static void test_numbers_are_held_within_their_bounds(void **state) {
    (void)state;
    bp_json root = parse("{\"low\": -1.5, \"in\": 0.5, \"high\": 3}");
    bp_error err;
    double number;
    assert_ok(bp_json_number(&root, "in", 0.5, 0.5, &number, &err));
    assert_fails(bp_json_number(&root, "low", -1, 2, &number, &err), BP_EMODEL,
                 "m.json: low: -1.5, which is not within -1 and 2");
    assert_fails(bp_json_number(&root, "high", -1, 2, &number, &err), BP_EMODEL,
                 "m.json: high: 3, which is not within -1 and 2");
    bp_json_free(&root);
}

static void test_a_number_beyond_a_double_is_refused(void **state) {
    (void)state;
    bp_json root = parse("{\"a\": 1e999, \"b\": [1, -1e999]}"), array, at = {0};
    bp_error err;
    double number;
    size_t count;
    assert_fails(bp_json_number(&root, "a", -DBL_MAX, DBL_MAX, &number, &err),
                 BP_EMODEL, "m.json: a: a number beyond all bounds");
    assert_ok(bp_json_array(&root, "b", &array, &count, &err));
    assert_int_equal(count, 2);
    assert_true(bp_json_next(&array, &at));
    assert_ok(bp_json_as_number(&at, &number, &err));
    assert_true(bp_json_next(&array, &at));
    assert_fails(bp_json_as_number(&at, &number, &err), BP_EMODEL,
                 "m.json: b[1]: a number beyond all bounds");
    assert_false(bp_json_next(&array, &at));
    bp_json_free(&root);
}

static void test_sizes_are_whole_and_within_bounds(void **state) {
    (void)state;
    static const struct {
        const char *text, *sentence;
    } bad[] = {
        {"{\"n\": -1}", "m.json: n: -1, which is not within 1 and 10"},
        {"{\"n\": 0}", "m.json: n: 0, which is not within 1 and 10"},
        {"{\"n\": 11}", "m.json: n: 11, which is not within 1 and 10"},
        {"{\"n\": 1e300}", "m.json: n: 1e+300, which is not within 1 and 10"},
        {"{\"n\": 1e999}", "m.json: n: a number beyond all bounds"},
        {"{\"n\": 2.5}", "m.json: n: 2.5 is not a whole number"},
        {"{\"n\": 9.9999}", "m.json: n: 9.9999 is not a whole number"},
        {"{\"n\": \"3\"}", "m.json: n: a text where a number must be"},
        {"{\"n\": true}", "m.json: n: true or false where a number must be"},
        {"{\"n\": null}", "m.json: n: null where a number must be"},
        {"{\"n\": [3]}", "m.json: n: an array where a number must be"},
        {"{}", "m.json: \"n\" is missing"},
    };
    bp_json root;
    bp_error err;
    size_t size;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        root = parse(bad[i].text);
        assert_fails(bp_json_size(&root, "n", 1, 10, &size, &err), BP_EMODEL,
                     bad[i].sentence);
        bp_json_free(&root);
    }
    root = parse("{\"n\": 10, \"m\": 1e3, \"big\": 4294967295}");
    assert_ok(bp_json_size(&root, "n", 1, 10, &size, &err));
    assert_int_equal(size, 10);
    assert_ok(bp_json_size(&root, "m", 1, 1000, &size, &err));
    assert_int_equal(size, 1000);
    assert_ok(bp_json_size(&root, "big", 0, UINT32_MAX, &size, &err));
    assert_int_equal(size, UINT32_MAX);
    bp_json_free(&root);
}

static void test_a_place_is_named_by_the_way_to_it(void **state) {
    (void)state;
    bp_json root = parse("{\"a\": [0, {\"b\": {\"c\": [[], [1, 2, \"x\"]]}}]}");
    bp_json a, second = {0}, b, c, row = {0}, cell = {0};
    bp_error err;
    double number;
    size_t count;
    assert_ok(bp_json_array(&root, "a", &a, &count, &err));
    while (bp_json_next(&a, &second) && second.index < 1)
        continue;
    assert_fails(bp_json_fail(&second, &err, "wrong by %d", 7), BP_EMODEL,
                 "m.json: a[1]: wrong by 7");
    assert_ok(bp_json_object(&second, "b", &b, &err));
    assert_ok(bp_json_array(&b, "c", &c, &count, &err));
    assert_int_equal(count, 2);
    while (bp_json_next(&c, &row) && row.index < 1)
        assert_int_equal(bp_json_count(&row), 0);
    assert_int_equal(bp_json_count(&row), 3);
    while (bp_json_next(&row, &cell) && cell.index < 2)
        assert_true(!bp_json_is_text(&cell) && !bp_json_is_array(&cell));
    assert_true(bp_json_is_text(&cell));
    assert_fails(bp_json_as_number(&cell, &number, &err), BP_EMODEL,
                 "m.json: a[1].b.c[1][2]: a text where a number must be");
    assert_fails(bp_json_fail(&root, &err, "all wrong"), BP_EMODEL,
                 "m.json: all wrong");
    bp_json_free(&root);
}

static void test_a_strange_way_cant_break_the_message(void **state) {
    (void)state;
    char name[2048];
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    bp_json root = {.key = "m.json"}, places[64];
    bp_error err;
    for (size_t i = 0; i < 64; i++)
        places[i] = (bp_json){.parent = i ? &places[i - 1] : &root,
                              .key = i % 2 ? NULL : name,
                              .index = SIZE_MAX};
    assert_int_equal(bp_json_fail(&places[63], &err, "%s", name), BP_EMODEL);
    assert_memory_equal(err.message, "m.json: nnnnn", 13);
    assert_true(strlen(err.message) < sizeof err.message);
    root.key = name;
    assert_int_equal(bp_json_fail(&places[63], &err, "x"), BP_EMODEL);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    bp_json member;
    root = parse("{\"a\\u001b[31m\\n\": 1}");
    static const char *const keys[] = {NULL};
    assert_fails(bp_json_only(&root, keys, &err), BP_EMODEL,
                 "m.json: a?[31m?: not a member this version of bp knows");
    assert_ok(bp_json_member(&root, "a\033[31m\n", &member, &err));
    bp_json_free(&root);
}

static void test_walking_an_object_gives_names_in_their_order(void **state) {
    (void)state;
    bp_json root = parse("{\"b\": 1, \"a\": 2, \"b\": 3}"), member = {0};
    bp_error err;
    static const char *const keys[] = {"b", "a", "b"};
    for (size_t i = 0; i < 3; i++) {
        double number;
        assert_true(bp_json_next(&root, &member));
        assert_string_equal(member.key, keys[i]);
        assert_ok(bp_json_as_number(&member, &number, &err));
        assert_true(number == (double)i + 1);
    }
    assert_false(bp_json_next(&root, &member));
    bp_json_free(&root);
    root = parse("[]");
    member = (bp_json){0};
    assert_false(bp_json_next(&root, &member));
    bp_json_free(&root);
}

static void test_freeing_nothing_does_nothing(void **state) {
    (void)state;
    bp_json root = {0};
    bp_json_free(&root);
    bp_json_out out = {0};
    bp_json_out_free(&out);
}

/* Prints and frees; the text must be `wanted`. */
static void check_print(bp_json_out *out, const char *wanted) {
    char *text = bp_json_print(out);
    assert_non_null(text);
    assert_string_equal(text, wanted);
    free(text);
    bp_json_out_free(out);
}

static void test_what_is_written(void **state) {
    (void)state;
    bp_json_out out;
    bp_json_out_init(&out);
    bp_json_add_text(&out, out.tree, "text", "a \"b\" \\ \n\t\x01 \xc3\xa9");
    bp_json_add_bool(&out, out.tree, "yes", true);
    bp_json_add_bool(&out, out.tree, "no", false);
    bp_json_add_number(&out, out.tree, "third", 1.0 / 3);
    bp_json_add_size(&out, out.tree, "size", SIZE_MAX);
    bp_json_add_raw(&out, out.tree, "raw", "[1,  2]");
    struct cJSON *array = bp_json_new_array(&out);
    bp_json_add_number(&out, array, NULL, 0.1);
    bp_json_add_text(&out, array, NULL, "x");
    bp_json_add(&out, out.tree, "array", array);
    struct cJSON *object = bp_json_new_object(&out);
    bp_json_add_size(&out, object, "inner", 0);
    bp_json_add(&out, out.tree, "object", object);
    assert_false(out.failed);
    check_print(&out,
                "{\n"
                "\t\"text\":\t\"a \\\"b\\\" \\\\ \\n\\t\\u0001 \xc3\xa9\",\n"
                "\t\"yes\":\ttrue,\n"
                "\t\"no\":\tfalse,\n"
                "\t\"third\":\t0.3333333333333333,\n"
                "\t\"size\":\t18446744073709551615,\n"
                "\t\"raw\":\t[1,  2],\n"
                "\t\"array\":\t[0.1, \"x\"],\n"
                "\t\"object\":\t{\n"
                "\t\t\"inner\":\t0\n"
                "\t}\n"
                "}\n");
}

static void test_lines_stand_on_a_line_each(void **state) {
    (void)state;
    bp_json_out out;
    bp_json_out_init(&out);
    struct cJSON *array = bp_json_new_array(&out);
    struct cJSON *object = bp_json_new_object(&out);
    bp_json_add_number(&out, object, "a", 1);
    bp_json_add_number(&out, object, "b", 2);
    bp_json_add(&out, array, NULL, object);
    bp_json_add_text(&out, array, NULL, "x\ny");
    bp_json_add_lines(&out, out.tree, "lines", array, 1);
    bp_json_add_lines(&out, out.tree, "none", bp_json_new_array(&out), 1);
    assert_false(out.failed);
    check_print(&out, "{\n"
                      "\t\"lines\":\t[\n"
                      "\t\t{\"a\":1,\"b\":2},\n"
                      "\t\t\"x\\ny\"\n"
                      "\t],\n"
                      "\t\"none\":\t[]\n"
                      "}\n");
}

static void test_what_ran_out_of_memory_prints_nothing(void **state) {
    (void)state;
    bp_json_out out;
    bp_json_out_init(&out);
    bp_json_add(&out, out.tree, "a", NULL);
    assert_true(out.failed);
    assert_null(bp_json_print(&out));
    bp_json_out_free(&out);
}

static void test_numbers_are_read_back_to_the_last_bit(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 40, BP_RNG_SHUFFLE);
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = bp_rng_next(&rng);
        double number, back;
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number))
            continue;
        bp_json_out out;
        bp_error err;
        bp_json_out_init(&out);
        bp_json_add_number(&out, out.tree, "n", number);
        char *text = bp_json_print(&out);
        assert_non_null(text);
        bp_json root = parse(text);
        assert_ok(bp_json_number(&root, "n", -DBL_MAX, DBL_MAX, &back, &err));
        assert_memory_equal(&back, &number, sizeof back);
        bp_json_free(&root);
        free(text);
        bp_json_out_free(&out);
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
        cmocka_unit_test(test_members_are_found_by_their_exact_name),
        cmocka_unit_test(test_only_known_members_may_stand_and_once),
        cmocka_unit_test(test_each_kind_is_told_from_the_others),
        cmocka_unit_test(test_values_come_out_as_they_stand),
        cmocka_unit_test(test_numbers_are_held_within_their_bounds),
        cmocka_unit_test(test_a_number_beyond_a_double_is_refused),
        cmocka_unit_test(test_sizes_are_whole_and_within_bounds),
        cmocka_unit_test(test_a_place_is_named_by_the_way_to_it),
        cmocka_unit_test(test_a_strange_way_cant_break_the_message),
        cmocka_unit_test(test_walking_an_object_gives_names_in_their_order),
        cmocka_unit_test(test_freeing_nothing_does_nothing),
        cmocka_unit_test(test_what_is_written),
        cmocka_unit_test(test_lines_stand_on_a_line_each),
        cmocka_unit_test(test_what_ran_out_of_memory_prints_nothing),
        cmocka_unit_test(test_numbers_are_read_back_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
