/* kernels.h - which instruction set runs: the processor's best, or BP_ISA. */
#ifndef BP_KERNELS_H
#define BP_KERNELS_H

#include "bp/error.h"
#include "bp/kernel.h"

/* Chooses the fastest kernels this processor runs, or those the environment's
 * BP_ISA names (all give the same bits; for tests). BP_EUSAGE when it names
 * none. */
bp_status kernels_choose(const bp_kernel **kernel, bp_error *err);

#endif
