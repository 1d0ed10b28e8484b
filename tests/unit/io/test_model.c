/* test_model.c - models written and read back, and saving where it can't be. */
#include <float.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>

#include "model_helper.h"

/* --- what is written is read back --- */

static void test_saved_loaded_and_saved_is_the_same_file(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        size_t length, again_length;
        char *text = text_of(makers[i / 2], i % 2, &length);
        bp_model model;
        bp_error err;
        assert_ok(bp_model_load(&model, "m.json", &err));
        assert_int_equal(model.base64, i % 2);
        assert_ok(bp_model_save(&model, "again.json", &err));
        char *again = read_bytes("again.json", &again_length);
        assert_string_equal(again, text);
        assert_int_equal(again_length, length);
        bp_model_free(&model);
        free(again);
        free(text);
    }
}

static void check_column(const bp_column *got, const bp_column *wanted) {
    assert_string_equal(got->name, wanted->name);
    assert_int_equal(got->position, wanted->position);
    assert_int_equal(got->type, wanted->type);
    assert_int_equal(got->has_fill, wanted->has_fill);
    assert_int_equal(got->has_indicator, wanted->has_indicator);
    assert_int_equal(got->has_other, wanted->has_other);
    if (wanted->type == BP_CATEGORY) {
        char *levels = joined(&wanted->levels);
        check_strings(&got->levels, levels);
        free(levels);
        assert_int_equal(got->numeric, wanted->numeric);
        assert_int_equal(got->fill_level, wanted->fill_level);
        assert_memory_equal(got->sorted, wanted->sorted,
                            wanted->levels.count * sizeof *wanted->sorted);
        return;
    }
    if (wanted->has_fill)
        assert_memory_equal(&got->fill, &wanted->fill, sizeof got->fill);
    assert_memory_equal(&got->centre, &wanted->centre, sizeof got->centre);
    assert_memory_equal(&got->scale, &wanted->scale, sizeof got->scale);
}

static void check_encoder(const bp_encoder *got, const bp_encoder *wanted) {
    char *missing = joined(&wanted->missing.words);
    check_strings(&got->missing.words, missing);
    free(missing);
    assert_int_equal(got->task, wanted->task);
    assert_int_equal(got->has_names, wanted->has_names);
    assert_int_equal(got->n_file_columns, wanted->n_file_columns);
    assert_int_equal(got->dialect.delimiter, wanted->dialect.delimiter);
    assert_int_equal(got->dialect.blanks, wanted->dialect.blanks);
    assert_int_equal(got->dialect.decimal, wanted->dialect.decimal);
    assert_int_equal(got->missing.in_text, wanted->missing.in_text);
    assert_int_equal(got->unseen, wanted->unseen);
    assert_int_equal(got->n_inputs, wanted->n_inputs);
    assert_int_equal(got->n_targets, wanted->n_targets);
    for (size_t i = 0; i < wanted->n_inputs; i++)
        check_column(&got->inputs[i], &wanted->inputs[i]);
    for (size_t i = 0; i < wanted->n_targets; i++)
        check_column(&got->targets[i], &wanted->targets[i]);
}

static void check_network(const bp_network *got, const bp_network *wanted) {
    assert_int_equal(got->n_layers, wanted->n_layers);
    assert_int_equal(got->n_params, wanted->n_params);
    for (size_t i = 0; i < wanted->n_layers; i++) {
        assert_int_equal(got->layers[i].n_inputs, wanted->layers[i].n_inputs);
        assert_int_equal(got->layers[i].n_units, wanted->layers[i].n_units);
        assert_int_equal(got->layers[i].f, wanted->layers[i].f);
    }
    assert_memory_equal(got->params, wanted->params,
                        wanted->n_params * sizeof(float));
}

static void check_story(const bp_model *got, const bp_model *wanted) {
    char *notes = joined(&wanted->notes);
    check_strings(&got->notes, notes);
    free(notes);
    assert_string_equal(got->version, wanted->version);
    assert_int_equal(got->n_rows, wanted->n_rows);
    assert_int_equal(got->checksum, wanted->checksum);
    assert_int_equal(got->n_settings, wanted->n_settings);
    for (size_t i = 0; i < wanted->n_settings; i++) {
        assert_string_equal(got->settings[i].name, wanted->settings[i].name);
        assert_string_equal(got->settings[i].value, wanted->settings[i].value);
        assert_int_equal(got->settings[i].is_number,
                         wanted->settings[i].is_number);
    }
}

