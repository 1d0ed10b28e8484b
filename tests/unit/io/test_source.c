/* test_source.c - the same bytes come out of a file, a pipe, gzip and zstd, at
 * once and again; slow pipes, files that change, and full disks. */
#include <sys/resource.h>
#include <sys/syscall.h>

#include "source_helper.h"

/* The system's, which may give less than was asked for: this one does. */
ssize_t pread(int fd, void *bytes, size_t length, off_t offset) {
    return syscall(SYS_pread64, fd, bytes, length > 50000 ? 50000 : length,
                   offset);
}

static void check_sizes(packer pack) {
    static const size_t sizes[] = {0,       1,           5,           10000,
                                   8 * MIB, 8 * MIB - 1, 8 * MIB + 1, 20 * MIB};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        text wanted = new_text(sizes[i]);
        text file = pack ? pack(wanted.bytes, wanted.length) : wanted;
        check_ways(&file, &wanted, MIB + 7);
        if (sizes[i] <= 10000)
            for (size_t most = 1; most < 4; most++)
                check_ways(&file, &wanted, most);
        if (pack)
            free(file.bytes);
        free(wanted.bytes);
    }
}

static void plain_text_comes_as_it_is(void **state) {
    (void)state;
    check_sizes(NULL);
}

static void gzip_is_unpacked(void **state) {
    (void)state;
    check_sizes(gzip);
}

static void zstd_is_unpacked(void **state) {
    (void)state;
    check_sizes(zstd);
}

/* What starts like something packed and isn't. */
static void text_may_start_strangely(void **state) {
    (void)state;
    static const char *const starts[] = {
        "\x1f",    "\x1f,1\n",  "(",        "(\xb5",         "(\xb5/",
        "(\xb5/x", "P",         "P*",       "P*M",           "P*Mx",
        "_",       "Price,x\n", "\x8b\x1f", "\xef\xbb\xbf,", "\x1f\x1f"};
    for (size_t i = 0; i < COUNT(starts); i++)
        for (size_t most = 1; most < 6; most++) {
            text wanted = {(char *)(uintptr_t)starts[i], strlen(starts[i])};
            check_ways(&wanted, &wanted, most);
        }
}

/* ---- slow pipes ---- */

static void a_slow_pipe_is_never_waited_for(void **state) {
    (void)state;
    int in;
    bp_source *source = open_pipe(&in, true);
    assert_false(bp_source_is_ready(source));
    put(in, "1", 1);
    check_comes(source, "1");
    put(in, ",2\n3,", 5);
    check_comes(source, ",2\n3,");
    put(in, "\x1f\x8b", 2);
    check_comes(source, "\x1f\x8b");
    close(in);
    check_ends(source);
}

static void a_start_that_may_be_packed_is_waited_for(void **state) {
    (void)state;
    int in;
    bp_source *source = open_pipe(&in, false);
    put(in, "(\xb5", 2);
    assert_false(bp_source_is_ready(source));
    put(in, "x", 1);
    check_comes(source, "(\xb5x");
    close(in);
    check_ends(source);
    source = open_pipe(&in, false);
    put(in, "(", 1);
    assert_false(bp_source_is_ready(source));
    close(in);
    check_source(source, &(text){(char[]){"("}, 1}, 10, false);
}

static void what_cant_be_read_says_why(void **state) {
    (void)state;
    bp_error err;
    text got;
    assert_fails(read_file("nothing.csv", &got, &err), BP_EDATA,
                 "nothing.csv: can't be read: No such file or directory");
    assert_fails(read_file("", &got, &err), BP_EDATA,
                 "'': can't be read: No such file or directory");
    assert_fails(read_file("/", &got, &err), BP_EDATA,
                 "/: can't be read: Is a directory");
}

/* ---- standard input ---- */

