/* test_optimizer.c - steps are those of optimizer.h's formula, in double. */
#include "helper.h"

#include "bp/optimizer.h"

static const size_t sizes[] = {3, 50, 2};
static const bp_activation f[] = {BP_TANH, BP_SIGMOID};

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

static bench new_bench(double rate, double momentum, double l2) {
    bench b = {.net = new_network(sizes, f, 2, 1)};
    bp_error err;
    assert_ok(bp_optimizer_init(&b.opt, &b.net, rate, momentum, l2, &err));
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
                           size_t n) {
    bp_sink sink = bp_optimizer_step(&b->opt, kernel, &b->net, n_rows);
    for (size_t l = b->net.n_layers; l-- > 0;) {
        const bp_layer *layer = &b->net.layers[l];
        bool is_last = l + 1 == b->net.n_layers;
        size_t end = is_last ? b->net.n_params : layer[1].w_at;
        send_pieces(b, sink, layer->w_at, layer->b_at, n);
        send_pieces(b, sink, layer->b_at, end, n);
    }
}

static void step(bench *b, const bp_kernel *kernel, size_t n_rows) {
    step_in_pieces(b, kernel, n_rows, b->net.n_params);
}

static void step_in_double(bench *b, double n_rows, double rate,
                           double momentum, double l2) {
    for (size_t i = 0; i < b->net.n_params; i++) {
        double g = (double)b->grad[i] / n_rows;
        if (is_weight(&b->net, i))
            g += l2 * b->w[i];
        b->v[i] = momentum * b->v[i] + g;
        b->w[i] -= rate * b->v[i];
    }
}

/* Each step rounds to 24 bits a few times; rate and momentum are rounded once
 * and then meet numbers of the order of 10. */
static void check_steps(const bp_kernel *kernel, double rate, double momentum,
                        double l2) {
    static const size_t n_rows[] = {1, 32, 7, 100};
    bench b = new_bench(rate, momentum, l2);
    bp_rng rng = rng_of(2);
    for (size_t i = 0; i < 20; i++) {
        size_t rows = n_rows[i % COUNT(n_rows)];
        fill_gradient(&b.net, b.grad, &rng);
        step_in_double(&b, (double)rows, rate, momentum, l2);
        step(&b, kernel, rows);
        for (size_t j = 0; j < b.net.n_params; j++) {
            assert_near((double)b.net.params[j], b.w[j], 2e-6, 2e-5);
            assert_near((double)b.opt.v[j], b.v[j], 2e-6, 2e-5);
        }
    }
    bench_free(&b);
}

static void steps_are_the_formula(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        check_steps(kernels[k], 0.1, 0, 0);
        check_steps(kernels[k], 0.1, 0.9, 0);
        check_steps(kernels[k], 0.1, 0, 0.05);
        check_steps(kernels[k], 0.3, 0.5, 0.01);
    }
}

/* Sutskever et al. write v = momentum v - rate g, w = w + v; with a rate that
 * stays as it is the weights are the same. */
static void momentum_is_the_published_one(void **state) {
    (void)state;
    const double rate = 0.2, momentum = 0.9;
    bench b = new_bench(rate, momentum, 0);
    bp_rng rng = rng_of(3);
    for (size_t i = 0; i < 15; i++) {
        fill_gradient(&b.net, b.grad, &rng);
        for (size_t j = 0; j < b.net.n_params; j++) {
            b.v[j] = momentum * b.v[j] - rate * (double)b.grad[j] / 4;
            b.w[j] += b.v[j];
        }
        step(&b, portable(), 4);
        for (size_t j = 0; j < b.net.n_params; j++)
            assert_near((double)b.net.params[j], b.w[j], 2e-6, 2e-5);
    }
    bench_free(&b);
}

static void a_gradient_that_stays_brings_full_speed(void **state) {
    (void)state;
    bench b = new_bench(0.01, 0.9, 0);
    for (size_t i = 0; i < b.net.n_params; i++)
        b.grad[i] = 1;
    for (size_t i = 0; i < 300; i++)
        step(&b, portable(), 1);
    for (size_t i = 0; i < b.net.n_params; i++)
        assert_near((double)b.opt.v[i], 10, 1e-5, 0); /* 1 / (1 - 0.9) */
    bench_free(&b);
}

