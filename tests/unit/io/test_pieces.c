/* test_pieces.c - whatever the size of pieces, the number of threads and the
 * way the text comes: the same rows come out, as libcsv reads them.
 */
#include <dirent.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "pieces_helper.h"

static const size_t sizes[] = {1, 2, 7, 64, 1000, 0};
static const bp_dialect skipping = {
    .delimiter = ',', .decimal = '.', .skip_lines = 2};

/* ---- the ways a text comes ---- */

typedef enum way { PLAIN, GZIP, ZSTD, STANDARD_INPUT } way;

/* Writes a text into standard input, a few bytes at a time. */
static pid_t feed_slowly(const text *what) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bp_rng rng;
        bp_rng_seed(&rng, what->length, BP_RNG_WEIGHTS);
        for (size_t done = 0, n; done < what->length; done += n) {
            n = 1 + bp_rng_below(&rng, 40);
            n = n < what->length - done ? n : what->length - done;
            if (write(ends[1], what->bytes + done, n) != (ssize_t)n)
                _exit(1);
            usleep(30);
        }
        _exit(0);
    }
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void write_input(const input *in, way how) {
    for (size_t i = 0; i < in->n_files; i++) {
        char name[] = "0.csv";
        name[0] = (char)('0' + i);
        text packed = in->files[i];
        if (how == GZIP || how == ZSTD)
            packed = packers[how - GZIP](packed.bytes, packed.length);
        write_bytes(name, packed.bytes, packed.length);
        if (how == GZIP || how == ZSTD)
            free(packed.bytes);
    }
}

static bp_pieces *open_input(const input *in, way how, size_t size, bool keep) {
    static const char *const names[] = {"0.csv", "1.csv", "2.csv"};
    static const char *const standard_input[] = {"-"};
    bp_cutting cutting = {.size = size,
                          .keep = keep,
                          .comment = in->dialect.comment,
                          .skip_lines = in->dialect.skip_lines};
    bp_pieces *pieces;
    bp_error err;
    assert_ok(bp_pieces_open(&pieces,
                             how == STANDARD_INPUT ? standard_input : names,
                             in->n_files, &cutting, &err));
    assert_string_equal(bp_pieces_name(pieces),
                        how == STANDARD_INPUT ? "standard input" : "0.csv");
    return pieces;
}

/* Goes over it three times if it is kept, else once. `*cuts` is where pieces
 * were cut before, or NULL. */
static void check_run(input *in, way how, size_t size, bool keep,
                      size_t n_threads, char **cuts) {
    bp_error err;
    gathering g;
    bp_pieces *pieces = open_input(in, how, size, keep);
    for (int run = 0; run < (keep ? 3 : 1); run++) {
        assert_ok(gather(&g, pieces, in, n_threads, run > 0, &err));
        check_gathering(&g, in);
        if (!*cuts)
            *cuts = strdup(g.cuts.text);
        if (keep || how != STANDARD_INPUT)
            assert_string_equal(g.cuts.text, *cuts);
        if (keep)
            assert_int_equal(bp_pieces_rows(pieces), g.n_rows);
        gathering_free(&g);
    }
    XXH64_state_t sum;
    XXH64_reset(&sum, 0);
    for (size_t i = 0; i < in->n_files; i++)
        XXH64_update(&sum, in->files[i].bytes, in->files[i].length);
    assert_true(bp_pieces_checksum(pieces) == XXH64_digest(&sum));
    assert_string_equal(bp_pieces_name(pieces),
                        how == STANDARD_INPUT ? "standard input" : "0.csv");
    bp_pieces_close(pieces);
}

static void check_input(input *in, way how) {
    assert_int_equal(in->wanted.status, BP_OK);
    if (how != STANDARD_INPUT)
        write_input(in, how);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        char *cuts = NULL;
        for (size_t j = 0; j < COUNT(thread_counts); j += how == PLAIN ? 1 : 3)
            for (int keep = 1; keep >= 0; keep--) {
                pid_t child =
                    how == STANDARD_INPUT ? feed_slowly(&in->files[0]) : -1;
                check_run(in, how, sizes[i], keep, thread_counts[j], &cuts);
                if (child >= 0)
                    assert_int_equal(waitpid(child, NULL, 0), child);
            }
        free(cuts);
    }
}

/* ---- nasty files ---- */

