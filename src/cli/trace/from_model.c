/* from_model.c - what a step is made of: a model, and a row of a CSV file. */
#include <stdlib.h>
#include <string.h>

#include "bp/matching.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/num.h"
#include "bp/text.h"
#include "show/names.h"
#include "trace/row.h"
#include "trace/trace.h"

/* Room for some words with a name. */
enum { TRACE_WORDS = 128 };

/* What is needed on the way. */
typedef struct making {
    bp_model model;
    bp_table table;
    size_t *inputs, *targets; /* their cells in the row */
    trace_row row;
    float *x, *t;                /* the row, encoded */
    size_t *n_filled, *n_unseen; /* what was done to each column's cell */
} making;

static void making_free(making *m) {
    trace_row_free(&m->row);
    bp_table_free(&m->table);
    bp_model_free(&m->model);
    free(m->inputs);
    free(m->targets);
    free(m->x);
    free(m->t);
    free(m->n_filled);
    free(m->n_unseen);
}

/* ---- the row ---- */

static bp_status make_room(making *m, bp_error *err) {
    const bp_encoder *encoder = &m->model.encoder;
    size_t n = encoder->n_inputs, n_targets = encoder->n_targets;
    m->inputs = bp_alloc(n, sizeof *m->inputs, err);
    m->targets = bp_alloc(n_targets, sizeof *m->targets, err);
    m->x = bp_alloc(bp_encoder_width(encoder), sizeof *m->x, err);
    m->t = bp_alloc(n_targets, sizeof *m->t, err);
    m->n_filled = bp_alloc(n, sizeof *m->n_filled, err);
    m->n_unseen = bp_alloc(n, sizeof *m->n_unseen, err);
    bool done =
        m->inputs && m->targets && m->x && m->t && m->n_filled && m->n_unseen;
    return done ? BP_OK : BP_ESYSTEM;
}

/* Looks at the first row: where is what, and is it a header? A level that the
 * model doesn't know speaks for one. */
static bp_status match(making *m, const bp_record *first, bp_header header,
                       bp_error *err) {
    bp_encoder strict = m->model.encoder;
    bool is_header = false;
    strict.unseen = BP_UNSEEN_ERROR;
    if (first->n_cells == 0)
        return bp_fail(err, BP_EDATA, "%s: empty: it has no rows",
                       m->table.file);
    bp_status status =
        bp_match_columns(&strict, first, header, m->inputs, &is_header, err);
    if (!status)
        status = bp_table_settle(&m->table, is_header, NULL, err);
    return status ? status
                  : bp_match_targets(&strict, &m->table, is_header, m->targets,
                                     err);
}

static bp_status read_row(making *m, bp_strings *notes, const command *cmd,
                          const trace_values *v, bp_error *err) {
    bp_encoder *encoder = &m->model.encoder;
    bp_reading reading;
    bp_record first;
    bp_encoded counts = {m->n_filled, m->n_unseen};
    bp_status status =
        reading_make(&v->reading, cmd, &encoder->dialect, &reading, err);
    if (!status)
        status = bp_table_peek(&m->table, &v->common.operands[1], 1, &reading,
                               false, &first, notes, err);
    if (status)
        return status;
    encoder->dialect = m->table.dialect;
    status = match(m, &first, reading.header, err);
    if (!status)
        status = trace_row_find(&m->table, v->row, &m->row, err);
    if (!status)
        status = bp_encoder_inputs(encoder, &m->row.record, m->inputs, m->x,
                                   &counts, err);
    return status ? status
                  : bp_encoder_targets(encoder, &m->row.record, m->targets,
                                       m->t, err);
}

/* ---- what inputs and outputs are ---- */

static bp_status describe_cell(const making *m, const bp_column *column,
                               size_t at, bool is_filled, trace_cell *cell,
                               bp_error *err) {
    const char *text = m->row.record.cells[at];
    cell->text = bp_copy(text, err);
    cell->is_filled = is_filled;
    if (cell->origin == TRACE_SCALED) {
        cell->centre = column->centre;
        cell->scale = column->scale;
        cell->raw = column->fill;
        if (!is_filled) /* it was read once, so it is a number */
            (void)bp_num_parse(text, m->table.dialect.decimal, &cell->raw);
    }
    return cell->text ? BP_OK : BP_ESYSTEM;
}

static bp_status describe_inputs(const making *m, trace *t, bp_error *err) {
    const bp_encoder *encoder = &m->model.encoder;
    bp_status status = BP_OK;
    show_input at = {0};
    for (size_t i = 0; !status && show_next_input(encoder, &at); i++) {
        const bp_column *column = &encoder->inputs[at.column];
        trace_input *input = &t->inputs[i];
        char name[SHOW_NAME];
        input->name = bp_copy(show_input_name(encoder, &at, name), err);
        input->value = (double)m->x[i];
        input->cell.origin = column->type == BP_CATEGORY ? TRACE_LEVEL
                             : at.place                  ? TRACE_INDICATOR
                                                         : TRACE_SCALED;
        status = input->name ? describe_cell(m, column, m->inputs[at.column],
                                             m->n_filled[at.column] > 0,
                                             &input->cell, err)
                             : BP_ESYSTEM;
    }
    return status;
}

