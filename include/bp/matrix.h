/* matrix.h - a view of floats in rows.
 *
 * Letters used throughout nn/, as in the textbooks:
 *   x  input of a layer          t  target (the expected output)
 *   w  weights, b biases         z  activation = sum(weight * input) + bias
 *   a  output of a layer, a = f(z) for the transfer function f
 *   delta = dL/dz                grad = dL/dw and dL/db, for the loss L
 * and as sizes:
 *   M  rows in a batch           K  inputs of a layer       N  its units
 *
 * The article this program illustrates calls z "activation" and f "transfer";
 * most later books call f the activation function. Comments say which is meant.
 */
#ifndef BP_MATRIX_H
#define BP_MATRIX_H

#include <stddef.h>

/* A view owns nothing. Row i starts at data + i * stride. */
typedef struct bp_matrix {
    float *data;
    size_t rows;
    size_t cols;
    size_t stride; /* >= cols, in floats */
} bp_matrix;

/* Rows inside the engine are padded with zeros to whole vectors of the widest
 * instruction set (16 floats), so that no loop over a row needs a tail. */
enum { BP_LANES = 16 };

static inline size_t bp_padded(size_t cols) {
    return (cols + BP_LANES - 1) / BP_LANES * BP_LANES;
}

static inline float *bp_row(bp_matrix m, size_t i) {
    return m.data + i * m.stride;
}

#endif