static const struct {
    const bp_dialect *dialect;
    const char *text;
} nasty[] = {
    {&comma, "a,b\n1,2\n3,4\n"},
    {&comma, "a,b\n1,2\n3,4"},
    {&comma, "a,b\r\n1,2\r\n\r\n3,4\r\n"},
    {&comma, "\"a\nb\",c\n\"\n\n\",\"x\n\"\n1,\"2\r\n\r\n3\"\n"},
    {&comma, "\"a\"\"b\",\"\"\"\"\n\"\"\"\n\"\"\",\"\"\n\"\n\"\"\n\",x\n"},
    {&comma, "\n\n \t\n\na,b\n\n\n1,2\n\n\n\n"},
    {&comma, "\n \n\t\n\r\n\n"},
    {&comma, "\n"},
    {&comma, "x"},
    {&comma, "\xef\xbb\xbf\"a\n\",b\n1,2\n"},
    {&comma, "sep=,\n\"a\n\",b\n1,2\n"},
    {&comma, "\xef\xbb\xbfsep=;\r\na,b\r\n1,2\r\n"},
    {&comma, "sep=,"},
    {&comma, "sep=,,\n1,2,3\n"},
    {&hash, "# it's \"quoted\na,b\n1,2\n# \"\n3,\"4\n# no comment\n\"\n#\""},
    {&hash, "#\"\n\n#\"\"\"\n a,b\n #x\n1,2\n"
            "\"#\n#\",\"\n#\"\"\n\"\n#\n#\n"},
    {&hash, "#\n#\n#"},
    {&hash, "#\"\n\"a\n\nb\",c\n\"\n\n1\",2\n#\"\n3,\"\n\""},
    {&skipping, "x\"\n\"\"\"\n\"a\nb\",c\n1,2\n"},
    {&skipping, "\xef\xbb\xbf\nsep=;\nsep=,\n1,2\n\"\n\",4"},
    {&comma, "a,b\n1,a row that is longer than some of the pieces are\n3,4\n"
             "5,\"another\nof several lines that is longer than a piece\"\n6,"
             "\xc3\xa4\n7,\"and a third one; with quotes \"\"in\"\"\nit\"\n"},
};

static void check_nasty(way how) {
    for (size_t i = 0; i < COUNT(nasty); i++) {
        input in;
        start_input(&in, nasty[i].text, nasty[i].dialect);
        check_input(&in, how);
        input_free(&in);
    }
}

static void test_rows_are_the_same_in_any_pieces(void **state) {
    (void)state;
    check_nasty(PLAIN);
}

static void test_packed_files_are_no_different(void **state) {
    (void)state;
    check_nasty(GZIP);
    check_nasty(ZSTD);
}

static void test_standard_input_is_no_different(void **state) {
    (void)state;
    check_nasty(STANDARD_INPUT);
}

/* One cell with newlines, longer than the pieces; rows around it. */
static void test_a_giant_cell_is_one_row(void **state) {
    (void)state;
    char *bytes = NULL;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    assert_non_null(out);
    fputs("a,b\n1,2\n3,\"", out);
    for (int i = 0; i < 700; i++)
        fputs("\n,\"\"", out);
    fputs("\"\n", out);
    for (int i = 0; i < 300; i++)
        fprintf(out, "%d,%d\n", i, i * i);
    fclose(out);
    input in;
    start_input(&in, bytes, &comma);
    check_input(&in, PLAIN);
    input_free(&in);
    free(bytes);
}

static void test_several_files_are_one_text(void **state) {
    (void)state;
    static const char last[] = "\xef\xbb\xbfsep=,\r\na,b\r\n\r\n\"\r\n\",9\r\n";
    for (way how = PLAIN; how < STANDARD_INPUT; how++) {
        input in;
        start_input(&in, "\n\na,b\n1,2\n\"3\n\",4", &comma);
        add_file(&in, "\n\n\n", 3);
        add_file(&in, last, sizeof last - 1);
        check_input(&in, how);
        input_free(&in);
    }
}

/* ---- threads ---- */

static size_t count_threads(void) {
    DIR *tasks = opendir("/proc/self/task");
    size_t n = 0;
    const struct dirent *task;
    while (tasks && (task = readdir(tasks)))
        n += task->d_name[0] != '.';
    if (tasks)
        closedir(tasks);
    return n;
}

static bp_status look_at_threads(void *context, size_t thread, bp_piece *piece,
                                 bp_error *err) {
    (void)thread, (void)piece, (void)err;
    size_t *most = context, n = count_threads();
    *most = n > *most ? n : *most;
    return BP_OK;
}

/* How many threads there are while the pieces are gone over the first and the
 * second time. */
static void check_threads(size_t size, size_t wanted) {
    size_t usual = count_threads(); /* a sanitizer may have one of its own */
    bp_cutting cutting = {.size = size, .keep = true};
    bp_pieces *pieces = open_text("1,2\n3,4\n5,6\n", 12, &cutting);
    bp_error err;
    for (int run = 0; run < 2; run++) {
        size_t most = 0;
        bp_piece_job job = {.work = look_at_threads, .context = &most};
        assert_ok(bp_pieces_run(pieces, wanted ? 1 : 7, &job, &err));
        assert_int_equal(most, usual);
    }
    bp_pieces_close(pieces);
}

static void test_no_thread_is_started_for_a_single_piece(void **state) {
    (void)state;
    check_threads(0, 0);
    check_threads(100, 0);
    check_threads(4, 1); /* nor where one thread is all that is wanted */
}

/* Two pieces wait for each other, so two threads must have them. */
typedef struct meeting {
    atomic_size_t n_here;
    bool has_met[2];
} meeting;

