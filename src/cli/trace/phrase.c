/* phrase.c - puts formulas and words together, number by number. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "bp/text.h"
#include "trace/tell.h"

void put(teller *to, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(to->phrase, format, args);
    va_end(args);
}

const char *number_cell(double number, char text[TELL_NUMBER]) {
    snprintf(text, TELL_NUMBER, "%.9g", number == 0 ? 0 : number);
    return text;
}

void put_number(teller *to, double number) {
    char text[TELL_NUMBER];
    put(to, "%s", number_cell(number, text));
}

void put_factor(teller *to, double number) {
    char text[TELL_NUMBER];
    put(to, number < 0 ? "(%s)" : "%s", number_cell(number, text));
}

void put_addend(teller *to, double number, bool is_first) {
    if (!is_first)
        put(to, number < 0 ? " - " : " + ");
    put_number(to, is_first ? number : fabs(number));
}

void put_product(teller *to, double a, double b, bool is_first) {
    put_addend(to, a, is_first);
    put(to, "*");
    put_factor(to, b);
}

/* The stream starts anew each time; what it held before is written over. */
const char *phrase(teller *to) {
    fputc('\0', to->phrase);
    if (fflush(to->phrase) != 0 || !to->text)
        return "";
    rewind(to->phrase);
    return to->text;
}

void say_formula(teller *to, const char *left) {
    to->voice.kind->formula(&to->voice, left, phrase(to));
}

void say_named(teller *to, const char *label) {
    to->voice.kind->named(&to->voice, label, phrase(to));
}

void say_words(teller *to) {
    to->voice.kind->words(&to->voice, phrase(to));
}

void say_heading(teller *to) {
    to->voice.kind->heading(&to->voice, phrase(to));
}

void say_labelled(teller *to, const char *label) {
    to->voice.kind->labelled(&to->voice, label, phrase(to));
}

void say_name(teller *to, const char *name) {
    char clip[BP_CLIP];
    to->voice.kind->name(&to->voice, bp_clip(name, clip));
}

void say_end(teller *to) {
    to->voice.kind->end(&to->voice);
}

void say_others(teller *to, const pick *p, const char *what) {
    if (p->is_all)
        return;
    put(to, "and %zu more %s, which --all shows", p->total - p->n, what);
    say_words(to);
}

void say_other_neurons(teller *to, const pick *p, const trace_layer *layer,
                       const char *member, size_t offset) {
    double sum = 0;
    if (p->is_all)
        return;
    for (size_t j = 0; j < layer->n_neurons; j++) {
        double number;
        memcpy(&number, (const char *)&layer->neurons[j] + offset,
               sizeof number);
        sum += pick_has(p, j) ? 0 : number;
    }
    put(to, "and %zu more neurons, with smaller errors, whose %s sum to ",
        p->total - p->n, member);
    put_number(to, sum);
    put(to, "; --all shows them");
    say_words(to);
}

pick pick_neurons(const teller *to, size_t l) {
    const trace_layer *layer = &to->t->layers[l];
    pick p = pick_start(layer->n_neurons, TELL_UNITS, to->all);
    for (size_t j = 0; j < layer->n_neurons; j++)
        pick_offer(&p, j, layer->neurons[j].error);
    return p;
}
