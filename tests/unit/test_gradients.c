/* test_gradients.c - the gradients of engine and textbook are the slopes of the
 * loss: for every hidden activation, every loss and every output that it goes
 * with; with row weights and dropout too.
 *
 * The oracle is neither of them: a network in double, written here once more
 * and straight from the formulas of activation.h and loss.h, whose loss is
 * taken a little to both sides of each parameter (central differences). */
#include "helper.h"

#include "bp/backprop.h"
#include "bp/textbook.h"

enum { N_LAYERS = 3, MOST_UNITS = 9, MOST_ROWS = 9 };

static const size_t sizes[] = {3, 9, 4, 2};

/* ---- the formulas ---- */

static double transfer(bp_activation f, double z) {
    double s = 1 / (1 + exp(-z)), area = (1 + erf(z / sqrt(2))) / 2;
    switch (f) {
    case BP_SIGMOID: return s;
    case BP_TANH: return tanh(z);
    case BP_RELU: return fmax(0, z);
    case BP_LEAKY_RELU: return z > 0 ? z : (double)BP_LEAK * z;
    case BP_ELU: return z > 0 ? z : exp(z) - 1;
    case BP_GELU: return z * area;
    case BP_SILU: return z * s;
    case BP_SOFTPLUS: return log(1 + exp(z));
    case BP_EXP: return exp(z);
    default: return z;
    }
}

static double loss_of_output(bp_loss loss, bp_activation f, double t,
                             double a) {
    double e = fabs(t - a);
    switch (loss) {
    case BP_MSE: return e * e / 2;
    case BP_MAE: return e;
    case BP_HUBER: return e <= 1 ? e * e / 2 : e - 0.5;
    case BP_POISSON: return (t > 0 ? t * log(t / a) : 0) - (t - a);
    default:
        return f == BP_SOFTMAX ? (t > 0 ? -t * log(a) : 0)
                               : -(t * log(a) + (1 - t) * log(1 - a));
    }
}

/* ---- the network in double ---- */

typedef struct plain_layer {
    size_t n_inputs, n_units;
    bp_activation f;
    double w[MOST_UNITS][MOST_UNITS]; /* from input k to unit j */
    double b[MOST_UNITS];
} plain_layer;

typedef struct plain {
    plain_layer layers[N_LAYERS];
    bp_loss loss;
    size_t n_rows;
    double x[MOST_ROWS][MOST_UNITS], t[MOST_ROWS][MOST_UNITS];
    double weights[MOST_ROWS];
    double masks[N_LAYERS][MOST_ROWS][MOST_UNITS];
    double l2;
    double divisor; /* of the summed loss */
} plain;

static void through_layer(const plain_layer *l, const double *mask,
                          const double *x, double *a) {
    double sum = 0;
    for (size_t j = 0; j < l->n_units; j++) {
        double z = l->b[j];
        for (size_t k = 0; k < l->n_inputs; k++)
            z += l->w[k][j] * x[k];
        a[j] = l->f == BP_SOFTMAX ? exp(z) : transfer(l->f, z);
        sum += a[j];
    }
    for (size_t j = 0; j < l->n_units; j++)
        a[j] *= l->f == BP_SOFTMAX ? 1 / sum : mask[j];
}

static double sum_of_squares(const plain *p) {
    double sum = 0;
    for (size_t l = 0; l < N_LAYERS; l++)
        for (size_t k = 0; k < p->layers[l].n_inputs; k++)
            for (size_t j = 0; j < p->layers[l].n_units; j++)
                sum += p->layers[l].w[k][j] * p->layers[l].w[k][j];
    return sum;
}

