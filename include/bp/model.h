/* model.h - a trained network with all that a prediction needs.
 *
 * One JSON file: the encoder, the network, and how they came to be (the data's
 * fingerprint, the recipe, the history, the scores, the notes). bp-model(5)
 * describes it member by member. Nothing in it differs between two runs with
 * one seed: no time, no path, no count of threads.
 */
#ifndef BP_MODEL_H
#define BP_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/encoder.h"
#include "bp/error.h"
#include "bp/loss.h"
#include "bp/metrics.h"
#include "bp/network.h"
#include "bp/strings.h"
#include "bp/train.h"

/* An option that shaped the model, under its name on the command line. */
typedef struct bp_setting {
    char *name;
    char *value;
    bool is_number; /* the value is written without quotes */
} bp_setting;

/* From this many parameters on, weights are written as base64 of little-endian
 * float32 unless somebody says otherwise: half the size, and nobody reads a
 * million numbers. */
enum { BP_BASE64_FROM = 1000000 };

/* Owns everything it points to. */
typedef struct bp_model {
    char *version; /* of the bp that made it */
    bp_encoder encoder;
    bp_network network;
    bp_loss loss;
    bool base64;       /* how its weights are written */
    size_t n_rows;     /* it was trained on */
    uint64_t checksum; /* of the training file, see csv.h */
    size_t n_settings, settings_capacity;
    bp_setting *settings;
    bp_history history;
    bp_scores scores;   /* on the rows it learnt from, and, with n_rows = 0 */
    bp_scores held_out; /* for none, on those held out; rmse in the targets'
                           units */
    bool has_state;     /* a checkpoint: training can go on from */
    bp_state state;     /* this, */
    bool in_refit;      /* which is the state of a refit, with a history of its
                           own; that of the model is finished then */
    bp_strings notes;   /* every rule that touched data */
} bp_model;

/* Adds a copy of a setting to the recipe. */
bp_status bp_model_set(bp_model *model, const char *name, const char *value,
                       bool is_number, bp_error *err);

/* The setting called `name`; NULL when the recipe has none. */
const bp_setting *bp_model_setting(const bp_model *model, const char *name);

/* Reads a model and checks everything in it: members, names, sizes against each
 * other and against the length of the file before memory is taken for them, and
 * that all numbers are finite. BP_EMODEL with the path to what is wrong. */
bp_status bp_model_load(bp_model *model, const char *path, bp_error *err);

/* Writes a model; loading it and saving it again gives the same bytes. */
bp_status bp_model_save(const bp_model *model, const char *path, bp_error *err);
void bp_model_free(bp_model *model);

#endif
