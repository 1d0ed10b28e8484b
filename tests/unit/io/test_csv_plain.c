/* test_csv_plain.c - plain lines, which have a reader of their own where
 * nobody asks for raw bytes: it takes turns with the general one, and nobody
 * must be able to tell them apart but by the numbers found in passing. */
#include "csv_helper.h"

/* Which lines of a text had their numbers found: "..x" for the third. */
static void check_found(const bp_dialect *dialect, const char *text,
                        const char *wanted) {
    char *copy = strdup(text), found[64] = "";
    bp_piece piece = {
        .name = "t.csv", .line = 1, .text = copy, .length = strlen(text)};
    bp_csv *csv;
    bp_record record;
    bp_error err;
    assert_ok(bp_csv_new(&csv, dialect, false, &err));
    bp_csv_start(csv, &piece);
    while (!bp_csv_next(csv, &record, &err) && record.n_cells > 0)
        strcat(found, record.are_numbers ? "x" : ".");
    assert_string_equal(found, wanted);
    bp_csv_free(csv);
    free(copy);
}

/* The first line says how many cells there are. */
static void test_numbers_are_found_in_plain_lines(void **state) {
    (void)state;
    bp_dialect semicolon = {.delimiter = ';', .decimal = ','};
    bp_dialect clash = {.delimiter = ',', .decimal = ','};
    check_found(&comma, "a,b\n1,2\n3\nx,\n,\n1,2\r\n-1.5,+2\n", ".xxxxxx");
    check_found(&comma, "a,b\n1,2,3\n1,2\n", "...");
    check_found(&comma, "a,b\n1,2", "..");
    check_found(&semicolon, "a;b\n1,5;2\n", ".x");
    check_found(&clash, "a,b\n1,2\n", "..");
    check_found(&runs, "a b\n1 2\n", "..");
}

/* What isn't plain is read as ever, and plain lines follow in time. */
static void test_plain_reading_comes_back_after_a_pause(void **state) {
    (void)state;
    static const char *const others[] = {"\"1\"", " 1", "\xc3\xa9", "1,2"};
    for (size_t i = 0; i < COUNT(others); i++) {
        char text[256], wanted[64] = ".x";
        snprintf(text, sizeof text, "a\n1\n%s\n", others[i]);
        for (int row = 0; row < 17; row++)
            strcat(text, "7\n");
        strcat(wanted, "................xx");
        check_found(&comma, text, wanted);
    }
}

static void test_what_is_found_is_a_number(void **state) {
    (void)state;
    static const struct {
        const char *cell;
        bool found;
        double value;
    } cells[] = {
        {"0", true, 0},       {"-0", true, -0.0},  {"1", true, 1},
        {"-2.5", true, -2.5}, {".5", true, 0.5},   {"5.", true, 5},
        {"0.1", true, 0.1},   {"00", false, 0},    {"007", false, 0},
        {"1x", false, 0},     {"1-2", false, 0},   {"1.2.3", false, 0},
        {"-", false, 0},      {".", false, 0},     {"", false, 0},
        {"1e", false, 0},     {"0x10", false, 0},  {"nan", false, 0},
        {"--1", false, 0},    {"1_000", false, 0},
    };
    for (size_t i = 0; i < COUNT(cells); i++) {
        char text[64];
        bp_piece piece = {.name = "t.csv", .line = 1, .text = text};
        bp_csv *csv;
        bp_record record;
        bp_error err;
        piece.length =
            (size_t)snprintf(text, sizeof text, "a,b\n%s,0\n", cells[i].cell);
        assert_ok(bp_csv_new(&csv, &comma, false, &err));
        bp_csv_start(csv, &piece);
        assert_ok(bp_csv_next(csv, &record, &err));
        assert_ok(bp_csv_next(csv, &record, &err));
        assert_non_null(record.are_numbers);
        assert_string_equal(record.cells[0], cells[i].cell);
        assert_int_equal(record.are_numbers[0], cells[i].found);
        if (cells[i].found)
            assert_memory_equal(&record.values[0], &cells[i].value,
                                sizeof(double));
        bp_csv_free(csv);
    }
}

