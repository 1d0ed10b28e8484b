/* test_product_units.c - each unit of a product writes its own block alone. */
#include "product_helper.h"

static void fill_all(bp_matrix m, float value) {
    for (size_t i = 0; i < floats_of(m); i++)
        m.data[i] = value;
}

/* The block is as in `want`, and all that is around it as it was. */
static void assert_block_only(bp_matrix got, bp_matrix want, bp_block block) {
    for (size_t p = 0; p < bp_panels(got.cols); p++) {
        for (size_t i = 0; i < got.room; i++) {
            const float *row = bp_panel_row(got, p, i);
            bool inside = p == block.panel && i >= block.first &&
                          i < block.first + block.rows;
            if (inside)
                assert_same_floats(row, bp_panel_row(want, p, i),
                                   bp_panel_cols(got, p));
            for (size_t j = 0; !inside && j < bp_panel_width(got, p); j++)
                assert_true(row[j] == ELSEWHERE);
        }
    }
}

static void check_units(const bp_kernel *kernel, layer *l, const layer *plain) {
    for (size_t i = 0; i < COUNT(products); i++) {
        const struct product *p = &products[i];
        bp_matrix out = output_of(l, p->output);
        for (size_t unit = 0; unit < p->n_units(out); unit++) {
            fill_all(out, ELSEWHERE);
            fill_all(l->a, ELSEWHERE);
            p->do_unit(kernel, l, unit);
            bp_block block = p->block(out, unit);
            assert_block_only(out, output_of(plain, p->output), block);
            if (p->output == Z)
                assert_block_only(l->a, plain->z, block);
        }
    }
}

static void a_unit_writes_its_block_only(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t i = 0; i < COUNT(edges); i++) {
        for (size_t j = 0; j < COUNT(edges); j++) {
            shape s = edge_shape(i, j);
            layer plain = plain_layer(s, 1), l = new_layer(s, 16, 1);
            for (size_t k = 0; k < n_kernels; k++)
                check_units(kernels[k], &l, &plain);
            layer_free(&plain);
            layer_free(&l);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_writes_its_block_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
