/* names.c - what the inputs and outputs of a network stand for. */
#include "show/names.h"

#include <stdio.h>

#include "bp/text.h"

bool show_next_input(const bp_encoder *encoder, show_input *at) {
    if (at->is_started)
        at->place++;
    at->is_started = true;
    while (at->column < encoder->n_inputs &&
           at->place >= bp_column_width(&encoder->inputs[at->column])) {
        at->column++;
        at->place = 0;
    }
    return at->column < encoder->n_inputs;
}

const char *show_level(const char *level) {
    return *level ? level : "(missing)";
}

const char *show_input_name(const bp_encoder *encoder, const show_input *at,
                            char name[SHOW_NAME]) {
    const bp_column *column = &encoder->inputs[at->column];
    char clip[BP_CLIP], level[BP_CLIP];
    bp_clip(column->name, clip);
    if (column->type == BP_NUMBER)
        snprintf(name, SHOW_NAME, "%s%s", clip, at->place ? " missing" : "");
    else if (at->place == column->levels.count)
        snprintf(name, SHOW_NAME, "%s=(others)", clip);
    else
        snprintf(name, SHOW_NAME, "%s=%s", clip,
                 bp_clip(show_level(column->levels.items[at->place]), level));
    return name;
}

const char *show_output_name(const bp_encoder *encoder, size_t n, size_t j) {
    const bp_strings *classes = &encoder->targets[0].levels;
    if (encoder->task == BP_REGRESS)
        return encoder->targets[j].name;
    return classes->items[n == 1 ? 1 : j]; /* one output is for the second */
}
