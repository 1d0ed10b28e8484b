/* cmd_predict.c - bp predict: raw CSV in, predictions out.
 *
 * Options, what they need of each other, and what is said at the end; the rows
 * are predictor.c's.
 */
#include "predict/cmd_predict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/matching.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/parallel.h"
#include "bp/text.h"
#include "column_names.h"
#include "help.h"
#include "kernels.h"
#include "predict/predictor.h"
#include "reading.h"
#include "train/report.h"

typedef enum on_error {
    ON_ERROR_STOP,
    ON_ERROR_NA,
} on_error;

static const char *const on_error_names[] = {"stop", "na", NULL};

typedef struct predict_values {
    option_values common;
    bool quiet;
    const char *keep;
    predict_form form;
    reading_values reading;
    size_t unseen;   /* bp_unseen, when given */
    size_t on_error; /* on_error */
    size_t threads;  /* 0: one a processor */
} predict_values;

#define AT(member) offsetof(predict_values, member)

/* clang-format off */
const option_spec predict_options[] = {
    {.help = "What to write"},
    {.name = "keep", .argument = "COLUMN,...", .type = OPTION_TEXT,
     .offset = AT(keep),
     .help = "columns of the input to write before the predictions, as they "
             "are; the word all for all"},
    {.name = "proba", .type = OPTION_FLAG, .offset = AT(form.proba),
     .help = "the probability of each class, a column each"},
    {.name = "top", .argument = "K", .type = OPTION_SIZE,
     .offset = AT(form.top), .min = 1, .max = BP_MAX_UNITS,
     .help = "the K most probable classes, each with its probability"},
    {.name = "threshold", .argument = "P", .type = OPTION_REAL,
     .offset = AT(form.threshold), .min = 0, .max = 1,
     .help = "of two classes, the second if its probability is at least P "
             "(without: the more probable one)"},
    {.help = "Rows that are no use"},
    {.name = "on-error", .argument = "HOW", .type = OPTION_CHOICE,
     .offset = AT(on_error), .choices = on_error_names, .initial = "stop",
     .help = "a row that can't be predicted: an error, or one with empty "
             "predictions"},
    {.name = "unseen", .argument = "HOW", .type = OPTION_CHOICE,
     .offset = AT(unseen), .choices = bp_unseen_names,
     .help = "a level that training never saw: refused, or taken for none of "
             "those known (without: as the model says)"},
    {.help = "Reading the input"},
    {.name = "header", .type = OPTION_FLAG, .offset = AT(reading.header),
     .help = "the first row is names (else found by looking)"},
    {.name = "no-header", .type = OPTION_FLAG, .offset = AT(reading.no_header),
     .help = "the first row is data"},
    {.name = "delimiter", .argument = "CHAR", .type = OPTION_CHAR,
     .offset = AT(reading.delimiter),
     .help = "what stands between cells, in and out; the word tab for a tab, "
             "blanks for any run of blanks (without: as in the training file)"},
    {.name = "decimal", .argument = "CHAR", .type = OPTION_CHAR,
     .offset = AT(reading.decimal),
     .help = "what stands before the fraction of a number, in and out, point "
             "or comma (without: as in the training file)"},
    {.name = "comment", .argument = "CHAR", .type = OPTION_CHAR,
     .offset = AT(reading.comment),
     .help = "lines that start with it are passed over"},
    {.name = "skip-lines", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(reading.skip_lines), .max = 1000000, .initial = "0",
     .help = "lines to pass over at the start of each file"},
    {.help = "Other"},
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor)"},
    {.letter = 'q', .name = "quiet", .type = OPTION_FLAG, .offset = AT(quiet),
     .help = "say nothing unless something is wrong"},
    {0}};
/* clang-format on */

/* All that a prediction takes, and in which order it goes: freed in reverse. */
typedef struct prediction {
    const predict_values *values;
    const command *cmd;
    bp_model model;
    bp_table table;
    bp_strings notes;
    writer writer;
    size_t *columns, *kept;
    predictor predictor;
} prediction;

