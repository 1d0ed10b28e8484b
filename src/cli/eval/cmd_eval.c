/* cmd_eval.c - bp eval: how good is a model on these rows? Options, what is
 * read and who tells it. */
#include "eval/cmd_eval.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "eval/eval.h"
#include "help.h"
#include "kernels.h"
#include "option/rows.h"

#define AT(member) offsetof(eval_values, member)
/* NOLINTBEGIN(bugprone-macro-parentheses): initialisers are no expressions */
#define BAR(n, m, lo, hi, h)                                                   \
    {                                                                          \
        .name = n, .argument = "X", .type = OPTION_REAL,                       \
        .offset = AT(bars[m]), .min = lo, .max = hi, .help = h                 \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

/* clang-format off */
const option_spec eval_options[] = {
    HEADING("What to show"),
    {.name = "worst", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(worst), .max = 1000000000, .initial = "5",
     .help = "the N rows that came out worst, with file and line; of each "
             "target"},
    FLAG(0, "importance", importance,
         "how much the score hangs on each column: what it loses when the "
         "column is shuffled"),
    {.name = "repeats", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(repeats), .min = 1, .max = 10000, .initial = "10",
     .help = "importance: shuffles of each column"},
    {.name = "seed", .argument = "N", .type = OPTION_SIZE, .offset = AT(seed),
     .max = MAX_SEED, .initial = "1", .help = "importance: of the shuffles"},
    FLAG(0, "all", all, "lists and tables in full"),
    FLAG(0, "json", json, "all of it as one JSON object"),

    HEADING("What is asked of a model of classes (else exit with 1)"),
    BAR("min-accuracy", EVAL_ACCURACY, 0, 1, "share of rows that are right"),
    BAR("min-precision", EVAL_PRECISION, 0, 1, "macro mean of the classes"),
    BAR("min-recall", EVAL_RECALL, 0, 1, "macro mean of the classes"),
    BAR("min-f1", EVAL_F1, 0, 1, "macro mean of the classes"),
    BAR("min-auc", EVAL_AUC, 0, 1,
        "of two classes, or the macro mean of each against the rest"),
    BAR("max-log-loss", EVAL_LOG_LOSS, 0, 1e300, "in natural logarithms"),
    BAR("max-calibration-error", EVAL_CALIBRATION, 0, 1,
        "expected calibration error"),

    HEADING("What is asked of a model of numbers, of each target"),
    BAR("max-rmse", EVAL_RMSE, 0, 1e300, "root mean square error"),
    BAR("max-mae", EVAL_MAE, 0, 1e300, "mean absolute error"),
    BAR("max-median-error", EVAL_MEDIAN, 0, 1e300, "median absolute error"),
    BAR("min-r2", EVAL_R2, -1e300, 1, "coefficient of determination"),

#include "option/input.inc"
    HEADING("Other"),
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor)"},
    FLAG('q', "quiet", quiet, "no notes on what was done to rows and cells"),
    {0}};
/* clang-format on */

/* ---- the worst rows ---- */

/* Without probabilities no row of a class is worse than another. */
static void count_worst(eval_report *report) {
    const judged *done = report->judged;
    const bp_encoder *encoder = &done->model->encoder;
    size_t n_rows = done->rows.data.n_rows, asked = report->values->worst;
    report->n_worst = asked < n_rows ? asked : n_rows;
    if (encoder->task == BP_CLASSIFY && !done->classes.has_probabilities)
        report->n_worst = 0;
    report->n_lists = report->n_worst > 0 ? encoder->n_targets : 0;
}

static bp_status find_list(eval_report *report, size_t j, bp_error *err) {
    const judged *done = report->judged;
    size_t n = report->n_worst, *rows = report->worst + j * n;
    return done->model->encoder.task == BP_CLASSIFY
               ? bp_worst_classes(rows, n, &done->classes, err)
               : bp_worst_numbers(rows, n, &done->numbers, j, err);
}

