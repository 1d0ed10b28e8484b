/* test_dropout.c - which units are left out, how many, and that their choice
 * depends on nothing but the draw.
 *
 * That the gradients are right is test_gradients.c's business. */
#include "helper.h"

#include "bp/backprop.h"
#include "bp/parallel.h"

enum { N_LAYERS = 3, MANY = 64 };

/* Each product is worth a thread, with 64 rows. */
static const size_t sizes[] = {40, 70, 90, 50};
static const double dropout[] = {0.5, 0.2, 0};

/* A network, a batch for it, and what one draw makes of it. */
typedef struct bench {
    bp_network net;
    input_rows x;
    bp_matrix t;
    bp_workspace ws;
    float *grad;
} bench;

static bench new_bench(bp_activation hidden) {
    const bp_activation f[] = {hidden, hidden, BP_SOFTMAX};
    bench b = {.net = new_network(sizes, f, N_LAYERS, 2)};
    bp_error err;
    bp_rng rng = rng_of(2);
    b.x = new_inputs(MANY, sizes[0], &rng, -1, 1);
    b.t = new_matrix(MANY, sizes[N_LAYERS]);
    fill_targets(b.t, BP_CROSS_ENTROPY, BP_SOFTMAX, &rng);
    assert_ok(bp_workspace_init(&b.ws, &b.net, MANY, true, &err));
    b.grad = new_floats(b.net.n_params);
    return b;
}

static bench new_dropping(bp_activation hidden, uint64_t draw) {
    bench b = new_bench(hidden);
    bp_error err;
    assert_ok(bp_workspace_drop(&b.ws, &b.net, dropout, &err));
    b.ws.draw = draw;
    return b;
}

static void bench_free(bench *b) {
    bp_network_free(&b->net);
    bp_workspace_free(&b->ws);
    inputs_free(&b->x);
    free(b->t.data);
    free(b->grad);
}

/* The first `rows` rows, forward and back; returns their outputs. */
static bp_matrix run(bench *b, const bp_kernel *kernel, size_t rows) {
    bp_sink sink = bp_sink_into(b->grad);
    bp_matrix a = bp_forward(kernel, &b->net, &b->ws, b->x.at, rows);
    bp_backward(kernel, &b->net, &b->ws, top(b->t, rows), BP_CROSS_ENTROPY,
                &sink);
    return a;
}

/* ---- the choice ---- */

/* Half a random number for each unit, counted from the first row on. */
static float mask_of(uint64_t draw, size_t l, size_t m, size_t j) {
    uint64_t place = m * bp_padded(sizes[l + 1]) + j;
    uint64_t both = bp_rng_at(bp_rng_at(draw, l), place / 2);
    double half = (double)(place % 2 ? both >> 32 : both & UINT32_MAX);
    return half < dropout[l] * 0x1p32 ? 0 : (float)(1 / (1 - dropout[l]));
}

static void masks_come_from_the_draw(void **state) {
    (void)state;
    static const uint64_t draws[] = {0, 1, UINT64_MAX};
    for (size_t i = 0; i < COUNT(draws); i++) {
        bench b = new_dropping(BP_TANH, draws[i]);
        run(&b, portable(), MANY);
        for (size_t l = 0; l < 2; l++) {
            const bp_stage *s = &b.ws.stages[l];
            for (size_t m = 0; m < MANY; m++) {
                for (size_t j = 0; j < sizes[l + 1]; j++) {
                    float mask = mask_of(draws[i], l, m, j);
                    assert_true(*bp_at(s->mask, m, j) == mask);
                    assert_true(*bp_at(s->kept, m, j) ==
                                *bp_at(s->a, m, j) * mask);
                }
            }
            assert_padding_is_zero(s->mask);
            assert_padding_is_zero(s->kept);
            assert_ptr_equal(b.ws.stages[l + 1].x.data, s->kept.data);
        }
        assert_null(b.ws.stages[2].mask.data);
        bench_free(&b);
    }
}

/* Counts over many draws, within 5 standard deviations: the share of units left
 * out, and of neighbours (in a row, in a column, in two draws) that are both
 * left out; and so a mask is 1 on the average. */
static void the_right_share_is_left_out(void **state) {
    (void)state;
    enum { DRAWS = 50, N = 70 };
    bench b = new_dropping(BP_RELU, 0);
    const double p = dropout[0], n = (double)DRAWS * (MANY - 1) * (N - 1);
    static float before[MANY][N];
    double out = 0, beside = 0, below = 0, after = 0, sum = 0;
    for (uint64_t draw = 0; draw <= DRAWS; draw++) {
        b.ws.draw = draw;
        bp_forward(portable(), &b.net, &b.ws, b.x.at, MANY);
        bp_matrix mask = b.ws.stages[0].mask;
        for (size_t m = 0; draw > 0 && m + 1 < MANY; m++) {
            for (size_t j = 0; j + 1 < N; j++) {
                bool is_out = *bp_at(mask, m, j) == 0;
                sum += (double)*bp_at(mask, m, j);
                out += is_out;
                beside += is_out && *bp_at(mask, m, j + 1) == 0;
                below += is_out && *bp_at(mask, m + 1, j) == 0;
                after += is_out && before[m][j] == 0;
            }
        }
        for (size_t m = 0; m < MANY; m++)
            for (size_t j = 0; j < N; j++)
                before[m][j] = *bp_at(mask, m, j);
    }
    const double error = 5 * sqrt(p * (1 - p) / n);
    assert_near(out / n, p, 0, error);
    assert_near(sum / n, 1, 0, error / (1 - p));
    assert_near(beside / n, p * p, 0, 2 * error); /* neighbours overlap */
    assert_near(below / n, p * p, 0, 2 * error);
    assert_near(after / n, p * p, 0, 2 * error);
    bench_free(&b);
}

