/* test_file.c - a reader sees the old file or the new one, never half; and what
 * isn't a file is written as it can be. */
#include "file_helper.h"

/* ---- reading and writing ---- */

static void bytes_come_back(void **state) {
    (void)state;
    static const size_t lengths[] = {0, 1, 65535, 65536, 65537, 300001};
    bp_rng rng = rng_of(1);
    bp_error err;
    char *bytes = malloc(300001);
    assert_non_null(bytes);
    for (size_t i = 0; i < 300001; i++)
        bytes[i] = (char)bp_rng_next(&rng);
    for (size_t i = 0; i < COUNT(lengths); i++) {
        char *back;
        size_t length;
        assert_ok(bp_file_write("f", bytes, lengths[i], &err));
        assert_ok(bp_file_read("f", &back, &length, BP_EDATA, &err));
        assert_int_equal(length, lengths[i]);
        assert_memory_equal(back, bytes, length);
        assert_int_equal(back[length], '\0');
        free(back);
    }
    assert_int_equal(count_files("."), 1);
    free(bytes);
}

static void what_cant_be_read_has_the_status_asked_for(void **state) {
    (void)state;
    bp_error err;
    char *text;
    size_t length;
    make_folder();
    assert_refused(bp_file_read("none", &text, &length, BP_EDATA, &err),
                   BP_EDATA);
    assert_string_equal(err.message,
                        "none: can't be read: No such file or directory");
    assert_refused(bp_file_read("folder", &text, &length, BP_EMODEL, &err),
                   BP_EMODEL);
    assert_string_equal(err.message, "folder: can't be read: Is a directory");
}

static void a_new_file_gets_the_usual_mode(void **state) {
    (void)state;
    mode_t mask = umask(027);
    write_text("f", "text");
    assert_int_equal(mode_of("f"), 0640);
    assert_int_equal(umask(mask), 027); /* put back as it was */
    umask(0);
    write_text("g", "text");
    umask(mask);
    assert_int_equal(mode_of("g"), 0666);
}

static void an_old_file_keeps_its_mode(void **state) {
    (void)state;
    static const mode_t modes[] = {0600, 0644, 0640, 0755, 0444};
    for (size_t i = 0; i < COUNT(modes); i++) {
        write_text("f", "old");
        assert_int_equal(chmod("f", modes[i]), 0);
        write_text("f", "new");
        assert_int_equal(mode_of("f"), modes[i]);
        check_text("f", "new");
        assert_int_equal(unlink("f"), 0);
    }
}

static void a_reader_keeps_the_old_file(void **state) {
    (void)state;
    char text[4] = "";
    write_text("f", "old");
    int reader = open("f", O_RDONLY);
    assert_true(reader >= 0);
    write_text("f", "new");
    assert_int_equal(read(reader, text, 3), 3);
    assert_string_equal(text, "old");
    close(reader);
    check_text("f", "new");
}

static bool is_link(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static void a_symbolic_link_is_followed(void **state) {
    (void)state;
    make_folder();
    write_text("folder/f", "old");
    assert_int_equal(chmod("folder/f", 0600), 0);
    assert_int_equal(symlink("folder/f", "one"), 0);
    assert_int_equal(symlink("one", "two"), 0);
    write_text("two", "new");
    assert_true(is_link("two") && is_link("one") && !is_link("folder/f"));
    check_text("folder/f", "new");
    assert_int_equal(mode_of("folder/f"), 0600);
    assert_int_equal(count_files("folder"), 1);
    assert_int_equal(count_files("."), 3);
}

static void a_link_to_no_file_yet_is_followed(void **state) {
    (void)state;
    make_folder();
    assert_int_equal(symlink("folder/f", "link"), 0);
    write_text("link", "new");
    assert_true(is_link("link"));
    check_text("folder/f", "new");
}

/* ---- devices, pipes and the standard streams ---- */

static bool is_device(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISCHR(info.st_mode);
}

static int write_to_full_device(void) {
    static const char *const wanted =
        "/dev/full: can't be written: No space left on device";
    bp_error err = {0};
    if (!become_nobody())
        return STILL_ROOT;
    bp_status status = bp_file_write("/dev/full", "text", 4, &err);
    return strcmp(err.message, wanted) == 0 ? (int)status : 98;
}

static void a_full_device_is_reported(void **state) {
    (void)state;
    if (!is_device("/dev/full")) {
        print_message("skipped: %s isn't here\n", "/dev/full");
        skip();
    }
    assert_int_equal(in_child_without_rights(write_to_full_device), BP_ESYSTEM);
}

static int write_to_null_device(void) {
    bp_error err;
    if (!become_nobody())
        return STILL_ROOT;
    return (int)bp_file_write("/dev/null", "text", 4, &err);
}

static void a_device_is_written_directly(void **state) {
    (void)state;
    assert_int_equal(in_child_without_rights(write_to_null_device), BP_OK);
    assert_true(is_device("/dev/null"));
}

static void a_pipe_is_written_directly(void **state) {
    (void)state;
    char text[8] = "";
    assert_int_equal(mkfifo("pipe", 0600), 0);
    int reader = open("pipe", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
    write_text("pipe", "through");
    assert_int_equal(read(reader, text, 7), 7);
    assert_string_equal(text, "through");
    close(reader);
    struct stat info;
    assert_int_equal(stat("pipe", &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    assert_int_equal(count_files("."), 1);
}

static int copy_standard_streams(void) {
    bp_error err;
    char *text;
    size_t length;
    if (!freopen("in", "rb", stdin) || !freopen("out", "wb", stdout))
        return 99;
    bp_status status = bp_file_read("-", &text, &length, BP_EDATA, &err);
    if (!status)
        status = bp_file_write("-", text, length, &err);
    if (!status)
        free(text);
    return (int)status;
}

static void a_dash_is_standard_input_and_output(void **state) {
    (void)state;
    write_text("in", "as it came");
    assert_int_equal(in_child(copy_standard_streams), BP_OK);
    check_text("out", "as it came");
    assert_int_equal(count_files("."), 2);
}

static int write_to_closed_output(void) {
    bp_error err = {0};
    close(STDOUT_FILENO);
    bp_status status = bp_file_write("-", "text", 4, &err);
    return strstr(err.message, "standard output: ") ? (int)status : 98;
}

static void a_closed_standard_output_is_reported(void **state) {
    (void)state;
    assert_int_equal(in_child(write_to_closed_output), BP_ESYSTEM);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(bytes_come_back),
        in_folder(what_cant_be_read_has_the_status_asked_for),
        in_folder(a_new_file_gets_the_usual_mode),
        in_folder(an_old_file_keeps_its_mode),
        in_folder(a_reader_keeps_the_old_file),
        in_folder(a_symbolic_link_is_followed),
        in_folder(a_link_to_no_file_yet_is_followed),
        in_folder(a_full_device_is_reported),
        in_folder(a_device_is_written_directly),
        in_folder(a_pipe_is_written_directly),
        in_folder(a_dash_is_standard_input_and_output),
        in_folder(a_closed_standard_output_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
