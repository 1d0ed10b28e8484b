/* plan.c - decisions: from what was asked and what the data holds to what is
 * learnt. The task is decided here; columns and the network have files of
 * their own. */
#include "plan/plan.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/parallel.h"
#include "bp/text.h"
#include "plan/columns.h"
#include "plan/network.h"
#include "reading.h"

bp_filter plan_filter(const plan *p) {
    if (!memchr(p->required, true, p->table.n_cols))
        return (bp_filter){0};
    return (bp_filter){.required = p->required,
                       .numeric = p->is_numeric,
                       .missing = &p->missing,
                       .decimal = p->table.dialect.decimal};
}

/* The words of --na, or the usual ones. */
static bp_status list_missing(plan *p, bp_error *err) {
    bp_status status = BP_OK;
    p->missing.in_text = p->values->na != NULL;
    if (!p->values->na) {
        for (size_t i = 0; !status && bp_missing_words[i]; i++)
            status =
                bp_strings_add(&p->missing.words, bp_missing_words[i], err);
        return status;
    }
    char *words = bp_copy(p->values->na, err), *rest = words;
    if (!words)
        return BP_ESYSTEM;
    while (!status && rest) {
        const char *word = strsep(&rest, ",");
        if (*word)
            status = bp_strings_add(&p->missing.words, word, err);
    }
    free(words);
    return status;
}

/* --missing says it for numbers and, unless that means nothing for them, for
 * categories. */
static bp_status choose_fillings(plan *p, bp_error *err) {
    const option_list *words = &p->values->missing;
    bp_filling first = (bp_filling)words->items[0];
    bool suits_both = first >= BP_FILL_MOST_FREQUENT;
    p->number_filling = first;
    p->category_filling = words->count > 1 ? (bp_filling)words->items[1]
                          : suits_both     ? first
                                           : BP_FILL_LEVEL;
    const char *why =
        words->count > 2 ? "takes two words at most: for numbers, and for "
                           "categories"
        : p->number_filling == BP_FILL_LEVEL
            ? "level is for categories; name something for numbers first, as "
              "in mean,level"
        : p->category_filling <= BP_FILL_MEDIAN
            ? "categories have no mean and no median; say most-frequent or "
              "level"
            : NULL;
    return why ? bp_fail(err, BP_EUSAGE, "%s: --missing: %s", p->cmd->name, why)
               : BP_OK;
}

static bp_status check_names(const plan *p, bp_error *err) {
    const option_values *common = &p->values->common;
    size_t n_standard = 0;
    for (size_t i = 0; i < common->n_operands; i++)
        n_standard += strcmp(common->operands[i], "-") == 0;
    if (n_standard < 2)
        return BP_OK;
    return bp_fail(err, BP_EUSAGE,
                   "%s: standard input can be read only once; name '-' once",
                   p->cmd->name);
}

/* A delimiter that was found, not given, can turn out to be that of comments.
 */
static bp_status check_comment(const plan *p, bp_error *err) {
    const bp_dialect *dialect = &p->table.dialect;
    if (!dialect->comment || dialect->comment != dialect->delimiter)
        return BP_OK;
    return bp_fail(err, BP_EUSAGE,
                   "%s: --comment '%c' is what parts the cells of %s; name "
                   "another character, or another --delimiter",
                   p->cmd->name, dialect->comment, p->table.file);
}

bp_status plan_open(plan *p, bp_strings *notes, bp_error *err) {
    bp_reading reading;
    const option_values *common = &p->values->common;
    p->n_threads = p->values->threads ? p->values->threads : bp_processors();
    bp_status status = check_names(p, err);
    if (!status)
        status = plan_check_options(p, err);
    if (!status)
        status = choose_fillings(p, err);
    if (!status)
        status = list_missing(p, err);
    if (!status)
        status = reading_make(&p->values->reading, p->cmd, NULL, &reading, err);
    if (!status)
        status = bp_missing_index(&p->missing, reading.dialect.decimal, err);
    if (!status)
        status = bp_table_open(&p->table, common->operands, common->n_operands,
                               &reading, notes, err);
    return status ? status : check_comment(p, err);
}

