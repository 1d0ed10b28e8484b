/* fuzz_hand.c - any bytes as weights typed in by hand: refused, or a network
 * that a row can be taken through, forward and back, whatever comes of it. */
#include <math.h>
#include <string.h>

#include "bp/hand_weights.h"
#include "fuzz_helper.h"

static void check_layers(const bp_hand_weights *hand) {
    const bp_textbook *book = &hand->book;
    if (book->n_layers == 0 || hand->n_layers != book->n_layers)
        stop("%zu layers with the names of %zu", book->n_layers,
             hand->n_layers);
    for (size_t l = 0; l < book->n_layers; l++) {
        const bp_textbook_layer *layer = &book->layers[l];
        size_t n_names = hand->neuron_names[l].count;
        if (n_names && n_names != layer->n_neurons)
            stop("%zu names of %zu neurons", n_names, layer->n_neurons);
        if (l && layer->n_inputs != book->layers[l - 1].n_neurons)
            stop("layer %zu takes other inputs than the one before has", l);
        for (size_t j = 0; j < layer->n_neurons; j++) {
            double sum = layer->neurons[j].bias;
            for (size_t i = 0; i < layer->n_inputs && isfinite(sum); i++)
                sum = layer->neurons[j].weight[i];
            if (!isfinite(sum))
                stop("a weight that isn't finite");
        }
    }
}

/* Numbers may grow beyond all bounds; nothing else may go wrong. */
static void learn(bp_hand_weights *hand) {
    bp_textbook *book = &hand->book;
    const bp_textbook_layer *last = &book->layers[book->n_layers - 1];
    double *x = calloc(book->layers[0].n_inputs, sizeof *x);
    double *t = calloc(last->n_neurons, sizeof *t);
    if (!x || !t)
        abort();
    t[0] = 1;
    const double *targets = hand->targets ? hand->targets : t;
    (void)bp_hand_targets_check(book, targets);
    bp_textbook_forward(book, hand->inputs ? hand->inputs : x);
    (void)bp_textbook_loss(book, targets);
    bp_textbook_backward(book, targets);
    bp_textbook_update(book, hand->has_learning_rate ? hand->learning_rate : 1,
                       0, false);
    free(x);
    free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bp_hand_weights hand;
    bp_error err;
    memory_file file = memory_file_new(data, size);
    bp_status status = bp_hand_weights_load(&hand, file.path, &err);
    memory_file_close(&file);
    if (status)
        return 0;
    check_layers(&hand);
    learn(&hand);
    bp_hand_weights_free(&hand);
    return 0;
}
