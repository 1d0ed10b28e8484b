/* help.c - what bp says about itself, from the tables. */
#include "help.h"

#include <string.h>

#include "bp/text.h"

enum { WIDTH = 79, INDENT = 26 };

const command *help_find(const char *name) {
    for (const command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

bp_status help_no_command(const char *name, bp_error *err) {
    const char *names[32];
    char clip[BP_CLIP];
    size_t n = 0;
    for (const command *c = commands; c->name; c++)
        names[n++] = c->name;
    names[n++] = "--help";
    names[n++] = "--version";
    names[n] = NULL;
    const char *nearest = bp_text_nearest(name, names);
    if (nearest)
        return bp_fail(err, BP_EUSAGE, "no command '%s'; is it '%s'?",
                       bp_clip(name, clip), nearest);
    return bp_fail(err, BP_EUSAGE, "no command '%s'; 'bp --help' lists them",
                   bp_clip(name, clip));
}

/* Prints words from column `at` on, new lines starting at `indent`. */
static void wrap(FILE *out, const char *text, size_t at, size_t indent) {
    while (*text) {
        size_t length = strcspn(text, " \n");
        if (at > indent && at + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (at > indent) {
            fputc(' ', out);
            at++;
        }
        fprintf(out, "%.*s", (int)length, text);
        at += length;
        text += length;
        for (; *text == '\n'; text++) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
        }
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

void help_overview(FILE *out) {
    fputs("Usage: bp COMMAND [OPTION...] [FILE...]\n\n"
          "Trains neural networks from CSV files, and predicts with them.\n\n",
          out);
    for (const command *c = commands; c->name; c++)
        fprintf(out, "  %-12s%s\n", c->name, c->summary);
    fputs("\n'bp help COMMAND' tells more about one; 'bp --version' says which "
          "bp this is.\n",
          out);
}

static void print_option(FILE *out, const option_spec *spec) {
    char left[64], text[768];
    size_t length = 0;
    int n = spec->letter ? snprintf(left, sizeof left, "  -%c, --%s",
                                    spec->letter, spec->name)
                         : snprintf(left, sizeof left, "  --%s", spec->name);
    if (spec->argument)
        n += snprintf(left + n, sizeof left - (size_t)n, " %s", spec->argument);
    fputs(left, out);
    if (n + 2 > INDENT) {
        fputc('\n', out);
        n = 0;
    }
    fprintf(out, "%*s", INDENT - n, "");
    length += (size_t)snprintf(text, sizeof text, "%s", spec->help);
    if (spec->choices) {
        length += (size_t)snprintf(text + length, sizeof text - length, ":");
        for (size_t i = 0; spec->choices[i]; i++)
            length += (size_t)snprintf(text + length, sizeof text - length,
                                       "%s %s", i ? "," : "", spec->choices[i]);
    }
    if (spec->initial)
        snprintf(text + length, sizeof text - length, " (default: %s)",
                 spec->initial);
    wrap(out, text, INDENT, INDENT);
}

void help_command(FILE *out, const command *cmd) {
    fprintf(out, "Usage: bp %s %s%s\n\n", cmd->name,
            cmd->options[0].help ? "[OPTION...] " : "", cmd->operands);
    wrap(out, cmd->about, 0, 0);
    for (const option_spec *spec = cmd->options; spec->name || spec->help;
         spec++) {
        if (spec->name)
            print_option(out, spec);
        else
            fprintf(out, "\n%s:\n", spec->help);
    }
}
