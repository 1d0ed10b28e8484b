/* line.c - the command line that trains: the options given, the target
 * spelt out, columns that are refused left out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "check/check.h"

/* What was written, or NULL with `err` set. */
static char *close_text(FILE *out, char **text, bp_error *err) {
    bool failed = !out || ferror(out) != 0;
    if (out && fclose(out) != 0)
        failed = true;
    if (!failed)
        return *text;
    if (out)
        free(*text);
    bp_error_write(err, BP_ESYSTEM, "out of memory for the report");
    return NULL;
}

static bool is_column(const check *c, const char *name) {
    const bp_strings *names = &c->plan.table.names;
    return bp_strings_find(names, name) < names->count;
}

/* As an item of a list that has others. */
static void put_item(FILE *out, const char *name, bool must_quote) {
    if (!must_quote && !strchr(name, ',') && *name != '"') {
        fputs(name, out);
        return;
    }
    fputc('"', out);
    for (const char *s = name; *s; s++) {
        if (*s == '"')
            fputc('"', out);
        fputc(*s, out);
    }
    fputc('"', out);
}

/* Names that a terminal can't show, or that the file doesn't have, are given
 * as numbers. */
static void put_column(FILE *out, const check *c, size_t col, bool is_alone,
                       bool must_quote) {
    const char *name = check_name(c, col);
    char number[32];
    bool is_plain = c->plan.table.has_header;
    for (const char *s = name; *s; s++)
        is_plain = is_plain && (unsigned char)*s >= ' ' && *s != 0x7f;
    snprintf(number, sizeof number, "%zu", col + 1);
    if (!is_plain && !is_column(c, number))
        fputs(number, out);
    else if (is_alone)
        fputs(name, out);
    else
        put_item(out, name, must_quote);
}

/* Many neighbours are a range, if no name can be taken for one of its numbers;
 * of few, the names say more. Gives how many it took. */
static size_t put_range(FILE *out, const check *c, const size_t *columns,
                        size_t n) {
    enum { MANY = 8 };
    char first[32], last[32], range[72];
    size_t length = 1;
    while (length < n && columns[length] == columns[0] + length)
        length++;
    snprintf(first, sizeof first, "%zu", columns[0] + 1);
    snprintf(last, sizeof last, "%zu", columns[0] + length);
    snprintf(range, sizeof range, "%s-%s", first, last);
    if (length < MANY || is_column(c, first) || is_column(c, last) ||
        is_column(c, range))
        return 0;
    fputs(range, out);
    return length;
}

static char *make_list(const check *c, const size_t *columns, size_t n,
                       const char *given, bool must_quote, bp_error *err) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    bool is_alone = n == 1 && !given;
    if (out && given && n && is_column(c, given))
        put_item(out, given, must_quote);
    else if (out && given)
        fputs(given, out);
    for (size_t i = 0; out && i < n;) {
        if (i > 0 || given)
            fputc(',', out);
        size_t taken = put_range(out, c, columns + i, n - i);
        if (!taken)
            put_column(out, c, columns[i], is_alone, must_quote);
        i += taken ? taken : 1;
    }
    return close_text(out, &text, err);
}

char *check_list(const check *c, const size_t *columns, size_t n,
                 const char *given, bp_error *err) {
    char *text = make_list(c, columns, n, given, false, err);
    bool is_list = n > 1 || (n == 1 && given);
    if (text && is_list && is_column(c, text)) {
        free(text);
        text = make_list(c, columns, n, given, true, err);
    }
    return text;
}

/* A word as a POSIX shell takes it for one. */
static void put_quoted(FILE *out, const char *word) {
    static const char safe[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789_@%+=:,./-";
    if (*word && word[strspn(word, safe)] == '\0') {
        fputs(word, out);
        return;
    }
    fputc('\'', out);
    for (const char *s = word; *s; s++)
        if (*s == '\'')
            fputs("'\\''", out);
        else
            fputc(*s, out);
    fputc('\'', out);
}

static void put_list(FILE *out, const option_spec *spec,
                     const option_list *list) {
    for (size_t i = 0; i < list->count; i++)
        if (spec->type == OPTION_SIZES)
            fprintf(out, "%s%zu", i ? "," : "", list->items[i]);
        else
            fprintf(out, "%s%s", i ? "," : "", spec->choices[list->items[i]]);
}

static void put_char(FILE *out, char c) {
    const char word[] = {c, '\0'};
    put_quoted(out, c == '\t' ? "tab" : c == ' ' ? "blanks" : word);
}

static void put_option(FILE *out, const option_spec *spec, const void *value) {
    fprintf(out, " --%s", spec->name);
    if (spec->argument)
        fputc(' ', out);
    switch (spec->type) {
    case OPTION_FLAG: break;
    case OPTION_TEXT: put_quoted(out, *(const char *const *)value); break;
    case OPTION_CHAR: put_char(out, *(const char *)value); break;
    case OPTION_SIZE:
    case OPTION_BYTES: fprintf(out, "%zu", *(const size_t *)value); break;
    case OPTION_REAL: fprintf(out, "%.17g", *(const double *)value); break;
    case OPTION_CHOICE:
        fputs(spec->choices[*(const size_t *)value], out);
        break;
    default: put_list(out, spec, value); break;
    }
}

static bool is_ours(const char *name) {
    return strcmp(name, "json") == 0 || strcmp(name, "target") == 0 ||
           strcmp(name, "ignore") == 0;
}

static void put_line(FILE *out, const check *c) {
    const option_spec *specs = c->cmd->options;
    const option_values *common = &c->values->train.common;
    bool dash = false;
    fputs("bp train --target ", out);
    put_quoted(out, c->next.target);
    if (c->next.ignore) {
        fputs(" --ignore ", out);
        put_quoted(out, c->next.ignore);
    }
    for (size_t i = 0; specs[i].name || specs[i].help; i++)
        if (specs[i].name && common->given[i] && !is_ours(specs[i].name))
            put_option(out, &specs[i],
                       (const char *)c->values + specs[i].offset);
    for (size_t i = 0; i < common->n_operands; i++)
        dash =
            dash || (common->operands[i][0] == '-' && common->operands[i][1]);
    if (dash)
        fputs(" --", out);
    for (size_t i = 0; i < common->n_operands; i++) {
        fputc(' ', out);
        put_quoted(out, common->operands[i]);
    }
}

bp_status check_line(check *c, bp_error *err) {
    size_t length;
    FILE *out = open_memstream(&c->line, &length);
    if (out)
        put_line(out, c);
    char *line = close_text(out, &c->line, err);
    c->line = line;
    return line ? BP_OK : BP_ESYSTEM;
}
