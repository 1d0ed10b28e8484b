/* eval.h - what bp eval is asked, and who tells it. */
#ifndef BP_EVAL_H
#define BP_EVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "eval/judged.h"
#include "option/option.h"
#include "reading.h"

/* What can be asked of a model with --min-... and --max-...; see bars.c. */
typedef enum eval_measure {
    EVAL_ACCURACY,
    EVAL_PRECISION,
    EVAL_RECALL,
    EVAL_F1,
    EVAL_AUC,
    EVAL_LOG_LOSS,
    EVAL_CALIBRATION,
    EVAL_RMSE,
    EVAL_MAE,
    EVAL_MEDIAN,
    EVAL_R2,
    EVAL_N_MEASURES,
} eval_measure;

/* What the options are set to. */
typedef struct eval_values {
    option_values common;
    bool json, all, quiet, importance;
    size_t worst;
    size_t repeats, seed;         /* of the shuffles for importance */
    double bars[EVAL_N_MEASURES]; /* where they are given */
    reading_values reading;
    size_t unseen; /* bp_unseen, when given */
    size_t memory; /* 0: not given */
    size_t threads;
} eval_values;

/* All there is to tell. Owns `worst`, `places` and `ranked`. */
typedef struct eval_report {
    const command *cmd;
    const eval_values *values;
    const char *model_name;
    const char *const *files;
    size_t n_files;
    const judged *judged;
    size_t n_lists;        /* one of all classes, or one a target; or none */
    size_t n_worst;        /* rows in each list */
    size_t *worst;         /* those of list j from j * n_worst on, */
    bp_row_place *places;  /* and where they stand */
    ranked_column *ranked; /* NULL: not asked for */
    double score;          /* that falls when columns are shuffled */
} eval_report;

/* How much of a list is shown without --all. */
enum {
    EVAL_CLASSES = 20,
    EVAL_CONFUSIONS = 10,
    EVAL_TARGETS = 12,
    EVAL_COLUMNS = 20
};

static inline const char *eval_plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* bars.c: BP_EUSAGE when something is asked that the model can't have. */
bp_status eval_check_bars(const command *cmd, const eval_values *v,
                          const bp_model *model, bp_error *err);

/* BP_ECHECK with a line that names all bars that aren't met. */
bp_status eval_judge(const eval_report *report, bp_error *err);

/* text.c: all of it, for people. */
bp_status eval_tell(const eval_report *report, bp_error *err);

/* text.c: a row of a table: the model's figure, and what one gets for nothing
 * (either may be ""). */
void eval_put_row(const char *label, const char *model, const char *baseline);

/* Numbers in such a row. */
void eval_put_number(const char *label, double model, double baseline);
void eval_put_share(const char *label, double model, double baseline);

/* Prints file and line in `width` columns; a file's name that is too long loses
 * its beginning. */
void eval_put_place(const bp_row_place *place, size_t width);

/* classes.c, confusion.c, numbers.c: parts of it. */
bp_status eval_tell_classes(const eval_report *report, bp_error *err);
bp_status eval_tell_confusion(const eval_report *report, bp_error *err);
void eval_tell_numbers(const eval_report *report);

/* importance.c: the table of columns, if it was asked for. */
void eval_tell_importance(const eval_report *report);

/* json.c: all of it as one object; bp-eval(1) has its members. */
bp_status eval_tell_json(const eval_report *report, bp_error *err);

#endif
