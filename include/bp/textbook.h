/* textbook.h - backpropagation as it is explained: one row, in double.
 *
 * The slow twin of the engine, to be read beside an article on the subject, in
 * its words:
 *
 *   activation = sum(weight * input) + bias           of each neuron
 *   output     = transfer(activation)
 *   error      = (expected - output) * slope          of an output neuron
 *   error      = sum(weight * error behind) * slope   of a hidden neuron
 *   weight     = weight + rate * error * input        gradient descent
 *
 * `error` is minus delta of the engine: errors say which way to go, delta says
 * which way is up. It never calls the engine's kernels, so that it can be the
 * oracle for them; its numbers never reach a model.
 */
#ifndef BP_TEXTBOOK_H
#define BP_TEXTBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/activation.h"
#include "bp/error.h"
#include "bp/loss.h"
#include "bp/network.h"

/* A neuron and everything that one pass computes for it. */
typedef struct bp_neuron {
    double *weight; /* n_inputs: one for each neuron (or input) before it */
    double bias;
    double activation; /* z */
    double output;     /* a */
    double error;      /* -dL/dz */
    double *gradient;  /* n_inputs: dL/dweight, summed since the last update */
    double bias_gradient; /* dL/dbias, likewise */
} bp_neuron;

typedef struct bp_textbook_layer {
    size_t n_inputs;
    size_t n_neurons;
    bp_activation transfer;
    bp_neuron *neurons;
} bp_textbook_layer;

/* Owns its layers. */
typedef struct bp_textbook {
    size_t n_layers;
    bp_textbook_layer *layers;
    bp_loss loss;
    const double *input; /* of the last forward pass: the caller's */
    size_t n_rows;       /* whose gradients were summed since the last update */
} bp_textbook;

/* Layers without a network behind them: layer l has sizes[l] inputs and
 * sizes[l + 1] neurons; all weights and biases are 0. The caller frees it with
 * bp_textbook_free. BP_ESYSTEM. */
bp_status bp_textbook_new(bp_textbook *book, const size_t *sizes,
                          const bp_activation *f, size_t n_layers, bp_loss loss,
                          bp_error *err);

/* A copy of `net` in double. The caller frees it with bp_textbook_free. */
bp_status bp_textbook_init(bp_textbook *book, const bp_network *net,
                           bp_loss loss, bp_error *err);
void bp_textbook_free(bp_textbook *book);

/* Forward propagation of one row of inputs, which must live until the backward
 * pass; fills activation and output of every neuron. */
void bp_textbook_forward(bp_textbook *book, const double *input);

/* Parts of it, for who changes something on the way: the outputs of a layer
 * from its activations, and all from layer `first` on, from the outputs before
 * it. */
void bp_textbook_fire(bp_textbook *book, size_t layer);
void bp_textbook_forward_from(bp_textbook *book, size_t first);

/* The loss of the last row for its targets, one an output. */
double bp_textbook_loss(const bp_textbook *book, const double *expected);

/* The errors of the last row, from the outputs back to the first layer; adds
 * each neuron's gradients. */
void bp_textbook_backward(bp_textbook *book, const double *expected);

/* One step of gradient descent with the mean of the gradients summed since the
 * last one, which it forgets; l2 as in optimizer.h. With `freeze_bias` the
 * biases stay, as in some worked examples. */
void bp_textbook_update(bp_textbook *book, double rate, double l2,
                        bool freeze_bias);

/* What an output of transfer function f costs where `expected` was: its part of
 * the loss (loss.h). */
double bp_textbook_cost(bp_loss loss, bp_activation f, double expected,
                        double output);

/* -dL/doutput of an output: what is multiplied by the slope to give its error.
 * That is expected - output for mse, its sign for mae, and for huber what is
 * left of it between -1 and 1. Cross-entropy and poisson are given
 * expected - output, too, which is their whole error already: */
double bp_textbook_pull(bp_loss loss, double expected, double output);

/* true for these two, whose own slope cancels against the transfer function's:
 * error = expected - output. */
bool bp_textbook_cancels_slope(bp_loss loss);

/* f(z) and f'(z) in double. Softmax is no function of one z: not for it. */
double bp_textbook_transfer(bp_activation f, double z);
double bp_textbook_slope(bp_activation f, double z);

#endif
