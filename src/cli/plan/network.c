/* network.c - the network that suits the data and the options. */
#include "plan/network.h"

#include <stdio.h>
#include <string.h>

#include "bp/rng.h"
#include "bp/text.h"

bp_status plan_check_options(const plan *p, bp_error *err) {
    const char *name = p->cmd->name;
    const option_list *layers = &p->values->layers;
    const option_list *hidden = &p->values->hidden;
    size_t n_layers = layers->count ? layers->count - 1 : hidden->count + 1;
    if (layers->count && hidden->count)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --layers and --hidden exclude each other", name);
    if (layers->count == 1)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --layers needs inputs and outputs at least; for "
                       "hidden layers only, say --hidden",
                       name);
    if (n_layers > BP_MAX_LAYERS)
        return bp_fail(err, BP_EUSAGE, "%s: %zu layers; at most %d can be",
                       name, n_layers, BP_MAX_LAYERS);
    for (size_t i = 0; hidden->count > 1 && i < hidden->count; i++)
        if (hidden->items[i] == 0)
            return bp_fail(err, BP_EUSAGE,
                           "%s: --hidden: a layer of 0 units lets nothing "
                           "through; --hidden 0 alone asks for no hidden layer",
                           name);
    return BP_OK;
}

/* e to the power of anything is above 0, and is so in the target's own units.
 */
static bp_status check_counts(const plan *p, bp_error *err) {
    char clip[BP_CLIP];
    size_t scale = p->values->target_scale;
    if (scale != AUTO && scale != 1 + BP_SCALE_NONE)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --output-act exp takes the target as it is: leave "
                       "out --target-scale",
                       p->cmd->name);
    for (size_t i = 0; i < p->n_targets; i++) {
        const bp_profile *its = &p->profiles[p->targets[i]];
        const char *why = bp_loss_target_check(p->loss, p->f[0], its->min);
        if (why)
            return bp_fail(err, BP_EDATA, "%s: column '%s': %g is below 0; %s",
                           p->table.file,
                           bp_clip(p->table.names.items[p->targets[i]], clip),
                           its->min, why);
    }
    return BP_OK;
}

/* A loss of cross-entropy takes probabilities; the textbook's squared error of
 * classes takes sigmoids; numbers take what has no bounds. `AUTO` softmax turns
 * into sigmoid when there is a single output. */
bp_status plan_output(plan *p, bp_error *err) {
    const train_values *v = p->values;
    bool classes = p->task == BP_CLASSIFY;
    bool asked = v->output_act != AUTO;
    bp_activation f = asked ? (bp_activation)(v->output_act - 1)
                      : v->loss == 1 + BP_POISSON ? BP_EXP
                      : !classes                  ? BP_IDENTITY
                      : v->loss == AUTO || v->loss == 1 + BP_CROSS_ENTROPY
                          ? BP_SOFTMAX
                          : BP_SIGMOID;
    bool probabilities = f == BP_SOFTMAX || f == BP_SIGMOID;
    p->loss = v->loss != AUTO            ? (bp_loss)(v->loss - 1)
              : classes && probabilities ? BP_CROSS_ENTROPY
                                         : BP_MSE;
    if (!classes && (p->loss == BP_CROSS_ENTROPY || f == BP_SOFTMAX))
        return bp_fail(err, BP_EUSAGE,
                       "%s: %s is for classes, and the task is regression (%s)",
                       p->cmd->name,
                       f == BP_SOFTMAX ? "--output-act softmax"
                                       : "--loss cross-entropy",
                       p->task_reason);
    if (classes && p->loss == BP_POISSON)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --loss poisson is for counts, and the task is "
                       "classification (%s)",
                       p->cmd->name, p->task_reason);
    const char *why = bp_loss_check(p->loss, f);
    if (why)
        return bp_fail(err, BP_EUSAGE, "%s: %s", p->cmd->name, why);
    p->f[0] = f;
    return f == BP_EXP ? check_counts(p, err) : BP_OK;
}

bp_scaling plan_target_scaling(const plan *p) {
    if (p->values->target_scale != AUTO)
        return (bp_scaling)(p->values->target_scale - 1);
    return p->f[0] == BP_IDENTITY ? BP_SCALE_STANDARD
           : p->f[0] == BP_EXP    ? BP_SCALE_NONE
                                  : BP_SCALE_MINMAX;
}

/* "x1 1, Class 4, ..." */
static void list_widths(const bp_encoder *encoder, char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        const bp_column *column = &encoder->inputs[i];
        char clip[BP_CLIP];
        bp_clip(column->name, clip);
        if (length + strlen(clip) + 40 > size) {
            snprintf(text + length, size - length, ", ...");
            return;
        }
        length += (size_t)snprintf(text + length, size - length, "%s%s",
                                   i ? ", " : "", clip);
        if (column->type == BP_CATEGORY)
            length += (size_t)snprintf(text + length, size - length, " %zu",
                                       bp_column_width(column));
    }
}

