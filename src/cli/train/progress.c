/* progress.c - how training is going, on standard error: when something is
 * shown, and how it gets there. What it says is progress_line.c's. */
#include "train/progress.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "bp/text.h"
#include "clock.h"
#include "train/progress_line.h"

/* Seconds between two looks of the live line, and without a plain line. */
static const double live_pause = 0.1, plain_pause = 30;

/* Back to the first column; what is behind the cursor goes. */
#define TO_START  "\r"
#define CLEAR_END "\033[K"

/* ---- the terminal ---- */

/* In one go if the system lets it, so that nothing half is ever seen. That
 * standard error can't be written is nobody's error. */
static void show(const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(STDERR_FILENO, text, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return;
        text += written;
        length -= (size_t)written;
    }
}

/* A live line needs a cursor that goes back. */
static bool can_live(void) {
    const char *term = getenv("TERM");
    return isatty(STDERR_FILENO) == 1 && term && *term &&
           strcmp(term, "dumb") != 0;
}

static size_t terminal_width(void) {
    enum { USUAL = 80, WIDEST = 10000 };
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const char *columns = getenv("COLUMNS");
    char *end = NULL;
    long width = columns ? strtol(columns, &end, 10) : 0;
    return width > 0 && width < WIDEST && *end == '\0' ? (size_t)width : USUAL;
}

/* The terminal is another program's now: a shell put this one behind. */
static bool is_behind(void) {
    pid_t front = tcgetpgrp(STDERR_FILENO);
    return front >= 0 && front != getpgrp();
}

/* ---- what is shown ---- */

static double now(const progress *p) {
    return p->how.clock ? p->how.clock() : clock_seconds();
}

/* Draws over the live line: nothing is cleared that isn't drawn at once. */
static void draw_live(progress *p, double time) {
    char line[PROGRESS_LINE], text[PROGRESS_LINE + 8];
    if (is_behind()) {
        p->line_is_left = false;
        return;
    }
    progress_live_line(p, time, terminal_width(), line);
    int length = snprintf(text, sizeof text, TO_START "%s" CLEAR_END, line);
    show(text, (size_t)length);
    p->line_is_left = true;
    p->last_shown = time;
}

/* Shows that time passes, if it is time for it. */
static void refresh(progress *p, double time) {
    if (!p->line_is_left || time - p->last_shown >= live_pause)
        draw_live(p, time);
}

/* A line on its own, which the live line makes room for; one write, for an eye
 * that sees neither without the other. */
static void say(progress *p, const char *line) {
    char text[sizeof(bp_error) + PROGRESS_LINE + 16], live[PROGRESS_LINE];
    int length;
    p->line_is_left = p->line_is_left && !is_behind();
    if (p->line_is_left) {
        progress_live_line(p, now(p), terminal_width(), live);
        length = snprintf(text, sizeof text,
                          TO_START CLEAR_END "%s\n%s" CLEAR_END, line, live);
    } else {
        length = snprintf(text, sizeof text, "%s\n", line);
    }
    show(text, (size_t)length);
}

void progress_say(progress *p, const char *format, ...) {
    bp_error text, clean;
    va_list args;
    if (p->how.quiet)
        return;
    va_start(args, format);
    vsnprintf(text.message, sizeof text.message, format, args);
    va_end(args);
    bp_error_write(&clean, BP_OK, "%s", text.message);
    say(p, clean.message);
}

static void say_epoch(progress *p) {
    char line[PROGRESS_LINE];
    progress_epoch_line(p, line);
    say(p, line);
    p->last_plain = p->n_epochs;
}

/* ---- what happens ---- */

void progress_start(progress *p, const progress_how *how) {
    *p = (progress){.how = *how,
                    .n_epochs = how->n_epochs_done,
                    .n_in_epoch = how->n_rows_done,
                    .last_plain = how->n_epochs_done};
    if (how->quiet)
        return;
    p->is_live = can_live();
    p->start = p->last_shown = p->epoch_start = now(p);
    if (p->is_live)
        draw_live(p, p->start);
}

