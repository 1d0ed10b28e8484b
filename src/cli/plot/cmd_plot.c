/* cmd_plot.c - bp plot: charts of models. Options, kinds, and where the picture
 * goes to; charts are made by kinds.h and drawn by gnuplot.h and terminal.h. */
#include "plot/cmd_plot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bp/file.h"
#include "bp/mem.h"
#include "bp/model.h"
#include "bp/text.h"
#include "help.h"
#include "option/rows.h"
#include "plot/gnuplot.h"
#include "plot/kinds.h"
#include "plot/plot.h"
#include "plot/terminal.h"
#include "show/spark.h"

#define AT(member) offsetof(plot_values, member)

static const char *const format_names[] = {"svg", "png", NULL};

enum { SMALLEST = 200, LARGEST = 10000, WIDEST_IMAGE = 10000 };

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
    {0}};
/* clang-format on */

/* What a chart is made of. */
typedef struct request {
    const command *cmd;
    const plot_values *values;
    size_t n_models;
    bp_model *models;
    const char **names;
} request;

static bp_status make_loss(const request *r, chart *c, bp_error *err) {
    return plot_loss(c, r->models, r->names, r->n_models, err);
}

static bp_status make_network(const request *r, chart *c, bp_error *err) {
    return plot_network(c, r->models, r->names[0], err);
}

static bp_status make_weights(const request *r, chart *c, bp_error *err) {
    bool has_width = option_given(r->cmd, r->values, "width");
    return plot_weights(c, r->models, r->names[0],
                        has_width ? r->values->width : PLOT_NO_WIDTH, err);
}

typedef struct kind {
    const char *name;
    size_t most_models;
    bp_status (*make)(const request *r, chart *c, bp_error *err);
} kind;

static const kind kinds[] = {
    {"loss", CHART_STYLES, make_loss},
    {"network", 1, make_network},
    {"weights", 1, make_weights},
};

enum { N_KINDS = sizeof kinds / sizeof *kinds };

static bp_status find_kind(const char *word, const kind **found,
                           bp_error *err) {
    const char *names[N_KINDS + 1] = {NULL};
    char clip[BP_CLIP];
    for (size_t i = 0; i < N_KINDS; i++) {
        names[i] = kinds[i].name;
        if (strcmp(word, kinds[i].name) == 0) {
            *found = &kinds[i];
            return BP_OK;
        }
    }
    const char *nearest = bp_text_nearest(word, names);
    if (nearest)
        return bp_fail(err, BP_EUSAGE, "plot: no chart '%s'; is it '%s'?",
                       bp_clip(word, clip), nearest);
    return bp_fail(err, BP_EUSAGE,
                   "plot: no chart '%s'; 'bp plot --help' lists them",
                   bp_clip(word, clip));
}

static bp_status load(request *r, const char *const *paths, size_t n,
                      bp_error *err) {
    r->models = bp_alloc(n, sizeof *r->models, err);
    r->names = bp_alloc(n, sizeof *r->names, err);
    if (!r->models || !r->names)
        return err->status;
    for (size_t i = 0; i < n; i++) {
        bp_status status = bp_model_load(&r->models[i], paths[i], err);
        if (status)
            return status;
        r->n_models++;
        r->names[i] = strcmp(paths[i], "-") == 0 ? "standard input" : paths[i];
    }
    return BP_OK;
}

static void request_free(request *r) {
    for (size_t i = 0; i < r->n_models; i++)
        bp_model_free(&r->models[i]);
    free(r->models);
    free(r->names);
}

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
        status = gnuplot_draw(
            c, format_of(cmd, v), v->size.count ? v->size.items[0] : 0,
            v->size.count ? v->size.items[1] : 0, &bytes, &length, err);
    if (!status)
        status = write_bytes(v, bytes, length, err);
    free(bytes);
    return status;
}

static bp_status plot(const command *cmd, const plot_values *v, const kind *its,
                      bp_error *err) {
    request r = {.cmd = cmd, .values = v};
    chart c = {0};
    bp_status status = BP_OK;
    if (v->output && strcmp(v->output, "-") != 0)
        status = bp_file_check_writable(v->output, err);
    if (!status)
        status =
            load(&r, v->common.operands + 1, v->common.n_operands - 1, err);
    if (!status)
        status = its->make(&r, &c, err);
    if (!status)
        status = draw(cmd, v, &c, err);
    chart_free(&c);
    request_free(&r);
    return status;
}

static bp_status check_options(const command *cmd, const plot_values *v,
                               const kind *its, bp_error *err) {
    static const char *const of_pictures[] = {"format", "size", NULL};
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
    if (option_given(cmd, v, "width") && strcmp(its->name, "weights") != 0)
        return bp_fail(err, BP_EUSAGE,
                       "plot: --width is for the chart 'weights'");
    return BP_OK;
}

static bp_status check_operands(const plot_values *v, const kind *its,
                                bp_error *err) {
    size_t n = v->common.n_operands - 1;
    char clip[BP_CLIP];
    if (n == 0)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s of which model? ('-' is standard input)",
                       its->name);
    if (n > its->most_models && its->most_models == 1)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s takes one model; what is '%s'?", its->name,
                       bp_clip(v->common.operands[2], clip));
    if (n > its->most_models)
        return bp_fail(err, BP_EUSAGE,
                       "plot: at most %zu models can be told apart in one "
                       "chart",
                       its->most_models);
    return BP_OK;
}

bp_status cmd_plot(const command *cmd, int argc, char **argv, bp_error *err) {
    plot_values v = {0};
    const kind *its = NULL;
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
        status = find_kind(v.common.operands[0], &its, err);
    if (!status)
        status = check_operands(&v, its, err);
    if (!status)
        status = check_options(cmd, &v, its, err);
    if (!status)
        status = plot(cmd, &v, its, err);
    free(v.common.operands);
    return status;
}