/* A rate that never changed need not come back. */
static void check_history(const bp_history *got, const bp_history *wanted,
                          bool all_rates) {
    assert_int_equal(got->n_epochs, wanted->n_epochs);
    assert_int_equal(got->ending, wanted->ending);
    assert_int_equal(got->has_held_out, wanted->has_held_out);
    assert_int_equal(got->best, wanted->best);
    assert_int_equal(got->n_recoveries, wanted->n_recoveries);
    for (size_t i = 0; i < wanted->n_epochs; i++) {
        bp_epoch epoch = wanted->epochs[i];
        epoch.rate = all_rates ? epoch.rate : 0;
        assert_memory_equal(&got->epochs[i], &epoch, sizeof epoch);
    }
}

static void check_scores(const bp_scores *got, const bp_scores *wanted) {
    assert_int_equal(got->n_rows, wanted->n_rows);
    assert_memory_equal(&got->loss, &wanted->loss, sizeof got->loss);
    assert_memory_equal(&got->accuracy, &wanted->accuracy,
                        sizeof got->accuracy);
    assert_int_equal(got->n_targets, wanted->n_targets);
    if (wanted->n_targets == 0)
        return;
    assert_memory_equal(got->rmse, wanted->rmse,
                        wanted->n_targets * sizeof *got->rmse);
    assert_memory_equal(got->r2, wanted->r2,
                        wanted->n_targets * sizeof *got->r2);
}

