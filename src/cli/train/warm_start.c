/* warm_start.c - training that goes on from a finished model. */
#include "train/warm_start.h"

#include <stdlib.h>
#include <string.h>

#include "bp/labelled.h"
#include "bp/mem.h"
#include "bp/parallel.h"
#include "bp/side_column.h"
#include "bp/text.h"
#include "column_names.h"
#include "reading.h"

bp_status warm_start_check(const command *cmd, const train_values *v,
                           bp_error *err) {
    static const char *const kept[] = {
        "target",     "task",         "ignore",  "categorical",
        "numeric",    "layers",       "hidden",  "act",
        "output-act", "loss",         "init",    "na",
        "scale",      "target-scale", "missing", "missing-indicator",
        "unseen",     "min-count",    NULL};
    for (size_t i = 0; kept[i]; i++)
        if (option_given(cmd, v, kept[i]))
            return bp_fail(err, BP_EUSAGE,
                           "train: --%s can't be changed: --warm-start keeps "
                           "the columns and the network of its model",
                           kept[i]);
    if (v->options_from || v->resume)
        return bp_fail(err, BP_EUSAGE,
                       "train: --warm-start takes the recipe of its model; it "
                       "excludes --options-from and --resume");
    if (v->restarts > 1 && option_given(cmd, v, "restarts"))
        return bp_fail(err, BP_EUSAGE,
                       "train: --restarts draws other first weights, and "
                       "--warm-start starts with those of its model");
    if (v->refit == REFIT_YES && option_given(cmd, v, "refit"))
        return bp_fail(err, BP_EUSAGE,
                       "train: --refit doesn't go with --warm-start; say "
                       "--validation none to learn from all rows");
    return BP_OK;
}

void warm_start_settle(train_values *v) {
    v->restarts = 1;
    v->refit = REFIT_NO;
}

/* Moves what stays as it is; of a checkpoint, what was said of the data, too.
 */
static bp_status take_over(const plan *p, bp_model *model, bp_model *from,
                           bp_error *err) {
    bp_status status = BP_OK;
    if (p->values->resume) {
        model->notes = from->notes;
        from->notes = (bp_strings){0};
    } else {
        status = bp_strings_addf(
            &model->notes, err,
            "goes on from a model of %zu rows (xxh64:%016llx), with its "
            "columns, scales and weights",
            from->n_rows, (unsigned long long)from->checksum);
    }
    model->encoder = from->encoder;
    model->network = from->network;
    model->loss = from->loss;
    from->encoder = (bp_encoder){0};
    from->network = (bp_network){0};
    return status;
}

/* What the rows weigh, if a column says so. */
static bp_status weigh(const plan *p, const bp_labelled *read, bp_dataset *data,
                       float **weights, bp_error *err) {
    const char *asked = p->values->weight;
    size_t n_cols = read->table.n_cols, n;
    char clip[BP_CLIP];
    if (!asked)
        return BP_OK;
    size_t *columns = bp_alloc(n_cols, sizeof *columns, err);
    data->weights = *weights = bp_alloc_floats(data->n_rows, err);
    bp_status status = columns && data->weights ? BP_OK : BP_ESYSTEM;
    if (!status)
        status = columns_find(&read->table, p->cmd, "weight", asked, columns,
                              &n, err);
    if (!status && n != 1)
        status =
            bp_fail(err, BP_EUSAGE, "train: --weight '%s': one column, not %zu",
                    bp_clip(asked, clip), n);
    if (!status)
        status = bp_side_weights(&read->table, &read->filter, columns[0],
                                 p->n_threads, data->weights, err);
    if (!status)
        status = bp_dataset_normalize_weights(data, err);
    free(columns);
    return status;
}

static bp_status take_data(plan *p, bp_model *model, bp_labelled *read,
                           bp_dataset *data, float **weights, bp_error *err) {
    *data = read->data;
    read->data = (bp_dataset){0};
    bp_status status = weigh(p, read, data, weights, err);
    bool has_notes = p->values->resume != NULL;
    for (size_t i = 0; !status && !has_notes && i < read->notes.count; i++)
        status = bp_strings_add(&model->notes, read->notes.items[i], err);
    model->n_rows = data->n_rows;
    model->checksum = bp_pieces_checksum(read->table.pieces);
    p->table = read->table;
    read->table = (bp_table){0};
    return status;
}

bp_status warm_start_make(plan *p, bp_model *model, bp_model *from,
                          bp_dataset *data, float **weights, bp_error *err) {
    const train_values *v = p->values;
    bp_labelled read = {0};
    bp_reading reading;
    bp_status status = take_over(p, model, from, err);
    p->n_threads = v->threads ? v->threads : bp_processors();
    if (!status)
        status = reading_make(&v->reading, p->cmd, &model->encoder.dialect,
                              &reading, err);
    if (!status)
        status = bp_labelled_read(&model->encoder, v->common.operands,
                                  v->common.n_operands, &reading, p->n_threads,
                                  p->memory, &read, err);
    if (!status)
        status = take_data(p, model, &read, data, weights, err);
    bp_labelled_free(&read);
    p->task = model->encoder.task;
    p->task_reason = "that of the model";
    return status;
}
