/* write.c - what bp predict writes for a row, and above the first. */
#include "predict/write.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bp/evaluation.h"
#include "bp/mem.h"
#include "bp/metrics.h"
#include "bp/num.h"

static bp_activation last_act(const writer *w) {
    return bp_network_last(&w->model->network)->f;
}

/* The option that asks for probabilities; NULL when none does. */
static const char *asking_for_shares(const predict_form *form) {
    return form->proba           ? "--proba"
           : form->top           ? "--top"
           : form->has_threshold ? "--threshold"
                                 : NULL;
}

static bp_status check(const writer *w, bp_error *err) {
    const char *option = asking_for_shares(&w->form);
    size_t n_classes = bp_encoder_classes(&w->model->encoder);
    if (!option)
        return BP_OK;
    if (w->model->encoder.task != BP_CLASSIFY)
        return bp_fail(err, BP_EUSAGE,
                       "predict: %s is for classes, and this model predicts "
                       "numbers",
                       option);
    if (!bp_has_probabilities(last_act(w)))
        return bp_fail(err, BP_EUSAGE,
                       "predict: %s needs outputs of softmax or sigmoid, and "
                       "this model has %s",
                       option, bp_activation_names[last_act(w)]);
    if (w->form.has_threshold && n_classes != 2)
        return bp_fail(err, BP_EUSAGE,
                       "predict: --threshold decides between two classes, and "
                       "this model has %zu",
                       n_classes);
    if (w->form.top > n_classes)
        return bp_fail(err, BP_EUSAGE,
                       "predict: --top %zu: this model has only %zu classes",
                       w->form.top, n_classes);
    return BP_OK;
}

bp_status writer_init(writer *w, const bp_model *model,
                      const bp_dialect *dialect, const predict_form *form,
                      bp_error *err) {
    *w = (writer){.model = model,
                  .dialect = dialect,
                  .form = *form,
                  .has_shares = asking_for_shares(form) != NULL};
    return check(w, err);
}

/* Classes are written over and over, so it is found out once how. */
bp_status writer_settle(writer *w, bp_error *err) {
    const bp_encoder *encoder = &w->model->encoder;
    size_t n = bp_encoder_classes(encoder);
    w->starts = bp_alloc(n + 1, sizeof *w->starts, err);
    if (!w->starts)
        return BP_ESYSTEM;
    for (size_t j = 0; j < n; j++) {
        const char *level = encoder->targets[0].levels.items[j];
        double value;
        w->starts[j] = w->labels.length;
        if (encoder->targets[0].numeric &&
            bp_num_parse(level, '.', &value) == BP_NUM_OK)
            output_number(&w->labels, level, w->dialect);
        else
            output_cell(&w->labels, level, w->dialect);
    }
    w->starts[n] = w->labels.length;
    return output_check(&w->labels, err);
}

void writer_free(writer *w) {
    output_free(&w->labels);
    free(w->starts);
    *w = (writer){0};
}

size_t writer_cells(const writer *w) {
    const bp_encoder *encoder = &w->model->encoder;
    return w->form.proba ? bp_encoder_classes(encoder)
           : w->form.top ? 2 * w->form.top
                         : encoder->n_targets;
}

bp_status writer_room_init(writer_room *room, const writer *w, bp_error *err) {
    size_t n_outputs = bp_network_outputs(&w->model->network);
    size_t n_classes = bp_encoder_classes(&w->model->encoder);
    room->a = bp_alloc(n_outputs, sizeof *room->a, err);
    room->shares = bp_alloc(n_classes, sizeof *room->shares, err);
    room->best = bp_alloc(w->form.top, sizeof *room->best, err);
    return room->a && room->shares && room->best ? BP_OK : BP_ESYSTEM;
}

void writer_room_free(writer_room *room) {
    free(room->a);
    free(room->shares);
    free(room->best);
    *room = (writer_room){0};
}

bool writer_can(const writer *w, const writer_room *room) {
    const bp_encoder *encoder = &w->model->encoder;
    size_t n = bp_network_outputs(&w->model->network);
    const float *a = room->a;
    for (size_t j = 0; j < n; j++)
        if (!isfinite(a[j]) || (encoder->task == BP_REGRESS &&
                                !isfinite(bp_encoder_value(encoder, j, a[j]))))
            return false;
    return true;
}

/* The most probable classes, the most probable one first; the first of equals
 * comes first. */
static void find_best(const writer *w, writer_room *room) {
    size_t n_classes = bp_encoder_classes(&w->model->encoder);
    const float *shares = room->shares;
    size_t *best = room->best, n = 0;
    for (size_t j = 0; j < n_classes; j++) {
        size_t place = n;
        while (place > 0 && shares[j] > shares[best[place - 1]])
            place--;
        if (place == w->form.top)
            continue;
        n += n < w->form.top;
        memmove(best + place + 1, best + place, (n - 1 - place) * sizeof *best);
        best[place] = j;
    }
}

