/* test_file_refused.c - what can't be written leaves the old file, and is told.
 */
#include "file_helper.h"

/* Files may not grow beyond a page: the write stops half-way. */
static int write_too_much(void) {
    enum { MUCH = 100000 };
    static char text[MUCH];
    struct rlimit limit = {4096, 4096};
    bp_error err = {0};
    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 99;
    bp_status status = bp_file_write("f", text, MUCH, &err);
    bool told = strstr(err.message, "f: can't be written: File too large");
    return told ? (int)status : 98;
}

static void a_write_that_stops_half_way_leaves_the_old_file(void **state) {
    (void)state;
    write_text("f", "old");
    assert_int_equal(in_child(write_too_much), BP_ESYSTEM);
    check_text("f", "old");
    assert_int_equal(count_files("."), 1);
}

static void a_new_file_that_fails_leaves_nothing(void **state) {
    (void)state;
    assert_int_equal(in_child(write_too_much), BP_ESYSTEM);
    assert_int_equal(count_files("."), 0);
}

static int write_into_closed_folder(void) {
    bp_error err = {0};
    if (!become_nobody())
        return STILL_ROOT;
    if (bp_file_check_writable("folder/f", &err) != BP_ESYSTEM ||
        bp_file_check_writable("folder/new", &err) != BP_ESYSTEM)
        return 98;
    if (bp_file_write("folder/new", "new", 3, &err) != BP_ESYSTEM)
        return 97;
    return (int)bp_file_write("folder/f", "new", 3, &err);
}

static void a_closed_folder_keeps_the_old_file(void **state) {
    (void)state;
    make_folder();
    write_text("folder/f", "old");
    assert_int_equal(chmod("folder/f", 0666), 0);
    assert_int_equal(chmod("folder", 0555), 0);
    assert_int_equal(in_child_without_rights(write_into_closed_folder),
                     BP_ESYSTEM);
    check_text("folder/f", "old");
    assert_int_equal(count_files("folder"), 1);
}

static void check_unwritable(const char *path) {
    bp_error err;
    size_t before = count_files(".");
    assert_refused(bp_file_check_writable(path, &err), BP_ESYSTEM);
    assert_refused(bp_file_write(path, "text", 4, &err), BP_ESYSTEM);
    assert_int_equal(count_files("."), before);
}

static void a_missing_folder_is_told_before_and_after(void **state) {
    (void)state;
    check_unwritable("none/f");
}

static void a_folder_is_not_written_over(void **state) {
    (void)state;
    make_folder();
    check_unwritable("folder");
    check_unwritable("folder/");
    check_unwritable(".");
}

static void a_file_that_is_no_folder_is_told_before_and_after(void **state) {
    (void)state;
    write_text("script", "#!/bin/sh");
    check_unwritable("script/f");
    assert_int_equal(chmod("script", 0755), 0);
    check_unwritable("script/f");
}

static void a_name_that_no_file_has_is_told_before_and_after(void **state) {
    (void)state;
    check_unwritable("none/");
    check_unwritable("");
}

static void what_can_be_written_is_said_to_be(void **state) {
    (void)state;
    bp_error err;
    make_folder();
    write_text("f", "old");
    assert_int_equal(symlink("f", "link"), 0);
    static const char *const paths[] = {"f",        "link", "new",
                                        "folder/f", "-",    "/dev/null"};
    for (size_t i = 0; i < COUNT(paths); i++)
        assert_ok(bp_file_check_writable(paths[i], &err));
    check_text("f", "old"); /* asking changes nothing */
    assert_int_equal(count_files("."), 3);
    assert_int_equal(count_files("folder"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(a_write_that_stops_half_way_leaves_the_old_file),
        in_folder(a_new_file_that_fails_leaves_nothing),
        in_folder(a_closed_folder_keeps_the_old_file),
        in_folder(a_missing_folder_is_told_before_and_after),
        in_folder(a_folder_is_not_written_over),
        in_folder(a_file_that_is_no_folder_is_told_before_and_after),
        in_folder(a_name_that_no_file_has_is_told_before_and_after),
        in_folder(what_can_be_written_is_said_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
