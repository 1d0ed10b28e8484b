/* progress.c - how training is going, epoch by epoch, on standard error. */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* 1, 2, 5, 10, 20, 50, ... */
static bool is_round(size_t epoch) {
    while (epoch % 10 == 0)
        epoch /= 10;
    return epoch == 1 || epoch == 2 || epoch == 5;
}

void progress_start(progress *p, size_t n_epochs, bool quiet) {
    *p = (progress){.quiet = quiet,
                    .terminal = isatty(STDERR_FILENO) == 1,
                    .n_epochs = n_epochs,
                    .last_shown = quiet ? 0 : now()};
}

static void show_live(const progress *p) {
    enum { BAR = 30 };
    char bar[BAR + 1];
    size_t done = p->last_epoch * BAR / p->n_epochs;
    for (size_t i = 0; i < BAR; i++)
        bar[i] = i < done ? '#' : '.';
    bar[BAR] = '\0';
    fprintf(stderr, "\repoch %zu/%zu [%s] loss %-12.6g", p->last_epoch,
            p->n_epochs, bar, p->last_loss);
}

static void show_plain(const progress *p) {
    fprintf(stderr, "epoch %6zu  loss %.6g\n", p->last_epoch, p->last_loss);
}

void progress_epoch(void *context, size_t epoch, double loss) {
    progress *p = context;
    if (p->quiet)
        return;
    p->last_epoch = epoch;
    p->last_loss = loss;
    double time = now(), patience = p->terminal ? 0.1 : 30;
    bool last = epoch == p->n_epochs;
    if (time - p->last_shown < patience && !last &&
        (p->terminal || !is_round(epoch)))
        return;
    p->last_shown = time;
    if (p->terminal)
        show_live(p);
    else
        show_plain(p);
}

void progress_end(progress *p) {
    if (!p->quiet && p->terminal)
        fputs("\r\033[K", stderr);
}
