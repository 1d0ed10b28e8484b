/* from_hand.c - what a step is made of: weights typed in by hand, and a row
 * from the same file or from a CSV file. */
#include <stdlib.h>
#include <string.h>

#include "bp/hand_weights.h"
#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "trace/row.h"
#include "trace/trace.h"

/* What training starts with when nobody says otherwise. */
static const double usual_rate = 0.01;

/* ---- names ---- */

static bp_status give_name(char **name, const bp_strings *names, size_t i,
                           bp_error *err) {
    if (i >= names->count || *name)
        return BP_OK;
    *name = bp_copy(names->items[i], err);
    return *name ? BP_OK : BP_ESYSTEM;
}

static bp_status give_names(trace *t, const bp_hand_weights *hand,
                            bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < t->n_inputs; i++)
        status = give_name(&t->inputs[i].name, &hand->input_names, i, err);
    for (size_t l = 0; l < t->n_layers; l++)
        for (size_t j = 0; !status && j < t->layers[l].n_neurons; j++)
            status = give_name(&t->layers[l].neurons[j].name,
                               &hand->neuron_names[l], j, err);
    return status;
}

/* ---- a row of a CSV file ---- */

/* The header's names, for what has none yet. */
static bp_status take_header(trace *t, const bp_table *table, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < t->n_inputs; i++)
        status = give_name(&t->inputs[i].name, &table->names, i, err);
    for (size_t j = 0; !status && j < t->n_outputs; j++)
        status = give_name(&t->layers[t->n_layers - 1].neurons[j].name,
                           &table->names, t->n_inputs + j, err);
    return status;
}

/* The column called `name`; without a header or a name, the one at `i`. */
static bp_status find_column(const bp_table *table, const char *name, size_t i,
                             size_t *col, bp_error *err) {
    char clip[BP_CLIP];
    *col = i;
    if (!name || !table->has_header)
        return BP_OK;
    *col = bp_strings_find(&table->names, name);
    if (*col < table->n_cols)
        return BP_OK;
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: no column '%s', which the weights file names",
                   table->file, table->first_line, bp_clip(name, clip));
}

static bp_status read_cell(const bp_table *table, const bp_record *record,
                           size_t col, trace_cell *cell, double *value,
                           bp_error *err) {
    const char *text = record->cells[col];
    char name[BP_CLIP], clip[BP_CLIP];
    cell->text = bp_copy(text, err);
    if (!cell->text)
        return BP_ESYSTEM;
    if (bp_num_parse(text, table->dialect.decimal, value) == BP_NUM_OK)
        return BP_OK;
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column '%s': '%s' is not a number; weights typed "
                   "in by hand take nothing else",
                   record->file, record->line,
                   bp_clip(table->names.items[col], name), bp_clip(text, clip));
}

static bp_status take_cells(trace *t, const bp_table *table,
                            const bp_record *record, bp_error *err) {
    bp_status status = BP_OK;
    size_t col;
    for (size_t i = 0; !status && i < t->n_inputs; i++) {
        trace_input *input = &t->inputs[i];
        status = find_column(table, input->name, i, &col, err);
        if (!status)
            status =
                read_cell(table, record, col, &input->cell, &input->value, err);
    }
    for (size_t j = 0; !status && j < t->n_outputs; j++) {
        trace_output *output = &t->outputs[j];
        status = find_column(table, trace_last(t)->neurons[j].name,
                             t->n_inputs + j, &col, err);
        if (!status)
            status = read_cell(table, record, col, &output->cell,
                               &output->expected, err);
    }
    return status;
}

/* Columns beside those that are named are passed over, without names none. */
static bp_status check_width(const trace *t, const bp_table *table,
                             bool has_names, bp_error *err) {
    size_t n = t->n_inputs + t->n_outputs;
    if (table->n_cols == n || (has_names && table->has_header))
        return BP_OK;
    return bp_fail(
        err, BP_EMODEL,
        "%s:%zu: %zu column%s, where the network has %zu input%s and "
        "%zu target%s",
        table->file, table->first_line, table->n_cols,
        table->n_cols == 1 ? "" : "s", t->n_inputs, t->n_inputs == 1 ? "" : "s",
        t->n_outputs, t->n_outputs == 1 ? "" : "s");
}

