/* question.c - which output of a model is to be explained. */
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"
#include "explain/explain.h"

const char *explain_name(const explanation *e) {
    const bp_encoder *encoder = &e->model.encoder;
    return e->of == BP_OF_TARGET ? encoder->targets[e->k].name
                                 : encoder->targets[0].levels.items[e->k];
}

static bp_status refuse_name(const char *option, const char *word,
                             const bp_strings *names, bp_error *err) {
    char clip[BP_CLIP], other[BP_CLIP];
    const char *nearest = bp_text_nearest(word, (const char **)names->items);
    bool is_class = strcmp(option, "class") == 0;
    if (nearest)
        return bp_fail(err, BP_EUSAGE,
                       "explain: --%s '%s': the model knows no such %s; is it "
                       "'%s'?",
                       option, bp_clip(word, clip), option,
                       bp_clip(nearest, other));
    return bp_fail(err, BP_EUSAGE,
                   "explain: --%s '%s': the model knows no such %s; 'bp show' "
                   "lists the %s",
                   option, bp_clip(word, clip), option,
                   is_class ? "classes" : "targets");
}

/* The place of `word` among the names. A class that is a number may be written
 * in another way. */
static bp_status find_name(const char *option, const char *word,
                           const char *const *names, size_t n, bool numeric,
                           size_t *found, bp_error *err) {
    double value;
    char text[BP_NUM_TEXT];
    bp_strings list = {0};
    if (numeric && bp_num_parse(word, '.', &value) == BP_NUM_OK)
        word = bp_num_from_double(value, text);
    for (*found = 0; *found < n; ++*found)
        if (strcmp(names[*found], word) == 0)
            return BP_OK;
    list.items = bp_alloc(n + 1, sizeof *list.items, err);
    if (!list.items)
        return BP_ESYSTEM;
    memcpy(list.items, names, n * sizeof *list.items);
    bp_status status = refuse_name(option, word, &list, err);
    free(list.items);
    return status;
}

static bp_status choose_class(explanation *e, bp_error *err) {
    const explain_values *v = e->values;
    const bp_column *target = &e->model.encoder.targets[0];
    bp_activation f = bp_network_last(&e->model.network)->f;
    bool has_shares = f == BP_SOFTMAX || f == BP_SIGMOID;
    if (v->target)
        return bp_fail(err, BP_EUSAGE,
                       "explain: --target is for numbers, and this model "
                       "predicts classes; --class chooses one");
    if (!has_shares && option_given(e->cmd, v, "of"))
        return bp_fail(err, BP_EUSAGE,
                       "explain: --of needs outputs of softmax or sigmoid, and "
                       "this model has %s",
                       bp_activation_names[f]);
    e->of = !has_shares              ? BP_OF_CLASS
            : v->of == EXPLAIN_LOGIT ? BP_OF_LOGIT
                                     : BP_OF_PROBABILITY;
    if (!v->class)
        return BP_OK;
    return find_name("class", v->class,
                     (const char *const *)target->levels.items,
                     target->levels.count, target->numeric, &e->k, err);
}

static bp_status choose_target(explanation *e, bp_error *err) {
    const explain_values *v = e->values;
    const bp_encoder *encoder = &e->model.encoder;
    if (v->class || option_given(e->cmd, v, "of"))
        return bp_fail(err, BP_EUSAGE,
                       "explain: --%s is for classes, and this model predicts "
                       "numbers",
                       v->class ? "class" : "of");
    e->of = BP_OF_TARGET;
    if (!v->target)
        return BP_OK;
    const char **names = bp_alloc(encoder->n_targets, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    for (size_t j = 0; j < encoder->n_targets; j++)
        names[j] = encoder->targets[j].name;
    bp_status status = find_name("target", v->target, names, encoder->n_targets,
                                 false, &e->k, err);
    free(names);
    return status;
}

bp_status explain_choose(explanation *e, bp_error *err) {
    return e->model.encoder.task == BP_CLASSIFY ? choose_class(e, err)
                                                : choose_target(e, err);
}
