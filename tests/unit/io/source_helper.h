/* source_helper.h - what the tests of sources share: texts, packed and not,
 * pipes with somebody at the other end, and what must come out.
 */
#ifndef BP_TEST_SOURCE_HELPER_H
#define BP_TEST_SOURCE_HELPER_H

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <zlib.h>
#include <zstd.h>

#include "bp/mem.h"
#include "bp/source.h"
#include "helper.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MIB = 1 << 20 };

typedef struct text {
    char *bytes;
    size_t length;
} text;

/* Lines of numbers: they can be packed, but not to nothing. */
static inline text new_text(size_t length) {
    text made = {malloc(length + 32), 0};
    assert_non_null(made.bytes);
    bp_rng rng;
    bp_rng_seed(&rng, length, BP_RNG_WEIGHTS);
    while (made.length < length)
        made.length += (size_t)sprintf(made.bytes + made.length, "%u,%u\n",
                                       (unsigned)bp_rng_below(&rng, 1000000),
                                       (unsigned)bp_rng_below(&rng, 10));
    made.length = length;
    return made;
}

/* ---- packing ---- */

static inline text gzip(const char *bytes, size_t length) {
    z_stream z = {0};
    assert_int_equal(deflateInit2(&z, 1, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY),
                     Z_OK);
    size_t room = deflateBound(&z, length) + 64;
    text packed = {malloc(room), 0};
    assert_non_null(packed.bytes);
    z.next_in = (unsigned char *)(uintptr_t)bytes;
    z.avail_in = (unsigned)length;
    z.next_out = (unsigned char *)packed.bytes;
    z.avail_out = (unsigned)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    packed.length = z.total_out;
    deflateEnd(&z);
    return packed;
}

/* With a checksum at the end, as the program zstd writes it. */
static inline text zstd(const char *bytes, size_t length) {
    size_t room = ZSTD_compressBound(length);
    text packed = {malloc(room), 0};
    assert_non_null(packed.bytes);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    packed.length = ZSTD_compress2(context, packed.bytes, room, bytes, length);
    assert_false(ZSTD_isError(packed.length));
    ZSTD_freeCCtx(context);
    return packed;
}

typedef text (*packer)(const char *bytes, size_t length);
static const packer packers[] = {gzip, zstd};

