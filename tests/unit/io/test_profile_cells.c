/* test_profile_cells.c - the cells that profiling keeps for encoding stand for
 * what is in the text, whichever thread saw a word first. */
#include "../../../src/io/cells.h"
#include "profile_helper.h"

static const size_t threads[] = {1, 2, 3, 7};

/* What a code stands for is what is in the cell. */
static void check_code(const profiled *p, cell_code code, size_t col,
                       const bp_record *row) {
    const bp_cells *cells = p->table.cells;
    double value;
    if (bp_record_number(row, col, '.', &value) == BP_NUM_OK &&
        !bp_number_is_missing(&p->missing, value)) {
        double its = cell_is_number(code) ? cell_number(code) : -0.0;
        if (!cell_is_number(code))
            assert_int_equal(code, cell_special(CELL_MINUS_ZERO));
        assert_memory_equal(&its, &value, sizeof value);
    } else if (*row->cells[col] == '\0') {
        assert_int_equal(code, cell_special(CELL_EMPTY));
    } else {
        assert_false(cell_is_number(code));
        size_t word = cell_word(code);
        assert_in_range(word, 0, cells->words[col].count - 1);
        assert_string_equal(cells->words[col].items[word].text,
                            row->cells[col]);
    }
}

typedef struct kept {
    const profiled *p;
    bp_rows *rows;
    size_t n_kept; /* pieces */
} kept;

static bp_status check_piece(void *context, size_t thread, bp_piece *piece,
                             bp_error *err) {
    (void)thread;
    kept *k = context;
    size_t n_cols = k->p->table.n_cols;
    const cell_code *code = cells_of(k->p->table.cells, piece->number);
    bp_record row;
    bp_status status;
    k->n_kept += code != NULL;
    bp_rows_start(k->rows, piece);
    while (!(status = bp_rows_next(k->rows, &row, err)) && row.n_cells > 0) {
        if (!code || bp_filter_drops(&k->p->how.filter, &row))
            continue;
        for (size_t col = 0; col < n_cols; col++)
            check_code(k->p, code[col], col, &row);
        code += n_cols;
    }
    return status;
}

/* Returns how many pieces were kept. */
static size_t check_kept(const profiled *p) {
    bp_rows rows;
    bp_error err;
    kept k = {.p = p, .rows = &rows};
    bp_piece_job job = {.work = check_piece, .context = &k};
    assert_non_null(p->table.cells);
    assert_ok(bp_rows_init(&rows, &p->table, false, &err));
    assert_ok(bp_pieces_run(p->table.pieces, 1, &job, &err));
    bp_rows_free(&rows);
    return k.n_kept;
}

static void write_few_digits(bp_rng *rng, size_t n_rows) {
    static const char *const cells[] = {"",   "-0",   "NA", "red", "0.25",
                                        "?",  "1e3",  "7",  "7.0", "x",
                                        "-1", "12.5", "y"};
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (size_t i = 0; i < n_rows; i++) {
        fprintf(out, "%.*f,%s,", (int)bp_rng_below(rng, 5),
                100 * bp_rng_uniform(rng) - 50,
                cells[bp_rng_below(rng, COUNT(cells))]);
        fprintf(out, "w%zu,%s\n", (size_t)bp_rng_below(rng, i + 1),
                i == n_rows / 2 ? "0.12345678901" : "1");
    }
    assert_int_equal(fclose(out), 0);
}

static void test_kept_cells_are_those_of_the_text(void **state) {
    (void)state;
    static const bool required[] = {false, true, false, false};
    static const bool numeric[] = {false, true, false, false};
    profiled p;
    bp_error err;
    bp_rng rng;
    bp_rng_seed(&rng, 35, BP_RNG_SHUFFLE);
    write_few_digits(&rng, 600);
    start(&p);
    assert_ok(bp_strings_add(&p.missing.words, "7", &err));
    assert_ok(bp_missing_index(&p.missing, '.', &err));
    p.reading.piece_size = 256;
    for (size_t i = 0; i < 2 * COUNT(threads); i++) {
        p.how.n_threads = threads[i / 2];
        p.how.filter =
            (bp_filter){i % 2 ? required : NULL, numeric, &p.missing, '.'};
        p.how.keep_bytes = 1 << 20;
        look(&p);
        assert_int_equal(check_kept(&p), p.table.cells->n_pieces - 1);
        assert_true(p.table.cells->n_pieces > 30);
        p.how.keep_bytes = 1000; /* there is room for few */
        look(&p);
        assert_in_range(check_kept(&p), 1, p.table.cells->n_pieces / 2);
        assert_true(p.table.cells->bytes <= 1000);
        close_file(&p);
    }
    forget(&p);
}

/* Words that nobody could look up: there are too many to keep. */
static void test_pieces_with_too_many_words_are_not_kept(void **state) {
    (void)state;
    profiled p;
    FILE *out = fopen("t.csv", "w");
    assert_non_null(out);
    for (int i = 0; i < BP_MAX_LEVELS + 5000; i++)
        fprintf(out, "w%d\n", i);
    assert_int_equal(fclose(out), 0);
    start(&p);
    p.how.keep_bytes = 1 << 24;
    p.reading.piece_size = 1 << 14;
    for (size_t i = 0; i < COUNT(threads); i++) {
        p.how.n_threads = threads[i];
        look(&p);
        const bp_cells *cells = p.table.cells;
        assert_true(cells->words[0].is_over);
        assert_true(cells->n_pieces > 20);
        assert_null(cells_of(cells, cells->n_pieces - 1));
    }
    forget(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept_cells_are_those_of_the_text),
        cmocka_unit_test(test_pieces_with_too_many_words_are_not_kept),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
