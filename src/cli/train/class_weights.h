/* class_weights.h - how much rows of a class count: NAME=X,... */
#ifndef BP_CLASS_WEIGHTS_H
#define BP_CLASS_WEIGHTS_H

#include "bp/encoder.h"

/* Reads `text` into one weight a class of `target`: 1 for those that aren't
 * named. A name with a comma or an equals sign in it stands in double quotes.
 * BP_EUSAGE, offering the nearest name. */
bp_status class_weights_parse(const char *text, const char *command,
                              const bp_column *target, double *weights,
                              bp_error *err);

#endif
