/* num_helper.h - what the tests of reading numbers share: strtod is the oracle.
 */
#ifndef BP_TEST_NUM_HELPER_H
#define BP_TEST_NUM_HELPER_H

#include "helper.h"

#include "bp/num.h"

static inline void check_reads(const char *text, char decimal, double wanted) {
    double value = 7;
    bp_num_kind kind = bp_num_parse(text, decimal, &value);
    if (kind != (isfinite(wanted) ? BP_NUM_OK : BP_NUM_RANGE))
        fail_msg("%.60s: kind %d", text, (int)kind);
    if (kind != BP_NUM_OK)
        assert_true(value == 7);
    else if (bits_of_double(value) != bits_of_double(wanted))
        fail_msg("%.60s: %a, but strtod says %a", text, value, wanted);
}

/* The text is a number, the one that strtod reads, or both say out of range;
 * and so it is with a comma for its point. */
static inline void check_like_strtod(const char *text) {
    double wanted = strtod(text, NULL);
    check_reads(text, '.', wanted);
    char with_comma[2000];
    size_t length = strlen(text);
    if (length >= sizeof with_comma)
        return;
    memcpy(with_comma, text, length + 1);
    char *point = strchr(with_comma, '.');
    if (point)
        *point = ',';
    check_reads(with_comma, ',', wanted);
}

#endif
