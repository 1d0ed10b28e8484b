/* test_unpack.c - gzip and zstd as they come: several members in a row, bit by
 * bit through a pipe, cut off, damaged, with garbage behind. */
#include "source_helper.h"

static void members_in_a_row_are_one_input(void **state) {
    (void)state;
    static const char skipped[] = "\x50\x2a\x4d\x18\x05\0\0\0hello";
    for (size_t i = 0; i < COUNT(packers); i++) {
        text file = {0}, wanted = {(char[]){"abcdef"}, 6};
        if (packers[i] == zstd)
            append(&file, skipped, sizeof skipped - 1);
        append_packed(&file, packers[i], "");
        append_packed(&file, packers[i], "abc");
        append_packed(&file, packers[i], "");
        if (packers[i] == zstd)
            append(&file, skipped, sizeof skipped - 1);
        else
            append(&file, "\0\0\0", 3);
        append_packed(&file, packers[i], "def");
        append_packed(&file, packers[i], "");
        for (size_t most = 1; most < 8; most++)
            check_ways(&file, &wanted, most);
        free(file.bytes);
    }
}

static void zeros_behind_gzip_are_padding(void **state) {
    (void)state;
    static const char zeros[300000];
    text file = gzip("abc", 3), wanted = {(char[]){"abc"}, 3};
    append(&file, zeros, sizeof zeros);
    check_ways(&file, &wanted, 10);
    free(file.bytes);
}

/* A packer that gives all it has after each line. */
static void gzip_comes_line_by_line(void **state) {
    (void)state;
    int in;
    bp_source *source = open_pipe(&in, true);
    z_stream z = {0};
    unsigned char packed[1000];
    deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    for (int i = 0; i < 200; i++) {
        char line[32];
        z.avail_in = (unsigned)sprintf(line, "%d,%d\n", i, i * i);
        z.next_in = (unsigned char *)line;
        z.next_out = packed;
        z.avail_out = sizeof packed;
        deflate(&z, Z_SYNC_FLUSH);
        size_t length = sizeof packed - z.avail_out;
        put(in, packed, length - 5); /* which hold nothing */
        assert_int_equal(bp_source_is_ready(source), true);
        check_comes(source, line);
        for (size_t k = 5; k > 0; k--) {
            put(in, packed + length - k, 1);
            assert_false(bp_source_is_ready(source));
        }
    }
    z.next_out = packed;
    z.avail_out = sizeof packed;
    deflate(&z, Z_FINISH);
    put(in, packed, sizeof packed - z.avail_out);
    assert_false(bp_source_is_ready(source));
    deflateEnd(&z);
    close(in);
    check_ends(source);
}

/* Whenever it is said to be ready, a read must not wait. */
static void check_bit_by_bit(bp_source *source, int in, const char *packed,
                             size_t length, const char *wanted) {
    bp_error err;
    char got[100];
    size_t n, done = 0;
    for (size_t k = 0; k < length; k++) {
        put(in, packed + k, 1);
        if (!bp_source_is_ready(source))
            continue;
        assert_ok(
            bp_source_read(source, got + done, sizeof got - done, &n, &err));
        assert_true(n > 0);
        done += n;
    }
    assert_int_equal(done, strlen(wanted));
    assert_memory_equal(got, wanted, done);
}

static void the_first_bytes_may_come_alone(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(packers); i++) {
        int in;
        bp_source *source = open_pipe(&in, true);
        text file = packers[i]("1,2\n", 4);
        check_bit_by_bit(source, in, file.bytes, file.length, "1,2\n");
        close(in);
        check_ends(source);
        free(file.bytes);
    }
}

/* A few packed bytes may be many: they come although no more bytes do, not
 * even the checksum. */
