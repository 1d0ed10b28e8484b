/* test_model_results.c - histories and scores that can't be true are refused.
 */
#include "model_helper.h"

static void test_a_history_fits_itself(void **state) {
    (void)state;
    static const struct {
        const char *from, *to, *sentence;
    } cases[] = {
        {"\"ending\":\t\"patience\"", "\"ending\":\t\"boredom\"",
         "m.json: history.ending: 'boredom' is unknown to this version of bp"},
        {"\"ending\":\t\"patience\"", "\"interrupted\":\tfalse",
         "m.json: history.interrupted: not a member this version of bp knows"},
        {"\"best\":\t2", "\"best\":\t4",
         "m.json: history.best: 4, which is not within 1 and 3"},
        {"\"best\":\t2", "\"best\":\t0",
         "m.json: history.best: 0, which is not within 1 and 3"},
        {"\"recoveries\":\t1", "\"recoveries\":\t0.5",
         "m.json: history.recoveries: 0.5, which is not within 1 and "
         "4294967295"},
        {"\"loss\":\t[0.3333333333333333,", "\"loss\":\t[-1e-9,",
         "m.json: history.loss[0]: -1e-09, which is not within 0 and "
         "1.797693134862316e+308"},
        {"\"loss\":\t[0.3333333333333333,", "\"loss\":\t[",
         "m.json: history.loss: 2 numbers where 3 must be"},
        {"\"held_out_loss\":\t[0.7,", "\"held_out_loss\":\t[",
         "m.json: history.held_out_loss: 2 numbers where 3 must be"},
        {"\"held_out_loss\":\t[0.7,", "\"held_out_loss\":\t[-0.7,",
         "m.json: history.held_out_loss[0]: -0.7, which is not within 0 and "
         "1.797693134862316e+308"},
        {"\"held_out_loss\":\t[0.7, 0.35, 0.2333333333333333],", "",
         "m.json: history: \"held_out_loss\" is missing"},
        {"\"held_out_score\":\t[0.1, 0.2, 0.30000000000000004],", "",
         "m.json: history: \"held_out_score\" is missing"},
        {"\"held_out_score\":\t[0.1, 0.2,", "\"held_out_score\":\t[0.1, 1.2,",
         "m.json: history.held_out_score[1]: 1.2, which is not within 0 and 1"},
        {"\"held_out_score\":\t[0.1, 0.2,", "\"held_out_score\":\t[0.1, -0.2,",
         "m.json: history.held_out_score[1]: -0.2, which is not within 0 and "
         "1"},
        {"\"learning_rate\":\t[0.1,", "\"learning_rate\":\t[0.1, 0.1,",
         "m.json: history.learning_rate: 4 numbers where 3 must be"},
        {"\"learning_rate\":\t[0.1,", "\"learning_rate\":\t[-0.1,",
         "m.json: history.learning_rate[0]: -0.1, which is not within 0 and "
         "1.797693134862316e+308"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        changed(judged, cases[i].from, cases[i].to, cases[i].sentence);
    changed(classifier, "\"ending\":\t\"epochs\"",
            "\"ending\":\t\"epochs\", \"best\": 1",
            "m.json: history.best: an epoch is the best where no rows were "
            "held out");
}

static void test_scores_can_be_true(void **state) {
    (void)state;
    static const struct {
        maker make;
        const char *from, *to, *sentence;
    } cases[] = {
        {judged, "\"rows\":\t2,", "\"rows\":\t0,",
         "m.json: scores.held_out.rows: 0, which is not within 1 and "
         "4294967295"},
        {judged, "\"value\":\t0.25", "\"value\":\t0.12",
         "m.json: scores.training.accuracy: the value 0.12 is not within its "
         "interval, 0.125 to 0.5"},
        {judged, "\"value\":\t0.25", "\"value\":\t0.75",
         "m.json: scores.training.accuracy: the value 0.75 is not within its "
         "interval, 0.125 to 0.5"},
        {judged, "\"high\":\t0.5", "\"high\":\t1.5",
         "m.json: scores.training.accuracy.high: 1.5, which is not within 0 "
         "and 1"},
        {judged, "\"low\":\t0.125", "\"low\":\t-0.125",
         "m.json: scores.training.accuracy.low: -0.125, which is not within 0 "
         "and 1"},
        {judged, "\"baseline\":\t0.75", "\"baseline\":\t1.75",
         "m.json: scores.training.accuracy.baseline: 1.75, which is not within "
         "0 and 1"},
        {judged, "\"baseline\":\t0.75", "\"base\":\t0.75",
         "m.json: scores.training.accuracy.base: not a member this version of "
         "bp knows"},
        {judged, "\"training\":", "\"trained\":",
         "m.json: scores.trained: not a member this version of bp knows"},
        {regression, "\"r2\":\t[-1.5, 0]", "\"r2\":\t[-1.5]",
         "m.json: scores.training.r2: 1 elements where 2 must be"},
        {regression, "\"r2\":\t[-1.5, 0]", "\"r2\":\t[-1.5, 1.5]",
         "m.json: scores.training.r2[1]: 1.5, which is above 1"},
        {regression, "{\"value\":0,\"low\":0,\"high\":0,\"baseline\":0},", "",
         "m.json: scores.training.rmse: 1 elements where 2 must be"},
        {regression, "{\"value\":0,\"low\":0,\"high\":0,\"baseline\":0}", "0",
         "m.json: scores.training.rmse[0]: a number where an object must be"},
        {regression, "{\"value\":0,\"low\":0", "{\"value\":0,\"low\":-1",
         "m.json: scores.training.rmse[0].low: -1, which is not within 0 and "
         "1.797693134862316e+308"},
        {regression, "{\"value\":0,\"low\":0", "{\"value\":0,\"low\":1",
         "m.json: scores.training.rmse[0]: the value 0 is not within its "
         "interval, 1 to 0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        changed(cases[i].make, cases[i].from, cases[i].to, cases[i].sentence);
}

static void test_only_a_state_can_do_without_scores(void **state) {
    (void)state;
    bp_model model = classifier(false);
    bp_error err;
    bp_scores_free(&model.scores);
    assert_ok(bp_model_save(&model, "m.json", &err));
    check_refused("m.json: scores: \"training\" is missing");
    bp_model_free(&model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_history_fits_itself),
        cmocka_unit_test(test_scores_can_be_true),
        cmocka_unit_test(test_only_a_state_can_do_without_scores),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
