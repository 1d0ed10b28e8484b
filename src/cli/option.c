/* option.c - a command's options, read through getopt_long. */
#include "option.h"

#include <assert.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

enum { MAX_OPTIONS = OPTION_ROWS_MAX };

static bool is_end(const option_spec *spec) {
    return !spec->name && !spec->help;
}

/* A sentence about one option's value. */
static bp_status refuse(const command *cmd, const option_spec *spec,
                        const char *text, const char *what, bp_error *err) {
    char clip[BP_CLIP];
    return bp_fail(err, BP_EUSAGE, "%s: --%s '%s': %s", cmd->name, spec->name,
                   bp_clip(text, clip), what);
}

static bp_status set_number(const command *cmd, const option_spec *spec,
                            const char *text, double *number, bp_error *err) {
    char range[128];
    bool whole = spec->type != OPTION_REAL;
    if (bp_num_parse(text, '.', number) == BP_NUM_OK && *number >= spec->min &&
        *number <= spec->max && (!whole || *number == floor(*number)))
        return BP_OK;
    snprintf(range, sizeof range, "must be a %snumber from %.16g to %.16g",
             whole ? "whole " : "", spec->min, spec->max);
    return refuse(cmd, spec, text, range, err);
}

static bp_status set_choice(const command *cmd, const option_spec *spec,
                            const char *text, size_t *choice, bp_error *err) {
    char what[256] = "must be one of: ", clip[BP_CLIP];
    for (*choice = 0; spec->choices[*choice]; ++*choice)
        if (strcmp(spec->choices[*choice], text) == 0)
            return BP_OK;
    const char *nearest = bp_text_nearest(text, spec->choices);
    if (nearest)
        return bp_fail(err, BP_EUSAGE, "%s: --%s '%s': is it '%s'?", cmd->name,
                       spec->name, bp_clip(text, clip), nearest);
    for (size_t i = 0; spec->choices[i]; i++) {
        size_t length = strlen(what);
        snprintf(what + length, sizeof what - length, "%s%s", i ? ", " : "",
                 spec->choices[i]);
    }
    return refuse(cmd, spec, text, what, err);
}

/* Items parted by commas, each set as a single value of its kind is. */
static bp_status set_list(const command *cmd, const option_spec *spec,
                          const char *text, option_list *list, bp_error *err) {
    list->count = 0;
    for (const char *item = text;; item++) {
        size_t length = strcspn(item, ",");
        char word[64];
        if (length >= sizeof word || list->count == OPTION_LIST_MAX)
            return refuse(cmd, spec, text, "is too long", err);
        memcpy(word, item, length);
        word[length] = '\0';
        double number = 0;
        size_t *place = &list->items[list->count++];
        bp_status status = spec->type == OPTION_SIZES
                               ? set_number(cmd, spec, word, &number, err)
                               : set_choice(cmd, spec, word, place, err);
        if (status)
            return status;
        if (spec->type == OPTION_SIZES)
            *place = (size_t)number;
        item += length;
        if (*item == '\0')
            return BP_OK;
    }
}

/* What a character may be; words stand for what a shell makes hard to type. */
static const char *wanted_char(const option_spec *spec) {
    return strcmp(spec->name, "decimal") == 0 ? "must be a point or a comma"
           : strcmp(spec->name, "delimiter") == 0
               ? "must be one ASCII character, or the word tab or blanks"
               : "must be one ASCII character";
}

static bp_status set_char(const command *cmd, const option_spec *spec,
                          const char *text, char *value, bp_error *err) {
    bool tab = strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0;
    bool blanks = strcmp(text, "blanks") == 0;
    if (!tab && !blanks &&
        (strlen(text) != 1 || strchr("\"\r\n", *text) ||
         (unsigned char)*text > 0x7f))
        return refuse(cmd, spec, text, wanted_char(spec), err);
    *value = (char)(tab ? '\t' : blanks ? ' ' : *text);
    return BP_OK;
}

