/* child.h - another program that reads all of a text and answers with bytes. */
#ifndef BP_PLOT_CHILD_H
#define BP_PLOT_CHILD_H

#include <stddef.h>

#include "bp/error.h"

/* What it answered. Both are the caller's to free, have a NUL behind them, and
 * are NULL or more after a failure, too. */
typedef struct child_answer {
    char *bytes;
    size_t length;
    char *messages; /* on standard error, the first of them */
    size_t messages_length;
    int exit_code; /* -1: it was killed */
} child_answer;

/* Runs argv[0], found in PATH, with `text` on its standard input. `*missing` is
 * set to 1 when there is no such program. BP_ESYSTEM when it can't be run, and
 * for memory. While it runs, SIGPIPE is ignored. */
bp_status child_run(char *const argv[], const char *text, size_t length,
                    child_answer *answer, int *missing, bp_error *err);

#endif
