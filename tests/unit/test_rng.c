/* test_rng.c - random numbers that are the same everywhere.
 *
 * The known answers come from a second implementation of the published
 * algorithms, in Python's whole numbers; those of the state {1, 2, 3, 4} are
 * found in other implementations of xoshiro256++ too.
 */
#include "helper.h"

static void xoshiro_gives_the_known_answers(void **state) {
    (void)state;
    static const uint64_t known[] = {UINT64_C(41943041),
                                     UINT64_C(58720359),
                                     UINT64_C(3588806011781223),
                                     UINT64_C(3591011842654386),
                                     UINT64_C(9228616714210784205),
                                     UINT64_C(9973669472204895162),
                                     UINT64_C(14011001112246962877),
                                     UINT64_C(12406186145184390807),
                                     UINT64_C(15849039046786891736),
                                     UINT64_C(10450023813501588000)};
    bp_rng rng = {{1, 2, 3, 4}};
    for (size_t i = 0; i < COUNT(known); i++)
        assert_true(bp_rng_next(&rng) == known[i]);
}

static void a_seed_fills_the_state_by_splitmix(void **state) {
    (void)state;
    static const struct {
        uint64_t seed;
        bp_rng_stream stream;
        uint64_t s[4], next;
    } known[] = {
        {0,
         BP_RNG_WEIGHTS,
         {UINT64_C(0x08b4fda8c892b50e), UINT64_C(0xe89e8dc54072ebd9),
          UINT64_C(0x26a90e7c423166a6), UINT64_C(0x5ba208d6dc82d245)},
         UINT64_C(0x4887886c7244e091)},
        {0,
         BP_RNG_SHUFFLE,
         {UINT64_C(0xd7cc9674ff5ffa39), UINT64_C(0xdeab78ecf3d9f1ea),
          UINT64_C(0x53b697e5b3838c5a), UINT64_C(0x3a941a21d6f1f1d9)},
         UINT64_C(0x2337bf6b08692a91)},
        {42,
         BP_RNG_WEIGHTS,
         {UINT64_C(0xf34fe9248c9342e5), UINT64_C(0xc2947c5da2903bfa),
          UINT64_C(0xc87193a073cd608e), UINT64_C(0x54389d64fcf9fe1f)},
         UINT64_C(0x3814afc50eb70728)},
        {UINT64_MAX,
         BP_RNG_WEIGHTS,
         {UINT64_C(0x68631d79eead940d), UINT64_C(0x6be8abe15d54adaa),
          UINT64_C(0x5f9feaf58056395d), UINT64_C(0x7c4a507c47641654)},
         UINT64_C(0x637e264f1f9feac3)},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        bp_rng rng;
        bp_rng_seed(&rng, known[i].seed, known[i].stream);
        assert_memory_equal(rng.s, known[i].s, sizeof rng.s);
        assert_true(bp_rng_next(&rng) == known[i].next);
    }
}

/* Epochs' streams differ from each other, from those of other seeds and uses,
 * and from the plain ones. */
static void each_number_has_its_own_stream(void **state) {
    (void)state;
    enum { STREAMS = 5, NUMBERS = 50, SEEDS = 4 };
    static uint64_t first[SEEDS * STREAMS * (NUMBERS + 1)];
    size_t n = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        for (int stream = 1; stream <= STREAMS; stream++) {
            bp_rng rng, again;
            bp_rng_seed(&rng, seed, (bp_rng_stream)stream);
            first[n++] = bp_rng_next(&rng);
            for (uint64_t number = 0; number < NUMBERS; number++) {
                bp_rng_seed_at(&rng, seed, (bp_rng_stream)stream, number);
                bp_rng_seed_at(&again, seed, (bp_rng_stream)stream, number);
                assert_memory_equal(&rng, &again, sizeof rng);
                first[n++] = bp_rng_next(&rng);
            }
        }
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(first[i] != first[j]);
}

static void streams_of_numbers_are_the_known_ones(void **state) {
    (void)state;
    static const struct {
        uint64_t seed, number;
        bp_rng_stream stream;
        uint64_t next;
    } known[] = {
        {0, 0, BP_RNG_SHUFFLE, UINT64_C(0x9e176c97d232c26f)},
        {42, 1, BP_RNG_DROPOUT, UINT64_C(0xb2645bef7a090415)},
        {42, UINT64_MAX, BP_RNG_NOISE, UINT64_C(0x987498f73a5558ea)},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        bp_rng rng;
        bp_rng_seed_at(&rng, known[i].seed, known[i].stream, known[i].number);
        assert_true(bp_rng_next(&rng) == known[i].next);
    }
}

/* Those of 0 are splitmix64's known answers. */
static void numbers_without_a_state_are_splitmix64s(void **state) {
    (void)state;
    static const uint64_t known[] = {
        UINT64_C(0xe220a8397b1dcdaf), UINT64_C(0x6e789e6aa1b965f4),
        UINT64_C(0x06c45d188009454f), UINT64_C(0xf88bb8a8724c81ec)};
    for (uint64_t i = 0; i < COUNT(known); i++) {
        assert_true(bp_rng_at(0, i) == known[i]);
        assert_true(bp_rng_at(UINT64_C(0) - UINT64_C(0x9e3779b97f4a7c15),
                              i + 1) == known[i]);
    }
}

