/* json_helper.h - what the tests of JSON share. */
#ifndef BP_TEST_JSON_HELPER_H
#define BP_TEST_JSON_HELPER_H

#include "bp/json.h"

#include <cjson/cJSON.h>
#include <float.h>
#include <math.h>

#include "helper.h"

/* Parses what must be a document; the caller frees it. */
static inline bp_json parse(const char *text) {
    bp_json root;
    bp_error err;
    assert_ok(bp_json_parse(&root, "m.json", text, strlen(text), &err));
    return root;
}

static inline void refused_bytes(const char *text, size_t length,
                                 const char *sentence) {
    bp_json root;
    bp_error err;
    assert_fails(bp_json_parse(&root, "m.json", text, length, &err), BP_EMODEL,
                 sentence);
    bp_json_free(&root);
}

static inline void refused(const char *text, const char *sentence) {
    refused_bytes(text, strlen(text), sentence);
}

static inline void accepted(const char *text) {
    bp_json root = parse(text);
    assert_non_null(root.item);
    bp_json_free(&root);
    assert_null(root.item);
}

#endif
