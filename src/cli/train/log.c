/* log.c - what training does, epoch by epoch, in a file for programs. */
#include "train/log.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "clock.h"

struct train_log {
    train_log_how how;
    FILE *file;
    char *path; /* for messages */
    bool is_csv;
    bool has_failed;    /* and nothing is written any more */
    double start, last; /* when it was opened, and the last epoch ended */
    size_t n_rows_done; /* of the epoch that goes on, before the log began */
};

/* ---- lines ---- */

/* A line of either format that grows member by member. */
typedef struct row {
    train_log *log;
    bool has_member;
} row;

static void begin_member(row *r, const char *name) {
    FILE *file = r->log->file;
    if (r->has_member)
        fputc(',', file);
    if (!r->log->is_csv)
        fprintf(file, "%s\"%s\":", r->has_member ? "" : "{", name);
    r->has_member = true;
}

static void add_number(row *r, const char *name, double value) {
    char text[BP_NUM_TEXT];
    if (!isfinite(value) && !r->log->is_csv)
        return;
    begin_member(r, name);
    if (isfinite(value))
        fputs(bp_num_from_double(value, text), r->log->file);
}

static void add_size(row *r, const char *name, size_t value) {
    begin_member(r, name);
    fprintf(r->log->file, "%zu", value);
}

/* Without its control characters and what is no UTF-8, as a message has it. */
static void add_text(row *r, const char *name, const char *text) {
    bp_error clean;
    bp_error_write(&clean, BP_OK, "%s", text);
    begin_member(r, name);
    fputc('"', r->log->file);
    for (const char *c = clean.message; *c; c++) {
        if (*c == '"' || *c == '\\')
            fputc('\\', r->log->file);
        fputc(*c, r->log->file);
    }
    fputc('"', r->log->file);
}

static bp_status fail(train_log *log, bp_error *err) {
    bool is_unread = errno == EPIPE;
    log->has_failed = true;
    if (is_unread)
        return BP_OK;
    return bp_fail(err, BP_ESYSTEM, "%s: the log can't be written: %s",
                   log->path, errno ? strerror(errno) : "writing failed");
}

/* The line is in the file when this returns. */
static bp_status end_row(train_log *log, bp_error *err) {
    fputs(log->is_csv ? "\n" : "}\n", log->file);
    errno = 0;
    if (fflush(log->file) == 0 && ferror(log->file) == 0)
        return BP_OK;
    return fail(log, err);
}

/* ---- opening and closing ---- */

static bool ends_in_csv(const char *path) {
    size_t length = strlen(path);
    return length >= 4 && strcasecmp(path + length - 4, ".csv") == 0;
}

static FILE *open_file(const char *path, bool append) {
    if (strcmp(path, "-") != 0)
        return fopen(path, append ? "a+e" : "we");
    int fd = dup(STDOUT_FILENO);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!file && fd >= 0)
        close(fd);
    return file;
}

/* Where the log goes on in what is there: behind a line that a crash cut short
 * on a new one. True when nothing is there, or nobody can know (a pipe). */
static bool is_empty(FILE *file) {
    if (fseek(file, -1, SEEK_END) != 0)
        return true;
    int last = fgetc(file);
    fseek(file, 0, SEEK_END);
    if (last != '\n')
        fputc('\n', file);
    return false;
}

static bp_status write_header(train_log *log, bp_error *err) {
    fprintf(log->file, "epoch,loss,%slearning_rate,seconds,rows_per_second",
            log->how.has_held_out ? "held_out_loss,held_out_score," : "");
    return end_row(log, err);
}

static double now(const train_log *log) {
    return log->how.clock ? log->how.clock() : clock_seconds();
}

static bp_status start(train_log *log, const char *path, bp_error *err) {
    bool is_standard = strcmp(path, "-") == 0;
    log->path = bp_copy(is_standard ? "standard output" : path, err);
    if (!log->path)
        return BP_ESYSTEM;
    log->file = open_file(path, log->how.append);
    if (!log->file)
        return bp_fail(err, BP_ESYSTEM, "%s: the log can't be written: %s",
                       *path ? log->path : "''", strerror(errno));
    log->is_csv = ends_in_csv(path);
    log->n_rows_done = log->how.n_rows_done;
    log->start = log->last = now(log);
    bool is_new = is_standard || !log->how.append || is_empty(log->file);
    return log->is_csv && is_new ? write_header(log, err) : BP_OK;
}

