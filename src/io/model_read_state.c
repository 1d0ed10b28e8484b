/* model_read_state.c - what training goes on from, from JSON.
 *
 * How many blocks there must be and how long they are depends on what was asked
 * of training; who goes on checks that.
 */
#include "model_read.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "bp/lbfgs.h"
#include "bp/mem.h"
#include "bp/text.h"

/* A loss, or none so far. */
static bp_status read_bound(const bp_json *at, const char *key, double *loss,
                            bp_error *err) {
    bp_json member;
    const char *text;
    char clip[BP_CLIP];
    bp_status status = bp_json_member(at, key, &member, err);
    if (status || !bp_json_is_text(&member))
        return status ? status : bp_json_number(at, key, 0, DBL_MAX, loss, err);
    status = bp_json_as_text(&member, &text, err);
    if (!status && strcmp(text, "none") != 0)
        return bp_json_fail(&member, err,
                            "'%s' where a number or 'none' must be",
                            bp_clip(text, clip));
    *loss = INFINITY;
    return status;
}

/* Counts are held against what the model tells of its training. */
static bp_status read_counts(const bp_json *at, const bp_model *model,
                             bp_state *state, bp_error *err) {
    static const size_t most = SIZE_MAX >> 11; /* a double has 53 bits */
    size_t n_epochs = state->history.n_epochs, n_steps = 0, good_steps = 0;
    bp_status status =
        bp_json_size(at, "row", 0, model->n_rows, &state->row, err);
    if (!status)
        status = bp_json_size(at, "steps", 0, most, &n_steps, err);
    if (!status)
        status = bp_json_size(at, "good_steps", 0, n_steps, &good_steps, err);
    if (!status)
        status = bp_json_size(at, "waited", 0, n_epochs, &state->n_waited, err);
    if (!status)
        status = bp_json_size(at, "plateau_waited", 0, n_epochs,
                              &state->n_plateau, err);
    if (!status)
        status = bp_json_size(at, "drops", 0, n_epochs, &state->n_drops, err);
    if (!status)
        status =
            bp_json_size(at, "pairs", 0, BP_LBFGS_PAIRS, &state->n_pairs, err);
    if (!status)
        status = bp_json_size(at, "newest", 0, BP_LBFGS_PAIRS - 1,
                              &state->newest, err);
    state->n_steps = n_steps;
    state->good_steps = good_steps;
    return status;
}

static bp_status read_losses(const bp_json *at, bp_state *state,
                             bp_error *err) {
    bp_status status =
        bp_json_number(at, "loss_sum", 0, DBL_MAX, &state->loss_sum, err);
    if (!status)
        status = bp_json_number(at, "rate_factor", DBL_MIN, 1,
                                &state->rate_factor, err);
    if (!status)
        status = read_bound(at, "best_loss", &state->best_loss, err);
    if (!status)
        status = read_bound(at, "plateau_loss", &state->plateau_loss, err);
    return status;
}

/* A block is as long as its text: it can claim no more than the file holds. */
static bp_status read_block(const bp_json *at, float **floats, size_t *count,
                            bp_error *err) {
    const char *text;
    bp_status status = bp_json_as_text(at, &text, err);
    if (status)
        return status;
    size_t length = strlen(text), bytes = length / 4 * 3;
    for (size_t i = 1; i <= 2 && i <= length && text[length - i] == '='; i++)
        bytes--;
    if (length == 0 || length % 4 || bytes % sizeof(float))
        return bp_json_fail(at, err,
                            "%zu characters are no base64 of numbers of 4 "
                            "bytes; is it cut short?",
                            length);
    *count = bytes / sizeof(float);
    return model_read_base64(at, *count, floats, err);
}

static bp_status read_blocks(const bp_json *at, bp_state *state,
                             bp_error *err) {
    enum { MOST = 100 };
    bp_json array, element = {0};
    size_t count;
    bp_status status = bp_json_array(at, "blocks", &array, &count, err);
    if (!status && count > MOST)
        status = bp_json_fail(
            &array, err, "%zu blocks, where at most %d can be", count, MOST);
    if (status)
        return status;
    state->blocks = bp_alloc(count, sizeof *state->blocks, err);
    state->block_floats = bp_alloc(count, sizeof *state->block_floats, err);
    if (!state->blocks || !state->block_floats)
        return BP_ESYSTEM;
    state->n_blocks = count;
    while (!status && bp_json_next(&array, &element))
        status = read_block(&element, &state->blocks[element.index],
                            &state->block_floats[element.index], err);
    return status;
}

/* The history of what was kept in its middle: that of the model, but of a
 * refit, which has one of its own. */
static bp_status read_own_history(const bp_json *at, bp_model *model,
                                  bp_error *err) {
    bp_history *to = &model->state.history;
    const bp_history *from = &model->history;
    model->in_refit = model_has(at, "refit");
    if (model->in_refit)
        return model_read_history(
            at, "refit", model->encoder.task == BP_CLASSIFY, true, to, err);
    bp_epoch *epochs = bp_alloc(from->n_epochs, sizeof *epochs, err);
    if (!epochs)
        return BP_ESYSTEM;
    memcpy(epochs, from->epochs, from->n_epochs * sizeof *epochs);
    *to = *from;
    to->epochs = epochs;
    to->capacity = from->n_epochs;
    return BP_OK;
}

bp_status model_read_state(const bp_json *root, bp_model *model,
                           bp_error *err) {
    static const char *const keys[] = {
        "row",       "loss_sum", "rate_factor",  "steps",          "good_steps",
        "best_loss", "waited",   "plateau_loss", "plateau_waited", "drops",
        "pairs",     "newest",   "refit",        "blocks",         NULL};
    bp_json json;
    model->has_state = model_has(root, "state");
    if (!model->has_state)
        return BP_OK;
    bp_status status = bp_json_object(root, "state", &json, err);
    if (!status)
        status = bp_json_only(&json, keys, err);
    if (!status)
        status = read_own_history(&json, model, err);
    if (!status)
        status = read_counts(&json, model, &model->state, err);
    if (!status)
        status = read_losses(&json, &model->state, err);
    if (!status)
        status = read_blocks(&json, &model->state, err);
    return status;
}
