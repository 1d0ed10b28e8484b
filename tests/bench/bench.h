/* bench.h - what the parts of the benchmark's program share.
 *
 * Unlike the library, this is a program that is run by a script: a failure is
 * printed and ends it. Every result is one line of name=value pairs.
 */
#ifndef BP_BENCH_H
#define BP_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "bp/dataset.h"
#include "bp/error.h"

/* Prints a sentence and exits with 1. */
_Noreturn void die(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* Dies with the error's sentence unless `status` is BP_OK. */
void must(bp_status status, const bp_error *err);

/* Closes a file that was written; dies when not all of it could be. */
void close_written(FILE *file, const char *path);

/* Seconds on a clock that only goes forward. */
double now(void);

/* Seconds of processor time of this process, all its threads together. */
double processor_time(void);

/* A whole number from min to max; dies when `text` is none. `what` names it. */
size_t whole(const char *what, const char *text, size_t min, size_t max);

/* GFLOP/s of fused multiply-adds alone on `n_threads` threads at once, with the
 * widest vectors this processor has: what no program can go beyond. */
double fma_peak(size_t n_threads);

/* The verbs; `args` are what follows the verb on the command line. */
void verb_data(char **args);
void verb_encode(char **args);
void verb_read(char **args);
void verb_loop(char **args);
void verb_train(char **args);
void verb_peak(char **args);
void verb_run(char **args);

#endif
