/* matching_targets.c - which column of a file is which target of a model. */
#include <stdlib.h>
#include <string.h>

#include "bp/matching.h"
#include "bp/mem.h"
#include "bp/text.h"

/* True for the name of a column that the model has. */
static bool is_known(const bp_encoder *encoder, const char *name) {
    bool known = false;
    for (size_t i = 0; !known && i < encoder->n_inputs; i++)
        known = strcmp(encoder->inputs[i].name, name) == 0;
    for (size_t j = 0; !known && j < encoder->n_targets; j++)
        known = strcmp(encoder->targets[j].name, name) == 0;
    return known;
}

/* Offers the nearest name of a column that is nothing else. */
static bp_status refuse_no_target(const bp_encoder *encoder,
                                  const bp_table *table, const char *name,
                                  bp_error *err) {
    char wanted[BP_CLIP], other[BP_CLIP];
    size_t n = 0;
    const char **names = bp_alloc(table->n_cols + 1, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    for (size_t col = 0; col < table->n_cols; col++)
        if (!is_known(encoder, table->names.items[col]))
            names[n++] = table->names.items[col];
    const char *nearest = bp_text_nearest(name, names);
    free(names);
    bp_clip(name, wanted);
    if (nearest)
        return bp_fail(err, BP_EMODEL,
                       "%s:%zu: no column '%s', the model's target; is it "
                       "'%s'?",
                       table->file, table->first_line, wanted,
                       bp_clip(nearest, other));
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: no column '%s', the model's target: without it "
                   "nothing says what is right",
                   table->file, table->first_line, wanted);
}

static bp_status find_target(const bp_encoder *encoder, const bp_table *table,
                             const char *name, size_t *target, bp_error *err) {
    char clip[BP_CLIP];
    size_t col = bp_strings_find(&table->names, name);
    if (col == table->n_cols)
        return refuse_no_target(encoder, table, name, err);
    *target = col;
    while (++col < table->n_cols)
        if (strcmp(table->names.items[col], name) == 0)
            return bp_fail(err, BP_EMODEL,
                           "%s:%zu: two columns are named '%s' (%zu and %zu); "
                           "rename one",
                           table->file, table->first_line, bp_clip(name, clip),
                           *target + 1, col + 1);
    return BP_OK;
}

/* Without names, the file is laid out as the training file was. */
static bp_status place_targets(const bp_encoder *encoder, const bp_table *table,
                               size_t *targets, bp_error *err) {
    if (table->n_cols != encoder->n_file_columns)
        return bp_fail(err, BP_EMODEL,
                       "%s:%zu: %zu columns without names the model knows, so "
                       "that nothing says which is the target; write the %zu "
                       "of its training file",
                       table->file, table->first_line, table->n_cols,
                       encoder->n_file_columns);
    for (size_t j = 0; j < encoder->n_targets; j++)
        targets[j] = encoder->targets[j].position;
    return BP_OK;
}

bp_status bp_match_targets(const bp_encoder *encoder, const bp_table *table,
                           bool is_header, size_t *targets, bp_error *err) {
    bp_status status = BP_OK;
    if (!is_header || !encoder->has_names)
        return place_targets(encoder, table, targets, err);
    for (size_t j = 0; !status && j < encoder->n_targets; j++)
        status = find_target(encoder, table, encoder->targets[j].name,
                             &targets[j], err);
    return status;
}
