/* parallel.h - work shared out among threads.
 *
 * Only work whose parts don't depend on each other is shared out, and never a
 * sum: what comes out doesn't depend on the number of threads.
 *
 * Why not OpenMP: its threads wait for each other by spinning for milliseconds.
 * On a machine that has other things to do, that takes the processor from the
 * very thread that is waited for, and two threads become ten times slower than
 * one. Here nobody waits for a thread that has taken no work, and who waits
 * spins for some microseconds and then sleeps.
 */
#ifndef BP_PARALLEL_H
#define BP_PARALLEL_H

#include <stddef.h>

#include "bp/error.h"

/* Threads that wait for work. */
typedef struct bp_team bp_team;

/* A team of `n_threads` (at least 1), the caller among them, or as many as the
 * system lets start: they only make it faster. The caller frees `*team`. */
bp_status bp_team_new(bp_team **team, size_t n_threads, bp_error *err);
void bp_team_free(bp_team *team);

/* Does items begin .. end - 1. */
typedef void (*bp_part)(void *context, size_t begin, size_t end);

/* Does items 0 .. n - 1, in runs of neighbours, on the caller's thread and the
 * others of the team; returns when all are done. Without a team (NULL) it is a
 * plain call of part(context, 0, n). One caller at a time. */
void bp_team_run(bp_team *team, size_t n, bp_part part, void *context);

/* How many threads this process can run at once. */
size_t bp_processors(void);

#endif
