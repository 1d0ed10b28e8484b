/* test_text.c - clipping, UTF-8 and the nearest right word. */
#include "helper.h"

#include "bp/text.h"

/* ---- clipping ---- */

static void check_clip(const char *text, const char *wanted) {
    char clip[BP_CLIP];
    memset(clip, 'x', sizeof clip);
    assert_ptr_equal(bp_clip(text, clip), clip);
    assert_string_equal(clip, wanted);
}

#define TEN    "0123456789"
#define THIRTY TEN TEN TEN

static void short_texts_are_whole(void **state) {
    (void)state;
    check_clip("", "");
    check_clip("a", "a");
    check_clip(THIRTY TEN, THIRTY TEN);
}

static void long_texts_are_clipped(void **state) {
    (void)state;
    check_clip(THIRTY TEN "0", THIRTY TEN "...");
    check_clip(THIRTY THIRTY THIRTY, THIRTY TEN "...");
}

static void a_clip_never_cuts_a_character(void **state) {
    (void)state;
    check_clip(THIRTY "01234567\xc3\xa9x", THIRTY "01234567\xc3\xa9...");
    check_clip(THIRTY "012345678\xc3\xa9x", THIRTY "012345678...");
    check_clip(THIRTY "01234567\xe2\x82\xacx", THIRTY "01234567...");
    check_clip(THIRTY "0123456\xf0\x9f\x98\x80x", THIRTY "0123456...");
}

static void a_clip_of_bytes_that_are_no_characters_ends(void **state) {
    (void)state;
    char bytes[100];
    memset(bytes, '\x80', sizeof bytes);
    bytes[99] = '\0';
    check_clip(bytes, "...");
}

/* ---- UTF-8 ---- */

/* The grammar of RFC 3629, section 4, written down as it stands there: how
 * many bytes the character at the start of `s` has, 0 when it is none. */
