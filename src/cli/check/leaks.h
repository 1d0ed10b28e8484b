/* leaks.h - inputs from which alone the target can be told: the two
 * halves of finding them, adding up (leaks.c) and judging by the sums
 * (judge.c). What gives a target away stands in bp-check(1), Leaks.
 */
#ifndef BP_CHECK_LEAKS_H
#define BP_CHECK_LEAKS_H

#include "check/check.h"

/* So few rows agree by chance: a level or a class must have ten on average,
 * and so must the table. */
enum { ROWS_EACH = 10 };

/* What one input says about one target. */
typedef struct feature {
    size_t input, target; /* places in the lists below */
    bool by_level;
    size_t n_levels; /* and behind them, missing cells */
    size_t *counts;  /* classes: (n_levels + 1) * n_classes, or n_classes */
    double *lowest, *highest; /* of each class */
    double *sums;             /* numbers: of the target in each level */
    double n, x, y, xx, yy, xy;
} feature;

/* A column, and how its numbers are taken: (number - centre) * factor. */
typedef struct leak_column {
    size_t col;
    double centre, factor;
} leak_column;

/* All of them. */
typedef struct leaks {
    check *c;
    leak_column *inputs, *targets;
    size_t n_inputs, n_targets, n_classes;
    feature *features;
    size_t n_features, n_counters;
    size_t *class_counts;
} leaks;

/* Adds a finding if the feature gives its target away, and nothing has said so
 * yet. */
bp_status check_judge(leaks *l, const feature *f, bp_error *err);

#endif
