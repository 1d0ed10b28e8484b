/* test_optimizer.c - what all parameters of a step share, and the way of the
 * gradient to them: directly or kept. test_step.c has the formulas. */
#include "helper.h"

#include "bp/optimizer.h"
#include "bp/parallel.h"

static const size_t sizes[] = {3, 50, 2};
static const bp_activation f[] = {BP_TANH, BP_SIGMOID};

static const bp_descent plain = {.kind = BP_SGD, .momentum = 0.9, .l2 = 0.1};

/* All kinds, and all that goes with them. */
static const bp_descent all_kinds[] = {
    {.kind = BP_SGD, .momentum = 0.9, .l2 = 0.1},
    {.kind = BP_SGD, .momentum = 0.9, .l1 = 0.1, .weight_decay = 0.1},
    {.kind = BP_SGD, .momentum = 0.9, .nesterov = true, .l2 = 0.1},
    {.kind = BP_RMSPROP, .beta2 = 0.99, .epsilon = 1e-6, .l2 = 0.1},
    {.kind = BP_ADAM, .beta1 = 0.9, .beta2 = 0.99, .epsilon = 1e-6, .l1 = 0.1},
    {BP_ADAMW, 0, false, 0.9, 0.99, 1e-6, .weight_decay = 0.1},
    {.kind = BP_RPROP, .l2 = 0.1}};

static void fill_gradient(const bp_network *net, float *grad, bp_rng *rng) {
    for (size_t l = 0; l < net->n_layers; l++) {
        fill(bp_layer_w(&net->layers[l], grad), rng, -10, 10);
        fill(biases_of(&net->layers[l], grad), rng, -10, 10);
    }
}

/* Is this place of the block one of a weight (or of padding beside one)? */
static bool is_weight(const bp_network *net, size_t at) {
    for (size_t l = 0; l < net->n_layers; l++)
        if (at >= net->layers[l].w_at && at < net->layers[l].b_at)
            return true;
    return false;
}

/* A network, its optimizer, a gradient, and the same parameters in double. */
typedef struct bench {
    bp_network net;
    bp_optimizer opt;
    float *grad;
    double *w, *v;
} bench;

static bench new_bench(bp_descent how) {
    bench b = {.net = new_network(sizes, f, 2, 1)};
    bp_error err;
    assert_ok(bp_optimizer_init(&b.opt, &b.net, &how, &err));
    b.grad = new_floats(b.net.n_params);
    b.w = calloc(b.net.n_params, sizeof *b.w);
    b.v = calloc(b.net.n_params, sizeof *b.v);
    assert_true(b.w && b.v);
    for (size_t i = 0; i < b.net.n_params; i++)
        b.w[i] = (double)b.net.params[i];
    return b;
}

static void bench_free(bench *b) {
    bp_network_free(&b->net);
    bp_optimizer_free(&b->opt);
    free(b->grad);
    free(b->w);
    free(b->v);
}

/* Sends numbers lo .. hi - 1 of the gradient, `n` at a time. */
static void send_pieces(bench *b, bp_sink sink, size_t lo, size_t hi,
                        size_t n) {
    for (size_t at = lo; at < hi; at += n) {
        bool are_biases = !is_weight(&b->net, at);
        size_t left = hi - at;
        sink.take(sink.context, b->grad + at, at, left < n ? left : n,
                  are_biases);
    }
}

/* One step, layer by layer from the last, in pieces of `n`. */
static void step_in_pieces(bench *b, const bp_kernel *kernel, size_t n_rows,
                           double rate, size_t n) {
    bp_sink sink = bp_optimizer_begin(&b->opt, kernel, &b->net, n_rows, rate);
    for (size_t l = b->net.n_layers; l-- > 0;) {
        const bp_layer *layer = &b->net.layers[l];
        size_t w_at = layer->w_at, b_at = layer->b_at;
        send_pieces(b, sink, w_at, b_at, n);
        send_pieces(b, sink, b_at, b_at + bp_padded(layer->n_units), n);
    }
    bp_optimizer_end(&b->opt);
}

static void step(bench *b, const bp_kernel *kernel, size_t rows, double rate) {
    step_in_pieces(b, kernel, rows, rate, b->net.n_params);
}

