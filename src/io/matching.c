/* matching.c - which column of a file is which input of a model. */
#include "bp/matching.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* The name of a column: what the header says, or where that is nothing the one
 * a table gives it (table.h). */
static const char *name_of(const bp_record *header, size_t i,
                           char made_up[32]) {
    if (*header->cells[i])
        return header->cells[i];
    snprintf(made_up, 32, BP_COLUMN_NAME, i + 1);
    return made_up;
}

/* The cell that holds `name`, from `from` on; n_cells when there is none. */
static size_t find_cell(const bp_record *header, const char *name,
                        size_t from) {
    char made_up[32];
    size_t i = from;
    while (i < header->n_cells &&
           strcmp(name_of(header, i, made_up), name) != 0)
        i++;
    return i;
}

static bool is_input(const bp_encoder *encoder, const char *name) {
    for (size_t i = 0; i < encoder->n_inputs; i++)
        if (strcmp(encoder->inputs[i].name, name) == 0)
            return true;
    return false;
}

/* Offers the nearest name that isn't another input's. */
static bp_status missing_column(const bp_encoder *encoder, const char *file,
                                const bp_record *header, const char *name,
                                bp_error *err) {
    char wanted[BP_CLIP], other[BP_CLIP];
    const char **names = bp_alloc(header->n_cells + 1, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    size_t n = 0;
    for (size_t i = 0; i < header->n_cells; i++)
        if (!is_input(encoder, header->cells[i]))
            names[n++] = header->cells[i];
    const char *nearest = bp_text_nearest(name, names);
    free(names);
    if (nearest)
        return bp_fail(err, BP_EMODEL,
                       "%s:%zu: no column '%s', which the model takes; is it "
                       "'%s'?",
                       file, header->line, bp_clip(name, wanted),
                       bp_clip(nearest, other));
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: no column '%s', which the model takes%s", file,
                   header->line, bp_clip(name, wanted),
                   header->n_cells == 1 && encoder->n_inputs > 1
                       ? "; does another --delimiter part the cells?"
                       : "");
}

static bp_status match_names(const bp_encoder *encoder, const char *file,
                             const bp_record *header, size_t *columns,
                             bp_error *err) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const char *name = encoder->inputs[i].name;
        char clip[BP_CLIP];
        columns[i] = find_cell(header, name, 0);
        if (columns[i] == header->n_cells)
            return missing_column(encoder, file, header, name, err);
        size_t twin = find_cell(header, name, columns[i] + 1);
        if (twin < header->n_cells)
            return bp_fail(err, BP_EMODEL,
                           "%s:%zu: two columns are named '%s' (%zu and %zu); "
                           "rename one",
                           file, header->line, bp_clip(name, clip),
                           columns[i] + 1, twin + 1);
    }
    return BP_OK;
}

/* Without names, the file is laid out as the training file was, or has the
 * inputs alone. */
static bp_status match_positions(const bp_encoder *encoder, const char *file,
                                 const bp_record *first, size_t *columns,
                                 bp_error *err) {
    bool whole = first->n_cells == encoder->n_file_columns;
    if (!whole && first->n_cells != encoder->n_inputs)
        return bp_fail(err, BP_EMODEL,
                       "%s:%zu: %zu columns without names the model knows; it "
                       "takes %zu, or the %zu of its training file",
                       file, first->line, first->n_cells, encoder->n_inputs,
                       encoder->n_file_columns);
    for (size_t i = 0; i < encoder->n_inputs; i++)
        columns[i] = whole ? encoder->inputs[i].position : i;
    return BP_OK;
}

static bool has_known_name(const bp_encoder *encoder, const bp_record *first) {
    for (size_t i = 0; i < first->n_cells; i++)
        if (is_input(encoder, first->cells[i]))
            return true;
    return false;
}

static bool has_number(const bp_record *first) {
    double value;
    for (size_t i = 0; i < first->n_cells; i++)
        if (bp_num_parse(first->cells[i], &value) != BP_NUM_WORD)
            return true;
    return false;
}

/* True when the encoder would take the record as a row. */
static bool is_data(const bp_encoder *encoder, const bp_record *first,
                    const size_t *columns) {
    bp_error ignored;
    float *x = bp_alloc_floats(bp_encoder_width(encoder), &ignored);
    bool data = x && bp_encoder_inputs(encoder, "", first, columns, x, NULL,
                                       &ignored) == BP_OK;
    free(x);
    return data;
}

bp_status bp_match_columns(const bp_encoder *encoder, const char *file,
                           const bp_record *first, bp_header header,
                           size_t *columns, bool *is_header, bp_error *err) {
    bool named = encoder->has_names && header != BP_HEADER_NO;
    *is_header = header == BP_HEADER_YES;
    if (named && (header == BP_HEADER_YES || has_known_name(encoder, first))) {
        *is_header = true;
        return match_names(encoder, file, first, columns, err);
    }
    bp_status status = match_positions(encoder, file, first, columns, err);
    if (header != BP_HEADER_AUTO || (status && has_number(first)))
        return status;
    if (has_number(first) || (!status && is_data(encoder, first, columns)))
        return BP_OK;
    *is_header = true;
    return named ? match_names(encoder, file, first, columns, err) : status;
}
