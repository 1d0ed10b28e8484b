/* data.c - data sets made up from a seed: the same bytes everywhere.
 *
 *   image   28 x 28 pixels of 0 .. 255, three quarters of them 0, ten classes:
 *           a pattern each, with noise and gaps
 *   medium  30 numbers of a bell-like distribution, two classes
 *   table   28 likewise
 *
 * One row in ten has a class drawn at random: no network gets all of them
 * right, so there are errors to learn from until the end.
 */
#include "bench.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "bp/rng.h"

enum { PIXELS = 784, CLASSES = 10, MAX_COLUMNS = PIXELS };

typedef struct maker {
    bp_rng rng;
    size_t n_columns; /* without the class */
    int row[MAX_COLUMNS];
    uint8_t patterns[CLASSES][PIXELS];
} maker;

static void draw_patterns(maker *mk) {
    for (size_t c = 0; c < CLASSES; c++)
        for (size_t i = 0; i < PIXELS; i++)
            mk->patterns[c][i] =
                bp_rng_below(&mk->rng, 4) == 0
                    ? (uint8_t)(128 + bp_rng_below(&mk->rng, 128))
                    : 0;
}

/* A byte of randomness a pixel: lit ones vary and some go out, some dark ones
 * light up. */
static size_t make_image(maker *mk) {
    size_t class = bp_rng_below(&mk->rng, CLASSES);
    uint64_t bits = 0;
    for (size_t i = 0; i < PIXELS; i++, bits >>= 8) {
        if (i % 8 == 0)
            bits = bp_rng_next(&mk->rng);
        int noise = bits & 255, pattern = mk->patterns[class][i];
        if (pattern)
            mk->row[i] = noise < 48 ? 0 : pattern - noise / 4;
        else
            mk->row[i] = noise < 12 ? 20 * noise : 0;
    }
    return class;
}

/* In ten-thousandths: mean 0, deviation 1, a sum of four uniform numbers. */
static int make_number(maker *mk) {
    uint64_t bits = bp_rng_next(&mk->rng);
    int64_t sum = 0;
    for (int i = 0; i < 4; i++, bits >>= 16)
        sum += (int64_t)(bits & 65535);
    return (int)((sum - 131070) * 10000 / 37837);
}

/* The class is in products of columns: no straight line finds it. */
static size_t make_numbers(maker *mk) {
    for (size_t i = 0; i < mk->n_columns; i++)
        mk->row[i] = make_number(mk);
    double v[8];
    for (size_t i = 0; i < 8; i++)
        v[i] = mk->row[i] / 10000.0;
    return v[0] * v[1] + v[2] * v[2] - v[3] + v[4] * v[5] - v[6] + v[7] > 0.5;
}

/* Ten-thousandths as a decimal number; returns the end of the text. */
static char *write_number(char *text, int value) {
    char digits[16];
    int n = snprintf(digits, sizeof digits, "%05d", value < 0 ? -value : value);
    if (value < 0)
        *text++ = '-';
    memcpy(text, digits, (size_t)n - 4);
    text += n - 4;
    *text++ = '.';
    memcpy(text, digits + n - 4, 4);
    return text + 4;
}

static char *write_pixel(char *text, int value) {
    if (value >= 100)
        *text++ = (char)('0' + value / 100);
    if (value >= 10)
        *text++ = (char)('0' + value / 10 % 10);
    *text++ = (char)('0' + value % 10);
    return text;
}

static void write_names(FILE *file, size_t n_columns) {
    for (size_t i = 1; i <= n_columns; i++)
        fprintf(file, "x%zu,", i);
    fputs("class\n", file);
}

static void write_rows(maker *mk, FILE *file, size_t n_rows, bool images) {
    char line[MAX_COLUMNS * 8 + 8];
    size_t n_classes = images ? CLASSES : 2;
    for (size_t m = 0; m < n_rows; m++) {
        size_t class = images ? make_image(mk) : make_numbers(mk);
        if (bp_rng_below(&mk->rng, 10) == 0)
            class = bp_rng_below(&mk->rng, n_classes);
        char *end = line;
        for (size_t i = 0; i < mk->n_columns; i++) {
            end = images ? write_pixel(end, mk->row[i])
                         : write_number(end, mk->row[i]);
            *end++ = ',';
        }
        *end++ = 'c';
        *end++ = (char)('0' + class);
        *end++ = '\n';
        fwrite(line, 1, (size_t)(end - line), file);
    }
}

void verb_data(char **args) {
    maker mk;
    const char *kind = args[0], *path = args[2];
    size_t n_rows = whole("ROWS", args[1], 1, 100000000);
    bool images = strcmp(kind, "image") == 0;
    if (!images && strcmp(kind, "medium") != 0 && strcmp(kind, "table") != 0)
        die("data: no kind '%s': medium, image or table", kind);
    mk.n_columns = images ? PIXELS : strcmp(kind, "medium") == 0 ? 30 : 28;
    bp_rng_seed(&mk.rng, 1, BP_RNG_WEIGHTS);
    draw_patterns(&mk);
    FILE *file = fopen(path, "wb");
    if (!file)
        die("%s: %s", path, strerror(errno));
    write_names(file, mk.n_columns);
    write_rows(&mk, file, n_rows, images);
    close_written(file, path);
}
