/* plot.h - what bp plot is asked. */
#ifndef BP_PLOT_H
#define BP_PLOT_H

#include <stdbool.h>

#include "option/option.h"
#include "reading.h"

/* What the options are set to. */
typedef struct plot_values {
    option_values common;
    const char *output; /* NULL: standard output */
    size_t format;      /* gnuplot_format, when given */
    option_list size;   /* width and height; count 0: as is usual */
    bool terminal;
    size_t width;       /* of images */
    const char *target; /* NULL: the first */
    size_t repeats, seed;
    reading_values reading;
    size_t unseen; /* bp_unseen, when given */
    size_t memory; /* 0: not given */
    size_t threads;
    bool quiet;
} plot_values;

#endif
