/* test_parallel.c - work shared out is done, all of it and once.
 *
 * Parts run on several threads, where a failed assertion can't jump out of its
 * test: they write down what they see, and it is looked at afterwards. */
#include "helper.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "bp/parallel.h"

/* Where there is a sanitizer, it must let allocations fail. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1";
}
const char *__tsan_default_options(void);
const char *__tsan_default_options(void) {
    return "allocator_may_return_null=1";
}

enum { MOST_ITEMS = 1000, MOST_THREADS = 16, SECOND = 1000 };

static const size_t counts[] = {0, 1, 2, 7, 63, 64, 65, 1000};
static const size_t threads[] = {1, 2, 3, 7, 16};

/* The caller frees it. */
static bp_team *new_team(size_t n_threads) {
    bp_team *team = NULL;
    bp_error err;
    assert_ok(bp_team_new(&team, n_threads, &err));
    assert_non_null(team);
    return team;
}

static void sleep_for(long milliseconds) {
    struct timespec time = {milliseconds / SECOND,
                            milliseconds % SECOND * 1000000};
    nanosleep(&time, NULL);
}

typedef struct run {
    size_t begin, end;
} run;

/* What was done: how often each item, by whom, and in which runs. */
typedef struct work {
    atomic_uint times[MOST_ITEMS];
    size_t squares[MOST_ITEMS]; /* written plainly, to be seen afterwards */
    run runs[MOST_ITEMS + 1];
    atomic_size_t n_runs;
    atomic_bool overflow; /* more runs than items */
    const char *caller;
    int patience;           /* milliseconds to wait for */
    atomic_bool by_another; /* thread than the caller's */
} work;

static _Thread_local char here;

static void do_part(void *context, size_t begin, size_t end) {
    work *w = context;
    size_t at = atomic_fetch_add(&w->n_runs, 1);
    if (at < COUNT(w->runs))
        w->runs[at] = (run){begin, end};
    else
        atomic_store(&w->overflow, true);
    if (&here != w->caller)
        atomic_store(&w->by_another, true);
    for (size_t i = begin; i < end && i < MOST_ITEMS; i++) {
        atomic_fetch_add(&w->times[i], 1);
        w->squares[i] = i * i;
    }
}

static int by_begin(const void *a, const void *b) {
    const run *left = a, *right = b;
    return (left->begin > right->begin) - (left->begin < right->begin);
}

/* Every item once, in runs of neighbours that leave nothing out between them;
 * what threads wrote can be seen. */
static void check_run(bp_team *team, size_t n_threads, size_t n) {
    static work w;
    memset(&w, 0, sizeof w);
    w.caller = &here;
    bp_team_run(team, n, do_part, &w);
    size_t n_runs = w.n_runs, end = 0;
    assert_false(w.overflow);
    qsort(w.runs, n_runs, sizeof *w.runs, by_begin);
    for (size_t i = 0; i < n_runs; i++) {
        assert_int_equal(w.runs[i].begin, end);
        assert_true(w.runs[i].end > end || n == 0);
        end = w.runs[i].end;
    }
    assert_int_equal(end, n);
    for (size_t i = 0; i < MOST_ITEMS; i++) {
        assert_int_equal(w.times[i], i < n);
        assert_int_equal(w.squares[i], i < n ? i * i : 0);
    }
    if (n_threads <= 1)
        assert_false(w.by_another);
    if (!team) /* a plain call */
        assert_int_equal(n_runs, 1);
}

static void every_item_is_done_once(void **state) {
    (void)state;
    for (size_t t = 0; t < COUNT(threads); t++) {
        bp_team *team = new_team(threads[t]);
        for (size_t i = 0; i < COUNT(counts); i++)
            for (int again = 0; again < 20; again++)
                check_run(team, threads[t], counts[i]);
        bp_team_free(team);
    }
}

static void without_a_team_it_is_a_plain_call(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(counts); i++)
        check_run(NULL, 0, counts[i]);
    bp_team_free(NULL);
}

/* One job right after another, of any size: no run of one is taken for a run
 * of the next. */
static void jobs_dont_mix(void **state) {
    (void)state;
    for (size_t t = 0; t < COUNT(threads); t++) {
        bp_team *team = new_team(threads[t]);
        bp_rng rng = rng_of(1);
        for (int job = 0; job < 1000; job++)
            check_run(team, threads[t], (size_t)bp_rng_below(&rng, 100));
        bp_team_free(team);
    }
}

