/* cmd_gradcheck.c - bp gradcheck: are the gradients right? Options, which rows
 * to take, and the exit code: 1 when some gradient is wrong. */
#include "gradcheck/cmd_gradcheck.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/labelled.h"
#include "bp/mem.h"
#include "bp/parallel.h"
#include "bp/rng.h"
#include "gradcheck/report.h"
#include "help.h"
#include "kernels.h"
#include "option/rows.h"
#include "reading.h"
#include "train/report.h"

typedef struct gradcheck_values {
    option_values common;
    bool quiet, json;
    size_t rows, sample, seed;
    double tolerance;
    reading_values reading;
} gradcheck_values;

#define AT(member) offsetof(gradcheck_values, member)

/* clang-format off */
const option_spec gradcheck_options[] = {
    {.help = "What to check"},
    {.name = "rows", .argument = "N", .type = OPTION_SIZE, .offset = AT(rows),
     .min = 1, .max = 1000000000, .initial = "32",
     .help = "rows to take the loss of, drawn if there are more"},
    {.name = "sample", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(sample), .min = 1, .max = 1000000000, .initial = "2000",
     .help = "parameters to check, drawn if there are more: as many of each "
             "layer's weights and biases as of the others'"},
    {.name = "seed", .argument = "N", .type = OPTION_SIZE, .offset = AT(seed),
     .max = MAX_SEED, .initial = "1",
     .help = "of what is drawn"},
    {.name = "tolerance", .argument = "X", .type = OPTION_REAL,
     .offset = AT(tolerance), .min = 0, .max = 1, .initial = "0.001",
     .help = "the largest relative error of the engine's gradient that passes"},
    {.help = "Reading the data"},
#include "option/dialect.inc"
    {.help = "What to write"},
    {.name = "json", .type = OPTION_FLAG, .offset = AT(json),
     .help = "the report as one JSON object, with each parameter"},
    {.letter = 'q', .name = "quiet", .type = OPTION_FLAG, .offset = AT(quiet),
     .help = "say nothing about what was done to the data"},
    {0}};
/* clang-format on */

/* All that a check takes: freed in reverse. */
typedef struct run {
    const gradcheck_values *values;
    const command *cmd;
    const bp_kernel *kernel;
    bp_model model;
    bp_labelled labelled;
    uint32_t *rows;
    bp_selection drawn;
    bp_gradcheck check;
} run;

static void run_free(run *r) {
    bp_gradcheck_free(&r->check);
    free(r->rows);
    bp_labelled_free(&r->labelled);
    bp_model_free(&r->model);
}

static bp_status read_data(run *r, bp_error *err) {
    const gradcheck_values *v = r->values;
    const bp_encoder *encoder = &r->model.encoder;
    bp_reading reading;
    bp_status status =
        reading_make(&v->reading, r->cmd, &encoder->dialect, &reading, err);
    if (!status)
        status = bp_labelled_read(
            encoder, v->common.operands + 1, v->common.n_operands - 1, &reading,
            bp_processors(), bp_memory() / 3, &r->labelled, err);
    for (size_t i = 0; !status && !v->quiet && i < r->labelled.notes.count; i++)
        report_line("bp: %s: %s", r->labelled.table.file,
                    r->labelled.notes.items[i]);
    return status;
}

static int compare_rows(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* All rows, or some of them in their order. */
static bp_status draw_rows(run *r, bp_error *err) {
    const bp_dataset *data = &r->labelled.data;
    size_t n = data->n_rows, most = r->values->rows;
    bp_rng rng;
    r->drawn = bp_select_all(data);
    if (n <= most)
        return BP_OK;
    r->rows = bp_alloc(n, sizeof *r->rows, err);
    if (!r->rows)
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++)
        r->rows[i] = (uint32_t)i;
    bp_rng_seed(&rng, r->values->seed, BP_RNG_SHUFFLE);
    bp_rng_shuffle(&rng, r->rows, n);
    qsort(r->rows, most, sizeof *r->rows, compare_rows);
    r->drawn = (bp_selection){data, r->rows, most};
    return BP_OK;
}

/* Adds the errors of a layer's items. */
static void judge(gradcheck_verdict *to, const bp_gradcheck *check,
                  const bp_gradcheck_errors *layer) {
    if (layer->n_checked && (!to->worst || layer->largest > to->error)) {
        to->worst = &check->items[layer->worst];
        to->error = layer->largest;
    }
}

