/* columns.c - which columns are left out, which are targets, and what is
 * to be known of each. */
#include "plan/columns.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"
#include "column_names.h"

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

/* What says how much a row counts is nothing to learn from. */
static bp_status mark_weight(plan *p, bp_error *err) {
    const char *asked = p->values->weight;
    char clip[BP_CLIP];
    p->weight_column = PLAN_NO_COLUMN;
    if (!asked)
        return BP_OK;
    size_t n, *columns = bp_alloc(p->table.n_cols, sizeof *columns, err);
    if (!columns)
        return BP_ESYSTEM;
    bp_status status =
        columns_find(&p->table, p->cmd, "weight", asked, columns, &n, err);
    if (!status && n != 1)
        status =
            bp_fail(err, BP_EUSAGE, "%s: --weight '%s': one column, not %zu",
                    p->cmd->name, bp_clip(asked, clip), n);
    if (!status) {
        p->weight_column = columns[0];
        p->ignored[columns[0]] = true;
    }
    free(columns);
    return status;
}

bp_status plan_mark(plan *p, bp_error *err) {
    const train_values *v = p->values;
    char clip[BP_CLIP];
    bp_status status = mark_columns(p, "ignore", v->ignore, p->ignored, err);
    if (!status)
        status = mark_weight(p, err);
    if (!status)
        status =
            mark_columns(p, "categorical", v->categorical, p->categorical, err);
    if (!status)
        status = mark_columns(p, "numeric", v->numeric, p->numeric, err);
    for (size_t col = 0; !status && col < p->table.n_cols; col++) {
        if (p->numeric[col] && p->categorical[col])
            status =
                bp_fail(err, BP_EUSAGE,
                        "%s: column '%s' is both --numeric and "
                        "--categorical",
                        p->cmd->name, bp_clip(p->table.names.items[col], clip));
        p->all_levels[col] = p->categorical[col];
    }
    return status;
}

bp_status plan_row_numbers(plan *p, bp_strings *notes, bp_error *err) {
    const size_t first = 1;
    if (!p->table.first_is_unnamed)
        return BP_OK;
    if (!p->profiles[0].counts_up || p->ignored[0] || p->categorical[0] ||
        p->numeric[0] || p->table.n_cols < 3)
        return bp_strings_addf(notes, err, BP_COLUMN_NOTE, first, first);
    p->ignored[0] = true;
    return bp_strings_addf(notes, err,
                           "column 1 has no name and numbers the rows: left "
                           "out");
}

/* What to say of a column that must hold numbers and doesn't. */
static bp_status refuse_word(const plan *p, size_t col, bp_error *err) {
    const bp_profile *profile = &p->profiles[col];
    char name[BP_CLIP], word[BP_CLIP];
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column '%s': '%s' is not a number, and --numeric "
                   "wants nothing else; if it stands for a missing one, say "
                   "--na",
                   profile->word_file, profile->word_line,
                   bp_clip(p->table.names.items[col], name),
                   bp_clip(profile->word, word));
}

bp_status plan_check_column(const plan *p, size_t col, bp_error *err) {
    if (p->ignored[col] || p->categorical[col])
        return BP_OK;
    bp_status status = bp_profile_check(&p->profiles[col], &p->table, col, err);
    if (!status && p->numeric[col] && p->profiles[col].n_words)
        status = refuse_word(p, col, err);
    return status;
}

bp_status plan_check_numbers(const plan *p, bp_error *err) {
    bp_status status = BP_OK;
    for (size_t col = 0; !status && col < p->table.n_cols; col++)
        status = plan_check_column(p, col, err);
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

bp_status plan_targets(plan *p, bp_error *err) {
    char clip[BP_CLIP];
    bp_status status = BP_OK;
    if (p->values->target)
        status = columns_find(&p->table, p->cmd, "target", p->values->target,
                              p->targets, &p->n_targets, err);
    else
        take_last(p, targets_by_layers(p));
    for (size_t i = 0; !status && i < p->n_targets; i++) {
        bool is_weight = p->targets[i] == p->weight_column;
        if (p->ignored[p->targets[i]])
            return bp_fail(
                err, BP_EUSAGE, "%s: column '%s' is both --target and --%s%s",
                p->cmd->name,
                bp_clip(p->table.names.items[p->targets[i]], clip),
                is_weight ? "weight" : "ignore",
                is_weight ? "; name another column for one of them" : "");
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

/* True when cells of the column may be missing as what it is. */
static bool has_missing(const plan *p, size_t col) {
    const bp_profile *profile = &p->profiles[col];
    return profile->n_empty > 0 ||
           (profile->n_missing > 0 &&
            (profile->n_words == 0 || p->missing.in_text));
}

static bool takes_numbers(const plan *p, size_t col) {
    return bp_profile_is_numeric(&p->profiles[col]) && !p->categorical[col];
}

/* Rows without a target are never learnt from; others as --missing says. True
 * when that is news. */
static bool require(plan *p, size_t col, bool is_target) {
    bp_filling filling =
        takes_numbers(p, col) ? p->number_filling : p->category_filling;
    bool drops = has_missing(p, col) && (is_target || filling == BP_FILL_DROP);
    bool was = p->required[col], was_numeric = p->is_numeric[col];
    p->required[col] = was || drops;
    p->is_numeric[col] = p->profiles[col].n_words == 0;
    return p->required[col] && (!was || p->is_numeric[col] != was_numeric);
}

/* True when all texts of the column are needed, and aren't there. */
static bool lacks_levels(const plan *p, size_t col, bool is_target) {
    const train_values *v = p->values;
    const option_list *layers = &v->layers;
    if (p->all_levels[col] || !p->profiles[col].levels.is_over)
        return false;
    if (!takes_numbers(p, col))
        return true;
    if (is_target)
        return v->task == 1 + BP_CLASSIFY ||
               (layers->count >= 2 &&
                layers->items[layers->count - 1] > BP_FEW_LEVELS);
    return p->number_filling == BP_FILL_MOST_FREQUENT && has_missing(p, col);
}

bool plan_wants_more(plan *p) {
    bool more = false;
    for (size_t i = 0; i < p->n_inputs + p->n_targets; i++) {
        bool is_target = i >= p->n_inputs;
        size_t col = is_target ? p->targets[i - p->n_inputs] : p->inputs[i];
        more = require(p, col, is_target) || more;
        if (lacks_levels(p, col, is_target))
            p->all_levels[col] = more = true;
    }
    return more;
}
