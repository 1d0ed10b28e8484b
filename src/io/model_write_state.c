/* model_write_state.c - what training goes on from, as JSON. */
#include "model_write.h"

#include <math.h>

/* JSON has no word for infinity. */
static void add_bound(bp_json_out *out, struct cJSON *to, const char *key,
                      double loss) {
    if (isinf(loss))
        bp_json_add_text(out, to, key, "none");
    else
        bp_json_add_number(out, to, key, loss);
}

void model_write_state(bp_json_out *out, const bp_model *model, bp_error *err) {
    const bp_state *state = &model->state;
    struct cJSON *json = bp_json_new_object(out);
    bp_json_add_size(out, json, "row", state->row);
    bp_json_add_number(out, json, "loss_sum", state->loss_sum);
    bp_json_add_number(out, json, "rate_factor", state->rate_factor);
    bp_json_add_size(out, json, "steps", state->n_steps);
    bp_json_add_size(out, json, "good_steps", state->good_steps);
    add_bound(out, json, "best_loss", state->best_loss);
    bp_json_add_size(out, json, "waited", state->n_waited);
    add_bound(out, json, "plateau_loss", state->plateau_loss);
    bp_json_add_size(out, json, "plateau_waited", state->n_plateau);
    bp_json_add_size(out, json, "drops", state->n_drops);
    bp_json_add_size(out, json, "pairs", state->n_pairs);
    bp_json_add_size(out, json, "newest", state->newest);
    if (model->in_refit)
        model_write_history(out, json, "refit", &state->history, true);
    struct cJSON *blocks = bp_json_new_array(out);
    for (size_t i = 0; i < state->n_blocks; i++)
        model_add_text(
            out, blocks, NULL,
            model_base64(state->blocks[i], state->block_floats[i], err));
    bp_json_add(out, json, "blocks", blocks);
    bp_json_add(out, out->tree, "state", json);
}
