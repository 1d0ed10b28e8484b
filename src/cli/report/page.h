/* page.h - a report: what it is made of, and who writes which part of it.
 *
 * All parts go to page->out, in the order in which they stand here. Errors of
 * writing show in ferror(page->out).
 */
#ifndef BP_PAGE_H
#define BP_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/model.h"
#include "eval/judged.h"
#include "option/option.h"
#include "plot/chart.h"
#include "reading.h"

/* What the options are set to. */
typedef struct report_values {
    option_values common;
    const char *output; /* NULL: standard output */
    const char *title;  /* NULL: the model's name */
    bool no_charts;
    size_t worst;
    size_t repeats, seed; /* of the shuffles for importance; 0 repeats: none */
    reading_values reading;
    size_t unseen; /* bp_unseen, when given */
    size_t memory; /* 0: not given */
    size_t threads;
    bool quiet;
} report_values;

/* Owns `worst`, `places` and `ranked`. */
typedef struct page {
    FILE *out;
    const command *cmd;
    const report_values *values;
    const bp_model *model;
    const char *model_name, *model_path;
    const char *const *files;
    size_t n_files;
    const judged *judged;
    bool is_training_data; /* the files are those it was trained on */
    size_t n_lists;        /* one of all classes, or one a target; or none */
    size_t n_worst;        /* rows in each list */
    size_t *worst;         /* those of list j from j * n_worst on, */
    bp_row_place *places;  /* and where they stand */
    ranked_column *ranked; /* NULL: not asked for */
    double score;          /* that falls when columns are shuffled */
    size_t n_charts;       /* so far */
} page;

/* How much of a list is shown. */
enum {
    PAGE_CLASSES = 40,
    PAGE_CONFUSIONS = 10,
    PAGE_TARGETS = 12,
    PAGE_CHARTS = 6, /* of residuals, one a target */
    PAGE_COLUMNS = 100,
    PAGE_LEVELS = 20,
    PAGE_NOTES = 100,
    PAGE_NAME = 160, /* bytes of a name, see page_name */
};

/* The option for who has no gnuplot. */
#define PAGE_WITHOUT "--no-charts"

static inline const char *page_plural(size_t n) {
    return n == 1 ? "" : "s";
}

/* A name from a file, cut where it is longer than a page can bear. */
const char *page_name(const char *text, char name[PAGE_NAME]);

/* page.c: all of it. BP_ESYSTEM when a chart can't be drawn, or memory ran
 * out. */
bp_status page_write(page *p, bp_error *err);

/* style.c: how it looks, as CSS. */
void page_put_style(FILE *out);

/* head.c: what this is of, and what comes out of it, in a few sentences. */
void page_head(const page *p);
void page_summary(const page *p);

/* interval.c: an estimate, its interval and its baseline on one scale. */
void page_interval(FILE *out, const bp_score *score, double end, bool is_share);

/* figure.c: draws a chart that was made, or says why there is none: `made` is
 * what making it came to, with `err`. Frees the chart. */
bp_status page_figure(page *p, chart *c, bp_status made, bp_error *err);

/* classes.c, numbers.c: how good it is. */
bp_status page_classes(page *p, bp_error *err);
bp_status page_numbers(page *p, bp_error *err);

/* importance.c, training.c, network.c, columns.c: what is in it. */
bp_status page_importance(page *p, bp_error *err);
bp_status page_training(page *p, bp_error *err);
bp_status page_network(page *p, bp_error *err);
void page_columns(const page *p);

/* recipe.c: how it was made, and how to do it again. */
void page_recipe(const page *p);
void page_notes(const page *p);
void page_origin(const page *p);

#endif
