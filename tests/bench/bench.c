/* bench.c - the benchmark's program: libbp seen with a stopwatch.
 *
 * run.py calls it and puts the table together; its peers take the same
 * arguments.
 */
#include "bench.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct verb {
    const char *name;
    int n_args; /* at least; exactly, where no "..." stands in `args` */
    void (*run)(char **args);
    const char *args;
    const char *help;
} verb;

static const verb verbs[] = {
    {"data", 3, verb_data, "KIND ROWS FILE.csv",
     "makes up a data set: medium, image, table, numbers or text"},
    {"encode", 2, verb_encode, "FILE.csv FILE.bin",
     "writes what bp learns from: rows of float32, the class behind its "
     "inputs"},
    {"read", 2, verb_read, "FILE.csv THREADS",
     "does what `bp train` does before it trains, timed"},
    {"loop", 7, verb_loop, "FILE.bin LAYERS ACT BATCH EPOCHS THREADS SECONDS",
     "trains in memory, again and again for SECONDS at least"},
    {"train", 7, verb_train, "FILE.csv LAYERS ACT BATCH EPOCHS THREADS MODEL",
     "does what `bp train` does, each part timed"},
    {"peak", 1, verb_peak, "THREADS", "measures the processor's FMA peak"},
    {"run", 2, verb_run, "OUTPUT COMMAND...",
     "runs a command, its output into a file; time and memory of it"},
};

enum { N_VERBS = sizeof verbs / sizeof *verbs };

_Noreturn void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

void must(bp_status status, const bp_error *err) {
    if (status)
        die("%s", err->message);
}

void close_written(FILE *file, const char *path) {
    bool failed = ferror(file) != 0;
    if (fclose(file) || failed)
        die("%s: can't be written", path);
}

double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double processor_time(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

size_t whole(const char *what, const char *text, size_t min, size_t max) {
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (end == text || *end || value < min || value > max)
        die("%s: '%s' is no whole number from %zu to %zu", what, text, min,
            max);
    return value;
}

static _Noreturn void usage(void) {
    for (size_t i = 0; i < N_VERBS; i++)
        fprintf(stderr, "bench %s %s\n    %s\n", verbs[i].name, verbs[i].args,
                verbs[i].help);
    exit(2);
}

int main(int argc, char **argv) {
    for (size_t i = 0; argc > 1 && i < N_VERBS; i++) {
        const verb *v = &verbs[i];
        if (strcmp(argv[1], v->name) != 0)
            continue;
        bool many = strstr(v->args, "...") != NULL;
        if (many ? argc - 2 < v->n_args : argc - 2 != v->n_args)
            die("usage: bench %s %s", v->name, v->args);
        v->run(argv + 2);
        return 0;
    }
    usage();
}
