/* test_file.c - a reader sees the old file or the new one, never half.
 *
 * Root's rights know no bounds, so what needs a bound runs in a child that has
 * given them up: a folder may be closed to it, and no mistake of the code under
 * test may put a file in the place of a device. */
#include "helper.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bp/file.h"

/* Each test starts in an empty folder of its own, which others may enter. */
static int enter_folder(void **state) {
    static char folder[64];
    strcpy(folder, "/tmp/bp-unit-file-XXXXXX");
    *state = folder;
    return mkdtemp(folder) && chmod(folder, 0755) == 0 ? chdir(folder) : -1;
}

static void empty_folder(const char *name) {
    DIR *files = opendir(name);
    if (!files)
        return;
    const struct dirent *file;
    while ((file = readdir(files)))
        if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0)
            unlinkat(dirfd(files), file->d_name, 0);
    closedir(files);
}

/* Folders are one deep and all called "folder". */
static int leave_folder(void **state) {
    chmod("folder", 0755);
    empty_folder("folder");
    rmdir("folder");
    empty_folder(".");
    return chdir("/") == 0 ? rmdir(*state) : -1;
}

static size_t count_files(const char *name) {
    DIR *files = opendir(name);
    assert_non_null(files);
    size_t count = 0;
    while (readdir(files))
        count++;
    closedir(files);
    return count - 2; /* . and .. */
}

static void write_text(const char *path, const char *text) {
    bp_error err;
    assert_ok(bp_file_write(path, text, strlen(text), &err));
}

static void check_text(const char *path, const char *wanted) {
    bp_error err;
    char *text;
    size_t length;
    assert_ok(bp_file_read(path, &text, &length, BP_EDATA, &err));
    assert_int_equal(length, strlen(wanted));
    assert_string_equal(text, wanted);
    free(text);
}

static mode_t mode_of(const char *path) {
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

/* Makes a folder that ./leave_folder() finds. */
static void make_folder(void) {
    assert_int_equal(mkdir("folder", 0755), 0);
}

/* Runs `what` in a child and returns its exit status; asserts can't travel out
 * of a child. */
static int in_child(int (*what)(void)) {
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(what());
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

enum { STILL_ROOT = 77 };

/* Whatever rights this process has to any file, it gives them up. */
static bool become_nobody(void) {
    return geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
}

/* Likewise, for what gives up its rights first. */
static int in_child_without_rights(int (*what)(void)) {
    int status = in_child(what);
    if (status == STILL_ROOT) {
        print_message("skipped: this user's rights can't be given up\n");
        skip();
    }
    return status;
}

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

/* ---- what fails ---- */

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

#define in_folder(test)                                                        \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        in_folder(bytes_come_back),
        in_folder(what_cant_be_read_has_the_status_asked_for),
        in_folder(a_new_file_gets_the_usual_mode),
        in_folder(an_old_file_keeps_its_mode),
        in_folder(a_reader_keeps_the_old_file),
        in_folder(a_symbolic_link_is_followed),
        in_folder(a_link_to_no_file_yet_is_followed),
        in_folder(a_write_that_stops_half_way_leaves_the_old_file),
        in_folder(a_new_file_that_fails_leaves_nothing),
        in_folder(a_closed_folder_keeps_the_old_file),
        in_folder(a_missing_folder_is_told_before_and_after),
        in_folder(a_folder_is_not_written_over),
        in_folder(a_file_that_is_no_folder_is_told_before_and_after),
        in_folder(a_name_that_no_file_has_is_told_before_and_after),
        in_folder(what_can_be_written_is_said_to_be),
        in_folder(a_full_device_is_reported),
        in_folder(a_device_is_written_directly),
        in_folder(a_pipe_is_written_directly),
        in_folder(a_dash_is_standard_input_and_output),
        in_folder(a_closed_standard_output_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