static bp_status check_targets(const trace *t, const bp_textbook *book,
                               bp_error *err) {
    double *targets = bp_alloc(t->n_outputs, sizeof *targets, err);
    if (!targets)
        return BP_ESYSTEM;
    for (size_t j = 0; j < t->n_outputs; j++)
        targets[j] = t->outputs[j].expected;
    const char *why = bp_hand_targets_check(book, targets);
    free(targets);
    return why ? bp_fail(err, BP_EDATA, "%s:%zu: %s", t->row_file, t->line, why)
               : BP_OK;
}

static bp_status read_row(trace *t, const bp_textbook *book, const command *cmd,
                          const trace_values *v, bp_error *err) {
    bp_reading reading;
    bp_table table = {0};
    trace_row row = {0};
    bool has_names = t->inputs[0].name && trace_last(t)->neurons[0].name;
    bp_status status = reading_make(&v->reading, cmd, NULL, &reading, err);
    if (!status)
        status = bp_table_open(&table, v->common.operands, 1, &reading,
                               &t->notes, err);
    if (!status)
        status = check_width(t, &table, has_names, err);
    if (!status && table.has_header &&
        table.n_cols == t->n_inputs + t->n_outputs)
        status = take_header(t, &table, err);
    if (!status)
        status = trace_row_find(&table, v->row, &row, err);
    if (!status)
        status = take_cells(t, &table, &row.record, err);
    t->line = row.record.line;
    if (!status)
        status = check_targets(t, book, err);
    trace_row_free(&row);
    bp_table_free(&table);
    return status;
}

/* ---- a row in the same file ---- */

static bp_status take_row(trace *t, const bp_hand_weights *hand,
                          const trace_values *v, bp_error *err) {
    if (!hand->inputs || !hand->targets)
        return bp_fail(err, BP_EMODEL,
                       "%s: it has no \"%s\", so the row must come from a CSV "
                       "file; name one",
                       t->network_file, hand->inputs ? "targets" : "inputs");
    if (v->row != 1)
        return bp_fail(err, BP_EUSAGE,
                       "%s: there is no row %zu: the row in it is row 1",
                       t->network_file, v->row);
    for (size_t i = 0; i < t->n_inputs; i++)
        t->inputs[i].value = hand->inputs[i];
    for (size_t j = 0; j < t->n_outputs; j++)
        t->outputs[j].expected = hand->targets[j];
    return BP_OK;
}

static bp_status fill(trace *t, bp_textbook *book, bp_hand_weights *hand,
                      const command *cmd, const trace_values *v,
                      bp_error *err) {
    bp_status status = trace_init(t, &hand->book, err);
    if (!status)
        status = give_names(t, hand, err);
    if (!status && t->row_file)
        status = read_row(t, &hand->book, cmd, v, err);
    else if (!status)
        status = take_row(t, hand, v, err);
    if (!status)
        status = trace_name_rest(t, err);
    t->row = v->row;
    *book = hand->book; /* which is the caller's from now on */
    hand->book.layers = NULL;
    hand->book.n_layers = 0;
    return status;
}

bp_status trace_from_hand(trace *t, bp_textbook *book, const command *cmd,
                          const trace_values *v, bp_error *err) {
    bp_hand_weights hand;
    bp_status status = bp_hand_weights_load(&hand, v->weights, err);
    if (status)
        return status;
    t->network_file =
        strcmp(v->weights, "-") == 0 ? "standard input" : v->weights;
    if (v->common.n_operands)
        t->row_file = strcmp(v->common.operands[0], "-") == 0
                          ? "standard input"
                          : v->common.operands[0];
    t->rate = option_given(cmd, v, "learning-rate") ? v->rate
              : hand.has_learning_rate              ? hand.learning_rate
                                                    : usual_rate;
    status = fill(t, book, &hand, cmd, v, err);
    bp_hand_weights_free(&hand);
    return status;
}
