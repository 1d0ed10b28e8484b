/* option.c - a command's options, read through getopt_long. */
#include "option/set.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/text.h"

enum { MAX_OPTIONS = OPTION_ROWS_MAX };

/* getopt's own form of the table. Row i of it is option `rows[i]`; help is a
 * row that every command has. */
typedef struct getopt_table {
    struct option longs[MAX_OPTIONS + 2];
    char shorts[2 * MAX_OPTIONS + 8];
    size_t rows[MAX_OPTIONS + 2];
    int n;
} getopt_table;

static void build_table(const option_spec *specs, getopt_table *table) {
    char *s = table->shorts;
    *s++ = '+'; /* stop at the first operand: we walk on ourselves */
    *s++ = ':'; /* and tell a missing argument from an unknown option */
    *s++ = 'h';
    table->n = 0;
    for (size_t i = 0; !option_is_end(&specs[i]); i++) {
        if (!specs[i].name)
            continue;
        assert(i < MAX_OPTIONS);
        int has = specs[i].argument ? required_argument : no_argument;
        table->rows[table->n] = i;
        table->longs[table->n++] = (struct option){specs[i].name, has, NULL, 0};
        if (specs[i].letter) {
            *s++ = specs[i].letter;
            if (specs[i].argument)
                *s++ = ':';
        }
    }
    table->longs[table->n] = (struct option){"help", no_argument, NULL, 'h'};
    table->longs[table->n + 1] = (struct option){0};
    *s = '\0';
}

/* getopt_long would take any unambiguous beginning of a name; scripts would
 * come to depend on it, and break when an option is added. */
static bp_status check_name(const command *cmd, const getopt_table *table,
                            const char *word, bp_error *err) {
    const char *names[MAX_OPTIONS + 2];
    char name[64], clip[BP_CLIP];
    size_t length = strcspn(word + 2, "=");
    snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60),
             word + 2);
    for (int i = 0; i <= table->n; i++) {
        names[i] = table->longs[i].name;
        if (strcmp(name, names[i]) == 0)
            return BP_OK;
    }
    names[table->n + 1] = NULL;
    const char *nearest = bp_text_nearest(name, names);
    if (nearest)
        return bp_fail(err, BP_EUSAGE, "%s: no option '--%s'; is it '--%s'?",
                       cmd->name, bp_clip(name, clip), nearest);
    return bp_fail(err, BP_EUSAGE,
                   "%s: no option '--%s'; 'bp %s --help' lists them", cmd->name,
                   bp_clip(name, clip), cmd->name);
}

static bp_status bad_option(const command *cmd, int result, char **argv,
                            bp_error *err) {
    const char *word = argv[optind - 1];
    if (result == ':' && optopt)
        return bp_fail(err, BP_EUSAGE, "%s: -%c needs a value", cmd->name,
                       optopt);
    if (result == ':')
        return bp_fail(err, BP_EUSAGE, "%s: %s needs a value", cmd->name, word);
    if (strncmp(word, "--", 2) == 0)
        return bp_fail(err, BP_EUSAGE, "%s: --%.*s takes no value", cmd->name,
                       (int)strcspn(word + 2, "="), word + 2);
    return bp_fail(err, BP_EUSAGE,
                   "%s: no option '-%c'; 'bp %s --help' lists them", cmd->name,
                   optopt, cmd->name);
}

/* The row of a letter getopt has taken from the table. */
static size_t row_of_letter(const option_spec *specs, int letter) {
    size_t i = 0;
    while (!specs[i].name || specs[i].letter != letter)
        i++;
    return i;
}

static bp_status set_defaults(const command *cmd, void *values, bp_error *err) {
    bp_status status = BP_OK;
    const option_spec *specs = cmd->options;
    for (size_t i = 0; !status && !option_is_end(&specs[i]); i++)
        if (specs[i].initial)
            status = option_set(cmd, &specs[i], specs[i].initial, values, err);
    assert(status == BP_OK); /* a default out of its own range is a bug */
    return status;
}

bp_status option_parse(const command *cmd, int argc, char **argv, void *values,
                       bp_error *err) {
    option_values *common = values;
    getopt_table table;
    build_table(cmd->options, &table);
    common->operands = bp_alloc((size_t)argc, sizeof *common->operands, err);
    if (!common->operands)
        return BP_ESYSTEM;
    bp_status status = set_defaults(cmd, values, err);
    opterr = 0;
    optind = 1;
    while (!status && optind < argc) {
        const char *word = argv[optind];
        if (word[0] != '-' || word[1] == '\0') {
            common->operands[common->n_operands++] = argv[optind++];
            continue;
        }
        if (strcmp(word, "--") == 0) {
            for (optind++; optind < argc; optind++)
                common->operands[common->n_operands++] = argv[optind];
            break;
        }
        if (strncmp(word, "--", 2) == 0)
            status = check_name(cmd, &table, word, err);
        if (status)
            break;
        int row = 0;
        int found = getopt_long(argc, argv, table.shorts, table.longs, &row);
        if (found == '?' || found == ':') {
            status = bad_option(cmd, found, argv, err);
        } else if (found == 'h') {
            common->help = true;
        } else {
            size_t i =
                found ? row_of_letter(cmd->options, found) : table.rows[row];
            common->given[i] = true;
            status = option_set(cmd, &cmd->options[i], optarg, values, err);
        }
    }
    return status;
}

bool option_given(const command *cmd, const void *values, const char *name) {
    const option_values *common = values;
    for (size_t i = 0; !option_is_end(&cmd->options[i]); i++)
        if (cmd->options[i].name && strcmp(cmd->options[i].name, name) == 0)
            return common->given[i];
    assert(false); /* `name` is no option of the table */
    return false;
}

bp_status option_exclusive(const command *cmd, const void *values,
                           const char *const *names, bp_error *err) {
    const char *first = NULL;
    for (; *names; names++) {
        if (!option_given(cmd, values, *names))
            continue;
        if (first)
            return bp_fail(err, BP_EUSAGE,
                           "%s: --%s and --%s exclude each other", cmd->name,
                           first, *names);
        first = *names;
    }
    return BP_OK;
}
