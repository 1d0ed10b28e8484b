/* model_write.h - the parts of writing a model, one file each. */
#ifndef BP_MODEL_WRITE_H
#define BP_MODEL_WRITE_H

#include "bp/json.h"
#include "bp/model.h"

struct cJSON;

/* Adds JSON text as it is and frees it; NULL says that memory ran out. */
void model_add_text(bp_json_out *out, struct cJSON *to, const char *key,
                    char *text);

/* `count` floats as a JSON text of base64, little-endian; the caller frees it.
 * NULL when memory runs out. */
char *model_base64(const float *floats, size_t count, bp_error *err);

/* Adds a history to an object; the learning rate of each epoch where it changed
 * or training goes on from there. */
void model_write_history(bp_json_out *out, struct cJSON *to, const char *key,
                         const bp_history *history, bool has_state);

/* Adds "history" and "scores". */
void model_write_results(bp_json_out *out, const bp_model *model);

/* Adds "encoding" and "layers". */
void model_write_network(bp_json_out *out, const bp_model *model,
                         bp_error *err);

/* Adds "state", but for its history, which is the model's. */
void model_write_state(bp_json_out *out, const bp_model *model, bp_error *err);

#endif
