/* test_lbfgs.c - valleys whose lowest point is known. */
#include "helper.h"

#include "bp/lbfgs.h"

enum { MOST = 20 };

/* What is made small, and how often it was asked for its value. */
typedef struct valley {
    size_t n;
    float *x;
    size_t n_asked;
    size_t forbidden; /* this one's value can't be told; from 1, 0: none */
} valley;

/* 1/2 sum c_i (x_i - t_i)^2, with c from 1 to 10000 and t_i = i / 8. */
static double quadratic(void *context, float *grad) {
    valley *v = context;
    double sum = 0, c = 1;
    v->n_asked++;
    for (size_t i = 0; i < v->n; i++) {
        double e = (double)v->x[i] - (double)i / 8;
        grad[i] = (float)(c * e);
        sum += c * e * e / 2;
        c *= pow(1e4, 1 / (double)(v->n - 1));
    }
    return v->n_asked == v->forbidden ? NAN : sum;
}

/* Rosenbrock 1960: a bent valley, lowest at (1, 1). */
static double banana(void *context, float *grad) {
    valley *v = context;
    double x = (double)v->x[0], y = (double)v->x[1], up = y - x * x;
    v->n_asked++;
    grad[0] = (float)(-400 * x * up - 2 * (1 - x));
    grad[1] = (float)(200 * up);
    return v->n_asked == v->forbidden ? -INFINITY
                                      : 100 * up * up + (1 - x) * (1 - x);
}

/* x - log x, which isn't there left of 0: lowest at 1. */
static double walled(void *context, float *grad) {
    valley *v = context;
    double x = (double)v->x[0];
    v->n_asked++;
    grad[0] = (float)(1 - 1 / x);
    return x - log(x);
}

/* |x|: lowest where its slope jumps, so no step is flat enough. */
static double kink(void *context, float *grad) {
    valley *v = context;
    v->n_asked++;
    grad[0] = v->x[0] < 0 ? -1 : 1;
    return fabs((double)v->x[0]);
}

/* So far up that what is gained is less than the last bit. */
static double plain_high_up(void *context, float *grad) {
    valley *v = context;
    v->n_asked++;
    grad[0] = v->x[0] * 1e-6F;
    return 1e12;
}

/* Down and down without an end. */
static double slide(void *context, float *grad) {
    valley *v = context;
    grad[0] = 1;
    return (double)v->x[0];
}

static bp_lbfgs new_lbfgs(size_t n) {
    bp_lbfgs l;
    bp_error err;
    assert_ok(bp_lbfgs_init(&l, n, &err));
    return l;
}

/* Value and gradient that it knows are those of where the parameters are. */
static void assert_known(const bp_lbfgs *l, const valley *v,
                         double (*value)(void *, float *)) {
    float grad[MOST];
    valley here = *v;
    here.forbidden = 0;
    assert_true(l->value == value(&here, grad));
    assert_same_floats(l->grad, grad, v->n);
}

/* Steps until it is over; the value there. Each makes it smaller. */
static double descend(bp_lbfgs *l, valley *v, double (*value)(void *, float *),
                      size_t most) {
    const bp_objective objective = {value, v};
    double last = INFINITY;
    bool is_over = false;
    for (size_t i = 0; i < most && !is_over; i++) {
        double now = bp_lbfgs_step(l, v->x, &objective, &is_over);
        assert_true(isfinite(now));
        assert_true(is_over ? now == last || i == 0 : now < last);
        assert_true(now == l->value);
        assert_known(l, v, value);
        last = now;
    }
    assert_true(is_over);
    return last;
}

static void a_long_valley_is_walked_down(void **state) {
    (void)state;
    float x[MOST] = {0};
    valley v = {.n = MOST, .x = x};
    bp_lbfgs l = new_lbfgs(MOST);
    assert_true(descend(&l, &v, quadratic, 1000) < 1e-6);
    for (size_t i = 0; i < MOST; i++)
        assert_near((double)x[i], (double)i / 8, 1e-3, 1e-3);
    assert_true(v.n_asked < 450);
    bp_lbfgs_free(&l);
}

static void a_bent_valley_is_walked_down(void **state) {
    (void)state;
    float x[] = {-1.2F, 1};
    valley v = {.n = 2, .x = x};
    bp_lbfgs l = new_lbfgs(2);
    assert_true(descend(&l, &v, banana, 100) < 1e-10);
    assert_near((double)x[0], 1, 0, 1e-5);
    assert_near((double)x[1], 1, 0, 1e-5);
    assert_true(v.n_asked < 60);
    bp_lbfgs_free(&l);
}

/* What is flat is done, and nothing moves. */
static void at_the_bottom_it_is_over(void **state) {
    (void)state;
    float x[] = {1, 1};
    valley v = {.n = 2, .x = x};
    const bp_objective objective = {banana, &v};
    bp_lbfgs l = new_lbfgs(2);
    bool is_over = false;
    assert_true(bp_lbfgs_step(&l, x, &objective, &is_over) == 0);
    assert_true(is_over && x[0] == 1 && x[1] == 1);
    bp_lbfgs_free(&l);
}

/* Where no trial is good enough the best is taken; where none is better, the
 * parameters are as they were. */
static void kinks_are_no_end(void **state) {
    (void)state;
    static const float starts[] = {0, 1, 2.3F, -7.7F};
    for (size_t i = 0; i < COUNT(starts); i++) {
        float x = starts[i];
        valley v = {.n = 1, .x = &x};
        bp_lbfgs l = new_lbfgs(1);
        assert_true(descend(&l, &v, kink, 100) < 1e-5);
        bp_lbfgs_free(&l);
    }
}

