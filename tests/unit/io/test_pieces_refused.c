/* test_pieces_refused.c - what is refused or fails: the first failure in the
 * text is told, whatever the number of threads, and what is before it is
 * finished. */
#include "pieces_helper.h"

/* Cells and what parts them; one in a few hundred is out of place. */
static size_t draw_text(bp_rng *rng, char *bytes, size_t most) {
    static const char *const cells[] = {
        "",         "a",           "bb ",     "\"a\nb\"", "\"\n\"\"\"",
        "\"\"\"\"", "\"\r\n#\n\"", "\"#\n\"", "\"c\" "};
    static const char *const ends[] = {",",           ",",         "\n",
                                       "\r\n",        "\n\n \r\n", "\n#x\n",
                                       "\n# \"y\"\n", "\n#\n",     "\n"};
    size_t goal = bp_rng_below(rng, most - 16);
    *bytes = '\0';
    do {
        strcat(bytes, cells[bp_rng_below(rng, COUNT(cells))]);
        strcat(bytes, ends[bp_rng_below(rng, COUNT(ends))]);
        if (bp_rng_below(rng, 200) == 0)
            strcat(bytes, bp_rng_below(rng, 2) ? "\"" : "\n#\"\n");
    } while (strlen(bytes) < goal);
    return strlen(bytes);
}

/* What isn't CSV is refused as if it had been read in one go. */
static void check_random(bp_rng *rng, size_t *n_refused) {
    static const bp_dialect *const dialects[] = {&comma, &hash};
    char bytes[200];
    size_t length = draw_text(rng, bytes, sizeof bytes);
    input in;
    start_input(&in, bytes, dialects[bp_rng_below(rng, 2)]);
    csv_reading r = read_text(bytes, length, &in.dialect, false);
    bp_cutting cutting = {.size = 1 + bp_rng_below(rng, 60),
                          .keep = bp_rng_below(rng, 2),
                          .comment = in.dialect.comment};
    bp_pieces *pieces = open_text(bytes, length, &cutting);
    bp_error err;
    gathering g;
    size_t n_threads = 1 + bp_rng_below(rng, 4);
    bp_status status = gather(&g, pieces, &in, n_threads, false, &err);
    assert_int_equal(status, r.status);
    assert_int_equal(status, in.wanted.status);
    if (status)
        assert_string_equal(err.message, r.error.message);
    else
        check_gathering(&g, &in);
    *n_refused += status != BP_OK;
    gathering_free(&g);
    reading_free(&r);
    input_free(&in);
    bp_pieces_close(pieces);
}

static void test_random_texts_are_read_or_refused_alike(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 7, BP_RNG_WEIGHTS);
    size_t n_refused = 0;
    for (int i = 0; i < 2000; i++)
        check_random(&rng, &n_refused);
    assert_in_range(n_refused, 200, 1500);
}

/* ---- failing ---- */

/* Pieces that fail, and what was done with the others. */
typedef struct failing {
    size_t bad_work, bad_finish; /* from the first on; this one */
    size_t n_finished;
    bool is_disordered;
    atomic_size_t n_worked;
} failing;

/* The first one that fails is the last to say so. */
static bp_status fail_work(void *context, size_t thread, bp_piece *piece,
                           bp_error *err) {
    failing *f = context;
    (void)thread;
    f->n_worked++;
    if (piece->number < f->bad_work)
        return BP_OK;
    if (piece->number == f->bad_work)
        usleep(5000);
    return bp_fail(err, BP_EDATA, "piece %zu failed", piece->number);
}

static bp_status fail_finish(void *context, size_t thread, bp_piece *piece,
                             bp_error *err) {
    failing *f = context;
    (void)thread;
    if (piece->number == f->bad_finish)
        return bp_fail(err, BP_ESYSTEM, "finishing %zu failed", piece->number);
    f->is_disordered |= piece->number != f->n_finished;
    f->n_finished++;
    return BP_OK;
}

/* ---- what is no text in rows ---- */

static const bp_cutting by_four = {.size = 4, .keep = true};

