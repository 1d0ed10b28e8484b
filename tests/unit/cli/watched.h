/* watched.h - a training of made-up numbers for progress to watch. */
#ifndef BP_TEST_WATCHED_H
#define BP_TEST_WATCHED_H

#include "captured.h"
#include "train/progress.h"

/* A clock that tests set. */
static double time_now;

static inline double test_clock(void) {
    return time_now;
}

static bp_epoch epochs[200];

static inline bp_history history_of(size_t n) {
    return (bp_history){.n_epochs = n, .epochs = epochs};
}

static inline int make_epochs(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(epochs); i++)
        epochs[i] = (bp_epoch){.loss = 1 / (double)(i + 1),
                               .held_out_loss = 0.13,
                               .held_out_score = 0.965,
                               .rate = 0.01};
    return 0;
}

static inline progress_how usual(size_t n_epochs) {
    time_now = 1000;
    return (progress_how){.n_epochs = n_epochs,
                          .n_rows = 1000,
                          .has_held_out = true,
                          .is_classification = true,
                          .clock = test_clock};
}

static inline void end_epoch(progress *p, size_t n, double seconds) {
    bp_history history = history_of(n);
    time_now += seconds;
    progress_epoch(p, &history);
}

#endif
