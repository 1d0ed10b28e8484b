/* matrix.c - rows into panels and out of them. */
#include "bp/matrix.h"

#include <string.h>

void bp_matrix_set_row(bp_matrix m, size_t i, const float *row) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        memcpy(bp_panel_row(m, p, i), row + p * BP_PANEL,
               bp_panel_cols(m, p) * sizeof *row);
}

void bp_matrix_get_row(bp_matrix m, size_t i, float *row) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        memcpy(row + p * BP_PANEL, bp_panel_row(m, p, i),
               bp_panel_cols(m, p) * sizeof *row);
}