static void step_in_double(bench *b, double n_rows, double rate) {
    for (size_t i = 0; i < b->net.n_params; i++) {
        double g = (double)b->grad[i] / n_rows;
        if (is_weight(&b->net, i))
            g += b->opt.how.l2 * b->w[i];
        b->v[i] = b->opt.how.momentum * b->v[i] + g;
        b->w[i] -= rate * b->v[i];
    }
}

static void assert_same_state(const bench *got, const bench *want) {
    size_t n = want->net.n_params;
    assert_int_equal(got->opt.n_steps, want->opt.n_steps);
    assert_same_floats(got->net.params, want->net.params, n);
    for (size_t i = 0; i < want->opt.n_blocks; i++)
        assert_same_floats(got->opt.state[i], want->opt.state[i], n);
}

/* ---- steps ---- */

/* Each step rounds to 24 bits a few times; rate and momentum are rounded once
 * and then meet numbers of the order of 10. */
static void steps_are_the_formula(void **state) {
    (void)state;
    static const size_t n_rows[] = {1, 32, 7, 100};
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        bench b = new_bench(plain);
        bp_rng rng = rng_of(2);
        for (size_t i = 0; i < 20; i++) {
            size_t rows = n_rows[i % COUNT(n_rows)];
            double rate = 0.3 / (double)(i + 1);
            fill_gradient(&b.net, b.grad, &rng);
            step_in_double(&b, (double)rows, rate);
            step(&b, kernels[k], rows, rate);
            for (size_t j = 0; j < b.net.n_params; j++) {
                assert_near((double)b.net.params[j], b.w[j], 2e-6, 2e-5);
                assert_near((double)b.opt.state[0][j], b.v[j], 2e-6, 2e-5);
            }
        }
        assert_int_equal(b.opt.n_steps, 20);
        bench_free(&b);
    }
}

static void kinds_take_their_steps(void **state) {
    (void)state;
    static const bp_step_kind kinds[] = {
        BP_STEP_SGD,  BP_STEP_SGD,  BP_STEP_NESTEROV, BP_STEP_RMSPROP,
        BP_STEP_ADAM, BP_STEP_ADAM, BP_STEP_RPROP};
    for (size_t i = 0; i < COUNT(all_kinds); i++) {
        bp_descent how = all_kinds[i];
        bench b = new_bench(how);
        bool is_full = how.kind == BP_RPROP;
        assert_int_equal(bp_optimizer_is_full_batch(how.kind), is_full);
        assert_int_equal(b.opt.is_direct, !is_full);
        step(&b, portable(), 4, 0.5);
        bool squares = kinds[i] == BP_STEP_ADAM || kinds[i] == BP_STEP_RMSPROP;
        const bp_step *taken = &b.opt.step;
        assert_int_equal(taken->kind, kinds[i]);
        assert_true(taken->scale == 0.25F && taken->rate == 0.5F);
        assert_true(taken->l1 == (float)how.l1 && taken->l2 == (float)how.l2);
        assert_true(taken->decay == (float)(0.5 * how.weight_decay));
        assert_true(taken->beta1 ==
                    (float)(squares ? how.beta1 : how.momentum));
        assert_true(taken->beta2 == (float)how.beta2);
        assert_true(taken->epsilon == (float)how.epsilon);
        bench_free(&b);
    }
    assert_true(bp_optimizer_is_full_batch(BP_LBFGS));
    assert_string_equal(bp_optimizer_names[BP_LBFGS], "lbfgs");
    assert_null(bp_optimizer_names[BP_N_OPTIMIZERS]);
}

static void adam_knows_its_step(void **state) {
    (void)state;
    static const uint64_t steps[] = {0, 1, 2, 9, 999, 1000000, 1ULL << 40};
    bench b = new_bench((bp_descent){
        .kind = BP_ADAM, .beta1 = 0.9, .beta2 = 0.999, .epsilon = 1e-8});
    for (size_t i = 0; i < COUNT(steps); i++) {
        b.opt.n_steps = steps[i];
        step(&b, portable(), 1, 0.1);
        double t = (double)steps[i] + 1;
        assert_near((double)b.opt.step.unbias1, 1 / (1 - pow((double)0.9F, t)),
                    1e-7, 0);
        assert_near((double)b.opt.step.unbias2,
                    1 / (1 - pow((double)0.999F, t)), 1e-7, 0);
    }
    bench_free(&b);
}