/* `512M`: a number, and how many bytes one of it is. */
static bp_status set_bytes(const command *cmd, const option_spec *spec,
                           const char *text, size_t *value, bp_error *err) {
    static const char units[] = "KMGT";
    char digits[32];
    size_t length = strlen(text);
    const char *unit = length ? strchr(units, text[length - 1]) : NULL;
    snprintf(digits, sizeof digits, "%.*s", (int)(length - (unit != NULL)),
             length < sizeof digits ? text : "");
    double number, factor = 1;
    for (const char *u = units; unit && u <= unit; u++)
        factor *= 1024;
    if (bp_num_parse(digits, '.', &number) != BP_NUM_OK ||
        number * factor < spec->min || number * factor > spec->max)
        return refuse(cmd, spec, text,
                      "must be a number of bytes, with K, M, G or T behind it "
                      "for more (512M), and 1M at least",
                      err);
    *value = (size_t)(number * factor);
    return BP_OK;
}

static bp_status set_value(const command *cmd, const option_spec *spec,
                           const char *text, void *values, bp_error *err) {
    void *value = (char *)values + spec->offset;
    double number;
    bp_status status = BP_OK;
    switch (spec->type) {
    case OPTION_FLAG: *(bool *)value = true; break;
    case OPTION_TEXT: *(const char **)value = text; break;
    case OPTION_CHAR: return set_char(cmd, spec, text, value, err);
    case OPTION_SIZE:
        status = set_number(cmd, spec, text, &number, err);
        if (!status)
            *(size_t *)value = (size_t)number;
        break;
    case OPTION_BYTES: return set_bytes(cmd, spec, text, value, err);
    case OPTION_REAL: return set_number(cmd, spec, text, value, err);
    case OPTION_CHOICE: return set_choice(cmd, spec, text, value, err);
    case OPTION_SIZES:
    case OPTION_CHOICES: return set_list(cmd, spec, text, value, err);
    }
    return status;
}

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
    for (size_t i = 0; !is_end(&specs[i]); i++) {
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
    for (size_t i = 0; !status && !is_end(&specs[i]); i++)
        if (specs[i].initial)
            status = set_value(cmd, &specs[i], specs[i].initial, values, err);
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
            status = set_value(cmd, &cmd->options[i], optarg, values, err);
        }
    }
    return status;
}

bool option_given(const command *cmd, const void *values, const char *name) {
    const option_values *common = values;
    for (size_t i = 0; !is_end(&cmd->options[i]); i++)
        if (cmd->options[i].name && strcmp(cmd->options[i].name, name) == 0)
            return common->given[i];
    assert(false); /* `name` is no option of the table */
    return false;
}

/* A list as it is written: items with commas between. */
static void format_list(const option_spec *spec, const option_list *list,
                        char *text, size_t size) {
    size_t length = 0;
    for (size_t i = 0; i < list->count && length < size; i++) {
        const char *comma = i ? "," : "";
        int n = spec->type == OPTION_SIZES
                    ? snprintf(text + length, size - length, "%s%zu", comma,
                               list->items[i])
                    : snprintf(text + length, size - length, "%s%s", comma,
                               spec->choices[list->items[i]]);
        length += (size_t)n;
    }
}

static bp_status record_option(const option_spec *spec, const void *value,
                               bp_model *model, bp_error *err) {
    char text[1024] = "";
    bool is_number = spec->type == OPTION_SIZE || spec->type == OPTION_REAL;
    switch (spec->type) {
    case OPTION_FLAG:
        snprintf(text, sizeof text, "%s", *(const bool *)value ? "yes" : "");
        break;
    case OPTION_TEXT: {
        const char *given = *(const char *const *)value;
        if (given && strlen(given) >= sizeof text)
            return bp_model_set(model, spec->name, given, false, err);
        snprintf(text, sizeof text, "%s", given ? given : "");
        break;
    }
    case OPTION_CHAR: text[0] = *(const char *)value; break;
    case OPTION_SIZE:
        snprintf(text, sizeof text, "%zu", *(const size_t *)value);
        break;
    case OPTION_REAL: bp_num_from_double(*(const double *)value, text); break;
    case OPTION_CHOICE:
        snprintf(text, sizeof text, "%s",
                 spec->choices[*(const size_t *)value]);
        break;
    default: format_list(spec, value, text, sizeof text); break;
    }
    return *text ? bp_model_set(model, spec->name, text, is_number, err)
                 : BP_OK;
}

bp_status option_record(const command *cmd, const void *values, bp_model *model,
                        bp_error *err) {
    bp_status status = BP_OK;
    for (size_t i = 0; !status && !is_end(&cmd->options[i]); i++)
        if (cmd->options[i].is_recipe)
            status = record_option(
                &cmd->options[i], (const char *)values + cmd->options[i].offset,
                model, err);
    return status;
}
