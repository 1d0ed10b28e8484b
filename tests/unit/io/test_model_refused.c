/* test_model_refused.c - what is no model file, and the exact messages that say
 * what is wrong with one. */
#include <cjson/cJSON.h>
#include <sys/resource.h>

#include "model_helper.h"

/* --- what is no model file --- */

static void test_a_file_that_cant_be_read_says_why(void **state) {
    (void)state;
    bp_model model;
    bp_error err;
    assert_fails(bp_model_load(&model, "no.json", &err), BP_EMODEL,
                 "no.json: can't be read: No such file or directory");
    assert_fails(bp_model_load(&model, ".", &err), BP_EMODEL,
                 ".: can't be read: Is a directory");
}

static void test_a_foreign_file_is_called_no_model(void **state) {
    (void)state;
    static const char *const foreign[] = {"{}",
                                          "[]",
                                          "null",
                                          "3",
                                          "\"bp-model\"",
                                          "{\"format\": 1}",
                                          "{\"format\": \"onnx\"}",
                                          "{\"format\": null, \"version\": 1}"};
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        write_text("m.json", foreign[i]);
        check_refused("m.json: not a bp model");
    }
    write_text("m.json", "");
    check_refused("m.json: empty: not a bp model");
    write_text("m.json", "a,b\n1,2\n");
    check_refused("m.json:1: not valid JSON; is the file cut short, or not a "
                  "bp model?");
}

static void test_a_newer_version_is_not_guessed_at(void **state) {
    (void)state;
    write_text("m.json", "{\"format\": \"bp-model\", \"version\": 2, "
                         "\"new\": true}");
    check_refused("m.json: a model of version 2; this bp reads version 1");
    write_text("m.json", "{\"format\": \"bp-model\", \"version\": 0}");
    check_refused("m.json: a model of version 0; this bp reads version 1");
    write_text("m.json", "{\"format\": \"bp-model\"}");
    check_refused("m.json: \"version\" is missing");
}

static void test_a_file_cut_short_anywhere_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        for (size_t cut = 0; cut + 1 < length; cut++) {
            bp_model model;
            bp_error err;
            assert_int_equal(truncate("m.json", (off_t)(length - 2 - cut)), 0);
            assert_int_equal(bp_model_load(&model, "m.json", &err), BP_EMODEL);
        }
        write_bytes("m.json", text, length - 1);
        check_loads();
        write_bytes("m.json", text, length);
        check_loads();
        free(text);
    }
}

static void test_any_byte_may_be_wrong_without_harm(void **state) {
    (void)state;
    static const char strange[] = "\"\\{}[]:,-0e9t \x80";
    bp_rng rng;
    bp_rng_seed(&rng, 52, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        for (size_t at = 0; at < length; at++) {
            bp_model model;
            bp_error err;
            char before = text[at];
            text[at] = pick(&rng, strange);
            write_bytes("m.json", text, length);
            bp_status status = bp_model_load(&model, "m.json", &err);
            assert_true(status == BP_OK || status == BP_EMODEL);
            bp_model_free(&model);
            text[at] = before;
        }
        free(text);
    }
}

/* --- exact messages --- */

static void changed_base64(const char *from, const char *to,
                           const char *sentence) {
    write_changed(regression, true, from, to);
    check_refused(sentence);
}

static void test_a_missing_member_is_named_with_the_way_to_it(void **state) {
    (void)state;
    changed(classifier, "\"scale\":", "\"Scale\":",
            "m.json: inputs[0].Scale: not a member this version of bp knows");
    changed(classifier, "\"position\":1,", "",
            "m.json: inputs[0]: \"position\" is missing");
    changed(classifier, "\"delimiter\":\t\",\",", "",
            "m.json: data: \"delimiter\" is missing");
    changed(classifier, "\"activation\":\t\"softmax\",", "",
            "m.json: layers[1]: \"activation\" is missing");
    changed(classifier, "\"task\":\t\"classify\",", "",
            "m.json: \"task\" is missing");
}

