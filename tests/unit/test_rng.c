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
