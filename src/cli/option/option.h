/* option.h - a command's options, declared once.
 *
 * One table a command feeds the parser, --help, the completion scripts and the
 * recipe in the model file. Defaults are text and go through the same setter
 * as what a user types, so that a default can't be out of range.
 */
#ifndef BP_OPTION_H
#define BP_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bp/error.h"
#include "bp/model.h"

typedef enum option_type {
    OPTION_FLAG,    /* bool */
    OPTION_TEXT,    /* const char *, NULL when not given */
    OPTION_CHAR,    /* char: one character, or the word tab or blanks (' ');
                       0 when not given */
    OPTION_SIZE,    /* size_t, a whole number from min to max */
    OPTION_BYTES,   /* size_t, likewise; K, M, G or T behind it count 1024s */
    OPTION_REAL,    /* double, from min to max */
    OPTION_CHOICE,  /* size_t, the place of the word in choices */
    OPTION_SECONDS, /* double: a time, with s, m, h or d behind it */
    OPTION_REALS,   /* option_reals */
    OPTION_SIZES,   /* option_list of whole numbers, commas between */
    OPTION_CHOICES, /* option_list of places in choices */
} option_type;

enum { OPTION_LIST_MAX = 101, OPTION_ROWS_MAX = 128 };

typedef struct option_list {
    size_t items[OPTION_LIST_MAX];
    size_t count;
} option_list;

typedef struct option_reals {
    double items[OPTION_LIST_MAX];
    size_t count;
} option_reals;

/* A row of the table. One without a name is a heading for help; one without
 * name and help ends the table. */
typedef struct option_spec {
    char letter;          /* 0: none */
    const char *name;     /* without the dashes */
    const char *argument; /* its name in help; NULL for a flag */
    option_type type;
    size_t offset; /* of its value in the command's struct */
    double min, max;
    const char *const *choices; /* ends with NULL */
    const char *initial;        /* the default as text; NULL: none */
    bool is_recipe;             /* it shapes the model: stored in it */
    const char *help;
} option_spec;

/* The start of every command's struct of values. */
typedef struct option_values {
    bool
        given[OPTION_ROWS_MAX]; /* row i of the table was on the command line */
    bool help;
    const char **operands; /* what is left: argv's own strings */
    size_t n_operands;
} option_values;

/* A command, as main's table lists it. */
typedef struct command {
    const char *name;
    const char *operands; /* "DATA.csv" */
    const char *summary;  /* a line */
    const char *about;    /* a paragraph or two, for help */
    const option_spec *options;
    bp_status (*run)(const struct command *command, int argc, char **argv,
                     bp_error *err);
} command;

/* Reads a command line (argv[0] is the command's name) into `values`, which
 * starts with an option_values, defaults first. BP_EUSAGE with a sentence that
 * offers the nearest right word. values->operands is freed by the caller. */
bp_status option_parse(const command *cmd, int argc, char **argv, void *values,
                       bp_error *err);

/* Reads `5m`, a number with s, m, h or d behind it, as seconds. */
bool option_seconds(const char *text, double *seconds);

/* Sets what a model's recipe says of the command's options, except of those on
 * the command line. Texts are views of the model. BP_EMODEL, with the model's
 * name, when a setting is not for this command or out of its range. */
bp_status option_apply(const command *cmd, const bp_model *model,
                       const char *name, void *values, bp_error *err);

/* The first option of the recipe that was on the command line, but for the one
 * called `except` (NULL: none is left out); NULL: none was. */
const char *option_first_given(const command *cmd, const void *values,
                               const char *except);

/* True when the option was on the command line. */
bool option_given(const command *cmd, const void *values, const char *name);

/* BP_EUSAGE when more than one of `names` (ends with NULL) was on the command
 * line. */
bp_status option_exclusive(const command *cmd, const void *values,
                           const char *const *names, bp_error *err);

/* Adds the options that shape a model to its recipe. */
bp_status option_record(const command *cmd, const void *values, bp_model *model,
                        bp_error *err);

#endif
