/* vmath.h - e^x, log, tanh, erf and their kin, with the same bits everywhere.
 *
 * Why not the C library's: it promises no particular last bit. exp and tanh
 * differ between libraries, between their versions, and between processors
 * under one of them, and a model trained with them would differ too. What is
 * used here IEEE 754 defines to the bit: + - * /, fabsf and fmaf, rounded to
 * nearest. Every fused multiply-add is written as fmaf and every other one is
 * not, so nothing is left for the compiler to choose; the build forbids it to
 * fuse on its own (-ffp-contract=off).
 *
 * Every function is one straight line: no branches, no tables, and where two
 * formulas share the work, both are computed and one is selected. A plain loop
 * over an array therefore becomes vector code, with the bits of scalar code.
 *
 * The plan is the same each time. Reduce the argument to a short interval with
 * an identity, use a polynomial there, undo the reduction:
 *   exp, expm1     e^x = 2^n e^r, |r| <= log(2)/2
 *   log, log1p     log(2^k m) = k log(2) + log(m), 3/4 <= m < 3/2
 *   sigmoid        e / (1 + e) with e = e^-|x|, and s(x) = 1 - s(-x)
 *   tanh           an odd polynomial near 0; 1 - 2 sigmoid(-2x) beyond
 *   softplus       max(x, 0) + log1p(e^-|x|)
 *   erf, normal    an odd polynomial near 0; density * Mills' ratio beyond
 * The first two are the range reductions of Cody & Waite, "Software Manual for
 * the Elementary Functions" (1980); the argument minus n log(2) is taken in
 * two steps there and here, so that little is lost where the two cancel.
 *
 * Each polynomial is a minimax one: of all of its degree, the one whose
 * greatest relative error is least (Remez' exchange algorithm, in 50 digits;
 * the coefficients then rounded to float and moved by single ulps while that
 * helped). They resemble the Taylor series but spread the error evenly.
 *
 * An ulp is the distance between the floats around the exact result: 2^-23 of
 * it at most, 2^-149 among denormals. The errors below are maxima over every
 * float in the domain, against the C library's functions in double; the same
 * run looked at each pair of neighbours to say where a function is monotone:
 * never one float down where the exact function goes up.
 *
 * Not here: errno, floating-point exceptions, other rounding modes, the sign
 * and payload of a NaN (a NaN gives some NaN). A processor set to flush
 * denormals to zero gives other bits.
 */
#ifndef BP_VMATH_H
#define BP_VMATH_H

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined __FAST_MATH__ || FLT_EVAL_METHOD < 0 || FLT_EVAL_METHOD == 1 ||    \
    FLT_EVAL_METHOD == 2
#error "vmath.h needs float arithmetic in float, exactly as written"
#endif

