/* test_labelled_pieces.c - that nothing of labelled data depends on threads,
 * pieces and pipes. */
#include "labelled_helper.h"

#include <sys/stat.h>
#include <sys/wait.h>

/* Everything that can be in a file, as training takes it. */
static void write_mixed(size_t n_rows) {
    static const char *const words[] = {"red", "\"a, b\"", "", "\"x\ny\"",
                                        "NA"};
    bp_rng rng;
    bp_rng_seed(&rng, 61, BP_RNG_SHUFFLE);
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs("a,colour,b,y\n", out);
    for (size_t i = 0; i < n_rows; i++) {
        fprintf(out, i % 11 == 3 ? "NA" : "%.*g", (int)(1 + i % 17),
                1000 * bp_rng_uniform(&rng));
        fprintf(out, ",%s,%zu,", words[bp_rng_below(&rng, COUNT(words))],
                i % 5);
        fprintf(out, i % 13 == 5 ? "\n" : "%zu\n", i);
        if (i % 29 == 0)
            fputs("\n", out);
    }
    fclose(out);
}

static void check_same(const bp_dataset *got, const bp_dataset *wanted) {
    assert_int_equal(got->n_rows, wanted->n_rows);
    assert_int_equal(got->n_inputs, wanted->n_inputs);
    assert_memory_equal(got->x, wanted->x,
                        wanted->n_rows * wanted->n_inputs * sizeof(float));
    assert_memory_equal(got->t, wanted->t, wanted->n_rows * sizeof(float));
}

/* Fits on t.csv, encodes it, and leaves it as the file v.csv. */
static void fit_mixed(fitted *f, bp_dataset *data) {
    write_mixed(900);
    start(f);
    f->required[3] = f->numeric[3] = true;
    look(f);
    f->categorical[2] = true;
    f->how.indicators = true;
    f->how.scaling = BP_SCALE_STANDARD;
    must_fit(f);
    must_encode(f, data);
    assert_int_equal(rename("t.csv", "v.csv"), 0);
}

static void test_threads_and_pieces_make_no_difference(void **state) {
    (void)state;
    static const size_t threads[] = {1, 2, 3, 7},
                        sizes[] = {1, 50, 1000, 1 << 20};
    fitted f;
    bp_dataset wanted;
    bp_error err;
    fit_mixed(&f, &wanted);
    size_t n_filled = f.profiles[0].n_missing;
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++) {
            bp_labelled made;
            bp_reading how = {.piece_size = sizes[j]};
            assert_ok(bp_labelled_read(&f.encoder, new_path, 1, &how,
                                       threads[i], i ? SIZE_MAX : 1000, &made,
                                       &err));
            assert_int_equal(made.data.room.is_mapped, i == 0);
            check_same(&made.data, &wanted);
            assert_int_equal(made.n_dropped, f.n_dropped);
            assert_int_equal(made.n_filled[0], n_filled);
            assert_int_equal(made.n_filled[1] + made.n_filled[2], 0);
            assert_int_equal(made.n_unseen[1], 0);
            bp_labelled_free(&made);
        }
    bp_dataset_free(&wanted);
    forget(&f);
}

/* What can be read but once is kept for the second time. */
static void test_a_pipe_is_as_good_as_a_file(void **state) {
    (void)state;
    static const char *const pipe_path[] = {"pipe"};
    fitted f;
    bp_dataset wanted;
    bp_labelled made;
    bp_error err;
    bp_reading how = {.piece_size = 1000};
    fit_mixed(&f, &wanted);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execlp("cp", "cp", "v.csv", "pipe", (char *)NULL);
        _exit(1);
    }
    assert_ok(bp_labelled_read(&f.encoder, pipe_path, 1, &how, 2, SIZE_MAX,
                               &made, &err));
    assert_int_equal(waitpid(child, NULL, 0), child);
    check_same(&made.data, &wanted);
    bp_labelled_free(&made);
    bp_dataset_free(&wanted);
    forget(&f);
}

static void test_several_files_are_one_table(void **state) {
    (void)state;
    static const char *const paths[] = {"v.csv", "u.csv"};
    bp_encoder encoder = with_classes();
    for (size_t size = 0; size < 2; size++) {
        bp_labelled made;
        bp_error err;
        bp_reading how = {.piece_size = size};
        write_text("v.csv", "kind,n,colour\nno,1,red\n,2,red\n");
        write_text("u.csv", "kind,n,colour\nyes,3,blue\n");
        assert_ok(bp_labelled_read(&encoder, paths, 2, &how, 3, SIZE_MAX, &made,
                                   &err));
        assert_int_equal(made.data.n_rows, 2);
        assert_true(made.data.x[0] == 1 && made.data.x[3] == 3);
        assert_true(made.data.t[0] == 0 && made.data.t[1] == 1);
        bp_labelled_free(&made);
        write_text("u.csv", "kind,n,colour\nyes,3,blue\nso,3,blue\n");
        assert_fails(bp_labelled_read(&encoder, paths, 2, &how, 3, SIZE_MAX,
                                      &made, &err),
                     BP_EDATA,
                     "u.csv:3: column 'kind': 'so' is a class the model was "
                     "not trained on; it knows no, yes; a row whose target is "
                     "empty is left out");
    }
    bp_encoder_free(&encoder);
}

static void test_a_file_that_can_not_be_read_is_told(void **state) {
    (void)state;
    static const char *const nowhere[] = {"nowhere.csv"};
    bp_labelled made;
    bp_error err;
    bp_encoder encoder = with_classes();
    assert_int_equal(bp_labelled_read(&encoder, nowhere, 1, &as_it_comes, 1,
                                      SIZE_MAX, &made, &err),
                     BP_EDATA);
    assert_null(made.table.pieces);
    check_refused(&encoder, "", BP_EDATA, "v.csv: empty: it has no rows");
    bp_encoder_free(&encoder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_and_pieces_make_no_difference),
        cmocka_unit_test(test_a_pipe_is_as_good_as_a_file),
        cmocka_unit_test(test_several_files_are_one_table),
        cmocka_unit_test(test_a_file_that_can_not_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
