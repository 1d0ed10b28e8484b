/* cmd_predict.c - bp predict: raw CSV in, predictions out.
 *
 * Rows go through in batches, in order; nothing that grows with their number
 * is kept.
 */
#include "cmd_predict.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/backprop.h"
#include "bp/matching.h"
#include "bp/mem.h"
#include "bp/metrics.h"
#include "bp/model.h"
#include "bp/num.h"
#include "bp/text.h"
#include "help.h"
#include "kernels.h"
#include "report.h"

typedef struct predict_values {
    option_values common;
    bool proba, header, no_header, quiet;
    char delimiter;
    size_t threads; /* 0: one a processor */
} predict_values;

#define AT(member) offsetof(predict_values, member)

/* clang-format off */
const option_spec predict_options[] = {
    {.help = "What to write"},
    {.name = "proba", .type = OPTION_FLAG, .offset = AT(proba),
     .help = "the probability of each class, a column each"},
    {.help = "Reading the input"},
    {.name = "header", .type = OPTION_FLAG, .offset = AT(header),
     .help = "the first row is names (else found by looking)"},
    {.name = "no-header", .type = OPTION_FLAG, .offset = AT(no_header),
     .help = "the first row is data"},
    {.name = "delimiter", .argument = "CHAR", .type = OPTION_CHAR,
     .offset = AT(delimiter),
     .help = "what stands between cells, in and out; the word tab for a tab "
             "(without: as in the training file)"},
    {.help = "Other"},
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor)"},
    {.letter = 'q', .name = "quiet", .type = OPTION_FLAG, .offset = AT(quiet),
     .help = "say nothing unless something is wrong"},
    {0}};
/* clang-format on */

enum { BATCH = 256 };

/* All that prediction keeps from row to row. */
typedef struct predictor {
    bp_model model;
    const bp_kernel *kernel;
    bp_workspace ws;
    bool proba;
    char delimiter;
    bp_csv *csv;
    size_t *columns;          /* of the file: where each input is */
    size_t n_cells;           /* of each of its rows */
    size_t line;              /* where the first of them starts */
    size_t *n_filled;         /* of each input: missing numbers filled in */
    size_t n_rows;            /* encoded and not yet predicted */
    float *x;                 /* their inputs, */
    const float *rows[BATCH]; /* where each starts, */
    size_t lines[BATCH];      /* and its line in the file */
    float *outputs;           /* of one row */
} predictor;

static void write_probabilities(const predictor *p, const float *a) {
    size_t n_classes = bp_encoder_classes(&p->model.encoder);
    size_t n_outputs = bp_network_outputs(&p->model.network);
    float sum = 0;
    for (size_t j = 0; j < n_outputs; j++)
        sum += a[j];
    if (bp_network_last(&p->model.network)->f == BP_SOFTMAX || sum == 0)
        sum = 1; /* it is one already, or there is nothing to share out */
    for (size_t j = 0; j < n_classes; j++) {
        char text[BP_NUM_TEXT];
        float share = n_outputs > 1 ? a[j] / sum : j == 0 ? 1 - a[0] : a[0];
        if (j)
            putchar(p->delimiter);
        fputs(bp_num_from_float(share, text), stdout);
    }
}

/* A number with as many digits as outputs of 32 bits can tell apart: those that
 * follow would be noise, and fewer would lose what the network says when a
 * target is far from 0 for its spread, as dates are. */
static void write_number(const bp_column *target, double value, float a) {
    enum { FEWEST = 6, MOST = 17 };
    double noise = target->scale * fmax(1, fabs((double)a)) * FLT_EPSILON / 4;
    char text[BP_NUM_TEXT];
    for (int digits = FEWEST; digits <= MOST; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value + 0.0); /* not -0 */
        if (fabs(strtod(text, NULL) - value) <= noise)
            break;
    }
    fputs(text, stdout);
}

static void write_row(const predictor *p, const float *a) {
    const bp_encoder *encoder = &p->model.encoder;
    size_t n_outputs = bp_network_outputs(&p->model.network);
    if (p->proba) {
        write_probabilities(p, a);
    } else if (encoder->task == BP_CLASSIFY) {
        size_t class_number = bp_predicted_class(a, n_outputs);
        bp_csv_write(stdout, encoder->targets[0].levels.items[class_number],
                     p->delimiter);
    } else {
        for (size_t j = 0; j < n_outputs; j++) {
            if (j)
                putchar(p->delimiter);
            write_number(&encoder->targets[j],
                         bp_encoder_value(encoder, j, a[j]), a[j]);
        }
    }
    putchar('\n');
}

