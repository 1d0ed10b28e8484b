/* gradcheck_row.h - one row of a gradient check: sizes, kinks, differences. */
#ifndef BP_GRADCHECK_ROW_H
#define BP_GRADCHECK_ROW_H

#include "bp/gradcheck.h"
#include "bp/textbook.h"

/* What a row makes of a layer, a number a unit: activations and outputs as they
 * are when no parameter is moved, and the sizes of gradcheck.h. */
typedef struct row_layer {
    double *z, *a;
    double *size_z, *size_a, *size_delta;
} row_layer;

/* Owns its layers; the textbook is the caller's. */
typedef struct check_row {
    bp_textbook *book;
    size_t n_layers;
    row_layer *layers;
    const double *x, *t;
    double loss, size_loss;
} check_row;

bp_status check_row_init(check_row *row, bp_textbook *book, bp_error *err);
void check_row_free(check_row *row);

/* Takes a row of inputs and targets, which must live on, through the textbook:
 * forward only. */
void check_row_set(check_row *row, const double *x, const double *t);

/* True where the loss has no slope to be found: it isn't finite, or a log in it
 * is cut off (loss.h). */
bool check_row_is_endless(const check_row *row);

/* True where float32 can't tell the side of a kink. */
bool check_row_is_on_kink(const check_row *row);

/* What comes along a parameter of unit `unit` of `layer`, and its size: 1 for
 * a bias. */
double check_row_input(const check_row *row, size_t layer, size_t input);
double check_row_size(const check_row *row, size_t layer, size_t input);

/* The central difference of the row's loss for a parameter, and how far it can
 * be wrong by rounding; false when there is a kink too near. Leaves activations
 * and outputs of the layers behind as they come: so go from the last layer to
 * the first. */
bool check_row_difference(check_row *row, const bp_gradcheck_item *item,
                          double *difference, double *noise);

#endif