static bp_status tell(const run *r, bp_error *err) {
    const gradcheck_values *v = r->values;
    const bp_gradcheck *check = &r->check;
    bp_status status = BP_OK;
    gradcheck_report report = {
        .model_name = v->common.operands[0],
        .data_name = v->common.operands[1],
        .model = &r->model,
        .check = check,
        .n_data_rows = r->labelled.data.n_rows,
        .n_drawn = r->drawn.n_rows,
        .seed = v->seed,
        .engine = {.tolerance = v->tolerance},
        .textbook = {.tolerance = BP_GRADCHECK_TEXTBOOK}};
    for (size_t l = 0; !status && l < r->model.network.n_layers; l++) {
        status = bp_gradcheck_layer(check, l, &report.engine.layers[l],
                                    &report.textbook.layers[l], err);
        judge(&report.engine, check, &report.engine.layers[l]);
        judge(&report.textbook, check, &report.textbook.layers[l]);
    }
    for (size_t i = 0; i < check->n_items; i++) {
        const bp_gradcheck_item *item = &check->items[i];
        report.engine.n_wrong += item->engine_error > report.engine.tolerance;
        report.textbook.n_wrong +=
            item->textbook_error > report.textbook.tolerance;
    }
    if (!status && v->json)
        status = gradcheck_tell_json(&report, err);
    else if (!status)
        gradcheck_tell(&report);
    if (status)
        return status;
    err->message[0] = '\0';
    return gradcheck_is_right(&report) ? BP_OK : BP_ECHECK;
}

/* A check of nothing isn't one that passed. */
static bp_status refuse_nothing(const run *r, bp_error *err) {
    const bp_gradcheck *check = &r->check;
    const char *name = r->values->common.operands[1];
    if (check->n_rows == 0)
        return bp_fail(err, BP_EDATA,
                       "%s: no row to check with: of %zu, %zu lie on a kink "
                       "and %zu have no finite loss; take others with --seed "
                       "or more with --rows",
                       name, r->drawn.n_rows, check->n_kink_rows,
                       check->n_endless_rows);
    if (check->n_on_kink == check->n_items)
        return bp_fail(err, BP_EDATA,
                       "%s: no parameter to check: all %zu lie on a kink; take "
                       "fewer rows with --rows",
                       name, check->n_items);
    return BP_OK;
}

static bp_status gradcheck(const gradcheck_values *v, const command *cmd,
                           bp_error *err) {
    run r = {.values = v, .cmd = cmd};
    bp_status status = kernels_choose(&r.kernel, err);
    if (!status)
        status = bp_model_load(&r.model, v->common.operands[0], err);
    if (!status)
        status = read_data(&r, err);
    if (!status)
        status = draw_rows(&r, err);
    if (!status)
        status =
            bp_gradcheck_run(&r.check, r.kernel, &r.model.network, r.model.loss,
                             &r.drawn, v->sample, v->seed, err);
    if (!status)
        status = refuse_nothing(&r, err);
    if (!status)
        status = tell(&r, err);
    run_free(&r);
    return status;
}

/* Standard input can be read once. */
static bp_status check_files(const gradcheck_values *v, bp_error *err) {
    size_t n = v->common.n_operands, n_standard = 0;
    for (size_t i = 0; i < n; i++)
        n_standard += strcmp(v->common.operands[i], "-") == 0;
    if (n == 0)
        return bp_fail(err, BP_EUSAGE, "gradcheck: which model file?");
    if (n == 1)
        return bp_fail(err, BP_EUSAGE,
                       "gradcheck: which data? name a CSV file with targets "
                       "('-' is standard input)");
    if (n_standard > 1)
        return bp_fail(err, BP_EUSAGE,
                       "gradcheck: standard input can be read only once; name "
                       "'-' once");
    return BP_OK;
}

bp_status cmd_gradcheck(const command *cmd, int argc, char **argv,
                        bp_error *err) {
    gradcheck_values v = {0};
    bp_reading ignored;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
    } else if (!status) {
        status = check_files(&v, err);
        if (!status)
            status = reading_make(&v.reading, cmd, NULL, &ignored, err);
        if (!status)
            status = gradcheck(&v, cmd, err);
    }
    free(v.common.operands);
    return status;
}
