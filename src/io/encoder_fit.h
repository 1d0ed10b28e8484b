/* encoder_fit.h - the parts of fitting an encoder, one file each. */
#ifndef BP_ENCODER_FIT_H
#define BP_ENCODER_FIT_H

#include "bp/encoder.h"
#include "bp/text.h"

/* What fitting passes around. */
typedef struct fitting {
    const bp_table *table;
    const bp_profile *profiles;
    const bp_missing *missing;
    const bp_fit *fit;
    bp_strings *notes;
    bp_error *err;
} fitting;

static inline const char *fitting_name(const fitting *f, size_t col,
                                       char clip[BP_CLIP]) {
    return bp_clip(f->table->names.items[col], clip);
}

static inline const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* Refuses a column whose missing cells are an error: the empty ones, or with
 * them those of words for missing, `n_missing` in all. */
bp_status fitting_refuse_missing(const fitting *f, size_t col,
                                 size_t n_missing);

/* Fits column `col` as a category. */
bp_status fitting_category(const fitting *f, bp_column *column, size_t col,
                           bool is_target);

/* Takes the target's name and levels over from fit->classes. */
bp_status fitting_classes(const fitting *f, bp_column *column);

#endif
