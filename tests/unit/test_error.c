/* test_error.c - one sentence, one line, whatever was in it. */
#include "helper.h"

#include "bp/text.h"

static bool is_utf8(const bp_error *err) {
    return bp_text_is_utf8(err->message, strlen(err->message));
}

static void status_and_sentence_are_kept(void **state) {
    (void)state;
    bp_error err;
    assert_int_equal(bp_fail(&err, BP_EDATA, "%s:%d: no", "f.csv", 7),
                     BP_EDATA);
    assert_int_equal(err.status, BP_EDATA);
    assert_string_equal(err.message, "f.csv:7: no");
}

static void control_characters_become_question_marks(void **state) {
    (void)state;
    bp_error err;
    (void)bp_fail(&err, BP_EDATA, "a%sb", "\x1b[31m\r\n\t\x7f");
    assert_string_equal(err.message, "a?[31m????b");
    for (int c = 1; c < 0x20; c++) {
        (void)bp_fail(&err, BP_EDATA, "<%c>", c);
        assert_string_equal(err.message, "<?>");
    }
}

/* U+0080 to U+009F; U+009B is as good as ESC [ to many terminals. */
static void the_second_set_of_control_characters_goes_too(void **state) {
    (void)state;
    bp_error err;
    for (int c = 0x80; c < 0xa0; c++) {
        const char text[] = {'<', '\xc2', (char)c, '3', 0};
        (void)bp_fail(&err, BP_EDATA, "%s", text);
        assert_null(strstr(err.message, text + 1));
        assert_true(is_utf8(&err));
    }
}

static void letters_beyond_ascii_are_left_alone(void **state) {
    (void)state;
    bp_error err;
    const char *text = "Größe \xc2\xa0 \xe2\x82\xac \xf0\x9f\x98\x80 ~";
    (void)bp_fail(&err, BP_EDATA, "%s", text);
    assert_string_equal(err.message, text);
}

static void a_long_sentence_is_cut(void **state) {
    (void)state;
    bp_error err;
    (void)bp_fail(&err, BP_EDATA, "%5000d", 1);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
}

static void a_long_sentence_is_cut_between_characters(void **state) {
    (void)state;
    bp_error err;
    char euros[2048] = "";
    for (size_t i = 0; i < 600; i++)
        strcat(euros, "\xe2\x82\xac");
    for (int before = 0; before < 3; before++) {
        (void)bp_fail(&err, BP_EDATA, "%.*s%s", before, "abc", euros);
        assert_true(strlen(err.message) > 1000);
        assert_true(is_utf8(&err));
    }
}

static void bytes_that_are_not_utf8_make_a_valid_sentence(void **state) {
    (void)state;
    static const char *const bad[] = {"\xff.csv", "x\x9b[31m",    "\xc3",
                                      "\xc3(",    "\xed\xa0\x80", "\xc0\xaf"};
    bp_error err;
    for (size_t i = 0; i < COUNT(bad); i++) {
        (void)bp_fail(&err, BP_EDATA, "%s: not there", bad[i]);
        assert_true(is_utf8(&err));
        assert_non_null(strstr(err.message, ": not there"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_and_sentence_are_kept),
        cmocka_unit_test(control_characters_become_question_marks),
        cmocka_unit_test(the_second_set_of_control_characters_goes_too),
        cmocka_unit_test(letters_beyond_ascii_are_left_alone),
        cmocka_unit_test(a_long_sentence_is_cut),
        cmocka_unit_test(a_long_sentence_is_cut_between_characters),
        cmocka_unit_test(bytes_that_are_not_utf8_make_a_valid_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