static void what_the_unpacker_holds_is_there(void **state) {
    (void)state;
    static char many[200000], got[97];
    memset(many, '7', sizeof many);
    for (size_t i = 0; i < COUNT(packers); i++) {
        bp_error err;
        int in;
        bp_source *source = open_pipe(&in, true);
        text file = packers[i](many, sizeof many);
        size_t rest = file.length - (packers[i] == gzip ? 8 : 4);
        put(in, file.bytes, rest);
        size_t n;
        for (size_t done = 0; done < sizeof many; done += n) {
            assert_true(done % 3 || bp_source_is_ready(source));
            assert_ok(bp_source_read(source, got, 97, &n, &err));
            assert_true(n > 0);
            assert_memory_equal(got, many, n);
        }
        assert_false(bp_source_is_ready(source));
        put(in, file.bytes + rest, file.length - rest);
        close(in);
        check_ends(source);
        free(file.bytes);
    }
}

static size_t bytes_of(const char *name, size_t most) {
    bp_error err;
    bp_source *source;
    text got;
    assert_ok(bp_source_open(&source, name, false, &err));
    assert_int_equal(read_all(source, most, &got, &err), BP_EDATA);
    bp_source_close(source);
    free(got.bytes);
    return got.length;
}

/* Before an input breaks off as many bytes come to a small room as to a large
 * one. */
static void all_bytes_come_whatever_the_room(void **state) {
    (void)state;
    static char many[20000];
    memset(many, '7', sizeof many);
    for (size_t i = 0; i < COUNT(packers); i++) {
        text file = packers[i](many, sizeof many);
        for (size_t length = 4; length < file.length; length++) {
            write_bytes("part", file.bytes, length);
            size_t n = bytes_of("part", sizeof many + 1);
            assert_int_equal(bytes_of("part", 1), n);
            assert_int_equal(bytes_of("part", 97), n);
        }
        free(file.bytes);
    }
}

static void zstd_comes_line_by_line(void **state) {
    (void)state;
    int in;
    bp_source *source = open_pipe(&in, true);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    char packed[1000], line[32];
    for (int i = 0; i < 200; i++) {
        size_t length = (size_t)sprintf(line, "%d,%d\n", i, i * i);
        ZSTD_inBuffer from = {line, length, 0};
        ZSTD_outBuffer to = {packed, sizeof packed, 0};
        ZSTD_compressStream2(context, &to, &from,
                             i % 9 == 8 ? ZSTD_e_end : ZSTD_e_flush);
        check_bit_by_bit(source, in, packed, to.pos, line);
        for (int k = 0; k < 40; k++) /* asking changes nothing */
            assert_false(bp_source_is_ready(source));
    }
    ZSTD_outBuffer to = {packed, sizeof packed, 0};
    ZSTD_compressStream2(context, &to, &(ZSTD_inBuffer){0}, ZSTD_e_end);
    put(in, packed, to.pos);
    ZSTD_freeCCtx(context);
    close(in);
    check_ends(source);
}

static void what_is_cut_off_is_refused_wherever(void **state) {
    (void)state;
    text wanted = new_text(3000);
    for (size_t i = 0; i < COUNT(packers); i++) {
        text file = packers[i](wanted.bytes, wanted.length);
        size_t full = file.length, magic = packers[i] == gzip ? 2 : 4;
        for (file.length = magic; file.length < full; file.length++) {
            char sentence[200];
            snprintf(sentence, sizeof sentence,
                     "cut.csv: cut off in the middle: its %s data has no end, "
                     "but stops after %zu bytes; fetch it or pack it again",
                     packers[i] == gzip ? "gzip" : "zstd", file.length);
            check_refused("cut.csv", &file, sentence);
        }
        free(file.bytes);
    }
    free(wanted.bytes);
}

