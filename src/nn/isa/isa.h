/* isa.h - names and vectors for code that is compiled once per instruction set.
 *
 * The build compiles every file in this folder several times, with BP_ISA set
 * to portable, avx2, avx512 or neon and the compiler flags that go with it.
 * ISA(forward) is forward_avx2 in one of them, and so on.
 */
#ifndef BP_ISA_H
#define BP_ISA_H

#include <stdbool.h>

#include "bp/kernel.h"

#define ISA_JOIN(name, isa) name##_##isa
#define ISA_NAME(name, isa) ISA_JOIN(name, isa)
#define ISA(name)           ISA_NAME(name, BP_ISA)

#define ISA_DECLARE(isa)                                                       \
    void forward_##isa(bp_matrix z, bp_matrix a, bp_activation f, bp_matrix x, \
                       bp_matrix w, const float *b, size_t unit);              \
    void forward_rows_##isa(bp_matrix z, bp_matrix a, bp_activation f,         \
                            const float *const *x, bp_matrix w,                \
                            const float *b, size_t unit);                      \
    void gradient_rows_##isa(float *dw, const float *const *x, bp_matrix w,    \
                             bp_matrix delta, size_t unit);                    \
    void backward_##isa(bp_matrix dx, bp_matrix w, bp_matrix delta_t,          \
                        size_t unit);                                          \
    void backward_few_##isa(bp_matrix dx, bp_matrix w, bp_matrix delta);       \
    void gradient_##isa(float *dw, bp_matrix x, bp_matrix delta, size_t unit); \
    void bias_gradient_##isa(float *db, bp_matrix delta, size_t panel);        \
    void transpose_##isa(bp_matrix to, bp_matrix from);                        \
    void transfer_##isa(bp_activation f, float *a, const float *z, size_t n);  \
    void slope_##isa(bp_activation f, float *delta, const float *a,            \
                     const float *z, size_t n);                                \
    void softmax_##isa(bp_matrix a, bp_matrix z);                              \
    double add_softmax_loss_##isa(double sum, const float *a, const float *t,  \
                                  size_t n);                                   \
    double add_sigmoid_loss_##isa(double sum, const float *a, const float *t,  \
                                  size_t n);                                   \
    double add_mse_##isa(double sum, const float *a, const float *t,           \
                         size_t n);                                            \
    double add_mae_##isa(double sum, const float *a, const float *t,           \
                         size_t n);                                            \
    double add_huber_##isa(double sum, const float *a, const float *t,         \
                           size_t n);                                          \
    double add_poisson_##isa(double sum, const float *a, const float *t,       \
                             size_t n);                                        \
    void row_forward_##isa(const bp_row_layer *layer, const float *x);         \
    void row_backward_##isa(const bp_row_layer *layer, float *dx);             \
    void row_step_##isa(const bp_row_layer *layer, const float *x, float l2,   \
                        float momentum, float rate);                           \
    void step_##isa(const bp_step *step, float *w, float *s, float *r,         \
                    const float *grad, size_t n, bool are_biases)

ISA_DECLARE(portable);
ISA_DECLARE(avx2);
ISA_DECLARE(avx512);
ISA_DECLARE(neon);

/* A tile of TILE_ROWS x TILE_VECTORS vectors of LANES floats is as much of an
 * output as the registers hold, beside TILE_VECTORS vectors of one factor and
 * a broadcast element of the other: 24 + 2 + 1 of 32 registers for AVX-512,
 * 12 + 2 + 1 of 16 for AVX2, 24 + 4 + 1 of 32 for NEON. In a panel that is
 * narrower than that, tiles are NARROW_ROWS x NARROW_VECTORS. */
#if defined BP_ISA_AVX512
#define LANES          16
#define TILE_ROWS      12
#define TILE_VECTORS   2
#define NARROW_ROWS    12
#define NARROW_VECTORS 1
#elif defined BP_ISA_AVX2
#define LANES          8
#define TILE_ROWS      6
#define TILE_VECTORS   2
#define NARROW_ROWS    12
#define NARROW_VECTORS 1
#elif defined BP_ISA_NEON
#define LANES          4
#define TILE_ROWS      6
#define TILE_VECTORS   4
#define NARROW_ROWS    12
#define NARROW_VECTORS 2
#else
#define LANES          1
#define TILE_ROWS      6
#define TILE_VECTORS   4
#define NARROW_ROWS    6
#define NARROW_VECTORS 4
#endif

#if LANES > 1
typedef float vec __attribute__((vector_size(LANES * sizeof(float))));
#else
typedef float vec;
#endif

#define INLINE static inline __attribute__((always_inline))

/* Before a loop whose rounds don't depend on each other, whatever the compiler
 * can't know about its arrays. */
#ifdef __clang__
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define INDEPENDENT _Pragma("GCC ivdep")
#endif

#endif
