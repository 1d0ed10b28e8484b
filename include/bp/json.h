/* json.h - JSON, read with suspicion and written with care; over cJSON.
 *
 * Reading goes from place to place in a parsed document. Each place knows the
 * way to it, so that every message can name it:
 *     model.json: layers[1].weights[2]: 7 numbers where the layer has 8 inputs
 * All failures of reading are BP_EMODEL.
 *
 * Writing builds a tree and prints it once. Numbers are written in their
 * shortest exact form (num.h), which cJSON's own printer doesn't manage.
 */
#ifndef BP_JSON_H
#define BP_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "bp/error.h"

struct cJSON;

/* A place in a document: a view, valid as long as the document and the places
 * above it. */
typedef struct bp_json {
    const struct cJSON *item;
    const struct bp_json *parent; /* NULL at the root */
    const char *key;              /* at the root, the file's name */
    size_t index;                 /* in an array, where key is NULL */
} bp_json;

/* Parses a whole document (as cJSON does, but with valid UTF-8, no trailing
 * garbage, no \u0000) into `root`, which the caller frees. `file` and `text`
 * must live as long as it does. */
bp_status bp_json_parse(bp_json *root, const char *file, const char *text,
                        size_t length, bp_error *err);
void bp_json_free(bp_json *root);

/* Fails with the place in front of the sentence; gives BP_EMODEL. */
#define bp_json_fail(at, err, ...)                                             \
    (bp_json_error((at), (err), __VA_ARGS__), (bp_status)BP_EMODEL)

/* What bp_json_fail does. */
void bp_json_error(const bp_json *at, bp_error *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fails when `at` is no object, or has a member that isn't in `keys` (ends with
 * NULL; NULL itself for any) or one twice. Takes the square of their number. */
bp_status bp_json_only(const bp_json *at, const char *const *keys,
                       bp_error *err);

/* The member `key` of the object `at`; it must be there. */
bp_status bp_json_member(const bp_json *at, const char *key, bp_json *member,
                         bp_error *err);

/* Members that must be there and be of a kind. Texts belong to the document;
 * numbers are finite and within min .. max, sizes are whole numbers; a choice
 * gives the place of the text in `names` (ends with NULL). */
bp_status bp_json_text(const bp_json *at, const char *key, const char **text,
                       bp_error *err);
bp_status bp_json_number(const bp_json *at, const char *key, double min,
                         double max, double *number, bp_error *err);
bp_status bp_json_size(const bp_json *at, const char *key, size_t min,
                       size_t max, size_t *size, bp_error *err);
bp_status bp_json_bool(const bp_json *at, const char *key, bool *value,
                       bp_error *err);
bp_status bp_json_choice(const bp_json *at, const char *key,
                         const char *const *names, size_t *choice,
                         bp_error *err);
bp_status bp_json_array(const bp_json *at, const char *key, bp_json *array,
                        size_t *count, bp_error *err);
bp_status bp_json_object(const bp_json *at, const char *key, bp_json *object,
                         bp_error *err);

/* Walks an array or an object: start with a zeroed `*element`. */
bool bp_json_next(const bp_json *container, bp_json *element);

/* The text, or the finite number, or the whole number within min .. max, at a
 * place itself. The other way to see what
 * is there: is it a text? an array? */
bp_status bp_json_as_text(const bp_json *at, const char **text, bp_error *err);
bp_status bp_json_as_number(const bp_json *at, double *number, bp_error *err);
bp_status bp_json_as_size(const bp_json *at, size_t min, size_t max,
                          size_t *size, bp_error *err);
bool bp_json_is_text(const bp_json *at);
bool bp_json_is_array(const bp_json *at);
size_t bp_json_count(const bp_json *at);

/* Writing. All take memory's running out in silence: print then returns NULL.
 * An object or array that is added belongs to what it was added to. */
typedef struct bp_json_out {
    struct cJSON *tree;
    bool failed;
} bp_json_out;

void bp_json_out_init(bp_json_out *out); /* the tree is an empty object */
void bp_json_out_free(bp_json_out *out);

struct cJSON *bp_json_new_object(bp_json_out *out);
struct cJSON *bp_json_new_array(bp_json_out *out);

/* `key` is NULL when `to` is an array. */
void bp_json_add(bp_json_out *out, struct cJSON *to, const char *key,
                 struct cJSON *item);
void bp_json_add_text(bp_json_out *out, struct cJSON *to, const char *key,
                      const char *text);
void bp_json_add_bool(bp_json_out *out, struct cJSON *to, const char *key,
                      bool value);
void bp_json_add_number(bp_json_out *out, struct cJSON *to, const char *key,
                        double number);
void bp_json_add_size(bp_json_out *out, struct cJSON *to, const char *key,
                      size_t size);

/* Adds JSON text as it is. */
void bp_json_add_raw(bp_json_out *out, struct cJSON *to, const char *key,
                     const char *json);

/* Adds an array whose elements stand on a line each, `depth` tabs deep; takes
 * `array` over. */
void bp_json_add_lines(bp_json_out *out, struct cJSON *to, const char *key,
                       struct cJSON *array, int depth);

/* The tree as text with a final newline, which the caller frees; NULL when
 * memory ran out on the way. */
char *bp_json_print(const bp_json_out *out);

#endif
