/* plan.c - decisions: from what was asked and what the data holds to what is
 * learnt. Columns, then the task; the network is in plan_network.c. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "columns.h"
#include "plan_network.h"

static bp_status mark_columns(plan *p, const char *option, const char *text,
                              bool *marks, bp_error *err) {
    if (!text)
        return BP_OK;
    size_t n, *columns = bp_alloc(p->table.n_cols, sizeof *columns, err);
    if (!columns)
        return BP_ESYSTEM;
    bp_status status =
        columns_find(&p->table, p->cmd, option, text, columns, &n, err);
    for (size_t i = 0; !status && i < n; i++)
        marks[columns[i]] = true;
    free(columns);
    return status;
}

/* The last `n` columns that aren't ignored. */
static void take_last(plan *p, size_t n) {
    for (size_t col = p->table.n_cols; col-- > 0 && p->n_targets < n;)
        if (!p->ignored[col])
            p->targets[p->n_targets++] = col;
    for (size_t i = 0; i < p->n_targets / 2; i++) {
        size_t other = p->n_targets - 1 - i, col = p->targets[i];
        p->targets[i] = p->targets[other];
        p->targets[other] = col;
    }
}

/* How many outputs --layers says, when the file has exactly its inputs and
 * outputs as numeric columns; else 1. */
static size_t targets_by_layers(const plan *p) {
    const option_list *layers = &p->values->layers;
    size_t n_used = 0, n_numeric = 0;
    for (size_t col = 0; col < p->table.n_cols; col++) {
        n_used += !p->ignored[col];
        n_numeric +=
            !p->ignored[col] && bp_profile_is_numeric(&p->profiles[col]);
    }
    if (layers->count < 2 || n_used != n_numeric)
        return 1;
    size_t outputs = layers->items[layers->count - 1];
    return layers->items[0] + outputs == n_used ? outputs : 1;
}

static bp_status choose_columns(plan *p, bp_error *err) {
    char clip[BP_CLIP];
    bp_status status = BP_OK;
    if (p->values->target)
        status = columns_find(&p->table, p->cmd, "target", p->values->target,
                              p->targets, &p->n_targets, err);
    else
        take_last(p, targets_by_layers(p));
    for (size_t i = 0; !status && i < p->n_targets; i++) {
        if (p->ignored[p->targets[i]])
            return bp_fail(err, BP_EUSAGE,
                           "%s: column '%s' is both --target and --ignore",
                           p->cmd->name,
                           bp_clip(p->table.names.items[p->targets[i]], clip));
        p->ignored[p->targets[i]] = true; /* as an input */
    }
    for (size_t col = 0; !status && col < p->table.n_cols; col++)
        if (!p->ignored[col])
            p->inputs[p->n_inputs++] = col;
    for (size_t i = 0; !status && i < p->n_targets; i++)
        p->ignored[p->targets[i]] = false;
    if (!status && p->n_targets == 0)
        status = bp_fail(err, BP_EUSAGE, "%s: --ignore leaves no column",
                         p->cmd->name);
    if (!status && p->n_inputs == 0)
        status = bp_fail(err, BP_EDATA,
                         "%s: no column is left to learn from: all are targets "
                         "or ignored",
                         p->table.file);
    return status;
}

static bp_status profile_columns(plan *p, const bp_strings *missing,
                                 bp_error *err) {
    bp_status status = BP_OK;
    for (size_t col = 0; !status && col < p->table.n_cols; col++) {
        if (p->ignored[col])
            continue;
        bp_profile_column(&p->profiles[col], &p->table, col, missing);
        if (!p->categorical[col])
            status = bp_profile_check(&p->profiles[col], &p->table, col, err);
    }
    return status;
}

/* A row without a target can't be learnt from. */
static bp_status drop_rows_without_target(plan *p, const bp_strings *missing,
                                          bp_strings *notes, bp_error *err) {
    char clip[BP_CLIP];
    size_t n_dropped = 0, n_rows = p->table.n_rows;
    bool *keep = bp_alloc(n_rows, sizeof *keep, err);
    if (!keep)
        return BP_ESYSTEM;
    for (size_t row = 0; row < n_rows; row++) {
        keep[row] = true;
        for (size_t i = 0; i < p->n_targets; i++) {
            size_t col = p->targets[i];
            const char *cell = bp_table_cell(&p->table, row, col);
            if (*cell == '\0' || (p->profiles[col].n_words == 0 &&
                                  bp_cell_is_missing(cell, missing)))
                keep[row] = false;
        }
        n_dropped += !keep[row];
    }
    bp_status status = BP_OK;
    if (n_dropped == n_rows)
        status = bp_fail(
            err, BP_EDATA, "%s: no row has a value in the target '%s'",
            p->table.file, bp_clip(p->table.names.items[p->targets[0]], clip));
    else if (n_dropped > 0) {
        bp_table_keep(&p->table, keep);
        status = bp_strings_addf(notes, err,
                                 "%zu row%s without a target left "
                                 "out",
                                 n_dropped, n_dropped == 1 ? "" : "s");
        if (!status)
            status = profile_columns(p, missing, err);
    }
    free(keep);
    return status;
}

/* How many different whole numbers the column has; 0 when some aren't whole. */
static bp_status count_whole(const plan *p, size_t col, size_t *n,
                             bp_error *err) {
    bp_strings levels = {0};
    *n = 0;
    if (!p->profiles[col].whole)
        return BP_OK;
    bp_status status = bp_column_levels(&levels, &p->table, col, true, err);
    *n = levels.count;
    bp_strings_free(&levels);
    return status;
}

