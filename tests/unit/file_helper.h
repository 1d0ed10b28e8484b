/* file_helper.h - what the tests of files share.
 *
 * Root's rights know no bounds, so what needs a bound runs in a child that has
 * given them up: a folder may be closed to it, and no mistake of the code under
 * test may put a file in the place of a device. */
#ifndef BP_TEST_FILE_HELPER_H
#define BP_TEST_FILE_HELPER_H

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
static inline int enter_folder(void **state) {
    static char folder[64];
    strcpy(folder, "/tmp/bp-unit-file-XXXXXX");
    *state = folder;
    return mkdtemp(folder) && chmod(folder, 0755) == 0 ? chdir(folder) : -1;
}

static inline void empty_folder(const char *name) {
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
static inline int leave_folder(void **state) {
    chmod("folder", 0755);
    empty_folder("folder");
    rmdir("folder");
    empty_folder(".");
    return chdir("/") == 0 ? rmdir(*state) : -1;
}

static inline size_t count_files(const char *name) {
    DIR *files = opendir(name);
    assert_non_null(files);
    size_t count = 0;
    while (readdir(files))
        count++;
    closedir(files);
    return count - 2; /* . and .. */
}

static inline void write_text(const char *path, const char *text) {
    bp_error err;
    assert_ok(bp_file_write(path, text, strlen(text), &err));
}

static inline void check_text(const char *path, const char *wanted) {
    bp_error err;
    char *text;
    size_t length;
    assert_ok(bp_file_read(path, &text, &length, BP_EDATA, &err));
    assert_int_equal(length, strlen(wanted));
    assert_string_equal(text, wanted);
    free(text);
}

static inline mode_t mode_of(const char *path) {
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 07777;
}

/* Makes a folder that ./leave_folder() finds. */
static inline void make_folder(void) {
    assert_int_equal(mkdir("folder", 0755), 0);
}

/* Runs `what` in a child and returns its exit status; asserts can't travel out
 * of a child. */
static inline int in_child(int (*what)(void)) {
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
static inline bool become_nobody(void) {
    return geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
}

/* Likewise, for what gives up its rights first. */
static inline int in_child_without_rights(int (*what)(void)) {
    int status = in_child(what);
    if (status == STILL_ROOT) {
        print_message("skipped: this user's rights can't be given up\n");
        skip();
    }
    return status;
}

#define in_folder(test)                                                        \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

#endif
