/* test_hand_weights.c - weights typed in by hand: what is read, and the exact
 * messages that say what is wrong with a file. */
#include "helper.h"

#include "bp/hand_weights.h"

static const char good[] =
    "{\"loss\": \"half-squares\", \"learning_rate\": 0.5,\n"
    " \"inputs\": [0.05, 0.1], \"targets\": [0.01],\n"
    " \"input_names\": [\"a\", \"b\"],\n"
    " \"layers\": [\n"
    "  {\"activation\": \"sigmoid\", \"biases\": [1, 2, 3],\n"
    "   \"weights\": [[0.15, 0.2], [0.25, 0.3], [5, 6]]},\n"
    "  {\"activation\": \"tanh\", \"biases\": [0.1],\n"
    "   \"weights\": [[7, 8, 9]], \"names\": [\"y\"]}]}\n";

static void a_file_is_read_in_double(void **state) {
    (void)state;
    bp_hand_weights hand;
    bp_error err;
    write_text("w.json", good);
    assert_ok(bp_hand_weights_load(&hand, "w.json", &err));
    assert_int_equal(hand.book.n_layers, 2);
    assert_int_equal(hand.book.loss, BP_MSE);
    assert_int_equal(hand.book.layers[0].n_inputs, 2);
    assert_int_equal(hand.book.layers[0].n_neurons, 3);
    assert_int_equal(hand.book.layers[0].transfer, BP_SIGMOID);
    assert_int_equal(hand.book.layers[1].transfer, BP_TANH);
    const bp_neuron *neuron = &hand.book.layers[0].neurons[1];
    assert_true(neuron->weight[0] == 0.25 && neuron->weight[1] == 0.3);
    assert_true(neuron->bias == 2);
    assert_true(hand.book.layers[1].neurons[0].weight[2] == 9);
    assert_true(hand.book.layers[1].neurons[0].bias == 0.1);
    assert_true(hand.inputs[1] == 0.1 && hand.targets[0] == 0.01);
    assert_true(hand.has_learning_rate && hand.learning_rate == 0.5);
    assert_int_equal(hand.input_names.count, 2);
    assert_string_equal(hand.input_names.items[1], "b");
    assert_int_equal(hand.neuron_names[0].count, 0);
    assert_string_equal(hand.neuron_names[1].items[0], "y");
    bp_hand_weights_free(&hand);
    bp_hand_weights_free(&hand);
}

static void what_may_be_missing_may_be(void **state) {
    (void)state;
    bp_hand_weights hand;
    bp_error err;
    write_text("w.json", "{\"loss\": \"cross-entropy\", \"layers\": [{\"activat"
                         "ion\": \"softmax\", \"biases\": [0, 1], "
                         "\"weights\": [[1], [2]]}]}");
    assert_ok(bp_hand_weights_load(&hand, "w.json", &err));
    assert_true(!hand.inputs && !hand.targets && !hand.has_learning_rate);
    assert_int_equal(hand.input_names.count, 0);
    assert_int_equal(hand.book.loss, BP_CROSS_ENTROPY);
    bp_hand_weights_free(&hand);
}

/* ---- what is wrong ---- */

/* `good` with `what`, which is in it, replaced. */
static char *spoilt(const char *what, const char *by) {
    const char *at = strstr(good, what);
    assert_non_null(at);
    char *text = NULL;
    assert_true(asprintf(&text, "%.*s%s%s", (int)(at - good), good, by,
                         at + strlen(what)) > 0);
    return text;
}

static void check(const char *text, const char *message) {
    bp_hand_weights hand;
    bp_error err = {0};
    write_text("w.json", text);
    assert_int_equal(bp_hand_weights_load(&hand, "w.json", &err), BP_EMODEL);
    assert_string_equal(err.message, message);
    assert_null(hand.book.layers);
}

typedef struct fault {
    const char *what, *by, *message;
} fault;

