/* labelled.c - data with targets for an encoder that was fitted on other data.
 *
 * The first time the table is gone over, the rows that have a target are
 * counted, piece by piece; the second time they are encoded to where they
 * belong (encoder_dataset.c).
 */
#include "bp/labelled.h"

#include <stdlib.h>
#include <string.h>

#include "bp/matching.h"
#include "bp/mem.h"
#include "bp/profile.h"
#include "bp/text.h"
#include "encoder_dataset.h"

/* What is passed around while they are read. */
typedef struct labelling {
    const bp_encoder *encoder; /* with the file's dialect */
    size_t *inputs, *targets;  /* their cells in a row; the latter are made's */
    size_t n_threads, memory;
    bp_labelled *made;
    bp_error *err;
} labelling;

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* ---- which column is which ---- */

/* Looks at the first row: where is what, and is it a header? A level that the
 * encoder doesn't know speaks for one, whatever is done about such below. */
static bp_status match(const labelling *l, const bp_record *first,
                       bp_header header) {
    bp_table *table = &l->made->table;
    bp_encoder strict = *l->encoder;
    bool is_header = false;
    strict.unseen = BP_UNSEEN_ERROR;
    if (first->n_cells == 0)
        return bp_fail(l->err, BP_EDATA, "%s: empty: it has no rows",
                       table->file);
    bp_status status =
        bp_match_columns(&strict, first, header, l->inputs, &is_header, l->err);
    if (!status)
        status = bp_table_settle(table, is_header, NULL, l->err);
    if (status)
        return status;
    return bp_match_targets(l->encoder, table, is_header, l->targets, l->err);
}

/* ---- which rows count ---- */

static bp_status make_filter(const labelling *l) {
    bp_labelled *made = l->made;
    size_t n = made->table.n_cols;
    made->required = bp_alloc(n, sizeof *made->required, l->err);
    made->numeric = bp_alloc(n, sizeof *made->numeric, l->err);
    if (!made->required || !made->numeric)
        return BP_ESYSTEM;
    for (size_t j = 0; j < l->encoder->n_targets; j++) {
        const bp_column *target = &l->encoder->targets[j];
        made->required[l->targets[j]] = true;
        made->numeric[l->targets[j]] =
            target->type == BP_NUMBER || target->numeric;
    }
    made->filter = (bp_filter){.required = made->required,
                               .numeric = made->numeric,
                               .missing = &l->encoder->missing,
                               .decimal = made->table.dialect.decimal};
    return BP_OK;
}

static bp_status check_rows(const labelling *l) {
    const bp_labelled *made = l->made;
    char clip[BP_CLIP];
    if (made->table.n_rows > 0)
        return BP_OK;
    if (made->n_dropped == 0)
        return bp_fail(l->err, BP_EDATA, "%s: a header and no rows below it",
                       made->table.file);
    return bp_fail(
        l->err, BP_EDATA, "%s: no row has a value in the target '%s'",
        made->table.file, bp_clip(l->encoder->targets[0].name, clip));
}

/* A profile of no column counts the rows. */
static bp_status count_rows(const labelling *l) {
    bp_labelled *made = l->made;
    size_t n = made->table.n_cols;
    bp_profile *profiles = bp_alloc(n, sizeof *profiles, l->err);
    bool *ignored = bp_alloc(n, sizeof *ignored, l->err);
    bp_profiling how = {.missing = &l->encoder->missing,
                        .ignored = ignored,
                        .filter = made->filter,
                        .n_threads = l->n_threads};
    bp_status status = profiles && ignored ? BP_OK : BP_ESYSTEM;
    if (!status) {
        memset(ignored, true, n * sizeof *ignored);
        status = bp_profile_table(profiles, &made->table, &how,
                                  &made->n_dropped, &made->notes, l->err);
        bp_profiles_free(profiles, n);
    }
    free(profiles);
    free(ignored);
    if (!status)
        status = check_rows(l);
    if (!status && made->n_dropped)
        status = bp_strings_addf(&made->notes, l->err,
                                 "%zu row%s without a target left out",
                                 made->n_dropped, plural(made->n_dropped));
    return status;
}

/* ---- rows ---- */