/* Refused with this sentence after so many pieces, by any number of threads. */
static void check_failure(const text *file, const bp_cutting *cutting,
                          size_t n_finished, const char *sentence) {
    for (size_t i = 0; i < COUNT(thread_counts); i++) {
        input in = {.dialect = comma, .files[0] = *file};
        bp_pieces *pieces = open_text(file->bytes, file->length, cutting);
        bp_error err;
        gathering g;
        assert_fails(gather(&g, pieces, &in, thread_counts[i], false, &err),
                     BP_EDATA, sentence);
        assert_int_equal(g.n_pieces, n_finished);
        gathering_free(&g);
        bp_pieces_close(pieces);
    }
}

#define check_text_fails(literal, n_finished, sentence)                        \
    do {                                                                       \
        char bytes_[] = literal;                                               \
        text file_ = {bytes_, sizeof bytes_ - 1};                              \
        check_failure(&file_, &by_four, n_finished, sentence);                 \
    } while (0)

static void test_the_first_of_two_bad_rows_is_told(void **state) {
    (void)state;
    check_text_fails("1,2\n3,4\na\"b\n7,8\nc\"d\n", 2,
                     "t.csv:3: column 1: a stray quote; quote the whole cell "
                     "and double the quotes in it");
    check_text_fails("1,2\n3,\xe4\n\xe4\n", 1,
                     "t.csv:2: column 2: not UTF-8 text; if it is Latin-1, "
                     "convert it with iconv -f LATIN1 -t UTF-8");
}

static void test_nul_bytes_are_refused_where_they_are(void **state) {
    (void)state;
    check_text_fails("1,2\n3,4\n5\0,6\n7,8\n", 2,
                     "t.csv:3: a NUL byte: this is no text file");
    check_text_fails("1,2\n\"3\n\0\",4\n", 1,
                     "t.csv:3: a NUL byte: this is no text file");
    check_text_fails("\0", 0, "t.csv:1: a NUL byte: this is no text file");
    check_text_fails("\n\n \n\0\n1,2\n", 0,
                     "t.csv:4: a NUL byte: this is no text file");
    check_text_fails("1,2\n3,4\0", 1,
                     "t.csv:2: a NUL byte: this is no text file");
}

static void test_a_nul_is_found_before_the_rest_is_read(void **state) {
    (void)state;
    static const char *const paths[] = {"/dev/zero"};
    bp_pieces *pieces;
    bp_error err;
    bp_head head;
    assert_ok(bp_pieces_open(&pieces, paths, 1, &(bp_cutting){0}, &err));
    assert_fails(bp_pieces_head(pieces, &head, &err), BP_EDATA,
                 "/dev/zero:1: a NUL byte: this is no text file");
    bp_pieces_close(pieces);
}

static void test_the_head_before_a_nul_is_not_all(void **state) {
    (void)state;
    bp_pieces *pieces = open_text("a,b\n\0", 5, &(bp_cutting){0});
    bp_error err;
    bp_head head;
    assert_ok(bp_pieces_head(pieces, &head, &err));
    assert_int_equal(head.length, 4);
    assert_false(head.is_all);
    bp_pieces_close(pieces);
}

static void test_a_quote_never_closed_is_refused_at_its_line(void **state) {
    (void)state;
    check_text_fails("1,2\n3,4\n5,\"6\n7,8\n9,0\n", 2,
                     "t.csv:3: column 2: the quote that opens here is never "
                     "closed");
    check_text_fails("1,2\n3,\"", 1,
                     "t.csv:2: column 2: the quote that opens here is never "
                     "closed");
}

/* `start`, then lines up to `length` bytes. */
static text long_text(const char *start, const char *line, size_t length) {
    text made = {malloc(length), length};
    size_t begin = strlen(start), step = strlen(line);
    assert_non_null(made.bytes);
    for (size_t i = 0; i < length; i++)
        made.bytes[i] = i < begin ? start[i] : line[(i - begin) % step];
    return made;
}

static void test_a_row_without_end_is_refused(void **state) {
    (void)state;
    enum { LENGTH = BP_LONGEST_ROW + MIB };
    bp_cutting cutting = {0};
    text file = long_text("a,b\n\n1,2\n3,\"", "some text\n", LENGTH);
    check_failure(&file, &cutting, 1,
                  "t.csv:4: a row of more than 64 MiB starts here; is its "
                  "quote never closed?");
    free(file.bytes);
    file = long_text("a,b\n", "some text", LENGTH);
    check_failure(&file, &cutting, 1,
                  "t.csv:2: a row of more than 64 MiB starts here");
    free(file.bytes);
}

