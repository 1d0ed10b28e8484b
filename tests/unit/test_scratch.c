/* test_scratch.c - room on the disk, and disks that have none.
 *
 * Two functions of the system are replaced here, so that it can be told to
 * behave like a file system that has no files without a name, or can't set
 * room aside.
 */
#include "bp/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "helper.h"

static bool has_no_tmpfile;
static int fallocate_fails;

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    int mode = va_arg(list, int);
    va_end(list);
    if (has_no_tmpfile && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int posix_fallocate(int fd, off_t offset, off_t length) {
    if (fallocate_fails)
        return fallocate_fails;
    return fallocate(fd, 0, offset, length) == 0 ? 0 : errno;
}

static char folder[] = "/tmp/bp-unit-scratch-XXXXXX";

static int enter_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? setenv("TMPDIR", folder, 1) : -1;
}

static int leave_folder(void **state) {
    (void)state;
    return rmdir(folder); /* fails when something was left there */
}

static size_t count_files(const char *path) {
    DIR *files = opendir(path);
    assert_non_null(files);
    size_t count = 0;
    const struct dirent *file;
    while ((file = readdir(files)))
        count += file->d_name[0] != '.';
    closedir(files);
    return count;
}

/* From here on no file can become larger; 0 takes that back. */
static void limit_files(size_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void check_message(const bp_error *err, const char *end) {
    char wanted[1024];
    snprintf(wanted, sizeof wanted, "%s: %s; TMPDIR can name another folder",
             folder, end);
    assert_string_equal(err->message, wanted);
    assert_int_equal(err->status, BP_ESYSTEM);
}

static void check_scratch_file(void) {
    bp_error err;
    int fd;
    char back[5];
    assert_ok(bp_scratch_open(&fd, &err));
    assert_int_equal(count_files(folder), 0);
    struct stat info, place;
    assert_int_equal(fstat(fd, &info), 0);
    assert_int_equal(stat(folder, &place), 0);
    assert_int_equal(info.st_nlink, 0);
    assert_int_equal(info.st_dev, place.st_dev);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    assert_ok(bp_scratch_write(fd, "hello ", 6, &err));
    assert_ok(bp_scratch_write(fd, "world", 5, &err));
    assert_ok(bp_scratch_read(fd, 4, back, 5, &err));
    assert_memory_equal(back, "o wor", 5);
    assert_int_equal(bp_scratch_read(fd, 8, back, 5, &err), BP_ESYSTEM);
    close(fd);
}

static void a_scratch_file_has_no_name(void **state) {
    (void)state;
    check_scratch_file();
    has_no_tmpfile = true;
    check_scratch_file();
    has_no_tmpfile = false;
}

static void a_folder_that_is_named_is_meant(void **state) {
    (void)state;
    bp_error err;
    int fd;
    setenv("TMPDIR", "/not/there", 1);
    assert_int_equal(bp_scratch_open(&fd, &err), BP_ESYSTEM);
    assert_string_equal(err.message,
                        "/not/there: no scratch file can be made there: No "
                        "such file or directory; TMPDIR can name another "
                        "folder");
    bp_floats floats = {.count = 7};
    assert_int_equal(bp_floats_new(&floats, 5, true, &err), BP_ESYSTEM);
    assert_true(floats.items == NULL && floats.count == 0);
    setenv("TMPDIR", folder, 1);
}

static void without_a_name_there_is_a_usual_folder(void **state) {
    (void)state;
    bp_error err;
    int fd;
    setenv("TMPDIR", "", 1);
    assert_ok(bp_scratch_open(&fd, &err));
    close(fd);
    unsetenv("TMPDIR");
    assert_ok(bp_scratch_open(&fd, &err));
    close(fd);
    setenv("TMPDIR", folder, 1);
}

static size_t open_files(void) {
    return count_files("/proc/self/fd");
}

static void check_floats(size_t count, bool in_file) {
    bp_error err;
    bp_floats floats;
    size_t n_open = open_files();
    assert_ok(bp_floats_new(&floats, count, in_file, &err));
    assert_int_equal(open_files(), n_open);
    assert_non_null(floats.items);
    assert_int_equal(floats.count, count);
    assert_int_equal(floats.is_mapped, in_file);
    assert_int_equal((uintptr_t)floats.items % 64, 0);
    assert_zeros(floats.items, count);
    for (size_t i = 0; i < count; i++)
        floats.items[i] = (float)(i % 1000) + 1;
    for (size_t i = 0; i < count; i++)
        if (floats.items[i] != (float)(i % 1000) + 1)
            fail_msg("float %zu was lost", i);
    bp_floats_free(&floats);
    assert_true(floats.items == NULL && floats.count == 0 && !floats.is_mapped);
    bp_floats_free(&floats);
}

static void floats_are_zeros_wherever_they_lie(void **state) {
    (void)state;
    static const size_t counts[] = {
        0, 1, 15, 16, 1024, 1 << 20, (1 << 20) + 1, 3000001};
    for (size_t i = 0; i < COUNT(counts); i++) {
        check_floats(counts[i], false);
        check_floats(counts[i], true);
    }
}

static void where_no_room_can_be_set_aside_it_is_written_to(void **state) {
    (void)state;
    static const int failures[] = {EOPNOTSUPP, EINVAL, ENOSYS};
    for (size_t i = 0; i < COUNT(failures); i++) {
        fallocate_fails = failures[i];
        check_floats(0, true);
        check_floats(1, true);
        check_floats(50000, true);
    }
    fallocate_fails = 0;
}

static void a_full_disk_is_said_at_once(void **state) {
    (void)state;
    bp_error err;
    bp_floats floats;
    fallocate_fails = ENOSPC;
    assert_int_equal(bp_floats_new(&floats, 1000, true, &err), BP_ESYSTEM);
    check_message(&err, "no room for a scratch file of 4000 bytes: No space "
                        "left on device");
    assert_null(floats.items);
    size_t n_open = open_files();
    fallocate_fails = 0;
    limit_files(1 << 20);
    static const int kinds[] = {0, EOPNOTSUPP};
    for (size_t i = 0; i < COUNT(kinds); i++) {
        fallocate_fails = kinds[i];
        assert_int_equal(bp_floats_new(&floats, 1 << 19, true, &err),
                         BP_ESYSTEM);
        check_message(&err, "no room for a scratch file of 2097152 bytes: File "
                            "too large");
        check_floats(1 << 18, true);
    }
    fallocate_fails = 0;
    limit_files(0);
    assert_int_equal(open_files(), n_open);
}

static void a_write_that_finds_no_room_says_how_much(void **state) {
    (void)state;
    bp_error err;
    static char bytes[1 << 16];
    int fd;
    limit_files(100000);
    assert_ok(bp_scratch_open(&fd, &err));
    assert_ok(bp_scratch_write(fd, bytes, sizeof bytes, &err));
    assert_int_equal(bp_scratch_write(fd, bytes, sizeof bytes, &err),
                     BP_ESYSTEM);
    check_message(&err, "no room for a scratch file of 131072 bytes: File too "
                        "large");
    close(fd);
    limit_files(0);
}

static void more_than_there_can_be_is_refused(void **state) {
    (void)state;
    static const size_t counts[] = {SIZE_MAX, SIZE_MAX / 4, SIZE_MAX / 8 - 5,
                                    SIZE_MAX / 4 + 2};
    bp_error err;
    bp_floats floats;
    for (size_t i = 0; i < COUNT(counts); i++)
        for (int in_file = 0; in_file < 2; in_file++) {
            assert_refused(bp_floats_new(&floats, counts[i], in_file, &err),
                           BP_ESYSTEM);
            assert_null(floats.items);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scratch_file_has_no_name),
        cmocka_unit_test(a_folder_that_is_named_is_meant),
        cmocka_unit_test(without_a_name_there_is_a_usual_folder),
        cmocka_unit_test(floats_are_zeros_wherever_they_lie),
        cmocka_unit_test(where_no_room_can_be_set_aside_it_is_written_to),
        cmocka_unit_test(a_full_disk_is_said_at_once),
        cmocka_unit_test(a_write_that_finds_no_room_says_how_much),
        cmocka_unit_test(more_than_there_can_be_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
