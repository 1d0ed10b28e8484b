/* cmd_report.c - bp report: all that is to be known of a model, as a page.
 * Options, what is read and worked out, and where the page goes to. */
#include "report/cmd_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/file.h"
#include "bp/mem.h"
#include "bp/text.h"
#include "help.h"
#include "kernels.h"
#include "option/rows.h"
#include "plot/gnuplot.h"
#include "report/page.h"

#define AT(member) offsetof(report_values, member)

/* clang-format off */
const option_spec report_options[] = {
    HEADING("The page"),
    {.letter = 'o', .name = "output", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(output),
     .help = "where to (without: standard output)"},
    {.name = "title", .argument = "TEXT", .type = OPTION_TEXT,
     .offset = AT(title),
     .help = "what the page is called (without: the model's name)"},
    FLAG(0, "no-charts", no_charts,
         "tables alone; gnuplot, which draws the charts, isn't needed then"),
    {.name = "worst", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(worst), .max = 1000, .initial = "10",
     .help = "the N rows that came out worst, with file and line; of each "
             "target"},
    {.name = "repeats", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(repeats), .max = 1000, .initial = "10",
     .help = "shuffles of each column, to see how much the score hangs on it; "
             "0: none, which is faster"},
    {.name = "seed", .argument = "N", .type = OPTION_SIZE, .offset = AT(seed),
     .max = MAX_SEED, .initial = "1", .help = "of the shuffles"},

#include "option/input.inc"
    HEADING("Other"),
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor)"},
    FLAG('q', "quiet", quiet, "no notes on what was done to rows and cells"),
    {0}};
/* clang-format on */

/* ---- what is worked out ---- */

/* Without probabilities no row of a class is worse than another. */
static void count_worst(page *p) {
    const bp_encoder *encoder = &p->model->encoder;
    size_t n_rows = p->judged->rows.data.n_rows, asked = p->values->worst;
    size_t n_targets = encoder->n_targets;
    p->n_worst = asked < n_rows ? asked : n_rows;
    if (encoder->task == BP_CLASSIFY && !p->judged->classes.has_probabilities)
        p->n_worst = 0;
    p->n_lists = p->n_worst == 0            ? 0
                 : n_targets < PAGE_TARGETS ? n_targets
                                            : PAGE_TARGETS;
}

static bp_status find_list(page *p, size_t j, bp_error *err) {
    size_t n = p->n_worst, *rows = p->worst + j * n;
    return p->model->encoder.task == BP_CLASSIFY
               ? bp_worst_classes(rows, n, &p->judged->classes, err)
               : bp_worst_numbers(rows, n, &p->judged->numbers, j, err);
}

/* The places of all of them are looked for at once: that reads the files. */
static bp_status find_worst(page *p, bp_error *err) {
    count_worst(p);
    size_t n = p->n_lists * p->n_worst;
    p->worst = bp_alloc(n, sizeof *p->worst, err);
    p->places = bp_alloc(n, sizeof *p->places, err);
    bp_status status = p->worst && p->places ? BP_OK : BP_ESYSTEM;
    for (size_t j = 0; !status && j < p->n_lists; j++)
        status = find_list(p, j, err);
    return status ? status
                  : judged_places(p->judged, p->worst, n, p->places, err);
}

static bp_status rank_columns(page *p, const bp_kernel *kernel, bp_error *err) {
    const report_values *v = p->values;
    if (v->repeats == 0)
        return BP_OK;
    p->ranked = bp_alloc(p->model->encoder.n_inputs, sizeof *p->ranked, err);
    return p->ranked ? judged_rank_columns(p->judged, kernel, v->repeats,
                                           v->seed, p->ranked, &p->score, err)
                     : BP_ESYSTEM;
}

/* ---- the page ---- */

static bp_status write_bytes(const report_values *v, const char *bytes,
                             size_t length, bp_error *err) {
    if (v->output && strcmp(v->output, "-") != 0)
        return bp_file_write(v->output, bytes, length, err);
    fwrite(bytes, 1, length, stdout); /* main says when that failed */
    return BP_OK;
}

