/* cmd_explain.c - bp explain: why this prediction. Options, what they need of
 * each other, and what is said about the row on standard error. */
#include "explain/cmd_explain.h"

#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "explain/explain.h"
#include "help.h"
#include "option/rows.h"
#include "train/report.h"

static const char *const scale_names[] = {"probability", "logit", NULL};

#define AT(member) offsetof(explain_values, member)

/* clang-format off */
const option_spec explain_options[] = {
    {.help = "What to explain"},
    {.name = "row", .argument = "N", .type = OPTION_SIZE, .offset = AT(row),
     .min = 1, .max = 1e15, .initial = "1",
     .help = "the row of the input, from 1"},
    {.name = "against", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(against), .min = 1, .max = 1e15,
     .help = "the row that it is held against (without: the training mean, "
             "as far as the model knows it)"},
    {.name = "mean-of", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(mean_of),
     .help = "hold it against the mean of the rows of FILE, such as the "
             "training file"},
    {.name = "class", .argument = "NAME", .type = OPTION_TEXT,
     .offset = AT(class),
     .help = "why so much, or so little, for this class (without: for the one "
             "predicted)"},
    {.name = "target", .argument = "NAME", .type = OPTION_TEXT,
     .offset = AT(target),
     .help = "this one of several numbers predicted (without: the first)"},
    {.name = "of", .argument = "WHAT", .type = OPTION_CHOICE,
     .offset = AT(of), .choices = scale_names, .initial = "probability",
     .help = "of a class, its probability p, or log(p / (1 - p))"},
    {.name = "unseen", .argument = "HOW", .type = OPTION_CHOICE,
     .offset = AT(unseen), .choices = bp_unseen_names,
     .help = "a level that training never saw: refused, or taken for none of "
             "those known (without: as the model says)"},
    {.help = "How to tell it"},
    {.name = "top", .argument = "K", .type = OPTION_SIZE, .offset = AT(top),
     .min = 1, .max = BP_MAX_UNITS,
     .help = "the K columns that contribute most, and the sum of the others"},
    {.name = "json", .type = OPTION_FLAG, .offset = AT(json),
     .help = "all of it as one JSON object"},
    {.letter = 'q', .name = "quiet", .type = OPTION_FLAG, .offset = AT(quiet),
     .help = "say nothing on standard error unless something is wrong"},
    {.help = "Reading the input"},
#include "option/dialect.inc"
    {0}};
/* clang-format on */

static void explanation_free(explanation *e) {
    free(e->parts);
    bp_textbook_free(&e->book);
    explain_row_free(&e->against);
    explain_row_free(&e->row);
    free(e->mean);
    free(e->columns);
    bp_strings_free(&e->notes);
    bp_table_free(&e->table);
    bp_model_free(&e->model);
}

/* What encoding did to a cell. */
static void report_cell(const explanation *e, const explain_row *row,
                        size_t i) {
    const bp_column *column = &e->model.encoder.inputs[i];
    char name[BP_CLIP], level[BP_CLIP];
    bp_clip(column->name, name);
    if (row->counts.n_filled[i] && column->type == BP_NUMBER)
        report_line("bp: %s:%zu: column '%s': a missing cell, filled with the "
                    "model's value %.6g",
                    row->file, row->line, name, column->fill);
    else if (row->counts.n_filled[i])
        report_line("bp: %s:%zu: column '%s': a missing cell, filled with the "
                    "model's level '%s'",
                    row->file, row->line, name,
                    bp_clip(column->levels.items[column->fill_level], level));
    else if (row->counts.n_unseen[i])
        report_line("bp: %s:%zu: column '%s': a level that training never "
                    "saw%s, taken as other",
                    row->file, row->line, name,
                    column->has_other ? " or saw too seldom" : "");
}

static void report(const explanation *e) {
    for (size_t i = 0; i < e->notes.count; i++)
        report_line("bp: %s: %s", e->table.file, e->notes.items[i]);
    for (size_t i = 0; i < e->model.encoder.n_inputs; i++)
        report_cell(e, &e->row, i);
    for (size_t i = 0; i < e->model.encoder.n_inputs; i++)
        report_cell(e, &e->against, i);
}

static bp_status explain(const explain_values *v, const command *cmd,
                         bp_error *err) {
    explanation e = {.values = v, .cmd = cmd};
    bp_status status = bp_model_load(&e.model, v->common.operands[0], err);
    if (!status && option_given(cmd, v, "unseen"))
        e.model.encoder.unseen = (bp_unseen)v->unseen;
    if (!status)
        status = explain_choose(&e, err);
    if (!status && v->mean_of)
        status = explain_mean(&e, err);
    if (!status)
        status = explain_read(&e, err);
    if (!status)
        status = explain_answer(&e, err);
    if (!status && !v->quiet)
        report(&e);
    if (!status && v->json)
        status = explain_tell_json(&e, err);
    else if (!status)
        explain_tell(&e);
    explanation_free(&e);
    return status;
}

/* Standard input can be read once. */
static bp_status check_files(const explain_values *v, bp_error *err) {
    const char *const *names = v->common.operands;
    size_t n = v->common.n_operands, n_standard = 0;
    if (n == 0)
        return bp_fail(err, BP_EUSAGE, "explain: which model file?");
    bool is_mean = v->mean_of && strcmp(v->mean_of, "-") == 0;
    for (size_t i = 1; i < n; i++)
        n_standard += strcmp(names[i], "-") == 0;
    n_standard += n == 1;
    if (v->mean_of && v->against)
        return bp_fail(err, BP_EUSAGE,
                       "explain: --against and --mean-of exclude each other");
    if (strcmp(names[0], "-") == 0 && n_standard > 0)
        return bp_fail(err, BP_EUSAGE,
                       "explain: model and input can't both be standard "
                       "input; name a file for one");
    if (n_standard > 1 ||
        (is_mean && (n_standard > 0 || strcmp(names[0], "-") == 0)))
        return bp_fail(err, BP_EUSAGE,
                       "explain: standard input can be read only once; name "
                       "'-' once");
    return BP_OK;
}

bp_status cmd_explain(const command *cmd, int argc, char **argv,
                      bp_error *err) {
    explain_values v = {0};
    bp_reading ignored;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status) {
        status = check_files(&v, err);
        if (!status)
            status = reading_make(&v.reading, cmd, NULL, &ignored, err);
        if (!status)
            status = explain(&v, cmd, err);
    }
    free(v.common.operands);
    return status;
}
