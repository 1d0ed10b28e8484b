/* model.c - what a model holds. Reading and writing it are files beside. */
#include "bp/model.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"

const bp_setting *bp_model_setting(const bp_model *model, const char *name) {
    for (size_t i = 0; i < model->n_settings; i++)
        if (strcmp(model->settings[i].name, name) == 0)
            return &model->settings[i];
    return NULL;
}

bp_status bp_model_set(bp_model *model, const char *name, const char *value,
                       bool is_number, bp_error *err) {
    bp_status status =
        bp_grow(&model->settings, &model->settings_capacity,
                model->n_settings + 1, sizeof *model->settings, err);
    if (status)
        return status;
    bp_setting *setting = &model->settings[model->n_settings++];
    *setting = (bp_setting){.name = bp_copy(name, err),
                            .value = bp_copy(value, err),
                            .is_number = is_number};
    return setting->name && setting->value ? BP_OK : BP_ESYSTEM;
}

void bp_model_free(bp_model *model) {
    for (size_t i = 0; i < model->n_settings; i++) {
        free(model->settings[i].name);
        free(model->settings[i].value);
    }
    free(model->settings);
    free(model->version);
    bp_encoder_free(&model->encoder);
    bp_network_free(&model->network);
    bp_history_free(&model->history);
    bp_scores_free(&model->scores);
    bp_scores_free(&model->held_out);
    bp_state_free(&model->state);
    bp_strings_free(&model->notes);
    *model = (bp_model){0};
}
