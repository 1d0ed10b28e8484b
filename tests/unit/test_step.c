/* test_step.c - each kind of step against its published formula in double, and
 * to the last bit the same in every set of kernels. */
#include "helper.h"

enum { MOST = 1000, STEPS = 12 };

static const size_t sizes[] = {1, 7, 8, 16, 31, 32, 100, MOST};

static const bp_step_kind kinds[] = {BP_STEP_SGD, BP_STEP_NESTEROV,
                                     BP_STEP_RMSPROP, BP_STEP_ADAM,
                                     BP_STEP_RPROP};

/* What may have gone wrong after all steps, relatively or absolutely. */
#define TOLERANCE 1e-5

/* What keeps weights small: nothing, one of them, all of them. */
static const struct {
    float l1, l2, decay;
} pulls[] = {{0, 0, 0},
             {0, 0.05F, 0},
             {0.07F, 0, 0},
             {0, 0, 0.003F},
             {0.07F, 0.05F, 0.003F}};

static bp_step new_step(bp_step_kind kind, size_t pull) {
    bool squares = kind == BP_STEP_ADAM || kind == BP_STEP_RMSPROP;
    return (bp_step){.kind = kind,
                     .scale = 1 / 7.0F,
                     .l1 = pulls[pull].l1,
                     .l2 = pulls[pull].l2,
                     .decay = pulls[pull].decay,
                     .rate = 0.05F,
                     .beta1 = squares ? 0.9F : 0.6F,
                     .beta2 = 0.99F,
                     .epsilon = 1e-4F};
}

/* The two factors of adam at step t. */
static void set_unbias(bp_step *step, size_t t) {
    step->unbias1 = (float)(1 / (1 - pow((double)step->beta1, (double)t)));
    step->unbias2 = (float)(1 / (1 - pow((double)step->beta2, (double)t)));
}

/* ---- the slow twin ---- */

typedef struct slow_twin {
    double w[MOST], s[MOST], r[MOST];
} slow_twin;

static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
}

/* iRPROP-, as Igel & Huesken print it. */
static double twin_rprop(slow_twin *twin, size_t i, double g) {
    if (twin->r[i] * g > 0)
        twin->s[i] = fmin(twin->s[i] * 1.2, 50);
    if (twin->r[i] * g < 0) {
        twin->s[i] = fmax(twin->s[i] * 0.5, 1e-6);
        g = 0;
    }
    twin->r[i] = g;
    return sign(g) * twin->s[i];
}

/* Algorithm 1 of Kingma & Ba. */
static double twin_adam(const bp_step *k, slow_twin *twin, size_t i, double g,
                        size_t t) {
    double beta1 = (double)k->beta1, beta2 = (double)k->beta2;
    double *m = &twin->s[i], *v = &twin->r[i];
    *m = beta1 * *m + (1 - beta1) * g;
    *v = beta2 * *v + (1 - beta2) * g * g;
    double m_hat = *m / (1 - pow(beta1, (double)t));
    double v_hat = *v / (1 - pow(beta2, (double)t));
    return (double)k->rate * m_hat / (sqrt(v_hat) + (double)k->epsilon);
}

/* What a weight loses for its gradient g, at step t. */
static double twin_move(const bp_step *k, slow_twin *twin, size_t i, double g,
                        size_t t) {
    double rate = (double)k->rate, momentum = (double)k->beta1;
    double beta2 = (double)k->beta2, *s = &twin->s[i];
    switch (k->kind) {
    case BP_STEP_RMSPROP:
        *s = beta2 * *s + (1 - beta2) * g * g;
        return rate * g / (sqrt(*s) + (double)k->epsilon);
    case BP_STEP_ADAM: return twin_adam(k, twin, i, g, t);
    case BP_STEP_RPROP: return twin_rprop(twin, i, g);
    default:
        *s = momentum * *s + g;
        return rate * (k->kind == BP_STEP_SGD ? *s : g + momentum * *s);
    }
}

static void twin_step(const bp_step *k, slow_twin *twin, const float *grad,
                      size_t n, bool are_biases, size_t t) {
    for (size_t i = 0; i < n; i++) {
        double w = twin->w[i], g = (double)k->scale * (double)grad[i];
        if (!are_biases)
            g += (double)k->l2 * w + (double)k->l1 * sign(w);
        twin->w[i] -= twin_move(k, twin, i, g, t);
        if (!are_biases)
            twin->w[i] -= (double)k->decay * w;
    }
}

/* ---- the comparison ---- */

typedef struct bench {
    float *w, *s, *r, *grad;
    slow_twin twin;
    bp_rng rng;
} bench;

/* Some weights are 0, which have no sign. */
static bench *new_bench(bp_step_kind kind, size_t n) {
    bench *b = calloc(1, sizeof *b);
    assert_non_null(b);
    b->rng = rng_of(n);
    b->w = new_floats(n);
    b->s = new_floats(n);
    b->r = new_floats(n);
    b->grad = new_floats(n);
    for (size_t i = 0; i < n; i++) {
        b->w[i] = i % 5 == 2 ? 0 : uniform(&b->rng, -1, 1);
        b->s[i] = kind == BP_STEP_RPROP ? 0.1F : 0;
        b->twin.w[i] = (double)b->w[i];
        b->twin.s[i] = (double)b->s[i];
    }
    return b;
}

