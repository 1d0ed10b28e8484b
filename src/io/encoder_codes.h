/* encoder_codes.h - rows of a dataset from the codes of their cells (cells.h),
 * which gives the very numbers that their text would. */
#ifndef BP_ENCODER_CODES_H
#define BP_ENCODER_CODES_H

#include "bp/encoder.h"
#include "cells.h"

/* True when no column needs more than codes hold: a category of text that has
 * numbers in it does, since `1` and `1.0` are two levels there. */
bool codes_suffice(const bp_encoder *encoder, const bp_cells *cells);

/* What one thread keeps of categories: codes that it has seen, and what they
 * came to. */
typedef struct codes_memo codes_memo;

bp_status codes_memo_new(codes_memo **memo, const bp_encoder *encoder,
                         bp_error *err);
void codes_memo_free(codes_memo *memo);

/* Encodes a row of codes. BP_EDATA for what is refused; where it is, codes
 * don't know: the text has to be read for that. */
bp_status codes_encode(codes_memo *memo, const bp_encoder *encoder,
                       const bp_cells *cells, const cell_code *row, float *x,
                       float *t, bp_error *err);

#endif
