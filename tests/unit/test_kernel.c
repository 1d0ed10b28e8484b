/* test_kernel.c - the sets of kernels: which there are, how their work is cut
 * into units, the order of a chain, and transposes.
 *
 * test_product.c holds the products against plain loops, test_transfer.c the
 * rest. */
#include "helper.h"

/* ---- the sets ---- */

static void sets_are_found_by_name(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++)
        assert_ptr_equal(bp_kernel_find(kernels[i]->name), kernels[i]);
    assert_null(bp_kernel_find("abacus"));
    assert_null(bp_kernel_find(""));
}

static void the_fastest_set_is_one_of_them(void **state) {
    (void)state;
    const bp_kernel *fastest = bp_kernel_find(NULL);
    assert_non_null(fastest);
    assert_ptr_equal(bp_kernel_find(fastest->name), fastest);
    static const char *const faster_first[] = {"avx512", "avx2", "neon",
                                               "portable"};
    for (size_t i = 0; i < COUNT(faster_first); i++) {
        const bp_kernel *kernel = bp_kernel_find(faster_first[i]);
        if (kernel) {
            assert_ptr_equal(kernel, fastest);
            return;
        }
    }
}

/* ---- units ---- */

/* A mark on all elements of each unit's block. */
static void mark_units(bp_matrix m, bp_block (*block_of)(bp_matrix, size_t),
                       size_t n_units, size_t block_rows) {
    for (size_t unit = 0; unit < n_units; unit++) {
        bp_block block = block_of(m, unit);
        assert_true(block.panel < bp_panels(m.cols));
        assert_true(block.rows >= 1 && block.rows <= block_rows);
        assert_int_equal(block.first % block_rows, 0);
        assert_true(block.first + block.rows <= m.rows);
        for (size_t i = 0; i < block.rows; i++) {
            float *row = bp_panel_row(m, block.panel, block.first + i);
            for (size_t j = 0; j < bp_panel_width(m, block.panel); j++)
                row[j] += 1;
        }
    }
}

/* Forward's units, then backward's, then gradient's. */
static void units_cover_a_matrix_once(void **state) {
    (void)state;
    for (size_t rows = 1; rows <= 400; rows += 7) {
        for (size_t cols = 1; cols <= 400; cols += 13) {
            bp_matrix m = new_weights(rows, cols);
            mark_units(m, bp_forward_block, bp_forward_units(m), BP_UNIT_ROWS);
            mark_units(m, bp_backward_block, bp_backward_units(m), BP_PANEL);
            mark_units(m, bp_gradient_block, bp_gradient_units(m),
                       BP_UNIT_INPUTS);
            for (size_t i = 0; i < floats_of(m); i++)
                assert_true(m.data[i] == 3);
            free(m.data);
        }
    }
}

/* ---- the order of a chain ---- */

/* A chain in another order, or not fused, gives another sum here: 2^24 + 1 is
 * 2^24, and the last bit of the square at the end is lost if it is rounded
 * before -1 is added. */
enum { LINKS = 5 };
static const float d = 0x1.001p0f;
static const float left[LINKS] = {1, 1, 1, 1, d};
static const float right[LINKS] = {0x1p24f, 1, -0x1p24f, -1, d};
static const float sum = 0x1p-11f + 0x1p-24f;

/* One row, or one column, of factors: `before` zeros and the links. */
static bp_matrix new_factors(const float *links, size_t before, bool is_row) {
    size_t n = before + LINKS;
    bp_matrix m = is_row ? new_weights(1, n) : new_matrix(n, 1);
    for (size_t i = 0; i < LINKS; i++)
        *bp_at(m, is_row ? 0 : before + i, is_row ? before + i : 0) = links[i];
    return m;
}

