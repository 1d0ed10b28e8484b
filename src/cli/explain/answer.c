/* answer.c - the contribution of each column to an output. */
#include <math.h>
#include <stdlib.h>

#include "bp/mem.h"
#include "explain/explain.h"

/* The greatest output, as bp_predicted_class has it. */
static size_t predicted_class(const bp_textbook *book) {
    const bp_textbook_layer *last = &book->layers[book->n_layers - 1];
    size_t best = 0;
    if (last->n_neurons == 1)
        return last->neurons[0].output > 0.5;
    for (size_t j = 1; j < last->n_neurons; j++)
        if (last->neurons[j].output > last->neurons[best].output)
            best = j;
    return best;
}

static int by_size(const void *a, const void *b) {
    const explain_part *one = a, *two = b;
    double left = fabs(one->contribution), right = fabs(two->contribution);
    if (left != right)
        return left < right ? 1 : -1;
    return one->input < two->input ? -1 : 1;
}

/* From contributions of inputs to those of columns, in the unit of a target. */
static void take(explanation *e, const bp_attribution *made) {
    const bp_encoder *encoder = &e->model.encoder;
    const double *c = made->contributions;
    bool is_target = e->of == BP_OF_TARGET;
    double scale = is_target ? encoder->targets[e->k].scale : 1;
    double centre = is_target ? encoder->targets[e->k].centre : 0;
    for (size_t i = 0; i < encoder->n_inputs; i++) {
        size_t width = bp_column_width(&encoder->inputs[i]);
        double sum = 0;
        for (size_t j = 0; j < width; j++)
            sum += *c++;
        e->parts[i].contribution = sum * scale;
    }
    e->output = made->output * scale + centre;
    e->baseline = made->baseline * scale + centre;
    e->gap = made->gap * scale;
    e->has_converged = made->has_converged;
    e->n_points = made->n_points;
    qsort(e->parts, encoder->n_inputs, sizeof *e->parts, by_size);
}

static bp_status check_finite(const explanation *e, bp_error *err) {
    bool all = isfinite(e->output) && isfinite(e->baseline);
    for (size_t i = 0; i < e->model.encoder.n_inputs; i++)
        all = all && isfinite(e->parts[i].contribution);
    if (all)
        return BP_OK;
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: the model's outputs for this row are beyond the "
                   "range of numbers; are its cells in the units of the "
                   "training file?",
                   e->row.file, e->row.line);
}

static bp_status attribute(explanation *e, double *x, double *baseline,
                           bp_error *err) {
    size_t n = bp_encoder_width(&e->model.encoder);
    bp_attribution made;
    for (size_t i = 0; i < n; i++)
        x[i] = (double)e->row.x[i];
    explain_baseline(e, baseline);
    bp_textbook_forward(&e->book, x);
    if (e->of != BP_OF_TARGET) {
        e->predicted = predicted_class(&e->book);
        if (!e->values->class)
            e->k = e->predicted;
    }
    bp_status status =
        bp_attribute(&made, &e->book, e->of, e->k, x, baseline, err);
    if (status)
        return status;
    take(e, &made);
    bp_attribution_free(&made);
    return check_finite(e, err);
}

bp_status explain_answer(explanation *e, bp_error *err) {
    size_t n_inputs = e->model.encoder.n_inputs;
    size_t width = bp_encoder_width(&e->model.encoder);
    double *x = bp_alloc(width, sizeof *x, err);
    double *baseline = bp_alloc(width, sizeof *baseline, err);
    e->parts = bp_alloc(n_inputs, sizeof *e->parts, err);
    bp_status status = x && baseline && e->parts ? BP_OK : BP_ESYSTEM;
    if (!status)
        status =
            bp_textbook_init(&e->book, &e->model.network, e->model.loss, err);
    if (!status)
        status = attribute(e, x, baseline, err);
    free(x);
    free(baseline);
    return status;
}
