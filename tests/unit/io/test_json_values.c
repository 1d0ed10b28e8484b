/* test_json_values.c - what stands in a document, and how its place is named.
 */
#include "json_helper.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