static void release(train_log *log) {
    free(log->path);
    free(log);
}

bp_status train_log_open(train_log **log, const char *path,
                         const train_log_how *how, bp_error *err) {
    *log = bp_alloc(1, sizeof **log, err);
    if (!*log)
        return BP_ESYSTEM;
    (*log)->how = *how;
    bp_status status = start(*log, path, err);
    if (!status)
        return BP_OK;
    if ((*log)->file)
        fclose((*log)->file);
    release(*log);
    *log = NULL;
    return status;
}

bp_status train_log_close(train_log *log, bp_error *err) {
    if (!log)
        return BP_OK;
    bool was_told = log->has_failed;
    bp_status status = BP_OK;
    errno = 0;
    if (fclose(log->file) != 0 && !was_told)
        status = bp_fail(err, BP_ESYSTEM, "%s: the log can't be written: %s",
                         log->path, strerror(errno));
    release(log);
    return status;
}

/* ---- what happens ---- */

/* More digits of what a clock says mean nothing: so many parts of one count. */
static double rounded(double value, double parts) {
    return round(value * parts) / parts;
}

static double seconds_since(double start, double time) {
    return rounded(time - start, 1e6);
}

bp_status train_log_epoch(train_log *log, const bp_history *history,
                          bp_error *err) {
    if (!log || log->has_failed || history->n_epochs == 0)
        return BP_OK;
    const bp_epoch *epoch = &history->epochs[history->n_epochs - 1];
    double time = now(log), spent = time - log->last;
    double n_rows = (double)(log->how.n_rows - log->n_rows_done);
    row r = {.log = log};
    add_size(&r, "epoch", history->n_epochs);
    add_number(&r, "loss", epoch->loss);
    if (log->how.has_held_out) {
        add_number(&r, "held_out_loss", epoch->held_out_loss);
        add_number(&r, "held_out_score", epoch->held_out_score);
    }
    add_number(&r, "learning_rate", epoch->rate);
    add_number(&r, "seconds", seconds_since(log->start, time));
    add_number(&r, "rows_per_second", rounded(n_rows / spent, 1e3));
    log->last = time;
    log->n_rows_done = 0;
    return end_row(log, err);
}

/* An event that is a word and a number. */
static bp_status tell(train_log *log, const char *event, const char *key,
                      size_t number, bp_error *err) {
    if (!log || log->has_failed || log->is_csv)
        return BP_OK;
    row r = {.log = log};
    add_text(&r, "event", event);
    add_size(&r, key, number);
    return end_row(log, err);
}

bp_status train_log_restart(train_log *log, size_t number, bp_error *err) {
    return tell(log, "restart", "number", number, err);
}

bp_status train_log_refit(train_log *log, size_t n_epochs, bp_error *err) {
    return tell(log, "refit", "epochs", n_epochs, err);
}

bp_status train_log_diverged(train_log *log, const bp_divergence *what,
                             const char *input_name, bp_error *err) {
    if (!log || log->has_failed || log->is_csv)
        return BP_OK;
    row r = {.log = log};
    add_text(&r, "event", "divergence");
    add_size(&r, "epoch", what->epoch);
    if (what->layer)
        add_size(&r, "layer", what->layer);
    if (input_name)
        add_text(&r, "input", input_name);
    add_number(&r, "value", (double)what->value);
    if (what->rate > 0)
        add_number(&r, "learning_rate", what->rate);
    return end_row(log, err);
}

bp_status train_log_end(train_log *log, const bp_history *history,
                        bp_error *err) {
    if (!log || log->has_failed || log->is_csv)
        return BP_OK;
    row r = {.log = log};
    add_text(&r, "event", "end");
    add_text(&r, "reason", bp_ending_names[history->ending]);
    add_size(&r, "epochs", history->n_epochs);
    if (history->best)
        add_size(&r, "best_epoch", history->best);
    add_number(&r, "seconds", seconds_since(log->start, now(log)));
    return end_row(log, err);
}