/* From almost never to almost always. */
static void any_share_may_be_left_out(void **state) {
    (void)state;
    static const double shares[] = {1e-12, 0.01, 0.3, 0.9, 0.999, 1 - 0x1p-53};
    bench b = new_bench(BP_TANH);
    for (size_t i = 0; i < COUNT(shares); i++) {
        const double drop[] = {shares[i], 0, 0};
        double out = 0, n = MANY * (double)sizes[1];
        bp_error err;
        assert_ok(bp_workspace_drop(&b.ws, &b.net, drop, &err));
        b.ws.draw = i;
        bp_matrix a = run(&b, portable(), MANY);
        for (size_t m = 0; m < MANY; m++)
            for (size_t j = 0; j < sizes[1]; j++) {
                float mask = *bp_at(b.ws.stages[0].mask, m, j);
                assert_true(mask == 0 || mask == (float)(1 / (1 - shares[i])));
                out += mask == 0;
            }
        assert_near(out / n, shares[i], 0,
                    5 * sqrt(shares[i] * (1 - shares[i]) / n));
        assert_true(isfinite(*bp_at(a, 0, 0)));
    }
    bench_free(&b);
}

/* The average over draws of what comes into the next layer is what comes in
 * without dropout: each z of it within 5 standard errors. */
static void sums_stay_the_same_on_the_average(void **state) {
    (void)state;
    enum { DRAWS = 2000, UNITS = 90 };
    bench b = new_bench(BP_SIGMOID);
    const double drop[] = {0.3, 0, 0};
    static double sums[UNITS], squares[UNITS];
    float plain[UNITS], z[UNITS];
    bp_error err;
    memset(sums, 0, sizeof sums);
    memset(squares, 0, sizeof squares);
    b.net.layers[1].f = BP_IDENTITY;
    bp_forward(portable(), &b.net, &b.ws, b.x.at, 1);
    bp_matrix_get_row(b.ws.stages[1].a, 0, plain);
    assert_ok(bp_workspace_drop(&b.ws, &b.net, drop, &err));
    for (uint64_t draw = 0; draw < DRAWS; draw++) {
        b.ws.draw = draw;
        bp_forward(portable(), &b.net, &b.ws, b.x.at, 1);
        bp_matrix_get_row(b.ws.stages[1].a, 0, z);
        for (size_t j = 0; j < UNITS; j++) {
            sums[j] += (double)z[j];
            squares[j] += (double)z[j] * (double)z[j];
        }
    }
    for (size_t j = 0; j < UNITS; j++) {
        double mean = sums[j] / DRAWS,
               spread = squares[j] / DRAWS - mean * mean;
        assert_true(spread > 0);
        assert_near(mean, (double)plain[j], 0, 5 * sqrt(spread / DRAWS));
    }
    bench_free(&b);
}

/* ---- what it doesn't depend on ---- */

static void assert_same_stages(const bench *got, const bench *want,
                               size_t rows) {
    for (size_t l = 0; l < N_LAYERS; l++) {
        const bp_stage *a = &got->ws.stages[l], *b = &want->ws.stages[l];
        if (l < 2)
            assert_same_matrix(a->mask, top(b->mask, rows));
        assert_same_matrix(a->a, top(b->a, rows));
        assert_same_matrix(a->delta, top(b->delta, rows));
    }
}

/* Batches of few rows go back another way. */
static void rows_dont_depend_on_their_neighbours(void **state) {
    (void)state;
    static const size_t batches[] = {1, 2, 7, 8, 9, 25, 33};
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (bp_activation f = 0; f < BP_EXP; f++) {
        for (size_t k = 0; k < n_kernels; k++) {
            bench many = new_dropping(f, 9);
            run(&many, kernels[k], MANY);
            bench few = new_dropping(f, 9);
            for (size_t i = 0; i < COUNT(batches); i++) {
                run(&few, kernels[k], batches[i]);
                assert_same_stages(&few, &many, batches[i]);
            }
            bench_free(&few);
            bench_free(&many);
        }
    }
}