static void normal_numbers_are_the_known_ones(void **state) {
    (void)state;
    static const double known[] = {0x1.4a80000000000p-7, 0x1.1e68000000000p-2,
                                   -0x1.5e98000000000p-3};
    bp_rng rng = rng_of(42);
    for (size_t i = 0; i < COUNT(known); i++)
        assert_true(bp_rng_normal(&rng) == known[i]);
}

/* Moments within 5 standard deviations; the share of numbers below z is that
 * of the normal distribution to less than 0.003, as far as twelve go. */
static void normal_numbers_are_nearly_normal(void **state) {
    (void)state;
    enum { DRAWS = 200000 };
    static const double at[] = {-3, -2, -1, -0.5, 0, 0.25, 1, 2, 3};
    double sums[5] = {0};
    int below[COUNT(at)] = {0};
    bp_rng rng = rng_of(8);
    for (int i = 0; i < DRAWS; i++) {
        double z = bp_rng_normal(&rng);
        assert_true(fabs(z) < 6);
        for (int power = 1; power <= 4; power++)
            sums[power] += pow(z, power) / DRAWS;
        for (size_t j = 0; j < COUNT(at); j++)
            below[j] += z < at[j];
    }
    assert_near(sums[1], 0, 0, 5 * sqrt(1.0 / DRAWS));
    assert_near(sums[2], 1, 0, 5 * sqrt(2.0 / DRAWS));
    assert_near(sums[3], 0, 0, 5 * sqrt(15.0 / DRAWS));
    assert_near(sums[4], 2.9, 0, 5 * sqrt(96.0 / DRAWS));
    for (size_t j = 0; j < COUNT(at); j++)
        assert_near((double)below[j] / DRAWS, erfc(-at[j] / sqrt(2)) / 2, 0,
                    0.003 + 5 * sqrt(0.25 / DRAWS));
}

/* All ones and all zeros: as far out as it goes, and as far to each side. */
static void normal_numbers_end_short_of_6(void **state) {
    (void)state;
    bp_rng ones = {{0, 0, 0, 0}}, zeros = {{0, 0, 0, 0}};
    assert_true(bp_rng_normal(&zeros) == -6 + 12 * 0x1p-17);
    ones.s[0] = UINT64_MAX; /* next() is all ones, once */
    ones.s[3] = 1;
    bp_rng copy = ones;
    uint64_t draws[] = {bp_rng_next(&copy), bp_rng_next(&copy),
                        bp_rng_next(&copy)};
    double sum = 0;
    for (size_t i = 0; i < COUNT(draws); i++)
        for (int shift = 0; shift < 64; shift += 16)
            sum += (double)(draws[i] >> shift & 0xffff) + 0.5;
    assert_true(draws[0] == UINT64_MAX);
    assert_true(bp_rng_normal(&ones) == sum / 65536 - 6);
}

static void uniform_numbers_are_the_known_ones(void **state) {
    (void)state;
    bp_rng rng = rng_of(42);
    assert_true(bp_rng_uniform(&rng) == 0x1.c0a57e2875b80p-3);
    assert_true(bp_rng_uniform(&rng) == 0x1.bf3531ee7393ap-1);
    assert_true(bp_rng_uniform(&rng) == 0x1.7dd50d6fbff2ap-1);
}

static void uniform_numbers_fill_0_to_1_evenly(void **state) {
    (void)state;
    enum { DRAWS = 100000, BINS = 10 };
    bp_rng rng = rng_of(1);
    int bins[BINS] = {0};
    for (int i = 0; i < DRAWS; i++) {
        double u = bp_rng_uniform(&rng);
        assert_true(u >= 0 && u < 1);
        assert_true(u * 0x1p53 == floor(u * 0x1p53));
        bins[(int)(u * BINS)]++;
    }
    for (int i = 0; i < BINS; i++) /* 10000 +- 5 standard deviations */
        assert_in_range(bins[i], 9525, 10475);
}

/* The largest and the smallest of 64 bits. */
static void uniform_numbers_never_reach_1(void **state) {
    (void)state;
    bp_rng ones = {{0, 0, 0, 0}}; /* next() is s0 + rotl(s0 + s3): all ones */
    ones.s[0] = UINT64_MAX;
    ones.s[3] = 1;
    bp_rng copy = ones;
    assert_true(bp_rng_next(&copy) == UINT64_MAX);
    assert_true(bp_rng_uniform(&ones) == 1 - 0x1p-53);
    bp_rng zeros = {{0, 1, 0, 0}};
    assert_true(bp_rng_uniform(&zeros) == 0);
}

