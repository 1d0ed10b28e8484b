/* cmd_plot.c - bp plot: charts of models. Options, kinds, and where the picture
 * goes to; charts are made by kinds.h and drawn by gnuplot.h and terminal.h. */
#include "plot/cmd_plot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "bp/file.h"
#include "bp/text.h"
#include "help.h"
#include "option/rows.h"
#include "plot/gnuplot.h"
#include "plot/plot.h"
#include "plot/request.h"
#include "plot/terminal.h"
#include "show/spark.h"

#define AT(member) offsetof(plot_values, member)

static const char *const format_names[] = {"svg", "png", NULL};

enum { SMALLEST = 200, LARGEST = 4000, WIDEST_IMAGE = 10000 };

/* clang-format off */
const option_spec plot_options[] = {
    {.help = "Where to, and how"},
    {.letter = 'o', .name = "output", .argument = "FILE", .type = OPTION_TEXT,
     .offset = AT(output),
     .help = "where to (without: standard output)"},
    {.name = "format", .argument = "FORMAT", .type = OPTION_CHOICE,
     .offset = AT(format), .choices = format_names,
     .help = "of the picture (without: png if FILE ends in it, else svg)"},
    {.name = "size", .argument = "W,H", .type = OPTION_SIZES,
     .offset = AT(size), .min = SMALLEST, .max = LARGEST,
     .help = "width and height in pixels; a PNG has twice as many, to be as "
             "sharp (without: what the chart needs)"},
    {.name = "terminal", .type = OPTION_FLAG, .offset = AT(terminal),
     .help = "as text, as wide as the terminal"},
    {.help = "What to draw"},
    {.name = "width", .argument = "W", .type = OPTION_SIZE,
     .offset = AT(width), .max = WIDEST_IMAGE,
     .help = "weights: inputs are images with W pixels in a row; 0: they are "
             "none (without: they are if there are 64, 81, 100, ... of them, "
             "all numbers)"},
    {.name = "target", .argument = "NAME", .type = OPTION_TEXT,
     .offset = AT(target),
     .help = "residuals: of this target (without: the first)"},
    {.name = "repeats", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(repeats), .min = 1, .max = 1000, .initial = "10",
     .help = "importance: shuffles of each column"},
    {.name = "seed", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(seed), .max = MAX_SEED, .initial = "1",
     .help = "importance: of the shuffles"},

#include "option/input.inc"
    HEADING("Other"),
    {.name = "threads", .argument = "N", .type = OPTION_SIZE,
     .offset = AT(threads), .min = 1, .max = 1024,
     .help = "how many to use (without: one a processor)"},
    FLAG('q', "quiet", quiet, "no notes on what was done to rows and cells"),
    {0}};
/* clang-format on */

static gnuplot_format format_of(const command *cmd, const plot_values *v) {
    if (option_given(cmd, v, "format"))
        return (gnuplot_format)v->format;
    size_t length = v->output ? strlen(v->output) : 0;
    return length > 4 && strcasecmp(v->output + length - 4, ".png") == 0
               ? GNUPLOT_PNG
               : GNUPLOT_SVG;
}

static bp_status write_bytes(const plot_values *v, const char *bytes,
                             size_t length, bp_error *err) {
    if (v->output && strcmp(v->output, "-") != 0)
        return bp_file_write(v->output, bytes, length, err);
    fwrite(bytes, 1, length, stdout); /* main says when that failed */
    return BP_OK;
}

static bp_status draw(const command *cmd, const plot_values *v, const chart *c,
                      bp_error *err) {
    char *bytes = NULL;
    size_t length;
    bp_status status;
    if (v->terminal)
        status = terminal_draw(c, terminal_width(v->output == NULL),
                               show_has_utf8(), &bytes, &length, err);
    else
        status = gnuplot_draw(c, format_of(cmd, v),
                              v->size.count ? v->size.items[0] : 0,
                              v->size.count ? v->size.items[1] : 0,
                              "--terminal", &bytes, &length, err);
    if (!status)
        status = write_bytes(v, bytes, length, err);
    free(bytes);
    return status;
}

