/* trace.h - one step of learning with one row, and every number of it.
 *
 * A network (a model's or one typed in by hand) in double, as textbook.h
 * computes it. First a trace is made from a file and a row, then a step or
 * several are done, of which the last one is kept here number by number, and
 * then it is told: as text, Markdown, JSON or a page.
 *
 * In the words of the method:
 *
 *   activation = sum(weight * input) + bias      output = transfer(activation)
 *   error      = (expected - actual) * slope     of an output neuron
 *   error      = sum(weight * error) * slope     of a neuron before it
 *   gradient   = -error * input                  of each weight
 *   after      = before - rate * gradient        of each weight
 */
#ifndef BP_TRACE_H
#define BP_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/error.h"
#include "bp/strings.h"
#include "bp/textbook.h"
#include "option/option.h"
#include "reading.h"

/* What the options are set to. */
typedef struct trace_values {
    option_values common;
    size_t row;   /* from 1 */
    size_t steps; /* 1: one */
    double rate;  /* when given */
    bool freeze_bias;
    const char *weights; /* a file typed in by hand; NULL: operand 0 is a
                            model */
    bool markdown, html, json, all;
    reading_values reading;
} trace_values;

/* How an input, or an expected output, comes from a cell of the row. */
typedef enum trace_origin {
    TRACE_AS_IS,     /* it is the number in the cell, or in the file */
    TRACE_SCALED,    /* (raw - centre) / scale; 0 where scale is 0 */
    TRACE_LEVEL,     /* 1 when the cell has this level (or class), else 0 */
    TRACE_INDICATOR, /* 1 when the cell is missing, else 0 */
} trace_origin;

typedef struct trace_cell {
    char *text; /* as it stands in the row; NULL where there is no cell */
    trace_origin origin;
    double raw;           /* TRACE_SCALED: the number in the cell */
    double centre, scale; /* TRACE_SCALED */
    bool is_filled; /* the cell is missing: what the model has for such cells
                       stands in */
} trace_cell;

/* An input of the network. */
typedef struct trace_input {
    char *name;
    trace_cell cell;
    double value; /* what the first layer gets */
} trace_input;

/* What goes along one connection, from an input of a layer to a neuron. */
typedef struct trace_weight {
    double before;   /* the weight, in this step */
    double product;  /* weight * input, forward */
    double back;     /* weight * error of the neuron, backward: its part of the
                        error of the neuron (not: the input) it comes from */
    double gradient; /* dL/dweight = -error * input */
    double after;    /* the weight when it is updated */
} trace_weight;

typedef struct trace_neuron {
    char *name;
    size_t first_weight;   /* weights are numbered from 1 through the network,
                              neuron by neuron: w1, w2, ... */
    trace_weight *weights; /* one for each input of the layer */
    double sum;            /* of the products */
    double bias;
    double activation; /* sum + bias */
    double output;     /* transfer(activation) */
    double slope;      /* of the transfer function there; 1 for softmax, which
                          has none of its own */
    double pull;       /* what is multiplied by the slope: of a hidden neuron
                          the sum of `back` of all its connections to the next
                          layer, of an output expected - actual (loss.h) */
    double error;      /* pull * slope; just pull where the loss cancels it */
    double bias_gradient; /* -error */
    double bias_after;
    double output_after; /* the output for the row when all is updated */
} trace_neuron;

typedef struct trace_layer {
    size_t n_inputs, n_neurons;
    bp_activation transfer;
    trace_neuron *neurons;
} trace_layer;

/* What belongs to a neuron of the last layer only. */
typedef struct trace_output {
    trace_cell cell; /* TRACE_SCALED: value = output * scale + centre */
    double expected;
    double difference;       /* expected - actual */
    double loss, loss_after; /* its part */
} trace_output;

/* The loss when `step` steps are done. */
typedef struct trace_point {
    size_t step;
    double loss;
} trace_point;

enum { TRACE_POINTS = 64 };

/* Owns everything it points to, but for the file names. */
typedef struct trace {
    const char *network_file; /* for people */
    const char *row_file;     /* NULL: the row stands in the network's file */
    size_t row, line;         /* of row_file, from 1 */
    bool is_model;            /* not typed in by hand */
    bool is_classifier;       /* a model's task is to classify */
    bp_loss loss;
    double rate;
    bool freeze_bias;
    size_t steps;
    size_t n_inputs;
    trace_input *inputs;
    size_t n_layers;
    trace_layer *layers;
    size_t n_outputs; /* neurons of the last layer */
    trace_output *outputs;
    double loss_first;  /* before the first step */
    double loss_before; /* before the last one, which is shown */
    double loss_after;  /* after it */
    size_t n_points;    /* before the first step, after some, after the last */
    trace_point points[TRACE_POINTS];
    bp_strings notes; /* what was done to the row, what is left out here */
} trace;

/* trace.c: room for a step of this network. The names of neurons that have
 * none become h1 and o1, those of inputs i1, and with several hidden layers
 * h2.1 is the first of the second one. */
bp_status trace_init(trace *t, const bp_textbook *book, bp_error *err);
bp_status trace_name_rest(trace *t, bp_error *err);
void trace_free(trace *t);

/* The input i of a layer: its name and its value. */
const char *trace_source_name(const trace *t, size_t layer, size_t i);
double trace_source_value(const trace *t, size_t layer, size_t i);

static inline const trace_layer *trace_last(const trace *t) {
    return &t->layers[t->n_layers - 1];
}

/* True where error = expected - actual, because the loss' own slope and the
 * transfer function's cancel. */
static inline bool trace_cancels_slope(const trace *t) {
    return bp_textbook_cancels_slope(t->loss);
}

/* from_model.c, from_hand.c: the network as a textbook, and the row: everything
 * but what a step computes. The caller frees both, whatever comes back. */
bp_status trace_from_model(trace *t, bp_textbook *book, const command *cmd,
                           const trace_values *v, bp_error *err);
bp_status trace_from_hand(trace *t, bp_textbook *book, const command *cmd,
                          const trace_values *v, bp_error *err);

/* step.c: does t->steps steps. BP_EDIVERGED when numbers grow beyond all
 * bounds. */
bp_status trace_run(trace *t, bp_textbook *book, bp_error *err);

/* json.c: all of it, as bp-trace(1) says; a text to be freed. */
bp_status trace_to_json(const trace *t, char **text, bp_error *err);

/* Who tells it. `all`: also of large networks, every number. */
bp_status trace_tell_json(const trace *t, FILE *out, bp_error *err);
bp_status trace_tell_html(const trace *t, FILE *out, bp_error *err);
bp_status trace_tell_text(const trace *t, bool all, FILE *out, bp_error *err);
bp_status trace_tell_markdown(const trace *t, bool all, FILE *out,
                              bp_error *err);

#endif