static void prediction_free(prediction *p) {
    predictor_free(&p->predictor);
    free(p->columns);
    free(p->kept);
    writer_free(&p->writer);
    bp_strings_free(&p->notes);
    bp_table_free(&p->table);
    bp_model_free(&p->model);
}

/* Which columns to write before the predictions. */
static bp_status find_kept(prediction *p, bp_error *err) {
    const char *text = p->values->keep;
    size_t n_cols = p->table.n_cols, *n = &p->predictor.n_kept;
    if (!text)
        return BP_OK;
    p->kept = bp_alloc(n_cols, sizeof *p->kept, err);
    if (!p->kept)
        return BP_ESYSTEM;
    p->predictor.keeps_all = strcmp(text, "all") == 0;
    if (!p->predictor.keeps_all)
        return columns_find(&p->table, p->cmd, "keep", text, p->kept, n, err);
    for (*n = 0; *n < n_cols; ++*n)
        p->kept[*n] = *n;
    return BP_OK;
}

/* Looks at the first row of the input: where is what, and is it a header? A
 * level that the model doesn't know speaks for one, whatever is done about
 * unknown levels below. */
static bp_status match(prediction *p, const bp_record *first, bp_header header,
                       bp_error *err) {
    bp_encoder *encoder = &p->model.encoder;
    bool is_header = false;
    if (first->n_cells == 0)
        return bp_fail(err, BP_EDATA, "%s: empty: it has no rows",
                       p->table.file);
    bp_unseen unseen = encoder->unseen;
    encoder->unseen = BP_UNSEEN_ERROR;
    bp_status status =
        bp_match_columns(encoder, first, header, p->columns, &is_header, err);
    encoder->unseen = unseen;
    return status ? status : bp_table_settle(&p->table, is_header, NULL, err);
}

static bp_status open_table(prediction *p, bp_error *err) {
    const predict_values *v = p->values;
    static const char *const standard_input[] = {"-"};
    bool any = v->common.n_operands > 1;
    bp_reading reading;
    bp_record first;
    bp_status status = reading_make(&v->reading, p->cmd,
                                    &p->model.encoder.dialect, &reading, err);
    if (status)
        return status;
    reading.piece_size =
        predictor_piece_size(&p->model, writer_cells(&p->writer));
    status =
        bp_table_peek(&p->table, any ? v->common.operands + 1 : standard_input,
                      any ? v->common.n_operands - 1 : 1, &reading, false,
                      &first, &p->notes, err);
    if (status)
        return status;
    p->model.encoder.dialect = p->table.dialect;
    status = match(p, &first, reading.header, err);
    return status ? status : find_kept(p, err);
}

