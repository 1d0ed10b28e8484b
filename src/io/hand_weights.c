/* hand_weights.c - a network typed in by hand, believed once it is checked.
 *
 * Memory is taken for what the file has, never for what it claims: sizes are
 * those of its arrays.
 */
#include "bp/hand_weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"
#include "bp/json.h"
#include "bp/mem.h"
#include "bp/text.h"

/* The greatest learning rate, as for bp train. */
enum { MAX_RATE = 1000 };

static bool has(const bp_json *at, const char *key) {
    bp_json member;
    bp_error ignored;
    return bp_json_member(at, key, &member, &ignored) == BP_OK;
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* The place of a word in `names`; offers the nearest right one. */
static bp_status read_choice(const bp_json *at, const char *key,
                             const char *const *names, size_t *choice,
                             bp_error *err) {
    bp_json member;
    const char *text;
    char clip[BP_CLIP];
    bp_status status = bp_json_member(at, key, &member, err);
    if (!status)
        status = bp_json_as_text(&member, &text, err);
    if (status)
        return status;
    for (*choice = 0; names[*choice]; ++*choice)
        if (strcmp(names[*choice], text) == 0)
            return BP_OK;
    const char *nearest = bp_text_nearest(text, names);
    bp_clip(text, clip);
    return nearest
               ? bp_json_fail(&member, err, "no '%s'; is it '%s'?", clip,
                              nearest)
               : bp_json_fail(&member, err,
                              "no '%s'; bp-trace(1) lists what there is", clip);
}

/* ---- sizes ---- */

/* What is known of the layers before memory is taken for them. */
typedef struct shape {
    size_t n_layers;
    size_t sizes[BP_MAX_LAYERS + 1];
    bp_activation f[BP_MAX_LAYERS];
} shape;

/* The first neuron's weights say how many inputs a layer has. */
static bp_status measure_inputs(const bp_json *weights, size_t *n_inputs,
                                bp_error *err) {
    bp_json first = {0};
    bp_json_next(weights, &first);
    if (!bp_json_is_array(&first))
        return bp_json_fail(&first, err,
                            "not an array: each neuron's weights stand in one "
                            "of their own");
    *n_inputs = bp_json_count(&first);
    if (*n_inputs == 0 || *n_inputs > BP_MAX_UNITS)
        return bp_json_fail(&first, err, "%zu weights, where 1 to %d must be",
                            *n_inputs, BP_MAX_UNITS);
    return BP_OK;
}

static bp_status measure_layer(const bp_json *at, shape *its, bp_error *err) {
    static const char *const keys[] = {"activation", "weights", "biases",
                                       "names", NULL};
    size_t l = at->index, n_neurons = 0, n_inputs = 0, choice = 0;
    bp_json weights;
    bp_status status = bp_json_only(at, keys, err);
    if (!status)
        status =
            read_choice(at, "activation", bp_activation_names, &choice, err);
    if (!status)
        status = bp_json_array(at, "weights", &weights, &n_neurons, err);
    if (!status && (n_neurons == 0 || n_neurons > BP_MAX_UNITS))
        status =
            bp_json_fail(&weights, err, "%zu neurons, where 1 to %d must be",
                         n_neurons, BP_MAX_UNITS);
    if (!status)
        status = measure_inputs(&weights, &n_inputs, err);
    if (!status && l > 0 && n_inputs != its->sizes[l])
        status = bp_json_fail(&weights, err,
                              "%zu weight%s a neuron, where the layer before "
                              "has %zu neuron%s",
                              n_inputs, plural(n_inputs), its->sizes[l],
                              plural(its->sizes[l]));
    its->sizes[l] = n_inputs;
    its->sizes[l + 1] = n_neurons;
    its->f[l] = (bp_activation)choice;
    if (!status && l + 1 < its->n_layers &&
        bp_activation_is_for_outputs(its->f[l]))
        status = bp_json_fail(at, err, "%s is for the last layer",
                              bp_activation_names[its->f[l]]);
    return status;
}

static bp_status measure(const bp_json *layers, size_t n_layers, shape *its,
                         bp_error *err) {
    bp_json element = {0};
    bp_status status = BP_OK;
    if (n_layers == 0 || n_layers > BP_MAX_LAYERS)
        return bp_json_fail(layers, err, "%zu layers, where 1 to %d must be",
                            n_layers, BP_MAX_LAYERS);
    *its = (shape){.n_layers = n_layers};
    while (!status && bp_json_next(layers, &element))
        status = measure_layer(&element, its, err);
    return status;
}

/* ---- numbers and names ---- */

/* Exactly `n` numbers, one for each of what one is called `what`. */
static bp_status read_numbers(const bp_json *at, size_t n, const char *what,
                              double *numbers, bp_error *err) {
    bp_json element = {0};
    bp_status status = BP_OK;
    if (!bp_json_is_array(at))
        return bp_json_fail(at, err, "not an array of numbers");
    if (bp_json_count(at) != n)
        return bp_json_fail(at, err, "%zu number%s for %zu %s%s",
                            bp_json_count(at), plural(bp_json_count(at)), n,
                            what, plural(n));
    while (!status && bp_json_next(at, &element))
        status = bp_json_as_number(&element, &numbers[element.index], err);
    return status;
}

/* The numbers of a member that may be missing; `*numbers` is NULL then. */
static bp_status read_row(const bp_json *root, const char *key, size_t n,
                          const char *what, double **numbers, bp_error *err) {
    bp_json member;
    if (!has(root, key))
        return BP_OK;
    *numbers = bp_alloc(n, sizeof **numbers, err);
    if (!*numbers)
        return BP_ESYSTEM;
    bp_status status = bp_json_member(root, key, &member, err);
    return status ? status : read_numbers(&member, n, what, *numbers, err);
}

/* Likewise names. */
static bp_status read_names(const bp_json *at, const char *key, size_t n,
                            const char *what, bp_strings *names,
                            bp_error *err) {
    bp_json array, element = {0};
    size_t count = 0;
    if (!has(at, key))
        return BP_OK;
    bp_status status = bp_json_array(at, key, &array, &count, err);
    if (!status && count != n)
        status = bp_json_fail(&array, err, "%zu name%s for %zu %s%s", count,
                              plural(count), n, what, plural(n));
    while (!status && bp_json_next(&array, &element)) {
        const char *text;
        status = bp_json_as_text(&element, &text, err);
        if (!status && !*text)
            status = bp_json_fail(&element, err, "an empty name");
        if (!status)
            status = bp_strings_add(names, text, err);
    }
    return status;
}

static bp_status read_layer(const bp_json *at, bp_textbook_layer *layer,
                            bp_strings *names, bp_error *err) {
    bp_json weights, biases, element = {0};
    size_t n = layer->n_neurons;
    double *numbers = bp_alloc(n, sizeof *numbers, err);
    bp_status status = numbers ? BP_OK : BP_ESYSTEM;
    if (!status)
        status = bp_json_member(at, "biases", &biases, err);
    if (!status)
        status = read_numbers(&biases, n, "neuron", numbers, err);
    for (size_t j = 0; !status && j < n; j++)
        layer->neurons[j].bias = numbers[j];
    free(numbers);
    if (!status)
        status = bp_json_member(at, "weights", &weights, err);
    while (!status && bp_json_next(&weights, &element))
        status = read_numbers(&element, layer->n_inputs, "input",
                              layer->neurons[element.index].weight, err);
    return status ? status : read_names(at, "names", n, "neuron", names, err);
}

/* ---- what belongs together ---- */

const char *bp_hand_targets_check(const bp_textbook *book,
                                  const double *targets) {
    const double nearly = 1e-6;
    const bp_textbook_layer *last = &book->layers[book->n_layers - 1];
    double sum = 0;
    for (size_t j = 0; j < last->n_neurons; j++) {
        const char *why =
            bp_loss_target_check(book->loss, last->transfer, targets[j]);
        if (why)
            return why;
        if (book->loss == BP_CROSS_ENTROPY &&
            !(targets[j] >= 0 && targets[j] <= 1))
            return "cross-entropy is for targets from 0 to 1";
        sum += targets[j];
    }
    if (last->transfer == BP_SOFTMAX && !(fabs(sum - 1) <= nearly))
        return "softmax outputs sum to 1, and so must their targets";
    return NULL;
}

/* The loss by bp's names, and by the one that says what mse is here. */
static bp_status read_loss(const bp_json *root, const shape *its, bp_loss *loss,
                           bp_error *err) {
    const char *names[BP_N_LOSSES + 2] = {[BP_N_LOSSES] = "half-squares"};
    size_t choice = 0;
    memcpy(names, bp_loss_names, BP_N_LOSSES * sizeof *names);
    bp_status status = read_choice(root, "loss", names, &choice, err);
    if (status)
        return status;
    *loss = choice == BP_N_LOSSES ? BP_MSE : (bp_loss)choice;
    bp_activation f = its->f[its->n_layers - 1];
    const char *why = bp_loss_check(*loss, f);
    if (!why && f == BP_SOFTMAX && its->sizes[its->n_layers] == 1)
        why = "softmax of one output is always 1";
    return why ? bp_json_fail(root, err, "%s", why) : BP_OK;
}

/* Says what a model of bp's is before it is taken for something else. */
static bp_status check_kind(const bp_json *root, bp_error *err) {
    static const char *const keys[] = {
        "loss",        "layers",        "inputs", "targets",
        "input_names", "learning_rate", NULL};
    if (has(root, "format") && has(root, "layers"))
        return bp_json_fail(root, err,
                            "a bp model, not weights typed in by hand; name it "
                            "without --weights");
    return bp_json_only(root, keys, err);
}

static bp_status read_rate(const bp_json *root, bp_hand_weights *hand,
                           bp_error *err) {
    hand->has_learning_rate = has(root, "learning_rate");
    return hand->has_learning_rate
               ? bp_json_number(root, "learning_rate", 0, MAX_RATE,
                                &hand->learning_rate, err)
               : BP_OK;
}

static bp_status read_rows(const bp_json *root, const shape *its,
                           bp_hand_weights *hand, bp_error *err) {
    bp_json targets;
    bp_status status =
        read_row(root, "inputs", its->sizes[0], "input", &hand->inputs, err);
    if (!status)
        status = read_row(root, "targets", its->sizes[its->n_layers], "output",
                          &hand->targets, err);
    const char *why = !status && hand->targets
                          ? bp_hand_targets_check(&hand->book, hand->targets)
                          : NULL;
    if (!why)
        return status;
    status = bp_json_member(root, "targets", &targets, err);
    return status ? status : bp_json_fail(&targets, err, "%s", why);
}

static bp_status read_hand(const bp_json *root, bp_hand_weights *hand,
                           bp_error *err) {
    bp_json layers, element = {0};
    size_t n_layers = 0;
    shape its = {0};
    bp_loss loss = BP_MSE;
    bp_status status = check_kind(root, err);
    if (!status)
        status = bp_json_array(root, "layers", &layers, &n_layers, err);
    if (!status)
        status = measure(&layers, n_layers, &its, err);
    if (!status)
        status = read_loss(root, &its, &loss, err);
    if (!status)
        status =
            bp_textbook_new(&hand->book, its.sizes, its.f, n_layers, loss, err);
    if (status)
        return status;
    hand->neuron_names = bp_alloc(n_layers, sizeof *hand->neuron_names, err);
    status = hand->neuron_names ? BP_OK : BP_ESYSTEM;
    hand->n_layers = status ? 0 : n_layers;
    while (!status && bp_json_next(&layers, &element))
        status = read_layer(&element, &hand->book.layers[element.index],
                            &hand->neuron_names[element.index], err);
    if (!status)
        status = read_names(root, "input_names", its.sizes[0], "input",
                            &hand->input_names, err);
    if (!status)
        status = read_rate(root, hand, err);
    return status ? status : read_rows(root, &its, hand, err);
}

bp_status bp_hand_weights_load(bp_hand_weights *hand, const char *path,
                               bp_error *err) {
    *hand = (bp_hand_weights){0};
    char *text = NULL;
    size_t length;
    bp_json root = {0};
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    bp_status status = bp_file_read(path, &text, &length, BP_EMODEL, err);
    if (!status)
        status = bp_json_parse(&root, name, text, length, err);
    if (!status)
        status = read_hand(&root, hand, err);
    bp_json_free(&root);
    free(text);
    if (status)
        bp_hand_weights_free(hand);
    return status;
}

void bp_hand_weights_free(bp_hand_weights *hand) {
    for (size_t l = 0; l < hand->n_layers; l++)
        bp_strings_free(&hand->neuron_names[l]);
    free(hand->neuron_names);
    bp_strings_free(&hand->input_names);
    bp_textbook_free(&hand->book);
    free(hand->inputs);
    free(hand->targets);
    *hand = (bp_hand_weights){0};
}
