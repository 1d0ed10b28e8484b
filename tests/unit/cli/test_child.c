/* Another program that reads all of a text and answers with bytes. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "helper.h"
#include "plot/child.h"

enum { LARGE = 1 << 20 };

static bp_status run(const char *command, const char *text, size_t length,
                     child_answer *answer, int *missing, bp_error *err) {
    char shell[] = "sh", option[] = "-c", line[256];
    snprintf(line, sizeof line, "%s", command);
    char *const argv[] = {shell, option, line, NULL};
    return child_run(argv, text, length, answer, missing, err);
}

static void answer_free(child_answer *answer) {
    free(answer->bytes);
    free(answer->messages);
}

/* More than any pipe holds, both ways at once. */
static void all_goes_through(void **state) {
    (void)state;
    bp_error err;
    child_answer answer;
    int missing;
    char *text = bp_alloc(LARGE, 1, &err);
    assert_non_null(text);
    for (size_t i = 0; i < LARGE; i++)
        text[i] = (char)(i * 7 % 251);
    assert_int_equal(run("cat", text, LARGE, &answer, &missing, &err), BP_OK);
    assert_int_equal(answer.exit_code, 0);
    assert_int_equal(answer.length, LARGE);
    assert_memory_equal(answer.bytes, text, LARGE);
    answer_free(&answer);
    free(text);
}

/* What it hasn't read is no matter; SIGPIPE is as it was. */
static void it_may_end_without_reading(void **state) {
    (void)state;
    bp_error err;
    child_answer answer;
    struct sigaction before, after;
    int missing;
    char *text = bp_alloc(LARGE, 1, &err);
    assert_non_null(text);
    signal(SIGPIPE, SIG_DFL);
    sigaction(SIGPIPE, NULL, &before);
    assert_int_equal(
        run("echo no >&2; exit 3", text, LARGE, &answer, &missing, &err),
        BP_OK);
    sigaction(SIGPIPE, NULL, &after);
    assert_true(before.sa_handler == after.sa_handler);
    assert_int_equal(answer.exit_code, 3);
    assert_int_equal(answer.length, 0);
    assert_string_equal(answer.messages, "no\n");
    answer_free(&answer);
    free(text);
}

static void killed_is_no_exit_code(void **state) {
    (void)state;
    bp_error err;
    child_answer answer;
    int missing;
    assert_int_equal(run("kill -9 $$", "", 0, &answer, &missing, &err), BP_OK);
    assert_int_equal(answer.exit_code, -1);
    answer_free(&answer);
}

static void messages_are_bounded(void **state) {
    (void)state;
    bp_error err;
    child_answer answer;
    int missing;
    assert_int_equal(run("yes | head -c 1000000 >&2; echo done", "", 0, &answer,
                         &missing, &err),
                     BP_OK);
    assert_true(answer.messages_length < 200000);
    assert_string_equal(answer.bytes, "done\n");
    answer_free(&answer);
}

static void a_missing_program_is_told(void **state) {
    (void)state;
    bp_error err;
    child_answer answer;
    int missing;
    char name[] = "no-such-program-anywhere";
    char *const argv[] = {name, NULL};
    assert_int_equal(child_run(argv, "", 0, &answer, &missing, &err),
                     BP_ESYSTEM);
    assert_int_equal(missing, 1);
    answer_free(&answer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_goes_through),
        cmocka_unit_test(it_may_end_without_reading),
        cmocka_unit_test(killed_is_no_exit_code),
        cmocka_unit_test(messages_are_bounded),
        cmocka_unit_test(a_missing_program_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
