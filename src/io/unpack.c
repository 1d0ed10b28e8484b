/* unpack.c - undoes gzip (RFC 1952) by zlib and zstd (RFC 8878) by libzstd.
 *
 * The only file that knows these libraries. Both formats allow several packed
 * streams in a row, called members or frames: they are one input. Behind the
 * last gzip member there may be zeros, which tapes and block devices leave.
 */
#include "unpack.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "bp/mem.h"

struct bp_unpack {
    const char *name;
    bp_packing packing;
    z_stream gzip;
    ZSTD_DStream *zstd;
    bool is_inside;  /* of a member or frame */
    bool is_full;    /* there was no more room: there may be more to give */
    uint64_t n_used; /* packed bytes so far */
    uint64_t start;  /* n_used where this member or frame began */
};

/* True when the bytes begin with the magic number, or may yet. */
static bool may_be(const unsigned char *bytes, size_t length, const char *magic,
                   size_t magic_length) {
    return memcmp(bytes, magic,
                  length < magic_length ? length : magic_length) == 0;
}

bp_packing bp_packing_of(const unsigned char *bytes, size_t length) {
    if (length == 0)
        return BP_PACKING_UNKNOWN;
    if (may_be(bytes, length, "\x1f\x8b", 2))
        return length < 2 ? BP_PACKING_UNKNOWN : BP_PACKING_GZIP;
    /* a frame, or one to be skipped, with which pzstd begins */
    if (may_be(bytes, length, "\x28\xb5\x2f\xfd", 4) ||
        ((bytes[0] & 0xf0) == 0x50 &&
         may_be(bytes + 1, length - 1, "\x2a\x4d\x18", 3)))
        return length < 4 ? BP_PACKING_UNKNOWN : BP_PACKING_ZSTD;
    return BP_PACKING_NONE;
}

static bp_status out_of_memory(const bp_unpack *unpack, bp_error *err) {
    return bp_fail(err, BP_ESYSTEM, "%s: out of memory while unpacking it",
                   unpack->name);
}

static const char *format_of(const bp_unpack *unpack) {
    return unpack->packing == BP_PACKING_GZIP ? "gzip" : "zstd";
}

static bp_status damaged(const bp_unpack *unpack, const char *reason,
                         bp_error *err) {
    return bp_fail(err, BP_EDATA,
                   "%s: damaged: %s (%s, near byte %llu); fetch it or pack it "
                   "again",
                   unpack->name, reason ? reason : "no reason given",
                   format_of(unpack), (unsigned long long)unpack->n_used);
}

static bp_status not_packed(const bp_unpack *unpack, bp_error *err) {
    return bp_fail(err, BP_EDATA,
                   "%s: damaged: from byte %llu on it is no %s data; fetch it "
                   "or pack it again",
                   unpack->name, (unsigned long long)unpack->start + 1,
                   format_of(unpack));
}

bp_status bp_unpack_new(bp_unpack **unpack, bp_packing packing,
                        const char *name, bp_error *err) {
    enum { GZIP_ONLY = 16 }; /* as inflateInit2 wants it */
    bp_unpack *made = bp_alloc(1, sizeof *made, err);
    if (!made)
        return BP_ESYSTEM;
    made->name = name;
    made->packing = packing;
    bool ready;
    if (packing == BP_PACKING_GZIP)
        ready = inflateInit2(&made->gzip, MAX_WBITS + GZIP_ONLY) == Z_OK;
    else
        ready = (made->zstd = ZSTD_createDStream()) != NULL;
    if (!ready) {
        bp_status status = out_of_memory(made, err);
        bp_unpack_free(made);
        return status;
    }
    *unpack = made;
    return BP_OK;
}

void bp_unpack_free(bp_unpack *unpack) {
    if (!unpack)
        return;
    inflateEnd(&unpack->gzip); /* does nothing to what was never begun */
    ZSTD_freeDStream(unpack->zstd);
    free(unpack);
}

static void move_on(bp_unpack *unpack, bp_window *window, size_t n_used,
                    size_t n_given) {
    unpack->n_used += n_used;
    window->packed += n_used;
    window->n_packed -= n_used;
    window->bytes += n_given;
    window->room -= n_given;
}