static void test_what_most_files_lack_must_be_right(void **state) {
    (void)state;
    changed(strange, "\"decimal\":\t\",\"", "\"decimal\":\t\";\"",
            "m.json: data.decimal: ';' is unknown to this version of bp");
    changed(strange, "\"delimiter\":\t\" \"", "\"delimiter\":\t\",\"",
            "m.json: data: blanks part the cells, and the delimiter is ','");
    changed(strange, "\"unseen\":\t\"other\"", "\"unseen\":\t\"drop\"",
            "m.json: unseen: 'drop' is unknown to this version of bp");
    changed(strange, "\"fill\":\"blue\"", "\"fill\":\"pink\"",
            "m.json: inputs[1].fill: 'pink' is none of the levels");
    changed(strange, "\"fill\":\"blue\"", "\"fill\":0",
            "m.json: inputs[1].fill: a number where a text must be");
    changed(strange, "\"other\":true", "\"other\":false",
            "m.json: inputs[1].counts: 3 numbers where 2 must be");
    changed(strange, "\"other\":true", "\"other\":1",
            "m.json: inputs[1].other: a number where true or false must be");
    changed(strange, "\"indicator\":true", "\"indicator\":false",
            "m.json: the columns make 8 inputs, the first layer has 9");
    changed(strange, "\"fill\":3.9,", "",
            "m.json: inputs[0]: \"fill\" is missing where an indicator is");
    changed(strange, "\"other\":true", "\"other\":true,\"indicator\":false",
            "m.json: inputs[1].indicator: not a member this version of bp "
            "knows");
    changed(strange, "\"missing_in_text\":\ttrue",
            "\"missing_in_text\":\t\"yes\"",
            "m.json: data.missing_in_text: a text where true or false must be");
    changed(regression, "\"type\":\"number\",\"centre\"",
            "\"type\":\"number\",\"fill\":1,\"centre\"",
            "m.json: targets[0].fill: not a member this version of bp knows");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\",\"cat\",\"dog\"],\"other\":false",
            "m.json: targets[0].other: not a member this version of bp knows");
}

/* As most files are: what is as a rule is not said. */
static void test_what_is_as_a_rule_is_left_out(void **state) {
    (void)state;
    static const char *const left_out[] = {
        "indicator", "other",         "blanks", "decimal",
        "unseen",    "in_text",       "best",   "recoveries",
        "held_out",  "learning_rate", "state"};
    for (size_t i = 0; i < 2; i++) {
        size_t length;
        char *text = text_of(makers[i], false, &length);
        for (size_t j = 0; j < sizeof left_out / sizeof *left_out; j++)
            assert_null(strstr(text, left_out[j]));
        free(text);
    }
}

static void test_sizes_must_agree_with_each_other(void **state) {
    (void)state;
    changed(classifier, "\"inputs\":\t5", "\"inputs\":\t6",
            "m.json: layers[0].weights[0]: 5 numbers where the layer has 6 "
            "inputs");
    changed(classifier, "\"units\":\t4", "\"units\":\t5",
            "m.json: layers[1]: 4 inputs where the layer before has 5 units");
    changed(classifier, "\"units\":\t3", "\"units\":\t2",
            "m.json: layers[1].biases: 3 numbers where the layer has 2 units");
    changed(classifier, "\"biases\":\t[0, 0, 0]", "\"biases\":\t[0, 0]",
            "m.json: layers[1].biases: 2 numbers where the layer has 3 units");
    changed(classifier, "\"levels\":[\"\",\"blue\",\"red\"]",
            "\"levels\":[\"\",\"blue\"]",
            "m.json: inputs[1].counts: 3 numbers where 2 must be");
    changed(classifier, "\"levels\":[\"\",\"blue\",\"red\"],\"counts\":[1,1,2]",
            "\"levels\":[\"\",\"blue\"],\"counts\":[1,1]",
            "m.json: the columns make 4 inputs, the first layer has 5");
    changed(classifier,
            "\"levels\":[\"bird\",\"cat\",\"dog\"],\"counts\":[1,2,1]",
            "\"levels\":[\"bird\",\"cat\"]", "m.json: 2 classes and 3 outputs");
    changed(classifier,
            "\"levels\":[\"bird\",\"cat\",\"dog\"],\"counts\":[1,2,1]",
            "\"levels\":[\"bird\"]", "m.json: a classifier with one class");
    changed(classifier, "\"counts\":[1,2,1]", "\"counts\":[1,2,1.5]",
            "m.json: targets[0].counts[2]: 1.5 is not a whole number");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\",\"cat\"]",
            "m.json: targets[0].counts: 3 numbers where 2 must be");
    changed(classifier, "\"levels\":[\"bird\",\"cat\",\"dog\"]",
            "\"levels\":[\"bird\"]",
            "m.json: targets[0].counts: 3 numbers where 1 must be");
    changed(regression, "\"loss\":\t\"mse\"", "\"loss\":\t\"cross-entropy\"",
            "m.json: cross-entropy needs outputs between 0 and 1: softmax or "
            "sigmoid");
    changed(classifier, "\"position\":2", "\"position\":1",
            "m.json: two columns have position 1");
    changed(classifier, "\"epochs\":\t3", "\"epochs\":\t4",
            "m.json: history.loss: 3 numbers where 4 must be");
}

