/* test_levels.c - the different texts of a column, beside a list that is
 * searched from its start.
 *
 * levels.c is compiled into this file, with allocations that can be told to
 * fail.
 */
#include "../helper.h"

static size_t allocations_left = SIZE_MAX;

static bool may_allocate(void) {
    if (allocations_left == 0)
        return false;
    allocations_left--;
    return true;
}

static void *failing_malloc(size_t size) {
    return may_allocate() ? malloc(size) : NULL;
}

static void *failing_alloc(size_t count, size_t size, bp_error *err) {
    if (may_allocate())
        return bp_alloc(count, size, err);
    bp_error_write(err, BP_ESYSTEM, "out of memory");
    return NULL;
}

static bp_status failing_grow(void *items, size_t *capacity, size_t needed,
                              size_t size, bp_error *err) {
    if (needed > *capacity && !may_allocate())
        return bp_fail(err, BP_ESYSTEM, "out of memory");
    return bp_grow(items, capacity, needed, size, err);
}

#define malloc   failing_malloc
#define bp_alloc failing_alloc
#define bp_grow  failing_grow
#include "../../../src/io/levels.c"
#undef malloc
#undef bp_alloc
#undef bp_grow

static const size_t no_limit = SIZE_MAX;

/* ---- the slow twin ---- */

enum { TWIN_ROOM = 2000, TEXT_ROOM = 64 };

typedef struct twin {
    char texts[TWIN_ROOM][TEXT_ROOM];
    size_t counts[TWIN_ROOM];
    size_t count;
} twin;

static size_t find_in_twin(const twin *t, const char *text) {
    size_t i = 0;
    while (i < t->count && strcmp(t->texts[i], text) != 0)
        i++;
    return i;
}

static void add_to_twin(twin *t, const char *text, size_t count) {
    size_t i = find_in_twin(t, text);
    if (i == t->count) {
        strcpy(t->texts[i], text);
        t->counts[i] = 0;
        t->count++;
    }
    t->counts[i] += count;
}

static void check_like_twin(const bp_levels *levels, const twin *t) {
    assert_false(levels->is_over);
    assert_int_equal(levels->count, t->count);
    for (size_t i = 0; i < t->count; i++) {
        assert_string_equal(levels->items[i].text, t->texts[i]);
        assert_int_equal(levels->items[i].count, t->counts[i]);
        assert_int_equal(bp_levels_find(levels, t->texts[i]), i);
    }
    assert_int_equal(bp_levels_find(levels, "never added"), t->count);
}

/* A number below `n`, spelt with more or fewer letters before it. */
static void make_text(char text[TEXT_ROOM], bp_rng *rng, uint64_t n) {
    unsigned long long number = bp_rng_below(rng, n);
    snprintf(text, TEXT_ROOM, "%.*s%llu", (int)(number % 40),
             "a level with a name that is rather long", number);
    if (number == 7)
        *text = '\0';
}

static void add_random(bp_levels *levels, twin *t, bp_rng *rng, int times) {
    bp_error err;
    for (int i = 0; i < times; i++) {
        char text[TEXT_ROOM];
        make_text(text, rng, i % 2 ? 20 : 1500);
        size_t count = 1 + (size_t)bp_rng_below(rng, 3);
        assert_ok(bp_levels_add(levels, text, count, no_limit, &err));
        add_to_twin(t, text, count);
    }
}

/* ---- tests ---- */

static void a_zeroed_set_is_empty(void **state) {
    (void)state;
    bp_levels levels = {0};
    assert_int_equal(bp_levels_find(&levels, ""), 0);
    bp_levels_sort(&levels);
    bp_levels_clear(&levels);
    bp_levels_free(&levels);
    bp_levels_free(&levels);
    assert_null(levels.items);
}

static void texts_are_counted_in_the_order_they_came(void **state) {
    (void)state;
    bp_rng rng = rng_of(1);
    for (int times = 1; times < 5000; times = 3 * times + 1) {
        bp_levels levels = {0};
        twin *t = calloc(1, sizeof *t);
        assert_non_null(t);
        add_random(&levels, t, &rng, times);
        check_like_twin(&levels, t);
        free(t);
        bp_levels_free(&levels);
    }
}

