/* markdown.c - a step as Markdown, with formulas between dollars that GitHub
 * and its like set as mathematics.
 *
 * Formulas come in plain text and are rewritten for TeX. Names from files never
 * stand in them: backslashes in formulas are not safe from Markdown.
 */
#include <ctype.h>
#include <string.h>

#include "bp/error.h"
#include "trace/voice.h"

/* ---- words ---- */

/* Text with nothing left that means something to Markdown. */
static void put_plain(FILE *out, const char *text) {
    bp_error clean;
    bp_error_write(&clean, BP_OK, "%s", text);
    for (const char *at = clean.message; *at; at++) {
        if (strchr("\\`*_{}[]<>#$|~&", *at))
            fputc('\\', out);
        fputc(*at, out);
    }
}

static void title(const voice *v, const char *text) {
    fputs("# ", v->out);
    put_plain(v->out, text);
    fputs("\n\n", v->out);
}

static void heading(const voice *v, const char *text) {
    fputs("## ", v->out);
    put_plain(v->out, text);
    fputs("\n\n", v->out);
}

static void words(const voice *v, const char *text) {
    put_plain(v->out, text);
    fputs("\n\n", v->out);
}

static void labelled(const voice *v, const char *label, const char *text) {
    fprintf(v->out, "- %s: ", label);
    put_plain(v->out, text);
    fputc('\n', v->out);
}

static void name(const voice *v, const char *text) {
    fputs("**", v->out);
    put_plain(v->out, text);
    fputs("**\n\n", v->out);
}

/* ---- formulas ---- */

/* A number: 5e-05 is 5 times a power of ten. Returns what is behind it. */
static const char *put_number(FILE *out, const char *at) {
    while (isdigit((unsigned char)*at) || *at == '.')
        fputc(*at++, out);
    if (*at != 'e' || !strchr("+-", at[1]) || !at[1])
        return at;
    fputs(" \\cdot 10^{", out);
    at++;
    if (*at++ == '-')
        fputc('-', out);
    while (*at == '0')
        at++;
    while (isdigit((unsigned char)*at))
        fputc(*at++, out);
    fputc('}', out);
    return at;
}

static size_t word_length(const char *at) {
    size_t n = 0;
    while (isalpha((unsigned char)at[n]) ||
           (n && at[n] == '-' && isalpha((unsigned char)at[n + 1])))
        n++;
    return n;
}

/* Words are set upright, together; the letter of a variable isn't. */
static const char *put_word(FILE *out, const char *at) {
    size_t n = word_length(at);
    if (n == 1) {
        fputc(*at, out);
        return at + n;
    }
    while (at[n] == ' ' && word_length(at + n + 1) > 1)
        n += 1 + word_length(at + n + 1);
    fprintf(out, "\\text{%.*s}", (int)n, at);
    return at + n;
}

/* What is raised: a number, perhaps negative, or a letter. */
static const char *put_exponent(FILE *out, const char *at) {
    fputs("^{", out);
    if (*at == '-')
        fputc(*at++, out);
    at = isdigit((unsigned char)*at) ? put_number(out, at) : put_word(out, at);
    fputc('}', out);
    return at;
}

/* TeX has no blanks; between two words there is one. */
static bool is_wordy(char c) {
    return isalnum((unsigned char)c) || c == '|';
}

static void put_blank(FILE *out, char before, char behind) {
    bool are_words =
        (is_wordy(before) || strchr(",;", before)) && is_wordy(behind);
    fputs(are_words ? "\\ " : " ", out);
}

/* A product; one blank on either side. */
static const char *put_dot(FILE *out, const char *at, bool has_blank) {
    fputs(has_blank ? "\\cdot " : " \\cdot ", out);
    at++;
    return at + strspn(at, " ");
}

static void put_formula(FILE *out, const char *text) {
    const char *at = text;
    while (*at) {
        if (isdigit((unsigned char)*at)) {
            at = put_number(out, at);
        } else if (isalpha((unsigned char)*at)) {
            at = put_word(out, at);
        } else if (*at == '^') {
            at = put_exponent(out, at + 1);
        } else if (*at == '*') {
            at = put_dot(out, at, at > text && at[-1] == ' ');
        } else if (*at == '|') {
            fputs("\\vert ", out);
            at++;
        } else if (*at == ' ' && at > text) {
            put_blank(out, at[-1], at[1]);
            at++;
        } else {
            fputc(*at++, out);
        }
    }
}

static void formula(const voice *v, const char *left, const char *right) {
    fputs("- $", v->out);
    put_formula(v->out, left);
    fputs(" = ", v->out);
    put_formula(v->out, right);
    fputs("$\n", v->out);
}

static void named(const voice *v, const char *label, const char *right) {
    fputs("- ", v->out);
    put_plain(v->out, label);
    fputs(": $", v->out);
    put_formula(v->out, right);
    fputs("$\n", v->out);
}

/* ---- tables ---- */

static void row(const voice *v, const voice_column *columns, size_t n,
                const char *const *cells) {
    (void)columns;
    fputc('|', v->out);
    for (size_t i = 0; i < n; i++) {
        fputc(' ', v->out);
        put_plain(v->out, cells[i]);
        fputs(" |", v->out);
    }
    fputc('\n', v->out);
}

static void head(const voice *v, const voice_column *columns, size_t n) {
    fputc('|', v->out);
    for (size_t i = 0; i < n; i++)
        fprintf(v->out, " %s |", columns[i].head);
    fputs("\n|", v->out);
    for (size_t i = 0; i < n; i++)
        fputs(columns[i].is_number ? " ---: |" : " :--- |", v->out);
    fputc('\n', v->out);
}

static void end(const voice *v) {
    fputc('\n', v->out);
}

const voice_kind voice_markdown = {.title = title,
                                   .heading = heading,
                                   .words = words,
                                   .labelled = labelled,
                                   .name = name,
                                   .formula = formula,
                                   .named = named,
                                   .head = head,
                                   .row = row,
                                   .end = end};
