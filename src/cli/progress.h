/* progress.h - how training is going, epoch by epoch, on standard error.
 *
 * On a terminal one live line; else a plain line now and then: at epochs 1, 2,
 * 5, 10, 20, 50 and so on, and after half a minute without one.
 */
#ifndef BP_PROGRESS_H
#define BP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct progress {
    bool quiet, terminal;
    size_t n_epochs;
    double last_shown; /* in seconds of a clock that never goes back */
    double last_loss;
    size_t last_epoch;
} progress;

void progress_start(progress *p, size_t n_epochs, bool quiet);

/* After each epoch; fits bp_training's observe, with a progress as context. */
void progress_epoch(void *context, size_t epoch, double loss);

/* Leaves a clean line behind. */
void progress_end(progress *p);

#endif
