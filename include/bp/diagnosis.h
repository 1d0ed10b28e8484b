/* diagnosis.h - which hidden units have stopped to learn.
 *
 * A weight learns through the slope f'(z) of its unit: where that is nothing in
 * every row, so is the gradient of all weights before the unit. Two ways to get
 * there, each with activations of its own:
 *
 *   dead       relu, elu, gelu, silu, softplus: z is so far below 0 in all rows
 *              that nothing comes out, and nothing comes back: f'(z) < 0.001
 *              and |a| < 0.01 (of elu, a + 1). Of relu that is a = 0. A unit
 *              that is dead in all rows of the training set stays it, but for
 *              penalties, momentum, and changes in the layers before it.
 *              (Maas, Hannun & Ng, "Rectifier nonlinearities improve neural
 *              network acoustic models", 2013.)
 *   saturated  sigmoid, tanh: f'(z) is below 1 % of its greatest value, 1/4 or
 *              1, in at least 95 % of the rows: |z| > 5.98, or > 2.99. Such a
 *              unit still learns, but slowly. (LeCun, Bottou, Orr & Mueller,
 *              "Efficient BackProp", 1998; Glorot & Bengio, "Understanding the
 *              difficulty of training deep feedforward neural networks", 2010.)
 *
 * identity and leaky-relu have a slope everywhere: they are never either.
 */
#ifndef BP_DIAGNOSIS_H
#define BP_DIAGNOSIS_H

#include <stddef.h>

#include "bp/dataset.h"
#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/network.h"

/* Of more rows than this, so many are looked at, spread evenly. */
enum { BP_DIAGNOSIS_ROWS = 1024 };

/* A hidden layer. */
typedef struct bp_layer_diagnosis {
    size_t n_units;
    size_t n_dead, n_saturated; /* of these */
} bp_layer_diagnosis;

/* Owns its layers. */
typedef struct bp_diagnosis {
    size_t n_rows;   /* looked at */
    size_t n_layers; /* hidden ones: the network's but the last */
    bp_layer_diagnosis *layers;
} bp_diagnosis;

/* Takes `rows`, at least one, through the network, without dropout, and counts.
 * The numbers are the same for every kernel. Only memory can fail. The caller
 * frees it with bp_diagnosis_free. */
bp_status bp_diagnose(bp_diagnosis *diagnosis, const bp_kernel *kernel,
                      const bp_network *net, const bp_selection *rows,
                      bp_error *err);
void bp_diagnosis_free(bp_diagnosis *diagnosis);

#endif
