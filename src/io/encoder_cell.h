/* encoder_cell.h - encoding a single cell: what the two ways to encode rows,
 * from text and from codes, share. */
#ifndef BP_ENCODER_CELL_H
#define BP_ENCODER_CELL_H

#include "bp/encoder.h"

/* One cell, and where it stands: what messages need. */
typedef struct place {
    const bp_record *record;
    const bp_column *column;
    size_t i; /* in the record */
    const char *cell;
} place;

/* What had to be done to a cell. */
typedef enum effect {
    NOTHING,
    FILLED, /* it was missing */
    UNSEEN, /* training never saw such a level */
} effect;

/* A number as the network takes it. */
static inline float column_scaled(const bp_column *column, double value) {
    return (float)(column->scale == 0
                       ? 0
                       : (value - column->centre) / column->scale);
}

/* Encodes a cell of an input; `*done` is left alone where nothing was. */
bp_status encoder_input(const bp_encoder *encoder, const place *at, float *x,
                        effect *done, bp_error *err);

/* Encodes a cell of a target. */
bp_status encoder_target(const bp_encoder *encoder, const place *at, float *t,
                         bp_error *err);

#endif
