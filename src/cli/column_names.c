/* column_names.c - columns named on the command line. */
#include "column_names.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

/* The name most like the word, NULL when none is. */
static bp_status find_nearest(const bp_table *table, const char *word,
                              const char **nearest, bp_error *err) {
    double number;
    *nearest = NULL;
    if (!table->has_header || *word == '\0' ||
        bp_num_parse(word, '.', &number) != BP_NUM_WORD)
        return BP_OK;
    const char **names = bp_alloc(table->n_cols + 1, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    for (size_t i = 0; i < table->n_cols; i++)
        names[i] = table->names.items[i];
    *nearest = bp_text_nearest(word, names);
    free(names);
    return BP_OK;
}

static bp_status no_column(const bp_table *table, const command *cmd,
                           const char *option, const char *word,
                           bp_error *err) {
    char clip[BP_CLIP], near_clip[BP_CLIP];
    const char *nearest;
    bp_status status = find_nearest(table, word, &nearest, err);
    if (status)
        return status;
    if (nearest)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --%s: %s has no column '%s'; is it "
                       "'%s'?",
                       cmd->name, option, table->file, bp_clip(word, clip),
                       bp_clip(nearest, near_clip));
    return bp_fail(err, BP_EUSAGE,
                   "%s: --%s: %s has no column '%s'; give a name or a number "
                   "from 1 to %zu",
                   cmd->name, option, table->file, bp_clip(word, clip),
                   table->n_cols);
}

/* The column called `word`, or numbered so; n_cols when there is none. */
static size_t find_one(const bp_table *table, const char *word) {
    size_t col = bp_strings_find(&table->names, word);
    double number;
    if (col < table->n_cols)
        return col;
    if (bp_num_parse(word, '.', &number) != BP_NUM_OK || number < 1 ||
        number > (double)table->n_cols || number != (double)(size_t)number)
        return table->n_cols;
    return (size_t)number - 1;
}

/* Columns found so far. */
typedef struct found {
    const bp_table *table;
    const command *cmd;
    const char *option;
    size_t *columns;
    size_t n;
    bp_error *err;
} found;

static bp_status add(found *f, size_t col) {
    char clip[BP_CLIP];
    for (size_t i = 0; i < f->n; i++)
        if (f->columns[i] == col)
            return bp_fail(f->err, BP_EUSAGE,
                           "%s: --%s names column '%s' twice", f->cmd->name,
                           f->option,
                           bp_clip(f->table->names.items[col], clip));
    f->columns[f->n++] = col;
    return BP_OK;
}

/* The columns from one to another, when the word is FIRST:LAST, or FIRST-LAST;
 * since both characters may be in names, every one is tried. */
static bool find_range(const bp_table *table, char *word, size_t *first,
                       size_t *last) {
    for (const char *mark = ":-"; *mark; mark++)
        for (char *at = strchr(word, *mark); at; at = strchr(at + 1, *mark)) {
            *at = '\0';
            *first = find_one(table, word);
            *last = find_one(table, at + 1);
            *at = *mark;
            if (*first < table->n_cols && *last < table->n_cols)
                return true;
        }
    return false;
}

/* The end that is no column, of a range whose other end is one: then the word
 * is cut there. Else the word itself. */
static const char *unknown_end(const bp_table *table, char *word) {
    for (const char *mark = ":-"; *mark; mark++)
        for (char *at = strchr(word, *mark); at; at = strchr(at + 1, *mark)) {
            *at = '\0';
            bool is_first = find_one(table, word) < table->n_cols;
            bool is_last = find_one(table, at + 1) < table->n_cols;
            if (is_first != is_last && *word && at[1])
                return is_first ? at + 1 : word;
            *at = *mark;
        }
    return word;
}

static bp_status unknown(const found *f, char *word) {
    const char *nearest;
    bp_status status = find_nearest(f->table, word, &nearest, f->err);
    if (status)
        return status;
    return no_column(f->table, f->cmd, f->option,
                     nearest ? word : unknown_end(f->table, word), f->err);
}

static bp_status add_word(found *f, char *word) {
    const bp_table *table = f->table;
    char clip[BP_CLIP];
    size_t first = find_one(table, word), last = first;
    if (first == table->n_cols && !find_range(table, word, &first, &last))
        return unknown(f, word);
    if (last < first)
        return bp_fail(f->err, BP_EUSAGE,
                       "%s: --%s: '%s' runs backwards: column %zu comes after "
                       "column %zu",
                       f->cmd->name, f->option, bp_clip(word, clip), first + 1,
                       last + 1);
    bp_status status = BP_OK;
    for (size_t col = first; !status && col <= last; col++)
        status = add(f, col);
    return status;
}

/* Cuts a word off the front of a list. One that stands in double quotes may
 * have commas in it; a pair of quotes within is one. */
static char *next_word(char **rest) {
    char *word = *rest;
    if (*word != '"')
        return strsep(rest, ",");
    char *from = word + 1, *to = word;
    for (; *from && (*from != '"' || from[1] == '"'); from++) {
        from += *from == '"';
        *to++ = *from;
    }
    if (*from != '"' || (from[1] && from[1] != ','))
        return NULL;
    *rest = from[1] ? from + 2 : NULL;
    *to = '\0';
    return word;
}

bp_status columns_find(const bp_table *table, const command *cmd,
                       const char *option, const char *text, size_t *columns,
                       size_t *n, bp_error *err) {
    found f = {table, cmd, option, columns, 0, err};
    size_t whole = find_one(table, text);
    char *words = bp_copy(text, err), *rest = words, clip[BP_CLIP];
    bp_status status = words ? BP_OK : BP_ESYSTEM;
    if (whole < table->n_cols) {
        status = add(&f, whole);
        rest = NULL;
    }
    while (!status && rest) {
        char *word = next_word(&rest);
        status = word ? add_word(&f, word)
                      : bp_fail(err, BP_EUSAGE,
                                "%s: --%s: '%s': quotes go around a whole "
                                "name, with commas between names",
                                cmd->name, option, bp_clip(text, clip));
    }
    *n = f.n;
    free(words);
    return status;
}
