/* test_progress_live.c - how training goes, in one live line, on a terminal
 * that a small emulation of one looks at. */
#include "watched.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>

#include "train/progress_line.h"

enum { SCREEN_ROWS = 64, SCREEN_COLS = 256 };

/* Standard error is its other end while something is called. */
typedef struct terminal {
    int master, slave;
    size_t width, row, col;
    size_t n_updates; /* calls that brought something */
    char screen[SCREEN_ROWS][SCREEN_COLS + 1];
    char bytes[4096]; /* of the last call */
} terminal;

static void set_width(terminal *t, size_t width) {
    struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)width};
    assert_int_equal(ioctl(t->slave, TIOCSWINSZ, &size), 0);
    t->width = width ? width : 80;
}

static void open_terminal(terminal *t, size_t width) {
    struct termios raw;
    *t = (terminal){.master = posix_openpt(O_RDWR | O_NOCTTY)};
    assert_true(t->master >= 0);
    assert_int_equal(grantpt(t->master), 0);
    assert_int_equal(unlockpt(t->master), 0);
    t->slave = open(ptsname(t->master), O_RDWR | O_NOCTTY);
    assert_true(t->slave >= 0);
    assert_int_equal(tcgetattr(t->slave, &raw), 0);
    cfmakeraw(&raw);
    assert_int_equal(tcsetattr(t->slave, TCSANOW, &raw), 0);
    assert_int_equal(fcntl(t->master, F_SETFL, O_NONBLOCK), 0);
    set_width(t, width);
    setenv("TERM", "xterm", 1);
}

static void close_terminal(terminal *t) {
    close(t->slave);
    close(t->master);
}

/* What the program writes and nothing else; the live line must never fill the
 * last column. */
static void obey(terminal *t, const char *bytes) {
    for (; *bytes; bytes++) {
        assert_true(t->row < SCREEN_ROWS);
        char *row = t->screen[t->row];
        if (*bytes == '\r') {
            t->col = 0;
        } else if (*bytes == '\n') {
            t->row++;
            t->col = 0;
        } else if (strncmp(bytes, "\033[K", 3) == 0) {
            memset(row + t->col, 0, SCREEN_COLS - t->col);
            bytes += 2;
        } else {
            assert_true(*bytes >= ' ' && *bytes < 0x7f);
            assert_true(t->col < SCREEN_COLS);
            row[t->col++] = *bytes;
        }
    }
}

static void look(terminal *t) {
    ssize_t n = read(t->master, t->bytes, sizeof t->bytes - 1);
    t->bytes[n > 0 ? n : 0] = '\0';
    t->n_updates += n > 0;
    obey(t, t->bytes);
    assert_true(t->col < t->width);
}

#define ON(t, call)                                                            \
    do {                                                                       \
        int old_ = dup(STDERR_FILENO);                                         \
        dup2((t)->slave, STDERR_FILENO);                                       \
        call;                                                                  \
        dup2(old_, STDERR_FILENO);                                             \
        close(old_);                                                           \
        look(t);                                                               \
    } while (0)

static void there_is_a_sign_of_life_at_once(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(100);
    open_terminal(&t, 80);
    ON(&t, progress_start(&p, &how));
    assert_string_equal(t.screen[0],
                        "epoch   1/100 [........................]");
    time_now += 1;
    ON(&t, progress_batch(&p, 500, 1000));
    assert_string_equal(
        t.screen[0],
        "epoch   1/100 [........................]  3:19 left  500 rows/s");
    ON(&t, progress_end(&p));
    assert_string_equal(t.screen[0], "");
    assert_int_equal(t.row, 0);
    close_terminal(&t);
}

/* Half of 100 epochs in 50 s. */
static void go_half_way(terminal *t, progress *p, const progress_how *how) {
    ON(t, progress_start(p, how));
    for (size_t n = 1; n <= 50; n++)
        ON(t, end_epoch(p, n, 1));
}

