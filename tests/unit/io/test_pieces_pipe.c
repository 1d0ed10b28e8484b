/* test_pieces_pipe.c - what isn't kept is worked on when it comes: a child
 * writes into standard input and goes on only when it is told to. A child that
 * isn't told so in time gives up, and the test fails.
 */
#include <poll.h>
#include <sys/resource.h>

#include "pieces_helper.h"

/* A child at the other end of standard input, and how to tell it to go on. */
typedef struct writer {
    pid_t child;
    int go_on;
} writer;

static bool waits_in_vain(int told) {
    enum { PATIENCE = 10000 };
    struct pollfd fd = {.fd = told, .events = POLLIN};
    char c;
    return poll(&fd, 1, PATIENCE) != 1 || read(told, &c, 1) != 1;
}

/* Where a part is "~" it waits only a little, for nobody. */
static void write_parts(const char *const *parts, int out, int told) {
    for (; *parts; parts++) {
        size_t length = strlen(*parts);
        if (write(out, *parts, length) != (ssize_t)length)
            _exit(1);
        bool a_little = parts[1] && strcmp(parts[1], "~") == 0;
        if (a_little)
            usleep(20000);
        else if (waits_in_vain(told))
            _exit(1);
        parts += a_little;
    }
    _exit(0);
}

/* Writes each part (NULL behind the last) and waits to be told to go on. */
static writer start_writer(const char *const *parts) {
    int in[2], told[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(told), 0);
    writer w = {fork(), told[1]};
    assert_true(w.child >= 0);
    if (w.child == 0) {
        close(in[0]);
        close(told[1]);
        write_parts(parts, in[1], told[0]);
    }
    assert_int_equal(dup2(in[0], STDIN_FILENO), STDIN_FILENO);
    close(in[0]);
    close(in[1]);
    close(told[0]);
    return w;
}

static void go_on(const writer *w) {
    (void)!write(w->go_on, "", 1);
}