/* A class is spread over the outputs, as training does it. */
static bp_status describe_outputs(const making *m, trace *t, bp_error *err) {
    const bp_encoder *encoder = &m->model.encoder;
    bool is_classifier = encoder->task == BP_CLASSIFY;
    size_t n = t->n_outputs;
    bp_status status = BP_OK;
    for (size_t j = 0; !status && j < n; j++) {
        trace_output *output = &t->outputs[j];
        trace_neuron *neuron = &t->layers[t->n_layers - 1].neurons[j];
        size_t target = is_classifier ? 0 : j;
        double class_of_output = n == 1 ? 1 : (double)j;
        neuron->name = bp_copy(show_output_name(encoder, n, j), err);
        output->expected = !is_classifier ? (double)m->t[j]
                           : (double)m->t[0] == class_of_output ? 1
                                                                : 0;
        output->cell.origin = is_classifier ? TRACE_LEVEL : TRACE_SCALED;
        status = neuron->name ? describe_cell(m, &encoder->targets[target],
                                              m->targets[target], false,
                                              &output->cell, err)
                              : BP_ESYSTEM;
    }
    return status;
}

/* ---- the recipe ---- */

static const char *setting_of(const bp_model *model, const char *name) {
    const bp_setting *found = bp_model_setting(model, name);
    return found ? found->value : "";
}

static bp_status find_rate(trace *t, const making *m, const char *path,
                           bp_error *err) {
    const char *text = setting_of(&m->model, "learning-rate");
    if (bp_num_parse(text, '.', &t->rate) == BP_NUM_OK && t->rate >= 0)
        return BP_OK;
    return bp_fail(err, BP_EMODEL,
                   "%s: its recipe has no learning rate; say --learning-rate",
                   path);
}

/* True for rprop and lbfgs. */
static bool takes_all_rows(const char *optimizer) {
    int kind = 0;
    while (kind < BP_N_OPTIMIZERS &&
           strcmp(bp_optimizer_names[kind], optimizer) != 0)
        kind++;
    return kind < BP_N_OPTIMIZERS &&
           bp_optimizer_is_full_batch((bp_optimizer_kind)kind);
}

/* What a step of training would have besides. */
static bp_status note_recipe(trace *t, const making *m, bp_error *err) {
    const char *optimizer = setting_of(&m->model, "optimizer");
    const char *batch = setting_of(&m->model, "batch-size");
    const char *momentum = setting_of(&m->model, "momentum");
    char clips[3][BP_CLIP], rows[TRACE_WORDS], with[TRACE_WORDS] = "";
    if (takes_all_rows(optimizer))
        snprintf(rows, sizeof rows, "all rows");
    else if (strcmp(batch, "1") == 0)
        snprintf(rows, sizeof rows, "one row");
    else
        snprintf(rows, sizeof rows, "the mean of %s rows",
                 bp_clip(batch, clips[0]));
    if (strcmp(optimizer, "sgd") == 0 && strcmp(momentum, "0") != 0)
        snprintf(with, sizeof with, " with momentum %s",
                 bp_clip(momentum, clips[1]));
    return bp_strings_addf(&t->notes, err,
                           "training took steps by %s%s from %s; here is the "
                           "plain step of one row",
                           bp_clip(optimizer, clips[2]), with, rows);
}

static bp_status note_cells(trace *t, const making *m, bp_error *err) {
    const bp_encoder *encoder = &m->model.encoder;
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < encoder->n_inputs; i++) {
        char name[BP_CLIP];
        bp_clip(encoder->inputs[i].name, name);
        if (m->n_filled[i])
            status = bp_strings_addf(&t->notes, err,
                                     "column '%s': the cell is missing; what "
                                     "the model has for that stands in",
                                     name);
        if (!status && m->n_unseen[i])
            status = bp_strings_addf(
                &t->notes, err,
                "column '%s': a level that training never "
                "saw%s, taken as other",
                name, encoder->inputs[i].has_other ? " or saw too seldom" : "");
    }
    return status;
}

static bp_status fill(trace *t, bp_textbook *book, const making *m,
                      const trace_values *v, bp_error *err) {
    bp_status status =
        bp_textbook_init(book, &m->model.network, m->model.loss, err);
    if (!status)
        status = trace_init(t, book, err);
    if (!status)
        status = describe_inputs(m, t, err);
    if (!status)
        status = describe_outputs(m, t, err);
    if (!status)
        status = trace_name_rest(t, err);
    if (!status)
        status = note_cells(t, m, err);
    if (!status && setting_of(&m->model, "optimizer")[0])
        status = note_recipe(t, m, err);
    t->is_model = true;
    t->is_classifier = m->model.encoder.task == BP_CLASSIFY;
    t->line = m->row.record.line;
    t->row = v->row;
    return status;
}

bp_status trace_from_model(trace *t, bp_textbook *book, const command *cmd,
                           const trace_values *v, bp_error *err) {
    const char *path = v->common.operands[0];
    making m = {0};
    t->network_file = strcmp(path, "-") == 0 ? "standard input" : path;
    t->row_file = strcmp(v->common.operands[1], "-") == 0
                      ? "standard input"
                      : v->common.operands[1];
    t->rate = v->rate;
    bp_status status = bp_model_load(&m.model, path, err);
    if (!status && !option_given(cmd, v, "learning-rate"))
        status = find_rate(t, &m, t->network_file, err);
    if (!status)
        status = make_room(&m, err);
    if (!status)
        status = read_row(&m, &t->notes, cmd, v, err);
    if (!status)
        status = fill(t, book, &m, v, err);
    making_free(&m);
    return status;
}
