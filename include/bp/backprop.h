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

#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/network.h"

/* What one batch needs: reused from batch to batch, so that nothing is
 * allocated while training. Owns all its memory. */
typedef struct bp_workspace {
    size_t max_rows;  /* the largest batch */
    bp_matrix *z;     /* z_l (M x N_l); data NULL where only a is needed */
    bp_matrix *a;     /* a_l (M x N_l) */
    bp_matrix *delta; /* delta_l (M x N_l); NULL when made to predict only */
    float *grad;      /* a block as net->params; NULL as above */
    float *memory;    /* where z, a and delta lie */
} bp_workspace;

/* A workspace for batches of up to `max_rows` rows of `net`; `learning` is
 * false when it serves prediction only. */
bp_status bp_workspace_init(bp_workspace *ws, const bp_network *net,
                            size_t max_rows, bool learning, bp_error *err);
void bp_workspace_free(bp_workspace *ws);

/* The outputs (M x N) of the network for the rows x (M x K), M <= max_rows: a
 * view into the workspace. A row's outputs don't depend on the other rows. */
bp_matrix bp_forward(const bp_kernel *kernel, const bp_network *net,
                     bp_workspace *ws, bp_matrix x);

/* After bp_forward of x: fills ws->grad with the gradient of the summed loss
 * for the targets t (M x N). */
void bp_backward(const bp_kernel *kernel, const bp_network *net,
                 bp_workspace *ws, bp_matrix x, bp_matrix t, bp_loss loss);

#endif