static bp_status refuse_words(const plan *p, size_t col, bp_error *err) {
    char name[BP_CLIP], word[BP_CLIP];
    size_t row = p->profiles[col].word_row;
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column '%s': '%s' is not a number, as a target of "
                   "regression must be",
                   p->table.file, p->table.lines[row],
                   bp_clip(p->table.names.items[col], name),
                   bp_clip(bp_table_cell(&p->table, row, col), word));
}

static bp_status choose_task(plan *p, bp_error *err) {
    size_t col = p->targets[0], n_whole = 0;
    const option_list *layers = &p->values->layers;
    bool numeric = bp_profile_is_numeric(&p->profiles[col]);
    bool asked = p->values->task != AUTO;
    p->task = asked                         ? (bp_task)(p->values->task - 1)
              : numeric || p->n_targets > 1 ? BP_REGRESS
                                            : BP_CLASSIFY;
    p->task_reason = asked     ? "asked for"
                     : numeric ? "the target is numeric"
                               : "the target is text";
    if (p->task == BP_CLASSIFY && p->n_targets > 1)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --task classify takes one target, "
                       "not %zu",
                       p->cmd->name, p->n_targets);
    for (size_t i = 0; p->task == BP_REGRESS && i < p->n_targets; i++)
        if (!bp_profile_is_numeric(&p->profiles[p->targets[i]]))
            return refuse_words(p, p->targets[i], err);
    if (asked || !numeric || p->n_targets > 1)
        return BP_OK;
    bp_status status = BP_OK;
    if (p->categorical[col])
        p->task = BP_CLASSIFY, p->task_reason = "the target is --categorical";
    else if (layers->count >= 2)
        status = count_whole(p, col, &n_whole, err);
    if (n_whole >= 2 && n_whole == layers->items[layers->count - 1]) {
        p->task = BP_CLASSIFY;
        p->task_reason = "as many outputs as the target has whole numbers";
    }
    return status;
}

static bp_status fit_encoder(plan *p, const bp_strings *missing,
                             bp_model *model, bp_error *err) {
    bp_fit fit = {.inputs = p->inputs,
                  .targets = p->targets,
                  .n_inputs = p->n_inputs,
                  .n_targets = p->n_targets,
                  .categorical = p->categorical,
                  .task = p->task,
                  .scaling = (bp_scaling)p->values->scale,
                  .target_scaling = plan_target_scaling(p)};
    return bp_encoder_fit(&model->encoder, &p->table, p->profiles, missing,
                          &fit, &model->notes, err);
}

static bp_status read_table(plan *p, const char *path, bp_model *model,
                            bp_error *err) {
    const train_values *v = p->values;
    bp_header header = v->header      ? BP_HEADER_YES
                       : v->no_header ? BP_HEADER_NO
                                      : BP_HEADER_AUTO;
    bp_status status = bp_table_read(&p->table, path, v->delimiter, header,
                                     &model->notes, err);
    if (status)
        return status;
    size_t n_cols = p->table.n_cols;
    p->profiles = bp_alloc(n_cols, sizeof *p->profiles, err);
    p->inputs = bp_alloc(n_cols, sizeof *p->inputs, err);
    p->targets = bp_alloc(n_cols, sizeof *p->targets, err);
    p->ignored = bp_alloc(n_cols, sizeof *p->ignored, err);
    p->categorical = bp_alloc(n_cols, sizeof *p->categorical, err);
    if (!p->profiles || !p->inputs || !p->targets || !p->ignored ||
        !p->categorical)
        return BP_ESYSTEM;
    if (n_cols < 2)
        return bp_fail(err, BP_EDATA,
                       "%s: one column; a target and something to learn it "
                       "from are needed: does another --delimiter part its "
                       "cells?",
                       p->table.file);
    return BP_OK;
}

bp_status plan_make(plan *p, const char *path, bp_model *model, bp_error *err) {
    bp_strings missing = {0};
    bp_status status = plan_check_options(p, err);
    if (!status)
        status = read_table(p, path, model, err);
    for (size_t i = 0; !status && bp_missing_words[i]; i++)
        status = bp_strings_add(&missing, bp_missing_words[i], err);
    if (!status)
        status = mark_columns(p, "ignore", p->values->ignore, p->ignored, err);
    if (!status)
        status = mark_columns(p, "categorical", p->values->categorical,
                              p->categorical, err);
    if (!status)
        status = profile_columns(p, &missing, err);
    if (!status)
        status = choose_columns(p, err);
    if (!status)
        status = drop_rows_without_target(p, &missing, &model->notes, err);
    if (!status && p->table.n_rows < 2)
        status = bp_fail(err, BP_EDATA,
                         "%s: one row to learn from; two are the least",
                         p->table.file);
    if (!status)
        status = choose_task(p, err);
    if (!status)
        status = plan_output(p, err);
    if (!status)
        status = fit_encoder(p, &missing, model, err);
    if (!status)
        status = plan_network(p, model, err);
    model->n_rows = p->table.n_rows;
    model->checksum = p->table.checksum;
    bp_strings_free(&missing);
    return status;
}

void plan_free(plan *p) {
    bp_table_free(&p->table);
    free(p->profiles);
    free(p->inputs);
    free(p->targets);
    free(p->ignored);
    free(p->categorical);
    *p = (plan){0};
}
