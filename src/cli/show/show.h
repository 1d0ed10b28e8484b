/* show.h - what bp show is asked, and who tells it on standard output. */
#ifndef BP_SHOW_H
#define BP_SHOW_H

#include <stdbool.h>

#include "bp/model.h"
#include "option/option.h"

/* What the options are set to. */
typedef struct show_values {
    option_values common;
    bool json, weights, all;
} show_values;

/* How much of a list is shown without --all. */
enum { SHOW_COLUMNS = 60, SHOW_LEVELS = 12, SHOW_NOTES = 50 };

static inline const char *show_plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* text.c: all of it, for people. `name` is the file's. */
void show_tell(const bp_model *model, const char *name, const show_values *v);

/* training.c: how it was trained, and how good it is. */
void show_tell_training(const bp_model *model);
void show_tell_scores(const bp_model *model, const show_values *v);

/* training.c: why there were no more epochs, as a clause. */
const char *show_ending(const bp_model *model);

/* weights.c: tables of them. */
void show_tell_weights(const bp_model *model, const show_values *v);

/* json.c: all of it as one object; bp-show(1) has its members. */
bp_status show_tell_json(const bp_model *model, const char *name,
                         const show_values *v, bp_error *err);

/* recipe.c: the option that a setting is of; NULL when there is none. And
 * whether the value is what one gets without asking. */
const option_spec *show_option_of(const bp_setting *setting);
bool show_is_default(const bp_setting *setting);
void show_tell_recipe(const bp_model *model);

#endif