/* Names above the predictions: the target's, or with --proba the classes'. */
static void write_header(const predictor *p) {
    const bp_encoder *encoder = &p->model.encoder;
    size_t n = p->proba ? bp_encoder_classes(encoder) : encoder->n_targets;
    for (size_t j = 0; j < n; j++) {
        if (j)
            putchar(p->delimiter);
        bp_csv_write(stdout,
                     p->proba ? encoder->targets[0].levels.items[j]
                              : encoder->targets[j].name,
                     p->delimiter);
    }
    putchar('\n');
}

/* Huge inputs, or weights, can drive outputs beyond all bounds. */
static bool is_finite(const bp_encoder *encoder, const float *a, size_t n) {
    for (size_t j = 0; j < n; j++)
        if (!isfinite(a[j]) || (encoder->task == BP_REGRESS &&
                                !isfinite(bp_encoder_value(encoder, j, a[j]))))
            return false;
    return true;
}

/* Predicts the rows in x and writes them. */
static bp_status flush_rows(predictor *p, bp_error *err) {
    if (p->n_rows == 0)
        return BP_OK;
    bp_matrix a =
        bp_forward(p->kernel, &p->model.network, &p->ws, p->rows, p->n_rows);
    p->n_rows = 0;
    for (size_t m = 0; m < a.rows; m++) {
        bp_matrix_get_row(a, m, p->outputs);
        if (!is_finite(&p->model.encoder, p->outputs, a.cols))
            return bp_fail(
                err, BP_EMODEL,
                "%s:%zu: the model's outputs for this row are beyond "
                "the range of numbers; are its cells in the units "
                "of the training file?",
                bp_csv_name(p->csv), p->lines[m]);
        write_row(p, p->outputs);
    }
    if (!ferror(stdout))
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM, "standard output: can't be written: %s",
                   strerror(errno));
}

static bp_status take_row(predictor *p, const bp_record *record,
                          bp_error *err) {
    const char *file = bp_csv_name(p->csv);
    if (record->n_cells != p->n_cells)
        return bp_fail(err, BP_EDATA,
                       "%s:%zu: %zu cell%s where line %zu has %zu; %s", file,
                       record->line, record->n_cells,
                       record->n_cells == 1 ? "" : "s", p->line, p->n_cells,
                       record->n_cells < p->n_cells
                           ? "write out the missing ones, empty if need be"
                           : "quote a cell that has the delimiter in it");
    size_t width = bp_encoder_width(&p->model.encoder);
    float *x = p->x + p->n_rows * width;
    bp_status status = bp_encoder_inputs(&p->model.encoder, file, record,
                                         p->columns, x, p->n_filled, err);
    if (status)
        return status;
    p->rows[p->n_rows] = x;
    p->lines[p->n_rows] = record->line;
    if (++p->n_rows == BATCH)
        status = flush_rows(p, err);
    return status;
}

/* One line on standard error for each column that something was done to. */
static void report_filled(const predictor *p) {
    const bp_encoder *encoder = &p->model.encoder;
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        char clip[BP_CLIP];
        const bp_column *column = &encoder->inputs[i];
        if (p->n_filled[i])
            report_line("bp: %s: column '%s': %zu missing cell%s filled with "
                        "the training mean %.6g",
                        bp_csv_name(p->csv), bp_clip(column->name, clip),
                        p->n_filled[i], p->n_filled[i] == 1 ? "" : "s",
                        column->fill);
    }
    size_t n_blank = bp_csv_blank_lines(p->csv);
    if (n_blank)
        report_line("bp: %s: %zu blank line%s passed over", bp_csv_name(p->csv),
                    n_blank, n_blank == 1 ? "" : "s");
}

static bp_status predict_rows(predictor *p, bp_header header, bp_error *err) {
    bp_record record;
    bool is_header = false;
    bp_status status = bp_csv_next(p->csv, &record, err);
    if (!status && record.n_cells == 0)
        status = bp_fail(err, BP_EDATA, "%s: empty: it has no rows",
                         bp_csv_name(p->csv));
    if (!status)
        status = bp_match_columns(&p->model.encoder, bp_csv_name(p->csv),
                                  &record, header, p->columns, &is_header, err);
    if (status)
        return status;
    p->n_cells = record.n_cells;
    p->line = record.line;
    if (is_header) {
        write_header(p);
        status = bp_csv_next(p->csv, &record, err);
    }
    while (!status && record.n_cells > 0) {
        status = take_row(p, &record, err);
        if (!status)
            status = bp_csv_next(p->csv, &record, err);
    }
    /* What came before a bad row is predicted, and is written. */
    bp_error earlier;
    bp_status flushed = flush_rows(p, &earlier);
    if (flushed)
        *err = earlier;
    return flushed ? flushed : status;
}