static void test_all_that_a_model_holds_comes_back(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        bp_model wanted = makers[i / 2](i % 2), got;
        bp_error err;
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        check_encoder(&got.encoder, &wanted.encoder);
        check_network(&got.network, &wanted.network);
        check_story(&got, &wanted);
        check_history(&got.history, &wanted.history,
                      wanted.has_state || wanted.history.has_held_out);
        check_scores(&got.scores, &wanted.scores);
        check_scores(&got.held_out, &wanted.held_out);
        assert_int_equal(got.has_state, wanted.has_state);
        assert_int_equal(got.loss, wanted.loss);
        assert_int_equal(got.base64, wanted.base64);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

static void test_every_weight_comes_back_to_the_bit(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 51, BP_RNG_WEIGHTS);
    for (size_t round = 0; round < 100; round++) {
        bp_model wanted = classifier(round % 2), got;
        const bp_layer *layer = &wanted.network.layers[0];
        bp_error err;
        static const float special[] = {-0.0f, FLT_MAX, -FLT_MAX, FLT_MIN,
                                        0x1p-149f};
        for (size_t k = 0; k < layer->n_inputs; k++)
            for (size_t n = 0; n < layer->n_units; n++) {
                uint32_t bits = (uint32_t)bp_rng_next(&rng);
                float value;
                memcpy(&value, &bits, sizeof value);
                *bp_layer_weight(layer, wanted.network.params, k, n) =
                    n == 0            ? special[k]
                    : isfinite(value) ? value
                                      : 0.1f;
            }
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        check_network(&got.network, &wanted.network);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

static void test_a_loaded_model_encodes_as_before(void **state) {
    (void)state;
    static const size_t columns[] = {0, 1, 2};
    char size[] = "3.25", colour[] = "red", weight[] = "?";
    char *cells[] = {size, colour, weight};
    bp_record record = {.file = "x", .line = 2, .n_cells = 3, .cells = cells};
    bp_model wanted = classifier(false), got;
    bp_error err;
    float before[5], after[5];
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    assert_ok(bp_encoder_inputs(&wanted.encoder, &record, columns, before, NULL,
                                &err));
    assert_ok(
        bp_encoder_inputs(&got.encoder, &record, columns, after, NULL, &err));
    assert_memory_equal(after, before, sizeof before);
    assert_true(after[3] == 1);
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_nasty_names_and_levels_come_back(void **state) {
    (void)state;
    bp_model wanted = {.base64 = false}, got;
    static const size_t sizes[] = {4, 4, 2};
    bp_error err;
    fit_text(&wanted,
             "\"a \"\"b\"\"\n\\u0000\",t\xc3\xa9\n\"x,\ty\",1\n\"\\\",2\n"
             "\"\"\"\",1\n\x7f\x01,2\n",
             BP_HEADER_YES, BP_REGRESS, 1);
    wanted.encoder.task = BP_REGRESS;
    describe(&wanted);
    draw_weights(&wanted, sizes, BP_IDENTITY);
    bp_network_free(&wanted.network);
    static const size_t one_output[] = {4, 4, 1};
    draw_weights(&wanted, one_output, BP_IDENTITY);
    wanted.loss = BP_MSE;
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    check_encoder(&got.encoder, &wanted.encoder);
    assert_string_equal(got.encoder.inputs[0].name, "a \"b\"\n\\u0000");
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_a_long_seed_keeps_its_spelling(void **state) {
    (void)state;
    static const char *const seeds[] = {"123456", "100000000000000",
                                        "1000000000000000", "9007199254740991"};
    for (size_t i = 0; i < 4; i++) {
        bp_model model = classifier(false), again;
        bp_error err;
        assert_ok(bp_model_set(&model, "long", seeds[i], true, &err));
        assert_ok(bp_model_save(&model, "m.json", &err));
        assert_ok(bp_model_load(&again, "m.json", &err));
        assert_string_equal(again.settings[4].value, seeds[i]);
        bp_model_free(&again);
        bp_model_free(&model);
    }
}

static void test_the_header_comes_first_and_the_weights_last(void **state) {
    (void)state;
    static const char *const order[] = {
        "{\n\t\"format\":\t\"bp-model\",\n\t\"version\":\t1,\n",
        "\n\t\"bp\":",
        "\n\t\"task\":",
        "\n\t\"inputs\":",
        "\n\t\"targets\":",
        "\n\t\"data\":",
        "\n\t\"notes\":",
        "\n\t\"recipe\":",
        "\n\t\"history\":",
        "\n\t\"scores\":",
        "\n\t\"loss\":",
        "\n\t\"encoding\":",
        "\n\t\"layers\":"};
    size_t length;
    char *text = text_of(classifier, false, &length);
    const char *at = text;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const char *found = strstr(at, order[i]);
        if (!found || (i == 0 && found != text))
            fail_msg("not in its place: %s", order[i]);
        at = found;
    }
    assert_string_equal(text + length - 2, "}\n");
    free(text);
}

static void test_every_loss_has_outputs_that_it_goes_with(void **state) {
    (void)state;
    static const char *const names[] = {"mae", "huber", "poisson"};
    for (size_t i = 0; i < 3; i++) {
        bp_model model = regression(false), again;
        bp_error err;
        model.loss = bp_loss_find(names[i]);
        model.network.layers[1].f = i == 2 ? BP_EXP : BP_IDENTITY;
        assert_ok(bp_model_save(&model, "m.json", &err));
        assert_ok(bp_model_load(&again, "m.json", &err));
        assert_int_equal(again.loss, model.loss);
        assert_int_equal(again.network.layers[1].f, model.network.layers[1].f);
        bp_model_free(&again);
        bp_model_free(&model);
    }
    changed(regression, "\"loss\":\t\"mse\"", "\"loss\":\t\"poisson\"",
            "m.json: poisson needs outputs above 0: exp");
}

/* --- saving where it can't be --- */

static void test_a_failed_save_leaves_the_old_file(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    struct rlimit old, small;
    size_t length;
    write_text("m.json", "old");
    size_t n_files = count_files();
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bp_status status = bp_model_save(&model, "m.json", &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(status, BP_ESYSTEM);
    assert_non_null(strstr(err.message, "m.json: can't be written: "));
    char *text = read_bytes("m.json", &length);
    assert_string_equal(text, "old");
    assert_int_equal(count_files(), n_files);
    free(text);
    bp_model_free(&model);
}

static void test_a_save_into_nowhere_says_why(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    assert_fails(bp_model_save(&model, "no/m.json", &err), BP_ESYSTEM,
                 "no/m.json: can't be written: No such file or directory");
    assert_fails(bp_model_save(&model, ".", &err), BP_ESYSTEM,
                 ".: can't be written: Is a directory");
    if (access("/dev/full", W_OK) == 0)
        assert_fails(bp_model_save(&model, "/dev/full", &err), BP_ESYSTEM,
                     "/dev/full: can't be written: No space left on device");
    bp_model_free(&model);
}

static void test_a_save_replaces_the_old_file_whole(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    char *junk = calloc(100001, 1);
    assert_non_null(junk);
    memset(junk, 'x', 100000);
    write_text("m.json", junk);
    size_t n_files = count_files();
    assert_ok(bp_model_save(&model, "m.json", &err));
    check_loads();
    assert_int_equal(count_files(), n_files);
    free(junk);
    bp_model_free(&model);
}

static void test_freeing_nothing_does_nothing(void **state) {
    (void)state;
    bp_model model = {0};
    bp_model_free(&model);
    bp_model_free(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_saved_loaded_and_saved_is_the_same_file),
        cmocka_unit_test(test_all_that_a_model_holds_comes_back),
        cmocka_unit_test(test_every_weight_comes_back_to_the_bit),
        cmocka_unit_test(test_a_loaded_model_encodes_as_before),
        cmocka_unit_test(test_nasty_names_and_levels_come_back),
        cmocka_unit_test(test_a_long_seed_keeps_its_spelling),
        cmocka_unit_test(test_the_header_comes_first_and_the_weights_last),
        cmocka_unit_test(test_every_loss_has_outputs_that_it_goes_with),
        cmocka_unit_test(test_a_failed_save_leaves_the_old_file),
        cmocka_unit_test(test_a_save_into_nowhere_says_why),
        cmocka_unit_test(test_a_save_replaces_the_old_file_whole),
        cmocka_unit_test(test_freeing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
