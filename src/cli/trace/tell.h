/* tell.h - a step in words and formulas, whichever voice tells it.
 *
 * Of layers with more than TELL_UNITS neurons, and of neurons with more than
 * TELL_INPUTS inputs, the largest are told, and of the rest how many there are
 * and what they sum to; unless all is asked for.
 */
#ifndef BP_TRACE_TELL_H
#define BP_TRACE_TELL_H

#include "trace/pick.h"
#include "trace/trace.h"
#include "trace/voice.h"

enum { TELL_INPUTS = 20, TELL_UNITS = 12 };

/* Room for a name, or a few words with one. */
enum { TELL_WORDS = 256 };

typedef struct teller {
    const trace *t;
    voice voice;
    bool all;
    FILE *phrase; /* where the next formula, or words, are put together */
    char *text;   /* its memory */
    size_t length;
} teller;

bp_status tell(const trace *t, const voice_kind *kind, bool all, FILE *out,
               bp_error *err);

/* tell_forward.c, tell_backward.c, tell_update.c: the parts of it. */
void tell_forward(teller *to);
void tell_loss(teller *to);
void tell_backward(teller *to);
void tell_update(teller *to);
void tell_after(teller *to);

/* phrase.c: puts a phrase together. Numbers have nine digits. A product and an
 * addend bring their sign along: " + 2*3", " - 2*3", and as the first one
 * "2*3", "-2*3"; factors below 0 stand in parentheses. */
void put(teller *to, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void put_number(teller *to, double number);
void put_factor(teller *to, double number);
void put_product(teller *to, double a, double b, bool is_first);
void put_addend(teller *to, double number, bool is_first);

/* The phrase, which ends; good until something is put again. */
const char *phrase(teller *to);

/* It ends as a formula, as words, ... */
void say_formula(teller *to, const char *left);
void say_named(teller *to, const char *label);
void say_words(teller *to);
void say_heading(teller *to);
void say_labelled(teller *to, const char *label);
void say_name(teller *to, const char *name);
void say_end(teller *to);

/* "and 30 more <what>", when not all were picked; of neurons also what a
 * member of them, `offset` bytes from their start, sums to. */
void say_others(teller *to, const pick *p, const char *what);
void say_other_neurons(teller *to, const pick *p, const trace_layer *layer,
                       const char *member, size_t offset);

/* A number as a cell of a table. */
enum { TELL_NUMBER = 32 };
const char *number_cell(double number, char text[TELL_NUMBER]);

/* The neurons of a layer that are told: those with the largest errors. */
pick pick_neurons(const teller *to, size_t layer);

/* Its slope with its numbers filled in; not for softmax. */
void put_slope(teller *to, const trace_layer *layer,
               const trace_neuron *neuron);

static inline const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

#endif
