/* cmd_check.c - bp check: what training would make of a CSV file.
 *
 * The table is gone over once for what training never asks (scan.h), once
 * to profile every column, and then planned for as bp train does it. When that
 * comes to a refusal that --ignore can help, it is planned for again without
 * the columns refused, until it passes or there is nothing more to leave out.
 */
#include "check/cmd_check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/activation.h"
#include "bp/encoder.h"
#include "bp/loss.h"
#include "bp/mem.h"
#include "bp/network.h"
#include "check/check.h"
#include "column_names.h"
#include "help.h"
#include "option/rows.h"

#define AT(member) offsetof(check_values, train.member)

/* clang-format off */
const option_spec check_options[] = {
#include "option/columns.inc"
#include "option/network.inc"
#include "option/reading.inc"
    HEADING("Other"),
    {.name = "json", .type = OPTION_FLAG,
     .offset = offsetof(check_values, json),
     .help = "the report as one JSON object"},
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor); the report doesn't "
             "depend on it"},
    {0}};
/* clang-format on */

const char *const check_use_names[CHECK_N_USES] = {
    "unknown", "input", "target", "ignored", "row numbers", "refused"};

static bp_status make_room(check *c, bp_error *err) {
    size_t n = check_n_cols(c);
    c->columns = bp_alloc(n, sizeof *c->columns, err);
    c->refused = bp_alloc(n, sizeof *c->refused, err);
    c->targets = bp_alloc(n, sizeof *c->targets, err);
    return c->columns && c->refused && c->targets ? BP_OK : BP_ESYSTEM;
}

/* Opens the table, and looks at all there is, whatever it is to be used for.
 * Columns of a table with ragged rows have no meaning. */
static bp_status look(check *c, bp_error *err) {
    plan *p = &c->plan;
    const option_values *common = &c->values->train.common;
    bp_status status = plan_open(p, &c->notes, err);
    if (!status)
        status = make_room(c, err);
    if (!status)
        status = check_scan_table(&c->scan, &p->table, common->operands,
                                  &p->missing, p->n_threads, err);
    if (status || c->scan.n_ragged)
        return status
                   ? status
                   : bp_table_note_passed(&p->table, c->scan.n_blank,
                                          c->scan.n_comments, &c->notes, err);
    bp_profiling how = {.missing = &p->missing, .n_threads = p->n_threads};
    size_t n_dropped = 0;
    c->profiles = bp_alloc(check_n_cols(c), sizeof *c->profiles, err);
    return c->profiles ? bp_profile_table(c->profiles, &p->table, &how,
                                          &n_dropped, NULL, err)
                       : BP_ESYSTEM;
}

/* What the first plan says of columns, however far it got. */
static bp_status keep_uses(check *c, const bp_strings *notes, bp_error *err) {
    const plan *p = &c->plan;
    bp_status status = BP_OK;
    for (size_t i = 0; i < p->n_inputs; i++)
        c->columns[p->inputs[i]].use = CHECK_INPUT;
    for (size_t col = 0; col < check_n_cols(c); col++)
        if (p->ignored[col])
            c->columns[col].use = col == 0 && p->table.first_is_unnamed &&
                                          p->profiles[col].counts_up
                                      ? CHECK_ROW_NUMBERS
                                      : CHECK_IGNORED;
    c->n_targets = p->n_inputs ? p->n_targets : 0;
    for (size_t i = 0; i < c->n_targets; i++) {
        c->targets[i] = p->targets[i];
        c->columns[p->targets[i]].use = CHECK_TARGET;
    }
    for (size_t i = 0; !status && i < notes->count; i++)
        status = bp_strings_add(&c->notes, notes->items[i], err);
    return status;
}

/* Plans with c->next. `status` of the plan comes back in `*planned`. */
static bp_status try_plan(check *c, bool is_first, bp_status *planned,
                          bp_error *why, bp_error *err) {
    plan *p = &c->plan;
    bp_model model = {0};
    plan_forget(p);
    p->values = &c->next;
    *planned = plan_profile(p, &model.notes, why);
    bool is_profiled = *planned == BP_OK;
    if (is_profiled)
        *planned = plan_choose(p, why);
    c->is_chosen = *planned == BP_OK;
    bp_status status = BP_OK;
    bool can_tell = *planned == BP_OK || *planned == BP_EDATA;
    if (can_tell && is_first)
        status = keep_uses(c, &model.notes, err);
    if (!status && can_tell)
        status = check_try(c, is_first, is_profiled, err);
    if (!status && c->is_chosen)
        *planned = plan_fit(p, &model, why);
    bp_model_free(&model);
    return status;
}

