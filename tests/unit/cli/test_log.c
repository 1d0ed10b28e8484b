/* test_log.c - the log of training, line by line. */
#include "helper.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "bp/file.h"
#include "train/log.h"

/* A clock that tests set. */
static double time_now;

static double test_clock(void) {
    return time_now;
}

static char folder[] = "/tmp/bp-test-log-XXXXXX";
static char path[64];

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder);
}

static void name_file(const char *name) {
    snprintf(path, sizeof path, "%s/%s", folder, name);
}

static void check_file(const char *wanted) {
    char *text;
    size_t length;
    bp_error err;
    assert_ok(bp_file_read(path, &text, &length, BP_ESYSTEM, &err));
    assert_string_equal(text, wanted);
    free(text);
}

static bp_epoch epochs[] = {{0.5, 0.6, 0.9, 0.01},
                            {0.1, INFINITY, 0.95, 0.005},
                            {1e-300, 0.25, -1.5, 0.0025}};

static bp_history history_of(size_t n) {
    return (bp_history){
        .n_epochs = n, .epochs = epochs, .has_held_out = true, .best = 1};
}

static train_log_how usual(void) {
    time_now = 1000;
    return (train_log_how){
        .has_held_out = true, .n_rows = 100, .clock = test_clock};
}

static void write_epochs(const train_log_how *how, size_t from, size_t to) {
    train_log *log;
    bp_error err;
    assert_ok(train_log_open(&log, path, how, &err));
    for (size_t n = from; n <= to; n++) {
        bp_history history = history_of(n);
        time_now += 0.125;
        assert_ok(train_log_epoch(log, &history, &err));
    }
    assert_ok(train_log_close(log, &err));
}

/* ---- formats ---- */

#define HEADER                                                                 \
    "epoch,loss,held_out_loss,held_out_score,learning_rate,seconds,"           \
    "rows_per_second\n"
#define JSON_1                                                                 \
    "{\"epoch\":1,\"loss\":0.5,\"held_out_loss\":0.6,\"held_out_score\":0.9,"  \
    "\"learning_rate\":0.01,\"seconds\":0.125,\"rows_per_second\":800}\n"

static void json_has_an_object_a_line(void **state) {
    (void)state;
    static const char *const names[] = {"log", "a.jsonl", "b.csv.json"};
    train_log_how how = usual();
    for (size_t i = 0; i < COUNT(names); i++) {
        name_file(names[i]);
        time_now = 1000;
        write_epochs(&how, 1, 2);
        check_file(JSON_1 "{\"epoch\":2,\"loss\":0.1,\"held_out_score\":0.95,"
                          "\"learning_rate\":0.005,\"seconds\":0.25,"
                          "\"rows_per_second\":800}\n");
        unlink(path);
    }
}

static void csv_has_a_row_an_epoch(void **state) {
    (void)state;
    train_log_how how = usual();
    name_file("log.CSV");
    write_epochs(&how, 1, 3);
    check_file(HEADER "1,0.5,0.6,0.9,0.01,0.125,800\n"
                      "2,0.1,,0.95,0.005,0.25,800\n"
                      "3,1e-300,0.25,-1.5,0.0025,0.375,800\n");
    how.has_held_out = false;
    write_epochs(&how, 1, 1);
    check_file("epoch,loss,learning_rate,seconds,rows_per_second\n"
               "1,0.5,0.01,0.125,800\n");
    unlink(path);
}

static void only_rows_of_this_run_make_its_speed(void **state) {
    (void)state;
    train_log_how how = usual();
    how.n_rows_done = 75;
    name_file("log.csv");
    write_epochs(&how, 1, 2);
    check_file(HEADER "1,0.5,0.6,0.9,0.01,0.125,200\n"
                      "2,0.1,,0.95,0.005,0.25,800\n");
    unlink(path);
}

static void events_are_objects_too(void **state) {
    (void)state;
    bp_error err;
    train_log *log;
    train_log_how how = usual();
    bp_history history = history_of(3);
    bp_divergence what = {
        .epoch = 3, .layer = 2, .input = 1, .value = 1e30F, .rate = 0.005};
    for (int is_csv = 0; is_csv < 2; is_csv++) {
        name_file(is_csv ? "log.csv" : "log.json");
        time_now = 1000;
        assert_ok(train_log_open(&log, path, &how, &err));
        assert_ok(train_log_diverged(log, &what, "a \"\\\n", &err));
        bp_divergence last = {.epoch = 3, .value = -2};
        assert_ok(train_log_diverged(log, &last, NULL, &err));
        time_now = 1001.5;
        history.ending = BP_END_PATIENCE;
        assert_ok(train_log_end(log, &history, &err));
        history.best = 0;
        assert_ok(train_log_end(log, &history, &err));
        history.best = 1;
        assert_ok(train_log_close(log, &err));
        check_file(is_csv ? HEADER
                          : "{\"event\":\"divergence\",\"epoch\":3,"
                            "\"layer\":2,\"input\":\"a \\\"\\\\?\","
                            "\"value\":1.0000000150474662e+30,"
                            "\"learning_rate\":0.005}\n"
                            "{\"event\":\"divergence\",\"epoch\":3,"
                            "\"value\":-2}\n"
                            "{\"event\":\"end\",\"reason\":\"patience\","
                            "\"epochs\":3,\"best_epoch\":1,\"seconds\":1.5}\n"
                            "{\"event\":\"end\",\"reason\":\"patience\","
                            "\"epochs\":3,\"seconds\":1.5}\n");
        unlink(path);
    }
}

