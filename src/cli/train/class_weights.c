/* class_weights.c - how much rows of a class count: NAME=X,... */
#include "train/class_weights.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* Takes a name off the text, into `name`, which has room for all of it; returns
 * what follows it, or NULL when that is no equals sign. */
static const char *take_name(const char *text, char *name) {
    bool quoted = *text == '"';
    text += quoted;
    while (*text && (quoted || (*text != '=' && *text != ','))) {
        if (quoted && *text == '"' && *++text != '"')
            break;
        *name++ = *text++;
    }
    *name = '\0';
    return *text == '=' ? text + 1 : NULL;
}

static bp_status refuse_name(const char *command, const char *name,
                             const bp_column *target, bp_error *err) {
    char clip[BP_CLIP], near[BP_CLIP], column[BP_CLIP];
    const char **names = bp_alloc(target->levels.count + 1, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    for (size_t i = 0; i < target->levels.count; i++)
        names[i] = target->levels.items[i];
    const char *nearest = bp_text_nearest(name, names);
    bp_clip(name, clip);
    bp_clip(target->name, column);
    bp_status status =
        nearest ? bp_fail(err, BP_EUSAGE,
                          "%s: --class-weight: '%s' has no class '%s'; is it "
                          "'%s'?",
                          command, column, clip, bp_clip(nearest, near))
                : bp_fail(err, BP_EUSAGE,
                          "%s: --class-weight: '%s' has no class '%s'", command,
                          column, clip);
    free(names);
    return status;
}

static bp_status set_weight(const char *command, const char *name,
                            const char *number, const bp_column *target,
                            double *weights, bp_error *err) {
    size_t i = bp_strings_find(&target->levels, name);
    char clip[BP_CLIP];
    double weight;
    if (i == target->levels.count)
        return refuse_name(command, name, target, err);
    if (bp_num_parse(number, '.', &weight) != BP_NUM_OK || weight < 0 ||
        weight > 1e6)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --class-weight: '%s' is no weight; a number from 0 "
                       "to 1e6 is",
                       command, bp_clip(number, clip));
    weights[i] = weight;
    return BP_OK;
}

bp_status class_weights_parse(const char *text, const char *command,
                              const bp_column *target, double *weights,
                              bp_error *err) {
    char *name = bp_alloc(strlen(text) + 1, 1, err);
    char *number = bp_alloc(strlen(text) + 1, 1, err);
    bp_status status = name && number ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; i < target->levels.count; i++)
        weights[i] = 1;
    while (!status && *text) {
        const char *value = take_name(text, name);
        if (!value) {
            status = bp_fail(err, BP_EUSAGE,
                             "%s: --class-weight wants balanced, or NAME=X for "
                             "each class, with commas between",
                             command);
            break;
        }
        size_t length = strcspn(value, ",");
        memcpy(number, value, length);
        number[length] = '\0';
        status = set_weight(command, name, number, target, weights, err);
        text = value + length + (value[length] == ',');
    }
    bool any = false;
    for (size_t i = 0; i < target->levels.count; i++)
        any = any || weights[i] > 0;
    if (!status && !any)
        status = bp_fail(err, BP_EUSAGE,
                         "%s: --class-weight: all weights are 0, and nothing "
                         "would be learnt",
                         command);
    free(name);
    free(number);
    return status;
}
