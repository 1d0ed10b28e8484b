/* stuck.c - training that gets nowhere. */
#include "train/stuck.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/diagnosis.h"
#include "bp/mem.h"

/* What is so near to the baseline has learnt nothing yet. */
static const double nearness = 0.99;

/* The cross-entropy of always saying the shares of the classes. */
static double entropy(const bp_selection *rows) {
    const bp_dataset *data = rows->data;
    bp_error err;
    double sum = 0, n = (double)rows->n_rows;
    size_t *counts = bp_alloc(data->n_classes, sizeof *counts, &err);
    for (size_t i = 0; counts && i < rows->n_rows; i++)
        counts[(size_t)data->t[bp_selected(rows, i)]]++;
    for (size_t c = 0; counts && c < data->n_classes; c++)
        if (counts[c])
            sum -= (double)counts[c] / n * log((double)counts[c] / n);
    free(counts);
    return sum;
}

/* The mse of always saying the mean of each target. */
static double half_variances(const bp_selection *rows) {
    const bp_dataset *data = rows->data;
    double sum = 0, n = (double)rows->n_rows;
    for (size_t j = 0; j < data->n_targets; j++) {
        double mean = 0, squares = 0;
        for (size_t i = 0; i < rows->n_rows; i++) {
            size_t row = bp_selected(rows, i);
            double t = (double)data->t[row * data->n_targets + j];
            mean += t / n;
            squares += t * t / n;
        }
        sum += (squares - mean * mean) / 2;
    }
    return sum;
}

bool stuck_is_at_baseline(const training *what, const bp_model *model,
                          double loss) {
    const bp_dataset *data = what->rows.data;
    const bp_layer *last = bp_network_last(&model->network);
    bool shares = last->f == BP_SOFTMAX || last->n_units == 1;
    if (what->class_weights || data->weights)
        return false;
    if (data->n_classes && model->loss == BP_CROSS_ENTROPY && shares)
        return loss >= nearness * entropy(&what->rows);
    return !data->n_classes && model->loss == BP_MSE &&
           loss >= nearness * half_variances(&what->rows);
}

static const char *setting(const bp_model *model, const char *name) {
    const bp_setting *found = bp_model_setting(model, name);
    return found ? found->value : "";
}

/* The first hidden layer half of whose units have stopped to learn. */
static bool tell_layer(const bp_diagnosis *found, const bp_network *net,
                       char *sentence, size_t size) {
    for (size_t i = 0; i < found->n_layers; i++) {
        const bp_layer_diagnosis *its = &found->layers[i];
        const char *f = bp_activation_names[net->layers[i].f];
        if (its->n_units == 0 ||
            2 * (its->n_dead + its->n_saturated) < its->n_units)
            continue;
        if (its->n_dead > its->n_saturated)
            snprintf(sentence, size,
                     "hidden layer %zu: %zu of %zu units are dead, their %s is "
                     "flat for every row and learns nothing; try a smaller "
                     "--learning-rate, --act leaky-relu or another --seed",
                     i + 1, its->n_dead, its->n_units, f);
        else
            snprintf(sentence, size,
                     "hidden layer %zu: %zu of %zu units are saturated, their "
                     "%s is flat for nearly every row and hardly learns; try a "
                     "smaller --learning-rate, a larger --l2 or --act relu",
                     i + 1, its->n_saturated, its->n_units, f);
        return true;
    }
    return false;
}

bp_status stuck_explain(const training *what, const bp_model *model,
                        const bp_kernel *kernel, bool is_at_baseline,
                        char *sentence, size_t size, bp_error *err) {
    bp_diagnosis found;
    bp_status status =
        bp_diagnose(&found, kernel, &model->network, &what->rows, err);
    *sentence = '\0';
    if (status)
        return status;
    if (is_at_baseline) {
        int n = snprintf(sentence, size,
                         "the loss is no smaller than that of always saying "
                         "the same; ");
        sentence += n;
        size -= (size_t)n;
    }
    if (tell_layer(&found, &model->network, sentence, size) || !is_at_baseline)
        ;
    else if (found.n_layers && strcmp(setting(model, "init"), "zeros") == 0)
        snprintf(sentence, size,
                 "with --init zeros all units of a layer stay alike, so that a "
                 "layer can do no more than one; leave it out");
    else if (found.n_layers == 0)
        snprintf(sentence, size,
                 "without a hidden layer only a straight line can be learnt: "
                 "try --hidden 16; or the inputs say nothing about the target");
    else
        snprintf(sentence, size,
                 "no unit is flat: try more --epochs, a larger or smaller "
                 "--learning-rate or another --seed; or the inputs say nothing "
                 "about the target");
    bp_diagnosis_free(&found);
    return BP_OK;
}
