/* captured.h - what goes to standard error, for tests to look at.
 *
 * Standard error is a temporary file from captured_begin to captured_end: not a
 * terminal. No assertion may stand between them, or nobody will read why it
 * failed.
 */
#ifndef BP_TEST_CAPTURED_H
#define BP_TEST_CAPTURED_H

#include <stdio.h>
#include <unistd.h>

#include "helper.h"

typedef struct captured {
    int old;
    FILE *file;
    char text[16384]; /* all of it, when it has ended */
} captured;

static inline void captured_begin(captured *c) {
    c->file = tmpfile();
    assert_non_null(c->file);
    c->old = dup(STDERR_FILENO);
    assert_true(c->old >= 0);
    assert_true(dup2(fileno(c->file), STDERR_FILENO) >= 0);
}

static inline void captured_end(captured *c) {
    fflush(stderr);
    assert_true(dup2(c->old, STDERR_FILENO) >= 0);
    close(c->old);
    rewind(c->file);
    size_t length = fread(c->text, 1, sizeof c->text - 1, c->file);
    c->text[length] = '\0';
    fclose(c->file);
}

#endif
