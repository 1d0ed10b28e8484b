/* tell.c - a step in words and formulas: what it is made of, and its parts. */
#include "trace/tell.h"

#include <stdlib.h>

#include "bp/text.h"
#include "trace/formulas.h"

/* ---- what it is about ---- */

static void tell_title(teller *to) {
    const trace *t = to->t;
    char clip[BP_CLIP];
    if (t->steps == 1)
        put(to, "One step of learning with ");
    else
        put(to, "The last of %zu steps of learning with ", t->steps);
    if (t->row_file)
        put(to, "row %zu of %s (line %zu)", t->row, bp_clip(t->row_file, clip),
            t->line);
    else
        put(to, "the row in %s", bp_clip(t->network_file, clip));
    to->voice.kind->title(&to->voice, phrase(to));
}

static void tell_head(teller *to) {
    const trace *t = to->t;
    char clip[BP_CLIP];
    size_t n = 0;
    put(to, "%s: %zu input%s", bp_clip(t->network_file, clip), t->n_inputs,
        plural(t->n_inputs));
    for (size_t l = 0; l < t->n_layers; l++) {
        const trace_layer *layer = &t->layers[l];
        put(to, ", %zu %s", layer->n_neurons,
            bp_activation_names[layer->transfer]);
        n += layer->n_neurons * (layer->n_inputs + 1);
    }
    put(to, "; %zu weights and biases", n);
    say_labelled(to, "network");
    put(to, "%s",
        t->loss == BP_MSE && !t->is_model ? "half-squares"
                                          : bp_loss_names[t->loss]);
    say_labelled(to, "loss");
    put_number(to, t->rate);
    put(to, "%s", t->freeze_bias ? "; biases stay as they are" : "");
    say_labelled(to, "rate");
    for (size_t i = 0; i < t->notes.count; i++) {
        put(to, "%s", t->notes.items[i]);
        say_labelled(to, "note");
    }
    say_end(to);
}

/* ---- the row ---- */

/* How a number comes from a cell. */
static void tell_value(teller *to, const char *name, const trace_cell *cell,
                       double value) {
    char label[TELL_WORDS], clips[2][BP_CLIP];
    bp_clip(name, clips[0]);
    if (!cell->text || cell->origin == TRACE_AS_IS)
        snprintf(label, sizeof label, "%s", clips[0]);
    else
        snprintf(label, sizeof label, "%s, the cell is '%s'%s", clips[0],
                 bp_clip(cell->text, clips[1]),
                 cell->is_filled ? ", missing" : "");
    if (cell->origin == TRACE_SCALED && cell->scale != 0) {
        put(to, "(");
        put_number(to, cell->raw);
        put_addend(to, -cell->centre, false);
        put(to, ") / ");
        put_number(to, cell->scale);
        put(to, " = ");
    }
    put_number(to, value);
    say_named(to, label);
}

static void tell_row(teller *to) {
    const trace *t = to->t;
    put(to, "The row");
    say_heading(to);
    put(to, "Inputs%s:",
        t->is_model ? ", as the model scales or spreads the cells" : "");
    say_words(to);
    pick p = pick_start(t->n_inputs, TELL_INPUTS, to->all);
    for (size_t i = 0; i < t->n_inputs; i++)
        pick_offer(&p, i, t->inputs[i].value);
    for (size_t k = 0; k < p.n; k++) {
        const trace_input *input = &t->inputs[picked(&p, k)];
        tell_value(to, input->name, &input->cell, input->value);
    }
    say_end(to);
    say_others(to, &p, "inputs");
    put(to, "Expected outputs:");
    say_words(to);
    p = pick_start(t->n_outputs, TELL_UNITS, to->all);
    for (size_t j = 0; j < t->n_outputs; j++)
        pick_offer(&p, j, t->outputs[j].expected);
    for (size_t k = 0; k < p.n; k++) {
        size_t j = picked(&p, k);
        tell_value(to, trace_last(t)->neurons[j].name, &t->outputs[j].cell,
                   t->outputs[j].expected);
    }
    say_end(to);
    say_others(to, &p, "outputs");
}

/* ---- all of it ---- */

bp_status tell(const trace *t, const voice_kind *kind, bool all, FILE *out,
               bp_error *err) {
    teller to = {.t = t, .voice = {kind, out}, .all = all};
    to.phrase = open_memstream(&to.text, &to.length);
    bool failed = !to.phrase;
    if (!failed) {
        tell_title(&to);
        tell_head(&to);
        tell_row(&to);
        tell_forward(&to);
        tell_loss(&to);
        tell_backward(&to);
        tell_update(&to);
        tell_after(&to);
        failed = ferror(to.phrase) != 0;
        failed = fclose(to.phrase) != 0 || failed;
    }
    free(to.text);
    return failed ? bp_fail(err, BP_ESYSTEM, "out of memory for the report")
                  : BP_OK;
}

bp_status trace_tell_text(const trace *t, bool all, FILE *out, bp_error *err) {
    return tell(t, &voice_text, all, out, err);
}

bp_status trace_tell_markdown(const trace *t, bool all, FILE *out,
                              bp_error *err) {
    return tell(t, &voice_markdown, all, out, err);
}