static size_t character(const unsigned char *s, size_t length) {
    static const struct {
        unsigned char first_low, first_high, second_low, second_high;
        size_t length;
    } rules[] = {
        {0x00, 0x7f, 0x00, 0x00, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2},
        {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
        {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
        {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (s[0] < rules[i].first_low || s[0] > rules[i].first_high)
            continue;
        if (length < rules[i].length)
            return 0;
        if (rules[i].length > 1 &&
            (s[1] < rules[i].second_low || s[1] > rules[i].second_high))
            return 0;
        for (size_t j = 2; j < rules[i].length; j++)
            if (s[j] < 0x80 || s[j] > 0xbf)
                return 0;
        return rules[i].length;
    }
    return 0;
}

static bool follows_the_grammar(const char *text, size_t length) {
    size_t at = 0, n = 1;
    while (at < length && n > 0) {
        n = character((const unsigned char *)text + at, length - at);
        at += n;
    }
    return at == length;
}

/* Writes a code point as UTF-8, valid or not; returns how many bytes. */
static size_t encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint32_t marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i-- > 0; c >>= 6)
        out[i] = (char)(i > 0 ? 0x80 | (c & 0x3f) : marks[n] | c);
    return n;
}

static void all_characters_are_utf8(void **state) {
    (void)state;
    char *text = malloc(4 * 0x110000);
    assert_non_null(text);
    size_t length = 0;
    for (uint32_t c = 0; c < 0x110000; c++)
        if (c < 0xd800 || c > 0xdfff)
            length += encode(c, text + length);
    assert_true(length > 4 << 20);
    assert_true(bp_text_is_utf8(text, length));
    assert_false(bp_text_is_utf8(text, length - 1));
    text[length - 2] = 'x';
    assert_false(bp_text_is_utf8(text, length));
    free(text);
}

static void each_first_and_last_of_a_length_is_utf8(void **state) {
    (void)state;
    static const uint32_t edges[] = {0,      0x7f,   0x80,    0x7ff,
                                     0x800,  0xd7ff, 0xe000,  0xfeff,
                                     0xfffd, 0xffff, 0x10000, 0x10ffff};
    char text[4];
    for (size_t i = 0; i < COUNT(edges); i++)
        assert_true(bp_text_is_utf8(text, encode(edges[i], text)));
    assert_true(bp_text_is_utf8("", 0));
}

/* Every pair of bytes, alone and with continuation bytes behind it. */
static void all_starts_follow_the_grammar(void **state) {
    (void)state;
    for (int pair = 0; pair < 0x10000; pair++) {
        const char text[] = {(char)(pair >> 8), (char)pair, '\x80', '\xbf'};
        for (size_t length = 1; length <= sizeof text; length++)
            assert_true(bp_text_is_utf8(text, length) ==
                        follows_the_grammar(text, length));
    }
}

static const char *const not_utf8[] = {
    "\x80",             /* a continuation of nothing */
    "\xbf",             /* likewise */
    "\xc0\x80",         /* overlong NUL */
    "\xc1\xbf",         /* overlong 7f */
    "\xe0\x9f\xbf",     /* overlong 7ff */
    "\xf0\x8f\xbf\xbf", /* overlong ffff */
    "\xed\xa0\x80",     /* the first surrogate */
    "\xed\xbf\xbf",     /* the last surrogate */
    "\xf4\x90\x80\x80", /* 110000 */
    "\xf8\x88\x80\x80\x80",
    "\xfe",
    "\xff",
    "\xc3",     /* cut short ... */
    "\xe2\x82", /* ... and before the end broken off */
    "\xf0\x9f\x98",
    "\xc3z",
    "\xe2\x82z",
    "\xf0\x9f\x98z",
    "\xf0\x9f\x98\xf0\x9f\x98\x80",
};

/* Wherever in a long text it is, and so wherever in a buffer. */
static void check_everywhere(const char *filler, size_t filler_length) {
    char text[4096];
    for (size_t before = 0; before < 1400; before += filler_length) {
        for (size_t i = 0; i < COUNT(not_utf8); i++) {
            size_t bad = strlen(not_utf8[i]);
            for (size_t at = 0; at < before; at += filler_length)
                memcpy(text + at, filler, filler_length);
            memcpy(text + before, not_utf8[i], bad);
            assert_false(bp_text_is_utf8(text, before + bad));
            memcpy(text + before + bad, "and on", 6);
            assert_false(bp_text_is_utf8(text, before + bad + 6));
        }
    }
}

static void what_is_not_utf8_is_found_everywhere(void **state) {
    (void)state;
    check_everywhere("a", 1);
    check_everywhere("\xe2\x82\xac", 3);
    check_everywhere("\xf0\x9f\x98\x80", 4);
}

static void one_bad_byte_in_a_megabyte_is_found(void **state) {
    (void)state;
    const size_t length = (1 << 20) + 3;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, 'a', length);
    assert_true(bp_text_is_utf8(text, length));
    text[length - 1] = '\xc3';
    assert_false(bp_text_is_utf8(text, length));
    free(text);
}

static void random_texts_follow_the_grammar(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    size_t n_valid = 0;
    enum { ROUNDS = 4000 };
    for (int round = 0; round < ROUNDS; round++) {
        char text[2400];
        size_t length = 0, end = (size_t)bp_rng_below(&rng, 2300);
        while (length < end) {
            uint32_t c = (uint32_t)bp_rng_below(&rng, 0x110000);
            c >>= bp_rng_below(&rng, 16);
            if (c < 0xd800 || c > 0xdfff)
                length += encode(c, text + length);
        }
        if (round % 2 && length > 0) /* one byte wrong, often */
            text[bp_rng_below(&rng, length)] = (char)bp_rng_next(&rng);
        bool valid = follows_the_grammar(text, length);
        assert_true(bp_text_is_utf8(text, length) == valid);
        n_valid += valid;
    }
    assert_in_range(n_valid, ROUNDS / 2, ROUNDS - ROUNDS / 4);
}

/* ---- words ---- */

