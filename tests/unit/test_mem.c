/* test_mem.c - zeroed memory, and a sentence when there is none. */
#include "helper.h"

#include <unistd.h>

/* Where there is an address sanitizer, it must let allocations fail. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "allocator_may_return_null=1";
}

/* Leaves memory behind that the next allocation gets dirty. */
static void soil(size_t bytes) {
    void *memory = malloc(bytes);
    assert_non_null(memory);
    memset(memory, 0xa5, bytes);
    free(memory);
}

static void memory_is_zeroed(void **state) {
    (void)state;
    bp_error err;
    for (size_t count = 1; count < 2000; count += 37) {
        soil(count * 8);
        uint64_t *items = bp_alloc(count, sizeof *items, &err);
        assert_non_null(items);
        for (size_t i = 0; i < count; i++)
            assert_true(items[i] == 0);
        free(items);
    }
}

static void nothing_asked_for_is_a_pointer_to_free(void **state) {
    (void)state;
    bp_error err;
    void *nothing = bp_alloc(0, 8, &err);
    float *no_floats = bp_alloc_floats(0, &err);
    assert_non_null(nothing);
    assert_non_null(no_floats);
    free(nothing);
    free(no_floats);
}

static void a_product_that_overflows_is_refused(void **state) {
    (void)state;
    bp_error err = {0};
    assert_null(bp_alloc(SIZE_MAX / 2, 3, &err));
    assert_int_equal(err.status, BP_ESYSTEM);
    assert_non_null(strstr(err.message, "out of memory"));
    for (size_t less = 0; less < 200; less++) {
        err = (bp_error){0};
        assert_null(bp_alloc_floats(SIZE_MAX - less, &err));
        assert_int_equal(err.status, BP_ESYSTEM);
        assert_null(bp_alloc_floats(SIZE_MAX / sizeof(float) - less, &err));
        assert_null(bp_alloc_floats(SIZE_MAX / sizeof(float) + less, &err));
    }
}

static void floats_are_zeroed_and_aligned(void **state) {
    (void)state;
    bp_error err;
    for (size_t count = 1; count < 2000; count += 13) {
        soil(count * sizeof(float));
        float *floats = bp_alloc_floats(count, &err);
        assert_non_null(floats);
        assert_int_equal((uintptr_t)floats % 64, 0);
        for (size_t i = 0; i < count; i++)
            assert_true(bits_of(floats[i]) == 0);
        free(floats);
    }
}

/* Where memory comes in large pages, and just below. */
static void many_floats_are_zeroed_and_aligned(void **state) {
    (void)state;
    bp_error err;
    for (size_t count = (1 << 20) - 1; count < (1 << 20) + 2; count++) {
        soil(count * sizeof(float));
        float *floats = bp_alloc_floats(count, &err);
        assert_non_null(floats);
        assert_int_equal((uintptr_t)floats % 64, 0);
        for (size_t i = 0; i < count; i++)
            if (bits_of(floats[i]) != 0)
                fail_msg("float %zu of %zu isn't zero", i, count);
        free(floats);
    }
}

static void a_third_of_the_machine_is_refused(void **state) {
    (void)state;
    bp_error err = {0};
    size_t bytes =
        (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    assert_true(bp_memory() == bytes);
    assert_null(bp_alloc_floats(bytes / sizeof(float) / 3 + 4096, &err));
    assert_int_equal(err.status, BP_ESYSTEM);
    assert_null(bp_alloc_floats(bytes / sizeof(float), &err));
}

static void growing_keeps_the_items(void **state) {
    (void)state;
    bp_error err;
    uint32_t *items = NULL;
    size_t capacity = 0, n_moves = 0;
    for (uint32_t i = 0; i < 100000; i++) {
        size_t before = capacity;
        assert_ok(bp_grow(&items, &capacity, i + 1, sizeof *items, &err));
        assert_true(capacity >= i + 1);
        n_moves += capacity != before;
        items[i] = i;
    }
    for (uint32_t i = 0; i < 100000; i++)
        assert_true(items[i] == i);
    assert_true(n_moves < 20); /* doubling: O(n) in all */
    free(items);
}

static void growing_far_at_once_makes_enough_room(void **state) {
    (void)state;
    bp_error err;
    char *items = NULL;
    size_t capacity = 0;
    assert_ok(bp_grow(&items, &capacity, 1000, 3, &err));
    assert_true(capacity >= 1000);
    memset(items, 1, capacity * 3);
    size_t enough = capacity;
    assert_ok(bp_grow(&items, &capacity, enough, 3, &err));
    assert_int_equal(capacity, enough);
    free(items);
}

static void an_array_that_cant_grow_is_as_it_was(void **state) {
    (void)state;
    static const size_t too_many[] = {SIZE_MAX, SIZE_MAX / 2 + 1, SIZE_MAX / 8};
    bp_error err;
    uint64_t *items = NULL;
    size_t capacity = 0;
    assert_ok(bp_grow(&items, &capacity, 1, sizeof *items, &err));
    items[0] = 77;
    uint64_t *items_before = items;
    size_t capacity_before = capacity;
    for (size_t i = 0; i < COUNT(too_many); i++) {
        assert_refused(bp_grow(&items, &capacity, too_many[i], 8, &err),
                       BP_ESYSTEM);
        assert_ptr_equal(items, items_before);
        assert_int_equal(capacity, capacity_before);
        assert_int_equal(items[0], 77);
    }
    free(items);
}

static void a_copy_is_another_text(void **state) {
    (void)state;
    bp_error err;
    char text[] = "text";
    char *copy = bp_copy(text, &err);
    text[0] = 'n';
    assert_string_equal(copy, "text");
    free(copy);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed),
        cmocka_unit_test(nothing_asked_for_is_a_pointer_to_free),
        cmocka_unit_test(a_product_that_overflows_is_refused),
        cmocka_unit_test(floats_are_zeroed_and_aligned),
        cmocka_unit_test(many_floats_are_zeroed_and_aligned),
        cmocka_unit_test(a_third_of_the_machine_is_refused),
        cmocka_unit_test(growing_keeps_the_items),
        cmocka_unit_test(growing_far_at_once_makes_enough_room),
        cmocka_unit_test(an_array_that_cant_grow_is_as_it_was),
        cmocka_unit_test(a_copy_is_another_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
