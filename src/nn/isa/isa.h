/* isa.h - names for code that is compiled once per instruction set.
 *
 * The build compiles every file in this folder several times, with BP_ISA set
 * to portable, avx2, avx512 or neon and the compiler flags that go with it.
 * ISA(forward) is forward_avx2 in one of them, and so on.
 */
#ifndef BP_ISA_H
#define BP_ISA_H

#include "bp/kernel.h"

#define ISA_JOIN(name, isa) name##_##isa
#define ISA_NAME(name, isa) ISA_JOIN(name, isa)
#define ISA(name)           ISA_NAME(name, BP_ISA)

#define ISA_DECLARE(isa)                                                       \
    void forward_##isa(bp_matrix z, bp_matrix x, bp_matrix w, const float *b); \
    void backward_##isa(bp_matrix dx, bp_matrix delta, bp_matrix w);           \
    void gradient_##isa(bp_matrix dw, float *db, bp_matrix x,                  \
                        bp_matrix delta);                                      \
    void transfer_##isa(bp_activation f, float *a, const float *z, size_t n);  \
    void slope_##isa(bp_activation f, float *delta, const float *a,            \
                     const float *z, size_t n);                                \
    void softmax_##isa(bp_matrix a, bp_matrix z);                              \
    void step_##isa(float *w, float *v, const float *grad, size_t n,           \
                    float scale, float l2, float momentum, float rate)

ISA_DECLARE(portable);
ISA_DECLARE(avx2);
ISA_DECLARE(avx512);
ISA_DECLARE(neon);

#endif
