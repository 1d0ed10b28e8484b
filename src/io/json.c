/* json.c - JSON, read with suspicion and written with care; over cJSON. */
#include "bp/json.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bp/num.h"
#include "bp/text.h"

/* Writes the way to `at` behind the file's name: ": layers[1].weights[2]". */
static void write_path(const bp_json *at, char *path, size_t size) {
    if (!at->parent) {
        path[0] = '\0';
        return;
    }
    write_path(at->parent, path, size);
    size_t length = strlen(path);
    char clip[BP_CLIP];
    if (!at->key)
        snprintf(path + length, size - length, "[%zu]", at->index);
    else
        snprintf(path + length, size - length, "%s%s",
                 at->parent->parent ? "." : ": ", bp_clip(at->key, clip));
}

void bp_json_error(const bp_json *at, bp_error *err, const char *format, ...) {
    char path[256], sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    write_path(at, path, sizeof path);
    while (at->parent)
        at = at->parent;
    bp_error_write(err, BP_EMODEL, "%s%s: %s", at->key, path, sentence);
}

static size_t line_of(const char *text, const char *end) {
    size_t line = 1;
    for (; text < end; text++)
        line += *text == '\n';
    return line;
}

static bool is_escaped(const char *text, const char *backslash) {
    const char *first = backslash;
    while (first > text && first[-1] == '\\')
        first--;
    return (backslash - first) % 2 != 0;
}

/* The first \u that cJSON would get wrong: it cuts a text at \u0000 without a
 * word, and takes \uzzzz for that. */
static const char *find_bad_escape(const char *text) {
    for (const char *at = text; (at = strstr(at, "\\u")); at += 2)
        if (!is_escaped(text, at) &&
            (strspn(at + 2, "0123456789abcdefABCDEF") < 4 ||
             strncmp(at + 2, "0000", 4) == 0))
            return at;
    return NULL;
}

bp_status bp_json_parse(bp_json *root, const char *file, const char *text,
                        size_t length, bp_error *err) {
    *root = (bp_json){.key = file};
    if (length == 0)
        return bp_fail(err, BP_EMODEL, "%s: empty: not a bp model", file);
    const char *nul = memchr(text, '\0', length);
    if (nul)
        return bp_fail(err, BP_EMODEL, "%s:%zu: a NUL byte: not a bp model",
                       file, line_of(text, nul));
    if (!bp_text_is_utf8(text, length))
        return bp_fail(err, BP_EMODEL, "%s: not UTF-8 text: not a bp model",
                       file);
    const char *end = find_bad_escape(text);
    if (end)
        return bp_fail(err, BP_EMODEL, "%s:%zu: \\u%.*s in a text", file,
                       line_of(text, end), (int)strnlen(end + 2, 4), end + 2);
    errno = 0;
    root->item = cJSON_ParseWithLengthOpts(text, length + 1, &end, 1);
    if (root->item)
        return BP_OK;
    if (errno == ENOMEM) /* of this cJSON says nothing */
        return bp_fail(err, BP_ESYSTEM, "%s: out of memory reading it", file);
    return bp_fail(err, BP_EMODEL,
                   "%s:%zu: not valid JSON; is the file cut short, or not a bp "
                   "model?",
                   file, line_of(text, end));
}

void bp_json_free(bp_json *root) {
    cJSON_Delete((cJSON *)root->item);
    *root = (bp_json){0};
}

static const char *kind_of(const bp_json *at) {
    if (cJSON_IsObject(at->item))
        return "an object";
    if (cJSON_IsArray(at->item))
        return "an array";
    if (cJSON_IsString(at->item))
        return "a text";
    if (cJSON_IsNumber(at->item))
        return "a number";
    return cJSON_IsBool(at->item) ? "true or false" : "null";
}

static bp_status not_a(const bp_json *at, const char *kind, bp_error *err) {
    return bp_json_fail(at, err, "%s where %s must be", kind_of(at), kind);
}

bp_status bp_json_only(const bp_json *at, const char *const *keys,
                       bp_error *err) {
    if (!cJSON_IsObject(at->item))
        return not_a(at, "an object", err);
    bp_json member = {0};
    while (bp_json_next(at, &member)) {
        size_t i = 0;
        while (keys && keys[i] && strcmp(keys[i], member.key) != 0)
            i++;
        if (keys && !keys[i])
            return bp_json_fail(&member, err,
                                "not a member this version of bp knows");
        if (cJSON_GetObjectItemCaseSensitive(at->item, member.key) !=
            member.item)
            return bp_json_fail(&member, err, "stands twice");
    }
    return BP_OK;
}

