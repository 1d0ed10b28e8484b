/* progress.h - how training is going, on standard error.
 *
 * On a terminal it is one live line, at most ten times a second:
 *
 *   epoch  37/100 [#######..........] loss 0.1234  held out 0.1305 (96.5 %)
 *
 * with the time that is left and the rows a second behind where there is room.
 * Elsewhere (and where TERM is dumb) it is a plain line at epochs 1, 2, 5, 10,
 * 20, 50 and so on, at the last one, and whenever half a minute has brought
 * none. Colour is used nowhere.
 *
 * Whatever else is to be said while it runs must go through progress_say.
 */
#ifndef BP_PROGRESS_H
#define BP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"
#include "bp/train.h"

/* What is watched, and how much is to be said. */
typedef struct progress_how {
    size_t n_epochs;        /* to be done in all */
    size_t n_rows;          /* learnt from in each */
    size_t n_epochs_done;   /* before, where training is resumed, */
    size_t n_rows_done;     /* and rows of the epoch that comes next */
    bool quiet;             /* nothing */
    bool verbose;           /* a plain line for each epoch, with more in it */
    bool has_held_out;      /* rows are held out, */
    bool is_classification; /* and their score is an accuracy, else R2 */
    double (*clock)(void);  /* in seconds; NULL: the usual one */
} progress_how;

/* Owns nothing; no member is anybody's business. */
typedef struct progress {
    progress_how how;
    bool is_live;      /* on a terminal that can do it */
    bool line_is_left; /* the live line stands on the screen */
    double start;
    double last_shown;  /* when a line was, or the live one was renewed */
    double epoch_start; /* of the epoch that goes on */
    size_t n_epochs;    /* completed */
    size_t n_in_epoch;  /* rows learnt from in the one that goes on */
    double n_learnt;    /* rows in all, also those learnt in vain */
    double learnt_before_epoch;
    double epoch_speed; /* rows a second in the last completed epoch */
    size_t last_plain;  /* the last epoch with a plain line */
    bp_epoch last;      /* what the last completed epoch came to */
} progress;

/* Shows a first sign of life at once. */
void progress_start(progress *p, const progress_how *how);

/* As bp_observer's: after each epoch, after a batch, when training goes wrong.
 * `input_name` is the column of what->input; NULL: not known. */
void progress_epoch(progress *p, const bp_history *history);
void progress_batch(progress *p, size_t n_done, size_t n_rows);
void progress_diverged(progress *p, const bp_divergence *what,
                       const char *input_name);

/* What progress_diverged says, for who needs the sentence. */
void progress_divergence(bp_error *text, const bp_divergence *what,
                         const char *input_name);

/* A line of its own, as printf writes it, that the live line gives way to;
 * also before progress_start (of a zeroed progress) and after progress_end. Not
 * when quiet. */
void progress_say(progress *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes the live line away; elsewhere sees to it that the last epoch has its
 * line. */
void progress_end(progress *p);

#endif
