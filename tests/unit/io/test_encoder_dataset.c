/* test_encoder_dataset.c - whole tables: the same dataset whatever the threads,
 * the pieces and the room, and files that change under way. */
#include "encoder_helper.h"

#include <math.h>

/* Numbers and categories with gaps, quotes, and lines in cells. */
static void write_mixed(size_t n_rows) {
    static const char *const words[] = {"red",      "blue", "\"a, b\"", "",
                                        "\"x\ny\"", "NA",   "green"};
    bp_rng rng;
    bp_rng_seed(&rng, 60, BP_RNG_SHUFFLE);
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs("a,colour,b,y\n", out);
    for (size_t i = 0; i < n_rows; i++) {
        double number = 1000 * bp_rng_uniform(&rng);
        if (i % 11 == 3)
            fputs(i % 2 ? "NA" : "", out);
        else
            fprintf(out, "%.*g", (int)(1 + i % 17), number);
        fprintf(out, ",%s,%zu,", words[bp_rng_below(&rng, 7)], i % 5);
        if (i % 13 != 5) /* else there is no target */
            fprintf(out, "%zu", i);
        fputs(i % 29 == 0 ? "\n\n" : "\n", out);
    }
    fclose(out);
}

/* Everything that fitting can do, on the file as it lies. */
static void fit_mixed(fitted *f, size_t piece_size, size_t n_threads) {
    start(f);
    f->reading.piece_size = piece_size;
    f->n_threads = n_threads;
    f->required[3] = f->numeric[3] = true;
    look(f);
    f->categorical[2] = true;
    f->how.indicators = true;
    f->how.scaling = BP_SCALE_STANDARD;
    f->how.min_count = 2;
    must_fit(f);
}

static void check_same(const bp_dataset *got, const bp_dataset *wanted) {
    assert_int_equal(got->n_rows, wanted->n_rows);
    assert_int_equal(got->n_inputs, wanted->n_inputs);
    assert_int_equal(got->n_targets, wanted->n_targets);
    assert_memory_equal(got->x, wanted->x,
                        wanted->n_rows * wanted->n_inputs * sizeof(float));
    assert_memory_equal(got->t, wanted->t,
                        wanted->n_rows * wanted->n_targets * sizeof(float));
}

static void test_threads_and_pieces_make_no_difference(void **state) {
    (void)state;
    static const size_t threads[] = {1, 2, 3, 7},
                        sizes[] = {1, 50, 1000, 1 << 20};
    fitted f;
    bp_dataset wanted;
    write_mixed(1000);
    fit_mixed(&f, 1 << 20, 1);
    must_encode(&f, &wanted);
    assert_int_equal(wanted.n_rows, 1000 - 77);
    forget(&f);
    for (size_t i = 0; i < 4; i++)
        for (size_t j = 0; j < 4; j++) {
            bp_dataset data;
            fit_mixed(&f, sizes[i], threads[j]);
            must_encode(&f, &data);
            check_same(&data, &wanted);
            bp_dataset_free(&data);
            must_encode(&f, &data); /* as often as one likes */
            check_same(&data, &wanted);
            bp_dataset_free(&data);
            forget(&f);
        }
    bp_dataset_free(&wanted);
}

/* Row by row, as prediction does it. */
static void test_the_dataset_is_what_records_make(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    bp_rows rows;
    bp_record row = {0};
    bp_error err;
    write_mixed(200);
    fit_mixed(&f, 0, 1);
    must_encode(&f, &data);
    size_t length, n = 0, target = 3;
    char *text = read_bytes("t.csv", &length);
    bp_piece piece = {.name = "t.csv",
                      .is_first = true,
                      .line = 1,
                      .has_quotes = true,
                      .text = text,
                      .length = length};
    assert_ok(bp_rows_init(&rows, &f.table, false, &err));
    bp_rows_start(&rows, &piece);
    bp_filter filter = filter_of(&f);
    for (;;) {
        float x[64], t;
        assert_ok(bp_rows_next(&rows, &row, &err));
        if (row.n_cells == 0)
            break;
        if (bp_filter_drops(&filter, &row))
            continue;
        assert_ok(bp_encoder_inputs(&f.encoder, &row, encoder_columns, x, NULL,
                                    &err));
        assert_ok(bp_encoder_targets(&f.encoder, &row, &target, &t, &err));
        assert_true(n < data.n_rows);
        assert_memory_equal(x, bp_dataset_inputs(&data, n),
                            data.n_inputs * sizeof(float));
        assert_true(t == data.t[n++]);
    }
    assert_int_equal(n, data.n_rows);
    bp_rows_free(&rows);
    free(text);
    bp_dataset_free(&data);
    forget(&f);
}

