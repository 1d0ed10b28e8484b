/* test_foreign.c - what is no text in UTF-8 is told by its first bytes. */
#include "helper.h"

#include "../../../src/io/foreign.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct start {
    const char *bytes;
    size_t length;
    const char *wanted; /* in the sentence */
} start;

#define START(bytes, wanted)                                                   \
    { bytes, sizeof(bytes) - 1, wanted }

static const start foreign[] = {
    START("\xfd\x37zXZ\0\0\4\xe6\xd6\xb4\x46", "xz -dc FILE | bp train -"),
    START("BZh91AY&SY\xbb\xe6", "bzip2 -dc FILE | bp train -"),
    START("PK\3\4\x14\0\0\0\x08\0", "unzip -p FILE | bp train -"),
    START("PK\5\6\0\0\0\0", "nothing in it"),
    START("\x04\x22\x4d\x18\x64\x40", "lz4 -dc"),
    START("\x1f\x9d\x90\x61", "gzip -dc"),
    START("7z\xbc\xaf\x27\x1c\0\4", "7z x -so"),
    START("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "(.xls)"),
    START("PAR1\x15\4\x15\x10", "Parquet"),
    START("SQLite format 3\0\x10\0", "SQLite"),
    START("\xff\xfe", "-f UTF-16 "),
    START("\xff\xfe\x61\0", "-f UTF-16 "),
    START("\xfe\xff\0a", "-f UTF-16 "),
    START("\xff\xfe\0\0a\0\0\0", "-f UTF-32 "),
    START("\0\0\xfe\xff\0\0\0a", "-f UTF-32 "),
    START("a\0,\0b\0\n\0", "-f UTF-16LE "),
    START("\0a\0,\0b\0\n", "-f UTF-16BE "),
    START("a\0,\0b\0\n", "-f UTF-16LE "),
    START("a\0\0\0,\0\0\0", "-f UTF-32LE "),
    START("\0\0\0a\0\0\0,", "-f UTF-32BE "),
};

static void test_foreign_files_are_told(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(foreign); i++) {
        const start *s = &foreign[i];
        size_t look = s->length < FOREIGN_LOOK ? s->length : FOREIGN_LOOK;
        const char *what = foreign_format(s->bytes, s->length);
        assert_non_null(what);
        assert_non_null(strstr(what, s->wanted));
        assert_true(foreign_may_be(s->bytes, look));
    }
}

static void test_what_may_be_text_is_let_pass(void **state) {
    (void)state;
    static const start texts[] = {
        START("a,b\n1,2\n", ""),
        START("BZh,b\n1,2\n", ""),
        START("BZh91AY&S", ""),
        START("PK,b\n1,2\n", ""),
        START("7z,b\n1,2\n", ""),
        START("PAR1,b\n1,2\n", ""),
        START("SQLite,b\n1,2", ""),
        START("\xef\xbb\xbf"
              "a,b\n",
              ""),
        START("\xc3\xa4,b\n", ""),
        START("a,\0b\n1,2\n", ""),
        START("a\0", ""),
        START("\0\0\0\0\0\0\0\0", ""),
        START("\1\0\2\0\3\0\4\0", ""),
        START("", ""),
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_null(foreign_format(texts[i].bytes, texts[i].length));
    assert_false(foreign_may_be("a,b", 3));
    assert_false(foreign_may_be("\xef\xbb\xbf", 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_foreign_files_are_told),
        cmocka_unit_test(test_what_may_be_text_is_let_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
