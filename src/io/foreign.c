/* foreign.c - files that are no text in UTF-8, by their magic numbers. None of
 * these can start a text: each has a byte in it that no text has, or is long.
 *
 * UTF-16 and UTF-32 without a byte order mark are told by the zeros between
 * the letters of ASCII.
 */
#include "foreign.h"

#include <string.h>

typedef struct magic {
    const char *bytes;
    size_t length;
    const char *what;
} magic;

#define MAGIC(bytes, what)                                                     \
    { bytes, sizeof(bytes) - 1, what }

#define UNPACK(format, command)                                                \
    "packed by " format "; unpack it on the way: " command " FILE | bp "       \
    "train -"
#define ZIP                                                                    \
    "a zip archive; unpack it on the way (unzip -p FILE | bp train -), or if " \
    "it is a spreadsheet (.xlsx, .ods), save that as CSV"
#define UTF16    "UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8"
#define UTF16_LE "UTF-16 text; convert it with iconv -f UTF-16LE -t UTF-8"
#define UTF16_BE "UTF-16 text; convert it with iconv -f UTF-16BE -t UTF-8"
#define UTF32    "UTF-32 text; convert it with iconv -f UTF-32 -t UTF-8"
#define UTF32_LE "UTF-32 text; convert it with iconv -f UTF-32LE -t UTF-8"
#define UTF32_BE "UTF-32 text; convert it with iconv -f UTF-32BE -t UTF-8"

/* One that starts like another comes before it. */
static const magic known[] = {
    MAGIC("\xff\xfe\0\0", UTF32),
    MAGIC("\0\0\xfe\xff", UTF32),
    MAGIC("\xff\xfe", UTF16),
    MAGIC("\xfe\xff", UTF16),
    MAGIC("\xfd"
          "7zXZ\0",
          UNPACK("xz", "xz -dc")),
    MAGIC("BZh", UNPACK("bzip2", "bzip2 -dc")),
    MAGIC("\x04\x22\x4d\x18", UNPACK("lz4", "lz4 -dc")),
    MAGIC("\x1f\x9d", UNPACK("compress", "gzip -dc")),
    MAGIC("7z\xbc\xaf\x27\x1c", UNPACK("7-Zip", "7z x -so")),
    MAGIC("PK\3\4", ZIP),
    MAGIC("PK\5\6", "a zip archive with nothing in it"),
    MAGIC("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
          "an old spreadsheet (.xls); save it as CSV"),
    MAGIC("PAR1\x15", "a Parquet file; write it out as CSV"),
    MAGIC("SQLite format 3\0",
          "an SQLite database; write the table out as CSV"),
};

static bool starts_with(const char *bytes, size_t length, const magic *m) {
    if (length < m->length || memcmp(bytes, m->bytes, m->length) != 0)
        return false;
    /* three letters can start a text: pi stands behind those of bzip2 */
    return m->bytes[0] != 'B' ||
           (length >= 10 && memcmp(bytes + 4, "1AY&SY", 6) == 0);
}

static bool is_ascii(char c) {
    return (c >= ' ' && c <= '~') || c == '\t' || c == '\r' || c == '\n';
}

/* True when letters stand at `at` in each `width` bytes, and zeros elsewhere.
 */
static bool is_spread(const char *bytes, size_t length, size_t width,
                      size_t at) {
    size_t i = 0;
    while (i < length && (i % width == at ? is_ascii(bytes[i]) : !bytes[i]))
        i++;
    return i == length && length >= 2 * width;
}

bool foreign_may_be(const char *bytes, size_t length) {
    bool may = memchr(bytes, '\0', length) != NULL;
    for (size_t i = 0; !may && i < sizeof known / sizeof *known; i++)
        may = memcmp(bytes, known[i].bytes,
                     length < known[i].length ? length : known[i].length) == 0;
    return may;
}

const char *foreign_format(const char *bytes, size_t length) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (starts_with(bytes, length, &known[i]))
            return known[i].what;
    length = length < FOREIGN_BYTES ? length : FOREIGN_BYTES;
    return is_spread(bytes, length, 2, 0)   ? UTF16_LE
           : is_spread(bytes, length, 2, 1) ? UTF16_BE
           : is_spread(bytes, length, 4, 0) ? UTF32_LE
           : is_spread(bytes, length, 4, 3) ? UTF32_BE
                                            : NULL;
}
