/* kernel.c - the sets of kernels in this build, and which one runs. */
#include "bp/kernel.h"

#include <stdbool.h>
#include <string.h>

#include "isa/isa.h"

#define KERNEL(isa)                                                            \
    {                                                                          \
        .name = #isa, .forward = forward_##isa,                                \
        .forward_rows = forward_rows_##isa, .backward = backward_##isa,        \
        .backward_few = backward_few_##isa, .gradient = gradient_##isa,        \
        .gradient_rows = gradient_rows_##isa,                                  \
        .bias_gradient = bias_gradient_##isa, .transpose = transpose_##isa,    \
        .transfer = transfer_##isa, .slope = slope_##isa,                      \
        .softmax = softmax_##isa, .add_softmax_loss = add_softmax_loss_##isa,  \
        .add_sigmoid_loss = add_sigmoid_loss_##isa, .add_mse = add_mse_##isa,  \
        .add_mae = add_mae_##isa, .add_huber = add_huber_##isa,                \
        .add_poisson = add_poisson_##isa, .step = step_##isa,                  \
        .row_forward = row_forward_##isa, .row_backward = row_backward_##isa,  \
        .row_step = row_step_##isa                                             \
    }

/* Fastest first. */
static const bp_kernel kernels[] = {
#ifdef BP_HAVE_AVX512
    KERNEL(avx512),
#endif
#ifdef BP_HAVE_AVX2
    KERNEL(avx2),
#endif
#ifdef BP_HAVE_NEON
    KERNEL(neon),
#endif
    KERNEL(portable),
};

static bool can_run(const char *name) {
#if defined BP_HAVE_AVX2 || defined BP_HAVE_AVX512
    if (strcmp(name, "avx512") == 0)
        return __builtin_cpu_supports("avx512f") &&
               __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512dq");
    if (strcmp(name, "avx2") == 0)
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#endif
    (void)name; /* neon is part of every aarch64 */
    return true;
}

const bp_kernel *bp_kernel_find(const char *name) {
    for (size_t i = 0; i < sizeof kernels / sizeof *kernels; i++)
        if ((!name || strcmp(name, kernels[i].name) == 0) &&
            can_run(kernels[i].name))
            return &kernels[i];
    return NULL;
}