/* Room for what is to be known of each column. */
static bp_status make_room(plan *p, bp_error *err) {
    size_t n = p->table.n_cols;
    p->profiles = bp_alloc(n, sizeof *p->profiles, err);
    p->inputs = bp_alloc(n, sizeof *p->inputs, err);
    p->targets = bp_alloc(n, sizeof *p->targets, err);
    p->medians = bp_alloc(n, sizeof *p->medians, err);
    enum { N_MARKS = 6 };
    bool **marks[N_MARKS] = {&p->ignored,    &p->categorical, &p->numeric,
                             &p->all_levels, &p->required,    &p->is_numeric};
    bool all = p->profiles && p->inputs && p->targets && p->medians;
    for (size_t i = 0; i < N_MARKS; i++) {
        *marks[i] = bp_alloc(n, sizeof **marks[i], err);
        all = all && *marks[i];
    }
    return all ? BP_OK : BP_ESYSTEM;
}

static bp_profiling profiling(const plan *p) {
    return (bp_profiling){.missing = &p->missing,
                          .ignored = p->ignored,
                          .all_levels = p->all_levels,
                          .filter = plan_filter(p),
                          .keep_bytes = p->memory,
                          .n_threads = p->n_threads};
}

static bp_status note_dropped(const plan *p, bp_strings *notes, bp_error *err) {
    bool by_target = false, by_input = false;
    char clip[BP_CLIP];
    for (size_t i = 0; i < p->n_targets; i++)
        by_target = by_target || p->required[p->targets[i]];
    for (size_t i = 0; i < p->n_inputs; i++)
        by_input = by_input || p->required[p->inputs[i]];
    if (p->n_dropped == 0)
        return BP_OK;
    if (p->table.n_rows == 0 && !by_input)
        return bp_fail(
            err, BP_EDATA, "%s: no row has a value in the target '%s'",
            p->table.file, bp_clip(p->table.names.items[p->targets[0]], clip));
    if (p->table.n_rows == 0)
        return bp_fail(err, BP_EDATA,
                       "%s: every row has a missing cell, and --missing drop "
                       "leaves those out",
                       p->table.file);
    return bp_strings_addf(notes, err, "%zu row%s %s left out", p->n_dropped,
                           p->n_dropped == 1 ? "" : "s",
                           !by_input    ? "without a target"
                           : !by_target ? "with missing cells"
                                        : "without a target or with missing "
                                          "cells");
}

/* What the columns hold, and which of them is what. Most tables are gone over
 * once for that; some twice, see plan_wants_more. */
bp_status plan_profile(plan *p, bp_strings *notes, bp_error *err) {
    bp_status status = make_room(p, err);
    if (!status && p->table.n_cols < 2)
        status = bp_fail(err, BP_EDATA,
                         "%s: one column; a target and something to learn it "
                         "from are needed: does another --delimiter part its "
                         "cells?",
                         p->table.file);
    if (!status)
        status = plan_mark(p, err);
    if (status)
        return status;
    bp_profiling how = profiling(p);
    status = bp_profile_table(p->profiles, &p->table, &how, &p->n_dropped,
                              notes, err);
    if (!status && p->table.n_rows == 0)
        status = bp_fail(err, BP_EDATA, "%s: a header and no rows below it",
                         p->table.file);
    if (!status)
        status = plan_row_numbers(p, notes, err);
    if (!status)
        status = plan_check_numbers(p, err);
    if (!status)
        status = plan_targets(p, err);
    while (!status && plan_wants_more(p)) {
        how = profiling(p);
        status = bp_profile_table(p->profiles, &p->table, &how, &p->n_dropped,
                                  NULL, err);
    }
    if (!status)
        status = note_dropped(p, notes, err);
    if (!status && p->table.n_rows < 2)
        status = bp_fail(err, BP_EDATA,
                         "%s: one row to learn from; two are the least",
                         p->table.file);
    return status;
}

/* How many different whole numbers the column has; 0 when some aren't whole. */
static bp_status count_whole(const plan *p, size_t col, size_t *n,
                             bp_error *err) {
    const bp_profile *its = &p->profiles[col];
    bp_level_list list = {0};
    *n = 0;
    if (!its->is_whole || its->levels.is_over)
        return BP_OK;
    bp_status status = bp_profile_levels(&list, its, &p->missing,
                                         p->table.dialect.decimal, true, err);
    *n = list.texts.count;
    bp_level_list_free(&list);
    return status;
}

