/* test_model_state.c - the history, the scores, and the state that training
 * goes on from: what comes back, what is left out, and what is refused. */
#include <float.h>
#include <math.h>
#include <sys/resource.h>

#include "model_helper.h"

/* --- what is written is read back --- */

static void check_state(const bp_state *got, const bp_state *wanted) {
    assert_int_equal(got->row, wanted->row);
    assert_memory_equal(&got->loss_sum, &wanted->loss_sum, sizeof(double));
    assert_memory_equal(&got->rate_factor, &wanted->rate_factor,
                        sizeof(double));
    assert_int_equal(got->n_steps, wanted->n_steps);
    assert_int_equal(got->good_steps, wanted->good_steps);
    assert_memory_equal(&got->best_loss, &wanted->best_loss, sizeof(double));
    assert_int_equal(got->n_waited, wanted->n_waited);
    assert_memory_equal(&got->plateau_loss, &wanted->plateau_loss,
                        sizeof(double));
    assert_int_equal(got->n_plateau, wanted->n_plateau);
    assert_int_equal(got->n_drops, wanted->n_drops);
    assert_int_equal(got->n_pairs, wanted->n_pairs);
    assert_int_equal(got->newest, wanted->newest);
    assert_int_equal(got->n_blocks, wanted->n_blocks);
    for (size_t i = 0; i < wanted->n_blocks; i++) {
        assert_int_equal(got->block_floats[i], wanted->block_floats[i]);
        assert_memory_equal(got->blocks[i], wanted->blocks[i],
                            wanted->block_floats[i] * sizeof(float));
    }
}

/* Its history is the model's, in memory of its own. */
static void check_histories(const bp_model *model) {
    bp_history mine = model->state.history, other = model->history;
    assert_ptr_not_equal(mine.epochs, other.epochs);
    assert_memory_equal(mine.epochs, other.epochs,
                        other.n_epochs * sizeof *other.epochs);
    mine.epochs = other.epochs;
    assert_int_equal(mine.n_epochs, other.n_epochs);
    assert_int_equal(mine.capacity, other.n_epochs);
    assert_int_equal(mine.has_held_out, other.has_held_out);
    assert_int_equal(mine.best, other.best);
    assert_int_equal(mine.n_recoveries, other.n_recoveries);
    assert_int_equal(mine.ending, other.ending);
}