static void test_kinds_must_agree_with_each_other(void **state) {
    (void)state;
    changed(classifier, "\"classify\"", "\"regress\"",
            "m.json: targets[0]: a target of type category, where the task is "
            "to regress");
    changed(regression, "\"regress\"", "\"classify\"",
            "m.json: targets[0]: a target of type number, where the task is to "
            "classify");
    changed(classifier, "\"activation\":\t\"tanh\"",
            "\"activation\":\t\"softmax\"",
            "m.json: layers[0]: softmax is for the last layer");
    changed(regression, "\"activation\":\t\"tanh\"", "\"activation\":\t\"exp\"",
            "m.json: layers[0]: exp is for the last layer");
    changed(classifier, "\"activation\":\t\"softmax\"",
            "\"activation\":\t\"tanh\"",
            "m.json: cross-entropy needs outputs between 0 and 1: softmax or "
            "sigmoid");
    changed(regression, "\"activation\":\t\"identity\"",
            "\"activation\":\t\"softmax\"",
            "m.json: softmax outputs go with the loss cross-entropy");
}

static void test_a_number_no_float_holds_is_refused(void **state) {
    (void)state;
    changed(classifier, "\"biases\":\t[0, 0, 0]", "\"biases\":\t[0, 1e39, 0]",
            "m.json: layers[1].biases[1]: 1e+39 does not fit into 32 bits");
}

static void test_claims_beyond_the_file_take_no_memory(void **state) {
    (void)state;
    struct rusage before, after;
    write_changed(classifier, false, "\"units\":\t4", "\"units\":\t4");
    check_loads();
    getrusage(RUSAGE_SELF, &before);
    changed(regression, "\"inputs\":\t2", "\"inputs\":\t1000000",
            "m.json: layers: 3000011 parameters are claimed, more than the "
            "file has room for");
    changed(regression, "\"inputs\":\t2", "\"inputs\":\t1000001",
            "m.json: layers[0].inputs: 1000001, which is not within 1 and "
            "1000000");
    write_changed(regression, false, "\"layers\":\t[{",
                  "\"layers\":\t[{\"inputs\": 1000000, \"units\": 1000000, "
                  "\"activation\": \"tanh\"}, {\"inputs\": 1000000, \"units\": "
                  "1000000, \"activation\": \"tanh\"}, {");
    check_refused("m.json: layers[2]: 2 inputs where the layer before has "
                  "1000000 units");
    changed(regression, "\"inputs\":\t2",
            "\"inputs\":\t2,\"units\":3,\"activation\":\"tanh\"},{\"inputs\":3,"
            "\"units\":1000000,\"activation\":\"tanh\"},{\"inputs\":1000000,"
            "\"units\":1000000,\"activation\":\"tanh\"},{\"inputs\":1000000",
            "m.json: layers: 1000008000020 parameters are claimed, more than "
            "the file has room for");
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 8192); /* KiB */
}

static void test_layers_are_counted(void **state) {
    (void)state;
    char to[8192] = "\"layers\":\t[";
    for (int i = 0; i < 100; i++)
        strcat(to, "{\"inputs\":2,\"units\":2,\"activation\":\"tanh\"},");
    strcat(to, "{");
    changed(regression, "\"layers\":\t[{", to,
            "m.json: layers: 102 layers, where 1 to 100 must be");
}

static void test_the_checksum_is_xxh64_and_its_digits(void **state) {
    (void)state;
    static const char *const bad[] = {
        "",
        "xxh64:",
        "xxh64:0123456789abcde",
        "xxh64:0123456789abcdef0",
        "xxh64:0123456789abcdeg",
        "xxh64: 123456789abcdef",
        "xxh64:0x23456789abcdef",
        "xxh64:-123456789abcdef",
        "xxh64:+123456789abcdef",
        "md5:0123456789abcdef00",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t length;
        char *text = text_of(classifier, false, &length);
        cJSON *root = cJSON_Parse(text);
        cJSON *data = cJSON_GetObjectItemCaseSensitive(root, "data");
        assert_true(cJSON_ReplaceItemInObjectCaseSensitive(
            data, "checksum", cJSON_CreateString(bad[i])));
        free(text);
        text = cJSON_Print(root);
        write_text("m.json", text);
        check_refused("m.json: data: the checksum is not xxh64: and 16 "
                      "hexadecimal digits");
        free(text);
        cJSON_Delete(root);
    }
}

