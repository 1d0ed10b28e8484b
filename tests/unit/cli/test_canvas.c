/* A drawing made of characters, with UTF-8 and without. */
#include <stdlib.h>
#include <string.h>

#include "helper.h"
#include "plot/canvas.h"

/* All of it as text, rows parted by '/'. */
static char *printed(const canvas *c, bool trims) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (size_t row = 0; row < c->rows; row++) {
        if (row)
            fputc('/', out);
        canvas_print(c, row, trims, out);
    }
    assert_int_equal(fclose(out), 0);
    return text;
}

static void expect(const canvas *c, bool trims, const char *expected) {
    char *text = printed(c, trims);
    assert_string_equal(text, expected);
    free(text);
}

static canvas make(size_t cols, size_t rows, bool has_utf8) {
    canvas c;
    bp_error err;
    assert_int_equal(canvas_init(&c, cols, rows, has_utf8, &err), BP_OK);
    return c;
}

static void each_dot_has_its_bit(void **state) {
    (void)state;
    /* Unicode's names: BRAILLE PATTERN DOTS-1, -2, -3, -7, -4, -5, -6, -8 */
    static const char *const expected[2][4] = {
        {"\u2801", "\u2802", "\u2804", "\u2840"},
        {"\u2808", "\u2810", "\u2820", "\u2880"}};
    for (long x = 0; x < 2; x++) {
        for (long y = 0; y < 4; y++) {
            canvas c = make(1, 1, true);
            canvas_dot(&c, x, y);
            expect(&c, false, expected[x][y]);
            canvas_free(&c);
        }
    }
}

static void all_dots_fill_a_character(void **state) {
    (void)state;
    canvas c = make(2, 1, true);
    for (long x = 2; x < 4; x++)
        for (long y = 0; y < 4; y++)
            canvas_dot(&c, x, y);
    expect(&c, false, " \u28ff");
    canvas_free(&c);
}

static void ascii_has_two_dots(void **state) {
    (void)state;
    canvas c = make(4, 1, false);
    assert_int_equal(canvas_width(&c), 4);
    assert_int_equal(canvas_height(&c), 2);
    canvas_dot(&c, 0, 0);
    canvas_dot(&c, 1, 1);
    canvas_dot(&c, 2, 0);
    canvas_dot(&c, 2, 1);
    expect(&c, false, "'.: ");
    expect(&c, true, "'.:");
    canvas_free(&c);
}

static void dots_outside_are_passed_over(void **state) {
    (void)state;
    canvas c = make(2, 2, false);
    canvas_dot(&c, -1, 0);
    canvas_dot(&c, 0, -1);
    canvas_dot(&c, 2, 0);
    canvas_dot(&c, 0, 4);
    canvas_put(&c, 2, 0, 'x');
    expect(&c, true, "/");
    canvas_free(&c);
}

static void lines_have_both_ends(void **state) {
    (void)state;
    canvas c = make(5, 3, false);
    size_t at = 0;
    canvas_line(&c, 0, 0, 4, 4, 0xff, &at);
    assert_int_equal(at, 4);
    expect(&c, true, "'./  './    '");
    canvas_line(&c, 4, 0, 4, 5, 0xff, &at);
    expect(&c, true, "'.  :/  '.:/    :");
    canvas_free(&c);
    c = make(5, 3, false);
    canvas_line(&c, 4, 4, 0, 0, 0xff, &at);
    expect(&c, true, "'./  './    '");
    canvas_free(&c);
}

static void patterns_leave_dots_out(void **state) {
    (void)state;
    canvas c = make(8, 1, false);
    size_t at = 0;
    canvas_line(&c, 0, 0, 7, 0, 0x0f, &at);
    expect(&c, true, "''''");
    canvas_free(&c);
    c = make(8, 1, false);
    at = 2; /* goes on where it was */
    canvas_line(&c, 0, 0, 7, 0, 0x33, &at);
    expect(&c, true, "  ''  ''");
    canvas_free(&c);
}

static void letters_lie_over_dots(void **state) {
    (void)state;
    canvas c = make(3, 1, true);
    size_t at = 0;
    canvas_line(&c, 0, 0, 5, 0, 0xff, &at);
    assert_false(canvas_is_taken(&c, 2, 3));
    canvas_put(&c, 2, 3, 'o');
    assert_true(canvas_is_taken(&c, 3, 0));
    assert_false(canvas_is_taken(&c, 4, 0));
    assert_true(canvas_is_taken(&c, 6, 0)); /* outside */
    expect(&c, false, "\u2809o\u2809");
    canvas_free(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_dot_has_its_bit),
        cmocka_unit_test(all_dots_fill_a_character),
        cmocka_unit_test(ascii_has_two_dots),
        cmocka_unit_test(dots_outside_are_passed_over),
        cmocka_unit_test(lines_have_both_ends),
        cmocka_unit_test(patterns_leave_dots_out),
        cmocka_unit_test(letters_lie_over_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