static size_t count_refused(const check *c) {
    size_t n = 0;
    for (size_t col = 0; col < check_n_cols(c); col++)
        n += c->refused[col];
    return n;
}

/* The next try: with the targets spelt out, and without what was refused. */
static bp_status set_next(check *c, bp_error *err) {
    size_t n = 0, *columns = bp_alloc(check_n_cols(c), sizeof *columns, err);
    if (!columns)
        return BP_ESYSTEM;
    for (size_t col = 0; col < check_n_cols(c); col++)
        if (c->refused[col])
            columns[n++] = col;
    free(c->target);
    free(c->ignore);
    c->target = check_list(c, c->targets, c->n_targets, NULL, err);
    c->ignore = check_list(c, columns, n, c->values->train.ignore, err);
    free(columns);
    if (!c->target || !c->ignore)
        return BP_ESYSTEM;
    c->next.target = c->target;
    c->next.ignore = *c->ignore ? c->ignore : NULL;
    return BP_OK;
}

/* True when --target says what it is to say, whatever columns are called. */
static bool is_spelt(const check *c) {
    bp_error why;
    size_t n, *columns = bp_alloc(check_n_cols(c), sizeof *columns, &why);
    bool same = columns &&
                columns_find(&c->plan.table, c->cmd, "target", c->target,
                             columns, &n, &why) == BP_OK &&
                n == c->n_targets &&
                memcmp(columns, c->targets, n * sizeof *columns) == 0;
    free(columns);
    return same;
}

/* Whether training takes it, and if not, whether it would without some
 * columns. */
static bp_status try_plans(check *c, bp_error *err) {
    bp_status planned;
    bp_error why = {0};
    bp_status status = try_plan(c, true, &planned, err, err);
    if (status || (planned && planned != BP_EDATA))
        return status ? status : planned;
    if (planned)
        c->refusal = *err;
    size_t n_refused = 0;
    while (!status && planned == BP_EDATA && c->n_targets &&
           count_refused(c) > n_refused) {
        n_refused = count_refused(c);
        status = set_next(c, err);
        if (!status)
            status = try_plan(c, false, &planned, &why, err);
    }
    if (!status && planned == BP_ESYSTEM) {
        *err = why;
        return planned;
    }
    if (status || planned || !c->n_targets)
        return status;
    status = set_next(c, err);
    if (status || !is_spelt(c))
        return status;
    return check_line(c, err);
}

/* The report ends with why training refuses; nothing needs to be said on
 * standard error. But that holds only where the report could be written. */
static bp_status tell(const check *c, bp_error *err) {
    bp_status status = BP_OK;
    if (c->values->json)
        status = check_tell_json(c, err);
    else
        check_tell(c);
    if (status)
        return status;
    err->message[0] = '\0';
    return c->refusal.message[0] ? BP_ECHECK : BP_OK;
}

static bp_status check_file(check *c, bp_error *err) {
    bp_status status = look(c, err);
    if (!status)
        status = try_plans(c, err);
    if (!status && c->profiles)
        check_describe(c);
    if (!status && c->is_chosen && !c->columns[c->plan.targets[0]].refusal)
        status = check_classes_find(c, err);
    if (!status)
        status = check_find(c, err);
    if (!status && c->is_chosen && c->profiles)
        status = check_find_leaks(c, err);
    if (status)
        return status;
    return tell(c, err);
}

static void check_free(check *c) {
    size_t n = check_n_cols(c);
    for (size_t col = 0; c->columns && col < n; col++)
        free(c->columns[col].refusal);
    if (c->profiles)
        bp_profiles_free(c->profiles, n);
    check_scan_free(&c->scan, n);
    bp_level_list_free(&c->classes.list);
    bp_strings_free(&c->notes);
    bp_strings_free(&c->texts);
    free(c->classes.values);
    free(c->profiles);
    free(c->columns);
    free(c->refused);
    free(c->targets);
    free(c->findings);
    free(c->target);
    free(c->ignore);
    free(c->line);
    plan_free(&c->plan);
}

bp_status cmd_check(const command *cmd, int argc, char **argv, bp_error *err) {
    check_values v = {0};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.train.common.help)
        help_command(stdout, cmd);
    else if (!status && v.train.common.n_operands == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "check: which CSV file? ('-' is standard input)");
    else if (!status) {
        check c = {.cmd = cmd, .values = &v, .next = v.train};
        c.plan = (plan){.cmd = cmd, .values = &c.next};
        status = check_file(&c, err);
        check_free(&c);
    }
    free(v.train.common.operands);
    return status;
}
