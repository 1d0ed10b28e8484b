/* helper.h - what the unit tests of base and nn share.
 *
 * Tests free what they made at their end; after a failed assertion nothing is
 * worth freeing. Random numbers come from fixed seeds: a test does the same
 * every time it runs.
 */
#ifndef BP_TEST_HELPER_H
#define BP_TEST_HELPER_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bp/error.h"
#include "bp/kernel.h"
#include "bp/loss.h"
#include "bp/mem.h"
#include "bp/network.h"
#include "bp/rng.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The call, which writes into `err`, must succeed. */
#define assert_ok(call)                                                        \
    do {                                                                       \
        bp_status status_ = (call);                                            \
        if (status_)                                                           \
            fail_msg("status %d: %s", (int)status_, err.message);              \
    } while (0)

/* The call, which writes into `err`, must fail with this status and say so. */
#define assert_refused(call, wanted)                                           \
    do {                                                                       \
        err = (bp_error){0};                                                   \
        assert_int_equal(call, wanted);                                        \
        assert_int_equal(err.status, wanted);                                  \
        assert_true(err.message[0] != '\0');                                   \
    } while (0)

/* ---- numbers ---- */

static inline uint32_t bits_of(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline float float_of(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline uint64_t bits_of_double(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline double double_of(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Alike to the last bit; one NaN is as good as another. */
static inline bool same_float(float a, float b) {
    return bits_of(a) == bits_of(b) || (isnan(a) && isnan(b));
}

/* The place of the first float that differs; n when none does. */
static inline size_t first_difference(const float *a, const float *b,
                                      size_t n) {
    size_t i = 0;
    while (i < n && same_float(a[i], b[i]))
        i++;
    return i;
}

#define assert_same_floats(got, want, n)                                       \
    do {                                                                       \
        const float *got_ = (got), *want_ = (want);                            \
        size_t at_ = first_difference(got_, want_, n);                         \
        if (at_ < (n))                                                         \
            fail_msg("float %zu is %a, but %a is right", at_,                  \
                     (double)got_[at_], (double)want_[at_]);                   \
    } while (0)

/* |got - want| <= relative |want| + absolute; never true for a NaN. */
#define assert_near(got, want, relative, absolute)                             \
    do {                                                                       \
        double got_ = (got), want_ = (want);                                   \
        if (!(fabs(got_ - want_) <= (relative)*fabs(want_) + (absolute)))      \
            fail_msg("%.17g is not near %.17g", got_, want_);                  \
    } while (0)

/* ---- random numbers ---- */

static inline bp_rng rng_of(uint64_t seed) {
    bp_rng rng;
    bp_rng_seed(&rng, seed, BP_RNG_WEIGHTS);
    return rng;
}

static inline float uniform(bp_rng *rng, double low, double high) {
    return (float)(low + (high - low) * bp_rng_uniform(rng));
}

/* ---- matrices ---- */

static inline float *new_floats(size_t n) {
    bp_error err;
    float *floats = bp_alloc_floats(n, &err);
    assert_non_null(floats);
    return floats;
}

/* A matrix of zeros; the caller frees its data. */
static inline bp_matrix new_matrix(size_t rows, size_t cols, size_t stride) {
    return (bp_matrix){new_floats(rows * stride), rows, cols, stride};
}

/* Random elements; the padding keeps what it has. */
static inline void fill(bp_matrix m, bp_rng *rng, double low, double high) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = 0; j < m.cols; j++)
            bp_row(m, i)[j] = uniform(rng, low, high);
}

static inline void fill_padding(bp_matrix m, float value) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = m.cols; j < m.stride; j++)
            bp_row(m, i)[j] = value;
}

static inline void assert_padding_is_zero(bp_matrix m) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = m.cols; j < m.stride; j++)
            assert_true(bits_of(bp_row(m, i)[j]) == 0);
}

/* The elements alike to the last bit, whatever is in the padding. */
static inline void assert_same_matrix(bp_matrix got, bp_matrix want) {
    assert_int_equal(got.rows, want.rows);
    assert_int_equal(got.cols, want.cols);
    for (size_t i = 0; i < got.rows; i++)
        assert_same_floats(bp_row(got, i), bp_row(want, i), got.cols);
}

/* ---- kernels ---- */

enum { MAX_KERNELS = 4 };

/* All sets that this build has and this processor can run; says, once, which it
 * must leave out. */
static inline size_t find_kernels(const bp_kernel *kernels[MAX_KERNELS]) {
    static const char *const names[MAX_KERNELS] = {"portable", "avx2", "avx512",
                                                   "neon"};
    static bool told;
    size_t n = 0;
    for (size_t i = 0; i < MAX_KERNELS; i++) {
        kernels[n] = bp_kernel_find(names[i]);
        if (kernels[n])
            n++;
        else if (!told)
            print_message("skipped: %s can't run here\n", names[i]);
    }
    told = true;
    assert_true(n > 0);
    return n;
}

static inline const bp_kernel *portable(void) {
    const bp_kernel *kernel = bp_kernel_find("portable");
    assert_non_null(kernel);
    return kernel;
}

/* ---- networks ---- */

/* A network with random weights and biases in +-1. */
static inline bp_network new_network(const size_t *sizes,
                                     const bp_activation *f, size_t n_layers,
                                     uint64_t seed) {
    bp_network net;
    bp_error err;
    assert_ok(bp_network_init(&net, sizes, f, n_layers, &err));
    bp_rng rng = rng_of(seed);
    for (size_t i = 0; i < n_layers; i++) {
        const bp_layer *layer = &net.layers[i];
        fill(bp_layer_w(layer, net.params), &rng, -1, 1);
        for (size_t n = 0; n < layer->n_units; n++)
            bp_layer_b(layer, net.params)[n] = uniform(&rng, -1, 1);
    }
    return net;
}

/* The biases of a layer, as a matrix of one row. */
static inline bp_matrix biases_of(const bp_layer *layer, float *block) {
    return (bp_matrix){bp_layer_b(layer, block), 1, layer->n_units,
                       bp_padded(layer->n_units)};
}

/* In a block of parameters, gradients or velocities. */
static inline void assert_block_padding_is_zero(const bp_network *net,
                                                float *block) {
    for (size_t i = 0; i < net->n_layers; i++) {
        assert_padding_is_zero(bp_layer_w(&net->layers[i], block));
        assert_padding_is_zero(biases_of(&net->layers[i], block));
    }
}

/* Targets that a loss can have: 0 or 1 for cross-entropy, just one 1 a row for
 * softmax; any number for mse. */
static inline void fill_targets(bp_matrix t, bp_loss loss, bp_activation f,
                                bp_rng *rng) {
    for (size_t m = 0; m < t.rows; m++) {
        size_t hot = (size_t)bp_rng_below(rng, t.cols);
        for (size_t j = 0; j < t.cols; j++) {
            float *target = &bp_row(t, m)[j];
            if (loss == BP_MSE)
                *target = uniform(rng, -1, 1);
            else if (f == BP_SOFTMAX)
                *target = j == hot ? 1 : 0;
            else
                *target = (float)bp_rng_below(rng, 2);
        }
    }
}

#endif