/* ---- old files ---- */

static void a_log_is_overwritten_or_gone_on_with(void **state) {
    (void)state;
    bp_error err;
    train_log_how how = usual();
    name_file("log.csv");
    write_epochs(&how, 1, 3);
    write_epochs(&how, 1, 1);
    check_file(HEADER "1,0.5,0.6,0.9,0.01,0.125,800\n");
    how.append = true;
    write_epochs(&how, 2, 2);
    check_file(HEADER "1,0.5,0.6,0.9,0.01,0.125,800\n"
                      "2,0.1,,0.95,0.005,0.125,800\n");
    assert_ok(bp_file_write(path, "1,0.", 4, &err)); /* cut short */
    write_epochs(&how, 1, 1);
    check_file("1,0.\n1,0.5,0.6,0.9,0.01,0.125,800\n");
    unlink(path);
    write_epochs(&how, 1, 1);
    check_file(HEADER "1,0.5,0.6,0.9,0.01,0.125,800\n");
    unlink(path);
}

static void each_line_is_there_at_once(void **state) {
    (void)state;
    bp_error err;
    train_log *log;
    train_log_how how = usual();
    bp_history history = history_of(1);
    name_file("log");
    assert_ok(train_log_open(&log, path, &how, &err));
    time_now += 0.125;
    assert_ok(train_log_epoch(log, &history, &err));
    check_file(JSON_1);
    assert_ok(train_log_close(log, &err));
    unlink(path);
}

/* ---- failures ---- */

static void what_can_not_be_opened_is_refused(void **state) {
    (void)state;
    bp_error err;
    train_log *log;
    train_log_how how = usual();
    name_file("no/log.csv");
    assert_refused(train_log_open(&log, path, &how, &err), BP_ESYSTEM);
    assert_null(log);
    assert_non_null(strstr(err.message, path));
    assert_refused(train_log_open(&log, "", &how, &err), BP_ESYSTEM);
    assert_ok(train_log_close(NULL, &err));
    bp_history history = history_of(1);
    assert_ok(train_log_epoch(NULL, &history, &err));
    assert_ok(train_log_end(NULL, &history, &err));
}

static void a_full_disk_is_told_once(void **state) {
    (void)state;
    bp_error err;
    train_log *log;
    train_log_how how = usual();
    bp_history history = history_of(1);
    if (access("/dev/full", W_OK) != 0)
        skip();
    assert_ok(train_log_open(&log, "/dev/full", &how, &err));
    assert_refused(train_log_epoch(log, &history, &err), BP_ESYSTEM);
    assert_non_null(strstr(err.message, "/dev/full: the log can't be written"));
    assert_ok(train_log_epoch(log, &history, &err));
    assert_ok(train_log_end(log, &history, &err));
    assert_ok(train_log_close(log, &err));
}

/* The log goes to a copy of standard output, which is a pipe here. */
static void a_reader_may_go_away(void **state) {
    (void)state;
    bp_error err;
    train_log *log;
    train_log_how how = usual();
    bp_history history = history_of(1);
    int ends[2], old = dup(STDOUT_FILENO);
    char text[256] = "";
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
    signal(SIGPIPE, SIG_IGN);
    fflush(stdout);
    dup2(ends[1], STDOUT_FILENO);
    bp_status status = train_log_open(&log, "-", &how, &err);
    dup2(old, STDOUT_FILENO);
    close(old);
    close(ends[1]);
    assert_int_equal(status, BP_OK);
    time_now += 0.125;
    assert_ok(train_log_epoch(log, &history, &err));
    assert_true(read(ends[0], text, sizeof text - 1) > 0);
    assert_string_equal(text, JSON_1);
    close(ends[0]);
    assert_ok(train_log_epoch(log, &history, &err));
    assert_ok(train_log_epoch(log, &history, &err));
    assert_ok(train_log_close(log, &err));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_an_object_a_line),
        cmocka_unit_test(csv_has_a_row_an_epoch),
        cmocka_unit_test(only_rows_of_this_run_make_its_speed),
        cmocka_unit_test(events_are_objects_too),
        cmocka_unit_test(a_log_is_overwritten_or_gone_on_with),
        cmocka_unit_test(each_line_is_there_at_once),
        cmocka_unit_test(what_can_not_be_opened_is_refused),
        cmocka_unit_test(a_full_disk_is_told_once),
        cmocka_unit_test(a_reader_may_go_away),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