static bp_status meet(void *context, size_t thread, bp_piece *piece,
                      bp_error *err) {
    meeting *m = context;
    (void)thread, (void)err;
    m->n_here++;
    for (int i = 0; i < 10000 && m->n_here < 2; i++)
        usleep(1000);
    m->has_met[piece->number] = m->n_here == 2;
    return BP_OK;
}

static void test_pieces_are_worked_on_at_once(void **state) {
    (void)state;
    bp_cutting cutting = {.size = 4, .keep = true};
    bp_pieces *pieces = open_text("1,2\n3,4\n", 8, &cutting);
    bp_error err;
    for (int run = 0; run < 2; run++) {
        meeting m = {0};
        bp_piece_job job = {.work = meet, .context = &m};
        assert_ok(bp_pieces_run(pieces, 2, &job, &err));
        assert_true(m.has_met[0] && m.has_met[1]);
    }
    bp_pieces_close(pieces);
}

/* ---- the head, and what is known ---- */

static void check_head(const char *bytes, const bp_cutting *cutting,
                       const bp_head *wanted) {
    bp_pieces *pieces = open_text(bytes, strlen(bytes), cutting);
    bp_error err;
    bp_head head;
    assert_ok(bp_pieces_head(pieces, &head, &err));
    assert_int_equal(head.length, strlen(wanted->text));
    assert_memory_equal(head.text, wanted->text, head.length);
    assert_int_equal(head.line, wanted->line);
    assert_int_equal(head.has_quotes, wanted->has_quotes);
    assert_int_equal(head.is_all, wanted->is_all);
    assert_int_equal(head.separator, wanted->separator);
    bp_pieces_close(pieces);
}

static void test_the_head_is_the_first_piece(void **state) {
    (void)state;
    check_head("a,b\n1,2\n", &(bp_cutting){0},
               &(bp_head){.text = "a,b\n1,2\n", .line = 1, .is_all = true});
    check_head("a,b\n1,\"2\"\n", &(bp_cutting){.size = 6},
               &(bp_head){.text = "a,b\n", .line = 1});
    check_head("\n\n\n\"a\nb\",b\n1,2\n", &(bp_cutting){.size = 6},
               &(bp_head){.text = "\n\n\n\"a\nb\",b\n",
                          .line = 1,
                          .has_quotes = true});
    check_head(
        "x\ny\nsep=;\na;b\n1;2", &(bp_cutting){.skip_lines = 2},
        &(bp_head){
            .text = "a;b\n1;2", .line = 4, .is_all = true, .separator = ';'});
    check_head("sep=\t\r\na\n", &(bp_cutting){.size = 1},
               &(bp_head){.text = "a\n", .line = 2, .separator = '\t'});
}

/* What can't be a delimiter is no line `sep=`. */
static void test_not_every_sep_is_one(void **state) {
    (void)state;
    static const char *const texts[] = {
        "sep=\"\n1\n",   "sep=\r\r\n1\n", "sep=x\n1\n", "sep=1\n1\n",
        "sep=\xe9\n1\n", "sep=\n1\n",     "sep=;",      "sep=;\r"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        bp_pieces *pieces =
            open_text(texts[i], strlen(texts[i]), &(bp_cutting){0});
        bp_error err;
        bp_head head;
        assert_ok(bp_pieces_head(pieces, &head, &err));
        assert_int_equal(head.separator, 0);
        assert_int_equal(head.length, strlen(texts[i]));
        bp_pieces_close(pieces);
    }
}

static bool knows_odd_ones(void *context, size_t number) {
    (void)context;
    return number % 2;
}

static bp_status see_text(void *context, size_t thread, bp_piece *piece,
                          bp_error *err) {
    (void)thread, (void)err;
    char *seen = context;
    seen[piece->number] = piece->text ? piece->text[0] : '-';
    return BP_OK;
}

static void test_what_is_known_is_not_read_again(void **state) {
    (void)state;
    bp_cutting cutting = {.size = 2, .keep = true};
    bp_pieces *pieces = open_text("1\n2\n3\n4\n5", 9, &cutting);
    char seen[6] = "";
    bp_piece_job job = {
        .work = see_text, .knows = knows_odd_ones, .context = seen};
    bp_error err;
    for (size_t i = 0; i < COUNT(thread_counts); i++) {
        assert_ok(bp_pieces_run(pieces, thread_counts[i], &job, &err));
        assert_string_equal(seen, i == 0 ? "12345" : "1-3-5");
    }
    bp_pieces_close(pieces);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_are_the_same_in_any_pieces),
        cmocka_unit_test(test_packed_files_are_no_different),
        cmocka_unit_test(test_standard_input_is_no_different),
        cmocka_unit_test(test_a_giant_cell_is_one_row),
        cmocka_unit_test(test_several_files_are_one_text),
        cmocka_unit_test(test_no_thread_is_started_for_a_single_piece),
        cmocka_unit_test(test_pieces_are_worked_on_at_once),
        cmocka_unit_test(test_the_head_is_the_first_piece),
        cmocka_unit_test(test_not_every_sep_is_one),
        cmocka_unit_test(test_what_is_known_is_not_read_again),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
