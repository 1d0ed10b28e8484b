/* test_progress.c - how training goes, in plain lines. */
#include "watched.h"

static void check_run(const progress_how *how, size_t from, size_t to,
                      double seconds, const char *wanted) {
    captured c;
    progress p;
    captured_begin(&c);
    progress_start(&p, how);
    for (size_t n = from; n <= to; n++) {
        progress_batch(&p, 500, 1000);
        end_epoch(&p, n, seconds);
    }
    progress_end(&p);
    captured_end(&c);
    assert_string_equal(c.text, wanted);
}

static void round_epochs_and_the_last_have_a_line(void **state) {
    (void)state;
    progress_how how = usual(120);
    how.has_held_out = false;
    check_run(&how, 1, 120, 0.01,
              "epoch      1  loss 1\n"
              "epoch      2  loss 0.5\n"
              "epoch      5  loss 0.2\n"
              "epoch     10  loss 0.1\n"
              "epoch     20  loss 0.05\n"
              "epoch     50  loss 0.02\n"
              "epoch    100  loss 0.01\n"
              "epoch    120  loss 0.00833333\n");
}

static void an_early_end_has_a_line(void **state) {
    (void)state;
    progress_how how = usual(120);
    check_run(&how, 1, 3, 0.01,
              "epoch      1  loss 1  held out 0.13 (96.5 %)\n"
              "epoch      2  loss 0.5  held out 0.13 (96.5 %)\n"
              "epoch      3  loss 0.333333  held out 0.13 (96.5 %)\n");
    how.is_classification = false;
    check_run(&how, 1, 2, 0.01,
              "epoch      1  loss 1  held out 0.13 (R2 0.965)\n"
              "epoch      2  loss 0.5  held out 0.13 (R2 0.965)\n");
    check_run(&how, 1, 0, 0.01, "");
    how.n_epochs_done = 100;
    check_run(&how, 101, 100, 0.01, "");
}

static void half_a_minute_without_a_line_is_too_long(void **state) {
    (void)state;
    progress_how how = usual(9);
    how.has_held_out = false;
    check_run(&how, 1, 9, 12,
              "epoch      1  loss 1\n"
              "epoch      2  loss 0.5\n"
              "epoch      5  loss 0.2\n"
              "epoch      8  loss 0.125\n"
              "epoch      9  loss 0.111111\n");
    how = usual(2);
    how.n_rows = 4;
    captured c;
    progress p;
    captured_begin(&c);
    progress_start(&p, &how);
    for (size_t i = 0; i < 4; i++) {
        time_now += 20;
        progress_batch(&p, i + 1, 4);
    }
    progress_end(&p);
    captured_end(&c);
    assert_string_equal(c.text, "epoch 1, 50 % done\nepoch 1, 100 % done\n");
}

static void verbose_has_a_line_for_each_epoch(void **state) {
    (void)state;
    progress_how how = usual(4);
    how.verbose = true;
    how.has_held_out = false;
    how.n_epochs_done = 1;
    how.n_rows_done = 400;
    check_run(&how, 2, 4, 0.5,
              "epoch      2  loss 0.5  learning rate 0.01  1.20k rows/s\n"
              "epoch      3  loss 0.333333  learning rate 0.01  2.00k rows/s\n"
              "epoch      4  loss 0.25  learning rate 0.01  2.00k rows/s\n");
}

static void quiet_says_nothing(void **state) {
    (void)state;
    captured c;
    progress p = {0};
    progress_how how = usual(2);
    bp_divergence what = {.epoch = 1};
    how.quiet = true;
    how.verbose = true;
    captured_begin(&c);
    progress_start(&p, &how);
    time_now += 50;
    progress_batch(&p, 1, 2);
    progress_diverged(&p, &what, NULL);
    progress_say(&p, "%d", 1);
    end_epoch(&p, 1, 1);
    progress_end(&p);
    captured_end(&c);
    assert_string_equal(c.text, "");
}

static void check_divergence(const bp_divergence *what, const char *name,
                             const char *wanted) {
    captured c;
    progress p = {0};
    captured_begin(&c);
    progress_diverged(&p, what, name);
    captured_end(&c);
    assert_string_equal(c.text, wanted);
}

static void a_divergence_is_explained(void **state) {
    (void)state;
    bp_divergence what = {
        .epoch = 3, .layer = 2, .input = 1, .value = 123.5F, .rate = 0.005};
    check_divergence(
        &what, "in\tcome",
        "epoch 3: training diverged: outputs of layer 2 are no longer finite "
        "numbers (largest input until then: column 'in?come', 123.5 as "
        "scaled); back to the last good weights with half the learning rate, "
        "0.005\n");
    what.layer = 0;
    what.rate = 0;
    check_divergence(
        &what, "income",
        "epoch 3: training diverged: the loss explodes (largest input until "
        "then: column 'income', 123.5 as scaled); training gives up: look "
        "in that column for values far off\n");
    what.value = -2;
    check_divergence(
        &what, "income",
        "epoch 3: training diverged: the loss explodes (largest input until "
        "then: column 'income', -2 as scaled); training gives up\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_epochs_and_the_last_have_a_line),
        cmocka_unit_test(an_early_end_has_a_line),
        cmocka_unit_test(half_a_minute_without_a_line_is_too_long),
        cmocka_unit_test(verbose_has_a_line_for_each_epoch),
        cmocka_unit_test(quiet_says_nothing),
        cmocka_unit_test(a_divergence_is_explained),
    };
    return cmocka_run_group_tests(tests, make_epochs, NULL);
}