bp_status bp_json_member(const bp_json *at, const char *key, bp_json *member,
                         bp_error *err) {
    if (!cJSON_IsObject(at->item))
        return not_a(at, "an object", err);
    *member = (bp_json){.item = cJSON_GetObjectItemCaseSensitive(at->item, key),
                        .parent = at,
                        .key = key};
    if (!member->item)
        return bp_json_fail(at, err, "\"%s\" is missing", key);
    return BP_OK;
}

bp_status bp_json_as_text(const bp_json *at, const char **text, bp_error *err) {
    if (!cJSON_IsString(at->item))
        return not_a(at, "a text", err);
    *text = at->item->valuestring;
    return BP_OK;
}

bp_status bp_json_as_number(const bp_json *at, double *number, bp_error *err) {
    if (!cJSON_IsNumber(at->item))
        return not_a(at, "a number", err);
    if (!isfinite(at->item->valuedouble))
        return bp_json_fail(at, err, "a number beyond all bounds");
    *number = at->item->valuedouble;
    return BP_OK;
}

bp_status bp_json_text(const bp_json *at, const char *key, const char **text,
                       bp_error *err) {
    bp_json member;
    bp_status status = bp_json_member(at, key, &member, err);
    return status ? status : bp_json_as_text(&member, text, err);
}

static bp_status check_range(const bp_json *at, double number, double min,
                             double max, bp_error *err) {
    if (number >= min && number <= max)
        return BP_OK;
    return bp_json_fail(at, err, "%.16g, which is not within %.16g and %.16g",
                        number, min, max);
}

bp_status bp_json_number(const bp_json *at, const char *key, double min,
                         double max, double *number, bp_error *err) {
    bp_json member;
    bp_status status = bp_json_member(at, key, &member, err);
    if (!status)
        status = bp_json_as_number(&member, number, err);
    return status ? status : check_range(&member, *number, min, max, err);
}

bp_status bp_json_as_size(const bp_json *at, size_t min, size_t max,
                          size_t *size, bp_error *err) {
    double number;
    bp_status status = bp_json_as_number(at, &number, err);
    if (!status)
        status = check_range(at, number, (double)min, (double)max, err);
    if (status)
        return status;
    *size = (size_t)number;
    return (double)*size == number
               ? BP_OK
               : bp_json_fail(at, err, "%g is not a whole number", number);
}

bp_status bp_json_size(const bp_json *at, const char *key, size_t min,
                       size_t max, size_t *size, bp_error *err) {
    bp_json member;
    bp_status status = bp_json_member(at, key, &member, err);
    return status ? status : bp_json_as_size(&member, min, max, size, err);
}

bp_status bp_json_bool(const bp_json *at, const char *key, bool *value,
                       bp_error *err) {
    bp_json member;
    bp_status status = bp_json_member(at, key, &member, err);
    if (!status && !cJSON_IsBool(member.item))
        status = not_a(&member, "true or false", err);
    if (!status)
        *value = cJSON_IsTrue(member.item);
    return status;
}

bp_status bp_json_choice(const bp_json *at, const char *key,
                         const char *const *names, size_t *choice,
                         bp_error *err) {
    const char *text = NULL;
    bp_status status = bp_json_text(at, key, &text, err);
    if (status)
        return status;
    for (*choice = 0; names[*choice]; ++*choice)
        if (strcmp(names[*choice], text) == 0)
            return BP_OK;
    bp_json member = {.parent = at, .key = key};
    char clip[BP_CLIP];
    return bp_json_fail(&member, err, "'%s' is unknown to this version of bp",
                        bp_clip(text, clip));
}

bp_status bp_json_array(const bp_json *at, const char *key, bp_json *array,
                        size_t *count, bp_error *err) {
    bp_status status = bp_json_member(at, key, array, err);
    if (!status && !cJSON_IsArray(array->item))
        status = not_a(array, "an array", err);
    if (!status)
        *count = bp_json_count(array);
    return status;
}