/* Outputs: one a target; one a class, or one for two classes. */
static bp_status count_outputs(const plan *p, const bp_encoder *encoder,
                               size_t asked, size_t *n, bp_error *err) {
    size_t n_classes = bp_encoder_classes(encoder);
    char clip[BP_CLIP];
    bool softmax = p->values->output_act == 1 + BP_SOFTMAX;
    *n = n_classes ? n_classes : encoder->n_targets;
    if (n_classes == 2 && (asked == 1 || (asked == 0 && !softmax)))
        *n = 1;
    if (asked == 0 || asked == *n)
        return BP_OK;
    if (n_classes)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --layers ends with %zu unit%s, but '%s' has %zu "
                       "classes, which take %s",
                       p->cmd->name, asked, asked == 1 ? "" : "s",
                       bp_clip(encoder->targets[0].name, clip), n_classes,
                       n_classes == 2 ? "1 unit or 2" : "a unit each");
    return bp_fail(
        err, BP_EUSAGE,
        "%s: --layers ends with %zu unit%s, but there %s %zu numeric "
        "target%s; name as many with --target, or say --task "
        "classify",
        p->cmd->name, asked, asked == 1 ? "" : "s", *n == 1 ? "is" : "are", *n,
        *n == 1 ? "" : "s");
}

/* About as many hidden units as there are inputs and outputs together, but
 * neither so few that curves can't be drawn nor so many that small data is
 * learnt by heart. */
static size_t sensible_hidden(size_t n_inputs, size_t n_outputs) {
    size_t n = n_inputs + n_outputs;
    return n < 16 ? 16 : n > 128 ? 128 : n;
}

/* Fills in the sizes between the inputs, sizes[0], and the outputs. */
static void plan_hidden(plan *p, size_t n_outputs) {
    const option_list *layers = &p->values->layers;
    const option_list *hidden = &p->values->hidden;
    size_t n_hidden = 1;
    p->sizes[1] = sensible_hidden(p->sizes[0], n_outputs);
    if (layers->count) {
        n_hidden = layers->count - 2;
        memcpy(p->sizes + 1, layers->items + 1, n_hidden * sizeof *p->sizes);
    } else if (hidden->count) {
        n_hidden = hidden->count;
        memcpy(p->sizes + 1, hidden->items, n_hidden * sizeof *p->sizes);
        if (n_hidden == 1 && hidden->items[0] == 0)
            n_hidden = 0;
    }
    p->sizes[n_hidden + 1] = n_outputs;
    p->n_layers = n_hidden + 1;
}

static bp_status plan_activations(plan *p, size_t n_outputs, bp_error *err) {
    const option_list *act = &p->values->act;
    size_t n_hidden = p->n_layers - 1;
    bp_activation output = p->f[0];
    if (n_outputs == 1 && p->values->output_act == AUTO && output == BP_SOFTMAX)
        output = BP_SIGMOID;
    if (n_outputs == 1 && output == BP_SOFTMAX)
        return bp_fail(err, BP_EUSAGE,
                       "%s: softmax of one output is always 1; ask for 2 "
                       "outputs, or for sigmoid",
                       p->cmd->name);
    if (option_given(p->cmd, p->values, "act") &&
        (n_hidden == 0 || (act->count != 1 && act->count != n_hidden)))
        return bp_fail(
            err, BP_EUSAGE,
            "%s: --act names %zu activation%s for %zu hidden layer%s",
            p->cmd->name, act->count, act->count == 1 ? "" : "s", n_hidden,
            n_hidden == 1 ? "" : "s");
    for (size_t i = 0; i < n_hidden; i++)
        p->f[i] = (bp_activation)act->items[act->count == 1 ? 0 : i];
    p->f[n_hidden] = output;
    return BP_OK;
}

bp_status plan_network(plan *p, bp_model *model, bp_error *err) {
    const option_list *layers = &p->values->layers;
    const bp_encoder *encoder = &model->encoder;
    char widths[300];
    p->sizes[0] = bp_encoder_width(encoder);
    list_widths(encoder, widths, sizeof widths);
    if (layers->count && layers->items[0] != p->sizes[0])
        return bp_fail(
            err, BP_EUSAGE,
            "%s: --layers starts with %zu input%s, but %s gives %zu: %s",
            p->cmd->name, layers->items[0], layers->items[0] == 1 ? "" : "s",
            p->table.file, p->sizes[0], widths);
    size_t n_outputs,
        asked = layers->count ? layers->items[layers->count - 1] : 0;
    bp_status status = count_outputs(p, encoder, asked, &n_outputs, err);
    if (!status) {
        plan_hidden(p, n_outputs);
        status = plan_activations(p, n_outputs, err);
    }
    if (!status)
        status =
            bp_network_init(&model->network, p->sizes, p->f, p->n_layers, err);
    if (status)
        return status;
    bp_rng rng;
    bp_rng_seed(&rng, p->values->seed, BP_RNG_WEIGHTS);
    bp_network_randomize(&model->network, (bp_init)p->values->init, &rng);
    model->loss = p->loss;
    return BP_OK;
}
