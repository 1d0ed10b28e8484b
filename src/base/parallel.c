/* parallel.c - work shared out among threads.
 *
 * A job is cut into runs, more of them than threads, and who is free takes the
 * next one: a thread that the system stops for a while does fewer. All that
 * they share is the ticket, a job's number and how many of its runs are left,
 * in one word; taking a run lowers it by one. A thread that comes late finds no
 * run left and has touched nothing.
 */
#include "bp/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "bp/mem.h"

enum { RUNS_A_THREAD = 4, SPINS = 2000 };

struct bp_team {
    size_t n_threads; /* that were started: the caller isn't counted */
    pthread_t *threads;

    bp_part part; /* the job; stays as it is while runs of it are left */
    void *context;
    size_t n_items, n_runs;
    _Atomic uint64_t ticket; /* number of the job << 32 | runs left */
    _Atomic size_t n_done;   /* runs of the job */

    pthread_mutex_t mutex; /* for sleeping and waking */
    pthread_cond_t work, done;
    _Atomic size_t n_asleep; /* threads without work */
    _Atomic bool is_waiting; /* the caller, for the last runs */
    _Atomic bool is_over;
};

static void pause_a_little(void) {
#if defined __x86_64__ || defined __i386__
    __builtin_ia32_pause();
#elif defined __aarch64__
    __asm__ volatile("yield");
#endif
}

static uint32_t runs_left(const bp_team *team) {
    return (uint32_t)atomic_load(&team->ticket);
}

/* Does runs until none is left; false when there was none. */
static bool do_runs(bp_team *team) {
    bool any = false;
    uint64_t ticket = atomic_load(&team->ticket);
    while ((uint32_t)ticket > 0) {
        if (!atomic_compare_exchange_weak(&team->ticket, &ticket, ticket - 1))
            continue;
        size_t run = (uint32_t)ticket - 1, n = team->n_items;
        size_t n_runs = team->n_runs;
        team->part(team->context, n * run / n_runs, n * (run + 1) / n_runs);
        any = true;
        if (atomic_fetch_add(&team->n_done, 1) + 1 == n_runs &&
            atomic_load(&team->is_waiting)) {
            pthread_mutex_lock(&team->mutex);
            pthread_cond_signal(&team->done);
            pthread_mutex_unlock(&team->mutex);
        }
        ticket = atomic_load(&team->ticket);
    }
    return any;
}

static void sleep_until_work(bp_team *team) {
    pthread_mutex_lock(&team->mutex);
    atomic_fetch_add(&team->n_asleep, 1);
    while (runs_left(team) == 0 && !atomic_load(&team->is_over))
        pthread_cond_wait(&team->work, &team->mutex);
    atomic_fetch_sub(&team->n_asleep, 1);
    pthread_mutex_unlock(&team->mutex);
}

static void *work(void *context) {
    bp_team *team = context;
    for (int spins = 0; !atomic_load(&team->is_over);) {
        if (do_runs(team))
            spins = 0;
        else if (spins++ < SPINS)
            pause_a_little();
        else
            sleep_until_work(team);
    }
    return NULL;
}

/* The others may still be at their last runs. */
static void wait_until_done(bp_team *team) {
    size_t n_runs = team->n_runs;
    for (int spins = 0; spins < SPINS; spins++) {
        if (atomic_load(&team->n_done) == n_runs)
            return;
        pause_a_little();
    }
    pthread_mutex_lock(&team->mutex);
    atomic_store(&team->is_waiting, true);
    while (atomic_load(&team->n_done) < n_runs)
        pthread_cond_wait(&team->done, &team->mutex);
    atomic_store(&team->is_waiting, false);
    pthread_mutex_unlock(&team->mutex);
}

void bp_team_run(bp_team *team, size_t n, bp_part part, void *context) {
    if (!team || team->n_threads == 0 || n <= 1) {
        part(context, 0, n);
        return;
    }
    size_t most = (team->n_threads + 1) * RUNS_A_THREAD;
    team->part = part;
    team->context = context;
    team->n_items = n;
    team->n_runs = n < most ? n : most;
    atomic_store(&team->n_done, 0);
    uint64_t number = (atomic_load(&team->ticket) >> 32) + 1;
    atomic_store(&team->ticket, number << 32 | team->n_runs);
    if (atomic_load(&team->n_asleep) > 0) {
        pthread_mutex_lock(&team->mutex);
        pthread_cond_broadcast(&team->work);
        pthread_mutex_unlock(&team->mutex);
    }
    do_runs(team);
    wait_until_done(team);
}

bp_status bp_team_new(bp_team **made, size_t n_threads, bp_error *err) {
    bp_team *team = bp_alloc(1, sizeof *team, err);
    if (!team)
        return BP_ESYSTEM;
    pthread_mutex_init(&team->mutex, NULL);
    pthread_cond_init(&team->work, NULL);
    pthread_cond_init(&team->done, NULL);
    team->threads = bp_alloc(n_threads, sizeof *team->threads, err);
    if (!team->threads) {
        bp_team_free(team);
        return BP_ESYSTEM;
    }
    while (team->n_threads + 1 < n_threads &&
           pthread_create(&team->threads[team->n_threads], NULL, work, team) ==
               0)
        team->n_threads++;
    *made = team;
    return BP_OK;
}

void bp_team_free(bp_team *team) {
    if (!team)
        return;
    pthread_mutex_lock(&team->mutex);
    atomic_store(&team->is_over, true);
    pthread_cond_broadcast(&team->work);
    pthread_mutex_unlock(&team->mutex);
    for (size_t i = 0; i < team->n_threads; i++)
        pthread_join(team->threads[i], NULL);
    pthread_mutex_destroy(&team->mutex);
    pthread_cond_destroy(&team->work);
    pthread_cond_destroy(&team->done);
    free(team->threads);
    free(team);
}

size_t bp_processors(void) {
#ifdef __linux__
    cpu_set_t set; /* those this process may use */
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (size_t)CPU_COUNT(&set);
#endif
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}
