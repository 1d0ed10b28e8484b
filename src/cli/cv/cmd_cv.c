/* cmd_cv.c - bp cv: how well can it be predicted? By cross-validation.
 *
 * Folds are trained side by side, one on a thread. They are taken in their
 * order, and what comes of them is kept by their number: what is told doesn't
 * depend on how many threads there are. When a fold fails all before it are
 * finished, so that it is always the first failure that is told.
 */
#include "cv/cmd_cv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/activation.h"
#include "bp/encoder.h"
#include "bp/loss.h"
#include "bp/mem.h"
#include "bp/network.h"
#include "bp/num.h"
#include "bp/parallel.h"
#include "cv/cv.h"
#include "flow.h"
#include "help.h"
#include "kernels.h"
#include "option/rows.h"
#include "train/training.h"

#define AT(member) offsetof(cv_values, train.member)

/* clang-format off */
const option_spec cv_options[] = {
    HEADING("Folds"),
    {.name = "folds", .argument = "N", .type = OPTION_SIZE,
     .offset = offsetof(cv_values, folds), .min = 2, .max = 1000,
     .initial = "10",
     .help = "parts of the rows; each is judged by what the others teach"},
    {.name = "group", .argument = "COLUMN", .type = OPTION_TEXT,
     .offset = offsetof(cv_values, group),
     .help = "rows with the same text in it stay together, in one fold; it is "
             "not learnt from"},

#include "option/columns.inc"
#include "option/network.inc"
#include "option/training.inc"
#include "option/reading.inc"
    HEADING("Other"),
    {.name = "json", .type = OPTION_FLAG, .offset = offsetof(cv_values, json),
     .help = "the result as one JSON object"},
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many folds to train at once (without: one a processor); the "
             "result doesn't depend on it"},
    FLAG('q', "quiet", quiet, "no line for each fold"),
    {0}};
/* clang-format on */

/* ---- running the folds ---- */

/* Tells of those that are done, in their order. */
static void tell_done(cv *c) {
    while (c->n_told < c->n_folds && c->folds[c->n_told].is_done &&
           c->n_told < c->first_failed) {
        if (!c->train.quiet)
            cv_tell_fold(c, c->n_told);
        c->n_told++;
    }
}

/* Which fold it is has nothing to do with begin and end: a team doesn't take
 * its work in order. */
static void run_some(void *context, size_t begin, size_t end) {
    cv *c = context;
    for (; begin < end; begin++) {
        pthread_mutex_lock(&c->mutex);
        size_t number = c->n_taken++;
        bool is_wanted = number < c->first_failed;
        pthread_mutex_unlock(&c->mutex);
        if (!is_wanted)
            continue;
        cv_fold *fold = &c->folds[number];
        bp_status status = cv_fold_run(c, number, fold, &fold->error);
        pthread_mutex_lock(&c->mutex);
        fold->status = status;
        fold->is_done = true;
        if (status && number < c->first_failed)
            c->first_failed = number;
        tell_done(c);
        pthread_mutex_unlock(&c->mutex);
    }
}

static bp_status run_folds(cv *c, bp_error *err) {
    size_t n_threads = c->plan.n_threads;
    bp_team *team;
    n_threads = n_threads < c->n_folds ? n_threads : c->n_folds;
    c->plan.memory /= n_threads;
    c->first_failed = c->n_folds;
    c->folds = bp_alloc(c->n_folds, sizeof *c->folds, err);
    bp_status status =
        c->folds ? bp_team_new(&team, n_threads, err) : BP_ESYSTEM;
    if (status)
        return status;
    bp_team_run(team, c->n_folds, run_some, c);
    bp_team_free(team);
    if (c->first_failed == c->n_folds)
        return BP_OK;
    *err = c->folds[c->first_failed].error;
    return c->folds[c->first_failed].status;
}

/* ---- the command ---- */

static bp_status check_validation(cv *c, bp_error *err) {
    train_values *v = &c->train;
    const char *name = c->cmd->name;
    if (training_judges_by_file(v))
        return bp_fail(err, BP_EUSAGE,
                       "%s: --validation takes a share or none here: it is "
                       "the folds that judge",
                       name);
    return training_check(c->cmd, v, err);
}

static void tell_notes(const cv *c) {
    const bp_strings *notes = &c->whole.notes;
    for (size_t i = 0; i < notes->count; i++) {
        flow line = flow_label(stderr, "note", FLOW_REPORT);
        flow_words(&line, "%s", notes->items[i]);
        flow_end(&line);
    }
}

static bp_status cross_validate(cv *c, bp_error *err) {
    bp_status status = check_validation(c, err);
    if (!status)
        status = kernels_choose(&c->kernel, err);
    if (!status)
        status = cv_plan(c, err);
    if (status)
        return status;
    if (!c->train.quiet)
        tell_notes(c);
    status = run_folds(c, err);
    if (!status && c->values->json)
        return cv_tell_json(c, err);
    if (!status)
        cv_tell(c);
    return status;
}

static void cv_free(cv *c) {
    for (size_t i = 0; c->folds && i < c->n_folds; i++)
        bp_scores_free(&c->folds[i].scores);
    free(c->folds);
    free(c->fold);
    free(c->groups);
    free(c->weights);
    free(c->categorical);
    free(c->all_levels);
    free(c->ignore);
    bp_model_free(&c->whole);
    plan_free(&c->plan);
    pthread_mutex_destroy(&c->mutex);
    pthread_mutex_destroy(&c->table);
}

bp_status cmd_cv(const command *cmd, int argc, char **argv, bp_error *err) {
    cv_values v = {0};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.train.common.help)
        help_command(stdout, cmd);
    else if (!status && v.train.common.n_operands == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "cv: which CSV file? ('-' is standard input)");
    else if (!status) {
        cv c = {.cmd = cmd,
                .values = &v,
                .train = v.train,
                .n_folds = v.folds,
                .mutex = PTHREAD_MUTEX_INITIALIZER,
                .table = PTHREAD_MUTEX_INITIALIZER};
        c.plan = (plan){.cmd = cmd, .values = &c.train};
        c.plan.memory = v.train.memory ? v.train.memory : bp_memory() / 3;
        status = cross_validate(&c, err);
        cv_free(&c);
    }
    free(v.train.common.operands);
    return status;
}
