/* test_attribution.c - contributions by hand, by calculus and by brute force.
 */
#include "helper.h"

#include "bp/attribution.h"

static bp_textbook book_of(const size_t *sizes, const bp_activation *f,
                           size_t n_layers, uint64_t seed) {
    bp_network net = new_network(sizes, f, n_layers, seed);
    bp_textbook book;
    bp_error err;
    assert_ok(bp_textbook_init(&book, &net, BP_MSE, &err));
    bp_network_free(&net);
    return book;
}

static bp_attribution attribute(bp_textbook *book, bp_of of, size_t k,
                                const double *x, const double *baseline) {
    bp_attribution made;
    bp_error err;
    assert_ok(bp_attribute(&made, book, of, k, x, baseline, &err));
    return made;
}

static double value_at(bp_textbook *book, bp_of of, size_t k, const double *x) {
    bp_textbook_forward(book, x);
    return bp_attributed(book, of, k);
}

/* They add up, and the ends are those of the function. */
static void assert_complete(const bp_attribution *made, bp_textbook *book,
                            bp_of of, size_t k, const double *x,
                            const double *baseline) {
    double sum = 0, size = 0;
    for (size_t i = 0; i < book->layers[0].n_inputs; i++) {
        sum += made->contributions[i];
        size += fabs(made->contributions[i]);
    }
    assert_true(made->has_converged);
    assert_true(made->output == value_at(book, of, k, x));
    assert_true(made->baseline == value_at(book, of, k, baseline));
    assert_near(sum, made->output - made->baseline, 0, 1e-6 * size + 1e-12);
    assert_near(made->gap, sum - (made->output - made->baseline), 0, 1e-12);
}

/* ---- by hand ---- */