/* What a float has no number for makes no NaN. */
static void extremes_are_survived(void **state) {
    (void)state;
    const double beta = 0.999999999;
    bench b =
        new_bench((bp_descent){BP_ADAM, 0, false, beta, beta, 1e-60, .l1 = 0});
    bp_rng rng = rng_of(8);
    fill_gradient(&b.net, b.grad, &rng);
    step(&b, portable(), 1, 0.1);
    assert_true(bp_network_is_finite(&b.net));
    assert_block_padding_is_zero(&b.net, b.net.params);
    bench_free(&b);
}

/* The first rate is all of them, and the only one that counts. */
static void rprop_begins_with_the_first_rate(void **state) {
    (void)state;
    bench b = new_bench((bp_descent){.kind = BP_RPROP});
    for (size_t i = 0; i < b.net.n_params; i++)
        b.grad[i] = i % 2 ? 1 : -1;
    for (size_t t = 0; t < 2; t++)
        step(&b, portable(), 1, t ? 77 : 0.05);
    for (size_t i = 0; i < b.net.n_params; i++) {
        double length = (double)b.opt.state[0][i];
        if (length == 0) /* padding */
            continue;
        double moved = (double)b.net.params[i] - b.w[i];
        assert_near(length, 0.06, 1e-6, 0);
        assert_near(moved, i % 2 ? -0.11 : 0.11, 1e-5, 1e-6);
    }
    assert_block_padding_is_zero(&b.net, b.opt.state[0]);
    assert_true(*bp_layer_weight(b.net.layers, b.opt.state[0], 2, 49) != 0);
    assert_true(bp_layer_b(b.net.layers, b.opt.state[0])[49] != 0);
    bench_free(&b);
}

static void padding_stays_zero(void **state) {
    (void)state;
    for (size_t k = 0; k < COUNT(all_kinds); k++) {
        bench b = new_bench(all_kinds[k]);
        bp_rng rng = rng_of(4);
        for (size_t i = 0; i < 5; i++) {
            fill_gradient(&b.net, b.grad, &rng);
            step(&b, portable(), 3, 0.5);
        }
        assert_block_padding_is_zero(&b.net, b.net.params);
        for (size_t i = 0; i < b.opt.n_blocks; i++)
            assert_block_padding_is_zero(&b.net, b.opt.state[i]);
        bench_free(&b);
    }
}

/* ---- pieces ---- */

/* Whatever the kind: the gradient in one piece a layer, or in many; directly,
 * or kept for a norm that it never has: the same bits in all sets. */
static void check_pieces(bp_descent how, const bp_kernel *kernel, size_t n) {
    bp_descent clipped = how;
    clipped.clip_norm = 1e9;
    bench whole = new_bench(how), pieces = new_bench(how);
    bench kept = new_bench(clipped);
    assert_true(!kept.opt.is_direct && kept.opt.grad);
    bp_rng rng = rng_of(5);
    for (size_t i = 0; i < 3; i++) {
        size_t n_bytes = whole.net.n_params * sizeof(float);
        fill_gradient(&whole.net, whole.grad, &rng);
        memcpy(pieces.grad, whole.grad, n_bytes);
        memcpy(kept.grad, whole.grad, n_bytes);
        step(&whole, portable(), 7, 0.5);
        step_in_pieces(&pieces, kernel, 7, 0.5, n);
        step_in_pieces(&kept, kernel, 7, 0.5, n);
    }
    assert_same_state(&pieces, &whole);
    assert_same_state(&kept, &whole);
    bench_free(&whole);
    bench_free(&pieces);
    bench_free(&kept);
}

static void pieces_make_the_whole(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes_of_pieces[] = {16, 32, 48, 80, 1000};
    for (size_t k = 0; k < n_kernels; k++)
        for (size_t i = 0; i < COUNT(sizes_of_pieces); i++)
            for (size_t j = 0; j < COUNT(all_kinds); j++)
                check_pieces(all_kinds[j], kernels[k], sizes_of_pieces[i]);
}

/* What changes is what a piece is for, when it comes; nothing before. */
static void a_piece_changes_its_place_only(void **state) {
    (void)state;
    bench b = new_bench(plain), before = new_bench(plain);
    bp_rng rng = rng_of(6);
    fill_gradient(&b.net, b.grad, &rng);
    bp_sink sink = bp_optimizer_begin(&b.opt, portable(), &b.net, 7, 0.5);
    assert_same_state(&b, &before);
    send_pieces(&b, sink, 16, 48, 32);
    assert_true(b.net.params[16] != before.net.params[16]);
    assert_true(b.net.params[47] != before.net.params[47]);
    for (size_t i = 16; i < 48; i++) {
        b.net.params[i] = before.net.params[i];
        b.opt.state[0][i] = before.opt.state[0][i];
    }
    assert_same_state(&b, &before);
    bench_free(&b);
    bench_free(&before);
}