static void test_a_scratch_file_holds_the_same(void **state) {
    (void)state;
    fitted f;
    bp_dataset wanted, data;
    bp_error err;
    write_mixed(500);
    fit_mixed(&f, 1000, 3);
    bp_filter filter = filter_of(&f);
    must_encode(&f, &wanted);
    assert_false(wanted.room.is_mapped);
    assert_ok(bp_encoder_dataset(&f.encoder, &f.table, &filter, 3, false, 1000,
                                 &data, &err));
    assert_true(data.room.is_mapped);
    check_same(&data, &wanted);
    bp_dataset_free(&data);
    bp_dataset_free(&wanted);
    forget(&f);
}

/* Fits `before`, and encodes when the file has become `after`. */
static void check_changed(const char *before, const char *after,
                          size_t piece_size, const char *sentence) {
    fitted f;
    bp_dataset data;
    bp_error err;
    start(&f);
    f.reading.piece_size = piece_size;
    f.n_threads = 2;
    write_text("t.csv", before);
    look(&f);
    must_fit(&f);
    write_text("t.csv", after);
    bp_filter filter = filter_of(&f);
    assert_fails(bp_encoder_dataset(&f.encoder, &f.table, &filter, 2, false,
                                    SIZE_MAX, &data, &err),
                 BP_EDATA, sentence);
    assert_null(data.x);
    forget(&f);
}

static void test_a_bad_row_stops_the_dataset_with_its_line(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 1 << 20};
    for (size_t i = 0; i < 2; i++) {
        check_changed("x,y\n1,1\n\n3e38,2\n2,3\n", "x,y\n1,1\n\n4e38,2\n2,3\n",
                      sizes[i],
                      "t.csv:4: column 'x': '4e38' is too large for the "
                      "network's 32-bit numbers");
        check_changed("x,y\n1,1\n\n3e38,2\n2,3\n", "x,y\n1,1\n\n3e38,2\n2,?\n",
                      sizes[i],
                      "t.csv:5: column 'y': '?' is no target to learn");
    }
}

static void test_a_file_that_changes_is_refused(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 1 << 20};
    static const char sentence[] = "t.csv: has changed while it was read";
    for (size_t i = 0; i < 2; i++) {
        check_changed("x,y\n1,1\n2,2\n3,3\n", "x,y\n1,1\n2,2\n\n\n\n\n",
                      sizes[i], sentence);
        check_changed("x,y\n10,10\n20,20\n", "x,y\n10,10\n2,2\n3\n", 1 << 20,
                      "t.csv:4: 1 cell where line 1 has 2; write out the "
                      "missing ones, empty if need be");
    }
    check_changed("x,y\n1000,1\n2,2\n", "x,y\n1,0\n1,1\n2,2\n", 1 << 20,
                  sentence);
}

static void test_one_row_more_is_never_written(void **state) {
    (void)state;
    check_changed("x,y\n1,1\n2,2\n\n\n\n\n", "x,y\n1,1\n2,2\n3,3\n", 1 << 20,
                  "t.csv: has changed while it was read");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_and_pieces_make_no_difference),
        cmocka_unit_test(test_the_dataset_is_what_records_make),
        cmocka_unit_test(test_a_scratch_file_holds_the_same),
        cmocka_unit_test(test_a_bad_row_stops_the_dataset_with_its_line),
        cmocka_unit_test(test_a_file_that_changes_is_refused),
        cmocka_unit_test(test_one_row_more_is_never_written),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