/* What training makes small. */
static double objective(const plain *p) {
    double sum = 0;
    for (size_t m = 0; m < p->n_rows; m++) {
        double a[N_LAYERS + 1][MOST_UNITS], row = 0;
        memcpy(a[0], p->x[m], sizeof a[0]);
        for (size_t l = 0; l < N_LAYERS; l++)
            through_layer(&p->layers[l], p->masks[l][m], a[l], a[l + 1]);
        const plain_layer *last = &p->layers[N_LAYERS - 1];
        for (size_t j = 0; j < last->n_units; j++)
            row += loss_of_output(p->loss, last->f, p->t[m][j], a[N_LAYERS][j]);
        sum += p->weights[m] * row;
    }
    return sum / p->divisor + p->l2 / 2 * sum_of_squares(p);
}

static double difference(plain *p, double *parameter) {
    const double h = 1e-6, before = *parameter;
    *parameter = before + h;
    double above = objective(p);
    *parameter = before - h;
    double below = objective(p);
    *parameter = before;
    return (above - below) / (2 * h);
}

/* ---- all of them with the same numbers ---- */

typedef struct bench {
    bp_network net;
    bp_loss loss;
    input_rows x;
    bp_matrix t;
    float weights[MOST_ROWS];
    plain plain;
} bench;

/* As loss.h allows them; for huber, errors of both kinds. */
static void fill_all_targets(bp_matrix t, bp_loss loss, bp_activation f,
                             bp_rng *rng) {
    fill_targets(t, loss, f, rng);
    for (size_t m = 0; m < t.rows; m++)
        for (size_t j = 0; j < t.cols; j++)
            if (loss == BP_POISSON)
                *bp_at(t, m, j) = (float)bp_rng_below(rng, 7);
            else if (loss != BP_CROSS_ENTROPY)
                *bp_at(t, m, j) = uniform(rng, -3, 3);
}

static void copy_network(plain *p, const bp_network *net) {
    for (size_t i = 0; i < N_LAYERS; i++) {
        const bp_layer *from = &net->layers[i];
        plain_layer *to = &p->layers[i];
        to->n_inputs = from->n_inputs;
        to->n_units = from->n_units;
        to->f = from->f;
        for (size_t j = 0; j < from->n_units; j++) {
            for (size_t k = 0; k < from->n_inputs; k++)
                to->w[k][j] = (double)*bp_layer_weight(from, net->params, k, j);
            to->b[j] = (double)bp_layer_b(from, net->params)[j];
        }
    }
}

/* All weights 1, nothing left out. */
static void copy_rows(bench *b) {
    plain *p = &b->plain;
    p->n_rows = b->x.rows;
    p->divisor = 1;
    for (size_t m = 0; m < b->x.rows; m++) {
        for (size_t k = 0; k < b->x.cols; k++)
            p->x[m][k] = (double)b->x.at[m][k];
        for (size_t j = 0; j < b->t.cols; j++)
            p->t[m][j] = (double)*bp_at(b->t, m, j);
        p->weights[m] = b->weights[m] = 1;
        for (size_t l = 0; l < N_LAYERS; l++)
            for (size_t j = 0; j < MOST_UNITS; j++)
                p->masks[l][m][j] = 1;
    }
}

static bench new_bench(size_t rows, bp_activation hidden, bp_activation output,
                       bp_loss loss) {
    const bp_activation f[] = {hidden, hidden, output};
    bench b = {.net = new_network(sizes, f, N_LAYERS, 3), .loss = loss};
    bp_rng rng = rng_of(4);
    b.x = new_inputs(rows, sizes[0], &rng, -1, 1);
    b.t = new_matrix(rows, sizes[N_LAYERS]);
    fill_all_targets(b.t, loss, output, &rng);
    b.plain.loss = loss;
    copy_network(&b.plain, &b.net);
    copy_rows(&b);
    return b;
}

static void bench_free(bench *b) {
    bp_network_free(&b->net);
    inputs_free(&b->x);
    free(b->t.data);
}

/* A gradient. */
typedef struct slopes {
    double w[N_LAYERS][MOST_UNITS][MOST_UNITS];
    double b[N_LAYERS][MOST_UNITS];
    double greatest; /* it must not be nothing */
} slopes;