/* ---- files ---- */

static bp_status open_files(const char *const *paths, size_t n_paths,
                            const bp_cutting *cutting, bp_error *err) {
    bp_pieces *pieces;
    failing f = {.bad_work = SIZE_MAX, .bad_finish = SIZE_MAX};
    bp_piece_job job = {
        .work = fail_work, .finish = fail_finish, .context = &f};
    bp_status status = bp_pieces_open(&pieces, paths, n_paths, cutting, err);
    if (status)
        return status;
    status = bp_pieces_run(pieces, 3, &job, err);
    assert_int_equal(f.n_finished, 3);
    bp_pieces_close(pieces);
    return status;
}

/* Refused as the only file, and as the second one behind good rows. */
static void check_file_refused(const char *bytes, size_t length,
                               const bp_cutting *cutting,
                               const char *sentence) {
    static const char *const paths[] = {"good.csv", "t.csv"};
    bp_error err;
    write_text("good.csv", "1,2\n3,4\n5,6\n");
    if (bytes)
        write_bytes("t.csv", bytes, length);
    else
        unlink("t.csv");
    for (int keep = 0; keep < 2; keep++) {
        bp_cutting how = *cutting;
        how.keep = keep;
        assert_fails(open_files(paths + 1, 1, &how, &err), BP_EDATA, sentence);
        assert_fails(open_files(paths, 2, &how, &err), BP_EDATA, sentence);
    }
}

static void test_files_that_are_no_text_are_refused(void **state) {
    (void)state;
    static const char utf16[] = "t.csv: UTF-16 text; convert it with iconv -f "
                                "UTF-16 -t UTF-8";
    check_file_refused("\xff\xfe\x31\0\n\0", 6, &by_four, utf16);
    check_file_refused("\xfe\xff\0\x31\0\n", 6, &by_four, utf16);
    check_file_refused("\xff\xfe", 2, &by_four, utf16);
    check_file_refused("", 0, &by_four, "t.csv: empty: it has no rows");
    check_file_refused("\xef\xbb\xbf", 3, &by_four,
                       "t.csv: empty: it has no rows");
    check_file_refused("sep=;\n", 6, &by_four, "t.csv: empty: it has no rows");
    check_file_refused(NULL, 0, &by_four,
                       "t.csv: can't be read: No such file or directory");
}

static void check_skipped(const char *bytes, size_t n, const char *sentence) {
    bp_cutting cutting = {.size = 4, .skip_lines = n};
    bp_pieces *pieces = NULL;
    bp_error err;
    static const char *const paths[] = {"t.csv"};
    write_text("t.csv", bytes);
    assert_fails(bp_pieces_open(&pieces, paths, 1, &cutting, &err), BP_EDATA,
                 sentence);
}

static void test_who_skips_all_lines_is_told_how_many_there_are(void **state) {
    (void)state;
    check_skipped("1,2\n3,4\n", 3,
                  "t.csv: --skip-lines 3 leaves nothing: it has 2 lines");
    check_skipped("1,2\n3,4", 2,
                  "t.csv: --skip-lines 2 leaves nothing: it has 2 lines");
    check_skipped("1\n2345678901234567890", 7,
                  "t.csv: --skip-lines 7 leaves nothing: it has 2 lines");
    check_skipped("1,2\n3,4\n", 2, "t.csv: empty: it has no rows");
}

/* What is cut off in the middle is told behind what came before it. */
static void test_a_file_that_is_cut_off_is_refused_alike(void **state) {
    (void)state;
    text plain = new_text((size_t)3 * MIB);
    input in = {.dialect = comma, .files[0] = plain};
    for (size_t i = 0; i < COUNT(packers) * COUNT(thread_counts); i++) {
        text packed = packers[i % COUNT(packers)](plain.bytes, plain.length);
        bp_pieces *pieces = open_text(packed.bytes, packed.length - 1000,
                                      &(bp_cutting){.keep = true});
        bp_error err;
        gathering g;
        size_t n_threads = thread_counts[i / COUNT(packers)];
        assert_int_equal(gather(&g, pieces, &in, n_threads, false, &err),
                         BP_EDATA);
        assert_non_null(strstr(err.message, "t.csv: cut off in the middle"));
        assert_int_equal(g.n_pieces, 2);
        gathering_free(&g);
        bp_pieces_close(pieces);
        free(packed.bytes);
    }
    free(plain.bytes);
}

