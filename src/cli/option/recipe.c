/* recipe.c - options and the recipe of a model: written into it, and
 * taken from it again. */
#include <stdio.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"
#include "option/option.h"
#include "option/set.h"

/* A list as it is written: items with commas between. */
static void format_list(const option_spec *spec, const option_list *list,
                        char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < list->count && length < size; i++) {
        const char *comma = i ? "," : "";
        int n = spec->type == OPTION_SIZES
                    ? snprintf(text + length, size - length, "%s%zu", comma,
                               list->items[i])
                    : snprintf(text + length, size - length, "%s%s", comma,
                               spec->choices[list->items[i]]);
        length += (size_t)n;
    }
}

static void format_reals(const option_reals *list, char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < list->count && length < size; i++) {
        char number[BP_NUM_TEXT];
        length +=
            (size_t)snprintf(text + length, size - length, "%s%s", i ? "," : "",
                             bp_num_from_double(list->items[i], number));
    }
}

static bp_status record_option(const option_spec *spec, const void *value,
                               bp_model *model, bp_error *err) {
    char text[1024] = "";
    bool is_number = spec->type == OPTION_SIZE || spec->type == OPTION_REAL;
    switch (spec->type) {
    case OPTION_FLAG:
        snprintf(text, sizeof text, "%s", *(const bool *)value ? "yes" : "");
        break;
    case OPTION_TEXT: {
        const char *given = *(const char *const *)value;
        if (given && strlen(given) >= sizeof text)
            return bp_model_set(model, spec->name, given, false, err);
        snprintf(text, sizeof text, "%s", given ? given : "");
        break;
    }
    case OPTION_CHAR: text[0] = *(const char *)value; break;
    case OPTION_SIZE:
        snprintf(text, sizeof text, "%zu", *(const size_t *)value);
        break;
    case OPTION_SECONDS:
    case OPTION_REAL: bp_num_from_double(*(const double *)value, text); break;
    case OPTION_REALS: format_reals(value, text, sizeof text); break;
    case OPTION_CHOICE:
        snprintf(text, sizeof text, "%s",
                 spec->choices[*(const size_t *)value]);
        break;
    default: format_list(spec, value, text, sizeof text); break;
    }
    return *text ? bp_model_set(model, spec->name, text, is_number, err)
                 : BP_OK;
}

bp_status option_record(const command *cmd, const void *values, bp_model *model,
                        bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && !option_is_end(&cmd->options[i]); i++)
        if (cmd->options[i].is_recipe)
            status = record_option(
                &cmd->options[i], (const char *)values + cmd->options[i].offset,
                model, err);
    return status;
}

static const option_spec *find(const command *cmd, const char *name,
                               size_t *row) {
    for (size_t i = 0; !option_is_end(&cmd->options[i]); i++)
        if (cmd->options[i].is_recipe &&
            strcmp(cmd->options[i].name, name) == 0) {
            *row = i;
            return &cmd->options[i];
        }
    return NULL;
}

bp_status option_apply(const command *cmd, const bp_model *model,
                       const char *name, void *values, bp_error *err) {
    const option_values *common = values;
    char clip[BP_CLIP];
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *setting = &model->settings[i];
        size_t row;
        const option_spec *spec = find(cmd, setting->name, &row);
        bp_error why;
        if (!spec)
            return bp_fail(err, BP_EMODEL, "%s: recipe: this bp has no --%s",
                           name, bp_clip(setting->name, clip));
        if (!common->given[row] &&
            option_set(cmd, spec, setting->value, values, &why))
            return bp_fail(err, BP_EMODEL, "%s: recipe: %s", name, why.message);
    }
    return BP_OK;
}

const char *option_first_given(const command *cmd, const void *values,
                               const char *except) {
    const option_values *common = values;
    for (size_t i = 0; !option_is_end(&cmd->options[i]); i++)
        if (cmd->options[i].is_recipe && common->given[i] &&
            !(except && strcmp(cmd->options[i].name, except) == 0))
            return cmd->options[i].name;
    return NULL;
}