static void below_stays_below(void **state) {
    (void)state;
    static const uint64_t bounds[] = {
        1,         2, 3, 7, 10, 256, UINT64_C(1) << 32, (UINT64_C(1) << 63) + 1,
        UINT64_MAX};
    bp_rng rng = rng_of(2);
    for (size_t i = 0; i < COUNT(bounds); i++)
        for (int draw = 0; draw < 1000; draw++)
            assert_true(bp_rng_below(&rng, bounds[i]) < bounds[i]);
}

static void below_reaches_every_number_equally(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    int counts[6] = {0};
    for (int draw = 0; draw < 60000; draw++)
        counts[bp_rng_below(&rng, 6)]++;
    for (int i = 0; i < 6; i++) /* 10000 +- 5 standard deviations */
        assert_in_range(counts[i], 9543, 10457);
}

/* 2^64 draws for 3/4 as many numbers: a plain remainder would give the first
 * third of the numbers twice as often as the others, half of all draws; a plain
 * fraction of 2^64 would do so with every third number. */
static void below_has_no_bias(void **state) {
    (void)state;
    const uint64_t third = UINT64_C(1) << 62;
    bp_rng rng = rng_of(4);
    int by_third[3] = {0}, by_remainder[3] = {0};
    for (int draw = 0; draw < 30000; draw++) {
        uint64_t number = bp_rng_below(&rng, 3 * third);
        by_third[number / third]++;
        by_remainder[number % 3]++;
    }
    for (int i = 0; i < 3; i++) { /* 10000 +- 5 standard deviations */
        assert_in_range(by_third[i], 10000 - 408, 10000 + 408);
        assert_in_range(by_remainder[i], 10000 - 408, 10000 + 408);
    }
}

/* A draw says which part of 2^64 it lies in, of n parts of a size. */
static void below_is_a_fraction_of_a_draw(void **state) {
    (void)state;
    bp_rng rng = rng_of(7);
    for (uint64_t bits = 0; bits < 64; bits++) {
        bp_rng copy = rng; /* a power of two has no surplus draws */
        uint64_t draw = bp_rng_next(&copy), n = UINT64_C(1) << bits;
        assert_true(bp_rng_below(&rng, n) == (bits ? draw >> (64 - bits) : 0));
    }
}

static void below_is_the_known_shuffle(void **state) {
    (void)state;
    static const uint32_t known[] = {6, 4, 2, 7, 0, 1, 8, 9, 3, 5};
    uint32_t order[COUNT(known)];
    bp_rng rng;
    bp_rng_seed(&rng, 42, BP_RNG_SHUFFLE);
    for (uint32_t i = 0; i < COUNT(known); i++)
        order[i] = i;
    bp_rng_shuffle(&rng, order, COUNT(known));
    assert_memory_equal(order, known, sizeof known);
}

static void a_shuffle_is_a_permutation(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, 2, 3, 100, 4096};
    bp_rng rng = rng_of(5);
    for (size_t s = 0; s < COUNT(sizes); s++) {
        uint32_t order[4097];
        bool seen[4096] = {false};
        for (uint32_t i = 0; i < COUNT(order); i++)
            order[i] = i;
        bp_rng_shuffle(&rng, order, sizes[s]);
        for (size_t i = 0; i < sizes[s]; i++) {
            assert_true(order[i] < sizes[s] && !seen[order[i]]);
            seen[order[i]] = true;
        }
        assert_int_equal(order[sizes[s]], sizes[s]); /* nothing behind it */
    }
}

static void all_orders_are_equally_likely(void **state) {
    (void)state;
    bp_rng rng = rng_of(6);
    int counts[3][3] = {{0}}; /* by the first and the second */
    for (int i = 0; i < 60000; i++) {
        uint32_t order[] = {0, 1, 2};
        bp_rng_shuffle(&rng, order, 3);
        counts[order[0]][order[1]]++;
    }
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            if (i != j) /* 10000 +- 5 standard deviations */
                assert_in_range(counts[i][j], 9543, 10457);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xoshiro_gives_the_known_answers),
        cmocka_unit_test(a_seed_fills_the_state_by_splitmix),
        cmocka_unit_test(each_number_has_its_own_stream),
        cmocka_unit_test(streams_of_numbers_are_the_known_ones),
        cmocka_unit_test(numbers_without_a_state_are_splitmix64s),
        cmocka_unit_test(normal_numbers_are_the_known_ones),
        cmocka_unit_test(normal_numbers_are_nearly_normal),
        cmocka_unit_test(normal_numbers_end_short_of_6),
        cmocka_unit_test(uniform_numbers_are_the_known_ones),
        cmocka_unit_test(uniform_numbers_fill_0_to_1_evenly),
        cmocka_unit_test(uniform_numbers_never_reach_1),
        cmocka_unit_test(below_stays_below),
        cmocka_unit_test(below_reaches_every_number_equally),
        cmocka_unit_test(below_has_no_bias),
        cmocka_unit_test(below_is_a_fraction_of_a_draw),
        cmocka_unit_test(below_is_the_known_shuffle),
        cmocka_unit_test(a_shuffle_is_a_permutation),
        cmocka_unit_test(all_orders_are_equally_likely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