static void sets_and_threads_give_the_same_bits(void **state) {
    (void)state;
    static const size_t threads[] = {1, 2, 3, 7};
    static const bp_activation hidden[] = {BP_RELU, BP_GELU};
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t f = 0; f < COUNT(hidden); f++) {
        bench first = new_dropping(hidden[f], 77);
        bp_matrix a = run(&first, portable(), MANY);
        for (size_t k = 0; k < n_kernels; k++) {
            for (size_t i = 0; i < COUNT(threads); i++) {
                bench b = new_dropping(hidden[f], 77);
                bp_error err;
                assert_ok(bp_team_new(&b.ws.team, threads[i], &err));
                assert_same_matrix(run(&b, kernels[k], MANY), a);
                assert_same_stages(&b, &first, MANY);
                assert_same_floats(b.grad, first.grad, b.net.n_params);
                assert_block_padding_is_zero(&b.net, b.grad);
                bp_team_free(b.ws.team);
                bench_free(&b);
            }
        }
        bench_free(&first);
    }
}

/* The same draw makes the same choice, whatever was drawn in between, and
 * another draw another. */
static void a_draw_is_a_choice(void **state) {
    (void)state;
    bench b = new_dropping(BP_TANH, 1), again = new_dropping(BP_TANH, 1);
    run(&b, portable(), MANY);
    run(&again, portable(), MANY);
    again.ws.draw = 2;
    run(&again, portable(), 20);
    assert_true(memcmp(b.grad, again.grad, b.net.n_params * sizeof(float)));
    again.ws.draw = 1;
    run(&again, portable(), MANY);
    assert_same_floats(again.grad, b.grad, b.net.n_params);
    bench_free(&b);
    bench_free(&again);
}

/* ---- the workspace ---- */

static void assert_drops_nothing(bench *b) {
    bench plain = new_bench(BP_TANH);
    bp_matrix a = run(&plain, portable(), 30);
    assert_same_matrix(run(b, portable(), 30), a);
    assert_same_floats(b->grad, plain.grad, plain.net.n_params);
    assert_null(b->ws.dropout);
    for (size_t l = 0; l < N_LAYERS; l++) {
        assert_null(b->ws.stages[l].mask.data);
        assert_null(b->ws.stages[l].kept.data);
    }
    bench_free(&plain);
}

static void nothing_is_left_out_unless_asked_for(void **state) {
    (void)state;
    static const double none[] = {0, 0, 0};
    bench b = new_dropping(BP_TANH, 1);
    bp_error err;
    run(&b, portable(), 20);
    assert_ok(bp_workspace_drop(&b.ws, &b.net, NULL, &err));
    assert_drops_nothing(&b);
    assert_ok(bp_workspace_drop(&b.ws, &b.net, dropout, &err));
    assert_ptr_equal(b.ws.dropout, dropout);
    assert_ok(bp_workspace_drop(&b.ws, &b.net, none, &err));
    assert_drops_nothing(&b);
    bench_free(&b);
    assert_null(b.ws.drop_memory);
}

/* One layer, and then another one, in the middle of a batch's life. */
static void layers_may_be_chosen_anew(void **state) {
    (void)state;
    static const double other[] = {0, 0.2, 0};
    bench b = new_dropping(BP_TANH, 3), fresh = new_bench(BP_TANH);
    bp_error err;
    run(&b, portable(), 20);
    assert_ok(bp_workspace_drop(&b.ws, &b.net, other, &err));
    assert_ok(bp_workspace_drop(&fresh.ws, &fresh.net, other, &err));
    fresh.ws.draw = 3;
    assert_null(b.ws.stages[0].mask.data);
    assert_int_equal(b.ws.stages[1].mask.rows, 20);
    assert_int_equal(b.ws.stages[1].kept.rows, 20);
    assert_int_equal(b.ws.stages[2].x.rows, 20);
    bp_matrix a = run(&fresh, portable(), 20);
    assert_same_matrix(run(&b, portable(), 20), a);
    assert_same_floats(b.grad, fresh.grad, b.net.n_params);
    bench_free(&b);
    bench_free(&fresh);
}

static void too_little_memory_changes_nothing(void **state) {
    (void)state;
    bench b = new_bench(BP_TANH);
    bp_error err;
    b.ws.max_rows = (size_t)1 << 44;
    assert_refused(bp_workspace_drop(&b.ws, &b.net, dropout, &err), BP_ESYSTEM);
    b.ws.max_rows = MANY;
    assert_drops_nothing(&b);
    bench_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_come_from_the_draw),
        cmocka_unit_test(the_right_share_is_left_out),
        cmocka_unit_test(any_share_may_be_left_out),
        cmocka_unit_test(sums_stay_the_same_on_the_average),
        cmocka_unit_test(rows_dont_depend_on_their_neighbours),
        cmocka_unit_test(sets_and_threads_give_the_same_bits),
        cmocka_unit_test(a_draw_is_a_choice),
        cmocka_unit_test(nothing_is_left_out_unless_asked_for),
        cmocka_unit_test(layers_may_be_chosen_anew),
        cmocka_unit_test(too_little_memory_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