/* The places of all of them are looked for at once: that reads the files. */
static bp_status find_worst(eval_report *report, bp_error *err) {
    count_worst(report);
    size_t n = report->n_lists * report->n_worst;
    report->worst = bp_alloc(n, sizeof *report->worst, err);
    report->places = bp_alloc(n, sizeof *report->places, err);
    bp_status status = report->worst && report->places ? BP_OK : BP_ESYSTEM;
    for (size_t j = 0; !status && j < report->n_lists; j++)
        status = find_list(report, j, err);
    return status ? status
                  : judged_places(report->judged, report->worst, n,
                                  report->places, err);
}

/* ---- the command ---- */

static bp_status rank_columns(eval_report *report, const bp_kernel *kernel,
                              bp_error *err) {
    const eval_values *v = report->values;
    if (!v->importance)
        return BP_OK;
    report->ranked = bp_alloc(report->judged->model->encoder.n_inputs,
                              sizeof *report->ranked, err);
    return report->ranked
               ? judged_rank_columns(report->judged, kernel, v->repeats,
                                     v->seed, report->ranked, &report->score,
                                     err)
               : BP_ESYSTEM;
}

static bp_status tell(eval_report *report, const bp_kernel *kernel,
                      bp_error *err) {
    bp_status status = find_worst(report, err);
    if (!status)
        status = rank_columns(report, kernel, err);
    if (status)
        return status;
    if (!report->values->quiet)
        judged_tell_notes(report->judged);
    status = report->values->json ? eval_tell_json(report, err)
                                  : eval_tell(report, err);
    return status ? status : eval_judge(report, err);
}

static bp_status evaluate(eval_report *report, bp_model *model, bp_error *err) {
    const eval_values *v = report->values;
    const bp_kernel *kernel;
    judged done;
    judging how = {.cmd = report->cmd,
                   .reading = &v->reading,
                   .paths = report->files,
                   .n_paths = report->n_files,
                   .threads = v->threads,
                   .memory = v->memory};
    bp_status status = eval_check_bars(report->cmd, v, model, err);
    if (!status)
        status = kernels_choose(&kernel, err);
    if (status)
        return status;
    if (option_given(report->cmd, v, "unseen"))
        model->encoder.unseen = (bp_unseen)v->unseen;
    status = judged_make(&done, model, kernel, &how, err);
    if (status)
        return status;
    report->judged = &done;
    status = tell(report, kernel, err);
    free(report->worst);
    free(report->places);
    free(report->ranked);
    judged_free(&done);
    return status;
}

static bp_status load_and_evaluate(const command *cmd, const eval_values *v,
                                   bp_error *err) {
    const char *name = v->common.operands[0];
    eval_report report = {.cmd = cmd,
                          .values = v,
                          .model_name =
                              strcmp(name, "-") == 0 ? "standard input" : name,
                          .files = v->common.operands + 1,
                          .n_files = v->common.n_operands - 1};
    bp_model model;
    bp_status status = bp_model_load(&model, name, err);
    if (status)
        return status;
    status = evaluate(&report, &model, err);
    bp_model_free(&model);
    return status;
}

/* Standard input can be read once. */
static bp_status check_files(const eval_values *v, bp_error *err) {
    const char *const *names = v->common.operands;
    size_t n = v->common.n_operands, n_standard = 0;
    if (n == 0)
        return bp_fail(err, BP_EUSAGE, "eval: which model file?");
    if (n == 1)
        return bp_fail(err, BP_EUSAGE,
                       "eval: judged by which rows? Name a CSV file ('-' is "
                       "standard input)");
    for (size_t i = 0; i < n; i++)
        n_standard += strcmp(names[i], "-") == 0;
    if (n_standard > 1)
        return bp_fail(err, BP_EUSAGE,
                       "eval: standard input can be read only once; name '-' "
                       "once");
    return BP_OK;
}

bp_status cmd_eval(const command *cmd, int argc, char **argv, bp_error *err) {
    eval_values v = {0};
    bp_reading ignored;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status) {
        status = check_files(&v, err);
        if (!status)
            status = reading_make(&v.reading, cmd, NULL, &ignored, err);
        if (!status)
            status = load_and_evaluate(cmd, &v, err);
    }
    free(v.common.operands);
    return status;
}