static void bench_free(bench *b) {
    free(b->w);
    free(b->s);
    free(b->r);
    free(b->grad);
    free(b);
}

/* Gradients that mostly keep their signs, and are 0 now and then. */
static void fill_gradient(bench *b, size_t n) {
    for (size_t i = 0; i < n; i++) {
        float g = uniform(&b->rng, -3, 10);
        b->grad[i] = i % 11 == 3 ? 0 : i % 2 ? g : -g;
    }
}

static void assert_near_twin(const bench *b, bp_step_kind kind, size_t n) {
    bool has_r = kind == BP_STEP_ADAM || kind == BP_STEP_RPROP;
    for (size_t i = 0; i < n; i++) {
        assert_near((double)b->w[i], b->twin.w[i], TOLERANCE, TOLERANCE);
        assert_near((double)b->s[i], b->twin.s[i], TOLERANCE, TOLERANCE);
        double r = kind == BP_STEP_RPROP ? sign(b->twin.r[i]) : b->twin.r[i];
        assert_near((double)b->r[i], has_r ? r : 0, TOLERANCE, TOLERANCE);
    }
}

static void check_kind(size_t which, size_t pull, size_t n, bool are_biases) {
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    bp_step_kind kind = kinds[which];
    bench *b[MAX_KERNELS];
    for (size_t k = 0; k < n_kernels; k++) {
        b[k] = new_bench(kind, n);
        for (size_t t = 1; t <= STEPS; t++) {
            bp_step step = new_step(kind, pull);
            set_unbias(&step, t);
            step.rate /= (float)t;
            fill_gradient(b[k], n);
            kernels[k]->step(&step, b[k]->w, b[k]->s, b[k]->r, b[k]->grad, n,
                             are_biases);
            twin_step(&step, &b[k]->twin, b[k]->grad, n, are_biases, t);
        }
        assert_near_twin(b[k], kind, n);
        assert_same_floats(b[k]->w, b[0]->w, n);
        assert_same_floats(b[k]->s, b[0]->s, n);
        assert_same_floats(b[k]->r, b[0]->r, n);
    }
    for (size_t k = 0; k < n_kernels; k++)
        bench_free(b[k]);
}

static void steps_are_the_published_ones(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t pull = 0; pull < COUNT(pulls); pull++)
            for (size_t n = 0; n < COUNT(sizes); n++) {
                check_kind(i, pull, sizes[n], false);
                check_kind(i, pull, sizes[n], true);
            }
}

/* ---- bits ---- */

/* Three roundings and no more, as models of old were trained. */
static void plain_steps_have_these_bits(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels), n = 100;
    for (size_t k = 0; k < n_kernels; k++) {
        bench *b = new_bench(BP_STEP_SGD, n), *want = new_bench(BP_STEP_SGD, n);
        bp_step step = new_step(BP_STEP_SGD, 1);
        for (size_t t = 0; t < STEPS; t++) {
            fill_gradient(b, n);
            for (size_t i = 0; i < n; i++) {
                float *w = &want->w[i], *v = &want->s[i];
                float g = fmaf(step.scale, b->grad[i], step.l2 * *w);
                *v = fmaf(step.beta1, *v, g);
                *w = fmaf(-step.rate, *v, *w);
            }
            kernels[k]->step(&step, b->w, b->s, NULL, b->grad, n, false);
        }
        assert_same_floats(b->w, want->w, n);
        assert_same_floats(b->s, want->s, n);
        bench_free(b);
        bench_free(want);
    }
}

/* Whatever the kind: nowhere to go from 0 without a gradient. */
static void zeros_stay_zeros(void **state) {
    (void)state;
    const bp_kernel *kernels[MAX_KERNELS];
    size_t n_kernels = find_kernels(kernels);
    for (size_t k = 0; k < n_kernels; k++) {
        for (size_t i = 0; i < COUNT(kinds); i++) {
            float w[40] = {0}, s[40] = {0}, r[40] = {0}, grad[40] = {0};
            bp_step step = new_step(kinds[i], COUNT(pulls) - 1);
            for (size_t t = 1; t < 4; t++) {
                set_unbias(&step, t);
                kernels[k]->step(&step, w, s, r, grad, 40, t % 2 == 0);
            }
            assert_zeros(w, 40);
            assert_zeros(s, 40);
            assert_zeros(r, 40);
        }
    }
}

/* What isn't finite is seen in the weights: rprop alone, which looks at signs,
 * doesn't move them. */
static void a_nan_is_not_lost(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        float w = 1, s = 0.1F, r = 0, grad = NAN;
        bp_step step = new_step(kinds[i], 0);
        set_unbias(&step, 1);
        portable()->step(&step, &w, &s, &r, &grad, 1, false);
        assert_true(kinds[i] == BP_STEP_RPROP ? w == 1 : isnan(w));
    }
}