static inline void append(text *to, const char *bytes, size_t length) {
    to->bytes = realloc(to->bytes, to->length + length);
    assert_non_null(to->bytes);
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

static inline void append_packed(text *to, packer pack, const char *bytes) {
    text packed = pack(bytes, strlen(bytes));
    append(to, packed.bytes, packed.length);
    free(packed.bytes);
}

/* ---- pipes ---- */

typedef struct feeder {
    pthread_t thread;
    int in, out;
    const text *what;
} feeder;

static inline void *feed(void *context) {
    const feeder *f = context;
    for (size_t done = 0; done < f->what->length;) {
        ssize_t n = write(f->in, f->what->bytes + done, f->what->length - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    close(f->in);
    return NULL;
}

/* A pipe by a name; the caller writes to `*in` and closes it. */
static inline bp_source *open_pipe(int *in, bool keep) {
    bp_error err;
    bp_source *source;
    int ends[2];
    char path[64];
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    assert_ok(bp_source_open(&source, path, keep, &err));
    close(ends[0]);
    *in = ends[1];
    return source;
}

/* ---- what comes out ---- */

/* Reads until the end, up to `most` bytes at a time. */
static inline bp_status read_all(bp_source *source, size_t most, text *got,
                                 bp_error *err) {
    char *bytes = malloc(most);
    bp_status status;
    size_t n;
    assert_non_null(bytes);
    size_t room = 0;
    *got = (text){0};
    while (!(status = bp_source_read(source, bytes, most, &n, err)) && n > 0) {
        assert_true(n <= most);
        assert_false(bp_grow(&got->bytes, &room, got->length + n, 1, err));
        memcpy(got->bytes + got->length, bytes, n);
        got->length += n;
    }
    assert_int_equal(n, 0);
    bp_error again;
    assert_int_equal(bp_source_read(source, bytes, most, &n, &again), status);
    if (status)
        assert_string_equal(again.message, err->message);
    assert_int_equal(n, 0);
    assert_true(bp_source_is_ready(source));
    free(bytes);
    return status;
}

typedef struct looker {
    pthread_t thread;
    const bp_source *source;
    const text *wanted;
    uint64_t seed;
    bool is_wrong;
} looker;

/* No assertions here: they belong to the main thread. */
static inline void *look_again(void *context) {
    looker *l = context;
    bp_rng rng;
    bp_rng_seed(&rng, l->seed, BP_RNG_WEIGHTS);
    char *bytes = malloc(300000);
    for (int i = 0; i < 100 && bytes; i++) {
        bp_error err;
        size_t length = l->wanted->length;
        size_t offset = (size_t)bp_rng_below(&rng, length + 1);
        size_t most = length - offset < 300000 ? length - offset : 300000;
        size_t n = (size_t)bp_rng_below(&rng, most + 1);
        if (bp_source_again(l->source, offset, bytes, n, &err) ||
            memcmp(bytes, l->wanted->bytes + offset, n) != 0)
            l->is_wrong = true;
    }
    free(bytes);
    return NULL;
}

static inline void check_again(const bp_source *source, const text *wanted) {
    looker lookers[3];
    for (size_t i = 0; i < COUNT(lookers); i++) {
        lookers[i] = (looker){.source = source, .wanted = wanted, .seed = i};
        assert_int_equal(
            pthread_create(&lookers[i].thread, NULL, look_again, &lookers[i]),
            0);
    }
    for (size_t i = 0; i < COUNT(lookers); i++) {
        pthread_join(lookers[i].thread, NULL);
        assert_false(lookers[i].is_wrong);
    }
    bp_error err;
    char *all = malloc(wanted->length + 1);
    assert_non_null(all);
    assert_ok(bp_source_again(source, 0, all, wanted->length, &err));
    assert_memory_equal(all, wanted->bytes, wanted->length);
    free(all);
}

static inline void check_source(bp_source *source, const text *wanted,
                                size_t most, bool keep) {
    bp_error err;
    text got;
    assert_ok(read_all(source, most, &got, &err));
    assert_int_equal(got.length, wanted->length);
    if (wanted->length > 0)
        assert_memory_equal(got.bytes, wanted->bytes, wanted->length);
    free(got.bytes);
    if (keep)
        check_again(source, wanted);
    bp_source_close(source);
}

static inline void check_file(const text *file, const text *wanted, size_t most,
                              bool keep) {
    bp_error err;
    bp_source *source;
    write_bytes("some.name", file->bytes, file->length);
    assert_ok(bp_source_open(&source, "some.name", keep, &err));
    assert_string_equal(bp_source_name(source), "some.name");
    assert_true(bp_source_is_ready(source));
    check_source(source, wanted, most, keep);
}

static inline void check_pipe(const text *file, const text *wanted, size_t most,
                              bool keep) {
    feeder f = {.what = file};
    bp_source *source = open_pipe(&f.in, keep);
    assert_int_equal(pthread_create(&f.thread, NULL, feed, &f), 0);
    check_source(source, wanted, most, keep);
    pthread_join(f.thread, NULL);
}

static inline void check_ways(const text *file, const text *wanted,
                              size_t most) {
    for (int keep = 0; keep < 2; keep++) {
        check_file(file, wanted, most, keep);
        check_pipe(file, wanted, most, keep);
    }
}

static inline void put(int fd, const void *bytes, size_t length) {
    assert_int_equal(write(fd, bytes, length), length);
}

/* What is there must come without another byte being waited for. */
static inline void check_comes(bp_source *source, const char *wanted) {
    bp_error err;
    char got[100];
    size_t n = 0, length = strlen(wanted);
    for (size_t done = 0; done < length; done += n) {
        assert_true(bp_source_is_ready(source));
        assert_ok(
            bp_source_read(source, got + done, sizeof got - done, &n, &err));
        assert_true(n > 0 && done + n <= length);
    }
    assert_memory_equal(got, wanted, length);
    assert_false(bp_source_is_ready(source));
}

static inline void check_ends(bp_source *source) {
    bp_error err;
    char byte;
    size_t n;
    assert_true(bp_source_is_ready(source));
    assert_ok(bp_source_read(source, &byte, 1, &n, &err));
    assert_int_equal(n, 0);
    bp_source_close(source);
}

static inline bp_status read_file(const char *name, text *got, bp_error *err) {
    bp_source *source;
    *got = (text){0};
    bp_status status = bp_source_open(&source, name, true, err);
    if (status)
        return status;
    status = read_all(source, 1000, got, err);
    bp_source_close(source);
    return status;
}

static inline void check_refused(const char *name, const text *file,
                                 const char *sentence) {
    bp_error err;
    text got;
    write_bytes(name, file->bytes, file->length);
    assert_fails(read_file(name, &got, &err), BP_EDATA, sentence);
    free(got.bytes);
}

#endif
