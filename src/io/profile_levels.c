/* profile_levels.c - the different texts of a column, or its different numbers,
 * in their order. */
#include <stdlib.h>
#include <string.h>

#include "bp/mem.h"
#include "bp/num.h"
#include "bp/profile.h"

/* One of them, while they are sorted. */
typedef struct entry {
    const char *text;
    double value;
    size_t count;
} entry;

static int by_text(const void *a, const void *b) {
    return strcmp(((const entry *)a)->text, ((const entry *)b)->text);
}

static int by_number(const void *a, const void *b) {
    double x = ((const entry *)a)->value, y = ((const entry *)b)->value;
    return (x > y) - (x < y);
}

/* Lists what is to be kept of the levels; returns how many that is. */
static size_t gather(entry *entries, const bp_profile *profile,
                     const bp_missing *missing, char decimal, bool by_value) {
    size_t n = 0;
    for (size_t i = 0; i < profile->levels.count; i++) {
        const bp_level *level = &profile->levels.items[i];
        entry found = {.text = level->text, .count = level->count};
        bool is_number =
            bp_num_parse(found.text, decimal, &found.value) == BP_NUM_OK;
        if (by_value ? !is_number || bp_number_is_missing(missing, found.value)
                     : bp_cell_is_missing(found.text, missing, false))
            continue;
        if (found.value == 0)
            found.value = 0; /* not -0 */
        entries[n++] = found;
    }
    return n;
}

bp_status bp_profile_levels(bp_level_list *list, const bp_profile *profile,
                            const bp_missing *missing, char decimal,
                            bool by_value, bp_error *err) {
    *list = (bp_level_list){0};
    entry *entries = bp_alloc(profile->levels.count, sizeof *entries, err);
    list->counts = bp_alloc(profile->levels.count, sizeof(size_t), err);
    bp_status status = entries && list->counts ? BP_OK : BP_ESYSTEM;
    size_t n = 0;
    if (!status) {
        n = gather(entries, profile, missing, decimal, by_value);
        qsort(entries, n, sizeof *entries, by_value ? by_number : by_text);
    }
    for (size_t i = 0; !status && i < n; i++) {
        char text[BP_NUM_TEXT];
        bool again =
            by_value && i > 0 && entries[i].value == entries[i - 1].value;
        if (!again)
            status = bp_strings_add(
                &list->texts,
                by_value ? bp_num_from_double(entries[i].value, text)
                         : entries[i].text,
                err);
        if (!status)
            list->counts[list->texts.count - 1] += entries[i].count;
    }
    free(entries);
    if (status)
        bp_level_list_free(list);
    return status;
}

void bp_level_list_free(bp_level_list *list) {
    bp_strings_free(&list->texts);
    free(list->counts);
    *list = (bp_level_list){0};
}