static void test_a_state_comes_back(void **state) {
    (void)state;
    static const maker with_state[] = {checkpoint, unscored};
    for (size_t i = 0; i < 4; i++) {
        bp_model wanted = with_state[i / 2](i % 2), got;
        bp_error err;
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        assert_true(got.has_state);
        check_state(&got.state, &wanted.state);
        check_histories(&got);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

/* Of a refit, both histories come back: the finished one, and its own. */
static void test_a_state_of_a_refit_comes_back(void **state) {
    (void)state;
    bp_model wanted = checkpoint(false), got;
    bp_error err;
    bp_history *mine = &wanted.state.history;
    wanted.in_refit = true;
    mine->n_epochs = 1;
    mine->epochs[0].loss = 0.125;
    mine->has_held_out = false;
    mine->best = 0;
    wanted.state.n_waited = wanted.state.n_plateau = wanted.state.n_drops = 0;
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    assert_true(got.has_state && got.in_refit);
    check_state(&got.state, &wanted.state);
    assert_int_equal(got.history.n_epochs, 3);
    assert_int_equal(got.history.best, wanted.history.best);
    assert_int_equal(got.state.history.n_epochs, 1);
    assert_true(got.state.history.epochs[0].loss == 0.125);
    assert_false(got.state.history.has_held_out);
    assert_int_equal(got.scores.n_rows, wanted.scores.n_rows);
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_without_one_there_is_none(void **state) {
    (void)state;
    bp_model model;
    bp_error err;
    size_t length;
    free(text_of(judged, false, &length));
    assert_ok(bp_model_load(&model, "m.json", &err));
    assert_false(model.has_state);
    assert_null(model.state.blocks);
    assert_null(model.state.history.epochs);
    bp_model_free(&model);
}

static double random_loss(bp_rng *rng) {
    for (;;) {
        uint64_t bits = bp_rng_next(rng) >> 1; /* no sign */
        double value;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            return value;
    }
}

static void test_every_double_comes_back_to_the_bit(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 54, BP_RNG_WEIGHTS);
    for (size_t round = 0; round < 200; round++) {
        bp_model wanted = checkpoint(false), got;
        bp_epoch *epochs = wanted.history.epochs;
        bp_error err;
        wanted.state.loss_sum = random_loss(&rng);
        wanted.state.plateau_loss = random_loss(&rng);
        wanted.state.rate_factor = 1 - bp_rng_uniform(&rng);
        for (size_t i = 0; i < 3; i++)
            epochs[i] = (bp_epoch){random_loss(&rng), random_loss(&rng),
                                   -random_loss(&rng), random_loss(&rng)};
        assert_ok(bp_model_save(&wanted, "m.json", &err));
        assert_ok(bp_model_load(&got, "m.json", &err));
        check_state(&got.state, &wanted.state);
        assert_memory_equal(got.history.epochs, epochs, 3 * sizeof *epochs);
        bp_model_free(&got);
        bp_model_free(&wanted);
    }
}

static void test_every_float_comes_back_to_the_bit(void **state) {
    (void)state;
    bp_model wanted = checkpoint(false), got;
    bp_error err;
    float *block = wanted.state.blocks[3];
    block[0] = -0.0F;
    block[1] = FLT_MAX;
    block[2] = 0x1p-149F;
    block[3] = -FLT_MIN;
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    check_state(&got.state, &wanted.state);
    bp_model_free(&got);
    bp_model_free(&wanted);
}

static void test_training_that_has_not_begun_can_be_kept(void **state) {
    (void)state;
    bp_model wanted = unscored(false), got;
    bp_error err;
    bp_state_free(&wanted.state);
    wanted.state = (bp_state){
        .rate_factor = 1, .best_loss = INFINITY, .plateau_loss = INFINITY};
    wanted.history.n_epochs = 0;
    wanted.history.has_held_out = true;
    assert_ok(bp_model_save(&wanted, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    check_state(&got.state, &wanted.state);
    assert_true(got.state.history.has_held_out);
    assert_int_equal(got.state.history.n_epochs, 0);
    bp_model_free(&got);
    bp_model_free(&wanted);
}

/* --- how it is written --- */

static void check_written(maker make, const char *const *wanted) {
    size_t length;
    char *text = text_of(make, false, &length);
    for (size_t i = 0; wanted[i]; i++)
        if (!strstr(text, wanted[i]))
            fail_msg("not written: %s\n%s", wanted[i], text);
    free(text);
}

static void test_members_have_their_names(void **state) {
    (void)state;
    static const char *const of_judged[] = {
        "\"history\":\t{\n"
        "\t\t\"epochs\":\t3,\n"
        "\t\t\"ending\":\t\"patience\",\n"
        "\t\t\"best\":\t2,\n"
        "\t\t\"recoveries\":\t1,\n"
        "\t\t\"loss\":\t[0.3333333333333333, 0.25, 1e-09],\n"
        "\t\t\"held_out_loss\":\t[0.7, 0.35, 0.2333333333333333],\n"
        "\t\t\"held_out_score\":\t[0.1, 0.2, 0.30000000000000004],\n"
        "\t\t\"learning_rate\":\t[0.1, 0.05, 0.03333333333333333]\n"
        "\t}",
        "\"training\":\t{\n"
        "\t\t\t\"rows\":\t4,\n"
        "\t\t\t\"loss\":\t0.1,\n"
        "\t\t\t\"accuracy\":\t{\n"
        "\t\t\t\t\"value\":\t0.25,\n"
        "\t\t\t\t\"low\":\t0.125,\n"
        "\t\t\t\t\"high\":\t0.5,\n"
        "\t\t\t\t\"baseline\":\t0.75\n",
        "\"held_out\":\t{\n\t\t\t\"rows\":\t2,\n", NULL};
    static const char *const of_checkpoint[] = {
        "\t\t\t\"rmse\":\t[\n"
        "\t\t\t\t{\"value\":0,\"low\":0,\"high\":0,\"baseline\":0},\n"
        "\t\t\t\t{\"value\":0.3333333333333333,\"low\":0.16666666666666666,"
        "\"high\":0.6666666666666666,\"baseline\":1}\n"
        "\t\t\t],\n"
        "\t\t\t\"r2\":\t[-1.5, 0]\n",
        "\"state\":\t{\n"
        "\t\t\"row\":\t1,\n"
        "\t\t\"loss_sum\":\t0.30000000000000004,\n"
        "\t\t\"rate_factor\":\t0.125,\n"
        "\t\t\"steps\":\t9007199254740991,\n"
        "\t\t\"good_steps\":\t3,\n"
        "\t\t\"best_loss\":\t0.14285714285714285,\n"
        "\t\t\"waited\":\t1,\n"
        "\t\t\"plateau_loss\":\t\"none\",\n"
        "\t\t\"plateau_waited\":\t2,\n"
        "\t\t\"drops\":\t1,\n"
        "\t\t\"pairs\":\t10,\n"
        "\t\t\"newest\":\t4,\n"
        "\t\t\"blocks\":\t[\"",
        NULL};
    check_written(judged, of_judged);
    check_written(checkpoint, of_checkpoint);
}

static void test_a_state_comes_last(void **state) {
    (void)state;
    size_t length;
    char *text = text_of(checkpoint, false, &length);
    const char *layers = strstr(text, "\n\t\"layers\":");
    const char *last = strstr(text, "\n\t\"state\":");
    assert_true(layers && last && layers < last);
    assert_string_equal(text + length - 8, "\"]\n\t}\n}\n");
    free(text);
}

/* Else those who go on from a state would know other rates than those who were
 * never interrupted. */
static void test_a_rate_that_never_changed_is_kept_with_a_state(void **state) {
    (void)state;
    static const char *const rates[] = {
        "\"learning_rate\":\t[0.01, 0.01, 0.01]", NULL};
    check_written(unscored, rates);
    bp_model model = unscored(false), got;
    bp_error err;
    assert_ok(bp_model_save(&model, "m.json", &err));
    assert_ok(bp_model_load(&got, "m.json", &err));
    assert_true(got.state.history.epochs[0].rate == 0.01);
    bp_model_free(&got);
    bp_model_free(&model);
}

/* --- what is refused --- */

static void test_a_state_fits_its_model(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *sentence;
    } cases[] = {
        {"\"row\":\t1", "\"row\":\t4",
         "m.json: state.row: 4, which is not within 0 and 3"},
        {"\"row\":\t1", "\"row\":\t0.5",
         "m.json: state.row: 0.5 is not a whole number"},
        {"\"loss_sum\":\t0.30000000000000004", "\"loss_sum\":\t-1",
         "m.json: state.loss_sum: -1, which is not within 0 and "
         "1.797693134862316e+308"},
        {"\"loss_sum\":\t0.30000000000000004", "\"loss_sum\":\t1e999",
         "m.json: state.loss_sum: a number beyond all bounds"},
        {"\"rate_factor\":\t0.125", "\"rate_factor\":\t0",
         "m.json: state.rate_factor: 0, which is not within "
         "2.225073858507201e-308 and 1"},
        {"\"rate_factor\":\t0.125", "\"rate_factor\":\t2",
         "m.json: state.rate_factor: 2, which is not within "
         "2.225073858507201e-308 and 1"},
        {"\"steps\":\t9007199254740991", "\"steps\":\t9007199254740992",
         "m.json: state.steps: 9007199254740992, which is not within 0 and "
         "9007199254740991"},
        {"\"steps\":\t9007199254740991", "\"steps\":\t2",
         "m.json: state.good_steps: 3, which is not within 0 and 2"},
        {"\"best_loss\":\t0.14285714285714285", "\"best_loss\":\t\"inf\"",
         "m.json: state.best_loss: 'inf' where a number or 'none' must be"},
        {"\"best_loss\":\t0.14285714285714285", "\"best_loss\":\ttrue",
         "m.json: state.best_loss: true or false where a number must be"},
        {"\"best_loss\":\t0.14285714285714285", "\"best_loss\":\t-0.5",
         "m.json: state.best_loss: -0.5, which is not within 0 and "
         "1.797693134862316e+308"},
        {"\"waited\":\t1", "\"waited\":\t4",
         "m.json: state.waited: 4, which is not within 0 and 3"},
        {"\"plateau_loss\":\t\"none\"", "\"plateau_loss\":\tnull",
         "m.json: state.plateau_loss: null where a number must be"},
        {"\"plateau_waited\":\t2", "\"plateau_waited\":\t4",
         "m.json: state.plateau_waited: 4, which is not within 0 and 3"},
        {"\"drops\":\t1", "\"drops\":\t4",
         "m.json: state.drops: 4, which is not within 0 and 3"},
        {"\"pairs\":\t10", "\"pairs\":\t11",
         "m.json: state.pairs: 11, which is not within 0 and 10"},
        {"\"newest\":\t4", "\"newest\":\t10",
         "m.json: state.newest: 10, which is not within 0 and 9"},
        {"\"newest\":\t4", "\"oldest\":\t4",
         "m.json: state.oldest: not a member this version of bp knows"},
        {"\"newest\":\t4,", "", "m.json: state: \"newest\" is missing"},
        {"\"learning_rate\":\t[0.1, 0.05, 0.03333333333333333]",
         "\"learning_rate\":\t[]",
         "m.json: history.learning_rate: 0 numbers where 3 must be"},
        {",\n\t\t\"learning_rate\":\t[0.1, 0.05, 0.03333333333333333]", "",
         "m.json: history: \"learning_rate\" is missing"},
        {"\"blocks\":", "\"blocks\": {}, \"more\":",
         "m.json: state.more: not a member this version of bp knows"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        changed(checkpoint, cases[i].from, cases[i].to, cases[i].sentence);
}

/* `block`, as JSON, before those that are there. */
static void with_block(const char *block, const char *sentence) {
    char to[64];
    snprintf(to, sizeof to, "\"blocks\":\t[%s, \"", block);
    changed(checkpoint, "\"blocks\":\t[\"", to, sentence);
}

static void test_blocks_are_base64_of_whole_numbers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int length;
    } cases[] = {
        {"", 0},      {"A", 1},           {"AAAA", 4},        {"====", 4},
        {"AAA=", 4},  {"AAAAA==", 7},     {"AAAAAAA=", 8},    {"AAAAAAAA", 8},
        {"AAAAA", 5}, {"AAAAAAAAAA", 10}, {"AAAAAA==\\n", 9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char block[32], sentence[256];
        snprintf(block, sizeof block, "\"%s\"", cases[i].text);
        snprintf(sentence, sizeof sentence,
                 "m.json: state.blocks[0]: %d characters are no base64 of "
                 "numbers of 4 bytes; is it cut short?",
                 cases[i].length);
        with_block(block, sentence);
    }
    with_block("\"AAAA_A==\"", "m.json: state.blocks[0]: not base64");
    with_block("\"AAAA==AA\"",
               "m.json: state.blocks[0]: 8 characters are no base64 of "
               "numbers of 4 bytes; is it cut short?");
    with_block("\"AA==AA==\"", "m.json: state.blocks[0]: not base64");
    with_block("\"AACAfw==\"",
               "m.json: state.blocks[0]: number 0 is not finite");
    with_block("0.5", "m.json: state.blocks[0]: a number where a text must be");
    with_block("[0, 0.5]",
               "m.json: state.blocks[0]: an array where a text must be");
}

/* Nothing is taken on a file's word: blocks are as long as their texts, epochs
 * as many as there are losses, and blocks are counted first. */
static void test_a_state_claims_no_more_than_the_file_holds(void **state) {
    (void)state;
    struct rusage before, after;
    size_t length;
    free(text_of(checkpoint, false, &length));
    check_loads();
    getrusage(RUSAGE_SELF, &before);
    changed(checkpoint, "\"epochs\":\t3", "\"epochs\":\t4294967295",
            "m.json: history.loss: 3 numbers where 4294967295 must be");
    changed(checkpoint, "\"row\":\t1", "\"row\":\t4294967295",
            "m.json: state.row: 4294967295, which is not within 0 and 3");
    char to[4096] = "\"blocks\":\t[";
    for (int i = 0; i < 97; i++)
        strcat(to, "\"AAAAAA==\", ");
    strcat(to, "\"");
    changed(checkpoint, "\"blocks\":\t[\"", to,
            "m.json: state.blocks: 101 blocks, where at most 100 can be");
    getrusage(RUSAGE_SELF, &after);
    assert_true(after.ru_maxrss - before.ru_maxrss < 8192); /* KiB */
    write_changed(checkpoint, false, "\"blocks\":\t[\"",
                  "\"blocks\":\t[\"AAAAAA==\", \"");
    check_loads();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_state_comes_back),
        cmocka_unit_test(test_a_state_of_a_refit_comes_back),
        cmocka_unit_test(test_without_one_there_is_none),
        cmocka_unit_test(test_every_double_comes_back_to_the_bit),
        cmocka_unit_test(test_every_float_comes_back_to_the_bit),
        cmocka_unit_test(test_training_that_has_not_begun_can_be_kept),
        cmocka_unit_test(test_members_have_their_names),
        cmocka_unit_test(test_a_state_comes_last),
        cmocka_unit_test(test_a_rate_that_never_changed_is_kept_with_a_state),
        cmocka_unit_test(test_a_state_fits_its_model),
        cmocka_unit_test(test_blocks_are_base64_of_whole_numbers),
        cmocka_unit_test(test_a_state_claims_no_more_than_the_file_holds),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
