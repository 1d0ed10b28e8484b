/* error.h - how every failure travels: a status and one sentence.
 *
 * What can fail for a reason outside the program returns a bp_status and takes
 * a `bp_error *err` last. The sentence is written once, at the spot that knows
 * the file, the line and the value; callers pass it up untouched. The library
 * never prints it and never exits: the program does, in one place.
 *
 * The sentence says what is wrong, where (`file:line: column 'name':`) and
 * what to do about it. A bug of the caller is an assert, never an error.
 */
#ifndef BP_ERROR_H
#define BP_ERROR_H

/* The statuses are the program's exit codes. */
typedef enum bp_status {
    BP_OK = 0,
    BP_ECHECK = 1,        /* a check said no (a score below what was asked) */
    BP_EUSAGE = 2,        /* the command line */
    BP_EDATA = 3,         /* the data is bad or can't be read */
    BP_EMODEL = 4,        /* the model is bad, unreadable or doesn't fit */
    BP_EDIVERGED = 5,     /* training produced numbers that are not finite */
    BP_ESYSTEM = 6,       /* memory, or output that can't be written */
    BP_INTERRUPTED = 130, /* SIGINT, with the model saved */
    BP_TERMINATED = 143,  /* SIGTERM, with the model saved */
} bp_status;

typedef struct bp_error {
    bp_status status;
    char message[1024]; /* one line, no newline, valid whatever was in it */
} bp_error;

/* Writes the sentence into `err` and gives `status`, so that a caller can
 * `return bp_fail(err, BP_EDATA, "%s:%zu: ...", ...)`. Control characters that
 * came in from a file, and bytes that are no UTF-8, become '?': a message can't
 * drive a terminal. (A macro, so that a reader and a compiler see at the spot
 * that the status is not BP_OK.) */
#define bp_fail(err, status, ...)                                              \
    (bp_error_write((err), (status), __VA_ARGS__), (bp_status)(status))

/* What bp_fail does. */
void bp_error_write(bp_error *err, bp_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