static void distances_are_known(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        size_t distance;
    } known[] = {
        {"", "", 0},
        {"", "abc", 3},
        {"abc", "abc", 0},
        {"abc", "abd", 1},  /* a change */
        {"abc", "abxc", 1}, /* an insertion */
        {"abc", "ac", 1},   /* a deletion */
        {"abc", "acb", 1},  /* a swap of neighbours */
        {"abc", "cba", 2},  /* not of others */
        {"kitten", "sitting", 3},
        {"Saturday", "sunday", 3},
        {"ca", "abc", 3},    /* 2 if what was swapped could be changed */
        {"RELU", "relu", 0}, /* letter case */
        {"Sigmiod", "sigmoid", 1},
        {"abcdef", "badcfe", 3},
    };
    for (size_t i = 0; i < COUNT(known); i++) {
        assert_int_equal(bp_text_distance(known[i].a, known[i].b),
                         known[i].distance);
        assert_int_equal(bp_text_distance(known[i].b, known[i].a),
                         known[i].distance);
    }
}

static void very_long_words_are_far_apart(void **state) {
    (void)state;
    char a[65], b[65];
    memset(a, 'a', 64);
    memset(b, 'a', 64);
    a[64] = b[64] = '\0';
    assert_true(bp_text_distance(a, b) > 64);
    assert_true(bp_text_distance(a, "a") > 64);
    assert_true(bp_text_distance("a", b) > 64);
    a[63] = b[63] = '\0';
    assert_int_equal(bp_text_distance(a, b), 0);
    b[62] = '\0';
    assert_int_equal(bp_text_distance(a, b), 1);
}

static const char *const names[] = {"sigmoid", "softmax",    "tanh",
                                    "relu",    "leaky-relu", NULL};

static void the_nearest_name_is_found(void **state) {
    (void)state;
    assert_string_equal(bp_text_nearest("sigmiod", names), "sigmoid");
    assert_string_equal(bp_text_nearest("Softmax", names), "softmax");
    assert_string_equal(bp_text_nearest("sofmax", names), "softmax");
    assert_string_equal(bp_text_nearest("leakyrelu", names), "leaky-relu");
    assert_string_equal(bp_text_nearest("relo", names), "relu");
    assert_string_equal(bp_text_nearest("tahn", names), "tanh");
}

static void a_better_name_wins_wherever_it_stands(void **state) {
    (void)state;
    static const char *const one[] = {"abcdxy", "abcdex", "abcdef", NULL};
    static const char *const other[] = {"abcdef", "abcdex", "abcdxy", NULL};
    assert_string_equal(bp_text_nearest("abcdef", one), "abcdef");
    assert_string_equal(bp_text_nearest("abcdef", other), "abcdef");
}

static void nothing_is_guessed_too_far_off(void **state) {
    (void)state;
    static const char *const none[] = {NULL};
    char endless[200];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(bp_text_nearest("banana", names));
    assert_null(bp_text_nearest("sig", names));
    assert_null(bp_text_nearest("", names));
    assert_null(bp_text_nearest("relu", none));
    assert_null(bp_text_nearest(endless, names));
    /* of six letters two may be wrong, not three */
    static const char *const six[] = {"abcdef", NULL};
    assert_non_null(bp_text_nearest("abcdxy", six));
    assert_null(bp_text_nearest("abcxyz", six));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_are_whole),
        cmocka_unit_test(long_texts_are_clipped),
        cmocka_unit_test(a_clip_never_cuts_a_character),
        cmocka_unit_test(a_clip_of_bytes_that_are_no_characters_ends),
        cmocka_unit_test(all_characters_are_utf8),
        cmocka_unit_test(each_first_and_last_of_a_length_is_utf8),
        cmocka_unit_test(all_starts_follow_the_grammar),
        cmocka_unit_test(what_is_not_utf8_is_found_everywhere),
        cmocka_unit_test(one_bad_byte_in_a_megabyte_is_found),
        cmocka_unit_test(random_texts_follow_the_grammar),
        cmocka_unit_test(distances_are_known),
        cmocka_unit_test(very_long_words_are_far_apart),
        cmocka_unit_test(the_nearest_name_is_found),
        cmocka_unit_test(a_better_name_wins_wherever_it_stands),
        cmocka_unit_test(nothing_is_guessed_too_far_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
