/* test_encoder_codes.c - a dataset from kept cells is the one that the text
 * makes, whatever is done to the cells. */
#include "../../../src/io/encoder_codes.h"
#include "encoder_helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

/* A number with gaps, a number with names for its levels, text, a constant,
 * and a target. */
static void write_cells(size_t n_rows, char decimal) {
    static const char *const numbers[] = {"",   "NA",   "-0", "0",   "1.50",
                                          "-7", "12.5", "?",  "1e2", "0.001"};
    static const char *const levels[] = {"1", "1.0", "2.50", "2.5", "-0",
                                         "0", "3",   "1e0",  "",    "NA"};
    static const char *const words[] = {"red", "\"a; b\"", "", "NA", "blue"};
    bp_rng rng;
    bp_rng_seed(&rng, 71, BP_RNG_SHUFFLE);
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    fputs("a;b;c;d;y\n", out);
    for (size_t i = 0; i < n_rows; i++) {
        char row[128];
        size_t rare = bp_rng_below(&rng, 40);
        const char *word = words[bp_rng_below(&rng, COUNT(words))];
        snprintf(row, sizeof row, "%s;%s;%s%.0zu;5;%.*f\n",
                 numbers[bp_rng_below(&rng, COUNT(numbers))],
                 levels[bp_rng_below(&rng, COUNT(levels))], word,
                 *word == 'r' && rare < 5 ? rare : 0, (int)(i % 4),
                 (double)(i % 3));
        for (char *c = row; *c; c++)
            *c = *c == '.' ? decimal : *c;
        fputs(row, out);
    }
    fclose(out);
}

/* Fits what `how` says, with the cells kept. */
static void fit_cells(fitted *f, const bp_fit *how, char decimal,
                      size_t n_threads) {
    start(f);
    f->reading.dialect.delimiter = ';';
    f->reading.dialect.decimal = decimal;
    f->reading.piece_size = 500;
    f->n_threads = n_threads;
    f->keep_bytes = 1 << 20;
    look(f);
    f->categorical[1] = true;
    f->how = *how;
    for (size_t i = 0; i < MOST_COLUMNS; i++)
        f->medians[i] = 0.75;
    must_fit(f);
}

static size_t count_kept(const bp_cells *cells) {
    size_t n = 0;
    for (size_t i = 0; i < cells->n_pieces; i++)
        n += cells_of(cells, i) != NULL;
    return n;
}

static bp_status encode_text_only(fitted *f, bp_dataset *data, bp_error *err) {
    bp_cells *cells = f->table.cells;
    bp_filter filter = filter_of(f);
    f->table.cells = NULL;
    bp_status status =
        bp_encoder_dataset(&f->encoder, &f->table, &filter, f->n_threads, false,
                           SIZE_MAX, data, err);
    f->table.cells = cells;
    return status;
}

static void check_same_dataset(const bp_fit *how, char decimal,
                               size_t n_threads) {
    fitted f;
    bp_dataset wanted, got;
    bp_error err;
    fit_cells(&f, how, decimal, n_threads);
    assert_ok(encode_text_only(&f, &wanted, &err));
    assert_true(codes_suffice(&f.encoder, f.table.cells));
    assert_true(count_kept(f.table.cells) > 5);
    must_encode(&f, &got);
    assert_int_equal(count_kept(f.table.cells), 0); /* they were used */
    assert_int_equal(got.n_rows, wanted.n_rows);
    assert_memory_equal(got.x, wanted.x,
                        got.n_rows * got.n_inputs * sizeof(float));
    assert_memory_equal(got.t, wanted.t,
                        got.n_rows * got.n_targets * sizeof(float));
    bp_dataset_free(&got);
    bp_dataset_free(&wanted);
    forget(&f);
}

static const bp_fit ways[] = {
    {.task = BP_REGRESS, .category_filling = BP_FILL_LEVEL},
    {.task = BP_REGRESS,
     .scaling = BP_SCALE_NONE,
     .target_scaling = BP_SCALE_MINMAX,
     .number_filling = BP_FILL_MEDIAN,
     .category_filling = BP_FILL_MOST_FREQUENT,
     .indicators = true},
    {.task = BP_CLASSIFY,
     .scaling = BP_SCALE_MINMAX,
     .number_filling = BP_FILL_MOST_FREQUENT,
     .category_filling = BP_FILL_LEVEL,
     .min_count = 12},
    {.task = BP_CLASSIFY,
     .category_filling = BP_FILL_LEVEL,
     .indicators = true,
     .unseen = BP_UNSEEN_OTHER},
};

static void test_codes_give_what_the_text_gives(void **state) {
    (void)state;
    static const char decimals[] = {'.', ','};
    for (size_t i = 0; i < COUNT(decimals); i++) {
        write_cells(700, decimals[i]);
        for (size_t j = 0; j < COUNT(ways); j++)
            for (size_t n_threads = 1; n_threads <= 3; n_threads++)
                check_same_dataset(&ways[j], decimals[i], n_threads);
    }
}

/* `1` and `1.0` are two levels of a column of text, and one number. */
static void test_text_with_numbers_in_it_is_read_again(void **state) {
    (void)state;
    fitted f;
    bp_dataset data;
    start(&f);
    f.keep_bytes = 1 << 20;
    write_text("t.csv", "a,y\n1,1\n1.0,2\nx,3\n1,4\n1.0,5\n");
    look(&f);
    f.categorical[0] = true;
    must_fit(&f);
    assert_int_equal(count_kept(f.table.cells), 1);
    assert_false(codes_suffice(&f.encoder, f.table.cells));
    must_encode(&f, &data);
    assert_int_equal(data.n_inputs, 3);
    check_inputs(&data, 0, (const double[]){1, 0, 0, 1, 0});
    check_inputs(&data, 1, (const double[]){0, 1, 0, 0, 1});
    bp_dataset_free(&data);
    forget(&f);
}

/* What codes are refused for is told as the text's error, with its line. */
static void test_a_refused_cell_has_its_line(void **state) {
    (void)state;
    for (size_t col = 0; col < 3; col++) {
        fitted f;
        bp_dataset data;
        bp_error wanted, got;
        write_cells(300, '.');
        fit_cells(&f, &ways[1], '.', 2);
        bp_filter filter = filter_of(&f);
        f.encoder.inputs[col].has_fill = false;
        assert_int_equal(encode_text_only(&f, &data, &wanted), BP_EDATA);
        assert_int_equal(bp_encoder_dataset(&f.encoder, &f.table, &filter, 2,
                                            false, SIZE_MAX, &data, &got),
                         BP_EDATA);
        assert_string_equal(got.message, wanted.message);
        assert_int_equal(strncmp(got.message, "t.csv:", 6), 0);
        forget(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_give_what_the_text_gives),
        cmocka_unit_test(test_text_with_numbers_in_it_is_read_again),
        cmocka_unit_test(test_a_refused_cell_has_its_line),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
