/* fuzz_unpack.c - any bytes as an input: a file or a pipe, plain, packed or
 * damaged.
 *
 * However many bytes are asked for at once, the same bytes come, or a failure
 * behind as many as may be; what came comes again where it lay. What isn't
 * packed comes as it is. The first byte chooses: bytes as they are, or packed
 * here first, and then they must come out as they went in. */
#include <string.h>

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include "bp/source.h"
#include "fuzz_helper.h"

/* Few bytes can be packed that unpack to gigabytes: this is enough to see. */
enum { MOST = 1 << 18, BIGGEST_PIPE = 60000 };

/* What came of reading. */
typedef struct reading {
    char *bytes;
    size_t length;
    bool is_all;
    bp_status status;
    bp_error error;
} reading;

typedef struct bytes {
    uint8_t *at;
    size_t length;
} bytes;

/* ---- packing ---- */

static void pack_gzip(bytes *to, size_t room, const uint8_t *data,
                      size_t size) {
    enum { GZIP = 16 + MAX_WBITS };
    z_stream z = {.next_in = data,
                  .avail_in = (uInt)size,
                  .next_out = to->at + to->length,
                  .avail_out = (uInt)room};
    if (deflateInit2(&z, 1, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY) != Z_OK ||
        deflate(&z, Z_FINISH) != Z_STREAM_END)
        abort();
    to->length += room - z.avail_out;
    deflateEnd(&z);
}

static void pack_zstd(bytes *to, size_t room, const uint8_t *data,
                      size_t size) {
    size_t n = ZSTD_compress(to->at + to->length, room, data, size, 1);
    if (ZSTD_isError(n))
        abort();
    to->length += n;
}

/* Packs in two members or frames, the first of `first` bytes at most. */
static bytes pack(const uint8_t *data, size_t size, bool zstd, size_t first) {
    enum { OVERHEAD = 256 };
    bytes to = {malloc(2 * (size + OVERHEAD)), 0};
    if (!to.at)
        abort();
    first = first < size ? first : size;
    for (size_t i = 0; i < 2; i++) {
        const uint8_t *from = i ? data + first : data;
        size_t n = i ? size - first : first;
        (zstd ? pack_zstd : pack_gzip)(&to, n + OVERHEAD, from, n);
    }
    return to;
}

/* ---- reading ---- */

/* Parts of what came, from the end and from the start, and beyond one another.
 */
static void check_again(const bp_source *source, const reading *r) {
    bp_error err;
    char *part = malloc(r->length + 1);
    if (!part)
        abort();
    for (size_t n = r->length, at = 0; n > 0; n /= 3) {
        if (bp_source_again(source, at, part, n, &err))
            stop("not read again: %s", err.message);
        if (memcmp(part, r->bytes + at, n) != 0)
            stop("%zu bytes at %zu are others when read again", n, at);
        at = r->length - n;
        at = at > n ? at - n : at;
    }
    free(part);
}

/* Reads up to MOST bytes, `capacity` at once. */
static reading read_source(const char *path, size_t capacity, bool keep,
                           bool asks_first) {
    reading r = {.bytes = malloc(MOST)};
    bp_source *source;
    if (!r.bytes || bp_source_open(&source, path, keep, &r.error))
        abort();
    while (!r.status && !r.is_all && r.length < MOST) {
        size_t n, room = MOST - r.length;
        room = room < capacity ? room : capacity;
        if (asks_first && !bp_source_is_ready(source))
            stop("all is written, and still it isn't ready");
        r.status =
            bp_source_read(source, r.bytes + r.length, room, &n, &r.error);
        r.is_all = !r.status && n == 0;
        if (n > room || (r.status && n > 0))
            stop("%zu bytes where %zu were wanted", n, room);
        r.length += n;
    }
    if (keep)
        check_again(source, &r);
    bp_source_close(source);
    return r;
}

static reading read_pipe(const bytes *in, size_t capacity, bool keep) {
    int ends[2];
    char path[32];
    if (pipe2(ends, 0) != 0 ||
        write(ends[1], in->at, in->length) != (ssize_t)in->length)
        abort();
    close(ends[1]);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    reading r = read_source(path, capacity, keep, true);
    close(ends[0]);
    return r;
}

static reading read_file(const bytes *in, size_t capacity, bool keep) {
    memory_file file = memory_file_new(in->at, in->length);
    reading r = read_source(file.path, capacity, keep, false);
    memory_file_close(&file);
    return r;
}

/* ---- what must hold ---- */

/* How much comes of what is damaged before that is seen may differ. */
static void same_readings(const reading *a, const reading *b) {
    size_t n = a->length < b->length ? a->length : b->length;
    if ((a->length != b->length && !(a->status && b->status)) ||
        memcmp(a->bytes, b->bytes, n) != 0)
        stop("%zu bytes and %zu, or others", a->length, b->length);
    if (n == MOST)
        return; /* what comes then was not waited for */
    if (a->status != b->status || a->is_all != b->is_all)
        stop("one end: %s\nthe other: %s", a->status ? a->error.message : "all",
             b->status ? b->error.message : "all");
}

static void check_whole(const reading *r, const uint8_t *data, size_t size) {
    if (r->status)
        stop("refused: %s", r->error.message);
    if (r->length != size || memcmp(r->bytes, data, size) != 0)
        stop("%zu bytes came of %zu, or others", r->length, size);
}

static bool is_packed(const bytes *in) {
    return (in->length >= 2 && memcmp(in->at, "\x1f\x8b", 2) == 0) ||
           (in->length >= 4 && (memcmp(in->at, "\x28\xb5\x2f\xfd", 4) == 0 ||
                                ((in->at[0] & 0xf0) == 0x50 &&
                                 memcmp(in->at + 1, "\x2a\x4d\x18", 3) == 0)));
}

/* Reads in all ways. What can't be read where it lies is kept in one of them
 * only: that takes much memory, and so most of the time. */
static reading check_ways(const bytes *in, size_t capacity) {
    reading whole = read_file(in, MOST, false);
    reading parts = read_file(in, capacity, true);
    same_readings(&whole, &parts);
    free(parts.bytes);
    if (in->length <= BIGGEST_PIPE) {
        reading piped = read_pipe(in, capacity, !is_packed(in));
        same_readings(&whole, &piped);
        free(piped.bytes);
    }
    return whole;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const size_t capacities[] = {1, 2, 3, 7, 100, 4096, 65537, MOST};
    if (size == 0)
        return 0;
    uint8_t choice = *data++;
    size--;
    bool packs = choice & 8;
    bytes in = packs ? pack(data, size, choice & 16, (size_t)choice >> 5)
                     : (bytes){malloc(size + 1), size};
    if (!in.at)
        return 0;
    if (!packs)
        memcpy(in.at, data, size);
    reading r = check_ways(&in, capacities[choice & 7]);
    if (packs || !is_packed(&in))
        check_whole(&r, data, size);
    free(r.bytes);
    free(in.at);
    return 0;
}
