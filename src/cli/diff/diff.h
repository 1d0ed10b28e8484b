/* diff.h - in what two models differ, for those who find it and those who tell
 * it. From the first model, A, to the second, B.
 *
 * What belongs together is found by name: columns, levels, settings, and the
 * inputs and outputs of the network, whose weights are compared wherever they
 * stand. Hidden units are compared by number.
 */
#ifndef BP_DIFF_H
#define BP_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/model.h"
#include "option/option.h"

/* What the options are set to. */
typedef struct diff_values {
    option_values common;
    bool json, all, predictions;
} diff_values;

/* Where a difference is. Predictions depend on the first ones alone. */
typedef enum diff_group {
    DIFF_INPUTS,
    DIFF_TARGETS,
    DIFF_CELLS, /* how rows are read */
    DIFF_NETWORK,
    DIFF_WEIGHTS, /* of them, diff_layer tells */
    DIFF_SETTINGS,
    DIFF_DATA,
    DIFF_TRAINING,
    DIFF_SCORES,
    DIFF_HELD_OUT,
    DIFF_NOTES,
    DIFF_N_GROUPS
} diff_group;

extern const char *const diff_group_names[DIFF_N_GROUPS];

static inline bool diff_is_of_predictions(diff_group group) {
    return group <= DIFF_WEIGHTS;
}

/* What a model has: nothing, a text, or a number. */
typedef struct diff_value {
    enum { DIFF_NOTHING, DIFF_TEXT, DIFF_NUMBER } kind;
    const char *text;
    double number;
} diff_value;

static inline diff_value diff_nothing(void) {
    return (diff_value){.kind = DIFF_NOTHING};
}
static inline diff_value diff_text(const char *text) {
    return (diff_value){.kind = DIFF_TEXT, .text = text};
}
static inline diff_value diff_number(double number) {
    return (diff_value){.kind = DIFF_NUMBER, .number = number};
}

/* A difference. When neither model has a value, none can be told in short. */
typedef struct diff_item {
    diff_group group;
    char *name; /* of a column or a setting; NULL: the model's own */
    char *what; /* "scale"; NULL: the thing itself is in one model only, or the
                   setting's value */
    diff_value a, b; /* texts are owned */
} diff_item;

/* The weights of a layer. */
typedef struct diff_layer {
    size_t n_compared, n_differ, n_only_a, n_only_b;
    double largest;    /* difference, */
    size_t unit;       /* of this unit of A, from 0, */
    size_t input;      /* at this input of A; n_inputs: its bias */
    double square_sum; /* of all differences, */
    double size_sum;   /* and of A's own weights */
} diff_layer;

/* Everything. Owns what isn't const. */
typedef struct diff {
    const diff_values *values;
    const char *names[2]; /* of the files */
    const bp_model *a, *b;
    size_t *inputs, *targets; /* A's columns: which of B's; SIZE_MAX: none */
    size_t n_items, capacity;
    diff_item *items;
    bool is_comparable; /* the hidden layers have the same sizes */
    diff_layer layers[BP_MAX_LAYERS];
    bool has_failed; /* memory ran out */
} diff;

/* list.c: adds a difference; copies its texts. That memory ran out is kept
 * in has_failed. */
void diff_add(diff *d, diff_group group, const char *name, const char *what,
              diff_value a, diff_value b);

/* Likewise, if the two are not the same. NULL is nothing. */
void diff_numbers(diff *d, diff_group group, const char *name, const char *what,
                  double a, double b);
void diff_texts(diff *d, diff_group group, const char *name, const char *what,
                const char *a, const char *b);
void diff_bools(diff *d, diff_group group, const char *name, const char *what,
                bool a, bool b);

/* An item for each text that only one of two lists has; where nothing else
 * differs and order counts, one for that. */
void diff_lists(diff *d, diff_group group, const char *name, const char *what,
                const bp_strings *a, const bp_strings *b, bool is_ordered);

/* Nothing differs; or nothing that predictions depend on. */
bool diff_is_same(const diff *d, bool of_predictions);
void diff_free(diff *d);

/* The place of a level; SIZE_MAX when it isn't listed. */
size_t diff_find_level(const bp_column *column, const char *level);

/* columns.c, weights.c, facts.c: find differences. The first one
 * finds which columns belong together. */
bp_status diff_match_models(diff *d, bp_error *err);
void diff_columns(diff *d);
void diff_network(diff *d);
void diff_weights(diff *d);
void diff_facts(diff *d);

/* text.c, json.c: tell them on standard output. */
void diff_tell(const diff *d);
bp_status diff_tell_json(const diff *d, bp_error *err);

/* text.c: relative root mean square difference of a layer; negative where
 * A's weights are all 0. And where the largest one is, as `unit 3, age`. */
double diff_relative(const diff_layer *layer);
const char *diff_place(const diff *d, size_t i, char *text, size_t size);

#endif