/* It is written in memory first: what fails half way leaves nothing behind. */
static bp_status write_page(page *p, bp_error *err) {
    char *bytes = NULL;
    size_t length;
    p->out = open_memstream(&bytes, &length);
    if (!p->out)
        return bp_fail(err, BP_ESYSTEM, "out of memory for the page");
    bp_status status = page_write(p, err);
    bool failed = ferror(p->out) != 0;
    if ((fclose(p->out) != 0 || failed) && !status)
        status = bp_fail(err, BP_ESYSTEM, "out of memory for the page");
    if (!status)
        status = write_bytes(p->values, bytes, length, err);
    free(bytes);
    return status;
}

static bp_status tell(page *p, const bp_kernel *kernel, bp_error *err) {
    p->is_training_data =
        bp_pieces_checksum(p->judged->rows.table.pieces) == p->model->checksum;
    if (!p->values->quiet)
        judged_tell_notes(p->judged);
    bp_status status = find_worst(p, err);
    if (!status)
        status = rank_columns(p, kernel, err);
    if (!status)
        status = write_page(p, err);
    free(p->worst);
    free(p->places);
    free(p->ranked);
    return status;
}

static bp_status judge(page *p, bp_model *model, bp_error *err) {
    const report_values *v = p->values;
    const bp_kernel *kernel;
    judged done;
    judging how = {.cmd = p->cmd,
                   .reading = &v->reading,
                   .paths = p->files,
                   .n_paths = p->n_files,
                   .threads = v->threads,
                   .memory = v->memory};
    bp_status status = kernels_choose(&kernel, err);
    if (status)
        return status;
    if (option_given(p->cmd, v, "unseen"))
        model->encoder.unseen = (bp_unseen)v->unseen;
    status = judged_make(&done, model, kernel, &how, err);
    if (status)
        return status;
    p->judged = &done;
    status = tell(p, kernel, err);
    judged_free(&done);
    return status;
}

static bp_status report(const command *cmd, const report_values *v,
                        bp_error *err) {
    const char *path = v->common.operands[0];
    page p = {.cmd = cmd,
              .values = v,
              .model_path = path,
              .model_name = strcmp(path, "-") == 0 ? "standard input" : path,
              .files = v->common.operands + 1,
              .n_files = v->common.n_operands - 1};
    bp_model model;
    bp_status status = BP_OK;
    if (v->output && strcmp(v->output, "-") != 0)
        status = bp_file_check_writable(v->output, err);
    if (!status && !v->no_charts)
        status = gnuplot_check(PAGE_WITHOUT, err);
    if (!status)
        status = bp_model_load(&model, path, err);
    if (status)
        return status;
    p.model = &model;
    status = judge(&p, &model, err);
    bp_model_free(&model);
    return status;
}

/* Standard input can be read once, and what is read isn't written over. */
static bp_status check_files(const report_values *v, bp_error *err) {
    const char *const *names = v->common.operands;
    size_t n = v->common.n_operands, n_standard = 0;
    char clip[BP_CLIP];
    if (n == 0)
        return bp_fail(err, BP_EUSAGE,
                       "report: of which model? ('-' is standard input)");
    if (n == 1)
        return bp_fail(err, BP_EUSAGE,
                       "report: judged by which rows? Name a CSV file ('-' is "
                       "standard input)");
    for (size_t i = 0; i < n; i++) {
        n_standard += strcmp(names[i], "-") == 0;
        if (v->output && strcmp(v->output, "-") != 0 &&
            strcmp(names[i], v->output) == 0)
            return bp_fail(err, BP_EUSAGE,
                           "report: '%s' is read; the page must go elsewhere",
                           bp_clip(names[i], clip));
    }
    if (n_standard > 1)
        return bp_fail(err, BP_EUSAGE,
                       "report: standard input can be read only once; name '-' "
                       "once");
    return BP_OK;
}

bp_status cmd_report(const command *cmd, int argc, char **argv, bp_error *err) {
    report_values v = {0};
    bp_reading ignored;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status) {
        if (v.title && !*v.title)
            v.title = NULL;
        status = check_files(&v, err);
        if (!status)
            status = reading_make(&v.reading, cmd, NULL, &ignored, err);
        if (!status)
            status = report(cmd, &v, err);
    }
    free(v.common.operands);
    return status;
}
