/* set.c - setting an option's value from text. */
#include "option/set.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"

/* A sentence about one option's value. */
static bp_status refuse(const command *cmd, const option_spec *spec,
                        const char *text, const char *what, bp_error *err) {
    char clip[BP_CLIP];
    return bp_fail(err, BP_EUSAGE, "%s: --%s '%s': %s", cmd->name, spec->name,
                   bp_clip(text, clip), what);
}

static bp_status set_number(const command *cmd, const option_spec *spec,
                            const char *text, double *number, bp_error *err) {
    char range[128];
    bool whole = spec->type != OPTION_REAL && spec->type != OPTION_REALS;
    if (bp_num_parse(text, '.', number) == BP_NUM_OK && *number >= spec->min &&
        *number <= spec->max && (!whole || *number == floor(*number)))
        return BP_OK;
    snprintf(range, sizeof range, "must be a %snumber from %.16g to %.16g",
             whole ? "whole " : "", spec->min, spec->max);
    return refuse(cmd, spec, text, range, err);
}

static bp_status set_choice(const command *cmd, const option_spec *spec,
                            const char *text, size_t *choice, bp_error *err) {
    char what[256] = "must be one of: ", clip[BP_CLIP];
    for (*choice = 0; spec->choices[*choice]; ++*choice)
        if (strcmp(spec->choices[*choice], text) == 0)
            return BP_OK;
    const char *nearest = bp_text_nearest(text, spec->choices);
    if (nearest)
        return bp_fail(err, BP_EUSAGE, "%s: --%s '%s': is it '%s'?", cmd->name,
                       spec->name, bp_clip(text, clip), nearest);
    for (size_t i = 0; spec->choices[i]; i++) {
        size_t length = strlen(what);
        snprintf(what + length, sizeof what - length, "%s%s", i ? ", " : "",
                 spec->choices[i]);
    }
    return refuse(cmd, spec, text, what, err);
}

bool option_seconds(const char *text, double *seconds) {
    static const char units[] = "smhd";
    static const double lengths[] = {1, 60, 3600, 86400};
    char digits[32];
    size_t length = strlen(text);
    const char *unit = length ? strchr(units, text[length - 1]) : NULL;
    if (!unit || length >= sizeof digits)
        return false;
    snprintf(digits, sizeof digits, "%.*s", (int)(length - 1), text);
    if (bp_num_parse(digits, '.', seconds) != BP_NUM_OK || *seconds < 0)
        return false;
    *seconds *= lengths[unit - units];
    return true;
}

static bp_status set_seconds(const command *cmd, const option_spec *spec,
                             const char *text, double *value, bp_error *err) {
    if (option_seconds(text, value) && *value > 0 && *value <= spec->max)
        return BP_OK;
    return refuse(cmd, spec, text,
                  "must be a number with s, m, h or d behind it, as 30s or 10m",
                  err);
}

static bp_status set_reals(const command *cmd, const option_spec *spec,
                           const char *text, option_reals *list,
                           bp_error *err) {
    list->count = 0;
    for (const char *item = text;; item++) {
        size_t length = strcspn(item, ",");
        char word[64];
        if (length >= sizeof word || list->count == OPTION_LIST_MAX)
            return refuse(cmd, spec, text, "is too long", err);
        snprintf(word, sizeof word, "%.*s", (int)length, item);
        bp_status status =
            set_number(cmd, spec, word, &list->items[list->count++], err);
        item += length;
        if (status || *item == '\0')
            return status;
    }
}

/* Items parted by commas, each set as a single value of its kind is. */
static bp_status set_list(const command *cmd, const option_spec *spec,
                          const char *text, option_list *list, bp_error *err) {
    list->count = 0;
    for (const char *item = text;; item++) {
        size_t length = strcspn(item, ",");
        char word[64];
        if (length >= sizeof word || list->count == OPTION_LIST_MAX)
            return refuse(cmd, spec, text, "is too long", err);
        memcpy(word, item, length);
        word[length] = '\0';
        double number = 0;
        size_t *place = &list->items[list->count++];
        bp_status status = spec->type == OPTION_SIZES
                               ? set_number(cmd, spec, word, &number, err)
                               : set_choice(cmd, spec, word, place, err);
        if (status)
            return status;
        if (spec->type == OPTION_SIZES)
            *place = (size_t)number;
        item += length;
        if (*item == '\0')
            return BP_OK;
    }
}

/* What a character may be; words stand for what a shell makes hard to type. */
static const char *wanted_char(const option_spec *spec) {
    return strcmp(spec->name, "decimal") == 0 ? "must be a point or a comma"
           : strcmp(spec->name, "delimiter") == 0
               ? "must be one ASCII character, or the word tab or blanks"
               : "must be one ASCII character";
}

static bp_status set_char(const command *cmd, const option_spec *spec,
                          const char *text, char *value, bp_error *err) {
    bool tab = strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0;
    bool blanks = strcmp(text, "blanks") == 0;
    if (!tab && !blanks &&
        (strlen(text) != 1 || strchr("\"\r\n", *text) ||
         (unsigned char)*text > 0x7f))
        return refuse(cmd, spec, text, wanted_char(spec), err);
    *value = (char)(tab ? '\t' : blanks ? ' ' : *text);
    return BP_OK;
}

/* `512M`: a number, and how many bytes one of it is. */
static bp_status set_bytes(const command *cmd, const option_spec *spec,
                           const char *text, size_t *value, bp_error *err) {
    static const char units[] = "KMGT";
    char digits[32];
    size_t length = strlen(text);
    const char *unit = length ? strchr(units, text[length - 1]) : NULL;
    snprintf(digits, sizeof digits, "%.*s", (int)(length - (unit != NULL)),
             length < sizeof digits ? text : "");
    double number, factor = 1;
    for (const char *u = units; unit && u <= unit; u++)
        factor *= 1024;
    if (bp_num_parse(digits, '.', &number) != BP_NUM_OK ||
        number * factor < spec->min || number * factor > spec->max)
        return refuse(cmd, spec, text,
                      "must be a number of bytes, with K, M, G or T behind it "
                      "for more (512M), and 1M at least",
                      err);
    *value = (size_t)(number * factor);
    return BP_OK;
}

bp_status option_set(const command *cmd, const option_spec *spec,
                     const char *text, void *values, bp_error *err) {
    void *value = (char *)values + spec->offset;
    double number;
    bp_status status = BP_OK;
    switch (spec->type) {
    case OPTION_FLAG: *(bool *)value = true; break;
    case OPTION_TEXT: *(const char **)value = text; break;
    case OPTION_CHAR: return set_char(cmd, spec, text, value, err);
    case OPTION_SIZE:
        status = set_number(cmd, spec, text, &number, err);
        if (!status)
            *(size_t *)value = (size_t)number;
        break;
    case OPTION_BYTES: return set_bytes(cmd, spec, text, value, err);
    case OPTION_REAL: return set_number(cmd, spec, text, value, err);
    case OPTION_SECONDS: return set_seconds(cmd, spec, text, value, err);
    case OPTION_REALS: return set_reals(cmd, spec, text, value, err);
    case OPTION_CHOICE: return set_choice(cmd, spec, text, value, err);
    case OPTION_SIZES:
    case OPTION_CHOICES: return set_list(cmd, spec, text, value, err);
    }
    return status;
}
