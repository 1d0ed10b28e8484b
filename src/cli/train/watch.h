/* watch.h - what goes on while a network trains: progress, log, checkpoints,
 * and the time limit. */
#ifndef BP_WATCH_H
#define BP_WATCH_H

#include "bp/model.h"
#include "train/cmd_train.h"
#include "train/log.h"
#include "train/progress.h"
#include "train/training.h"

/* How often a checkpoint is kept. */
typedef struct interval {
    double seconds; /* 0: not by time */
    size_t epochs;  /* 0: not by epochs */
} interval;

/* Owns log; the rest is the caller's, who fills in what comes first. */
typedef struct watch {
    const train_values *values;
    const bp_model *model; /* a checkpoint is this with the state in it */
    const training *what;
    const bp_kernel *kernel;

    progress shown;
    train_log *log;
    bool is_refit;
    interval every;
    double started, kept; /* when */
    size_t kept_epoch;    /* by which epoch */
    bool is_out_of_time;
    bp_error log_error; /* status BP_OK: none */
} watch;

/* `5m` or `10e`; BP_EUSAGE. */
bp_status watch_parse_every(const char *text, const char *name, interval *every,
                            bp_error *err);

/* Opens the log, if one is asked for. */
bp_status watch_open(watch *w, bp_error *err);

/* Starts to watch a training as `how` says, from `rows`; makes how->observer,
 * which lives as long as the watch. A refit has no log. */
void watch_start(watch *w, bp_training *how, const bp_selection *rows,
                 bool is_refit);
void watch_stop(watch *w);

/* Notes in the log that restart `number` (from 1) begins, or a refit. */
void watch_restart(watch *w, size_t number);
void watch_refit(watch *w, size_t n_epochs);

/* A line to the user, unless all is to be quiet. */
void watch_say(watch *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Closes the log. A failure to write it, or a checkpoint, is told here, late,
 * so that the model isn't lost for it. */
bp_status watch_close(watch *w, const bp_history *history, bp_error *err);

#endif