static const fault faults[] = {
    {"\"loss\": \"half-squares\"", "\"loss\": \"half-square\"",
     "w.json: loss: no 'half-square'; is it 'half-squares'?"},
    {"\"loss\": \"half-squares\"", "\"loss\": \"cross-entropy\"",
     "w.json: cross-entropy needs outputs between 0 and 1: softmax or sigmoid"},
    {"\"loss\": \"half-squares\"", "\"loss\": \"energy\"",
     "w.json: loss: no 'energy'; bp-trace(1) lists what there is"},
    {"\"loss\": \"half-squares\", ", "", "w.json: \"loss\" is missing"},
    {"\"learning_rate\": 0.5", "\"learning_rate\": -1",
     "w.json: learning_rate: -1, which is not within 0 and 1000"},
    {"\"learning_rate\": 0.5", "\"learning_rate\": 1e999",
     "w.json: learning_rate: a number beyond all bounds"},
    {"\"learning_rate\"", "\"rate\"",
     "w.json: rate: not a member this version of bp knows"},
    {"[0.05, 0.1]", "[0.05]", "w.json: inputs: 1 number for 2 inputs"},
    {"[0.05, 0.1]", "[0.05, null]",
     "w.json: inputs[1]: null where a number must be"},
    {"[0.05, 0.1]", "3", "w.json: inputs: not an array of numbers"},
    {"[0.01]", "[0.01, 2]", "w.json: targets: 2 numbers for 1 output"},
    {"[\"a\", \"b\"]", "[\"a\"]", "w.json: input_names: 1 name for 2 inputs"},
    {"[\"a\", \"b\"]", "[\"a\", \"\"]",
     "w.json: input_names[1]: an empty name"},
    {"\"layers\"", "\"layer\"",
     "w.json: layer: not a member this version of bp knows"},
    {"\"activation\": \"sigmoid\"", "\"activation\": \"sigmoit\"",
     "w.json: layers[0].activation: no 'sigmoit'; is it 'sigmoid'?"},
    {"\"activation\": \"sigmoid\"", "\"activation\": \"softmax\"",
     "w.json: layers[0]: softmax is for the last layer"},
    {"\"activation\": \"sigmoid\", ", "",
     "w.json: layers[0]: \"activation\" is missing"},
    {"[1, 2, 3]", "[1, 2]",
     "w.json: layers[0].biases: 2 numbers for 3 neurons"},
    {"[1, 2, 3]", "[1, 2, \"3\"]",
     "w.json: layers[0].biases[2]: a text where a number must be"},
    {", \"biases\": [1, 2, 3]", "", "w.json: layers[0]: \"biases\" is missing"},
    {"[0.25, 0.3]", "[0.25]",
     "w.json: layers[0].weights[1]: 1 number for 2 inputs"},
    {"[0.25, 0.3]", "0.25",
     "w.json: layers[0].weights[1]: not an array of numbers"},
    {"[0.15, 0.2]", "0.15",
     "w.json: layers[0].weights[0]: not an array: each neuron's weights stand "
     "in one of their own"},
    {"[0.15, 0.2]", "[]",
     "w.json: layers[0].weights[0]: 0 weights, where 1 to 1000000 must be"},
    {"[[0.15, 0.2], [0.25, 0.3], [5, 6]]", "[]",
     "w.json: layers[0].weights: 0 neurons, where 1 to 1000000 must be"},
    {"[[7, 8, 9]]", "[[7, 8]]",
     "w.json: layers[1].weights: 2 weights a neuron, where the layer before "
     "has 3 neurons"},
    {"[\"y\"]", "[1]",
     "w.json: layers[1].names[0]: a number where a text must "
     "be"},
    {"\"names\"", "\"name\"",
     "w.json: layers[1].name: not a member this version of bp knows"},
    {"\"biases\": [0.1],", "\"biases\": [0.1], \"biases\": [0.2],",
     "w.json: layers[1].biases: stands twice"},
    {"{\"loss\"", "{\"format\": \"bp-model\", \"loss\"",
     "w.json: a bp model, not weights typed in by hand; name it without "
     "--weights"},
};

static void what_is_wrong_is_said_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char *text = spoilt(faults[i].what, faults[i].by);
        check(text, faults[i].message);
        free(text);
    }
}

static void a_foreign_file_is_refused(void **state) {
    (void)state;
    check("[]", "w.json: an array where an object must be");
    check("{}", "w.json: \"layers\" is missing");
    check("{\"layers\": []}", "w.json: layers: 0 layers, where 1 to 100 must "
                              "be");
    check("{\"layers\": [3]}", "w.json: layers[0]: a number where an object "
                               "must be");
}

/* One layer with these outputs, loss and targets. */
static void check_targets(const char *activation, const char *loss,
                          const char *targets, const char *message) {
    char *text = NULL;
    bp_hand_weights hand;
    bp_error err = {0};
    assert_true(asprintf(&text,
                         "{\"loss\": \"%s\", \"inputs\": [1], \"targets\": "
                         "%s, \"layers\": [{\"activation\": \"%s\", "
                         "\"biases\": [0, 0], \"weights\": [[1], [1]]}]}",
                         loss, targets, activation) > 0);
    if (message) {
        check(text, message);
    } else {
        write_text("w.json", text);
        assert_ok(bp_hand_weights_load(&hand, "w.json", &err));
        bp_hand_weights_free(&hand);
    }
    free(text);
}

static void targets_must_suit_the_loss(void **state) {
    (void)state;
    check_targets("softmax", "cross-entropy", "[0, 1]", NULL);
    check_targets("softmax", "cross-entropy", "[0.25, 0.75]", NULL);
    check_targets("softmax", "cross-entropy", "[1, 1]",
                  "w.json: targets: softmax outputs sum to 1, and so must "
                  "their targets");
    check_targets("sigmoid", "cross-entropy", "[1, 1]", NULL);
    check_targets("sigmoid", "cross-entropy", "[1, 2]",
                  "w.json: targets: cross-entropy is for targets from 0 to 1");
    check_targets("exp", "poisson", "[0, 7]", NULL);
    check_targets("exp", "poisson", "[0, -7]",
                  "w.json: targets: poisson is for targets of 0 and above, "
                  "such as counts");
    check_targets("identity", "mse", "[-9, 7]", NULL);
}

/* Every file cut short is refused, and nothing is read beyond it. */
static void a_file_cut_short_is_refused(void **state) {
    (void)state;
    for (size_t length = 0; length + 2 < sizeof good; length++) {
        bp_hand_weights hand;
        bp_error err = {0};
        write_bytes("w.json", good, length);
        assert_int_equal(bp_hand_weights_load(&hand, "w.json", &err),
                         BP_EMODEL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_in_double),
        cmocka_unit_test(what_may_be_missing_may_be),
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(a_foreign_file_is_refused),
        cmocka_unit_test(targets_must_suit_the_loss),
        cmocka_unit_test(a_file_cut_short_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