static void parts_without_room_are_left_out(void **state) {
    (void)state;
    static const struct {
        size_t width;
        const char *line;
    } cases[] = {
        {120, "epoch  51/100 [############............]  loss 0.02000  held "
              "out 0.1300 (96.5 %)  0:50 left  1.00k rows/s"},
        {90, "epoch  51/100 [####....]  loss 0.02000  held out 0.1300 (96.5 %) "
             " 0:50 left  1.00k rows/s"},
        {89, "epoch  51/100 [##########..........]  loss 0.02000  held out "
             "0.1300 (96.5 %) "
             " 0:50 left"},
        {80, "epoch  51/100 [######......]  loss 0.02000  held out 0.1300 "
             "(96.5 %)  0:50 left"},
        {79, "epoch  51/100 [####....]  loss 0.02000  held out 0.1300 (96.5 %) "
             " 0:50 left"},
        {75, "epoch  51/100 [########........]  loss 0.02000  held out 0.1300 "
             "(96.5 %)"},
        {60, "epoch  51/100  loss 0.02000  held out 0.1300 (96.5 %)"},
        {54, "epoch  51/100  loss 0.02000  held out 0.1300 (96.5 %)"},
        {53, "epoch  51/100  loss 0.02000"},
        {20, "epoch  51/100"},
        {10, "epoch  51"},
        {1, "e"},
    };
    terminal t;
    progress p;
    progress_how how = usual(100);
    open_terminal(&t, 120);
    go_half_way(&t, &p, &how);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char line[PROGRESS_LINE];
        progress_live_line(&p, time_now, cases[i].width, line);
        assert_string_equal(line, cases[i].line);
    }
    for (size_t width = 2; width < 200; width++) {
        char line[PROGRESS_LINE];
        progress_live_line(&p, time_now, width, line);
        assert_true(strlen(line) < width);
    }
    assert_string_equal(t.screen[0], cases[0].line);
    set_width(&t, 60);
    time_now += 1;
    ON(&t, progress_batch(&p, 1, 1000));
    assert_string_equal(
        t.screen[0], "epoch  51/100  loss 0.02000  held out 0.1300 (96.5 %)");
    close_terminal(&t);
}

static void a_width_that_is_not_known_is_guessed(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(100);
    open_terminal(&t, 0);
    setenv("COLUMNS", "20", 1);
    go_half_way(&t, &p, &how);
    assert_string_equal(t.screen[0], "epoch  51/100");
    setenv("COLUMNS", "many", 1);
    time_now += 1;
    ON(&t, progress_batch(&p, 1, 1000));
    unsetenv("COLUMNS");
    assert_non_null(strstr(t.screen[0], "left"));
    close_terminal(&t);
}

static void it_is_drawn_ten_times_a_second_and_over_itself(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(100);
    open_terminal(&t, 100);
    ON(&t, progress_start(&p, &how));
    for (size_t i = 1; i <= 1000; i++) {
        time_now += 0.001;
        ON(&t, progress_batch(&p, i, 1000));
        const char *clear = strstr(t.bytes, "\033[K");
        if (*t.bytes) /* only what is behind the new line is cleared */
            assert_true(t.bytes[0] == '\r' && clear && clear[3] == '\0');
    }
    assert_in_range(t.n_updates, 10, 11);
    close_terminal(&t);
}

static void a_message_has_a_line_of_its_own(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(100);
    bp_divergence what = {.epoch = 51, .value = 1, .rate = 0.5};
    open_terminal(&t, 250);
    go_half_way(&t, &p, &how);
    char line[sizeof t.screen[0]];
    memcpy(line, t.screen[0], sizeof line);
    ON(&t, progress_say(&p, "hello"));
    assert_string_equal(t.screen[0], "hello");
    assert_string_equal(t.screen[1], line);
    ON(&t, progress_diverged(&p, &what, "x"));
    assert_memory_equal(t.screen[1], "epoch 51: training div", 22);
    assert_string_equal(t.screen[2], line);
    ON(&t, progress_end(&p));
    ON(&t, progress_say(&p, "bye"));
    assert_string_equal(t.screen[2], "bye");
    assert_string_equal(t.screen[3], "");
    close_terminal(&t);
}