/* Behind the header of gzip, where a bit may not matter: the time. */
static void a_flipped_bit_never_goes_unseen(void **state) {
    (void)state;
    text wanted = new_text(400), got;
    bp_error err;
    for (size_t i = 0; i < COUNT(packers); i++) {
        text file = packers[i](wanted.bytes, wanted.length);
        for (size_t bit = (packers[i] == gzip ? 10 : 4) * 8;
             bit < file.length * 8; bit++) {
            file.bytes[bit / 8] = (char)(file.bytes[bit / 8] ^ 1 << bit % 8);
            write_bytes("d.csv", file.bytes, file.length);
            bp_status status = read_file("d.csv", &got, &err);
            bool same = got.length == wanted.length &&
                        memcmp(got.bytes, wanted.bytes, got.length) == 0;
            if (status != BP_EDATA && !(status == BP_OK && same))
                fail_msg("bit %zu: status %d, %s", bit, (int)status,
                         same ? "same" : "other bytes");
            free(got.bytes);
            file.bytes[bit / 8] = (char)(file.bytes[bit / 8] ^ 1 << bit % 8);
        }
        free(file.bytes);
    }
    free(wanted.bytes);
}

static void damage_is_named(void **state) {
    (void)state;
    text file = gzip("abc,def\n", 8);
    file.bytes[file.length - 8]++;
    check_refused("data.csv.gz", &file,
                  "data.csv.gz: damaged: incorrect data check (gzip, near byte "
                  "24); fetch it or pack it again");
    free(file.bytes);
    file = zstd("abc,def\n", 8);
    file.bytes[file.length - 1]++;
    check_refused("data.csv.zst", &file,
                  "data.csv.zst: damaged: Restored data doesn't match checksum "
                  "(zstd, near byte 0); fetch it or pack it again");
    free(file.bytes);
}

static void garbage_behind_is_refused(void **state) {
    (void)state;
    text file = gzip("abc", 3);
    append(&file, "\0\0a,b\n", 6);
    check_refused("data.csv.gz", &file,
                  "data.csv.gz: damaged: from byte 26 on it is no gzip data; "
                  "fetch it or pack it again");
    free(file.bytes);
    file = zstd("abc", 3);
    append(&file, "a,b\n1,2\n", 8);
    check_refused("data.csv.zst", &file,
                  "data.csv.zst: damaged: from byte 17 on it is no zstd data; "
                  "fetch it or pack it again");
    free(file.bytes);
}

/* The bytes before a failure come first, and the failure stays. */
static void what_is_good_comes_before_what_isnt(void **state) {
    (void)state;
    bp_error err;
    for (size_t i = 0; i < COUNT(packers); i++) {
        text got, file = packers[i]("good,bytes\n", 11);
        append(&file, "garbage!", 8);
        write_bytes("g.csv", file.bytes, file.length);
        free(file.bytes);
        assert_int_equal(read_file("g.csv", &got, &err), BP_EDATA);
        assert_int_equal(got.length, 11);
        assert_memory_equal(got.bytes, "good,bytes\n", 11);
        free(got.bytes);
    }
}

static void too_large_a_window_is_no_damage(void **state) {
    (void)state;
    static const unsigned char frame[] = {0x28, 0xb5, 0x2f, 0xfd, 0, 0x90, 1,
                                          0,    0,    0,    0,    0, 0};
    text file = {(char *)(uintptr_t)frame, sizeof frame};
    check_refused("w.zst", &file,
                  "w.zst: can't be unpacked: its zstd data needs more than 128 "
                  "MiB of memory; pack it again without --long");
}

int main(void) {
    alarm(300); /* who waits where nothing comes is killed */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_in_a_row_are_one_input),
        cmocka_unit_test(zeros_behind_gzip_are_padding),
        cmocka_unit_test(gzip_comes_line_by_line),
        cmocka_unit_test(zstd_comes_line_by_line),
        cmocka_unit_test(the_first_bytes_may_come_alone),
        cmocka_unit_test(what_the_unpacker_holds_is_there),
        cmocka_unit_test(all_bytes_come_whatever_the_room),
        cmocka_unit_test(what_is_cut_off_is_refused_wherever),
        cmocka_unit_test(a_flipped_bit_never_goes_unseen),
        cmocka_unit_test(damage_is_named),
        cmocka_unit_test(garbage_behind_is_refused),
        cmocka_unit_test(what_is_good_comes_before_what_isnt),
        cmocka_unit_test(too_large_a_window_is_no_damage),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
