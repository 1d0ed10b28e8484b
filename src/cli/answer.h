/* answer.h - what --json of a command prints: one object on standard output. */
#ifndef BP_ANSWER_H
#define BP_ANSWER_H

#include "bp/json.h"
#include "bp/metrics.h"

/* Adds a text that can be any bytes, as names of files can, which JSON can't:
 * then as messages show it. */
void answer_add_clean(bp_json_out *out, struct cJSON *to, const char *key,
                      const char *text);

/* Adds a score with its interval and its baseline. */
void answer_add_score(bp_json_out *out, struct cJSON *to, const char *key,
                      const bp_score *score);

/* Prints the object and frees it. BP_ESYSTEM when memory ran out. */
bp_status answer_print(bp_json_out *out, bp_error *err);

#endif
