/* backprop.h - forward through the layers, and the errors back.
 *
 * For a batch of M rows, layer by layer, with a_0 = x:
 *
 *   forward    z_l = a_{l-1} w_l + b_l          a_l = f_l(z_l)
 *   backward   delta_L = dL/dz_L                                  (loss.h)
 *              delta_l = (delta_{l+1} w_{l+1}^T) * f_l'(z_l)
 *   gradient   dw_l = a_{l-1}^T delta_l         db_l = sum of delta_l's rows
 *
 * (Rumelhart, Hinton & Williams, "Learning representations by back-propagating
 * errors", 1986.) The gradient is the SUM over the batch's rows; who wants the
 * mean divides by M. textbook.h does the same, row by row and to be read.
 */
#ifndef BP_BACKPROP_H
#define BP_BACKPROP_H

#include <stdint.h>

#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"
#include "bp/parallel.h"

/* Where the gradient goes: taken piece by piece as it is computed, while it is
 * still in the cache. Each piece is `n` neighbours of the block of parameters,
 * from `at` on; pieces come from several threads at once and in any order, and
 * together they are all parameters. When the piece of a weight comes, no later
 * step needs the weight as it was: it may be changed at once. */
typedef struct bp_sink {
    void (*take)(void *context, const float *grad, size_t at, size_t n,
                 bool are_biases);
    void *context;
} bp_sink;

/* What a batch makes of one layer. */
typedef struct bp_stage {
    bp_matrix x;     /* what comes in: the a of the layer before (M x K); the
                        first layer takes the rows that ws->x points to */
    bp_matrix z;     /* (M x N); the same memory as a where a tells f'(z) */
    bp_matrix a;     /* (M x N) */
    bp_matrix delta; /* (M x N); no data when made to predict only */
    bp_matrix mask;  /* (M x N): 0 for a unit left out, else what its output is
                        multiplied by; no data without dropout */
    bp_matrix kept;  /* (M x N): a times mask, the x of the next layer */
} bp_stage;

/* What one batch needs: reused from batch to batch, so that nothing is
 * allocated while training. Owns all its memory. */
typedef struct bp_workspace {
    size_t max_rows;       /* the largest batch */
    size_t rows;           /* M, of the last one */
    const float *const *x; /* the rows of the batch, wherever they lie */
    const float *weights;  /* of these rows, in loss and gradient; NULL: all 1;
                              the caller's */
    const double *dropout; /* see bp_workspace_drop; NULL: none */
    uint64_t draw; /* what dropout draws for the next batch: one number, one
                      choice of units; set before bp_forward */
    bp_team *team; /* to share the work with; NULL at first, the caller's */
    size_t n_layers;
    bp_stage *stages;   /* one a layer */
    float *delta_t;     /* a delta transposed (N x M), for the product back */
    float *memory;      /* where all these matrices lie, */
    float *drop_memory; /* and mask and kept */
} bp_workspace;

/* A workspace for batches of up to `max_rows` rows of networks with the layers
 * of `net`; `learning` is false when it serves prediction only. */
bp_status bp_workspace_init(bp_workspace *ws, const bp_network *net,
                            size_t max_rows, bool learning, bp_error *err);
void bp_workspace_free(bp_workspace *ws);

/* From now on each forward pass leaves out units: dropout[l] is the chance that
 * an output of layer l is 0 in a row, the others being multiplied by
 * 1 / (1 - dropout[l]), so that their sum stays the same on the average
 * (Srivastava et al. 2014, inverted). 0 <= dropout[l] < 1; 0 for the last
 * layer. `dropout` (n_layers) must outlive the workspace; NULL: no more. A
 * choice depends on the draw, the layer, the row's place in the batch and the
 * unit alone. On failure nothing has changed. */
bp_status bp_workspace_drop(bp_workspace *ws, const bp_network *net,
                            const double *dropout, bp_error *err);

/* True when some product of such a batch is large enough to be shared out. */
bool bp_is_worth_a_team(const bp_network *net, size_t max_rows);

/* Makes a matrix for a batch: rows are padded so that blocks of them can be
 * transposed. The caller frees its data. */
bp_status bp_batch_init(bp_matrix *m, size_t max_rows, size_t cols,
                        bp_error *err);

/* The outputs (M x N) of the network for M = n_rows <= max_rows rows of K
 * inputs, row m at x[m]: a view into the workspace. A row's outputs don't
 * depend on the other rows. */
bp_matrix bp_forward(const bp_kernel *kernel, const bp_network *net,
                     bp_workspace *ws, const float *const *x, size_t n_rows);

/* After bp_forward of rows that must still be there: sends the gradient of the
 * summed loss for the targets t (M x N) to `sink`, from the last layer to the
 * first. */
void bp_backward(const bp_kernel *kernel, const bp_network *net,
                 bp_workspace *ws, bp_matrix t, bp_loss loss,
                 const bp_sink *sink);

/* A sink that keeps the gradient: `grad` is a block as net->params. */
bp_sink bp_sink_into(float *grad);

#endif