/* ---- small examples ---- */

/* One weight from 0, with these gradients one after another. */
static void walk(bp_step step, float first_s, const float *grads, size_t n,
                 float *places) {
    float w = 0, s = first_s, r = 0;
    for (size_t t = 0; t < n; t++) {
        set_unbias(&step, t + 1);
        portable()->step(&step, &w, &s, &r, &grads[t], 1, false);
        places[t] = w;
    }
}

static void assert_walk(bp_step step, float first_s, const float *grads,
                        const double *wanted, size_t n) {
    float places[10];
    walk(step, first_s, grads, n, places);
    for (size_t t = 0; t < n; t++)
        assert_near((double)places[t], wanted[t], 1e-6, 1e-7);
}

static void rprop_goes_its_own_lengths(void **state) {
    (void)state;
    static const float grads[] = {3, 0.01F, -5, -1e-30F, -1e-30F, 0, 7};
    /* 0.1, then 0.12; back: half of it and no move; 0.06, 0.072; none; 0.072 */
    static const double wanted[] = {-0.1,   -0.22,  -0.22, -0.16,
                                    -0.088, -0.088, -0.16};
    bp_step step = new_step(BP_STEP_RPROP, 0);
    step.scale = 1;
    assert_walk(step, 0.1F, grads, wanted, COUNT(grads));
}

static void lengths_have_bounds(void **state) {
    (void)state;
    bp_step step = {.kind = BP_STEP_RPROP, .scale = 1};
    float w = 0, s = 40, r = 0, grad = 1;
    for (size_t t = 0; t < 5; t++)
        portable()->step(&step, &w, &s, &r, &grad, 1, false);
    assert_true(s == 50);
    s = 1e-5F;
    for (size_t t = 0; t < 40; t++) {
        grad = t % 2 ? 1 : -1; /* halved, then free of its past, and so on */
        r = -grad;
        portable()->step(&step, &w, &s, &r, &grad, 1, false);
    }
    assert_true(s == 1e-6F);
}

/* Kingma & Ba, section 2.1: with one gradient again and again each step is as
 * long as the rate, from the first one on. */
static void adam_steps_are_as_long_as_the_rate(void **state) {
    (void)state;
    static const float grads[] = {0.3F, 0.3F, 0.3F, 0.3F};
    static const double wanted[] = {-0.05, -0.1, -0.15, -0.2};
    bp_step step = new_step(BP_STEP_ADAM, 0);
    step.epsilon = 1e-12F;
    assert_walk(step, 0, grads, wanted, COUNT(grads));
}

/* The first mean of squares is a hundredth of the square, its root a tenth. */
static void rmsprop_begins_with_long_steps(void **state) {
    (void)state;
    static const float grads[] = {-0.3F};
    static const double wanted[] = {0.5};
    bp_step step = new_step(BP_STEP_RMSPROP, 0);
    step.epsilon = 1e-12F;
    assert_walk(step, 0, grads, wanted, COUNT(grads));
}

/* Loshchilov & Hutter: what decays doesn't depend on gradients. */
static void decay_takes_its_share(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        bp_step step = new_step(kinds[i], 0);
        float w = 2, s = 0, r = 0, grad = 0;
        step.decay = 0.25F;
        set_unbias(&step, 1);
        portable()->step(&step, &w, &s, &r, &grad, 1, true);
        assert_true(w == 2);
        portable()->step(&step, &w, &s, &r, &grad, 1, false);
        assert_true(w == 1.5F);
    }
}

/* Sutskever et al. write v = momentum v - rate g, w = w + v. Nesterov's g is
 * that of the place where momentum alone would lead, and those places are what
 * our w walks through. On the parabola 3/2 x^2. */
static void momentum_is_the_published_one(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        bp_step step = new_step(i ? BP_STEP_NESTEROV : BP_STEP_SGD, 0);
        double place = 1, velocity = 0, momentum = (double)step.beta1;
        double ahead = i ? momentum : 0;
        float w = 1, v = 0;
        step.scale = 1;
        for (size_t t = 0; t < 20; t++) {
            double slope = 3 * (place + ahead * velocity);
            velocity = momentum * velocity - (double)step.rate * slope;
            place += velocity;
            float grad = 3 * w;
            portable()->step(&step, &w, &v, NULL, &grad, 1, false);
            assert_near((double)w, place + ahead * velocity, 1e-5, 1e-6);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_the_published_ones),
        cmocka_unit_test(plain_steps_have_these_bits),
        cmocka_unit_test(zeros_stay_zeros),
        cmocka_unit_test(a_nan_is_not_lost),
        cmocka_unit_test(rprop_goes_its_own_lengths),
        cmocka_unit_test(lengths_have_bounds),
        cmocka_unit_test(adam_steps_are_as_long_as_the_rate),
        cmocka_unit_test(rmsprop_begins_with_long_steps),
        cmocka_unit_test(decay_takes_its_share),
        cmocka_unit_test(momentum_is_the_published_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