/* 1, 2, 5, 10, 20, 50, ... */
static bool is_round(size_t epoch) {
    while (epoch % 10 == 0)
        epoch /= 10;
    return epoch == 1 || epoch == 2 || epoch == 5;
}

/* Training has come to row `n_done` of the epoch. A full-batch optimizer may
 * begin it again. */
static void advance(progress *p, size_t n_done) {
    size_t from = n_done >= p->n_in_epoch ? p->n_in_epoch : 0;
    p->n_learnt += (double)(n_done - from);
    p->n_in_epoch = n_done;
}

static void end_epoch(progress *p, const bp_history *history, double time) {
    advance(p, p->how.n_rows);
    double spent = time - p->epoch_start;
    double learnt = p->n_learnt - p->learnt_before_epoch;
    p->epoch_speed = spent > 0 ? learnt / spent : 0;
    p->epoch_start = time;
    p->learnt_before_epoch = p->n_learnt;
    p->n_in_epoch = 0;
    p->n_epochs = history->n_epochs;
    p->last = history->epochs[history->n_epochs - 1];
}

void progress_epoch(progress *p, const bp_history *history) {
    size_t epoch = history->n_epochs;
    if (p->how.quiet || epoch == 0)
        return;
    double time = now(p);
    end_epoch(p, history, time);
    bool is_wanted = is_round(epoch) || epoch == p->how.n_epochs ||
                     time - p->last_shown >= plain_pause;
    if (p->how.verbose || (!p->is_live && is_wanted)) {
        say_epoch(p);
        p->last_shown = p->is_live ? p->last_shown : time;
    }
    if (p->is_live)
        refresh(p, time);
}

void progress_batch(progress *p, size_t n_done, size_t n_rows) {
    if (p->how.quiet)
        return;
    double time = now(p);
    advance(p, n_done);
    if (p->is_live) {
        refresh(p, time);
    } else if (time - p->last_shown >= plain_pause && n_rows > 0) {
        double share = (double)n_done / (double)n_rows;
        progress_say(p, "epoch %zu, %.0f %% done", p->n_epochs + 1,
                     floor(100 * share));
        p->last_shown = time;
    }
}

void progress_divergence(bp_error *text, const bp_divergence *what,
                         const char *input_name) {
    const double far_off = 10; /* of a scaled input */
    char where[80] = "the loss explodes", column[80] = "", next[160];
    char clip[BP_CLIP];
    if (what->layer)
        snprintf(where, sizeof where,
                 "outputs of layer %zu are no longer finite numbers",
                 what->layer);
    if (input_name)
        snprintf(column, sizeof column, "column '%s', ",
                 bp_clip(input_name, clip));
    if (what->rate > 0)
        snprintf(next, sizeof next,
                 "back to the last good weights with half the learning rate, "
                 "%.6g",
                 what->rate);
    else
        snprintf(next, sizeof next, "training gives up%s",
                 input_name && fabs((double)what->value) > far_off
                     ? ": look in that column for values far off"
                     : "");
    bp_error_write(text, BP_EDIVERGED,
                   "epoch %zu: training diverged: %s (largest input until "
                   "then: %s%.6g as scaled); %s",
                   what->epoch, where, column, (double)what->value, next);
}

void progress_diverged(progress *p, const bp_divergence *what,
                       const char *input_name) {
    bp_error text;
    p->n_in_epoch = 0;
    if (p->how.quiet)
        return;
    progress_divergence(&text, what, input_name);
    say(p, text.message);
}

void progress_end(progress *p) {
    static const char away[] = TO_START CLEAR_END;
    if (p->line_is_left && !is_behind())
        show(away, sizeof away - 1);
    else if (!p->how.quiet && !p->is_live && p->last_plain != p->n_epochs)
        say_epoch(p);
    p->is_live = p->line_is_left = false;
}