static bp_status refuse_words(const plan *p, size_t col, bp_error *err) {
    char name[BP_CLIP], word[BP_CLIP];
    const bp_profile *its = &p->profiles[col];
    bp_clip(p->table.names.items[col], name);
    if (!its->word)
        return bp_fail(err, BP_EDATA,
                       "%s: column '%s' has no numbers, as a target of "
                       "regression must",
                       p->table.file, name);
    return bp_fail(err, BP_EDATA,
                   "%s:%zu: column '%s': '%s' is not a number, as a target of "
                   "regression must be",
                   its->word_file, its->word_line, name,
                   bp_clip(its->word, word));
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

/* The medians of the inputs that need one. */
static bp_status find_medians(plan *p, bp_error *err) {
    bool *wanted = bp_alloc(p->table.n_cols, sizeof *wanted, err);
    bool any = false;
    if (!wanted)
        return BP_ESYSTEM;
    for (size_t i = 0; i < p->n_inputs; i++) {
        size_t col = p->inputs[i];
        const bp_profile *its = &p->profiles[col];
        wanted[col] = p->number_filling == BP_FILL_MEDIAN &&
                      bp_profile_is_numeric(its) && !p->categorical[col] &&
                      its->n_empty + its->n_missing > 0;
        any = any || wanted[col];
    }
    bp_profiling how = profiling(p);
    bp_status status = any ? bp_profile_medians(p->medians, wanted, p->profiles,
                                                &p->table, &how, err)
                           : BP_OK;
    free(wanted);
    return status;
}

bp_status plan_choose(plan *p, bp_error *err) {
    bp_status status = choose_task(p, err);
    if (!status)
        status = plan_output(p, err);
    return status ? status : find_medians(p, err);
}

bp_fit plan_encoding(const plan *p) {
    const train_values *v = p->values;
    return (bp_fit){.inputs = p->inputs,
                    .targets = p->targets,
                    .n_inputs = p->n_inputs,
                    .n_targets = p->n_targets,
                    .categorical = p->categorical,
                    .task = p->task,
                    .scaling = (bp_scaling)v->scale,
                    .target_scaling = plan_target_scaling(p),
                    .number_filling = p->number_filling,
                    .category_filling = p->category_filling,
                    .medians = p->medians,
                    .indicators = v->missing_indicator,
                    .min_count = v->min_count,
                    .unseen = (bp_unseen)v->unseen};
}

bp_status plan_fit(plan *p, bp_model *model, bp_error *err) {
    bp_fit fit = plan_encoding(p);
    bp_status status = bp_encoder_fit(&model->encoder, &p->table, p->profiles,
                                      &p->missing, &fit, &model->notes, err);
    if (!status)
        status = plan_network(p, model, err);
    if (status)
        return status;
    model->n_rows = p->table.n_rows;
    model->checksum = bp_pieces_checksum(p->table.pieces);
    return BP_OK;
}

bp_status plan_make(plan *p, bp_model *model, bp_error *err) {
    bp_status status = plan_open(p, &model->notes, err);
    if (!status)
        status = plan_profile(p, &model->notes, err);
    if (!status)
        status = plan_choose(p, err);
    return status ? status : plan_fit(p, model, err);
}

void plan_forget(plan *p) {
    if (p->profiles)
        bp_profiles_free(p->profiles, p->table.n_cols);
    free(p->profiles);
    free(p->inputs);
    free(p->targets);
    free(p->medians);
    free(p->ignored);
    free(p->categorical);
    free(p->numeric);
    free(p->all_levels);
    free(p->required);
    free(p->is_numeric);
    *p = (plan){.cmd = p->cmd,
                .values = p->values,
                .n_threads = p->n_threads,
                .table = p->table,
                .missing = p->missing,
                .number_filling = p->number_filling,
                .category_filling = p->category_filling};
}

void plan_free(plan *p) {
    plan_forget(p);
    bp_missing_free(&p->missing);
    bp_table_free(&p->table);
    *p = (plan){0};
}