static void texts_stay_where_they_are(void **state) {
    (void)state;
    bp_levels levels = {0};
    bp_error err;
    char text[32] = "first";
    assert_ok(bp_levels_add(&levels, text, 1, no_limit, &err));
    const char *first = levels.items[0].text;
    for (int i = 0; i < 100000; i++) {
        snprintf(text, sizeof text, "%d", i);
        assert_ok(bp_levels_add(&levels, text, 1, no_limit, &err));
    }
    assert_ptr_equal(levels.items[0].text, first);
    assert_string_equal(first, "first");
    assert_int_equal(levels.count, 100001);
    assert_int_equal(bp_levels_find(&levels, "99999"), 100000);
    bp_levels_free(&levels);
}

static void a_text_can_be_long(void **state) {
    (void)state;
    enum { LONG = 3 << 20 };
    bp_levels levels = {0};
    bp_error err;
    char *text = malloc(LONG + 1);
    assert_non_null(text);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    assert_ok(bp_levels_add(&levels, "short", 1, no_limit, &err));
    assert_ok(bp_levels_add(&levels, text, 1, no_limit, &err));
    assert_ok(bp_levels_add(&levels, "after", 1, no_limit, &err));
    assert_string_equal(levels.items[1].text, text);
    assert_int_equal(bp_levels_find(&levels, text), 1);
    text[LONG - 1] = 'y';
    assert_int_equal(bp_levels_find(&levels, text), 3);
    free(text);
    bp_levels_free(&levels);
}

static void one_more_than_the_limit_is_over(void **state) {
    (void)state;
    bp_levels levels = {0};
    bp_error err;
    for (int i = 0; i < 3; i++) {
        assert_ok(bp_levels_add(&levels, "a", 1, 2, &err));
        assert_ok(bp_levels_add(&levels, "b", 1, 2, &err));
        assert_int_equal(levels.count, 2);
        assert_false(levels.is_over);
    }
    assert_ok(bp_levels_add(&levels, "c", 1, 2, &err));
    assert_true(levels.is_over);
    assert_int_equal(levels.count, 0);
    assert_null(levels.items);
    assert_null(levels.texts);
    assert_ok(bp_levels_add(&levels, "a", 1, 2, &err));
    assert_int_equal(levels.count, 0);
    assert_int_equal(bp_levels_find(&levels, "a"), 0);
    bp_levels_clear(&levels);
    assert_false(levels.is_over);
    assert_ok(bp_levels_add(&levels, "a", 1, 0, &err));
    assert_true(levels.is_over);
    bp_levels_free(&levels);
    assert_false(levels.is_over);
}

static void sets_are_merged_in_order(void **state) {
    (void)state;
    bp_rng rng = rng_of(2);
    for (int times = 1; times < 2000; times *= 5) {
        bp_levels levels = {0}, more = {0};
        bp_error err;
        twin *t = calloc(2, sizeof *t);
        assert_non_null(t);
        add_random(&levels, &t[0], &rng, times);
        add_random(&more, &t[1], &rng, 3 * times);
        assert_ok(bp_levels_merge(&levels, &more, no_limit, &err));
        check_like_twin(&more, &t[1]);
        for (size_t i = 0; i < t[1].count; i++)
            add_to_twin(&t[0], t[1].texts[i], t[1].counts[i]);
        bp_levels_free(&more); /* the sum has its own texts */
        check_like_twin(&levels, &t[0]);
        free(t);
        bp_levels_free(&levels);
    }
}

static void a_sum_is_over_when_a_part_is_or_it_is_too_large(void **state) {
    (void)state;
    bp_levels levels = {0}, more = {0}, none = {0};
    bp_error err;
    assert_ok(bp_levels_add(&levels, "a", 1, 3, &err));
    assert_ok(bp_levels_add(&levels, "b", 1, 3, &err));
    assert_ok(bp_levels_add(&more, "b", 5, 3, &err));
    assert_ok(bp_levels_add(&more, "c", 1, 3, &err));
    assert_ok(bp_levels_merge(&levels, &more, 3, &err));
    assert_int_equal(levels.count, 3);
    assert_int_equal(levels.items[1].count, 6);
    assert_ok(bp_levels_merge(&levels, &none, 3, &err));
    assert_int_equal(levels.count, 3);
    assert_ok(bp_levels_add(&more, "d", 1, 3, &err));
    assert_ok(bp_levels_merge(&levels, &more, 3, &err));
    assert_true(levels.is_over && levels.count == 0);
    assert_ok(bp_levels_merge(&levels, &more, 3, &err));
    assert_true(levels.is_over && levels.count == 0);
    assert_ok(bp_levels_merge(&more, &levels, 3, &err));
    assert_true(more.is_over && more.count == 0);
    bp_levels_free(&levels);
    bp_levels_free(&more);
}