static bp_status note_filled(const labelling *l, const bp_column *column,
                             size_t n) {
    bp_strings *notes = &l->made->notes;
    char name[BP_CLIP], level[BP_CLIP];
    bp_clip(column->name, name);
    if (column->type == BP_NUMBER)
        return bp_strings_addf(notes, l->err,
                               "column '%s': %zu missing cell%s filled with "
                               "the model's value %.6g",
                               name, n, plural(n), column->fill);
    return bp_strings_addf(
        notes, l->err,
        "column '%s': %zu missing cell%s filled with the model's level '%s'",
        name, n, plural(n),
        bp_clip(column->levels.items[column->fill_level], level));
}

static bp_status note_unseen(const labelling *l, const bp_column *column,
                             size_t n) {
    char name[BP_CLIP];
    return bp_strings_addf(&l->made->notes, l->err,
                           "column '%s': %zu cell%s with a level that training "
                           "never saw%s, taken as other",
                           bp_clip(column->name, name), n, plural(n),
                           column->has_other ? " or saw too seldom" : "");
}

static bp_status note_cells(const labelling *l) {
    const bp_labelled *made = l->made;
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < l->encoder->n_inputs; i++) {
        const bp_column *column = &l->encoder->inputs[i];
        if (made->n_filled[i])
            status = note_filled(l, column, made->n_filled[i]);
        if (!status && made->n_unseen[i])
            status = note_unseen(l, column, made->n_unseen[i]);
    }
    return status;
}

static bp_status encode(const labelling *l) {
    bp_labelled *made = l->made;
    size_t n = l->encoder->n_inputs;
    made->n_filled = bp_alloc(n, sizeof *made->n_filled, l->err);
    made->n_unseen = bp_alloc(n, sizeof *made->n_unseen, l->err);
    if (!made->n_filled || !made->n_unseen)
        return BP_ESYSTEM;
    dataset_source from = {.encoder = l->encoder,
                           .table = &made->table,
                           .filter = &made->filter,
                           .inputs = l->inputs,
                           .targets = l->targets,
                           .remedy = "a row whose target is empty is left out",
                           .counts = {made->n_filled, made->n_unseen},
                           .n_threads = l->n_threads};
    return dataset_encode(&from, false, l->memory, &made->data, l->err);
}

static bp_status read_rows(const labelling *l, const bp_record *first,
                           bp_header header) {
    bp_status status = match(l, first, header);
    if (!status)
        status = make_filter(l);
    if (!status)
        status = count_rows(l);
    if (!status)
        status = encode(l);
    return status ? status : note_cells(l);
}

bp_status bp_labelled_read(const bp_encoder *encoder, const char *const *paths,
                           size_t n_paths, const bp_reading *reading,
                           size_t n_threads, size_t memory, bp_labelled *made,
                           bp_error *err) {
    bp_record first;
    *made = (bp_labelled){0};
    bp_status status = bp_table_peek(&made->table, paths, n_paths, reading,
                                     true, &first, &made->notes, err);
    made->targets = bp_alloc(encoder->n_targets, sizeof *made->targets, err);
    bp_encoder as_read = *encoder;
    as_read.dialect = made->table.dialect;
    labelling l = {.encoder = &as_read,
                   .inputs = bp_alloc(encoder->n_inputs, sizeof(size_t), err),
                   .targets = made->targets,
                   .n_threads = n_threads,
                   .memory = memory,
                   .made = made,
                   .err = err};
    if (!status && (!l.inputs || !l.targets))
        status = BP_ESYSTEM;
    if (!status)
        status = read_rows(&l, &first, reading->header);
    if (!status)
        made->filter.missing = &encoder->missing; /* not the copy's */
    free(l.inputs);
    if (status)
        bp_labelled_free(made);
    return status;
}

void bp_labelled_free(bp_labelled *labelled) {
    bp_dataset_free(&labelled->data);
    free(labelled->targets);
    free(labelled->n_filled);
    free(labelled->n_unseen);
    bp_strings_free(&labelled->notes);
    bp_table_free(&labelled->table);
    free(labelled->required);
    free(labelled->numeric);
    *labelled = (bp_labelled){0};
}
