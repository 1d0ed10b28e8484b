/* model_read.h - the parts of reading a model, one file each. */
#ifndef BP_MODEL_READ_H
#define BP_MODEL_READ_H

#include "bp/json.h"
#include "bp/model.h"

/* Reads an array of texts. */
bp_status model_read_strings(const bp_json *at, const char *key,
                             bp_strings *list, bp_error *err);

/* True when the object `at` has such a member. */
bool model_has(const bp_json *at, const char *key);

/* Reads a member that is true or false, and false where there is none. */
bp_status model_read_flag(const bp_json *at, const char *key, bool *value,
                          bp_error *err);

/* Reads and checks "inputs" and "targets", for the task and the file's count of
 * columns that the encoder already has. */
bp_status model_read_columns(const bp_json *root, bp_encoder *encoder,
                             bp_error *err);

/* Reads and checks a history, a member of `at`; with the learning rates where
 * training goes on from there. */
bp_status model_read_history(const bp_json *at, const char *key, bool classify,
                             bool has_state, bp_history *history,
                             bp_error *err);

/* Reads and checks "history" and "scores", for the encoder that the model
 * already has. */
bp_status model_read_results(const bp_json *root, bp_model *model,
                             bp_error *err);

/* Reads and checks "encoding" and "layers"; `length` is the file's. */
bp_status model_read_network(const bp_json *root, size_t length,
                             bp_model *model, bp_error *err);

/* `count` floats of a text of base64, checked to be that many and finite, into
 * memory of their own, which is the caller's even after a failure. */
bp_status model_read_base64(const bp_json *at, size_t count, float **floats,
                            bp_error *err);

/* Reads and checks "state" where there is one, for the rows and the history
 * that the model already has. */
bp_status model_read_state(const bp_json *root, bp_model *model, bp_error *err);

#endif
