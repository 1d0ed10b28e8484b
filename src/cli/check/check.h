/* check.h - what bp check finds out, for those who find it and those who tell
 * it. Nothing here is decided anew: what training would do is asked of the plan
 * (plan/plan.h) and of the encoder.
 */
#ifndef BP_CHECK_H
#define BP_CHECK_H

#include "bp/strings.h"
#include "check/cmd_check.h"
#include "check/scan.h"
#include "plan/plan.h"

/* What training does with a column. */
typedef enum check_use {
    CHECK_UNKNOWN, /* it didn't come to that */
    CHECK_INPUT,
    CHECK_TARGET,
    CHECK_IGNORED,     /* as asked */
    CHECK_ROW_NUMBERS, /* left out */
    CHECK_REFUSED,
    CHECK_N_USES
} check_use;

extern const char *const check_use_names[CHECK_N_USES];

/* A column as it is told of. Owns refusal. */
typedef struct check_column {
    const char *type; /* number, category, text, row number or empty */
    check_use use;
    size_t n_missing;
    size_t n_distinct; /* of its values that aren't missing */
    bool is_over;      /* more than n_distinct */
    bool is_known;     /* the encoder took it: as what follows */
    bp_column_type taken;
    size_t width; /* inputs of the network; of a target, classes or 1 */
    bool has_other;
    const char *missing_as; /* what is done about missing cells; NULL: none */
    char *refusal;          /* training's sentence; NULL: it isn't refused */
} check_column;

/* Something to know before training. */
typedef struct check_finding {
    const char *kind;
    size_t col, other; /* columns; SIZE_MAX: none */
} check_finding;

/* The classes of the target, or what its levels are when they are none. */
typedef struct check_classes {
    bp_level_list list;
    double *values; /* of the texts, if they are numbers */
    bool is_numeric;
} check_classes;

/* Everything. Owns what it points to, but cmd and values. */
typedef struct check {
    const command *cmd;
    const check_values *values;
    plan plan; /* the last one tried */
    check_scan scan;
    bp_profile *profiles; /* n_cols: all rows; NULL when some are ragged */
    check_column *columns;
    bool *refused;   /* n_cols: inputs that training refuses */
    bool is_chosen;  /* the last plan's task is known */
    size_t *targets; /* of the first plan; none when it didn't get there */
    size_t n_targets;
    train_values next;     /* the values of the last plan, */
    char *target, *ignore; /* and two of them */
    check_classes classes;
    bp_strings notes;
    bp_strings texts; /* of the findings */
    check_finding *findings;
    size_t findings_capacity;
    char *line;       /* of bp train; NULL: none is known to work */
    bp_error refusal; /* what training says to the options given */
} check;

static inline const char *check_name(const check *c, size_t col) {
    return c->plan.table.names.items[col];
}
static inline size_t check_n_cols(const check *c) {
    return c->plan.table.n_cols;
}

/* Adds a finding, with its sentence as printf writes it. */
bp_status check_add(check *c, const char *kind, size_t col, size_t other,
                    bp_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* columns.c: fits each input of the plan alone, and its targets, and
 * marks those that are refused; of a plan that failed when it was profiled,
 * `is_profiled` being false, those without any value. `is_first` says that
 * columns are to be filled in. Then the rest of what is told of columns. */
bp_status check_try(check *c, bool is_first, bool is_profiled, bp_error *err);
void check_describe(check *c);

/* The levels of a column that come most often, at most `most`: gives how many.
 */
size_t check_commonest(const check *c, size_t col, bp_level *levels,
                       size_t most);

/* findings.c, leaks.c */
bp_status check_find(check *c, bp_error *err);
bp_status check_find_leaks(check *c, bp_error *err);

/* classes.c: the classes of the last plan's target. */
bp_status check_classes_find(check *c, bp_error *err);
size_t check_class_of(const check *c, const char *cell);

/* line.c: columns as --target and --ignore take them, behind those that
 * were `given` (NULL: none); an empty text for none. The caller frees it; NULL
 * when memory ran out. And c->line from c->next. */
char *check_list(const check *c, const size_t *columns, size_t n,
                 const char *given, bp_error *err);
bp_status check_line(check *c, bp_error *err);

/* text.c, json.c: tell it on standard output. */
void check_tell(const check *c);
bp_status check_tell_json(const check *c, bp_error *err);

#endif