static void verbose_lines_scroll_above_the_live_one(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(3);
    how.verbose = true;
    open_terminal(&t, 100);
    ON(&t, progress_start(&p, &how));
    for (size_t n = 1; n <= 3; n++)
        ON(&t, end_epoch(&p, n, 0.01));
    assert_memory_equal(t.screen[0], "epoch      1  loss 1 ", 21);
    assert_memory_equal(t.screen[2], "epoch      3  loss 0.33", 23);
    assert_memory_equal(t.screen[3], "epoch 3/3 [####", 15);
    ON(&t, progress_end(&p));
    assert_string_equal(t.screen[3], "");
    close_terminal(&t);
}

static void going_back_is_not_learnt_twice(void **state) {
    (void)state;
    terminal t;
    progress p;
    progress_how how = usual(2);
    bp_divergence what = {.epoch = 1, .value = 1, .rate = 0.5};
    how.has_held_out = false;
    open_terminal(&t, 60);
    ON(&t, progress_start(&p, &how));
    time_now += 1;
    ON(&t, progress_batch(&p, 500, 1000));
    ON(&t, progress_diverged(&p, &what, "x"));
    time_now += 1;
    ON(&t, progress_batch(&p, 500, 1000));
    assert_string_equal(
        t.screen[1],
        "epoch 1/2 [######..................]  0:03 left  500 rows/s");
    close_terminal(&t);
}

static void a_dumb_terminal_has_plain_lines(void **state) {
    (void)state;
    static const char *const terms[] = {"dumb", "", NULL};
    for (size_t i = 0; i < COUNT(terms); i++) {
        terminal t;
        progress p;
        progress_how how = usual(100);
        open_terminal(&t, 80);
        if (terms[i])
            setenv("TERM", terms[i], 1);
        else
            unsetenv("TERM");
        ON(&t, progress_start(&p, &how));
        for (size_t n = 1; n <= 3; n++)
            ON(&t, end_epoch(&p, n, 1));
        ON(&t, progress_end(&p));
        assert_string_equal(t.screen[1],
                            "epoch      2  loss 0.5  held out 0.13 (96.5 %)");
        assert_string_equal(
            t.screen[2], "epoch      3  loss 0.333333  held out 0.13 (96.5 %)");
        assert_string_equal(t.screen[3], "");
        close_terminal(&t);
    }
}

static void long_times_are_told_in_hours(void **state) {
    (void)state;
    char line[PROGRESS_LINE];
    progress p = {.how = {.n_epochs = 101, .n_rows = 1000},
                  .n_epochs = 1,
                  .n_learnt = 1000};
    progress_live_line(&p, 100, 100, line);
    assert_non_null(strstr(line, "  2:46:40 left  10 rows/s"));
    progress_live_line(&p, 1e6, 100, line);
    assert_null(strstr(line, "left"));
    p.n_learnt = 999.6e6;
    progress_live_line(&p, 1, 100, line);
    assert_non_null(strstr(line, "  0:00 left  1.00G rows/s"));
    p.n_learnt = 12345;
    progress_live_line(&p, 1, 100, line);
    assert_non_null(strstr(line, "  0:08 left  12.3k rows/s"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_a_sign_of_life_at_once),
        cmocka_unit_test(parts_without_room_are_left_out),
        cmocka_unit_test(a_width_that_is_not_known_is_guessed),
        cmocka_unit_test(it_is_drawn_ten_times_a_second_and_over_itself),
        cmocka_unit_test(a_message_has_a_line_of_its_own),
        cmocka_unit_test(verbose_lines_scroll_above_the_live_one),
        cmocka_unit_test(going_back_is_not_learnt_twice),
        cmocka_unit_test(a_dumb_terminal_has_plain_lines),
        cmocka_unit_test(long_times_are_told_in_hours),
    };
    return cmocka_run_group_tests(tests, make_epochs, NULL);
}
