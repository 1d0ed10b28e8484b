/* encoder_fit.c - what an encoder learns from a profiled training table.
 *
 * Numbers are fitted here, categories in encoder_fit_levels.c. All there is to
 * know is in the profiles: nothing goes back to the text. Every rule that
 * touches data leaves a note with a count.
 */
#include "encoder_fit.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "bp/mem.h"
#include "bp/num.h"

bp_status fitting_refuse_missing(const fitting *f, size_t col,
                                 size_t n_missing) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP], what[64] = "a missing cell";
    bp_cell_place first =
        n_missing == profile->n_empty ? profile->empty : profile->missing;
    if (n_missing > 1)
        snprintf(what, sizeof what, "the first of %zu missing cells",
                 n_missing);
    return bp_fail(f->err, BP_EDATA,
                   "%s:%zu: column '%s': %s, and --missing error allows none",
                   first.file, first.line, fitting_name(f, col, clip), what);
}

static bp_status note_filled(const fitting *f, const bp_column *column,
                             size_t col) {
    static const char *const of[] = {"mean", "median", "most frequent value"};
    const bp_profile *profile = &f->profiles[col];
    const char *what = of[f->fit->number_filling];
    const char *indicator =
        column->has_indicator ? ", with an input that says so" : "";
    char clip[BP_CLIP];
    const char *name = fitting_name(f, col, clip);
    bp_status status = BP_OK;
    if (profile->n_empty)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu empty cell%s filled with the %s %.6g%s", name,
            profile->n_empty, plural(profile->n_empty), what, column->fill,
            indicator);
    if (!status && profile->n_missing)
        status = bp_strings_addf(
            f->notes, f->err,
            "column '%s': %zu cell%s with a word for missing%s filled with the "
            "%s %.6g%s",
            name, profile->n_missing, plural(profile->n_missing),
            f->missing->in_text ? "" : " (NA and the like)", what, column->fill,
            indicator);
    return status;
}

static bp_status most_frequent(const fitting *f, size_t col, double *value) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP];
    if (profile->levels.is_over)
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s': too many different numbers to look "
                       "for the most frequent one; say --missing mean or "
                       "--missing median",
                       f->table->file, fitting_name(f, col, clip));
    bp_level_list list = {0};
    bp_status status = bp_profile_levels(
        &list, profile, f->missing, f->table->dialect.decimal, true, f->err);
    size_t best = 0;
    for (size_t i = 1; !status && i < list.texts.count; i++)
        if (list.counts[i] > list.counts[best])
            best = i;
    if (!status)
        bp_num_parse(list.texts.items[best], '.', value);
    bp_level_list_free(&list);
    return status;
}

/* What stands in for a missing number. Where training saw none, prediction may:
 * then it is the mean, whatever was asked to be taken. */
static bp_status choose_fill(const fitting *f, bp_column *column, size_t col) {
    const bp_profile *profile = &f->profiles[col];
    bp_filling how = f->fit->number_filling;
    size_t n_missing = profile->n_empty + profile->n_missing;
    assert(how != BP_FILL_LEVEL);
    if (how == BP_FILL_ERROR && n_missing)
        return fitting_refuse_missing(f, col, n_missing);
    column->has_fill = how != BP_FILL_ERROR && how != BP_FILL_DROP;
    column->has_indicator = column->has_fill && n_missing && f->fit->indicators;
    if (column->has_fill)
        column->fill = profile->mean;
    if (how == BP_FILL_MEDIAN && n_missing)
        column->fill = f->fit->medians[col];
    if (how == BP_FILL_MOST_FREQUENT && n_missing)
        return most_frequent(f, col, &column->fill);
    return BP_OK;
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
    set_scale(column, profile, scaling);
    column->mean = column->scale == 0 ? column->centre : profile->mean;
    bool too_large = !isfinite(column->centre) || !isfinite(column->scale) ||
                     !isfinite(profile->mean) || !isfinite(column->fill);
    if (too_large || (column->scale == 0 && profile->min != profile->max))
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s': its numbers %s to be scaled; %s",
                       f->table->file, fitting_name(f, col, clip),
                       too_large ? "are too large" : "differ too little",
                       is_target ? "write them in another unit"
                                 : "leave it out with --ignore");
    if (profile->min != profile->max)
        return BP_OK;
    return bp_strings_addf(
        f->notes, f->err,
        "column '%s' is constant (%s): nothing can be learnt from it%s",
        fitting_name(f, col, clip), bp_num_from_double(profile->min, text),
        column->has_indicator ? " but which cells are missing" : "");
}

static bp_status fit_input(const fitting *f, bp_column *column, size_t col) {
    const bp_profile *profile = &f->profiles[col];
    char clip[BP_CLIP];
    if (profile->n_numbers + profile->n_words == 0)
        return bp_fail(f->err, BP_EDATA,
                       "%s: column '%s' has no value in any row; leave it out "
                       "with --ignore",
                       f->table->file, fitting_name(f, col, clip));
    if (!bp_profile_is_numeric(profile) || f->fit->categorical[col])
        return fitting_category(f, column, col, false);
    bp_status status = choose_fill(f, column, col);
    if (!status)
        status = fit_number(f, column, col, f->fit->scaling, false);
    if (!status && column->has_fill)
        status = note_filled(f, column, col);
    return status;
}

static bp_status fit_target(const fitting *f, bp_column *column, size_t col) {
    char clip[BP_CLIP], only[BP_NUM_TEXT];
    if (f->fit->task == BP_REGRESS) {
        const bp_profile *profile = &f->profiles[col];
        if (profile->min == profile->max)
            return bp_fail(f->err, BP_EDATA,
                           "%s: the target '%s' is %s in every row: there is "
                           "nothing to learn",
                           f->table->file, fitting_name(f, col, clip),
                           bp_num_from_double(profile->min, only));
        return fit_number(f, column, col, f->fit->target_scaling, true);
    }
    if (f->fit->classes)
        return fitting_classes(f, column);
    bp_status status = fitting_category(f, column, col, true);
    if (!status && column->levels.count == 1)
        status = bp_fail(f->err, BP_EDATA,
                         "%s: the target '%s' has one class, '%s': there is "
                         "nothing to learn",
                         f->table->file, fitting_name(f, col, clip),
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
                         const bp_profile *profiles, const bp_missing *missing,
                         const bp_fit *fit, bp_strings *notes, bp_error *err) {
    *encoder = (bp_encoder){.task = fit->task,
                            .has_names = table->has_header,
                            .n_file_columns = table->n_cols,
                            .dialect = table->dialect,
                            .missing.in_text = missing->in_text,
                            .unseen = fit->unseen};
    fitting f = {table, profiles, missing, fit, notes, err};
    encoder->inputs = bp_alloc(fit->n_inputs, sizeof(bp_column), err);
    encoder->targets = bp_alloc(fit->n_targets, sizeof(bp_column), err);
    bp_status status = encoder->inputs && encoder->targets ? BP_OK : BP_ESYSTEM;
    if (!status) {
        encoder->n_inputs = fit->n_inputs;
        encoder->n_targets = fit->n_targets;
    }
    for (size_t i = 0; !status && i < missing->words.count; i++)
        status = bp_strings_add(&encoder->missing.words,
                                missing->words.items[i], err);
    if (!status)
        status =
            bp_missing_index(&encoder->missing, table->dialect.decimal, err);
    if (!status)
        status = fit_columns(&f, encoder);
    if (status)
        bp_encoder_free(encoder);
    return status;
}