static void test_the_delimiter_is_one_character(void **state) {
    (void)state;
    static const char *const bad[] = {"\"\"",    "\"ab\"",  "\"\\\"\"",
                                      "\"\\n\"", "\"\\r\"", "\"\xc3\xa9\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char to[64];
        snprintf(to, sizeof to, "\"delimiter\":\t%s", bad[i]);
        changed(classifier, "\"delimiter\":\t\",\"", to,
                "m.json: data: the delimiter is no single character");
    }
    write_changed(classifier, false, "\"delimiter\":\t\",\"",
                  "\"delimiter\":\t\"\\t\"");
    check_loads();
}

static void test_base64_is_little_endian_floats(void **state) {
    (void)state;
    bp_model model = regression(true);
    const bp_layer *last = bp_network_last(&model.network);
    bp_error err;
    bp_layer_b(last, model.network.params)[0] = 1;
    bp_layer_b(last, model.network.params)[1] = -2;
    assert_ok(bp_model_save(&model, "m.json", &err));
    size_t length;
    char *text = read_bytes("m.json", &length);
    assert_non_null(strstr(text, "\"biases\":\t\"AACAPwAAAMA=\","));
    bp_model_free(&model);
    free(text);
}

static void test_base64_is_as_long_as_its_numbers(void **state) {
    (void)state;
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAA=\"",
                   "m.json: layers[1].biases: 8 characters of base64 where 2 "
                   "numbers take 12");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAAAAAAAA=\"",
                   "m.json: layers[1].biases: 16 characters of base64 where 2 "
                   "numbers take 12");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAAAAA\"",
                   "m.json: layers[1].biases: not base64");
}

static void test_what_is_not_base64_is_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "AAAAAAAAAA==",   /* too few bytes */
        "AAAA AAAAAA=",   /* a blank */
        "AAAA\\nAAAAAA=", /* a line's end */
        "AAAAAAA=AAAA",   /* the end in the middle */
        "AAAAAAAAAAB=",   /* bits behind the last byte */
        "AAAAAAAAAA_=",   /* the other alphabet */
        "============",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char to[64];
        snprintf(to, sizeof to, "\"%s\"", bad[i]);
        changed_base64("\"AAAAAAAAAAA=\"", to,
                       "m.json: layers[1].biases: not base64");
    }
}

static void test_base64_of_what_is_not_finite_is_refused(void **state) {
    (void)state;
    changed_base64("\"AAAAAAAAAAA=\"", "\"AADAfwAAAAA=\"",
                   "m.json: layers[1].biases: number 0 is not finite");
    changed_base64("\"AAAAAAAAAAA=\"", "\"AAAAAAAAgP8=\"",
                   "m.json: layers[1].biases: number 1 is not finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_file_that_cant_be_read_says_why),
        cmocka_unit_test(test_a_foreign_file_is_called_no_model),
        cmocka_unit_test(test_a_newer_version_is_not_guessed_at),
        cmocka_unit_test(test_a_file_cut_short_anywhere_is_refused),
        cmocka_unit_test(test_any_byte_may_be_wrong_without_harm),
        cmocka_unit_test(test_a_missing_member_is_named_with_the_way_to_it),
        cmocka_unit_test(test_what_most_files_lack_must_be_right),
        cmocka_unit_test(test_what_is_as_a_rule_is_left_out),
        cmocka_unit_test(test_sizes_must_agree_with_each_other),
        cmocka_unit_test(test_kinds_must_agree_with_each_other),
        cmocka_unit_test(test_a_number_no_float_holds_is_refused),
        cmocka_unit_test(test_claims_beyond_the_file_take_no_memory),
        cmocka_unit_test(test_layers_are_counted),
        cmocka_unit_test(test_the_checksum_is_xxh64_and_its_digits),
        cmocka_unit_test(test_the_delimiter_is_one_character),
        cmocka_unit_test(test_base64_is_little_endian_floats),
        cmocka_unit_test(test_base64_is_as_long_as_its_numbers),
        cmocka_unit_test(test_what_is_not_base64_is_refused),
        cmocka_unit_test(test_base64_of_what_is_not_finite_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
