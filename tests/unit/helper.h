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

/* Zeros on a 64-byte boundary, with nothing behind them: there an address
 * sanitizer sees the first float too many. The caller frees them. */
static inline float *new_floats(size_t n) {
    void *floats = NULL;
    assert_int_equal(posix_memalign(&floats, 64, n * sizeof(float)), 0);
    memset(floats, 0, n * sizeof(float));
    return floats;
}

/* All floats of a matrix, with its padding and the rows it has room for. */
static inline size_t floats_of(bp_matrix m) {
    return m.room * bp_padded(m.cols);
}

/* A matrix of zeros; the caller frees its data. */
static inline bp_matrix new_roomy(size_t rows, size_t cols, size_t room) {
    return bp_view(new_floats(room * bp_padded(cols)), rows, cols, room);
}

/* As bp_batch_init makes it. */
static inline bp_matrix new_matrix(size_t rows, size_t cols) {
    return new_roomy(rows, cols, bp_padded(rows));
}

/* With no room to spare, as weights lie in a block of parameters. */
static inline bp_matrix new_weights(size_t rows, size_t cols) {
    return new_roomy(rows, cols, rows);
}

/* Random elements; the padding keeps what it has. */
static inline void fill(bp_matrix m, bp_rng *rng, double low, double high) {
    for (size_t i = 0; i < m.rows; i++)
        for (size_t j = 0; j < m.cols; j++)
            *bp_at(m, i, j) = uniform(rng, low, high);
}

/* The columns of row i that are padding, in the last panel: `n` of them. */
static inline float *padding_of(bp_matrix m, size_t i, size_t *n) {
    size_t last = bp_panels(m.cols) - 1, n_cols = bp_panel_cols(m, last);
    *n = bp_panel_width(m, last) - n_cols;
    return bp_panel_row(m, last, i) + n_cols;
}

static inline void fill_padding(bp_matrix m, float value) {
    for (size_t i = 0; i < m.rows; i++) {
        size_t n;
        float *padding = padding_of(m, i, &n);
        for (size_t j = 0; j < n; j++)
            padding[j] = value;
    }
}

/* The rows that there is room for after the last. */
static inline void fill_spare_rows(bp_matrix m, float value) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        for (size_t i = m.rows; i < m.room; i++)
            for (size_t j = 0; j < bp_panel_width(m, p); j++)
                bp_panel_row(m, p, i)[j] = value;
}

/* Not even -0. */
static inline void assert_zeros(const float *floats, size_t n) {
    for (size_t i = 0; i < n; i++)
        assert_true(bits_of(floats[i]) == 0);
}

static inline void assert_padding_is_zero(bp_matrix m) {
    for (size_t i = 0; i < m.rows; i++) {
        size_t n;
        const float *padding = padding_of(m, i, &n);
        assert_zeros(padding, n);
    }
}

/* What fill_spare_rows wrote is still there. */
static inline void assert_spare_rows_are(bp_matrix m, float value) {
    for (size_t p = 0; p < bp_panels(m.cols); p++)
        for (size_t i = m.rows; i < m.room; i++)
            for (size_t j = 0; j < bp_panel_width(m, p); j++)
                assert_true(same_float(bp_panel_row(m, p, i)[j], value));
}

/* The elements alike to the last bit, whatever is in the padding. */
static inline void assert_same_matrix(bp_matrix got, bp_matrix want) {
    assert_int_equal(got.rows, want.rows);
    assert_int_equal(got.cols, want.cols);
    for (size_t p = 0; p < bp_panels(got.cols); p++)
        for (size_t i = 0; i < got.rows; i++)
            assert_same_floats(bp_panel_row(got, p, i),
                               bp_panel_row(want, p, i), bp_panel_cols(got, p));
}

/* to = from transposed; the padding keeps what it has. */
static inline void plain_transpose(bp_matrix to, bp_matrix from) {
    for (size_t i = 0; i < from.rows; i++)
        for (size_t j = 0; j < from.cols; j++)
            *bp_at(to, j, i) = *bp_at(from, i, j);
}

/* The first `rows` rows of a matrix. */
static inline bp_matrix top(bp_matrix m, size_t rows) {
    m.rows = rows;
    return m;
}

/* Inputs as bp_forward takes them: row m is at[m]. Rows lie anywhere and start
 * anywhere; here it is one behind another, from the last to the first. */
typedef struct input_rows {
    size_t rows, cols;
    float *data;
    const float **at;
} input_rows;

static inline float *input_row(input_rows x, size_t m) {
    return x.data + 1 + (x.rows - 1 - m) * x.cols;
}

static inline input_rows new_inputs(size_t rows, size_t cols, bp_rng *rng,
                                    double low, double high) {
    input_rows x = {rows, cols, new_floats(1 + rows * cols),
                    calloc(rows, sizeof *x.at)};
    assert_non_null(x.at);
    for (size_t m = 0; m < rows; m++) {
        x.at[m] = input_row(x, m);
        for (size_t k = 0; k < cols; k++)
            input_row(x, m)[k] = uniform(rng, low, high);
    }
    return x;
}

static inline void inputs_free(input_rows *x) {
    free(x->data);
    free(x->at);
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
    return bp_view(bp_layer_b(layer, block), 1, layer->n_units, 1);
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
            float *target = bp_at(t, m, j);
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
