/* peak.c - the FMA peak: fused multiply-adds and nothing else.
 *
 * Twelve chains side by side: more than the latency of a multiply-add times the
 * number of them that start in a cycle, on the processors that we know, and
 * few enough to stay in registers. It is measured on as many threads as the
 * work that is set against it: two hardware threads may share one core.
 */
#include "bench.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#if defined __x86_64__
#include <immintrin.h>
#elif defined __aarch64__
#include <arm_neon.h>
#endif

enum { CHAINS = 12, ROUNDS = 20000, MAX_THREADS = 256 };
#define SECONDS 0.1

/* A way to do ROUNDS multiply-adds in each of CHAINS vectors. What it returns
 * is of no interest, but must be computed; and from a start that no compiler
 * knows, or it finds a chain that stays where it is and leaves it out. */
typedef float (*burner)(float start);

/* A function `name` over vectors of type `vec` with the given operations. */
#define BURNER(name, attribute, vec, set, fma, first)                          \
    attribute static float name(float start) {                                 \
        vec acc[CHAINS], sum = set(0);                                         \
        const vec factor = set(0.999f), addend = set(0.001f);                  \
        for (int i = 0; i < CHAINS; i++)                                       \
            acc[i] = set(start + (float)i);                                    \
        for (int n = 0; n < ROUNDS; n++)                                       \
            for (int i = 0; i < CHAINS; i++)                                   \
                acc[i] = fma(acc[i], factor, addend);                          \
        for (int i = 0; i < CHAINS; i++)                                       \
            sum = fma(acc[i], factor, sum);                                    \
        return first(sum);                                                     \
    }

#if defined __x86_64__
#define FIRST_512(v) _mm512_cvtss_f32(v)
#define FIRST_256(v) _mm256_cvtss_f32(v)
BURNER(burn_avx512, __attribute__((target("avx512f"))), __m512, _mm512_set1_ps,
       _mm512_fmadd_ps, FIRST_512)
BURNER(burn_avx2, __attribute__((target("avx2,fma"))), __m256, _mm256_set1_ps,
       _mm256_fmadd_ps, FIRST_256)
#elif defined __aarch64__
#define NEON_FMA(a, b, c) vfmaq_f32(c, a, b)
#define NEON_FIRST(v)     vgetq_lane_f32(v, 0)
BURNER(burn_neon, , float32x4_t, vdupq_n_f32, NEON_FMA, NEON_FIRST)
#endif
#define SCALAR(v) ((float)(v))
BURNER(burn_scalar, , float, SCALAR, fmaf, SCALAR)

/* The fastest there is, and how many floats are in its vectors. */
static burner choose(size_t *lanes, const char **name) {
#if defined __x86_64__
    if (__builtin_cpu_supports("avx512f"))
        return *lanes = 16, *name = "avx512", burn_avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return *lanes = 8, *name = "avx2", burn_avx2;
#elif defined __aarch64__
    return *lanes = 4, *name = "neon", burn_neon;
#endif
    return *lanes = 1, *name = "scalar", burn_scalar;
}

/* One thread's share of a measurement. */
typedef struct stove {
    burner burn;
    atomic_size_t *n_missing; /* threads that aren't there yet */
    double calls_s;           /* calls in a second */
    volatile float ash;
} stove;

static void *burn_for_a_while(void *context) {
    stove *s = context;
    atomic_fetch_sub(s->n_missing, 1);
    while (atomic_load(s->n_missing) > 0)
        ;
    size_t n_calls = 0;
    double start = now(), end;
    do {
        s->ash = s->burn(s->ash);
        n_calls++;
        end = now();
    } while (end - start < SECONDS);
    s->calls_s = (double)n_calls / (end - start);
    return NULL;
}

double fma_peak(size_t n_threads) {
    pthread_t threads[MAX_THREADS];
    stove stoves[MAX_THREADS];
    size_t lanes;
    const char *name;
    double calls_s = 0;
    burner burn = choose(&lanes, &name);
    atomic_size_t n_missing;
    atomic_init(&n_missing, n_threads);
    for (size_t i = 0; i < n_threads; i++)
        stoves[i] = (stove){.burn = burn, .n_missing = &n_missing};
    for (size_t i = 1; i < n_threads; i++)
        if (pthread_create(&threads[i], NULL, burn_for_a_while, &stoves[i]))
            die("a thread can't be made");
    burn_for_a_while(&stoves[0]);
    for (size_t i = 1; i < n_threads; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < n_threads; i++)
        calls_s += stoves[i].calls_s;
    return calls_s * 2 * CHAINS * ROUNDS * (double)lanes / 1e9;
}

void verb_peak(char **args) {
    size_t lanes, n_threads = whole("THREADS", args[0], 1, MAX_THREADS);
    const char *name;
    double best = 0;
    choose(&lanes, &name);
    for (int i = 0; i < 5; i++)
        best = fmax(best, fma_peak(n_threads));
    printf("vectors=%s peak_gflops=%.2f\n", name, best);
}