/* Goes to the next member, if its first byte is there. */
static bp_status begin_member(bp_unpack *unpack, bp_window *window,
                              bp_error *err) {
    size_t n_zeros = 0;
    while (n_zeros < window->n_packed && window->packed[n_zeros] == 0)
        n_zeros++;
    move_on(unpack, window, n_zeros, 0);
    if (window->n_packed == 0)
        return BP_OK;
    unpack->start = unpack->n_used;
    if (*window->packed != 0x1f)
        return not_packed(unpack, err);
    unpack->is_inside = inflateReset(&unpack->gzip) == Z_OK;
    return BP_OK;
}

static unsigned at_most(size_t n) {
    return n < 1U << 30 ? (unsigned)n : 1U << 30;
}

static bp_status unpack_gzip(bp_unpack *unpack, bp_window *window,
                             bp_error *err) {
    unpack->is_full = false;
    if (!unpack->is_inside) {
        bp_status status = begin_member(unpack, window, err);
        if (status || !unpack->is_inside)
            return status;
    }
    z_stream *z = &unpack->gzip;
    unsigned n_packed = at_most(window->n_packed), room = at_most(window->room);
    z->next_in = window->packed;
    z->avail_in = n_packed;
    z->next_out = (unsigned char *)window->bytes;
    z->avail_out = room;
    int result = inflate(z, Z_SYNC_FLUSH);
    move_on(unpack, window, n_packed - z->avail_in, room - z->avail_out);
    unpack->is_inside = result != Z_STREAM_END;
    unpack->is_full = unpack->is_inside && z->avail_out == 0;
    if (result == Z_MEM_ERROR)
        return out_of_memory(unpack, err);
    /* nothing given and nothing left to give is a "buffer error" */
    bool is_fine = result == Z_OK || result == Z_STREAM_END ||
                   (result == Z_BUF_ERROR && window->n_packed == 0);
    return is_fine ? BP_OK : damaged(unpack, z->msg, err);
}

static bp_status refuse_frame(const bp_unpack *unpack, size_t result,
                              bp_error *err) {
    switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_memory_allocation: return out_of_memory(unpack, err);
    case ZSTD_error_prefix_unknown: return not_packed(unpack, err);
    case ZSTD_error_frameParameter_windowTooLarge:
        return bp_fail(err, BP_EDATA,
                       "%s: can't be unpacked: its zstd data needs more than "
                       "128 MiB of memory; pack it again without --long",
                       unpack->name);
    case ZSTD_error_dictionary_wrong:
        return bp_fail(err, BP_EDATA,
                       "%s: can't be unpacked: its zstd data needs a "
                       "dictionary; pack it again without one",
                       unpack->name);
    default: return damaged(unpack, ZSTD_getErrorName(result), err);
    }
}

static bp_status unpack_zstd(bp_unpack *unpack, bp_window *window,
                             bp_error *err) {
    unpack->is_full = false;
    if (!unpack->is_inside) {
        if (window->n_packed == 0)
            return BP_OK;
        unpack->start = unpack->n_used;
        unpack->is_inside = true;
    }
    ZSTD_inBuffer in = {window->packed, window->n_packed, 0};
    ZSTD_outBuffer out = {window->bytes, window->room, 0};
    size_t result = ZSTD_decompressStream(unpack->zstd, &out, &in);
    move_on(unpack, window, in.pos, out.pos);
    if (ZSTD_isError(result))
        return refuse_frame(unpack, result, err);
    unpack->is_inside = result != 0;
    unpack->is_full = unpack->is_inside && out.pos == out.size;
    return BP_OK;
}

bp_status bp_unpack_some(bp_unpack *unpack, bp_window *window, bp_error *err) {
    bp_status status = BP_OK;
    while (!status && window->room > 0 &&
           (window->n_packed > 0 || unpack->is_full))
        status = unpack->packing == BP_PACKING_GZIP
                     ? unpack_gzip(unpack, window, err)
                     : unpack_zstd(unpack, window, err);
    return status;
}

bp_status bp_unpack_end(const bp_unpack *unpack, bp_error *err) {
    if (!unpack->is_inside)
        return BP_OK;
    return bp_fail(err, BP_EDATA,
                   "%s: cut off in the middle: its %s data has no end, but "
                   "stops after %llu bytes; fetch it or pack it again",
                   unpack->name, format_of(unpack),
                   (unsigned long long)unpack->n_used);
}
