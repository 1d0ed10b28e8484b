/* report.h - what a gradient check found, for those who tell it. */
#ifndef BP_GRADCHECK_REPORT_H
#define BP_GRADCHECK_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/gradcheck.h"
#include "bp/model.h"
#include "show/names.h"

/* One of the two gradients that are checked. */
typedef struct gradcheck_verdict {
    bp_gradcheck_errors layers[BP_MAX_LAYERS];
    double tolerance;
    size_t n_wrong;                 /* errors above it */
    const bp_gradcheck_item *worst; /* NULL: nothing was checked */
    double error;                   /* the worst one's */
} gradcheck_verdict;

typedef struct gradcheck_report {
    const char *model_name, *data_name;
    const bp_model *model;
    const bp_gradcheck *check;
    size_t n_data_rows; /* that there were to choose from, */
    size_t n_drawn;     /* and those chosen */
    size_t seed;
    gradcheck_verdict engine, textbook;
} gradcheck_report;

/* Nothing is above its tolerance. */
bool gradcheck_is_right(const gradcheck_report *report);

/* What comes in along a parameter: `input age`, `unit 3`, `bias`. */
enum { GRADCHECK_NAME = SHOW_NAME + 16 };
const char *gradcheck_input(const bp_model *model,
                            const bp_gradcheck_item *item,
                            char name[GRADCHECK_NAME]);

/* The unit of a parameter: its class or target in the last layer, else its
 * number. */
const char *gradcheck_unit(const bp_model *model, const bp_gradcheck_item *item,
                           char name[GRADCHECK_NAME]);

/* text.c, json.c: tell it on standard output. */
void gradcheck_tell(const gradcheck_report *report);
bp_status gradcheck_tell_json(const gradcheck_report *report, bp_error *err);

#endif
