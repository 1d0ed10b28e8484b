/* plan.c - before the folds: what is decided on the whole table, and which
 * fold each row is of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/side_column.h"
#include "bp/split.h"
#include "bp/text.h"
#include "column_names.h"
#include "cv/cv.h"

/* The columns that an option names. The caller frees `*columns`. */
static bp_status find(const cv *c, const char *option, const char *text,
                      size_t **columns, size_t *n, bp_error *err) {
    const bp_table *table = &c->plan.table;
    *n = 0;
    *columns = bp_alloc(table->n_cols, sizeof **columns, err);
    if (!*columns)
        return BP_ESYSTEM;
    return text ? columns_find(table, c->cmd, option, text, *columns, n, err)
                : BP_OK;
}

/* As an item of a list, whatever is in it. */
static void put_name(FILE *out, const char *name) {
    fputc('"', out);
    for (; *name; name++) {
        if (*name == '"')
            fputc('"', out);
        fputc(*name, out);
    }
    fputc('"', out);
}

/* What says which rows belong together is nothing to learn from: --ignore gets
 * a column more, unless it has it already. */
static bp_status ignore_group(cv *c, size_t group, bp_error *err) {
    const bp_strings *names = &c->plan.table.names;
    size_t *columns, n, length;
    bp_status status =
        find(c, "ignore", c->values->train.ignore, &columns, &n, err);
    bool is_there = false;
    for (size_t i = 0; !status && i < n; i++)
        is_there = is_there || columns[i] == group;
    if (!status && !is_there) {
        FILE *out = open_memstream(&c->ignore, &length);
        for (size_t i = 0; out && i < n; i++) {
            put_name(out, names->items[columns[i]]);
            fputc(',', out);
        }
        if (out)
            put_name(out, names->items[group]);
        bool failed = !out || ferror(out);
        if ((out && fclose(out) != 0) || failed)
            status = bp_fail(err, BP_ESYSTEM, "out of memory for --ignore");
        c->train.ignore = c->ignore;
    }
    free(columns);
    return status;
}

/* The column that --group names. */
static bp_status find_group(cv *c, size_t *group, bp_error *err) {
    const char *asked = c->values->group, *name = c->cmd->name;
    size_t *columns, *targets = NULL, n, n_targets;
    char clip[BP_CLIP];
    bp_status status = find(c, "group", asked, &columns, &n, err);
    if (!status)
        status = find(c, "target", c->train.target, &targets, &n_targets, err);
    if (!status && n != 1)
        status = bp_fail(err, BP_EUSAGE,
                         "%s: --group '%s': one column, not "
                         "%zu",
                         name, bp_clip(asked, clip), n);
    for (size_t i = 0; !status && i < n_targets; i++)
        if (targets[i] == columns[0])
            status = bp_fail(
                err, BP_EUSAGE, "%s: column '%s' is both --target and --group",
                name, bp_clip(c->plan.table.names.items[columns[0]], clip));
    if (!status) {
        *group = columns[0];
        status = ignore_group(c, *group, err);
    }
    free(targets);
    free(columns);
    return status;
}

/* A column of text stays one where the rows of a fold's training happen to hold
 * numbers alone. */
static bp_status mark_text(cv *c, bp_error *err) {
    const plan *p = &c->plan;
    size_t n = p->table.n_cols;
    c->categorical = bp_alloc(n, sizeof *c->categorical, err);
    c->all_levels = bp_alloc(n, sizeof *c->all_levels, err);
    if (!c->categorical || !c->all_levels)
        return BP_ESYSTEM;
    for (size_t col = 0; col < n; col++) {
        c->categorical[col] =
            p->categorical[col] || !bp_profile_is_numeric(&p->profiles[col]);
        c->all_levels[col] = p->all_levels[col] || c->categorical[col];
    }
    return BP_OK;
}

