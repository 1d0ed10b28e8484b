/* csv_helper.h - what the two tests of csv share. */
#ifndef BP_TEST_CSV_HELPER_H
#define BP_TEST_CSV_HELPER_H

#include "csv_judge.h"
#include "helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

static const bp_dialect comma = {.delimiter = ',', .decimal = '.'};
static const bp_dialect hash = {
    .delimiter = ',', .decimal = '.', .comment = '#'};
static const bp_dialect runs = {
    .delimiter = ' ', .decimal = '.', .blanks = true};

/* Must be read as libcsv reads it, the raw bytes too. The caller frees it. */
static inline csv_reading read_judged(const char *text, size_t length,
                                      const bp_dialect *dialect) {
    csv_reading r = read_text(text, length, dialect, true);
    csv_reading judged = judge_read(text, length, dialect);
    const char *difference = reading_difference(&r, &judged);
    if (!difference)
        difference = raw_difference(&r, &judged, dialect);
    if (difference)
        fail_msg("%s differ from libcsv's (%s): '%.*s'", difference,
                 r.error.message, (int)length, text);
    reading_free(&judged);
    return r;
}

static inline void check_judged(const char *text, size_t length,
                                const bp_dialect *dialect) {
    csv_reading r = read_judged(text, length, dialect);
    reading_free(&r);
}

static inline void check_as(const bp_dialect *dialect, const char *text,
                            const char *cells, const char *lines) {
    csv_reading r = read_judged(text, strlen(text), dialect);
    if (r.status)
        fail_msg("%s", r.error.message);
    assert_string_equal(r.cells.text, cells);
    assert_string_equal(r.lines.text, lines);
    reading_free(&r);
}

static inline void refused_as(const bp_dialect *dialect, const char *text,
                              const char *sentence) {
    csv_reading r = read_judged(text, strlen(text), dialect);
    assert_string_equal(r.error.message, sentence);
    assert_int_equal(r.status, BP_EDATA);
    assert_int_equal(r.error.status, BP_EDATA);
    reading_free(&r);
}

#endif