/* Threads that had nothing to do for a while have gone to sleep. */
static void sleepers_wake(void **state) {
    (void)state;
    for (size_t t = 0; t < COUNT(threads); t++) {
        bp_team *team = new_team(threads[t]);
        for (int job = 0; job < 5; job++) {
            sleep_for(5);
            check_run(team, threads[t], 1000);
        }
        sleep_for(5);
        bp_team_free(team);
    }
}

/* The caller's run isn't over before another thread has had one or its patience
 * is at an end. */
static void wait_for_another(void *context, size_t begin, size_t end) {
    work *w = context;
    (void)begin, (void)end;
    if (&here != w->caller)
        atomic_store(&w->by_another, true);
    while (!w->by_another && w->patience-- > 0)
        sleep_for(1);
}

static void others_do_their_share(void **state) {
    (void)state;
    for (size_t t = 1; t < COUNT(threads); t++) {
        bp_team *team = new_team(threads[t]);
        for (int job = 0; job < 10; job++) {
            work *w = calloc(1, sizeof *w);
            assert_non_null(w);
            w->caller = &here;
            w->patience = 60 * SECOND;
            if (job % 2) /* awake, and asleep */
                sleep_for(5);
            bp_team_run(team, 16, wait_for_another, w);
            assert_true(w->by_another);
            free(w);
        }
        bp_team_free(team);
    }
}

/* Later items take longer; the last one is waited for. */
static void do_slowly(void *context, size_t begin, size_t end) {
    bool *done = context;
    for (size_t i = begin; i < end; i++) {
        sleep_for((long)i);
        done[i] = true;
    }
}

static void it_returns_when_all_are_done(void **state) {
    (void)state;
    for (size_t t = 0; t < COUNT(threads); t++) {
        bp_team *team = new_team(threads[t]);
        bool done[7] = {false};
        bp_team_run(team, COUNT(done), do_slowly, done);
        for (size_t i = 0; i < COUNT(done); i++)
            assert_true(done[i]);
        bp_team_free(team);
    }
}

/* ---- teams ---- */

static void a_team_may_go_at_once(void **state) {
    (void)state;
    for (int again = 0; again < 50; again++)
        bp_team_free(new_team(MOST_THREADS));
}

static void more_threads_than_memory_are_refused(void **state) {
    (void)state;
    bp_team *team = NULL;
    bp_error err;
    assert_refused(bp_team_new(&team, SIZE_MAX, &err), BP_ESYSTEM);
    assert_null(team);
}

/* A stack that fits no machine keeps a thread from being started. */
static void threads_that_cant_start_are_done_without(void **state) {
    (void)state;
#ifdef __GLIBC__
    pthread_attr_t before, huge;
    bp_team *team = NULL;
    bp_error err;
    assert_int_equal(pthread_getattr_default_np(&before), 0);
    assert_int_equal(pthread_attr_init(&huge), 0);
    assert_int_equal(pthread_attr_setstacksize(&huge, (size_t)1 << 46), 0);
    assert_int_equal(pthread_setattr_default_np(&huge), 0);
    assert_ok(bp_team_new(&team, 4, &err));
    check_run(team, 1, 1000);
    bp_team_free(team);
    assert_int_equal(pthread_setattr_default_np(&before), 0);
    pthread_attr_destroy(&before);
    pthread_attr_destroy(&huge);
    bp_team_free(new_team(4));
#else
    skip();
#endif
}

static void there_is_a_processor(void **state) {
    (void)state;
    assert_true(bp_processors() >= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_done_once),
        cmocka_unit_test(without_a_team_it_is_a_plain_call),
        cmocka_unit_test(jobs_dont_mix),
        cmocka_unit_test(sleepers_wake),
        cmocka_unit_test(others_do_their_share),
        cmocka_unit_test(it_returns_when_all_are_done),
        cmocka_unit_test(a_team_may_go_at_once),
        cmocka_unit_test(more_threads_than_memory_are_refused),
        cmocka_unit_test(threads_that_cant_start_are_done_without),
        cmocka_unit_test(there_is_a_processor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