static void nothing_gained_is_no_step(void **state) {
    (void)state;
    float x = 0.5F;
    valley v = {.n = 1, .x = &x};
    bp_lbfgs l = new_lbfgs(1);
    assert_true(descend(&l, &v, plain_high_up, 1) > 0);
    assert_true(x == 0.5F);
    bp_lbfgs_free(&l);
}

/* Whichever trial it is that fails, the way leads round it. */
static void a_value_that_cannot_be_told_is_walked_round(void **state) {
    (void)state;
    for (size_t forbidden = 2; forbidden < 40; forbidden++) {
        float x[] = {-1.2F, 1};
        valley v = {.n = 2, .x = x, .forbidden = forbidden};
        bp_lbfgs l = new_lbfgs(2);
        assert_true(descend(&l, &v, banana, 200) < 1e-10);
        bp_lbfgs_free(&l);
    }
}

/* From 0.01 the first step, of length 1 to the right, is too long for nothing;
 * from 30 a step to the left soon ends behind the wall. */
static void walls_are_no_end(void **state) {
    (void)state;
    static const float starts[] = {0.01F, 0.5F, 1.5F, 30};
    for (size_t i = 0; i < COUNT(starts); i++) {
        float x = starts[i];
        valley v = {.n = 1, .x = &x};
        bp_lbfgs l = new_lbfgs(1);
        descend(&l, &v, walled, 100);
        assert_near((double)x, 1, 0, 1e-3);
        bp_lbfgs_free(&l);
    }
}

static void a_bad_start_is_said(void **state) {
    (void)state;
    float x = -1, before = -1;
    valley v = {.n = 1, .x = &x};
    const bp_objective objective = {walled, &v};
    bp_lbfgs l = new_lbfgs(1);
    bool is_over = true;
    assert_true(isnan(bp_lbfgs_step(&l, &x, &objective, &is_over)));
    assert_true(!is_over && x == before);
    bp_lbfgs_free(&l);
}

/* The search ends where it has had its trials. */
static void a_slide_is_left_in_time(void **state) {
    (void)state;
    float x = 0;
    valley v = {.n = 1, .x = &x};
    const bp_objective objective = {slide, &v};
    bp_lbfgs l = new_lbfgs(1);
    bool is_over = true;
    double value = bp_lbfgs_step(&l, &x, &objective, &is_over);
    assert_true(!is_over && value < -1e6 && value == (double)x);
    bp_lbfgs_free(&l);
}

/* Again, the same bits; and so when it goes on from what was kept of it. */
static void steps_are_the_same_again(void **state) {
    (void)state;
    float x[MOST] = {0}, again[MOST] = {0};
    valley v = {.n = MOST, .x = x}, w = {.n = MOST, .x = again};
    const bp_objective objective = {quadratic, &v}, other = {quadratic, &w};
    bp_lbfgs l = new_lbfgs(MOST), m = new_lbfgs(MOST);
    bool is_over;
    for (size_t i = 0; i < 40; i++) {
        double value = bp_lbfgs_step(&l, x, &objective, &is_over);
        assert_true(value == bp_lbfgs_step(&m, again, &other, &is_over));
        assert_same_floats(again, x, MOST);
        if (i % 7 != 6)
            continue;
        bp_lbfgs kept = m;
        m = new_lbfgs(MOST);
        memcpy(m.memory, kept.memory,
               (size_t)2 * BP_LBFGS_PAIRS * MOST * sizeof *m.memory);
        m.n_pairs = kept.n_pairs;
        m.newest = kept.newest;
        bp_lbfgs_free(&kept);
    }
    assert_int_equal(l.n_pairs, BP_LBFGS_PAIRS);
    bp_lbfgs_free(&l);
    bp_lbfgs_free(&m);
}

/* All blocks lie in its memory, one behind another. */
static void memory_is_one_piece(void **state) {
    (void)state;
    bp_lbfgs l = new_lbfgs(24);
    for (size_t i = 0; i < BP_LBFGS_PAIRS; i++) {
        assert_ptr_equal(l.s[i], l.memory + i * 24);
        assert_ptr_equal(l.y[i], l.memory + (BP_LBFGS_PAIRS + i) * 24);
    }
    assert_ptr_equal(l.grad, l.s[0] + (size_t)BP_LBFGS_PAIRS * 48);
    assert_ptr_equal(l.trial_grad, l.memory + (l.n_blocks - 1) * 24);
    assert_zeros(l.memory, l.n_blocks * 24);
    bp_lbfgs_free(&l);
    assert_null(l.memory);
    bp_lbfgs_free(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_valley_is_walked_down),
        cmocka_unit_test(a_bent_valley_is_walked_down),
        cmocka_unit_test(at_the_bottom_it_is_over),
        cmocka_unit_test(kinks_are_no_end),
        cmocka_unit_test(nothing_gained_is_no_step),
        cmocka_unit_test(a_value_that_cannot_be_told_is_walked_round),
        cmocka_unit_test(walls_are_no_end),
        cmocka_unit_test(a_bad_start_is_said),
        cmocka_unit_test(a_slide_is_left_in_time),
        cmocka_unit_test(steps_are_the_same_again),
        cmocka_unit_test(memory_is_one_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
