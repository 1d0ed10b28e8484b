/* voice.h - how a step is told: as text for a terminal or as Markdown.
 *
 * What is told is the same (tell.h). Formulas are handed over in plain text,
 * `0.15*0.05 + 0.35 = 0.3575`, with blanks where a line may break.
 */
#ifndef BP_TRACE_VOICE_H
#define BP_TRACE_VOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A column of a table. Names stand on the left, numbers on the right. */
typedef struct voice_column {
    const char *head;
    size_t width; /* of text */
    bool is_number;
} voice_column;

typedef struct voice voice;

/* The two ways, each in a file of its own. Names and words are made harmless
 * there: to a terminal, and to Markdown. */
typedef struct voice_kind {
    void (*title)(const voice *v, const char *text);
    void (*heading)(const voice *v, const char *text);
    /* A paragraph; and one of several lines with a label each. */
    void (*words)(const voice *v, const char *text);
    void (*labelled)(const voice *v, const char *label, const char *text);
    /* What the formulas below are of. */
    void (*name)(const voice *v, const char *text);
    /* left = right; and a formula with a label that is no formula. */
    void (*formula)(const voice *v, const char *left, const char *right);
    void (*named)(const voice *v, const char *label, const char *right);
    void (*head)(const voice *v, const voice_column *columns, size_t n);
    void (*row)(const voice *v, const voice_column *columns, size_t n,
                const char *const *cells);
    /* Ends a list of labelled lines, formulas or rows. */
    void (*end)(const voice *v);
} voice_kind;

struct voice {
    const voice_kind *kind;
    FILE *out;
};

extern const voice_kind voice_text, voice_markdown;

#endif