static bp_status plot(const command *cmd, const plot_values *v,
                      const plot_kind *kind, bp_error *err) {
    chart c = {0};
    bp_status status = BP_OK;
    if (v->output && strcmp(v->output, "-") != 0)
        status = bp_file_check_writable(v->output, err);
    if (!status)
        status = plot_make(&c, kind, cmd, v, err);
    if (!status)
        status = draw(cmd, v, &c, err);
    chart_free(&c);
    return status;
}

/* Options of other charts than this one. */
static bp_status check_others(const command *cmd, const plot_values *v,
                              const plot_kind *kind, bp_error *err) {
    for (const plot_kind *other = plot_kinds; other->name; other++)
        for (size_t i = 0; other != kind && other->options[i]; i++)
            if (option_given(cmd, v, other->options[i]))
                return bp_fail(err, BP_EUSAGE,
                               "plot: --%s is for the chart '%s'",
                               other->options[i], other->name);
    return BP_OK;
}

static bp_status check_options(const command *cmd, const plot_values *v,
                               const plot_kind *kind, bp_error *err) {
    static const char *const of_pictures[] = {"format", "size", NULL};
    bp_reading ignored;
    for (const char *const *name = of_pictures; v->terminal && *name; name++)
        if (option_given(cmd, v, *name))
            return bp_fail(err, BP_EUSAGE,
                           "plot: --%s is for pictures, and --terminal makes "
                           "none",
                           *name);
    if (option_given(cmd, v, "size") && v->size.count != 2)
        return bp_fail(err, BP_EUSAGE,
                       "plot: --size takes a width and a height, as in "
                       "--size 720,480");
    if (!v->terminal && !v->output && format_of(cmd, v) == GNUPLOT_PNG &&
        isatty(STDOUT_FILENO))
        return bp_fail(err, BP_EUSAGE,
                       "plot: a PNG is nothing for a terminal; where to? (-o "
                       "FILE)");
    bp_status status = check_others(cmd, v, kind, err);
    return status ? status
                  : reading_make(&v->reading, cmd, NULL, &ignored, err);
}

/* Standard input can be read once. */
static bp_status check_input(const plot_values *v, bp_error *err) {
    size_t n_standard = 0;
    for (size_t i = 1; i < v->common.n_operands; i++)
        n_standard += strcmp(v->common.operands[i], "-") == 0;
    if (n_standard > 1)
        return bp_fail(err, BP_EUSAGE,
                       "plot: standard input can be read only once; name '-' "
                       "once");
    return BP_OK;
}

static bp_status check_operands(const plot_values *v, const plot_kind *kind,
                                bp_error *err) {
    size_t n = v->common.n_operands - 1;
    char clip[BP_CLIP];
    if (n == 0)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s of which model? ('-' is standard input)",
                       kind->name);
    if (kind->takes_rows && n == 1)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s by which rows? Name a CSV file ('-' is "
                       "standard input)",
                       kind->name);
    if (!kind->takes_rows && n > kind->most_models && kind->most_models == 1)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s takes one model; what is '%s'?", kind->name,
                       bp_clip(v->common.operands[2], clip));
    if (!kind->takes_rows && n > kind->most_models)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %zu models are too many: at most %zu can be told "
                       "apart in one chart",
                       n, kind->most_models);
    return check_input(v, err);
}

bp_status cmd_plot(const command *cmd, int argc, char **argv, bp_error *err) {
    plot_values v = {0};
    const plot_kind *kind = NULL;
    bp_status status = option_parse(cmd, argc, argv, &v, err);
    if (!status && v.common.help) {
        help_command(stdout, cmd);
        free(v.common.operands);
        return BP_OK;
    }
    if (!status && v.common.n_operands == 0)
        status = bp_fail(err, BP_EUSAGE,
                         "plot: which chart? 'bp plot --help' lists them");
    if (!status)
        status = plot_find_kind(v.common.operands[0], &kind, err);
    if (!status)
        status = check_operands(&v, kind, err);
    if (!status)
        status = check_options(cmd, &v, kind, err);
    if (!status)
        status = plot(cmd, &v, kind, err);
    free(v.common.operands);
    return status;
}
