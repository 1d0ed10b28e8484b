/* columns.c - columns named on the command line. */
#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/text.h"

static bp_status no_column(const bp_table *table, const command *cmd,
                           const char *option, const char *word,
                           bp_error *err) {
    char clip[BP_CLIP], near_clip[BP_CLIP];
    double number;
    bool is_name = *word && bp_num_parse(word, &number) == BP_NUM_WORD;
    const char **names = bp_alloc(table->n_cols + 1, sizeof *names, err);
    if (!names)
        return BP_ESYSTEM;
    for (size_t i = 0; i < table->n_cols; i++)
        names[i] = table->names.items[i];
    const char *nearest =
        table->has_header && is_name ? bp_text_nearest(word, names) : NULL;
    free(names);
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
    if (bp_num_parse(word, &number) != BP_NUM_OK || number < 1 ||
        number > (double)table->n_cols || number != (double)(size_t)number)
        return table->n_cols;
    return (size_t)number - 1;
}

bp_status columns_find(const bp_table *table, const command *cmd,
                       const char *option, const char *text, size_t *columns,
                       size_t *n, bp_error *err) {
    *n = 0;
    size_t whole = find_one(table, text);
    if (whole < table->n_cols) {
        columns[(*n)++] = whole;
        return BP_OK;
    }
    char *words = bp_copy(text, err), *rest = words;
    if (!words)
        return BP_ESYSTEM;
    char clip[BP_CLIP];
    bp_status status = BP_OK;
    while (!status && rest) {
        const char *word = strsep(&rest, ",");
        size_t col = find_one(table, word);
        if (col == table->n_cols)
            status = no_column(table, cmd, option, word, err);
        for (size_t i = 0; !status && i < *n; i++)
            if (columns[i] == col)
                status = bp_fail(
                    err, BP_EUSAGE, "%s: --%s names column '%s' twice",
                    cmd->name, option, bp_clip(table->names.items[col], clip));
        if (!status)
            columns[(*n)++] = col;
    }
    free(words);
    return status;
}