static slopes differences(plain *p) {
    slopes s = {.greatest = 0};
    for (size_t l = 0; l < N_LAYERS; l++) {
        plain_layer *at = &p->layers[l];
        for (size_t j = 0; j < at->n_units; j++) {
            for (size_t k = 0; k < at->n_inputs; k++) {
                s.w[l][k][j] = difference(p, &at->w[k][j]);
                s.greatest = fmax(s.greatest, fabs(s.w[l][k][j]));
            }
            s.b[l][j] = difference(p, &at->b[j]);
        }
    }
    assert_true(s.greatest > 0.01);
    return s;
}

/* The engine computes in float32: see test_backprop.c on the tolerance. */
static void check_engine(const bench *b, const slopes *s, float *grad) {
    double error = 2e-6 * s->greatest;
    for (size_t l = 0; l < N_LAYERS; l++) {
        const bp_layer *layer = &b->net.layers[l];
        for (size_t j = 0; j < layer->n_units; j++) {
            for (size_t k = 0; k < layer->n_inputs; k++)
                assert_near((double)*bp_layer_weight(layer, grad, k, j),
                            s->w[l][k][j], 5e-6, error);
            assert_near((double)bp_layer_b(layer, grad)[j], s->b[l][j], 5e-6,
                        error);
        }
    }
}

static const double dropout[] = {0.25, 0.5, 0};

/* The gradient of the engine, with the bench's row weights; with the units left
 * out that a draw leaves out, unless it is 0. */
static void run_engine(bench *b, const slopes *s, uint64_t draw) {
    bp_workspace ws;
    bp_error err;
    float *grad = new_floats(b->net.n_params);
    bp_sink sink = bp_sink_into(grad);
    const bp_kernel *kernel = bp_kernel_find(NULL);
    assert_ok(bp_workspace_init(&ws, &b->net, b->x.rows, true, &err));
    ws.weights = b->weights;
    ws.draw = draw;
    if (draw)
        assert_ok(bp_workspace_drop(&ws, &b->net, dropout, &err));
    bp_forward(kernel, &b->net, &ws, b->x.at, b->x.rows);
    bp_backward(kernel, &b->net, &ws, b->t, b->loss, &sink);
    check_engine(b, s, grad);
    bp_workspace_free(&ws);
    free(grad);
}

/* The gradients of all rows, summed. */
static void run_textbook(bench *b, bp_textbook *book) {
    bp_error err;
    assert_ok(bp_textbook_init(book, &b->net, b->loss, &err));
    double sum = 0;
    for (size_t m = 0; m < b->x.rows; m++) {
        bp_textbook_forward(book, b->plain.x[m]);
        sum += bp_textbook_loss(book, b->plain.t[m]);
        bp_textbook_backward(book, b->plain.t[m]);
    }
    assert_near(sum, objective(&b->plain), 1e-12, 1e-12);
}

static void check_textbook(bench *b, const slopes *s) {
    bp_textbook book;
    run_textbook(b, &book);
    double error = 1e-8 * (1 + s->greatest);
    for (size_t l = 0; l < N_LAYERS; l++) {
        for (size_t j = 0; j < book.layers[l].n_neurons; j++) {
            const bp_neuron *neuron = &book.layers[l].neurons[j];
            for (size_t k = 0; k < book.layers[l].n_inputs; k++)
                assert_near(neuron->gradient[k], s->w[l][k][j], 1e-8, error);
            assert_near(neuron->bias_gradient, s->b[l][j], 1e-8, error);
        }
    }
    bp_textbook_free(&book);
}

/* ---- the tests ---- */

/* Runs a check for every hidden activation, loss and output. */
static void for_all(void (*check)(bp_activation hidden, bp_activation output,
                                  bp_loss loss)) {
    size_t n = 0;
    for (bp_activation hidden = 0; hidden < BP_EXP; hidden++)
        for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
            for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
                if (!bp_loss_check(loss, f)) {
                    check(hidden, f, loss);
                    n++;
                }
    assert_int_equal(n, 9 * 33);
}

