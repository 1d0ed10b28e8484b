/* test_matrix.c - where the elements of a matrix in panels lie. */
#include "helper.h"

static const size_t widths[] = {1,  2,  7,  8,  9,  15, 16, 17, 31, 32,
                                33, 40, 41, 47, 48, 49, 63, 64, 65, 100};

static void a_view_is_what_it_is_told(void **state) {
    (void)state;
    float data[3 * 48];
    bp_matrix m = bp_view(data, 2, 43, 3);
    assert_ptr_equal(m.data, data);
    assert_int_equal(m.rows, 2);
    assert_int_equal(m.cols, 43);
    assert_int_equal(m.padded, 48);
    assert_int_equal(m.room, 3);
}

static void panels_are_as_wide_as_they_must_be(void **state) {
    (void)state;
    static const struct {
        size_t cols, padded, panels, last_width, last_cols;
    } known[] = {{0, 0, 0, 0, 0},     {1, 8, 1, 8, 1},      {8, 8, 1, 8, 8},
                 {9, 16, 1, 16, 9},   {16, 16, 1, 16, 16},  {17, 32, 1, 32, 17},
                 {32, 32, 1, 32, 32}, {33, 40, 2, 8, 1},    {40, 40, 2, 8, 8},
                 {41, 48, 2, 16, 9},  {48, 48, 2, 16, 16},  {49, 64, 2, 32, 17},
                 {64, 64, 2, 32, 32}, {65, 72, 3, 8, 1},    {96, 96, 3, 32, 32},
                 {100, 104, 4, 8, 4}, {110, 112, 4, 16, 14}};
    for (size_t i = 0; i < COUNT(known); i++) {
        bp_matrix m = bp_view(NULL, 1, known[i].cols, 1);
        size_t panels = known[i].panels;
        assert_int_equal(bp_padded(m.cols), known[i].padded);
        assert_int_equal(m.padded, known[i].padded);
        assert_int_equal(bp_panels(m.cols), panels);
        for (size_t p = 0; p + 1 < panels; p++) {
            assert_int_equal(bp_panel_width(m, p), 32);
            assert_int_equal(bp_panel_cols(m, p), 32);
        }
        if (panels > 0) {
            assert_int_equal(bp_panel_width(m, panels - 1),
                             known[i].last_width);
            assert_int_equal(bp_panel_cols(m, panels - 1), known[i].last_cols);
        }
    }
}

static void widths_of_panels_add_up(void **state) {
    (void)state;
    for (size_t cols = 1; cols <= 300; cols++) {
        bp_matrix m = bp_view(NULL, 1, cols, 1);
        size_t width = 0, n_cols = 0;
        for (size_t p = 0; p < bp_panels(cols); p++) {
            width += bp_panel_width(m, p);
            n_cols += bp_panel_cols(m, p);
        }
        assert_int_equal(width, bp_padded(cols));
        assert_int_equal(n_cols, cols);
    }
}

/* Panel after panel, and in each of them row after row. */
static void panels_lie_one_after_another(void **state) {
    (void)state;
    for (size_t w = 0; w < COUNT(widths); w++) {
        for (size_t room = 5; room <= 16; room += 11) {
            bp_matrix m = new_roomy(5, widths[w], room);
            const float *at = m.data;
            for (size_t p = 0; p < bp_panels(m.cols); p++) {
                for (size_t i = 0; i < room; i++) {
                    assert_ptr_equal(bp_panel_row(m, p, i), at);
                    if (i == 0 || bp_panel_width(m, p) >= 16)
                        assert_int_equal((uintptr_t)at % 64, 0);
                    assert_int_equal((uintptr_t)at % 32, 0);
                    for (size_t j = 0; j < bp_panel_cols(m, p); j++)
                        assert_ptr_equal(bp_at(m, i, 32 * p + j), at + j);
                    at += bp_panel_width(m, p);
                }
            }
            assert_ptr_equal(at, m.data + floats_of(m));
            free(m.data);
        }
    }
}

static void up_to_32_columns_are_ordinary_rows(void **state) {
    (void)state;
    for (size_t cols = 1; cols <= 32; cols++) {
        bp_matrix m = new_roomy(3, cols, 7);
        for (size_t i = 0; i < 3; i++)
            for (size_t j = 0; j < cols; j++)
                assert_ptr_equal(bp_at(m, i, j),
                                 m.data + i * bp_padded(cols) + j);
        free(m.data);
    }
}

/* ---- rows in and out ---- */

enum { ROWS = 4, MOST = 100 };

static float number(size_t i, size_t j) {
    return (float)(1000 * i + j + 1);
}

/* Every row written once, from memory that ends where the row does; the
 * padding and the rows to spare keep what they have. */
static bp_matrix new_numbered(size_t cols, size_t room) {
    bp_matrix m = new_roomy(ROWS, cols, room);
    float *row = new_floats(cols);
    fill_padding(m, NAN);
    fill_spare_rows(m, NAN);
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < cols; j++)
            row[j] = number(i, j);
        bp_matrix_set_row(m, i, row);
    }
    free(row);
    return m;
}

static void a_row_goes_where_its_elements_are(void **state) {
    (void)state;
    for (size_t w = 0; w < COUNT(widths); w++) {
        for (size_t room = ROWS; room <= 16; room += 12) {
            bp_matrix m = new_numbered(widths[w], room);
            for (size_t i = 0; i < ROWS; i++) {
                size_t n;
                for (size_t j = 0; j < m.cols; j++)
                    assert_true(*bp_at(m, i, j) == number(i, j));
                const float *padding = padding_of(m, i, &n);
                for (size_t j = 0; j < n; j++)
                    assert_true(isnan(padding[j]));
            }
            assert_spare_rows_are(m, NAN);
            free(m.data);
        }
    }
}

static void a_row_comes_out_as_it_went_in(void **state) {
    (void)state;
    for (size_t w = 0; w < COUNT(widths); w++) {
        for (size_t room = ROWS; room <= 16; room += 12) {
            size_t cols = widths[w];
            bp_matrix m = new_numbered(cols, room);
            float row[MOST + 1];
            for (size_t i = 0; i < ROWS; i++) {
                for (size_t j = 0; j <= cols; j++)
                    row[j] = -1;
                bp_matrix_get_row(m, i, row);
                for (size_t j = 0; j < cols; j++)
                    assert_true(row[j] == number(i, j));
                assert_true(row[cols] == -1);
            }
            free(m.data);
        }
    }
}

/* Elements written one by one come out as a row. */
static void elements_make_a_row(void **state) {
    (void)state;
    for (size_t w = 0; w < COUNT(widths); w++) {
        size_t cols = widths[w];
        bp_matrix m = new_matrix(ROWS, cols);
        float row[MOST];
        for (size_t i = 0; i < ROWS; i++)
            for (size_t j = 0; j < cols; j++)
                *bp_at(m, i, j) = number(i, j);
        for (size_t i = 0; i < ROWS; i++) {
            bp_matrix_get_row(m, i, row);
            for (size_t j = 0; j < cols; j++)
                assert_true(row[j] == number(i, j));
        }
        assert_padding_is_zero(m);
        free(m.data);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_view_is_what_it_is_told),
        cmocka_unit_test(panels_are_as_wide_as_they_must_be),
        cmocka_unit_test(widths_of_panels_add_up),
        cmocka_unit_test(panels_lie_one_after_another),
        cmocka_unit_test(up_to_32_columns_are_ordinary_rows),
        cmocka_unit_test(a_row_goes_where_its_elements_are),
        cmocka_unit_test(a_row_comes_out_as_it_went_in),
        cmocka_unit_test(elements_make_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