/* It must have been told all it waited for. */
static void end_writer(const writer *w) {
    int status;
    close(w->go_on);
    assert_int_equal(waitpid(w->child, &status, 0), w->child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static bp_pieces *open_standard_input(bool keep) {
    static const char *const paths[] = {"-"};
    bp_cutting cutting = {.keep = keep, .comment = '#'};
    bp_pieces *pieces;
    bp_error err;
    assert_ok(bp_pieces_open(&pieces, paths, 1, &cutting, &err));
    return pieces;
}

/* ---- rows come at once ---- */

/* What has been finished of what comes. */
typedef struct coming {
    const writer *w;
    char got[256]; /* each piece, in brackets */
    const char *const *wanted;
} coming;

/* A piece with an x fails, but takes its time. */
static bp_status take_piece(void *context, size_t thread, bp_piece *piece,
                            bp_error *err) {
    (void)context, (void)thread;
    if (!strchr(piece->text, 'x'))
        return BP_OK;
    usleep(50000);
    return bp_fail(err, BP_EDATA, "line %zu has an x", piece->line);
}

/* Tells the writer to go on when all that it has written has come. */
static bp_status finish_piece(void *context, size_t thread, bp_piece *piece,
                              bp_error *err) {
    (void)thread, (void)err;
    coming *c = context;
    size_t length = strlen(c->got);
    snprintf(c->got + length, sizeof c->got - length, "[%s]", piece->text);
    if (*c->wanted && strcmp(c->got, *c->wanted) == 0) {
        c->wanted++;
        go_on(c->w);
    }
    return BP_OK;
}

/* After each part exactly what is wanted has come. */
static void check_coming(const char *const *parts, const char *const *wanted,
                         size_t n_threads) {
    writer w = start_writer(parts);
    coming c = {.w = &w, .wanted = wanted};
    bp_piece_job job = {
        .work = take_piece, .finish = finish_piece, .context = &c};
    bp_pieces *pieces = open_standard_input(false);
    bp_error err;
    assert_ok(bp_pieces_run(pieces, n_threads, &job, &err));
    assert_null(*c.wanted);
    bp_pieces_close(pieces);
    end_writer(&w);
}

static void test_a_row_comes_when_it_is_written(void **state) {
    (void)state;
    static const char *const parts[] = {
        "a,b\n", "1,2\n3,4\n", "5,\"6\n\"\n7,", "8\n\"9\n", "\",0\n", NULL};
    static const char *const wanted[] = {
        "[a,b\n]",
        "[a,b\n][1,2\n3,4\n]",
        "[a,b\n][1,2\n3,4\n][5,\"6\n\"\n]",
        "[a,b\n][1,2\n3,4\n][5,\"6\n\"\n][7,8\n]",
        "[a,b\n][1,2\n3,4\n][5,\"6\n\"\n][7,8\n][\"9\n\",0\n]",
        NULL};
    for (size_t i = 0; i < COUNT(thread_counts); i++)
        check_coming(parts, wanted, thread_counts[i]);
}

/* Blank lines and comments before it are no row: they come with the first. */
static void test_the_first_piece_has_a_row_in_it(void **state) {
    (void)state;
    static const char *const parts[] = {"\n#\"\n\n# c\n a\n", "1\n", "#\"\n",
                                        "2\n", NULL};
    static const char *const wanted[] = {
        "[\n#\"\n\n# c\n a\n]", "[\n#\"\n\n# c\n a\n][1\n]",
        "[\n#\"\n\n# c\n a\n][1\n][#\"\n]",
        "[\n#\"\n\n# c\n a\n][1\n][#\"\n][2\n]", NULL};
    check_coming(parts, wanted, 1);
    check_coming(parts, wanted, 3);
}

/* The head, too, waits for one row only. */
static void test_the_head_of_a_pipe_is_its_first_row(void **state) {
    (void)state;
    static const char *const parts[] = {"sep=;\r\n\"a\n\";b\n", "1;2\n", NULL};
    writer w = start_writer(parts);
    bp_pieces *pieces = open_standard_input(false);
    bp_error err;
    bp_head head;
    assert_ok(bp_pieces_head(pieces, &head, &err));
    assert_int_equal(head.length, 7);
    assert_memory_equal(head.text, "\"a\n\";b\n", 7);
    assert_int_equal(head.separator, ';');
    assert_false(head.is_all);
    go_on(&w);
    go_on(&w);
    bp_pieces_close(pieces);
    end_writer(&w);
}

/* ---- a failure doesn't wait for more ---- */

static void check_told_at_once(const char *const *parts) {
    static const char *const wanted[] = {"[1,2\n]", NULL};
    for (size_t i = 0; i < COUNT(thread_counts); i++) {
        writer w = start_writer(parts);
        coming c = {.w = &w, .wanted = wanted};
        bp_piece_job job = {
            .work = take_piece, .finish = finish_piece, .context = &c};
        bp_pieces *pieces = open_standard_input(false);
        bp_error err;
        assert_fails(bp_pieces_run(pieces, thread_counts[i], &job, &err),
                     BP_EDATA, "line 2 has an x");
        bp_pieces_close(pieces);
        go_on(&w); /* only now may the rest come */
        end_writer(&w);
    }
}

/* The other threads wait for more: for a row, or for the rest of one. */
static void test_a_failure_is_told_while_the_input_pauses(void **state) {
    (void)state;
    static const char *const whole[] = {"1,2\n", "x\n", NULL};
    static const char *const half[] = {"1,2\n", "x\n3,", NULL};
    static const char *const quoted[] = {"1,2\n", "x\n\"3\n\n", NULL};
    static const char *const later[] = {"1,2\n", "x\n", "~", "3,", NULL};
    static const char *const quoted_later[] = {"1,2\n", "x\n", "~", "\"3\n",
                                               NULL};
    check_told_at_once(whole);
    check_told_at_once(half);
    check_told_at_once(quoted);
    check_told_at_once(later);
    check_told_at_once(quoted_later);
}

/* ---- memory ---- */

enum { BIG = 100 * MIB };

static pid_t write_big(void) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        text lines = new_text(MIB);
        lines.bytes[lines.length - 1] = '\n';
        for (int i = 0; i < BIG / MIB; i++)
            for (size_t done = 0, step = 1 << 14; done < MIB; done += step)
                if (write(ends[1], lines.bytes + done, step) != (ssize_t)step)
                    _exit(1);
        _exit(0);
    }
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    return child;
}

static bp_status add_length(void *context, size_t thread, bp_piece *piece,
                            bp_error *err) {
    (void)thread, (void)err;
    *(size_t *)context += piece->length;
    return BP_OK;
}

static size_t most_memory(void) {
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return (size_t)usage.ru_maxrss * 1024;
}

static bp_status do_nothing(void *context, size_t thread, bp_piece *piece,
                            bp_error *err) {
    (void)context, (void)thread, (void)piece, (void)err;
    return BP_OK;
}

static void test_what_isnt_kept_takes_no_memory(void **state) {
    (void)state;
    size_t before = most_memory(), length = 0;
    pid_t child = write_big();
    bp_pieces *pieces = open_standard_input(false);
    bp_error err;
    bp_piece_job job = {
        .work = do_nothing, .finish = add_length, .context = &length};
    assert_ok(bp_pieces_run(pieces, 3, &job, &err));
    assert_int_equal(length, BIG);
    bp_pieces_close(pieces);
    assert_true(most_memory() - before < BIG / 4);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_isnt_kept_takes_no_memory),
        cmocka_unit_test(test_a_row_comes_when_it_is_written),
        cmocka_unit_test(test_the_first_piece_has_a_row_in_it),
        cmocka_unit_test(test_the_head_of_a_pipe_is_its_first_row),
        cmocka_unit_test(test_a_failure_is_told_while_the_input_pauses),
    };
    signal(SIGPIPE, SIG_IGN); /* of a child that gave up */
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