/* ---- random texts, beside libcsv ---- */

/* How a text is drawn: some rows, one in so many of them not plain. */
typedef struct drawing {
    bp_rng *rng;
    const bp_dialect *dialect;
    size_t n_cells, one_in;
    FILE *out;
} drawing;

static bool chance(const drawing *d, uint64_t one_in) {
    return bp_rng_below(d->rng, one_in) == 0;
}

static void draw_digits(const drawing *d, uint64_t most) {
    for (uint64_t n = bp_rng_below(d->rng, most + 1); n > 0; n--)
        fputc(pick(d->rng, "0123456789"), d->out);
}

/* A number, or nearly one. */
static void draw_number(const drawing *d) {
    if (chance(d, 3))
        fputc(pick(d->rng, "--+"), d->out);
    draw_digits(d, chance(d, 8) ? 24 : 5);
    if (chance(d, 2))
        fputc(chance(d, 20) ? ':' : d->dialect->decimal, d->out);
    draw_digits(d, chance(d, 8) ? 24 : 3);
    if (chance(d, 10))
        fprintf(d->out, "e%d", (int)bp_rng_below(d->rng, 700) - 350);
}

static void draw_plain_cell(const drawing *d) {
    static const char *const words[] = {"",  "a",    "NA",  "red",
                                        "#", "-",    "12x", "1.5",
                                        "?", "1e99", "nan", "0.10"};
    if (chance(d, 3))
        fputs(words[bp_rng_below(d->rng, COUNT(words))], d->out);
    else
        draw_number(d);
}

static void draw_other_cell(const drawing *d) {
    static const char *const cells[] = {
        "\"a\"", "\"x;,|y\"", "\"\"\"\"",     " 1",    "2 ",   " \"3\" ",
        "a b",   "\xc3\xa9",  "\xe2\x82\xac", "\"1\"", "\"\"", "\"l\nm\""};
    fputs(cells[bp_rng_below(d->rng, COUNT(cells))], d->out);
}

static void draw_row(const drawing *d) {
    bool is_plain = !chance(d, d->one_in);
    size_t n = d->n_cells;
    if (!is_plain && chance(d, 3))
        fputs(chance(d, 2) && d->dialect->comment ? "# \"x\n" : "\n", d->out);
    if (chance(d, 40)) /* ragged */
        n = 1 + bp_rng_below(d->rng, n + 2);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            fputc(d->dialect->delimiter, d->out);
        if (is_plain || chance(d, 2))
            draw_plain_cell(d);
        else
            draw_other_cell(d);
    }
    fputs(chance(d, 9) ? "\r\n" : "\n", d->out);
}

/* At its end may be what CSV can't hold, or no newline. The caller frees it. */
static char *draw_text(drawing *d, size_t n_rows, size_t *length) {
    static const char *const bad[] = {"1\r2\n", "a\"b\n", "\"a", "\xe9\n"};
    char *text = NULL;
    d->out = open_memstream(&text, length);
    assert_non_null(d->out);
    for (size_t i = 0; i < n_rows; i++)
        draw_row(d);
    if (chance(d, 5))
        fputs(bad[bp_rng_below(d->rng, COUNT(bad))], d->out);
    else if (chance(d, 3))
        draw_number(d);
    fclose(d->out);
    return text;
}

static bp_dialect draw_dialect(bp_rng *rng) {
    return (bp_dialect){.delimiter = pick(rng, ",,;\t|"),
                        .decimal = pick(rng, "..,"),
                        .comment = bp_rng_below(rng, 2) ? '#' : 0};
}

