/* data.c - data sets made up from a seed: the same bytes everywhere.
 *
 *   image    28 x 28 pixels of 0 .. 255, three quarters of them 0, ten classes:
 *            a pattern each, with noise and gaps
 *   medium   30 numbers of a bell-like distribution, two classes
 *   table    28 likewise
 *   numbers  the table, but its classes are the numbers 0 and 1
 *   text     a number, a quoted name of a thousand, a word of eight, a number
 *            that one time in twelve is missing, two classes
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

/* "roliba, Bea": a syllable for each of the number's three digits; one name in
 * fifty has doubled quotes. */
static char *write_person(char *text, size_t number) {
    static const char *const syllables[] = {"ro", "ba", "ke", "li", "nu",
                                            "sa", "ve", "mo", "ti", "du"};
    return text + sprintf(text, "\"%s%s%s, %s\"", syllables[number / 100],
                          syllables[number / 10 % 10], syllables[number % 10],
                          number % 50 ? "Bea" : "Jo \"\"J\"\"");
}

static char *write_text(maker *mk, char *text, size_t *class) {
    static const char *const places[] = {"North", "South",  "East", "West",
                                         "Coast", "Island", "Hill", "Old Town"};
    int amount = make_number(mk), score = make_number(mk);
    size_t person = bp_rng_below(&mk->rng, 1000);
    size_t place = bp_rng_below(&mk->rng, 8);
    *class = (amount > 0) ^ (place < 3);
    text = write_number(text, amount);
    *text++ = ',';
    text = write_person(text, person);
    text += sprintf(text, ",%s,", places[place]);
    switch (bp_rng_below(&mk->rng, 24)) {
    case 0: break;
    case 1: text += sprintf(text, "NA"); break;
    default: text = write_number(text, score);
    }
    *text++ = ',';
    return text;
}

static char *write_numbers(maker *mk, char *text, size_t *class) {
    *class = make_numbers(mk);
    for (size_t i = 0; i < mk->n_columns; i++) {
        text = write_number(text, mk->row[i]);
        *text++ = ',';
    }
    return text;
}

static char *write_image(maker *mk, char *text, size_t *class) {
    *class = make_image(mk);
    for (size_t i = 0; i < mk->n_columns; i++) {
        text = write_pixel(text, mk->row[i]);
        *text++ = ',';
    }
    return text;
}

/* Draws a row's inputs and its class, and writes the inputs. */
typedef char *writer(maker *mk, char *text, size_t *class);

typedef struct kind {
    const char *name;
    size_t n_columns, n_classes;
    const char *prefix; /* of the classes' numbers */
    writer *write;
} kind;

static const kind kinds[] = {
    {"image", PIXELS, CLASSES, "c", write_image},
    {"medium", 30, 2, "c", write_numbers},
    {"table", 28, 2, "c", write_numbers},
    {"numbers", 28, 2, "", write_numbers},
    {"text", 4, 2, "c", write_text},
};

static void write_names(FILE *file, size_t n_columns) {
    for (size_t i = 1; i <= n_columns; i++)
        fprintf(file, "x%zu,", i);
    fputs("class\n", file);
}

static void write_rows(maker *mk, const kind *k, FILE *file, size_t n_rows) {
    char line[MAX_COLUMNS * 8 + 8];
    for (size_t m = 0; m < n_rows; m++) {
        size_t class;
        char *end = k->write(mk, line, &class);
        if (bp_rng_below(&mk->rng, 10) == 0)
            class = bp_rng_below(&mk->rng, k->n_classes);
        end += sprintf(end, "%s%zu\n", k->prefix, class);
        fwrite(line, 1, (size_t)(end - line), file);
    }
}

void verb_data(char **args) {
    maker mk;
    const kind *k = NULL;
    const char *path = args[2];
    size_t n_rows = whole("ROWS", args[1], 1, 100000000);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(args[0], kinds[i].name) == 0)
            k = &kinds[i];
    if (!k)
        die("data: no kind '%s': medium, image, table, numbers or text",
            args[0]);
    mk.n_columns = k->n_columns;
    bp_rng_seed(&mk.rng, 1, BP_RNG_WEIGHTS);
    draw_patterns(&mk);
    FILE *file = fopen(path, "wb");
    if (!file)
        die("%s: %s", path, strerror(errno));
    write_names(file, mk.n_columns);
    write_rows(&mk, k, file, n_rows);
    close_written(file, path);
}
