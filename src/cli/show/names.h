/* names.h - what the inputs and outputs of a network stand for. */
#ifndef BP_SHOW_NAMES_H
#define BP_SHOW_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/encoder.h"

/* One input of the network. A column makes one or more of them, see encoder.h:
 * `place` is which, from 0. */
typedef struct show_input {
    size_t column, place;
    bool is_started;
} show_input;

/* Goes on to the next input; start with a zeroed `*at`. */
bool show_next_input(const bp_encoder *encoder, show_input *at);

/* Room for a name: two texts, clipped, and what parts them. */
enum { SHOW_NAME = 128 };

/* `age`, `age missing`, `colour=red`, `colour=(missing)`, `colour=(others)`. */
const char *show_input_name(const bp_encoder *encoder, const show_input *at,
                            char name[SHOW_NAME]);

/* What output j of n stands for: a class or a target; in full. */
const char *show_output_name(const bp_encoder *encoder, size_t n, size_t j);

/* A level as it is shown: "" is that of missing cells. */
const char *show_level(const char *level);

#endif
