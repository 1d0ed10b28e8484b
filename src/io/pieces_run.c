/* pieces_run.c - going over the pieces of a text on several threads.
 *
 * Each thread takes the next piece, works on it, waits until all pieces before
 * it are finished, and finishes it. Taking and finishing are done by one
 * thread at a time.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/parallel.h"
#include "pieces_inner.h"

/* What the threads share. */
typedef struct run {
    bp_pieces *pieces;
    const bp_piece_job *job;
    buffer *texts; /* of each thread */

    pthread_mutex_t taking; /* guards the pieces, and: */
    size_t n_taken;
    bool is_over; /* nothing is left to take */
    bool is_first_run;

    pthread_mutex_t finishing; /* guards: */
    pthread_cond_t turn;
    size_t n_finished;
    bool has_failed;
    bp_status status;
    bp_error *err;
} run;

/* Reads a piece again that has been cut before. */
static bp_status read_again(const bp_pieces *pieces, size_t number,
                            buffer *text, bp_error *err) {
    const place *at = &pieces->places[number];
    bp_status status =
        bp_grow(&text->bytes, &text->capacity, at->length + 1, 1, err);
    if (!status)
        status = bp_source_again(pieces->sources[at->file], at->offset,
                                 text->bytes, at->length, err);
    if (status)
        return status;
    text->length = at->length;
    text->bytes[at->length] = '\0';
    return BP_OK;
}

static bp_status read_piece(run *r, buffer *text, place *at, bp_error *err) {
    bp_pieces *pieces = r->pieces;
    if (r->is_first_run)
        return pieces_cut(pieces, text, at, err);
    *at = (place){0};
    if (r->n_taken < pieces->n_places)
        *at = pieces->places[r->n_taken];
    return BP_OK;
}

/* Before an input that pauses is waited for, all that was taken is finished: a
 * failure must not go untold until more comes in. False when there was one.
 * Called by who is taking. */
static bool finish_others(void *context) {
    run *r = context;
    pthread_mutex_lock(&r->finishing);
    while (r->n_finished < r->n_taken && !r->has_failed)
        pthread_cond_wait(&r->turn, &r->finishing);
    bool failed = r->has_failed;
    pthread_mutex_unlock(&r->finishing);
    return !failed;
}

/* Takes the next piece; false when there is none. What kept it from being read
 * is told in its turn, as a failure of its own. */
static bool take(run *r, size_t thread, bp_piece *piece, bp_status *status,
                 bp_error *err) {
    buffer *text = &r->texts[thread];
    place at;
    pthread_mutex_lock(&r->taking);
    bool any = !r->is_over;
    if (any) {
        *status = read_piece(r, text, &at, err);
        any = *status || at.length > 0;
        r->is_over = *status || !any;
        piece->number = r->n_taken;
        r->n_taken += any;
    }
    pthread_mutex_unlock(&r->taking);
    if (!any || *status)
        return any;
    bool knows = !r->is_first_run && r->job->knows &&
                 r->job->knows(r->job->context, piece->number);
    if (!r->is_first_run && !knows)
        *status = read_again(r->pieces, piece->number, text, err);
    piece->file = at.file;
    piece->name = pieces_name(r->pieces->paths[at.file]);
    piece->is_first = at.is_first;
    piece->line = at.line;
    piece->first_row = at.first_row;
    piece->n_rows = at.n_rows;
    piece->has_quotes = at.has_quotes;
    piece->text = knows ? NULL : text->bytes;
    piece->length = at.length;
    return true;
}

/* Keeps what is to be known of a finished piece. */
static void keep_rows(run *r, const bp_piece *piece) {
    if (!r->pieces->how.keep)
        return;
    pthread_mutex_lock(&r->taking);
    r->pieces->places[piece->number].n_rows = piece->n_rows;
    pthread_mutex_unlock(&r->taking);
}

static void stop_taking(run *r) {
    pthread_mutex_lock(&r->taking);
    r->is_over = true;
    pthread_mutex_unlock(&r->taking);
}

/* Waits for the piece's turn and finishes it, or tells what failed. */
static void end(run *r, size_t thread, bp_piece *piece, bp_status status,
                const bp_error *why) {
    bp_error err = *why;
    pthread_mutex_lock(&r->finishing);
    while (r->n_finished < piece->number && !r->has_failed)
        pthread_cond_wait(&r->turn, &r->finishing);
    if (!r->has_failed) {
        if (!status && r->job->finish)
            status = r->job->finish(r->job->context, thread, piece, &err);
        if (status) {
            r->has_failed = true;
            r->status = status;
            *r->err = err;
        } else {
            keep_rows(r, piece);
        }
        r->n_finished++;
        pthread_cond_broadcast(&r->turn);
    }
    bool failed = r->has_failed;
    pthread_mutex_unlock(&r->finishing);
    if (failed)
        stop_taking(r);
}

/* What one thread does. */
static void go(void *context, size_t begin, size_t end_of_threads) {
    run *r = context;
    for (size_t thread = begin; thread < end_of_threads; thread++) {
        bp_piece piece = {0};
        bp_status status = BP_OK;
        bp_error err = {0};
        while (take(r, thread, &piece, &status, &err)) {
            if (!status)
                status = r->job->work(r->job->context, thread, &piece, &err);
            end(r, thread, &piece, status, &err);
        }
    }
}

static void number_rows(bp_pieces *pieces) {
    size_t n = 0;
    for (size_t i = 0; i < pieces->n_places; i++) {
        pieces->places[i].first_row = n;
        n += pieces->places[i].n_rows;
    }
}

static bp_status run_threads(run *r, size_t n_threads, bp_error *err) {
    bool single;
    bp_status status = pieces_is_single(r->pieces, &single, err);
    if (status)
        return status;
    bp_team *team = NULL;
    if (n_threads > 1 && !single) {
        status = bp_team_new(&team, n_threads, err);
        if (status)
            return status;
    }
    bp_team_run(team, single ? 1 : n_threads, go, r);
    bp_team_free(team);
    return r->status;
}

bp_status bp_pieces_run(bp_pieces *pieces, size_t n_threads,
                        const bp_piece_job *job, bp_error *err) {
    run r = {.pieces = pieces,
             .job = job,
             .is_first_run = !pieces->is_complete,
             .err = err};
    r.texts = bp_alloc(n_threads, sizeof *r.texts, err);
    if (!r.texts)
        return BP_ESYSTEM;
    pthread_mutex_init(&r.taking, NULL);
    pthread_mutex_init(&r.finishing, NULL);
    pthread_cond_init(&r.turn, NULL);
    pieces->may_wait = pieces->how.keep ? NULL : finish_others;
    pieces->waiter = &r;
    bp_status status = run_threads(&r, n_threads, err);
    pieces->may_wait = NULL;
    if (!status)
        number_rows(pieces);
    pthread_cond_destroy(&r.turn);
    pthread_mutex_destroy(&r.finishing);
    pthread_mutex_destroy(&r.taking);
    for (size_t i = 0; i < n_threads; i++)
        free(r.texts[i].bytes);
    free(r.texts);
    return status;
}

const char *bp_pieces_name(const bp_pieces *pieces) {
    return pieces_name(pieces->paths[0]);
}

size_t bp_pieces_rows(const bp_pieces *pieces) {
    size_t n = 0;
    for (size_t i = 0; i < pieces->n_places; i++)
        n += pieces->places[i].n_rows;
    return n;
}

uint64_t bp_pieces_checksum(const bp_pieces *pieces) {
    return XXH64_digest(&pieces->checksum);
}