/* ---- a gradient that is kept ---- */

/* A part of a batch: pieces of 16 of its gradient, wherever they lie. */
typedef struct part {
    bench *b;
    bp_sink sink;
} part;

static void send_part(void *context, size_t begin, size_t end) {
    const part *p = context;
    for (size_t i = begin; i < end; i++)
        send_pieces(p->b, p->sink, i * 16, (i + 1) * 16, 16);
}

/* Batch after batch, shared out among threads: their sum, in their order. The
 * parameters wait for it. */
static void batches_are_added(void **state) {
    (void)state;
    bp_descent how = {.kind = BP_SGD, .clip_norm = 1e9};
    bench b = new_bench(how), want = new_bench((bp_descent){.kind = BP_SGD});
    bp_error err;
    bp_team *team;
    assert_ok(bp_team_new(&team, 4, &err));
    size_t n = b.net.n_params;
    for (size_t steps = 0; steps < 2; steps++) { /* the second begins anew */
        bp_rng rng = rng_of(9 + steps);
        bp_sink sink = bp_optimizer_begin(&b.opt, portable(), &b.net, 50, 0.5);
        memset(want.grad, 0, n * sizeof *want.grad);
        for (size_t batch = 0; batch < 5; batch++) {
            fill_gradient(&b.net, b.grad, &rng);
            for (size_t i = 0; i < n; i++)
                want.grad[i] += b.grad[i];
            part p = {&b, sink};
            bp_team_run(team, n / 16, send_part, &p);
        }
        assert_same_floats(b.net.params, want.net.params, n);
        bp_optimizer_end(&b.opt);
        step(&want, portable(), 50, 0.5);
        assert_same_state(&b, &want);
    }
    bp_team_free(team);
    bench_free(&b);
    bench_free(&want);
}

/* With rate 1 and nothing else a step is as long as the gradient. */
static void a_long_gradient_is_shortened(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        bench b = new_bench((bp_descent){.clip_norm = i == 0 ? 0.5 : 20});
        double moved = 0;
        b.grad[1] = 30;
        b.grad[100] = -40; /* with the other one, 50 */
        step(&b, portable(), 5, 1);
        for (size_t j = 0; j < b.net.n_params; j++)
            moved += pow((double)b.net.params[j] - b.w[j], 2);
        assert_near(sqrt(moved), i == 0 ? 0.5 : 10, 1e-6, 0);
        double first = (double)b.net.params[1] - b.w[1];
        assert_near(first, i == 0 ? -0.3 : -6, 1e-6, 0);
        bench_free(&b);
    }
}

/* What keeps weights small isn't part of what is shortened. */
static void l2_comes_after_clipping(void **state) {
    (void)state;
    bench b = new_bench((bp_descent){.l2 = 0.1, .clip_norm = 0.01});
    step(&b, portable(), 1, 0.5);
    for (size_t i = 0; i < b.net.n_params; i++) {
        double left = is_weight(&b.net, i) ? 1 - 0.5 * 0.1 : 1;
        assert_near((double)b.net.params[i], left * b.w[i], 1e-6, 0);
    }
    bench_free(&b);
}

static void an_optimizer_starts_at_rest(void **state) {
    (void)state;
    for (size_t k = 0; k < COUNT(all_kinds); k++) {
        bench b = new_bench(all_kinds[k]);
        for (size_t i = 0; i < b.opt.n_blocks; i++)
            assert_zeros(b.opt.state[i], b.net.n_params);
        bench_free(&b);
        assert_null(b.opt.state[0]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_the_formula),
        cmocka_unit_test(kinds_take_their_steps),
        cmocka_unit_test(adam_knows_its_step),
        cmocka_unit_test(extremes_are_survived),
        cmocka_unit_test(rprop_begins_with_the_first_rate),
        cmocka_unit_test(padding_stays_zero),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(a_piece_changes_its_place_only),
        cmocka_unit_test(batches_are_added),
        cmocka_unit_test(a_long_gradient_is_shortened),
        cmocka_unit_test(l2_comes_after_clipping),
        cmocka_unit_test(an_optimizer_starts_at_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
