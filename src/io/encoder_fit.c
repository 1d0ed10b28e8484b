/* encoder_fit.c - what an encoder learns from the training table.
 *
 * Every rule that touches data leaves a note with a count.
 */
#include <math.h>
#include <stdlib.h>

#include "bp/encoder.h"
#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* What fitting passes around. */
typedef struct fitting {
    const bp_table *table;
    const bp_profile *profiles;
    const bp_fit *fit;
    bp_strings *notes;
    bp_error *err;
} fitting;

static const char *name_of(const fitting *f, size_t col, char clip[BP_CLIP]) {
    return bp_clip(f->table->names.items[col], clip);
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static bp_status note_filled(const fitting *f, size_t col, double fill) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP];
    const char *name = name_of(f, col, clip);
    bp_status status = BP_OK;
    if (profile->n_empty)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu empty cell%s filled with the "
            "mean %.6g",
            name, profile->n_empty, plural(profile->n_empty), fill);
    if (!status && profile->n_missing)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu cell%s with a word for missing "
            "(NA and the like) filled with the mean %.6g",
            name, profile->n_missing, plural(profile->n_missing), fill);
    return status;
}

static void set_scale(bp_column *column, const bp_profile *profile,
                      bp_scaling scaling) {
    column->centre = 0;
    column->scale = 1;
    if (scaling == BP_SCALE_STANDARD) {
        column->centre = profile->mean;
        column->scale = bp_profile_deviation(profile);
    } else if (scaling == BP_SCALE_MINMAX) {
        column->centre = profile->min;
        column->scale = profile->max - profile->min;
    }
    if (scaling != BP_SCALE_NONE && profile->min == profile->max) {
        column->centre = profile->min;
        column->scale = 0;
    }
}

static bp_status fit_number(const fitting *f, bp_column *column, size_t col,
                            bp_scaling scaling, bool is_target) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP], text[BP_NUM_TEXT];
    column->type = BP_NUMBER;
    column->fill = profile->mean;
    set_scale(column, profile, scaling);
    bool too_large = !isfinite(column->centre) || !isfinite(column->scale) ||
                     !isfinite(column->fill);
    if (too_large || (column->scale == 0 && profile->min != profile->max))
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s': its numbers %s to be scaled; %s",
                       f->table->file, name_of(f, col, clip),
                       too_large ? "are too large" : "differ too little",
                       is_target ? "write them in another unit"
                                 : "leave it out with --ignore");
    if (profile->min != profile->max)
        return BP_OK;
    return bp_strings_addf(f->notes, f->err,
                           "column '%s' is constant (%s): nothing can be "
                           "learnt from it",
                           name_of(f, col, clip),
                           bp_num_from_double(profile->min, text));
}

/* A name, an id, a date: so many levels that none is seen often enough. */
static bool is_id_like(const bp_table *table, size_t n_levels) {
    enum { HARMLESS = 50 };
    return n_levels > HARMLESS && n_levels > table->n_rows / 2;
}

/* One word makes a column text: say which, since it may be a slip. */
static bp_status note_lone_word(const fitting *f, size_t col) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP], word[BP_CLIP];
    if (profile->n_words != 1 || profile->n_numbers < 2)
        return BP_OK;
    return bp_strings_addf(
        f->notes, f->err,
        "column '%s' is taken as categories for one cell: "
        "line %zu has '%s', all others are numbers",
        name_of(f, col, clip), f->table->lines[profile->word_row],
        bp_clip(bp_table_cell(f->table, profile->word_row, col), word));
}

