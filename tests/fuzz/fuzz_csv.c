/* fuzz_csv.c - any text, in any dialect, is read as libcsv reads it.
 *
 * The first byte chooses the dialect, the rest is the text. Cells, lines, raw
 * bytes and what is refused are held against csv_judge.h. */
#include "csv_judge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bp_dialect dialect_of(uint8_t choice) {
    static const char delimiters[] = ",;\t| ,\xff_";
    bp_dialect dialect = {.delimiter = delimiters[choice & 7], .decimal = '.'};
    if (choice & 8)
        dialect.comment = "#\t\"x"[choice >> 6];
    else if (choice & 64)
        dialect.decimal = ',';
    if (choice & 16) {
        dialect.blanks = true;
        dialect.delimiter = ' ';
    }
    return dialect;
}

static void stop_at(const char *difference) {
    if (!difference)
        return;
    fprintf(stderr, "bp and libcsv differ in %s\n", difference);
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    bp_dialect dialect = dialect_of(data[0]);
    bool keep_raw = data[0] & 32;
    size_t length = size - 1;
    char *text = malloc(length + 1);
    if (!text)
        return 0;
    /* there is no NUL in a piece; a cell is written down in brackets */
    for (size_t i = 0; i < length; i++)
        text[i] = strchr("[]", data[1 + i]) ? 'a' : (char)data[1 + i];
    text[length] = '\0';
    csv_reading r = read_text(text, length, &dialect, keep_raw);
    csv_reading judged = judge_read(text, length, &dialect);
    stop_at(reading_difference(&r, &judged));
    if (keep_raw)
        stop_at(raw_difference(&r, &judged, &dialect));
    reading_free(&r);
    reading_free(&judged);
    free(text);
    return 0;
}