static void a_linear_network_by_hand(void **state) {
    (void)state;
    static const size_t sizes[] = {3, 2};
    static const bp_activation f[] = {BP_IDENTITY};
    static const double x[] = {2, -1, 5}, from[] = {1, 1, 5};
    bp_textbook book = book_of(sizes, f, 1, 1);
    double *w = book.layers[0].neurons[1].weight;
    w[0] = 3;
    w[1] = 0.5;
    w[2] = 7;
    bp_attribution made = attribute(&book, BP_OF_TARGET, 1, x, from);
    assert_near(made.contributions[0], 3, 1e-14, 0);
    assert_near(made.contributions[1], -1, 1e-14, 0);
    assert_true(made.contributions[2] == 0); /* as in the baseline */
    assert_complete(&made, &book, BP_OF_TARGET, 1, x, from);
    bp_attribution_free(&made);
    assert_null(made.contributions);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

/* max(0, x_1 + x_2 - 1) from (0, 0) to (2, 1): z = 3 s - 1 has its corner at a
 * third of the way, and for the other two thirds the slope is 1. */
static void a_corner_by_hand(void **state) {
    (void)state;
    static const size_t sizes[] = {3, 1, 1};
    static const bp_activation f[] = {BP_RELU, BP_IDENTITY};
    static const double x[] = {2, 1, 4}, from[] = {0, 0, 0};
    bp_textbook book = book_of(sizes, f, 2, 1);
    bp_neuron *hidden = book.layers[0].neurons, *out = book.layers[1].neurons;
    hidden->weight[0] = hidden->weight[1] = out->weight[0] = 1;
    hidden->weight[2] = 0;
    hidden->bias = -1;
    out->bias = 0;
    bp_attribution made = attribute(&book, BP_OF_TARGET, 0, x, from);
    assert_near(made.contributions[0], 4.0 / 3, 1e-9, 0);
    assert_near(made.contributions[1], 2.0 / 3, 1e-9, 0);
    assert_true(made.contributions[2] == 0); /* ignored */
    assert_true(made.n_points <= 3 * 7);
    assert_complete(&made, &book, BP_OF_TARGET, 0, x, from);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

/* exp(softplus(2 x_1 + 1/4) / 2 + softplus(2 x_2 + 1/4) / 2): smooth, curved,
 * and nothing tells x_1 from x_2. */
static void equals_get_equal_parts(void **state) {
    (void)state;
    static const size_t sizes[] = {2, 2, 1};
    static const bp_activation f[] = {BP_SOFTPLUS, BP_EXP};
    static const double x[] = {1.5, 1.5}, from[] = {-1, -1};
    bp_textbook book = book_of(sizes, f, 2, 1);
    for (size_t j = 0; j < 2; j++) {
        bp_neuron *neuron = &book.layers[0].neurons[j];
        neuron->weight[j] = 2;
        neuron->weight[1 - j] = 0;
        neuron->bias = 0.25;
        book.layers[1].neurons[0].weight[j] = 0.5;
    }
    bp_attribution made = attribute(&book, BP_OF_TARGET, 0, x, from);
    assert_near(made.contributions[0], made.contributions[1], 1e-12, 0);
    assert_complete(&made, &book, BP_OF_TARGET, 0, x, from);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

/* ---- by brute force ---- */

/* Midpoints, and central differences. */
static void brute_force(double *c, bp_textbook *book, bp_of of, size_t k,
                        const double *x, const double *from) {
    enum { STEPS = 4000 };
    const double h = 1e-5;
    size_t n = book->layers[0].n_inputs;
    double at[8];
    for (size_t i = 0; i < n; i++)
        c[i] = 0;
    for (size_t step = 0; step < STEPS; step++) {
        double s = ((double)step + 0.5) / STEPS;
        for (size_t i = 0; i < n; i++)
            at[i] = from[i] + s * (x[i] - from[i]);
        for (size_t i = 0; i < n; i++) {
            double middle = at[i];
            at[i] = middle + h;
            double above = value_at(book, of, k, at);
            at[i] = middle - h;
            double below = value_at(book, of, k, at);
            at[i] = middle;
            c[i] += (x[i] - from[i]) * (above - below) / (2 * h) / STEPS;
        }
    }
}

static void compare(bp_activation hidden, bp_activation output, size_t n_out,
                    bp_of of) {
    const size_t sizes[] = {4, 6, 5, n_out};
    const bp_activation f[] = {hidden, hidden, output};
    static const double x[] = {1.5, -2, 0.75, 1}, from[] = {0, 0, 0.25, 0};
    for (uint64_t seed = 1; seed < 4; seed++) {
        size_t k = seed % (of == BP_OF_TARGET ? n_out : 2);
        bp_textbook book = book_of(sizes, f, 3, seed);
        bp_attribution made = attribute(&book, of, k, x, from);
        double want[4], size = 0;
        brute_force(want, &book, of, k, x, from);
        for (size_t i = 0; i < 4; i++)
            size += fabs(want[i]);
        assert_true(size > 1e-3);
        for (size_t i = 0; i < 4; i++)
            assert_near(made.contributions[i], want[i], 0, 2e-3 * size);
        assert_complete(&made, &book, of, k, x, from);
        assert_true(made.n_points < 5000);
        bp_attribution_free(&made);
        bp_textbook_free(&book);
    }
}

static void all_transfer_functions_by_brute_force(void **state) {
    (void)state;
    for (int f = 0; f < BP_N_ACTIVATIONS; f++)
        if (!bp_activation_is_for_outputs((bp_activation)f))
            compare((bp_activation)f, BP_IDENTITY, 2, BP_OF_TARGET);
}

static void all_questions_by_brute_force(void **state) {
    (void)state;
    compare(BP_TANH, BP_SOFTMAX, 3, BP_OF_PROBABILITY);
    compare(BP_TANH, BP_SOFTMAX, 3, BP_OF_LOGIT);
    compare(BP_RELU, BP_SOFTMAX, 2, BP_OF_PROBABILITY);
    compare(BP_TANH, BP_SIGMOID, 1, BP_OF_PROBABILITY);
    compare(BP_TANH, BP_SIGMOID, 1, BP_OF_LOGIT);
    compare(BP_TANH, BP_SIGMOID, 3, BP_OF_PROBABILITY);
    compare(BP_RELU, BP_SIGMOID, 3, BP_OF_LOGIT);
    compare(BP_TANH, BP_IDENTITY, 1, BP_OF_CLASS);
    compare(BP_TANH, BP_TANH, 3, BP_OF_CLASS);
    compare(BP_TANH, BP_EXP, 2, BP_OF_TARGET);
    compare(BP_TANH, BP_RELU, 1, BP_OF_TARGET);
}

/* ---- probabilities ---- */

static const size_t two_sizes[] = {2, 1}, three_sizes[] = {2, 3};
static const double row[] = {1, -1}, origin[] = {0, 0};

static void of_two_classes_one_gets_what_the_other_loses(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_SIGMOID};
    bp_textbook book = book_of(two_sizes, f, 1, 5);
    for (bp_of of = BP_OF_CLASS; of <= BP_OF_LOGIT; of++) {
        bp_attribution one = attribute(&book, of, 0, row, origin);
        bp_attribution two = attribute(&book, of, 1, row, origin);
        double sum = of == BP_OF_LOGIT ? 0 : 1;
        assert_near(one.output + two.output, sum, 0, 1e-15);
        for (size_t i = 0; i < 2; i++)
            assert_near(one.contributions[i], -two.contributions[i], 1e-12, 0);
        bp_attribution_free(&one);
        bp_attribution_free(&two);
    }
    bp_textbook_free(&book);
}

static void a_logit_is_the_log_of_the_odds(void **state) {
    (void)state;
    static const bp_activation softmax[] = {BP_SOFTMAX}, f[] = {BP_SIGMOID};
    bp_textbook books[] = {book_of(three_sizes, softmax, 1, 5),
                           book_of(three_sizes, f, 1, 5),
                           book_of(two_sizes, f, 1, 5)};
    for (size_t b = 0; b < COUNT(books); b++) {
        double sum = 0;
        for (size_t k = 0; k < (b == 2 ? 2 : 3); k++) {
            double p = value_at(&books[b], BP_OF_PROBABILITY, k, row);
            assert_near(value_at(&books[b], BP_OF_LOGIT, k, row),
                        log(p / (1 - p)), 1e-12, 0);
            sum += p;
        }
        assert_near(sum, 1, 1e-14, 0);
        bp_textbook_free(&books[b]);
    }
}

/* A probability of 1 - 1e-26 is 1 in double, and its logit is still 60. */
static void a_logit_has_no_end(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_SOFTMAX};
    bp_textbook book = book_of(three_sizes, f, 1, 5);
    book.layers[0].neurons[0].bias += 60;
    bp_attribution made = attribute(&book, BP_OF_LOGIT, 0, row, origin);
    assert_true(made.output > 55 && made.output < 65);
    assert_true(fabs(made.contributions[0]) > 1e-3);
    assert_complete(&made, &book, BP_OF_LOGIT, 0, row, origin);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

/* ---- hard ones ---- */

/* A step so steep that no point of a first rule sees it. */
static void a_step_is_found(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_SIGMOID};
    bp_textbook book = book_of(two_sizes, f, 1, 5);
    bp_neuron *neuron = book.layers[0].neurons;
    neuron->weight[0] = 3e6;
    neuron->weight[1] = -1e6;
    neuron->bias = -1.234567e6;
    bp_attribution made = attribute(&book, BP_OF_PROBABILITY, 1, row, origin);
    assert_near(made.contributions[0], 0.75, 1e-6, 0);
    assert_near(made.contributions[1], 0.25, 1e-6, 0);
    assert_complete(&made, &book, BP_OF_PROBABILITY, 1, row, origin);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

/* All there is to see lies in the first 1e-37 of the way. */
static void a_row_at_the_end_of_numbers(void **state) {
    (void)state;
    static const size_t sizes[] = {2, 5, 3};
    static const bp_activation smooth[] = {BP_TANH, BP_SOFTMAX};
    static const bp_activation corners[] = {BP_RELU, BP_SOFTMAX};
    static const double far[] = {1e38, 3e38};
    for (uint64_t seed = 1; seed < 6; seed++) {
        bp_textbook books[] = {book_of(sizes, smooth, 2, seed),
                               book_of(sizes, corners, 2, seed)};
        for (size_t b = 0; b < COUNT(books); b++) {
            bp_attribution made =
                attribute(&books[b], BP_OF_PROBABILITY, 0, far, origin);
            assert_complete(&made, &books[b], BP_OF_PROBABILITY, 0, far,
                            origin);
            assert_true(fabs(made.contributions[0]) > 1e-3);
            bp_attribution_free(&made);
            bp_textbook_free(&books[b]);
        }
    }
}

static void hundreds_of_corners(void **state) {
    (void)state;
    static const size_t sizes[] = {8, 100, 80, 3};
    static const bp_activation f[] = {BP_RELU, BP_LEAKY_RELU, BP_SOFTMAX};
    static const double from[8] = {0}, x[] = {3, -2, 1, 4, -1, 2, -3, 5};
    bp_textbook book = book_of(sizes, f, 3, 2);
    bp_attribution made = attribute(&book, BP_OF_LOGIT, 1, x, from);
    assert_complete(&made, &book, BP_OF_LOGIT, 1, x, from);
    assert_near(made.gap, 0, 0, 1e-6 * fabs(made.output - made.baseline));
    assert_true(made.n_points > 7 * 50 && made.n_points < 7 * 1000);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

static void a_row_like_the_baseline(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_SOFTMAX};
    bp_textbook book = book_of(three_sizes, f, 1, 5);
    bp_attribution made = attribute(&book, BP_OF_PROBABILITY, 2, row, row);
    assert_true(made.has_converged && made.output == made.baseline);
    assert_true(made.contributions[0] == 0 && made.contributions[1] == 0);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

static void what_isnt_finite_hasnt_converged(void **state) {
    (void)state;
    static const bp_activation f[] = {BP_EXP};
    static const double far[] = {1e308, -1e308};
    bp_textbook book = book_of(two_sizes, f, 1, 5);
    book.layers[0].neurons[0].weight[0] = 1;
    bp_attribution made = attribute(&book, BP_OF_TARGET, 0, far, origin);
    assert_false(made.has_converged);
    bp_attribution_free(&made);
    bp_textbook_free(&book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_linear_network_by_hand),
        cmocka_unit_test(a_corner_by_hand),
        cmocka_unit_test(equals_get_equal_parts),
        cmocka_unit_test(all_transfer_functions_by_brute_force),
        cmocka_unit_test(all_questions_by_brute_force),
        cmocka_unit_test(of_two_classes_one_gets_what_the_other_loses),
        cmocka_unit_test(a_logit_is_the_log_of_the_odds),
        cmocka_unit_test(a_logit_has_no_end),
        cmocka_unit_test(a_step_is_found),
        cmocka_unit_test(a_row_at_the_end_of_numbers),
        cmocka_unit_test(hundreds_of_corners),
        cmocka_unit_test(a_row_like_the_baseline),
        cmocka_unit_test(what_isnt_finite_hasnt_converged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
