/* matrix.h - a view of floats in panels.
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
 *
 * A matrix is cut into panels of 32 columns, and each panel lies row by row:
 *
 *        panel 0            panel 1
 *   row 0 [ 0 .. 31 ]  ...  [ 32 .. 47 ]     the last panel has 8 or 16
 *   row 1 [ 0 .. 31 ]  ...  [ 32 .. 47 ]     columns where those are enough
 *
 * Every product of matrices walks along a panel, which is contiguous memory:
 * whatever the number of columns, no two rows of a panel fall into one set of
 * the cache, and the processor sees what comes next. (Goto & van de Geijn,
 * "Anatomy of high-performance matrix multiplication", 2008, copy matrices
 * into such panels for each product; here they live in them.) A matrix of up
 * to 32 columns is one panel: ordinary rows.
 *
 * The last panel is padded with zeros, so that products go by whole vectors.
 */
#ifndef BP_MATRIX_H
#define BP_MATRIX_H

#include <stddef.h>

enum { BP_PANEL = 32 };

/* A view owns nothing; bp_view makes one. Panel p starts at
 * data + p * BP_PANEL * room. */
typedef struct bp_matrix {
    float *data;
    size_t rows;
    size_t cols;
    size_t padded; /* bp_padded(cols) */
    size_t room;   /* rows that a panel has memory for, >= rows */
} bp_matrix;

/* Columns with their padding. */
static inline size_t bp_padded(size_t cols) {
    size_t rest = cols % BP_PANEL;
    size_t width = rest == 0 ? 0 : rest <= 8 ? 8 : rest <= 16 ? 16 : BP_PANEL;
    return cols - rest + width;
}

static inline bp_matrix bp_view(float *data, size_t rows, size_t cols,
                                size_t room) {
    return (bp_matrix){data, rows, cols, bp_padded(cols), room};
}

static inline size_t bp_panels(size_t cols) {
    return (cols + BP_PANEL - 1) / BP_PANEL;
}

/* Columns of panel p, padding included: 32, or 8 or 16 in the last one. */
static inline size_t bp_panel_width(bp_matrix m, size_t p) {
    size_t left = m.padded - p * BP_PANEL;
    return left < BP_PANEL ? left : BP_PANEL;
}

/* Columns of panel p without padding. */
static inline size_t bp_panel_cols(bp_matrix m, size_t p) {
    size_t left = m.cols - p * BP_PANEL;
    return left < BP_PANEL ? left : BP_PANEL;
}

/* The part of row i that lies in panel p. */
static inline float *bp_panel_row(bp_matrix m, size_t p, size_t i) {
    return m.data + p * BP_PANEL * m.room + i * bp_panel_width(m, p);
}

/* Element (i, j). */
static inline float *bp_at(bp_matrix m, size_t i, size_t j) {
    return bp_panel_row(m, j / BP_PANEL, i) + j % BP_PANEL;
}

/* Copies `cols` floats into row i, or out of it. */
void bp_matrix_set_row(bp_matrix m, size_t i, const float *row);
void bp_matrix_get_row(bp_matrix m, size_t i, float *row);

#endif
