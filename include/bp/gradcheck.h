/* gradcheck.h - is what backpropagation says the slope of the loss?
 *
 * Three gradients of the mean loss of some rows (loss.h, without penalties) are
 * held against each other, parameter by parameter:
 *
 *   engine      bp_forward and bp_backward, in float32, with a kernel
 *   textbook    the slow twin's, in double
 *   difference  no calculus at all: the slow twin's loss L with the parameter
 *               moved a little to both sides, the central difference
 *                 (8 (L(h) - L(-h)) - (L(2h) - L(-2h))) / 12h
 *               whose error falls with h^4 (Abramowitz & Stegun, "Handbook of
 *               Mathematical Functions", 1964, table 25.2)
 *
 * The step. In each row h moves z, what the parameter adds to, by 2^-10: what
 * is a small step for a weight depends on its input.
 *
 * The error of a gradient g where the difference is d is relative,
 *
 *               |g - d| / max(|g|, |d|, floor)
 *
 * and 0 / 0 is 0. Without a floor, a gradient that is next to nothing because
 * large terms cancel would be all rounding and raise false alarms. The floor is
 * BP_GRADCHECK_FLOOR times the gradient's size, a kind of its absolute value
 * before anything cancels, from sums of squares where the gradient has sums,
 * and with the greatest slope that f can have for f'(z):
 *
 *   of z       Z_j = sqrt(b_j^2 + sum_k (w_kj A_k)^2)
 *   of a       A_j = max(|a_j|, f'(z_j) Z_j);  |x| for an input
 *   of delta   D_j = (A_j + |t_j|) steepest     outputs (mae: 1 for the sum)
 *              D_k = sqrt(sum_j (w_kj D_j)^2) steepest
 *   of dw_kj   G = sqrt(sum over rows of (D_j A_k)^2) / rows
 *
 * Rounding errors of such a computation behave like random ones: they grow with
 * the root of the sum of the terms' squares (Higham & Mary, "A new approach to
 * probabilistic rounding error analysis", 2019), so some units of 2^-24 times G
 * are what float32 can be blamed for. The difference, too, has only so many
 * digits: where its slope is small, the floor is what it can be wrong by itself
 * divided by BP_GRADCHECK_TEXTBOOK, and that is 2^-51 / h times the size of the
 * loss, L + sum of the outputs' D_j Z_j. And the floor is never below 2^-100:
 * in float32 what is much smaller becomes 0 on the way.
 *
 * Kinks. At z = 0 relu and leaky-relu have no slope, elu no curvature, and so
 * at t = a or |t - a| = 1 the losses mae and huber. Where some z (or t - a) of
 * a row is on two sides within +-2h, h is made smaller for this row; if that
 * doesn't help, the parameter is left out. A row in which some z (or t - a) is
 * so near a jump of the slope that float32 can't tell its side is left out as a
 * whole: |z| <= 2^-20 Z.
 */
#ifndef BP_GRADCHECK_H
#define BP_GRADCHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"

/* Errors up to these are rounding: of the engine (measured: see
 * bp-gradcheck(1)), and of the textbook. */
#define BP_GRADCHECK_ENGINE   1e-3
#define BP_GRADCHECK_TEXTBOOK 1e-6

/* The part of a gradient's size that is the floor of its relative error. */
#define BP_GRADCHECK_FLOOR 1e-2

/* One parameter. */
typedef struct bp_gradcheck_item {
    size_t layer, unit;
    size_t input; /* of the layer; its n_inputs: this is the unit's bias */
    double engine, textbook, difference; /* dL/dparameter */
    double floor;                        /* of the relative errors, */
    double engine_error, textbook_error; /* infinite where it is not a number */
    bool is_on_kink;                     /* left out: it has no errors */
} bp_gradcheck_item;

/* Owns its items. */
typedef struct bp_gradcheck {
    size_t n_items;
    bp_gradcheck_item *items; /* by layer; weights by unit, then biases */
    size_t n_on_kink;         /* of these: left out */
    size_t n_rows;            /* taken; and left out: */
    size_t n_kink_rows;       /* on a kink, in float32 */
    size_t n_endless_rows;    /* whose loss has no slope: it is not finite in
                               double, or beyond what a log is taken of */
    double loss;              /* mean of the rows taken */
} bp_gradcheck;

/* Checks the gradient for `rows` of data without weights: that of all
 * parameters, or of `most` (at least 1) drawn with `seed` when there are more.
 * Each layer's weights and each layer's biases give as many as the others, as
 * far as they go. When all rows were left out, n_rows is 0 and nothing was
 * checked. The caller frees it with bp_gradcheck_free. */
bp_status bp_gradcheck_run(bp_gradcheck *check, const bp_kernel *kernel,
                           const bp_network *net, bp_loss loss,
                           const bp_selection *rows, size_t most, uint64_t seed,
                           bp_error *err);
void bp_gradcheck_free(bp_gradcheck *check);

/* What the items of a layer that weren't left out come to. `worst` is the place
 * of the one with the largest error; n_items when there is none. */
typedef struct bp_gradcheck_errors {
    size_t n_checked;
    double largest, median;
    size_t worst;
} bp_gradcheck_errors;

/* The errors of the engine and of the textbook, for one layer. */
bp_status bp_gradcheck_layer(const bp_gradcheck *check, size_t layer,
                             bp_gradcheck_errors *engine,
                             bp_gradcheck_errors *textbook, bp_error *err);

#endif