/* Runs with `fd` as standard input, from wherever it stands. */
static void check_standard(int fd, const text *wanted) {
    bp_error err;
    bp_source *source;
    int before = dup(STDIN_FILENO);
    assert_true(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
    close(fd);
    assert_ok(bp_source_open(&source, "-", true, &err));
    assert_string_equal(bp_source_name(source), "standard input");
    check_source(source, wanted, 1000, true);
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
    if (before >= 0)
        dup2(before, STDIN_FILENO);
    close(before);
}

static void standard_input_is_read_from_where_it_stands(void **state) {
    (void)state;
    text wanted = new_text(5000), packed = gzip(wanted.bytes, 5000);
    write_bytes("s.csv", wanted.bytes, wanted.length);
    int fd = open("s.csv", O_RDONLY);
    assert_int_equal(lseek(fd, 10, SEEK_SET), 10);
    check_standard(fd, &(text){wanted.bytes + 10, 4990});
    write_bytes("s.gz", packed.bytes, packed.length);
    check_standard(open("s.gz", O_RDONLY), &wanted);
    free(packed.bytes);
    free(wanted.bytes);
}

static void what_the_system_makes_up_is_kept(void **state) {
    (void)state;
    bp_error err;
    bp_source *source;
    text got;
    assert_ok(bp_source_open(&source, "/proc/self/comm", true, &err));
    assert_ok(read_all(source, 100, &got, &err));
    assert_true(got.length > 0);
    pthread_setname_np(pthread_self(), "another name");
    check_again(source, &got);
    bp_source_close(source);
    free(got.bytes);
}

/* ---- changes, and full disks ---- */

static void a_file_that_became_shorter_is_noticed(void **state) {
    (void)state;
    bp_error err;
    bp_source *source;
    text got, wanted = new_text(5000);
    char bytes[5000];
    write_bytes("short.csv", wanted.bytes, wanted.length);
    assert_ok(bp_source_open(&source, "short.csv", true, &err));
    assert_ok(read_all(source, 1000, &got, &err));
    assert_int_equal(truncate("short.csv", 4000), 0);
    assert_ok(bp_source_again(source, 0, bytes, 4000, &err));
    assert_fails(bp_source_again(source, 3000, bytes, 1001, &err), BP_EDATA,
                 "short.csv: has become shorter while it was read");
    bp_source_close(source);
    free(got.bytes);
    free(wanted.bytes);
}

static void check_no_room(const text *file, const char *sentence) {
    bp_error err;
    text got;
    feeder f = {.what = file};
    bp_source *source = open_pipe(&f.in, true);
    assert_int_equal(pthread_create(&f.thread, NULL, feed, &f), 0);
    assert_int_equal(read_all(source, MIB, &got, &err), BP_ESYSTEM);
    assert_non_null(strstr(err.message, sentence));
    check_again(source, &got); /* what was given was kept */
    bp_source_close(source);
    pthread_join(f.thread, NULL);
    free(got.bytes);
}

static void a_full_disk_stops_what_must_be_kept(void **state) {
    (void)state;
    text wanted = new_text(20 * MIB), packed = gzip(wanted.bytes, 20 * MIB);
    struct rlimit old, limit;
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    static const size_t most[] = {1 * MIB, 10 * MIB};
    for (size_t i = 0; i < COUNT(most); i++) {
        limit = (struct rlimit){most[i], old.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
        check_no_room(&wanted, "bytes: File too large; TMPDIR can name");
        check_no_room(&packed, "bytes: File too large; TMPDIR can name");
    }
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    setenv("TMPDIR", "/not/there", 1);
    check_no_room(&packed, "/not/there: no scratch file can be made there: No "
                           "such file or directory; TMPDIR can name another");
    check_pipe(&wanted, &wanted, MIB, false); /* which needs no room */
    unsetenv("TMPDIR");
    free(packed.bytes);
    free(wanted.bytes);
}

int main(void) {
    alarm(300); /* who waits where nothing comes is killed */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_comes_as_it_is),
        cmocka_unit_test(gzip_is_unpacked),
        cmocka_unit_test(zstd_is_unpacked),
        cmocka_unit_test(text_may_start_strangely),
        cmocka_unit_test(a_slow_pipe_is_never_waited_for),
        cmocka_unit_test(a_start_that_may_be_packed_is_waited_for),
        cmocka_unit_test(what_cant_be_read_says_why),
        cmocka_unit_test(standard_input_is_read_from_where_it_stands),
        cmocka_unit_test(what_the_system_makes_up_is_kept),
        cmocka_unit_test(a_file_that_became_shorter_is_noticed),
        cmocka_unit_test(a_full_disk_stops_what_must_be_kept),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