static bp_status check_proba(const bp_model *model, bp_error *err) {
    bp_activation f = bp_network_last(&model->network)->f;
    if (model->encoder.task != BP_CLASSIFY)
        return bp_fail(err, BP_EUSAGE,
                       "predict: --proba is for classes, and "
                       "this model predicts numbers");
    if (f != BP_SOFTMAX && f != BP_SIGMOID)
        return bp_fail(err, BP_EUSAGE,
                       "predict: --proba needs outputs of "
                       "softmax or sigmoid, and this model has %s",
                       bp_activation_names[f]);
    return BP_OK;
}

static bp_status prepare(predictor *p, const predict_values *v, bp_error *err) {
    const char *const *operands = v->common.operands;
    bp_status status = kernels_choose(&p->kernel, err);
    if (!status)
        status = bp_model_load(&p->model, operands[0], err);
    if (!status && v->proba)
        status = check_proba(&p->model, err);
    if (!status)
        status =
            bp_workspace_init(&p->ws, &p->model.network, BATCH, false, err);
    if (!status && bp_is_worth_a_team(&p->model.network, BATCH))
        status = bp_team_new(&p->ws.team,
                             v->threads ? v->threads : bp_processors(), err);
    if (status)
        return status;
    p->proba = v->proba;
    p->delimiter = v->delimiter ? v->delimiter : p->model.encoder.delimiter;
    size_t n_outputs = bp_network_outputs(&p->model.network);
    size_t n_inputs = p->model.encoder.n_inputs;
    size_t width = bp_encoder_width(&p->model.encoder);
    p->columns = bp_alloc(n_inputs, sizeof *p->columns, err);
    p->n_filled = bp_alloc(n_inputs, sizeof *p->n_filled, err);
    p->x = bp_alloc_floats(BATCH * width, err);
    p->outputs = bp_alloc(n_outputs, sizeof *p->outputs, err);
    if (!p->columns || !p->n_filled || !p->x || !p->outputs)
        return BP_ESYSTEM;
    return bp_csv_open(&p->csv, v->common.n_operands > 1 ? operands[1] : "-",
                       p->delimiter, err);
}

static bp_status predict(const predict_values *v, bp_error *err) {
    predictor p = {0};
    bp_header header = v->header      ? BP_HEADER_YES
                       : v->no_header ? BP_HEADER_NO
                                      : BP_HEADER_AUTO;
    bp_status status = prepare(&p, v, err);
    if (!status)
        status = predict_rows(&p, header, err);
    if (!status && !v->quiet)
        report_filled(&p);
    bp_csv_close(p.csv);
    free(p.columns);
    free(p.n_filled);
    free(p.x);
    free(p.outputs);
    bp_team_free(p.ws.team);
    bp_workspace_free(&p.ws);
    bp_model_free(&p.model);
    return status;
}

bp_status cmd_predict(const command *cmd, int argc, char **argv,
                      bp_error *err) {
    predict_values v = {0};
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    const char *const *names = v.common.operands;
    size_t n = v.common.n_operands;
    char clip[BP_CLIP];
    if (!status && v.common.help)
        help_command(stdout, cmd);
    else if (!status && n == 0)
        status = bp_fail(err, BP_EUSAGE, "predict: which model file?");
    else if (!status && n > 2)
        status = bp_fail(err, BP_EUSAGE,
                         "predict: one model and one CSV file at a time; what "
                         "is '%s'?",
                         bp_clip(names[2], clip));
    else if (!status && strcmp(names[0], "-") == 0 &&
             (n == 1 || strcmp(names[1], "-") == 0))
        status = bp_fail(err, BP_EUSAGE,
                         "predict: model and input can't both be standard "
                         "input; name a file for one");
    else if (!status && v.header && v.no_header)
        status = bp_fail(err, BP_EUSAGE,
                         "predict: --header and --no-header exclude each "
                         "other");
    else if (!status)
        status = predict(&v, err);
    free(v.common.operands);
    return status;
}