static bp_status prepare(prediction *p, bp_error *err) {
    const predict_values *v = p->values;
    predict_form form = v->form;
    form.has_threshold = option_given(p->cmd, v, "threshold");
    bp_status status = kernels_choose(&p->predictor.kernel, err);
    if (!status)
        status = bp_model_load(&p->model, v->common.operands[0], err);
    if (!status)
        status =
            writer_init(&p->writer, &p->model, &p->table.dialect, &form, err);
    if (status)
        return status;
    if (option_given(p->cmd, v, "unseen"))
        p->model.encoder.unseen = (bp_unseen)v->unseen;
    p->columns = bp_alloc(p->model.encoder.n_inputs, sizeof *p->columns, err);
    status = p->columns ? open_table(p, err) : BP_ESYSTEM;
    if (!status)
        status = writer_settle(&p->writer, err);
    p->predictor.model = &p->model;
    p->predictor.table = &p->table;
    p->predictor.writer = &p->writer;
    p->predictor.columns = p->columns;
    p->predictor.kept = p->kept;
    p->predictor.passes_bad_rows = v->on_error == ON_ERROR_NA;
    return status;
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

static void report_column(const prediction *p, size_t i) {
    const bp_column *column = &p->model.encoder.inputs[i];
    const char *file = p->table.file;
    size_t n_filled = predictor_filled(&p->predictor, i);
    size_t n_unseen = predictor_unseen(&p->predictor, i);
    char name[BP_CLIP], level[BP_CLIP];
    bp_clip(column->name, name);
    if (n_filled && column->type == BP_NUMBER)
        report_line("bp: %s: column '%s': %zu missing cell%s filled with the "
                    "model's value %.6g",
                    file, name, n_filled, plural(n_filled), column->fill);
    else if (n_filled)
        report_line("bp: %s: column '%s': %zu missing cell%s filled with the "
                    "model's level '%s'",
                    file, name, n_filled, plural(n_filled),
                    bp_clip(column->levels.items[column->fill_level], level));
    if (n_unseen)
        report_line("bp: %s: column '%s': %zu cell%s with a level that "
                    "training never saw%s, taken as other",
                    file, name, n_unseen, plural(n_unseen),
                    column->has_other ? " or saw too seldom" : "");
}

/* One line on standard error for all that was done to the input. */
static bp_status report(prediction *p, bp_error *err) {
    const predictor *done = &p->predictor;
    size_t n_blank, n_comments;
    predictor_passed(done, &n_blank, &n_comments);
    for (size_t i = 0; i < p->model.encoder.n_inputs; i++)
        report_column(p, i);
    bp_status status =
        bp_table_note_passed(&p->table, n_blank, n_comments, &p->notes, err);
    for (size_t i = 0; !status && i < p->notes.count; i++)
        report_line("bp: %s: %s", p->table.file, p->notes.items[i]);
    if (done->n_bad)
        report_line("bp: %s: %zu row%s without a prediction; the first: %s",
                    p->table.file, done->n_bad, plural(done->n_bad),
                    done->first_bad.message);
    return status;
}

static bp_status predict(const predict_values *v, const command *cmd,
                         bp_error *err) {
    prediction p = {.values = v, .cmd = cmd};
    bp_status status = prepare(&p, err);
    if (!status)
        status = predictor_run(&p.predictor,
                               v->threads ? v->threads : bp_processors(), err);
    if (!status && !v->quiet)
        status = report(&p, err);
    prediction_free(&p);
    return status;
}

/* Two of these at once would each want to say what is written. */
static bp_status check_form(const command *cmd, const predict_values *v,
                            bp_error *err) {
    static const char *const forms[] = {"proba", "top", "threshold", NULL};
    return option_exclusive(cmd, v, forms, err);
}

/* Standard input can be read once. */
static bp_status check_files(const predict_values *v, bp_error *err) {
    const char *const *names = v->common.operands;
    size_t n = v->common.n_operands, n_standard = 0;
    if (n == 0)
        return bp_fail(err, BP_EUSAGE, "predict: which model file?");
    for (size_t i = 1; i < n; i++)
        n_standard += strcmp(names[i], "-") == 0;
    if (strcmp(names[0], "-") == 0 && (n == 1 || n_standard > 0))
        return bp_fail(err, BP_EUSAGE,
                       "predict: model and input can't both be standard "
                       "input; name a file for one");
    if (n_standard > 1)
        return bp_fail(err, BP_EUSAGE,
                       "predict: standard input can be read only once; name "
                       "'-' once");
    return BP_OK;
}

bp_status cmd_predict(const command *cmd, int argc, char **argv,
                      bp_error *err) {
    predict_values v = {0};
    bp_reading ignored;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status) {
        status = check_files(&v, err);
        if (!status)
            status = check_form(cmd, &v, err);
        if (!status)
            status = reading_make(&v.reading, cmd, NULL, &ignored, err);
        if (!status)
            status = predict(&v, cmd, err);
    }
    free(v.common.operands);
    return status;
}
