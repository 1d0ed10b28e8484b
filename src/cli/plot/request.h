/* request.h - which charts there are, and what they are made of. */
#ifndef BP_PLOT_REQUEST_H
#define BP_PLOT_REQUEST_H

#include "plot/chart.h"
#include "plot/plot.h"

struct request;

typedef struct plot_kind {
    const char *name;
    size_t most_models;
    bool takes_rows; /* files of labelled rows stand behind the model */
    const char *const *options; /* that others don't take; ends with NULL */
    bp_status (*make)(struct request *r, chart *c, bp_error *err);
} plot_kind;

/* Ends with one without a name. */
extern const plot_kind plot_kinds[];

/* BP_EUSAGE, with the nearest right word. */
bp_status plot_find_kind(const char *word, const plot_kind **found,
                         bp_error *err);

/* Reads the model files, and rows where the kind takes some (it says on
 * standard error what was done to them), and makes the chart. */
bp_status plot_make(chart *c, const plot_kind *kind, const command *cmd,
                    const plot_values *v, bp_error *err);

#endif
