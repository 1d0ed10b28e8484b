/* progress_line.c - the lines that progress shows. */
#include "train/progress_line.h"

#include <stdio.h>
#include <string.h>

/* The parts of the live line behind the bar, the most important first. */
enum { LOSS, HELD_OUT, LEFT, SPEED, N_PARTS, PART = 64 };

/* A score, as it stands behind the held-out loss. */
static void write_score(const progress *p, char text[PART]) {
    double score = p->last.held_out_score;
    if (p->how.is_classification)
        snprintf(text, PART, "(%.1f %%)", 100 * score);
    else
        snprintf(text, PART, "(R2 %.3f)", score);
}

/* In three digits, so that it doesn't change with each look. */
static void write_speed(double speed, char text[PART]) {
    static const char units[] = {' ', 'k', 'M', 'G'};
    size_t unit = 0;
    for (; speed >= 999.5 && unit + 1 < sizeof units; unit++)
        speed /= 1000;
    int decimals = unit == 0 || speed >= 99.95 ? 0 : speed >= 9.995 ? 1 : 2;
    snprintf(text, PART, "%.*f%.*s rows/s", decimals, speed, unit > 0,
             &units[unit]);
}

/* Nothing for what is too far off to be believed. */
static void write_left(double seconds, char text[PART]) {
    const double too_long = 100.0 * 24 * 3600;
    text[0] = '\0';
    if (!(seconds < too_long))
        return;
    unsigned s = (unsigned)(seconds + 0.5), minutes = s / 60;
    if (minutes < 60)
        snprintf(text, PART, "%u:%02u left", minutes, s % 60);
    else
        snprintf(text, PART, "%u:%02u:%02u left", minutes / 60, minutes % 60,
                 s % 60);
}

/* Rows that training has come to, going back not counted. */
static double rows_done(const progress *p) {
    return (double)p->n_epochs * (double)p->how.n_rows + (double)p->n_in_epoch;
}

static double rows_in_all(const progress *p) {
    return (double)p->how.n_epochs * (double)p->how.n_rows;
}

static void write_parts(const progress *p, double now,
                        char parts[N_PARTS][PART]) {
    const double soonest = 0.5; /* before that the speed is a guess */
    double spent = now - p->start, speed = p->n_learnt / spent;
    char score[PART];
    memset(parts, 0, N_PARTS * sizeof *parts);
    if (p->n_epochs > p->how.n_epochs_done) {
        snprintf(parts[LOSS], PART, "loss %#.4g", p->last.loss);
        write_score(p, score);
        if (p->how.has_held_out)
            snprintf(parts[HELD_OUT], PART, "held out %#.4g %.32s",
                     p->last.held_out_loss, score);
    }
    if (spent >= soonest && p->n_learnt > 0) {
        write_left((rows_in_all(p) - rows_done(p)) / speed, parts[LEFT]);
        write_speed(speed, parts[SPEED]);
    }
}

static size_t digits(size_t n) {
    size_t count = 1;
    while (n /= 10)
        count++;
    return count;
}

/* The epoch that goes on, or the last. */
static void write_epoch(const progress *p, char text[PART]) {
    size_t n = p->how.n_epochs;
    size_t epoch = p->n_epochs < n ? p->n_epochs + 1 : p->n_epochs;
    snprintf(text, PART, "epoch %*zu/%zu", (int)digits(n), epoch, n);
}

enum { BAR_MIN = 8, BAR_MAX = 24, BAR_STEP = 4 };

static size_t bar_columns(size_t cells) {
    return cells ? cells + 3 : 0; /* " [", "]" */
}

static void write_bar(const progress *p, size_t cells, char text[PART]) {
    double share = rows_in_all(p) > 0 ? rows_done(p) / rows_in_all(p) : 0;
    size_t done = share < 1 ? (size_t)(share * (double)cells) : cells;
    char *to = text;
    *to = '\0';
    if (cells == 0)
        return;
    *to++ = ' ';
    *to++ = '[';
    memset(to, '#', done);
    memset(to + done, '.', cells - done);
    memcpy(to + cells, "]", 2);
}

/* Columns that a part takes, with the blanks before it. */
static size_t part_columns(const char *part) {
    return *part ? strlen(part) + 2 : 0;
}

void progress_live_line(const progress *p, double now, size_t width,
                        char line[PROGRESS_LINE]) {
    char epoch[PART], bar[PART], parts[N_PARTS][PART];
    write_epoch(p, epoch);
    write_parts(p, now, parts);
    /* the last column stays free: some terminals go on to the next line */
    size_t room = width > 1 ? width - 1 : 1, used = strlen(epoch), n = 0;
    size_t cells = 0;
    for (; n < N_PARTS; n++) {
        if (n == LEFT) { /* what comes next is less important than a bar */
            if (used + bar_columns(BAR_MIN) > room)
                break;
            cells = BAR_MIN;
            used += bar_columns(cells);
        }
        if (used + part_columns(parts[n]) > room)
            break;
        used += part_columns(parts[n]);
    }
    for (; cells && cells < BAR_MAX && used + BAR_STEP <= room;
         used += BAR_STEP)
        cells += BAR_STEP;
    write_bar(p, cells, bar);
    int length = snprintf(line, PROGRESS_LINE, "%s%s", epoch, bar);
    for (size_t i = 0; i < n; i++)
        if (*parts[i])
            length += snprintf(line + length, PROGRESS_LINE - (size_t)length,
                               "  %s", parts[i]);
    if ((size_t)length > room)
        line[room] = '\0';
}

void progress_epoch_line(const progress *p, char line[PROGRESS_LINE]) {
    char held_out[PART * 2] = "", more[PART * 2] = "", text[PART];
    write_score(p, text);
    if (p->how.has_held_out)
        snprintf(held_out, sizeof held_out, "  held out %.6g %s",
                 p->last.held_out_loss, text);
    write_speed(p->epoch_speed, text);
    if (p->how.verbose)
        snprintf(more, sizeof more, "  learning rate %.6g  %s", p->last.rate,
                 text);
    snprintf(line, PROGRESS_LINE, "epoch %6zu  loss %.6g%.96s%.120s",
             p->n_epochs, p->last.loss, held_out, more);
}
