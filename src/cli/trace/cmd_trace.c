/* cmd_trace.c - bp trace: one step of learning, every number of it. Options,
 * and who makes, does and tells it. */
#include "trace/cmd_trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/text.h"
#include "help.h"
#include "option/rows.h"
#include "trace/trace.h"

#define AT(member) offsetof(trace_values, member)

/* The greatest number that counts steps or rows. */
#define MANY 1000000000

/* clang-format off */
const option_spec trace_options[] = {
    {.help = "What to do"},
    {.name = "row", .argument = "N", .type = OPTION_SIZE, .offset = AT(row),
     .min = 1, .max = MANY, .initial = "1",
     .help = "the row of DATA.csv to learn from, without its header"},
    {.name = "learning-rate", .argument = "X", .type = OPTION_REAL,
     .offset = AT(rate), .min = 0, .max = 1000,
     .help = "length of a step (without: the one that the model was trained "
             "with, or that the file typed in by hand says, or 0.01)"},
    {.name = "steps", .argument = "N", .type = OPTION_SIZE, .offset = AT(steps),
     .min = 1, .max = MANY, .initial = "1",
     .help = "do N steps with the row and show the last one"},
    {.name = "freeze-bias", .type = OPTION_FLAG, .offset = AT(freeze_bias),
     .help = "leave the biases as they are"},
    {.name = "weights", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(weights),
     .help = "the network is not a model's but typed in by hand, in a small "
             "JSON file; its row may stand there, too"},
    {.help = "How to tell it"},
    {.name = "all", .type = OPTION_FLAG, .offset = AT(all),
     .help = "every number of large networks, too, as text or Markdown"},
    {.name = "markdown", .type = OPTION_FLAG, .offset = AT(markdown),
     .help = "as Markdown, with formulas and tables"},
    {.name = "html", .type = OPTION_FLAG, .offset = AT(html),
     .help = "as a page for a browser, to step through"},
    {.name = "json", .type = OPTION_FLAG, .offset = AT(json),
     .help = "as one JSON object, every number in full"},
    {.help = "Reading the data"},
#include "option/dialect.inc"
    {0}};
/* clang-format on */

static bp_status tell(const trace *t, const trace_values *v, bp_error *err) {
    if (v->json)
        return trace_tell_json(t, stdout, err);
    if (v->html)
        return trace_tell_html(t, stdout, err);
    if (v->markdown)
        return trace_tell_markdown(t, v->all, stdout, err);
    return trace_tell_text(t, v->all, stdout, err);
}

static bp_status make_and_tell(const command *cmd, const trace_values *v,
                               bp_error *err) {
    trace t = {.steps = v->steps, .freeze_bias = v->freeze_bias};
    bp_textbook book = {0};
    bp_status status = (v->weights ? trace_from_hand
                                   : trace_from_model)(&t, &book, cmd, v, err);
    if (!status)
        status = trace_run(&t, &book, err);
    if (!status)
        status = tell(&t, v, err);
    bp_textbook_free(&book);
    trace_free(&t);
    return status;
}

/* Which files are there, and can they all be read? */
static bp_status check_files(const trace_values *v, bp_error *err) {
    const char *const *names = v->common.operands;
    size_t n = v->common.n_operands, most = v->weights ? 1 : 2;
    char clip[BP_CLIP];
    const char *first = v->weights ? v->weights : n ? names[0] : "";
    const char *data = n == most ? names[most - 1] : "";
    if (n == 0 && !v->weights)
        return bp_fail(err, BP_EUSAGE,
                       "trace: which model? (or --weights FILE, typed in by "
                       "hand)");
    if (n == 1 && !v->weights)
        return bp_fail(err, BP_EUSAGE,
                       "trace: a row of which data? Name a CSV file behind "
                       "the model");
    if (n > most)
        return bp_fail(err, BP_EUSAGE, "trace: one %s at a time; what is '%s'?",
                       v->weights ? "CSV file" : "model and one CSV file",
                       bp_clip(names[most], clip));
    if (strcmp(first, "-") == 0 && strcmp(data, "-") == 0)
        return bp_fail(err, BP_EUSAGE,
                       "trace: %s and data can't both be standard input; name "
                       "a file for one",
                       v->weights ? "weights" : "model");
    return BP_OK;
}

/* Two of these at once would each want to say what is written. */
static bp_status check_form(const command *cmd, const trace_values *v,
                            bp_error *err) {
    static const char *const forms[] = {"markdown", "html", "json", NULL};
    return option_exclusive(cmd, v, forms, err);
}

bp_status cmd_trace(const command *cmd, int argc, char **argv, bp_error *err) {
    trace_values v = {0};
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
            status = make_and_tell(cmd, &v, err);
    }
    free(v.common.operands);
    return status;
}
