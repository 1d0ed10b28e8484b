/* Round numbers along an axis. */
#include <math.h>
#include <string.h>

#include "helper.h"
#include "plot/chart.h"

static void expect_ticks(const chart_axis *axis, size_t most,
                         const char *expected) {
    chart_tick ticks[CHART_TICKS];
    char text[512] = "";
    size_t n = chart_ticks(axis, most, ticks);
    for (size_t i = 0; i < n; i++) {
        strcat(text, i ? " " : "");
        strcat(text, ticks[i].text);
    }
    assert_string_equal(text, expected);
}

static void ends_are_round(void **state) {
    (void)state;
    chart_axis axis = {0};
    chart_axis_fit(&axis, 0.13, 0.87);
    assert_float_equal(axis.low, 0, 1e-12);
    assert_float_equal(axis.high, 1, 1e-12);
    expect_ticks(&axis, 6, "0.0 0.2 0.4 0.6 0.8 1.0");
    chart_axis_fit(&axis, -31, 1234);
    assert_float_equal(axis.low, -500, 1e-9);
    assert_float_equal(axis.high, 1500, 1e-9);
    expect_ticks(&axis, 5, "-500 0 500 1000 1500");
}

static void equal_values_have_an_axis(void **state) {
    (void)state;
    static const double values[] = {0, 1, -3, 1e-30, 1e30, 1.0986};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        chart_axis axis = {0};
        chart_axis_fit(&axis, values[i], values[i]);
        assert_true(axis.low < values[i] && values[i] < axis.high);
        double place = chart_place(&axis, values[i]);
        assert_true(place > 0 && place < 1);
    }
}

static void whole_numbers_have_no_ticks_between(void **state) {
    (void)state;
    chart_axis axis = {.is_whole = true};
    chart_axis_fit(&axis, 0, 3);
    expect_ticks(&axis, 7, "0 1 2 3");
    chart_axis_fit(&axis, 0, 1000);
    expect_ticks(&axis, 7, "0 200 400 600 800 1000");
}

static void logarithms(void **state) {
    (void)state;
    chart_axis axis = {.is_log = true};
    chart_axis_fit(&axis, 0.012, 0.9);
    assert_float_equal(axis.low, 0.01, 1e-12);
    assert_float_equal(axis.high, 1, 1e-12);
    assert_float_equal(chart_place(&axis, 0.1), 0.5, 1e-12);
    expect_ticks(&axis, 7, "0.01 0.02 0.05 0.1 0.2 0.5 1");
    expect_ticks(&axis, 4, "0.01 0.1 1");
    chart_axis_fit(&axis, 1e-8, 1e4);
    expect_ticks(&axis, 7, "1e-08 1e-06 0.0001 0.01 1 100 10000");
    chart_axis_fit(&axis, 2, 2);
    assert_true(axis.low < axis.high);
}

static void tiny_and_huge_numbers(void **state) {
    (void)state;
    chart_axis axis = {0};
    chart_axis_fit(&axis, 0, 4e-9);
    expect_ticks(&axis, 5, "0 1e-09 2e-09 3e-09 4e-09");
    chart_axis_fit(&axis, 0, 4e12);
    expect_ticks(&axis, 5, "0 1e+12 2e+12 3e+12 4e+12");
}

static void categories_go_downwards(void **state) {
    (void)state;
    chart_axis axis = {0};
    bp_error err;
    assert_int_equal(bp_strings_add(&axis.names, "a", &err), BP_OK);
    assert_int_equal(bp_strings_add(&axis.names, "b", &err), BP_OK);
    chart_axis_name(&axis, true);
    assert_float_equal(chart_place(&axis, 0), 0.75, 1e-12);
    assert_float_equal(chart_place(&axis, 1), 0.25, 1e-12);
    bp_strings_free(&axis.names);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_round),
        cmocka_unit_test(equal_values_have_an_axis),
        cmocka_unit_test(whole_numbers_have_no_ticks_between),
        cmocka_unit_test(logarithms),
        cmocka_unit_test(tiny_and_huge_numbers),
        cmocka_unit_test(categories_go_downwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
