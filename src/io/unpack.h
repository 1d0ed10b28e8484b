/* unpack.h - undoes gzip and zstd, a window at a time.
 *
 * It holds a decompressor's state and nothing else: the packed bytes come from
 * the caller, and the unpacked ones go where the caller says.
 */
#ifndef BP_UNPACK_H
#define BP_UNPACK_H

#include <stddef.h>

#include "bp/error.h"

/* How an input is packed. */
typedef enum bp_packing {
    BP_PACKING_UNKNOWN, /* more of it must be seen */
    BP_PACKING_NONE,
    BP_PACKING_GZIP,
    BP_PACKING_ZSTD,
} bp_packing;

/* Looks at the first bytes of an input; more than four are never needed, and
 * of most inputs the first one is enough. */
bp_packing bp_packing_of(const unsigned char *bytes, size_t length);

typedef struct bp_unpack bp_unpack;

/* `name` is for messages and must outlive it. BP_ESYSTEM. */
bp_status bp_unpack_new(bp_unpack **unpack, bp_packing packing,
                        const char *name, bp_error *err);
void bp_unpack_free(bp_unpack *unpack);

/* Moves forward as bytes are taken and given. */
typedef struct bp_window {
    const unsigned char *packed;
    size_t n_packed;
    char *bytes;
    size_t room;
} bp_window;

/* Unpacks until there are no packed bytes left or no room; what is left in the
 * decompressor then comes with the next call. BP_EDATA for what is damaged:
 * what could be unpacked before it has been given. */
bp_status bp_unpack_some(bp_unpack *unpack, bp_window *window, bp_error *err);

/* To be asked at the end of the input: BP_EDATA when that is in the middle. */
bp_status bp_unpack_end(const bp_unpack *unpack, bp_error *err);

#endif