static void l2_pulls_weights_but_not_biases(void **state) {
    (void)state;
    bench b = new_bench(0.5, 0, 0.1);
    step(&b, portable(), 1);
    for (size_t i = 0; i < b.net.n_params; i++) {
        double kept = is_weight(&b.net, i) ? 1 - 0.5 * 0.1 : 1;
        assert_near((double)b.net.params[i], kept * b.w[i], 1e-6, 0);
    }
    bench_free(&b);
}

static void padding_stays_zero(void **state) {
    (void)state;
    bench b = new_bench(0.5, 0.9, 0.1);
    bp_rng rng = rng_of(4);
    for (size_t i = 0; i < 5; i++) {
        fill_gradient(&b.net, b.grad, &rng);
        step(&b, portable(), 3);
    }
    assert_block_padding_is_zero(&b.net, b.net.params);
    assert_block_padding_is_zero(&b.net, b.opt.v);
    bench_free(&b);
}

/* ---- pieces ---- */

static void assert_same_state(const bench *got, const bench *want) {
    size_t n = want->net.n_params;
    assert_same_floats(got->net.params, want->net.params, n);
    assert_same_floats(got->opt.v, want->opt.v, n);
}

/* The gradient in one piece a layer, or in many: the same bits in all sets. */
static void pieces_make_the_whole(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    static const size_t sizes_of_pieces[] = {16, 32, 48, 80, 1000};
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t i = 0; i < COUNT(sizes_of_pieces); i++) {
            bench whole = new_bench(0.5, 0.9, 0.1);
            bench pieces = new_bench(0.5, 0.9, 0.1);
            bp_rng rng = rng_of(5);
            for (size_t n = 0; n < 3; n++) {
                fill_gradient(&whole.net, whole.grad, &rng);
                memcpy(pieces.grad, whole.grad,
                       whole.net.n_params * sizeof(float));
                step(&whole, portable(), 7);
                step_in_pieces(&pieces, kernels[k], 7, sizes_of_pieces[i]);
            }
            assert_same_state(&pieces, &whole);
            bench_free(&whole);
            bench_free(&pieces);
        }
    }
}

/* What changes is what a piece is for, when it comes; nothing before. */
static void a_piece_changes_its_place_only(void **state) {
    (void)state;
    bench b = new_bench(0.5, 0.9, 0.1), before = new_bench(0.5, 0.9, 0.1);
    bp_rng rng = rng_of(6);
    fill_gradient(&b.net, b.grad, &rng);
    bp_sink sink = bp_optimizer_step(&b.opt, portable(), &b.net, 7);
    assert_same_state(&b, &before);
    send_pieces(&b, sink, 16, 48, 32);
    assert_true(b.net.params[16] != before.net.params[16]);
    assert_true(b.net.params[47] != before.net.params[47]);
    for (size_t i = 16; i < 48; i++) {
        b.net.params[i] = before.net.params[i];
        b.opt.v[i] = before.opt.v[i];
    }
    assert_same_state(&b, &before);
    bench_free(&b);
    bench_free(&before);
}

/* The sink takes a gradient and leaves it. */
static void the_gradient_stays(void **state) {
    (void)state;
    bench b = new_bench(0.5, 0.9, 0.1);
    bp_rng rng = rng_of(7);
    fill_gradient(&b.net, b.grad, &rng);
    float *before = new_floats(b.net.n_params);
    memcpy(before, b.grad, b.net.n_params * sizeof *before);
    step(&b, portable(), 7);
    assert_same_floats(b.grad, before, b.net.n_params);
    free(before);
    bench_free(&b);
}

static void an_optimizer_starts_at_rest(void **state) {
    (void)state;
    bench b = new_bench(0.5, 0.9, 0.1);
    for (size_t i = 0; i < b.net.n_params; i++)
        assert_true(b.opt.v[i] == 0);
    bp_optimizer_free(&b.opt);
    assert_null(b.opt.v);
    bench_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_the_formula),
        cmocka_unit_test(momentum_is_the_published_one),
        cmocka_unit_test(a_gradient_that_stays_brings_full_speed),
        cmocka_unit_test(l2_pulls_weights_but_not_biases),
        cmocka_unit_test(padding_stays_zero),
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(a_piece_changes_its_place_only),
        cmocka_unit_test(the_gradient_stays),
        cmocka_unit_test(an_optimizer_starts_at_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