bp_status bp_json_object(const bp_json *at, const char *key, bp_json *object,
                         bp_error *err) {
    bp_status status = bp_json_member(at, key, object, err);
    if (!status && !cJSON_IsObject(object->item))
        status = not_a(object, "an object", err);
    return status;
}

bool bp_json_next(const bp_json *container, bp_json *element) {
    const cJSON *next =
        element->item ? element->item->next : container->item->child;
    size_t index = element->item ? element->index + 1 : 0;
    if (!next)
        return false;
    *element = (bp_json){next, container, next->string, index};
    return true;
}

bool bp_json_is_text(const bp_json *at) {
    return cJSON_IsString(at->item);
}

bool bp_json_is_array(const bp_json *at) {
    return cJSON_IsArray(at->item);
}

size_t bp_json_count(const bp_json *at) {
    size_t count = 0;
    for (const cJSON *item = at->item->child; item; item = item->next)
        count++;
    return count;
}

static cJSON *check(bp_json_out *out, cJSON *item) {
    out->failed = out->failed || !item;
    return item;
}

void bp_json_out_init(bp_json_out *out) {
    *out = (bp_json_out){0};
    out->tree = check(out, cJSON_CreateObject());
}

void bp_json_out_free(bp_json_out *out) {
    cJSON_Delete(out->tree);
    *out = (bp_json_out){0};
}

cJSON *bp_json_new_object(bp_json_out *out) {
    return check(out, cJSON_CreateObject());
}

cJSON *bp_json_new_array(bp_json_out *out) {
    return check(out, cJSON_CreateArray());
}

void bp_json_add(bp_json_out *out, cJSON *to, const char *key, cJSON *item) {
    bool added = item && (key ? cJSON_AddItemToObject(to, key, item)
                              : cJSON_AddItemToArray(to, item));
    if (!added) {
        cJSON_Delete(item);
        out->failed = true;
    }
}

void bp_json_add_text(bp_json_out *out, cJSON *to, const char *key,
                      const char *text) {
    bp_json_add(out, to, key, cJSON_CreateString(text));
}

void bp_json_add_bool(bp_json_out *out, cJSON *to, const char *key,
                      bool value) {
    bp_json_add(out, to, key, cJSON_CreateBool(value));
}

void bp_json_add_raw(bp_json_out *out, cJSON *to, const char *key,
                     const char *json) {
    bp_json_add(out, to, key, cJSON_CreateRaw(json));
}

void bp_json_add_number(bp_json_out *out, cJSON *to, const char *key,
                        double number) {
    char text[BP_NUM_TEXT];
    bp_json_add_raw(out, to, key, bp_num_from_double(number, text));
}

void bp_json_add_size(bp_json_out *out, cJSON *to, const char *key,
                      size_t size) {
    char text[BP_NUM_TEXT];
    snprintf(text, sizeof text, "%zu", size);
    bp_json_add_raw(out, to, key, text);
}

void bp_json_add_lines(bp_json_out *out, cJSON *to, const char *key,
                       cJSON *array, int depth) {
    char *text = NULL;
    size_t length;
    FILE *lines = open_memstream(&text, &length);
    out->failed = out->failed || !lines;
    if (lines) {
        const char *between = "[";
        const cJSON *item;
        cJSON_ArrayForEach(item, array) {
            char *line = cJSON_PrintUnformatted(item);
            out->failed = out->failed || !line;
            fprintf(lines, "%s\n%.*s%s", between, depth + 1, "\t\t\t\t\t\t\t\t",
                    line ? line : "");
            cJSON_free(line);
            between = ",";
        }
        if (cJSON_GetArraySize(array) == 0)
            fputs("[]", lines);
        else
            fprintf(lines, "\n%.*s]", depth, "\t\t\t\t\t\t\t\t");
        out->failed = fclose(lines) != 0 || out->failed;
    }
    if (text)
        bp_json_add_raw(out, to, key, text);
    free(text);
    cJSON_Delete(array);
}

char *bp_json_print(const bp_json_out *out) {
    char *printed = out->failed ? NULL : cJSON_Print(out->tree);
    if (!printed)
        return NULL;
    size_t length = strlen(printed);
    char *text = realloc(printed, length + 2);
    if (!text) {
        cJSON_free(printed);
        return NULL;
    }
    memcpy(text + length, "\n", 2);
    return text;
}