static inline uint32_t vm_bits(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float vm_from_bits(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x, which is not negative, with the sign of another number. */
static inline float vm_with_sign(float x, float sign) {
    return vm_from_bits(vm_bits(x) | (vm_bits(sign) & 0x80000000u));
}

/* ---- e^x ---- */

#define VM_LOG2_E   0x1.715476p+0f
#define VM_LN2      0x1.62e43p-1f      /* log(2), rounded to float ... */
#define VM_LN2_REST (-0x1.05c610p-29f) /* ... and what that lacks */

/* A float is 2^(e - 127) * 1.m with e in bits 23 to 30 and m below. Floats of
 * 2^23 to 2^24 are the whole numbers, so adding VM_ROUND rounds to a whole
 * number, which then stands in the lowest bits. The 254 in it keeps that
 * number positive: n + 254 is the exponent fields of two factors whose
 * product is 2^n, added up. */
#define VM_ROUND_BASE 0x1.8p23f
#define VM_ROUND_BIAS 254
#define VM_ROUND      (VM_ROUND_BASE + VM_ROUND_BIAS)

/* A power of e as 2^n (1 + s), with n + 254 in n_biased. */
typedef struct vm_power {
    uint32_t n_biased;
    float s;
} vm_power;

/* Takes e^(x + rest) apart; |x| < 200, and rest is a correction of less than
 * an ulp of x. The first fmaf is exact: x and n log(2) are multiples of 2^-25
 * less than 1/2 apart, unless n = 0. s = r + r^2 q, not r (1 + r q): the sum
 * ends with r itself, so that q's rounding hardly shows. */
static inline vm_power vm_reduce(float x, float rest) {
    float shifted = fmaf(x, VM_LOG2_E, VM_ROUND);
    float n = shifted - VM_ROUND;
    float r = fmaf(n, -VM_LN2, x) + fmaf(n, -VM_LN2_REST, rest);
    float q = 0x1.a03294p-13f; /* (e^r - 1 - r) / r^2; s to 2^-30 */
    q = fmaf(q, r, 0x1.6d721ep-10f);
    q = fmaf(q, r, 0x1.11122ap-7f);
    q = fmaf(q, r, 0x1.5554d0p-5f);
    q = fmaf(q, r, 0x1.555554p-3f);
    q = fmaf(q, r, 0x1.000000p-1f);
    vm_power power = {vm_bits(shifted) - vm_bits(VM_ROUND_BASE),
                      fmaf(r * r, q, r)};
    return power;
}

/* factor * e^(x + rest), -160 < x < 90. 2^n is multiplied in as two halves:
 * alone it may be too large or too small for a float although the product is
 * not, and a product among the denormals must be rounded just once. */
static inline float vm_times_exp(float factor, float x, float rest) {
    vm_power power = vm_reduce(x, rest);
    uint32_t half = power.n_biased >> 1;
    return fmaf(factor, power.s, factor) * vm_from_bits(half << 23) *
           vm_from_bits((power.n_biased - half) << 23);
}

/* e^x for every x; infinite above 88.72, 0 below -103.97.
 * Error: 0.982 ulp. Monotone. */
static inline float vm_exp(float x) {
    float above = x < -104 ? -104 : x; /* false for a NaN, which so remains */
    return vm_times_exp(1, above > 89 ? 89 : above, 0);
}

/* e^x - 1 for x <= 0, of full relative accuracy near 0. With e^x = 2^n (1 + s)
 * it is 2^n s + (2^n - 1), where only the final sum is rounded. It reaches -1
 * at x = -16.98, long before -25. Error: 0.891 ulp. Monotone. */
static inline float vm_expm1(float x) {
    vm_power power = vm_reduce(x < -25 ? -25 : x, 0);
    float scale = vm_from_bits((power.n_biased - (VM_ROUND_BIAS - 127)) << 23);
    return vm_with_sign(fmaf(scale, power.s, scale - 1), x); /* -0 gives -0 */
}

/* ---- log ---- */

/* log(2) in two parts. The first has 15 bits, so that k times it is exact. */
#define VM_LN2_HIGH 0x1.62e4p-1f
#define VM_LN2_LOW  0x1.7f7d1cp-20f

/* k log(2) + log(1 + f) for whole |k| < 256 and -1/4 <= f <= 1/2. log(1 + f) is
 * f + f^2 q. Where k and f have different signs they cancel, so the rounding
 * error of their sum is recovered and added to the small terms (Dekker, "A
 * floating-point technique for extending the available precision", 1971);
 * that is exact, as k log(2) is either 0 or greater than f. */
static inline float vm_log_sum(float k, float f) {
    float q = -0x1.6fe688p-5f; /* (log(1 + f) - f) / f^2; the log to 2^-27.5 */
    q = fmaf(q, f, 0x1.abf670p-4f);
    q = fmaf(q, f, -0x1.0d8fbap-3f);
    q = fmaf(q, f, 0x1.2897c6p-3f);
    q = fmaf(q, f, -0x1.54f266p-3f);
    q = fmaf(q, f, 0x1.996886p-3f);
    q = fmaf(q, f, -0x1.00002ep-2f);
    q = fmaf(q, f, 0x1.5555a6p-2f);
    q = fmaf(q, f, -0x1.000000p-1f);
    float whole = k * VM_LN2_HIGH;
    float sum = whole + f;
    float lost = f - (sum - whole);
    return sum + (fmaf(f * f, q, k * VM_LN2_LOW) + lost);
}

/* log(x): NaN below 0, -infinity at 0, infinite at infinity. Adding what 1 is
 * more than 3/4, in bits, carries into the exponent from m = 3/2 on: the next
 * power of two is then the nearer one, and f = m - 1 comes out negative.
 * Error over all x > 0: 0.900 ulp. Monotone. */
static inline float vm_log(float x) {
    float normal = x < FLT_MIN ? x * 0x1p23f : x; /* denormals have no 1.m */
    float bias = x < FLT_MIN ? 127 + 23 : 127;
    uint32_t bits = vm_bits(normal);
    uint32_t exponent = (bits + (vm_bits(1) - vm_bits(0.75f))) >> 23;
    float f = vm_from_bits(bits - (exponent << 23) + vm_bits(1)) - 1;
    float y = vm_log_sum((float)(int32_t)exponent - bias, f);
    y = x > FLT_MAX ? x : y;
    y = x == 0 ? -INFINITY : y;
    return x >= 0 ? y : NAN;
}

/* log(1 + x) for 0 <= x <= 1, of full relative accuracy near 0. From 1/2 on it
 * is log(2) + log(1 + f) with f = (x - 1) / 2, which is exact.
 * Error: 0.917 ulp. Monotone. */
static inline float vm_log1p(float x) {
    return vm_log_sum(x < 0.5f ? 0.0f : 1.0f, x < 0.5f ? x : 0.5f * x - 0.5f);
}

/* log(x) in double, for normal x > 0; for losses that are small differences of
 * large logs. Taken apart as in vm_log, with sqrt(1/2) <= m < sqrt(2), and
 *   log(m) = 2 artanh(s) = 2 (s + s^3 / 3 + s^5 / 5 + ...), s = (m-1) / (m+1)
 * up to s^21 / 21: what follows is less than 2^-60 of it, as |s| < 0.172. No
 * fused multiply-adds, which not every processor has in double. Exact at 1.
 * Relative error: less than 4e-16. */
static inline double vm_log_wide(double x) {
    const double half_root = 0x1.6a09e667f3bcdp-1; /* sqrt(1/2) */
    uint64_t bits, low;
    memcpy(&bits, &x, sizeof bits);
    memcpy(&low, &half_root, sizeof low);
    uint64_t above = bits - low;
    double k = (double)((int64_t)above >> 52), m;
    bits = (above & ((UINT64_C(1) << 52) - 1)) + low;
    memcpy(&m, &bits, sizeof m);
    double s = (m - 1) / (m + 1), z = s * s, q = 1.0 / 21;
    q = q * z + 1.0 / 19;
    q = q * z + 1.0 / 17;
    q = q * z + 1.0 / 15;
    q = q * z + 1.0 / 13;
    q = q * z + 1.0 / 11;
    q = q * z + 1.0 / 9;
    q = q * z + 1.0 / 7;
    q = q * z + 1.0 / 5;
    q = q * z + 1.0 / 3;
    /* log(2) in two parts; k times the first is exact */
    double rest = 2 * s * z * q + k * 0x1.a39ef35793c76p-33;
    return k * 0x1.62e42feep-1 + (2 * s + rest);
}

/* ---- sigmoid, tanh, softplus ---- */

/* e / (1 + e) for 0 <= e <= 1. The rounding of 1 + e alone would make the
 * quotient step back while e grows. So the quotient y is followed by one step
 * of long division: `rest` is what e lacks from y (1 + e), with the part of e
 * that was lost in the sum put back. */
static inline float vm_share(float e) {
    float sum = 1 + e;
    float lost = e - (sum - 1);
    float inverse = 1 / sum;
    float y = e * inverse;
    float rest = fmaf(-y, lost, fmaf(-y, sum, e));
    return fmaf(rest, inverse, y);
}

/* 1 / (1 + e^-x) for every x. e^-|x| cannot overflow and keeps the tail at
 * negative x accurate down to the denormals; the other side is its mirror
 * image. Error: 1.480 ulp. Monotone. */
static inline float vm_sigmoid(float x) {
    float y = vm_share(vm_exp(-fabsf(x)));
    return x < 0 ? y : 1 - y;
}

/* tanh(x) for every x; +-1 from 9.011 on. The two formulas meet where tanh is
 * 1/2: from there on 1 - y is larger than y and so hides y's errors.
 * Error: 1.133 ulp. Monotone, odd. */
static inline float vm_tanh(float x) {
    float a = fabsf(x), z = a * a;
    float q = -0x1.950022p-8f; /* (tanh(a) - a) / a^3; tanh to 2^-29 */
    q = fmaf(q, z, 0x1.582fc6p-6f);
    q = fmaf(q, z, -0x1.b90928p-5f);
    q = fmaf(q, z, 0x1.110c6ep-3f);
    q = fmaf(q, z, -0x1.555548p-2f);
    float inner = fmaf(z * a, q, a);
    float outer = fmaf(-2, vm_share(vm_exp(-2 * a)), 1);
    return vm_with_sign(a < 0.55f ? inner : outer, x);
}

/* log(1 + e^x) for every x. Error: 1.702 ulp. Monotone up to 0 and from 1/2 on;
 * between them it may step back by one float, as x then moves in smaller steps
 * than e^-x does. */
static inline float vm_softplus(float x) {
    return (x > 0 ? x : 0) + vm_log1p(vm_exp(-fabsf(x)));
}

/* ---- the normal distribution, and erf ---- */

#define VM_PDF_0    0x1.988454p-2f /* the density at 0: 1 / sqrt(2 pi) */
#define VM_SQRT_2   0x1.6a09e6p+0f
#define VM_SQRT_1_8 0x1.6a09e6p-2f
#define VM_BELL_END 15 /* e^(-15^2 / 2) is 0 in float */

/* factor * e^(-x^2 / 2) for |x| <= VM_BELL_END. x^2 / 2 goes up to 112, where
 * an ulp of it is 8e-6 of the result, so what its rounding lost goes along. */
static inline float vm_times_bell(float factor, float x) {
    float half = 0.5f * x;
    float h = x * half;
    return vm_times_exp(factor, -h, -fmaf(x, half, -h));
}

/* phi(x) = e^(-x^2 / 2) / sqrt(2 pi), the slope of vm_normal_cdf; every x.
 * Error: 1.290 ulp. Monotone on each side of 0. */
static inline float vm_normal_pdf(float x) {
    float a = fabsf(x);
    return vm_times_bell(VM_PDF_0, a > VM_BELL_END ? VM_BELL_END : a);
}

/* The area under phi right of x, for x >= 1: phi(x) times Mills' ratio. That
 * ratio is 1 / (x + g), where g is less than 1 / x (Gordon, "Values of Mills'
 * ratio", 1941) and fades as x grows. So g = n / d need not be as accurate as
 * the result, and d / (x d + n) costs one division. All terms are positive:
 * nothing cancels. */
static inline float vm_normal_tail(float x) {
    float a = x > VM_BELL_END ? VM_BELL_END : x;
    float n = 0x1.1a35acp-6f; /* the ratio to 2^-28 for 1 <= a <= 14.5 */
    n = fmaf(n, a, 0x1.075734p-3f);
    n = fmaf(n, a, 0x1.d35296p-2f);
    n = fmaf(n, a, 0x1.9876a8p-1f);
    float d = 0x1.1a4272p-6f;
    d = fmaf(d, a, 0x1.070f6ap-3f);
    d = fmaf(d, a, 0x1.f945bep-2f);
    d = fmaf(d, a, 0x1.06dc24p+0f);
    d = fmaf(d, a, 0x1.fffffcp-1f);
    return vm_times_bell(VM_PDF_0 * d / fmaf(a, d, n), a);
}

/* erf(x) / x - 1 as a polynomial in z = x^2 <= 1; erf to 2^-29. */
static inline float vm_erf_poly(float z) {
    float q = 0x1.496a26p-14f;
    q = fmaf(q, z, -0x1.a3f706p-11f);
    q = fmaf(q, z, 0x1.5405c6p-8f);
    q = fmaf(q, z, -0x1.b7f914p-6f);
    q = fmaf(q, z, 0x1.ce2cf8p-4f);
    q = fmaf(q, z, -0x1.81273ep-2f);
    return fmaf(q, z, 0x1.06eba8p-3f);
}

/* erf(x) = 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x, every x;
 * +-1 from 3.92 on. Error: 1.470 ulp. Monotone, odd. */
static inline float vm_erf(float x) {
    float a = fabsf(x);
    float inner = fmaf(a, vm_erf_poly(a * a), a);
    float outer = fmaf(-2, vm_normal_tail(a * VM_SQRT_2), 1);
    return vm_with_sign(a < 0.9375f ? inner : outer, x);
}

/* Phi(x) = (1 + erf(x / sqrt(2))) / 2, the area under phi left of x, every x;
 * the tail at negative x is accurate through the denormals, down to -14.17.
 * Error: 3.618 ulp; 2.098 for x >= -1.125. Monotone. */
static inline float vm_normal_cdf(float x) {
    float a = fabsf(x);
    float q = vm_erf_poly(0.5f * x * x);
    float inner = 0.5f + fmaf(x, VM_SQRT_1_8, x * VM_SQRT_1_8 * q);
    float tail = vm_normal_tail(a);
    float outer = x < 0 ? tail : 1 - tail;
    return a < 1.125f ? inner : outer;
}

#endif