static void check_chain(const bp_kernel *kernel, size_t before) {
    _Alignas(64) float b[BP_PANEL] = {0};
    _Alignas(64) float dw[BP_PANEL];
    bp_matrix left_row = new_factors(left, before, true);
    bp_matrix left_column = new_factors(left, before, false);
    bp_matrix right_row = new_factors(right, before, true);
    bp_matrix right_column = new_factors(right, before, false);
    bp_matrix out = new_matrix(1, 1);
    kernel->forward(out, out, BP_IDENTITY, left_row, right_column, b, 0);
    assert_true(out.data[0] == sum);
    out.data[0] = 0;
    const float *row = left_row.data;
    if (before + LINKS <= BP_PANEL) { /* one panel, which is a row */
        kernel->forward_rows(out, out, BP_IDENTITY, &row, right_column, b, 0);
        assert_true(out.data[0] == sum);
    }
    kernel->backward(out, left_row, right_column, 0);
    assert_true(out.data[0] == sum);
    out.data[0] = 0;
    kernel->backward_few(out, left_row, right_row);
    assert_true(out.data[0] == sum);
    kernel->gradient(dw, left_column, right_column, 0);
    assert_true(dw[0] == sum);
    const float *rows[64];
    for (size_t i = 0; i < left_column.rows; i++)
        rows[i] = bp_at(left_column, i, 0);
    dw[0] = 0;
    kernel->gradient_rows(dw, rows, out, right_column, 0); /* 1 x 1, as out */
    assert_true(dw[0] == sum);
    free(left_row.data);
    free(left_column.data);
    free(right_row.data);
    free(right_column.data);
    free(out.data);
}

/* Within the first panel, and from it to the second. */
static void the_order_of_a_chain_shows(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < n_kernels; i++)
        for (size_t before = 0; before < 40; before++)
            check_chain(kernels[i], before);
}

static void the_order_of_a_bias_gradient_shows(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    _Alignas(64) float db[BP_PANEL];
    for (size_t i = 0; i < n_kernels; i++) {
        for (size_t before = 0; before < 40; before++) {
            bp_matrix delta = new_factors(right, before, false);
            kernels[i]->bias_gradient(db, delta, 0);
            assert_true(db[0] == -1 + d); /* the 1 is lost in 2^24 */
            free(delta.data);
        }
    }
}

/* ---- transposes ---- */

static const float ELSEWHERE = 12345;

/* The padding of `to` may come to hold anything, its spare rows may not. */
static void check_transpose(const bp_kernel *kernel, size_t rows, size_t cols,
                            size_t more) {
    bp_rng rng = rng_of(1);
    bp_matrix from = new_roomy(rows, cols, bp_padded(rows) + more);
    bp_matrix to = new_roomy(cols, rows, cols + more);
    bp_matrix wanted = new_weights(cols, rows);
    fill(from, &rng, -1, 1);
    fill_padding(from, NAN);
    fill_spare_rows(from, NAN);
    fill(to, &rng, -1, 1);
    fill_padding(to, 9);
    fill_spare_rows(to, ELSEWHERE);
    bp_matrix before = new_roomy(rows, cols, from.room);
    memcpy(before.data, from.data, floats_of(from) * sizeof(float));
    plain_transpose(wanted, from);
    kernel->transpose(to, from);
    assert_same_matrix(to, wanted);
    assert_spare_rows_are(to, ELSEWHERE);
    assert_same_floats(from.data, before.data, floats_of(from));
    free(from.data);
    free(to.data);
    free(wanted.data);
    free(before.data);
}

static void transposes_are_a_plain_loop(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes[] = {1,  2,  3,  7,  8,  9,  13,  15,
                                   16, 17, 25, 31, 32, 33, 40,  41,
                                   47, 48, 49, 63, 64, 65, 100, 250};
    for (size_t k = 0; k < n_kernels; k++)
        for (size_t i = 0; i < COUNT(sizes); i++)
            for (size_t j = 0; j < COUNT(sizes); j++)
                for (size_t more = 0; more <= 19; more += 19)
                    check_transpose(kernels[k], sizes[i], sizes[j], more);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_are_found_by_name),
        cmocka_unit_test(the_fastest_set_is_one_of_them),
        cmocka_unit_test(units_cover_a_matrix_once),
        cmocka_unit_test(the_order_of_a_chain_shows),
        cmocka_unit_test(the_order_of_a_bias_gradient_shows),
        cmocka_unit_test(transposes_are_a_plain_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
