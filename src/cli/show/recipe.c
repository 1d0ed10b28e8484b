/* recipe.c - the settings of a model, beside their defaults. */
#include <stdio.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"
#include "flow.h"
#include "show/show.h"
#include "train/cmd_train.h"

const option_spec *show_option_of(const bp_setting *setting) {
    for (const option_spec *spec = train_options; spec->name || spec->help;
         spec++)
        if (spec->name && strcmp(spec->name, setting->name) == 0)
            return spec;
    return NULL;
}

bool show_is_default(const bp_setting *setting) {
    const option_spec *spec = show_option_of(setting);
    double value, initial;
    if (!spec || !spec->initial)
        return false;
    if (setting->is_number && /* 0.0001 is 1e-04 */
        bp_num_parse(setting->value, '.', &value) == BP_NUM_OK &&
        bp_num_parse(spec->initial, '.', &initial) == BP_NUM_OK)
        return value == initial;
    return strcmp(setting->value, spec->initial) == 0;
}

/* As on the command line; quoted where a shell would take it apart. */
static void tell_setting(flow *line, const bp_setting *setting) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789-_=+:,./";
    const option_spec *spec = show_option_of(setting);
    char name[BP_CLIP], value[BP_CLIP];
    bool is_plain = *setting->value &&
                    setting->value[strspn(setting->value, plain)] == '\0';
    const char *quote = is_plain                       ? ""
                        : strchr(setting->value, '\'') ? "\""
                                                       : "'";
    if (spec && spec->type == OPTION_FLAG)
        flow_item(line, "--%s", setting->name);
    else
        flow_item(line, "--%s %s%s%s", bp_clip(setting->name, name), quote,
                  bp_clip(setting->value, value), quote);
}

static void tell_settings(const bp_model *model, const char *label,
                          bool defaults) {
    flow line = {0};
    for (size_t i = 0; i < model->n_settings; i++) {
        const bp_setting *setting = &model->settings[i];
        if (show_is_default(setting) != defaults)
            continue;
        if (!line.indent)
            line = flow_label(stdout, label, FLOW_ANSWER);
        tell_setting(&line, setting);
    }
    if (line.indent)
        flow_end(&line);
}

void show_tell_recipe(const bp_model *model) {
    if (!model->n_settings)
        return;
    puts("\nRecipe");
    tell_settings(model, "set to", false);
    tell_settings(model, "by default", true);
}