static void add_label(const writer *w, size_t j, output *out) {
    output_add(out, w->labels.bytes + w->starts[j],
               w->starts[j + 1] - w->starts[j]);
}

static void add_share(const writer *w, float share, output *out) {
    char text[BP_NUM_TEXT];
    output_number(out, bp_num_from_float(share, text), w->dialect);
}

static void add_delimiter(const writer *w, output *out) {
    output_char(out, w->dialect->delimiter);
}

static void add_proba(const writer *w, const writer_room *room, output *out) {
    size_t n = bp_encoder_classes(&w->model->encoder);
    for (size_t j = 0; j < n; j++) {
        if (j)
            add_delimiter(w, out);
        add_share(w, room->shares[j], out);
    }
}

static void add_top(const writer *w, writer_room *room, output *out) {
    find_best(w, room);
    for (size_t i = 0; i < w->form.top; i++) {
        if (i)
            add_delimiter(w, out);
        add_label(w, room->best[i], out);
        add_delimiter(w, out);
        add_share(w, room->shares[room->best[i]], out);
    }
}

/* The threshold is held against what --proba would write, a 32-bit number. */
static size_t class_of(const writer *w, const writer_room *room) {
    if (w->form.has_threshold)
        return room->shares[1] >= (float)w->form.threshold;
    return bp_predicted_class(room->a, bp_network_outputs(&w->model->network));
}

/* Numbers with as many digits as outputs of 32 bits can tell apart: those that
 * follow would be noise, and fewer would lose what the network says when a
 * target is far from 0 for its spread, as dates are. */
static void add_values(const writer *w, const float *a, output *out) {
    const bp_encoder *encoder = &w->model->encoder;
    size_t n = bp_network_outputs(&w->model->network);
    for (size_t j = 0; j < n; j++) {
        double noise = encoder->targets[j].scale * fmax(1, fabs((double)a[j])) *
                       FLT_EPSILON / 4;
        if (j)
            add_delimiter(w, out);
        output_rounded(out, bp_encoder_value(encoder, j, a[j]), noise,
                       w->dialect);
    }
}

void writer_row(const writer *w, writer_room *room, output *out) {
    if (w->has_shares)
        bp_probabilities(room->shares, room->a,
                         bp_network_outputs(&w->model->network), last_act(w));
    if (w->form.proba)
        add_proba(w, room, out);
    else if (w->form.top)
        add_top(w, room, out);
    else if (w->model->encoder.task == BP_CLASSIFY)
        add_label(w, class_of(w, room), out);
    else
        add_values(w, room->a, out);
    output_char(out, '\n');
}

void writer_no_row(const writer *w, bool is_alone, output *out) {
    size_t n = writer_cells(w);
    if (is_alone && n == 1)
        output_add(out, "\"\"", 2);
    else
        output_cell(out, "", w->dialect);
    for (size_t i = 1; i < n; i++) {
        add_delimiter(w, out);
        output_cell(out, "", w->dialect);
    }
    output_char(out, '\n');
}

static bool is_kept(const bp_table *table, const size_t *kept, size_t n_kept,
                    const char *name) {
    for (size_t i = 0; i < n_kept; i++)
        if (strcmp(table->names.items[kept[i]], name) == 0)
            return true;
    return false;
}

/* The names of all cells. */
static bp_status find_names(const writer *w, bp_strings *names, bp_error *err) {
    const bp_encoder *encoder = &w->model->encoder;
    bp_status status = BP_OK;
    for (size_t i = 0; !status && i < w->form.top; i++) {
        status = bp_strings_addf(names, err, "class %zu", i + 1);
        if (!status)
            status = bp_strings_addf(names, err, "probability %zu", i + 1);
    }
    size_t n = w->form.top ? 0 : writer_cells(w);
    for (size_t j = 0; !status && j < n; j++)
        status =
            bp_strings_add(names,
                           w->form.proba ? encoder->targets[0].levels.items[j]
                                         : encoder->targets[j].name,
                           err);
    return status;
}

static bp_status add_name(const writer *w, const char *name, bool is_twin,
                          output *out, bp_error *err) {
    if (!is_twin) {
        output_cell(out, name, w->dialect);
        return BP_OK;
    }
    bp_strings longer = {0};
    bp_status status = bp_strings_addf(&longer, err, "predicted %s", name);
    if (!status)
        output_cell(out, longer.items[0], w->dialect);
    bp_strings_free(&longer);
    return status;
}

bp_status writer_header(const writer *w, const bp_table *table,
                        const size_t *kept, size_t n_kept, output *out,
                        bp_error *err) {
    bp_strings names = {0};
    bp_status status = find_names(w, &names, err);
    for (size_t j = 0; !status && j < names.count; j++) {
        bool is_twin = is_kept(table, kept, n_kept, names.items[j]);
        if (j)
            add_delimiter(w, out);
        status = add_name(w, names.items[j], is_twin, out, err);
    }
    bp_strings_free(&names);
    output_char(out, '\n');
    return status;
}
