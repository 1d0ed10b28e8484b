/* kernels.c - which instruction set runs: the processor's best, or BP_ISA. */
#include "kernels.h"

#include <stdlib.h>

bp_status kernels_choose(const bp_kernel **kernel, bp_error *err) {
    const char *name = getenv("BP_ISA");
    *kernel = bp_kernel_find(name && *name ? name : NULL);
    if (*kernel)
        return BP_OK;
    return bp_fail(err, BP_EUSAGE,
                   "BP_ISA=%s in the environment: this build or this processor "
                   "has no such instruction set (avx512, avx2, neon, portable)",
                   name);
}