static void check_plain(bp_activation hidden, bp_activation output,
                        bp_loss loss) {
    bench b = new_bench(MOST_ROWS, hidden, output, loss);
    slopes s = differences(&b.plain);
    run_engine(&b, &s, 0);
    check_textbook(&b, &s);
    bench_free(&b);
}

static void gradients_are_slopes_of_the_loss(void **state) {
    (void)state;
    for_all(check_plain);
}

/* Row weights and masks, as backprop.c says it draws them. */
static void weigh_and_drop(bench *b, uint64_t draw) {
    static const float weights[] = {1, 0.5f, 3, 0, 2, 0.1f, 1, 7, 0.25f};
    for (size_t m = 0; m < b->x.rows; m++) {
        b->plain.weights[m] = (double)(b->weights[m] = weights[m]);
        for (size_t l = 0; l < N_LAYERS; l++) {
            uint64_t key = bp_rng_at(draw, l);
            for (size_t j = 0; j < sizes[l + 1]; j++) {
                uint64_t at = (m * bp_padded(sizes[l + 1]) + j) / 2;
                uint64_t both = bp_rng_at(key, at);
                double half = (double)(j % 2 ? both >> 32 : both & UINT32_MAX);
                b->plain.masks[l][m][j] =
                    half < dropout[l] * 0x1p32 ? 0 : 1 / (1 - dropout[l]);
            }
        }
    }
}

static void check_weighed(bp_activation hidden, bp_activation output,
                          bp_loss loss) {
    static const size_t batches[] = {3, MOST_ROWS}; /* few rows, and more */
    for (size_t i = 0; i < COUNT(batches); i++) {
        bench b = new_bench(batches[i], hidden, output, loss);
        const uint64_t draw = 5;
        weigh_and_drop(&b, draw);
        slopes s = differences(&b.plain);
        run_engine(&b, &s, draw);
        bench_free(&b);
    }
}

static void and_so_with_row_weights_and_dropout(void **state) {
    (void)state;
    for_all(check_weighed);
}

/* A step of the textbook with the rate 1 is the mean's slope, l2 included. */
static void check_penalty(bp_activation output, bp_loss loss) {
    bench b = new_bench(MOST_ROWS, BP_TANH, output, loss);
    bp_textbook book;
    run_textbook(&b, &book);
    b.plain.divisor = MOST_ROWS;
    b.plain.l2 = 0.3;
    slopes s = differences(&b.plain);
    bp_textbook_update(&book, 1, 0.3, false);
    for (size_t l = 0; l < N_LAYERS; l++) {
        const plain_layer *before = &b.plain.layers[l];
        for (size_t j = 0; j < before->n_units; j++) {
            const bp_neuron *after = &book.layers[l].neurons[j];
            for (size_t k = 0; k < before->n_inputs; k++)
                assert_near(before->w[k][j] - after->weight[k], s.w[l][k][j],
                            1e-8, 1e-8 * (1 + s.greatest));
            assert_near(before->b[j] - after->bias, s.b[l][j], 1e-8,
                        1e-8 * (1 + s.greatest));
        }
    }
    bp_textbook_free(&book);
    bench_free(&b);
}

static void l2_is_in_the_steps_of_the_textbook(void **state) {
    (void)state;
    for (bp_loss loss = 0; loss < BP_N_LOSSES; loss++)
        for (bp_activation f = 0; f < BP_N_ACTIVATIONS; f++)
            if (!bp_loss_check(loss, f))
                check_penalty(f, loss);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gradients_are_slopes_of_the_loss),
        cmocka_unit_test(and_so_with_row_weights_and_dropout),
        cmocka_unit_test(l2_is_in_the_steps_of_the_textbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
