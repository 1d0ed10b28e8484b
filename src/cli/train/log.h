/* log.h - what training does, epoch by epoch, in a file for programs.
 *
 * Where the file's name ends in .csv it is CSV: a header, then a row an epoch.
 * Else it has a JSON object on each line:
 *
 *   {"epoch":3,"loss":0.5,"held_out_loss":0.6,"held_out_score":0.9,
 *    "learning_rate":0.01,"seconds":0.125,"rows_per_second":12000}
 *
 * (on one line). Without rows held out both held_out members are left out; so
 * is a number that isn't finite, which CSV has an empty cell for. seconds count
 * from when the log was opened. Events are objects with a member "event" among
 * them, and not in CSV:
 *
 *   {"event":"divergence","epoch":3,"layer":2,"input":"income","value":1e30,
 *    "learning_rate":0.005}       layer is left out where the loss exploded,
 *                                 learning_rate where training gives up
 *   {"event":"restart","number":2}     before the epochs of each of several
 *                                      trainings, from 1
 *   {"event":"refit","epochs":27}      it begins; its epochs aren't told
 *   {"event":"end","reason":"patience","epochs":37,"best_epoch":27,
 *    "seconds":1.5}               best_epoch is left out when there is none
 *
 * Each line is in the file before training goes on. The path "-" is standard
 * output.
 */
#ifndef BP_TRAIN_LOG_H
#define BP_TRAIN_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/train.h"

typedef struct train_log_how {
    bool append;           /* to what is in the file, for training resumed; else
                              it is overwritten */
    bool has_held_out;     /* rows are held out */
    size_t n_rows;         /* learnt from in each epoch */
    size_t n_rows_done;    /* of the first one when training is resumed */
    double (*clock)(void); /* in seconds; NULL: the usual one */
} train_log_how;

typedef struct train_log train_log;

/* BP_ESYSTEM when the file can't be opened or written; then *log is NULL. */
bp_status train_log_open(train_log **log, const char *path,
                         const train_log_how *how, bp_error *err);

/* These tell of the first failure (BP_ESYSTEM), and only once: after it they
 * write nothing and succeed. It is no reason to end training. That whoever read
 * a pipe wants no more is no failure. A NULL log takes everything and writes
 * nothing. */
bp_status train_log_epoch(train_log *log, const bp_history *history,
                          bp_error *err);
bp_status train_log_restart(train_log *log, size_t number, bp_error *err);
bp_status train_log_refit(train_log *log, size_t n_epochs, bp_error *err);
bp_status train_log_diverged(train_log *log, const bp_divergence *what,
                             const char *input_name, bp_error *err);
bp_status train_log_end(train_log *log, const bp_history *history,
                        bp_error *err);

/* Closes and frees; tells of a failure only if none was told before. */
bp_status train_log_close(train_log *log, bp_error *err);

#endif
