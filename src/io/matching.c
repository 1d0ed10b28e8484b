/* matching.c - which column of a file is which input of a model. */
#include "bp/matching.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* The names in a header, to be searched. */
typedef struct header_index {
    bp_strings names; /* of all cells; "column 3" where it says nothing */
    size_t *sorted;   /* the cells by name, those of one name in their order */
} header_index;

static int by_name(const void *a, const void *b, void *names) {
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    char *const *items = ((const bp_strings *)names)->items;
    int order = strcmp(items[i], items[j]);
    return order ? order : (i > j) - (i < j);
}

static void index_free(header_index *index) {
    bp_strings_free(&index->names);
    free(index->sorted);
}

static bp_status index_init(header_index *index, const bp_record *header,
                            bp_error *err) {
    size_t n = header->n_cells;
    *index = (header_index){.sorted = bp_alloc(n, sizeof(size_t), err)};
    bp_status status = index->sorted ? BP_OK : BP_ESYSTEM;
    for (size_t i = 0; !status && i < n; i++) {
        const char *name = header->cells[i];
        index->sorted[i] = i;
        status =
            *name ? bp_strings_add(&index->names, name, err)
                  : bp_strings_addf(&index->names, err, BP_COLUMN_NAME, i + 1);
    }
    if (status)
        index_free(index);
    else
        qsort_r(index->sorted, n, sizeof *index->sorted, by_name,
                &index->names);
    return status;
}

/* The place in `sorted` of the first cell called `name`, or where it would be.
 */
static size_t find_name(const header_index *index, const char *name) {
    size_t low = 0, high = index->names.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->names.items[index->sorted[middle]], name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* True when the cell at a place in `sorted` is called so. */
static bool is_called(const header_index *index, size_t place,
                      const char *name) {
    return place < index->names.count &&
           strcmp(index->names.items[index->sorted[place]], name) == 0;
}

static bool is_input(const bp_encoder *encoder, const char *name) {
    for (size_t i = 0; i < encoder->n_inputs; i++)
        if (strcmp(encoder->inputs[i].name, name) == 0)
            return true;
    return false;
}

/* Offers the nearest name that isn't another input's. */
static bp_status missing_column(const bp_encoder *encoder,
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
                       header->file, header->line, bp_clip(name, wanted),
                       bp_clip(nearest, other));
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: no column '%s', which the model takes%s",
                   header->file, header->line, bp_clip(name, wanted),
                   header->n_cells == 1 && encoder->n_inputs > 1
                       ? "; does another --delimiter part the cells?"
                       : "");
}

static bp_status match_names(const bp_encoder *encoder,
                             const header_index *index, const bp_record *header,
                             size_t *columns, bp_error *err) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const char *name = encoder->inputs[i].name;
        char clip[BP_CLIP];
        size_t place = find_name(index, name);
        if (!is_called(index, place, name))
            return missing_column(encoder, header, name, err);
        columns[i] = index->sorted[place];
        if (is_called(index, place + 1, name))
            return bp_fail(err, BP_EMODEL,
                           "%s:%zu: two columns are named '%s' (%zu and %zu); "
                           "rename one",
                           header->file, header->line, bp_clip(name, clip),
                           columns[i] + 1, index->sorted[place + 1] + 1);
    }
    return BP_OK;
}

/* Without names, the file is laid out as the training file was, or has the
 * inputs alone. */
static bp_status match_positions(const bp_encoder *encoder,
                                 const bp_record *first, size_t *columns,
                                 bp_error *err) {
    bool whole = first->n_cells == encoder->n_file_columns;
    if (!whole && first->n_cells != encoder->n_inputs)
        return bp_fail(err, BP_EMODEL,
                       "%s:%zu: %zu columns without names the model knows; it "
                       "takes %zu, or the %zu of its training file",
                       first->file, first->line, first->n_cells,
                       encoder->n_inputs, encoder->n_file_columns);
    for (size_t i = 0; i < encoder->n_inputs; i++)
        columns[i] = whole ? encoder->inputs[i].position : i;
    return BP_OK;
}

/* Made up names don't count: they are no sign of a header. */
static bool has_known_name(const bp_encoder *encoder, const header_index *index,
                           const bp_record *first) {
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const char *name = encoder->inputs[i].name;
        size_t place = find_name(index, name);
        for (; is_called(index, place, name); place++)
            if (*first->cells[index->sorted[place]])
                return true;
    }
    return false;
}

static bool has_number(const bp_encoder *encoder, const bp_record *first) {
    double value;
    for (size_t i = 0; i < first->n_cells; i++)
        if (bp_num_parse(first->cells[i], encoder->dialect.decimal, &value) !=
            BP_NUM_WORD)
            return true;
    return false;
}

/* True when the encoder would take the record as a row. Where it takes levels
 * that it never saw, there must be something else than such in the row, or any
 * names would do. */
static bool is_data(const bp_encoder *encoder, const bp_record *first,
                    const size_t *columns) {
    bp_error ignored;
    float *x = bp_alloc_floats(bp_encoder_width(encoder), &ignored);
    size_t *n_unseen = bp_alloc(encoder->n_inputs, sizeof *n_unseen, &ignored);
    bp_encoded counts = {.n_unseen = n_unseen};
    bool data = x && n_unseen &&
                bp_encoder_inputs(encoder, first, columns, x, &counts,
                                  &ignored) == BP_OK;
    size_t n_known = encoder->n_inputs;
    for (size_t i = 0; data && i < encoder->n_inputs; i++)
        n_known -= n_unseen[i];
    free(x);
    free(n_unseen);
    return data && n_known > 0;
}

static bp_status match(const bp_encoder *encoder, const header_index *index,
                       const bp_record *first, bp_header header,
                       size_t *columns, bool *is_header, bp_error *err) {
    bool named = encoder->has_names && header != BP_HEADER_NO;
    *is_header = header == BP_HEADER_YES;
    if (named &&
        (header == BP_HEADER_YES || has_known_name(encoder, index, first))) {
        *is_header = true;
        return match_names(encoder, index, first, columns, err);
    }
    bp_status status = match_positions(encoder, first, columns, err);
    if (header != BP_HEADER_AUTO || (status && has_number(encoder, first)))
        return status;
    if (has_number(encoder, first) ||
        (!status && is_data(encoder, first, columns)))
        return BP_OK;
    *is_header = true;
    return named ? match_names(encoder, index, first, columns, err) : status;
}

bp_status bp_match_columns(const bp_encoder *encoder, const bp_record *first,
                           bp_header header, size_t *columns, bool *is_header,
                           bp_error *err) {
    header_index index;
    bp_status status = index_init(&index, first, err);
    if (status)
        return status;
    status = match(encoder, &index, first, header, columns, is_header, err);
    index_free(&index);
    return status;
}