/* Reads it with and without raw bytes; returns the numbers found. */
static size_t check_text(const char *text, size_t length,
                         const bp_dialect *dialect) {
    csv_reading raw = read_judged(text, length, dialect);
    csv_reading r = read_text(text, length, dialect, false);
    csv_reading judged = judge_read(text, length, dialect);
    const char *difference = reading_difference(&r, &judged);
    if (difference)
        fail_msg("%s differ from libcsv's (%s): '%.*s'", difference,
                 r.error.message, (int)length, text);
    if (r.status)
        assert_string_equal(r.error.message, raw.error.message);
    assert_int_equal(raw.n_values, 0);
    size_t n_values = r.n_values;
    reading_free(&raw);
    reading_free(&r);
    reading_free(&judged);
    return n_values;
}

static void test_plain_lines_take_turns_with_others(void **state) {
    (void)state;
    static const size_t one_in[] = {100, 30, 10, 3};
    bp_rng rng;
    bp_rng_seed(&rng, 40, BP_RNG_SHUFFLE);
    for (size_t i = 0; i < COUNT(one_in); i++) {
        size_t n_values = 0;
        for (int k = 0; k < 500; k++) {
            bp_dialect dialect = draw_dialect(&rng);
            drawing d = {.rng = &rng,
                         .dialect = &dialect,
                         .n_cells = 1 + bp_rng_below(&rng, 5),
                         .one_in = one_in[i]};
            size_t length;
            char *text = draw_text(&d, bp_rng_below(&rng, 80), &length);
            n_values += check_text(text, length, &dialect);
            free(text);
        }
        assert_true(n_values > 1000); /* both readers had their turns */
    }
}

/* ---- one reader, piece after piece ---- */

/* The end of a line behind `from`; none of them is in quotes. */
static size_t end_of_line(const char *text, size_t length, size_t from) {
    const char *newline = memchr(text + from, '\n', length - from);
    return newline ? (size_t)(newline - text) + 1 : length;
}

/* In pieces of some lines each, as in one. */
static void check_pieces(const drawing *d, const char *text, size_t length) {
    csv_reading whole = read_text(text, length, d->dialect, false);
    bp_csv *csv;
    bp_error err;
    size_t at = 0, line = 1, n_records = 0;
    const char *cells = whole.cells.text, *lines = whole.lines.text;
    assert_ok(bp_csv_new(&csv, d->dialect, false, &err));
    while (at < length) {
        size_t end = at, n_lines = 0;
        for (uint64_t n = 1 + bp_rng_below(d->rng, 20); n > 0 && end < length;
             n--, n_lines++)
            end = end_of_line(text, length, end);
        csv_reading r = read_with(csv, text + at, end - at, line, d->dialect);
        assert_ok(r.status);
        assert_int_equal(r.n_wrong, 0);
        assert_memory_equal(r.cells.text, cells, r.cells.whole);
        assert_memory_equal(r.lines.text, lines, r.lines.whole);
        cells += r.cells.whole;
        lines += r.lines.whole;
        n_records += r.n_records;
        at = end;
        line += n_lines;
        reading_free(&r);
    }
    assert_int_equal(n_records, whole.n_records);
    bp_csv_free(csv);
    reading_free(&whole);
}

static void test_a_reader_goes_from_piece_to_piece(void **state) {
    (void)state;
    bp_rng rng;
    bp_rng_seed(&rng, 41, BP_RNG_SHUFFLE);
    size_t n_checked = 0;
    while (n_checked < 300) {
        bp_dialect dialect = draw_dialect(&rng);
        drawing d = {&rng, &dialect, 1 + bp_rng_below(&rng, 4), 25, NULL};
        size_t length;
        char *text = draw_text(&d, 1 + bp_rng_below(&rng, 60), &length);
        csv_reading r = read_text(text, length, &dialect, false);
        if (!r.status && !strstr(text, "\"l\nm\"")) {
            check_pieces(&d, text, length);
            n_checked++;
        }
        reading_free(&r);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_found_in_plain_lines),
        cmocka_unit_test(test_plain_reading_comes_back_after_a_pause),
        cmocka_unit_test(test_what_is_found_is_a_number),
        cmocka_unit_test(test_plain_lines_take_turns_with_others),
        cmocka_unit_test(test_a_reader_goes_from_piece_to_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
