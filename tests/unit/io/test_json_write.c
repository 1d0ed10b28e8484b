/* test_json_write.c - what is written as JSON, and reads back. */
#include "json_helper.h"

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
        cmocka_unit_test(test_what_is_written),
        cmocka_unit_test(test_lines_stand_on_a_line_each),
        cmocka_unit_test(test_what_ran_out_of_memory_prints_nothing),
        cmocka_unit_test(test_numbers_are_read_back_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