static void sorted_texts_are_found_and_counted_on(void **state) {
    (void)state;
    bp_rng rng = rng_of(3);
    bp_levels levels = {0};
    bp_error err;
    twin *t = calloc(1, sizeof *t);
    assert_non_null(t);
    add_random(&levels, t, &rng, 4000);
    assert_ok(bp_levels_add(&levels, "\xc3\xa9", 1, no_limit, &err));
    add_to_twin(t, "\xc3\xa9", 1);
    for (int again = 0; again < 4; again++)
        bp_levels_sort(&levels);
    assert_int_equal(levels.count, t->count);
    assert_string_equal(levels.items[0].text, "");
    assert_string_equal(levels.items[t->count - 1].text, "\xc3\xa9");
    for (size_t i = 0; i < levels.count; i++) {
        const char *text = levels.items[i].text;
        assert_true(i == 0 || strcmp(levels.items[i - 1].text, text) < 0);
        assert_int_equal(levels.items[i].count,
                         t->counts[find_in_twin(t, text)]);
        assert_int_equal(bp_levels_find(&levels, text), i);
    }
    assert_ok(bp_levels_add(&levels, "zz, the last", 1, no_limit, &err));
    assert_int_equal(bp_levels_find(&levels, "zz, the last"), t->count);
    free(t);
    bp_levels_free(&levels);
}

static void a_cleared_set_keeps_its_room(void **state) {
    (void)state;
    bp_levels levels = {0};
    bp_error err;
    for (int round = 0; round < 60; round++) {
        bp_rng rng = rng_of(4);
        twin *t = calloc(1, sizeof *t);
        assert_non_null(t);
        if (round > 2) /* the texts lie in one chunk by now */
            allocations_left = 0;
        add_random(&levels, t, &rng, 2000);
        check_like_twin(&levels, t);
        allocations_left = SIZE_MAX;
        bp_levels_clear(&levels);
        assert_int_equal(levels.count, 0);
        assert_int_equal(bp_levels_find(&levels, t->texts[0]), 0);
        free(t);
    }
    assert_ok(bp_levels_add(&levels, "a", 1, no_limit, &err));
    bp_levels_free(&levels);
}

/* Whichever allocation fails, the set is as it was, and works on. */
static void memory_that_runs_out_leaves_the_set_as_it_was(void **state) {
    (void)state;
    bp_levels levels = {0};
    size_t n_failed = 0;
    for (int i = 0; i < 3000; i++) {
        bp_error err = {0};
        char text[32];
        snprintf(text, sizeof text, "level %d", i);
        for (size_t left = 0;; left++) {
            allocations_left = left;
            bp_status status = bp_levels_add(&levels, text, 1, no_limit, &err);
            allocations_left = SIZE_MAX;
            if (!status)
                break;
            n_failed++;
            assert_int_equal(status, BP_ESYSTEM);
            assert_non_null(strstr(err.message, "out of memory"));
            assert_int_equal(levels.count, i);
            assert_int_equal(bp_levels_find(&levels, text), i);
            assert_int_equal(bp_levels_find(&levels, "level 0"), 0);
        }
        assert_int_equal(bp_levels_find(&levels, text), i);
    }
    assert_true(n_failed > 20);
    bp_levels_free(&levels);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_zeroed_set_is_empty),
        cmocka_unit_test(texts_are_counted_in_the_order_they_came),
        cmocka_unit_test(texts_stay_where_they_are),
        cmocka_unit_test(a_text_can_be_long),
        cmocka_unit_test(one_more_than_the_limit_is_over),
        cmocka_unit_test(sets_are_merged_in_order),
        cmocka_unit_test(a_sum_is_over_when_a_part_is_or_it_is_too_large),
        cmocka_unit_test(sorted_texts_are_found_and_counted_on),
        cmocka_unit_test(a_cleared_set_keeps_its_room),
        cmocka_unit_test(memory_that_runs_out_leaves_the_set_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
