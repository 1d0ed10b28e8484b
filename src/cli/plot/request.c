/* request.c - which charts there are, and what they are made of. */
#include "plot/request.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/model.h"
#include "bp/text.h"
#include "eval/judged.h"
#include "kernels.h"
#include "plot/kinds.h"

typedef struct request {
    const command *cmd;
    const plot_values *values;
    size_t n_models;
    bp_model *models;
    const char **names;
    const bp_kernel *kernel;
    size_t target; /* which one */
    bool is_judged;
    judged judged;
} request;

static bp_status make_loss(request *r, chart *c, bp_error *err) {
    return plot_loss(c, r->models, r->names, r->n_models, err);
}

static bp_status make_network(request *r, chart *c, bp_error *err) {
    return plot_network(c, r->models, r->names[0], err);
}

static bp_status make_weights(request *r, chart *c, bp_error *err) {
    bool has_width = option_given(r->cmd, r->values, "width");
    return plot_weights(c, r->models, r->names[0],
                        has_width ? r->values->width : PLOT_NO_WIDTH, err);
}

static bp_status make_confusion(request *r, chart *c, bp_error *err) {
    return plot_confusion(c, &r->judged.classes, &r->models->encoder,
                          r->names[0], err);
}

static bp_status make_calibration(request *r, chart *c, bp_error *err) {
    return plot_calibration(c, &r->judged.classes, &r->models->encoder,
                            r->names[0], err);
}

static bp_status make_residuals(request *r, chart *c, bp_error *err) {
    return plot_residuals(c, &r->judged.numbers, r->target, &r->models->encoder,
                          r->names[0], err);
}

static bp_status make_importance(request *r, chart *c, bp_error *err) {
    const bp_encoder *encoder = &r->models->encoder;
    size_t repeats = r->values->repeats;
    double score;
    ranked_column *ranked = bp_alloc(encoder->n_inputs, sizeof *ranked, err);
    if (!ranked)
        return BP_ESYSTEM;
    bp_status status = judged_rank_columns(
        &r->judged, r->kernel, repeats, r->values->seed, ranked, &score, err);
    if (!status)
        status = plot_importance(c, ranked, encoder, repeats,
                                 r->judged.rows.data.n_rows, score, r->names[0],
                                 err);
    free(ranked);
    return status;
}

static const char *const of_weights[] = {"width", NULL};
static const char *const of_residuals[] = {"target", NULL};
static const char *const of_importance[] = {"repeats", "seed", NULL};
static const char *const of_none[] = {NULL};

const plot_kind plot_kinds[] = {
    {"loss", CHART_STYLES, false, of_none, make_loss},
    {"network", 1, false, of_none, make_network},
    {"weights", 1, false, of_weights, make_weights},
    {"confusion", 1, true, of_none, make_confusion},
    {"calibration", 1, true, of_none, make_calibration},
    {"residuals", 1, true, of_residuals, make_residuals},
    {"importance", 1, true, of_importance, make_importance},
    {0}};

bp_status plot_find_kind(const char *word, const plot_kind **found,
                         bp_error *err) {
    enum { N_KINDS = sizeof plot_kinds / sizeof *plot_kinds };
    const char *names[N_KINDS] = {NULL};
    char clip[BP_CLIP];
    for (size_t i = 0; plot_kinds[i].name; i++) {
        names[i] = plot_kinds[i].name;
        if (strcmp(word, names[i]) == 0) {
            *found = &plot_kinds[i];
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
        return BP_ESYSTEM;
    for (size_t i = 0; i < n; i++) {
        bp_status status = bp_model_load(&r->models[i], paths[i], err);
        if (status)
            return status;
        r->n_models++;
        r->names[i] = strcmp(paths[i], "-") == 0 ? "standard input" : paths[i];
    }
    return BP_OK;
}

static bp_status find_target(request *r, bp_error *err) {
    const bp_encoder *encoder = &r->models->encoder;
    const char *asked = r->values->target, *nearest = NULL;
    char clip[BP_CLIP], other[BP_CLIP];
    for (size_t j = 0; asked && j < encoder->n_targets; j++) {
        const char *one[] = {encoder->targets[j].name, NULL};
        r->target = j;
        if (strcmp(one[0], asked) == 0)
            return BP_OK;
        nearest = nearest ? nearest : bp_text_nearest(asked, one);
    }
    if (!asked)
        return BP_OK;
    bp_clip(asked, clip);
    return nearest ? bp_fail(err, BP_EUSAGE,
                             "plot: --target '%s': the model has no such "
                             "target; is it '%s'?",
                             clip, bp_clip(nearest, other))
                   : bp_fail(err, BP_EUSAGE,
                             "plot: --target '%s': the model has no such "
                             "target",
                             clip);
}

/* Before rows are read, which may take long. */
static bp_status check_task(request *r, const plot_kind *kind, bp_error *err) {
    bool of_classes =
        kind->make == make_confusion || kind->make == make_calibration;
    bool of_numbers = kind->make == make_residuals;
    bp_task task = r->models->encoder.task;
    if (of_classes && task != BP_CLASSIFY)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s is of classes, and this model predicts "
                       "numbers; see residuals",
                       kind->name);
    if (of_numbers && task != BP_REGRESS)
        return bp_fail(err, BP_EUSAGE,
                       "plot: %s is of numbers, and this model predicts "
                       "classes; see confusion and calibration",
                       kind->name);
    return find_target(r, err);
}

static bp_status judge(request *r, const char *const *paths, size_t n_paths,
                       bp_error *err) {
    const plot_values *v = r->values;
    judging how = {.cmd = r->cmd,
                   .reading = &v->reading,
                   .paths = paths,
                   .n_paths = n_paths,
                   .threads = v->threads,
                   .memory = v->memory};
    bp_status status = kernels_choose(&r->kernel, err);
    if (status)
        return status;
    if (option_given(r->cmd, v, "unseen"))
        r->models->encoder.unseen = (bp_unseen)v->unseen;
    status = judged_make(&r->judged, r->models, r->kernel, &how, err);
    r->is_judged = !status;
    if (!status && !v->quiet)
        judged_tell_notes(&r->judged);
    return status;
}

bp_status plot_make(chart *c, const plot_kind *kind, const command *cmd,
                    const plot_values *v, bp_error *err) {
    request r = {.cmd = cmd, .values = v};
    const char *const *paths = v->common.operands + 1;
    size_t n = v->common.n_operands - 1;
    bp_status status = load(&r, paths, kind->takes_rows ? 1 : n, err);
    if (!status)
        status = check_task(&r, kind, err);
    if (!status && kind->takes_rows)
        status = judge(&r, paths + 1, n - 1, err);
    if (!status)
        status = kind->make(&r, c, err);
    if (r.is_judged)
        judged_free(&r.judged);
    for (size_t i = 0; i < r.n_models; i++)
        bp_model_free(&r.models[i]);
    free(r.models);
    free(r.names);
    return status;
}
