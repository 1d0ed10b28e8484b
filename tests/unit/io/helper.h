/* helper.h - what the tests of the floor io share.
 *
 * Each test program works in a folder of its own, so that files have short
 * names and messages can be compared whole. Tests free what they made at their
 * end; after a failed assertion nothing is worth freeing.
 */
#ifndef BP_TEST_IO_HELPER_H
#define BP_TEST_IO_HELPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <dirent.h>
#include <unistd.h>

#include "bp/error.h"
#include "bp/profile.h"
#include "bp/rng.h"
#include "bp/strings.h"
#include "bp/table.h"

static char folder[] = "/tmp/bp-unit-io-XXXXXX";

static inline int enter_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static inline int leave_folder(void **state) {
    (void)state;
    DIR *files = opendir(".");
    if (!files)
        return -1;
    const struct dirent *file;
    while ((file = readdir(files)))
        if (file->d_name[0] != '.' && unlink(file->d_name) != 0)
            rmdir(file->d_name);
    closedir(files);
    return chdir("/") == 0 ? rmdir(folder) : -1;
}

/* How many files lie in the folder. */
static inline size_t count_files(void) {
    DIR *files = opendir(".");
    assert_non_null(files);
    size_t count = 0;
    const struct dirent *file;
    while ((file = readdir(files)))
        count += file->d_name[0] != '.';
    closedir(files);
    return count;
}

static inline void write_bytes(const char *name, const char *bytes,
                               size_t length) {
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void write_text(const char *name, const char *text) {
    write_bytes(name, text, strlen(text));
}

/* All of a file, NUL-terminated; the caller frees it. */
static inline char *read_bytes(const char *name, size_t *length) {
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long end = ftell(file);
    assert_true(end >= 0);
    rewind(file);
    *length = (size_t)end;
    char *bytes = calloc(*length + 1, 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

/* The call must succeed. */
#define assert_ok(call)                                                        \
    do {                                                                       \
        bp_status status_ = (call);                                            \
        if (status_)                                                           \
            fail_msg("status %d: %s", (int)status_, err.message);              \
    } while (0)

/* The call must fail with exactly this status and this sentence. */
#define assert_fails(call, wanted, sentence)                                   \
    do {                                                                       \
        err = (bp_error){.message = "(no message)"};                           \
        bp_status status_ = (call);                                            \
        assert_string_equal(err.message, sentence);                            \
        assert_int_equal(status_, wanted);                                     \
        assert_int_equal(err.status, wanted);                                  \
    } while (0)

/* All texts of a list, each in brackets: "[a][b]". The caller frees it. */
static inline char *joined(const bp_strings *list) {
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    for (size_t i = 0; i < list->count; i++)
        fprintf(out, "[%s]", list->items[i]);
    fclose(out);
    return text;
}

static inline void check_strings(const bp_strings *list, const char *wanted) {
    char *text = joined(list);
    assert_string_equal(text, wanted);
    free(text);
}

/* The table that `text` makes as the file t.csv, read so. The caller frees it.
 */
static inline bp_table table_of_how(const char *text, const bp_reading *how) {
    static const char *const paths[] = {"t.csv"};
    bp_table table;
    bp_strings notes = {0};
    bp_error err;
    write_text("t.csv", text);
    assert_ok(bp_table_open(&table, paths, 1, how, &notes, &err));
    bp_strings_free(&notes);
    return table;
}

/* The same with cells parted by commas. */
static inline bp_table table_of(const char *text, bp_header header) {
    const bp_reading how = {.dialect = {.delimiter = ',', .decimal = '.'},
                            .header = header};
    return table_of_how(text, &how);
}

/* The words that stand for a missing number when nobody says otherwise. */
static inline bp_strings usual_words(void) {
    bp_strings words = {0};
    bp_error err;
    for (size_t i = 0; bp_missing_words[i]; i++)
        assert_ok(bp_strings_add(&words, bp_missing_words[i], &err));
    return words;
}

/* One of the characters of `text`, at random. */
static inline char pick(bp_rng *rng, const char *text) {
    return text[bp_rng_below(rng, strlen(text))];
}

#endif
