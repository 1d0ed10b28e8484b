/* Texts in a gnuplot script: nothing in them can be anything but text. */
#include <stdlib.h>
#include <string.h>

#include "helper.h"
#include "plot/script.h"

static void expect(const char *text, size_t columns, bool is_tick,
                   const char *expected) {
    char *written = NULL;
    size_t length;
    FILE *out = open_memstream(&written, &length);
    assert_non_null(out);
    if (is_tick)
        script_tick(out, text, columns);
    else
        script_text(out, text, columns);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(written, expected);
    free(written);
}

static void letters_are_themselves(void **state) {
    (void)state;
    expect("sepal length", 40, false, "\"sepal length\"");
    expect("", 40, false, "\"\"");
}

static void all_else_is_escaped(void **state) {
    (void)state;
    expect("a\"b", 40, false, "\"a\\042b\"");
    expect("`id`", 40, false, "\"\\140id\\140\"");
    expect("\\101", 40, false, "\"\\134\\061\\060\\061\"");
    expect("@a", 40, false, "\"\\100a\"");
    expect("\xc3\xa9", 40, false, "\"\\303\\251\"");
}

static void controls_and_no_utf8_are_question_marks(void **state) {
    (void)state;
    expect("a\nb", 40, false, "\"a\\077b\"");
    expect("\x1b[", 40, false, "\"\\077\\133\"");
    expect("\xff", 40, false, "\"\\077\"");
}

static void percents_of_ticks_are_no_formats(void **state) {
    (void)state;
    expect("50%", 40, false, "\"\\065\\060\\045\"");
    expect("50%", 40, true, "\"\\065\\060\\045\\045\"");
}

static void long_texts_are_cut_between_characters(void **state) {
    (void)state;
    expect("abcdefghij", 10, false, "\"abcdefghij\"");
    expect("abcdefghijk", 10, false, "\"abcdefg\\056\\056\\056\"");
    /* wide ones: three have 6 columns, four would have 8 */
    expect("\u65e5\u65e5\u65e5\u65e5\u65e5\u65e5", 10, false,
           "\"\\346\\227\\245\\346\\227\\245\\346\\227\\245"
           "\\056\\056\\056\"");
}

static void signs_differ_without_colours(void **state) {
    (void)state;
    assert_int_equal(script_shade(0), 0xffffff);
    assert_int_equal(script_shade(-0.01), 0xffffff);
    assert_int_not_equal(script_shade(0.5), script_shade(-0.5));
    assert_int_equal(script_shade(2), script_shade(1));
    assert_int_equal(script_on_shade(1), 0xffffff);
    assert_int_equal(script_on_shade(0.2), 0x000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_themselves),
        cmocka_unit_test(all_else_is_escaped),
        cmocka_unit_test(controls_and_no_utf8_are_question_marks),
        cmocka_unit_test(percents_of_ticks_are_no_formats),
        cmocka_unit_test(long_texts_are_cut_between_characters),
        cmocka_unit_test(signs_differ_without_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