static bp_status fit_category(const fitting *f, bp_column *column, size_t col,
                              bool is_target) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP];
    column->type = BP_CATEGORY;
    column->numeric = bp_profile_is_numeric(profile);
    bp_status status = bp_column_levels(&column->levels, f->table, col,
                                        column->numeric, f->err);
    size_t n_missing = profile->n_empty;
    if (!status && column->numeric && !is_target) {
        n_missing += profile->n_missing;
        if (n_missing)
            status = bp_strings_add(&column->levels, "", f->err);
    }
    if (!status)
        status = bp_column_index(column, f->err);
    if (status)
        return status;
    size_t n_levels = column->levels.count;
    if (is_id_like(f->table, n_levels) && !f->fit->categorical[col])
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s' has %zu different texts in %zu "
                       "rows, too many to learn from; %s--categorical '%s'",
                       f->table->file, name_of(f, col, clip), n_levels,
                       f->table->n_rows,
                       is_target ? "name another --target, or say "
                                 : "leave it out with --ignore, or say ",
                       name_of(f, col, clip));
    status = note_lone_word(f, col);
    if (!status && n_missing && !is_target)
        status = bp_strings_addf(f->notes, f->err,
                                 "column '%s': %zu %s cell%s taken as a level "
                                 "of %s own",
                                 name_of(f, col, clip), n_missing,
                                 column->numeric ? "missing" : "empty",
                                 plural(n_missing),
                                 n_missing == 1 ? "its" : "their");
    if (!status && n_levels == 1 && !is_target)
        status =
            bp_strings_addf(f->notes, f->err,
                            "column '%s' is constant ('%s'): nothing can be "
                            "learnt from it",
                            name_of(f, col, clip), column->levels.items[0]);
    return status;
}

static bp_status fit_input(const fitting *f, bp_column *column, size_t col) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP];
    if (profile->n_numbers + profile->n_words == 0)
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s' has no value in any row; leave it out "
                       "with --ignore",
                       f->table->file, name_of(f, col, clip));
    if (!bp_profile_is_numeric(profile) || f->fit->categorical[col])
        return fit_category(f, column, col, false);
    bp_status status = fit_number(f, column, col, f->fit->scaling, false);
    return status ? status : note_filled(f, col, column->fill);
}

static bp_status fit_target(const fitting *f, bp_column *column, size_t col) {
    char clip[BP_CLIP], only[BP_NUM_TEXT];
    if (f->fit->task == BP_REGRESS) {
        const bp_profile *profile = &f->profiles[col];
        if (profile->min == profile->max)
            return bp_fail(f->err, BP_EDATA,
                           "%s: the target '%s' is %s in every row: there is "
                           "nothing to learn",
                           f->table->file, name_of(f, col, clip),
                           bp_num_from_double(profile->min, only));
        return fit_number(f, column, col, f->fit->target_scaling, true);
    }
    bp_status status = fit_category(f, column, col, true);
    if (!status && column->levels.count == 1)
        status = bp_fail(f->err, BP_EDATA,
                         "%s: the target '%s' has one class, '%s': there is "
                         "nothing to learn",
                         f->table->file, name_of(f, col, clip),
                         column->levels.items[0]);
    return status;
}

static bp_status fit_columns(const fitting *f, bp_encoder *encoder) {
    const bp_fit *fit = f->fit;
    size_t n_columns = fit->n_inputs + fit->n_targets;
    for (size_t i = 0; i < n_columns; i++) {
        bool is_target = i >= fit->n_inputs;
        size_t col =
            is_target ? fit->targets[i - fit->n_inputs] : fit->inputs[i];
        bp_column *column = is_target ? &encoder->targets[i - fit->n_inputs]
                                      : &encoder->inputs[i];
        column->position = col;
        column->name = bp_copy(f->table->names.items[col], f->err);
        if (!column->name)
            return BP_ESYSTEM;
        bp_status status =
            is_target ? fit_target(f, column, col) : fit_input(f, column, col);
        if (status)
            return status;
    }
    return BP_OK;
}

bp_status bp_encoder_fit(bp_encoder *encoder, const bp_table *table,
                         const bp_profile *profiles, const bp_strings *missing,
                         const bp_fit *fit, bp_strings *notes, bp_error *err) {
    *encoder = (bp_encoder){.task = fit->task,
                            .has_names = table->has_header,
                            .n_file_columns = table->n_cols,
                            .delimiter = table->delimiter};
    fitting f = {table, profiles, fit, notes, err};
    encoder->inputs = bp_alloc(fit->n_inputs, sizeof(bp_column), err);
    encoder->targets = bp_alloc(fit->n_targets, sizeof(bp_column), err);
    bp_status status = encoder->inputs && encoder->targets ? BP_OK : BP_ESYSTEM;
    if (!status) {
        encoder->n_inputs = fit->n_inputs;
        encoder->n_targets = fit->n_targets;
    }
    for (size_t i = 0; !status && i < missing->count; i++)
        status = bp_strings_add(&encoder->missing, missing->items[i], err);
    if (!status)
        status = fit_columns(&f, encoder);
    if (status)
        bp_encoder_free(encoder);
    return status;
}