/* Fits the whole table: whatever training would refuse is refused here. */
static bp_status fit_whole(cv *c, bp_error *err) {
    plan p = c->plan; /* which says less of the network than a fold needs */
    bp_status status = plan_fit(&p, &c->whole, err);
    if (status)
        return status;
    c->layers.count = p.n_layers + 1;
    memcpy(c->layers.items, p.sizes, c->layers.count * sizeof *p.sizes);
    c->n_rows = p.table.n_rows;
    return BP_OK;
}

static bp_status note_small_classes(cv *c, const bp_dataset *data,
                                    bp_error *err) {
    size_t n_small = 0, smallest = 0;
    char clip[BP_CLIP];
    if (!data->n_classes)
        return BP_OK;
    size_t *counts = bp_alloc(data->n_classes, sizeof *counts, err);
    if (!counts)
        return BP_ESYSTEM;
    for (size_t row = 0; row < data->n_rows; row++)
        counts[(size_t)data->t[row]]++;
    for (size_t i = 0; i < data->n_classes; i++) {
        n_small += counts[i] < c->n_folds;
        smallest = counts[i] < counts[smallest] ? i : smallest;
    }
    size_t least = counts[smallest];
    free(counts);
    if (n_small == 0)
        return BP_OK;
    return bp_strings_addf(
        &c->whole.notes, err,
        "%zu class%s fewer rows than there are folds ('%s' has %zu): "
        "not every fold is judged by all classes",
        n_small, n_small == 1 ? " has" : "es have",
        bp_clip(c->whole.encoder.targets[0].levels.items[smallest], clip),
        least);
}

/* What other columns say of the rows. */
static bp_status read_sides(cv *c, size_t group, bp_error *err) {
    plan *p = &c->plan;
    bp_filter filter = plan_filter(p);
    bp_status status = BP_OK;
    if (p->weight_column != PLAN_NO_COLUMN) {
        c->weights = bp_alloc(c->n_rows, sizeof *c->weights, err);
        status = c->weights
                     ? bp_side_weights(&p->table, &filter, p->weight_column,
                                       p->n_threads, c->weights, err)
                     : BP_ESYSTEM;
    }
    if (!status && group != PLAN_NO_COLUMN) {
        c->groups = bp_alloc(c->n_rows, sizeof *c->groups, err);
        status = c->groups
                     ? bp_side_groups(&p->table, &filter, group, p->n_threads,
                                      c->groups, &c->n_groups, err)
                     : BP_ESYSTEM;
    }
    return status;
}

static bp_status deal(cv *c, bp_error *err) {
    plan *p = &c->plan;
    bp_filter filter = plan_filter(p);
    bp_dataset data = {0};
    bp_error why;
    bp_status status =
        bp_encoder_dataset(&c->whole.encoder, &p->table, &filter, p->n_threads,
                           false, p->memory, &data, err);
    if (!status)
        status = note_small_classes(c, &data, err);
    if (!status) {
        status = bp_split_folds(c->fold, &data, c->groups, c->n_folds,
                                c->train.seed, &why);
        if (status)
            bp_error_write(err, status, "%s: %s", p->table.file, why.message);
    }
    bp_dataset_free(&data);
    return status;
}

bp_status cv_plan(cv *c, bp_error *err) {
    plan *p = &c->plan;
    size_t group = PLAN_NO_COLUMN;
    bp_status status = plan_open(p, &c->whole.notes, err);
    if (!status && c->values->group)
        status = find_group(c, &group, err);
    if (!status)
        status = plan_profile(p, &c->whole.notes, err);
    if (!status)
        status = plan_choose(p, err);
    if (!status)
        status = mark_text(c, err);
    if (!status)
        status = fit_whole(c, err);
    if (!status)
        status = read_sides(c, group, err);
    if (status)
        return status;
    c->fold = bp_alloc(c->n_rows, sizeof *c->fold, err);
    return c->fold ? deal(c, err) : BP_ESYSTEM;
}
