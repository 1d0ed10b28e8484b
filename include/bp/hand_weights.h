/* hand_weights.h - a network typed in by hand: the numbers of a worked example.
 *
 * A JSON file with the layers of a network in double, and if one likes the
 * inputs and targets of one row; bp-trace(1) has its members:
 *
 *   {"loss": "half-squares", "learning_rate": 0.5,
 *    "inputs": [0.05, 0.1], "targets": [0.01, 0.99],
 *    "layers": [
 *      {"activation": "sigmoid", "biases": [0.35, 0.35],
 *       "weights": [[0.15, 0.2], [0.25, 0.3]]},
 *      {"activation": "sigmoid", "biases": [0.6, 0.6],
 *       "weights": [[0.4, 0.45], [0.5, 0.55]]}]}
 *
 * A neuron's weights stand together, one for each input of its layer. The loss
 * half-squares is bp's mse, 1/2 sum (t - a)^2, by a name that nobody takes for
 * a mean.
 */
#ifndef BP_HAND_WEIGHTS_H
#define BP_HAND_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/strings.h"
#include "bp/textbook.h"

/* Owns everything it points to. */
typedef struct bp_hand_weights {
    bp_textbook book;
    bp_strings input_names; /* empty: the file names none */
    size_t n_layers;
    bp_strings *neuron_names; /* n_layers lists, each likewise */
    double *inputs, *targets; /* of a row; NULL: not in the file */
    double learning_rate;     /* where has_learning_rate */
    bool has_learning_rate;
} bp_hand_weights;

/* Reads such a file ("-" is standard input), and checks that sizes, activations
 * and loss belong together. BP_EMODEL with the path to what is wrong. */
bp_status bp_hand_weights_load(bp_hand_weights *hand, const char *path,
                               bp_error *err);
void bp_hand_weights_free(bp_hand_weights *hand);

/* NULL when these can be the targets (one an output) of the network's loss,
 * else the sentence that says why not. For softmax they are shares of 1, for
 * sigmoid with cross-entropy each is a probability. */
const char *bp_hand_targets_check(const bp_textbook *book,
                                  const double *targets);

#endif
