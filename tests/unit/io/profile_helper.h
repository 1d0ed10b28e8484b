/* profile_helper.h - what the tests of profiles share: a small file, and what
 * its columns hold. */
#ifndef BP_TEST_PROFILE_HELPER_H
#define BP_TEST_PROFILE_HELPER_H

#include "bp/mem.h"

#include "helper.h"

#ifndef COUNT
#define COUNT(array) (sizeof(array) / sizeof *(array))
#endif

static const char *const profiled_path[] = {"t.csv"};

typedef struct profiled {
    bp_reading reading; /* may be set before looking, as what follows */
    bp_missing missing;
    bp_profiling how;

    bp_table table;
    bp_profile *profiles;
    size_t n_dropped;
    bp_strings notes;
} profiled;

/* No header, commas, the usual words, one thread. */
static inline void start(profiled *p) {
    *p = (profiled){
        .reading = {.dialect = {.delimiter = ','}, .header = BP_HEADER_NO},
        .missing.words = usual_words()};
    p->how.missing = &p->missing;
    p->how.n_threads = 1;
}

static inline void open_file(profiled *p) {
    bp_error err;
    assert_ok(bp_table_open(&p->table, profiled_path, 1, &p->reading, &p->notes,
                            &err));
    p->profiles = bp_alloc(p->table.n_cols, sizeof *p->profiles, &err);
    assert_non_null(p->profiles);
}

/* Looks (again). */
static inline void look(profiled *p) {
    bp_error err;
    if (!p->profiles)
        open_file(p);
    assert_ok(bp_profile_table(p->profiles, &p->table, &p->how, &p->n_dropped,
                               &p->notes, &err));
}

static inline void look_at(profiled *p, const char *text) {
    write_text("t.csv", text);
    look(p);
}

/* Closes the file; what may be set stays. */
static inline void close_file(profiled *p) {
    bp_profiles_free(p->profiles, p->table.n_cols);
    free(p->profiles);
    p->profiles = NULL;
    bp_table_free(&p->table);
    bp_strings_free(&p->notes);
}

static inline void forget(profiled *p) {
    close_file(p);
    bp_missing_free(&p->missing);
}

/* The levels of a column as "[a]2[b]1". */
static inline void check_levels_of(const profiled *p, size_t col, bool by_value,
                                   const char *wanted) {
    bp_level_list list;
    bp_error err;
    char text[1024] = "";
    assert_ok(bp_profile_levels(&list, &p->profiles[col], &p->missing,
                                p->table.dialect.decimal, by_value, &err));
    for (size_t i = 0; i < list.texts.count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "[%s]%zu",
                 list.texts.items[i], list.counts[i]);
    assert_string_equal(text, wanted);
    bp_level_list_free(&list);
    assert_null(list.counts);
}

#endif