static void test_a_file_that_becomes_shorter_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(thread_counts); i++) {
        input in;
        start_input(&in, "1,2\n3,4\n5,6\n", &comma);
        bp_pieces *pieces = open_text("1,2\n3,4\n5,6\n", 12, &by_four);
        bp_error err;
        gathering g;
        assert_ok(gather(&g, pieces, &in, thread_counts[i], false, &err));
        gathering_free(&g);
        write_text("t.csv", "1,2\n3");
        assert_fails(gather(&g, pieces, &in, thread_counts[i], true, &err),
                     BP_EDATA, "t.csv: has become shorter while it was read");
        assert_int_equal(g.n_pieces, 1);
        gathering_free(&g);
        input_free(&in);
        bp_pieces_close(pieces);
    }
}

/* ---- jobs that fail ---- */

enum { PIECES = 40 };

static void check_job(size_t n_threads, bool again, const failing *how,
                      size_t n_finished, bp_status wanted,
                      const char *sentence) {
    text file = long_text("", "1,2\n", (size_t)PIECES * 4);
    bp_pieces *pieces = open_text(file.bytes, file.length, &by_four);
    bp_error err;
    failing good = {.bad_work = SIZE_MAX, .bad_finish = SIZE_MAX}, bad = *how;
    bp_piece_job job = {.work = fail_work, .finish = fail_finish};
    job.context = &good;
    if (again)
        assert_ok(bp_pieces_run(pieces, n_threads, &job, &err));
    job.context = &bad;
    assert_fails(bp_pieces_run(pieces, n_threads, &job, &err), wanted,
                 sentence);
    assert_int_equal(bad.n_finished, n_finished);
    assert_false(bad.is_disordered);
    /* nobody goes on for long: the others are at a piece each */
    assert_true(bad.n_worked <= n_finished + 1 + n_threads);
    bp_pieces_close(pieces);
    free(file.bytes);
}

static void test_the_first_job_that_fails_is_told(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(thread_counts); i++)
        for (int again = 0; again < 2; again++) {
            size_t n = thread_counts[i];
            failing none = {.bad_work = SIZE_MAX, .bad_finish = SIZE_MAX};
            failing f = none;
            f.bad_work = 0;
            check_job(n, again, &f, 0, BP_EDATA, "piece 0 failed");
            f.bad_work = 17;
            check_job(n, again, &f, 17, BP_EDATA, "piece 17 failed");
            f.bad_work = PIECES - 1;
            check_job(n, again, &f, PIECES - 1, BP_EDATA, "piece 39 failed");
            f = none;
            f.bad_finish = 0;
            check_job(n, again, &f, 0, BP_ESYSTEM, "finishing 0 failed");
            f.bad_finish = 23;
            check_job(n, again, &f, 23, BP_ESYSTEM, "finishing 23 failed");
            f.bad_work = 24;
            check_job(n, again, &f, 23, BP_ESYSTEM, "finishing 23 failed");
            f.bad_work = 22;
            check_job(n, again, &f, 22, BP_EDATA, "piece 22 failed");
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_texts_are_read_or_refused_alike),
        cmocka_unit_test(test_the_first_of_two_bad_rows_is_told),
        cmocka_unit_test(test_nul_bytes_are_refused_where_they_are),
        cmocka_unit_test(test_a_nul_is_found_before_the_rest_is_read),
        cmocka_unit_test(test_the_head_before_a_nul_is_not_all),
        cmocka_unit_test(test_a_quote_never_closed_is_refused_at_its_line),
        cmocka_unit_test(test_a_row_without_end_is_refused),
        cmocka_unit_test(test_files_that_are_no_text_are_refused),
        cmocka_unit_test(test_who_skips_all_lines_is_told_how_many_there_are),
        cmocka_unit_test(test_a_file_that_is_cut_off_is_refused_alike),
        cmocka_unit_test(test_a_file_that_becomes_shorter_is_refused),
        cmocka_unit_test(test_the_first_job_that_fails_is_told),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
