/* test_strings.c - a list that grows and owns what is in it. */
#include "helper.h"

#include "bp/strings.h"

static void a_zeroed_list_is_empty(void **state) {
    (void)state;
    bp_strings list = {0};
    assert_int_equal(bp_strings_find(&list, ""), 0);
    bp_strings_free(&list);
    assert_int_equal(list.count, 0);
}

static void texts_are_copied(void **state) {
    (void)state;
    bp_strings list = {0};
    bp_error err;
    char text[] = "abc";
    assert_ok(bp_strings_add(&list, text, &err));
    text[0] = 'x';
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0], "abc");
    bp_strings_free(&list);
}

static void texts_are_written_as_printf_writes(void **state) {
    (void)state;
    bp_strings list = {0};
    bp_error err;
    assert_ok(bp_strings_addf(&list, &err, "%s has %d of %%", "a", 3));
    assert_ok(bp_strings_addf(&list, &err, "%100000d", 5));
    assert_string_equal(list.items[0], "a has 3 of %");
    assert_int_equal(strlen(list.items[1]), 100000);
    assert_int_equal(list.items[1][99999], '5');
    bp_strings_free(&list);
}

static void the_first_of_equals_is_found(void **state) {
    (void)state;
    bp_strings list = {0};
    bp_error err;
    static const char *const texts[] = {"b", "", "a", "b"};
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_ok(bp_strings_add(&list, texts[i], &err));
    assert_int_equal(bp_strings_find(&list, "b"), 0);
    assert_int_equal(bp_strings_find(&list, ""), 1);
    assert_int_equal(bp_strings_find(&list, "a"), 2);
    assert_int_equal(bp_strings_find(&list, "B"), 4);
    assert_int_equal(bp_strings_find(&list, "aa"), 4);
    bp_strings_free(&list);
}

static void many_texts_stay_in_order(void **state) {
    (void)state;
    bp_strings list = {0};
    bp_error err;
    for (int i = 0; i < 10000; i++)
        assert_ok(bp_strings_addf(&list, &err, "%d", i));
    assert_int_equal(list.count, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(atoi(list.items[i]), i);
    bp_strings_free(&list);
}

static void a_freed_list_is_ready_again(void **state) {
    (void)state;
    bp_strings list = {0};
    bp_error err;
    for (int round = 0; round < 3; round++) {
        assert_ok(bp_strings_add(&list, "again", &err));
        assert_int_equal(list.count, 1);
        bp_strings_free(&list);
        assert_null(list.items);
        assert_int_equal(list.count, 0);
        assert_int_equal(list.capacity, 0);
        bp_strings_free(&list);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zeroed_list_is_empty),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(texts_are_written_as_printf_writes),
        cmocka_unit_test(the_first_of_equals_is_found),
        cmocka_unit_test(many_texts_stay_in_order),
        cmocka_unit_test(a_freed_list_is_ready_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
